/*
 * plain - plain wire copy into paragraphs, whatever its line ends mean.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "plain.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A bar stands between the paragraphs that are to be found. */
static const struct { const char *what, *text, *blocks; } cases[] = {
	{ "nothing", "", "" },
	{ "blanks only", " \n\n \t \n", "" },
	{ "one line", "Air naik.", "Air naik." },
	{ "line end behind", "Air naik.\n", "Air naik." },
	{ "an empty line", "Air naik.\n\nSawah kering.",
	    "Air naik. | Sawah kering." },
	{ "many empty lines", "\n\nAir naik.\n\n\n\nSawah kering.\n\n",
	    "Air naik. | Sawah kering." },
	{ "a line of blanks is empty", "Air naik.\n \t\nSawah kering.",
	    "Air naik. | Sawah kering." },
	{ "blanks at both ends", "  Air naik.  \n\n\tSawah kering.\u00A0",
	    "Air naik. | Sawah kering." },
	{ "single line ends part too", "Air naik.\nSawah kering.\nHujan.",
	    "Air naik. | Sawah kering. | Hujan." },
	{ "wrapped by hand",
	    "The ferry leaves the old harbour every morning at six and comes\n"
	    "back before the rain; nobody in the village has ever seen it be\n"
	    "late.\n\nNow it is.",
	    "The ferry leaves the old harbour every morning at six and comes\n"
	    "back before the rain; nobody in the village has ever seen it be\n"
	    "late. | Now it is." },
	{ "a linked name on a line of its own",
	    "The head of the harbour, who has worked there for years, told\n"
	    "The Island Courier\nthat the ferry would leave later.",
	    "The head of the harbour, who has worked there for years, told\n"
	    "The Island Courier\nthat the ferry would leave later." },
	{ "a line that goes on in small letters", "The ferry\nleaves at noon.",
	    "The ferry\nleaves at noon." },
	{ "a comma on the next line", "The ferry of Rosa Villanueva\n, leaves.",
	    "The ferry of Rosa Villanueva\n, leaves." },
	{ "a full stop ends the line", "The ferry leaves.\nand comes back.",
	    "The ferry leaves. | and comes back." },
	{ "Thai lines", "น้ำขึ้น\nนาแล้ง", "น้ำขึ้น | นาแล้ง" },
};

static void
cuts_paragraphs(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct parse p;
		const struct kutip_block *b;
		uint32_t n;

		parse_text(&p, NULL, cases[i].text, PARSE_SOURCE);
		b = reading_blocks(&p.r, &n);
		for (uint32_t k = 0; k < n; k++)
			parse_add_span(&p, b[k].span);
		if (strcmp(parse_line(&p), cases[i].blocks) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
	}
}

/* One empty line between blocks, none at the ends, and all are paragraphs. */
static void
joins_blocks(void **state)
{
	struct parse p;
	const struct kutip_block *b;
	uint32_t n;

	(void)state;
	parse_text(&p, NULL, "\n\n Air \n\n\n\nSawah\n\nHujan\n", PARSE_SOURCE);
	assert_true(text_equal_c(p.r.text, "Air\n\nSawah\n\nHujan"));
	b = reading_blocks(&p.r, &n);
	assert_int_equal(n, 3);
	assert_true(p.r.draft.guessed);
	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(b[i].kind, KUTIP_PARAGRAPH);
		assert_int_equal(b[i].section, KUTIP_NONE);
	}
	assert_int_equal(p.r.draft.diagnostics.n, 0);
	parse_end(&p);
}

/* What drives a terminal is no part of an article. */
static void
leaves_out_control_characters(void **state)
{
	struct parse p;

	(void)state;
	parse_text(&p, NULL, "Air\x1B[31m naik\tlagi\x07.\n\nX\u202EY", PARSE_SOURCE);
	assert_true(text_equal_c(p.r.text, "Air[31m naik lagi.\n\nXY"));
	assert_true(p.r.draft.diagnostics.n >= 1);
	parse_end(&p);
	parse_text(&p, NULL, "\x07\n\n\x1B\n\nAir", PARSE_SOURCE);
	assert_true(text_equal_c(p.r.text, "Air"));
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_paragraphs),
		cmocka_unit_test(joins_blocks),
		cmocka_unit_test(leaves_out_control_characters),
	};

	return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}

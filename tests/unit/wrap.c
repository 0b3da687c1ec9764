/*
 * wrap - where a line may end, against ICU's own breaks; lines by table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "galley.h"
#include "text.h"
#include "unicode.h"
#include "wrap.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- breaks ----------------------------------------------------------- */

static const char *const atoms[] = {
	/* what the table of wrap.c knows */
	"a", "B", "kata", "7", "12", "3.500", " ", " ", " ", "  ", "\n", ".",
	",", ":", ";", "?", "!", "\"", "'", "(", ")", "-", "“", "”", "‘", "’",
	"é", "ế", "e\xCC\x82\xCC\x81",
	/* and what it leaves to ICU */
	"/", "%", "$", "—", "–", "…", "[", "]", "{", "}", "\xC2\xA0", "\xC2\xAD",
	"\xE2\x80\x8B", "การ", "中", "\t", "&", "@", "#", "*", "|", "+",
	"\xCC\x81", "\xCD\x8F", "«", "»", "\xE3\x80\x80", "，", "។", "×",
};
#define SIMPLE_ATOMS 29

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* Text put together by chance breaks where ICU says, and nowhere else. */
static void
breaks_are_icus(void **state)
{
	struct breaker *b = breaker_new(BREAK_LINE, "");
	struct wrap w = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf text = { 0 };
		struct run r;
		uint32_t end = 0;
		size_t choice = round % 2 ? SIMPLE_ATOMS : LEN(atoms);

		for (uint32_t n = 1 + next_random(&seed) % 40; n > 0; n--)
			buf_puts(&text, atoms[next_random(&seed) % choice]);
		wrap_set(&w, buf_as_str(&text), "");
		breaker_set(b, buf_as_str(&text));
		while (wrap_next(&w, &r)) {
			uint32_t icu = breaker_next(b);

			if (r.start != end || r.end != (icu == KUTIP_NONE ?
			    (uint32_t)text.len : icu))
				fail_msg("\"%s\": byte %u, ICU says %u", text.ptr,
				    r.end, icu);
			end = r.end;
		}
		assert_int_equal(end, text.len);
		buf_free(&text);
	}
	wrap_free(&w);
	breaker_free(b);
}

/* ---- lines by table --------------------------------------------------- */

static const struct {
	const char *what, *text;
	uint32_t width;
	const char *lines;		/* each with "|", a cut one with "~" */
	bool soft_ends;
} tables[] = {
	{ "fits", "kata dia", 8, "kata dia|", false },
	{ "one short", "kata dia", 7, "kata|dia|", false },
	{ "blanks at the end hang", "kata      dia", 5, "kata|dia|", false },
	{ "hyphen", "negara-negara", 8, "negara-|negara|", false },
	{ "long word", "pertanggungjawaban", 5, "perta~nggun~gjawa~ban|", false },
	{ "word behind a long one", "abcdefgh ij", 6, "abcdef~gh ij|", false },
	{ "long one behind a word", "ij abcdefgh", 6, "ij|abcdef~gh|", false },
	{ "quote stays with its word", "ia “Untuk” itu", 9, "ia|“Untuk”|itu|", false },
	{ "line ends", "a\n\nb\n", 9, "a||b|", false },
	{ "line ends of a wire", "kata\ndia di\nsini", 9, "kata\ndia|di\nsini|",
	    true },
	{ "indent is kept", "  a b", 9, "  a b|", false },
	{ "blanks wider than the line", "a         b", 3, "a|b|", false },
	{ "only blanks", "   ", 2, "|", false },
	{ "nothing", "", 9, "|", false },
	{ "wide", "东盟外长", 5, "东盟|外长|", false },
	{ "wider than the line", "东盟", 1, "东|盟|", false },
	{ "soft hyphen", "kerja\xC2\xADsama", 6, "kerja\xC2\xAD-|sama|", false },
	{ "soft hyphen has no room", "kerja\xC2\xADsama", 5, "kerja\xC2\xAD|sama|", false },
	{ "soft hyphen is not needed", "kerja\xC2\xADsama", 9,
	    "kerja\xC2\xADsama|", false },
	{ "no-break space", "5 juta\xC2\xA0" "orang", 8, "5|juta\xC2\xA0" "ora~ng|", false },
};

static void
lines_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(tables); i++) {
		struct kutip_str text = text_of(tables[i].text);
		struct galley l = { 0 };
		struct buf out = { 0 };

		galley_fill(&l, text, (struct kutip_span){ 0, text.len },
		    tables[i].width, NULL, tables[i].soft_ends);
		for (uint32_t n = 0; n < l.n; n++) {
			buf_str(&out, text_slice(text, l.line[n].span));
			buf_puts(&out, l.line[n].flags & LINE_HYPHEN ? "-" : "");
			buf_puts(&out, l.line[n].flags & LINE_CUT ? "~" : "|");
		}
		if (strcmp(out.ptr, tables[i].lines) != 0)
			fail_msg("%s: %s", tables[i].what, out.ptr);
		buf_free(&out);
		galley_free(&l);
	}
}

/* A span in the middle: spans of the lines are those of the whole text. */
static void
lines_of_a_span(void **state)
{
	struct galley l = { 0 };

	(void)state;
	galley_fill(&l, STR("kata dia di Jakarta"), (struct kutip_span){ 5, 11 },
	    4, NULL, true);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.line[0].span.start, 5);
	assert_int_equal(l.line[1].span.end, 11);
	galley_free(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_are_icus),
		cmocka_unit_test(lines_by_table),
		cmocka_unit_test(lines_of_a_span),
	};

	return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}

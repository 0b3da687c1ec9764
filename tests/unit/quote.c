/*
 * quote - quotation marks, paired: what stands between two of them, whatever
 * it is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "quote.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The words of the runs; behind them ' a single mark, > goes on, < continues,
 * ! never closed. */
static void
list_runs(struct parse *p)
{
	const struct run *run = p->r.runs.rows;

	for (uint32_t i = 0; i < p->r.runs.n; i++) {
		parse_add_span(p, run[i].words);
		if (run[i].flags & RUN_SINGLE)
			buf_puts(&p->out, " '");
		if (run[i].flags & RUN_CONTINUES)
			buf_puts(&p->out, " <");
		if (run[i].flags & RUN_GOES_ON)
			buf_puts(&p->out, " >");
		else if (run[i].flags & RUN_UNCLOSED)
			buf_puts(&p->out, " !");
	}
}

/* Each text stands behind a title, as a body does. */
static const struct { const char *what, *lang, *text, *runs; } cases[] = {
	{ "none", "id", "Air naik, kata Wulan.", "" },
	{ "straight", "id", "\"Air naik,\" kata Wulan.", "Air naik," },
	{ "curly", "en", "“It holds,” said Mei.", "It holds," },
	{ "angle", "km", "លោកថា៖ «ទឹកឡើង»។", "ទឹកឡើង" },
	{ "corner", "zh", "她说：「河水上涨。」", "河水上涨。" },
	{ "low and high", "en", "„It holds,” said Mei.", "It holds," },
	{ "two in a sentence", "en", "“It holds,” said Mei, “for now.”",
	    "It holds, | for now." },
	{ "the closing mark at both ends", "id", "”Air naik,” kata Wulan.",
	    "Air naik," },
	{ "both ends, twice", "id", "”Air naik,” kata Wulan. ”Sawah kering.”",
	    "Air naik, | Sawah kering." },
	{ "straight and curly mixed", "id", "\"Air naik,” kata Wulan.",
	    "Air naik," },
	{ "mixed the other way", "id", "“Air naik,\" kata Wulan.", "Air naik," },
	{ "single", "id", "Rapat bertema 'Air Bersih' itu", "Air Bersih '" },
	{ "single, curly", "en", "a theme, ‘Clean Water’, was", "Clean Water '" },
	{ "an apostrophe is no mark", "en", "The harbour's wall isn't dry.", "" },
	{ "an elision opens no run", "tl", "\"'Yung ilog ay mataas,\" sabi ni "
	    "Lito.", "'Yung ilog ay mataas," },
	{ "an apostrophe at a word's end", "en", "The fishers' boats, all "
	    "the boats, left.", "" },
	{ "two apostrophes are one mark", "id", "''Air naik,'' kata Wulan.",
	    "Air naik," },
	{ "two single marks are one", "my", "‘‘ရေတက်သည်’’ ဟု ပြောသည်။",
	    "ရေတက်သည်" },
	{ "single in double", "en", "“We call it ‘the wall’ here,” said Mei.",
	    "We call it ‘the wall’ here," },
	{ "straight in straight", "id", "\"Kami sebut \"tembok\" saja,\" kata "
	    "Wulan.", "Kami sebut \"tembok\" saja," },
	{ "a blank was lost", "id", "\"Air naik,\"ucap Wulan.", "Air naik," },
	{ "behind a bracket", "en", "Mei (“the wall”) left.", "the wall" },
	{ "behind a dash", "en", "Mei said—“it holds”.", "it holds" },
	{ "nothing between", "en", "Mei said “” and left.", "" },
	{ "blanks inside", "en", "Mei said “ it holds ” there.", "it holds" },
	{ "each paragraph opens, the last closes", "en",
	    "“It holds.\n\n“It will hold.\n\n“It must,” said Mei.",
	    "It holds. > | It will hold. < > | It must, <" },
	{ "the same in straight marks", "ms",
	    "\"Air naik.\n\n\"Sawah kering,\" katanya.",
	    "Air naik. > | Sawah kering, <" },
	{ "the next paragraph closes only", "km",
	    "លោកថា៖ «ទឹកឡើង។\n\nស្រែស្ងួត» លោកបន្ត។",
	    "ទឹកឡើង។ > | ស្រែស្ងួត <" },
	{ "never closed", "en", "Mei said “it holds.\n\nNobody came.",
	    "it holds. !" },
	{ "the closing mark was forgotten", "en",
	    "“It holds. said Mei. “It must,” she said. “Ah.”",
	    "It holds. said Mei. ! | It must, | Ah." },
};

static void
pairs(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct buf text = { 0 };
		struct parse p;

		buf_printf(&text, "Berita\n\n%s", cases[i].text);
		parse_text(&p, cases[i].lang, text.ptr, PARSE_QUOTE);
		list_runs(&p);
		if (strcmp(parse_line(&p), cases[i].runs) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
		buf_free(&text);
	}
}

static void
spans_hold_the_marks(void **state)
{
	struct parse p;
	const struct run *run;

	(void)state;
	parse_text(&p, "en", "Berita\n\nMei said: “It holds.” She left.",
	    PARSE_QUOTE);
	run = p.r.runs.rows;
	assert_int_equal(p.r.runs.n, 1);
	assert_int_equal(run->block, 1);
	assert_true(text_equal_c(text_slice(p.r.text, run->span),
	    "“It holds.”"));
	assert_true(text_equal_c(text_slice(p.r.text, run->words),
	    "It holds."));
	parse_end(&p);
}

static void
says_what_is_never_closed(void **state)
{
	struct parse p;
	const struct kutip_diagnostic *odd;

	(void)state;
	parse_text(&p, "en", "Berita\n\nMei said “it holds.\n\nNobody came.",
	    PARSE_QUOTE);
	odd = p.r.draft.diagnostics.rows;
	assert_int_equal(p.r.draft.diagnostics.n, 1);
	assert_true(text_equal_c(text_slice(p.r.text, odd->span), "“"));
	parse_end(&p);
}

/* Titles and bylines have marks too, and nobody speaks in them. */
static void
looks_at_the_body_only(void **state)
{
	struct parse p;

	(void)state;
	parse_text(&p, "en", "“It holds”, says Mei\n\nThe wall by the river has "
	    "held for a whole week, and nobody came to see it.", PARSE_QUOTE);
	assert_int_equal(p.r.runs.n, 0);
	parse_end(&p);
}

/* A chain that is never closed is given up after LIMIT_QUOTE_PARAGRAPHS, and
 * rows stay sorted whatever the marks are. */
static void
survives_marks(void **state)
{
	static const char *const marks[] = {
		"\"", "“", "”", "«", "»", "'", "‘", "’", "「", "„",
	};
	uint32_t seed = 9;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct buf text = { 0 };
		struct parse p;
		const struct run *run;

		buf_puts(&text, "Berita\n\n");
		for (int i = 0; i < 40; i++) {
			seed = seed * 1664525u + 1013904223u;
			buf_puts(&text, seed >> 24 < 120 ?
			    marks[(seed >> 16) % LEN(marks)] :
			    seed >> 24 < 140 ? "\n\n" :
			    seed >> 24 < 190 ? " " : "air,");
		}
		parse_text(&p, "id", text.ptr, PARSE_QUOTE);
		run = p.r.runs.rows;
		for (uint32_t i = 0; i < p.r.runs.n; i++) {
			assert_true(run[i].span.start <= run[i].words.start);
			assert_true(run[i].words.start <= run[i].words.end);
			assert_true(run[i].words.end <= run[i].span.end);
			if (i > 0 && run[i - 1].span.end > run[i].span.start)
				fail_msg("runs overlap: %s", text.ptr);
		}
		parse_end(&p);
		buf_free(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs),
		cmocka_unit_test(spans_hold_the_marks),
		cmocka_unit_test(says_what_is_never_closed),
		cmocka_unit_test(looks_at_the_body_only),
		cmocka_unit_test(survives_marks),
	};

	return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}

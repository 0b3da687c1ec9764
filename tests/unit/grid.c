/*
 * grid - what a cluster looks like, how text falls into cells, clipping,
 * fitting, printing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grid.h"
#include "style.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- glyphs ----------------------------------------------------------- */

static const struct {
	const char *what;
	const char *text;
	const char *shown;		/* all of it, one after another */
	uint32_t cols;
} glyphs[] = {
	{ "plain", "ASEAN", "ASEAN", 5 },
	{ "escape sequence", "\033[31m", "␛[31m", 5 },
	{ "bell and delete", "\a\x7F", "␇␡", 2 },
	{ "CSI of C1", "\xC2\x9B" "2J", "\xEF\xBF\xBD" "2J", 3 },
	{ "right-to-left override", "a\xE2\x80\xAE" "b", "a\xEF\xBF\xBD" "b", 3 },
	{ "byte that is no UTF-8", "a\xFFz", "a\xEF\xBF\xBDz", 3 },
	{ "cut sequence", "a\xE2\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD", 3 },
	{ "line end and tab", "a\nb\tc", "a b c", 5 },
	{ "line end in Thai", "กา\nรา", "การา", 4 },
	{ "line end between Thai and Latin", "กา\nok", "กา ok", 5 },
	{ "zero width space", "ស\xE2\x80\x8Bគ", "សគ", 2 },
	{ "soft hyphen", "ker\xC2\xADja", "kerja", 5 },
	{ "byte order mark", "\xEF\xBB\xBFx", "x", 1 },
	{ "wide", "东盟", "东盟", 4 },
	{ "fullwidth", "，", "，", 2 },
	{ "NFD", "e\xCC\x82\xCC\x81n", "e\xCC\x82\xCC\x81n", 2 },
	{ "SARA AM has its own cell", "น้ำ", "น้ำ", 2 },
	{ "Khmer stack", "ស្ត្រី", "ស្ត្រី", 3 },
	{ "Tamil vowel on both sides", "கொ", "கொ", 2 },
	{ "mark without a base", "\xCC\x81x", "\xCC\x81x", 2 },
	{ "joiner alone", "\xE2\x80\x8D", "", 0 },
};

static void
glyphs_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(glyphs); i++) {
		struct kutip_str s = text_of(glyphs[i].text);
		struct buf out = { 0 };
		uint32_t cols = 0;

		for (uint32_t pos = 0; pos < s.len; ) {
			struct glyph g = glyph_next(s, &pos);

			buf_str(&out, g.shown);
			cols += g.cols;
		}
		if (!text_equal_c(buf_as_str(&out), glyphs[i].shown) ||
		    cols != glyphs[i].cols)
			fail_msg("%s: \"%.*s\" in %u columns", glyphs[i].what,
			    (int)out.len, out.len ? out.ptr : "", cols);
		assert_int_equal(glyph_cols(s), cols);
		buf_free(&out);
	}
}

static void
nul_is_a_picture(void **state)
{
	struct kutip_str s = { "a\0b", 3 };
	uint32_t pos = 1;
	struct glyph g = glyph_next(s, &pos);

	(void)state;
	assert_true(text_equal_c(g.shown, "␀"));
	assert_int_equal(pos, 2);
}

/* ---- fitting ---------------------------------------------------------- */

static const struct {
	const char *what;
	const char *text;
	uint32_t cols, bytes, taken;
	bool cut;
} fits[] = {
	{ "fits", "Jakarta", 7, 7, 7, false },
	{ "one short", "Jakarta", 6, 5, 5, true },
	{ "no room", "Jakarta", 0, 0, 0, true },
	{ "room for the dots", "Jakarta", 1, 0, 0, true },
	{ "nothing", "", 0, 0, 0, false },
	{ "wide, odd", "东盟外长", 5, 6, 4, true },
	{ "wide, even", "东盟外长", 6, 6, 4, true },
	{ "wide, all", "东盟外长", 8, 12, 8, false },
	{ "never in a stack", "ស្ត្រី", 2, 0, 0, true },
	{ "invisible at the end", "ab\xE2\x80\x8B", 2, 5, 2, false },
};

static void
fits_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(fits); i++) {
		struct fit f = glyph_fit(text_of(fits[i].text), fits[i].cols);

		if (f.bytes != fits[i].bytes || f.cols != fits[i].taken ||
		    f.cut != fits[i].cut)
			fail_msg("%s: %u bytes, %u columns, cut %d",
			    fits[i].what, f.bytes, f.cols, f.cut);
	}
}

/* ---- cells ------------------------------------------------------------ */

static void
expect_dump(const struct grid *g, const char *expected)
{
	struct buf out = { 0 };

	grid_dump(g, &out);
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
}

static void
put_and_clip(void **state)
{
	struct grid g = { 0 };
	struct rect r = { 1, 2, 2, 4 };

	(void)state;
	assert_true(grid_resize(&g, 4, 8));
	assert_int_equal(grid_puts(&g, r, 0, 0, "abcdefgh", 0), 4);
	grid_puts(&g, r, 1, -1, "xyz", 0);
	grid_puts(&g, r, 2, 0, "below", 0);
	grid_puts(&g, r, -1, 0, "above", 0);
	expect_dump(&g, "\n  abcd\n  yz\n\n");
	grid_free(&g);
}

static void
rectangles_outside(void **state)
{
	struct grid g = { 0 };
	struct rect odd[] = {
		{ -1, -1, 3, 3 }, { 1, 3, 9, 9 }, { 9, 9, 2, 2 }, { 0, 0, 0, 0 },
		{ 0, 0, -3, 5 },
	};

	(void)state;
	assert_true(grid_resize(&g, 2, 4));
	for (size_t i = 0; i < LEN(odd); i++) {
		grid_fill(&g, odd[i], 0);
		grid_puts(&g, odd[i], 1, 1, "abcdef", 0);
		grid_style(&g, odd[i], 0, -5, 100, 2);
		grid_across(&g, odd[i], 0, 0, 50, "─", 0);
		grid_down(&g, odd[i], 0, 0, 50, "│", 0);
		grid_put_right(&g, odd[i], 0, 0, 9, STR("ab"), 0);
		grid_cursor(&g, odd[i], 7, 7);
		assert_int_equal(g.cursor_row, -1);
	}
	grid_free(&g);
}

static void
wide_is_whole_or_not_at_all(void **state)
{
	struct grid g = { 0 };
	struct rect all;

	(void)state;
	assert_true(grid_resize(&g, 3, 5));
	all = grid_all(&g);
	grid_puts(&g, all, 0, 0, "东盟外", 0);	/* the third has one column */
	grid_puts(&g, all, 1, -1, "东盟", 0);	/* the first begins outside */
	grid_puts(&g, all, 2, 0, "东盟", 0);
	grid_puts(&g, all, 2, 1, "x", 0);	/* writes over a right half */
	grid_puts(&g, all, 2, 2, "y", 0);	/* and over a left one */
	expect_dump(&g, "东盟\n 盟\n xy\n");
	assert_int_equal(grid_cell(&g, 0, 0)->cols, 2);
	assert_int_equal(grid_cell(&g, 0, 1)->cols, 0);
	grid_free(&g);
}

static void
cluster_is_whole_or_not_at_all(void **state)
{
	struct grid g = { 0 };
	struct rect narrow = { 0, 0, 1, 2 };

	(void)state;
	assert_true(grid_resize(&g, 1, 6));
	grid_puts(&g, narrow, 0, 0, "aស្ត្រី", 0);
	expect_dump(&g, "a\n");
	grid_puts(&g, grid_all(&g), 0, 0, "aស្ត្រីb", 0);
	expect_dump(&g, "aស្ត្រីb\n");
	/* One spacing character a cell, with its marks. */
	assert_int_equal(grid_cell(&g, 0, 1)->len, 6);
	assert_int_equal(grid_cell(&g, 0, 1)->cols, 1);
	grid_free(&g);
}

static void
marks_that_have_no_room(void **state)
{
	struct grid g = { 0 };
	struct buf s = { 0 };

	(void)state;
	assert_true(grid_resize(&g, 1, 3));
	buf_puts(&s, "a");
	for (int i = 0; i < 1000; i++)
		buf_puts(&s, "\xCC\x81");
	buf_puts(&s, "b");
	grid_put(&g, grid_all(&g), 0, 0, buf_as_str(&s), 0);
	assert_in_range(grid_cell(&g, 0, 0)->len, 3, CELL_BYTES);
	assert_int_equal(grid_cell(&g, 0, 1)->text[0], 'b');
	buf_free(&s);
	grid_free(&g);
}

static void
fit_right_and_repeat(void **state)
{
	struct grid g = { 0 };
	struct rect all;

	(void)state;
	assert_true(grid_resize(&g, 4, 8));
	all = grid_all(&g);
	grid_puts(&g, all, 0, 0, "--------", 0);
	grid_put_fit(&g, all, 0, 1, 6, STR("Kementerian"), 0);
	grid_put_right(&g, all, 1, 0, 8, STR("42 %"), 0);
	grid_across(&g, all, 2, 0, 20, "─", 0);
	grid_down(&g, all, 0, 7, 20, "│", 0);
	grid_put_right(&g, all, 3, 0, 4, STR("东盟外"), 0);
	expect_dump(&g, "-Kemen…│\n    42 │\n───────│\n 东…   │\n");
	grid_free(&g);
}

static void
styles_are_sets(void **state)
{
	struct grid g = { 0 };
	struct buf out = { 0 };
	char letters[STYLES + 1];

	(void)state;
	style_letters(letters);
	assert_true(grid_resize(&g, 2, 6));
	grid_puts(&g, grid_all(&g), 0, 0, "a东b", style_bit(STYLE_QUOTE));
	grid_style(&g, grid_all(&g), 0, 1, 2, style_bit(STYLE_ACTOR));
	grid_style(&g, grid_all(&g), 0, 0, 1, style_bit(STYLE_TEXT));
	assert_true(grid_cell(&g, 0, 1)->styles ==
	    (style_bit(STYLE_QUOTE) | style_bit(STYLE_ACTOR)));
	grid_dump_styles(&g, letters, &out);
	assert_string_equal(out.ptr, "qAAq\n\n");
	buf_free(&out);
	grid_free(&g);
}

static void
styles_have_one_letter_and_name(void **state)
{
	(void)state;
	for (int i = 0; i < STYLES; i++) {
		assert_int_equal(style_named(text_of(style_table[i].name)), i);
		assert_non_null(style_table[i].help);
		for (int j = 0; j < i; j++)
			assert_int_not_equal(style_table[i].letter,
			    style_table[j].letter);
	}
	assert_int_equal(style_named(STR("quot")), STYLES);
}

static void
sizes_are_kept_sane(void **state)
{
	struct grid g = { 0 };

	(void)state;
	assert_true(grid_resize(&g, -4, 0));
	assert_int_equal(g.rows, 1);
	assert_int_equal(g.cols, 1);
	assert_true(grid_resize(&g, 1, 1 << 30));
	assert_int_equal(g.cols, GRID_SIDE_MAX);
	assert_null(grid_cell(&g, 0, GRID_SIDE_MAX));
	assert_null(grid_cell(&g, -1, 0));
	grid_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(glyphs_by_table),
		cmocka_unit_test(nul_is_a_picture),
		cmocka_unit_test(fits_by_table),
		cmocka_unit_test(put_and_clip),
		cmocka_unit_test(rectangles_outside),
		cmocka_unit_test(wide_is_whole_or_not_at_all),
		cmocka_unit_test(cluster_is_whole_or_not_at_all),
		cmocka_unit_test(marks_that_have_no_room),
		cmocka_unit_test(fit_right_and_repeat),
		cmocka_unit_test(styles_are_sets),
		cmocka_unit_test(styles_have_one_letter_and_name),
		cmocka_unit_test(sizes_are_kept_sane),
	};

	return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}

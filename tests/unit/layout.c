/*
 * layout - where things stand at every size, and the lines between them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define ALL (LAYOUT_OUTLINE | LAYOUT_PANEL)

static const struct {
	const char *what;
	int rows, cols;
	unsigned want;
	bool outline, panel, panel_over, lines;
	int text_cols;
} sizes[] = {
	{ "wide", 30, 160, ALL, true, true, false, true, 80 },
	{ "as in the design", 30, 100, ALL, true, true, false, true, 48 },
	{ "outline folds", 30, 99, ALL, false, true, false, true, 69 },
	{ "the usual", 24, 80, ALL, false, true, false, true, 52 },
	{ "panel goes", 24, 79, ALL, false, false, false, true, 74 },
	{ "panel over", 24, 79, ALL | LAYOUT_OVERLAY, false, true, true, true, 74 },
	{ "room for both, nothing over", 24, 120, ALL | LAYOUT_OVERLAY,
	    true, true, false, true, 59 },
	{ "nothing wanted", 24, 120, 0, false, false, false, true, 80 },
	{ "plain", 24, 80, ALL | LAYOUT_PLAIN, false, true, false, false, 54 },
	{ "low", 7, 80, 0, false, false, false, false, 77 },
	{ "a stamp", 3, 10, ALL, false, false, false, false, 9 },
	{ "a stamp with a panel", 3, 10, ALL | LAYOUT_OVERLAY, false, true, true,
	    false, 9 },
	{ "one cell", 1, 1, ALL, false, false, false, false, 1 },
};

static void
sizes_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(sizes); i++) {
		struct layout l = layout_of(sizes[i].rows, sizes[i].cols,
		    sizes[i].want);

		if ((l.outline.cols > 0) != sizes[i].outline ||
		    (l.panel.cols > 0) != sizes[i].panel ||
		    l.panel_over != sizes[i].panel_over ||
		    l.lines != sizes[i].lines ||
		    l.text.cols != sizes[i].text_cols)
			fail_msg("%s: outline %d, panel %d over %d, lines %d, text %d",
			    sizes[i].what, l.outline.cols, l.panel.cols,
			    l.panel_over, l.lines, l.text.cols);
	}
}

static bool
is_inside(struct rect a, struct rect b)
{
	if (a.rows < 1 || a.cols < 1)
		return true;
	return a.row >= b.row && a.col >= b.col &&
	    a.row + a.rows <= b.row + b.rows &&
	    a.col + a.cols <= b.col + b.cols;
}

static bool
is_apart(struct rect a, struct rect b)
{
	if (a.rows < 1 || a.cols < 1 || b.rows < 1 || b.cols < 1)
		return true;
	return a.row + a.rows <= b.row || b.row + b.rows <= a.row ||
	    a.col + a.cols <= b.col || b.col + b.cols <= a.col;
}

/* Inside the screen, not over each other, always some text. */
static void
every_size(void **state)
{
	(void)state;
	for (int rows = 1; rows <= 40; rows++)
		for (int cols = 1; cols <= 220; cols++)
			for (unsigned want = 0; want < 32; want++) {
				struct layout l = layout_of(rows, cols, want);
				struct rect all = { 0, 0, rows, cols };

				assert_true(is_inside(l.bar, all));
				assert_true(is_inside(l.status, all));
				assert_true(is_inside(l.page, l.frame));
				assert_true(is_inside(l.frame, all));
				assert_true(is_inside(l.outline, l.page));
				assert_true(is_inside(l.panel, l.page));
				assert_true(is_inside(l.article, l.page));
				assert_true(is_inside(l.text, l.article));
				assert_true(is_inside(l.gutter, l.article));
				assert_true(is_apart(l.gutter, l.text));
				assert_true(is_apart(l.bar, l.frame));
				assert_true(is_apart(l.status, l.frame));
				assert_true(l.text.rows >= 1 && l.text.cols >= 1);
				assert_true(l.text.cols <= LAYOUT_MEASURE);
				if (!l.panel_over)
					assert_true(is_apart(l.panel, l.article));
				if (!l.outline_over)
					assert_true(is_apart(l.outline, l.article));
			}
}

static void
text_stands_in_the_middle(void **state)
{
	struct layout l = layout_of(24, 200, 0);
	int left = l.gutter.col - l.article.col;
	int right = l.article.col + l.article.cols - l.text.col - l.text.cols;

	(void)state;
	assert_int_equal(l.text.cols, LAYOUT_MEASURE);
	assert_in_range(right - left, 0, 2);
}

static void
expect_lines(const struct layout *l, bool page, const char *expected)
{
	struct grid g = { 0 };
	struct buf out = { 0 };

	assert_true(grid_resize(&g, l->rows, l->cols));
	if (page)
		layout_frame_page(l, &g);
	else
		layout_frame(l, &g);
	if (!page) {
		layout_title(l, &g, l->panel, STR("Speakers"), true);
		layout_rule(l, &g, l->panel, 2, STR("Actors"), false);
		layout_rule(l, &g, l->panel, 99, STR("nowhere"), false);
	}
	grid_dump(&g, &out);
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
	grid_free(&g);
}

static void
lines_with_joints(void **state)
{
	struct layout l = layout_of(8, 80, LAYOUT_PANEL);

	(void)state;
	expect_lines(&l, false,
	    "\n"
	    "┌───────────────────────────────────────────────────────┬ Speakers ────────────┐\n"
	    "│                                                       │                      │\n"
	    "│                                                       │                      │\n"
	    "│                                                       ├ Actors ──────────────┤\n"
	    "│                                                       │                      │\n"
	    "└───────────────────────────────────────────────────────┴──────────────────────┘\n"
	    "\n");
	l = layout_of(8, 20, 0);
	expect_lines(&l, true,
	    "\n"
	    "┌──────────────────┐\n"
	    "│                  │\n"
	    "│                  │\n"
	    "│                  │\n"
	    "│                  │\n"
	    "└──────────────────┘\n"
	    "\n");
}

static void
plain_has_no_lines(void **state)
{
	struct layout l = layout_of(8, 80, LAYOUT_PANEL | LAYOUT_PLAIN);
	struct grid g = { 0 };
	struct buf out = { 0 };

	(void)state;
	assert_true(grid_resize(&g, l.rows, l.cols));
	layout_frame(&l, &g);
	layout_title(&l, &g, l.panel, STR("Speakers"), false);
	layout_rule(&l, &g, l.panel, 0, STR("Actors"), false);
	grid_dump(&g, &out);
	assert_null(strstr(out.ptr, "─"));
	assert_non_null(strstr(out.ptr, "Actors"));
	buf_free(&out);
	grid_free(&g);
}

static void
where_a_click_falls(void **state)
{
	struct rect r = { 2, 3, 4, 5 };

	(void)state;
	assert_true(layout_has(r, 2, 3));
	assert_true(layout_has(r, 5, 7));
	assert_false(layout_has(r, 6, 7));
	assert_false(layout_has(r, 5, 8));
	assert_false(layout_has((struct rect){ 0 }, 0, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_by_table),
		cmocka_unit_test(every_size),
		cmocka_unit_test(text_stands_in_the_middle),
		cmocka_unit_test(lines_with_joints),
		cmocka_unit_test(plain_has_no_lines),
		cmocka_unit_test(where_a_click_falls),
	};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}

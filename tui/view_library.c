/*
 * view_library.c - see view_library.h.
 */
#include "view_library.h"

#include <stdio.h>

#include "layout.h"
#include "text.h"

#define DATE_COLS  10			/* 2026-03-14 */
#define LANG_COLS  3
#define COUNT_COLS 5
#define NAME_COLS  22
#define NAME_FROM_COLS 90
#define DATE_FROM_COLS 44
#define FACTS_FROM_COLS 24		/* on less there is the title */

/* Columns, from the right edge; col is where the next one would end. */
static int
put_right(struct grid *g, struct rect line, int *col, int cols,
    struct kutip_str s, uint64_t styles)
{
	*col -= cols;
	grid_put_right(g, line, 0, *col, cols, s, styles);
	return --*col;
}

/* Kept briefs begin with the day they were added (kept.h); the column has no
 * room for it. */
static struct kutip_str
without_day(struct kutip_str name)
{
	static const char shape[] = "dddd-dd-dd-";
	uint32_t i = 0;

	while (i < name.len && shape[i] && (shape[i] == 'd' ?
	    text_is_digit((unsigned char)name.ptr[i]) :
	    name.ptr[i] == shape[i]))
		i++;
	return shape[i] || i == name.len ? name :
	    text_slice(name, (struct kutip_span){ i, name.len });
}

static void
draw_facts(struct grid *g, struct rect line, const struct library_row *row,
    uint64_t styles, int *col)
{
	char count[16];
	struct kutip_str name = without_day(library_name(row));

	if (line.cols < FACTS_FROM_COLS)
		return;
	snprintf(count, sizeof(count), "%u", row->quotes);
	put_right(g, line, col, COUNT_COLS, text_of(row->state ==
	    LIBRARY_READY ? count : row->state == LIBRARY_WAITING ? "…" : ""),
	    styles | style_bit(STYLE_COUNT));
	put_right(g, line, col, LANG_COLS, text_of(row->lang), styles);
	if (line.cols >= DATE_FROM_COLS) {
		struct kutip_str date = text_of(row->date);

		if (date.len > DATE_COLS)
			date.len = DATE_COLS;
		put_right(g, line, col, DATE_COLS, date, styles);
	}
	if (line.cols >= NAME_FROM_COLS && row->title.len) {
		*col -= NAME_COLS;
		grid_put_fit(g, line, 0, *col, NAME_COLS, name, styles |
		    style_bit(STYLE_DIM));
		--*col;
	}
}

static void
draw_why(struct grid *g, struct rect line, const struct library_row *row,
    uint64_t styles)
{
	struct kutip_str name = library_name(row);
	int col = grid_put(g, line, 0, 1, name, styles |
	    style_bit(STYLE_ROW_TITLE));

	grid_put_fit(g, line, 0, col + 2, line.cols - col - 3, row->why,
	    styles | style_bit(STYLE_ERROR));
}

static void
draw_row(struct grid *g, struct rect line, const struct library_row *row,
    bool selected)
{
	uint64_t styles = style_bit(STYLE_LIST);
	int right = line.cols - 1;

	if (selected) {
		styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_cursor(g, line, 0, 1);
	}
	grid_fill(g, line, styles);
	if (row->state == LIBRARY_FAILED) {
		draw_why(g, line, row, styles);
		return;
	}
	draw_facts(g, line, row, styles, &right);
	grid_put_fit(g, line, 0, 1, right - 2, row->title.len ? row->title :
	    library_name(row), styles | (row->title.len ?
	    style_bit(STYLE_ROW_TITLE) : 0));
}

void
view_library(const struct model *m, struct grid *g)
{
	const struct library *l = &m->library;
	struct rect page = m->layout->page;
	char title[64];

	snprintf(title, sizeof(title), l->waiting ?
	    "Library: %u briefs, %u being read" : "Library: %u briefs",
	    l->rows.n, l->waiting);
	grid_fill(g, page, style_bit(STYLE_LIST));
	layout_title(m->layout, g, page, text_of(title), false);
	for (int i = 0; i < page.rows; i++) {
		uint32_t at = l->list.top + (uint32_t)i;
		struct rect line = { page.row + i, page.col, 1, page.cols };

		if (at >= l->rows.n)
			break;
		draw_row(g, line, library_row(l, at), at == l->list.at);
	}
}

uint32_t
view_library_row(const struct model *m, int row)
{
	uint32_t at = m->library.list.top +
	    (uint32_t)(row - m->layout->page.row);

	return at < m->library.rows.n ? at : KUTIP_NONE;
}

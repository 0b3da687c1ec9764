/*
 * layout.c - where everything stands.  See layout.h.
 */
#include "layout.h"

#include "style.h"
#include "text.h"

#define OUTLINE_FROM_COLS 100
#define PANEL_FROM_COLS   80
#define LINES_FROM_ROWS   8
#define LINES_FROM_COLS   20
#define GUTTER_COLS       2
#define DETAIL_FROM_ROWS  14
#define DETAIL_ROWS       4

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static bool
is_shown(struct rect r)
{
	return r.rows > 0 && r.cols > 0;
}

/* ---- sizes ------------------------------------------------------------ */

static void
place_rows(struct layout *l)
{
	int top = l->rows >= 3, bottom = l->rows >= 2;

	if (top)
		l->bar = (struct rect){ 0, 0, 1, l->cols };
	if (bottom)
		l->status = (struct rect){ l->rows - 1, 0, 1, l->cols };
	l->frame = (struct rect){ top, 0, l->rows - top - bottom, l->cols };
	l->page = l->frame;
	l->lines = !(l->want & LAYOUT_PLAIN) && l->rows >= LINES_FROM_ROWS &&
	    l->cols >= LINES_FROM_COLS;
	if (l->lines)
		l->page = (struct rect){ top + 1, 1, l->frame.rows - 2,
		    l->cols - 2 };
}

static int
outline_cols(const struct layout *l)
{
	return clamp(l->cols / 5, 18, 30);
}

static int
panel_cols(const struct layout *l)
{
	return clamp(l->cols / 4, 22, 36);
}

/* Below the line is room for two lines of words, a note and a source. */
static void
place_detail(struct layout *l)
{
	l->list = l->page;
	if (l->page.rows < DETAIL_FROM_ROWS || l->page.cols < LINES_FROM_COLS)
		return;
	l->list.rows -= DETAIL_ROWS + 1;
	l->detail = l->page;
	l->detail.row += l->list.rows + 1;
	l->detail.rows = DETAIL_ROWS;
}

/* Beside the article: they take columns from it, and one for the line. */
static void
place_beside(struct layout *l)
{
	struct rect *a = &l->article;

	*a = l->page;
	if ((l->want & LAYOUT_OUTLINE) && l->cols >= OUTLINE_FROM_COLS) {
		l->outline = l->page;
		l->outline.cols = outline_cols(l);
		a->col += l->outline.cols + 1;
		a->cols -= l->outline.cols + 1;
	}
	if ((l->want & LAYOUT_PANEL) && l->cols >= PANEL_FROM_COLS) {
		l->panel = l->page;
		l->panel.cols = panel_cols(l);
		l->panel.col += l->page.cols - l->panel.cols;
		a->cols -= l->panel.cols + 1;
	}
}

/* How wide something over the article is: all of it where there are no lines
 * to tell the two apart. */
static int
over_cols(const struct layout *l, int wanted)
{
	if (!l->lines || l->page.cols < wanted + 8)
		return l->page.cols;
	return wanted;
}

static void
place_over(struct layout *l)
{
	if ((l->want & LAYOUT_OVERLAY) && !is_shown(l->panel)) {
		l->panel_over = true;
		l->panel = l->page;
		l->panel.cols = over_cols(l, clamp(l->cols / 2, 26, 36));
		l->panel.col += l->page.cols - l->panel.cols;
	}
	if ((l->want & LAYOUT_OUTLINE_OVERLAY) && !is_shown(l->outline)) {
		l->outline_over = true;
		l->outline = l->page;
		l->outline.cols = over_cols(l, clamp(l->cols / 2, 26, 36));
	}
}

static void
place_text(struct layout *l)
{
	struct rect a = l->article;
	int gutter = a.cols >= 12 ? GUTTER_COLS : a.cols >= 4;
	int margin = a.cols >= 12;
	int measure = clamp(a.cols - gutter - margin, 1, LAYOUT_MEASURE);
	int left = (a.cols - gutter - margin - measure) / 2;

	left = left < 0 ? 0 : left;
	l->gutter = (struct rect){ a.row, a.col + left, a.rows, gutter };
	l->text = (struct rect){ a.row, a.col + left + gutter, a.rows, measure };
}

struct layout
layout_of(int rows, int cols, unsigned want)
{
	struct layout l = { .rows = clamp(rows, 1, GRID_SIDE_MAX),
	    .cols = clamp(cols, 1, GRID_SIDE_MAX), .want = want };

	place_rows(&l);
	place_detail(&l);
	place_beside(&l);
	place_over(&l);
	place_text(&l);
	return l;
}

bool
layout_has(struct rect r, int row, int col)
{
	return row >= r.row && row < r.row + r.rows && col >= r.col &&
	    col < r.col + r.cols;
}

/* ---- lines ------------------------------------------------------------ */

static void
draw_box(struct grid *g, struct rect r)
{
	uint64_t s = style_bit(STYLE_BORDER);
	int bottom = r.rows - 1, right = r.cols - 1;

	grid_across(g, r, 0, 1, right - 1, "─", s);
	grid_across(g, r, bottom, 1, right - 1, "─", s);
	grid_down(g, r, 1, 0, bottom - 1, "│", s);
	grid_down(g, r, 1, right, bottom - 1, "│", s);
	grid_puts(g, r, 0, 0, "┌", s);
	grid_puts(g, r, 0, right, "┐", s);
	grid_puts(g, r, bottom, 0, "└", s);
	grid_puts(g, r, bottom, right, "┘", s);
}

/* From the upper line to the lower at a column of the grid. */
static void
draw_separator(struct grid *g, struct rect frame, int col)
{
	uint64_t s = style_bit(STYLE_BORDER);

	col -= frame.col;
	if (col <= 0 || col >= frame.cols - 1)
		return;
	grid_puts(g, frame, 0, col, "┬", s);
	grid_down(g, frame, 1, col, frame.rows - 2, "│", s);
	grid_puts(g, frame, frame.rows - 1, col, "┴", s);
}

void
layout_frame_page(const struct layout *l, struct grid *g)
{
	if (l->lines)
		draw_box(g, l->frame);
}

void
layout_frame(const struct layout *l, struct grid *g)
{
	if (!l->lines)
		return;
	draw_box(g, l->frame);
	if (is_shown(l->outline))
		draw_separator(g, l->frame, l->outline.col + l->outline.cols);
	if (is_shown(l->panel))
		draw_separator(g, l->frame, l->panel.col - 1);
}

static void
put_title(struct grid *g, struct rect line, struct kutip_str title,
    bool selected)
{
	uint64_t s = style_bit(STYLE_BORDER) | style_bit(STYLE_PANEL_TITLE);
	struct fit fit;

	if (line.cols < 3)
		return;
	fit = glyph_fit(title, (uint32_t)line.cols - 2);
	if (selected)
		s |= style_bit(STYLE_PANEL_SELECTED);
	grid_puts(g, line, 0, 0, " ", s);
	grid_put_fit(g, line, 0, 1, (int)fit.cols + fit.cut, title, s);
	grid_puts(g, line, 0, 1 + (int)fit.cols + fit.cut, " ", s);
}

void
layout_title(const struct layout *l, struct grid *g, struct rect r,
    struct kutip_str title, bool selected)
{
	struct rect line = { r.row - 1, r.col, 1, r.cols };

	if (l->lines)
		put_title(g, line, title, selected);
}

void
layout_rule(const struct layout *l, struct grid *g, struct rect r, int row,
    struct kutip_str title, bool selected)
{
	struct rect line = { r.row + row, r.col, 1, r.cols };
	struct rect wide = { r.row + row, r.col - 1, 1, r.cols + 2 };
	uint64_t s = style_bit(STYLE_BORDER);

	if (row < 0 || row >= r.rows)
		return;
	if (l->lines) {
		grid_across(g, line, 0, 0, r.cols, "─", s);
		grid_puts(g, wide, 0, 0, "├", s);
		grid_puts(g, wide, 0, r.cols + 1, "┤", s);
	}
	put_title(g, line, title, selected);
}

/*
 * view_pick.c - see view_pick.h.
 */
#include "view_pick.h"

#include <stdio.h>

#include "layout.h"
#include "text.h"

/* Above the prompt, at most half of the page: the quote stays in sight.  Shown
 * from the row on that keeps the chosen one in it. */
static struct rect
place(const struct model *m, uint32_t *top)
{
	const struct pick *p = &m->pick;
	struct rect status = m->layout->status;
	int rows = (m->layout->page.rows + 1) / 2;

	rows = rows > PICK_ROWS ? PICK_ROWS : rows;
	if (rows > (int)p->rows.n)
		rows = (int)p->rows.n;
	*top = p->list.at >= (uint32_t)rows ?
	    p->list.at - (uint32_t)rows + 1 : 0;
	return (struct rect){ status.row - rows, status.col, rows,
		status.cols };
}

/* What stands behind a name: office, or how often it speaks. */
static void
draw_entity(const struct model *m, struct grid *g, struct rect line,
    uint32_t entity, uint64_t styles)
{
	const struct kutip_entity *e = doc_entity(m->brief.doc, entity);
	int right = line.cols - 1, col = 3 + (int)glyph_cols(e->label);
	char count[16] = "";

	if (e->quotes > 0)
		snprintf(count, sizeof(count), "%u", e->quotes);
	right -= (int)glyph_cols(text_of(count));
	grid_puts(g, line, 0, right, count, styles | style_bit(STYLE_COUNT));
	grid_puts(g, line, 0, 1, entity == m->pick.now ? "▸" : " ", styles);
	grid_put_fit(g, line, 0, 3, (col < right ? col : right) - 3, e->label,
	    styles | style_bit(e->quotes > 0 ? STYLE_SPEAKER :
	    STYLE_ROW_TITLE));
	if (col + 2 < right - 1)
		grid_put_fit(g, line, 0, col + 2, right - col - 3, e->role,
		    styles | style_bit(STYLE_DIM));
}

static void
draw_other(const struct model *m, struct grid *g, struct rect line,
    enum pick_kind kind, uint64_t styles)
{
	struct buf words = { 0 };

	if (kind == PICK_TYPED) {
		buf_puts(&words, "a new name: ");
		buf_str(&words, text_trim(buf_as_str(&m->prompt.text)));
	} else {
		buf_puts(&words, kind == PICK_NOBODY ?
		    "nobody: the text does not say who speaks" :
		    "what the text tells: forget what was set by hand");
	}
	grid_put_fit(g, line, 0, 3, line.cols - 4, buf_as_str(&words), styles);
	buf_free(&words);
}

void
view_pick(const struct model *m, struct grid *g)
{
	uint32_t top;
	struct rect all = place(m, &top);

	for (int i = 0; i < all.rows; i++) {
		uint32_t at = top + (uint32_t)i;
		const struct pick_row *row = pick_row(&m->pick, at);
		struct rect line = { all.row + i, all.col, 1, all.cols };
		uint64_t styles = style_bit(STYLE_PROMPT);

		if (!row)
			break;
		if (at == m->pick.list.at)
			styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_fill(g, line, styles);
		if (row->kind == PICK_ENTITY)
			draw_entity(m, g, line, row->entity, styles);
		else
			draw_other(m, g, line, row->kind, styles);
	}
}

uint32_t
view_pick_row(const struct model *m, int row, int col)
{
	uint32_t top;
	struct rect all = place(m, &top);

	return layout_has(all, row, col) ? top + (uint32_t)(row - all.row) :
	    KUTIP_NONE;
}

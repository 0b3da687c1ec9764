/*
 * view_links.c - see view_links.h.
 */
#include "view_links.h"

#include <stdio.h>

#include "layout.h"
#include "text.h"

/* Above the prompt, from the row on that keeps the chosen one in sight. */
static struct rect
place(const struct model *m, uint32_t *top)
{
	const struct links *l = &m->links;
	struct rect status = m->layout->status;
	int rows = (m->layout->page.rows + 1) / 2;

	rows = rows > LINKS_ROWS ? LINKS_ROWS : rows;
	if (rows > (int)l->rows.n)
		rows = (int)l->rows.n;
	*top = l->list.at >= (uint32_t)rows ?
	    l->list.at - (uint32_t)rows + 1 : 0;
	return (struct rect){ status.row - rows, status.col, rows,
		status.cols };
}

/* "12  words   address": the words in two fifths, so that addresses stand below
 * one another. */
static void
draw(const struct model *m, struct grid *g, struct rect line, uint32_t at,
    uint64_t styles)
{
	uint32_t n;
	const struct kutip_link *link = kutip_links(m->brief.doc, &n);
	int words = line.cols * 2 / 5;
	char number[16];

	if (at >= n)
		return;
	snprintf(number, sizeof(number), "%3u", at + 1);
	grid_puts(g, line, 0, 0, number, styles | style_bit(STYLE_COUNT));
	grid_put_fit(g, line, 0, 5, words, kutip_slice(m->brief.doc,
	    link[at].span), styles | style_bit(STYLE_ROW_TITLE));
	grid_put_fit(g, line, 0, 7 + words, line.cols - words - 8,
	    link[at].url, styles | style_bit(STYLE_DIM));
}

void
view_links(const struct model *m, struct grid *g)
{
	uint32_t top;
	struct rect all = place(m, &top);

	for (int i = 0; i < all.rows; i++) {
		uint32_t at = top + (uint32_t)i;
		struct rect line = { all.row + i, all.col, 1, all.cols };
		uint64_t styles = style_bit(STYLE_PROMPT);

		if (at == m->links.list.at)
			styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_fill(g, line, styles);
		draw(m, g, line, links_row(&m->links, at), styles);
	}
}

uint32_t
view_links_row(const struct model *m, int row, int col)
{
	uint32_t top;
	struct rect all = place(m, &top);

	return layout_has(all, row, col) ? top + (uint32_t)(row - all.row) :
	    KUTIP_NONE;
}

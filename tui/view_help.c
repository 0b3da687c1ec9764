/*
 * view_help.c - see view_help.h.
 *
 * Rows are made on each picture from keymap and command table: what one reads
 * is what the keys do, also after a "bind".
 */
#include "view_help.h"

#include "command.h"
#include "keymap.h"
#include "layout.h"
#include "text.h"

#define KEYS_COLS 22
#define NARROW_COLS 50			/* there the keys get less */

struct help {				/* where the next row goes */
	const struct model *m;
	struct grid *g;			/* NULL: rows are only counted */
	struct rect page;
	uint32_t row;
};

static bool
is_shown(const struct help *h)
{
	return h->g && h->row >= h->m->help_top &&
	    h->row - h->m->help_top < (uint32_t)h->page.rows;
}

static void
put_heading(struct help *h, unsigned where)
{
	int row = (int)(h->row - h->m->help_top);

	if (is_shown(h)) {
		int col = grid_puts(h->g, h->page, row, 1, where == WHERE_ANY ?
		    "everywhere" : "in the ", style_bit(STYLE_LIST) |
		    style_bit(STYLE_PANEL_TITLE));

		if (where != WHERE_ANY)
			grid_puts(h->g, h->page, row, col, where_name(where),
			    style_bit(STYLE_LIST) |
			    style_bit(STYLE_PANEL_TITLE));
	}
	h->row++;
}

static void
put_row(struct help *h, struct kutip_str keys, struct kutip_str line)
{
	const struct model *m = h->m;
	struct buf what = { 0 };
	int row = (int)(h->row - m->help_top);
	int cols = h->page.cols < NARROW_COLS ? h->page.cols / 3 : KEYS_COLS;

	if (is_shown(h)) {
		command_help(m->commands, m->commands_n, line, &what);
		grid_put_fit(h->g, h->page, row, 2, cols, keys,
		    style_bit(STYLE_LIST) | style_bit(STYLE_KEY));
		grid_put_fit(h->g, h->page, row, cols + 3,
		    h->page.cols - cols - 4, buf_as_str(&what),
		    style_bit(STYLE_LIST));
	}
	h->row++;
	buf_free(&what);
}

static void
put_all(struct help *h)
{
	const struct keymap *k = h->m->keymap;
	struct buf keys = { 0 };
	uint32_t n;
	const struct binding *rows = keymap_rows(k, &n);

	for (size_t w = 0; w < WHERE_PLACES; w++) {
		uint32_t before = h->row;

		for (uint32_t i = 0; i < n; i++) {
			if (rows[i].where != where_names[w].where ||
			    !keymap_keys(k, i, &keys))
				continue;
			if (h->row == before)
				put_heading(h, where_names[w].where);
			put_row(h, buf_as_str(&keys), rows[i].line);
		}
		if (h->row > before)
			h->row++;
	}
	buf_free(&keys);
}

uint32_t
view_help_last_top(const struct model *m)
{
	struct help h = { .m = m };
	uint32_t rows = (uint32_t)m->layout->page.rows;

	put_all(&h);
	return h.row > rows + 1 ? h.row - 1 - rows : 0;
}

void
view_help(const struct model *m, struct grid *g)
{
	struct help h = { .m = m, .g = g, .page = m->layout->page };

	grid_fill(g, h.page, style_bit(STYLE_LIST));
	layout_title(m->layout, g, h.page, STR("Keys"), false);
	put_all(&h);
}

/*
 * view_panel.c - see view_panel.h.
 */
#include "view_panel.h"

#include <stdio.h>

#include "layout.h"
#include "sieve.h"
#include "text.h"
#include "unicode.h"

#define BAR_CELLS 5			/* of an agenda item's weight */
#define BAR_CELLS_NARROW 3
#define BAR_WIDE_FROM_COLS 24		/* of the panel */
#define BAR_FROM_COLS 16

/* The heading of the first rows stands in the frame, where there is one. */
static uint32_t
first_shown(const struct model *m, const struct panel_row *rows, uint32_t n)
{
	uint32_t top = m->brief.panel_list.top;

	if (top < n && m->layout->lines && rows[top].kind == PANEL_HEADING)
		top++;
	return top;
}

static void
print_count(const struct panel_row *row, char out[24])
{
	if (row->more == 0 && row->count == 0)
		snprintf(out, 24, "–");	/* a subject code says so, no words do */
	else if (row->more == 0)
		snprintf(out, 24, "%u", row->count);
	else if (row->count == 0)
		snprintf(out, 24, "+%u", row->more);
	else
		snprintf(out, 24, "%u+%u", row->count, row->more);
}

/* Cells of the bar: one for any weight, all for the heaviest item. */
static int
bar_cells(const struct model *m, uint32_t weight, int most_cells)
{
	uint32_t n, most = 1;
	const struct kutip_entity *e = kutip_entities(m->brief.doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (e[i].kind == KUTIP_AGENDA && e[i].weight > most)
			most = e[i].weight;
	}
	return (int)((weight * (uint32_t)most_cells + most - 1) / most);
}

/* "Bagas Prasetya Lesmana" where there is room, else "B. Prasetya Lesmana",
 * "B. P. Lesmana": the last word is what tells most people apart. */
static void
print_name(const struct kutip_entity *e, uint32_t cols, struct buf *out)
{
	struct kutip_str rest = e->label;
	uint32_t space;

	while (e->kind == KUTIP_PERSON && !e->unnamed &&
	    unicode_script(text_at(rest, 0)) == SCRIPT_LATIN &&
	    glyph_cols(rest) + glyph_cols(buf_as_str(out)) > cols &&
	    (space = text_find(rest, STR(" "), 0)) != KUTIP_NONE) {
		buf_add(out, rest.ptr, cluster_next(rest, 0));
		buf_puts(out, ". ");
		rest = text_slice(rest,
		    (struct kutip_span){ space + 1, rest.len });
	}
	buf_str(out, rest);
}

static void
draw_entity(const struct model *m, struct grid *g, int row,
    const struct panel_row *r, uint64_t styles)
{
	struct rect p = m->layout->panel;
	const struct kutip_entity *e = doc_entity(m->brief.doc, r->entity);
	int right = p.cols - 1;
	struct buf name = { 0 };
	char count[24];

	print_count(r, count);
	right -= (int)glyph_cols(text_of(count));
	grid_puts(g, p, row, right, count, styles | style_bit(STYLE_COUNT));
	right--;
	if (r->group == PANEL_AGENDA && p.cols >= BAR_FROM_COLS) {
		int cells = p.cols >= BAR_WIDE_FROM_COLS ? BAR_CELLS :
		    BAR_CELLS_NARROW;

		right -= cells;
		grid_across(g, p, row, right, bar_cells(m, e->weight, cells), "▮",
		    styles | style_bit(STYLE_COUNT));
		right--;
	}
	if (r->group == PANEL_CITIES && e->country.len > 0) {
		right -= (int)glyph_cols(e->country);
		grid_put(g, p, row, right, e->country, styles |
		    style_bit(STYLE_DIM));
		right--;
	}
	print_name(e, right > 1 ? (uint32_t)right - 1 : 0, &name);
	grid_puts(g, p, row, 0, sieve_has(&m->brief, r->group, r->entity) ? "▸" : " ", styles);
	grid_put_fit(g, p, row, 1, right - 1, buf_as_str(&name), styles |
	    style_bit(STYLE_ROW_TITLE));
	buf_free(&name);
}

static void
draw_role(const struct model *m, struct grid *g, int row,
    const struct panel_row *r, uint64_t styles)
{
	struct rect p = m->layout->panel;
	const struct kutip_entity *e = doc_entity(m->brief.doc, r->entity);

	grid_put_fit(g, p, row, 3, p.cols - 4, e->role, styles |
	    style_bit(STYLE_DIM));
}

static void
draw_row(const struct model *m, struct grid *g, int row, uint32_t at,
    const struct panel_row *r)
{
	struct rect p = m->layout->panel;
	bool keys = m->focus == FOCUS_PANEL;
	bool selected = keys && at == m->brief.panel_list.at;
	uint64_t styles = style_bit(STYLE_PANEL);

	if (selected) {
		styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_fill(g, (struct rect){ p.row + row, p.col, 1, p.cols },
		    styles);
		grid_cursor(g, p, row, 1);
	}
	if (r->kind == PANEL_HEADING)
		layout_rule(m->layout, g, p, row,
		    text_of(panel_group_name(r->group)), false);
	else if (r->kind == PANEL_ROLE)
		draw_role(m, g, row, r, styles);
	else
		draw_entity(m, g, row, r, styles);
}

void
view_panel(const struct model *m, struct grid *g)
{
	struct rect p = m->layout->panel;
	uint32_t n, top;
	const struct panel_row *rows = brief_panel(&m->brief, &n);

	grid_fill(g, p, style_bit(STYLE_PANEL));
	if (n == 0) {
		layout_title(m->layout, g, p, STR("Tags"), false);
		grid_puts(g, p, 0, 1, "nothing is tagged",
		    style_bit(STYLE_PANEL) | style_bit(STYLE_DIM));
		return;
	}
	top = first_shown(m, rows, n);
	layout_title(m->layout, g, p,
	    text_of(panel_group_name(rows[top < n ? top : n - 1].group)),
	    m->focus == FOCUS_PANEL);
	for (uint32_t i = 0; i < (uint32_t)p.rows && top + i < n; i++)
		draw_row(m, g, (int)i, top + i, &rows[top + i]);
}

uint32_t
view_panel_row(const struct model *m, int row)
{
	uint32_t n, at;
	const struct panel_row *rows = brief_panel(&m->brief, &n);

	at = first_shown(m, rows, n) + (uint32_t)(row - m->layout->panel.row);
	if (at >= n || rows[at].kind == PANEL_HEADING)
		return KUTIP_NONE;
	return rows[at].kind == PANEL_ROLE ? at - 1 : at;
}

enum panel_group
view_panel_heading(const struct model *m, int row, int col)
{
	struct rect p = m->layout->panel;
	uint32_t n, at;
	const struct panel_row *rows = brief_panel(&m->brief, &n);
	bool title = m->layout->lines && row == p.row - 1;

	if (title)
		p = (struct rect){ row, p.col, 1, p.cols };
	if (n == 0 || !layout_has(p, row, col))
		return PANEL_GROUPS;
	at = first_shown(m, rows, n);
	if (title)
		return rows[at < n ? at : n - 1].group;
	at += (uint32_t)(row - p.row);
	return at < n && rows[at].kind == PANEL_HEADING ? rows[at].group :
	    PANEL_GROUPS;
}

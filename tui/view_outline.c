/*
 * view_outline.c - see view_outline.h.
 */
#include "view_outline.h"

#include "layout.h"
#include "text.h"

/* Without the keys it shows the section that is being read. */
static struct list
shown(const struct model *m, uint32_t n, uint32_t window)
{
	struct list l = m->brief.outline_list;
	uint32_t here = brief_section(&m->brief);

	if (m->focus != FOCUS_OUTLINE && here != KUTIP_NONE) {
		if (here < l.top || here >= l.top + window)
			l.top = here;
		if (l.top + window > n)
			l.top = n > window ? n - window : 0;
	}
	return l;
}

static void
draw_row(const struct model *m, struct grid *g, int row,
    const struct kutip_section *s, bool here, bool selected)
{
	struct rect r = m->layout->outline;
	uint64_t styles = style_bit(STYLE_OUTLINE);

	if (here)
		styles |= style_bit(STYLE_ROW_TITLE);
	if (selected)
		styles |= style_bit(STYLE_PANEL_SELECTED);
	grid_puts(g, r, row, 0, here ? " ▸ " : "   ", styles);
	grid_put_fit(g, r, row, 3, r.cols - 3, s->title, styles);
	if (selected)
		grid_cursor(g, r, row, 3);
}

void
view_outline(const struct model *m, struct grid *g)
{
	struct rect r = m->layout->outline;
	uint32_t n = 0, here = brief_section(&m->brief);
	const struct kutip_section *sections = kutip_sections(m->brief.doc,
	    &n);
	bool keys = m->focus == FOCUS_OUTLINE;
	struct list l = shown(m, n, (uint32_t)r.rows);

	grid_fill(g, r, style_bit(STYLE_OUTLINE));
	layout_title(m->layout, g, r, STR("Outline"), keys);
	for (uint32_t i = 0; i < (uint32_t)r.rows && l.top + i < n; i++) {
		uint32_t at = l.top + i;

		draw_row(m, g, (int)i, &sections[at], at == here,
		    keys && at == l.at);
	}
}

uint32_t
view_outline_row(const struct model *m, int row)
{
	struct rect r = m->layout->outline;
	uint32_t n, at;

	kutip_sections(m->brief.doc, &n);
	at = shown(m, n, (uint32_t)r.rows).top + (uint32_t)(row - r.row);
	return at < n ? at : KUTIP_NONE;
}

/*
 * view_voices.c - see view_voices.h.
 *
 *	Sari Wulandari  Menteri                                  2+1
 *	  “Kita mulai dari air bersih dan lampu jalan,”      by name
 *	  keamanan siber perlu dijaga sejak awal.            by name
 */
#include "view_voices.h"

#include <stdio.h>

#include "layout.h"
#include "text.h"
#include "unicode.h"
#include "view_found.h"

#define HOW_COLS  18
#define HOW_FROM_COLS 64
#define INDENT_FROM_COLS 30

static void
draw_head(const struct model *m, struct grid *g, struct rect line,
    const struct voice_row *row, uint64_t styles)
{
	const struct kutip_entity *e = doc_entity(m->brief.doc, row->entity);
	struct kutip_str name = e ? e->label : STR("speaker not named");
	char count[24];
	int right = line.cols - 1, col;

	if (row->indirect == 0)
		snprintf(count, sizeof(count), "%u", row->direct);
	else if (row->direct == 0)
		snprintf(count, sizeof(count), "+%u", row->indirect);
	else
		snprintf(count, sizeof(count), "%u+%u", row->direct,
		    row->indirect);
	right -= (int)glyph_cols(text_of(count));
	grid_puts(g, line, 0, right, count, styles | style_bit(STYLE_COUNT));
	right--;
	col = 1 + (int)glyph_cols(name);
	grid_put_fit(g, line, 0, 1, col < right ? col - 1 : right - 1, name,
	    styles | style_bit(e ? STYLE_SPEAKER : STYLE_DIM));
	if (e && col + 2 < right)
		grid_put_fit(g, line, 0, col + 2, right - col - 2, e->role,
		    styles | style_bit(STYLE_DIM));
}

static void
print_words(const struct model *m, const struct kutip_quote *q,
    struct buf *out)
{
	bool direct = q->kind == KUTIP_DIRECT;
	struct kutip_str words = kutip_slice(m->brief.doc, q->words);

	if (words.len > VIEW_FOUND_BYTES)
		words.len = cluster_prev(words, VIEW_FOUND_BYTES);
	buf_puts(out, direct ? "“" : "");
	buf_str(out, words);
	buf_puts(out, direct ? "”" : "");
}

static void
draw_quote(const struct model *m, struct grid *g, struct rect line,
    const struct voice_row *row, uint64_t styles)
{
	const struct kutip_quote *q = doc_quote(m->brief.doc, row->quote);
	int col = line.cols >= INDENT_FROM_COLS ? 3 : 1;
	int right = line.cols - 1;
	struct buf words = { 0 }, how = { 0 };

	brief_how(&m->brief, row->quote, &how);
	if (line.cols >= HOW_FROM_COLS || q->by == KUTIP_BY_HAND) {
		int cols = (int)glyph_cols(buf_as_str(&how));

		cols = cols > HOW_COLS || line.cols >= HOW_FROM_COLS ?
		    HOW_COLS : cols;
		right -= cols;
		grid_put_right(g, line, 0, right, cols, buf_as_str(&how),
		    styles | style_bit(STYLE_DIM));
		right -= 2;
	}
	print_words(m, q, &words);
	view_found_scroll(&words, right - col, buf_as_str(&m->prompt.text));
	grid_put_fit(g, line, 0, col, right - col, buf_as_str(&words), styles |
	    style_bit(q->kind == KUTIP_DIRECT ? STYLE_QUOTE :
	    STYLE_INDIRECT));
	view_found(g, (struct rect){ line.row, line.col + col, 1,
	    right - col }, buf_as_str(&words), buf_as_str(&m->prompt.text));
	buf_free(&words);
	buf_free(&how);
}

static void
draw_row(const struct model *m, struct grid *g, struct rect line,
    const struct voice_row *row, bool selected)
{
	uint64_t styles = style_bit(STYLE_LIST);

	if (selected) {
		styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_cursor(g, line, 0, 1);
	}
	grid_fill(g, line, styles);
	if (row->quote == KUTIP_NONE)
		draw_head(m, g, line, row, styles);
	else
		draw_quote(m, g, line, row, styles);
}

static void
print_title(const struct voices *v, struct buf *out)
{
	buf_printf(out, "Quotes: %u", v->shown);
	if (v->shown < v->n)
		buf_printf(out, " of %u", v->n);
	buf_printf(out, ", %u speaker%s", v->speakers,
	    v->speakers == 1 ? "" : "s");
}

void
view_voices(const struct model *m, struct grid *g)
{
	const struct voices *v = &m->voices;
	struct rect page = m->layout->page;
	struct buf title = { 0 };

	print_title(v, &title);
	grid_fill(g, page, style_bit(STYLE_LIST));
	layout_title(m->layout, g, page, buf_as_str(&title), false);
	if (v->rows.n == 0)
		grid_puts(g, page, 0, 1, "no quote has these words",
		    style_bit(STYLE_LIST) | style_bit(STYLE_DIM));
	for (int i = 0; i < page.rows; i++) {
		uint32_t at = v->list.top + (uint32_t)i;
		const struct voice_row *row = voices_row(v, at);
		struct rect line = { page.row + i, page.col, 1, page.cols };

		if (row)
			draw_row(m, g, line, row, at == v->list.at);
	}
	buf_free(&title);
}

uint32_t
view_voices_row(const struct model *m, int row)
{
	uint32_t at = m->voices.list.top +
	    (uint32_t)(row - m->layout->page.row);

	return voices_row(&m->voices, at) ? at : KUTIP_NONE;
}

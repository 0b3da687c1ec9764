/*
 * view_article.c - see view_article.h.
 */
#include "view_article.h"

#include "flow.h"
#include "layout.h"
#include "sieve.h"
#include "text.h"

#define MARK_SIGN "•"
#define NOTE_SIGN "✎"
#define QUOTE_BAR "▌"
#define OVERLAPS  8			/* rows that may lie over one another */

struct page {				/* the window while it is drawn */
	const struct model *m;
	const struct brief *b;
	struct grid *g;
	struct rect text, gutter;
	uint32_t quote;			/* under the cursor, or NONE */
	struct kutip_span here;		/* the passage under the cursor */
};

static bool
meet(struct kutip_span a, struct kutip_span b)
{
	return a.start < b.end && b.start < a.end;
}

static struct flow_place
top_place(const struct model *m)
{
	struct flow_place p = flow_at(m->flow, m->brief.pos);

	flow_move(m->flow, &p, -(int)m->brief.row_of_pos);
	return p;
}

/* ---- styles over the words ---------------------------------------------- */

static void
lay(const struct page *p, struct flow_place place, int row,
    struct kutip_span span, uint64_t styles)
{
	uint32_t from, to;

	if (flow_cols(p->m->flow, place, span, &from, &to))
		grid_style(p->g, p->text, row, (int)from, (int)(to - from),
		    styles);
}

/* Rows of a table whose first member is a span and that meet a line. */
static uint32_t
first_row(const void *rows, uint32_t n, size_t bytes, uint32_t start)
{
	uint32_t lo = 0, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		const struct kutip_span *span = (const void *)
		    ((const char *)rows + mid * bytes);

		if (span->start < start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > OVERLAPS ? lo - OVERLAPS : 0;
}

static void
lay_quotes(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(p->b->doc, &n);

	for (uint32_t i = first_row(q, n, sizeof(*q), line.start);
	    i < n && q[i].span.start < line.end; i++) {
		bool direct = q[i].kind == KUTIP_DIRECT;

		if (!direct && !p->m->settings.indirect && i != p->quote)
			continue;
		lay(p, place, row, q[i].span, style_bit(direct ?
		    STYLE_QUOTE : STYLE_INDIRECT));
	}
}

/* Cue and speaker may stand on the line before or after the quote. */
static void
lay_cues(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(p->b->doc, &n);
	uint32_t i = first_row(q, n, sizeof(*q), line.start);

	for (uint32_t last = i + 2 * OVERLAPS; i < n && i < last; i++) {
		lay(p, place, row, q[i].cue, style_bit(STYLE_CUE));
		if (q[i].kind == KUTIP_DIRECT || i == p->quote)
			lay(p, place, row, q[i].mention,
			    style_bit(STYLE_SPEAKER));
	}
}

static void
lay_links(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	uint32_t n;
	const struct kutip_link *rows = kutip_links(p->b->doc, &n);

	for (uint32_t i = first_row(rows, n, sizeof(*rows), line.start);
	    i < n && rows[i].span.start < line.end; i++) {
		uint32_t from, to;

		lay(p, place, row, rows[i].span, style_bit(STYLE_LINK));
		if (flow_cols(p->m->flow, place, rows[i].span, &from, &to))
			grid_link(p->g, p->text, row, (int)from,
			    (int)(to - from), i + 1, rows[i].url);
	}
}

static bool
shows_kind(const struct settings *s, enum kutip_entity_kind kind)
{
	switch (kind) {
	case KUTIP_CITY:   return s->cities;
	case KUTIP_AGENDA: return s->agenda;
	default:           return s->actors;
	}
}

static void
lay_mentions(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	uint32_t n;
	const struct kutip_mention *rows = kutip_mentions(p->b->doc, &n);

	for (uint32_t i = first_row(rows, n, sizeof(*rows), line.start);
	    i < n && rows[i].span.start < line.end; i++) {
		const struct kutip_entity *e = doc_entity(p->b->doc,
		    rows[i].entity);

		if (!shows_kind(&p->m->settings, e->kind))
			continue;
		lay(p, place, row, rows[i].span,
		    style_bit(style_of_entity(e->kind)));
	}
}

static void
lay_notes(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	const struct notes_list *l = &p->b->notes;

	for (uint32_t i = 0; i < l->n; i++) {
		const struct note *note = &l->rows[i];
		uint32_t label = model_label(p->m, note->label);
		uint64_t styles = style_bit(note->body.len ? STYLE_NOTE :
		    STYLE_MARK);
		char sign[2] = { (char)('1' + label), '\0' };

		if (note->kind != NOTE_MARK || note->state == NOTE_ORPHAN ||
		    !meet(note->span, line))
			continue;
		if (label < LABELS)
			styles |= style_bit((enum style)(STYLE_LABEL_1 + label));
		lay(p, place, row, note->span, styles);
		grid_puts(p->g, p->gutter, row, 0, note->body.len ? NOTE_SIGN :
		    label < LABELS ? sign : MARK_SIGN,
		    style_bit(STYLE_TEXT) | styles);
	}
}

static void
lay_hits(const struct page *p, struct flow_place place, int row,
    struct kutip_span line)
{
	const struct hits *h = &p->b->hits;

	for (uint32_t i = first_row(h->spans, h->n, sizeof(*h->spans),
	    line.start); i < h->n && h->spans[i].start < line.end; i++)
		lay(p, place, row, h->spans[i], style_bit(i == h->now ?
		    STYLE_SEARCH_CURRENT : STYLE_SEARCH));
}

/* ---- lines -------------------------------------------------------------- */

/* Beside a quote, left and right, its frame; the corners tell where it begins
 * and ends, so that half of one does not look whole.  Without lines, for a
 * screen reader or a tiny window, it is the bar alone. */
static void
draw_frame(const struct page *p, struct kutip_span quote,
    struct kutip_span line, int row)
{
	static const char *const left[] = { "┃", "┏", "┗", QUOTE_BAR };
	static const char *const right[] = { "┃", "┓", "┛", "▐" };
	bool lines = p->m->layout->lines;
	int corner = lines ? (line.start <= quote.start) +
	    2 * (quote.end <= line.end) : 3;
	uint64_t styles = style_bit(STYLE_TEXT) | style_bit(STYLE_QUOTE_BAR);
	struct rect margin = { p->text.row, p->text.col + p->text.cols,
		p->text.rows, 1 };

	grid_puts(p->g, p->gutter, row, p->gutter.cols - 1, left[corner],
	    styles);
	if (lines && layout_has(p->m->layout->article, margin.row,
	    margin.col))
		grid_puts(p->g, margin, row, 0, right[corner], styles);
}

static void
draw_line(const struct page *p, struct flow_place place, int row)
{
	const struct flow_line *line = flow_line(p->m->flow, place);
	const struct kutip_block *block = doc_block(p->b->doc, line->block);
	const struct kutip_quote *quote = doc_quote(p->b->doc, p->quote);
	uint64_t styles = style_bit(STYLE_TEXT);
	bool dim;

	if (line->flags & LINE_BLANK || !block)
		return;
	dim = sieve_is_on(p->b) && !sieve_block(p->b, block->span);
	styles |= style_bit(block->kind == KUTIP_ROW && block->level > 0 ?
	    STYLE_HEADING : style_of_block(block->kind));
	flow_put(p->m->flow, place, p->g, p->text, row,
	    dim ? styles | style_bit(STYLE_DIM) : styles);
	if (!dim) {
		lay_links(p, place, row, line->span);
		lay_quotes(p, place, row, line->span);
		lay_cues(p, place, row, line->span);
		lay_mentions(p, place, row, line->span);
	}
	lay_notes(p, place, row, line->span);
	lay_hits(p, place, row, line->span);
	lay(p, place, row, p->here, style_bit(STYLE_CURSOR));
	if (quote && meet(quote->span, line->span))
		draw_frame(p, quote->span, line->span, row);
}

/* ---- who says the quote under the cursor -------------------------------- */

/* The last line of the paragraph that a quote ends in; false when it is not in
 * the window. */
static bool
end_of_quote(const struct model *m, const struct kutip_quote *q,
    struct flow_place *end, int *row)
{
	struct flow_place top = top_place(m);

	*end = flow_at(m->flow, q->span.end - 1);
	while (!(flow_line(m->flow, *end)->flags & LINE_LAST) &&
	    flow_move(m->flow, end, 1))
		continue;
	if (flow_compare(*end, top) < 0)
		return false;
	*row = flow_distance(m->flow, top, *end, m->layout->text.rows);
	return *row < m->layout->text.rows;
}

static int
speaker_words(const struct model *m, uint32_t quote, struct buf *words)
{
	int cols;

	buf_puts(words, "— ");
	brief_speaker(&m->brief, quote, words);
	cols = (int)glyph_cols(buf_as_str(words));
	return cols < m->layout->text.cols ? cols : m->layout->text.cols;
}

/* Behind the paragraph's last word, if there is room, else on the row below:
 * -1 when that is outside. */
static int
speaker_row(const struct model *m, uint32_t quote, int cols)
{
	const struct kutip_quote *q = doc_quote(m->brief.doc, quote);
	const struct flow_line *line;
	struct flow_place end;
	int row;

	if (!q || !end_of_quote(m, q, &end, &row))
		return -1;
	line = flow_line(m->flow, end);
	if (line->indent_cols + line->cols + 2 + cols > m->layout->text.cols)
		row++;
	return row < m->layout->text.rows ? row : -1;
}

static void
draw_speaker(const struct page *p)
{
	struct buf words = { 0 };
	int cols = speaker_words(p->m, p->quote, &words);

	grid_put_fit(p->g, p->text, speaker_row(p->m, p->quote, cols),
	    p->text.cols - cols, cols, buf_as_str(&words),
	    style_bit(STYLE_TEXT) | style_bit(STYLE_SPEAKER));
	buf_free(&words);
}

bool
view_article_names_speaker(const struct model *m)
{
	uint32_t quote = brief_quote(&m->brief);
	struct buf words = { 0 };
	int cols = speaker_words(m, quote, &words);

	buf_free(&words);
	return speaker_row(m, quote, cols) >= 0;
}

/* ---- the whole ---------------------------------------------------------- */

static void
draw_cursor(const struct page *p)
{
	struct flow_place at = flow_at(p->m->flow, p->b->pos);

	grid_cursor(p->g, p->text, (int)p->b->row_of_pos,
	    (int)flow_col(p->m->flow, at, p->b->pos));
}

void
view_article(const struct model *m, struct grid *g)
{
	enum note_unit unit;
	struct page p = { .m = m, .b = &m->brief, .g = g,
	    .text = m->layout->text, .gutter = m->layout->gutter };
	struct flow_place place;

	grid_fill(g, m->layout->article, style_bit(STYLE_TEXT));
	if (!m->brief.doc || flow_is_empty(m->flow))
		return;
	p.quote = brief_quote(p.b);
	p.here = p.quote == KUTIP_NONE || brief_reaches(p.b) ?
	    brief_passage(p.b, &unit) :
	    doc_quote(p.b->doc, p.quote)->span;
	place = top_place(m);
	for (int row = 0; row < p.text.rows; row++) {
		draw_line(&p, place, row);
		if (flow_move(m->flow, &place, 1) == 0)
			break;
	}
	if (p.quote != KUTIP_NONE)
		draw_speaker(&p);
	draw_cursor(&p);
}

uint32_t
view_article_byte(const struct model *m, int row, int col)
{
	struct rect text = m->layout->text;
	struct flow_place place = top_place(m);

	flow_move(m->flow, &place, row - text.row);
	if (flow_line(m->flow, place)->flags & LINE_BLANK)
		flow_move_text(m->flow, &place, 1);
	return flow_byte(m->flow, place,
	    col > text.col ? (uint32_t)(col - text.col) : 0);
}

uint32_t
view_article_percent(const struct model *m)
{
	struct flow_place place;
	uint32_t len;
	uint64_t end;

	if (!m->brief.doc || flow_is_empty(m->flow))
		return 100;
	len = kutip_text(m->brief.doc).len;
	place = top_place(m);
	flow_move(m->flow, &place, m->layout->text.rows - 1);
	if (flow_compare(place, flow_last(m->flow)) >= 0)
		return 100;
	end = flow_line(m->flow, place)->span.end;
	return (uint32_t)(end * 100 / len);
}

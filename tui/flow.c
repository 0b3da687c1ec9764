/*
 * flow.c - text in lines, a piece at a time, when they are asked for.
 * See flow.h.
 *
 * A piece is a block, or a part of a long one.  Its lines are made at one go
 * when one of them is asked for.
 */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "columns.h"
#include "text.h"
#include "unicode.h"

#define PIECE_BYTES   (16u << 10)
#define SEARCH_BYTES  (4u << 10)	/* how far back a piece looks for a blank */

struct piece {
	struct kutip_span span;
	uint32_t block;
	uint16_t indent_cols;
	uint16_t flags;			/* LINE_FIRST, LAST, BULLET of the block;
					   LINE_BLANK: one comes before */
	bool     flowed;
	uint32_t n;
	const struct flow_line *lines;
	const struct columns *columns;	/* of a table's row, or NULL */
};

struct flow {
	struct arena arena;		/* pieces and finished lines */
	struct vec   pieces;
	struct galley galley;		/* of the piece in the making */
	struct kutip_str text;
	uint32_t     width_cols;
	char         lang[8];
	bool         soft_ends;		/* a line end inside a block is a blank */
};

static const struct flow_line no_line;

static struct piece *
piece_row(const struct flow *f, uint32_t n)
{
	return (struct piece *)f->pieces.rows + n;
}

/* ---- pieces ----------------------------------------------------------- */

static void
dress_line(struct flow_line *line, const struct piece *p)
{
	line->block = p->block;
	line->indent_cols = p->indent_cols;
}

static void
flow_piece(struct flow *f, struct piece *p)
{
	struct galley *g = &f->galley;
	bool blank = p->flags & LINE_BLANK;
	struct flow_line *kept;

	p->flowed = true;
	galley_fill(g, f->text, p->span, f->width_cols - p->indent_cols, f->lang,
	    f->soft_ends);
	kept = arena_alloc(&f->arena, (g->n + blank) * sizeof(*kept));
	if (kept == NULL || g->n == 0)
		return;
	memcpy(kept + blank, g->line, g->n * sizeof(*kept));
	p->lines = kept;
	p->n = g->n + blank;
	for (uint32_t i = blank; i < p->n; i++)
		dress_line(&kept[i], p);
	kept[blank].flags |= p->flags & (LINE_FIRST | LINE_BULLET);
	kept[p->n - 1].flags |= p->flags & LINE_LAST;
	if (blank)
		kept[0] = (struct flow_line){ .block = p->block,
		    .span = { p->span.start, p->span.start },
		    .flags = LINE_BLANK };
}

/* The piece of that number with its lines; NULL if there is none. */
static struct piece *
piece_at(struct flow *f, uint32_t n)
{
	struct piece *p;

	if (n >= f->pieces.n)
		return NULL;
	p = piece_row(f, n);
	if (!p->flowed)
		flow_piece(f, p);
	return p;
}

/* ---- what is flowed --------------------------------------------------- */

/* Where a piece of a long block ends: behind a blank, or else at a cluster. */
static uint32_t
piece_end(struct kutip_str text, uint32_t start, uint32_t end)
{
	uint32_t at = start + PIECE_BYTES, low = at - SEARCH_BYTES;

	if (end - start <= PIECE_BYTES)
		return end;
	for (uint32_t i = at; i > low; i--)
		if (text.ptr[i - 1] == ' ' || text.ptr[i - 1] == '\n')
			return i;
	while (at > low && !cluster_is_edge(text, at))
		at--;
	if (at > low)
		return at;
	return cluster_next(text, start + PIECE_BYTES);
}

static void
add_pieces(struct flow *f, struct piece whole)
{
	uint32_t first = f->pieces.n, start = whole.span.start;

	do {
		struct piece *p = vec_push(&f->pieces);

		*p = whole;
		p->span.start = start;
		p->span.end = start = piece_end(f->text, start, whole.span.end);
		if (f->pieces.n > first + 1)
			p->flags &= LINE_LAST;
		if (start < whole.span.end)
			p->flags &= (uint16_t)~LINE_LAST;
	} while (start < whole.span.end && !f->arena.failed);
}

static void
begin(struct flow *f, struct kutip_str text, uint32_t width_cols,
    const char *lang)
{
	struct kutip_str l = text_of(lang);

	arena_reset(&f->arena);
	vec_init(&f->pieces, &f->arena, sizeof(struct piece));
	f->text = text;
	f->width_cols = width_cols < 1 ? 1 : width_cols > GRID_SIDE_MAX ?
	    GRID_SIDE_MAX : width_cols;
	memset(f->lang, 0, sizeof(f->lang));
	if (l.len < sizeof(f->lang))
		memcpy(f->lang, l.ptr, l.len);
}

static uint16_t
indent_of(const struct flow *f, enum kutip_block_kind kind)
{
	uint32_t cols = 0;

	if (kind == KUTIP_LIST_ITEM || kind == KUTIP_CAPTION)
		cols = 2;
	if (kind == KUTIP_QUOTATION)
		cols = 4;
	return (uint16_t)(cols > f->width_cols / 8 ? f->width_cols / 8 : cols);
}

static bool
is_credit(enum kutip_block_kind kind)
{
	return kind == KUTIP_BYLINE || kind == KUTIP_DATE;
}

/* Items of a list, rows of a table, lines of a share bar, byline and date stand together. */
static bool
stand_together(const struct kutip_block *a, const struct kutip_block *b)
{
	if (is_credit(a->kind) && is_credit(b->kind))
		return true;
	if (a->kind == KUTIP_ROW)
		return columns_together(a, b);
	return a->kind == b->kind && (a->kind == KUTIP_LIST_ITEM ||
	    a->kind == KUTIP_FURNITURE);
}

/* "- text", "• text", "1. text" bring their own. */
static bool
wants_bullet(struct kutip_str text, struct kutip_span span)
{
	uint32_t pos = span.start, c = text_step(text, &pos);

	if (c == '-' || c == '*' || c == 0xB7 || c == 0x2013 || c == 0x2014 ||
	    c == 0x2022 || c == 0x2023 || c == 0x25AA || c == 0x25CF)
		return false;
	if (!unicode_is_digit(c))
		return true;
	while (unicode_is_digit(c = text_step(text, &pos)))
		continue;
	return c != '.' && c != ')';
}

/* How many rows the table has that begins with the first of n blocks. */
static uint32_t
rows_of(const struct kutip_block *b, uint32_t n)
{
	uint32_t rows = 1;

	while (rows < n && columns_together(&b[rows - 1], &b[rows]))
		rows++;
	return rows;
}

void
flow_document(struct flow *f, const struct kutip_doc *doc, uint32_t width_cols,
    unsigned flags)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	uint32_t n, shown = KUTIP_NONE, table_end = 0;
	const struct kutip_block *blocks = kutip_blocks(doc, &n);
	const struct columns *columns = NULL;

	begin(f, kutip_text(doc), width_cols, meta->lang);
	f->soft_ends = text_equal_c(text_of(meta->format), "text/plain");
	for (uint32_t i = 0; i < n; i++) {
		struct piece p = { .span = blocks[i].span, .block = i,
		    .flags = LINE_FIRST | LINE_LAST };

		if (blocks[i].kind == KUTIP_FURNITURE && !(flags & FLOW_FURNITURE))
			continue;
		p.indent_cols = indent_of(f, blocks[i].kind);
		if (i >= table_end && blocks[i].kind == KUTIP_ROW) {
			table_end = i + rows_of(&blocks[i], n - i);
			columns = columns_of(&f->arena, f->text, &blocks[i],
			    table_end - i, f->width_cols);
		}
		p.columns = i < table_end ? columns : NULL;
		if (shown != KUTIP_NONE && !(flags & FLOW_TIGHT) &&
		    !stand_together(&blocks[shown], &blocks[i]))
			p.flags |= LINE_BLANK;
		if (blocks[i].kind == KUTIP_LIST_ITEM && p.indent_cols == 2 &&
		    wants_bullet(f->text, p.span))
			p.flags |= LINE_BULLET;
		shown = i;
		add_pieces(f, p);
	}
}

void
flow_text(struct flow *f, struct kutip_str text, uint32_t width_cols,
    const char *lang)
{
	uint32_t block = 0;

	begin(f, text, width_cols, lang);
	f->soft_ends = false;
	for (uint32_t start = 0, end; start < text.len; start = end + 1) {
		end = text_find(text, STR("\n"), start);
		if (end == KUTIP_NONE)
			end = text.len;
		add_pieces(f, (struct piece){ .span = { start, end },
		    .block = block++, .flags = LINE_FIRST | LINE_LAST });
	}
}

struct flow *
flow_new(void)
{
	return calloc(1, sizeof(struct flow));
}

void
flow_free(struct flow *f)
{
	if (f == NULL)
		return;
	arena_free(&f->arena);
	galley_free(&f->galley);
	free(f);
}

/* ---- places ----------------------------------------------------------- */

bool
flow_shows(const struct flow *f, struct kutip_str text)
{
	return f->text.ptr == text.ptr && f->text.len == text.len;
}

bool
flow_is_empty(struct flow *f)
{
	return f->pieces.n == 0;
}

struct flow_place
flow_first(struct flow *f)
{
	(void)f;
	return (struct flow_place){ 0, 0 };
}

struct flow_place
flow_last(struct flow *f)
{
	struct flow_place at = { 0, 0 };
	struct piece *p;

	if (f->pieces.n == 0)
		return at;
	at.piece = f->pieces.n - 1;
	p = piece_at(f, at.piece);
	at.line = p->n ? p->n - 1 : 0;
	return at;
}

/* The last of n that does not start behind byte; 0 if all do. */
static uint32_t
last_piece(const struct flow *f, uint32_t byte)
{
	uint32_t low = 0, high = f->pieces.n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (piece_row(f, middle)->span.start <= byte)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static uint32_t
last_line(const struct piece *p, uint32_t byte)
{
	uint32_t low = 0, high = p->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (p->lines[middle].span.start <= byte)
			low = middle;
		else
			high = middle;
	}
	return low;
}

const struct flow_line *
flow_line(struct flow *f, struct flow_place at)
{
	const struct piece *p = piece_at(f, at.piece);

	return p != NULL && at.line < p->n ? &p->lines[at.line] : &no_line;
}

static bool
next_line(struct flow *f, struct flow_place *at)
{
	const struct piece *p = piece_at(f, at->piece);
	uint32_t n;

	if (p != NULL && at->line + 1 < p->n) {
		at->line++;
		return true;
	}
	for (n = at->piece + 1; n < f->pieces.n && piece_at(f, n)->n == 0; n++)
		continue;
	if (n >= f->pieces.n)
		return false;
	*at = (struct flow_place){ n, 0 };
	return true;
}

static bool
line_before(struct flow *f, struct flow_place *at)
{
	uint32_t n = at->piece;

	if (at->line > 0) {
		at->line--;
		return true;
	}
	while (n > 0 && piece_at(f, n - 1)->n == 0)
		n--;
	if (n == 0)
		return false;
	*at = (struct flow_place){ n - 1, piece_at(f, n - 1)->n - 1 };
	return true;
}

struct flow_place
flow_at(struct flow *f, uint32_t byte)
{
	struct flow_place at = { 0, 0 };

	if (f->pieces.n == 0)
		return at;
	at.piece = last_piece(f, byte);
	at.line = last_line(piece_at(f, at.piece), byte);
	/* Blanks before a word that leave it no room begin no line. */
	if (flow_line(f, at)->span.start > byte)
		line_before(f, &at);
	return at;
}

struct flow_place
flow_block(struct flow *f, uint32_t block)
{
	uint32_t low = 0, high = f->pieces.n;
	struct flow_place at;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (piece_row(f, middle)->block < block)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < f->pieces.n && piece_row(f, low)->block == block) {
		at = (struct flow_place){ low, 0 };
		if (flow_line(f, at)->flags & LINE_BLANK)
			at.line++;
		return at;
	}
	if (low == 0)
		return flow_first(f);
	at = (struct flow_place){ low - 1, 0 };
	at.line = piece_at(f, at.piece)->n;
	at.line -= at.line > 0;
	return at;
}

int
flow_move(struct flow *f, struct flow_place *at, int lines)
{
	int moved = 0;

	while (moved < lines && next_line(f, at))
		moved++;
	while (moved > lines && line_before(f, at))
		moved--;
	return moved;
}

int
flow_move_text(struct flow *f, struct flow_place *at, int lines)
{
	int step = lines < 0 ? -1 : 1, moved = 0;
	struct flow_place to = *at;

	while (moved != lines && flow_move(f, &to, step) != 0) {
		if (flow_line(f, to)->flags & LINE_BLANK)
			continue;
		moved += step;
		*at = to;
	}
	return moved;
}

int
flow_compare(struct flow_place a, struct flow_place b)
{
	if (a.piece != b.piece)
		return a.piece < b.piece ? -1 : 1;
	return (a.line > b.line) - (a.line < b.line);
}

int
flow_distance(struct flow *f, struct flow_place a, struct flow_place b,
    int limit)
{
	int n = 0;

	while (n < limit && flow_compare(a, b) < 0 && next_line(f, &a))
		n++;
	return n;
}

uint32_t
flow_count(struct flow *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->pieces.n; i++)
		n += piece_at(f, i)->n;
	return n;
}

/* ---- columns ---------------------------------------------------------- */

/* A walk along a line, one glyph after the other. */
struct walk {
	struct kutip_str text;		/* up to the end of the line */
	const struct columns *columns;
	uint32_t pos, col, bar;		/* bar: the next of them */
};

static struct walk
walk_line(struct flow *f, struct flow_place at, const struct flow_line *line)
{
	const struct piece *p = piece_at(f, at.piece);

	return (struct walk){ { f->text.ptr, line->span.end },
	    p ? p->columns : NULL, line->span.start, line->indent_cols, 0 };
}

/* At a bar of a table that has columns: those up to its place. */
static bool
walk_to_bar(struct walk *w)
{
	if (w->columns == NULL || w->bar >= w->columns->n ||
	    !columns_bar(w->text, w->pos))
		return false;
	if (w->col < w->columns->stop[w->bar])
		w->col = w->columns->stop[w->bar];
	w->bar++;
	return true;
}

static void
walk_on(struct walk *w)
{
	walk_to_bar(w);
	w->col += glyph_next(w->text, &w->pos).cols;
}

/* Cell by cell where there are columns, else in one. */
static int
put_words(struct walk *w, struct grid *g, struct rect r, int row,
    uint64_t styles)
{
	uint32_t from = w->pos;
	int col = (int)w->col;

	while (w->columns != NULL && w->pos < w->text.len) {
		uint32_t before = w->pos, bar = w->bar;
		bool at_bar = walk_to_bar(w);

		if (at_bar && bar < w->bar) {
			grid_put(g, r, row, col, text_slice(w->text,
			    (struct kutip_span){ from, before }), styles);
			from = before;
			col = (int)w->col;
		}
		w->col += glyph_next(w->text, &w->pos).cols;
	}
	return grid_put(g, r, row, col, text_slice(w->text,
	    (struct kutip_span){ from, w->text.len }), styles);
}

void
flow_put(struct flow *f, struct flow_place at, struct grid *g, struct rect r,
    int row, uint64_t styles)
{
	const struct flow_line *line = flow_line(f, at);
	struct walk w = walk_line(f, at, line);
	int col;

	if (line->flags & LINE_BULLET && line->indent_cols >= 2)
		grid_puts(g, r, row, line->indent_cols - 2, "\xE2\x80\xA2",
		    styles);
	col = put_words(&w, g, r, row, styles);
	if (line->flags & LINE_HYPHEN)
		grid_puts(g, r, row, col, "-", styles);
}

uint32_t
flow_col(struct flow *f, struct flow_place at, uint32_t byte)
{
	const struct flow_line *line = flow_line(f, at);
	struct walk w = walk_line(f, at, line);
	uint32_t col = w.col;

	while (w.pos < line->span.end) {
		walk_on(&w);
		if (w.pos > byte)
			break;
		col = w.col;
	}
	return col;
}

uint32_t
flow_byte(struct flow *f, struct flow_place at, uint32_t col)
{
	const struct flow_line *line = flow_line(f, at);
	struct walk w = walk_line(f, at, line);
	uint32_t start = w.pos;

	while (w.pos < line->span.end) {
		start = w.pos;
		walk_on(&w);
		if (w.col > col)
			break;
	}
	return start;
}

bool
flow_cols(struct flow *f, struct flow_place at, struct kutip_span span,
    uint32_t *from, uint32_t *to)
{
	const struct flow_line *line = flow_line(f, at);

	if (span.start >= line->span.end || span.end <= line->span.start)
		return false;
	*from = flow_col(f, at, span.start);
	*to = flow_col(f, at, span.end);
	return *from < *to;
}

/*
 * pdf_line.c - from pieces to lines.  See pdf_line.h.
 */
#include "pdf_line.h"

#include <stdlib.h>

#include "buf.h"
#include "pdf_column.h"
#include "pdf_mark.h"
#include "text.h"
#include "unicode.h"

#define SIZES      256
#define LINE_BYTES 4096			/* no printed line is longer */

struct joining {
	struct pdf_sheets *s;
	struct buf text;		/* of the line at hand; cells parted by tabs */
	struct buf mended;
	uint32_t last;			/* where the last piece begins in it */
	const struct pdf_piece *piece;	/* the last one */
	int32_t right;
};

/* ---- sizes ----------------------------------------------------------------- */

static uint32_t
weight_of(const struct pdf_piece *p)
{
	return p->margin ? 0 : p->text.len;
}

static void
find_body(struct pdf_sheets *s)
{
	uint64_t weights[SIZES] = { 0 }, bold = 0, all = 0;
	const struct pdf_piece *p = s->pieces.rows;

	for (uint32_t i = 0; i < s->pieces.n; i++) {
		uint32_t size = p[i].size < SIZES ? p[i].size : SIZES - 1;

		weights[size] += weight_of(&p[i]);
		all += weight_of(&p[i]);
		bold += p[i].bold ? weight_of(&p[i]) : 0;
	}
	for (uint16_t i = 1; i < SIZES; i++)
		if (weights[i] > weights[s->body])
			s->body = i;
	s->bold_body = bold * 5 > all * 2;
}

/* ---- one line -------------------------------------------------------------- */

static bool
ends_blank(const struct buf *b)
{
	return b->len == 0 || text_is_blank(text_before(buf_as_str(b),
	    (uint32_t)b->len)) || b->ptr[b->len - 1] == '\t';
}

/* Thai that LibreOffice prints has its quotation marks in another font: they
 * come behind the words, and where they stand two blanks are. */
static bool
insert_inside(struct joining *j, const struct pdf_piece *p)
{
	const struct pdf_piece *a = j->piece;
	int64_t width = a->box.right - a->box.left;
	uint32_t len = (uint32_t)j->text.len - j->last, want, best = KUTIP_NONE;
	struct buf tail = { 0 };

	if (width <= 0 || len > LINE_BYTES || p->box.left >= j->right - p->size / 4 ||
	    p->box.right > j->right + p->size / 4)
		return false;
	want = (uint32_t)(len * (uint64_t)(p->box.left - a->box.left) /
	    (uint64_t)width);
	for (uint32_t i = 0; i + 1 < len; i++) {
		const char *at = j->text.ptr + j->last + i;

		if (at[0] == ' ' && at[1] == ' ' && (best == KUTIP_NONE ||
		    labs((long)i - (long)want) < labs((long)best - (long)want)))
			best = i;
	}
	if (best == KUTIP_NONE || labs((long)best - (long)want) * 4 > (long)len)
		return false;
	buf_add(&tail, j->text.ptr + j->last + best + 1, len - best - 1);
	j->text.len = j->last + best + (pdf_opens(p->text) ? 1 : 0);
	buf_str(&j->text, text_trim(p->text));
	buf_str(&j->text, pdf_opens(p->text) ? text_trim(buf_as_str(&tail)) :
	    buf_as_str(&tail));
	buf_free(&tail);
	return true;
}

static void
add_gap(struct joining *j, struct pdf_line *line, const struct pdf_piece *p)
{
	int32_t gap = p->box.left - j->right, em = line->size;

	if (line->cells == 1 && pdf_is_label(buf_as_str(&j->text)) &&
	    gap * 10 > em * 3) {
		line->text_left = p->box.left;
		if (!ends_blank(&j->text))
			buf_putc(&j->text, ' ');
	} else if (gap * 10 > em * 13 && line->cells < UINT8_MAX) {
		while (j->text.len > 0 && j->text.ptr[j->text.len - 1] == ' ')
			j->text.len--;
		buf_putc(&j->text, '\t');
		line->cells++;
	} else if (gap * 100 > em * 12 && !ends_blank(&j->text) &&
	    p->text.ptr[0] != ' ') {
		buf_putc(&j->text, ' ');
	}
}

static bool
is_raised(const struct pdf_line *line, const struct pdf_piece *p)
{
	return p->size * 10 <= line->size * 8 &&
	    p->box.bottom < line->box.bottom - line->size / 8 &&
	    pdf_is_mark(p->text);
}

static void
add_piece(struct joining *j, struct pdf_line *line, const struct pdf_piece *p)
{
	bool first = j->text.len == 0;

	if (is_raised(line, p)) {
		if (first) {
			line->marked = true;
			buf_str(&j->text, text_trim(p->text));
			buf_putc(&j->text, ' ');
		} else {
			while (j->text.len > 0 && j->text.ptr[j->text.len - 1] == ' ')
				j->text.len--;
			pdf_raise(text_trim(p->text), &j->text);
		}
		j->right = p->box.right > j->right || first ? p->box.right : j->right;
		return;
	}
	if (j->piece != NULL && insert_inside(j, p))
		return;
	if (!first)
		add_gap(j, line, p);
	j->last = (uint32_t)j->text.len;
	j->piece = p;
	buf_str(&j->text, p->text);
	j->right = p->box.right;
	line->blank_end = text_is_blank(text_before(p->text, p->text.len));
}

static void
widen(struct pdf_box *to, struct pdf_box by)
{
	to->left = by.left < to->left ? by.left : to->left;
	to->right = by.right > to->right ? by.right : to->right;
}

/* What most letters of a row are. */
static void
describe(struct pdf_line *line, const struct pdf_piece *p, uint32_t n)
{
	uint32_t bold = 0, italic = 0, all = 0, most = 0;

	line->box = p[0].box;
	for (uint32_t i = 0; i < n; i++) {
		all += p[i].text.len;
		bold += p[i].bold ? p[i].text.len : 0;
		italic += p[i].italic ? p[i].text.len : 0;
		if (p[i].text.len > most) {
			most = p[i].text.len;
			line->size = p[i].size;
			line->box.top = p[i].box.top;
			line->box.bottom = p[i].box.bottom;
		}
		widen(&line->box, p[i].box);
	}
	line->bold = bold * 10 >= all * 9;
	line->italic = italic * 10 >= all * 9;
}

static void
make_line(struct joining *j, struct pdf_piece *p, uint32_t n)
{
	struct pdf_line line = { .page = p[0].page, .band = p[0].band,
	    .place = p[0].column, .cells = 1 };

	describe(&line, p, n);
	line.text_left = line.box.left;
	buf_clear(&j->text);
	j->piece = NULL;
	for (uint32_t i = 0; i < n; i++)
		add_piece(j, &line, &p[i]);
	line.text = text_trim(buf_as_str(&j->text));
	if (line.text.len == 0 || j->text.failed)
		return;
	buf_clear(&j->mended);
	pdf_mend(line.text, &j->mended);
	line.text = arena_str(j->s->arena, j->mended.ptr, j->mended.len);
	*(struct pdf_line *)vec_push(&j->s->lines) = line;
}

static int
by_left(const void *a, const void *b)
{
	const struct pdf_piece *p = a, *q = b;
	int32_t x = p->box.left, y = q->box.left;

	return x != y ? (x > y) - (x < y) : (p->order > q->order) - (p->order < q->order);
}

static void
make_lines(struct joining *j, const struct pdf_page *page)
{
	struct pdf_piece *p = pdf_piece(j->s, page->piece);
	uint32_t end;

	for (uint32_t i = 0; i < page->pieces && !p[i].margin; i = end) {
		struct pdf_box row = p[i].box;
		uint32_t most = p[i].size;

		for (end = i + 1; end < page->pieces && !p[end].margin &&
		    p[end].band == p[i].band && p[end].column == p[i].column &&
		    pdf_same_row(row, p[end].box); end++) {
			if (p[end].size > most) {
				row = p[end].box;
				most = p[end].size;
			}
		}
		qsort(p + i, end - i, sizeof(*p), by_left);
		make_line(j, p + i, end - i);
	}
}

/* ---- the edges of columns --------------------------------------------------- */

struct edges { int32_t left, right; uint32_t lines; };

static bool
in_group(const struct pdf_line *a, const struct pdf_line *b)
{
	return a->page == b->page && a->place == b->place;
}

static int
by_number(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The left edge is where most lines begin, the right where the tenth that goes
 * farthest ends: headings and lists are shorter, a wild line longer. */
static struct edges
edges_of(int32_t *lefts, int32_t *rights, uint32_t n)
{
	struct edges e = { .lines = n };
	uint32_t best = 0;

	qsort(lefts, n, sizeof(*lefts), by_number);
	qsort(rights, n, sizeof(*rights), by_number);
	for (uint32_t i = 0, from = 0; i < n; i++) {
		while (lefts[i] - lefts[from] > 4)
			from++;
		if (i - from + 1 > best) {
			best = i - from + 1;
			e.left = lefts[from];
		}
	}
	e.right = rights[n - 1 - n / 10];
	return e;
}

/* Of the lines of one page in one column; a few lines say little of the right
 * edge, and columns of one paper are of one width. */
static void
set_edges(struct pdf_sheets *s, uint32_t from, uint32_t to, uint8_t place,
    int32_t *lefts, int32_t *rights, struct edges *known)
{
	struct edges e;
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct pdf_line *l = pdf_line(s, i);

		if (l->place != place || abs(l->size - s->body) > 1)
			continue;
		lefts[n] = l->box.left;
		rights[n++] = l->box.right;
	}
	if (n > 0) {
		e = edges_of(lefts, rights, n);
		if (n >= 8 || known->lines == 0)
			*known = e;
		else if (e.left + known->right - known->left > e.right)
			e.right = e.left + known->right - known->left;
	} else {
		e = *known;
	}
	for (uint32_t i = from; i < to; i++)
		if (pdf_line(s, i)->place == place) {
			pdf_line(s, i)->column.left = e.left;
			pdf_line(s, i)->column.right = e.right;
		}
}

static void
find_edges(struct pdf_sheets *s)
{
	static const uint8_t places[] = { 0, 1, 2, 3, PDF_ACROSS };
	struct edges known[sizeof(places)] = { 0 };
	int32_t *lefts = arena_alloc(s->arena, sizeof(int32_t) * (s->lines.n + 1));
	int32_t *rights = arena_alloc(s->arena, sizeof(int32_t) * (s->lines.n + 1));

	for (uint32_t i = 0, end; lefts && rights && i < s->lines.n; i = end) {
		for (end = i; end < s->lines.n &&
		    pdf_line(s, end)->page == pdf_line(s, i)->page; end++)
			;
		for (uint32_t k = 0; k < sizeof(places); k++)
			set_edges(s, i, end, places[k], lefts, rights, &known[k]);
	}
}

/* The usual way from a line of the body down to the next. */
static void
find_step(struct pdf_sheets *s)
{
	uint32_t seen[SIZES] = { 0 };

	for (uint32_t i = 1; i < s->lines.n; i++) {
		const struct pdf_line *a = pdf_line(s, i - 1), *b = pdf_line(s, i);
		int32_t step = b->box.bottom - a->box.bottom;

		if (in_group(a, b) && a->size == s->body && b->size == s->body &&
		    step > 0 && step < SIZES)
			seen[step]++;
	}
	for (uint16_t i = 1; i < SIZES; i++)
		if (seen[i] + (i + 1 < SIZES ? seen[i + 1] : 0) >
		    seen[s->step] + (s->step + 1 < SIZES ? seen[s->step + 1] : 0))
			s->step = i;
	if (s->step == 0)
		s->step = (uint16_t)(s->body + s->body / 4);
}

/* ---- roles ------------------------------------------------------------------ */

/* "Ports ........ 3" */
static bool
has_leaders(struct kutip_str s)
{
	uint32_t dots = 0;

	if (s.len == 0 || !text_is_digit((unsigned char)s.ptr[s.len - 1]))
		return false;
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.')
			dots++;
		else if (s.ptr[i] != ' ' && s.ptr[i] != '\t' && dots < 5)
			dots = 0;
	}
	return dots >= 5;
}

static bool
shares_hole(const struct pdf_line *a, const struct pdf_line *b)
{
	return in_group(a, b) && a->band == b->band && b->cells > 1 &&
	    abs(b->box.top - a->box.top) < 6 * a->size;
}

/* Cells of a row, or words far apart in a line. */
static void
settle_cells(struct pdf_sheets *s, uint32_t i)
{
	struct pdf_line *l = pdf_line(s, i);
	struct buf out = { 0 };

	if (l->cells == 1)
		return;
	if ((i > 0 && shares_hole(l, pdf_line(s, i - 1))) ||
	    (i + 1 < s->lines.n && shares_hole(l, pdf_line(s, i + 1))))
		l->role = PDF_ROW;
	for (uint32_t k = 0; k < l->text.len; k++) {
		if (l->text.ptr[k] != '\t')
			buf_putc(&out, l->text.ptr[k]);
		else
			buf_puts(&out, l->role == PDF_ROW ? " | " : " ");
	}
	l->text = arena_str(s->arena, out.ptr ? out.ptr : "", out.len);
	buf_free(&out);
}

static bool
begins_note(const struct pdf_line *l)
{
	return l->marked || pdf_note_label(l->text) > 0;
}

/* Small lines at the end of a column, from the first that has a mark. */
static void
mark_notes(struct pdf_sheets *s, uint32_t from, uint32_t to)
{
	uint32_t i = to, first = to;

	while (i > from && pdf_line(s, i - 1)->size * 100 < s->body * 95 &&
	    pdf_line(s, i - 1)->role != PDF_ROW) {
		i--;
		if (begins_note(pdf_line(s, i)))
			first = i;
	}
	for (i = first; i < to; i++)
		pdf_line(s, i)->role = PDF_FOOTNOTE;
}

static void
find_roles(struct pdf_sheets *s)
{
	for (uint32_t i = 0; i < s->lines.n; i++) {
		if (has_leaders(pdf_line(s, i)->text))
			pdf_line(s, i)->role = PDF_CONTENTS;
	}
	for (uint32_t i = 0; i < s->lines.n; i++)
		settle_cells(s, i);
	for (uint32_t i = 0, end; i < s->lines.n; i = end) {
		for (end = i; end < s->lines.n &&
		    in_group(pdf_line(s, i), pdf_line(s, end)); end++)
			;
		mark_notes(s, i, end);
	}
}

void
pdf_line_find(struct pdf_sheets *s)
{
	struct joining j = { .s = s };

	find_body(s);
	for (uint32_t i = 0; i < s->pages.n; i++)
		make_lines(&j, pdf_page(s, i));
	buf_free(&j.text);
	buf_free(&j.mended);
	find_step(s);
	find_edges(s);
	find_roles(s);
}

/*
 * pdf_column.c - columns and bands of a page.  See pdf_column.h.
 */
#include "pdf_column.h"

#include <stdlib.h>
#include <string.h>

#define WIDEST       4096		/* units of a page that are looked at */
#define GUTTERS      3
#define ROWS_LEAST   5			/* with a hole at one place */
#define ROWS_KNOWN   2			/* where the page before had it too */

struct gutters { int32_t at[GUTTERS]; uint32_t n; };

struct sorting {
	struct pdf_sheets *s;
	struct pdf_page *page;
	struct pdf_piece *first;	/* of the page; those of the margin are last */
	uint32_t n;			/* without the margin */
	int32_t  left, right;		/* of all text */
	int32_t  holes[WIDEST + 1], words[WIDEST + 1];
	struct gutters before;		/* of the last page that had any */
};

static int32_t
middle(const struct pdf_piece *p)
{
	return p->box.top + (p->box.bottom - p->box.top) / 2;
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_height(const void *a, const void *b)
{
	const struct pdf_piece *p = a, *q = b;
	int c = compare(p->margin, q->margin);

	if (c == 0)
		c = compare(middle(p), middle(q));
	return c != 0 ? c : compare(p->order, q->order);
}

static int
by_left(const void *a, const void *b)
{
	const struct pdf_piece *p = a, *q = b;
	int c = compare(p->box.left, q->box.left);

	return c != 0 ? c : compare(p->order, q->order);
}

static int
by_reading(const void *a, const void *b)
{
	const struct pdf_piece *p = a, *q = b;
	int c = compare(p->margin, q->margin);

	if (c == 0)
		c = compare(p->band, q->band);
	if (c == 0)
		c = compare(p->column, q->column);
	if (c == 0)
		c = compare(middle(p), middle(q));
	return c != 0 ? c : compare(p->order, q->order);
}

/* ---- rows ------------------------------------------------------------------ */

/* Where the row that begins with piece i ends; its pieces by their lefts. */
static uint32_t
row_end(struct sorting *g, uint32_t i)
{
	struct pdf_box row = g->first[i].box;
	uint32_t end = i + 1, size = g->first[i].size;

	for (; end < g->n && pdf_same_row(row, g->first[end].box); end++) {
		if (g->first[end].size > size) {
			row = g->first[end].box;
			size = g->first[end].size;
		}
	}
	qsort(g->first + i, end - i, sizeof(*g->first), by_left);
	return end;
}

/* Where the run of words that begins with piece i of a row ends: no hole as
 * wide as a letter is high. */
static uint32_t
run_end(const struct sorting *g, uint32_t i, uint32_t end, int32_t *right)
{
	*right = g->first[i].box.right;
	for (i++; i < end; i++) {
		if ((g->first[i].box.left - *right) * 10 >= g->first[i].size * 9)
			break;
		if (g->first[i].box.right > *right)
			*right = g->first[i].box.right;
	}
	return i;
}

static int32_t
clamp(int32_t x)
{
	return x < 0 ? 0 : x > WIDEST ? WIDEST : x;
}

static void
add_stretch(int32_t *sums, int32_t from, int32_t to)
{
	if (clamp(from) < clamp(to)) {
		sums[clamp(from)]++;
		sums[clamp(to)]--;
	}
}

static void
count_row(struct sorting *g, uint32_t i, uint32_t end)
{
	int32_t right, last_right = 0, last_width = 0;
	int32_t least = (g->right - g->left) * 18 / 100;

	for (uint32_t from = i; from < end;) {
		uint32_t to = run_end(g, from, end, &right);
		int32_t left = g->first[from].box.left;

		add_stretch(g->words, left, right);
		if (last_width >= least && right - left >= least)
			add_stretch(g->holes, last_right, left);
		last_right = right;
		last_width = right - left;
		from = to;
	}
}

static void
sum_up(int32_t *sums)
{
	for (int32_t x = 1; x <= WIDEST; x++)
		sums[x] += sums[x - 1];
}

static void
measure(struct sorting *g)
{
	g->left = WIDEST;
	g->right = 0;
	for (uint32_t i = 0; i < g->n; i++) {
		const struct pdf_box *b = &g->first[i].box;

		if (clamp(b->left) < g->left)
			g->left = clamp(b->left);
		if (clamp(b->right) > g->right)
			g->right = clamp(b->right);
	}
}

/* ---- gutters --------------------------------------------------------------- */

static bool
is_near_known(const struct gutters *known, int32_t x)
{
	for (uint32_t i = 0; i < known->n; i++)
		if (abs(known->at[i] - x) < 12)
			return true;
	return false;
}

/* Takes what is left of a hole away: short lines make it wider than it is. */
static void
fill_hole(struct sorting *g, int32_t at, int32_t most)
{
	int32_t x;

	for (x = at - 1; x >= 0 && g->holes[x] * 4 >= most; x--)
		g->holes[x] = 0;
	for (x = at; x <= WIDEST && g->holes[x] * 4 >= most; x++)
		g->holes[x] = 0;
}

/* The middle of the most often seen hole; then that hole is taken away. */
static bool
take_gutter(struct sorting *g, int32_t most_of_all, int32_t *at)
{
	int32_t most = 0, from, to;

	for (int32_t x = g->left; x < g->right; x++)
		if (g->holes[x] > most)
			most = g->holes[*at = x];
	if (most == 0)
		return false;
	for (from = *at; from > 0 && g->holes[from - 1] * 10 >= most * 8; from--)
		;
	for (to = *at; to < WIDEST && g->holes[to] * 10 >= most * 8; to++)
		;
	fill_hole(g, *at, most);
	*at = (from + to) / 2;
	return most >= (is_near_known(&g->before, *at) ? ROWS_KNOWN : ROWS_LEAST) &&
	    most * 2 >= most_of_all && most * 2 >= g->words[*at];
}

static int
by_place(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return compare(*x, *y);
}

static struct gutters
find_gutters(struct sorting *g)
{
	struct gutters found = { .n = 0 };
	int32_t most = 0, at = 0;

	memset(g->holes, 0, sizeof(g->holes));
	memset(g->words, 0, sizeof(g->words));
	for (uint32_t i = 0, end; i < g->n; i = end) {
		end = row_end(g, i);
		count_row(g, i, end);
	}
	sum_up(g->holes);
	sum_up(g->words);
	for (int32_t x = 0; x <= WIDEST; x++)
		if (g->holes[x] > most)
			most = g->holes[x];
	while (found.n < GUTTERS && take_gutter(g, most, &at))
		found.at[found.n++] = at;
	qsort(found.at, found.n, sizeof(*found.at), by_place);
	return found;
}

/* ---- bands ----------------------------------------------------------------- */

static bool
crosses(const struct gutters *k, int32_t left, int32_t right)
{
	for (uint32_t i = 0; i < k->n; i++)
		if (left + 2 < k->at[i] && right > k->at[i] + 2)
			return true;
	return false;
}

static bool
row_crosses(const struct sorting *g, const struct gutters *k, uint32_t i,
    uint32_t end)
{
	int32_t right;

	for (uint32_t from = i; from < end;) {
		uint32_t to = run_end(g, from, end, &right);

		if (crosses(k, g->first[from].box.left, right))
			return true;
		from = to;
	}
	return false;
}

static uint8_t
column_of(const struct gutters *k, const struct pdf_piece *p)
{
	int32_t x = p->box.left + (p->box.right - p->box.left) / 2;
	uint8_t column = 0;

	while (column < k->n && x > k->at[column])
		column++;
	return column;
}

static void
set_bands(struct sorting *g, const struct gutters *k)
{
	uint32_t band = 0;
	bool was_across = false;

	for (uint32_t i = 0, end; i < g->n; i = end) {
		bool across;

		end = row_end(g, i);
		across = row_crosses(g, k, i, end);
		band += across != was_across;
		was_across = across;
		for (uint32_t p = i; p < end; p++) {
			g->first[p].band = band;
			g->first[p].column = across ? PDF_ACROSS :
			    column_of(k, &g->first[p]);
		}
	}
}

static void
sort_page(struct sorting *g)
{
	struct gutters k;

	g->first = pdf_piece(g->s, g->page->piece);
	for (g->n = 0; g->n < g->page->pieces && !g->first[g->n].margin; g->n++)
		;
	measure(g);
	k = find_gutters(g);
	if (k.n == 0)
		return;
	g->before = k;
	/* the rows' order from the top, as it was before they were counted */
	qsort(g->first, g->n, sizeof(*g->first), by_height);
	set_bands(g, &k);
	qsort(g->first, g->n, sizeof(*g->first), by_reading);
}

void
pdf_column_sort(struct pdf_sheets *s)
{
	struct sorting *g = arena_alloc(s->arena, sizeof(*g));

	if (g == NULL)
		return;
	g->s = s;
	for (uint32_t i = 0; i < s->pages.n; i++) {
		g->page = pdf_page(s, i);
		qsort(pdf_piece(s, g->page->piece), g->page->pieces,
		    sizeof(struct pdf_piece), by_height);
		sort_page(g);
	}
}

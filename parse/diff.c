/*
 * diff.c - see diff.h.
 *
 * A box is a part of a and a part of b.  What is the same at its ends is
 * matched; the middle of the shortest way through the rest cuts it into two
 * boxes, each with half of the edits, so there are never more than some thirty
 * of them waiting.
 */
#include "diff.h"

#include "kutip.h"

#define BUDGET (1u << 26)		/* steps of some 2 ns */
#define BOXES  80

struct box { uint32_t a, a_end, b, b_end; };

struct diff {
	const uint32_t *a, *b;
	uint32_t *match;
	int32_t *front, *back;		/* furthest x by diagonal; -1: none */
	uint64_t budget;
	struct box box[BOXES];
	uint32_t boxes;
};

/* A part of the way that is the same on both sides; may be empty. */
struct snake { int32_t x, y, len; };

static void
push(struct diff *d, struct box box)
{
	if (box.a < box.a_end && box.b < box.b_end && d->boxes < BOXES)
		d->box[d->boxes++] = box;
}

/* The same at both ends. */
static void
trim(struct diff *d, struct box *box)
{
	while (box->a < box->a_end && box->b < box->b_end &&
	    d->a[box->a] == d->b[box->b])
		d->match[box->a++] = box->b++;
	while (box->a < box->a_end && box->b < box->b_end &&
	    d->a[box->a_end - 1] == d->b[box->b_end - 1])
		d->match[--box->a_end] = --box->b_end;
}

/* How far one can be on diagonal k after d edits, before the same rows: from
 * above or from the left, inside the box. */
static int32_t
step(const int32_t *v, int32_t d, int32_t k, int32_t n, int32_t m)
{
	int32_t best = -1;

	if (d == 0)
		return 0;
	if (k < d && v[k + 1] >= 0 && v[k + 1] - k <= m)
		best = v[k + 1];
	if (k > -d && v[k - 1] >= 0 && v[k - 1] + 1 <= n && v[k - 1] >= best)
		best = v[k - 1] + 1;
	return best;
}

/* One round of the way from the front; true when it met the one from behind. */
static bool
forward(struct diff *df, const struct box *box, int32_t d, struct snake *s)
{
	const uint32_t *a = df->a + box->a, *b = df->b + box->b;
	int32_t n = (int32_t)(box->a_end - box->a);
	int32_t m = (int32_t)(box->b_end - box->b), delta = n - m;

	for (int32_t k = -d; k <= d; k += 2) {
		int32_t x = step(df->front, d, k, n, m), from = x, other;

		df->front[k] = x;
		if (x < 0)
			continue;
		while (x < n && x - k < m && a[x] == b[x - k])
			x++;
		df->front[k] = x;
		other = delta - k;
		if (delta % 2 == 0 || other < -(d - 1) || other > d - 1 ||
		    df->back[other] < 0 || x + df->back[other] < n)
			continue;
		*s = (struct snake){ from, from - k, x - from };
		return true;
	}
	return false;
}

static bool
backward(struct diff *df, const struct box *box, int32_t d, struct snake *s)
{
	const uint32_t *a = df->a + box->a_end - 1, *b = df->b + box->b_end - 1;
	int32_t n = (int32_t)(box->a_end - box->a);
	int32_t m = (int32_t)(box->b_end - box->b), delta = n - m;

	for (int32_t k = -d; k <= d; k += 2) {
		int32_t x = step(df->back, d, k, n, m), from = x, other;

		df->back[k] = x;
		if (x < 0)
			continue;
		while (x < n && x - k < m && a[-x] == b[-(x - k)])
			x++;
		df->back[k] = x;
		other = delta - k;
		if (delta % 2 != 0 || other < -d || other > d ||
		    df->front[other] < 0 || x + df->front[other] < n)
			continue;
		*s = (struct snake){ n - x, m - (x - k), x - from };
		return true;
	}
	return false;
}

/* False: the budget is spent. */
static bool
middle(struct diff *df, const struct box *box, struct snake *s)
{
	int32_t most = (int32_t)((box->a_end - box->a + box->b_end - box->b + 1) / 2);

	for (int32_t d = 0; d <= most; d++) {
		if (df->budget < 2 * (uint64_t)d + 2)
			return false;
		df->budget -= 2 * (uint64_t)d + 2;
		if (forward(df, box, d, s) || backward(df, box, d, s))
			return true;
	}
	return false;
}

static void
solve(struct diff *df)
{
	while (df->boxes > 0) {
		struct box box = df->box[--df->boxes];
		struct snake s;
		uint32_t x, y;

		trim(df, &box);
		if (box.a == box.a_end || box.b == box.b_end ||
		    !middle(df, &box, &s))
			continue;
		x = box.a + (uint32_t)s.x;
		y = box.b + (uint32_t)s.y;
		for (uint32_t i = 0; i < (uint32_t)s.len; i++)
			df->match[x + i] = y + i;
		push(df, (struct box){ x + (uint32_t)s.len, box.a_end,
		    y + (uint32_t)s.len, box.b_end });
		push(df, (struct box){ box.a, x, box.b, y });
	}
}

uint32_t *
diff_match(struct arena *arena, const uint32_t *a, uint32_t n,
    const uint32_t *b, uint32_t m)
{
	size_t diagonals = ((size_t)n + m + 4) * 2;
	struct diff df = { .a = a, .b = b, .budget = BUDGET };
	int32_t *v = arena_raw(arena, 2 * diagonals * sizeof(*v));

	df.match = arena_raw(arena, ((size_t)n + 1) * sizeof(*df.match));
	if (arena->failed)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		df.match[i] = KUTIP_NONE;
	df.front = v + diagonals / 2;
	df.back = v + diagonals + diagonals / 2;
	push(&df, (struct box){ 0, n, 0, m });
	solve(&df);
	return df.match;
}

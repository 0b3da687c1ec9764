/*
 * near.c - nearly the same words.  See near.h.
 *
 * A whole column of the edit matrix is two bit masks, the vertical steps +1
 * and -1 of 64 rows, so 64 characters of the pattern cost a dozen operations
 * for each character of the text.  Longer patterns chain blocks of 64; blocks
 * whose errors are all above the limit are left out (Ukkonen's cut).
 */
#include "near.h"

#include <stddef.h>

static uint32_t
slot_of(const struct near_pattern *p, uint32_t c)
{
	uint32_t i = c * 2654435761u >> 8 & p->mask;

	while (p->slot_row[i] && p->slot_cp[i] != c)
		i = (i + 1) & p->mask;
	return i;
}

static bool
pattern_alloc(struct near_pattern *p, struct arena *arena, uint32_t n)
{
	uint32_t slots = 64;

	while (slots < n * 2)
		slots *= 2;
	*p = (struct near_pattern){ .n = n, .blocks = (n + 63) / 64,
		.mask = slots - 1 };
	p->slot_cp = arena_alloc(arena, slots * sizeof(*p->slot_cp));
	p->slot_row = arena_alloc(arena, slots * sizeof(*p->slot_row));
	p->pv = arena_alloc(arena, p->blocks * sizeof(*p->pv));
	p->mv = arena_alloc(arena, p->blocks * sizeof(*p->mv));
	p->score = arena_alloc(arena, p->blocks * sizeof(*p->score));
	return !arena->failed;
}

bool
near_pattern_make(struct near_pattern *p, struct arena *arena,
    const uint32_t *cp, uint32_t n, int step)
{
	uint32_t rows = 1;

	if (!pattern_alloc(p, arena, n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t c = cp[(ptrdiff_t)i * step], slot = slot_of(p, c);

		if (p->slot_row[slot] == 0) {
			p->slot_cp[slot] = c;
			p->slot_row[slot] = rows++;
		}
	}
	p->peq = arena_alloc(arena,
	    (size_t)rows * p->blocks * sizeof(*p->peq));
	if (p->peq == NULL)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t row = p->slot_row[slot_of(p, cp[(ptrdiff_t)i * step])];

		p->peq[(size_t)row * p->blocks + i / 64] |= 1ull << i % 64;
	}
	return true;
}

/* One block, one character further; hin and the result are the step of the
 * errors along the row above the block and along its last row. */
static int
block_step(uint64_t *pv, uint64_t *mv, uint64_t eq, int hin, uint64_t last)
{
	uint64_t p = *pv, m = *mv, xv = eq | m, xh, ph, mh;
	int hout;

	eq |= hin < 0;
	xh = (((eq & p) + p) ^ p) | eq;
	ph = m | ~(xh | p);
	mh = p & xh;
	hout = (ph & last ? 1 : 0) - (mh & last ? 1 : 0);
	ph = ph << 1 | (hin > 0);
	mh = mh << 1 | (hin < 0);
	*pv = mh | ~(xv | ph);
	*mv = ph & xv;
	return hout;
}

static uint32_t
height(const struct near_pattern *p, uint32_t block)
{
	return block + 1 < p->blocks ? 64 : p->n - block * 64;
}

static void
block_start(struct near_pattern *p, uint32_t block, uint32_t score_above)
{
	p->pv[block] = ~0ull;
	p->mv[block] = 0;
	p->score[block] = score_above + height(p, block);
}

static void
block_advance(struct near_pattern *p, uint32_t block, uint32_t row, int *h)
{
	*h = block_step(&p->pv[block], &p->mv[block],
	    p->peq[(size_t)row * p->blocks + block], *h,
	    1ull << (height(p, block) - 1));
	p->score[block] += (uint32_t)*h;
}

/* All active blocks over one character; returns how many are active then. */
static uint32_t
column(struct near_pattern *p, uint32_t active, uint32_t c, int hin, uint32_t k)
{
	uint32_t row = p->slot_row[slot_of(p, c)], last = active - 1;
	int h = hin;

	for (uint32_t b = 0; b < active; b++)
		block_advance(p, b, row, &h);
	if (active < p->blocks && p->score[last] - (uint32_t)h <= k &&
	    (h < 0 || p->peq[(size_t)row * p->blocks + active] & 1)) {
		block_start(p, active, p->score[last] - (uint32_t)h);
		block_advance(p, active, row, &h);
		return active + 1;
	}
	while (active > 1 && p->score[active - 1] >= k + height(p, active - 1))
		active--;
	return active;
}

static void
hits_add(struct near_hits *hits, struct near_hit h)
{
	uint32_t worst = 0;

	if (hits->n < NEAR_HITS) {
		hits->row[hits->n++] = h;
		return;
	}
	for (uint32_t i = 1; i < NEAR_HITS; i++)
		if (hits->row[i].errors > hits->row[worst].errors)
			worst = i;
	if (h.errors < hits->row[worst].errors)
		hits->row[worst] = h;
}

static uint32_t
distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* Is h to be taken for best?  Of equals the later: "sibex" for "siber", not
 * "sibe"; or the one that is as long as the pattern. */
static bool
is_better(const struct near_pattern *p, enum near_search how,
    struct near_hit h, struct near_hit best)
{
	if (h.errors != best.errors)
		return h.errors < best.errors;
	return how == NEAR_INSIDE ? h.end == best.end + 1 :
	    distance(h.end, p->n) < distance(best.end, p->n);
}

void
near_find(struct near_pattern *p, const uint32_t *text, uint32_t len, int step,
    enum near_search how, uint32_t k, struct near_hits *hits)
{
	uint32_t active = (k + 63) / 64 + 1;
	struct near_hit best = { 0, UINT32_MAX };

	hits->n = 0;
	if (active > p->blocks)
		active = p->blocks;
	for (uint32_t b = 0; b < active; b++)
		block_start(p, b, b * 64);
	for (uint32_t i = 0; i < len; i++) {
		struct near_hit h = { i + 1, 0 };

		active = column(p, active, text[(ptrdiff_t)i * step],
		    how == NEAR_BEGINNING, k);
		h.errors = active == p->blocks ? p->score[active - 1] :
		    UINT32_MAX;
		if (best.errors != UINT32_MAX && (h.errors > k ||
		    h.end - best.end > p->n)) {
			hits_add(hits, best);
			best.errors = UINT32_MAX;
		}
		if (h.errors <= k && is_better(p, how, h, best))
			best = h;
	}
	if (best.errors != UINT32_MAX)
		hits_add(hits, best);
}

struct near_hit
near_best(const struct near_hits *hits)
{
	struct near_hit best = { 0, UINT32_MAX };

	for (uint32_t i = 0; i < hits->n; i++)
		if (hits->row[i].errors < best.errors)
			best = hits->row[i];
	return best;
}

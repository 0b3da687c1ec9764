/*
 * gram.c - see gram.h.
 */
#include "gram.h"

#include <string.h>

#include "kutip.h"

static uint32_t
slot_of(const struct grams *g, const uint32_t *cp)
{
	uint32_t h = 2166136261u;

	for (int i = 0; i < GRAM; i++)
		h = (h ^ cp[i]) * 16777619u;
	return (h ^ h >> 15) & g->mask;
}

bool
gram_make(struct grams *g, struct arena *arena, const uint32_t *cp, uint32_t n)
{
	uint32_t mask = 255;

	while (mask < n / 2)
		mask = mask * 2 + 1;
	*g = (struct grams){ .cp = cp, .n = n, .mask = mask };
	g->head = arena_raw(arena, ((size_t)mask + 1) * sizeof(*g->head));
	g->count = arena_alloc(arena, ((size_t)mask + 1) * sizeof(*g->count));
	g->next = arena_raw(arena, ((size_t)n + 1) * sizeof(*g->next));
	if (g->head == NULL || g->count == NULL || g->next == NULL)
		return false;
	memset(g->head, 0xFF, ((size_t)mask + 1) * sizeof(*g->head));
	/* From the end, so that the first place stands first. */
	for (uint32_t at = n < GRAM ? 0 : n - GRAM + 1; at-- > 0;) {
		uint32_t slot = slot_of(g, cp + at);

		g->next[at] = g->head[slot];
		g->head[slot] = at;
		g->count[slot]++;
	}
	return true;
}

void
gram_search_begin(struct gram_search *s, const struct grams *g,
    const uint32_t *x, uint32_t n)
{
	uint32_t best = 0;

	*s = (struct gram_search){ .in = g, .x = x, .n = n };
	for (uint32_t i = 0; i + GRAM <= n; i++) {
		uint32_t slot = slot_of(g, x + i);

		if (i > 0 && g->count[slot] >= best)
			continue;
		best = g->count[slot];
		s->offset = i;
		s->at = g->head[slot];
	}
}

uint32_t
gram_search_next(struct gram_search *s, uint64_t *steps)
{
	const struct grams *g = s->in;

	while (s->at != KUTIP_NONE) {
		uint32_t at = s->at - s->offset;
		bool fits = s->at >= s->offset && s->n <= g->n &&
		    at <= g->n - s->n;

		++*steps;
		s->at = g->next[s->at];
		if (fits && memcmp(g->cp + at, s->x, s->n * sizeof(*s->x)) == 0)
			return at;
	}
	return KUTIP_NONE;
}

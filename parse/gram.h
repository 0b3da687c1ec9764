/*
 * gram.h - where three characters in a row stand in a text, so that words are
 * found in it without reading all of it: made once, then a search costs as much
 * as there are places of its rarest three.
 *
 *	gram_make(&g, arena, view.cp, view.n)
 *	gram_search_begin(&s, &g, x, n);
 *	while ((at = gram_search_next(&s, &steps)) != KUTIP_NONE) …
 *
 * 8 to 16 bytes a character.
 */
#ifndef GRAM_H
#define GRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

#define GRAM 3

struct grams {
	const uint32_t *cp;
	uint32_t n;
	uint32_t *head;			/* by hash: the first place, or KUTIP_NONE */
	uint32_t *next;			/* by place: the next of its hash, or KUTIP_NONE */
	uint32_t *count;		/* by hash */
	uint32_t mask;
};

/* cp must outlive it; everything is in the arena.  False without memory. */
bool gram_make(struct grams *, struct arena *, const uint32_t *cp, uint32_t n);

/* A search for x[0] to x[n-1], n at least GRAM. */
struct gram_search {
	const struct grams *in;
	const uint32_t *x;
	uint32_t n;
	uint32_t offset;		/* of its rarest gram */
	uint32_t at;			/* where that is looked for next */
};

void gram_search_begin(struct gram_search *, const struct grams *,
    const uint32_t *x, uint32_t n);
/* Where x begins next, first place first, or KUTIP_NONE; steps counts the places
 * that were looked at. */
uint32_t gram_search_next(struct gram_search *, uint64_t *steps);

#endif

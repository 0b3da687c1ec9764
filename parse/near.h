/*
 * near.h - nearly the same words: a passage in a text with the fewest
 * insertions, deletions and changes, by Myers' bit vectors (JACM 1999).
 *
 * Both are arrays of code points.  A step of -1 reads backwards: cp is then
 * the last one.  Cost: length of the text x errors allowed / 64.
 *
 *	near_pattern_make(&p, arena, cp, n, 1);
 *	near_find(&p, text, len, 1, NEAR_INSIDE, n / 4, &hits);
 *	best = near_best(&hits);	-> text[?] to text[best.end], best.errors
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

#define NEAR_HITS 32			/* the best places that are kept */

struct near_pattern {
	uint32_t n, blocks;
	uint32_t mask;			/* slots - 1, a power of two */
	uint32_t *slot_cp, *slot_row;	/* hash table: code point -> row of peq */
	uint64_t *peq;			/* [row][block]: where the code point stands; row 0: nowhere */
	uint64_t *pv, *mv;		/* [block] */
	uint32_t *score;		/* [block]: errors in its last row */
};

/* Characters of the text that were read, errors there. */
struct near_hit { uint32_t end, errors; };

struct near_hits { struct near_hit row[NEAR_HITS]; uint32_t n; };

enum near_search {
	NEAR_INSIDE,			/* the pattern anywhere in the text */
	NEAR_BEGINNING		/* the pattern from the first character on */
};

/* cp[0], cp[step], ... n of them, n > 0; false without memory.  Everything is
 * in the arena. */
bool near_pattern_make(struct near_pattern *, struct arena *,
    const uint32_t *cp, uint32_t n, int step);
/* Where the pattern ends in text[0], text[step], ... len of them, with at most
 * k errors: the best of each run of such places. */
void near_find(struct near_pattern *, const uint32_t *text, uint32_t len,
    int step, enum near_search, uint32_t k, struct near_hits *);
/* The one with the fewest errors; errors is UINT32_MAX if there is none. */
struct near_hit near_best(const struct near_hits *);

#endif

/*
 * diff.h - which rows of two lists are the same, in order: the shortest edit
 * script (Myers, "An O(ND) difference algorithm", Algorithmica 1986) in linear
 * space, from both ends.
 *
 * Cost: (rows of both) x (rows that differ); it stops at a budget, and what was
 * not compared then is taken for different.
 */
#ifndef DIFF_H
#define DIFF_H

#include <stdint.h>

#include "arena.h"

/* match[i]: the row of b that a[i] is, or KUTIP_NONE; rising.  NULL without
 * memory. */
uint32_t *diff_match(struct arena *, const uint32_t *a, uint32_t n,
    const uint32_t *b, uint32_t m);

#endif

/*
 * carry.h - passages of a text carried over into a later state of it, by a diff
 * of their words.
 *
 * Both texts are cut into words (in scripts without spaces: characters with
 * their marks); words that are the same in the same order stand in the same
 * place, and words between them that were changed one for one too.  A passage
 * goes with its words.  It goes nowhere when less than half of them are left,
 * or when nothing around a short one is: then the diff has met a word that is
 * the same by chance.
 *
 * Everything is made once for two texts, then a passage costs its length.
 */
#ifndef CARRY_H
#define CARRY_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "quiet.h"

#define CARRY_KEPT 500			/* per mille of a passage's letters that must be left */

struct carry_word { uint32_t start, end; };	/* rows of the view */

struct carry_text {
	const struct quiet *view;
	struct carry_word *word;
	uint32_t n;
	uint32_t *id;			/* equal words, equal numbers */
};

struct carry {
	struct carry_text old, now;
	uint32_t *to;			/* word of now by word of old, or KUTIP_NONE */
	uint32_t *from;			/* and back */
	uint32_t *kept;			/* letters of each old word that are left */
};

/* Where rows [start, end) of the old view are in the new one. */
struct carried {
	uint32_t start, end;
	uint32_t kept;			/* per mille of its letters; 1000: the same words */
};

/* The views must outlive it; everything is in the arena.  False without
 * memory. */
bool carry_make(struct carry *, struct arena *, const struct quiet *old,
    const struct quiet *now);
/* False: nowhere. */
bool carry_rows(const struct carry *, uint32_t start, uint32_t end,
    struct carried *);
/* Per mille of rows [start, end) of the new view that stood in the old text
 * outside of old rows [old_start, old_end): the words of others. */
uint32_t carry_taken(const struct carry *, uint32_t start, uint32_t end,
    uint32_t old_start, uint32_t old_end);

#endif

/*
 * find.h - searching as a person expects it.
 *
 * The text is folded once (NFC, case, marks of Latin letters off), so "thanh
 * pho", "Thành phố" and its decomposed spelling find each other.  A hit begins
 * and ends between clusters: "ก" does not find half of "กำ".
 *
 *	struct folded *f = folded_new(kutip_text(doc));
 *	hits_find(&hits, f, text_of("thanh pho"));
 *
 * Folding costs one pass and about the text's size; a search one pass over
 * the folded text.  Of more than HITS_MAX hits the rest is not counted.
 */
#ifndef FIND_H
#define FIND_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

#define HITS_MAX 100000

struct folded;

/* The text must outlive it.  NULL: no memory. */
struct folded *folded_new(struct kutip_str text);
void folded_free(struct folded *);		/* NULL is fine */

struct hits {				/* what was searched and where it is */
	struct buf query;
	struct kutip_span *spans;	/* bytes of the text, sorted, apart */
	uint32_t n, room;
	uint32_t now;			/* NONE: on no hit */
};

/* All places of query; now is NONE after it.  An empty query finds nothing. */
void hits_find(struct hits *, const struct folded *, struct kutip_str query);
/* The first hit that begins at or after byte, else the first; NONE: no hit. */
uint32_t hits_from(const struct hits *, uint32_t byte);
void hits_clear(struct hits *);
void hits_free(struct hits *);

#endif

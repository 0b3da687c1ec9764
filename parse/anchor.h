/*
 * anchor.h - where a passage stands now in a text that may have changed.
 *
 * A passage is known by its words, by 32 characters before and after it, and
 * by the place where it stood.  Cheapest first:
 *
 *	1. the same words at the old place
 *	2. the same words elsewhere, chosen by what stands before and after
 *	3. nearly the same words (fewest insertions, deletions and changes)
 *	4. nowhere: an orphan
 *
 * A wrong place is worse than an orphan.  So words that are common or short
 * need their surroundings, and a score under the floor is an orphan.
 *
 * Words are compared on a quiet view of the text: runs of blanks are one,
 * curly quotation marks are straight, soft hyphens and U+200B are not there.
 *
 * No input or output.  Preparing a text costs 12 bytes a character; step 3
 * costs n x (errors allowed) / 64 and stops at a budget, so a hostile pair of
 * text and passage ends as an orphan and not as a frozen screen.
 */
#ifndef ANCHOR_H
#define ANCHOR_H

#include <stdint.h>

#include "kutip.h"

#define ANCHOR_CONTEXT   32	/* characters kept before and after */
#define ANCHOR_FLOOR     750	/* per mille of the best score */
#define ANCHOR_SHORT     12	/* characters; shorter words need context */

enum anchor_how {
	ANCHOR_ORPHAN,
	ANCHOR_SAME,			/* same words, same place */
	ANCHOR_MOVED,			/* same words, other place */
	ANCHOR_NEAR			/* nearly the same words */
};

struct anchor_quote {
	struct kutip_str exact, prefix, suffix;
	uint32_t start;			/* CODE POINT where it stood */
	uint32_t length;		/* code points of the text it stood in; 0 unknown */
};

struct anchor_place {
	struct kutip_span span;		/* bytes, on clusters; empty for an orphan */
	enum anchor_how how;
	uint32_t score;			/* per mille; 1000: words and surroundings are the same */
};

struct anchor;

/* The text must outlive it.  NULL: no memory. */
struct anchor *anchor_new(struct kutip_str text);
void anchor_free(struct anchor *);		/* NULL is fine */
struct anchor_place anchor_find(struct anchor *, const struct anchor_quote *);

/* Up to ANCHOR_CONTEXT characters before or after span, cut at clusters. */
struct kutip_str anchor_prefix(struct kutip_str text, struct kutip_span);
struct kutip_str anchor_suffix(struct kutip_str text, struct kutip_span);

#endif

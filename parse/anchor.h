/*
 * anchor.h - where a passage stands now in a text that may have changed.
 *
 * A passage is known by its words, by 32 characters before and after it, and
 * by the place where it stood.  Cheapest first:
 *
 *	1. where its words have gone, if the text is known that it was made in:
 *	   a diff of the words of both texts (carry.h)
 *	2. the same words at the old place
 *	3. the same words elsewhere, chosen by what stands before and after
 *	4. nearly the same words (fewest insertions, deletions and changes)
 *	5. nowhere: an orphan
 *
 * A wrong place is worse than an orphan.  So words that are common or short
 * need their surroundings, a score under the floor is an orphan, and words that
 * the diff has found to be others are not taken for those that are gone.
 *
 * Words are compared on a quiet view of the text: runs of blanks are one,
 * curly quotation marks are straight, soft hyphens and U+200B are not there.
 *
 * No input or output.  Preparing a text costs 12 bytes a character, and 8 to 16
 * more (gram.h) when words are looked for: step 3 costs what they have places; step 4
 * costs n x (errors allowed) / 64 and stops at a budget, so a hostile pair of
 * text and passage ends as an orphan and not as a frozen screen.
 */
#ifndef ANCHOR_H
#define ANCHOR_H

#include <stdbool.h>
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
/* The text that the passages which are looked for from now on were made in;
 * empty: not known.  False: no memory, so it is as if it were not known. */
bool anchor_from(struct anchor *, struct kutip_str old);
struct anchor_place anchor_find(struct anchor *, const struct anchor_quote *);

/* Up to ANCHOR_CONTEXT characters before or after span, cut at clusters. */
struct kutip_str anchor_prefix(struct kutip_str text, struct kutip_span);
struct kutip_str anchor_suffix(struct kutip_str text, struct kutip_span);

#endif

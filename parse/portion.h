/*
 * portion.h - how much of a long text is read for what it means.
 *
 * Words, names and quotes take ten times the memory of the text and most of
 * the time.  No brief is as long as LIMIT_MEANING_BYTES; of what is longer (a
 * year of mail, a dump of a database) the stages see so much, as if it ended
 * there, and a diagnostic says so.  The text is whole whatever its length.
 *
 *	portion_take(&reading, &p);
 *	...				the stages
 *	portion_give_back(&reading, &p);
 */
#ifndef PORTION_H
#define PORTION_H

#include "reading.h"

struct portion {
	struct kutip_str text;		/* all of it */
	uint32_t blocks;		/* all of them */
	uint32_t end;			/* byte where the stages stopped */
	uint32_t cut_end;		/* where the last block they saw ends in truth */
};

/* Cuts the reading's text and blocks; does nothing to a text that is short. */
void portion_take(struct reading *, struct portion *);
/* All blocks are there again; each of the rest is one sentence. */
void portion_give_back(struct reading *, const struct portion *);

#endif

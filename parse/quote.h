/*
 * quote.h - quotation marks, paired.
 *
 * A run is what stands between two marks, whatever it is: speech, a title, a
 * term.  Which runs are speech, speaker.c decides.
 *
 *	"X," kata Y, "Z."        two runs
 *	”X,” kata Y              the closing mark at both ends (Kompas, Gatra)
 *	"X. / "Y. / "Z," kata W  one run a paragraph, each of the chain
 *	‘‘X’’ ဟု Y က ပြောသည်        two single marks (Burmese)
 */
#ifndef QUOTE_H
#define QUOTE_H

#include "reading.h"

enum run_flag {
	RUN_SINGLE = 1 << 0,	/* single marks: a term more often than speech */
	RUN_GOES_ON = 1 << 1,	/* the next run continues it */
	RUN_CONTINUES = 1 << 2,	/* it continues the run before */
	RUN_UNCLOSED = 1 << 3,
	RUN_INSIDE = 1 << 4	/* within another run */
};

struct run {
	struct kutip_span span;		/* with its marks */
	struct kutip_span words;
	uint32_t block;
	uint8_t  flags;
};

void quote_find(struct reading *);

#endif

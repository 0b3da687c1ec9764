/*
 * fold.h - the text as it is compared: one view of it for all matching.
 *
 * NFC, case folded, runs of blanks made one blank, an empty line made one line
 * end, curly apostrophes straight; U+200B and other invisible characters left
 * out ("ព្រះ​រាជា" is found with and without them); between two Burmese letters
 * blanks are left out too, since newspaper columns put them inside words, and
 * what was typed as it is drawn is put right (U+1040, the digit, for U+101D, the
 * letter; signs of a syllable in another order or twice); the spellings of a
 * Khmer cluster are one (khmer.h), and so are the two ways in which Lao writes
 * some of its sounds (ໜ and ຫນ).  Every letter knows where it came from, so
 * what is found here is shown in the text as it was printed.
 *
 * Cost: one pass.  Most of a text folds byte for byte, so the map is a list of
 * the places where it does not: an eighth of a byte a byte, up to three in
 * Burmese, whose syllables are put in order.
 */
#ifndef FOLD_H
#define FOLD_H

#include "arena.h"
#include "kutip.h"

#define FOLD_NEAR 32			/* folded bytes between two entries of near */

/* From the folded byte at on, one byte of the source is one folded byte. */
struct fold_step { uint32_t at, from; };

struct fold {
	struct kutip_str text;		/* folded */
	const struct fold_step *step;	/* by at; the last is the end of both */
	uint32_t steps;			/* 0: nothing was folded */
	const uint32_t *near;		/* the step of each FOLD_NEAR-th byte */
};

/* In the arena; an empty fold (and the arena's flag) without memory. */
struct fold fold_text(struct arena *, struct kutip_str source);
/* The byte of the source that a folded letter, which begins at byte i, stands
 * for; at the end of the folded text, that of the source. */
static inline uint32_t
fold_from(const struct fold *f, uint32_t i)
{
	uint32_t k = f->near[i / FOLD_NEAR];

	while (k + 1 < f->steps && f->step[k + 1].at <= i)
		k++;
	return f->step[k].from + (i - f->step[k].at);
}

/* The first folded letter that stands at or after a byte of the source. */
uint32_t fold_find(const struct fold *, uint32_t source_byte);

#endif

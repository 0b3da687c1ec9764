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
 * some of its sounds (ໜ and ຫນ).  Every byte knows where it came from, so what
 * is found here is shown in the text as it was printed.
 *
 * Cost: one pass; about 4 bytes of map a byte of text.
 */
#ifndef FOLD_H
#define FOLD_H

#include "arena.h"
#include "kutip.h"

struct fold {
	struct kutip_str text;		/* folded */
	/* from[i]: byte of the source that byte i of text stands for;
	 * from[len]: the end of the source */
	const uint32_t *from;
};

/* In the arena; an empty fold (and the arena's flag) without memory. */
struct fold fold_text(struct arena *, struct kutip_str source);
/* The first folded byte that stands at or after a byte of the source. */
uint32_t fold_find(const struct fold *, uint32_t source_byte);

#endif

/*
 * sentence.h - where sentences end.
 *
 * A full stop ends one unless it stands behind an abbreviation ("Dr. N.
 * Paranietharan", "Sen. Risa"), between digits, or before a small letter; the
 * closing quotation mark behind it belongs to the sentence.  Thai and Lao have
 * no full stop: there a paragraph is one sentence.  Khmer, Burmese and Chinese
 * have marks of their own (។ ៕ ။ 。).
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "reading.h"

void sentence_find(struct reading *);
/* One more behind all others: a span of a block that is read no closer. */
void sentence_add(struct reading *, uint32_t block, struct kutip_span);

/* Number of the sentence that holds a byte; KUTIP_NONE if none does. */
uint32_t sentence_of(const struct reading *, uint32_t byte);

/* "Dr.", "Sen.", "N.": does a full stop behind this word end no sentence? */
bool sentence_is_short_form(const struct reading *, uint32_t token);
/* Is a token a word of a script that ends no sentence with a mark (Thai, Lao)?
 * There a full stop makes a short form: "อ.ส.ค.", "เวลา 10.00 น. นาย…". */
bool sentence_is_unmarked(const struct reading *, uint32_t token);

#endif

/*
 * clause.h - the subject of a verb in languages that set it before the verb
 * and blanks between words.
 *
 *	Leo Surya, a fellow at the Harbour Institute, | said	Leo, not the institute
 *	Arun Pillai of the army's Coast Command | said		Arun, not the command
 *	With Leo gone, a majority of voters | said		those words
 *	Leo met Arun in May, | saying				Leo: a verb in -ing is
 *						the first subject's
 */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "frame.h"

/* Where a phrase begins, its office and honorifics with it. */
uint32_t clause_begin_of(const struct reading *, const struct phrase *,
    uint32_t from);
/* Does what stands before the comma at token to tell of a name before it? */
bool clause_tells(const struct reading *, uint32_t from, uint32_t to);
struct phrase clause_subject(const struct reading *, uint32_t from,
    uint32_t to);

#endif

/*
 * parts_tail.h - headlines of other articles that a saved page prints behind
 * the article ("Popular", "Related", "Read next") or between its paragraphs.
 */
#ifndef PARTS_TAIL_H
#define PARTS_TAIL_H

#include "reading.h"

/* Does the block end as a sentence does? */
bool parts_ends_sentence(struct kutip_str block);
/* Marks such lines as furniture, once lines of the lists are marked. */
void parts_mark_headlines(struct reading *);

#endif

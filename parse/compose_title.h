/*
 * compose_title.h - what the styles of a document do not say: which line is its
 * title, which are headings, who wrote it.
 *
 * Most briefs of ministries have no styles but lines in bold, in a larger size,
 * in capitals.  A heading is such a line that leads to prose; the title is the
 * largest line of the beginning, or the only heading that all others stand
 * below.
 *
 * Cost: a few passes over the blocks.
 */
#ifndef COMPOSE_TITLE_H
#define COMPOSE_TITLE_H

#include "compose.h"
#include "kutip.h"

/* The last step.  said: the title that the document gives itself elsewhere; may
 * be empty. */
void compose_finish(struct compose *, struct kutip_str said);

#endif

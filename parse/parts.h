/*
 * parts.h - what each block of an article is: title, deck, byline, date,
 * dateline, heading, paragraph, furniture.
 *
 * Wire copy has an order ("date line, title, deck, Rep: X/ Red: Y, caption,
 * REPUBLIKA.CO.ID, JAKARTA -- text, Advertisement"); pages say most of it in
 * markup and only furniture and the dateline are looked for in their words.
 */
#ifndef PARTS_H
#define PARTS_H

#include "reading.h"

/* Kinds of blocks, and title, deck, bylines, date, dateline of the meta. */
void parts_find(struct reading *);
/* Sections: by headings, else by the agenda items that paragraphs speak of. */
void parts_outline(struct reading *);

#endif

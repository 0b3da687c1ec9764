/*
 * plain.h - plain wire copy into paragraphs.
 *
 * An empty line ends a paragraph.  A single line end does too, unless the copy
 * was wrapped by hand at some width, or the line goes on in the next ("told\n
 * The Jakarta Post\nthat": a link that a scraper put on a line of its own).
 * What the paragraphs are, parts.c finds out.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "block.h"

void plain_read(struct draft *, struct kutip_str text);

#endif

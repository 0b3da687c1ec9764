/*
 * blocks.h - what a reader of a source hands on, as text to compare.
 */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "block.h"
#include "buf.h"

/* What the source says of itself, then a line a block: "heading2" for its
 * level, "@3" for its page, line ends as "\"; its links below it. */
void blocks_tell(const struct draft *, struct buf *out);
/* NULL, or what is wrong with it: blocks and links lie in the text, in order,
 * none on another, the text is UTF-8. */
const char *blocks_are_whole(const struct draft *);

#endif

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

#endif

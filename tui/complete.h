/*
 * complete.h - what could stand at the cursor of a prompt.
 *
 * The grammar of the command decides: names of commands, options, themes,
 * places, files, labels, and the labels and tags used so far, most used first.
 * <Tab> puts the first in, again the next; the line above the prompt shows them.
 *
 *	:theme pa<Tab>   ->   :theme paper-light
 */
#ifndef COMPLETE_H
#define COMPLETE_H

#include "buf.h"
#include "model.h"

/* All that begins with what stands before the cursor, one a line in out
 * (sorted as their tables are); returns where that word begins. */
uint32_t complete_list(const struct model *, struct kutip_str line,
    uint32_t at, struct buf *out);
/* Puts the next (1) or previous (-1) of them into the prompt. */
void complete_step(struct model *, int direction);

#endif

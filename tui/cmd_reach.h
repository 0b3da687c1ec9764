/*
 * cmd_reach.h - how much would be marked: words, sentence, quote, paragraph.
 *
 * "widen" takes the next larger of those that the cursor is in, "narrow" the
 * next smaller.  What was chosen is shown under the cursor and holds for
 * marking and noting until the cursor moves.  "select" begins a selection that
 * grows with the cursor instead, by character, word or whatever else moves it.
 */
#ifndef CMD_REACH_H
#define CMD_REACH_H

#include "command.h"
#include "model.h"

/* The word (NOTE_FREE), sentence, quote or paragraph under the cursor, if there
 * is one. */
void reach_choose(struct model *, enum note_unit);

unsigned cmd_reach(struct model *, const struct call *);
unsigned cmd_select(struct model *, const struct call *);
unsigned cmd_character(struct model *, const struct call *);
unsigned cmd_word(struct model *, const struct call *);

#endif

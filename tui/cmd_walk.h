/*
 * cmd_walk.h - from one thing to the next of its kind: quotes, what the same
 * person said, sentences, paragraphs, sections; and back where one came from.
 *
 * While the panel filters, "next-quote" walks what the filter shows: the
 * quotes of a speaker, the mentions of an actor, a city, an agenda item.
 */
#ifndef CMD_WALK_H
#define CMD_WALK_H

#include "command.h"
#include "model.h"

/* Filters the text by a panel's row and shows the next place of it. */
unsigned walk_entity(struct model *, uint32_t panel_row);
unsigned walk_section(struct model *, uint32_t section);
/* Which place of the filter the cursor is at or behind, from 1; of how many. */
uint32_t walk_number(const struct model *, uint32_t *n);

unsigned cmd_quote(struct model *, const struct call *);
unsigned cmd_same(struct model *, const struct call *);
unsigned cmd_sentence(struct model *, const struct call *);
unsigned cmd_paragraph(struct model *, const struct call *);
unsigned cmd_section(struct model *, const struct call *);
unsigned cmd_jump(struct model *, const struct call *);

/* The quote under the cursor, else the last one before it, else the first;
 * KUTIP_NONE in a brief without quotes. */
uint32_t walk_nearest(const struct model *);

#endif

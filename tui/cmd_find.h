/*
 * cmd_find.h - searching in the brief, while one types and after.
 *
 * "/" opens the prompt; each letter shows the first hit from where one was;
 * Enter stays there, Escape goes back.  After it ";" and "," walk the hits
 * (n and p stay with the quotes); Escape takes them away.
 */
#ifndef CMD_FIND_H
#define CMD_FIND_H

#include "command.h"
#include "model.h"

/* The text of the search prompt changed. */
void find_typed(struct model *);
/* The next (1) or previous (-1) hit while typing. */
void find_step(struct model *, int way);
void find_given_up(struct model *);
/* "3 of 14", "100000+" for more than are counted; "" without a search. */
const char *find_status(const struct model *, char out[40]);

unsigned cmd_search(struct model *, const struct call *);
unsigned cmd_hit(struct model *, const struct call *);

#endif

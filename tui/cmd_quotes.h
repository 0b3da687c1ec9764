/*
 * cmd_quotes.h - the list of all quotes by speaker.
 *
 * It opens on the quote under the cursor; what is typed filters it at once;
 * Enter goes to a quote, Escape closes it and the article is where it was.
 */
#ifndef CMD_QUOTES_H
#define CMD_QUOTES_H

#include "command.h"
#include "model.h"

unsigned cmd_quotes(struct model *, const struct call *);

/* To the selected quote. */
unsigned quotes_enter(struct model *);
unsigned quotes_close(struct model *);
/* A click on a row: the first selects, the second goes there. */
unsigned quotes_click(struct model *, uint32_t row);
/* Rows of a page. */
int quotes_page(const struct model *);

#endif

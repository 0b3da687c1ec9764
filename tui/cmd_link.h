/*
 * cmd_link.h - the links of a brief: opening one, listing them.
 */
#ifndef CMD_LINK_H
#define CMD_LINK_H

#include "command.h"
#include "model.h"

/* The link under the cursor, or the one with a number, goes to the browser;
 * where several stand under it, or none, they are listed. */
unsigned cmd_link(struct model *, const struct call *);
unsigned cmd_links(struct model *, const struct call *);

/* While the list is open: the chosen one is opened, it is closed, clicked. */
unsigned link_enter(struct model *);
unsigned link_close(struct model *);
unsigned link_click(struct model *, uint32_t row);

#endif

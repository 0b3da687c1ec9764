/*
 * view_help.h - the keys as they are bound now, and what they do.
 */
#ifndef VIEW_HELP_H
#define VIEW_HELP_H

#include "grid.h"
#include "model.h"

void view_help(const struct model *, struct grid *);
/* The first row that can stand on top, so that no page is half empty. */
uint32_t view_help_last_top(const struct model *);

#endif

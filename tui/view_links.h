/*
 * view_links.h - the links of a brief, in a list above the prompt.
 */
#ifndef VIEW_LINKS_H
#define VIEW_LINKS_H

#include <stdint.h>

#include "grid.h"
#include "model.h"

void view_links(const struct model *, struct grid *);
/* The row of the list at a cell of the grid; KUTIP_NONE: there is none. */
uint32_t view_links_row(const struct model *, int row, int col);

#endif

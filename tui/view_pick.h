/*
 * view_pick.h - whom a quote may belong to, in a list above the prompt.
 */
#ifndef VIEW_PICK_H
#define VIEW_PICK_H

#include <stdint.h>

#include "grid.h"
#include "model.h"

void view_pick(const struct model *, struct grid *);
/* The row of the list at a cell of the grid; KUTIP_NONE: there is none. */
uint32_t view_pick_row(const struct model *, int row, int col);

#endif

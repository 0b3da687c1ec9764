/*
 * view_outline.h - the sections of the brief; the one that is being read has
 * a sign before it.
 */
#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include "grid.h"
#include "model.h"

void view_outline(const struct model *, struct grid *);
/* The section at a row of the grid, or NONE. */
uint32_t view_outline_row(const struct model *, int row);

#endif

/*
 * view_notes.h - the marks and notes of the brief or of all briefs, one a row,
 * the selected one in full below; those whose passage is gone say so.
 */
#ifndef VIEW_NOTES_H
#define VIEW_NOTES_H

#include "grid.h"
#include "model.h"

void view_notes(const struct model *, struct grid *);
/* The row of the list at a row of the grid, or NONE. */
uint32_t view_notes_row(const struct model *, int row);

#endif

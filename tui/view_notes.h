/*
 * view_notes.h - the marks and notes of the brief, one a row; those whose
 * passage is gone stand last and say so.
 */
#ifndef VIEW_NOTES_H
#define VIEW_NOTES_H

#include "grid.h"
#include "model.h"

void view_notes(const struct model *, struct grid *);
/* The note at a row of the grid, or NONE. */
uint32_t view_notes_row(const struct model *, int row);

#endif

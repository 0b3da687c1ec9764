/*
 * view_library.h - the briefs there are: title, file, date, language, quotes.
 *
 *	 KTT bahas keamanan siber      id-keamanan.txt  2026-03-14  id   5
 *	 th-digital.txt                                             …
 *
 * A brief that was not read yet shows its file's name; one that cannot be
 * read says why.
 */
#ifndef VIEW_LIBRARY_H
#define VIEW_LIBRARY_H

#include "grid.h"
#include "model.h"

void view_library(const struct model *, struct grid *);
/* The brief at a row of the grid, or NONE. */
uint32_t view_library_row(const struct model *, int row);

#endif

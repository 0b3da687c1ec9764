/*
 * view_found.h - where the words that are typed stand in a row of a list.
 */
#ifndef VIEW_FOUND_H
#define VIEW_FOUND_H

#include "grid.h"
#include "style.h"

#define VIEW_FOUND_BYTES 16384		/* of a text that are looked at to show a row */

/* Lays the look of what was found over words, which stand from the left edge of
 * shown on; each word of typed is looked for. */
void view_found(struct grid *, struct rect shown, struct kutip_str words,
    struct kutip_str typed);
/* Where a typed word would be cut off behind cols columns, the words begin a
 * little before it, with "…". */
void view_found_scroll(struct buf *words, int cols, struct kutip_str typed);

#endif

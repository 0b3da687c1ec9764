/*
 * picture.h - a grid in colours for other eyes than a terminal's: SVG for a
 * page, escape sequences for a file that is to be shown with cat.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include "buf.h"
#include "grid.h"
#include "theme.h"

/* A picture of its own size; title is for those who cannot see it. */
void picture_svg(const struct grid *, const struct theme *, const char *title,
    struct buf *out);
/* One line a row, each ending in plain looks. */
void picture_ansi(const struct grid *, const struct theme *, enum colour_depth,
    struct buf *out);

#endif

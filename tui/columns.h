/*
 * columns.h - rows of a table one below the other, their cells in columns.
 *
 * In the text a row is "cell | cell"; on the screen each bar moves to where the
 * widest cell before it ends, if all rows of the table then fit.  Else they are
 * read as they are written.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "arena.h"
#include "kutip.h"

#define COLUMNS_MAX 32			/* a wider table is no table on a screen */

struct columns {
	uint32_t n;			/* bars that have a place */
	uint16_t stop[COLUMNS_MAX];	/* column of the blank before each bar */
};

/* Do two blocks, one after the other, belong to one table? */
bool columns_together(const struct kutip_block *a, const struct kutip_block *b);
/* The columns of the rows from block first on, of which there are rows; NULL: they
 * do not fit, or there is no memory.  Cost: linear in their text. */
const struct columns *columns_of(struct arena *, struct kutip_str text,
    const struct kutip_block *first, uint32_t rows, uint32_t width_cols);
/* Does a bar begin at a byte: " | "? */
bool columns_bar(struct kutip_str text, uint32_t byte);

#endif

/*
 * grid.h - the picture: a table of cells between the views and the terminal.
 *
 * A view writes text into a rectangle of the grid; a screen driver shows the
 * grid, a test prints it.  A cell holds one spacing character with its marks.
 * A cluster (what a person calls a character, see unicode.h) may take several
 * cells, but it is written whole or not at all: never half of a wide
 * character, never a Khmer consonant without its subscript.
 *
 * Units.  Rows and columns are counted in cells from 0, top left.  Functions
 * that take a rectangle count rows and columns from ITS top left and clip to
 * it and to the grid, so a view never has to know where it stands; negative
 * or far places are fine and write nothing.
 *
 * Styles are a set: bit n of "styles" is style number n (style.h).  Sets are
 * joined with |, so a quote in which an actor is named under the cursor is
 * three bits; what they look like together is the theme's business.
 *
 * Ownership.  A grid starts zeroed, owns its cells, ends with grid_free().
 * No text pointer is kept: bytes are copied into the cells.
 */
#ifndef GRID_H
#define GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

#define CELL_BYTES 22		/* a character of 4 bytes and its marks */

struct rect { int row, col, rows, cols; };	/* cells; empty if rows or cols < 1 */

struct cell {
	uint64_t styles;		/* a set of enum style */
	uint8_t  cols;			/* 1, 2; 0: right half of the one before */
	uint8_t  len;			/* bytes of text; 0 in a right half */
	char     text[CELL_BYTES];	/* UTF-8, not NUL-terminated */
};

/* Cells of a row that lead somewhere, for a terminal that can follow it.  What
 * is painted over them later is no link: it lacks the style. */
struct grid_link {
	int row, col, cols;		/* of the grid */
	uint32_t number;		/* the same on each line of one link */
	uint32_t url, url_bytes;	/* in urls */
};

struct grid {
	int rows, cols;
	int cursor_row, cursor_col;	/* of the grid; -1: no cursor is shown */
	struct cell *cells;		/* rows * cols, row by row */
	struct grid_link *links;	/* row by row, as they were put */
	uint32_t n_links, room_links;
	struct buf urls;
};

/* All blank in style 0, no cursor, no links.  false: no memory, and the grid is as it
 * was.  Sizes are kept between 1 and GRID_SIDE_MAX. */
#define GRID_SIDE_MAX 2000
bool grid_resize(struct grid *, int rows, int cols);
void grid_free(struct grid *);
struct rect grid_all(const struct grid *);
/* NULL outside. */
const struct cell *grid_cell(const struct grid *, int row, int col);

/* Blanks in the whole rectangle. */
void grid_fill(struct grid *, struct rect, uint64_t styles);
/* Text from (row, col) on, cut at the right edge at a cluster.  Returns the
 * column behind it, for what is to follow; where the edge cut it, one at or
 * past the edge, so that what follows is not seen. */
int grid_put(struct grid *, struct rect, int row, int col, struct kutip_str,
    uint64_t styles);
/* The same for a string of C. */
int grid_puts(struct grid *, struct rect, int row, int col, const char *,
    uint64_t styles);
/* Text in exactly cols columns: blanks after it, or cut with "…". */
void grid_put_fit(struct grid *, struct rect, int row, int col, int cols,
    struct kutip_str, uint64_t styles);
/* The same, pushed to the right. */
void grid_put_right(struct grid *, struct rect, int row, int col, int cols,
    struct kutip_str, uint64_t styles);
/* One character again and again to the right, or downward. */
void grid_across(struct grid *, struct rect, int row, int col, int n,
    const char *, uint64_t styles);
void grid_down(struct grid *, struct rect, int row, int col, int n,
    const char *, uint64_t styles);
/* Lays styles over what stands there; the text stays. */
void grid_style(struct grid *, struct rect, int row, int col, int cols,
    uint64_t styles);
/* What stands there leads to url, which is copied.  Without memory it does not. */
void grid_link(struct grid *, struct rect, int row, int col, int cols,
    uint32_t number, struct kutip_str url);
/* The terminal's own cursor; outside the rectangle it is hidden. */
void grid_cursor(struct grid *, struct rect, int row, int col);

/* ---- what a cluster looks like ---------------------------------------- */

/*
 * One cluster as it is shown, the only place that decides it, so that what is
 * measured (flow.c) and what is painted (grid.c) cannot differ:
 *
 *	a line end, a tab          a blank, 1 column; a line end between two
 *	                           letters of a script without blanks: nothing
 *	other control characters   their picture (U+2400 ...) or U+FFFD
 *	U+200B, U+00AD, U+2060 ... nothing, 0 columns
 *	a mark without a base      on U+25CC, 1 column
 *	everything else            itself
 */
struct glyph {
	struct kutip_str shown;		/* in the text, or a constant */
	uint32_t cols;			/* 0 and more */
	bool bare;			/* nothing but marks: U+25CC goes before */
};
/* The cluster at *pos, and *pos behind it; *pos < text.len. */
struct glyph glyph_next(struct kutip_str text, uint32_t *pos);
/* Columns of a whole text as shown. */
uint32_t glyph_cols(struct kutip_str);

/* As much of text as stands in cols columns, cut at a cluster. */
struct fit {
	uint32_t bytes;			/* that fit, "…" already counted */
	uint32_t cols;			/* that those bytes take, without "…" */
	bool     cut;			/* there is more: a "…" belongs behind */
};
struct fit glyph_fit(struct kutip_str, uint32_t cols);

/* ---- printing --------------------------------------------------------- */

/* The characters, one line a row, blanks at the end of rows off. */
void grid_dump(const struct grid *, struct buf *out);
/* The topmost style of each cell as letters[style number]; one line a row,
 * blanks and '.' at the end of rows off. */
void grid_dump_styles(const struct grid *, const char *letters, struct buf *);

#endif

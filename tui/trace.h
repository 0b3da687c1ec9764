/*
 * trace.h - links to the terminal (OSC 8) behind curses' back: rows that hold
 * one are written again where it lies, the same letters in the same looks.
 *
 * Curses has no room in its cells for a link, but it leaves alone what did not
 * change on the screen, and so do we: a row is written again when its picture
 * is another than the one it was written for.  What was a link and is none any
 * more is written as mere letters.  Cursor and colours are saved and restored
 * (DECSC, DECRC), so curses finds the terminal as it left it.
 *
 *	refresh();
 *	trace_links(&t->trace, g, theme, depth, &out);
 *	fwrite(out.ptr, 1, out.len, stdout);
 *
 * Cost: the cells of rows with links; nothing where there are none.
 */
#ifndef TRACE_H
#define TRACE_H

#include "buf.h"
#include "grid.h"
#include "theme.h"

struct trace {
	struct {
		uint64_t picture;	/* of the row; 0: none */
		int from, to;		/* columns that were links: [from, to) */
	} row[GRID_SIDE_MAX];
};

/* The screen was cleared, or is about to be: no link is on it. */
void trace_forget(struct trace *);
/* What is to be sent once curses has shown the grid; nothing where all links
 * are on the screen already.  No memory: out->failed, and nothing sent. */
void trace_links(struct trace *, const struct grid *, const struct theme *,
    enum colour_depth, struct buf *out);

#endif

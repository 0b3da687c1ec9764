/*
 * layout.h - where everything stands on a screen of some size.
 *
 * Pure arithmetic: a size and what is wanted in, rectangles out (of the whole
 * grid, in cells).  A rectangle that is not shown is empty (rows or cols 0).
 *
 *	row 0            title bar
 *	                 frame (outline | article | panel), lines between them
 *	last row         status or prompt
 *
 * Under 100 columns the outline folds away, under 80 the panel lies over the
 * article.  Under 8 rows there is no frame, under 3 no title bar; at 10 x 3
 * there is a title, a line of text and a status.  The words of an article are
 * at most LAYOUT_MEASURE columns wide and stand in the middle.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>

#include "grid.h"

#define LAYOUT_MEASURE 80		/* columns of text, at most */

enum layout_want {
	LAYOUT_OUTLINE = 1,
	LAYOUT_PANEL = 2,		/* beside the article, where there is room */
	LAYOUT_OVERLAY = 4,		/* over it, where there is not: the panel has the keys */
	LAYOUT_OUTLINE_OVERLAY = 8,	/* the outline over the article, where it is folded */
	LAYOUT_PLAIN = 16		/* no lines, for a screen reader */
};

struct layout {
	int rows, cols;
	unsigned want;			/* as asked */
	struct rect bar;		/* title bar */
	struct rect frame;		/* with its lines; what lies between bar and status */
	struct rect page;		/* inside of the frame as one: library, help */
	struct rect outline;		/* insides, without lines */
	struct rect list, detail;	/* the page in two: rows, and below a line the selected one */
	struct rect article;
	struct rect gutter;		/* left of text: quote bars and marks */
	struct rect text;		/* the measure; its cols is the width for flow */
	struct rect panel;
	struct rect status;
	bool outline_over, panel_over;	/* lies over the article */
	bool lines;			/* a frame is drawn */
};

struct layout layout_of(int rows, int cols, unsigned want);

/* Draws the lines of the frame with their joints; style border.  The page is
 * one for the library, help and the like (nothing between its sides). */
void layout_frame(const struct layout *, struct grid *);
void layout_frame_page(const struct layout *, struct grid *);
/* Writes a title into the upper line of a rectangle of the layout; without
 * lines: nothing.  selected: this part has the keys. */
void layout_title(const struct layout *, struct grid *, struct rect,
    struct kutip_str title, bool selected);
/* A line with a title across a rectangle at one of its rows, joined to its
 * sides: "├ Actors ─────┤". */
void layout_rule(const struct layout *, struct grid *, struct rect, int row,
    struct kutip_str title, bool selected);
/* Is the cell inside? */
bool layout_has(struct rect, int row, int col);

#endif

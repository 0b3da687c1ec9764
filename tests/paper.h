/*
 * paper.h - the other screen driver: a screen made of paper, for tests.
 *
 * It has a size, reads its events from a string ("jjn<Tab><Click:3,10>", see
 * key.h), and keeps the last picture that was shown.  When the string is at
 * its end every wait() answers EVENT_HANGUP, so a program that is driven by
 * paper always ends.
 *
 *	struct paper paper = { .rows = 24, .cols = 80, .keys = STR("jj/asean<Enter>") };
 *	struct screen screen = paper_screen(&paper);
 *	app_run(..., &screen);
 *	paper.characters, paper.styles: the last picture, as grid_dump() prints
 *	paper_free(&paper);
 */
#ifndef PAPER_H
#define PAPER_H

#include "grid.h"
#include "screen.h"

struct paper {
	int rows, cols;			/* set before; <Resize:rxc> changes them */
	struct kutip_str keys;		/* set before; not copied */
	uint32_t pos;			/* how far keys were read */
	uint32_t bad;			/* names that were none: a test fails on them */
	uint32_t shown;			/* pictures */
	struct buf characters;		/* of the last one */
	struct buf styles;
	int cursor_row, cursor_col;	/* -1: none */
	bool open;
};

struct screen paper_screen(struct paper *);
void paper_free(struct paper *);	/* the buffers */

#endif

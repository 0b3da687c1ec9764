/*
 * screen.h - the five things a screen can do.
 *
 * Two drivers stand behind it: the terminal (term.c) and paper (tests/paper.c).
 * The program asks for the size, paints a grid of that size, shows it, and
 * waits for the next event:
 *
 *	struct screen s;
 *	if (!term_screen(&s, &options)) ...no memory
 *	if (s.open(s.self, &err) != KUTIP_OK) ...one sentence in err
 *	for (;;) {
 *		s.size(s.self, &rows, &cols);
 *		... grid_resize, views ...
 *		s.show(s.self, &grid, &theme);
 *		if (s.wait(s.self, &event, -1)) ...
 *	}
 *	s.close(s.self);
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>

#include "grid.h"
#include "key.h"
#include "kutip.h"

struct theme;			/* theme.h */

struct screen {
	void *self;			/* the driver's own; freed by close */

	/* Takes the terminal.  When it fails the terminal is as it was;
	 * close() is called all the same. */
	enum kutip_result (*open)(void *self, struct kutip_error *);
	/* Gives the terminal back and frees self.  After it nothing works. */
	void (*close)(void *self);
	/* Cells; never under 1. */
	void (*size)(void *self, int *rows, int *cols);
	/* The grid as it is now, in the looks of the theme (reduced to what
	 * the terminal can do).  Both may change or go after the call.
	 * Without a grid (NULL): what stands on the screen is not to be
	 * trusted, the next picture is painted whole. */
	void (*show)(void *self, const struct grid *, const struct theme *);
	/* The next event; timeout_ms -1 waits for ever, 0 only looks.  false
	 * (and EVENT_NONE) when the time is up. */
	bool (*wait)(void *self, struct event *, int timeout_ms);
};

#endif

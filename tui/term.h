/*
 * term.h - the screen driver for a terminal; curses stands behind it alone.
 */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

#include "hyperlink.h"
#include "screen.h"
#include "theme.h"

struct term_options {
	enum colour_when colour;
	enum hyperlink_when hyperlinks;
	bool mouse;			/* wheel, click, drag; Shift-drag stays the terminal's */
	bool ask_background;		/* EVENT_BACKGROUND may come: light or dark */
};

/* A screen that is not open yet.  false: no memory. */
bool term_screen(struct screen *, const struct term_options *);

/* Sends words to the terminal's clipboard (OSC 52) on the next show().  The
 * screen must be one of term_screen().  false: longer than terminals take. */
bool term_copy(const struct screen *, struct kutip_str);

/* Lets go of the mouse, so that the terminal selects, or takes it again.  A
 * screen that is no terminal's has none. */
void term_mouse(const struct screen *, bool on);

/* Whether links of the picture are links to the terminal (OSC 8). */
void term_hyperlinks(const struct screen *, enum hyperlink_when);

/* Gives the terminal to another program, and takes it back: after it all that
 * is shown is painted anew.  Nothing, where the screen is no terminal's. */
void term_leave(const struct screen *);
void term_return(const struct screen *);

#endif

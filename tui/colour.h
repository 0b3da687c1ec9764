/*
 * colour.h - colours: names, the nearest that a terminal has, contrast.
 *
 * A colour is written as a name (black red green yellow blue magenta cyan
 * white, with bright- before it, grey, and default), a number of xterm's 256,
 * or #rrggbb.  Everything here is arithmetic; nothing asks the terminal.
 */
#ifndef COLOUR_H
#define COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"

/* What a terminal can show.  DEPTH_MONO still has attributes. */
enum colour_depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_TRUE };
enum colour_when  { COLOUR_AUTO, COLOUR_NEVER, COLOUR_ALWAYS };

/* A colour is a kind in the upper byte and a value in the lower three. */
enum {
	COLOUR_UNSET   = 0,		/* the style below decides */
	COLOUR_DEFAULT = 1 << 24,	/* the terminal's own */
	COLOUR_INDEX   = 2 << 24,	/* | 0 to 255 */
	COLOUR_RGB     = 3 << 24,	/* | 0xrrggbb */
	COLOUR_KIND    = 7 << 24
};

/* "#8ec07c", "bright-blue", "235"; false for other words. */
bool colour_named(struct kutip_str, uint32_t *colour);
/* The nearest that depth has; a colour that it has stays what it is. */
uint32_t colour_reduce(uint32_t colour, enum colour_depth);
/* 0xrrggbb of an RGB or index colour, as xterm draws it. */
uint32_t colour_rgb(uint32_t colour);
/* WCAG 2: 1 (the same) to 21 (black on white). */
double colour_contrast(uint32_t rgb_a, uint32_t rgb_b);

/* Which depth is to be used.  no_color and colorterm are the values of those
 * variables or NULL, colours what terminfo says (-1: unknown).  NO_COLOR
 * counts when it is not empty, and gives way to COLOUR_ALWAYS. */
enum colour_depth colour_choose(enum colour_when, const char *no_color,
    const char *colorterm, int colours);
/* "never", "auto", "always"; false for other words. */
bool colour_when_named(const char *, enum colour_when *);

#endif

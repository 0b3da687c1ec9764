/*
 * quiet.h - a text without what changes when a page is set anew: runs of blanks
 * are one, quotation marks and hyphens are straight, soft hyphens and U+200B
 * are not there.
 *
 * It is an array of code points, each with the byte and the code point of the
 * text that it came from; 12 bytes a character, in an arena.
 */
#ifndef QUIET_H
#define QUIET_H

#include <stdint.h>

#include "arena.h"
#include "kutip.h"

struct quiet {
	uint32_t n;
	uint32_t *cp;			/* code points */
	uint32_t *byte, *point;		/* where each came from; n + 1 rows */
};

/* n is 0 without memory (arena->failed). */
struct quiet quiet_of(struct arena *, struct kutip_str);
/* The first row that came from code point p or a later one. */
uint32_t quiet_find(const struct quiet *, uint32_t p);

#endif

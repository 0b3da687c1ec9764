/*
 * jump.h - places the reader came from, to go back to.
 *
 * A long move (a quote, a search, a click, another brief) leaves the place
 * before it behind; "back" and "forward" walk over these as in a browser.  The
 * oldest of JUMPS places is forgotten first.
 *
 *	jump_leave(m); m->brief.pos = quote->span.start;
 */
#ifndef JUMP_H
#define JUMP_H

#include "model.h"

/* The place now, before a move.  The same place twice is kept once. */
void jump_leave(struct model *);
/* The place to go to, back (-1) or forward (1); false: there is none. */
bool jump_step(struct model *, int direction, struct jump *);

#endif

/*
 * pointer.h - what the mouse does.
 *
 *	click			the cursor; a row of a list, once more opens it
 *	click twice, thrice	chooses the word, the sentence, as + and - do
 *	drag			selects by character, as v does; beyond the edge the
 *				text scrolls
 *	wheel			scrolls what is under the pointer
 *
 * While the button is down the text stands still under the pointer: the margin
 * around the cursor is kept again when it is let go.
 */
#ifndef POINTER_H
#define POINTER_H

#include "key.h"
#include "model.h"

/* EVENT_CLICK, EVENT_DRAG, EVENT_RELEASE and the wheel.  Returns a set of enum
 * effect. */
unsigned pointer_event(struct model *, const struct event *);

#endif

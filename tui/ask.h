/*
 * ask.h - what a key does while a prompt is open: the line is edited, what it
 * searches or filters is shown at once, Enter runs it.
 */
#ifndef ASK_H
#define ASK_H

#include <stdint.h>

#include "model.h"

/* Returns a set of enum effect. */
unsigned ask_key(struct model *, uint32_t key);

#endif

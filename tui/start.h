/*
 * start.h - kutip on a terminal: settings, notes, library, then the loop.
 */
#ifndef START_H
#define START_H

#include "verb.h"

/* Opens the screen; where standard output is no terminal: verb_show(). */
int verb_read(struct cli *);

#endif

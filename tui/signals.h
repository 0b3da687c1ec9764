/*
 * signals.h - signals as something to wait for: a pipe that a handler writes
 * into, so that poll() wakes up and none is lost between a look and a sleep.
 *
 * One at a time in a program: a handler is told nothing but a number.
 */
#ifndef SIGNALS_H
#define SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum {
	CAUGHT_END = 1,			/* SIGTERM, SIGHUP */
	CAUGHT_SIZE = 2,		/* SIGWINCH */
	CAUGHT_BACK = 4			/* SIGCONT */
};

#define SIGNALS 4

struct signals {
	int  pipe[2];			/* poll the first; -1: nothing is caught */
	bool ended;			/* CAUGHT_END came: it stays */
	struct sigaction before[SIGNALS];
};

void signals_init(struct signals *);
bool signals_catch(struct signals *);	/* false: no pipe, errno says why */
void signals_release(struct signals *);
/* A set of CAUGHT_...: those since the last call, and the end for good. */
unsigned signals_read(struct signals *);

#endif

/*
 * intake.h - paths that come one a line while kutip works: a file with a list
 * ("--files-from LIST"), or another program that writes a path, waits for what
 * kutip prints and writes the next.
 *
 * Nothing is read ahead of the lines that are there, so neither waits for the
 * other.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include <stdbool.h>

#include "buf.h"
#include "kutip.h"

struct intake {
	const char *name;		/* for messages */
	int      fd;
	bool     own;			/* fd is closed in the end */
	bool     ended;
	bool     failed;		/* err says why */
	struct kutip_error err;
	struct buf bytes;		/* read, not given out from at on */
	size_t   at;
};

/* A file with the list, or "-": standard input.  What cannot be opened or read
 * is an empty list that has failed. */
void intake_open(struct intake *, const char *path);
void intake_close(struct intake *);
/* Is what comes first a list?  Every line of it must be the path of a file that
 * is there: no article is.  Waits for the first bytes. */
bool intake_is_list(struct intake *);
/* The next path, valid until the next call; blank lines are stepped over.  NULL
 * at the end. */
const char *intake_next(struct intake *);

#endif

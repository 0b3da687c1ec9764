/*
 * lines.h - the whole lines of a file, read in pieces, so that the file may be
 * larger than memory; the next reading goes on where this one ended.
 */
#ifndef LINES_H
#define LINES_H

#include <stdint.h>
#include <sys/types.h>

#include "kutip.h"

struct lines {
	off_t    offset;		/* all before it has been read */
	uint32_t n;			/* how many lines that were */
};

/* Calls each() with every line that has its end, the end left out; with a NULL
 * ptr for one that is longer than LIMIT_LINE_BYTES and was stepped over. */
enum kutip_result lines_read(struct lines *, int fd, const char *path,
    void (*each)(void *context, struct kutip_str line), void *context,
    struct kutip_error *);

#endif

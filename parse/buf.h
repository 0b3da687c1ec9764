/*
 * buf.h - bytes that grow: what a file, a line or an export is built in.
 *
 * A buffer is zeroed to begin with and freed with buf_free().  Without memory
 * it keeps what it has, takes no more and raises failed, so a writer looks
 * once, at the end.
 */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kutip.h"

struct buf {
	char  *ptr;			/* NUL after the last byte, once there is one */
	size_t len, room;
	bool   failed;
	/* where to what is written may go before all of it is; may be NULL */
	void (*spill)(void *to, const struct buf *);
	void  *to;
	bool   spilled;			/* some of it went */
};

void buf_add(struct buf *, const void *, size_t);
void buf_puts(struct buf *, const char *);
void buf_str(struct buf *, struct kutip_str);
void buf_putc(struct buf *, char);
void buf_printf(struct buf *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
/* Room for n more bytes at ptr + len; false without memory. */
bool buf_reserve(struct buf *, size_t);
/* A writer of much says that it needs nothing of what it wrote so far: that
 * goes where it may, if it is worth it. */
void buf_spill(struct buf *);
void buf_clear(struct buf *);
void buf_free(struct buf *);
struct kutip_str buf_as_str(const struct buf *);

#endif

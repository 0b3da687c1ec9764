/*
 * buf.c - bytes that grow.  See buf.h.
 */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPILL_BYTES (1u << 20)

bool
buf_reserve(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 256;
	char *p;

	if (b->failed || more > SIZE_MAX / 4 || b->len > SIZE_MAX / 4) {
		b->failed = true;
		return false;
	}
	if (b->room - b->len > more)
		return true;
	while (room - b->len <= more)
		room *= 2;
	p = realloc(b->ptr, room);
	if (p == NULL) {
		b->failed = true;
		return false;
	}
	b->ptr = p;
	b->room = room;
	return true;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (!buf_reserve(b, n))
		return;
	if (n > 0)
		memcpy(b->ptr + b->len, p, n);
	b->len += n;
	b->ptr[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_str(struct buf *b, struct kutip_str s)
{
	buf_add(b, s.ptr, s.len);
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0 || !buf_reserve(b, (size_t)n + 1))
		return;
	va_start(ap, format);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, format, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void
buf_spill(struct buf *b)
{
	if (b->spill == NULL || b->failed || b->len < SPILL_BYTES)
		return;
	b->spill(b->to, b);
	b->spilled = true;
	buf_clear(b);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->failed = false;
	if (b->ptr != NULL)
		b->ptr[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->ptr);
	*b = (struct buf){ 0 };
}

struct kutip_str
buf_as_str(const struct buf *b)
{
	return (struct kutip_str){ b->ptr ? b->ptr : "", (uint32_t)b->len };
}

/*
 * lines.c - the whole lines of a file.  See lines.h.
 */
#include "lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "error.h"
#include "limits.h"

#define READ_STEP (64u << 10)

struct reading_lines {
	struct lines *lines;
	struct buf buf;			/* what has been read and not been taken */
	void (*each)(void *, struct kutip_str);
	void *context;
	bool skip;			/* in a line that is too long */
};

static void
drop(struct reading_lines *r, size_t n)
{
	r->lines->offset += (off_t)n;
	memmove(r->buf.ptr, r->buf.ptr + n, r->buf.len - n);
	r->buf.len -= n;
}

static void
take_lines(struct reading_lines *r)
{
	const char *start = r->buf.ptr, *end;
	const char *stop = r->buf.ptr + r->buf.len;

	while ((end = memchr(start, '\n', (size_t)(stop - start))) != NULL) {
		r->lines->n++;
		r->each(r->context, (struct kutip_str){ start,
		    (uint32_t)(end - start) });
		start = end + 1;
	}
	drop(r, (size_t)(start - r->buf.ptr));
}

static void
skip_long(struct reading_lines *r)
{
	const char *end = memchr(r->buf.ptr, '\n', r->buf.len);

	if (!r->skip) {
		r->lines->n++;
		r->each(r->context, (struct kutip_str){ NULL, 0 });
	}
	r->skip = end == NULL;
	drop(r, end ? (size_t)(end - r->buf.ptr) + 1 : r->buf.len);
}

enum kutip_result
lines_read(struct lines *lines, int fd, const char *path,
    void (*each)(void *, struct kutip_str), void *context,
    struct kutip_error *err)
{
	struct reading_lines r = { .lines = lines, .each = each,
		.context = context };
	ssize_t n = 1;

	while (n != 0 && buf_reserve(&r.buf, READ_STEP)) {
		n = pread(fd, r.buf.ptr + r.buf.len, READ_STEP,
		    lines->offset + (off_t)r.buf.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		r.buf.len += (size_t)n;
		if (r.skip)
			skip_long(&r);
		if (!r.skip)
			take_lines(&r);
		if (r.buf.len > LIMIT_LINE_BYTES)
			skip_long(&r);
	}
	buf_free(&r.buf);
	if (n < 0)
		return error_sys(err, KUTIP_IO, path, "cannot be read");
	return n == 0 ? KUTIP_OK : error_set(err, KUTIP_NO_MEMORY, path, 0,
	    "no memory left to read it");
}

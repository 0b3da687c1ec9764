/*
 * intake.c - see intake.h.
 */
#include "intake.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "bundle.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "text.h"

#define STEP 65536

/* There is no more of it. */
static bool
give_up(struct intake *in)
{
	in->ended = in->failed = true;
	return false;
}

void
intake_open(struct intake *in, const char *path)
{
	*in = (struct intake){ .name = path, .fd = STDIN_FILENO };
	if (strcmp(path, "-") == 0) {
		in->name = "standard input";
		return;
	}
	in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	in->own = in->fd >= 0;
	if (in->own)
		return;
	error_sys(&in->err, KUTIP_IO, path, "cannot be opened");
	give_up(in);
}

void
intake_close(struct intake *in)
{
	if (in->own)
		close(in->fd);
	buf_free(&in->bytes);
}

/* Whatever has come, or waits for it; false at the end. */
static bool
read_more(struct intake *in)
{
	ssize_t n;

	if (in->ended)
		return false;
	if (!buf_reserve(&in->bytes, STEP)) {
		error_set(&in->err, KUTIP_NO_MEMORY, in->name, 0,
		    "no memory left to read it");
		return give_up(in);
	}
	do
		n = read(in->fd, in->bytes.ptr + in->bytes.len, STEP);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		error_sys(&in->err, KUTIP_IO, in->name, "cannot be read");
		return give_up(in);
	}
	in->ended = n == 0;
	in->bytes.len += (size_t)n;
	in->bytes.ptr[in->bytes.len] = '\0';
	return n > 0;
}

/* The line at *at without its end, and *at behind it; NULL ptr if its end has
 * not come yet. */
static struct kutip_str
line_at(const struct intake *in, size_t *at)
{
	const char *from, *end;
	struct kutip_str s = { NULL, 0 };

	if (*at == in->bytes.len)
		return s;
	from = in->bytes.ptr + *at;
	end = memchr(from, '\n', in->bytes.len - *at);
	if (end == NULL && !in->ended)
		return s;
	s.ptr = from;
	s.len = (uint32_t)((end ? end : in->bytes.ptr + in->bytes.len) - from);
	*at += s.len + (end != NULL);
	if (text_ends(s, STR("\r")))
		s.len--;
	return s;
}

static bool
is_path(struct kutip_str line)
{
	char path[4096];

	if (line.len >= sizeof(path) || memchr(line.ptr, '\0', line.len))
		return false;
	memcpy(path, line.ptr, line.len);
	path[line.len] = '\0';
	return file_exists(path) || bundle_is_path(path);
}

bool
intake_is_list(struct intake *in)
{
	size_t at = 0;
	struct kutip_str line;
	bool any = false;

	if (in->bytes.len == 0)
		read_more(in);
	while ((line = line_at(in, &at)).ptr != NULL) {
		if (line.len > 0 && !is_path(line))
			return false;
		any |= line.len > 0;
	}
	return any;
}

/* What was given out makes room before more is read. */
static void
shift(struct intake *in)
{
	if (in->at == 0)
		return;
	memmove(in->bytes.ptr, in->bytes.ptr + in->at, in->bytes.len - in->at);
	in->bytes.len -= in->at;
	in->at = 0;
}

const char *
intake_next(struct intake *in)
{
	for (;;) {
		struct kutip_str line = line_at(in, &in->at);

		if (line.ptr != NULL && line.len == 0)
			continue;
		if (line.ptr != NULL) {
			in->bytes.ptr[line.ptr - in->bytes.ptr + line.len] = '\0';
			return line.ptr;
		}
		shift(in);
		if (in->bytes.len > LIMIT_LINE_BYTES) {
			error_set(&in->err, KUTIP_TOO_LARGE, in->name, 0,
			    "this is no list of files: a line of it is too long");
			give_up(in);
			return NULL;
		}
		if (!read_more(in) && in->bytes.len == 0)
			return NULL;
	}
}

/*
 * error.c - a sentence for a person.  See error.h.
 */
#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const result_names[] = {
	[KUTIP_OK] = "ok",
	[KUTIP_NO_MEMORY] = "no memory",
	[KUTIP_IO] = "cannot read",
	[KUTIP_ENCODING] = "not text",
	[KUTIP_FORMAT] = "wrong format",
	[KUTIP_TOO_LARGE] = "too large",
	[KUTIP_EMPTY] = "empty",
	[KUTIP_WRITE] = "cannot write",
};

const char *
kutip_result_name(enum kutip_result r)
{
	return result_names[r];
}

/* The end of a long path says more than its beginning. */
static void
keep_end(char *out, size_t size, const char *s)
{
	size_t len = strlen(s);

	if (len < size) {
		memcpy(out, s, len + 1);
		return;
	}
	s += len - (size - 4);
	while (((unsigned char)*s & 0xC0) == 0x80)
		s++;
	snprintf(out, size, "...%s", s);
}

void
error_in(struct kutip_error *err, const char *file)
{
	if (err != NULL && err->file[0] == '\0')
		keep_end(err->file, sizeof(err->file), file);
}

enum kutip_result
error_set(struct kutip_error *err, enum kutip_result result, const char *file,
    uint32_t line, const char *format, ...)
{
	va_list ap;

	if (err == NULL)
		return result;
	*err = (struct kutip_error){ .result = result, .line = line };
	if (file != NULL)
		keep_end(err->file, sizeof(err->file), file);
	va_start(ap, format);
	vsnprintf(err->message, sizeof(err->message), format, ap);
	va_end(ap);
	return result;
}

enum kutip_result
error_sys(struct kutip_error *err, enum kutip_result result, const char *file,
    const char *what)
{
	int sys = errno;
	char room[128];

	/* GNU's strerror_r(), which returns the words. */
	error_set(err, result, file, 0, "%s: %s", what,
	    strerror_r(sys, room, sizeof(room)));
	if (err != NULL)
		err->sys = sys;
	return result;
}

const char *
error_line(const struct kutip_error *err, char *out, size_t size)
{
	if (err->file[0] == '\0')
		snprintf(out, size, "%s", err->message);
	else if (err->line == 0)
		snprintf(out, size, "%s: %s", err->file, err->message);
	else
		snprintf(out, size, "%s:%u: %s", err->file, err->line,
		    err->message);
	return out;
}

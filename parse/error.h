/*
 * error.h - a sentence for a person: what, where, what next.
 *
 * Every function that can fail fills the caller's struct kutip_error through
 * error_set() and returns its result, in one line:
 *
 *	return error_set(err, KUTIP_FORMAT, path, line,
 *	    "kind \"persson\" is none of person, organisation, state");
 */
#ifndef ERROR_H
#define ERROR_H

#include "kutip.h"

/* err may be NULL.  file may be NULL, line 0.  Returns result. */
enum kutip_result error_set(struct kutip_error *err, enum kutip_result,
    const char *file, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The file of a sentence that names none yet. */
void error_in(struct kutip_error *err, const char *file);

/* The same as error_set() for a failed system call: errno is kept and spelt out. */
enum kutip_result error_sys(struct kutip_error *err, enum kutip_result,
    const char *file, const char *what);

/* "file:line: message" into out, for the one line that a person reads. */
const char *error_line(const struct kutip_error *, char *out, size_t size);

/* Who is told of what is wrong with a line while the lines behind it are used. */
struct error_reporter {
	void (*report)(void *context, const struct kutip_error *);
	void *context;
};

#endif

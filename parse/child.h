/*
 * child.h - another program reads the bytes for us, and may die of it.
 *
 *	static const char *const argv[] = { "pdfinfo", "-isodates", CHILD_INPUT, NULL };
 *	r = child_open(&c, name, bytes, err);
 *	r = child_run(&c, argv, "poppler-utils", &limits, &out, &end, err);
 *	child_close(&c);
 *
 * No shell.  The program is looked up in PATH, sees PATH and LC_ALL=C.UTF-8 and
 * nothing else of ours, reads the bytes from a file without a name, writes to a
 * pipe, and can write no file, make no core and open few files.  Over a limit
 * it is killed; it is always waited for, and nothing is left open.  What it
 * wrote until then is kept: a caller may use a beginning.
 *
 * Two can run at once on the same bytes, each under the limits; the cap on what
 * they write is for both together.
 *
 * What comes out is as hostile as what went in; UTF-8 is not promised.
 *
 * Any thread may call: between fork and exec there are system calls only.
 */
#ifndef CHILD_H
#define CHILD_H

#include "buf.h"
#include "kutip.h"

#define CHILD_MOST  2
#define CHILD_INPUT "/dev/fd/0"		/* the bytes, as an argument; one can seek in it */

struct child {
	int fd;				/* the bytes, in a file without a name */
	const char *name;		/* the source's, for messages */
};

struct child_limits {
	uint32_t cpu_seconds;
	uint32_t wall_ms;
	size_t   memory_bytes;		/* of address space */
	size_t   output_bytes;
	uint32_t at_once;		/* children that may run; 0 and 1: one */
};

/* Those of limits.h; as many at once as there are cores, at most CHILD_MOST. */
struct child_limits child_limits(void);

enum child_end {
	CHILD_DONE,			/* exit code 0 */
	CHILD_FAILED,			/* another, or it died */
	CHILD_KILLED			/* over a limit */
};

/* fd is -1 after a failure; child_close() is fine with it. */
enum kutip_result child_open(struct child *, const char *name,
    struct kutip_str bytes, struct kutip_error *);
void child_close(struct child *);

/* Behind what is in out.  A program that is not there is KUTIP_IO and a
 * sentence that names its package; however one ends that is there, KUTIP_OK and
 * *end. */
enum kutip_result child_run(const struct child *, const char *const argv[],
    const char *package, const struct child_limits *, struct buf *out,
    enum child_end *end, struct kutip_error *);

struct child_job {
	const char *const *argv;
	struct buf out;			/* the caller's */
	enum child_end end;
};

/* The same program n times at once, 1 to CHILD_MOST, whatever the limits say of
 * that.  The jobs' argv begin with the same name. */
enum kutip_result child_run_all(const struct child *, struct child_job *,
    uint32_t n, const char *package, const struct child_limits *,
    struct kutip_error *);

#endif

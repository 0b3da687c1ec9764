/*
 * archive.h - a zip made in memory; libarchive's only door.
 *
 *	struct archive_file files[] = { { "project.qde", xml }, … };
 *	archive_zip(files, n, &out);
 *
 * The same files give the same bytes: no time, no owner.
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

struct archive_file {
	const char *name;
	struct kutip_str bytes;
};

/* Is the library installed?  It is opened when a zip is made. */
bool archive_is_here(void);
/* Behind what is in out; false without memory or library. */
bool archive_zip(const struct archive_file *, uint32_t n, struct buf *out);

#endif

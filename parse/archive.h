/*
 * archive.h - a zip made in memory, and archives read; libarchive's only door.
 *
 *	struct archive_file files[] = { { "project.qde", xml }, … };
 *	archive_zip(files, n, &out);
 *
 * The same files give the same bytes: no time, no owner.
 *
 * Reading: zip, tar, and either packed with gzip, bzip2, xz or zstd, from
 * memory, member after member, none ever written to disk.
 *
 *	while ((r = archive_next(a, &name, err)) == KUTIP_OK && name)
 *		if (wanted(name))
 *			r = archive_data(a, &bytes, err);
 *
 * A member's name is UTF-8 without control characters, without a leading slash
 * and without "." and ".." in it: whatever the archive says, it is a path below
 * the archive.  Only regular files are members.  Each limit of limits.h that is
 * over, a password, a torn archive is KUTIP_TOO_LARGE or KUTIP_FORMAT with its
 * sentence.
 *
 * Cost: what is passed over in a zip costs nothing; in a tar it is unpacked.
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

/* Is the library installed?  It is opened when a zip is made or read. */
bool archive_is_here(void);
/* Behind what is in out; false without memory or library. */
bool archive_zip(const struct archive_file *, uint32_t n, struct buf *out);

struct archive_reader;

/* Do the bytes begin as one of the archives that are read? */
bool archive_is(struct kutip_str bytes);
/* The bytes must live as long as the reader; path stands in messages and names
 * the one member of what is packed but no tar ("brief.txt.gz" has "brief.txt"). */
enum kutip_result archive_open(struct archive_reader **, const char *path,
    struct kutip_str bytes, struct kutip_error *);
/* The next member; *name is NULL behind the last, lives until the next call. */
enum kutip_result archive_next(struct archive_reader *, const char **name,
    struct kutip_error *);
/* The bytes of the member at hand, behind what is in out. */
enum kutip_result archive_data(struct archive_reader *, struct buf *out,
    struct kutip_error *);
void archive_close(struct archive_reader *);	/* NULL is fine */

#endif

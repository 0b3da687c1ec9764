/*
 * bundle.h - a file that holds several briefs: an archive, a feed.
 *
 * It is to kutip what a folder is: its members have paths below the file,
 * "news.xml/2026-11-20-ministers-meet" or "briefs.zip/cyber/one.docx".  No
 * file can have such a path, so nothing else is meant by it.  A member's bytes
 * are read as any file's are.
 *
 *	bundle_open(&b, "briefs.zip", &err);	// NULL: it is no bundle
 *	for (i = 0; i < bundle_count(b); i++)
 *		bundle_read(b, bundle_name(b, i), &bytes, &err);
 *
 * Cost: members read in their order cost one pass over the file; out of order,
 * a pass each in a packed tar.
 */
#ifndef BUNDLE_H
#define BUNDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

struct bundle;

/* What a file of a folder is: no brief, one, or perhaps several.  Its name is
 * asked, and where that does not say, its first bytes. */
enum bundle_guess { BUNDLE_NONE, BUNDLE_ONE, BUNDLE_SEVERAL };
enum bundle_guess bundle_guess(const char *path);

/* *out is NULL when the file is no bundle.  One without briefs: KUTIP_EMPTY. */
enum kutip_result bundle_open(struct bundle **out, const char *path,
    struct kutip_error *);
/* The same of bytes that are here already; those of an archive are the bundle's
 * then. */
enum kutip_result bundle_take(struct bundle **out, const char *path,
    struct buf *bytes, struct kutip_error *);
void bundle_close(struct bundle *);		/* NULL is fine */

uint32_t bundle_count(const struct bundle *);
const char *bundle_name(const struct bundle *, uint32_t member);
/* Behind what is in out.  No such member: KUTIP_IO. */
enum kutip_result bundle_read(struct bundle *, const char *member,
    struct buf *out, struct kutip_error *);

/* The bytes of path where it lies below a file, behind what is in out.  *kept
 * is the bundle that was opened last, or NULL; it is used again where it is the
 * same file, unchanged, and is the caller's to close. */
enum kutip_result bundle_read_path(struct bundle **kept, const char *path,
    struct buf *out, struct kutip_error *);
/* Does path lie below a file? */
bool bundle_is_path(const char *path);
/* Is the brief there, as a file or, as far as its file tells, below one? */
bool bundle_is_there(const char *path);
/* From the root, without links, what lies below a file too; behind what is in
 * out.  Nothing, if it is not there. */
void bundle_full_path(const char *path, struct buf *out);

#endif

/*
 * source.h - which kind of source the bytes are, and its reader.
 *
 * By content and not by name: a page saved as .txt is still a page.  The name
 * decides only between kinds that bytes cannot tell apart (Markdown and plain
 * text).
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "block.h"

struct source {
	const char *name;		/* as the user named it, for messages */
	const void *bytes;
	size_t      size;
	struct buf *own;		/* holds the bytes, to be freed when they are text; or NULL */
	const char *charset, *lang;	/* what the user or the site says they are; may be NULL */
	struct kutip_str address;	/* where they were fetched; may be empty */
};

/* The draft is filled and its format and charset set. */
enum kutip_result source_read(struct draft *, const struct source *,
    struct kutip_error *);

/* In a folder or an archive there are other files too.  Does the name end as
 * those of briefs do? */
bool source_is_name(const char *path);
/* Do the first bytes say that it is a brief though its name does not?  Of plain
 * text they cannot. */
bool source_is_head(struct kutip_str head);

#endif

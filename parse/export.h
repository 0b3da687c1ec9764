/*
 * export.h - an article, its quotes and its notes in other people's formats.
 *
 * A format is one file (export_md.c) and one row of the table in export.c.
 * Each writes one document behind what is in out, so several documents follow
 * one another; each ends with a line end.  Nothing here touches a file.
 *
 *	const struct export_format *md = export_format("md");
 *	struct buf out = { 0 };
 *	r = export_document(md, doc, &list, &out, &err);
 *
 * Control characters of an article never come through.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "buf.h"
#include "kutip.h"
#include "notes.h"

struct export_format {
	const char *name;		/* "md" */
	const char *ending;		/* ".md" */
	const char *what;		/* "Markdown: each passage with its source" */
	/* notes may be NULL.  No memory: out->failed. */
	void (*write)(const struct kutip_doc *, const struct notes_list *,
	    struct buf *out);
};

const struct export_format *export_formats(uint32_t *n);
const struct export_format *export_format(const char *name);	/* NULL: none */

enum kutip_result export_document(const struct export_format *,
    const struct kutip_doc *, const struct notes_list *, struct buf *out,
    struct kutip_error *);

/* ---- for the formats --------------------------------------------------- */

void export_text(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_md(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_json(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_quotes(const struct kutip_doc *, const struct notes_list *,
    struct buf *);

/* Text with line ends and tabs, without other control characters. */
void export_put_clean(struct buf *, struct kutip_str);
/* The same on one line: runs of blanks and line ends become one blank. */
void export_put_line(struct buf *, struct kutip_str);

#endif

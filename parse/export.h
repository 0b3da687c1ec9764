/*
 * export.h - briefs, quotes and notes in other people's formats.
 *
 * A format is one file (export_md.c) and one row of the table in export.c.
 * Some write one document (its text, all that was found in it), behind what
 * is in out; the others write passages of any number of briefs at once, in
 * the order that passage.h has put them in.  Nothing here touches a file.
 *
 *	const struct export_format *md = export_format("md");
 *	struct buf out = { 0 };
 *	r = export_document(md, doc, &list, &out, &err);	// one brief
 *	r = export_passages(md, &passages, &out, &err);		// many
 *
 * Control characters of an article never come through.  The same passages
 * give the same bytes.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "buf.h"
#include "kutip.h"
#include "notes.h"
#include "passage.h"

struct export_format {
	const char *name;		/* "md" */
	const char *ending;		/* ".md" */
	const char *what;		/* "Markdown: each passage with its source" */
	/* One of the two.  notes may be NULL.  No memory: out->failed.  write
	 * lets out spill between paragraphs. */
	void (*write)(const struct kutip_doc *, const struct notes_list *,
	    struct buf *out);
	void (*put)(const struct passages *, struct buf *out);
	/* What it cannot hold, and why; NULL: it takes everything. */
	bool (*refuses)(const struct passage *);
	const char *why;
	/* Around what is kutip's, "<!-- " and " -->"; NULL: a file is written anew. */
	const char *open, *close;
	bool binary;			/* no text: nothing for a terminal */
	bool zip;			/* libarchive makes it */
	bool pandoc;			/* what is put is HTML, for pandoc to make it of */
};

const struct export_format *export_formats(uint32_t *n);
const struct export_format *export_format(const char *name);	/* NULL: none */
/* By the longest ending that a path has ("a.csl.json"); NULL: none. */
const struct export_format *export_format_of(struct kutip_str path);

enum kutip_result export_document(const struct export_format *,
    const struct kutip_doc *, const struct notes_list *, struct buf *out,
    struct kutip_error *);
/* What the format cannot hold is dropped from the passages first. */
enum kutip_result export_passages(const struct export_format *,
    struct passages *, struct buf *out, struct kutip_error *);

/* ---- for the formats --------------------------------------------------- */

void export_text(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_json(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_quotes(const struct kutip_doc *, const struct notes_list *,
    struct buf *);
void export_md(const struct passages *, struct buf *);
void export_org(const struct passages *, struct buf *);
void export_html(const struct passages *, struct buf *);
void export_plain(const struct passages *, struct buf *);
void export_csv(const struct passages *, struct buf *);
void export_csv_excel(const struct passages *, struct buf *);
void export_passages_json(const struct passages *, struct buf *);
void export_jsonld(const struct passages *, struct buf *);
void export_bibtex(const struct passages *, struct buf *);
void export_csl(const struct passages *, struct buf *);
void export_ris(const struct passages *, struct buf *);
void export_qdc(const struct passages *, struct buf *);
void export_qdpx(const struct passages *, struct buf *);
bool export_qdpx_refuses(const struct passage *);

/* Words as words: for HTML, TeX, a line of Markdown, a cell of CSV. */
void export_put_html(struct buf *, struct kutip_str);
void export_put_tex(struct buf *, struct kutip_str);
void export_put_md(struct buf *, struct kutip_str);
void export_put_cell(struct buf *, struct kutip_str);

/* Text with line ends and tabs, without other control characters. */
void export_put_clean(struct buf *, struct kutip_str);
/* The same on one line: runs of blanks and line ends become one blank. */
void export_put_line(struct buf *, struct kutip_str);
/* Is it an http address, all in printable ASCII, without < > " \ and `? */
bool export_is_address(struct kutip_str);
/* Calls put for each line of s, trimmed; s is trimmed first. */
void export_each_line(struct buf *, struct kutip_str s,
    void (*put)(struct buf *, struct kutip_str line));

#endif

/*
 * pdf.h - the text of a PDF, through poppler's programs.
 *
 * pdfinfo and pdftohtml read it as children under limits (child.h); what they
 * say is put in order here: columns, paragraphs, headings, footnotes, running
 * heads, title (pdf_*.h).  A child that fails or dies costs its way only; when
 * all ways fail there is one sentence.
 */
#ifndef PDF_H
#define PDF_H

#include "block.h"

bool pdf_is(const char *name, struct kutip_str bytes);
enum kutip_result pdf_read(struct draft *, const char *name,
    struct kutip_str bytes, struct kutip_error *);

/* The same under other limits. */
struct child_limits;
enum kutip_result pdf_read_within(struct draft *, const char *name,
    struct kutip_str bytes, const struct child_limits *, struct kutip_error *);

/* What the programs said of it, valid UTF-8; words and structure may be empty. */
struct pdf_said {
	struct kutip_str info;		/* pdfinfo -isodates */
	struct kutip_str pages;		/* pdftohtml -xml */
	struct kutip_str words;		/* pdftotext -bbox -raw */
	struct kutip_str structure;	/* pdfinfo -struct-text */
	uint32_t later;			/* where in pages a second pdftohtml begins that
					 * read the pages behind; 0: there was one */
};

/* The same from that. */
enum kutip_result pdf_read_said(struct draft *, const char *name,
    const struct pdf_said *, struct kutip_error *);

#endif

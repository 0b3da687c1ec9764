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

/* The same from what the programs said. */
enum kutip_result pdf_read_xml(struct draft *, const char *name,
    struct kutip_str xml, struct kutip_str info, struct kutip_error *);

#endif

/*
 * pdf_line.h - lines from the pieces of sorted pages, and what each is by its
 * place: a footnote (small, below the text, marked), a row of a table
 * (holes above one another), a line of a list of contents.
 *
 * A mark of a footnote that stands raised behind a word comes out as a raised
 * figure ("wire.¹"), so that it is not taken for a part of the word.
 */
#ifndef PDF_LINE_H
#define PDF_LINE_H

#include "pdf_sheet.h"

/* Fills lines, body, step and bold_body. */
void pdf_line_find(struct pdf_sheets *);

#endif

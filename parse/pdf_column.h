/*
 * pdf_column.h - the order in which one reads a page: columns from the left,
 * each from the top; what goes across all of them (a title, a wide table) parts
 * the page into bands that are read one after the other.
 *
 * A gutter is a place where line after line has a hole between two wide runs of
 * words.  The file's own order is not asked: it is right in most PDFs and no
 * help in the others.
 */
#ifndef PDF_COLUMN_H
#define PDF_COLUMN_H

#include "pdf_sheet.h"

#define PDF_ACROSS 255			/* column of what goes across all */

/* Sets band and column of each piece and puts the pieces of each page in that
 * order, those of the margin last. */
void pdf_column_sort(struct pdf_sheets *);

/* Do two boxes stand on one line?  More than 2/5 of the lower one overlaps. */
static inline bool
pdf_same_row(struct pdf_box a, struct pdf_box b)
{
	int32_t top = a.top > b.top ? a.top : b.top;
	int32_t bottom = a.bottom < b.bottom ? a.bottom : b.bottom;
	int32_t low = a.bottom - a.top < b.bottom - b.top ? a.bottom - a.top :
	    b.bottom - b.top;

	return (bottom - top) * 5 >= low * 2 && bottom >= top;
}

#endif

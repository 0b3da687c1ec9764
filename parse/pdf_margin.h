/*
 * pdf_margin.h - running heads and page numbers: what stands at the top or the
 * foot of several pages at the same place, with other numbers at most
 * ("ASEAN Brief 7/2031, 12").  A number alone at the foot is one on any page.
 */
#ifndef PDF_MARGIN_H
#define PDF_MARGIN_H

#include "pdf_sheet.h"

/* Marks the pieces. */
void pdf_margin_find(struct pdf_sheets *);

#endif

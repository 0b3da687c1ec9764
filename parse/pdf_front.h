/*
 * pdf_front.h - title, authors and date of a PDF: from its first pages, and
 * from what the file says of itself where that is no junk.
 */
#ifndef PDF_FRONT_H
#define PDF_FRONT_H

#include "block.h"
#include "pdf_flow.h"
#include "pdf_info.h"

/* Sets the kinds of the blocks of the front and what the draft's meta can
 * say. */
void pdf_front_find(struct draft *, const struct pdf_sheets *,
    struct vec *blocks, const struct pdf_info *);

#endif

/*
 * pdf_head.h - headings among the blocks of a PDF, and captions.
 *
 * A heading is larger than the text, or bold, or in capitals, is short, ends
 * no sentence, and words follow it.  What the PDF's own outline names on that
 * page is one for certain, and has its words from there: they are right even
 * where the letters of the page are not.  Levels go by size and weight.
 */
#ifndef PDF_HEAD_H
#define PDF_HEAD_H

#include "pdf_flow.h"

void pdf_head_find(const struct pdf_sheets *, struct vec *blocks);

#endif

/*
 * pdf_struct.h - blocks from the structure that a tagged PDF has of its own, as
 * "pdfinfo -struct-text" tells it.
 *
 *	H2 (block):
 *	   /Placement /Block
 *	  "Introduction"
 *	P (block)
 *	  "The harbour handled four million "
 *	  "containers"
 *
 * It knows paragraphs, levels of headings, items, rows and notes, but no page
 * and no size; those come from the lines of the pages, where each string is
 * found again by its first letters.  Some programs tag half of a paper, and
 * letters with a meaning beside them are missing in it: where fewer than nine
 * of ten letters of the pages are in it, it is of no use.
 */
#ifndef PDF_STRUCT_H
#define PDF_STRUCT_H

#include "pdf_flow.h"

/* Blocks behind what is in blocks; false: it is of no use, and nothing was
 * added. */
bool pdf_struct_blocks(const struct pdf_sheets *, struct kutip_str utf8,
    struct vec *blocks);

#endif

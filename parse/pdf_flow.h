/*
 * pdf_flow.h - paragraphs from lines: over the end of a column and of a page,
 * with hyphens joined; each knows its page and how it is printed.
 *
 * A paragraph ends where the next line is indented, stands lower than it
 * should, is of another size or weight, or would have had room for its first
 * word on the line before it.  That last sign holds in ragged text too.  A
 * sentence that goes on in small letters goes on.
 */
#ifndef PDF_FLOW_H
#define PDF_FLOW_H

#include "buf.h"
#include "pdf_sheet.h"

struct pdf_block {
	struct kutip_str text;
	enum kutip_block_kind kind;
	uint32_t page;			/* number, from 1, where it begins */
	uint32_t turn;			/* byte of text where the next page begins; 0: none */
	uint32_t lines;
	struct pdf_box box;		/* of its first line, as wide as the widest */
	struct pdf_box column;
	uint16_t size;
	uint8_t  level;			/* of a heading, from 1 */
	uint8_t  place;
	bool     bold, italic;
};

/* Blocks behind what is in blocks: paragraphs, list items, rows, footnotes
 * (behind the paragraph that they interrupt), lists of contents as furniture.
 * Headings are not yet told from paragraphs. */
void pdf_flow(const struct pdf_sheets *, struct vec *blocks);

#endif

/*
 * pdf_sheet.h - the printed sheets of a PDF: pieces of text and lines, each with
 * its place and its font.
 *
 * Units are pdftohtml's: two thirds of a point, from the upper left corner.
 * Sizes of letters too.
 */
#ifndef PDF_SHEET_H
#define PDF_SHEET_H

#include "arena.h"
#include "kutip.h"

struct pdf_box { int32_t left, top, right, bottom; };

/* As the PDF draws it: half a line, a word, a raised number. */
struct pdf_piece {
	struct kutip_str text;		/* no control characters; blanks at its ends kept */
	struct pdf_box box;
	uint32_t page;			/* -> pages */
	uint32_t order;			/* as the file draws them */
	uint32_t band;			/* between what goes across all columns, from the top */
	uint16_t size;			/* of its letters */
	uint8_t  column;		/* from the left */
	bool     bold, italic;		/* all of it */
	bool     margin;		/* a running head, a page number */
};

struct pdf_page {
	uint32_t number;		/* from 1 */
	int32_t  width, height;
	uint32_t piece, pieces;		/* first, how many */
};

enum pdf_role {
	PDF_BODY, PDF_FOOTNOTE, PDF_ROW, PDF_CONTENTS
};

/* What one reads as a line, in the order in which one reads. */
struct pdf_line {
	struct kutip_str text;		/* cells of a row parted by " | " */
	struct pdf_box box;
	struct pdf_box column;		/* the edges of the column's text; top and bottom unused */
	uint32_t page;
	uint32_t band;
	int32_t  text_left;		/* where the words behind a bullet begin */
	uint16_t size;
	uint8_t  place;			/* which column */
	uint8_t  cells;
	enum pdf_role role;
	bool     bold, italic;
	bool     marked;		/* begins with a raised or small mark */
	bool     blank_end;		/* a blank was drawn behind it */
};

/* A line of the PDF's own table of contents. */
struct pdf_item {
	struct kutip_str title;
	uint32_t page;			/* from 1 */
	uint8_t  level;			/* from 1 */
};

struct pdf_sheets {
	struct arena *arena;
	struct vec pages, pieces;	/* pieces by page, then in the file's order */
	struct vec lines, items;
	uint16_t body;			/* size of most letters; 0: there are none */
	uint16_t step;			/* from one line of that size to the next */
	bool     bold_body;		/* so much is bold that it says nothing */
	bool     cut;			/* the XML ends before its end */
};

static inline struct pdf_page *
pdf_page(const struct pdf_sheets *s, uint32_t i)
{
	return (struct pdf_page *)s->pages.rows + i;
}

static inline struct pdf_piece *
pdf_piece(const struct pdf_sheets *s, uint32_t i)
{
	return (struct pdf_piece *)s->pieces.rows + i;
}

static inline struct pdf_line *
pdf_line(const struct pdf_sheets *s, uint32_t i)
{
	return (struct pdf_line *)s->lines.rows + i;
}

#endif

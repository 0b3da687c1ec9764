/*
 * pdf_info.h - what "pdfinfo -isodates" says of a PDF.
 *
 *	Title:           Ports that talk to each other
 *	CreationDate:    2031-05-03T10:00:00+07
 *	Tagged:          yes
 *	Pages:           12
 */
#ifndef PDF_INFO_H
#define PDF_INFO_H

#include "arena.h"
#include "kutip.h"

struct pdf_info {
	struct kutip_str title, author;	/* in the arena; empty: not said, or junk */
	struct kutip_date created;	/* year -1: not said */
	uint32_t pages;
	bool tagged;
	bool no_copy;			/* its maker asks that nothing be copied */
};

void pdf_info_read(struct pdf_info *, struct arena *, struct kutip_str utf8);

/* "Microsoft Word - brief_final2.doc", "untitled", "Slide 1": what a program
 * wrote because nobody gave a title. */
bool pdf_info_is_junk(struct kutip_str title);

#endif

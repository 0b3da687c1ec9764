/*
 * sheet.h - a PDF from a page of words, as a small typesetter would print it.
 *
 *	head ASEAN Paper 7/2031		on every page; % is its number
 *	foot %
 *	title Ports that Talk
 *	line ISSN 9999-0041		a line that is no paragraph
 *	columns 2			from here on
 *	h1 Introduction
 *	p Words of a paragraph with a mark.^1 More words.
 *	note 1 Where they come from.
 *	li an item, with a bullet
 *	row Harbour | Ships
 *	caption Table 1: Ships
 *	small words in small letters
 *	page				a new page
 *	indent				paragraphs begin set in, without a gap
 *	hyphens				long words are cut at the end of a line
 *
 * Helvetica, letters of windows-1252.  Lines that begin with # say nothing.
 * Nothing is compressed: such a PDF can be read in an editor.
 */
#ifndef SHEET_H
#define SHEET_H

#include "buf.h"

/* Behind what is in out. */
void sheet_pdf(struct kutip_str sheet, struct buf *out);
/* Bytes of the word that a line of a sheet begins with. */
struct kutip_str sheet_word(struct kutip_str line, struct kutip_str *rest);

#endif

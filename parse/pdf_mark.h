/*
 * pdf_mark.h - small signs of print: bullets, numbers of items, marks of
 * footnotes, hyphens, broken letters.
 */
#ifndef PDF_MARK_H
#define PDF_MARK_H

#include "buf.h"
#include "kutip.h"

/* Is all of it a bullet or a number of a list ("•", "1.", "(a)", "iv)")? */
bool pdf_is_label(struct kutip_str);
/* Bytes of the bullet that s begins with, blanks behind it too; 0: none. */
uint32_t pdf_bullet(struct kutip_str s);
/* The same of a number with a point or brackets and a blank: "2.1 ", "(b) ". */
uint32_t pdf_numbering(struct kutip_str s);
/* Is it what is printed raised for a footnote: "12", "*", "†", "a"? */
bool pdf_is_mark(struct kutip_str);
/* Bytes of the mark that a footnote's text begins with: "1 ", "12. ", "* ". */
uint32_t pdf_note_label(struct kutip_str);
/* A mark as raised figures: "12" as "¹²"; signs as they are. */
void pdf_raise(struct kutip_str mark, struct buf *out);
/* Does it begin with a bracket or mark that opens? */
bool pdf_opens(struct kutip_str);
/* Is the sentence over: . ! ? : and those of other scripts, closing marks and
 * raised figures behind it? */
bool pdf_ends_sentence(struct kutip_str);

/* One line behind the text of the others: with a blank or none, a hyphen kept
 * or joined. */
void pdf_join_line(struct buf *text, struct kutip_str line, bool blank_end);

/* Thai and Lao sara am that LibreOffice writes twice ("จำา", "น้ำา"). */
void pdf_mend(struct kutip_str, struct buf *out);

#endif

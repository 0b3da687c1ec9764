/*
 * pdf_word.h - the letters of pieces set right from "pdftotext -bbox -raw".
 *
 * LibreOffice draws a syllable of Khmer or Burmese as it is stacked, and says
 * beside it which letters were meant (ActualText).  pdftohtml reads what is
 * drawn ("လေ &ကညာ"), pdftotext what was meant ("ကြေညာ"); so the fonts
 * and places are the one's, the words the other's.
 *
 *	<page width="595.3" height="841.9">
 *	  <word xMin="56.8" yMin="32.9" xMax="85.7" yMax="48.5">…</word>
 */
#ifndef PDF_WORD_H
#define PDF_WORD_H

#include "pdf_sheet.h"

/* Has a text enough letters of scripts that are drawn otherwise than written? */
bool pdf_word_is_needed(struct kutip_str utf8);

/* A piece in whose box words stand gets their text; on a page of the same
 * number.  A piece without words on a page that has some was part of another. */
enum kutip_result pdf_word_mend(struct pdf_sheets *, struct kutip_str utf8,
    struct kutip_error *);

#endif

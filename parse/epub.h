/*
 * epub.h - a book or report in EPUB 2 or 3: its chapters in the order of the
 * spine, each whole.
 *
 * Title, authors, date and publisher are the package's.  A chapter without a
 * heading gets the name that the table of contents has for it; the table itself
 * is not read.  A book under digital rights management is refused with a
 * sentence; fonts that are only obfuscated hinder nobody.
 *
 * Cost: linear in the chapters; memory: their bytes, and the tables of one.
 */
#ifndef EPUB_H
#define EPUB_H

#include "block.h"
#include "kutip.h"

enum kutip_result epub_read(struct draft *, const char *path,
    struct kutip_str bytes, struct kutip_error *);

#endif

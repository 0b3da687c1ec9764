/*
 * office.h - documents of word processors and books: DOCX, ODT, EPUB.
 */
#ifndef OFFICE_H
#define OFFICE_H

#include "block.h"
#include "kutip.h"

/* Is it one of them, or one that is known and cannot be read (a table, slides)?
 * By content. */
bool office_is(struct kutip_str bytes);
/* Sets d->meta.format too.  path stands in messages. */
enum kutip_result office_read(struct draft *, const char *path,
    struct kutip_str bytes, struct kutip_error *);

#endif

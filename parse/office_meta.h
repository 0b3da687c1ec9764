/*
 * office_meta.h - what an office document or a book says of itself: title,
 * authors, date, publisher, in the words of Dublin Core.
 *
 * docProps/core.xml of a DOCX, meta.xml of an ODT and the metadata of an OPF
 * differ in little but the names around them.  The language that they declare is
 * the program's ("en-US") as often as the text's, and is not asked.
 */
#ifndef OFFICE_META_H
#define OFFICE_META_H

#include "block.h"
#include "kutip.h"

/* Into d->meta, but for the title: whoever reads the text knows better what the
 * title is.  A broken or empty part says nothing. */
enum kutip_result office_meta_read(struct draft *d, struct kutip_str xml,
    struct kutip_str *title, struct kutip_error *);

#endif

/*
 * markdown.h - Markdown as an article; libcmark's only door.
 *
 * CommonMark, and what people write besides: metadata before the text
 * (markdown_front.h), tables with bars, footnotes (markdown_note.h), HTML in
 * between.
 *
 * Cost: linear.  libcmark's tree takes up to 200 bytes for each byte of marks, so
 * long texts are parsed in portions that end between two paragraphs; an address
 * that is given in another portion ("[a]: https://...") is not known then.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "block.h"
#include "kutip.h"

/* By name (.md), else by what only Markdown has: metadata with a key that is
 * known, or several headings that begin with "#". */
bool markdown_is(const char *name, struct kutip_str text);
/* By name alone. */
bool markdown_is_named(const char *name);
enum kutip_result markdown_read(struct draft *, const char *name,
    struct kutip_str text, struct kutip_error *);

#endif

/*
 * odt.h - an OpenDocument text (ISO 26300), packed (.odt) or in one piece of
 * XML (.fodt).
 *
 * Headings by outline level, lists, tables as rows, frames with text once,
 * notes behind the body with their marks set apart ("[1]").  Tracked deletions,
 * comments, hidden text, headers and footers are not read; tables of contents
 * are furniture.  Page numbers are those of the program that saved it, where it
 * left any.
 *
 * Cost: one pass over each part; memory: the parts that are read.
 */
#ifndef ODT_H
#define ODT_H

#include "block.h"
#include "kutip.h"

enum kutip_result odt_read(struct draft *, const char *path,
    struct kutip_str bytes, struct kutip_error *);

/* The same in one piece. */
bool odt_is_flat(struct kutip_str text);
enum kutip_result odt_read_flat(struct draft *, const char *path,
    struct kutip_str text, struct kutip_error *);

#endif

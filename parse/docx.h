/*
 * docx.h - a document of Word's (ECMA-376) and of those who write like it:
 * LibreOffice, Google Docs, pandoc.
 *
 * Headings by style and outline level, tables as rows, text boxes once, notes
 * behind the body with their marks set apart ("[1]").  Deleted and hidden text,
 * comments, field codes, headers and footers are not read; what was inserted is.
 * Page numbers are those of the program that saved it last, where it left any.
 *
 * Cost: one pass over each part; memory: the parts that are read.
 */
#ifndef DOCX_H
#define DOCX_H

#include "block.h"
#include "kutip.h"

enum kutip_result docx_read(struct draft *, const char *path,
    struct kutip_str bytes, struct kutip_error *);

#endif

/*
 * import_csv.h - a table of highlights (RFC 4180) whose first row names the
 * columns, as Readwise, kutip and others write it.
 *
 * Columns: Highlight, Quote or Text; Note; Tags (separated by "," or ";");
 * Label; Title or Book Title; URL.  Capitals do not matter, others are passed
 * over.  An apostrophe that kept a spreadsheet from running a cell is taken
 * off.  One pass.
 */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"
#include "note.h"

struct import_csv {
	struct kutip_str text, note, label, title, url;
	struct kutip_str tag[NOTES_TAGS];
	uint32_t tags;
};

/* Valid UTF-8.  take() gets each row that has words; its strings end with the
 * call.  false: no column for the words, or no memory. */
bool import_csv(struct kutip_str, void (*take)(void *context,
    const struct import_csv *), void *context);

#endif

/*
 * shelf.h - the library: which briefs there are and what is known of them.
 *
 * The list of files stands at once; what is in them comes later, from
 * whoever reads them (worker.h): library_find() makes facts of one file
 * without touching anything else, library_take() puts them into the list.
 *
 *	library_add(&l, "briefs", &err);	// 10,000 rows, all waiting
 *	library_find(reader, path, &facts);	// on any thread
 *	library_take(&l, &facts);		// on the loop's
 *
 * Ownership: strings of rows live as long as the library.  Standard input
 * can be read once only, so its bytes are kept.
 */
#ifndef SHELF_H
#define SHELF_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "kutip.h"

enum library_state { LIBRARY_WAITING, LIBRARY_READY, LIBRARY_FAILED };

struct library_row {
	struct kutip_str path;		/* NUL-terminated; "-": standard input */
	struct kutip_str title;		/* empty until read */
	struct kutip_str why;		/* LIBRARY_FAILED: one sentence */
	char     date[KUTIP_DATE_MAX];
	char     lang[4];
	enum library_state state;
	uint32_t quotes;		/* direct ones */
	uint32_t pos;			/* where the reader was */
};

/* What a worker hands over; text is the receiver's to free. */
struct library_facts {
	uint32_t row;
	enum library_state state;
	uint32_t quotes;
	char     date[KUTIP_DATE_MAX];
	char     lang[4];
	char    *text;			/* title, or the sentence why not; may be NULL */
	struct kutip_doc *doc;		/* of library_find(), if keep is set; the receiver's too */
	bool     keep;
};

struct list { uint32_t at, top; };	/* selected row, first one shown */

struct library {
	struct arena arena;
	struct vec   rows;		/* struct library_row */
	struct list  list;
	uint32_t     waiting;		/* rows not read yet */
	bool         folder;		/* a folder was named: begin with the list */
	struct buf   input;		/* standard input */
	bool         input_read;
	struct bundle *inputs;		/* its briefs, if it is an archive or a feed */
};

void library_init(struct library *);
void library_free(struct library *);

/* A file, a folder (its briefs, and those of folders below) or "-".  A folder
 * without briefs: KUTIP_EMPTY. */
enum kutip_result library_add(struct library *, const char *path,
    struct kutip_error *);
/* The file at a path, whatever it is. */
enum kutip_result library_add_file(struct library *, struct kutip_str path,
    struct kutip_error *);
/* The same, but those of an archive or feed; one that cannot be read is a row
 * that says why. */
enum kutip_result library_add_briefs(struct library *, const char *path,
    struct kutip_error *);
/* The briefs that kutip keeps (kept.h), newest first; none: KUTIP_EMPTY. */
enum kutip_result library_add_kept(struct library *, struct kutip_error *);
/* NULL outside. */
struct library_row *library_row(const struct library *, uint32_t row);
/* The last part of its path. */
struct kutip_str library_name(const struct library_row *);
/* Reads a row's file, or the standard input that was kept. */
enum kutip_result library_read(const struct library *, uint32_t row,
    struct kutip_reader *, struct kutip_doc **, struct kutip_error *);

/* Facts of one file; facts->row is left alone. */
void library_find(struct kutip_reader *, const char *path,
    struct library_facts *);
/* The same of a document that is there, or of an error. */
void library_facts(const struct kutip_doc *, struct library_facts *);
void library_failed(const struct kutip_error *, struct library_facts *);
/* Takes over the facts; frees facts->text. */
void library_take(struct library *, struct library_facts *);

#endif

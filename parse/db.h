/*
 * db.h - library.db: texts of briefs as they were, by the SHA-256 of the text.
 *
 * It helps to find passages again in briefs that changed, and nothing depends
 * on it: deleted, locked, broken or written by a later kutip, it is done
 * without.  What is broken is put aside (library.db.broken) and begun anew;
 * texts come into it again as their briefs are opened.  A text that does not
 * have its hash is not given out.
 *
 * Two kutips may have it open.  This is SQLite's door.
 */
#ifndef DB_H
#define DB_H

#include <stdbool.h>

#include "buf.h"
#include "kutip.h"

#define DB_TEXT_BYTES (16u << 20)	/* a larger text is not kept */

struct db;

/* NULL: there is none, or it cannot be used; with make, a new one is made
 * where there is none. */
struct db *db_open(const char *path, bool make);
void db_close(struct db *);			/* NULL is fine */

/* What is told of a text beside its words, to look at by hand. */
struct db_about { struct kutip_str title, url, path; };

/* True when it is kept, whether it was before or not. */
bool db_text_put(struct db *, struct kutip_str sha256, struct kutip_str text,
    const struct db_about *);
/* The text behind what is in out; false if it is not kept. */
bool db_text_get(struct db *, struct kutip_str sha256, struct buf *out);

#endif

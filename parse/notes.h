/*
 * notes.h - marks and notes, kept for years.
 *
 * $XDG_DATA_HOME/kutip/notes/<device>.jsonl holds operations (add, say, set,
 * tag, untag, place, del), one JSON object a line, only ever appended to; see note.h for the lines and
 * oplog.h for the files.  The notes are the sum of all operations of all files
 * in the folder, in any order, so copying another device's file there is a
 * merge.
 *
 * Promises.  A function that changes something returns KUTIP_OK only after
 * the line is on the disk (fdatasync).  Half a line is never taken for a note:
 * a torn tail of this device's file is cut.  A line that cannot be understood
 * stays in its file and is counted (notes_problems).  Nothing is made on the
 * disk before the first note.
 *
 * Several kutips may work on one folder: each change is made under a lock, and
 * what the others wrote is read first.
 *
 * A store belongs to one thread.  Strings of notes live as long as the store.
 *
 *	struct note_new mark = { .span = quote->words, .unit = NOTE_QUOTE };
 *	if (notes_add(store, doc, &mark, &id, &err) != KUTIP_OK) …
 *	notes_of(store, doc, &list, &err);
 */
#ifndef NOTES_H
#define NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"
#include "note.h"
#include "note_list.h"
#include "note_write.h"

#define NOTES_PASSAGE_BYTES (64u << 10)	/* "longer than 64 KiB; mark it in parts" */
#define NOTES_TAG_BYTES     256
#define NOTES_BODY_BYTES    (64u << 10)	/* "note longer than 64 KiB; cut it into parts" */

struct notes;

/* folder is kutip's data folder, "$XDG_DATA_HOME/kutip"; NULL: that one.
 * Reads all note files; a missing folder is an empty store. */
enum kutip_result notes_open(struct notes **, const char *folder,
    struct kutip_error *);
void notes_close(struct notes *);		/* NULL is fine */
/* Reads what other kutips and other devices have written since. */
enum kutip_result notes_refresh(struct notes *, struct kutip_error *);

/* id may be NULL. */
enum kutip_result notes_add(struct notes *, const struct kutip_doc *,
    const struct note_new *, struct kutip_str *id, struct kutip_error *);

/* A line as note.h has it, without its closing brace, that was written
 * elsewhere; the buffer is emptied. */
enum kutip_result notes_put(struct notes *, struct buf *line,
    struct kutip_error *);

/* The same value again writes nothing. */
enum kutip_result notes_set(struct notes *, struct kutip_str id,
    enum note_field, struct kutip_str value, struct kutip_error *);
enum kutip_result notes_delete(struct notes *, struct kutip_str id,
    struct kutip_error *);
/* A note that was deleted is there again, as it was. */
enum kutip_result notes_revive(struct notes *, struct kutip_str id,
    struct kutip_error *);

/* A tag on a note, or off it; as it is already: writes nothing. */
enum kutip_result notes_tag(struct notes *, struct kutip_str id,
    struct kutip_str tag, bool on, struct kutip_error *);
/* The note stands on span of this document from now on: an orphan that a reader
 * found, a mark made wider or narrower. */
enum kutip_result notes_place(struct notes *, const struct kutip_doc *,
    struct kutip_str id, struct kutip_span, enum note_unit,
    struct kutip_error *);
/* It has the passage again that it was made with; a note that was never placed
 * writes nothing. */
enum kutip_result notes_place_back(struct notes *, struct kutip_str id,
    struct kutip_error *);
/* The passage of as, which is this note as it stood before, also when the brief
 * is not at hand. */
enum kutip_result notes_place_as(struct notes *, struct kutip_str id,
    const struct note *as, struct kutip_error *);
/* Two machines changed one field and did not know of each other: the values
 * beside the one that is shown, newest first, at most room; how many.  Setting
 * the field ends it. */
uint32_t notes_versions(const struct notes *, struct kutip_str id,
    enum note_field, struct note_version *out, uint32_t room);

/* The notes of this document, each with its place in it; see note_list.h. */
enum kutip_result notes_of(struct notes *, const struct kutip_doc *,
    struct notes_list *, struct kutip_error *);

/* Every note of the store, row by row; NULL for one that was deleted and
 * behind the last.  state and span are not filled. */
uint32_t notes_rows(const struct notes *);
const struct note *notes_at(const struct notes *, uint32_t row);
/* The row of a note, which stays; NONE: there is none. */
uint32_t notes_row(const struct notes *, struct kutip_str id);
/* Another number whenever a note may have changed. */
uint32_t notes_changes(const struct notes *);
/* NULL if there is none or it was deleted. */
const struct note *notes_find(const struct notes *, struct kutip_str id);

/* Lines that were skipped: how many in all, and the first ones with file, line
 * and sentence. */
uint32_t notes_problems(const struct notes *, const struct kutip_error **first,
    uint32_t *n);

#endif

/*
 * note_write.h - what a note that is made now says in its line: the passage, who
 * speaks it, and where it stands.
 */
#ifndef NOTE_WRITE_H
#define NOTE_WRITE_H

#include "buf.h"
#include "kutip.h"
#include "note.h"
#include "note_list.h"

/* What a new note is made of.  Without a speaker it is the one of the quotes
 * that the span lies in or holds, if they are all of one speaker. */
struct note_new {
	struct kutip_span span;
	enum note_kind kind;		/* NOTE_SAYS: an empty speaker is nobody */
	enum note_unit unit;
	struct kutip_str speaker, role;
	struct kutip_str label, body;
	struct kutip_str tag[NOTES_TAGS];
	uint32_t tags;
	struct kutip_str id;		/* empty: a new one */
};

/* key is ,"speaker": with its punctuation; a value that is too long is cut. */
void note_write_fact(struct buf *line, const char *key, struct kutip_str value);
/* unit, exact, prefix, suffix, start, end, length, paragraph */
void note_write_passage(struct buf *line, const struct kutip_doc *,
    struct kutip_span, enum note_unit);
/* The same members, and "text", of a note that has them already. */
void note_write_again(struct buf *line, const struct note *);
/* The members of an "add" or a "say" behind its head. */
void note_write_new(struct buf *line, const struct kutip_doc *,
    const struct note_new *);

#endif

/*
 * note_list.h - the notes of one document, each with its place in it.
 *
 * A note belongs to a document when the text, the bytes, the address or the
 * path of the file is the same.  Whether its words are still there, anchor.c
 * says, from the text that the note was made in, if that is kept: anchored +
 * moved + orphans is always n.
 */
#ifndef NOTE_LIST_H
#define NOTE_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "note.h"

struct notes_list {
	struct note *rows;		/* by place; orphans last, oldest first */
	uint32_t n;
	uint32_t anchored, moved, orphans;	/* their sum is n */
	uint32_t marks;			/* rows that are no speakers set by hand */
	bool has_text;			/* a note was made in this very text */
};

/* Where older texts are kept: the text of a hash behind what is in out. */
struct note_texts {
	bool (*get)(void *context, struct kutip_str sha256, struct buf *out);
	void *context;
};

/* texts may be NULL: none is kept. */
enum kutip_result note_list_make(const struct note_table *,
    const struct kutip_doc *, const struct note_texts *, struct notes_list *,
    struct kutip_error *);
void notes_list_free(struct notes_list *);
/* The smallest mark or note whose span holds a byte, the first of equals, or
 * KUTIP_NONE. */
uint32_t notes_list_at(const struct notes_list *, uint32_t byte);

/* The full path of the document's file into out; nothing for standard input
 * and for what is no file. */
void note_list_path(const struct kutip_doc *, struct buf *out);

#endif

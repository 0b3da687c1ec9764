/*
 * markdown_note.h - footnotes of Markdown, which CommonMark does not know.
 *
 *	Air itu hak.[^uu]
 *
 *	[^uu]: Undang-undang tentang air,
 *	    pasal 3.
 *
 * They are cut out of the text before it is parsed, or "[^uu]: Satu" would be
 * an address.  Marks are numbered in the order in which they come.
 */
#ifndef MARKDOWN_NOTE_H
#define MARKDOWN_NOTE_H

#include "arena.h"
#include "buf.h"
#include "kutip.h"

struct markdown_note {
	struct kutip_str name, words;	/* of the text that they were cut from */
	uint32_t number;		/* from 1; 0: nothing leads to it yet */
};

struct markdown_notes {
	struct vec rows;		/* struct markdown_note, by name */
	uint32_t n;			/* numbers given */
};

/* The text without them, behind what is in out. */
void markdown_notes_cut(struct markdown_notes *, struct arena *,
    struct kutip_str text, struct buf *out);
/* The number of the note that "[^uu]" at s leads to, its bytes in *len; 0: it
 * is none. */
uint32_t markdown_note_mark(struct markdown_notes *, struct kutip_str s,
    uint32_t *len);

#endif

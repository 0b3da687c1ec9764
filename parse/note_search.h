/*
 * note_search.h - all notes that have what somebody types, as it is typed.
 *
 * The words are parted by blanks; each must stand somewhere in the note: in its
 * passage, its text, speaker, office, label, tags, title or site.  Capitals and
 * accents of Latin letters do not matter, and a part of a word will do, so it
 * works for scripts without spaces.  The newest notes come first.
 *
 * For every two and three bytes that follow one another there is a row of bits,
 * one a note; a search reads the rows of its own bytes and then only those
 * notes that are in all of them.  Half a KiB a note and its folded words; made
 * at the first search, kept up to date by the next ones.
 *
 *	search = note_search_new();
 *	n = note_search_find(search, store, STR("pompa kedua"), rows, 200);
 *	for (i = 0; i < n; i++) … notes_at(store, rows[i]) …
 */
#ifndef NOTE_SEARCH_H
#define NOTE_SEARCH_H

#include <stdint.h>

#include "kutip.h"
#include "notes.h"

struct note_search;

struct note_search *note_search_new(void);	/* NULL: no memory */
void note_search_free(struct note_search *);	/* NULL is fine */
/* Rows of notes (notes_at()), newest first, at most room; how many.  Without
 * words it is all of them.  A search belongs to one store. */
uint32_t note_search_find(struct note_search *, const struct notes *,
    struct kutip_str words, uint32_t *rows, uint32_t room);

#endif

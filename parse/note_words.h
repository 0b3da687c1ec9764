/*
 * note_words.h - the labels and tags that are in use, most used first: what a
 * reader who types one is offered.
 */
#ifndef NOTE_WORDS_H
#define NOTE_WORDS_H

#include <stdint.h>

#include "arena.h"
#include "kutip.h"
#include "notes.h"

enum note_words_of { NOTE_WORDS_LABELS, NOTE_WORDS_TAGS };

struct note_word { struct kutip_str word; uint32_t uses; };

/* The words of all notes that are there, each once; of equally many uses in
 * byte order.  Rows are the arena's (look at its flag), words the store's.
 * n log n in the words of all notes. */
const struct note_word *note_words(const struct notes *, enum note_words_of,
    struct arena *, uint32_t *n);

#endif

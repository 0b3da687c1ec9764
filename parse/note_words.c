/*
 * note_words.c - see note_words.h.  All of them are sorted, so equal ones stand
 * side by side and are counted.
 */
#include "note_words.h"

#include <stdlib.h>

#include "text.h"

static void
put(struct vec *words, struct kutip_str word)
{
	struct note_word *row;

	if (word.len == 0)
		return;
	row = vec_push(words);
	*row = (struct note_word){ word, 1 };
}

static int
by_word(const void *a, const void *b)
{
	const struct note_word *x = a, *y = b;

	return text_compare(x->word, y->word);
}

static int
by_uses(const void *a, const void *b)
{
	const struct note_word *x = a, *y = b;

	if (x->uses != y->uses)
		return x->uses < y->uses ? 1 : -1;
	return text_compare(x->word, y->word);
}

/* Equal ones become one. */
static uint32_t
count(struct note_word *rows, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (kept > 0 && text_equal(rows[kept - 1].word, rows[i].word))
			rows[kept - 1].uses++;
		else
			rows[kept++] = rows[i];
	}
	return kept;
}

const struct note_word *
note_words(const struct notes *notes, enum note_words_of what,
    struct arena *arena, uint32_t *n)
{
	struct vec words;

	vec_init(&words, arena, sizeof(struct note_word));
	for (uint32_t i = 0; i < notes_rows(notes); i++) {
		const struct note *note = notes_at(notes, i);

		if (note == NULL)
			continue;
		if (what == NOTE_WORDS_LABELS)
			put(&words, note->label);
		for (uint32_t t = 0; what == NOTE_WORDS_TAGS &&
		    t < note->tags; t++)
			put(&words, note->tag[t]);
	}
	if (words.n > 1)
		qsort(words.rows, words.n, sizeof(struct note_word), by_word);
	*n = count(words.rows, words.n);
	if (*n > 1)
		qsort(words.rows, *n, sizeof(struct note_word), by_uses);
	return words.rows;
}

/*
 * note_search.c - see note_search.h.
 */
#include "note_search.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "text.h"
#include "unicode.h"

#define GRAMS      4096u		/* rows of bits */
#define WORDS_MAX  16
#define GRAMS_USED 24			/* of a search: more do not tell more */
#define NOWHERE    KUTIP_NONE

struct entry {
	const char *stamp;		/* of the change it was read after */
	struct kutip_str text;		/* folded, a line each part */
	bool gone;			/* it was deleted */
	uint32_t at;			/* where the last word was found, or NOWHERE */
};

struct note_search {
	struct arena arena;		/* folded texts */
	struct entry *entries;		/* by row */
	uint32_t *order;		/* rows, newest first */
	uint64_t *bits;			/* [gram][word of 64 notes] */
	uint64_t *found;		/* one row of bits, for a search */
	uint32_t n, room;		/* rows; a multiple of 64 */
	uint32_t changes;		/* of the store, that are known */
	struct buf last;		/* folded words that were searched last */
	bool whole;			/* in every note */
};

struct query {
	struct buf folded;
	struct kutip_str word[WORDS_MAX];
	uint32_t words;
};

/* ---- rows of bits ------------------------------------------------------- */

static uint32_t
gram2(const char *s)
{
	const unsigned char *b = (const unsigned char *)s;

	return (b[0] * 2654435761u ^ b[1] * 40503u * 97u) >> 7 & (GRAMS - 1);
}

static uint32_t
gram3(const char *s)
{
	const unsigned char *b = (const unsigned char *)s;
	uint32_t h = (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];

	return h * 2654435761u >> 20 & (GRAMS - 1);
}

static void
set_bit(struct note_search *s, uint32_t gram, uint32_t row)
{
	s->bits[(size_t)gram * (s->room / 64) + row / 64] |= 1ull << row % 64;
}

static void
set_bits(struct note_search *s, uint32_t row, struct kutip_str t)
{
	for (uint32_t i = 0; i + 1 < t.len; i++) {
		set_bit(s, gram2(t.ptr + i), row);
		if (i + 2 < t.len)
			set_bit(s, gram3(t.ptr + i), row);
	}
}

/* Everything is read anew then: it doubles, so that is seldom. */
static bool
make_room(struct note_search *s, uint32_t rows)
{
	uint32_t room = s->room ? s->room : 1024;

	if (rows <= s->room)
		return true;
	while (room < rows)
		room *= 2;
	free(s->entries);
	free(s->order);
	free(s->bits);
	free(s->found);
	arena_reset(&s->arena);
	s->entries = calloc(room, sizeof(*s->entries));
	s->order = calloc(room, sizeof(*s->order));
	s->bits = calloc((size_t)GRAMS * (room / 64), sizeof(*s->bits));
	s->found = calloc(room / 64, sizeof(*s->found));
	s->n = 0;
	s->room = s->entries && s->order && s->bits && s->found ? room : 0;
	return s->room > 0;
}

/* ---- what a note says --------------------------------------------------- */

static void
fold(struct buf *out, struct kutip_str s)
{
	unicode_search_key(s, out);
	buf_putc(out, '\n');
}

static void
fold_note(const struct note *n, struct buf *out)
{
	fold(out, n->body);
	fold(out, n->exact);
	fold(out, n->speaker);
	fold(out, n->role);
	fold(out, n->label);
	for (uint32_t i = 0; i < n->tags; i++)
		fold(out, n->tag[i]);
	fold(out, n->source.title);
	fold(out, n->source.site);
}

/* Bits of what it said before stay set: a search looks at the words anyway. */
static void
read_note(struct note_search *s, uint32_t row, const struct note *n,
    struct buf *scratch)
{
	struct entry *e = &s->entries[row];

	buf_clear(scratch);
	fold_note(n, scratch);
	e->text = arena_str(&s->arena, scratch->ptr, scratch->len);
	e->stamp = n->modified.ptr;
	set_bits(s, row, e->text);
}

struct age { const char *created; uint32_t len, row; };

static int
by_age(const void *a, const void *b)
{
	const struct age *x = a, *y = b;
	int order = text_compare((struct kutip_str){ y->created, y->len },
	    (struct kutip_str){ x->created, x->len });

	return order ? order : (x->row < y->row ? -1 : x->row > y->row);
}

static void
put_in_order(struct note_search *s, const struct notes *store)
{
	struct age *ages = calloc((size_t)s->n + 1, sizeof(*ages));
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		const struct note *note = notes_at(store, i);

		s->order[i] = i;
		if (ages != NULL)
			ages[n++] = (struct age){ note ? note->created.ptr : "",
				note ? note->created.len : 0, i };
	}
	if (ages != NULL && n > 1)
		qsort(ages, n, sizeof(*ages), by_age);
	for (uint32_t i = 0; ages != NULL && i < n; i++)
		s->order[i] = ages[i].row;
	free(ages);
}

/* A note more, as one writes them: the newest. */
static void
put_first(struct note_search *s, uint32_t row)
{
	memmove(s->order + 1, s->order, row * sizeof(*s->order));
	s->order[0] = row;
}

static bool
refresh(struct note_search *s, const struct notes *store)
{
	uint32_t rows = notes_rows(store), before;
	struct buf scratch = { 0 };

	if (s->room > 0 && rows == s->n && s->changes == notes_changes(store))
		return true;
	s->whole = false;
	if (!make_room(s, rows))
		return false;
	before = s->n;
	s->n = rows;
	for (uint32_t i = 0; i < rows; i++) {
		const struct note *n = notes_at(store, i);

		s->entries[i].gone = n == NULL;
		if (n != NULL && n->modified.ptr != s->entries[i].stamp)
			read_note(s, i, n, &scratch);
	}
	if (rows == before + 1 && before > 0)
		put_first(s, before);
	else if (rows != before)
		put_in_order(s, store);
	s->changes = notes_changes(store);
	buf_free(&scratch);
	return !s->arena.failed;
}

/* ---- searching ---------------------------------------------------------- */

static void
read_query(struct query *q, struct kutip_str words)
{
	uint32_t at = 0, start;
	struct kutip_str t;

	unicode_search_key(words, &q->folded);
	t = buf_as_str(&q->folded);
	while (at < t.len && q->words < WORDS_MAX) {
		while (at < t.len && (unsigned char)t.ptr[at] <= ' ')
			at++;
		for (start = at; at < t.len && (unsigned char)t.ptr[at] > ' ';)
			at++;
		if (at > start)
			q->word[q->words++] = text_slice(t,
			    (struct kutip_span){ start, at });
	}
}

static void
keep_those(struct note_search *s, uint32_t gram)
{
	const uint64_t *row = s->bits + (size_t)gram * (s->room / 64);

	for (uint32_t i = 0; i < s->room / 64; i++)
		s->found[i] &= row[i];
}

static void
sift(struct note_search *s, const struct query *q)
{
	uint32_t used = 0;

	memset(s->found, 0xFF, s->room / 64 * sizeof(*s->found));
	for (uint32_t w = 0; w < q->words; w++) {
		struct kutip_str t = q->word[w];

		if (t.len == 2)
			keep_those(s, gram2(t.ptr));
		for (uint32_t i = 0; i + 2 < t.len && used < GRAMS_USED; i++, used++)
			keep_those(s, gram3(t.ptr + i));
	}
}

/* Words from first on, that one from a byte on. */
static bool
has_words(struct entry *e, const struct query *q, uint32_t first,
    uint32_t from)
{
	for (uint32_t w = first; w < q->words; w++, from = 0) {
		const char *at = memmem(e->text.ptr + from, e->text.len - from,
		    q->word[w].ptr, q->word[w].len);

		if (at == NULL)
			return false;
		e->at = (uint32_t)(at - e->text.ptr);
	}
	return true;
}

/* A letter more than last time: what had not the words has not these, the words
 * before the last one are there, and the last one begins where it was found or
 * behind that.  The number of that word; NOWHERE: it is another search. */
static uint32_t
word_that_grew(const struct note_search *s, const struct query *q)
{
	struct kutip_str last = buf_as_str(&s->last);
	uint32_t w = 0;

	if (!s->whole || !text_begins(buf_as_str(&q->folded), last))
		return NOWHERE;
	while (w < q->words && q->word[w].ptr + q->word[w].len <
	    q->folded.ptr + last.len)
		w++;
	return w < q->words && q->word[w].ptr < q->folded.ptr + last.len ? w :
	    NOWHERE;
}

static bool
is_found(struct note_search *s, uint32_t row, const struct query *q,
    uint32_t grew)
{
	struct entry *e = &s->entries[row];
	bool found = !e->gone && (s->found[row / 64] >> row % 64 & 1) &&
	    (grew == NOWHERE ? has_words(e, q, 0, 0) :
	    e->at != NOWHERE && has_words(e, q, grew, e->at));

	if (!found)
		e->at = NOWHERE;
	return found;
}

struct note_search *
note_search_new(void)
{
	return calloc(1, sizeof(struct note_search));
}

void
note_search_free(struct note_search *s)
{
	if (s == NULL)
		return;
	arena_free(&s->arena);
	buf_free(&s->last);
	free(s->entries);
	free(s->order);
	free(s->bits);
	free(s->found);
	free(s);
}

uint32_t
note_search_find(struct note_search *s, const struct notes *store,
    struct kutip_str words, uint32_t *rows, uint32_t room)
{
	struct query q = { 0 };
	uint32_t n = 0, i, grew;

	if (!refresh(s, store) || s->n == 0)
		return 0;
	read_query(&q, words);
	sift(s, &q);
	grew = word_that_grew(s, &q);
	for (i = 0; i < s->n && n < room; i++) {
		if (is_found(s, s->order[i], &q, grew))
			rows[n++] = s->order[i];
	}
	s->whole = i == s->n && q.words > 0 && !q.folded.failed;
	buf_free(&s->last);
	s->last = q.folded;
	return n;
}

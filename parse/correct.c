/*
 * correct.c - see correct.h.  n log n in quotes, corrections and names: what is
 * set is sorted by name, and each name is looked up once.
 */
#include "correct.h"

#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "text.h"
#include "unicode.h"

#define OVERLAPS 8			/* quotes that may lie in one another */
#define NAMESAKES 64			/* of one name that are looked at */

struct named { struct kutip_str key, words; uint32_t entity; };

struct correction {			/* all that is being made */
	const struct kutip_doc *doc;
	struct arena arena;
	struct vec entities;		/* struct kutip_entity */
	struct vec names;		/* struct named: sorted; made when needed */
	struct kutip_quote *quotes;
	uint32_t n;
	const struct note *last;	/* the name that was looked up last, */
	uint32_t last_entity;		/* and whom it means */
};

/* ---- which quotes ------------------------------------------------------- */

static bool
is_of_kind(const struct note *note, const struct kutip_quote *q)
{
	if (note->said.len == 0)
		return true;
	return text_equal_c(note->said, q->kind == KUTIP_DIRECT ? "direct" :
	    "indirect");
}

/* A quote that was cut in two belongs to it with both halves; one that has
 * grown to twice its words may be somebody else's. */
static bool
holds_for(const struct note *note, const struct kutip_quote *q)
{
	uint32_t start = note->span.start, end = note->span.end;

	if (note->kind != NOTE_SAYS || note->state == NOTE_ORPHAN ||
	    !is_of_kind(note, q))
		return false;
	if (start < q->words.start)
		start = q->words.start;
	if (end > q->words.end)
		end = q->words.end;
	return start < end &&
	    (uint64_t)(end - start) * 2 > q->words.end - q->words.start;
}

static bool
is_newer(const struct note *note, const struct note *than)
{
	int order = text_compare(note->modified, than->modified);

	return order > 0 || (order == 0 && text_compare(note->id, than->id) > 0);
}

uint32_t
correct_row(const struct notes_list *list, const struct kutip_quote *q)
{
	uint32_t found = KUTIP_NONE;

	for (uint32_t i = 0; i < list->n; i++) {
		if (holds_for(&list->rows[i], q) && (found == KUTIP_NONE ||
		    is_newer(&list->rows[i], &list->rows[found])))
			found = i;
	}
	return found;
}

/* The first quote that a passage can touch. */
static uint32_t
first_quote(const struct kutip_quote *q, uint32_t n, uint32_t byte)
{
	uint32_t lo = 0, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (q[mid].span.start < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > OVERLAPS ? lo - OVERLAPS : 0;
}

/* Which note says who speaks each quote. */
static bool
choose(const struct correction *c, const struct notes_list *list,
    const struct note **by)
{
	bool any = false;

	for (uint32_t i = 0; i < list->n; i++) {
		const struct note *note = &list->rows[i];

		if (note->kind != NOTE_SAYS || note->state == NOTE_ORPHAN)
			continue;
		for (uint32_t q = first_quote(c->quotes, c->n,
		    note->span.start); q < c->n &&
		    c->quotes[q].span.start < note->span.end; q++) {
			if (!holds_for(note, &c->quotes[q]) ||
			    (by[q] != NULL && !is_newer(note, by[q])))
				continue;
			by[q] = note;
			any = true;
		}
	}
	return any;
}

/* ---- whom a name means -------------------------------------------------- */

static bool
can_speak(const struct kutip_entity *e)
{
	return e->kind != KUTIP_CITY && e->kind != KUTIP_AGENDA;
}

static const struct kutip_entity *
entity(const struct correction *c, uint32_t row)
{
	return (const struct kutip_entity *)c->entities.rows + row;
}

static void
add_name(struct correction *c, struct kutip_str name, uint32_t entity)
{
	struct buf key = { 0 };
	struct named *n;

	unicode_search_key(name, &key);
	if (key.len > 0) {
		n = vec_push(&c->names);
		*n = (struct named){ arena_str(&c->arena, key.ptr, key.len),
		    name, entity };
	}
	c->arena.failed |= key.failed;
	buf_free(&key);
}

static int
by_key(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = text_compare(x->key, y->key);

	if (order == 0)
		order = (x->entity > y->entity) - (x->entity < y->entity);
	return order ? order : text_compare(x->words, y->words);
}

/* What everybody is called: names, labels, and the words of mentions, since the
 * article may name a person more fully by now, or less. */
static void
index_names(struct correction *c)
{
	uint32_t n, kept = 0;
	const struct kutip_mention *m = kutip_mentions(c->doc, &n);
	struct named *names;

	for (uint32_t i = 0; i < c->entities.n; i++) {
		if (!can_speak(entity(c, i)))
			continue;
		add_name(c, entity(c, i)->name, i);
		add_name(c, entity(c, i)->label, i);
	}
	for (uint32_t i = 0; i < n; i++) {
		if (can_speak(entity(c, m[i].entity)))
			add_name(c, kutip_slice(c->doc, m[i].span),
			    m[i].entity);
	}
	names = c->names.rows;
	if (c->names.n > 1)
		qsort(names, c->names.n, sizeof(*names), by_key);
	for (uint32_t i = 0; i < c->names.n; i++) {
		if (kept == 0 || by_key(&names[kept - 1], &names[i]) != 0)
			names[kept++] = names[i];
	}
	c->names.n = kept;
}

/* Who has these very words for a name, else who has them but for capitals and
 * accents; KUTIP_NONE: nobody. */
static uint32_t
named(const struct correction *c, struct kutip_str name)
{
	const struct named *names = c->names.rows;
	uint32_t lo = 0, hi = c->names.n, found = KUTIP_NONE;
	struct buf key = { 0 };
	struct kutip_str want;

	unicode_search_key(name, &key);
	want = buf_as_str(&key);
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(names[mid].key, want) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (hi = lo; hi < c->names.n && hi - lo < NAMESAKES &&
	    text_equal(names[hi].key, want); hi++) {
		if (found == KUTIP_NONE || text_equal(names[hi].words, name))
			found = names[hi].entity;
		if (text_equal(names[hi].words, name))
			break;
	}
	buf_free(&key);
	return found;
}

static uint32_t
add_speaker(struct correction *c, const struct note *note)
{
	struct kutip_entity *e = vec_push(&c->entities);

	*e = (struct kutip_entity){ .kind = KUTIP_PERSON,
		.name = note->speaker, .label = note->speaker,
		.key = STR(""), .role = note->role, .country = STR(""),
		.mention = KUTIP_NONE, .untagged = true };
	return c->entities.n - 1;
}

static uint32_t
whom(struct correction *c, const struct note *note)
{
	struct kutip_str name = note->speaker;
	uint32_t found = KUTIP_NONE;

	if (name.len == 0)
		return KUTIP_NONE;
	if (c->last != NULL && text_equal(c->last->speaker, name))
		return c->last_entity;
	if (c->names.n == 0)
		index_names(c);
	found = named(c, name);
	if (found == KUTIP_NONE)
		found = add_speaker(c, note);
	c->last = note;
	c->last_entity = found;
	return found;
}

/* ---- the document ------------------------------------------------------- */

/* What names somebody else beside the quote does not name its speaker. */
static void
set_speaker(struct correction *c, struct kutip_quote *q, const struct note *note)
{
	uint32_t speaker = whom(c, note);
	struct kutip_entity *e = c->entities.rows;

	q->by = KUTIP_BY_HAND;
	if (speaker == q->speaker)
		return;
	if (q->speaker != KUTIP_NONE)
		e[q->speaker].quotes--;
	if (speaker != KUTIP_NONE)
		e[speaker].quotes++;
	q->speaker = speaker;
	q->mention.end = q->mention.start;
}

struct setting { const struct note *note; uint32_t quote; };

static int
by_name(const void *a, const void *b)
{
	const struct setting *x = a, *y = b;
	int order = text_compare(x->note->speaker, y->note->speaker);

	if (order == 0)
		order = (x->quote > y->quote) - (x->quote < y->quote);
	return order;
}

static void
set_speakers(struct correction *c, const struct note *const *by)
{
	struct vec settings;
	struct setting *s;

	vec_init(&settings, &c->arena, sizeof(*s));
	for (uint32_t i = 0; i < c->n; i++) {
		if (by[i] != NULL) {
			s = vec_push(&settings);
			*s = (struct setting){ by[i], i };
		}
	}
	s = settings.rows;
	if (settings.n > 1)
		qsort(s, settings.n, sizeof(*s), by_name);
	for (uint32_t i = 0; i < settings.n && !c->arena.failed; i++)
		set_speaker(c, &c->quotes[s[i].quote], s[i].note);
}

static bool
copy_tables(struct correction *c)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(c->doc, &n);
	const struct kutip_quote *q = kutip_quotes(c->doc, &c->n);

	vec_init(&c->entities, &c->arena, sizeof(*e));
	vec_init(&c->names, &c->arena, sizeof(struct named));
	for (uint32_t i = 0; i < n; i++)
		*(struct kutip_entity *)vec_push(&c->entities) = e[i];
	c->quotes = arena_alloc(&c->arena, (c->n + 1) * sizeof(*q));
	for (uint32_t i = 0; c->quotes != NULL && i < c->n; i++)
		c->quotes[i] = q[i];
	return !c->arena.failed;
}

static enum kutip_result
make(struct correction *c, const struct notes_list *list,
    struct kutip_doc **out, struct kutip_error *err)
{
	const struct note **by = NULL;

	if (copy_tables(c))
		by = arena_alloc(&c->arena, (c->n + 1) * sizeof(*by));
	if (by != NULL && !choose(c, list, by))
		return KUTIP_OK;
	if (by != NULL)
		set_speakers(c, by);
	if (c->arena.failed)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to set its speakers right");
	return kutip_variant(out, c->doc, c->quotes, c->entities.rows,
	    c->entities.n, err);
}

enum kutip_result
correct_document(const struct kutip_doc *doc, const struct notes_list *list,
    struct kutip_doc **out, struct kutip_error *err)
{
	struct correction c = { .doc = doc };
	enum kutip_result r = KUTIP_OK;

	*out = NULL;
	if (list->n > list->marks)
		r = make(&c, list, out, err);
	arena_free(&c.arena);
	return r;
}

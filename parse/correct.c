/*
 * correct.c - see correct.h.  Linear in quotes and corrections; a name is
 * looked up once for as many corrections in a row as give it.
 */
#include "correct.h"

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "text.h"
#include "unicode.h"

#define OVERLAPS 8			/* quotes that may lie in one another */

struct correction {			/* all that is being made */
	const struct kutip_doc *doc;
	struct arena arena;
	struct vec entities;		/* struct kutip_entity */
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

static uint32_t
named_exactly(const struct correction *c, struct kutip_str name)
{
	for (uint32_t i = 0; i < c->entities.n; i++) {
		const struct kutip_entity *e = entity(c, i);

		if (can_speak(e) && (text_equal(e->name, name) ||
		    text_equal(e->label, name)))
			return i;
	}
	return KUTIP_NONE;
}

/* The article may name the person more fully by now, or less. */
static uint32_t
named_in_mention(const struct correction *c, struct kutip_str name)
{
	uint32_t n;
	const struct kutip_mention *m = kutip_mentions(c->doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (m[i].span.end - m[i].span.start == name.len &&
		    can_speak(entity(c, m[i].entity)) &&
		    text_equal(kutip_slice(c->doc, m[i].span), name))
			return m[i].entity;
	}
	return KUTIP_NONE;
}

/* Capitals and accents typed otherwise do not make another person. */
static uint32_t
named_alike(const struct correction *c, struct kutip_str name)
{
	struct buf want = { 0 }, have = { 0 };
	uint32_t found = KUTIP_NONE;

	unicode_search_key(name, &want);
	for (uint32_t i = 0; i < c->entities.n && found == KUTIP_NONE; i++) {
		buf_clear(&have);
		unicode_search_key(entity(c, i)->name, &have);
		if (can_speak(entity(c, i)) && have.len > 0 &&
		    text_equal(buf_as_str(&have), buf_as_str(&want)))
			found = i;
	}
	buf_free(&want);
	buf_free(&have);
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
	found = named_exactly(c, name);
	if (found == KUTIP_NONE)
		found = named_in_mention(c, name);
	if (found == KUTIP_NONE)
		found = named_alike(c, name);
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

static bool
copy_tables(struct correction *c)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(c->doc, &n);
	const struct kutip_quote *q = kutip_quotes(c->doc, &c->n);

	vec_init(&c->entities, &c->arena, sizeof(*e));
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
	for (uint32_t i = 0; by != NULL && i < c->n && !c->arena.failed; i++) {
		if (by[i] != NULL)
			set_speaker(c, &c->quotes[i], by[i]);
	}
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

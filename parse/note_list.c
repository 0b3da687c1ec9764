/*
 * note_list.c - the notes of one document.  See note_list.h.
 */
#include "note_list.h"

#include <stdlib.h>
#include <string.h>

#include "anchor.h"
#include "bundle.h"
#include "card.h"
#include "error.h"
#include "sha256.h"
#include "text.h"

void
note_list_path(const struct kutip_doc *doc, struct buf *out)
{
	const char *name = kutip_meta(doc)->name;

	if (name != NULL && strcmp(name, "-") != 0)
		bundle_full_path(name, out);
}

/* What a document is known by. */
struct identity {
	struct kutip_str url, sha256, text_sha256, path;
	bool kept;			/* one address for all its versions */
	char hex[SHA256_HEX];
	struct buf path_buf;
};

static void
identify(struct identity *me, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	struct kutip_str text = kutip_text(doc);

	*me = (struct identity){ .url = meta->url,
		.sha256 = text_of(meta->sha256) };
	sha256_hex(text.ptr, text.len, me->hex);
	note_list_path(doc, &me->path_buf);
	me->path = buf_as_str(&me->path_buf);
	me->kept = me->path.len > 0 && card_is_there(me->path.ptr);
	me->text_sha256 = text_of(me->hex);
}

static bool
is_same(struct kutip_str a, struct kutip_str b)
{
	return a.len > 0 && text_equal(a, b);
}

/* Two addresses in one file are two articles, one after the other; but a kept
 * brief is one, whatever the page calls itself. */
static bool
is_of(const struct note *note, const struct identity *me)
{
	const struct note_source *from = &note->source;

	if (is_same(from->text_sha256, me->text_sha256) ||
	    is_same(note->in_text, me->text_sha256) ||
	    is_same(from->sha256, me->sha256) || is_same(from->url, me->url))
		return true;
	return is_same(from->path, me->path) &&
	    (me->kept || from->url.len == 0 || me->url.len == 0);
}

static bool
stands_there(const struct kutip_doc *doc, struct note *note)
{
	note->span.start = kutip_byte(doc, note->start);
	note->span.end = kutip_byte(doc, note->end);
	return note->span.start < note->span.end &&
	    text_equal(note->exact, kutip_slice(doc, note->span));
}

static void
find_place(struct anchor *anchor, struct note *note)
{
	struct anchor_quote q = { note->exact, note->prefix, note->suffix,
		note->start, note->length };
	struct anchor_place p = anchor_find(anchor, &q);

	note->span = p.span;
	note->score = p.score;
	note->state = p.how == ANCHOR_ORPHAN ? NOTE_ORPHAN :
	    p.how == ANCHOR_SAME ? NOTE_ANCHORED : NOTE_MOVED;
}

/* What notes are looked for with: made when the first is not where it was. */
struct search {
	const struct kutip_doc *doc;
	const struct identity *me;
	const struct note_texts *texts;
	struct anchor *anchor;
	struct kutip_str in_text;	/* whose text the anchor knows as the past */
	struct buf past;
	bool any_past;			/* past was asked for */
};

static bool
ready(struct search *s, const struct note *note)
{
	if (s->anchor == NULL)
		s->anchor = anchor_new(kutip_text(s->doc));
	if (s->anchor == NULL)
		return false;
	if (s->texts == NULL ||
	    (s->any_past && text_equal(s->in_text, note->in_text)))
		return true;
	buf_clear(&s->past);
	s->any_past = true;
	s->in_text = note->in_text;
	if (note->in_text.len > 0 && !text_equal(note->in_text,
	    s->me->text_sha256))
		s->texts->get(s->texts->context, note->in_text, &s->past);
	anchor_from(s->anchor, buf_as_str(&s->past));
	return true;
}

static bool
place(struct search *s, struct note *note)
{
	if (text_equal(note->in_text, s->me->text_sha256) &&
	    stands_there(s->doc, note)) {
		note->state = NOTE_ANCHORED;
		note->score = 1000;
		return true;
	}
	if (!ready(s, note))
		return false;
	find_place(s->anchor, note);
	return true;
}

/* Notes made in one text one after the other. */
static int
by_text(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	return text_compare(x->in_text, y->in_text);
}

static int
by_place(const void *a, const void *b)
{
	const struct note *x = a, *y = b;
	bool lost = x->state == NOTE_ORPHAN;

	if (lost != (y->state == NOTE_ORPHAN))
		return lost ? 1 : -1;
	if (!lost && x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (!text_equal(x->created, y->created))
		return text_compare(x->created, y->created);
	return text_compare(x->id, y->id);
}

static bool
list_add(struct notes_list *list, uint32_t *room, const struct note *note)
{
	if (list->n == *room) {
		uint32_t more = *room ? *room * 2 : 16;
		struct note *rows = realloc(list->rows, more * sizeof(*rows));

		if (rows == NULL)
			return false;
		list->rows = rows;
		*room = more;
	}
	list->rows[list->n++] = *note;
	return true;
}

static bool
collect(const struct note_table *table, const struct identity *me,
    struct notes_list *list)
{
	uint32_t room = 0;

	for (uint32_t i = 0; i < table->records.n; i++) {
		const struct note *note = note_table_at(table, i);

		if (note != NULL && is_of(note, me) &&
		    !list_add(list, &room, note))
			return false;
	}
	return true;
}

static bool
place_all(struct search *s, struct notes_list *list)
{
	bool ok = true;

	if (list->n > 1)
		qsort(list->rows, list->n, sizeof(*list->rows), by_text);
	for (uint32_t i = 0; ok && i < list->n; i++) {
		list->has_text |= text_equal(list->rows[i].in_text,
		    s->me->text_sha256);
		ok = place(s, &list->rows[i]);
	}
	anchor_free(s->anchor);
	buf_free(&s->past);
	return ok;
}

static void
count(struct notes_list *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		list->anchored += list->rows[i].state == NOTE_ANCHORED;
		list->moved += list->rows[i].state == NOTE_MOVED;
		list->orphans += list->rows[i].state == NOTE_ORPHAN;
		list->marks += list->rows[i].kind == NOTE_MARK;
	}
}

enum kutip_result
note_list_make(const struct note_table *table, const struct kutip_doc *doc,
    const struct note_texts *texts, struct notes_list *list,
    struct kutip_error *err)
{
	struct identity me;
	struct search search = { .doc = doc, .me = &me, .texts = texts };
	bool ok;

	*list = (struct notes_list){ 0 };
	if (table->records.n == 0)
		return KUTIP_OK;
	identify(&me, doc);
	ok = collect(table, &me, list) && !me.path_buf.failed &&
	    place_all(&search, list);
	buf_free(&me.path_buf);
	if (!ok) {
		notes_list_free(list);
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left for the notes");
	}
	if (list->n > 1)
		qsort(list->rows, list->n, sizeof(*list->rows), by_place);
	count(list);
	return KUTIP_OK;
}

void
notes_list_free(struct notes_list *list)
{
	free(list->rows);
	*list = (struct notes_list){ 0 };
}

uint32_t
notes_list_at(const struct notes_list *list, uint32_t byte)
{
	uint32_t found = KUTIP_NONE, least = UINT32_MAX;

	for (uint32_t i = 0; i < list->n; i++) {
		const struct note *note = &list->rows[i];

		if (note->kind != NOTE_MARK || note->state == NOTE_ORPHAN ||
		    byte < note->span.start || byte >= note->span.end ||
		    note->span.end - note->span.start >= least)
			continue;
		found = i;
		least = note->span.end - note->span.start;
	}
	return found;
}

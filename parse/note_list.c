/*
 * note_list.c - the notes of one document.  See note_list.h.
 */
#include "note_list.h"

#include <stdlib.h>
#include <string.h>

#include "anchor.h"
#include "error.h"
#include "sha256.h"
#include "text.h"

void
note_list_path(const struct kutip_doc *doc, struct buf *out)
{
	const char *name = kutip_meta(doc)->name;
	char *path;

	if (name == NULL || strcmp(name, "-") == 0)
		return;
	path = realpath(name, NULL);
	if (path != NULL)
		buf_puts(out, path);
	free(path);
}

/* What a document is known by. */
struct identity {
	struct kutip_str url, sha256, text_sha256, path;
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
	me->text_sha256 = text_of(me->hex);
}

static bool
is_same(struct kutip_str a, struct kutip_str b)
{
	return a.len > 0 && text_equal(a, b);
}

/* Two addresses in one file are two articles, one after the other. */
static bool
is_of(const struct note *note, const struct identity *me)
{
	const struct note_source *from = &note->source;

	if (is_same(from->text_sha256, me->text_sha256) ||
	    is_same(note->in_text, me->text_sha256) ||
	    is_same(from->sha256, me->sha256) || is_same(from->url, me->url))
		return true;
	return is_same(from->path, me->path) &&
	    (from->url.len == 0 || me->url.len == 0);
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

/* The text is made ready for searching only if a note is not where it was. */
static bool
place(const struct kutip_doc *doc, const struct identity *me,
    struct anchor **anchor, struct note *note)
{
	if (text_equal(note->in_text, me->text_sha256) &&
	    stands_there(doc, note)) {
		note->state = NOTE_ANCHORED;
		note->score = 1000;
		return true;
	}
	if (*anchor == NULL)
		*anchor = anchor_new(kutip_text(doc));
	if (*anchor == NULL)
		return false;
	find_place(*anchor, note);
	return true;
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
collect(const struct note_table *table, const struct kutip_doc *doc,
    const struct identity *me, struct notes_list *list)
{
	struct anchor *anchor = NULL;
	uint32_t room = 0;
	bool ok = true;

	for (uint32_t i = 0; ok && i < table->records.n; i++) {
		const struct note *note = note_table_at(table, i);

		if (note == NULL || !is_of(note, me))
			continue;
		ok = list_add(list, &room, note) &&
		    place(doc, me, &anchor, &list->rows[list->n - 1]);
	}
	anchor_free(anchor);
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
    struct notes_list *list, struct kutip_error *err)
{
	struct identity me;
	bool ok;

	*list = (struct notes_list){ 0 };
	if (table->records.n == 0)
		return KUTIP_OK;
	identify(&me, doc);
	ok = collect(table, doc, &me, list) && !me.path_buf.failed;
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
	for (uint32_t i = 0; i < list->n; i++)
		if (list->rows[i].kind == NOTE_MARK &&
		    list->rows[i].span.start <= byte &&
		    byte < list->rows[i].span.end)
			return i;
	return KUTIP_NONE;
}

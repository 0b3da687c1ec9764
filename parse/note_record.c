/*
 * note_record.c - the table of notes.  See note.h; how lines change it: note_line.c.
 */
#include "note_record.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

static const char *const field_names[NOTE_FIELDS] = {
	[NOTE_BODY] = "body", [NOTE_LABEL] = "label",
	[NOTE_SPEAKER] = "speaker", [NOTE_ROLE] = "role",
};

static const char *const unit_names[] = {
	[NOTE_FREE] = "free", [NOTE_SENTENCE] = "sentence",
	[NOTE_QUOTE] = "quote", [NOTE_PARAGRAPH] = "paragraph",
};

/* ---- records ---------------------------------------------------------- */

static struct note_record *
record_row(const struct note_table *s, uint32_t i)
{
	return ((struct note_record *const *)s->records.rows)[i];
}

static uint32_t
slot_of(const struct note_table *s, struct kutip_str id)
{
	uint32_t h = 2166136261u, i;

	for (i = 0; i < id.len; i++)
		h = (h ^ (unsigned char)id.ptr[i]) * 16777619u;
	for (i = h & s->mask; s->slots[i]; i = (i + 1) & s->mask)
		if (text_equal(record_row(s, s->slots[i] - 1)->note.id, id))
			break;
	return i;
}

static bool
grow_slots(struct note_table *s)
{
	uint32_t mask = s->mask ? s->mask * 2 + 1 : 255;
	uint32_t *slots;

	if (s->records.n * 2 < s->mask)
		return true;
	slots = calloc((size_t)mask + 1, sizeof(*slots));
	if (slots == NULL)
		return false;
	free(s->slots);
	s->slots = slots;
	s->mask = mask;
	for (uint32_t i = 0; i < s->records.n; i++)
		s->slots[slot_of(s, record_row(s, i)->note.id)] = i + 1;
	return true;
}

struct note_record *
note_record_find(const struct note_table *s, struct kutip_str id)
{
	uint32_t row = s->slots ? s->slots[slot_of(s, id)] : 0;

	return row ? record_row(s, row - 1) : NULL;
}

/* The record of an id, made if it is new; NULL without memory. */
struct note_record *
note_record_need(struct note_table *s, struct kutip_str id)
{
	struct note_record *r = note_record_find(s, id);

	if (r != NULL)
		return r;
	r = arena_alloc(&s->arena, sizeof(*r));
	if (r == NULL || !grow_slots(s))
		return NULL;
	r->note.id = arena_str(&s->arena, id.ptr, id.len);
	*(struct note_record **)vec_push(&s->records) = r;
	if (s->arena.failed)
		return NULL;
	s->slots[slot_of(s, id)] = s->records.n;
	return r;
}

/* ---- looking ------------------------------------------------------------ */

static bool
is_alive(const struct note_record *r)
{
	return r->known && text_compare(r->deleted, r->changed) < 0;
}

void
note_table_init(struct note_table *s)
{
	*s = (struct note_table){ 0 };
	vec_init(&s->records, &s->arena, sizeof(struct note_record *));
}

void
note_table_free(struct note_table *s)
{
	free(s->slots);
	arena_free(&s->arena);
}

const struct note *
note_table_at(const struct note_table *s, uint32_t row)
{
	if (row >= s->records.n || !is_alive(record_row(s, row)))
		return NULL;
	return &record_row(s, row)->note;
}

uint32_t
note_table_row(const struct note_table *s, struct kutip_str id)
{
	uint32_t row = s->slots ? s->slots[slot_of(s, id)] : 0;

	return row ? row - 1 : KUTIP_NONE;
}

const struct note *
note_table_find(const struct note_table *s, struct kutip_str id)
{
	const struct note_record *r = note_record_find(s, id);

	return r != NULL && is_alive(r) ? &r->note : NULL;
}

const struct note *
note_table_known(const struct note_table *s, struct kutip_str id)
{
	const struct note_record *r = note_record_find(s, id);

	return r != NULL && r->known ? &r->note : NULL;
}

const char *
note_field_name(enum note_field f)
{
	return field_names[f];
}

const char *
note_unit_name(enum note_unit u)
{
	return unit_names[u];
}

const char *
note_how(enum kutip_by by)
{
	static const char *const names[] = {
		[KUTIP_BY_NONE] = "", [KUTIP_BY_NAME] = "name",
		[KUTIP_BY_ROLE] = "role", [KUTIP_BY_PRONOUN] = "pronoun",
		[KUTIP_BY_CLITIC] = "clitic", [KUTIP_BY_RUN] = "run",
		[KUTIP_BY_HAND] = "hand",
	};

	return names[by];
}

struct kutip_str
note_get(const struct note *note, enum note_field f)
{
	switch (f) {
	case NOTE_LABEL:
		return note->label;
	case NOTE_SPEAKER:
		return note->speaker;
	case NOTE_ROLE:
		return note->role;
	default:
		return note->body;
	}
}

/* Beside the value that is shown. */
bool
note_record_other(const struct note_record *r, enum note_field f,
    const struct note_value *v)
{
	return note_value_stands(&r->values[f], v) && v->value.len > 0 &&
	    !text_equal(v->stamp, r->stamp[f]);
}

/* ---- several values, and all of them ------------------------------------ */

uint32_t
note_table_versions(const struct note_table *s, struct kutip_str id,
    enum note_field f, struct note_version *out, uint32_t room)
{
	const struct note_record *r = note_record_find(s, id);
	uint32_t n = 0;

	for (struct note_value *v = r ? r->values[f].first : NULL;
	    v != NULL && n < room; v = v->next)
		if (note_record_other(r, f, v))
			out[n++] = (struct note_version){ v->value, v->stamp };
	return n;
}

uint32_t
note_table_was(const struct note_table *s, struct kutip_str id,
    enum note_field f, struct kutip_str *out, uint32_t room)
{
	const struct note_record *r = note_record_find(s, id);
	uint32_t n = 0;

	for (struct note_value *v = r ? r->values[f].first : NULL;
	    v != NULL && n < room; v = v->next)
		if (note_value_stands(&r->values[f], v))
			out[n++] = v->stamp;
	return n;
}

static void
dump_part(struct buf *out, const char *name, struct kutip_str value)
{
	buf_printf(out, " %s=", name);
	json_put_string(out, value);
}

static void
dump_values(struct buf *out, const char *name, const struct note_values *v)
{
	buf_printf(out, "\n  %s", name);
	dump_part(out, "floor", v->floor);
	for (const struct note_value *row = v->first; row; row = row->next) {
		dump_part(out, row->gone ? "gone" : "is", row->key);
		dump_part(out, "at", row->stamp);
		dump_part(out, "value", row->gone ? STR("") : row->value);
	}
}

static void
dump_passage(struct buf *out, const char *name, const struct passage *p)
{
	buf_printf(out, "\n  %s %s %u %u %u", name, unit_names[p->unit],
	    p->start, p->end, p->length);
	dump_part(out, "at", p->stamp);
	dump_part(out, "exact", p->exact);
	dump_part(out, "prefix", p->prefix);
	dump_part(out, "suffix", p->suffix);
	dump_part(out, "paragraph", p->paragraph);
	dump_part(out, "text", p->in_text);
}

static void
dump_record(struct buf *out, const struct note_record *r)
{
	static const struct passage nowhere = { 0 };
	const struct note *n = &r->note;

	buf_str(out, n->id);
	buf_printf(out, " %d %d %u", r->known, (int)n->kind, n->others);
	dump_part(out, "created", n->created);
	dump_part(out, "changed", r->changed);
	dump_part(out, "deleted", r->deleted);
	dump_part(out, "said", n->said);
	dump_part(out, "how", n->how);
	dump_part(out, "name", n->source.name);
	dump_part(out, "title", n->source.title);
	dump_part(out, "url", n->source.url);
	dump_part(out, "sha256", n->source.sha256);
	dump_passage(out, "made", &r->made);
	dump_passage(out, "placed", r->placed ? r->placed : &nowhere);
	for (int f = 0; f < NOTE_FIELDS; f++) {
		dump_values(out, field_names[f], &r->values[f]);
		dump_part(out, "shown", note_get(n, (enum note_field)f));
	}
	dump_values(out, "tags", &r->tags);
	buf_putc(out, '\n');
}

static int
by_id(const void *a, const void *b)
{
	return text_compare((*(struct note_record *const *)a)->note.id,
	    (*(struct note_record *const *)b)->note.id);
}

void
note_table_dump(const struct note_table *s, struct buf *out)
{
	size_t bytes = (s->records.n + (size_t)1) * sizeof(struct note_record *);
	struct note_record **rows = malloc(bytes);

	out->failed |= rows == NULL;
	if (rows == NULL || s->records.n == 0) {
		free(rows);
		return;
	}
	memcpy(rows, s->records.rows, bytes - sizeof(*rows));
	qsort(rows, s->records.n, sizeof(*rows), by_id);
	for (uint32_t i = 0; i < s->records.n; i++)
		dump_record(out, rows[i]);
	free(rows);
}

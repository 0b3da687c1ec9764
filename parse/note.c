/*
 * note.c - what the lines of the note files say.  See note.h.
 */
#include "note.h"

#include <stdlib.h>

#include "stamp.h"
#include "text.h"

#define ID_MAX 64			/* of a note: letters, digits, hyphens */
#define UNITS  (NOTE_PARAGRAPH + 1)

struct note_record {
	struct note note;
	bool known;			/* its add was read */
	struct kutip_str stamp[NOTE_FIELDS];	/* when each value was given */
	struct kutip_str changed;	/* newest of these */
	struct kutip_str deleted;	/* newest deletion; empty: none */
	struct kutip_str how;		/* the speaker was found, before anybody changed it */
};

static const char *const field_names[NOTE_FIELDS] = {
	[NOTE_BODY] = "body", [NOTE_LABEL] = "label",
	[NOTE_SPEAKER] = "speaker", [NOTE_ROLE] = "role",
};

static const char *const unit_names[] = {
	[NOTE_FREE] = "free", [NOTE_SENTENCE] = "sentence",
	[NOTE_QUOTE] = "quote", [NOTE_PARAGRAPH] = "paragraph",
};

static struct kutip_str *
field_of(struct note *note, enum note_field f)
{
	switch (f) {
	case NOTE_LABEL:
		return &note->label;
	case NOTE_SPEAKER:
		return &note->speaker;
	case NOTE_ROLE:
		return &note->role;
	default:
		return &note->body;
	}
}

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

static struct note_record *
find_record(const struct note_table *s, struct kutip_str id)
{
	uint32_t row = s->slots ? s->slots[slot_of(s, id)] : 0;

	return row ? record_row(s, row - 1) : NULL;
}

/* The record of an id, made if it is new; NULL without memory. */
static struct note_record *
need_record(struct note_table *s, struct kutip_str id)
{
	struct note_record *r = find_record(s, id);

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

static bool
is_alive(const struct note_record *r)
{
	return r->known && text_compare(r->deleted, r->changed) < 0;
}

/* ---- lines into notes ------------------------------------------------- */

static struct kutip_str
keep(struct note_table *s, struct kutip_str v)
{
	return v.len ? arena_str(&s->arena, v.ptr, v.len) : STR("");
}

static void
raise_to(struct kutip_str *newest, struct kutip_str stamp)
{
	if (text_compare(stamp, *newest) > 0)
		*newest = stamp;
}

/* The newest stamp wins; of equal ones (a copied device) the greater value, so
 * that the order of reading does not matter. */
static void
apply_field(struct note_table *s, struct note_record *r, enum note_field f,
    struct kutip_str value, struct kutip_str stamp)
{
	struct kutip_str *old = field_of(&r->note, f);
	int order = text_compare(stamp, r->stamp[f]);

	raise_to(&r->changed, stamp);
	if (order < 0 || (order == 0 && text_compare(value, *old) <= 0))
		return;
	*old = keep(s, value);
	r->stamp[f] = stamp;
}

static struct note_source
read_source(struct note_table *s, const struct json *j)
{
	return (struct note_source){
		.name = keep(s, json_get_string(j, "name")),
		.path = keep(s, json_get_string(j, "path")),
		.title = keep(s, json_get_string(j, "title")),
		.site = keep(s, json_get_string(j, "site")),
		.byline = keep(s, json_get_string(j, "byline")),
		.published = keep(s, json_get_string(j, "published")),
		.dateline = keep(s, json_get_string(j, "dateline")),
		.url = keep(s, json_get_string(j, "url")),
		.lang = keep(s, json_get_string(j, "lang")),
		.sha256 = keep(s, json_get_string(j, "sha256")),
		.text_sha256 = keep(s, json_get_string(j, "text")),
	};
}

static void
read_tags(struct note_table *s, struct note *note, const struct json *j)
{
	size_t n = json_count(j);
	struct kutip_str *tag;

	if (n > NOTES_TAGS)
		n = NOTES_TAGS;
	tag = arena_alloc(&s->arena, (n + 1) * sizeof(*tag));
	for (size_t i = 0; tag != NULL && i < n; i++)
		tag[i] = keep(s, json_string_at(j, i));
	note->tag = tag;
	note->tags = tag ? (uint32_t)n : 0;
}

static enum note_unit
unit_of(struct kutip_str name)
{
	for (size_t i = 0; i < UNITS; i++)
		if (text_equal_c(name, unit_names[i]))
			return (enum note_unit)i;
	return NOTE_FREE;
}

/* What a note is for ever.  Of two adds of one note the older counts. */
static void
apply_passage(struct note_table *s, struct note *note, const struct json *j)
{
	note->unit = unit_of(json_get_string(j, "unit"));
	note->exact = keep(s, json_get_string(j, "exact"));
	note->prefix = keep(s, json_get_string(j, "prefix"));
	note->suffix = keep(s, json_get_string(j, "suffix"));
	note->start = note->end = note->length = 0;
	json_get_number(j, "start", INT32_MAX, &note->start);
	json_get_number(j, "end", INT32_MAX, &note->end);
	json_get_number(j, "length", INT32_MAX, &note->length);
	note->paragraph_sha256 = keep(s, json_get_string(j, "paragraph"));
	note->said = keep(s, json_get_string(j, "said"));
	note->device = keep(s, json_get_string(j, "device"));
	note->source = read_source(s, json_get(j, "source"));
	read_tags(s, note, json_get(j, "tags"));
}

static const char *
apply_add(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp, enum note_kind kind)
{
	int order = text_compare(stamp, r->note.created);

	if (json_get_string(j, "exact").len == 0)
		return "note has no passage (exact)";
	if (!r->known || order < 0 || (order == 0 &&
	    text_compare(json_get_string(j, "exact"), r->note.exact) > 0)) {
		apply_passage(s, &r->note, j);
		r->note.kind = kind;
		r->how = keep(s, json_get_string(j, "how"));
		r->note.created = stamp;
		r->known = true;
	}
	for (int f = 0; f < NOTE_FIELDS; f++)
		apply_field(s, r, (enum note_field)f,
		    json_get_string(j, field_names[f]), stamp);
	return NULL;
}

static const char *
apply_set(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp)
{
	struct kutip_str field = json_get_string(j, "field");

	if (!json_has_string(j, "value"))
		return "line sets a field to nothing (value)";
	for (int f = 0; f < NOTE_FIELDS; f++)
		if (text_equal_c(field, field_names[f]))
			apply_field(s, r, (enum note_field)f,
			    json_get_string(j, "value"), stamp);
	return NULL;
}

/* What follows from the fields. */
static void
settle(struct note_record *r)
{
	r->note.modified = r->changed;
	r->note.how = text_compare(r->stamp[NOTE_SPEAKER], r->note.created) > 0 ?
	    STR("hand") : r->how;
}

static bool
id_is_sound(struct kutip_str id)
{
	for (uint32_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.ptr[i];

		if (!text_is_digit(c) && !text_is_alpha(c) && c != '-')
			return false;
	}
	return id.len > 0 && id.len <= ID_MAX;
}

static bool
is_known(struct kutip_str op)
{
	return text_equal_c(op, "add") || text_equal_c(op, "say") ||
	    text_equal_c(op, "set") || text_equal_c(op, "del");
}

/* Operations and versions that this kutip does not know are a later one's. */
static const char *
apply(struct note_table *s, const struct json *j)
{
	struct kutip_str op = json_get_string(j, "op");
	struct kutip_str id = json_get_string(j, "note");
	struct kutip_str stamp = json_get_string(j, "hlc");
	const char *why = NULL;
	struct note_record *r;
	uint32_t version;

	if (!json_get_number(j, "v", INT32_MAX, &version))
		return "line has no version (v)";
	if (version != 1 || !is_known(op))
		return NULL;
	if (!id_is_sound(id) || !stamp_is_sound(stamp))
		return "line has no sound name of a note or no sound clock";
	r = need_record(s, id);
	stamp = keep(s, stamp);
	if (r == NULL || s->arena.failed)
		return "no memory left to read it";
	if (text_equal_c(op, "add"))
		why = apply_add(s, r, j, stamp, NOTE_MARK);
	else if (text_equal_c(op, "say"))
		why = apply_add(s, r, j, stamp, NOTE_SAYS);
	else if (text_equal_c(op, "set"))
		why = apply_set(s, r, j, stamp);
	else
		raise_to(&r->deleted, stamp);
	settle(r);
	return why;
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

const char *
note_table_line(struct note_table *s, struct kutip_str line)
{
	struct json *j = json_parse(line, s->why);
	const char *why;

	if (j == NULL)
		return s->why;
	why = apply(s, j);
	json_free(j);
	return why;
}

const struct note *
note_table_at(const struct note_table *s, uint32_t row)
{
	if (row >= s->records.n || !is_alive(record_row(s, row)))
		return NULL;
	return &record_row(s, row)->note;
}

const struct note *
note_table_find(const struct note_table *s, struct kutip_str id)
{
	const struct note_record *r = find_record(s, id);

	return r != NULL && is_alive(r) ? &r->note : NULL;
}

const struct note *
note_table_known(const struct note_table *s, struct kutip_str id)
{
	const struct note_record *r = find_record(s, id);

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

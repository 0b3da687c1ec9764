/*
 * note_line.c - how the lines of the note files change the table.  See note.h.
 */
#include "note.h"

#include "note_record.h"
#include "stamp.h"
#include "text.h"

#define ONCE_BYTES 512			/* longer strings are hardly said twice */
#define ID_MAX 64			/* of a note: letters, digits, hyphens */
#define UNITS  (NOTE_PARAGRAPH + 1)

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

/* ---- what a line says of itself ----------------------------------------- */

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
	static const char *const known[] = { "add", "say", "set", "del", "tag",
		"untag", "place" };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (text_equal_c(op, known[i]))
			return true;
	return false;
}

/* What an operation cannot do without. */
static const char *
lacks(const struct json *j, struct kutip_str op)
{
	if (text_equal_c(op, "add") || text_equal_c(op, "say"))
		return json_get_string(j, "exact").len > 0 ? NULL :
		    "note has no passage (exact)";
	if (text_equal_c(op, "set"))
		return json_has_string(j, "value") ? NULL :
		    "line sets a field to nothing (value)";
	if (text_equal_c(op, "tag") || text_equal_c(op, "untag"))
		return json_get_string(j, "tag").len > 0 ? NULL :
		    "line has no tag (tag)";
	return NULL;
}

const char *
note_line_head(const struct json *j, struct note_head *head)
{
	uint32_t version;

	*head = (struct note_head){ .op = json_get_string(j, "op"),
		.id = json_get_string(j, "note"),
		.stamp = json_get_string(j, "hlc") };
	if (!json_get_number(j, "v", INT32_MAX, &version))
		return "line has no version (v)";
	head->later = version != 1 || !is_known(head->op);
	if (head->later)
		return NULL;
	if (!id_is_sound(head->id) || !stamp_is_sound(head->stamp))
		return "line has no sound name of a note or no sound clock";
	return lacks(j, head->op);
}

/* ---- lines into notes ------------------------------------------------- */

static struct kutip_str
keep(struct note_table *s, struct kutip_str v)
{
	return v.len ? arena_str(&s->arena, v.ptr, v.len) : STR("");
}

/* What many notes have, such as their article, is kept once: the strings that
 * were kept last are looked among, one a hash. */
static struct kutip_str
keep_once(struct note_table *s, struct kutip_str v)
{
	struct kutip_str *recent;
	uint32_t h = 2166136261u;

	if (v.len == 0 || v.len > ONCE_BYTES)
		return keep(s, v);
	for (uint32_t i = 0; i < v.len; i++)
		h = (h ^ (unsigned char)v.ptr[i]) * 16777619u;
	recent = &s->recent[(h ^ h >> 16) % NOTES_RECENT];
	if (!text_equal(*recent, v))
		*recent = keep(s, v);
	return *recent;
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
show_newest(struct note_table *s, struct note_record *r, enum note_field f,
    struct kutip_str value, struct kutip_str stamp)
{
	struct kutip_str *old = field_of(&r->note, f);
	int order = text_compare(stamp, r->stamp[f]);

	raise_to(&r->changed, stamp);
	if (order < 0 || (order == 0 && text_compare(value, *old) <= 0))
		return;
	*old = f == NOTE_BODY ? keep(s, value) : keep_once(s, value);
	r->stamp[f] = stamp;
}

static void
apply_field(struct note_table *s, struct note_record *r, enum note_field f,
    struct kutip_str value, struct kutip_str stamp)
{
	struct note_value v = { .key = note_value_device(stamp),
		.stamp = stamp };

	show_newest(s, r, f, value, stamp);
	v.value = text_equal(stamp, r->stamp[f]) ? *field_of(&r->note, f) :
	    keep(s, value);
	note_values_put(&r->values[f], &s->arena, &v);
}

/* An empty field of an add is nothing that somebody said. */
static void
apply_first(struct note_table *s, struct note_record *r, enum note_field f,
    struct kutip_str value, struct kutip_str stamp)
{
	if (value.len > 0)
		apply_field(s, r, f, value, stamp);
	else
		show_newest(s, r, f, value, stamp);
}

static struct note_source
read_source(struct note_table *s, const struct json *j)
{
	return (struct note_source){
		.name = keep_once(s, json_get_string(j, "name")),
		.path = keep_once(s, json_get_string(j, "path")),
		.title = keep_once(s, json_get_string(j, "title")),
		.site = keep_once(s, json_get_string(j, "site")),
		.byline = keep_once(s, json_get_string(j, "byline")),
		.published = keep_once(s, json_get_string(j, "published")),
		.dateline = keep_once(s, json_get_string(j, "dateline")),
		.url = keep_once(s, json_get_string(j, "url")),
		.lang = keep_once(s, json_get_string(j, "lang")),
		.sha256 = keep_once(s, json_get_string(j, "sha256")),
		.text_sha256 = keep_once(s, json_get_string(j, "text")),
	};
}

static enum note_unit
unit_of(struct kutip_str name)
{
	for (size_t i = 0; i < UNITS; i++)
		if (text_equal_c(name, note_unit_name((enum note_unit)i)))
			return (enum note_unit)i;
	return NOTE_FREE;
}

static struct passage
read_passage(struct note_table *s, const struct json *j, struct kutip_str text,
    struct kutip_str stamp)
{
	struct passage p = { .stamp = stamp,
		.unit = unit_of(json_get_string(j, "unit")),
		.exact = keep(s, json_get_string(j, "exact")),
		.prefix = keep(s, json_get_string(j, "prefix")),
		.suffix = keep(s, json_get_string(j, "suffix")),
		.paragraph = keep_once(s, json_get_string(j, "paragraph")),
		.in_text = keep_once(s, text) };

	json_get_number(j, "start", INT32_MAX, &p.start);
	json_get_number(j, "end", INT32_MAX, &p.end);
	json_get_number(j, "length", INT32_MAX, &p.length);
	return p;
}

/* Of two of one clock the greater words, so that the order does not matter. */
static bool
is_later(struct kutip_str stamp, struct kutip_str exact,
    const struct passage *than)
{
	int order = text_compare(stamp, than->stamp);

	return order > 0 || (order == 0 && text_compare(exact, than->exact) > 0);
}

static void
apply_tag(struct note_table *s, struct note_record *r, struct kutip_str tag,
    struct kutip_str stamp, bool gone)
{
	struct note_value v = { .stamp = stamp, .gone = gone };

	if (tag.len == 0)
		return;
	v.key = keep_once(s, tag);
	note_values_put(&r->tags, &s->arena, &v);
}

static void
read_tags(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp)
{
	size_t n = json_count(j);

	for (size_t i = 0; i < n && i < NOTES_TAGS; i++)
		apply_tag(s, r, json_string_at(j, i), stamp, false);
}

/* What a note is for ever.  Of two adds of one note the older counts. */
static void
apply_made(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp, enum note_kind kind)
{
	const struct json *source = json_get(j, "source");

	r->made = read_passage(s, j, json_get_string(source, "text"), stamp);
	r->note.kind = kind;
	r->note.created = stamp;
	r->note.said = keep_once(s, json_get_string(j, "said"));
	r->note.device = keep_once(s, json_get_string(j, "device"));
	r->note.source = read_source(s, source);
	r->how = keep_once(s, json_get_string(j, "how"));
	r->known = true;
}

static const char *
apply_add(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp, enum note_kind kind)
{
	struct kutip_str exact = json_get_string(j, "exact");
	int order = text_compare(stamp, r->note.created);
	bool again;

	again = r->known && !text_equal(exact, r->made.exact);
	if (!r->known || order < 0 || (order == 0 &&
	    text_compare(exact, r->made.exact) > 0))
		apply_made(s, r, j, stamp, kind);
	read_tags(s, r, json_get(j, "tags"), stamp);
	for (int f = 0; f < NOTE_FIELDS; f++)
		apply_first(s, r, (enum note_field)f, json_get_string(j,
		    note_field_name((enum note_field)f)), stamp);
	return again ? NOTE_NAMED_TWICE : NULL;
}

/* The values that a set says it replaces are older than itself. */
static void
apply_was(struct note_table *s, struct note_values *values,
    const struct json *was, struct kutip_str stamp)
{
	size_t n = json_count(was);

	if (was == NULL && text_compare(stamp, values->floor) > 0)
		values->floor = stamp;
	for (size_t i = 0; i < n && i < NOTE_VALUES; i++) {
		struct note_value v = { .stamp = json_string_at(was, i),
			.gone = true };

		if (!stamp_is_sound(v.stamp) ||
		    text_compare(v.stamp, stamp) >= 0)
			continue;
		v.stamp = keep(s, v.stamp);
		v.key = note_value_device(v.stamp);
		note_values_put(values, &s->arena, &v);
	}
}

static void
apply_set(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp)
{
	struct kutip_str field = json_get_string(j, "field");

	for (int f = 0; f < NOTE_FIELDS; f++) {
		if (!text_equal_c(field, note_field_name((enum note_field)f)))
			continue;
		apply_field(s, r, (enum note_field)f,
		    json_get_string(j, "value"), stamp);
		apply_was(s, &r->values[f], json_get(j, "was"), stamp);
	}
}

static void
apply_place(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp)
{
	raise_to(&r->changed, stamp);
	if (r->placed == NULL)
		r->placed = arena_alloc(&s->arena, sizeof(*r->placed));
	if (r->placed != NULL &&
	    is_later(stamp, json_get_string(j, "exact"), r->placed))
		*r->placed = read_passage(s, j, json_get_string(j, "text"),
		    stamp);
}

static void
apply_tagging(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str stamp, bool gone)
{
	raise_to(&r->changed, stamp);
	apply_tag(s, r, json_get_string(j, "tag"), stamp, gone);
}

/* ---- what follows from the lines ---------------------------------------- */

static void
settle_passage(struct note_record *r)
{
	struct note *n = &r->note;
	const struct passage *p = &r->made;

	n->placed = r->placed != NULL && r->placed->exact.len > 0;
	if (n->placed)
		p = r->placed;
	n->unit = p->unit;
	n->exact = p->exact;
	n->prefix = p->prefix;
	n->suffix = p->suffix;
	n->start = p->start;
	n->end = p->end;
	n->length = p->length;
	n->paragraph_sha256 = p->paragraph;
	n->in_text = p->in_text;
}

static void
settle_tags(struct note_table *s, struct note_record *r)
{
	uint32_t n = 0;

	if (r->tags.n > r->tag_room) {
		r->tag_room = r->tags.n + r->tag_room;
		r->tag = arena_alloc(&s->arena,
		    r->tag_room * sizeof(*r->tag));
	}
	for (struct note_value *v = r->tags.first; r->tag && v; v = v->next) {
		uint32_t i = n;

		if (v->gone)
			continue;
		for (; i > 0 && text_compare(r->tag[i - 1], v->key) > 0; i--)
			r->tag[i] = r->tag[i - 1];
		r->tag[i] = v->key;
		n++;
	}
	r->note.tag = r->tag;
	r->note.tags = n;
}

static void
settle(struct note_table *s, struct note_record *r)
{
	struct note *n = &r->note;

	n->modified = r->changed;
	n->deleted = r->deleted;
	n->how = text_compare(r->stamp[NOTE_SPEAKER], n->created) > 0 ?
	    STR("hand") : r->how;
	settle_passage(r);
	settle_tags(s, r);
	n->others = 0;
	for (int f = 0; f < NOTE_FIELDS; f++)
		for (struct note_value *v = r->values[f].first; v; v = v->next)
			n->others += note_record_other(r, (enum note_field)f, v);
}

static const char *
apply_op(struct note_table *s, struct note_record *r, const struct json *j,
    struct kutip_str op, struct kutip_str stamp)
{
	if (text_equal_c(op, "add"))
		return apply_add(s, r, j, stamp, NOTE_MARK);
	if (text_equal_c(op, "say"))
		return apply_add(s, r, j, stamp, NOTE_SAYS);
	if (text_equal_c(op, "set"))
		apply_set(s, r, j, stamp);
	else if (text_equal_c(op, "place"))
		apply_place(s, r, j, stamp);
	else if (text_equal_c(op, "tag"))
		apply_tagging(s, r, j, stamp, false);
	else if (text_equal_c(op, "untag"))
		apply_tagging(s, r, j, stamp, true);
	else
		raise_to(&r->deleted, stamp);
	return NULL;
}

/* Operations and versions that this kutip does not know are a later one's. */
static const char *
apply(struct note_table *s, const struct json *j)
{
	struct note_head head;
	const char *why = note_line_head(j, &head);
	struct note_record *r;
	struct kutip_str stamp;

	if (why != NULL || head.later)
		return why;
	r = note_record_need(s, head.id);
	stamp = keep(s, head.stamp);
	if (r == NULL || s->arena.failed)
		return "no memory left to read it";
	why = apply_op(s, r, j, head.op, stamp);
	settle(s, r);
	return why;
}

const char *
note_table_line(struct note_table *s, struct kutip_str line)
{
	struct json *j = json_parse(line, s->why);
	const char *why;

	s->changes++;
	if (j == NULL)
		return s->why;
	why = apply(s, j);
	json_free(j);
	return why;
}


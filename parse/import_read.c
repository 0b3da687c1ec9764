/*
 * import_read.c - other programs' files into a list of notes.  See import.h.
 *
 * JSON: the rows stand in an array, at the top or under a name that one of the
 * programs uses; a row that is a book or a document holds its highlights.
 *
 *	{"kutip":"passages","passages":[…]}		kutip
 *	{"type":"AnnotationCollection","first":{"items":[…]}}	W3C
 *	{"total":1,"rows":[{"uri":"…","text":"…","target":[…]}]}	Hypothesis
 *	{"results":[{"title":"…","highlights":[{"text":"…"}]}]}	Readwise
 *	{"documents":[{"title":"…","entries":[{"text":"…"}]}]}	KOReader
 */
#include "import.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "import_csv.h"
#include "json.h"
#include "sha256.h"
#include "stamp.h"
#include "text.h"

/* ---- a note --------------------------------------------------------------- */

static struct kutip_str
keep(struct import *m, struct kutip_str s)
{
	return s.len ? arena_str(&m->arena, s.ptr, s.len) : STR("");
}

static bool
id_is_sound(struct kutip_str id)
{
	for (uint32_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.ptr[i];

		if (!text_is_digit(c) && !text_is_alpha(c) && c != '-')
			return false;
	}
	return id.len > 0 && id.len <= 64;
}

/* A name made of what the note is: the same whenever it is imported. */
static struct kutip_str
make_id(struct import *m, const struct note *n)
{
	struct buf all = { 0 };
	char hex[SHA256_HEX], id[40];
	struct kutip_str kept;

	buf_str(&all, n->source.url);
	buf_putc(&all, '\n');
	buf_str(&all, n->source.title);
	buf_putc(&all, '\n');
	buf_str(&all, n->exact);
	buf_putc(&all, '\n');
	buf_str(&all, n->body);
	sha256_hex(all.ptr ? all.ptr : "", all.len, hex);
	m->arena.failed |= all.failed;
	buf_free(&all);
	hex[12] = '8';
	hex[16] = 'a';
	memcpy(id, hex, 8);
	id[8] = '-';
	memcpy(id + 9, hex + 8, 4);
	id[13] = '-';
	memcpy(id + 14, hex + 12, 4);
	id[18] = '-';
	memcpy(id + 19, hex + 16, 4);
	id[23] = '-';
	memcpy(id + 24, hex + 20, 12);
	kept = arena_str(&m->arena, id, 36);
	return kept;
}

static bool
is_full(const struct import *m)
{
	return m->rows.n >= IMPORT_NOTES || m->arena.failed;
}

/* Takes a row that has words; those that are too long are counted. */
static void
add_note(struct import *m, const struct note *note, bool own)
{
	struct import_note *row;

	if (note->exact.len == 0)
		import_leave(m, "without a passage");
	if (note->exact.len == 0 || is_full(m))
		return;
	row = arena_alloc(&m->arena, sizeof(*row));
	if (row == NULL)
		return;
	row->note = *note;
	row->own = own;
	if (!own)
		row->note.id = make_id(m, note);
	*(struct import_note **)vec_push(&m->rows) = row;
	if (note->exact.len > NOTES_PASSAGE_BYTES ||
	    note->body.len > NOTES_BODY_BYTES) {
		row->done = true;
		import_leave(m, "longer than 64 KiB");
	}
}

/* ---- kutip's own ------------------------------------------------------------ */

static enum note_unit
unit_of(struct kutip_str name)
{
	for (int i = 0; i <= NOTE_PARAGRAPH; i++)
		if (text_equal_c(name, note_unit_name((enum note_unit)i)))
			return (enum note_unit)i;
	return NOTE_FREE;
}

/* Members have a prefix in Web Annotations: "kutip:speaker". */
static struct kutip_str
own_string(struct import *m, const struct json *j, const char *prefix,
    const char *name)
{
	char key[48];

	snprintf(key, sizeof(key), "%s%s", prefix, name);
	return keep(m, json_get_string(j, key));
}

static void
read_tags(struct import *m, struct note *n, const struct json *tags)
{
	struct kutip_str *tag = arena_alloc(&m->arena,
	    NOTES_TAGS * sizeof(*tag));
	size_t rows = json_count(tags);

	n->tag = tag;
	for (size_t i = 0; tag && i < rows && n->tags < NOTES_TAGS; i++) {
		const struct json *t = json_at(tags, i);
		struct kutip_str name = json_is_map(t) ?
		    json_get_string(t, "name") : json_text(t);

		if (name.len)
			tag[n->tags++] = keep(m, name);
	}
}

static struct note_source
read_source(struct import *m, const struct json *j, const char *p)
{
	return (struct note_source){
		.name = own_string(m, j, p, "name"),
		.path = own_string(m, j, p, "path"),
		.title = own_string(m, j, p, "title"),
		.site = own_string(m, j, p, "site"),
		.byline = own_string(m, j, p, "byline"),
		.published = own_string(m, j, p, "published"),
		.dateline = own_string(m, j, p, "dateline"),
		.url = own_string(m, j, p, "url"),
		.lang = own_string(m, j, p, "lang"),
		.sha256 = own_string(m, j, p, "sha256"),
		.text_sha256 = own_string(m, j, p, "text"),
	};
}

/* What own JSON and own annotations have alike. */
static void
read_own(struct import *m, struct note *n, const struct json *j,
    const char *p)
{
	char key[48];

	n->kind = text_equal_c(own_string(m, j, p, "kind"), "speaker") ?
	    NOTE_SAYS : NOTE_MARK;
	n->unit = unit_of(own_string(m, j, p, "unit"));
	snprintf(key, sizeof(key), "%slength", p);
	json_get_number(j, key, INT32_MAX, &n->length);
	n->paragraph_sha256 = own_string(m, j, p, "paragraph");
	n->speaker = own_string(m, j, p, "speaker");
	n->role = own_string(m, j, p, "role");
	n->said = own_string(m, j, p, "said");
	n->how = own_string(m, j, p, "how");
	n->created = own_string(m, j, p, "created");
	n->modified = own_string(m, j, p, "modified");
	n->device = own_string(m, j, p, "device");
}

static bool
is_whole(const struct note *n)
{
	return id_is_sound(n->id) && stamp_is_sound(n->created) &&
	    (n->modified.len == 0 || stamp_is_sound(n->modified)) &&
	    stamp_device_is_sound(n->device);
}

static void
read_passage(struct import *m, const struct json *j)
{
	struct note n = { .id = keep(m, json_get_string(j, "id")),
		.exact = keep(m, json_get_string(j, "exact")),
		.prefix = keep(m, json_get_string(j, "prefix")),
		.suffix = keep(m, json_get_string(j, "suffix")),
		.label = keep(m, json_get_string(j, "label")),
		.body = keep(m, json_get_string(j, "body")) };

	json_get_number(j, "start", INT32_MAX, &n.start);
	json_get_number(j, "end", INT32_MAX, &n.end);
	read_own(m, &n, j, "");
	read_tags(m, &n, json_get(j, "tags"));
	n.source = read_source(m, json_get(j, "source"), "");
	add_note(m, &n, is_whole(&n));
}

/* ---- annotations --------------------------------------------------------------- */

/* One, or the first of several. */
static const struct json *
first_of(const struct json *j)
{
	return json_is_list(j) ? json_at(j, 0) : j;
}

static void
read_selector(struct import *m, struct note *n, const struct json *s)
{
	struct kutip_str type = json_get_string(s, "type");

	if (text_equal_c(type, "TextQuoteSelector") && n->exact.len == 0) {
		n->exact = keep(m, json_get_string(s, "exact"));
		n->prefix = keep(m, json_get_string(s, "prefix"));
		n->suffix = keep(m, json_get_string(s, "suffix"));
	} else if (text_equal_c(type, "TextPositionSelector")) {
		json_get_number(s, "start", INT32_MAX, &n->start);
		json_get_number(s, "end", INT32_MAX, &n->end);
	}
}

static void
read_target(struct import *m, struct note *n, const struct json *target)
{
	const struct json *s;

	target = first_of(target);
	s = json_get(target, "selector");
	if (json_is_list(s))
		for (size_t i = 0; i < json_count(s) && i < 16; i++)
			read_selector(m, n, json_at(s, i));
	else
		read_selector(m, n, s);
	if (n->source.url.len == 0)
		n->source.url = keep(m, json_get_string(target, "source"));
}

static void
read_body(struct import *m, struct note *n, struct kutip_str *tag,
    const struct json *b)
{
	struct kutip_str purpose = json_get_string(b, "purpose");
	struct kutip_str value = keep(m, json_is_map(b) ?
	    json_get_string(b, "value") : STR(""));

	if (value.len == 0)
		return;
	if (text_equal_c(purpose, "tagging") && n->tags < NOTES_TAGS)
		tag[n->tags++] = value;
	else if (text_equal_c(purpose, "classifying"))
		n->label = value;
	else if (!text_equal_c(purpose, "tagging") && n->body.len == 0)
		n->body = value;
}

static void
read_bodies(struct import *m, struct note *n, const struct json *body)
{
	struct kutip_str *tag = arena_alloc(&m->arena,
	    NOTES_TAGS * sizeof(*tag));

	if (tag == NULL)
		return;
	n->tag = tag;
	if (json_is_list(body))
		for (size_t i = 0; i < json_count(body) && i < 64; i++)
			read_body(m, n, tag, json_at(body, i));
	else
		read_body(m, n, tag, body);
}

/* "urn:uuid:0190…" */
static struct kutip_str
id_of(struct kutip_str iri)
{
	uint32_t at = iri.len;

	while (at > 0 && iri.ptr[at - 1] != ':')
		at--;
	return text_slice(iri, (struct kutip_span){ at, iri.len });
}

/* Hypothesis has the comment in "text", the address in "uri". */
static void
read_annotation(struct import *m, const struct json *j)
{
	const struct json *document = json_get(j, "document");
	struct note n = { .source.url = keep(m, json_get_string(j, "uri")),
		.source.title = keep(m, json_text(first_of(
		    json_get(document, "title")))) };

	if (json_has_string(j, "text")) {
		n.body = keep(m, json_get_string(j, "text"));
		read_tags(m, &n, json_get(j, "tags"));
	} else {
		read_bodies(m, &n, json_get(j, "body"));
	}
	if (!json_has_string(j, "kutip:kind")) {
		read_target(m, &n, json_get(j, "target"));
		add_note(m, &n, false);
		return;
	}
	n.id = keep(m, id_of(json_get_string(j, "id")));
	read_own(m, &n, j, "kutip:");
	n.source = read_source(m, json_get(j, "kutip:brief"), "kutip:");
	n.source.text_sha256 = own_string(m, j, "kutip:", "text");
	if (n.source.url.len == 0)
		n.source.url = STR(" ");	/* not the name of its bytes */
	read_target(m, &n, json_get(j, "target"));
	if (text_equal_c(n.source.url, " "))
		n.source.url = STR("");
	add_note(m, &n, is_whole(&n));
}

/* ---- highlights ------------------------------------------------------------------ */

/* The first of several names that has something; NULL ends them. */
static struct kutip_str
any_of(struct import *m, const struct json *j, const char *const *names)
{
	for (; *names; names++)
		if (json_get_string(j, *names).len)
			return keep(m, json_get_string(j, *names));
	return STR("");
}

static const char *const text_names[] = { "text", "highlight", "quote",
	"exact", NULL };
static const char *const note_names[] = { "note", "annotation", "comment",
	NULL };
static const char *const title_names[] = { "title", "readable_title",
	"book_title", NULL };
static const char *const url_names[] = { "source_url", "unique_url", "url",
	"uri", NULL };
static const char *const author_names[] = { "author", "authors", NULL };

static void
read_highlight(struct import *m, const struct json *j,
    const struct note_source *book)
{
	struct note n = { .exact = any_of(m, j, text_names),
		.body = any_of(m, j, note_names), .source = *book };
	struct kutip_str title = any_of(m, j, title_names);

	if (title.len)
		n.source.title = title;
	if (n.source.url.len == 0)
		n.source.url = any_of(m, j, url_names);
	read_tags(m, &n, json_get(j, "tags"));
	add_note(m, &n, false);
}

static void
read_row(struct import *m, const struct json *j)
{
	const struct json *inner = json_get(j, "highlights");
	struct note_source book = { .title = any_of(m, j, title_names),
		.byline = any_of(m, j, author_names),
		.url = any_of(m, j, url_names) };

	if (!json_is_list(inner))
		inner = json_get(j, "entries");
	if (json_is_list(inner)) {
		for (size_t i = 0; i < json_count(inner) && !is_full(m); i++)
			read_highlight(m, json_at(inner, i), &book);
	} else if (json_get(j, "target") != NULL) {
		read_annotation(m, j);
	} else if (json_has_string(j, "exact") && json_has_string(j, "kind")) {
		read_passage(m, j);
	} else {
		read_highlight(m, j, &book);
	}
}

/* ---- files ------------------------------------------------------------------------ */

static const struct json *
rows_of(const struct json *j)
{
	static const char *const names[] = { "passages", "items", "rows",
		"results", "documents", "books" };

	if (json_is_list(j))
		return j;
	if (json_is_map(json_get(j, "first")))
		j = json_get(j, "first");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (json_is_list(json_get(j, names[i])))
			return json_get(j, names[i]);
	return NULL;
}

static enum kutip_result
read_json(struct import *m, const char *name, struct kutip_str s,
    struct kutip_error *err)
{
	char why[JSON_WHY_MAX];
	struct json *j = json_parse_all(s, why);
	const struct json *rows;

	if (j == NULL)
		return error_set(err, KUTIP_FORMAT, name, 0, "%s", why);
	rows = rows_of(j);
	for (size_t i = 0; i < json_count(rows) && !is_full(m); i++)
		read_row(m, json_at(rows, i));
	if (rows == NULL && json_is_map(j))
		read_row(m, j);
	json_free(j);
	return KUTIP_OK;
}

static void
take_csv(void *context, const struct import_csv *row)
{
	struct import *m = context;
	struct note n = { .exact = keep(m, row->text),
		.body = keep(m, row->note), .label = keep(m, row->label),
		.source = { .title = keep(m, row->title),
		    .url = keep(m, row->url) } };
	struct kutip_str *tag = arena_alloc(&m->arena,
	    NOTES_TAGS * sizeof(*tag));

	for (uint32_t i = 0; tag && i < row->tags; i++)
		tag[n.tags++] = keep(m, row->tag[i]);
	n.tag = tag;
	add_note(m, &n, false);
}

enum kutip_result
import_read(struct import *m, const char *name, struct kutip_str s,
    struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;
	struct kutip_str begin;

	if (text_begins(s, STR("\xEF\xBB\xBF")))
		s = text_slice(s, (struct kutip_span){ 3, s.len });
	begin = text_trim(s);
	if (text_begins(begin, STR("{")) || text_begins(begin, STR("[")))
		r = read_json(m, name, s, err);
	else if (text_valid(s.ptr, s.len) != s.len ||
	    !import_csv(s, take_csv, m))
		r = error_set(err, KUTIP_FORMAT, name, 0,
		    "is no JSON and no table with a column for the words "
		    "(highlight, quote or text)");
	if (r != KUTIP_OK)
		return r;
	if (m->arena.failed)
		return error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to read it");
	return m->rows.n == 0 && m->left[0].n == 0 ? error_set(err, KUTIP_FORMAT, name, 0,
	    "there are no notes in it that are known here") : KUTIP_OK;
}

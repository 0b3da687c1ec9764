/*
 * export_qda.c - REFI-QDA 1.5 (qdasoftware.org): a codebook (.qdc) and a
 * project (.qdpx) for NVivo, ATLAS.ti, MAXQDA, QualCoder.
 *
 * What becomes what:
 *
 *	brief			TextSource, its text in sources/GUID.txt
 *	passage			PlainTextSelection, [start, end) in code points
 *	label, tag, agenda	Code under a Code that cannot be coded with
 *	direct, indirect, mark	Code
 *	speaker			Case with the selections that it says
 *	note			Note, referred to by the selection
 *	title, date, place …	Variables of the source
 *
 * A project is a zip of project.qde and the sources.  Texts are UTF-8 with LF
 * and without a mark, a control character is U+FFFD, so positions hold (line
 * ends are where programs fell apart: QualCoder issue 37).  GUIDs come from
 * names and places: the same passages give the same bytes.
 */
#include "export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "export_fact.h"
#include "sha256.h"
#include "stamp.h"
#include "text.h"

#define GUID_MAX 37

enum group { GROUP_PASSAGE, GROUP_LABEL, GROUP_TAG, GROUP_AGENDA, GROUPS };

static const char *const group_names[GROUPS] = {
	"Passages", "Labels", "Tags", "Agenda"
};

/* ---- names ------------------------------------------------------------------ */

/* A GUID of a kind and a name (RFC 9562, version 8: of one's own making). */
static void
guid_of(const char *kind, struct kutip_str name, char out[GUID_MAX])
{
	struct buf all = { 0 };
	char hex[SHA256_HEX];
	uint32_t at = 0;

	buf_printf(&all, "%s:", kind);
	buf_str(&all, name);
	sha256_hex(all.ptr ? all.ptr : "", all.len, hex);
	buf_free(&all);
	hex[12] = '8';
	hex[16] = 'a';
	for (uint32_t i = 0; i < 32; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			out[at++] = '-';
		out[at++] = hex[i];
	}
	out[at] = '\0';
}

static void
put_guid(struct buf *out, const char *attribute, const char *kind,
    struct kutip_str name)
{
	char guid[GUID_MAX];

	guid_of(kind, name, guid);
	buf_printf(out, " %s=\"%s\"", attribute, guid);
}

static void
put_attribute(struct buf *out, const char *name, struct kutip_str s)
{
	struct buf line = { 0 };

	export_put_line(&line, s);
	buf_printf(out, " %s=\"", name);
	export_put_html(out, buf_as_str(&line));
	buf_putc(out, '"');
	out->failed |= line.failed;
	buf_free(&line);
}

static void
put_element(struct buf *out, const char *name, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_printf(out, "<%s>", name);
	export_put_html(out, s);
	buf_printf(out, "</%s>", name);
}

/* ---- codes ------------------------------------------------------------------ */

struct code { enum group group; struct kutip_str name; };

struct codes { struct arena arena; struct vec rows; };

static struct kutip_str
passage_code(const struct passage *row)
{
	return row->kind == PASSAGE_MARK && row->said.len == 0 ? STR("mark") :
	    text_equal_c(row->said, "direct") ? STR("direct speech") :
	    STR("indirect speech");
}

/* Calls take for every code of a passage. */
static void
each_code(const struct passage *row, void *context,
    void (*take)(void *context, struct code))
{
	take(context, (struct code){ GROUP_PASSAGE, passage_code(row) });
	if (row->label.len)
		take(context, (struct code){ GROUP_LABEL, row->label });
	for (uint32_t i = 0; i < row->tags; i++)
		take(context, (struct code){ GROUP_TAG, row->tag[i] });
	for (uint32_t i = 0; i < row->items; i++)
		take(context, (struct code){ GROUP_AGENDA, row->item[i] });
}

static void
take_code(void *context, struct code code)
{
	*(struct code *)vec_push(context) = code;
}

static int
by_code(const void *a, const void *b)
{
	const struct code *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return text_compare(x->name, y->name);
}

/* All codes, each once, by group and name. */
static void
collect_codes(const struct passages *p, struct codes *c)
{
	struct code *row;
	uint32_t kept = 0;

	*c = (struct codes){ 0 };
	vec_init(&c->rows, &c->arena, sizeof(struct code));
	for (uint32_t i = 0; i < p->rows.n; i++)
		each_code(passage_at(p, i), &c->rows, take_code);
	row = c->rows.rows;
	if (c->rows.n > 1)
		qsort(row, c->rows.n, sizeof(*row), by_code);
	for (uint32_t i = 0; i < c->rows.n; i++)
		if (kept == 0 || by_code(&row[kept - 1], &row[i]) != 0)
			row[kept++] = row[i];
	c->rows.n = kept;
}

static void
put_codes(struct buf *out, const struct codes *c)
{
	const struct code *row = c->rows.rows;

	buf_puts(out, "<Codes>\n");
	for (uint32_t i = 0; i < c->rows.n; i++) {
		const char *group = group_names[row[i].group];

		if (i == 0 || row[i].group != row[i - 1].group) {
			buf_puts(out, i ? "</Code>\n<Code" : "<Code");
			put_guid(out, "guid", "group", text_of(group));
			buf_printf(out, " name=\"%s\" isCodable=\"false\">\n",
			    group);
		}
		buf_puts(out, "<Code");
		put_guid(out, "guid", group, row[i].name);
		put_attribute(out, "name", row[i].name);
		buf_puts(out, " isCodable=\"true\"/>\n");
	}
	buf_puts(out, c->rows.n ? "</Code>\n</Codes>\n" :
	    "<Code guid=\"00000000-0000-8000-a000-000000000000\" "
	    "name=\"Passages\" isCodable=\"false\"/>\n</Codes>\n");
}

void
export_qdc(const struct passages *p, struct buf *out)
{
	struct codes codes;

	collect_codes(p, &codes);
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook "
	    "xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"kutip "
	    KUTIP_VERSION "\">\n");
	put_codes(out, &codes);
	buf_puts(out, "</CodeBook>\n");
	out->failed |= codes.arena.failed;
	arena_free(&codes.arena);
}

/* ---- speakers ---------------------------------------------------------------- */

static int
by_speaker(const void *a, const void *b)
{
	const struct passage *x = *(const struct passage *const *)a;
	const struct passage *y = *(const struct passage *const *)b;
	int order = text_compare(x->speaker, y->speaker);

	return order ? order : text_compare(x->id, y->id);
}

/* The passages by speaker, those of nobody first; in the arena. */
static const struct passage **
sorted_speakers(const struct passages *p, struct arena *arena)
{
	const struct passage **row = arena_alloc(arena,
	    (p->rows.n + 1) * sizeof(*row));

	for (uint32_t i = 0; row && i < p->rows.n; i++)
		row[i] = passage_at(p, i);
	if (row && p->rows.n > 1)
		qsort(row, p->rows.n, sizeof(*row), by_speaker);
	return row;
}

static void
put_cases(struct buf *out, const struct passages *p, struct arena *arena)
{
	const struct passage **row = sorted_speakers(p, arena);
	bool open = false;

	for (uint32_t i = 0; row && i < p->rows.n; i++) {
		if (row[i]->speaker.len == 0)
			continue;
		if (i == 0 || !text_equal(row[i]->speaker,
		    row[i - 1]->speaker)) {
			buf_puts(out, open ? "</Case>\n<Case" :
			    "<Cases>\n<Case");
			put_guid(out, "guid", "speaker", row[i]->speaker);
			put_attribute(out, "name", row[i]->speaker);
			buf_putc(out, '>');
			put_element(out, "Description", row[i]->role);
			open = true;
		}
		buf_puts(out, "<SelectionRef");
		put_guid(out, "targetGUID", "passage", row[i]->id);
		buf_puts(out, "/>");
	}
	buf_puts(out, open ? "</Case>\n</Cases>\n" : "");
}

/* ---- sources ------------------------------------------------------------------ */

static const char *const variables[] = { "source", "author", "date", "place",
	"url", "lang", "file" };

#define VARIABLES (sizeof(variables) / sizeof(variables[0]))

static void
put_variables(struct buf *out)
{
	buf_puts(out, "<Variables>\n");
	for (size_t i = 0; i < VARIABLES; i++) {
		buf_puts(out, "<Variable");
		put_guid(out, "guid", "variable", text_of(variables[i]));
		put_attribute(out, "name", text_of(variables[i]));
		buf_puts(out, " typeOfVariable=\"Text\"/>\n");
	}
	buf_puts(out, "</Variables>\n");
}

static void
put_values(struct buf *out, const struct passage *row,
    const struct note_source *s)
{
	for (size_t i = 0; i < VARIABLES; i++) {
		struct kutip_str value =
		    export_fact(text_of(variables[i]))->get(row, s);

		if (value.len == 0)
			continue;
		buf_puts(out, "<VariableValue><VariableRef");
		put_guid(out, "targetGUID", "variable", text_of(variables[i]));
		buf_puts(out, "/>");
		put_element(out, "TextValue", value);
		buf_puts(out, "</VariableValue>\n");
	}
}

static void
put_time(struct buf *out, const char *name, struct kutip_str clock)
{
	if (clock.len < STAMP_TIME)
		return;
	clock.len = STAMP_TIME;
	put_attribute(out, name, clock);
}

static void
put_user(struct buf *out, const char *attribute)
{
	put_guid(out, attribute, "user", STR("reader"));
}

struct coding { struct buf *out; const struct passage *row; };

static void
put_coding(void *context, struct code code)
{
	const struct coding *c = context;
	struct buf name = { 0 };

	buf_printf(&name, "%.*s/%s/%.*s", (int)c->row->id.len, c->row->id.ptr,
	    group_names[code.group], (int)code.name.len, code.name.ptr);
	buf_puts(c->out, "<Coding");
	put_guid(c->out, "guid", "coding", buf_as_str(&name));
	put_user(c->out, "creatingUser");
	buf_puts(c->out, "><CodeRef");
	put_guid(c->out, "targetGUID", group_names[code.group], code.name);
	buf_puts(c->out, "/></Coding>\n");
	buf_free(&name);
}

static void
put_selection(struct buf *out, const struct passage *row)
{
	struct coding coding = { out, row };

	buf_puts(out, "<PlainTextSelection");
	put_guid(out, "guid", "passage", row->id);
	if (row->speaker.len)
		put_attribute(out, "name", row->speaker);
	buf_printf(out, " startPosition=\"%u\" endPosition=\"%u\"",
	    row->now.start, row->now.end);
	put_user(out, "creatingUser");
	put_time(out, "creationDateTime", row->created);
	put_time(out, "modifiedDateTime", row->modified);
	buf_puts(out, ">\n");
	put_element(out, "Description", row->body);
	each_code(row, &coding, put_coding);
	if (row->body.len) {
		buf_puts(out, "<NoteRef");
		put_guid(out, "targetGUID", "note", row->id);
		buf_puts(out, "/>");
	}
	buf_puts(out, "</PlainTextSelection>\n");
}

static void
begin_source(struct buf *out, const struct passage_source *s)
{
	struct kutip_str id = text_of(s->id);
	char guid[GUID_MAX];

	guid_of("brief", id, guid);
	buf_printf(out, "<TextSource guid=\"%s\"", guid);
	put_attribute(out, "name", passage_title(&s->is));
	buf_printf(out, " plainTextPath=\"internal://%s.txt\"", guid);
	put_user(out, "creatingUser");
	buf_puts(out, ">\n");
}

static int
by_source(const void *a, const void *b)
{
	const struct passage *x = *(const struct passage *const *)a;
	const struct passage *y = *(const struct passage *const *)b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->now.start != y->now.start)
		return x->now.start < y->now.start ? -1 : 1;
	return text_compare(x->id, y->id);
}

/* Text without controls, with as many code points as it had. */
static struct kutip_str
text_of_source(struct arena *arena, struct kutip_str s)
{
	struct buf clean = { 0 };
	struct kutip_str kept;
	uint32_t run = 0, at = 0;

	while (at < s.len) {
		uint32_t before = at, c = text_step(s, &at);

		if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F) ||
		    c > 0x9F)
			continue;
		buf_add(&clean, s.ptr + run, before - run);
		buf_puts(&clean, "\xEF\xBF\xBD");
		run = at;
	}
	buf_add(&clean, s.ptr + run, s.len - run);
	kept = arena_str(arena, clean.ptr ? clean.ptr : "", clean.len);
	arena->failed |= clean.failed;
	buf_free(&clean);
	return kept;
}

struct project {
	const struct passages *p;
	struct arena arena;
	struct vec files;		/* struct archive_file */
	const struct passage **row;	/* by source and place */
	struct buf *out;
};

static void
add_file(struct project *j, const struct passage_source *s)
{
	struct archive_file *f = vec_push(&j->files);
	char guid[GUID_MAX], name[GUID_MAX + 16];
	int len;

	guid_of("brief", text_of(s->id), guid);
	len = snprintf(name, sizeof(name), "sources/%s.txt", guid);
	f->name = arena_text(&j->arena, name, (size_t)len);
	f->bytes = text_of_source(&j->arena, s->text);
}

static void
put_sources(struct project *j)
{
	const struct passage *const *row = j->row;
	uint32_t n = j->p->rows.n;

	buf_puts(j->out, n ? "<Sources>\n" : "");
	for (uint32_t i = 0; i < n; i++) {
		const struct passage_source *s =
		    passage_source_at(j->p, row[i]->source);

		if (i == 0 || row[i]->source != row[i - 1]->source) {
			begin_source(j->out, s);
			add_file(j, s);
		}
		put_selection(j->out, row[i]);
		if (i + 1 == n || row[i + 1]->source != row[i]->source) {
			put_values(j->out, row[i], &s->is);
			buf_puts(j->out, "</TextSource>\n");
		}
	}
	buf_puts(j->out, n ? "</Sources>\n" : "");
}

static void
put_notes(struct project *j)
{
	bool open = false;

	for (uint32_t i = 0; i < j->p->rows.n; i++) {
		const struct passage *row = j->row[i];

		if (row->body.len == 0)
			continue;
		buf_puts(j->out, open ? "<Note" : "<Notes>\n<Note");
		put_guid(j->out, "guid", "note", row->id);
		put_attribute(j->out, "name", STR("Note"));
		put_user(j->out, "creatingUser");
		buf_puts(j->out, ">");
		put_element(j->out, "PlainTextContent", row->body);
		buf_puts(j->out, "</Note>\n");
		open = true;
	}
	buf_puts(j->out, open ? "</Notes>\n" : "");
}

static void
put_project(struct project *j)
{
	struct codes codes;

	collect_codes(j->p, &codes);
	buf_puts(j->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project "
	    "xmlns=\"urn:QDA-XML:project:1.0\" name=\"Quotes and notes\" "
	    "origin=\"kutip " KUTIP_VERSION "\"");
	put_user(j->out, "creatingUserGUID");
	buf_puts(j->out, ">\n<Users>\n<User");
	put_user(j->out, "guid");
	buf_puts(j->out, " name=\"reader\"/>\n</Users>\n<CodeBook>\n");
	put_codes(j->out, &codes);
	buf_puts(j->out, "</CodeBook>\n");
	put_variables(j->out);
	put_cases(j->out, j->p, &j->arena);
	put_sources(j);
	put_notes(j);
	buf_puts(j->out, "</Project>\n");
	j->out->failed |= codes.arena.failed;
	arena_free(&codes.arena);
}

/* What has no place in a text cannot be coded there. */
bool
export_qdpx_refuses(const struct passage *row)
{
	return row->state == NOTE_ORPHAN || !row->at_hand;
}

void
export_qdpx(const struct passages *p, struct buf *out)
{
	struct buf xml = { 0 };
	struct project j = { .p = p, .out = &xml };

	vec_init(&j.files, &j.arena, sizeof(struct archive_file));
	vec_push(&j.files);
	j.row = arena_alloc(&j.arena, (p->rows.n + 1) * sizeof(*j.row));
	for (uint32_t i = 0; j.row && i < p->rows.n; i++)
		j.row[i] = passage_at(p, i);
	if (j.row && p->rows.n > 1)
		qsort(j.row, p->rows.n, sizeof(*j.row), by_source);
	if (j.row)
		put_project(&j);
	((struct archive_file *)j.files.rows)[0] =
	    (struct archive_file){ "project.qde", buf_as_str(&xml) };
	if (xml.failed || j.arena.failed ||
	    !archive_zip(j.files.rows, j.files.n, out))
		out->failed = true;
	buf_free(&xml);
	arena_free(&j.arena);
}

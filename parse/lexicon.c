/*
 * lexicon.c - word lists compiled into an image.  See lexicon.h.
 *
 * What a list's file is called says its kind; what its columns are called says
 * what they hold.  One table below knows both, so a new list is a row.
 *
 * The built-in lists are compiled when kutip is built, and the first error ends
 * that.  A user's own are compiled when kutip starts: a row that cannot be
 * understood is reported and stepped over, and the rest is used.
 */
#include "lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "file.h"
#include "fold.h"
#include "limits.h"
#include "rule.h"
#include "text.h"
#include "unicode.h"

#define COLUMNS_MAX  16

static const char *const lang_names[LANGS] = {
	"id", "ms", "en", "tl", "vi", "th", "km", "lo", "my", "zh", "ta",
	"pt", "tet"
};

static const struct list {
	const char *file;
	const char *sub_column;		/* NULL: the list has no kinds */
	const char *subs[18];		/* in the order of the enum, then NULL */
} lists[LEX_KINDS] = {
	[LEX_CUE] = { "cues.tsv", "kind", { "say", "write", "think", "touch",
	    "source", "passive", "trap", "bare", "bid",
	    "ending", "converb" } },
	[LEX_PARTICLE] = { "particles.tsv", "kind", { "that", "person", "body",
	    "subject", "also", "not", "new", "word", "agent", "case",
	    "relative", "plural", "to", "topic", "noun" } },
	[LEX_PRONOUN] = { "pronouns.tsv", "kind", { "person", "plural", "self",
	    "standin", "thing" } },
	[LEX_HONORIFIC] = { "honorifics.tsv", "kind", { "before", "after",
	    "inside", "word", "weak" } },
	[LEX_ROLE] = { "roles.tsv", "kind", { "before", "after", "name",
	    "unnamed", "calling" } },
	[LEX_BODY] = { "bodies.tsv", "kind", { "head", "tail", "alone",
	    "inside", "document", "weak",
	    "none", "medium" } },
	[LEX_JOINT] = { "joints.tsv", "kind", { "link", "prep",
	    "article", "demonstrative", "relative", "of", "and", "opens",
	    "closes", "scene", "be", "by" } },
	[LEX_COMMON] = { "common.tsv", NULL, { 0 } },
	[LEX_ORDINARY] = { "ordinary.tsv", NULL, { 0 } },
	[LEX_GIVEN] = { "given.tsv", NULL, { 0 } },
	[LEX_GENDER] = { "genders.tsv", "kind", { "he", "she" } },
	[LEX_THEME] = { "themes.tsv", NULL, { 0 } },
	[LEX_FURNITURE] = { "furniture.tsv", "match", { "line", "prefix" } },
	[LEX_BYLINE] = { "bylines.tsv", NULL, { 0 } },
	[LEX_MARK] = { "marks.tsv", NULL, { 0 } },
	[LEX_DATE] = { "dates.tsv", "kind", { "month", "weekday", "zone", "era",
	    "am", "pm", "word" } },
	[LEX_PLACE] = { "places.tsv", "kind", { "city", "province",
	    "at", "thing",
	    "money" } },
	[LEX_REGION] = { "regions.tsv", NULL, { 0 } },
	[LEX_CITY] = { "cities.tsv", NULL, { 0 } },
	[LEX_AGENDA] = { "agenda.tsv", NULL, { 0 } },
	[LEX_ACTOR] = { "actors.tsv", "type", { "person", "organisation",
	    "state" } },
	[LEX_SUBJECT] = { "subjects.tsv", NULL, { 0 } },
};

static const char *const frame_names[] = {
	"SCQ", "QCS", "QSC", "CSQ", "QC", "CQ", "HCQ"
};

struct ending {				/* of verbs that are written as stems */
	struct kutip_str form;
	bool converb;
};

struct compiler {
	struct arena arena;
	struct vec   pending;		/* struct lex_pending */
	struct vec   entries;		/* struct lex_entry */
	struct vec   endings;		/* struct ending: of the file being read */
	struct buf   strings;
	const char  *folder;
	const struct error_reporter *own;	/* NULL: the first error ends it */
	struct kutip_error *err;
	enum kutip_result result;
};

/* The file being read. */
struct table {
	const char *path;
	uint32_t line;
	enum lex_kind kind;
	uint32_t langs;
	uint8_t folder;			/* language of it, as in lex_entry */
	struct kutip_str column[COLUMNS_MAX];	/* names */
	uint32_t columns;
};

uint32_t
lexicon_lang(struct kutip_str name)
{
	for (uint32_t i = 0; i < LANGS; i++)
		if (text_equal_c(name, lang_names[i]))
			return 1u << i;
	return 0;
}

const char *
lexicon_lang_name(uint32_t bit)
{
	for (uint32_t i = 0; i < LANGS; i++)
		if (bit == 1u << i)
			return lang_names[i];
	return "";
}

/* ---- cells ------------------------------------------------------------ */

/* The part of s before the next sep, cut off s. */
static struct kutip_str
next_part(struct kutip_str *s, char sep)
{
	const char *p = s->len ? memchr(s->ptr, sep, s->len) : NULL;
	struct kutip_str part = *s;

	if (p == NULL) {
		s->ptr += s->len;
		s->len = 0;
		return part;
	}
	part.len = (uint32_t)(p - s->ptr);
	s->ptr = p + 1;
	s->len -= part.len + 1;
	return part;
}

static struct kutip_str
cell_of(const struct table *t, struct kutip_str row, const char *column)
{
	for (uint32_t i = 0; i < t->columns; i++) {
		struct kutip_str cell = next_part(&row, '\t');

		if (text_equal_c(t->column[i], column))
			return text_trim(cell);
	}
	return STR("");
}

static uint32_t
add_string(struct compiler *c, struct kutip_str s)
{
	uint32_t at = (uint32_t)c->strings.len;

	buf_str(&c->strings, s);
	buf_putc(&c->strings, '\0');
	return at;
}

/* What is wrong with a line ends the compiling of our lists; a user's own go on
 * behind it. */
static bool
refuse(struct compiler *c, enum kutip_result result, const char *path,
    uint32_t line, const char *why)
{
	struct kutip_error err = { 0 };

	error_set(&err, result, path, line, "%s", why);
	if (c->own != NULL) {
		c->own->report(c->own->context, &err);
		return false;
	}
	c->result = result;
	if (c->err != NULL)
		*c->err = err;
	return false;
}

static bool
complain(struct compiler *c, const struct table *t, const char *what,
    struct kutip_str cell)
{
	char why[200];
	size_t len = text_valid(cell.ptr, cell.len < 80 ? cell.len : 80);

	snprintf(why, sizeof(why), "%s \"%.*s\"%s", what, (int)len, cell.ptr,
	    c->own ? "; the line is not used" : "");
	return refuse(c, KUTIP_FORMAT, t->path, t->line, why);
}

/* ---- forms ------------------------------------------------------------ */

static void
add_form(struct compiler *c, struct kutip_str form, uint32_t entry,
    enum lex_kind kind, uint32_t langs, uint8_t flags)
{
	struct kutip_str key;
	struct lex_pending *p;

	form = text_trim(form);
	if (form.len == 0)
		return;
	key = fold_text(&c->arena, form).text;
	if (key.len == 0)
		return;
	p = vec_push(&c->pending);
	*p = (struct lex_pending){ key, { .entry = entry, .kind = (uint8_t)kind,
	    .langs = (uint16_t)langs,
	    .flags = flags | lexicon_case(form) } };
}

/* "id,ms:~pendidikan": languages before the first colon, if those are all
 * names of languages; marks; the form. */
static void
add_item(struct compiler *c, struct kutip_str item, uint32_t entry,
    enum lex_kind kind, uint32_t langs)
{
	uint32_t colon = text_find(item, STR(":"), 0), set = 0;
	uint8_t flags = 0;

	if (colon != KUTIP_NONE) {
		struct kutip_str names = { item.ptr, colon };
		bool all = names.len > 0;

		while (names.len > 0) {
			uint32_t bit = lexicon_lang(next_part(&names, ','));

			all = all && bit != 0;
			set |= bit;
		}
		if (all) {
			langs = set;
			item.ptr += colon + 1;
			item.len -= colon + 1;
		}
	}
	while (item.len > 0 && (item.ptr[0] == '~' || item.ptr[0] == '!')) {
		flags |= item.ptr[0] == '~' ? LEX_WEAK : LEX_DOUBT;
		item.ptr++;
		item.len--;
	}
	add_form(c, item, entry, kind, langs, flags);
}

/* "ပြောကြား+": a stem and every ending of its file.  With a converb ("ပြီး",
 * having said) the sentence goes on, so that form only counts at its mark. */
static void
add_stem(struct compiler *c, struct kutip_str stem, uint32_t entry,
    uint32_t converb, const struct table *t)
{
	const struct ending *e = c->endings.rows;

	for (uint32_t i = 0; i < c->endings.n; i++) {
		uint32_t len = stem.len + e[i].form.len;
		char *form = arena_alloc(&c->arena, len + 1);

		if (form == NULL)
			return;
		memcpy(form, stem.ptr, stem.len);
		memcpy(form + stem.len, e[i].form.ptr, e[i].form.len);
		add_form(c, (struct kutip_str){ form, len }, e[i].converb ?
		    converb : entry, t->kind, t->langs, 0);
	}
}

/* ---- rows ------------------------------------------------------------- */

static bool
read_sub(struct compiler *c, const struct table *t, struct kutip_str row,
    struct lex_entry *e)
{
	const struct list *list = &lists[t->kind];
	struct kutip_str cell;

	if (list->sub_column == NULL)
		return true;
	cell = cell_of(t, row, list->sub_column);
	for (uint8_t i = 0; list->subs[i] != NULL; i++) {
		if (text_equal_c(cell, list->subs[i])) {
			e->sub = i;
			return true;
		}
	}
	return complain(c, t, "no such kind in this list:", cell);
}

static bool
read_frames(struct compiler *c, const struct table *t, struct kutip_str row,
    struct lex_entry *e)
{
	struct kutip_str cell = cell_of(t, row, "frames");

	while (cell.len > 0) {
		struct kutip_str part = text_trim(next_part(&cell, ','));
		uint32_t i = 0, n = sizeof(frame_names) / sizeof(*frame_names);

		while (i < n && !text_equal_c(part, frame_names[i]))
			i++;
		if (i == n)
			return complain(c, t, "no such frame:", part);
		e->frames |= (uint16_t)(1u << i);
	}
	return true;
}

static bool
read_row(struct compiler *c, const struct table *t, struct kutip_str row)
{
	struct lex_entry e = { .kind = (uint8_t)t->kind, .line = t->line,
	    .folder = t->folder };
	struct kutip_str form = cell_of(t, row, "form");
	struct kutip_str forms = cell_of(t, row, "forms");
	struct kutip_str name = cell_of(t, row, "name");
	struct kutip_str id = cell_of(t, row, "id");
	struct kutip_str country = cell_of(t, row, "country");
	struct kutip_str value = cell_of(t, row, "value");
	uint32_t number = c->entries.n;

	if (form.len == 0 && forms.len == 0 && name.len == 0)
		return complain(c, t, "no form in this row:", row);
	if (!read_sub(c, t, row, &e) || !read_frames(c, t, row, &e))
		return false;
	if (t->kind == LEX_CUE && e.sub >= CUE_ENDING) {
		*(struct ending *)vec_push(&c->endings) = (struct ending){
		    form, e.sub == CUE_CONVERB };
		return true;
	}
	if (t->kind == LEX_CITY)
		e.sub = text_equal_c(cell_of(t, row, "feature"), "PPLC") ?
		    CITY_CAPITAL : CITY_OTHER;
	e.name = add_string(c, name.len ? name : form);
	e.id = id.len ? add_string(c, id) : e.name;
	e.value = lexicon_value(value.len ? value : cell_of(t, row, "population"));
	e.lat = (float)lexicon_number(cell_of(t, row, "lat"));
	e.lon = (float)lexicon_number(cell_of(t, row, "lon"));
	if (country.len > 0 && country.len < sizeof(e.country))
		memcpy(e.country, country.ptr, country.len);
	*(struct lex_entry *)vec_push(&c->entries) = e;
	if (t->kind == LEX_CUE && form.len > 0 &&
	    form.ptr[form.len - 1] == '+') {
		form.len--;
		e.sub = CUE_TOUCH;
		*(struct lex_entry *)vec_push(&c->entries) = e;
		add_stem(c, form, number, number + 1, t);
	} else {
		add_form(c, form, number, t->kind, t->langs, 0);
	}
	while (forms.len > 0)
		add_item(c, next_part(&forms, '|'), number, t->kind, t->langs);
	return true;
}

static void
read_header(struct table *t, struct kutip_str row)
{
	while (row.len > 0 && t->columns < COLUMNS_MAX)
		t->column[t->columns++] = text_trim(next_part(&row, '\t'));
}

static bool
read_table(struct compiler *c, struct table *t, struct kutip_str s)
{
	while (s.len > 0) {
		struct kutip_str row = next_part(&s, '\n');

		t->line++;
		if (c->own != NULL && t->line > LIMIT_LIST_LINES)
			return refuse(c, KUTIP_TOO_LARGE, t->path, t->line,
			    "list longer than 200,000 lines; the rest of it "
			    "is not used");
		if (text_valid(row.ptr, row.len) != row.len)
			refuse(c, KUTIP_ENCODING, t->path, t->line,
			    "line is not UTF-8, save the file as UTF-8; it "
			    "is not used");
		else if (text_trim(row).len == 0 || row.ptr[0] == '#')
			continue;
		else if (t->columns == 0)
			read_header(t, row);
		else
			read_row(c, t, row);
		if (c->result != KUTIP_OK)
			return false;
	}
	return true;
}

/* ---- states ----------------------------------------------------------- */

/* The entry with an id among those of a kind, or KUTIP_NONE. */
static uint32_t
find_entry(const struct compiler *c, enum lex_kind kind, const char *id)
{
	const struct lex_entry *e = c->entries.rows;

	for (uint32_t i = 0; i < c->entries.n; i++)
		if (e[i].kind == kind &&
		    strcmp(c->strings.ptr + e[i].id, id) == 0)
			return i;
	return KUTIP_NONE;
}

static uint32_t
state_entry(struct compiler *c, const char region[3])
{
	char id[] = "state-xx";
	struct buf name = { 0 };
	struct lex_entry e = { .kind = LEX_ACTOR, .sub = ACTOR_STATE };
	uint32_t number;

	id[6] = (char)text_lower((unsigned char)region[0]);
	id[7] = (char)text_lower((unsigned char)region[1]);
	number = find_entry(c, LEX_ACTOR, id);
	if (number != KUTIP_NONE || !unicode_region("en", region, &name)) {
		buf_free(&name);
		return number;
	}
	e.id = add_string(c, text_of(id));
	e.name = add_string(c, buf_as_str(&name));
	memcpy(e.country, region, 2);
	buf_free(&name);
	number = c->entries.n;
	*(struct lex_entry *)vec_push(&c->entries) = e;
	return number;
}

/* What each language calls the states of the world: CLDR knows, through ICU. */
static void
add_states(struct compiler *c)
{
	char region[3] = "AA";
	struct buf name = { 0 };

	for (int i = 0; i < 26 * 26; i++) {
		uint32_t number;

		region[0] = (char)('A' + i / 26);
		region[1] = (char)('A' + i % 26);
		number = state_entry(c, region);
		for (uint32_t k = 0; number != KUTIP_NONE && k < LANGS; k++) {
			buf_clear(&name);
			if (unicode_region(lang_names[k], region, &name))
				add_form(c, buf_as_str(&name), number,
				    LEX_ACTOR, 1u << k, 0);
		}
	}
	buf_free(&name);
}

/* ---- files ------------------------------------------------------------ */

/* "…/id/cues.tsv": the list by the file's name, the language by its folder. */
static bool
table_of(struct table *t, const char *path)
{
	const char *file = strrchr(path, '/'), *folder;

	file = file ? file + 1 : path;
	for (t->kind = 0; t->kind < LEX_KINDS; t->kind++)
		if (strcmp(lists[t->kind].file, file) == 0)
			break;
	if (t->kind == LEX_KINDS)
		return false;
	folder = file;
	while (folder > path + 1 && folder[-2] != '/')
		folder--;
	if (folder > path)
		folder--;
	t->path = path;
	t->folder = 0;
	t->langs = file - folder > 1 ? lexicon_lang((struct kutip_str){ folder,
	    (uint32_t)(file - folder - 1) }) : 0;
	while (t->langs != 0 && t->langs >> t->folder != 0)
		t->folder++;
	if (t->langs == 0)
		t->langs = LANG_ANY;
	return true;
}

/* A file of a user's that is no list of ours would do nothing, and its owner
 * would wonder why. */
static void
report_stranger(struct compiler *c, const char *path)
{
	char why[400] = "is no list that kutip knows; they are called";

	if (c->own == NULL || !text_ends(text_of(path), STR(".tsv")) ||
	    text_ends(text_of(path), STR("/" RULES_FILE)))
		return;
	for (uint32_t i = 0; i < LEX_KINDS; i++) {
		size_t len = strlen(why);

		snprintf(why + len, sizeof(why) - len, " %s", lists[i].file);
	}
	refuse(c, KUTIP_FORMAT, path, 0, why);
}

static bool
compile_file(void *context, const char *path)
{
	struct compiler *c = context;
	struct table t = { 0 };
	struct buf bytes = { 0 };
	struct kutip_error err = { 0 };
	enum kutip_result r;

	if (!table_of(&t, path)) {
		report_stranger(c, path);
		return true;
	}
	vec_init(&c->endings, &c->arena, sizeof(struct ending));
	r = file_read(path, LIMIT_FILE_BYTES, &bytes, &err);
	if (r != KUTIP_OK)
		refuse(c, r, path, 0, err.message);
	else
		read_table(c, &t, buf_as_str(&bytes));
	buf_free(&bytes);
	return c->result == KUTIP_OK;
}

/* ---- compiling --------------------------------------------------------- */

static enum kutip_result
compile(const char *folder, bool states, const struct error_reporter *own,
    struct buf *out, struct kutip_error *err)
{
	struct compiler c = { .folder = folder, .own = own, .err = err };
	struct lex_parts parts = { &c.pending, &c.entries, &c.strings };
	enum kutip_result r;

	vec_init(&c.pending, &c.arena, sizeof(struct lex_pending));
	vec_init(&c.entries, &c.arena, sizeof(struct lex_entry));
	r = file_walk(folder, compile_file, &c, err);
	if (r == KUTIP_OK)
		r = c.result;
	if (r == KUTIP_OK && states)
		add_states(&c);
	if (r == KUTIP_OK)
		lexicon_put_image(&parts, out);
	if (r == KUTIP_OK &&
	    (c.arena.failed || out->failed || c.strings.failed))
		r = error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left for the word lists");
	buf_free(&c.strings);
	arena_free(&c.arena);
	return r;
}

enum kutip_result
lexicon_compile(const char *folder, bool states, struct buf *out,
    struct kutip_error *err)
{
	return compile(folder, states, NULL, out, err);
}

enum kutip_result
lexicon_compile_own(const char *folder, const struct error_reporter *own,
    struct buf *out, struct kutip_error *err)
{
	return compile(folder, false, own, out, err);
}

const char *
lexicon_file(enum lex_kind kind)
{
	return lists[kind].file;
}

/*
 * run.c - the parser's rules are prose with examples; this runs the examples.
 *
 *	build/release/tests/spec/run tests/spec/quotes.md ...
 *
 * README.md beside this file says how an example is written.  Each example is
 * read in this process through kutip.h.  One that does not hold is shown with
 * file and line, what was expected and what was found.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "file.h"
#include "kutip.h"
#include "limits.h"
#include "text.h"

#define FIELDS_MAX 4
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct row {				/* "direct | words | speaker | by" */
	struct kutip_str fields[FIELDS_MAX];
	uint32_t n;			/* fields that are given */
};

struct rows {				/* of one kind, or of all */
	struct arena *arena;
	struct row *row;
	uint32_t n, room;
};

struct example {
	const char *file;
	uint32_t line;			/* of the opening fence */
	char lang[8];			/* "": to be found out */
	char ending[16];		/* "txt", "html" */
	struct kutip_str text, expected;
};

struct spec {
	struct arena arena;		/* of one example */
	struct kutip_reader *reader;
	char lang[8];			/* the reader's */
	uint32_t passed, failed;
};

/* ---- rows ------------------------------------------------------------- */

static struct row *
add_row(struct rows *rows)
{
	if (rows->n == rows->room) {
		uint32_t room = rows->room ? rows->room * 2 : 32;
		struct row *more = arena_alloc(rows->arena,
		    room * sizeof(*more));

		if (more == NULL)
			exit(2);
		if (rows->n > 0)
			memcpy(more, rows->row, rows->n * sizeof(*more));
		rows->row = more;
		rows->room = room;
	}
	return &rows->row[rows->n++];
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* On one line, runs of blanks as one: an article's line ends are no matter. */
static struct kutip_str
one_line(struct arena *arena, struct kutip_str s)
{
	char *out = arena_alloc(arena, s.len + 1u);
	uint32_t n = 0;

	for (uint32_t i = 0; i < s.len; i++)
		if (!is_blank(s.ptr[i]))
			out[n++] = s.ptr[i];
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	while (n > 0 && out[n - 1] == ' ')
		n--;
	return (struct kutip_str){ out, n };
}

static void
put(struct rows *rows, struct row *row, struct kutip_str field)
{
	row->fields[row->n++] = one_line(rows->arena, field);
}

static struct kutip_str
str(const char *s)
{
	return (struct kutip_str){ s, (uint32_t)strlen(s) };
}

static bool
same(struct kutip_str a, struct kutip_str b)
{
	return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static void
add_one(struct rows *rows, const char *kind, struct kutip_str value)
{
	struct row *row;

	if (value.len == 0)
		return;
	row = add_row(rows);
	put(rows, row, str(kind));
	put(rows, row, value);
}

/* ---- what was found ---------------------------------------------------- */

static const char *const by_names[] = {
	[KUTIP_BY_NONE] = "none", [KUTIP_BY_NAME] = "name",
	[KUTIP_BY_ROLE] = "role", [KUTIP_BY_PRONOUN] = "pronoun",
	[KUTIP_BY_CLITIC] = "clitic", [KUTIP_BY_RUN] = "run",
};

static const char *const block_names[] = {
	[KUTIP_TITLE] = "title", [KUTIP_DECK] = "deck",
	[KUTIP_HEADING] = "heading", [KUTIP_PARAGRAPH] = "paragraph",
	[KUTIP_LIST_ITEM] = "item", [KUTIP_QUOTATION] = "quotation",
	[KUTIP_CAPTION] = "caption", [KUTIP_FURNITURE] = "furniture",
	[KUTIP_BYLINE] = NULL, [KUTIP_DATE] = NULL,
};

static void
add_meta(struct rows *rows, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	char date[KUTIP_DATE_MAX];

	for (uint32_t i = 0; i < meta->bylines; i++)
		add_one(rows, "byline", meta->byline[i]);
	add_one(rows, "dateline", meta->dateline);
	add_one(rows, "site", meta->site);
	add_one(rows, "lang", str(meta->lang));
	add_one(rows, "published",
	    str(kutip_date_iso(meta->published, date)));
}

static void
add_blocks(struct rows *rows, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_block *block = kutip_blocks(doc, &n);
	const struct kutip_section *section;
	const struct kutip_sentence *sentence;

	for (uint32_t i = 0; i < n; i++)
		if (block_names[block[i].kind] != NULL)
			add_one(rows, block_names[block[i].kind],
			    kutip_slice(doc, block[i].span));
	section = kutip_sections(doc, &n);
	for (uint32_t i = 0; i < n; i++)
		add_one(rows, "section", section[i].title);
	sentence = kutip_sentences(doc, &n);
	for (uint32_t i = 0; i < n; i++)
		add_one(rows, "sentence", kutip_slice(doc, sentence[i].span));
}

static void
add_quotes(struct rows *rows, const struct kutip_doc *doc)
{
	uint32_t n, entities;
	const struct kutip_quote *quote = kutip_quotes(doc, &n);
	const struct kutip_entity *entity = kutip_entities(doc, &entities);

	for (uint32_t i = 0; i < n; i++) {
		struct row *row = add_row(rows);

		put(rows, row, str(quote[i].kind == KUTIP_DIRECT ?
		    "direct" : "indirect"));
		put(rows, row, kutip_slice(doc, quote[i].words));
		put(rows, row, quote[i].speaker < entities ?
		    entity[quote[i].speaker].name : str("-"));
		put(rows, row, str(by_names[quote[i].by]));
	}
}

static void
add_entity(struct rows *rows, const struct kutip_entity *entity)
{
	struct row *row = add_row(rows);

	switch (entity->kind) {
	case KUTIP_CITY:
		put(rows, row, str("city"));
		put(rows, row, entity->label);
		put(rows, row, entity->country);
		return;
	case KUTIP_AGENDA:
		put(rows, row, str("agenda"));
		put(rows, row, entity->key);
		return;
	case KUTIP_PERSON: case KUTIP_ORG: case KUTIP_STATE:
		break;
	}
	put(rows, row, str(entity->unnamed ? "unnamed" : "actor"));
	put(rows, row, entity->name);
	put(rows, row, str(entity->kind == KUTIP_PERSON ? "person" :
	    entity->kind == KUTIP_ORG ? "organisation" : "state"));
}

static void
add_entities(struct rows *rows, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_entity *entity = kutip_entities(doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		struct row *row;

		add_entity(rows, &entity[i]);
		if (entity[i].quotes == 0)
			continue;
		row = add_row(rows);
		put(rows, row, str("speaker"));
		put(rows, row, entity[i].name);
		put(rows, row, entity[i].role);
	}
}

static void
add_diagnostics(struct rows *rows, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_diagnostic *odd = kutip_diagnostics(doc, &n);

	for (uint32_t i = 0; i < n; i++)
		add_one(rows, "odd", str(odd[i].message));
}

/* ---- comparing --------------------------------------------------------- */

static bool
is_quote(struct kutip_str kind)
{
	return same(kind, str("direct")) || same(kind, str("indirect")) ||
	    same(kind, str("none"));
}

static bool
same_kind(const struct row *a, const struct row *b)
{
	if (is_quote(a->fields[0]))
		return is_quote(b->fields[0]);
	return same(a->fields[0], b->fields[0]);
}

/* "none", "city | -": there is to be nothing of this kind. */
static bool
says_nothing(const struct row *row)
{
	return row->n == 1 || (row->n == 2 && same(row->fields[1], str("-")));
}

static bool
row_holds(const struct row *expected, const struct row *found)
{
	for (uint32_t i = 0; i < expected->n; i++)
		if (i >= found->n || !same(expected->fields[i], found->fields[i]))
			return false;
	return true;
}

/* Of which order is not asked: tags. */
static bool
is_set(struct kutip_str kind)
{
	static const char *const sets[] = {
		"city", "agenda", "actor", "unnamed", "speaker",
	};

	for (size_t i = 0; i < LEN(sets); i++)
		if (same(kind, str(sets[i])))
			return true;
	return false;
}

static void
pick(const struct rows *from, const struct row *like, struct rows *out)
{
	for (uint32_t i = 0; i < from->n; i++)
		if (same_kind(&from->row[i], like) &&
		    !says_nothing(&from->row[i]))
			*add_row(out) = from->row[i];
}

static bool
kind_holds(const struct rows *expected, const struct rows *found, bool set)
{
	if (expected->n != found->n)
		return false;
	for (uint32_t i = 0; i < expected->n; i++) {
		bool holds = false;

		for (uint32_t j = set ? 0 : i; j < found->n && !holds; j++) {
			holds = row_holds(&expected->row[i], &found->row[j]);
			if (!set)
				break;
		}
		if (!holds)
			return false;
	}
	return true;
}

static void
print_rows(const char *what, const struct rows *rows)
{
	printf("  %s:\n", what);
	for (uint32_t i = 0; i < rows->n; i++) {
		printf("    ");
		for (uint32_t f = 0; f < rows->row[i].n; f++)
			printf("%s%.*s", f ? " | " : "",
			    (int)rows->row[i].fields[f].len,
			    rows->row[i].fields[f].ptr);
		putchar('\n');
	}
	if (rows->n == 0)
		printf("    nothing\n");
}

/* Each kind that the example speaks of is to be there, all of it. */
static bool
compare(const struct example *ex, const struct rows *expected,
    const struct rows *found)
{
	bool holds = true;

	for (uint32_t i = 0; i < expected->n; i++) {
		struct rows want = { .arena = expected->arena };
		struct rows have = { .arena = expected->arena };
		bool seen = false;

		for (uint32_t j = 0; j < i; j++)
			seen |= same_kind(&expected->row[j], &expected->row[i]);
		if (seen)
			continue;
		pick(expected, &expected->row[i], &want);
		pick(found, &expected->row[i], &have);
		if (kind_holds(&want, &have, is_set(expected->row[i].fields[0])))
			continue;
		if (holds)
			printf("%s:%u: does not hold\n", ex->file, ex->line);
		holds = false;
		print_rows("expected", &want);
		print_rows("found", &have);
	}
	return holds;
}

/* ---- examples ---------------------------------------------------------- */

static void
read_expected(struct kutip_str s, struct rows *rows)
{
	for (uint32_t at = 0; at < s.len; ) {
		const char *end = memchr(s.ptr + at, '\n', s.len - at);
		uint32_t stop = end ? (uint32_t)(end - s.ptr) : s.len;
		struct row row = { .n = 0 };

		while (at <= stop && row.n < FIELDS_MAX) {
			uint32_t bar = at;

			while (bar < stop && (s.ptr[bar] != '|' ||
			    row.n == FIELDS_MAX - 1))
				bar++;
			while (at < bar && s.ptr[at] == ' ')
				at++;
			put(rows, &row,
			    (struct kutip_str){ s.ptr + at, bar - at });
			at = bar + 1;
		}
		at = stop + 1;
		if (row.fields[0].len > 0)
			*add_row(rows) = row;
	}
}

static bool
reader_for(struct spec *spec, const struct example *ex, struct kutip_error *err)
{
	struct kutip_options options = { .lang = ex->lang[0] ? ex->lang : NULL };

	if (spec->reader != NULL && strcmp(spec->lang, ex->lang) == 0)
		return true;
	kutip_reader_free(spec->reader);
	spec->reader = NULL;
	snprintf(spec->lang, sizeof(spec->lang), "%s", ex->lang);
	return kutip_reader_new(&spec->reader, NULL, &options, err) == KUTIP_OK;
}

static bool
run_example(struct spec *spec, const struct example *ex)
{
	struct rows expected = { .arena = &spec->arena };
	struct rows found = { .arena = &spec->arena };
	struct kutip_doc *doc = NULL;
	struct kutip_error err = { 0 };
	char name[64];
	bool holds;

	snprintf(name, sizeof(name), "example.%s", ex->ending);
	if (!reader_for(spec, ex, &err) || kutip_read(spec->reader, name,
	    ex->text.ptr, ex->text.len, &doc, &err) != KUTIP_OK) {
		printf("%s:%u: %s\n", ex->file, ex->line, err.message);
		return false;
	}
	read_expected(ex->expected, &expected);
	add_meta(&found, doc);
	add_blocks(&found, doc);
	add_quotes(&found, doc);
	add_entities(&found, doc);
	add_diagnostics(&found, doc);
	holds = compare(ex, &expected, &found);
	if (expected.n == 0) {
		printf("%s:%u: the example expects nothing; after a line \".\" "
		    "say what is to be found\n", ex->file, ex->line);
		holds = false;
	}
	kutip_free(doc);
	return holds;
}

/* The next line from *at; false at the end. */
static bool
next_line(struct kutip_str s, uint32_t *at, struct kutip_str *line)
{
	const char *end;

	if (*at >= s.len)
		return false;
	end = memchr(s.ptr + *at, '\n', s.len - *at);
	*line = (struct kutip_str){ s.ptr + *at,
	    end ? (uint32_t)(end - s.ptr) - *at : s.len - *at };
	*at += line->len + 1;
	return true;
}

/* Reads on from a fence "```kutip id html" to the one that closes it. */
static bool
read_example(struct kutip_str all, uint32_t *at, uint32_t *line,
    struct example *ex)
{
	struct kutip_str s;
	uint32_t start = *at;
	bool split = false;

	while (next_line(all, at, &s)) {
		++*line;
		if (same(s, str("```"))) {
			ex->expected = (struct kutip_str){ all.ptr + start,
			    (uint32_t)(s.ptr - all.ptr) - start };
			return split;
		}
		if (!same(s, str(".")) || split)
			continue;
		ex->text = (struct kutip_str){ all.ptr + start,
		    (uint32_t)(s.ptr - all.ptr) - start };
		start = *at;
		split = true;
	}
	return false;
}

static void
run_file(struct spec *spec, const char *path)
{
	struct buf all = { 0 };
	struct kutip_error err = { 0 };
	struct kutip_str s;
	uint32_t at = 0, line = 0;

	if (file_read(path, LIMIT_FILE_BYTES, &all, &err) != KUTIP_OK) {
		printf("%s:1: %s\n", path, err.message);
		spec->failed++;
		return;
	}
	while (next_line(buf_as_str(&all), &at, &s)) {
		struct example ex = { .file = path, .line = ++line,
		    .ending = "txt" };
		char words[64];

		if (s.len < 8 || memcmp(s.ptr, "```kutip", 8) != 0)
			continue;
		snprintf(words, sizeof(words), "%.*s", (int)s.len - 8, s.ptr + 8);
		sscanf(words, "%7s %15s", ex.lang, ex.ending);
		if (strcmp(ex.lang, "-") == 0)
			ex.lang[0] = '\0';
		if (!read_example(buf_as_str(&all), &at, &line, &ex)) {
			printf("%s:%u: the example has no line \".\" or no "
			    "closing fence\n", path, ex.line);
			spec->failed++;
		} else if (run_example(spec, &ex))
			spec->passed++;
		else
			spec->failed++;
		arena_reset(&spec->arena);
	}
	buf_free(&all);
}

int
main(int argc, char **argv)
{
	struct spec spec = { 0 };

	for (int i = 1; i < argc; i++)
		run_file(&spec, argv[i]);
	kutip_reader_free(spec.reader);
	arena_free(&spec.arena);
	printf("%u passed, %u failed\n", spec.passed, spec.failed);
	return spec.failed > 0;
}

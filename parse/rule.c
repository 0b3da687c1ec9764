/*
 * rule.c - see rule.h.
 */
#include "rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "text.h"
#include "unicode.h"

struct rules {
	struct arena arena;
	struct vec rows;		/* struct rule: by key, then kind */
	const char *path;
	uint32_t have[RULE_KINDS];
};

static const struct { const char *name; bool two; } actions[RULE_KINDS] = {
	[RULE_HIDE] = { "hide", false },
	[RULE_SILENCE] = { "silence", false },
	[RULE_RENAME] = { "rename", true },
	[RULE_MERGE] = { "merge", true },
	[RULE_SPLIT] = { "split", true },
	[RULE_SHOW] = { "show", false },
};

static const char head[] =
    "# What kutip is to make of tags; \"kutip lexicon check\" reads this over.\n"
    "# hide TAG | silence FORM | rename TAG LABEL | merge TAG TAG |\n"
    "# split FORM TAG | show TAG, with a tab between the columns.\n"
    "do\ttag\tto\n";

void
rule_key(struct kutip_str s, struct buf *out)
{
	unicode_search_key(text_trim(s), out);
}

const char *
rule_name(enum rule_kind kind)
{
	return actions[kind].name;
}

const char *
rules_path(const struct rules *r)
{
	return r->path;
}

/* ---- lines -------------------------------------------------------------- */

struct reading_rules {
	struct rules *rules;
	const struct error_reporter *reporter;
	uint32_t line;
};

static void
refuse(const struct reading_rules *g, uint32_t line, enum kutip_result result,
    const char *why)
{
	struct kutip_error err = { 0 };

	error_set(&err, result, g->rules->path, line, "%s%s", why,
	    result == KUTIP_TOO_LARGE ? "" : "; the line is not used");
	if (g->reporter != NULL)
		g->reporter->report(g->reporter->context, &err);
}

static struct kutip_str
cell(struct kutip_str *row)
{
	uint32_t tab = text_find(*row, STR("\t"), 0);
	struct kutip_str part = *row;

	if (tab == KUTIP_NONE)
		tab = row->len;
	part.len = tab;
	row->ptr += tab < row->len ? tab + 1 : tab;
	row->len -= tab < row->len ? tab + 1 : tab;
	return text_trim(part);
}

static enum rule_kind
action_of(struct kutip_str name)
{
	uint32_t i = 0;

	while (i < RULE_KINDS && !text_equal_c(name, actions[i].name))
		i++;
	return (enum rule_kind)i;
}

static struct kutip_str
folded(struct rules *r, struct kutip_str s)
{
	struct buf key = { 0 };
	struct kutip_str kept;

	rule_key(s, &key);
	kept = arena_str(&r->arena, key.ptr ? key.ptr : "", key.len);
	r->arena.failed |= key.failed;
	buf_free(&key);
	return kept;
}

static void
read_row(struct reading_rules *g, struct kutip_str row)
{
	struct kutip_str action = cell(&row), tag = cell(&row), to = cell(&row);
	enum rule_kind kind = action_of(action);
	struct rules *r = g->rules;
	struct rule *rule;

	if (text_equal_c(action, "do") && text_equal_c(tag, "tag"))
		return;
	if (kind == RULE_KINDS)
		refuse(g, g->line, KUTIP_FORMAT, "begins with none of hide, "
		    "silence, rename, merge, split, show and a tab");
	else if (tag.len == 0)
		refuse(g, g->line, KUTIP_FORMAT, "names no tag");
	else if (actions[kind].two && to.len == 0)
		refuse(g, g->line, KUTIP_FORMAT, "wants a third column");
	else if (!actions[kind].two && to.len > 0)
		refuse(g, g->line, KUTIP_FORMAT, "has a third column too many");
	else {
		rule = vec_push(&r->rows);
		*rule = (struct rule){ .kind = kind, .line = g->line,
			.tag = folded(r, tag), .to_key = folded(r, to),
			.to = arena_str(&r->arena, to.ptr, to.len) };
		if (kind == RULE_MERGE && text_equal(rule->tag, rule->to_key)) {
			refuse(g, g->line, KUTIP_FORMAT,
			    "merges a tag with itself");
			r->rows.n--;
		}
	}
}

static void
read_rows(struct reading_rules *g, struct kutip_str s)
{
	while (s.len > 0 && !g->rules->arena.failed) {
		uint32_t end = text_find(s, STR("\n"), 0);
		struct kutip_str row = s;

		row.len = end == KUTIP_NONE ? s.len : end;
		s.ptr += row.len + (end != KUTIP_NONE);
		s.len -= row.len + (end != KUTIP_NONE);
		if (++g->line > LIMIT_LIST_LINES) {
			refuse(g, g->line, KUTIP_TOO_LARGE, "list longer than "
			    "200,000 lines; the rest is not read");
			return;
		}
		if (text_valid(row.ptr, row.len) != row.len)
			refuse(g, g->line, KUTIP_ENCODING,
			    "line is not UTF-8, save the file as UTF-8");
		else if (text_trim(row).len > 0 && row.ptr[0] != '#')
			read_row(g, row);
	}
}

/* ---- which rules count -------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	const struct rule *x = a, *y = b;
	int c = text_compare(x->tag, y->tag);

	if (c == 0)
		c = (x->line > y->line) - (x->line < y->line);
	return c;
}

static struct rule *
row(const struct rules *r, uint32_t i)
{
	return (struct rule *)r->rows.rows + i;
}

/* Of the rules of one tag, in the order of their lines: "show" takes back what
 * stands above it, and of each kind the last counts. */
static uint32_t
settle_tag(struct rules *r, uint32_t from, uint32_t to, uint32_t kept)
{
	uint32_t last[RULE_KINDS];

	memset(last, 0xFF, sizeof(last));
	for (uint32_t i = from; i < to; i++) {
		if (row(r, i)->kind == RULE_SHOW)
			memset(last, 0xFF, sizeof(last));
		else
			last[row(r, i)->kind] = i;
	}
	for (uint32_t i = from; i < to; i++) {
		if (last[row(r, i)->kind] == i)
			*row(r, kept++) = *row(r, i);
	}
	return kept;
}

static void
settle(struct rules *r)
{
	uint32_t kept = 0, from = 0;

	if (r->rows.n > 1)
		qsort(r->rows.rows, r->rows.n, sizeof(struct rule), by_key);
	for (uint32_t i = 1; i <= r->rows.n; i++) {
		if (i < r->rows.n && text_equal(row(r, i)->tag,
		    row(r, from)->tag))
			continue;
		kept = settle_tag(r, from, i, kept);
		from = i;
	}
	r->rows.n = kept;
}

/* ---- chains of merges --------------------------------------------------- */

static uint32_t
merge_of(const struct rules *r, struct kutip_str key)
{
	const struct rule *rule = rule_find(r, RULE_MERGE, key);

	return rule ? (uint32_t)(rule - row(r, 0)) : KUTIP_NONE;
}

/* Of the lines of a circle the last is refused: the one that closed it. */
static void
break_circle(struct reading_rules *g, const uint32_t *next, uint32_t at)
{
	uint32_t worst = at;

	for (uint32_t i = next[at]; i != at; i = next[i]) {
		if (row(g->rules, i)->line > row(g->rules, worst)->line)
			worst = i;
	}
	refuse(g, row(g->rules, worst)->line, KUTIP_FORMAT,
	    "closes a circle of merges");
	row(g->rules, worst)->kind = RULE_SHOW;
}

/* Where each merge ends: every row is walked once, and what hangs on a row whose
 * end is known stops there. */
static void
follow_merges(struct reading_rules *g)
{
	struct rules *r = g->rules;
	uint32_t n = r->rows.n;
	uint32_t *next = arena_alloc(&r->arena, (n + 1) * sizeof(*next));
	uint32_t *seen = arena_alloc(&r->arena, (n + 1) * sizeof(*seen));

	if (r->arena.failed)
		return;
	for (uint32_t i = 0; i < n; i++)
		next[i] = row(r, i)->kind == RULE_MERGE ?
		    merge_of(r, row(r, i)->to_key) : KUTIP_NONE;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;

		while (at != KUTIP_NONE && seen[at] == 0) {
			seen[at] = i + 1;
			at = next[at];
		}
		if (at != KUTIP_NONE && seen[at] == i + 1 &&
		    row(r, i)->kind == RULE_MERGE)
			break_circle(g, next, at);
	}
}

/* The end of a chain into all of its rows; circles are broken, so it has one,
 * and a row that was met once is one step from it. */
static void
end_of_chain(const struct rules *r, uint32_t first)
{
	uint32_t at = first, next;
	struct rule *end;

	while ((next = merge_of(r, row(r, at)->to_key)) != KUTIP_NONE)
		at = next;
	end = row(r, at);
	for (at = first; row(r, at) != end; at = next) {
		next = merge_of(r, row(r, at)->to_key);
		row(r, at)->to = end->to;
		row(r, at)->to_key = end->to_key;
	}
}

/* ---- the whole ---------------------------------------------------------- */

static void
make(struct reading_rules *g, struct kutip_str s)
{
	struct rules *r = g->rules;

	read_rows(g, s);
	settle(r);
	follow_merges(g);
	for (uint32_t i = 0; i < r->rows.n; i++) {
		if (row(r, i)->kind == RULE_MERGE)
			end_of_chain(r, i);
		r->have[row(r, i)->kind]++;
	}
}

enum kutip_result
rules_parse(struct rules **out, const char *path, struct kutip_str bytes,
    const struct error_reporter *reporter, struct kutip_error *err)
{
	struct rules *r = calloc(1, sizeof(*r));
	struct reading_rules g = { .rules = r, .reporter = reporter };

	*out = r;
	if (r != NULL) {
		r->path = arena_text(&r->arena, path, strlen(path));
		vec_init(&r->rows, &r->arena, sizeof(struct rule));
		make(&g, bytes);
	}
	if (r != NULL && !r->arena.failed)
		return KUTIP_OK;
	rules_free(r);
	*out = NULL;
	return error_set(err, KUTIP_NO_MEMORY, path, 0,
	    "no memory left to read it");
}

enum kutip_result
rules_read(struct rules **out, const char *folder,
    const struct error_reporter *reporter, struct kutip_error *err)
{
	struct buf path = { 0 }, bytes = { 0 };
	enum kutip_result r = KUTIP_OK;

	*out = NULL;
	buf_printf(&path, "%s/" RULES_FILE, folder);
	if (!path.failed && file_exists(path.ptr)) {
		r = file_read(path.ptr, LIMIT_FILE_BYTES, &bytes, err);
		if (r == KUTIP_OK)
			r = rules_parse(out, path.ptr, buf_as_str(&bytes),
			    reporter, err);
	}
	buf_free(&path);
	buf_free(&bytes);
	return r;
}

void
rules_free(struct rules *r)
{
	if (r == NULL)
		return;
	arena_free(&r->arena);
	free(r);
}

/* ---- looking ------------------------------------------------------------ */

const struct rule *
rules_of(const struct rules *r, struct kutip_str key, uint32_t *n)
{
	uint32_t lo = 0, hi = r ? r->rows.n : 0;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(row(r, mid)->tag, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	*n = 0;
	while (r && lo + *n < r->rows.n && *n < RULE_KINDS &&
	    text_equal(row(r, lo + *n)->tag, key))
		++*n;
	return *n > 0 ? row(r, lo) : NULL;
}

const struct rule *
rule_find(const struct rules *r, enum rule_kind kind, struct kutip_str key)
{
	uint32_t n;
	const struct rule *rows = rules_of(r, key, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (rows[i].kind == kind)
			return &rows[i];
	}
	return NULL;
}

uint32_t
rules_count(const struct rules *r)
{
	return r ? r->rows.n : 0;
}

uint32_t
rules_row(const struct rules *r, const struct rule *rule)
{
	return (uint32_t)(rule - row(r, 0));
}

bool
rules_have(const struct rules *r, enum rule_kind kind)
{
	return r != NULL && r->have[kind] > 0;
}

/* ---- writing ------------------------------------------------------------ */

/* A cell must not end its column or its line. */
static void
put_cell(struct buf *out, struct kutip_str s)
{
	s = text_trim(s);
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		buf_putc(out, c < ' ' ? ' ' : s.ptr[i]);
	}
}

static void
put_rule(struct buf *out, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to)
{
	buf_printf(out, "%s\t", actions[kind].name);
	put_cell(out, tag);
	if (actions[kind].two) {
		buf_putc(out, '\t');
		put_cell(out, to);
	}
	buf_putc(out, '\n');
}

enum kutip_result
rules_write(const char *folder, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to, struct kutip_error *err)
{
	struct buf path = { 0 }, out = { 0 };
	enum kutip_result r = file_make_folder(folder, err);

	buf_printf(&path, "%s/" RULES_FILE, folder);
	if (r == KUTIP_OK && file_exists(path.ptr))
		r = file_read(path.ptr, LIMIT_FILE_BYTES, &out, err);
	if (out.len == 0)
		buf_puts(&out, head);
	else if (out.ptr[out.len - 1] != '\n')
		buf_putc(&out, '\n');
	put_rule(&out, kind, tag, to);
	if (r == KUTIP_OK && (path.failed || out.failed))
		r = error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left to write the rule");
	if (r == KUTIP_OK)
		r = file_write(path.ptr, buf_as_str(&out), err);
	buf_free(&path);
	buf_free(&out);
	return r;
}

enum kutip_result
rules_take_back(const char *folder, enum rule_kind kind, struct kutip_str tag,
    struct kutip_str to, struct kutip_error *err)
{
	struct buf path = { 0 }, all = { 0 }, line = { 0 };
	enum kutip_result r;

	buf_printf(&path, "%s/" RULES_FILE, folder);
	put_rule(&line, kind, tag, to);
	r = file_read(path.ptr, LIMIT_FILE_BYTES, &all, err);
	if (r == KUTIP_OK && !text_ends(buf_as_str(&all), buf_as_str(&line)))
		r = error_set(err, KUTIP_EMPTY, path.ptr, 0,
		    "other lines stand behind it by now");
	if (r == KUTIP_OK) {
		all.len -= line.len;
		r = file_write(path.ptr, buf_as_str(&all), err);
	}
	buf_free(&path);
	buf_free(&all);
	buf_free(&line);
	return r;
}

/*
 * lexicon_show.c - see lexicon_show.h.
 */
#include "lexicon_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "lexicon.h"
#include "rule.h"
#include "text.h"

/* parse/lexicon_seen.tsv, put into the program as it is. */
extern const char kutip_lexicon_seen[];
/* parse/lexicon_terms.tsv: id, office, from, to. */
extern const char kutip_lexicon_terms[];

/* The first form of a folded key; KUTIP_NONE: the image has none. */
static uint32_t
form_of(const struct lex_view *v, struct kutip_str key)
{
	uint32_t node = TRIE_ROOT;

	for (uint32_t i = 0; i < key.len && node != 0; i++)
		node = trie_step(&v->trie, node, (unsigned char)key.ptr[i]);
	return node && key.len ? trie_value(&v->trie, node) : KUTIP_NONE;
}

/* "id/cues.tsv:14", behind the folder of a user's own. */
static void
put_list(const struct kutip_lexicon *l, uint32_t view,
    const struct lex_entry *e, struct buf *out)
{
	if (e->line == 0) {
		buf_puts(out, "built in: CLDR, through ICU");
		return;
	}
	buf_puts(out, view == 0 ? "built in: " : l->folder);
	buf_puts(out, view == 0 ? "" : "/");
	if (e->folder > 0)
		buf_printf(out, "%s/", lexicon_lang_name(1u << (e->folder - 1)));
	buf_printf(out, "%s:%u", lexicon_file((enum lex_kind)e->kind), e->line);
}

static void
put_langs(uint32_t langs, struct buf *out)
{
	const char *comma = "";

	if (langs == LANG_ANY) {
		buf_puts(out, "any");
		return;
	}
	for (uint32_t i = 0; i < LANGS; i++) {
		if (!(langs & 1u << i))
			continue;
		buf_printf(out, "%s%s", comma, lexicon_lang_name(1u << i));
		comma = ",";
	}
}

uint32_t
lexicon_form_hash(struct kutip_str folded)
{
	uint32_t h = 2166136261u;

	for (uint32_t i = 0; i < folded.len; i++)
		h = (h ^ (unsigned char)folded.ptr[i]) * 16777619u;
	return h;
}

/* Does a row "list <tab> id <tab> lang <tab> form <tab> articles" speak of
 * this name?  lang and articles are pointed at then. */
static bool
row_is(const char *row, const char *list, const char *id, const char *form,
    struct kutip_str *lang, const char **articles)
{
	size_t n = strlen(list);
	const char *end;

	if (strncmp(row, list, n) != 0 || row[n] != '\t')
		return false;
	row += n + 1;
	n = strlen(id);
	if (strncmp(row, id, n) != 0 || row[n] != '\t')
		return false;
	row += n + 1;
	end = strchr(row, '\t');
	n = strlen(form);
	if (end == NULL || strncmp(end + 1, form, n) != 0 || end[1 + n] != '\t')
		return false;
	*lang = (struct kutip_str){ row, (uint32_t)(end - row) };
	*articles = end + 2 + n;
	return true;
}

/* "seen in articles: id 12, en 4", or that it was not. */
static void
put_seen(const char *list, const char *id, struct kutip_str key,
    struct buf *out)
{
	const char *row = kutip_lexicon_seen, *articles, *comma = "seen in articles: ";
	struct kutip_str lang;
	char form[9];

	snprintf(form, sizeof(form), "%08x", lexicon_form_hash(key));
	while (row != NULL && *row != '\0') {
		if (row_is(row, list, id, form, &lang, &articles)) {
			buf_puts(out, comma);
			buf_str(out, lang);
			buf_printf(out, " %d", atoi(articles));
			comma = ", ";
		}
		row = strchr(row, '\n');
		row = row ? row + 1 : NULL;
	}
	if (*comma != ',')
		buf_puts(out, "not seen");
}

/* An empty key: the row itself, not one of its forms. */
/* "; President of Indonesia, 2004-10-20 to 2014-10-20" for each term of office. */
static void
put_terms(const char *id, struct buf *out)
{
	const char *row = kutip_lexicon_terms;
	size_t n = strlen(id);

	for (; *row != '\0'; row = strchr(row, '\n') + 1) {
		const char *office = row + n + 1, *from, *to, *end;

		if (strncmp(row, id, n) != 0 || row[n] != '\t')
			continue;
		from = strchr(office, '\t');
		to = from ? strchr(from + 1, '\t') : NULL;
		end = to ? strchr(to, '\n') : NULL;
		if (end == NULL)
			return;
		buf_printf(out, "; %.*s, %.*s to %.*s", (int)(from - office),
		    office, (int)(to - from - 1), from + 1,
		    end == to + 1 ? 5 : (int)(end - to - 1),
		    end == to + 1 ? "today" : to + 1);
	}
}

static void
put_form(const struct kutip_lexicon *l, uint32_t view, struct kutip_str form,
    struct kutip_str key, const struct lex_form *f, struct buf *out)
{
	const struct lex_view *v = &l->view[view];
	const struct lex_entry *e = &v->entry[f->entry];
	struct kutip_str kind = text_of(lexicon_file((enum lex_kind)f->kind));

	kind.len -= 4;			/* ".tsv" */
	buf_str(out, form);
	buf_putc(out, '\t');
	buf_str(out, kind);
	buf_putc(out, '\t');
	put_list(l, view, e, out);
	buf_putc(out, '\t');
	put_langs(f->langs, out);
	buf_printf(out, "\t%s\t%s%s%s", v->strings + e->name,
	    v->strings + e->id, f->flags & LEX_WEAK ? " (weak)" : "",
	    f->flags & LEX_DOUBT ? " (in doubt)" : "");
	if (key.len > 0 && view == 0 && e->line > 0 &&
	    (f->kind == LEX_CITY ||
	    f->kind == LEX_ACTOR || f->kind == LEX_AGENDA)) {
		const char *id = v->strings + (f->kind == LEX_CITY ? e->name :
		    e->id);
		char list[16];

		snprintf(list, sizeof(list), "%.*s", (int)kind.len, kind.ptr);
		buf_putc(out, '\t');
		put_seen(list, id, key, out);
		if (f->kind == LEX_ACTOR)
			put_terms(id, out);
	}
	buf_putc(out, '\n');
}

static bool
show_forms(const struct kutip_lexicon *l, struct kutip_str form,
    struct kutip_str key, struct buf *out)
{
	bool any = false;

	for (uint32_t i = 0; i < l->views; i++) {
		uint32_t at = form_of(&l->view[i], key);

		while (at != KUTIP_NONE) {
			const struct lex_form *f = &l->view[i].form[at++];

			put_form(l, i, form, key, f, out);
			any = true;
			if (f->flags & LEX_LAST)
				break;
		}
	}
	return any;
}

/* The rows that have this id, or are called so but have other forms. */
static bool
show_ids(const struct kutip_lexicon *l, struct kutip_str id, struct buf *out)
{
	bool any = false;

	for (uint32_t i = 0; i < l->views; i++) {
		const struct lex_view *v = &l->view[i];

		for (uint32_t k = 0; k < v->entries; k++) {
			const struct lex_entry *e = &v->entry[k];
			const struct lex_form f = { .entry = k,
				.langs = LANG_ANY, .kind = e->kind };

			if (e->id == e->name ||
			    !text_equal_c(id, v->strings + e->id))
				continue;
			put_form(l, i, id, STR(""), &f, out);
			any = true;
		}
	}
	return any;
}

static bool
show_rules(const struct kutip_lexicon *l, struct kutip_str form,
    struct buf *out)
{
	struct buf key = { 0 };
	const struct rule *rule;
	uint32_t n;

	rule_key(form, &key);
	rule = rules_of(l->rules, buf_as_str(&key), &n);
	for (uint32_t i = 0; i < n; i++) {
		buf_str(out, form);
		buf_printf(out, "\trule\t%s:%u\tany\t%s\t",
		    rules_path(l->rules), rule[i].line,
		    rule_name(rule[i].kind));
		buf_str(out, rule[i].to);
		buf_putc(out, '\n');
	}
	out->failed |= key.failed;
	buf_free(&key);
	return n > 0;
}

bool
lexicon_show(const struct kutip_lexicon *l, struct kutip_str form,
    struct buf *out)
{
	struct arena arena = { 0 };
	struct kutip_str key = fold_text(&arena, text_trim(form)).text;
	bool any = show_forms(l, form, key, out);

	any |= show_ids(l, text_trim(form), out);
	any |= show_rules(l, form, out);
	out->failed |= arena.failed;
	arena_free(&arena);
	return any;
}

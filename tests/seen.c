/*
 * seen.c - which names of the lists stand in some articles.
 *
 *	seen FILE...	-> file number, list, id, language, hash of the form
 *
 * A row for each place; seen.sh counts articles.
 */
#include <stdio.h>
#include <string.h>

#include "kutip.h"
#include "lexicon_show.h"
#include "match.h"
#include "text.h"

static const struct { enum lex_kind kind; const char *list; } lists[] = {
	{ LEX_CITY, "cities" }, { LEX_ACTOR, "actors" },
	{ LEX_AGENDA, "agenda" },
};

static const char *
list_of(uint8_t kind)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (lists[i].kind == kind)
			return lists[i].list;
	return NULL;
}

static void
print_hits(const struct kutip_lexicon *lexicon, const struct kutip_doc *doc,
    struct arena *a, int number)
{
	const char *name = kutip_meta(doc)->lang;
	uint32_t lang = lexicon_lang(text_of(name));
	struct kutip_str text = kutip_text(doc);
	struct fold fold = fold_text(a, text);
	struct match m = { .lexicon = lexicon, .fold = &fold, .source = text,
	    .word_langs = lang, .name_langs = lang | LANG_EN,
	    .kinds = KINDS_OF_NAMES };
	struct vec hits;

	vec_init(&hits, a, sizeof(struct hit));
	match_span(&m, (struct kutip_span){ 0, text.len }, &hits);
	for (uint32_t i = 0; i < hits.n; i++) {
		const struct hit *h = (const struct hit *)hits.rows + i;
		const struct lex_entry *entry = match_entry(lexicon, h);
		uint32_t from = fold_find(&fold, h->start);
		uint32_t to = fold_find(&fold, h->end);

		printf("%d\t%s\t%s\t%s\t%08x\n", number, list_of(h->kind),
		    match_string(lexicon, h, h->kind == LEX_CITY ?
		    entry->name : entry->id), name, lexicon_form_hash(
		    text_slice(fold.text,
		    (struct kutip_span){ from, to })));
	}
}

int
main(int argc, char **argv)
{
	struct kutip_lexicon *lexicon = NULL;
	struct kutip_reader *reader = NULL;
	struct arena a = { 0 };

	if (kutip_lexicon_new(&lexicon, NULL, NULL) != KUTIP_OK ||
	    kutip_reader_new(&reader, lexicon, NULL, NULL) != KUTIP_OK)
		return 2;
	for (int i = 1; i < argc; i++) {
		struct kutip_doc *doc = NULL;

		if (kutip_read_file(reader, argv[i], &doc, NULL) != KUTIP_OK)
			continue;
		print_hits(lexicon, doc, &a, i);
		arena_reset(&a);
		kutip_free(doc);
	}
	arena_free(&a);
	kutip_reader_free(reader);
	kutip_lexicon_free(lexicon);
	return 0;
}

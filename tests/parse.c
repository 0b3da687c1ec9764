/*
 * parse.c - a text read as far as a test wants to look.  See parse.h.
 */
#include "parse.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "lang.h"
#include "match.h"
#include "name_find.h"
#include "parts.h"
#include "plain.h"
#include "quote.h"
#include "roster.h"
#include "sentence.h"
#include "speaker.h"
#include "tag.h"
#include "text.h"
#include "token.h"

static void
init_tables(struct parse *p)
{
	struct reading *r = &p->r;

	*r = (struct reading){ .arena = &p->arena, .scratch = &p->scratch,
	    .lexicon = p->lexicon, .breaker = &p->breaker };
	draft_init(&r->draft, &p->arena);
	vec_init(&r->hits, &p->scratch, sizeof(struct hit));
	vec_init(&r->tokens, &p->scratch, sizeof(struct token));
	vec_init(&r->names, &p->scratch, sizeof(struct name));
	vec_init(&r->runs, &p->scratch, sizeof(struct run));
	vec_init(&r->sentences, &p->arena, sizeof(struct kutip_sentence));
	vec_init(&r->sections, &p->arena, sizeof(struct kutip_section));
	vec_init(&r->quotes, &p->arena, sizeof(struct kutip_quote));
	vec_init(&r->entities, &p->arena, sizeof(struct kutip_entity));
	vec_init(&r->mentions, &p->arena, sizeof(struct kutip_mention));
}

static void
find_lang(struct reading *r)
{
	r->lang = lang_find(&r->draft, &r->fold, r->lexicon);
}

/* The stages behind PARSE_SOURCE, as document.c runs them. */
static void (*const stages[])(struct reading *) = {
	[PARSE_LANG] = find_lang, [PARSE_TOKEN] = token_find,
	[PARSE_PARTS] = parts_find, [PARSE_SENTENCE] = sentence_find,
	[PARSE_QUOTE] = quote_find, [PARSE_NAME] = name_find,
	[PARSE_ROSTER] = roster_join, [PARSE_SPEAKER] = speaker_find,
	[PARSE_TAG] = tag_find,
};

void
parse_text(struct parse *p, const char *lang, const char *text,
    enum parse_stage last)
{
	memset(p, 0, sizeof(*p));
	if (kutip_lexicon_new(&p->lexicon, NULL, NULL) != KUTIP_OK)
		abort();
	init_tables(p);
	plain_read(&p->r.draft, text_of(text));
	if (lang != NULL)
		memcpy(p->r.draft.meta.lang, lang, strlen(lang) + 1);
	p->r.text = buf_as_str(&p->r.draft.text);
	p->r.fold = fold_text(&p->scratch, p->r.text);
	for (int i = PARSE_LANG; i <= (int)last; i++)
		stages[i](&p->r);
}

void
parse_end(struct parse *p)
{
	draft_free(&p->r.draft);
	arena_free(&p->arena);
	arena_free(&p->scratch);
	buf_free(&p->out);
	breaker_free(p->breaker);
	kutip_lexicon_free(p->lexicon);
}

void
parse_add(struct parse *p, struct kutip_str row)
{
	if (p->out.len > 0)
		buf_puts(&p->out, " | ");
	buf_str(&p->out, row);
}

void
parse_add_span(struct parse *p, struct kutip_span span)
{
	parse_add(p, text_slice(p->r.text, span));
}

const char *
parse_line(struct parse *p)
{
	return buf_as_str(&p->out).ptr;
}

struct kutip_doc *
parse_doc(const char *lang, const char *name, const char *text)
{
	struct kutip_options options = { .lang = lang };
	struct kutip_reader *reader = NULL;
	struct kutip_doc *doc = NULL;

	if (kutip_reader_new(&reader, NULL, &options, NULL) != KUTIP_OK)
		abort();
	kutip_read(reader, name, text, strlen(text), &doc, NULL);
	kutip_reader_free(reader);
	return doc;
}

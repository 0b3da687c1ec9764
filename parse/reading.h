/*
 * reading.h - an article on its way to being a document: what the stages know
 * so far.  document.c runs them in order; each fills its own tables here and
 * looks at those of the stages before it.
 *
 *	source   draft (text, blocks, what markup says)
 *	fold     fold
 *	parts    kinds of blocks, meta, sections
 *	lang     languages
 *	match    hits
 *	token    tokens
 *	sentence sentences
 *	quote    quote runs;   name, speaker, report   entities, quotes
 *	tag      entities of places, bodies, items; mentions
 */
#ifndef READING_H
#define READING_H

#include "arena.h"
#include "block.h"
#include "fold.h"
#include "lexicon.h"

struct breaker;
struct roster;

struct reading {
	struct arena *arena;		/* the document's: tables that stay */
	struct arena *scratch;		/* the reader's: tables that go */
	const struct kutip_lexicon *lexicon;
	struct draft  draft;
	struct kutip_str text;		/* the draft's, complete */
	struct fold   fold;
	struct breaker **breaker;	/* the reader's, of words; made when needed */
	uint32_t      lang;		/* LANG_ bit of most of it; 0 unknown */
	struct vec    hits;		/* struct hit */
	struct vec    tokens;		/* struct token */
	uint32_t     *token_near;	/* first token at or after each 64th byte */
	struct vec    sentences;	/* struct kutip_sentence */
	struct vec    sections;		/* struct kutip_section */
	struct roster *roster;
	struct vec    names;		/* struct name: by token */
	struct vec    runs;		/* struct run: quotation marks paired */
	struct vec    quotes;		/* struct kutip_quote */
	struct vec    entities;		/* struct kutip_entity */
	struct vec    mentions;		/* struct kutip_mention */
};

static inline struct kutip_block *
reading_blocks(const struct reading *r, uint32_t *n)
{
	*n = r->draft.blocks.n;
	return r->draft.blocks.rows;
}

#endif

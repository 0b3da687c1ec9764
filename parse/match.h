/*
 * match.h - every form of every list that stands in a stretch of text, found
 * in one walk.
 *
 * A form is found where it begins and ends at the edge of a word (of a cluster
 * in scripts without blanks between words).  Of one kind the leftmost, longest
 * wins: "Menteri Luar Negeri" and not "Menteri"; different kinds may overlap:
 * "Kementerian" the body's head stands in "Kementerian Luar Negeri" the actor.
 *
 * Cost: one step of the trie a byte at the heads of words.
 */
#ifndef MATCH_H
#define MATCH_H

#include "arena.h"
#include "fold.h"
#include "lexicon.h"

struct hit {
	uint32_t start, end;		/* bytes of the source */
	uint32_t row;			/* entry of its image, and which (match_entry) */
	uint16_t langs;
	uint8_t  kind, flags;
};

#define HIT_VIEW_SHIFT 30		/* of row: above it, the number of the image */

static inline const struct lex_entry *
match_entry(const struct kutip_lexicon *lexicon, const struct hit *h)
{
	return &lexicon->view[h->row >> HIT_VIEW_SHIFT]
	    .entry[h->row & ((1u << HIT_VIEW_SHIFT) - 1)];
}

/* A string of its entry: the id or the name. */
static inline const char *
match_string(const struct kutip_lexicon *lexicon, const struct hit *h,
    uint32_t string)
{
	return lexicon->view[h->row >> HIT_VIEW_SHIFT].strings + string;
}

struct match {
	const struct kutip_lexicon *lexicon;
	const struct fold *fold;
	struct kutip_str source;
	uint32_t word_langs;		/* whose words are looked for */
	uint32_t name_langs;		/* the same for cities, actors, agenda */
	uint32_t kinds;			/* bits 1 << enum lex_kind */
};

#define KIND_BIT(kind) (1u << (kind))
#define KINDS_OF_NAMES (KIND_BIT(LEX_CITY) | KIND_BIT(LEX_ACTOR) | \
	KIND_BIT(LEX_AGENDA))

/* Appends struct hit rows, by start, for a span of source bytes. */
void match_span(const struct match *, struct kutip_span, struct vec *hits);

#endif

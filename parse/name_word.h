/*
 * name_word.h - what one token says of a name: may a person's begin with it,
 * go on with it, is it an abbreviation, was it in a full name before.  Inside
 * the chapter on names (name_find.c, name_body.c); nobody else looks.
 */
#ifndef NAME_WORD_H
#define NAME_WORD_H

#include "name.h"
#include "token.h"

#define NAME_SEEN_BITS 8192

/* How far the pass over the tokens has come. */
struct name_scan {
	struct reading *r;
	uint32_t end;			/* tokens of this block end here */
	uint32_t role;			/* first token of an office; NONE */
	uint32_t lower;			/* small words since */
	uint32_t taken;			/* byte up to which an office is the name's before it */
	bool     honorific;		/* one stands right before */
	bool     unmarked;		/* the block is in Thai or Lao */
	uint64_t words[NAME_SEEN_BITS / 64];	/* of full names so far, hashed */
	uint64_t other[NAME_SEEN_BITS / 64];	/* of places, initials: no names */
};

/* Does a form of the kind cover the token; begin with it? */
static inline bool
has(const struct token *t, enum lex_kind kind)
{
	return (t->in & KIND_BIT(kind)) != 0;
}

static inline bool
begins(const struct token *t, enum lex_kind kind)
{
	return (t->at & KIND_BIT(kind)) != 0;
}

static inline bool
is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

static inline bool
is_char(const struct name_scan *s, uint32_t i, uint32_t c)
{
	return i < s->end && token_row(s->r, i)->c == c;
}

bool is_dash(const struct name_scan *, uint32_t i);
/* "London-based": a capital, a hyphen and small letters, in English. */
bool is_compound(const struct reading *, const struct token *);
bool is_abbreviation(const struct name_scan *, uint32_t i);
uint32_t name_word_bit(const struct reading *, const struct token *);
bool is_seen(const struct name_scan *, const struct token *);
void see_words(struct name_scan *, uint32_t from, uint32_t to);

/* May a person's name begin with this token?  The token behind the name that
 * begins with it. */
bool begins_name(const struct name_scan *, uint32_t i);
uint32_t name_end(const struct name_scan *, uint32_t i);

struct kutip_span span_of(const struct reading *, uint32_t from, uint32_t to);
struct name *add_name(struct name_scan *, uint32_t from, uint32_t to,
    enum kutip_entity_kind, uint8_t evidence);

#endif

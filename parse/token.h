/*
 * token.h - the text cut into words, numbers and marks, each knowing which
 * lists it stands in.
 *
 * In scripts with blanks a word is a run of letters ("model", "ke-32",
 * "Sa'ad").  In scripts without, it is a form of a list ("นาย", "กล่าวว่า") or
 * the rest between two of them, which is where names are.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "match.h"
#include "reading.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT, TOKEN_MARK };

enum token_flag {
	TOKEN_CAPITAL = 1 << 0,		/* begins with a capital */
	TOKEN_CAPITALS = 1 << 1,	/* two capitals or more and nothing else */
	TOKEN_UNSPACED = 1 << 2,	/* in a script without blanks */
	TOKEN_BLANK_BEFORE = 1 << 3,
	TOKEN_FIRST = 1 << 4		/* first of its block */
};

struct token {
	uint32_t start, end;		/* source bytes */
	uint32_t block;
	uint32_t hit;			/* first of r->hits that starts at or after start */
	uint32_t at;			/* KIND_BITs of hits that start here */
	uint32_t in;			/* KIND_BITs of hits that cover it */
	uint32_t c : 21;		/* its first code point */
	uint32_t kind : 3, flags : 8;
};

/* Finds hits and tokens of every block. */
void token_find(struct reading *);

static inline const struct token *
token_row(const struct reading *r, uint32_t i)
{
	return (const struct token *)r->tokens.rows + i;
}

static inline const struct hit *
hit_row(const struct reading *r, uint32_t i)
{
	return (const struct hit *)r->hits.rows + i;
}

/* What the lists say of it. */
static inline const struct lex_entry *
hit_entry(const struct reading *r, const struct hit *h)
{
	return match_entry(r->lexicon, h);
}

static inline const char *
hit_id(const struct reading *r, const struct hit *h)
{
	return match_string(r->lexicon, h, hit_entry(r, h)->id);
}

static inline const char *
hit_name(const struct reading *r, const struct hit *h)
{
	return match_string(r->lexicon, h, hit_entry(r, h)->name);
}

/* First token at or after a byte; tokens.n if none. */
uint32_t token_at(const struct reading *, uint32_t byte);
/* The longest hit of a kind that starts at a token; NULL if none. */
const struct hit *token_hit(const struct reading *, uint32_t token,
    enum lex_kind);
/* The token behind the last one that a hit covers. */
uint32_t token_after(const struct reading *, uint32_t token,
    const struct hit *);
/* Where a word ends without what an apostrophe hangs on it: "Marcos's",
 * "Derek'y" (ay), "iba't" (at).  Source bytes. */
uint32_t token_bare_end(const struct reading *, uint32_t token);

/* Does a form of the kind and of this sort begin with the token? */
bool token_is(const struct reading *, uint32_t token, enum lex_kind,
    uint8_t sub);
/* Does a form of a list end right before a token, blanks aside?  Without blanks
 * between words it may be the end of a longer token ("…របស់|លោក"). */
bool token_is_behind(const struct reading *, uint32_t token, enum lex_kind,
    uint8_t sub);

#endif

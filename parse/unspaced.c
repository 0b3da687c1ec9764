/*
 * unspaced.c - names in scripts without capitals.  See unspaced.h.
 */
#include "unspaced.h"

#include "text.h"
#include "unicode.h"

#define PAIYANNOI      0xE2F		/* "นายธนกรฯ": cut short, and no part of the name */
#define PART_BYTES     60		/* of one word of a name */
#define BURMESE_TOKENS 12
#define BURMESE_BYTES  120
#define HAN_BYTES      12		/* four characters */

static bool
begins(const struct token *t, enum lex_kind kind)
{
	return (t->at & KIND_BIT(kind)) != 0;
}

static bool
is_particle(const struct reading *r, uint32_t i, enum particle_kind kind)
{
	const struct hit *h = token_hit(r, i, LEX_PARTICLE);

	return h != NULL && h->entry->sub == kind;
}

/* Words that no name begins with. */
static bool
is_other_word(const struct token *t)
{
	return t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED) ||
	    (t->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_PARTICLE) |
	    KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_HONORIFIC) |
	    KIND_BIT(LEX_DATE) | KIND_BIT(LEX_COMMON) |
	    KIND_BIT(LEX_THEME)));
}

/* One word of a name, up to the blank behind it or a cue or office that
 * touches it ("นายกฯ", "นายอนุทินกล่าวว่า"). */
static uint32_t
part_end(const struct reading *r, uint32_t i, uint32_t end)
{
	uint32_t from = i;

	for (i++; i < end; i++) {
		const struct token *t = token_row(r, i);

		if (t->flags & TOKEN_BLANK_BEFORE || t->kind != TOKEN_WORD ||
		    begins(t, LEX_CUE) || begins(t, LEX_ROLE) ||
		    t->c == PAIYANNOI)
			break;
		if (t->end - token_row(r, from)->start > PART_BYTES)
			break;
		if (begins(t, LEX_PARTICLE) && i + 1 < end &&
		    begins(t + 1, LEX_CUE))
			break;
	}
	return i;
}

/* Does a blank or an end stand behind the word that ends before token i? */
static bool
ends_clear(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(r, i);

	return i >= end || (t->flags & TOKEN_BLANK_BEFORE) ||
	    t->kind != TOKEN_WORD || begins(t, LEX_CUE) || begins(t, LEX_ROLE);
}

static bool
begins_part(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t;

	if (i >= end)
		return false;
	t = token_row(r, i);
	return (t->flags & TOKEN_BLANK_BEFORE) && !is_other_word(t);
}

/* Given name, then a family name if one stands between blanks; a third word
 * only before an office ("รัดเกล้า อินทวงศ์ สุวรรณคีรี รองโฆษก…"). */
static uint32_t
two_words(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t first = part_end(r, from, end), second, third;

	if (!begins_part(r, first, end))
		return first;
	second = part_end(r, first, end);
	if (!ends_clear(r, second, end))
		return first;
	if (!begins_part(r, second, end))
		return second;
	third = part_end(r, second, end);
	return third < end && begins(token_row(r, third), LEX_ROLE) ? third :
	    second;
}

bool
unspaced_is_subject(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *next;

	if (!is_particle(r, i, PART_SUBJECT))
		return false;
	if (i + 1 >= end)
		return true;
	next = token_row(r, i + 1);
	return (next->flags & TOKEN_BLANK_BEFORE) ||
	    next->kind != TOKEN_WORD || begins(next, LEX_CUE) ||
	    begins(next, LEX_DATE) || begins(next, LEX_PARTICLE);
}

/* Up to the subject particle, if one comes soon; blanks in between are the
 * column's, not the name's. */
static uint32_t
burmese(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t start = token_row(r, from)->start;

	for (uint32_t i = from; i < end && i - from < BURMESE_TOKENS; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind != TOKEN_WORD || t->end - start > BURMESE_BYTES)
			break;
		if (i > from && unspaced_is_subject(r, i, end))
			return i;
		if (is_particle(r, i, PART_THAT) || begins(t, LEX_CUE) || (i > from && begins(t, LEX_ROLE)))
			break;
	}
	return from;
}

static uint32_t
han(const struct reading *r, uint32_t from, uint32_t end)
{
	const struct token *t = token_row(r, from);

	if (is_other_word(t) || t->end - t->start > HAN_BYTES ||
	    t->end - t->start < 6 || !ends_clear(r, from + 1, end))
		return from;
	return from + 1;
}

uint32_t
unspaced_name_end(const struct reading *r, uint32_t from, uint32_t end)
{
	const struct token *t;

	if (from >= end)
		return from;
	t = token_row(r, from);
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED) ||
	    begins(t, LEX_CUE) || begins(t, LEX_ROLE) || begins(t, LEX_BODY) ||
	    unicode_is_mark(t->c) || begins(t, LEX_JOINT))
		return from;
	switch (unicode_script(t->c)) {
	case SCRIPT_THAI: case SCRIPT_LAO:
		/* ฯ: the title itself was abbreviated */
		return t->c == PAIYANNOI || (t->flags & TOKEN_BLANK_BEFORE &&
		    is_other_word(t)) ? from : two_words(r, from, end);
	case SCRIPT_KHMER:
		return is_other_word(t) ? from : two_words(r, from, end);
	case SCRIPT_MYANMAR:
		return burmese(r, from, end);
	case SCRIPT_HAN:
		return han(r, from, end);
	default:
		return from;
	}
}

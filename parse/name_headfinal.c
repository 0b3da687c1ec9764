/*
 * name_headfinal.c - people and bodies in Burmese.  See name_headfinal.h.
 */
#include "name_headfinal.h"

#include "headfinal.h"

#define LETTER_BYTES 3
#define TITLES_MOST 5			/* that stack */
#define FLOOR_TOKENS 64
#define WEAK_TOKENS 4			/* of a name behind a title that is another word too */

/* The first token of the block, or one so far back that no phrase before
 * token i begins there. */
static uint32_t
block_first(const struct name_scan *s, uint32_t i)
{
	uint32_t from = i;

	while (i > 0 && from - i < FLOOR_TOKENS &&
	    !(token_row(s->r, i)->flags & TOKEN_FIRST))
		i--;
	return i;
}

/* May a phrase begin at token i, seen from what stands before it? */
static bool
heads_phrase(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if ((t->flags & TOKEN_FIRST) || t[-1].kind != TOKEN_WORD)
		return true;
	if (has(t - 1, LEX_ROLE) || has(t - 1, LEX_JOINT) ||
	    headfinal_particle(s->r, i - 1, PART_THAT))
		return true;
	return headfinal_particle(s->r, i - 1, PART_NEW) ||
	    ((t->flags & TOKEN_BLANK_BEFORE) && begins(t - 1, LEX_PARTICLE));
}

/* "၁၂ ဦး", "တစ်ဦး": people counted, and no title. */
static bool
is_counted(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	return !(t->flags & TOKEN_FIRST) && t[-1].kind == TOKEN_NUMBER;
}

/* "မ" is the title Ma only right behind an office, a that-word or a name;
 * elsewhere it says not. */
static bool
is_negation(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (t->end - t->start != LETTER_BYTES)
		return false;
	return (t->flags & TOKEN_FIRST) || (!has(t - 1, LEX_ROLE) &&
	    !has(t - 1, LEX_JOINT) &&
	    !headfinal_particle(s->r, i - 1, PART_THAT));
}

/* The token behind the title at token i; i if none stands there. */
static uint32_t
title_end(const struct name_scan *s, uint32_t i, bool *weak)
{
	const struct hit *h = token_hit(s->r, i, LEX_HONORIFIC);

	*weak = token_is(s->r, i, LEX_HONORIFIC, HON_WEAK);
	if (h == NULL || h->end < token_row(s->r, i)->end ||
	    is_counted(s, i))
		return i;
	if (!*weak && !token_is(s->r, i, LEX_HONORIFIC, HON_BEFORE))
		return i;
	if (*weak && (!heads_phrase(s, i) || is_negation(s, i)))
		return i;
	return token_after(s->r, i, h);
}

/* The office before a name: all of its noun phrase, if a word of office is
 * in it. */
static struct kutip_span
office_of(const struct name_scan *s, uint32_t i)
{
	uint32_t from = headfinal_phrase_begin(s->r, block_first(s, i), i);

	for (uint32_t k = from; k < i; k++)
		if (has(token_row(s->r, k), LEX_ROLE))
			return span_of(s->r, from, i);
	return (struct kutip_span){ 0, 0 };
}

static uint32_t
take(struct name_scan *s, uint32_t title, uint32_t from, uint32_t to)
{
	struct kutip_span role = office_of(s, title);
	uint8_t evidence = title < from ? NAME_HONORIFIC : 0;

	if (role.end > role.start)
		evidence |= NAME_ROLE;
	add_name(s, from, to, KUTIP_PERSON, evidence)->role = role;
	return to;
}

/* Behind a title that is another word too a name is short, and a subject or
 * one of a list. */
static bool
ends_weak(const struct name_scan *s, uint32_t from, uint32_t to)
{
	if (to - from > WEAK_TOKENS || to >= s->end ||
	    begins(token_row(s->r, from), LEX_PARTICLE))
		return false;
	return headfinal_is_subject(s->r, to, s->end) ||
	    is_char(s, to, 0x104A) || has(token_row(s->r, to), LEX_JOINT);
}

/* "ကူပါဦးဆိုတဲ့": a title that touches a word of no list may be the end of
 * that word. */
static bool
is_glued(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const uint32_t known = KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_BODY) |
	    KIND_BIT(LEX_PARTICLE) | KIND_BIT(LEX_JOINT) |
	    KIND_BIT(LEX_HONORIFIC) | KIND_BIT(LEX_PRONOUN);

	return !(t->flags & (TOKEN_FIRST | TOKEN_BLANK_BEFORE)) &&
	    t[-1].kind == TOKEN_WORD && !(t[-1].in & known) &&
	    t->end - t->start <= 3 * LETTER_BYTES;
}

static uint32_t
take_titled(struct name_scan *s, uint32_t i)
{
	bool weak, more;
	uint32_t from = title_end(s, i, &weak), next, to;

	if (from == i)
		return i;
	/* "ပါမောက္ခ ဒေါက်တာ": titles stack */
	for (uint32_t k = 1; from < s->end && !weak && k < TITLES_MOST; k++) {
		next = title_end(s, from, &more);
		if (next == from || more)
			break;
		from = next;
	}
	if (from >= s->end)
		return i;
	if (token_hit(s->r, from, LEX_ACTOR) != NULL) {
		s->honorific = true;
		return from;
	}
	to = headfinal_name_end(s->r, from, s->end, true);
	if (to == from || ((weak || is_glued(s, i)) &&
	    !ends_weak(s, from, to)))
		return i;
	return take(s, i, from, to);
}

static uint32_t
take_bare(struct name_scan *s, uint32_t i)
{
	uint32_t to;

	if (!heads_phrase(s, i) || begins(token_row(s->r, i), LEX_ACTOR))
		return i;
	to = headfinal_name_end(s->r, i, s->end, false);
	return to > i ? take(s, i, i, to) : i;
}

/* "(KNU)": the short form behind a body. */
static uint32_t
take_short_form(struct name_scan *s, uint32_t i)
{
	if (!is_char(s, i, '(') || i + 2 >= s->end ||
	    !is_capital(token_row(s->r, i + 1)) || !is_char(s, i + 2, ')'))
		return i;
	add_name(s, i + 1, i + 2, KUTIP_ORG, NAME_BODY);
	return i + 3;
}

/* The names inside a body's name are not named themselves. */
static void
drop_names_from(struct name_scan *s, uint32_t from)
{
	struct vec *names = &s->r->names;

	while (names->n > 0 && name_row(s->r, names->n - 1)->from >= from)
		names->n--;
}

/* "ယင်းရုံး": that office, named elsewhere if at all. */
static bool
is_pointed_at(const struct name_scan *s, uint32_t from)
{
	return !(token_row(s->r, from)->flags & TOKEN_FIRST) &&
	    token_is(s->r, from - 1, LEX_JOINT, JOINT_DEMONSTRATIVE);
}

/* "KIA အဖွဲ့": the letters are the name. */
static bool
is_letters_and(const struct name_scan *s, uint32_t from, uint32_t tail)
{
	return from + 1 == tail &&
	    (token_row(s->r, from)->flags & TOKEN_CAPITALS);
}

/* A word for bodies of many kinds (ရုံး, အဖွဲ့) makes a name only behind a name,
 * or with a short form in brackets. */
static bool
is_proper(const struct name_scan *s, uint32_t from, uint32_t tail,
    uint32_t to)
{
	if (token_is(s->r, tail, LEX_BODY, BODY_MEDIUM))
		return false;
	if (!token_is(s->r, tail, LEX_BODY, BODY_WEAK) || (is_char(s, to, '(') &&
	    to + 1 < s->end && is_capital(token_row(s->r, to + 1))))
		return true;
	for (uint32_t k = from; k < tail; k++) {
		const struct token *t = token_row(s->r, k);

		if (is_capital(t) || has(t, LEX_ACTOR) || has(t, LEX_CITY))
			return true;
	}
	return false;
}

static uint32_t
take_tail(struct name_scan *s, uint32_t i)
{
	const struct hit *h = token_hit(s->r, i, LEX_BODY);
	uint32_t from, to;
	uint8_t evidence;

	if (h == NULL || h->end < token_row(s->r, i)->end ||
	    (!token_is(s->r, i, LEX_BODY, BODY_TAIL) &&
	    !token_is(s->r, i, LEX_BODY, BODY_WEAK) &&
	    !token_is(s->r, i, LEX_BODY, BODY_MEDIUM)))
		return i;
	to = token_after(s->r, i, h);
	from = headfinal_body_begin(s->r, block_first(s, i), i);
	if (from == i || (to < s->end &&
	    headfinal_particle(s->r, to, PART_PLURAL)) ||
	    is_pointed_at(s, from) || is_letters_and(s, from, i))
		return i;
	evidence = is_proper(s, from, i, to) ? NAME_BODY | NAME_LONG : 0;
	drop_names_from(s, from);
	add_name(s, from, to, KUTIP_ORG, evidence);
	return take_short_form(s, to);
}

uint32_t
take_headfinal(struct name_scan *s, uint32_t i)
{
	uint32_t to = take_titled(s, i);

	if (to == i)
		to = take_tail(s, i);
	if (to == i)
		to = take_bare(s, i);
	return to;
}

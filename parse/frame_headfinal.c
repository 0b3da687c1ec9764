/*
 * frame_headfinal.c - who stands before the subject particle.  See frame.h,
 * headfinal.h.
 */
#include "frame.h"

#include "headfinal.h"

#define BRACKET_TOKENS 6
#define NAME_TOKENS    4

static struct phrase
no_phrase(void)
{
	return (struct phrase){ .kind = PHRASE_NONE, .name = KUTIP_NONE };
}

/* The name that ends at token k; of several the longest. */
static struct phrase
name_before(const struct reading *r, uint32_t from, uint32_t k)
{
	struct phrase p = no_phrase();

	for (uint32_t n = name_in(r, from, k); n != KUTIP_NONE &&
	    n < r->names.n && name_row(r, n)->from < k; n++) {
		const struct name *row = name_row(r, n);

		if (row->to == k)
			return (struct phrase){ .kind = PHRASE_NAME,
			    .name = n, .from = row->from, .to = k,
			    .mention = row->span };
	}
	return p;
}

/* "ကော်မတီ (KRC)": the phrase before a bracket that closes before token k. */
static uint32_t
before_bracket(const struct reading *r, uint32_t from, uint32_t k)
{
	if (k <= from || token_row(r, k - 1)->c != ')')
		return k;
	for (uint32_t i = k - 1; i-- > from && k - i < BRACKET_TOKENS;)
		if (token_row(r, i)->c == '(')
			return i;
	return k;
}

/* A pronoun, if it is all of the phrase: "သူ" also ends names (စည်သူ). */
static struct phrase
pronoun_before(const struct reading *r, uint32_t begin, uint32_t k)
{
	const struct hit *h = token_hit(r, k - 1, LEX_PRONOUN);
	const struct token *t = token_row(r, k - 1);

	if (h == NULL || hit_entry(r, h)->sub == PRON_STANDIN || h->end < t->end ||
	    (begin < k - 1 && !(t->flags & TOKEN_BLANK_BEFORE)))
		return no_phrase();
	return (struct phrase){ .kind = PHRASE_PRONOUN, .name = KUTIP_NONE,
	    .from = k - 1, .to = k, .mention = { t->start, t->end } };
}

struct phrase
phrase_head(const struct reading *r, uint32_t from, uint32_t k)
{
	uint32_t end = before_bracket(r, from, k), begin;
	struct phrase p = name_before(r, from, end);

	if (p.kind == PHRASE_NONE && end < k)
		p = name_before(r, from, k);
	if (p.kind != PHRASE_NONE)
		return p;
	begin = headfinal_phrase_begin(r, from, end);
	if (begin >= end)
		return p;
	p = pronoun_before(r, begin, end);
	if (p.kind != PHRASE_NONE)
		return p;
	return (struct phrase){ .kind = PHRASE_ROLE, .name = KUTIP_NONE,
	    .from = begin, .to = end, .mention = frame_span(r, begin, end) };
}

struct phrase
phrase_subject(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t k;

	if (from >= to)
		return no_phrase();
	k = headfinal_subject(r, from, to);
	if (k == KUTIP_NONE || headfinal_particle(r, k, PART_AGENT)) {
		/* "ပညာရှင် Mei Tan ပြောသည်": no particle at all */
		struct phrase p = name_before(r, from, to);

		if (p.kind != PHRASE_NONE && p.from + NAME_TOKENS >= to)
			return p;
	}
	return k == KUTIP_NONE ? no_phrase() : phrase_head(r, from, k);
}

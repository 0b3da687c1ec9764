/*
 * clause.c - the subject of a verb.  See clause.h.
 *
 * phrase_before gives the nearest phrase; here it is asked what that phrase is
 * in its clause.  A few tokens around the phrase are looked at, so the cost of
 * a cue is constant.
 */
#include "clause.h"

#include "token.h"

#define APPOSITION_REACH 40		/* tokens between a name and its verb */
#define NAME_REACH   12			/* tokens of a name that ends at a comma */
#define CHAIN_REACH  5			/* from a name to the "of" that leads it */
#define CHAIN_MOST   4			/* X of Y of Z */
#define FRONT_REACH  4			/* "a | very senior | official" */
#define STRETCHES    5			/* between commas */
#define OPENERS      3			/* words before a subject: "but on Friday" */

static const struct phrase nobody = { .kind = PHRASE_NONE,
    .name = KUTIP_NONE };

static bool
is_char(const struct reading *r, uint32_t i, uint32_t c)
{
	return token_row(r, i)->c == c;
}

/* "of", "for", "from", "at" */
static bool
leads_part(const struct reading *r, uint32_t i)
{
	return token_is(r, i, LEX_JOINT, JOINT_PREP) ||
	    token_is(r, i, LEX_JOINT, JOINT_OF);
}

/* The phrase of the name that ends right before token end. */
static struct phrase
name_ending(const struct reading *r, uint32_t from, uint32_t end)
{
	uint32_t low = end > from + NAME_REACH ? end - NAME_REACH : from;
	uint32_t k = name_in(r, low, end);

	for (; k != KUTIP_NONE && k < r->names.n; k++) {
		const struct name *n = name_row(r, k);

		if (n->from >= end)
			break;
		if (n->to == end)
			return (struct phrase){ .kind = PHRASE_NAME, .name = k,
			    .from = n->from, .to = n->to, .mention = n->span };
	}
	return nobody;
}

uint32_t
clause_begin_of(const struct reading *r, const struct phrase *p, uint32_t from)
{
	uint32_t i = p->from;

	if (p->kind == PHRASE_NAME) {
		const struct name *n = name_row(r, p->name);

		i = n->from;
		if (n->role.end > n->role.start &&
		    n->role.start < n->span.start)
			i = token_at(r, n->role.start);
	}
	while (i > from && (token_row(r, i - 1)->in & KIND_BIT(LEX_HONORIFIC)))
		i--;
	return i > from ? i : from;
}

static bool
is_led(const struct reading *r, const struct phrase *p, uint32_t from)
{
	uint32_t i = clause_begin_of(r, p, from);

	if (i > from + 1 && token_is(r, i - 1, LEX_JOINT, JOINT_ARTICLE))
		i--;
	return i > from && leads_part(r, i - 1);
}

/* May what stands between two commas tell of the name before the first? */
static bool
tells_of_name(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	/* ", Hungary's foreign minister," */
	if (token_bare_end(r, i) < t->end && i + 1 < r->tokens.n &&
	    (t[1].at & KIND_BIT(LEX_ROLE)))
		return true;
	return t->kind == TOKEN_NUMBER || (t->at & KIND_BIT(LEX_ROLE)) ||
	    token_is(r, i, LEX_JOINT, JOINT_ARTICLE) ||
	    token_is(r, i, LEX_JOINT, JOINT_RELATIVE) || leads_part(r, i);
}

/* "Leo Surya, a fellow at the Institute, | said": the name before the comma. */
static struct phrase
before_apposition(const struct reading *r, uint32_t from, uint32_t to)
{
	if (to < from + 3 || !is_char(r, to - 1, ','))
		return nobody;
	for (uint32_t i = to - 1; i-- > from + 1 && to - i < APPOSITION_REACH;) {
		struct phrase p;

		if (token_row(r, i)->kind == TOKEN_MARK || is_char(r, i, ';'))
			break;
		if (!is_char(r, i, ',') || !tells_of_name(r, i + 1))
			continue;
		p = name_ending(r, from, i);
		if (p.kind == PHRASE_NAME && !is_led(r, &p, from))
			return p;
	}
	return nobody;
}

/* "Arun Pillai of the army's | Coast Command": the person that the name found
 * tells of, when a word as "of" stands between the two. */
static struct phrase
head_of(const struct reading *r, uint32_t from, struct phrase p)
{
	for (uint32_t n = 0; n < CHAIN_MOST && p.kind == PHRASE_NAME; n++) {
		uint32_t i = clause_begin_of(r, &p, from), low = i;
		struct phrase q;

		while (low > from && i - low < CHAIN_REACH &&
		    token_row(r, low - 1)->kind == TOKEN_WORD &&
		    !leads_part(r, low - 1))
			low--;
		if (low <= from + 1 || !leads_part(r, low - 1))
			return p;
		q = name_ending(r, from, low - 1);
		if (q.kind == PHRASE_NONE ||
		    name_row(r, q.name)->kind != KUTIP_PERSON)
			return p;
		p = q;
	}
	return p;
}

/* "a woman who said": of whom the word tells; nobody if no name stands there. */
static struct phrase
antecedent(const struct reading *r, uint32_t from, const struct phrase *who)
{
	uint32_t end = who->from;

	if (end > from && is_char(r, end - 1, ','))
		end--;
	return name_ending(r, from, end);
}

/* "a senior official", "the junta's chief": the article and what stands
 * between it and the office. */
static struct phrase
with_front(const struct reading *r, uint32_t from, struct phrase p)
{
	uint32_t i = p.from;

	while (i > from && p.from - i < FRONT_REACH) {
		const struct token *t = token_row(r, --i);

		if (token_is(r, i, LEX_JOINT, JOINT_ARTICLE)) {
			p.from = i;
			p.mention = frame_span(r, i, p.to);
			break;
		}
		/* "a majority | of | voters" */
		if (token_is(r, i, LEX_JOINT, JOINT_OF))
			continue;
		if (t->kind != TOKEN_WORD || (t->at & (KIND_BIT(LEX_CUE) |
		    KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_COMMON))) ||
		    leads_part(r, i))
			break;
	}
	return p;
}

/* Behind the last comma or the word that opens its clause ("but a majority of
 * voters"), when that begins with an article. */
static struct phrase
words_of_clause(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = to;

	while (to > from && frame_is_filler(r, to - 1))
		to--;
	i = to;
	while (i > from && token_row(r, i - 1)->kind == TOKEN_WORD)
		i--;
	if (i < to && (token_row(r, i)->at & KIND_BIT(LEX_COMMON)) &&
	    !token_is(r, i, LEX_JOINT, JOINT_ARTICLE))
		i++;
	return phrase_of_words(r, i, to);
}

static bool
has_comma(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (is_char(r, i, ','))
			return true;
	return false;
}

/* The phrase that a stretch between commas begins with, a word or two as
 * "but", "on Friday" before it; nobody if it does not begin with one. */
static struct phrase
phrase_heading(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = from;
	struct phrase p;

	while (i < to && i - from < OPENERS && (token_row(r, i)->at &
	    (KIND_BIT(LEX_COMMON) | KIND_BIT(LEX_DATE))) &&
	    !(token_row(r, i)->at & KIND_BIT(LEX_PRONOUN)) &&
	    !leads_part(r, i))
		i++;
	if (i < to && token_is(r, i, LEX_JOINT, JOINT_ARTICLE) &&
	    !(token_row(r, i)->at & KIND_BIT(LEX_PRONOUN)))
		i++;
	p = phrase_after(r, i, to);
	if (p.kind == PHRASE_NONE || clause_begin_of(r, &p, from) > i ||
	    is_led(r, &p, from))
		return nobody;
	return p;
}

/* The subject of a sentence whose verb stands at token to behind other verbs:
 * of the stretches between commas the last that begins with a phrase, unless
 * that tells of the name before its comma. */
static struct phrase
main_subject(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t end = to, begin;

	for (uint32_t n = 0; n < STRETCHES && end > from; n++) {
		struct phrase p;

		for (begin = end; begin > from; begin--)
			if (is_char(r, begin - 1, ',') ||
			    token_row(r, begin - 1)->kind == TOKEN_MARK)
				break;
		p = phrase_heading(r, begin, end);
		if (p.kind != PHRASE_NONE && begin > from + 1 &&
		    tells_of_name(r, begin)) {
			struct phrase q = name_ending(r, from, begin - 1);

			if (q.kind == PHRASE_NAME && !is_led(r, &q, from))
				return q;
		}
		if (p.kind != PHRASE_NONE)
			return head_of(r, from, p);
		end = begin > from ? begin - 1 : from;
	}
	return nobody;
}

/* Does nothing but "but", "and also" stand between a comma and the verb? */
static bool
is_second_verb(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = to;

	while (i > from && (frame_is_filler(r, i - 1) ||
	    (token_row(r, i - 1)->at & KIND_BIT(LEX_COMMON))) &&
	    !(token_row(r, i - 1)->at & KIND_BIT(LEX_PRONOUN)))
		i--;
	return i < to && i > from && is_char(r, i - 1, ',');
}

/* "…, saying": a verb that hangs on the subject of its sentence. */
static bool
hangs(const struct reading *r, uint32_t i)
{
	const struct hit *h = i < r->tokens.n ? token_hit(r, i, LEX_CUE) : NULL;

	return h != NULL && (hit_entry(r, h)->frames & FRAME_HCQ);
}

bool
clause_tells(const struct reading *r, uint32_t from, uint32_t to)
{
	return before_apposition(r, from, to).kind != PHRASE_NONE;
}

struct phrase
clause_subject(const struct reading *r, uint32_t from, uint32_t to)
{
	struct phrase p = before_apposition(r, from, to), w;

	if (p.kind != PHRASE_NONE)
		return p;
	p = phrase_before(r, from, to);
	if ((hangs(r, to) && p.kind != PHRASE_NONE && p.to < to) ||
	    is_second_verb(r, from, to)) {
		w = main_subject(r, from, to);
		if (w.kind != PHRASE_NONE)
			return w;
	}
	if (p.kind == PHRASE_PRONOUN &&
	    token_is(r, p.from, LEX_JOINT, JOINT_RELATIVE))
		return antecedent(r, from, &p);
	if (p.kind == PHRASE_NONE || has_comma(r, p.to, to)) {
		w = words_of_clause(r, from, to);
		if (w.kind != PHRASE_NONE)
			return w;
	}
	if (p.kind == PHRASE_ROLE)
		return with_front(r, from, p);
	return head_of(r, from, p);
}

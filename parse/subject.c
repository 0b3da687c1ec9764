/*
 * subject.c - whose verb a cue is.  See subject.h.
 *
 * From the verb leftwards: the first phrase that nothing leads.  A preposition
 * leads a phrase, and so does the word that it touches or qualifies.  A person
 * whose office stands between him and the verb is the subject, not the office.
 */
#include "subject.h"

#include "clause.h"
#include "khmer.h"
#include "text.h"
#include "unicode.h"

#define APPOSED     3			/* small words between a name and its office */
#define BRACKET_TOKENS 16
#define OWN_LEAST   3			/* letters of a subject in words of no list */
#define OWN_MOST    20

static bool
is_head_first(const struct reading *r, uint32_t i)
{
	enum unicode_script s = unicode_script(token_row(r, i)->c);

	return s == SCRIPT_KHMER || s == SCRIPT_LAO;
}

/* The token where a phrase begins, its office and its honorifics with it. */
static uint32_t
phrase_begin(const struct reading *r, const struct phrase *p, uint32_t from)
{
	uint32_t i = p->from, titles = KIND_BIT(LEX_HONORIFIC);

	if (p->kind == PHRASE_NAME) {
		const struct name *n = name_row(r, p->name);

		i = n->from;
		if (n->role.end > n->role.start &&
		    n->role.start < n->span.start)
			i = token_at(r, n->role.start);
	}
	/* "the paper | Xinhua": what kind of body it is */
	if (p->kind == PHRASE_NAME &&
	    name_row(r, p->name)->kind == KUTIP_ORG)
		titles |= KIND_BIT(LEX_BODY);
	while (i > from && (token_row(r, i - 1)->at & titles))
		i--;
	return i > from ? i : from;
}

static bool
is_person(const struct reading *r, const struct phrase *p)
{
	return p->kind == PHRASE_PRONOUN || (p->kind == PHRASE_NAME &&
	    name_row(r, p->name)->kind == KUTIP_PERSON);
}

/* Is the whole token a word of the list ("តុលា" is not, in "តុលាការ")? */
static bool
is_word_of(const struct reading *r, uint32_t i, enum lex_kind kind)
{
	const struct hit *h = token_hit(r, i, kind);

	return h != NULL && h->end >= token_row(r, i)->end;
}

static bool
is_small(const struct reading *r, uint32_t i)
{
	return is_word_of(r, i, LEX_PARTICLE) || is_word_of(r, i, LEX_CUE) ||
	    is_word_of(r, i, LEX_DATE) || is_word_of(r, i, LEX_PRONOUN);
}

/* Is the phrase a part of what stands before it? */
static bool
is_part(const struct reading *r, const struct phrase *p, uint32_t from)
{
	uint32_t i = phrase_begin(r, p, from);
	const struct token *t = token_row(r, i), *before = t - 1;

	if (i <= from)
		return false;
	if (token_is_behind(r, i, LEX_JOINT, JOINT_PREP))
		return true;
	if (is_person(r, p) || before->kind != TOKEN_WORD)
		return false;
	if (before->at & KIND_BIT(LEX_ROLE))
		return true;
	return !(t->flags & TOKEN_BLANK_BEFORE) && !is_small(r, i - 1) &&
	    !token_is_behind(r, i, LEX_COMMON, 0) && (before->flags & TOKEN_UNSPACED);
}

/* The person whose office, or the body whose kind, the phrase is. */
static bool
in_apposition(const struct reading *r, struct phrase *p, uint32_t from)
{
	uint32_t i = phrase_begin(r, p, from), low = i, k;

	for (uint32_t n = 0; n < APPOSED && low > from; n++) {
		const struct token *t = token_row(r, low - 1);

		if (!(t->flags & TOKEN_UNSPACED) ||
		    (t->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_PARTICLE))))
			break;
		low--;
	}
	for (uint32_t at = i; at-- > from && i - at < 12;) {
		k = name_in(r, at, at + 1);
		if (k == KUTIP_NONE)
			continue;
		if (name_row(r, k)->to < low ||
		    name_row(r, k)->kind != KUTIP_PERSON)
			return false;
		*p = (struct phrase){ PHRASE_NAME, k, name_row(r, k)->from,
		    name_row(r, k)->to, name_row(r, k)->span };
		return true;
	}
	return false;
}

static bool
is_self(const struct reading *r, const struct phrase *p)
{
	return p->kind == PHRASE_PRONOUN &&
	    token_is(r, p->from, LEX_PRONOUN, PRON_SELF);
}

static uint32_t
before_bracket(const struct reading *r, uint32_t from, uint32_t i)
{
	for (uint32_t k = i; k-- > from && i - k < BRACKET_TOKENS;)
		if (token_row(r, k)->c == '(')
			return k;
	return i;
}

/* A subject in words of no list: what stands between the last blank, or the
 * last small word, and the verb ("នារីរងគ្រោះ|បានបន្តថា"). */
static struct phrase
own_words(const struct reading *r, uint32_t from, uint32_t to)
{
	struct phrase p = { .kind = PHRASE_NONE, .name = KUTIP_NONE };
	const struct hit *h;
	uint32_t letters;

	while (to > from && (frame_is_filler(r, to - 1) ||
	    token_row(r, to - 1)->kind == TOKEN_NUMBER ||
	    is_word_of(r, to - 1, LEX_DATE)))
		to--;
	p.from = p.to = to;
	while (p.from > from && token_row(r, p.from - 1)->kind == TOKEN_WORD &&
	    (token_row(r, p.from - 1)->flags & TOKEN_UNSPACED) &&
	    !is_small(r, p.from - 1)) {
		p.from--;
		if (token_row(r, p.from)->flags & TOKEN_BLANK_BEFORE)
			break;
	}
	if (p.from == p.to || token_is_behind(r, p.from, LEX_JOINT, JOINT_PREP))
		return p;
	p.mention = frame_span(r, p.from, p.to);
	/* "មានមនុស្ស…": there are people who */
	h = token_hit(r, p.from, LEX_COMMON);
	if (h != NULL)
		p.mention.start = h->end;
	letters = p.mention.start < p.mention.end ?
	    khmer_length(text_slice(r->text, p.mention)) : 0;
	if (letters >= OWN_LEAST && letters <= OWN_MOST &&
	    !(token_row(r, p.from)->at & (KIND_BIT(LEX_JOINT) |
	    KIND_BIT(LEX_ORDINARY))))
		p.kind = PHRASE_ROLE;
	return p;
}

static bool
is_titled(const struct reading *r, const struct phrase *p)
{
	return p->kind == PHRASE_NAME &&
	    name_row(r, p->name)->kind == KUTIP_PERSON &&
	    (name_row(r, p->name)->evidence & NAME_HONORIFIC);
}

/* A name in Latin letters without a title: a person, or a place or a show that
 * a person with a title stands before ("លោក X នៅសារមន្ទីរ Angou បាននិយាយ"). */
static bool
is_foreign(const struct reading *r, const struct phrase *p)
{
	return p->kind == PHRASE_NAME && !is_titled(r, p) &&
	    name_row(r, p->name)->kind == KUTIP_PERSON &&
	    !(token_row(r, p->from)->flags & TOKEN_UNSPACED);
}

/* The last phrase that nothing leads, else the last one. */
static struct phrase
free_phrase(const struct reading *r, uint32_t from, uint32_t to, bool *part)
{
	struct phrase led = { .kind = PHRASE_NONE, .name = KUTIP_NONE };
	struct phrase foreign = led;

	*part = false;
	for (uint32_t i = to; i-- > from;) {
		struct phrase p;

		if (token_row(r, i)->c == ')')
			i = before_bracket(r, from, i);
		p = phrase_at(r, i, to);
		if (p.kind == PHRASE_NONE || is_self(r, &p))
			continue;
		if (is_part(r, &p, from)) {
			if (led.kind == PHRASE_NONE ||
			    (!is_person(r, &led) && is_person(r, &p)))
				led = p;
			continue;
		}
		if (is_foreign(r, &p)) {
			if (foreign.kind == PHRASE_NONE)
				foreign = p;
			continue;
		}
		if (foreign.kind != PHRASE_NONE && !is_titled(r, &p))
			continue;
		if (!is_person(r, &p))
			in_apposition(r, &p, from);
		return p;
	}
	if (foreign.kind != PHRASE_NONE)
		return foreign;
	*part = true;
	return led;
}

/* Does no blank stand between two tokens? */
static bool
is_one_word(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; i <= to; i++)
		if (token_row(r, i)->flags & TOKEN_BLANK_BEFORE)
			return false;
	return from <= to;
}

struct phrase
subject_before(const struct reading *r, uint32_t from, uint32_t to)
{
	struct phrase p, own;
	bool part;

	if (to <= from || !is_head_first(r, to - 1))
		return clause_subject(r, from, to);
	p = free_phrase(r, from, to, &part);
	if (p.kind != PHRASE_NONE && !part && is_person(r, &p))
		return p;
	own = own_words(r, from, to);
	if (own.kind == PHRASE_NONE || (p.kind != PHRASE_NONE && !part &&
	    is_one_word(r, p.from, own.from)))
		return p;
	if (p.kind != PHRASE_NONE && p.to > own.from && (!part ||
	    is_person(r, &p) || (p.kind == PHRASE_ROLE && p.from > own.from &&
	    token_is_behind(r, p.from, LEX_JOINT, JOINT_PREP))))
		return p;
	return own;
}

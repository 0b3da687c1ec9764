/*
 * headfinal.c - noun phrases whose head stands last.  See headfinal.h.
 */
#include "headfinal.h"

#include "burmese.h"
#include "text.h"
#include "unicode.h"

#define TITLED_MOST  9			/* syllables of a name behind a title */
#define BARE_MOST    6			/* of one without */
#define PIECE_TOKENS 24			/* looked at: each has a syllable */
#define PIECE_MOST   3			/* of the rest of a name behind a stray blank */
#define BODY_MOST    32			/* of the name of a body */
#define PHRASE_MOST  48			/* tokens of a noun phrase */

bool
headfinal_is(const struct reading *r, uint32_t i)
{
	return unicode_script(token_row(r, i)->c) == SCRIPT_MYANMAR;
}

/* Of the hits of a kind that begin the token those that are all of it: "ရန်"
 * begins "ရန်ကုန်" but is not the particle there. */
static bool
is_whole(const struct reading *r, uint32_t i, enum lex_kind kind, uint8_t sub)
{
	const struct token *t = token_row(r, i);

	if (!(t->at & KIND_BIT(kind)))
		return false;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != t->start)
			break;
		if (h->kind == kind && hit_entry(r, h)->sub == sub)
			return h->end >= t->end;
	}
	return false;
}

bool
headfinal_particle(const struct reading *r, uint32_t i,
    enum particle_kind kind)
{
	return is_whole(r, i, LEX_PARTICLE, (uint8_t)kind);
}

/* Does something stand behind token i that no name goes on with? */
static bool
stands_clear(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *next;

	if (i + 1 >= end)
		return true;
	next = token_row(r, i + 1);
	return (next->flags & TOKEN_BLANK_BEFORE) || next->kind != TOKEN_WORD ||
	    (next->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_DATE) |
	    KIND_BIT(LEX_PARTICLE) | KIND_BIT(LEX_PRONOUN) |
	    KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_ACTOR) | KIND_BIT(LEX_CITY)));
}

bool
headfinal_is_subject(const struct reading *r, uint32_t i, uint32_t end)
{
	return headfinal_particle(r, i, PART_SUBJECT) &&
	    stands_clear(r, i, end);
}

/* "မင်းကိုက": a particle before the subject's is the end of a name. */
bool
headfinal_case(const struct reading *r, uint32_t i)
{
	if (!headfinal_particle(r, i, PART_CASE) &&
	    !headfinal_particle(r, i, PART_TOPIC))
		return false;
	return i + 1 >= r->tokens.n ||
	    (token_row(r, i + 1)->flags & TOKEN_BLANK_BEFORE) ||
	    !headfinal_is_subject(r, i + 1, r->tokens.n);
}

static bool
is_cue(const struct reading *r, uint32_t i)
{
	const struct hit *h = token_hit(r, i, LEX_CUE);

	return h != NULL && hit_entry(r, h)->sub != CUE_TRAP &&
	    h->end >= token_row(r, i)->end;
}

/* A particle that ends a noun phrase, whatever its head is. */
static bool
ends_phrase(const struct reading *r, uint32_t i, uint32_t end)
{
	return headfinal_particle(r, i, PART_THAT) ||
	    headfinal_case(r, i) ||
	    headfinal_particle(r, i, PART_TO) ||
	    headfinal_particle(r, i, PART_RELATIVE) ||
	    headfinal_particle(r, i, PART_AGENT) ||
	    headfinal_particle(r, i, PART_NEW) ||
	    headfinal_is_subject(r, i, end) || is_cue(r, i);
}

static bool
ends_name(const struct reading *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(r, i);

	return t->kind != TOKEN_WORD || (t->at & KIND_BIT(LEX_JOINT)) ||
	    headfinal_particle(r, i, PART_PLURAL) ||
	    headfinal_particle(r, i, PART_WORD) ||
	    headfinal_particle(r, i, PART_ALSO) || ends_phrase(r, i, end);
}

static uint32_t
syllables(const struct reading *r, uint32_t from, uint32_t to)
{
	struct kutip_str s = r->fold.text;
	uint32_t a, b;

	if (from >= to)
		return 0;
	a = fold_find(&r->fold, token_row(r, from)->start);
	b = fold_find(&r->fold, token_row(r, to - 1)->end);
	return burmese_count((struct kutip_str){ s.ptr + a, b - a });
}

/* The token behind the piece of a name that goes up to a blank. */
static uint32_t
piece_end(const struct reading *r, uint32_t i, uint32_t end)
{
	if (end - i > PIECE_TOKENS)
		end = i + PIECE_TOKENS;
	for (i++; i < end; i++)
		if ((token_row(r, i)->flags & TOKEN_BLANK_BEFORE) ||
		    ends_name(r, i, end))
			break;
	return i;
}

/* Words of which no name is made, title or not. */
static bool
is_no_name(const struct reading *r, uint32_t i, uint32_t end, bool titled)
{
	const struct token *t = token_row(r, i);
	const uint32_t never = KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_DATE);

	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED))
		return true;
	/* "ဦး|ကို|နီ" */
	if (titled && !stands_clear(r, i, end))
		return ends_name(r, i, end) && syllables(r, i, i + 1) > 1;
	if (ends_name(r, i, end))
		return true;
	return (t->at & never) != 0 && (!titled || i + 1 >= end ||
	    stands_clear(r, i, end));
}

/* Are there words in it that no name has?  Behind a title the first word may
 * look like one ("ဦး|ကို|နီ"). */
static bool
holds_words(const struct reading *r, uint32_t from, uint32_t to, bool titled)
{
	const uint32_t never = KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_DATE);

	if (headfinal_particle(r, from, PART_SUBJECT))
		return true;
	for (uint32_t k = titled ? from + 1 : from; k < to; k++) {
		const struct token *t = token_row(r, k);

		if ((t->at & never) || headfinal_particle(r, k, PART_NOUN) || (!titled && is_no_name(r, k, to, false)))
			return true;
		/* "တွေ့ဆုံစဉ် ၎င်းက": he, and no name */
		if ((t->at & KIND_BIT(LEX_PRONOUN)) && k > from &&
		    (t->flags & TOKEN_BLANK_BEFORE))
			return true;
	}
	return false;
}

/* "အဆိုတော်|အစ္စဏီ|၏": right behind a word of office, no blank between. */
static bool
is_glued_to_office(const struct reading *r, uint32_t from)
{
	const struct token *t = token_row(r, from);

	return !(t->flags & (TOKEN_FIRST | TOKEN_BLANK_BEFORE)) &&
	    is_whole(r, from - 1, LEX_ROLE, ROLE_CALLING);
}

uint32_t
headfinal_name_end(const struct reading *r, uint32_t from, uint32_t end,
    bool titled)
{
	uint32_t most = titled ? TITLED_MOST : BARE_MOST, i = from;

	if (from >= end || is_no_name(r, from, end, titled))
		return from;
	for (;;) {
		uint32_t next = piece_end(r, i, end);

		if (i > from && (syllables(r, i, next) > PIECE_MOST ||
		    (next < end && !ends_name(r, next, end))))
			break;		/* a word of its own behind the blank */
		i = next;
		if (i >= end || ends_name(r, i, end) ||
		    is_no_name(r, i, end, false) ||
		    syllables(r, from, i) > most)
			break;
	}
	if (syllables(r, from, i) > most || holds_words(r, from, i, titled))
		return from;
	if (titled)
		return i;
	if (from + 1 == i && (token_row(r, from)->at & KIND_BIT(LEX_PRONOUN)))
		return from;
	if (i < end && headfinal_is_subject(r, i, end))
		return i;
	return is_glued_to_office(r, from) && i < end &&
	    headfinal_case(r, i) && syllables(r, from, i) > 1 ? i : from;
}

/* ---- phrases ---------------------------------------------------------- */

static bool
stops_phrase(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	if (t->kind == TOKEN_MARK || t->c == 0x104A || t->c == 0x104B)
		return true;
	return ends_phrase(r, i, r->tokens.n);
}

uint32_t
headfinal_phrase_begin(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t i = to;

	while (i > from && to - i < PHRASE_MOST && !stops_phrase(r, i - 1))
		i--;
	return i;
}

/* "FMI ကုမ္ပဏီ": what stands before a Latin name and a blank is no part of it. */
static bool
ends_before_latin(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	return (t->flags & TOKEN_UNSPACED) &&
	    (t[1].flags & TOKEN_BLANK_BEFORE) && t[1].kind == TOKEN_WORD &&
	    !(t[1].flags & TOKEN_UNSPACED);
}

static bool
stops_body(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);
	bool blank = (t[1].flags & TOKEN_BLANK_BEFORE) != 0;

	if (is_whole(r, i, LEX_BODY, BODY_INSIDE))
		return false;
	if (t->kind == TOKEN_PUNCT)
		return t->c != '-' && t->c != '/';
	if (t->kind == TOKEN_NUMBER || (t->at & (KIND_BIT(LEX_JOINT) |
	    KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_DATE))))
		return true;
	if (headfinal_particle(r, i, PART_PLURAL) && blank)
		return true;
	return ends_before_latin(r, i) || stops_phrase(r, i);
}

uint32_t
headfinal_body_begin(const struct reading *r, uint32_t floor, uint32_t tail)
{
	uint32_t i = tail;

	while (i > floor && tail - i < PHRASE_MOST && !stops_body(r, i - 1))
		i--;
	return syllables(r, i, tail) > BODY_MOST ? tail : i;
}

/* "ဇူလိုင် ၁၁ ရက်က": of that day, no subject. */
static bool
is_of_time(const struct reading *r, uint32_t i, uint32_t from)
{
	if (i == from)
		return false;
	if (token_row(r, i - 1)->in & KIND_BIT(LEX_DATE))
		return true;
	/* "မေလ|ဆန်း|က" */
	return i > from + 1 && (token_row(r, i - 2)->in & KIND_BIT(LEX_DATE)) &&
	    !(token_row(r, i - 1)->flags & TOKEN_BLANK_BEFORE) &&
	    syllables(r, i - 1, i) < 2;
}

static bool
has_relative(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (headfinal_particle(r, i, PART_RELATIVE))
			return true;
	return false;
}

/* The first that stands clear; a later one if the first belongs to a clause
 * that tells of its noun ("အစိုးရက ခန့်အပ်သည့် ဥက္ကဋ္ဌက"). */
uint32_t
headfinal_subject(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t best = KUTIP_NONE, agent = KUTIP_NONE;
	bool relative = false;

	for (uint32_t i = from + 1; i < to; i++) {
		relative |= headfinal_particle(r, i, PART_RELATIVE);
		if (headfinal_particle(r, i, PART_AGENT))
			agent = i;
		if (!headfinal_is_subject(r, i, to) || is_of_time(r, i, from))
			continue;
		if (best == KUTIP_NONE || relative) {
			best = i;
			relative = false;
		}
	}
	return best != KUTIP_NONE ? best :
	    agent == KUTIP_NONE || has_relative(r, agent, to) ? KUTIP_NONE :
	    agent;
}

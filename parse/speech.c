/*
 * speech.c - see speech.h.
 */
#include "speech.h"

#include "cue.h"
#include "sentence.h"
#include "text.h"
#include "unicode.h"

#define FEW_WORDS    4
#define LED_BYTES    60			/* about four words of a script without blanks */
#define TITLE_WORDS  8			/* the most in the name of a book or a show */
#define JOINED_TOKENS 2			/* between two quotes of one cue */

static const struct run *
run_row(const struct reading *r, uint32_t i)
{
	return (const struct run *)r->runs.rows + i;
}

struct run_place
run_place(const struct reading *r, uint32_t i)
{
	const struct run *run = run_row(r, i);
	uint32_t n;
	const struct kutip_block *b = reading_blocks(r, &n) + run->block;

	return (struct run_place){ run, token_at(r, run->span.start),
	    token_at(r, run->span.end), token_at(r, b->span.start),
	    token_at(r, b->span.end) };
}

bool
speech_is_colon(uint32_t c)
{
	return c == ':' || c == 0x17D6 || c == 0xFF1A;
}

/* Is a run in a script whose marks mean themes and names more often than
 * speech (Thai, Lao)?  There a cue counts only close by. */
bool
run_is_unmarked(const struct reading *r, const struct run_place *at)
{
	return at->first + 1 < at->last &&
	    (sentence_is_unmarked(r, at->first + 1) ||
	    (at->first > at->from && sentence_is_unmarked(r, at->first - 1)) ||
	    (at->last < at->to && sentence_is_unmarked(r, at->last)));
}

/* "bertajuk", "tema", "titled" right before the mark. */
bool
speech_is_titled(const struct reading *r, const struct run_place *at)
{
	uint32_t i = at->first;

	for (uint32_t k = 0; k < 3 && i > at->from; k++) {
		const struct token *t = token_row(r, --i);

		if (t->in & KIND_BIT(LEX_THEME))
			return true;
		if (t->kind != TOKEN_PUNCT && k > 0)
			break;
	}
	return false;
}

/* Every word of weight has a capital: a title. */
static bool
is_title_case(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t capitals = 0, small = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind != TOKEN_WORD || (t->flags & TOKEN_UNSPACED))
			continue;
		if (t->flags & TOKEN_CAPITAL)
			capitals++;
		else if (!(t->in & (KIND_BIT(LEX_COMMON) |
		    KIND_BIT(LEX_JOINT))))
			small++;
	}
	return capitals > 1 && small == 0;
}

static bool
ends_inside(const struct reading *r, const struct run *run)
{
	uint32_t c = text_before(r->text, run->words.end);

	return c == '.' || c == ',' || c == '!' || c == '?' || c == 0x17D4 ||
	    c == 0x104B || c == 0x3002 || c == 0xFF0C;
}

static uint32_t
words_in(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t words = 0;

	for (uint32_t k = from; k < to; k++)
		words += token_row(r, k)->kind == TOKEN_WORD;
	return words;
}

static bool
is_possessive(const struct reading *r, uint32_t i)
{
	return token_bare_end(r, i) < token_row(r, i)->end;
}

/* Without blanks few tokens may be many words. */
static bool
is_long_unspaced(const struct reading *r, const struct run *run)
{
	return run->words.end - run->words.start > LED_BYTES &&
	    (token_row(r, token_at(r, run->words.start))->flags &
	    TOKEN_UNSPACED);
}

/* CBS's "Face the Nation," Speaker Ryan said; on "Morning Show"; a "Forum of
 * Mayors"; the film "Flood": a cue near a title makes no speech of it; nor do
 * single marks around few words make any. */
bool
speech_is_work(const struct reading *r, const struct run_place *at)
{
	uint32_t from = token_at(r, at->run->words.start);
	uint32_t to = token_at(r, at->run->words.end);
	uint32_t words = words_in(r, from, to), i = at->first;

	if (words <= FEW_WORDS && (at->run->flags & RUN_SINGLE) &&
	    !is_long_unspaced(r, at->run))
		return true;
	/* "In answer he said: “…”: the mark that opened was one too many */
	if ((at->run->flags & RUN_UNCLOSED) &&
	    speech_is_colon(text_before(r->text, at->run->words.end)))
		return true;
	if (i == at->from || words > TITLE_WORDS)
		return false;
	i--;
	if (token_row(r, i)->in & KIND_BIT(LEX_THEME))
		return words <= FEW_WORDS || is_title_case(r, from, to);
	if (!is_title_case(r, from, to))
		return false;
	return token_is(r, i, LEX_JOINT, JOINT_PREP) ||
	    token_is(r, i, LEX_JOINT, JOINT_LINK) ||
	    token_is(r, i, LEX_JOINT, JOINT_ARTICLE) || is_possessive(r, i);
}

bool
speech_is_title(const struct reading *r, uint32_t run)
{
	struct run_place at = run_place(r, run);

	return speech_is_work(r, &at);
}

bool
speech_is_led(const struct reading *r, uint32_t i)
{
	struct run_place at = run_place(r, i);

	return at.first > at.from &&
	    token_is(r, at.first - 1, LEX_PARTICLE, PART_THAT);
}

bool
speech_behind_colon(const struct reading *r, uint32_t i)
{
	struct run_place at = run_place(r, i);

	return at.first > at.from && speech_is_colon(token_row(r, at.first - 1)->c);
}

bool
speech_is_joined(const struct reading *r, uint32_t i)
{
	const struct run *run = run_row(r, i);
	uint32_t from = token_at(r, run->span.end);
	uint32_t to = i + 1 < r->runs.n ? token_at(r, run[1].span.start) : from;

	if (i + 1 >= r->runs.n || run[1].block != run->block ||
	    from == to || to - from > JOINED_TOKENS ||
	    words_in(r, token_at(r, run->words.start),
	    token_at(r, run->words.end)) < FEW_WORDS)
		return false;
	for (; from < to; from++)
		if (!token_is(r, from, LEX_JOINT, JOINT_LINK) &&
		    token_row(r, from)->c != ',')
			return false;
	return true;
}

bool
speech_is(const struct reading *r, uint32_t i)
{
	struct run_place at = run_place(r, i);
	uint32_t from = token_at(r, at.run->words.start);
	uint32_t to = token_at(r, at.run->words.end);
	uint32_t words = words_in(r, from, to);
	bool whole = at.first == at.from, led;

	if ((at.run->flags & RUN_SINGLE) || speech_is_titled(r, &at))
		return false;
	/* without blanks few tokens may be many words */
	if (speech_is_led(r, i) && is_long_unspaced(r, at.run))
		return true;
	if (run_is_unmarked(r, &at))
		return words > FEW_WORDS && ((whole && at.last == at.to) ||
		    (at.run->flags & (RUN_CONTINUES | RUN_GOES_ON)));
	/* a message of few words: "Stay home." */
	led = at.first > at.from && speech_is_colon(token_row(r, at.first - 1)->c);
	if (words <= FEW_WORDS && !((whole || led) && ends_inside(r, at.run)))
		return false;
	if (is_title_case(r, from, to) && !ends_inside(r, at.run))
		return false;
	/* a run inside a sentence, small and without an end mark: a term */
	return whole || ends_inside(r, at.run) || words > 4 * FEW_WORDS ||
	    (at.run->flags & (RUN_CONTINUES | RUN_GOES_ON));
}

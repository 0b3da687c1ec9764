/*
 * cmd_reach.c - see cmd_reach.h.
 */
#include "cmd_reach.h"

#include "cmd_move.h"
#include "effect.h"
#include "text.h"
#include "unicode.h"

#define REACHES 4

struct choice { struct kutip_span span; enum note_unit unit; };

static bool
has_letter(struct kutip_str s)
{
	for (uint32_t at = 0; at < s.len;) {
		uint32_t c = text_step(s, &at);

		if (unicode_is_letter(c) || unicode_is_digit(c))
			return true;
	}
	return false;
}

/* The word that the cursor is in, or the next one of its block. */
static struct kutip_span
word_in(const struct brief *b, struct kutip_span block)
{
	struct kutip_str text = kutip_slice(b->doc, block);
	struct breaker *breaker = breaker_new(BREAK_WORD,
	    kutip_meta(b->doc)->lang);
	uint32_t from = 0, at = KUTIP_NONE;

	if (breaker && breaker_set(breaker, text))
		at = breaker_next(breaker);
	for (; at != KUTIP_NONE; from = at, at = breaker_next(breaker)) {
		if (block.start + at > b->pos && at > from &&
		    has_letter(text_slice(text, (struct kutip_span){ from, at })))
			break;
	}
	breaker_free(breaker);
	if (at == KUTIP_NONE)
		return (struct kutip_span){ 0, 0 };
	return (struct kutip_span){ block.start + from, block.start + at };
}

/* Everything that the cursor is in; what is not there is empty. */
static void
choices_at(const struct brief *b, struct choice out[REACHES])
{
	const struct kutip_quote *quote = doc_quote(b->doc, brief_quote(b));
	const struct kutip_block *block = doc_block(b->doc,
	    kutip_block_at(b->doc, b->pos));
	uint32_t n, row = kutip_sentence_at(b->doc, b->pos);
	const struct kutip_span none = { 0, 0 };

	out[0] = (struct choice){ block ? word_in(b, block->span) : none,
		NOTE_FREE };
	out[1] = (struct choice){ row == KUTIP_NONE ? none :
		kutip_sentences(b->doc, &n)[row].span, NOTE_SENTENCE };
	out[2] = (struct choice){ quote ? quote->words : none, NOTE_QUOTE };
	out[3] = (struct choice){ block ? block->span : none, NOTE_PARAGRAPH };
}

static uint32_t
bytes(struct kutip_span s)
{
	return s.end - s.start;
}

/* The next one larger (1) or smaller (-1) than what is chosen; NULL: none. */
static const struct choice *
beside(const struct choice *choices, struct kutip_span now, int way)
{
	const struct choice *best = NULL;

	for (int i = 0; i < REACHES; i++) {
		uint32_t n = bytes(choices[i].span);

		if (n == 0 || (way > 0 ? n <= bytes(now) : n >= bytes(now)))
			continue;
		if (!best || (way > 0 ? n < bytes(best->span) :
		    n > bytes(best->span)))
			best = &choices[i];
	}
	return best;
}

static void
choose(struct model *m, const struct choice *c)
{
	static const char *const names[] = { [NOTE_FREE] = "word",
		[NOTE_SENTENCE] = "sentence", [NOTE_QUOTE] = "quote",
		[NOTE_PARAGRAPH] = "paragraph" };

	m->brief.reach = (struct reach){ .set = true, .pos = m->brief.pos,
		.span = c->span, .unit = c->unit };
	model_say(m, "the %s", names[c->unit]);
}

void
reach_choose(struct model *m, enum note_unit unit)
{
	struct choice choices[REACHES];

	if (!m->brief.doc)
		return;
	choices_at(&m->brief, choices);
	for (int i = 0; i < REACHES; i++) {
		if (choices[i].unit == unit && bytes(choices[i].span) > 0)
			choose(m, &choices[i]);
	}
}

unsigned
cmd_reach(struct model *m, const struct call *call)
{
	int way = call->command->way;
	struct brief *b = &m->brief;
	struct choice choices[REACHES];
	const struct choice *chosen;
	enum note_unit unit;

	choices_at(b, choices);
	chosen = beside(choices, brief_passage(b, &unit), way);
	if (!chosen) {
		model_say(m, "there is nothing %s to mark here",
		    way > 0 ? "larger" : "smaller");
		return EFFECT_NONE;
	}
	choose(m, chosen);
	return EFFECT_NONE;
}

/* ---- selecting ---------------------------------------------------------- */

unsigned
cmd_select(struct model *m, const struct call *call)
{
	struct brief *b = &m->brief;
	bool begin = b->doc && !brief_selects(b);

	(void)call;
	b->reach = (struct reach){ .set = begin, .selects = begin,
		.pos = b->pos };
	m->drag.selects = false;
	model_say(m, begin ? "select with h l w b, then Space, a, t or y; "
	    "Escape ends it" : "nothing is selected");
	return EFFECT_NONE;
}

/* The block beside one that is shown; NULL: there is none. */
static const struct kutip_block *
block_beside(const struct model *m, uint32_t row, int way)
{
	const struct kutip_block *block;

	do {
		row += (uint32_t)way;
		block = doc_block(m->brief.doc, row);
	} while (block && (block->span.end == block->span.start ||
	    (block->kind == KUTIP_FURNITURE && !m->settings.furniture)));
	return block;
}

/* The next place from pos on; at the end of a block, in the one beside it. */
static uint32_t
step(const struct model *m, uint32_t pos, int way)
{
	struct kutip_str text = kutip_text(m->brief.doc);
	uint32_t row = kutip_block_at(m->brief.doc, pos);
	const struct kutip_block *block = doc_block(m->brief.doc, row);
	uint32_t to = way > 0 ? cluster_next(text, pos) :
	    cluster_prev(text, pos);

	if (!block || (way > 0 ? to < block->span.end :
	    pos > block->span.start))
		return to < text.len ? to : pos;
	block = block_beside(m, row, way);
	if (!block)
		return pos;
	return way > 0 ? block->span.start :
	    cluster_prev(text, block->span.end);
}

unsigned
cmd_character(struct model *m, const struct call *call)
{
	if (m->brief.doc)
		move_to(m, step(m, m->brief.pos, call->command->way));
	return EFFECT_NONE;
}

/* Last character (1) of the first word that ends behind pos, first character
 * (-1) of the last one that begins before it; NONE: not in this block. */
static uint32_t
word_edge(const struct brief *b, struct kutip_span block, uint32_t pos,
    int way)
{
	struct kutip_str text = kutip_slice(b->doc, block);
	struct breaker *breaker = breaker_new(BREAK_WORD,
	    kutip_meta(b->doc)->lang);
	uint32_t from = 0, at = KUTIP_NONE, found = KUTIP_NONE;

	if (breaker && breaker_set(breaker, text))
		at = breaker_next(breaker);
	for (; at != KUTIP_NONE; from = at, at = breaker_next(breaker)) {
		struct kutip_span word = { from, at };
		uint32_t edge = block.start + (way > 0 ?
		    cluster_prev(text, at) : from);

		if (at == from || !has_letter(text_slice(text, word)))
			continue;
		if (way < 0 && edge >= pos)
			break;
		if (way > 0 && edge <= pos)
			continue;
		found = edge;
		if (way > 0)
			break;
	}
	breaker_free(breaker);
	return found;
}

unsigned
cmd_word(struct model *m, const struct call *call)
{
	struct brief *b = &m->brief;
	int way = call->command->way;
	uint32_t row, to = KUTIP_NONE;
	const struct kutip_block *block;

	if (!b->doc)
		return EFFECT_NONE;
	row = kutip_block_at(b->doc, b->pos);
	block = doc_block(b->doc, row);
	if (block)
		to = word_edge(b, block->span, b->pos, way);
	if (block && to == KUTIP_NONE)
		block = block_beside(m, row, way);
	if (block && to == KUTIP_NONE)
		to = word_edge(b, block->span, way > 0 ? 0 : block->span.end,
		    way);
	if (to != KUTIP_NONE)
		move_to(m, to);
	return EFFECT_NONE;
}

/*
 * cmd_reach.c - see cmd_reach.h.
 */
#include "cmd_reach.h"

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

unsigned
cmd_reach(struct model *m, const struct call *call)
{
	static const char *const names[] = { [NOTE_FREE] = "word",
		[NOTE_SENTENCE] = "sentence", [NOTE_QUOTE] = "quote",
		[NOTE_PARAGRAPH] = "paragraph" };
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
	b->reach = (struct reach){ .set = true, .pos = b->pos,
		.span = chosen->span, .unit = chosen->unit };
	model_say(m, "the %s", names[chosen->unit]);
	return EFFECT_NONE;
}

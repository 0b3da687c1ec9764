/*
 * sentence.c - where sentences end.  See sentence.h.
 */
#include "sentence.h"

#include "text.h"
#include "token.h"
#include "unicode.h"

#define SHORT_TITLE    4		/* bytes: "Mr", "Prof"; "Pangulo" is a word */
#define SUBJECT_TOKENS 10		/* from an honorific to its cue */

static bool
is_end_mark(uint32_t c)
{
	switch (c) {
	case '.': case '!': case '?': case 0x2026:
	case 0x17D4: case 0x17D5:		/* Khmer KHAN, BARIYOOSAN */
	case 0x104B:				/* Burmese section mark */
	case 0x3002: case 0xFF01: case 0xFF1F:	/* Chinese */
		return true;
	default:
		return false;
	}
}

static bool
is_closing(uint32_t c)
{
	/* the mark of a footnote too: "by half.¹ The officers" */
	return c == '"' || c == 0x201D || c == 0x2019 || c == 0xBB ||
	    c == ')' || c == ']' || c == 0x300D || c == 0x300F || c == '\'' ||
	    c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

bool
sentence_is_short_form(const struct reading *r, uint32_t token)
{
	const struct token *t = token_row(r, token);

	if (t->kind != TOKEN_WORD || (t->flags & TOKEN_UNSPACED))
		return false;
	/* "lời dạy của Bác. “Dù …”": no mark stands behind a short title */
	if (t->in & KIND_BIT(LEX_HONORIFIC))
		return (t->end - t->start <= SHORT_TITLE &&
		    !(token + 2 < r->tokens.n && t[2].kind == TOKEN_MARK &&
		    (t[2].flags & TOKEN_BLANK_BEFORE))) ||
		    (token + 1 < r->tokens.n &&
		    (t[1].in & KIND_BIT(LEX_HONORIFIC)));
	if (t->end - t->start == 1 && (t->flags & TOKEN_CAPITAL))
		return true;
	return (t->flags & TOKEN_CAPITAL) && t->end - t->start <= SHORT_TITLE &&
	    (t->in & (KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_PLACE)));
}

bool
sentence_is_unmarked(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);
	enum unicode_script script;

	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_UNSPACED))
		return false;
	script = unicode_script(t->c);
	return script == SCRIPT_THAI || script == SCRIPT_LAO;
}

/* Does the full stop that is token i end a sentence? */
static bool
stop_ends(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i), *next = t + 1;

	if (t->c != '.')
		return true;
	/* "… Pacquiao Jr." Sa survey: the mark behind it ends the sentence */
	if (i > 0 && t[-1].end == t->start && sentence_is_short_form(r, i - 1))
		return i + 1 < r->tokens.n && next->kind == TOKEN_MARK &&
		    next->start == t->end && next->block == t->block;
	if (i + 1 >= r->tokens.n || next->block != t->block)
		return true;
	if (i > 0 && t[-1].end == t->start && sentence_is_unmarked(r, i - 1))
		return false;
	if (next->kind == TOKEN_NUMBER && next->start == t->end)
		return false;
	if (unicode_is_lower(next->c))
		return false;
	if (next->start == t->end && next->kind == TOKEN_WORD &&
	    !(next->flags & TOKEN_CAPITAL) && !(next->flags & TOKEN_UNSPACED))
		return false;
	return true;
}

/* The token behind closing marks that touch token i. */
static uint32_t
behind_closing(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);
	uint32_t n = r->tokens.n;

	for (i++; i < n; i++) {
		const struct token *next = token_row(r, i);
		bool more = is_end_mark(next->c) && next->kind == TOKEN_PUNCT;

		if (next->block != t->block ||
		    (next->flags & TOKEN_BLANK_BEFORE && !more))
			break;
		if (!is_closing(next->c) && !more)
			break;
	}
	return i;
}

static void
add_sentence(struct reading *r, struct kutip_block *block, uint32_t number,
    uint32_t start, uint32_t end)
{
	struct kutip_sentence *s;

	if (end <= start)
		return;
	if (block->sentences++ == 0)
		block->sentence = r->sentences.n;
	s = vec_push(&r->sentences);
	*s = (struct kutip_sentence){ { start, end }, number };
}

/* Thai and Lao, then: behind a blank, an opener of a new thought
 * (นอกจากนี้, ทั้งนี้) begins one, and so does a new subject that speaks. */
static bool
begins_thought(const struct reading *r, uint32_t i, uint32_t block)
{
	const struct token *t = token_row(r, i);
	const struct hit *h;

	if (!(t->flags & TOKEN_BLANK_BEFORE) || !sentence_is_unmarked(r, i))
		return false;
	/* "กล่าวว่า ในโอกาสนี้ …": what a cue leads to is no thought of its own */
	if (i > 0 && (t[-1].at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_PARTICLE))))
		return false;
	h = token_hit(r, i, LEX_PARTICLE);
	if (h != NULL && hit_entry(r, h)->sub == PART_NEW)
		return true;
	h = token_hit(r, i, LEX_HONORIFIC);
	if (h == NULL || hit_entry(r, h)->sub != HON_BEFORE)
		return false;
	for (uint32_t k = i; k < r->tokens.n && k - i < SUBJECT_TOKENS; k++) {
		const struct token *u = token_row(r, k);

		if (u->block != block || u->kind != TOKEN_WORD)
			return false;
		h = token_hit(r, k, LEX_CUE);
		if (h != NULL && (hit_entry(r, h)->frames & FRAME_SCQ) &&
		    hit_entry(r, h)->sub == CUE_SAY)
			return true;
	}
	return false;
}

/* Sentences of a block whose first token is i; returns the next block's. */
static uint32_t
cut_block(struct reading *r, struct kutip_block *block, uint32_t number,
    uint32_t i)
{
	uint32_t start = block->span.start;

	while (i < r->tokens.n && token_row(r, i)->block == number) {
		const struct token *t = token_row(r, i);
		uint32_t after;

		if (t->start > start && begins_thought(r, i, number)) {
			add_sentence(r, block, number, start, t[-1].end);
			start = t->start;
		}
		if (t->kind != TOKEN_PUNCT || !is_end_mark(t->c) ||
		    !stop_ends(r, i)) {
			i++;
			continue;
		}
		after = behind_closing(r, i);
		/* "…kota?" tanyanya. / "Wah!" kata X.: goes on in small letters */
		if (after < r->tokens.n && token_row(r, after)->block == number &&
		    after > i + 1 && unicode_is_lower(token_row(r, after)->c)) {
			i = after;
			continue;
		}
		add_sentence(r, block, number, start, token_row(r, after - 1)->end);
		i = after;
		start = i < r->tokens.n ? token_row(r, i)->start :
		    block->span.end;
	}
	if (start < block->span.end)
		add_sentence(r, block, number, start, block->span.end);
	return i;
}

void
sentence_find(struct reading *r)
{
	uint32_t n, token = 0;
	struct kutip_block *block = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n; i++)
		token = cut_block(r, &block[i], i, token);
}

void
sentence_add(struct reading *r, uint32_t block, struct kutip_span span)
{
	struct kutip_block *b = (struct kutip_block *)r->draft.blocks.rows;

	add_sentence(r, &b[block], block, span.start, span.end);
}

uint32_t
sentence_of(const struct reading *r, uint32_t byte)
{
	const struct kutip_sentence *s = r->sentences.rows;
	uint32_t lo = 0, hi = r->sentences.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (s[mid].span.start <= byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 && byte < s[lo - 1].span.end ? lo - 1 : KUTIP_NONE;
}

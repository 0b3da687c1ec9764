/*
 * parts_tail.c - headlines of other articles.  See parts_tail.h.
 *
 * A headline has no full stop and, in scripts with capitals, small words: so
 * it is no name, no address and no line of a table.  At the end of a page
 *
 *	Popular
 *	Mayor opens third bridge over the river
 *	Academia
 *	What the bridge says of us
 *
 * four of them in a run without a sentence are no part of the article; two
 * are none where the run holds a line that the lists know as furniture.
 */
#include "parts_tail.h"

#include "text.h"
#include "token.h"
#include "unicode.h"

#define LINE_BYTES     160
#define HEADLINE_WORDS 4
#define SMALL_WORDS    2
#define ALONE_LEAST    4		/* headlines that show a tail by themselves */
#define BESIDE_LEAST   2		/* where furniture stands among them */

bool
parts_ends_sentence(struct kutip_str s)
{
	uint32_t pos = s.len, c = text_step_back(s, &pos);

	while (c == '"' || c == 0x201D || c == 0x2019 || c == ')' || c == 0xBB)
		c = text_step_back(s, &pos);
	return c == '.' || c == '!' || c == '?' || c == ':' || c == ',' ||
	    c == 0x17D4 || c == 0x17D5 || c == 0x104B || c == 0x3002;
}

/* A line of a list: short, and no sentence; "…" and "?" may end it. */
static bool
is_line(const struct reading *r, const struct kutip_block *b)
{
	struct kutip_str s = text_slice(r->text, b->span);

	if (s.len > LINE_BYTES || b->kind == KUTIP_TITLE)
		return false;
	return !parts_ends_sentence(s) || text_ends(s, STR("..")) ||
	    text_ends(s, STR("?"));
}

static bool
is_headline(const struct reading *r, const struct kutip_block *b)
{
	uint32_t words = 0, small = 0;

	if (!is_line(r, b))
		return false;
	for (uint32_t i = token_at(r, b->span.start); i < r->tokens.n &&
	    token_row(r, i)->start < b->span.end; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind == TOKEN_MARK || t->kind == TOKEN_PUNCT)
			continue;
		words++;
		small += unicode_is_lower(t->c);
	}
	return words >= HEADLINE_WORDS && small >= SMALL_WORDS;
}

static void
mark_lines(struct kutip_block *b, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		b[i].kind = KUTIP_FURNITURE;
}

void
parts_mark_headlines(struct reading *r)
{
	uint32_t n, from, headlines = 0;
	struct kutip_block *b = reading_blocks(r, &n);
	bool beside = false;

	for (from = n; from > 1; from--) {
		const struct kutip_block *line = &b[from - 1];

		if (line->kind == KUTIP_FURNITURE)
			beside = true;
		else if (!is_line(r, line))
			break;
		else
			headlines += is_headline(r, line);
	}
	if (headlines >= (beside ? BESIDE_LEAST : ALONE_LEAST))
		mark_lines(b, from, n);
	for (uint32_t i = 1; i + 1 < from; i++)
		if (b[i - 1].kind == KUTIP_FURNITURE &&
		    b[i + 1].kind == KUTIP_FURNITURE && is_headline(r, &b[i]))
			b[i].kind = KUTIP_FURNITURE;
}

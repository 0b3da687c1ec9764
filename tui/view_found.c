/*
 * view_found.c - see view_found.h.
 */
#include "view_found.h"

#include "find.h"
#include "text.h"
#include "unicode.h"

/* The next word of what was typed, taken off it; empty at the end. */
static struct kutip_str
next_word(struct kutip_str *typed)
{
	struct kutip_str word = text_trim(*typed);
	uint32_t end = text_find(word, STR(" "), 0);

	if (end == KUTIP_NONE)
		end = word.len;
	*typed = text_slice(word, (struct kutip_span){ end, word.len });
	word.len = end;
	return word;
}

static void
lay_word(struct grid *g, struct rect shown, const struct folded *folded,
    struct kutip_str words, struct kutip_str typed)
{
	struct hits hits = { 0 };

	hits_find(&hits, folded, typed);
	for (uint32_t i = 0; i < hits.n; i++) {
		struct kutip_span s = hits.spans[i];
		int col = (int)glyph_cols(text_slice(words,
		    (struct kutip_span){ 0, s.start }));

		if (col >= shown.cols)
			break;
		grid_style(g, shown, 0, col, (int)glyph_cols(text_slice(words,
		    s)), style_bit(STYLE_SEARCH));
	}
	hits_free(&hits);
}

void
view_found(struct grid *g, struct rect shown, struct kutip_str words,
    struct kutip_str typed)
{
	struct folded *folded = text_trim(typed).len ? folded_new(words) :
	    NULL;
	struct kutip_str word;

	while (folded && (word = next_word(&typed)).len > 0)
		lay_word(g, shown, folded, words, word);
	folded_free(folded);
}

/* The first place of a typed word; 0 if none is there. */
static uint32_t
first_found(struct kutip_str words, struct kutip_str typed)
{
	struct folded *folded = folded_new(words);
	struct hits hits = { 0 };
	struct kutip_str word;
	uint32_t found = 0;

	while (folded && found == 0 && (word = next_word(&typed)).len > 0) {
		hits_find(&hits, folded, word);
		found = hits.n > 0 ? hits.spans[0].start : 0;
	}
	hits_free(&hits);
	folded_free(folded);
	return found;
}

void
view_found_scroll(struct buf *words, int cols, struct kutip_str typed)
{
	uint32_t found, from;
	struct kutip_str all = buf_as_str(words);
	struct buf tail = { 0 };

	if (typed.len == 0 || (int)glyph_cols(all) <= cols)
		return;
	found = from = first_found(all, typed);
	if ((int)glyph_cols(text_slice(all,
	    (struct kutip_span){ 0, found })) < cols * 2 / 3)
		return;
	while (from > 0 && (int)glyph_cols(text_slice(all,
	    (struct kutip_span){ from, found })) < cols / 3)
		from = cluster_prev(all, from);
	buf_puts(&tail, "…");
	buf_str(&tail, text_slice(all, (struct kutip_span){ from, all.len }));
	buf_free(words);
	*words = tail;
}

/*
 * article_deck.c - the lines between headline and text.  See article_deck.h.
 */
#include "article_deck.h"

#include "article_name.h"
#include "article_words.h"
#include "text.h"

/* A standfirst says no less and no more. */
#define DECK_BYTES_MIN 30
#define DECK_BYTES_MAX 1500
#define DECK_NODES     64
#define DECK_TRIES     64

/* A picture's words stand there too, and the author's name. */
static bool
is_caption(const struct page *p, uint32_t i)
{
	for (uint32_t level = 0; level < 3 && i != KUTIP_NONE; level++) {
		if (p->m.nodes[i].tag == TAG_FIGURE ||
		    (p->names[i] & (NAME_CAPTION | NAME_AUTHOR)))
			return true;
		i = p->m.nodes[i].parent;
	}
	return false;
}

/* Does a block between headline and text say what the article is about? */
static bool
is_deck(const struct page *p, uint32_t i, const struct meta_hints *hints,
    struct kutip_str text)
{
	struct kutip_str prop = markup_attr(&p->m, i, ATTR_ITEMPROP);
	uint32_t parent = p->m.nodes[i].parent;

	if (is_caption(p, i))
		return false;
	if (((p->names[i] | p->names[parent]) & NAME_DECK) ||
	    text_equal_c(prop, "description") ||
	    text_equal_c(prop, "alternativeHeadline"))
		return true;
	return words_shared(hints->description, text) >= 800 &&
	    words_shared(text, hints->description) >= 500;
}

uint32_t
find_deck(const struct page *p, const struct meta_hints *hints,
    uint32_t article, struct arena *a)
{
	uint32_t i = hints->title == KUTIP_NONE ? article :
	    p->m.nodes[hints->title].end;
	uint32_t last = KUTIP_NONE, tries = 0;

	for (; i < article && tries < DECK_TRIES; i++) {
		uint32_t block = p->block[i];
		struct kutip_str text;

		if (p->m.nodes[i].tag != TAG_TEXT || block == last ||
		    p->out[i] == PAGE_UNSEEN ||
		    p->m.nodes[block].end > article ||
		    p->m.nodes[block].end - block > DECK_NODES)
			continue;
		last = block;
		text = page_text(p, block, a);
		tries += text.len > 0;
		if (text.len >= DECK_BYTES_MIN && text.len <= DECK_BYTES_MAX &&
		    is_deck(p, block, hints, text))
			return block;
	}
	return KUTIP_NONE;
}

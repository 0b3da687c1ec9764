/*
 * article_deck.h - the standfirst, where it stands above the article's box.
 *
 * Cost: at most 64 blocks behind the headline are looked at.
 */
#ifndef ARTICLE_DECK_H
#define ARTICLE_DECK_H

#include "article_meta.h"
#include "article_page.h"

/* The block between the headline and the article that is named as a
 * standfirst or says what the page's description says; or KUTIP_NONE. */
uint32_t find_deck(const struct page *, const struct meta_hints *,
    uint32_t article, struct arena *);

#endif

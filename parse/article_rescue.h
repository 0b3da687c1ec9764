/*
 * article_rescue.h - the text of a page that is drawn by a script.
 *
 * Such a page has no words where words stand, but its scripts carry them as
 * JSON.  Three places are looked at: articleBody of JSON-LD, the longest
 * string that is HTML, the strings of one name that read like sentences.
 *
 * Cost: linear in the page; asked only when the page itself has next to no
 * text.
 */
#ifndef ARTICLE_RESCUE_H
#define ARTICLE_RESCUE_H

#include "article_meta.h"
#include "kutip.h"

/* HTML that holds the article's text, in the arena; empty if none is found. */
struct kutip_str rescue_html(struct kutip_str html, const struct meta_hints *,
    struct arena *);

#endif

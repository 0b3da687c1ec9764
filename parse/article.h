/*
 * article.h - an HTML page read as an article.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "block.h"
#include "kutip.h"

/* The article of a page (valid UTF-8) into the draft: its blocks in order and
 * what the page says of itself.  KUTIP_EMPTY: no words in it. */
enum kutip_result article_read(struct draft *, struct kutip_str html,
    struct kutip_error *);

/* All of a piece of HTML as blocks behind those that are there: what is known to
 * be one article's own (an item of a feed, a chapter of a book), so nothing is
 * looked for and nothing left out.  What the piece says of itself is not read.
 * No words in it is no error. */
enum kutip_result article_blocks(struct draft *, struct kutip_str html,
    struct kutip_error *);

#endif

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

#endif

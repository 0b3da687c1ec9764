/*
 * article_clean.h - what stands between an article's paragraphs but is none of
 * it: boxes of links, teasers to other articles, bare tables of contents.
 *
 * Cost: one pass over the inside of the article.
 */
#ifndef ARTICLE_CLEAN_H
#define ARTICLE_CLEAN_H

#include "article_page.h"

/* Puts out the boxes inside node.  What holds half of its prose stays. */
void clean_article(struct page *, uint32_t node);

#endif

/*
 * article_find.h - which part of a page is the article.
 *
 * Two opinions are asked for.  The score: every block of prose gives points to
 * the elements around it, less to those further up, and links take away.  The
 * ladder: elements that are named as an article's text.  Where they differ,
 * the words by which the page describes itself decide, then the length.
 *
 * Cost: linear in the nodes of the page; each block gives to five ancestors.
 */
#ifndef ARTICLE_FIND_H
#define ARTICLE_FIND_H

#include "article_meta.h"
#include "article_page.h"
#include "kutip.h"

/* The node that holds the article; 0, the whole page, if nothing stands out.
 * What stands inside it but does not belong is put out. */
uint32_t find_article(struct page *, const struct meta_hints *,
    struct arena *);

#endif

/*
 * article_score.h - which element of a page its prose points at.
 *
 * Every block of prose gives points to the elements around it, fewer to those
 * further up; tags and names weigh in, links take away.  A paragraph in a
 * share bar gives little, thirty paragraphs in a nameless div win.
 *
 * Cost: linear in the nodes; each block gives to five elements.
 */
#ifndef ARTICLE_SCORE_H
#define ARTICLE_SCORE_H

#include "arena.h"
#include "article_page.h"

/* The node that scores best; 0, the whole page, if nothing stands out. */
uint32_t score_best(const struct page *, struct arena *);

#endif

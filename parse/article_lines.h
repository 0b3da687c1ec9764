/*
 * article_lines.h - which line of an article is what.
 *
 * Tags say little: a subheading may be a paragraph in bold, a standfirst a
 * second h2, and the first "paragraphs" the author's name and the time.  Here
 * the lines are seen side by side.
 *
 * Cost: linear in the lines.
 */
#ifndef ARTICLE_LINES_H
#define ARTICLE_LINES_H

#include "article_emit.h"
#include "article_meta.h"
#include "block.h"

/* Sets the kinds of the lines; those that repeat the title become
 * KUTIP_TITLE.  d->meta.deck is set where there is one. */
void lines_sort_out(struct lines *, const struct page *,
    const struct meta_hints *, struct draft *d);

#endif

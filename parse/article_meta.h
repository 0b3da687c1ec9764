/*
 * article_meta.h - what a page says about its article: title, authors, date.
 *
 * Pages say it several times: JSON-LD, meta tags, microdata, a link of rel
 * "author".  The order of trust is the order in which publishers themselves
 * use them: JSON-LD, then Open Graph, then the others, then what is seen.
 *
 * Cost: one pass over the nodes and one over the JSON values.
 */
#ifndef ARTICLE_META_H
#define ARTICLE_META_H

#include "article_page.h"
#include "block.h"
#include "kutip.h"

/* What helps to find the article, and is not shown. */
struct meta_hints {
	struct kutip_str body;		/* articleBody; often cut, never tidy */
	struct kutip_str description;
	uint32_t title;			/* -> nodes, the heading; or NONE */
	bool     unsigned_by;		/* nobody but the publisher is named */
	bool     paid;			/* the page says it is not free */
};

/* Fills d->meta (strings in d's arena) and *hints (in the page's). */
void meta_read(struct draft *d, const struct page *, struct arena *,
    struct meta_hints *hints);

#endif

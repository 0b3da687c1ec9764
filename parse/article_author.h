/*
 * article_author.h - who wrote an article, as far as its page says.
 *
 * Metadata often name the publisher where the author is asked for ("mdr.de"),
 * while the page itself shows a name; then the name that is seen wins.
 *
 * Cost: linear in the names; at most 64 places of a page are looked at.
 */
#ifndef ARTICLE_AUTHOR_H
#define ARTICLE_AUTHOR_H

#include "article_page.h"
#include "kutip.h"

struct authors {
	struct arena *arena;		/* where the names live on */
	struct kutip_str name[KUTIP_BYLINES];
	uint32_t n;
};

/* Adds "By A, B and C" as three names; what is no name is left out. */
void authors_add(struct authors *, struct kutip_str names);
/* Is there nobody but the publisher among them? */
bool authors_are_site(const struct authors *, struct kutip_str site);
/* "Nora Quill/Tam Weir", a line of names and nothing else; else false. */
bool authors_line(struct authors *, struct kutip_str line);
/* Adds the names that the page shows at or behind node. */
void authors_find(struct authors *, const struct page *, uint32_t node);
/* The same of those beside a label, "Penulis: ...", only. */
void authors_find_labelled(struct authors *, const struct page *,
    uint32_t node);

#endif

/*
 * article_page.h - a page with a sum beside each node: how much text it holds,
 * how much of it in links, and whether it can be the article at all.
 *
 * What is never an article (scripts, menus, hidden nodes, share bars, readers'
 * comments) is put out first, and the sums are of what is left.  Names lie, so
 * there is a majority guard: what holds half of the page's prose is never put
 * out, whatever its name (TimesLive's articles stand in "comments-enabled").
 *
 * Cost: a few passes over the table of nodes; no pass looks at a node's inside
 * again.
 */
#ifndef ARTICLE_PAGE_H
#define ARTICLE_PAGE_H

#include "arena.h"
#include "kutip.h"
#include "markup.h"

/* Why a node is out. */
enum page_out {
	PAGE_IN,
	PAGE_UNSEEN,		/* no reader sees it: a script, display:none */
	PAGE_MARGIN,		/* a menu, a foot, a share bar */
	PAGE_COMMENT
};

struct page_sums {
	uint32_t chars;		/* code points, blank runs as one; Han as two */
	uint32_t links;		/* of them inside links */
	uint32_t commas;
	uint32_t prose;		/* chars of blocks that read like sentences */
	uint32_t own;		/* chars that stand in no block inside this one */
	uint32_t own_links;
	uint32_t paragraphs;	/* blocks of prose */
	uint32_t headings, breaks;
	uint32_t link_headings;	/* headings that are links: to other articles */
	uint32_t titles;	/* h1 */
};

struct page {
	struct markup m;
	struct page_sums *sums;	/* one a node */
	uint32_t *block;	/* one a node: the block it stands in */
	uint16_t *names;	/* one a node: enum name_meaning of class and id */
	uint8_t  *out;		/* one a node: enum page_out */
	bool     *link;		/* one a node: stands in a link */
};

/* Measures the page m into *p; false without memory. */
bool page_measure(struct page *p, struct arena *, const struct markup *m);

/* All text of a node, blanks collapsed, in the arena; cut at 4 KiB and at 512
 * nodes, so that whoever asks for many of them stays linear. */
struct kutip_str page_text(const struct page *, uint32_t node, struct arena *);

/* The sums anew, after something was put out. */
void page_sum(struct page *);
/* The node and its whole inside are out. */
void page_put_out(struct page *, uint32_t node, enum page_out why);

bool page_is_block(enum markup_tag);	/* begins a new line */
bool page_is_heading(enum markup_tag);	/* h1 to h6 */

#endif

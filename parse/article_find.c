/*
 * article_find.c - which part of a page is the article.  See article_find.h.
 */
#include "article_find.h"

#include "article_name.h"
#include "article_score.h"
#include "article_words.h"
#include "text.h"

#define HEADLINES_MAX 200
/* What is named as an article but holds less is a teaser. */
#define NAMED_PROSE   250

/* 0: not named as an article; else the lower, the surer. */
static uint32_t
rung(const struct page *p, uint32_t i)
{
	struct kutip_str prop = markup_attr(&p->m, i, ATTR_ITEMPROP);

	if (text_find(prop, STR("articleBody"), 0) != KUTIP_NONE)
		return 1;
	if (p->names[i] & NAME_BODY)
		return 2;
	if (p->m.nodes[i].tag == TAG_ARTICLE || (p->names[i] & NAME_STORY))
		return 3;
	if (p->m.nodes[i].tag == TAG_MAIN ||
	    text_equal_c(markup_attr(&p->m, i, ATTR_ROLE), "main"))
		return 4;
	return 0;
}

/* The element that is named as the article, on the surest rung; of several
 * the fullest, the outer one of equals.  KUTIP_NONE if there is none. */
static uint32_t
best_named(const struct page *p)
{
	uint32_t best = KUTIP_NONE, best_rung = 5;

	for (uint32_t i = 0; i < p->m.n; i++) {
		uint32_t r;

		if (p->out[i] != PAGE_IN || p->sums[i].prose < NAMED_PROSE)
			continue;
		r = rung(p, i);
		if (r == 0 || r > best_rung)
			continue;
		if (r < best_rung || p->sums[i].prose > p->sums[best].prose) {
			best = i;
			best_rung = r;
		}
	}
	return best;
}

static bool
holds(const struct page *p, uint32_t node, uint32_t inner)
{
	return inner >= node && inner < p->m.nodes[node].end;
}

/* How much of what the page says of its article stands in a node. */
static uint32_t
hinted(const struct page *p, uint32_t node, const struct meta_hints *hints,
    struct arena *a)
{
	struct kutip_str text = page_text(p, node, a);

	if (hints->body.len > 0)
		return words_shared(text, hints->body);
	return words_shared(hints->description, text);
}

/* Both opinions.  Where one holds the other there is no quarrel: widen() or
 * the lines see to it.  A long discussion may outscore the article. */
static uint32_t
settle(const struct page *p, uint32_t scored, const struct meta_hints *hints,
    struct arena *a)
{
	uint32_t named = best_named(p), for_named, for_scored;

	if (named == KUTIP_NONE || holds(p, named, scored) ||
	    holds(p, scored, named))
		return scored;
	for_named = hinted(p, named, hints, a);
	for_scored = hinted(p, scored, hints, a);
	if (for_named != for_scored)
		return for_named > for_scored ? named : scored;
	return p->sums[named].prose >= p->sums[scored].prose / 2 ?
	    named : scored;
}

struct widening {
	struct page *p;
	const struct meta_hints *hints;
	struct vec left;		/* uint32_t: nodes that do not belong */
	uint32_t best;			/* what is known to belong */
	uint32_t prose;			/* in it */
	bool stop;			/* another article begins */
};

/* Does the page set these two the same way? */
static bool
same_class(const struct page *p, uint32_t a, uint32_t b)
{
	return p->m.nodes[a].tag == p->m.nodes[b].tag &&
	    markup_attr(&p->m, a, ATTR_CLASS).len > 0 &&
	    text_equal(markup_attr(&p->m, a, ATTR_CLASS),
	    markup_attr(&p->m, b, ATTR_CLASS));
}

/* Does the inside of a node read like the article, not like a row of teasers
 * to other ones? */
static bool
reads_alike(const struct widening *w, uint32_t i, uint32_t beside)
{
	const struct page_sums *s = &w->p->sums[i];
	bool near = w->p->m.nodes[i].parent ==
	    w->p->m.nodes[w->best].parent;

	if (s->prose == 0 || s->links * 4 > s->chars ||
	    s->prose * 2 < s->chars || s->link_headings > 0)
		return false;
	if (near && s->prose > 80 && s->headings == 0 && s->paragraphs == 1)
		return true;
	if (s->prose < s->paragraphs * 80)
		return false;
	return same_class(w->p, i, beside) || s->prose > w->prose / 8;
}

static bool
joins(struct widening *w, uint32_t i, uint32_t beside)
{
	const struct page *p = w->p;
	uint32_t title = w->hints->title;

	if (p->out[i] != PAGE_IN || w->stop)
		return false;
	if (title != KUTIP_NONE && p->m.nodes[i].end <= title)
		return false;
	if (p->sums[i].titles > (title != KUTIP_NONE && i <= title)) {
		w->stop = w->stop || i > beside;
		return false;
	}
	return reads_alike(w, i, beside);
}

/* What stands between the boxes of an article and belongs to it if they do. */
static bool
goes_along(const struct widening *w, uint32_t i)
{
	const struct page_sums *s = &w->p->sums[i];
	enum markup_tag tag = w->p->m.nodes[i].tag;

	if (w->stop || s->links * 4 > s->chars || (w->hints->title != KUTIP_NONE
	    && i <= w->hints->title))
		return false;
	return page_is_heading(tag) || tag == TAG_FIGURE ||
	    tag == TAG_BLOCKQUOTE || tag == TAG_UL || tag == TAG_OL;
}

/* One level up: which of the nodes beside child belong to the article? */
static bool
look_beside(struct widening *w, uint32_t up, uint32_t child)
{
	const struct markup *m = &w->p->m;
	bool any = false;

	for (uint32_t i = markup_first(m, up); i != KUTIP_NONE;
	    i = markup_next(m, i)) {
		if (i == child)
			continue;
		if (joins(w, i, child))
			any = true;
		else if (!goes_along(w, i))
			*(uint32_t *)vec_push(&w->left) = i;
	}
	return any;
}

/* An article is often cut in several boxes, by advertisements or by its own
 * headings.  So go up and take what reads like it. */
static uint32_t
widen(struct page *p, uint32_t best, const struct meta_hints *hints,
    struct arena *a)
{
	struct widening w = {
		.p = p, .hints = hints, .best = best,
		.prose = p->sums[best].prose,
	};
	uint32_t child = best, kept = 0;

	vec_init(&w.left, a, sizeof(uint32_t));
	for (uint32_t up = p->m.nodes[best].parent; up != KUTIP_NONE;
	    child = up, up = p->m.nodes[up].parent) {
		if (!look_beside(&w, up, child))
			continue;
		w.best = up;
		w.prose = p->sums[up].prose;
		kept = w.left.n;
	}
	for (uint32_t i = 0; i < kept; i++) {
		uint32_t node = ((uint32_t *)w.left.rows)[i];

		if (p->out[node] == PAGE_IN)
			page_put_out(p, node, PAGE_MARGIN);
	}
	return w.best;
}

/* Some pages go on with the next article below: what stands in an article
 * element with a headline of its own, away from ours, is not asked for. */
static void
put_out_others(struct page *p, uint32_t title, struct arena *a)
{
	struct kutip_str ours = page_text(p, title, a);
	uint32_t article = KUTIP_NONE, end = 0, seen = 0;

	for (uint32_t i = 0; i < p->m.n && seen < HEADLINES_MAX; i++) {
		const struct markup_node *n = &p->m.nodes[i];

		if (n->tag == TAG_ARTICLE && i >= end &&
		    (i > title || n->end <= title)) {
			article = i;
			end = n->end;
		}
		if (i >= end || n->tag != TAG_H1 || p->out[i] != PAGE_IN)
			continue;
		seen++;
		if (words_shared(page_text(p, i, a), ours) < 700)
			page_put_out(p, article, PAGE_MARGIN);
	}
	page_sum(p);
}

uint32_t
find_article(struct page *p, const struct meta_hints *hints, struct arena *a)
{
	uint32_t scored;

	if (hints->title != KUTIP_NONE)
		put_out_others(p, hints->title, a);
	scored = score_best(p, a);
	return widen(p, settle(p, scored, hints, a), hints, a);
}

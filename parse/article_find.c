/*
 * article_find.c - which part of a page is the article.  See article_find.h.
 */
#include "article_find.h"

#include "article_name.h"
#include "article_words.h"
#include "text.h"

#define PROSE_CHARS  25
#define LEVELS       5
#define HEADLINES_MAX 200
/* What is named as an article but holds less is a teaser. */
#define NAMED_PROSE  250
/* A standfirst says no less and no more. */
#define DECK_BYTES_MIN 30
#define DECK_BYTES_MAX 1500
#define DECK_NODES     64
#define DECK_TRIES     64

struct finder {
	const struct page *p;
	double *score;			/* one a node; 0: never touched */
	bool *touched;
};

static double
tag_weight(enum markup_tag tag)
{
	switch (tag) {
	case TAG_DIV: case TAG_ARTICLE: case TAG_SECTION: case TAG_MAIN:
		return 5;
	case TAG_PRE: case TAG_TD: case TAG_BLOCKQUOTE:
		return 3;
	case TAG_ADDRESS: case TAG_OL: case TAG_UL: case TAG_DL: case TAG_DD:
	case TAG_DT: case TAG_LI: case TAG_FORM:
		return -3;
	case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5:
	case TAG_H6: case TAG_TH:
		return -5;
	default:
		return 0;
	}
}

static double
name_weight(unsigned names)
{
	double w = 0;

	if (names & (NAME_GOOD | NAME_BODY | NAME_STORY))
		w += 25;
	if (names & (NAME_BAD | NAME_OUT | NAME_COMMENT))
		w -= 25;
	return w;
}

static double
link_density(const struct page_sums *s)
{
	return s->chars ? (double)s->links / s->chars : 0;
}

static void
give(struct finder *f, uint32_t to, double points)
{
	if (!f->touched[to]) {
		f->touched[to] = true;
		f->score[to] = tag_weight(f->p->m.nodes[to].tag) +
		    name_weight(f->p->names[to]);
	}
	f->score[to] += points;
}

static double
block_points(const struct page *p, uint32_t i)
{
	const struct page_sums *s = &p->sums[i];
	double by_length = s->own / 100.0;

	if (s->own < PROSE_CHARS)
		return 0;
	if (by_length > 3)
		by_length = 3 + (by_length - 3) / 3;
	return 2 + s->commas * (double)s->own / s->chars + by_length;
}

/* A div that is used as a paragraph gives to the element around it, one that
 * holds loose text between others is itself the container. */
static bool
is_container(const struct page *p, uint32_t i)
{
	switch (p->m.nodes[i].tag) {
	case TAG_P: case TAG_PRE: case TAG_TD: case TAG_LI: case TAG_DD:
	case TAG_BLOCKQUOTE:
		return false;
	default:
		return p->sums[i].breaks > 2 ||
		    p->sums[i].chars > p->sums[i].own + 25;
	}
}

static void
score_block(struct finder *f, uint32_t i)
{
	const struct page *p = f->p;
	double points = block_points(p, i);
	uint32_t up = is_container(p, i) ? i : p->m.nodes[i].parent;

	if (points == 0 || page_is_heading(p->m.nodes[i].tag))
		return;
	for (uint32_t level = 0; level < LEVELS && up != KUTIP_NONE; level++) {
		give(f, up, level == 0 ? points : level == 1 ? points / 2 :
		    points / (3 * level));
		up = p->m.nodes[up].parent;
	}
}

static uint32_t
best_score(struct finder *f)
{
	const struct page *p = f->p;
	uint32_t best = 0;
	double top = 0;

	for (uint32_t i = 0; i < p->m.n; i++) {
		if (!f->touched[i] || p->out[i] != PAGE_IN)
			continue;
		f->score[i] *= 1 - link_density(&p->sums[i]);
		if (f->score[i] > top) {
			top = f->score[i];
			best = i;
		}
	}
	return best;
}

static uint32_t
climb(const struct finder *f, uint32_t best)
{
	const struct page *p = f->p;
	double last = f->score[best], floor = last / 3;
	uint32_t up;

	for (up = p->m.nodes[best].parent; up != KUTIP_NONE && f->touched[up];
	    up = p->m.nodes[up].parent) {
		if (f->score[up] < floor)
			break;
		if (f->score[up] > last) {
			best = up;
			break;
		}
		last = f->score[up];
	}
	return best;
}

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

		if (p->out[i] != PAGE_IN || p->m.nodes[i].attrs +
		    (p->m.nodes[i].tag != TAG_DIV) == 0 ||
		    p->sums[i].prose < NAMED_PROSE)
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
		else
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
	struct finder f = {
		.p = p,
		.score = arena_alloc(a, p->m.n * sizeof(double)),
		.touched = arena_alloc(a, p->m.n * sizeof(bool)),
	};

	uint32_t best;

	if (a->failed)
		return 0;
	if (hints->title != KUTIP_NONE)
		put_out_others(p, hints->title, a);
	for (uint32_t i = 0; i < p->m.n; i++)
		if (p->out[i] == PAGE_IN && p->block[i] == i)
			score_block(&f, i);
	best = climb(&f, best_score(&f));
	return widen(p, settle(p, best, hints, a), hints, a);
}

/* A picture's words stand there too, and the author's name. */
static bool
is_caption(const struct page *p, uint32_t i)
{
	for (uint32_t level = 0; level < 3 && i != KUTIP_NONE; level++) {
		if (p->m.nodes[i].tag == TAG_FIGURE ||
		    (p->names[i] & (NAME_CAPTION | NAME_AUTHOR)))
			return true;
		i = p->m.nodes[i].parent;
	}
	return false;
}

/* Does a block between headline and text say what the article is about? */
static bool
is_deck(const struct page *p, uint32_t i, const struct meta_hints *hints,
    struct kutip_str text)
{
	struct kutip_str prop = markup_attr(&p->m, i, ATTR_ITEMPROP);
	uint32_t parent = p->m.nodes[i].parent;

	if (is_caption(p, i))
		return false;
	if (((p->names[i] | p->names[parent]) & NAME_DECK) ||
	    text_equal_c(prop, "description") ||
	    text_equal_c(prop, "alternativeHeadline"))
		return true;
	return words_shared(hints->description, text) >= 800 &&
	    words_shared(text, hints->description) >= 500;
}

uint32_t
find_deck(const struct page *p, const struct meta_hints *hints,
    uint32_t article, struct arena *a)
{
	uint32_t i = hints->title == KUTIP_NONE ? article :
	    p->m.nodes[hints->title].end;
	uint32_t last = KUTIP_NONE, tries = 0;

	for (; i < article && tries < DECK_TRIES; i++) {
		uint32_t block = p->block[i];
		struct kutip_str text;

		if (p->m.nodes[i].tag != TAG_TEXT || block == last ||
		    p->out[i] == PAGE_UNSEEN ||
		    p->m.nodes[block].end > article ||
		    p->m.nodes[block].end - block > DECK_NODES)
			continue;
		last = block;
		text = page_text(p, block, a);
		tries += text.len > 0;
		if (text.len >= DECK_BYTES_MIN && text.len <= DECK_BYTES_MAX &&
		    is_deck(p, block, hints, text))
			return block;
	}
	return KUTIP_NONE;
}

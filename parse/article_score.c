/*
 * article_score.c - which element the page's prose points at.  See
 * article_score.h.
 */
#include "article_score.h"

#include "article_name.h"

/* A shorter block says nothing about the elements around it. */
#define LINE_CHARS 25
#define LEVELS     5

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

/* The first gift brings what tag and name are worth. */
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

/* Never by commas alone: Thai, Lao, Khmer and Burmese use none. */
static double
block_points(const struct page *p, uint32_t i)
{
	const struct page_sums *s = &p->sums[i];
	double by_length = s->own / 100.0;

	if (s->own < LINE_CHARS)
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
		    p->sums[i].chars > p->sums[i].own + LINE_CHARS;
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
best_of(struct finder *f)
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

/* The best may be one of several boxes: while the elements around it score
 * not much less, one that scores more takes over. */
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

uint32_t
score_best(const struct page *p, struct arena *a)
{
	struct finder f = {
		.p = p,
		.score = arena_alloc(a, p->m.n * sizeof(double)),
		.touched = arena_alloc(a, p->m.n * sizeof(bool)),
	};

	if (a->failed)
		return 0;
	for (uint32_t i = 0; i < p->m.n; i++)
		if (p->out[i] == PAGE_IN && p->block[i] == i)
			score_block(&f, i);
	return climb(&f, best_of(&f));
}

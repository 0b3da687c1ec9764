/*
 * article_clean.c - boxes between paragraphs.  See article_clean.h.
 */
#include "article_clean.h"

/* "Baca juga: ..." is a line of its own and one link. */
#define LINK_LINE_CHARS 250
/* A teaser says this much of the article it leads to. */
#define TEASER_CHARS    400

static bool
is_line(enum markup_tag tag)
{
	return tag == TAG_P || tag == TAG_LI || tag == TAG_TD ||
	    tag == TAG_DD || tag == TAG_DT || page_is_heading(tag);
}

static bool
is_link_line(const struct page_sums *s)
{
	return s->chars < LINK_LINE_CHARS && s->links * 20 >= s->chars * 17;
}

static bool
is_link_box(const struct page_sums *s)
{
	return s->links * 2 >= s->chars && s->prose * 2 < s->chars;
}

static bool
is_teaser(const struct page_sums *s)
{
	return s->link_headings > 0 &&
	    s->prose < s->link_headings * TEASER_CHARS;
}

static bool
is_box(const struct page *p, uint32_t i)
{
	const struct page_sums *s = &p->sums[i];
	enum markup_tag tag = p->m.nodes[i].tag;

	if (p->block[i] != i || s->chars == 0)
		return false;
	if (is_line(tag))
		return is_link_line(s);
	return is_link_box(s) || is_teaser(s);
}

void
clean_article(struct page *p, uint32_t node)
{
	uint32_t prose = p->sums[node].prose;

	for (uint32_t i = node + 1; i < p->m.nodes[node].end; i++)
		if (p->out[i] == PAGE_IN && p->sums[i].prose <= prose / 2 &&
		    is_box(p, i))
			page_put_out(p, i, PAGE_MARGIN);
}

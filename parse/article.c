/*
 * article.c - an HTML page read as an article.  See article.h.
 */
#include "article.h"

#include "article_clean.h"
#include "article_deck.h"
#include "article_emit.h"
#include "article_find.h"
#include "article_lines.h"
#include "article_meta.h"
#include "article_page.h"
#include "article_rescue.h"
#include "error.h"
#include "markup.h"
#include "text.h"
#include "url.h"

/* With less prose than this the text may be somewhere else. */
#define LITTLE_PROSE 250
/* What a page shows of an article that is to be paid for. */
#define SAMPLE_PROSE 1000
/* A shorter line beside a standfirst is an author's name or a time. */
#define DECK_CHARS   25

struct reading {
	struct arena *arena;
	struct draft *d;
	struct page page;
	struct meta_hints hints;
	struct lines lines;
	uint32_t node;			/* -> nodes: where the article stands */
	bool list;
};

static void
note(struct reading *r, const char *message)
{
	draft_note(r->d, (struct kutip_span){ 0, 0 }, message);
}

/* Reads other HTML in place of the page; false if it is no better. */
static bool
read_instead(struct reading *r, struct kutip_str html)
{
	struct markup m;
	struct page p;

	if (markup_read(&m, r->arena, html, NULL) != KUTIP_OK ||
	    !page_measure(&p, r->arena, &m) ||
	    p.sums[0].prose < 2 * r->page.sums[r->node].prose)
		return false;
	r->page = p;
	r->node = 0;
	r->hints.title = KUTIP_NONE;
	return true;
}

static void
look_elsewhere(struct reading *r, struct kutip_str html)
{
	struct kutip_str other;

	if (r->page.sums[r->node].prose >= LITTLE_PROSE)
		return;
	other = rescue_html(html, &r->hints, r->arena);
	if (other.len > 0 && read_instead(r, other))
		note(r, "the page is drawn by a script; the text was taken from the script's data");
}

/* Several teasers, or mostly links. */
static bool
is_list(const struct page *p, uint32_t node)
{
	const struct page_sums *s = &p->sums[node];

	if (s->link_headings >= 3 && s->prose < s->link_headings * 400)
		return true;
	return s->prose < LITTLE_PROSE && s->chars > LITTLE_PROSE &&
	    s->links * 2 > s->chars;
}

static void
add_deck(struct reading *r)
{
	uint32_t deck = find_deck(&r->page, &r->hints, r->node, r->arena);
	struct line *l;

	if (deck == KUTIP_NONE)
		return;
	emit_lines(&r->page, deck, &r->lines);
	l = r->lines.rows.rows;
	for (uint32_t i = 0; i < r->lines.rows.n; i++)
		l[i].kind = l[i].chars >= DECK_CHARS ? KUTIP_DECK :
		    KUTIP_FURNITURE;
}

/* Pictures between the headline and the article's box: what stands under them
 * is worth reading. */
static void
add_captions(struct reading *r)
{
	uint32_t i = r->hints.title, before;
	const struct markup *m = &r->page.m;

	for (; i < r->node; i++) {
		if (m->nodes[i].tag != TAG_FIGCAPTION ||
		    m->nodes[i].end > r->node || r->page.out[i] != PAGE_IN ||
		    r->page.sums[i].chars < DECK_CHARS ||
		    r->page.sums[i].links * 2 > r->page.sums[i].chars)
			continue;
		before = r->lines.rows.n;
		emit_lines(&r->page, i, &r->lines);
		for (struct line *l = r->lines.rows.rows;
		    before < r->lines.rows.n; before++)
			l[before].kind = KUTIP_CAPTION;
		i = m->nodes[i].end - 1;
	}
}

static void
make_lines(struct reading *r)
{
	lines_init(&r->lines, r->arena);
	r->list = is_list(&r->page, r->node);
	if (r->list) {
		note(r, "a list of links, not an article");
	} else {
		clean_article(&r->page, r->node);
		add_deck(r);
		add_captions(r);
	}
	emit_lines(&r->page, r->node, &r->lines);
	if (!r->list)
		lines_sort_out(&r->lines, &r->page, &r->hints, r->d);
}

/* One line with its links; *link is the first of those that are not behind. */
static void
hand_line(struct reading *r, const struct line *l, uint32_t *link)
{
	struct kutip_str text = text_slice(buf_as_str(&r->lines.text), l->span);
	const struct line_link *row = r->lines.links.rows;
	struct vec links;

	vec_init(&links, r->arena, sizeof(struct block_link));
	for (; *link < r->lines.links.n &&
	    row[*link].span.start < l->span.end; ++*link) {
		struct kutip_span at = row[*link].span;

		if (at.start < l->span.start)
			continue;
		*(struct block_link *)vec_push(&links) = (struct block_link){
			{ at.start - l->span.start, at.end - l->span.start },
			markup_attr(&r->page.m, row[*link].node, ATTR_HREF)
		};
	}
	r->d->level = l->level;
	draft_linked(r->d, (enum kutip_block_kind)l->kind, text, links.rows,
	    links.n);
}

/* Returns how many of them are the article's own. */
static uint32_t
hand_on(struct reading *r)
{
	const struct line *l = r->lines.rows.rows;
	uint32_t own = 0, link = 0;

	draft_block(r->d, KUTIP_TITLE, r->d->meta.title);
	for (uint32_t i = 0; i < r->lines.rows.n; i++) {
		if (l[i].kind == KUTIP_TITLE)
			continue;
		own += l[i].kind != KUTIP_FURNITURE &&
		    l[i].kind != KUTIP_CAPTION;
		hand_line(r, &l[i], &link);
	}
	return own;
}

static enum kutip_result
out_of_memory(struct kutip_error *err)
{
	return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
	    "there is not enough memory to read this page");
}

/* What relative links start from: <base>, else where the page was fetched, else
 * where it says it is. */
static struct kutip_str
base_of(const struct reading *r)
{
	const struct markup *m = &r->page.m;
	struct kutip_str base, here = r->d->base.len > 0 ? r->d->base :
	    r->d->meta.url;

	for (uint32_t i = 0; i < m->n && m->nodes[i].tag != TAG_BODY; i++)
		if (m->nodes[i].tag == TAG_BASE &&
		    markup_has(m, i, ATTR_HREF)) {
			base = url_resolve(r->arena, here,
			    markup_attr(m, i, ATTR_HREF));
			if (base.len > 0)
				return base;
		}
	return here;
}

static enum kutip_result
read_page(struct reading *r, struct kutip_str html, struct kutip_error *err)
{
	struct markup m;
	enum kutip_result result = markup_read(&m, r->arena, html, err);
	uint32_t own;

	if (result != KUTIP_OK)
		return result;
	if (!page_measure(&r->page, r->arena, &m))
		return out_of_memory(err);
	meta_read(r->d, &r->page, r->arena, &r->hints);
	r->d->base = base_of(r);
	r->node = find_article(&r->page, &r->hints, r->arena);
	look_elsewhere(r, html);
	if (r->hints.paid && r->page.sums[r->node].prose < SAMPLE_PROSE)
		note(r, "shortened by the publisher: the rest of this article is not in the page");
	make_lines(r);
	own = hand_on(r);
	if (r->arena->failed || r->lines.text.failed)
		return out_of_memory(err);
	if (own == 0)
		return error_set(err, KUTIP_EMPTY, NULL, 0,
		    "there is no text in this page; if a browser shows some, save it from there");
	return KUTIP_OK;
}

enum kutip_result
article_read(struct draft *d, struct kutip_str html, struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct reading r = { .arena = &arena, .d = d };
	enum kutip_result result = read_page(&r, html, err);

	buf_free(&r.lines.text);
	arena_free(&arena);
	return result;
}

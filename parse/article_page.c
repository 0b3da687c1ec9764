/*
 * article_page.c - what each node of a page holds.  See article_page.h.
 */
#include "article_page.h"

#include "article_name.h"
#include "buf.h"
#include "text.h"

/* Fewer characters are no sentence. */
#define PROSE_CHARS 60
/* Less than this part of the prose left: the names lied. */
#define KEPT_PART   4
#define TEXT_BYTES  4096
#define TEXT_NODES  512

bool
page_is_heading(enum markup_tag tag)
{
	return tag >= TAG_H1 && tag <= TAG_H6;
}

bool
page_is_block(enum markup_tag tag)
{
	switch (tag) {
	case TAG_ADDRESS: case TAG_ARTICLE: case TAG_ASIDE:
	case TAG_BLOCKQUOTE: case TAG_BODY: case TAG_CAPTION: case TAG_CENTER:
	case TAG_DD: case TAG_DETAILS: case TAG_DIALOG: case TAG_DIV:
	case TAG_DL: case TAG_DT: case TAG_FIELDSET: case TAG_FIGCAPTION:
	case TAG_FIGURE: case TAG_FOOTER: case TAG_FORM: case TAG_H1:
	case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6:
	case TAG_HEAD: case TAG_HEADER: case TAG_HR: case TAG_HTML:
	case TAG_LEGEND: case TAG_LI: case TAG_MAIN: case TAG_MENU:
	case TAG_NAV: case TAG_OL: case TAG_P: case TAG_PRE: case TAG_SECTION:
	case TAG_SUMMARY: case TAG_TABLE: case TAG_TBODY: case TAG_TD:
	case TAG_TFOOT: case TAG_TH: case TAG_THEAD: case TAG_TITLE:
	case TAG_TR: case TAG_UL:
		return true;
	default:
		return false;
	}
}

/* A page whose boxes are called "sidebar-grid" throughout would lose its
 * article; then names count for nothing. */
enum trust { TRUST_NAMES, TRUST_TAGS };

/* Tags whose inside no reader sees as text.  A head is none of them: of what
 * belongs there each is hidden by itself, and where a page leaves out its body
 * tag, as it may, the parser leaves an article in the head. */
static bool
is_unseen_tag(enum markup_tag tag)
{
	switch (tag) {
	case TAG_AUDIO: case TAG_CANVAS: case TAG_EMBED:
	case TAG_IFRAME: case TAG_MATH: case TAG_NOSCRIPT: case TAG_OBJECT:
	case TAG_OPTION: case TAG_RP: case TAG_RT: case TAG_SCRIPT:
	case TAG_SELECT: case TAG_STYLE: case TAG_SVG: case TAG_TEMPLATE:
	case TAG_TEXTAREA: case TAG_TITLE: case TAG_VIDEO:
		return true;
	default:
		return false;
	}
}

static bool
is_margin_tag(enum markup_tag tag)
{
	switch (tag) {
	case TAG_ASIDE: case TAG_BUTTON: case TAG_DIALOG: case TAG_FIELDSET:
	case TAG_FOOTER: case TAG_FORM: case TAG_LABEL: case TAG_MENU:
	case TAG_NAV:
		return true;
	default:
		return false;
	}
}

static bool
is_margin_role(struct kutip_str role)
{
	static const char *const roles[] = {
		"alert", "alertdialog", "banner", "complementary",
		"contentinfo", "dialog", "form", "menu", "menubar",
		"navigation", "search", "toolbar",
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (text_equal_c(role, roles[i]))
			return true;
	return false;
}

/* "display : none" in a style, blanks or not. */
static bool
style_says(struct kutip_str style, const char *property, const char *value)
{
	uint32_t at = text_find(style, text_of(property), 0);

	if (at == KUTIP_NONE)
		return false;
	at += (uint32_t)strlen(property);
	while (at < style.len && (style.ptr[at] == ' ' || style.ptr[at] == ':'))
		at++;
	return text_begins(text_slice(style,
	    (struct kutip_span){ at, style.len }), text_of(value));
}

static bool
is_hidden(const struct markup *m, uint32_t i)
{
	struct kutip_str style = markup_attr(m, i, ATTR_STYLE);

	return markup_has(m, i, ATTR_HIDDEN) ||
	    text_equal_c(markup_attr(m, i, ATTR_ARIA_HIDDEN), "true") ||
	    style_says(style, "display", "none") ||
	    style_says(style, "visibility", "hidden");
}

/* What the node is by itself, whatever stands around it. */
static enum page_out
verdict(const struct page *p, uint32_t i, enum trust trust)
{
	const struct markup_node *n = &p->m.nodes[i];
	unsigned names = p->names[i];

	if (trust == TRUST_TAGS)
		names &= NAME_COMMENT | NAME_CONSENT;
	if (n->tag == TAG_TEXT || n->tag == TAG_BODY || n->tag == TAG_HTML)
		return PAGE_IN;
	if (is_unseen_tag(n->tag))
		return PAGE_UNSEEN;
	if (n->attrs > 0 && is_hidden(&p->m, i))
		return PAGE_UNSEEN;
	if (names & NAME_COMMENT)
		return PAGE_COMMENT;
	if (is_margin_tag(n->tag) || (names & (NAME_OUT | NAME_CONSENT)) ||
	    is_margin_role(markup_attr(&p->m, i, ATTR_ROLE)))
		return PAGE_MARGIN;
	return PAGE_IN;
}

static bool
is_comma(uint32_t c)
{
	switch (c) {
	case ',': case 0x60C: case 0x1363: case 0x3001: case 0xFE10:
	case 0xFE50: case 0xFF0C: case 0x2E41: case 0x104A:
		return true;
	default:
		return false;
	}
}

static void
count_text(struct page_sums *sums, struct kutip_str s)
{
	uint32_t pos = 0;
	bool blank = true;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);
		bool is_blank = text_is_blank(c);

		if (!is_blank || !blank)
			sums->chars += c >= 0x2E80 ? 2 : 1;
		blank = is_blank;
		sums->commas += is_comma(c);
	}
}

static void
count_tag(struct page *p, uint32_t i)
{
	struct page_sums *s = &p->sums[i];
	enum markup_tag tag = p->m.nodes[i].tag;

	s->breaks += tag == TAG_BR;
	if (!page_is_heading(tag))
		return;
	s->headings++;
	s->link_headings += s->links * 2 > s->chars || p->link[i];
	s->titles += tag == TAG_H1;
}

/* A link to a place of the same page is no way out of it: notes are such. */
static bool
is_link(const struct page *p, uint32_t i)
{
	struct kutip_str href = STR("");

	if (p->m.nodes[i].tag == TAG_A)
		href = markup_attr(&p->m, i, ATTR_HREF);
	return href.len > 0 && href.ptr[0] != '#';
}

static void
find_links(struct page *p)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < p->m.n; i++) {
		if (i >= end && is_link(p, i))
			end = p->m.nodes[i].end;
		p->link[i] = i < end;
	}
}

static void
add_sums(struct page_sums *to, const struct page_sums *s)
{
	to->chars += s->chars;
	to->links += s->links;
	to->commas += s->commas;
	to->prose += s->prose;
	to->paragraphs += s->paragraphs;
	to->headings += s->headings;
	to->breaks += s->breaks;
	to->link_headings += s->link_headings;
	to->titles += s->titles;
}

/* A text gives what it has to the block it stands in. */
static void
give_block(struct page *p, uint32_t i)
{
	struct page_sums *s = &p->sums[i], *block = &p->sums[p->block[i]];

	count_text(s, markup_text(&p->m, i));
	block->own += s->chars;
	if (p->link[i]) {
		s->links = s->chars;
		block->own_links += s->chars;
	}
}

/* Bottom up: what stands inside i is done when i is reached. */
void
page_sum(struct page *p)
{
	memset(p->sums, 0, p->m.n * sizeof(*p->sums));
	for (uint32_t i = p->m.n; i-- > 0;) {
		struct page_sums *s = &p->sums[i];

		if (p->out[i] != PAGE_IN)
			continue;
		if (p->m.nodes[i].tag == TAG_TEXT)
			give_block(p, i);
		else
			count_tag(p, i);
		if (s->own >= PROSE_CHARS && s->own_links * 2 < s->own) {
			s->prose += s->own - s->own_links;
			s->paragraphs++;
		}
		if (i > 0)
			add_sums(&p->sums[p->m.nodes[i].parent], s);
	}
}

static bool
is_out_above(const struct page *p, uint32_t i)
{
	uint32_t parent = p->m.nodes[i].parent;

	return parent != KUTIP_NONE && p->out[parent] != PAGE_IN;
}

/* What no reader sees, with all inside it. */
static void
put_out_unseen(struct page *p)
{
	for (uint32_t i = 0; i < p->m.n; i++) {
		if (is_out_above(p, i))
			p->out[i] = p->out[p->m.nodes[i].parent];
		else if (is_unseen_tag(p->m.nodes[i].tag))
			p->out[i] = PAGE_UNSEEN;
	}
}

/* Does the node hold so much of the page that its name must be wrong?  A page
 * with a long cookie notice and a short article is no reason to believe so. */
static bool
is_majority(const struct page *p, uint32_t i)
{
	const struct page_sums *all = &p->sums[0], *s = &p->sums[i];
	uint32_t part = p->names[i] & NAME_CONSENT ? 8 : 5;

	if (all->prose > 0)
		return s->prose > 0 && s->prose >= all->prose / 10 * part;
	return s->chars > 0 && s->chars >= all->chars / 10 * part;
}

static void
trust_names(struct page *p, enum trust trust)
{
	for (uint32_t i = 0; i < p->m.n; i++) {
		enum page_out why;

		if (p->out[i] != PAGE_IN)
			continue;
		if (is_out_above(p, i)) {
			p->out[i] = p->out[p->m.nodes[i].parent];
			continue;
		}
		why = verdict(p, i, trust);
		if (why != PAGE_IN && !is_majority(p, i))
			p->out[i] = (uint8_t)why;
	}
}

static void
find_blocks(struct page *p)
{
	for (uint32_t i = 0; i < p->m.n; i++) {
		uint32_t parent = p->m.nodes[i].parent;

		p->block[i] = parent == KUTIP_NONE ||
		    page_is_block(p->m.nodes[i].tag) ? i : p->block[parent];
	}
}

static void
read_names(struct page *p)
{
	for (uint32_t i = 0; i < p->m.n; i++)
		if (p->m.nodes[i].attrs > 0)
			p->names[i] = (uint16_t)(
			    name_meanings(markup_attr(&p->m, i, ATTR_CLASS)) |
			    name_meanings(markup_attr(&p->m, i, ATTR_ID)));
}

static void
add_collapsed(struct buf *b, struct kutip_str s, bool *blank)
{
	uint32_t pos = 0;

	while (pos < s.len && b->len < TEXT_BYTES) {
		uint32_t at = pos;

		if (text_is_blank(text_step(s, &pos))) {
			*blank = true;
			continue;
		}
		if (*blank && b->len > 0)
			buf_putc(b, ' ');
		*blank = false;
		buf_add(b, s.ptr + at, pos - at);
	}
}

struct kutip_str
page_text(const struct page *p, uint32_t node, struct arena *a)
{
	struct buf b = { 0 };
	struct kutip_str s;
	uint32_t end = p->m.nodes[node].end;
	bool blank = false;

	if (end - node > TEXT_NODES)
		end = node + TEXT_NODES;
	for (uint32_t i = node; i < end && b.len < TEXT_BYTES; i++) {
		enum markup_tag tag = p->m.nodes[i].tag;

		if (p->out[i] == PAGE_UNSEEN && p->out[node] != PAGE_UNSEEN)
			continue;
		if (tag == TAG_TEXT)
			add_collapsed(&b, markup_text(&p->m, i), &blank);
		else
			blank = blank || page_is_block(tag) || tag == TAG_BR;
	}
	s = arena_str(a, b.ptr, b.len);
	buf_free(&b);
	return s;
}

void
page_put_out(struct page *p, uint32_t node, enum page_out why)
{
	for (uint32_t i = node; i < p->m.nodes[node].end; i++)
		if (p->out[i] == PAGE_IN)
			p->out[i] = (uint8_t)why;
}

/* Names first; if they cost nearly all of the text, tags and roles only. */
static void
put_out_margins(struct page *p, const uint8_t *seen)
{
	uint32_t prose;

	page_sum(p);
	prose = p->sums[0].prose;
	trust_names(p, TRUST_NAMES);
	page_sum(p);
	if (p->sums[0].prose >= prose / KEPT_PART)
		return;
	memcpy(p->out, seen, p->m.n);
	page_sum(p);
	trust_names(p, TRUST_TAGS);
	page_sum(p);
}

bool
page_measure(struct page *p, struct arena *a, const struct markup *m)
{
	uint8_t *seen = arena_alloc(a, m->n);

	*p = (struct page){
		.m = *m,
		.sums = arena_alloc(a, m->n * sizeof(*p->sums)),
		.block = arena_alloc(a, m->n * sizeof(*p->block)),
		.names = arena_alloc(a, m->n * sizeof(*p->names)),
		.out = arena_alloc(a, m->n),
		.link = arena_alloc(a, m->n),
	};
	if (a->failed)
		return false;
	find_blocks(p);
	find_links(p);
	read_names(p);
	put_out_unseen(p);
	memcpy(seen, p->out, m->n);
	put_out_margins(p, seen);
	return true;
}

/*
 * article_emit.c - from nodes to lines.  See article_emit.h.
 */
#include "article_emit.h"

#include "article_name.h"
#include "text.h"

struct role {
	uint8_t  kind;
	uint16_t names;
};

struct emitter {
	const struct page *p;
	struct role *roles;		/* of first and what follows */
	uint32_t first;
	struct vec *lines;
	struct buf *text;
	uint32_t start;			/* of the line in work */
	uint32_t chars, links, bold;
	uint32_t node;			/* where the line began */
	uint32_t in_link, in_bold;	/* behind this node no more */
	uint32_t in_pre;
	bool blank;			/* a blank is due before the next word */
	uint32_t breaks;		/* line ends due */
};

/* What a line in this node is, if the tags around it say so. */
static uint8_t
role_of(enum markup_tag tag, uint8_t around)
{
	if (around == KUTIP_HEADING || around == KUTIP_CAPTION ||
	    around == KUTIP_FURNITURE)
		return around;
	if (page_is_heading(tag))
		return KUTIP_HEADING;
	switch (tag) {
	case TAG_FIGURE: case TAG_FIGCAPTION: case TAG_CAPTION:
		return KUTIP_CAPTION;
	case TAG_BLOCKQUOTE:
		return KUTIP_QUOTATION;
	case TAG_LI: case TAG_DD: case TAG_DT:
		return around == KUTIP_QUOTATION ? around : KUTIP_LIST_ITEM;
	default:
		return around;
	}
}

/* Top down, so that no line has to look up the tree. */
static void
find_roles(struct emitter *e, uint32_t node)
{
	const struct page *p = e->p;
	uint32_t box = p->sums[node].prose / 3;

	for (uint32_t i = node; i < p->m.nodes[node].end; i++) {
		uint32_t parent = p->m.nodes[i].parent;
		struct role *r = &e->roles[i - node];
		bool small = i > node && p->block[i] == i &&
		    p->sums[i].prose <= box;

		*r = (struct role){ .kind = KUTIP_PARAGRAPH };
		if (i > node)
			*r = e->roles[parent - node];
		r->kind = role_of(p->m.nodes[i].tag, r->kind);
		if (p->out[i] != PAGE_IN)
			r->kind = KUTIP_FURNITURE;
		if (small)
			r->names |= p->names[i];
		if (small && (p->names[i] & NAME_CAPTION) &&
		    r->kind != KUTIP_FURNITURE)
			r->kind = KUTIP_CAPTION;
	}
}

static void
flush(struct emitter *e)
{
	const struct role *role = &e->roles[e->node - e->first];
	struct line *l;

	e->blank = false;
	e->breaks = 0;
	if (e->text->len > e->start && e->chars > 0) {
		l = vec_push(e->lines);
		*l = (struct line){
			.span = { e->start, (uint32_t)e->text->len },
			.node = e->node, .chars = e->chars,
			.links = e->links, .bold = e->bold,
			.kind = role->kind, .names = role->names,
		};
	}
	e->start = (uint32_t)e->text->len;
	e->chars = e->links = e->bold = 0;
}

static void
add_char(struct emitter *e, uint32_t i, struct kutip_str c)
{
	if (e->chars == 0)
		e->node = i;
	if (e->breaks > 0 && e->chars > 0)
		buf_putc(e->text, '\n');
	else if (e->blank && e->chars > 0)
		buf_putc(e->text, ' ');
	e->breaks = 0;
	e->blank = false;
	buf_str(e->text, c);
	e->chars++;
	e->links += i < e->in_link;
	e->bold += i < e->in_bold;
}

/* A line end that is printed; two in a row end the line of ours. */
static void
add_break(struct emitter *e)
{
	if (e->breaks > 0)
		flush(e);
	else
		e->breaks = 1;
}

/* In <pre> a blank is as good as a letter, but counts as none. */
static void
add_blank(struct emitter *e, uint32_t i, struct kutip_str blank)
{
	if (i >= e->in_pre) {
		e->blank = true;
	} else if (blank.ptr[0] == '\n') {
		add_break(e);
	} else if (e->chars > 0) {
		if (e->breaks > 0)
			buf_putc(e->text, '\n');
		e->breaks = 0;
		buf_str(e->text, blank);
	}
}

static void
add_text(struct emitter *e, uint32_t i)
{
	struct kutip_str s = markup_text(&e->p->m, i);
	uint32_t pos = 0;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);
		struct kutip_str one = text_slice(s,
		    (struct kutip_span){ at, pos });

		/* U+200B parts words in scripts that have no blanks. */
		if (text_is_blank(c) && c != 0x200B)
			add_blank(e, i, one);
		else
			add_char(e, i, one);
	}
}

static void
enter(struct emitter *e, uint32_t i)
{
	const struct markup_node *n = &e->p->m.nodes[i];

	switch (n->tag) {
	case TAG_TEXT:
		add_text(e, i);
		break;
	case TAG_BR:
		add_break(e);
		break;
	case TAG_A:
		if (n->end > e->in_link)
			e->in_link = n->end;
		break;
	case TAG_B: case TAG_STRONG:
		if (n->end > e->in_bold)
			e->in_bold = n->end;
		break;
	case TAG_PRE:
		if (n->end > e->in_pre)
			e->in_pre = n->end;
		break;
	default:
		break;
	}
}

void
emit_lines(const struct page *p, uint32_t node, struct vec *lines,
    struct buf *text)
{
	struct emitter e = { .p = p, .lines = lines, .text = text };
	uint32_t end = p->m.nodes[node].end, block = p->block[node];

	e.first = e.node = node;
	e.roles = arena_alloc(lines->arena,
	    (end - node) * sizeof(struct role));
	if (e.roles == NULL)
		return;
	find_roles(&e, node);
	e.start = (uint32_t)text->len;
	for (uint32_t i = node; i < end; i++) {
		if (p->out[i] == PAGE_UNSEEN) {
			i = p->m.nodes[i].end - 1;
			continue;
		}
		if (p->block[i] != block)
			flush(&e);
		block = p->block[i];
		enter(&e, i);
	}
	flush(&e);
}

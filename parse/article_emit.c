/*
 * article_emit.c - from nodes to lines.  See article_emit.h.
 */
#include "article_emit.h"

#include "article_name.h"
#include "text.h"

/* A longer row of a table lays out a page. */
#define ROW_CHARS 200

/* What the boxes around a node say of the lines in it. */
struct role {
	uint8_t  kind;			/* enum kutip_block_kind */
	uint8_t  level;			/* as in struct kutip_block */
	uint16_t names;			/* enum name_meaning */
};

struct emitter {
	const struct page *p;
	struct role *roles;		/* of the node first and those inside */
	uint32_t first;
	struct lines *out;
	/* the line in work */
	uint32_t start;			/* byte of text */
	uint32_t chars, links, bold;
	uint32_t node;			/* the text that began it */
	uint32_t cell;			/* of a table's row, or NONE */
	uint32_t link;			/* the last <a> with an address, or NONE */
	bool     linked;		/* the newest row of out->links grows */
	bool     blank;			/* due before the next word */
	bool     broken;		/* a line end is due */
	uint32_t in_bold, in_pre;	/* the first node behind such an element */
};

void
lines_init(struct lines *l, struct arena *a)
{
	*l = (struct lines){ .text = { 0 } };
	vec_init(&l->rows, a, sizeof(struct line));
	vec_init(&l->links, a, sizeof(struct line_link));
}

static bool
is_cell(enum markup_tag tag)
{
	return tag == TAG_TD || tag == TAG_TH;
}

/* Is it a row of a table that holds data? */
static bool
is_row(const struct page *p, uint32_t i)
{
	return p->m.nodes[i].tag == TAG_TR && p->sums[i].chars < ROW_CHARS;
}

static uint8_t
role_of(const struct page *p, uint32_t i, uint8_t around)
{
	enum markup_tag tag = p->m.nodes[i].tag;

	if (p->out[i] != PAGE_IN)
		return KUTIP_FURNITURE;
	if (tag == TAG_TABLE)
		return KUTIP_PARAGRAPH;
	if (around == KUTIP_HEADING || around == KUTIP_CAPTION)
		return around;
	if (page_is_heading(tag))
		return KUTIP_HEADING;
	if (is_row(p, i))
		return KUTIP_ROW;
	switch (tag) {
	case TAG_FIGURE: case TAG_FIGCAPTION: case TAG_CAPTION:
		return KUTIP_CAPTION;
	case TAG_BLOCKQUOTE:
		return KUTIP_QUOTATION;
	case TAG_LI: case TAG_DD: case TAG_DT:
		if (around == KUTIP_ROW)
			return around;
		return around == KUTIP_QUOTATION ? around : KUTIP_LIST_ITEM;
	default:
		return around;
	}
}

/* Of a heading its number, of a row 1 if its table's columns are named there:
 * every cell is a <th>, or it stands in <thead>. */
static uint8_t
level_of(const struct page *p, uint32_t i, uint8_t around)
{
	const struct markup_node *n = &p->m.nodes[i];
	uint32_t cells = 0, cell;

	if (page_is_heading(n->tag))
		return (uint8_t)(n->tag - TAG_H1 + 1);
	if (n->tag == TAG_THEAD)
		return 1;
	if (n->tag == TAG_TABLE || n->tag == TAG_TBODY)
		return 0;
	if (n->tag != TAG_TR)
		return around;
	for (cell = markup_first(&p->m, i); cell != KUTIP_NONE;
	    cell = markup_next(&p->m, cell)) {
		if (p->m.nodes[cell].tag == TAG_TD)
			return around;
		cells += p->m.nodes[cell].tag == TAG_TH;
	}
	return cells > 1 ? 1 : around;
}

/* Top down, so that no line has to look up the tree.  A box that holds much
 * of the article is not believed to be a caption or an author's corner. */
static void
find_roles(struct emitter *e, uint32_t end)
{
	const struct page *p = e->p;
	uint32_t much = p->sums[e->first].prose / 3;

	e->roles[0] = (struct role){ .kind = KUTIP_PARAGRAPH };
	e->roles[0].kind = role_of(p, e->first, KUTIP_PARAGRAPH);
	e->roles[0].level = level_of(p, e->first, 0);
	for (uint32_t i = e->first + 1; i < end; i++) {
		struct role *r = &e->roles[i - e->first];

		*r = e->roles[p->m.nodes[i].parent - e->first];
		r->kind = role_of(p, i, r->kind);
		r->level = level_of(p, i, r->level);
		if (p->block[i] != i || p->sums[i].prose > much)
			continue;
		r->names |= p->names[i];
		if ((p->names[i] & NAME_CAPTION) && r->kind != KUTIP_FURNITURE)
			r->kind = KUTIP_CAPTION;
	}
}

static void
flush(struct emitter *e)
{
	const struct role *role = &e->roles[e->node - e->first];

	if (e->chars > 0)
		*(struct line *)vec_push(&e->out->rows) = (struct line){
			.span = { e->start, (uint32_t)e->out->text.len },
			.node = e->node, .chars = e->chars,
			.links = e->links, .bold = e->bold,
			.kind = role->kind, .names = role->names,
			.level = role->level,
		};
	e->start = (uint32_t)e->out->text.len;
	e->chars = e->links = e->bold = 0;
	e->blank = e->broken = false;
	e->cell = KUTIP_NONE;
	e->linked = false;
}

static bool
in_link(const struct emitter *e, uint32_t i)
{
	return e->link != KUTIP_NONE && i < e->p->m.nodes[e->link].end;
}

/* The character behind the text is in a link, or no longer. */
static void
follow_link(struct emitter *e, uint32_t i)
{
	uint32_t at = (uint32_t)e->out->text.len;
	struct line_link *l;

	if (!in_link(e, i)) {
		e->linked = false;
		return;
	}
	if (!e->linked) {
		l = vec_push(&e->out->links);
		*l = (struct line_link){ { at, at }, e->link };
		e->linked = true;
	}
}

static void
grow_link(struct emitter *e)
{
	struct line_link *l = e->out->links.rows;

	if (e->linked && e->out->links.n > 0)
		l[e->out->links.n - 1].span.end = (uint32_t)e->out->text.len;
}

static void
add_char(struct emitter *e, uint32_t i, struct kutip_str c)
{
	if (e->chars == 0)
		e->node = i;
	else if (e->broken)
		buf_putc(&e->out->text, '\n');
	else if (e->blank)
		buf_putc(&e->out->text, ' ');
	e->blank = e->broken = false;
	follow_link(e, i);
	buf_str(&e->out->text, c);
	grow_link(e);
	e->chars++;
	e->links += e->p->link[i];
	e->bold += i < e->in_bold;
}

/* A line end that is printed; two in a row end the line of ours. */
static void
add_break(struct emitter *e)
{
	if (e->broken)
		flush(e);
	else
		e->broken = true;
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
		if (e->broken)
			buf_putc(&e->out->text, '\n');
		e->broken = false;
		buf_str(&e->out->text, blank);
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
	case TAG_A:
		if (markup_has(&e->p->m, i, ATTR_HREF)) {
			e->link = i;
			e->linked = false;
		}
		break;
	case TAG_BR:
		add_break(e);
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

/* The block whose text makes one line: cells of a row are set side by side. */
static uint32_t
line_block(const struct page *p, uint32_t i)
{
	uint32_t block = p->block[i], up = p->m.nodes[block].parent;

	return is_cell(p->m.nodes[block].tag) && up != KUTIP_NONE &&
	    is_row(p, up) ? up : block;
}

/* A cell begins: a bar parts it from the one before, and one that holds
 * nothing is a dash, so that the rows of a table have the same columns. */
static void
enter_cell(struct emitter *e, uint32_t i)
{
	const struct page *p = e->p;
	uint32_t up = p->m.nodes[i].parent;

	if (!is_cell(p->m.nodes[i].tag) || up == KUTIP_NONE || !is_row(p, up) ||
	    p->sums[up].chars == 0 || p->out[i] != PAGE_IN)
		return;
	if (e->cell != KUTIP_NONE) {
		e->broken = false;
		buf_puts(&e->out->text, " |");
		e->blank = true;
	}
	e->cell = i;
	if (p->sums[i].chars == 0)
		add_char(e, i, STR("–"));
}

void
emit_lines(const struct page *p, uint32_t node, struct lines *out)
{
	struct emitter e = {
		.p = p, .out = out, .first = node, .node = node,
		.cell = KUTIP_NONE, .link = KUTIP_NONE,
		.start = (uint32_t)out->text.len,
	};
	uint32_t end = p->m.nodes[node].end, block = line_block(p, node);

	e.roles = arena_alloc(out->rows.arena, (end - node) * sizeof(*e.roles));
	if (e.roles == NULL)
		return;
	find_roles(&e, end);
	for (uint32_t i = node; i < end; i++) {
		if (p->out[i] == PAGE_UNSEEN) {
			i = p->m.nodes[i].end - 1;
			continue;
		}
		if (line_block(p, i) != block)
			flush(&e);
		block = line_block(p, i);
		enter_cell(&e, i);
		enter(&e, i);
	}
	flush(&e);
}

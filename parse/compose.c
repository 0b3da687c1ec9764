/*
 * compose.c - see compose.h.
 */
#include "compose.h"

#include <stdio.h>

#include "text.h"

/* A cell with a longer paragraph lays out a page: code points. */
#define CELL_CHARS     400
#define WORD_CHARS     60

struct item {				/* a block that waits */
	uint32_t start, len;		/* bytes of words */
	uint32_t link, links;		/* -> links, spans of these words */
	uint32_t page, cell;		/* cell: of the row it stands in */
	uint16_t size;
	uint8_t  kind, level;
	bool     bold;
};

void
compose_init(struct compose *c, struct draft *d, struct arena *scratch)
{
	*c = (struct compose){ .d = d, .arena = scratch };
	vec_init(&c->items, scratch, sizeof(struct item));
	vec_init(&c->links, scratch, sizeof(struct block_link));
	vec_init(&c->looks, scratch, sizeof(struct compose_look));
	for (uint32_t i = 0; i < COMPOSE_DEPTH; i++)
		vec_init(&c->open[i].links, scratch, sizeof(struct block_link));
}

void
compose_free(struct compose *c)
{
	for (uint32_t i = 0; i < COMPOSE_DEPTH; i++)
		buf_free(&c->open[i].text);
	buf_free(&c->words);
}

/* ---- words -------------------------------------------------------------- */

/* The paragraph at hand, or NULL outside all of them. */
static struct compose_paragraph *
at_hand(struct compose *c)
{
	uint32_t depth = c->depth < COMPOSE_DEPTH ? c->depth : COMPOSE_DEPTH;

	return depth > 0 ? &c->open[depth - 1] : NULL;
}

/* A paragraph stands on the page of its first word. */
static void
count(struct compose *c, struct compose_paragraph *p, struct kutip_str s,
    int look)
{
	if (p->bytes == 0)
		p->page = c->page;
	p->bytes += s.len;
	if (look & COMPOSE_BOLD)
		p->bold += s.len;
	if (s.len > p->longest) {
		p->longest = s.len;
		p->size = (uint16_t)(look / COMPOSE_SIZE);
	}
}

void
compose_words(struct compose *c, struct kutip_str s, int look)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL)
		return;
	if (text_trim(s).len > 0)
		count(c, p, text_trim(s), look);
	if (p->blank && p->text.len > 0 && s.len > 0)
		buf_putc(&p->text, ' ');
	p->blank = p->blank && s.len == 0;
	buf_str(&p->text, s);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void
compose_collapsed(struct compose *c, struct kutip_str s, int look)
{
	struct compose_paragraph *p = at_hand(c);
	uint32_t from = 0;

	if (p == NULL)
		return;
	for (uint32_t i = 0; i <= s.len; i++) {
		if (i < s.len && !is_space(s.ptr[i]))
			continue;
		if (i > from)
			compose_words(c, (struct kutip_str){ s.ptr + from,
			    i - from }, look);
		p->blank = p->blank || i < s.len;
		from = i + 1;
	}
}

void
compose_line(struct compose *c)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL)
		return;
	p->blank = false;
	if (p->text.len > 0)
		buf_putc(&p->text, '\n');
}

void
compose_mark(struct compose *c, uint32_t note)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL || p->text.len == 0 || c->aside != NULL)
		return;
	if (!is_space(p->text.ptr[p->text.len - 1]))
		buf_putc(&p->text, ' ');
	buf_printf(&p->text, "[%u]", note);
	p->blank = false;
}

void
compose_link(struct compose *c, struct kutip_str url)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL)
		return;
	p->url = url;
	p->link = (uint32_t)p->text.len;
}

void
compose_link_end(struct compose *c)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL || p->url.len == 0)
		return;
	if (p->text.len > p->link)
		*(struct block_link *)vec_push(&p->links) = (struct block_link){
		    { p->link, (uint32_t)p->text.len }, p->url };
	p->url = STR("");
}

void
compose_new_page(struct compose *c)
{
	if (c->page > 0)
		c->page++;
}

/* ---- items -------------------------------------------------------------- */

static struct item *
item_at(struct compose *c, uint32_t i)
{
	return (struct item *)c->items.rows + i;
}

static struct kutip_str
words_of(const struct compose *c, const struct item *i)
{
	struct kutip_str words = buf_as_str(&c->words);

	return (struct kutip_str){ words.ptr + i->start, i->len };
}

static void
hand_on(struct compose *c, const struct item *i)
{
	struct kutip_str s = words_of(c, i);
	const struct block_link *links = c->links.rows;
	uint32_t before = c->d->blocks.n;

	if (text_trim(s).len == 0)
		return;
	if (c->aside != NULL) {
		if (c->aside->len > 0 && !is_space(c->aside->ptr[c->aside->len - 1]))
			buf_putc(c->aside, ' ');
		buf_str(c->aside, text_trim(s));
		return;
	}
	c->d->page = i->page;
	c->d->level = i->level;
	draft_linked(c->d, (enum kutip_block_kind)i->kind, s,
	    links ? links + i->link : NULL, i->links);
	c->d->level = 0;
	if ((i->bold || i->size > 0) && c->d->blocks.n > before)
		*(struct compose_look *)vec_push(&c->looks) =
		    (struct compose_look){ before, i->size, i->bold };
}

/* Nothing is open any more. */
static void
hand_on_all(struct compose *c)
{
	for (uint32_t i = 0; i < c->items.n; i++)
		hand_on(c, item_at(c, i));
	c->items.n = c->links.n = 0;
	buf_clear(&c->words);
}

void
compose_begin(struct compose *c)
{
	struct compose_paragraph *p;
	struct item *i;

	if (c->goes_on && c->depth > 0) {
		c->goes_on = false;
		return;
	}
	if (c->depth++ >= COMPOSE_DEPTH)
		return;
	p = at_hand(c);
	buf_clear(&p->text);
	p->item = c->items.n;
	p->bytes = p->bold = p->longest = 0;
	p->size = 0;
	p->kind = KUTIP_PARAGRAPH;
	p->level = 0;
	p->blank = false;
	p->page = c->page;
	p->links.n = 0;
	p->url = STR("");
	i = vec_push(&c->items);
	i->cell = c->row_depth > 0 && c->row_depth <= COMPOSE_DEPTH ?
	    c->rows[c->row_depth - 1].cell : 0;
}

void
compose_set(struct compose *c, enum kutip_block_kind kind, uint8_t level)
{
	struct compose_paragraph *p = at_hand(c);

	if (p == NULL || c->depth > COMPOSE_DEPTH)
		return;
	p->kind = (uint8_t)kind;
	p->level = level;
}

void
compose_end(struct compose *c)
{
	struct compose_paragraph *p = at_hand(c);
	struct item *i;

	if (p == NULL)
		return;
	if (c->depth-- > COMPOSE_DEPTH) {
		p->blank = true;
		return;
	}
	compose_link_end(c);
	i = item_at(c, p->item);
	i->link = c->links.n;
	i->links = p->links.n;
	for (uint32_t k = 0; k < p->links.n; k++)
		*(struct block_link *)vec_push(&c->links) =
		    ((struct block_link *)p->links.rows)[k];
	i->start = (uint32_t)c->words.len;
	i->len = (uint32_t)p->text.len;
	i->page = p->page;
	i->kind = p->kind;
	i->level = p->level;
	i->bold = p->bold > 0 && p->bold == p->bytes;
	i->size = p->size;
	buf_str(&c->words, buf_as_str(&p->text));
	if (c->depth == 0 && c->row_depth == 0)
		hand_on_all(c);
}

bool
compose_is_empty(const struct compose *c)
{
	uint32_t depth = c->depth < COMPOSE_DEPTH ? c->depth : COMPOSE_DEPTH;

	return depth == 0 || c->open[depth - 1].bytes == 0;
}

/* ---- rows --------------------------------------------------------------- */

void
compose_row(struct compose *c)
{
	if (c->row_depth++ < COMPOSE_DEPTH)
		c->rows[c->row_depth - 1] = (struct compose_row){
		    .item = c->items.n };
}

void
compose_cell(struct compose *c)
{
	if (c->row_depth > 0 && c->row_depth <= COMPOSE_DEPTH)
		c->rows[c->row_depth - 1].cell++;
}

/* Do the cells hold a table's data?  all: how many there are, the empty ones
 * too: of a table with one word in a row the word is data. */
static bool
is_data(struct compose *c, uint32_t first, uint32_t all)
{
	uint32_t cell = 0, cells = 0, chars = 0;

	for (uint32_t i = first; i < c->items.n; i++) {
		const struct item *item = item_at(c, i);
		struct kutip_str s = text_trim(words_of(c, item));

		if (s.len == 0)
			continue;
		if (item->kind == KUTIP_HEADING || item->kind == KUTIP_TITLE ||
		    text_count(s) > CELL_CHARS)
			return false;
		cells += item->cell != cell || cells == 0;
		cell = item->cell;
		chars += text_count(s);
	}
	return cells > 1 || (cells == 1 && all > 1 && chars < WORD_CHARS);
}

/* One line of it: a line end in a cell is a blank here. */
static void
add_cell_words(struct buf *row, struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		buf_putc(row, is_space(s.ptr[i]) ? ' ' : s.ptr[i]);
}

/* The links of a cell move with its words, which begin at in the row. */
static void
move_links(struct compose *c, const struct item *from, uint32_t at)
{
	struct kutip_str s = words_of(c, from);
	struct kutip_span inner = text_trim_span(s,
	    (struct kutip_span){ 0, s.len });

	for (uint32_t k = 0; k < from->links; k++) {
		struct block_link l =
		    ((struct block_link *)c->links.rows)[from->link + k];

		if (l.span.start < inner.start || l.span.end > inner.end)
			continue;
		l.span.start += at - inner.start;
		l.span.end += at - inner.start;
		*(struct block_link *)vec_push(&c->links) = l;
	}
}

static void
join_row(struct compose *c, uint32_t first)
{
	struct buf row = { 0 };
	uint32_t cell = 1, page = c->page, link = c->links.n;

	for (uint32_t i = first; i < c->items.n; i++) {
		const struct item *item = item_at(c, i);
		struct kutip_str s = text_trim(words_of(c, item));

		if (s.len == 0)
			continue;
		if (row.len == 0)
			page = item->page;
		if (row.len > 0 && item->cell == cell)
			buf_putc(&row, ' ');
		for (; cell < item->cell; cell++)
			buf_puts(&row, " | ");
		move_links(c, item, (uint32_t)row.len);
		add_cell_words(&row, s);
	}
	c->items.n = first + 1;
	*item_at(c, first) = (struct item){ .start = (uint32_t)c->words.len,
	    .len = (uint32_t)row.len, .link = link, .links = c->links.n - link,
	    .page = page, .kind = KUTIP_ROW };
	buf_str(&c->words, buf_as_str(&row));
	buf_free(&row);
}

void
compose_row_end(struct compose *c, bool deleted)
{
	uint32_t first, cell;

	if (c->row_depth == 0 || c->row_depth-- > COMPOSE_DEPTH)
		return;
	first = c->rows[c->row_depth].item;
	if (deleted && c->depth == 0)
		c->items.n = first;
	else if (is_data(c, first, c->rows[c->row_depth].cell))
		join_row(c, first);
	cell = c->row_depth > 0 ? c->rows[c->row_depth - 1].cell : 0;
	for (uint32_t i = first; i < c->items.n; i++)
		item_at(c, i)->cell = cell;
	if (c->depth == 0 && c->row_depth == 0)
		hand_on_all(c);
}

void
compose_close(struct compose *c)
{
	while (c->depth > 0)
		compose_end(c);
	while (c->row_depth > 0)
		compose_row_end(c, false);
}

void
compose_note(struct compose *c, uint32_t note, struct kutip_str words)
{
	struct buf s = { 0 };

	if (text_trim(words).len == 0)
		return;
	buf_printf(&s, "[%u] ", note);
	buf_str(&s, text_trim(words));
	c->d->page = 0;
	draft_block(c->d, KUTIP_FOOTNOTE, buf_as_str(&s));
	buf_free(&s);
}

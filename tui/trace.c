/*
 * trace.c - see trace.h.
 */
#include "trace.h"

#include <string.h>
#include <wchar.h>

#include "osc.h"
#include "text.h"

#define MARKS_MAX 5			/* characters that curses has in a cell */

struct tracing {
	const struct grid *g;
	const struct theme *theme;
	enum colour_depth depth;
	struct buf *out;
	const struct grid_link *link;	/* of the row at hand */
	uint32_t links;
	uint64_t styles;		/* whose look it is */
	struct look look;
	bool looked;
};

void
trace_forget(struct trace *t)
{
	memset(t, 0, sizeof(*t));
}

static bool
look_of(struct tracing *p, const struct cell *cell)
{
	if (p->looked && p->styles == cell->styles)
		return false;
	p->looked = true;
	p->styles = cell->styles;
	p->look = theme_look(p->theme, cell->styles, p->depth);
	return true;
}

/* The link of a cell; NULL: none, or something else is painted over it. */
static const struct grid_link *
link_of(const struct tracing *p, int row, int col)
{
	const struct cell *cell = grid_cell(p->g, row, col);

	if (!(cell->styles & style_bit(STYLE_LINK)))
		return NULL;
	for (uint32_t i = 0; i < p->links; i++)
		if (p->link[i].col <= col &&
		    col < p->link[i].col + p->link[i].cols)
			return &p->link[i];
	return NULL;
}

/* ---- is it on the screen already? ---------------------------------------- */

static void
add(uint64_t *h, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;

	for (size_t i = 0; i < n; i++)
		*h = (*h ^ b[i]) * 1099511628211u;
}

/* FNV-1a of all that is seen of a row and where it leads.  Never 0. */
static uint64_t
picture_of(struct tracing *p, int row)
{
	uint64_t h = 14695981039346656037u;

	for (int col = 0; col < p->g->cols; col++) {
		const struct cell *cell = grid_cell(p->g, row, col);

		look_of(p, cell);
		add(&h, cell->text, cell->len);
		add(&h, &p->look, sizeof(p->look));
	}
	for (uint32_t i = 0; i < p->links; i++) {
		add(&h, &p->link[i].col, sizeof(p->link[i].col));
		add(&h, &p->link[i].cols, sizeof(p->link[i].cols));
		add(&h, p->g->urls.ptr + p->link[i].url, p->link[i].url_bytes);
	}
	return h ? h : 1;
}

/* ---- writing -------------------------------------------------------------- */

/* As terminfo has it for these terminals: 0 to 7, 8 to 15, the rest; term.c
 * hands the palette on as RGB where there is RGB. */
static void
put_colour(struct tracing *p, uint32_t colour, unsigned ground)
{
	uint32_t n = colour & 0xFFFFFF;

	if (colour < COLOUR_INDEX)
		return;
	if (p->depth == DEPTH_TRUE && (colour & COLOUR_KIND) == COLOUR_INDEX &&
	    n >= 8)
		n = colour_rgb(colour);
	else if ((colour & COLOUR_KIND) == COLOUR_INDEX) {
		if (n < 16)
			buf_printf(p->out, ";%u", n < 8 ? ground + n :
			    ground + 60 + n - 8);
		else
			buf_printf(p->out, ";%u;5;%u", ground + 8, n);
		return;
	}
	buf_printf(p->out, ";%u;2;%u;%u;%u", ground + 8, n >> 16 & 0xFF,
	    n >> 8 & 0xFF, n & 0xFF);
}

static void
put_look(struct tracing *p)
{
	static const struct { uint32_t bit; const char *code; } codes[] = {
		{ LOOK_BOLD, ";1" }, { LOOK_DIM, ";2" }, { LOOK_ITALIC, ";3" },
		{ LOOK_UNDERLINE, ";4" }, { LOOK_REVERSE, ";7" },
	};

	buf_puts(p->out, "\033[0");
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (p->look.attributes & codes[i].bit)
			buf_puts(p->out, codes[i].code);
	if (p->depth != DEPTH_MONO) {
		put_colour(p, p->look.fg, 30);
		put_colour(p, p->look.bg, 40);
	}
	buf_putc(p->out, 'm');
}

/* As term.c has it: where the C library and Unicode do not agree how wide a
 * character is, one that nobody doubts stands for it. */
static void
put_text(struct buf *out, const struct cell *cell)
{
	struct kutip_str s = { cell->text, cell->len };
	int n = 0;

	if (wcwidth((wchar_t)text_at(s, 0)) != cell->cols) {
		buf_puts(out, "\xEF\xBF\xBD");
		buf_puts(out, cell->cols == 2 ? " " : "");
		return;
	}
	for (uint32_t pos = 0, from; pos < s.len && n < MARKS_MAX; ) {
		from = pos;
		if (wcwidth((wchar_t)text_step(s, &pos)) != 0 && n > 0)
			continue;
		buf_add(out, s.ptr + from, pos - from);
		n++;
	}
}

static void
put_row(struct tracing *p, int row, int from, int to)
{
	const struct grid_link *now = NULL;

	buf_printf(p->out, "\033[%d;%dH", row + 1, from + 1);
	p->looked = false;
	for (int col = from; col < to; col++) {
		const struct cell *cell = grid_cell(p->g, row, col);
		const struct grid_link *link = link_of(p, row, col);

		if (cell->cols == 0)
			continue;
		if (link != now) {
			buf_puts(p->out, now ? OSC_LINK_END : "");
			now = link && osc_link((struct kutip_str){
			    p->g->urls.ptr + link->url, link->url_bytes },
			    link->number, p->out) ? link : NULL;
		}
		if (look_of(p, cell))
			put_look(p);
		put_text(p->out, cell);
	}
	buf_puts(p->out, now ? OSC_LINK_END : "");
}

/* The columns that are links now; *from is *to when there are none. */
static void
extent(const struct tracing *p, int row, int *from, int *to)
{
	*from = *to = 0;
	for (uint32_t i = 0; i < p->links; i++) {
		const struct grid_link *l = &p->link[i];

		for (int col = l->col; col < l->col + l->cols; col++) {
			if (link_of(p, row, col) == NULL)
				continue;
			if (*from == *to || col < *from)
				*from = col;
			if (col >= *to)
				*to = col + 1;
		}
	}
}

static void
trace_row(struct trace *t, struct tracing *p, int row)
{
	int from, to, was_from = t->row[row].from, was_to = t->row[row].to;
	uint64_t picture;

	extent(p, row, &from, &to);
	if (from == to && was_from == was_to)
		return;
	picture = picture_of(p, row);
	if (picture == t->row[row].picture)
		return;
	t->row[row].picture = from == to ? 0 : picture;
	t->row[row].from = from;
	t->row[row].to = to;
	if (was_from < was_to) {
		if (from == to || was_from < from)
			from = was_from;
		if (was_to > to)
			to = was_to;
	}
	if (to > p->g->cols)
		to = p->g->cols;
	while (from > 0 && grid_cell(p->g, row, from)->cols == 0)
		from--;			/* never from the middle of a character */
	put_row(p, row, from, to);
}

void
trace_links(struct trace *t, const struct grid *g, const struct theme *theme,
    enum colour_depth depth, struct buf *out)
{
	struct tracing p = { .g = g, .theme = theme, .depth = depth,
		.out = out };
	uint32_t i = 0;
	size_t before;

	buf_puts(out, "\0337");
	before = out->len;
	for (int row = 0; row < g->rows; row++) {
		while (i < g->n_links && g->links[i].row < row)
			i++;
		p.link = g->links ? g->links + i : NULL;
		for (p.links = 0; i < g->n_links && g->links[i].row == row; i++)
			p.links++;
		trace_row(t, &p, row);
	}
	if (out->len == before || out->failed)
		buf_clear(out);
	else
		buf_puts(out, "\0338");
}

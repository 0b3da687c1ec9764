/*
 * galley.c - a stretch of text set in lines.  See galley.h.
 */
#include "galley.h"

#include <stdlib.h>

#include "grid.h"
#include "text.h"

/* The line that is being filled. */
struct filling {
	struct galley *galley;
	uint32_t width_cols;
	uint32_t start, end;		/* bytes; end of its words */
	uint32_t cols;			/* of its words */
	uint32_t blank_cols;		/* behind them, if more words come */
	bool     has_words;
	bool     soft_hyphen;
};

static void
add_line(struct galley *g, struct flow_line line)
{
	if (g->n == g->room) {
		uint32_t room = g->room ? g->room * 2 : 64;
		void *p = realloc(g->line, room * sizeof(*g->line));

		if (p == NULL) {
			g->failed = true;
			return;
		}
		g->line = p;
		g->room = room;
	}
	g->line[g->n++] = line;
}

static void
end_line(struct filling *l, uint32_t next, uint32_t flags)
{
	uint32_t cols = l->cols < UINT16_MAX ? l->cols : UINT16_MAX;

	if (l->soft_hyphen)
		flags |= LINE_HYPHEN;
	add_line(l->galley, (struct flow_line){
	    .span = { l->start, l->has_words ? l->end : l->start },
	    .cols = (uint16_t)cols, .flags = (uint16_t)flags });
	*l = (struct filling){ .galley = l->galley,
	    .width_cols = l->width_cols, .start = next, .end = next };
}

/* A run that no line can hold, cluster by cluster. */
static void
add_cut(struct filling *l, struct kutip_str text, const struct run *r)
{
	text.len = r->word_end;
	for (uint32_t pos = r->start; pos < r->word_end; ) {
		uint32_t start = pos;
		struct glyph g = glyph_next(text, &pos);

		if (l->has_words && l->cols + g.cols > l->width_cols)
			end_line(l, start, LINE_CUT);
		l->has_words = true;
		l->cols += g.cols;
		l->end = pos;
	}
}

static void
add_words(struct filling *l, const struct run *r)
{
	l->cols += l->blank_cols + r->cols;
	l->blank_cols = 0;
	l->end = r->word_end;
	l->has_words = true;
	l->soft_hyphen = r->soft_hyphen;
}

static void
add_run(struct filling *l, struct kutip_str text, const struct run *r)
{
	uint32_t cols = r->cols + r->soft_hyphen;
	bool fits = l->cols + l->blank_cols + cols <= l->width_cols;

	if (!fits && l->has_words) {
		end_line(l, r->start, 0);
	} else if (!fits) {		/* blanks that fill a line are none */
		l->start = r->start;
		l->blank_cols = 0;
	}
	if (cols > l->width_cols)
		add_cut(l, text, r);
	else if (r->word_end > r->start)
		add_words(l, r);
	else
		l->soft_hyphen = false;
	l->blank_cols += r->blank_cols;
}

void
galley_fill(struct galley *g, struct kutip_str text, struct kutip_span span,
    uint32_t width_cols, const char *lang, bool soft_ends)
{
	struct filling l = { .galley = g, .width_cols = width_cols,
	    .start = span.start, .end = span.start };
	struct run r;

	g->n = 0;
	g->failed = false;
	wrap_set(&g->wrap, text_slice(text, span), lang);
	while (wrap_next(&g->wrap, &r)) {
		r.start += span.start;
		r.word_end += span.start;
		r.end += span.start;
		add_run(&l, text, &r);
		if (r.ends_line && !soft_ends)
			end_line(&l, r.end, 0);
	}
	/* A soft hyphen that ends the text is no break. */
	l.soft_hyphen = false;
	if (l.has_words || g->n == 0)
		end_line(&l, span.end, 0);
}

void
galley_free(struct galley *g)
{
	wrap_free(&g->wrap);
	free(g->line);
	*g = (struct galley){ 0 };
}

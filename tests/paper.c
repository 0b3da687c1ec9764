/*
 * paper.c - a screen made of paper.  See paper.h.
 */
#include "paper.h"

#include <unistd.h>

#include "style.h"

static enum kutip_result
paper_open(void *self, struct kutip_error *err)
{
	struct paper *p = self;

	(void)err;
	p->open = true;
	p->cursor_row = p->cursor_col = -1;
	return KUTIP_OK;
}

static void
paper_close(void *self)
{
	struct paper *p = self;

	p->open = false;
}

static void
paper_size(void *self, int *rows, int *cols)
{
	struct paper *p = self;

	*rows = p->rows < 1 ? 1 : p->rows;
	*cols = p->cols < 1 ? 1 : p->cols;
}

static void
paper_show(void *self, const struct grid *grid, const struct theme *theme)
{
	struct paper *p = self;
	char letters[STYLES + 1];

	(void)theme;
	if (grid == NULL)
		return;
	style_letters(letters);
	buf_clear(&p->characters);
	buf_clear(&p->styles);
	grid_dump(grid, &p->characters);
	grid_dump_styles(grid, letters, &p->styles);
	p->cursor_row = grid->cursor_row;
	p->cursor_col = grid->cursor_col;
	p->shown++;
}

static bool
paper_wait(void *self, struct event *event, int timeout_ms)
{
	struct paper *p = self;

	/* Who is asked to wait a while does: what is done behind is done before
	 * the next key, and no picture depends on time. */
	*event = (struct event){ .kind = EVENT_NONE };
	if (timeout_ms > 0)
		usleep(1000);
	if (timeout_ms >= 0)
		return false;
	*event = (struct event){ .kind = EVENT_HANGUP };
	while (p->pos < p->keys.len &&
	    !event_parse(p->keys, &p->pos, event)) {
		p->bad++;
		p->pos++;
	}
	if (event->kind == EVENT_RESIZE) {
		p->rows = event->row;
		p->cols = event->col;
	}
	return event->kind != EVENT_NONE;
}

struct screen
paper_screen(struct paper *p)
{
	return (struct screen){ p, paper_open, paper_close, paper_size,
	    paper_show, paper_wait };
}

void
paper_free(struct paper *p)
{
	buf_free(&p->characters);
	buf_free(&p->styles);
}

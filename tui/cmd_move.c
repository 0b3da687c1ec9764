/*
 * cmd_move.c - see cmd_move.h.
 */
#include "cmd_move.h"

#include "effect.h"
#include "flow.h"
#include "jump.h"
#include "layout.h"

#define EVERYTHING (1 << 24)		/* rows: more than there are */

/* ---- the window of the text --------------------------------------------- */

static int
text_rows(const struct model *m)
{
	int rows = m->layout ? m->layout->text.rows : 0;

	return rows > 0 ? rows : 1;
}

/* A brief that was just opened is not flowed yet. */
static bool
has_text(const struct model *m)
{
	return m->brief.doc && m->flow &&
	    flow_shows(m->flow, kutip_text(m->brief.doc)) &&
	    !flow_is_empty(m->flow);
}

static uint32_t
clamp(int row, int low, int high)
{
	return (uint32_t)(row < low ? low : row > high ? high : row);
}

/* How many lines there are in a direction, at most n. */
static int
room(const struct model *m, int n)
{
	struct flow_place p = flow_at(m->flow, m->brief.pos);
	int moved = flow_move(m->flow, &p, n);

	return moved < 0 ? -moved : moved;
}

void
move_settle(struct model *m)
{
	struct brief *b = &m->brief;
	int rows = text_rows(m), margin = (int)m->settings.margin_rows;
	int row, below;

	if (!has_text(m))
		return;
	if (margin > (rows - 1) / 2)
		margin = (rows - 1) / 2;
	if (m->drag.down)	/* the text stays under the pointer */
		margin = 0;
	row = (int)clamp((int)b->row_of_pos, margin, rows - 1 - margin);
	below = room(m, rows - 1 - row);
	if (below < rows - 1 - row)
		row = rows - 1 - below;
	b->row_of_pos = (uint32_t)room(m, -row);
}

static struct flow_place
window_top(const struct model *m)
{
	struct flow_place p = flow_at(m->flow, m->brief.pos);

	flow_move(m->flow, &p, -(int)m->brief.row_of_pos);
	return p;
}

/* The row of the window that a line stands on: -1 above it, rows below. */
static int
row_of(const struct model *m, struct flow_place place)
{
	struct flow_place top = window_top(m);

	if (flow_compare(place, top) < 0)
		return -1;
	return flow_distance(m->flow, top, place, text_rows(m));
}

void
move_to(struct model *m, uint32_t byte)
{
	struct brief *b = &m->brief;
	int rows = text_rows(m), row;
	struct flow_place place;

	if (!has_text(m)) {
		b->pos = byte;
		b->row_of_pos = (uint32_t)rows / 3;
		return;
	}
	place = flow_at(m->flow, byte);
	row = row_of(m, place);
	/* A third from the top the eye finds it, and sees what came before. */
	b->row_of_pos = (uint32_t)(row < 0 || row >= rows ? rows / 3 : row);
	b->pos = byte;
	b->goal_col = flow_col(m->flow, place, byte);
	move_settle(m);
}

void
move_show(struct model *m, struct kutip_span span)
{
	int rows = text_rows(m), need, row;
	uint32_t last = span.end > span.start ? span.end - 1 : span.start;

	jump_leave(m);
	move_to(m, span.start);
	if (!has_text(m))
		return;
	/* Two lines more: the speaker stands under a quote. */
	need = flow_distance(m->flow, flow_at(m->flow, span.start),
	    flow_at(m->flow, last), rows) + 2;
	row = rows - 1 - need;
	if ((int)m->brief.row_of_pos > row)
		m->brief.row_of_pos = (uint32_t)(row > 0 ? row : 0);
	move_settle(m);
}

/* The cursor's line by n lines of words, its row with it. */
static void
move_lines(struct model *m, int n)
{
	struct brief *b = &m->brief;
	struct flow_place to;

	if (!has_text(m))
		return;
	to = flow_at(m->flow, b->pos);
	flow_move_text(m->flow, &to, n);
	b->row_of_pos = clamp(row_of(m, to), 0, text_rows(m) - 1);
	b->pos = flow_byte(m->flow, to, b->goal_col);
	move_settle(m);
}

void
move_window(struct model *m, int lines)
{
	struct brief *b = &m->brief;
	int rows = text_rows(m), row;
	struct flow_place top, bottom;

	if (!has_text(m))
		return;
	top = bottom = window_top(m);
	if (flow_move(m->flow, &bottom, rows - 1) < rows - 1 && lines > 0)
		return;
	if (lines > 0)
		lines = flow_move(m->flow, &bottom, lines);
	else
		lines = flow_move(m->flow, &top, lines);
	row = (int)b->row_of_pos - lines;
	if (row < 0 || row >= rows) {
		struct flow_place at = flow_at(m->flow, b->pos);

		flow_move_text(m->flow, &at, row < 0 ? -row : rows - 1 - row);
		b->pos = flow_byte(m->flow, at, b->goal_col);
		row = row < 0 ? 0 : rows - 1;
	}
	b->row_of_pos = (uint32_t)row;
	move_settle(m);
}

/* A page: the window goes on, the cursor stays on its row. */
static void
move_page(struct model *m, int lines)
{
	struct brief *b = &m->brief;
	struct flow_place p;

	if (!has_text(m))
		return;
	p = flow_at(m->flow, b->pos);
	flow_move(m->flow, &p, lines);
	if (flow_line(m->flow, p)->flags & LINE_BLANK)
		flow_move_text(m->flow, &p, 1);
	b->pos = flow_byte(m->flow, p, b->goal_col);
	move_settle(m);
}

/* ---- lists -------------------------------------------------------------- */

struct list *
move_list(struct model *m, uint32_t *n, uint32_t *window)
{
	struct rect r = m->layout ? m->layout->page : (struct rect){ 0 };
	struct list *list = NULL;

	*n = 0;
	switch (model_where(m)) {
	case WHERE_LIBRARY:
		*n = m->library.rows.n;
		list = &m->library.list;
		break;
	case WHERE_NOTES:
		*n = m->ledger.rows.n;
		list = &m->ledger.list;
		if (m->layout)
			r = m->layout->list;
		break;
	case WHERE_QUOTES:
		*n = m->voices.rows.n;
		list = &m->voices.list;
		break;
	case WHERE_PANEL:
		brief_panel(&m->brief, n);
		list = &m->brief.panel_list;
		break;
	case WHERE_OUTLINE:
		if (m->brief.doc)
			kutip_sections(m->brief.doc, n);
		list = &m->brief.outline_list;
		break;
	default:
		break;
	}
	if (m->layout && m->room == ROOM_ARTICLE)
		r = m->focus == FOCUS_PANEL ? m->layout->panel :
		    m->layout->outline;
	*window = r.rows > 0 ? (uint32_t)r.rows : 1;
	return list;
}

void
list_settle(struct list *l, uint32_t n, uint32_t window)
{
	if (l->at >= n)
		l->at = n ? n - 1 : 0;
	if (l->at < l->top)
		l->top = l->at;
	if (l->at >= l->top + window)
		l->top = l->at - window + 1;
	if (l->top + window > n)
		l->top = n > window ? n - window : 0;
}

/* The nearest row of the panel that names something, first onward. */
static uint32_t
panel_row_near(const struct panel_row *rows, uint32_t n, uint32_t at,
    int direction)
{
	for (int turn = 0; turn < 2; turn++, direction = -direction) {
		for (uint32_t i = at; i < n; i += (uint32_t)direction) {
			if (rows[i].kind == PANEL_ENTITY)
				return i;
		}
	}
	return at;
}

void
list_move(struct model *m, int by)
{
	uint32_t n, window, rows;
	struct list *l = move_list(m, &n, &window);
	int64_t at;

	if (!l || n == 0)
		return;
	if (model_where(m) == WHERE_NOTES) {
		ledger_step(&m->ledger, by);
		list_settle(l, n, window);
		return;
	}
	at = (int64_t)l->at + by;
	l->at = at < 0 ? 0 : at >= n ? n - 1 : (uint32_t)at;
	if (model_where(m) == WHERE_PANEL) {
		const struct panel_row *row = brief_panel(&m->brief, &rows);

		l->at = panel_row_near(row, rows, l->at, by < 0 ? -1 : 1);
		/* The heading above the first row is worth seeing. */
		if (l->at == 1)
			l->top = 0;
	}
	list_settle(l, n, window);
}

/* ---- commands ----------------------------------------------------------- */

/* Lines or rows, wherever the keys are. */
static unsigned
go(struct model *m, int by)
{
	unsigned where = model_where(m);

	if (where == WHERE_TEXT)
		move_lines(m, by);
	else if (where == WHERE_HELP)
		m->help_top = by < 0 && (uint32_t)-by > m->help_top ? 0 :
		    m->help_top + (uint32_t)by;
	else
		list_move(m, by);
	return EFFECT_NONE;
}

static unsigned
go_window(struct model *m, int by)
{
	if (model_where(m) != WHERE_TEXT)
		return go(m, by);
	move_page(m, by);
	return EFFECT_NONE;
}

static int
page_rows(const struct model *m)
{
	return m->layout ? m->layout->page.rows : 1;
}

unsigned
cmd_line(struct model *m, const struct call *call)
{
	return go(m, call->command->way * (int)call->number);
}

/* Two lines of the page before stay to be seen. */
unsigned
cmd_page(struct model *m, const struct call *call)
{
	int by = page_rows(m) - 2;

	return go_window(m, call->command->way * (by > 1 ? by : 1));
}

unsigned
cmd_half(struct model *m, const struct call *call)
{
	int by = page_rows(m) / 2;

	return go_window(m, call->command->way * (by > 1 ? by : 1));
}

unsigned
cmd_end(struct model *m, const struct call *call)
{
	int way = call->command->way;
	struct flow_place place;

	if (model_where(m) != WHERE_TEXT)
		return go(m, way * EVERYTHING);
	if (!has_text(m))
		return EFFECT_NONE;
	jump_leave(m);
	place = way < 0 ? flow_first(m->flow) : flow_last(m->flow);
	move_to(m, flow_line(m->flow, place)->span.start);
	m->brief.row_of_pos = way < 0 ? 0 : (uint32_t)text_rows(m) - 1;
	move_settle(m);
	return EFFECT_NONE;
}

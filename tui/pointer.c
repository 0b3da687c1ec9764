/*
 * pointer.c - see pointer.h.
 */
#include "pointer.h"

#include "cmd_link.h"
#include "cmd_move.h"
#include "cmd_quotes.h"
#include "cmd_reach.h"
#include "cmd_speaker.h"
#include "cmd_tag.h"
#include "cmd_view.h"
#include "cmd_walk.h"
#include "command.h"
#include "effect.h"
#include "flow.h"
#include "jump.h"
#include "layout.h"
#include "text.h"
#include "view_article.h"
#include "view_library.h"
#include "view_links.h"
#include "view_notes.h"
#include "view_outline.h"
#include "view_panel.h"
#include "view_pick.h"
#include "view_voices.h"

#define WHEEL_LINES 3

/* A second click on a selected row opens it. */
static unsigned
click_row(struct model *m, struct list *list, uint32_t row)
{
	if (row == KUTIP_NONE)
		return EFFECT_NONE;
	if (list->at == row)
		return view_enter(m);
	list->at = row;
	return EFFECT_NONE;
}

static unsigned
click_page(struct model *m, int row)
{
	if (m->room == ROOM_LIBRARY)
		return click_row(m, &m->library.list,
		    view_library_row(m, row));
	if (m->room == ROOM_NOTES)
		return click_row(m, &m->ledger.list, view_notes_row(m, row));
	return EFFECT_NONE;
}

/* Lists that are filtered while they are clicked. */
static unsigned
click_prompt(struct model *m, int row, int col)
{
	if (m->prompt.kind == PROMPT_LINK)
		return link_click(m, view_links_row(m, row, col));
	if (m->prompt.kind == PROMPT_SPEAKER)
		return speaker_click(m, view_pick_row(m, row, col));
	if (m->room == ROOM_QUOTES && layout_has(m->layout->page, row, col))
		return quotes_click(m, view_voices_row(m, row));
	if ((m->prompt.kind == PROMPT_PANEL || m->prompt.kind == PROMPT_MERGE) &&
	    layout_has(m->layout->panel, row, col)) {
		uint32_t at = view_panel_row(m, row);

		if (at == KUTIP_NONE)
			return EFFECT_NONE;
		m->brief.panel_list.at = at;
		return tag_enter(m);
	}
	return EFFECT_NONE;
}

/* ---- in the text -------------------------------------------------------- */

static bool
has_text(const struct model *m)
{
	return m->brief.doc && !flow_is_empty(m->flow);
}

/* A click ends what was dragged; what v began goes on to where it is. */
static unsigned
click_text(struct model *m, const struct event *e)
{
	struct brief *b = &m->brief;

	m->focus = FOCUS_TEXT;
	if (!has_text(m))
		return EFFECT_NONE;
	if (m->drag.selects)
		b->reach.set = false;
	m->drag = (struct drag){ .down = true };
	jump_leave(m);
	move_to(m, view_article_byte(m, e->row, e->col));
	m->drag.from = b->pos;
	b->reach.set = brief_reaches(b);
	if (e->clicks > 1)
		reach_choose(m, e->clicks == 2 ? NOTE_FREE : NOTE_SENTENCE);
	return EFFECT_LAYOUT;
}

/* A hand that trembles selects nothing: it begins with the next character. */
static void
drag(struct model *m, const struct event *e)
{
	struct rect r = m->layout->text;
	struct brief *b = &m->brief;
	int row = e->row, last = r.row + r.rows - 1;
	uint32_t byte;

	if (!m->drag.down || !has_text(m) || r.rows < 1)
		return;
	if (row < r.row || row > last) {
		move_window(m, row < r.row ? -1 : 1);
		row = row < r.row ? r.row : last;
	}
	byte = view_article_byte(m, row, e->col);
	if (!m->drag.selects && byte == m->drag.from)
		return;
	m->drag.selects = true;
	move_to(m, byte);
	b->reach = (struct reach){ .set = true, .selects = true,
		.pos = m->drag.from };
	buf_clear(&m->message);
}

static void
release(struct model *m)
{
	if (m->drag.down && m->drag.selects)
		model_say(m, "Space, a, t or y takes what is selected; "
		    "Escape ends it");
	m->drag.down = false;
}

/* ---- everywhere --------------------------------------------------------- */

static unsigned
click(struct model *m, const struct event *e)
{
	const struct layout *l = m->layout;
	int row = e->row, col = e->col;
	uint32_t at;

	m->drag.down = false;
	if (m->prompt.kind != PROMPT_NONE)
		return click_prompt(m, row, col);
	if (m->room != ROOM_ARTICLE)
		return layout_has(l->page, row, col) ? click_page(m, row) :
		    EFFECT_NONE;
	/* The number of the quote, and the speakers' heading. */
	if (layout_has(l->bar, row, col) ||
	    view_panel_heading(m, row, col) == PANEL_SPEAKERS)
		return command_run(m, STR("quotes"));
	if (layout_has(l->panel, row, col)) {
		at = view_panel_row(m, row);
		if (at == KUTIP_NONE)
			return EFFECT_NONE;
		m->brief.panel_list.at = at;
		return walk_entity(m, at);
	}
	if (layout_has(l->outline, row, col)) {
		at = view_outline_row(m, row);
		return at == KUTIP_NONE ? EFFECT_NONE : walk_section(m, at);
	}
	if (!layout_has(l->article, row, col))
		return EFFECT_NONE;
	return click_text(m, e);
}

static void
wheel_list(struct list *list, int by, uint32_t n, uint32_t window)
{
	uint32_t top = list->top;

	if (by < 0)
		list->top = top > (uint32_t)-by ? top - (uint32_t)-by : 0;
	else if (top + window < n)
		list->top += (uint32_t)by;
	if (list->at < list->top)
		list->at = list->top;
	if (list->at >= list->top + window)
		list->at = list->top + window - 1;
}

/* The wheel scrolls what is under the pointer, wherever the keys go. */
static void
wheel(struct model *m, const struct event *e)
{
	const struct layout *l = m->layout;
	int by = e->kind == EVENT_WHEEL_UP ? -WHEEL_LINES : WHEEL_LINES;
	uint32_t n, window;
	struct list *list;

	if (m->room == ROOM_ARTICLE && layout_has(l->panel, e->row, e->col)) {
		brief_panel(&m->brief, &n);
		wheel_list(&m->brief.panel_list, by, n,
		    (uint32_t)l->panel.rows);
	} else if (m->room == ROOM_ARTICLE) {
		move_window(m, by);
	} else if (m->room == ROOM_HELP) {
		m->help_top = by < 0 && m->help_top < WHEEL_LINES ? 0 :
		    m->help_top + (uint32_t)by;
	} else {
		list = move_list(m, &n, &window);
		wheel_list(list, by, n, window);
		if (m->room == ROOM_QUOTES)
			voices_step(&m->voices, 0);
		if (m->room == ROOM_NOTES)
			ledger_step(&m->ledger, 0);
	}
}

unsigned
pointer_event(struct model *m, const struct event *e)
{
	switch (e->kind) {
	case EVENT_CLICK:
		buf_clear(&m->message);
		return click(m, e);
	case EVENT_DRAG:
		drag(m, e);
		return EFFECT_NONE;
	case EVENT_RELEASE:
		release(m);
		return EFFECT_NONE;
	default:
		wheel(m, e);
		return EFFECT_NONE;
	}
}

/*
 * cmd_quotes.c - see cmd_quotes.h.
 */
#include "cmd_quotes.h"

#include "cmd_move.h"
#include "cmd_walk.h"
#include "effect.h"
#include "layout.h"
#include "prompt.h"

unsigned
cmd_quotes(struct model *m, const struct call *call)
{
	const struct settings *s = &m->settings;
	bool indirect = s->indirect || s->all_quotes ||
	    brief_only_indirect(&m->brief, KUTIP_NONE);

	(void)call;
	if (!voices_make(&m->voices, &m->brief, indirect)) {
		model_complain(m, "no memory left to list the quotes");
		return EFFECT_FAILED;
	}
	if (m->voices.n == 0) {
		model_say(m, "no quotes in this brief");
		return EFFECT_NONE;
	}
	voices_select(&m->voices, walk_nearest(m));
	m->room = ROOM_QUOTES;
	prompt_open(&m->prompt, PROMPT_QUOTES, "");
	return EFFECT_LAYOUT;
}

unsigned
quotes_close(struct model *m)
{
	prompt_close(&m->prompt);
	m->room = ROOM_ARTICLE;
	return EFFECT_LAYOUT;
}

unsigned
quotes_enter(struct model *m)
{
	const struct voice_row *row = voices_row(&m->voices,
	    m->voices.list.at);
	const struct kutip_quote *q = row ? doc_quote(m->brief.doc,
	    row->quote) : NULL;

	if (!q)
		return EFFECT_NONE;
	quotes_close(m);
	m->focus = FOCUS_TEXT;
	move_show(m, q->span);
	return EFFECT_LAYOUT;
}

unsigned
quotes_click(struct model *m, uint32_t row)
{
	const struct voice_row *r = voices_row(&m->voices, row);

	if (!r || r->quote == KUTIP_NONE)
		return EFFECT_NONE;
	if (m->voices.list.at == row)
		return quotes_enter(m);
	m->voices.list.at = row;
	return EFFECT_NONE;
}

int
quotes_page(const struct model *m)
{
	int rows = m->layout ? m->layout->page.rows - 1 : 1;

	return rows > 1 ? rows : 1;
}

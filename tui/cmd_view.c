/*
 * cmd_view.c - see cmd_view.h.
 */
#include "cmd_view.h"

#include <string.h>

#include "cmd_move.h"
#include "cmd_notes.h"
#include "cmd_walk.h"
#include "config.h"
#include "effect.h"
#include "option.h"
#include "prompt.h"
#include "sieve.h"
#include "text.h"

/* ---- focus -------------------------------------------------------------- */

static bool
can_focus(const struct model *m, enum focus focus)
{
	uint32_t n = 1;

	if (focus == FOCUS_PANEL)
		brief_panel(&m->brief, &n);
	else if (focus == FOCUS_OUTLINE)
		kutip_sections(m->brief.doc, &n);
	return n > 0;
}

static unsigned
focus_on(struct model *m, enum focus focus)
{
	uint32_t section = brief_section(&m->brief);

	if (!can_focus(m, focus)) {
		model_say(m, focus == FOCUS_PANEL ?
		    "nothing is tagged in this brief" :
		    "this brief has no sections");
		return EFFECT_NONE;
	}
	m->focus = focus;
	if (focus == FOCUS_OUTLINE && section != KUTIP_NONE)
		m->brief.outline_list.at = section;
	return EFFECT_LAYOUT;
}

unsigned
cmd_focus(struct model *m, const struct call *call)
{
	static const char *const names[] = { "text", "outline", "panel" };

	for (enum focus f = FOCUS_TEXT; f <= FOCUS_PANEL; f++) {
		if (text_equal_c(call->arg[0], names[f]))
			return focus_on(m, f);
	}
	model_complain(m, "the keys can go to text, outline or panel");
	return EFFECT_FAILED;
}

/* text -> panel -> outline -> text; parts with nothing in them are left out. */
unsigned
cmd_focus_step(struct model *m, const struct call *call)
{
	static const enum focus ring[] = {
		FOCUS_TEXT, FOCUS_PANEL, FOCUS_OUTLINE
	};
	uint32_t at = 0;

	while (ring[at] != m->focus)
		at++;
	do
		at = (at + 3 + (uint32_t)call->command->way) % 3;
	while (!can_focus(m, ring[at]));
	return focus_on(m, ring[at]);
}

/* ---- Enter and Escape --------------------------------------------------- */

unsigned
view_enter(struct model *m)
{
	struct kutip_error err = { 0 };
	uint32_t row;

	switch (model_where(m)) {
	case WHERE_PANEL:
		return walk_entity(m, m->brief.panel_list.at);
	case WHERE_OUTLINE:
		return walk_section(m, m->brief.outline_list.at);
	case WHERE_NOTES:
		return notes_enter(m);
	case WHERE_LIBRARY:
		row = m->library.list.at;
		if (model_open(m, row, &err) != KUTIP_OK) {
			model_error(m, &err);
			return EFFECT_FAILED | EFFECT_LAYOUT;
		}
		return EFFECT_LAYOUT;
	default:
		return EFFECT_NONE;
	}
}

unsigned
cmd_enter(struct model *m, const struct call *call)
{
	(void)call;
	return view_enter(m);
}

/* One thing at a time, the newest first. */
unsigned
cmd_clear(struct model *m, const struct call *call)
{
	struct brief *b = &m->brief;

	(void)call;
	if (m->room == ROOM_HELP) {
		m->room = m->room_before_help;
	} else if (m->room == ROOM_NOTES) {
		return notes_leave(m);
	} else if (m->room != ROOM_ARTICLE) {
		if (b->doc)
			m->room = ROOM_ARTICLE;
	} else if (m->focus != FOCUS_TEXT) {
		m->focus = FOCUS_TEXT;
	} else if (m->placing.len > 0) {
		m->placing = STR("");
	} else if (b->hits.query.len > 0) {
		hits_clear(&b->hits);
	} else if (sieve_is_on(b)) {
		sieve_clear(&b->sieve);
		model_say(m, "everything is shown again");
	}
	return EFFECT_LAYOUT;
}

/* ---- looks -------------------------------------------------------------- */

/* The first bad line of a theme; the theme is used all the same. */
static void
first_complaint(void *context, const struct kutip_error *err)
{
	struct model *m = context;

	if (!m->message_is_error)
		model_error(m, err);
}

void
view_theme(struct model *m, theme_complain *complain, void *context)
{
	struct kutip_error err = { 0 };
	const char *name = m->settings.theme;

	if (!complain) {
		complain = first_complaint;
		context = m;
	}
	if (strcmp(name, "auto") == 0)
		name = theme_default(m->background_light);
	if (theme_open(&m->theme, name, complain, context, &err) != KUTIP_OK)
		complain(context, &err);
}

static unsigned
take_theme(struct model *m, const char *name)
{
	struct kutip_error err = { 0 };
	struct theme theme;

	buf_clear(&m->message);
	m->message_is_error = false;
	if (theme_open(&theme, name, first_complaint, m, &err) != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	m->theme = theme;
	memcpy(m->settings.theme, theme.name, sizeof(theme.name));
	if (!m->message_is_error)
		model_say(m, "theme %s", theme.name);
	return EFFECT_NONE;
}

unsigned
cmd_theme(struct model *m, const struct call *call)
{
	struct buf name = { 0 };
	unsigned effects = EFFECT_FAILED;

	buf_str(&name, call->arg[0]);
	if (!name.failed)
		effects = take_theme(m, name.ptr);
	buf_free(&name);
	return effects;
}

unsigned
cmd_next_theme(struct model *m, const struct call *call)
{
	char name[THEME_NAME_BYTES];

	(void)call;
	theme_after(m->theme.name, name);
	return take_theme(m, name);
}

/* ---- options and keys --------------------------------------------------- */

static void
say_option(struct model *m, const struct option *o)
{
	struct buf value = { 0 };

	option_print(&m->settings, o, &value);
	model_say(m, "%s: %s", o->name, value.ptr ? value.ptr : "");
	buf_free(&value);
}

unsigned
cmd_set(struct model *m, const struct call *call)
{
	const struct option *o = option_named(call->arg[0]);
	struct kutip_error err = { 0 };

	if (!o) {
		model_complain(m, "no option \"%.*s\"", (int)call->arg[0].len,
		    call->arg[0].ptr);
		return EFFECT_FAILED;
	}
	/* Without a value a switch turns round, a number is only shown. */
	if ((call->args > 1 || option_turns(o)) &&
	    option_set(&m->settings, o, call->arg[1], &err) != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	say_option(m, o);
	if (o->kind == OPTION_THEME && call->args > 1)
		view_theme(m, NULL, NULL);
	return o->effects;
}

unsigned
cmd_bind(struct model *m, const struct call *call)
{
	struct kutip_error err = { 0 };
	struct buf rest = { 0 };
	enum kutip_result r;

	for (uint32_t i = 0; i < call->args; i++) {
		buf_str(&rest, call->arg[i]);
		buf_putc(&rest, ' ');
	}
	r = config_bind(m, buf_as_str(&rest), &err);
	buf_free(&rest);
	if (r != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	return EFFECT_NONE;
}

/* ---- rooms -------------------------------------------------------------- */

unsigned
cmd_command(struct model *m, const struct call *call)
{
	(void)call;
	prompt_open(&m->prompt, PROMPT_COMMAND, "");
	return EFFECT_NONE;
}

unsigned
cmd_help(struct model *m, const struct call *call)
{
	(void)call;
	if (m->room == ROOM_HELP)
		return cmd_clear(m, call);
	m->room_before_help = m->room;
	m->room = ROOM_HELP;
	m->help_top = 0;
	return EFFECT_LAYOUT;
}

unsigned
cmd_redraw(struct model *m, const struct call *call)
{
	(void)m;
	(void)call;
	return EFFECT_REDRAW | EFFECT_LAYOUT;
}

/*
 * app.c - see app.h.
 *
 * One turn: wait for an event, run what it stands for, see to the effects,
 * paint.  Whatever a command wrote to the disk is there before the picture.
 */
#include "app.h"

#include <string.h>

#include "ask.h"
#include "browser.h"
#include "cmd_file.h"
#include "cmd_move.h"
#include "cmd_note.h"
#include "cmd_notes.h"
#include "cmd_view.h"
#include "command.h"
#include "commands.h"
#include "editor.h"
#include "errand.h"
#include "effect.h"
#include "flow.h"
#include "grid.h"
#include "layout.h"
#include "pointer.h"
#include "term.h"
#include "text.h"
#include "view_article.h"
#include "view_bar.h"
#include "view_help.h"
#include "view_library.h"
#include "view_links.h"
#include "view_notes.h"
#include "view_outline.h"
#include "view_panel.h"
#include "view_pick.h"
#include "view_voices.h"
#include "worker.h"

#define POLL_MS 40			/* while briefs are being read */

struct app {
	struct model *m;
	struct screen *screen;
	struct grid grid;
	struct layout layout;
	struct worker *worker;		/* NULL: nothing to be read */
	struct worker *noted;		/* reads briefs that have notes; the same */
	struct errand *errand;		/* fetches something; the same */
	bool took;			/* one of them: the next may be ready */
	/* What the flow was made of: it is made again when this changes. */
	const struct kutip_doc *flowed;
	int      flowed_cols;
	unsigned flowed_flags;
};

/* ---- events ------------------------------------------------------------- */

/* While something is selected, keys of its own go before those of the text. */
static struct kutip_str
line_of(const struct model *m, uint32_t key)
{
	unsigned where = model_where(m);
	struct kutip_str own, any;

	if (where == WHERE_TEXT && brief_selects(&m->brief)) {
		own = keymap_line(m->keymap, WHERE_SELECTION, key);
		any = keymap_line(m->keymap, WHERE_ANY, key);
		if (own.len > 0 && own.ptr != any.ptr)
			return own;
	}
	return keymap_line(m->keymap, where, key);
}

static unsigned
key_event(struct model *m, uint32_t key)
{
	struct kutip_str line;
	struct buf name = { 0 };

	if (m->prompt.kind != PROMPT_NONE)
		return ask_key(m, key);
	line = line_of(m, key);
	buf_clear(&m->message);
	if (line.len > 0)
		return command_run(m, line);
	key_print(key, &name);
	model_say(m, "%s does nothing here; ? shows the keys",
	    name.ptr ? name.ptr : "this key");
	buf_free(&name);
	return EFFECT_NONE;
}

unsigned
app_event(struct model *m, const struct event *e)
{
	switch (e->kind) {
	case EVENT_KEY:
		m->drag.down = false;
		return key_event(m, e->key);
	case EVENT_CLICK:
	case EVENT_DRAG:
	case EVENT_RELEASE:
	case EVENT_WHEEL_UP:
	case EVENT_WHEEL_DOWN:
		return pointer_event(m, e);
	case EVENT_BACKGROUND:
		m->background_light = e->light;
		if (strcmp(m->settings.theme, "auto") == 0)
			view_theme(m, NULL, NULL);
		return EFFECT_NONE;
	case EVENT_HANGUP:
		return EFFECT_QUIT;
	default:
		return EFFECT_NONE;
	}
}

/* ---- picture ------------------------------------------------------------ */

static unsigned
wanted(const struct model *m)
{
	unsigned want = 0;

	if (m->settings.outline || m->focus == FOCUS_OUTLINE)
		want |= LAYOUT_OUTLINE;
	if (m->settings.panel || m->focus == FOCUS_PANEL)
		want |= LAYOUT_PANEL;
	if (m->focus == FOCUS_PANEL)
		want |= LAYOUT_OVERLAY;
	if (m->focus == FOCUS_OUTLINE)
		want |= LAYOUT_OUTLINE_OVERLAY;
	if (!m->settings.lines)
		want |= LAYOUT_PLAIN;
	return want;
}

/* Where things stand now, and the text in lines of that width. */
static void
place(struct app *a)
{
	struct model *m = a->m;
	unsigned flags = m->settings.furniture ? FLOW_FURNITURE : 0;
	int rows, cols;

	a->screen->size(a->screen->self, &rows, &cols);
	a->layout = layout_of(rows, cols, wanted(m));
	m->layout = &a->layout;
	if (m->brief.read && (a->flowed != m->brief.read ||
	    a->flowed_cols != a->layout.text.cols ||
	    a->flowed_flags != flags)) {
		a->flowed = m->brief.read;
		a->flowed_cols = a->layout.text.cols;
		a->flowed_flags = flags;
		flow_document(m->flow, m->brief.read,
		    (uint32_t)a->layout.text.cols, flags);
	}
	move_settle(m);
}

static void
settle_lists(struct model *m)
{
	uint32_t n, window, last;
	struct list *list = move_list(m, &n, &window);

	if (list)
		list_settle(list, n, window);
	if (m->room != ROOM_HELP)
		return;
	last = view_help_last_top(m);
	if (m->help_top > last)
		m->help_top = last;
}

static void
draw_room(const struct model *m, struct grid *g)
{
	const struct layout *l = m->layout;

	if (m->room != ROOM_ARTICLE) {
		layout_frame_page(l, g);
		if (m->room == ROOM_LIBRARY)
			view_library(m, g);
		else if (m->room == ROOM_NOTES)
			view_notes(m, g);
		else if (m->room == ROOM_QUOTES)
			view_voices(m, g);
		else
			view_help(m, g);
		return;
	}
	view_article(m, g);
	layout_frame(l, g);
	if (l->outline.cols > 0 && l->outline.rows > 0)
		view_outline(m, g);
	if (l->panel.cols > 0 && l->panel.rows > 0)
		view_panel(m, g);
}

static void
paint(struct app *a)
{
	struct model *m = a->m;
	struct grid *g = &a->grid;

	place(a);
	settle_lists(m);
	if (!grid_resize(g, a->layout.rows, a->layout.cols))
		return;
	grid_fill(g, grid_all(g), style_bit(STYLE_TEXT));
	draw_room(m, g);
	view_bar_title(m, g);
	if (m->prompt.kind == PROMPT_SPEAKER)
		view_pick(m, g);
	if (m->prompt.kind == PROMPT_LINK)
		view_links(m, g);
	view_bar_status(m, g);
	a->screen->show(a->screen->self, g, &m->theme);
}

/* What the terminal shows is not what was painted: paint nothing, then all. */
static void
paint_anew(struct app *a)
{
	if (grid_resize(&a->grid, a->layout.rows, a->layout.cols))
		a->screen->show(a->screen->self, &a->grid, &a->m->theme);
	paint(a);
}

/* ---- the library behind ------------------------------------------------- */

static struct worker *
new_worker(const struct app *a, bool docs)
{
	const struct settings *s = &a->m->settings;
	struct kutip_options options = {
		.lang = strcmp(s->lang, "auto") ? s->lang : NULL,
		.charset = strcmp(s->charset, "auto") ? s->charset : NULL,
	};

	return worker_new(a->m->lexicon, &options, docs);
}

static void
start_workers(struct app *a)
{
	struct model *m = a->m;

	if (m->library.waiting > 0 && !a->worker)
		a->worker = new_worker(a, false);
	if (m->library.waiting > 0 && a->worker)
		worker_add(a->worker, &m->library);
	if (m->note_briefs.waiting > 0 && !a->noted)
		a->noted = new_worker(a, true);
	if (m->note_briefs.waiting > 0 && a->noted)
		worker_add(a->noted, &m->note_briefs);
}

/* Finished rows into the list; true if there were any. */
static bool
take_rows(struct app *a)
{
	struct library_facts facts;
	bool any = false;

	if (!a->worker)
		return false;
	worker_want(a->worker, a->m->library.list.top);
	while (worker_take(a->worker, &facts)) {
		library_take(&a->m->library, &facts);
		any = true;
	}
	return any && a->m->room == ROOM_LIBRARY;
}

/* One, while no key waits: looking for the notes of a brief takes its time. */
static bool
take_notes(struct app *a)
{
	struct library_facts facts;

	if (!a->noted || !worker_take(a->noted, &facts))
		return false;
	notes_read(a->m, &facts);
	return true;
}

static int
patience_ms(const struct app *a)
{
	bool rows = a->worker && a->m->library.waiting > 0;
	bool notes = a->noted && a->m->note_briefs.waiting > 0;

	if (notes && a->took)
		return 0;
	return rows || notes || a->errand ? POLL_MS : -1;
}

/* ---- what is fetched ---------------------------------------------------- */

/* The next of those asked for, one at a time. */
static void
start_errand(struct app *a)
{
	struct buf *asked = &a->m->adding;
	char *end;

	if (a->errand || asked->len == 0)
		return;
	end = memchr(asked->ptr, '\n', asked->len);
	if (end) {
		*end = '\0';
		a->errand = errand_new(asked->ptr);
		asked->len -= (size_t)(end + 1 - asked->ptr);
		memmove(asked->ptr, end + 1, asked->len);
	}
	if (!a->errand) {
		buf_clear(asked);
		model_complain(a->m, "no memory or no thread left to fetch it");
	}
}

/* True: there is news in the message line. */
static bool
take_errand(struct app *a)
{
	struct errand_news news;

	if (!a->errand || !errand_done(a->errand, &news))
		return false;
	errand_end(a->errand);
	a->errand = NULL;
	if (news.fine)
		file_added(a->m, &news.added);
	else
		model_error(a->m, &news.err);
	errand_news_free(&news);
	start_workers(a);
	start_errand(a);
	return true;
}

/* ---- the reader's editor ------------------------------------------------ */

static void
edit(struct app *a)
{
	struct model *m = a->m;
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	enum kutip_result r;

	term_leave(a->screen);
	r = editor_run(buf_as_str(&m->edit), NOTES_BODY_BYTES, &out, &err);
	term_return(a->screen);
	if (r == KUTIP_OK)
		note_edited(m, buf_as_str(&out));
	else if (r == KUTIP_EMPTY)
		model_say(m, "%s", err.message);
	else
		model_error(m, &err);
	buf_free(&out);
	buf_clear(&m->edit);
}

/* ---- the reader's browser ----------------------------------------------- */

static void
browse(struct app *a)
{
	struct model *m = a->m;
	struct kutip_error err = { 0 };
	bool terminal = browser_wants_terminal();
	enum kutip_result r;

	if (terminal)
		term_leave(a->screen);
	r = browser_open(buf_as_str(&m->address), &err);
	if (terminal)
		term_return(a->screen);
	if (r == KUTIP_OK)
		model_say(m, "opened %s", m->address.ptr);
	else
		model_error(m, &err);
}

/* ---- the loop ----------------------------------------------------------- */

static void
loop(struct app *a)
{
	unsigned effects = EFFECT_NONE;
	struct event event;

	paint(a);
	start_workers(a);
	while (!(effects & EFFECT_QUIT)) {
		bool came = a->screen->wait(a->screen->self, &event,
		    patience_ms(a));
		bool rows = take_rows(a);

		a->took = !came && take_notes(a);
		rows |= a->took;
		rows |= a->m->prompt.kind == PROMPT_NONE && take_errand(a);
		effects = came ? app_event(a->m, &event) : EFFECT_NONE;
		if (effects & EFFECT_LAYOUT) {
			a->flowed = NULL;
			start_workers(a);
		}
		if (effects & EFFECT_ADD)
			start_errand(a);
		/* It is sent with the next picture. */
		if (effects & EFFECT_COPY)
			term_copy(a->screen, buf_as_str(&a->m->copy));
		if (effects & EFFECT_EDIT)
			edit(a);
		if (effects & EFFECT_BROWSE)
			browse(a);
		term_mouse(a->screen, a->m->settings.mouse);
		term_hyperlinks(a->screen, a->m->settings.hyperlinks);
		if (effects & (EFFECT_REDRAW | EFFECT_EDIT |
		    EFFECT_BROWSE))
			paint_anew(a);
		else if (came || rows)
			paint(a);
	}
}

enum kutip_result
app_run(struct model *m, struct screen *screen, struct kutip_error *err)
{
	struct app a = { .m = m, .screen = screen };
	enum kutip_result r = screen->open(screen->self, err);

	m->flow = flow_new();
	if (r == KUTIP_OK && m->flow)
		loop(&a);
	screen->close(screen->self);
	errand_end(a.errand);
	m->busy = !worker_end(a.worker);
	m->busy |= !worker_end(a.noted);
	flow_free(m->flow);
	m->flow = NULL;
	m->layout = NULL;
	grid_free(&a.grid);
	return r;
}

void
app_settings(struct model *m, struct keymap *keymap,
    config_complain *complain, void *context)
{
	m->commands = command_table;
	m->commands_n = command_count;
	keymap_init(keymap);
	m->keymap = keymap;
	config_builtin(m, complain, context);
	config_user(m, complain, context);
}

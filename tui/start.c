/*
 * start.c - see start.h.
 *
 * What cannot be opened is said before the terminal is taken, so that it can
 * be read.  Complaints about settings are said twice: on standard error, where
 * they stay, and in the message line, where they are seen.
 */
#include "start.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "cmd_view.h"
#include "error.h"
#include "term.h"
#include "text.h"

struct start { struct cli *cli; struct model *model; };

static void
complain(void *context, const struct kutip_error *err)
{
	struct start *s = context;
	bool unreadable = s->cli->unreadable;

	cli_complain(s->cli, err);
	/* A bad line of the settings is no bad input. */
	s->cli->unreadable = unreadable;
	if (s->model->message.len == 0)
		model_error(s->model, err);
}

static void
take_options(struct model *m, const struct cli *c)
{
	struct settings *s = &m->settings;

	if (c->theme)
		snprintf(s->theme, sizeof(s->theme), "%s", c->theme);
	if (c->colour_given)
		s->colour = c->colour;
	if (c->options.lang)
		snprintf(s->lang, sizeof(s->lang), "%s", c->options.lang);
	if (c->options.charset)
		snprintf(s->charset, sizeof(s->charset), "%s",
		    c->options.charset);
}

static const char *
unless_auto(const char *word)
{
	return strcmp(word, "auto") == 0 ? NULL : word;
}

/* The reader keeps the words of its options, so they are those of the
 * beginning, not of the settings, which can change. */
static bool
make_reader(struct model *m, struct cli *c, const struct settings *first)
{
	struct kutip_options options = {
		.lang = unless_auto(first->lang),
		.charset = unless_auto(first->charset),
	};
	struct kutip_error err = { 0 };

	m->lexicon = c->lexicon;
	if (kutip_reader_new(&m->reader, c->lexicon, &options, &err) ==
	    KUTIP_OK)
		return true;
	cli_complain(c, &err);
	return false;
}

/* Without notes one can still read; why there are none is said. */
static void
open_notes(struct model *m)
{
	const struct kutip_error *problems;
	uint32_t n;

	if (notes_open(&m->notes, NULL, &m->notes_why) != KUTIP_OK) {
		m->notes = NULL;
		model_error(m, &m->notes_why);
	} else if (notes_problems(m->notes, &problems, &n) > 0 &&
	    m->message.len == 0) {
		model_error(m, &problems[0]);
	}
}

/* The first brief that can be read, unless a folder was named. */
static bool
open_first(struct model *m, struct cli *c)
{
	struct kutip_error err = { 0 };

	if (m->library.folder)
		return true;
	for (uint32_t i = 0; i < m->library.rows.n; i++) {
		model_open(m, i, &err);
		if (m->brief.doc)
			return true;
		cli_complain(c, &err);
	}
	return false;
}

static void
run(struct model *m, struct cli *c)
{
	const struct term_options options = {
		.colour = m->settings.colour,
		.mouse = m->settings.mouse,
		.hyperlinks = m->settings.hyperlinks,
		.ask_background = strcmp(m->settings.theme, "auto") == 0,
	};
	struct kutip_error err = { 0 };
	struct screen screen;

	if (!term_screen(&screen, &options))
		cli_say_error(c, NULL, "no memory for a screen");
	else if (app_run(m, &screen, &err) != KUTIP_OK)
		cli_complain(c, &err);
}

static void
prepare_and_run(struct model *m, struct cli *c)
{
	struct start s = { c, m };
	struct settings first;
	struct keymap keymap;

	app_settings(m, &keymap, complain, &s);
	take_options(m, c);
	view_theme(m, complain, &s);
	open_notes(m);
	first = m->at_start = m->settings;
	if (make_reader(m, c, &first) && open_first(m, c))
		run(m, c);
	keymap_free(&keymap);
}

/* A theme that was asked for and is not there ends the program. */
static bool
has_theme(struct cli *c)
{
	struct kutip_error err = { 0 };
	struct theme theme;

	if (!c->theme || strcmp(c->theme, "auto") == 0 ||
	    theme_open(&theme, c->theme, NULL, NULL, &err) == KUTIP_OK)
		return true;
	cli_complain(c, &err);
	return false;
}

int
verb_read(struct cli *c)
{
	struct model m;

	if (!isatty(STDOUT_FILENO))
		return verb_show(c);
	if (!has_theme(c))
		return cli_end(c);
	cli_lexicon(c);
	model_init(&m);
	cli_library(c, &m.library);
	if (m.library.rows.n > 0)
		prepare_and_run(&m, c);
	/* Who reads a long file goes on until the program has ended. */
	if (m.busy)
		c->lexicon = NULL;
	model_free(&m);
	return cli_end(c);
}

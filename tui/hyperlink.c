/*
 * hyperlink.c - see hyperlink.h.
 */
#include "hyperlink.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* A terminal sets the variable: to any value, to one that begins so, or to a
 * number that is least or more. */
struct sign {
	const char *variable, *begins;
	long least;
};

/* Inside of these the environment is still that of the terminal around them. */
static const struct sign between[] = {
	{ "TMUX", NULL, 0 }, { "STY", NULL, 0 }, { "ZELLIJ", NULL, 0 },
	{ "TERM", "screen", 0 }, { "TERM", "tmux", 0 },
	{ "TERM", "linux", 0 }, { "TERM", "dumb", 0 },
};

/* VTE 0.50 was the first not to crash on one (gnome-terminal, Tilix, Xfce);
 * Konsole has them since 20.12. */
static const struct sign knows[] = {
	{ "VTE_VERSION", NULL, 5000 },
	{ "KITTY_WINDOW_ID", NULL, 0 },
	{ "WEZTERM_PANE", NULL, 0 },
	{ "KONSOLE_VERSION", NULL, 201200 },
	{ "WT_SESSION", NULL, 0 },
	{ "TERM", "xterm-kitty", 0 },
	{ "TERM", "foot", 0 },
	{ "TERM", "xterm-ghostty", 0 },
	{ "TERM_PROGRAM", "WezTerm", 0 },
	{ "TERM_PROGRAM", "iTerm.app", 0 },
	{ "TERM_PROGRAM", "ghostty", 0 },
	{ "TERM_PROGRAM", "vscode", 0 },
};

static bool
shows(const struct sign *s, char *(*get)(const char *))
{
	const char *value = get(s->variable);

	if (value == NULL || value[0] == '\0')
		return false;
	if (s->begins != NULL)
		return strncmp(value, s->begins, strlen(s->begins)) == 0;
	return s->least == 0 || strtol(value, NULL, 10) >= s->least;
}

bool
hyperlink_choose(enum hyperlink_when when, char *(*get)(const char *))
{
	bool known = false;

	if (when != HYPERLINK_AUTO)
		return when == HYPERLINK_ON;
	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++)
		if (shows(&between[i], get))
			return false;
	for (size_t i = 0; i < sizeof(knows) / sizeof(knows[0]); i++)
		known |= shows(&knows[i], get);
	return known;
}

/*
 * trace - which bytes make links on a screen, which terminals get them, and
 * that nothing is sent twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <string.h>

#include <cmocka.h>

#include "hyperlink.h"
#include "osc.h"
#include "text.h"
#include "trace.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define URL "https://kutip.example/a"
#define OPEN "\033]8;id=kutip-1;" URL "\033\\"
#define LINKED (style_bit(STYLE_TEXT) | style_bit(STYLE_LINK))

struct sheet {
	struct trace trace;
	struct grid grid;
	struct theme theme;
	struct buf out;
};

static void
begin(struct sheet *s, const char *words)
{
	assert_true(grid_resize(&s->grid, 3, 20));
	grid_fill(&s->grid, grid_all(&s->grid), style_bit(STYLE_TEXT));
	grid_puts(&s->grid, grid_all(&s->grid), 1, 2, words,
	    style_bit(STYLE_TEXT));
}

static void
link_at(struct sheet *s, int col, int cols)
{
	grid_style(&s->grid, grid_all(&s->grid), 1, col, cols, LINKED);
	grid_link(&s->grid, grid_all(&s->grid), 1, col, cols, 1, STR(URL));
}

static const char *
sent(struct sheet *s)
{
	buf_clear(&s->out);
	trace_links(&s->trace, &s->grid, &s->theme, DEPTH_256, &s->out);
	assert_false(s->out.failed);
	return s->out.ptr && s->out.len ? s->out.ptr : "";
}

static int
new_sheet(void **state)
{
	static struct sheet s;

	s = (struct sheet){ .out = { 0 } };
	theme_read(&s.theme, "t", "t", STR("link underline fg=9 bg=235\n"), NULL,
	    NULL);
	*state = &s;
	return 0;
}

static int
end_sheet(void **state)
{
	struct sheet *s = *state;

	grid_free(&s->grid);
	buf_free(&s->out);
	return 0;
}

static void
a_link_is_written_once(void **state)
{
	struct sheet *s = *state;

	begin(s, "kata dewan itu");
	link_at(s, 7, 5);
	assert_string_equal(sent(s), "\0337\033[2;8H" OPEN
	    "\033[0;4;91;48;5;235mdewan" OSC_LINK_END "\0338");
	assert_string_equal(sent(s), "");
	begin(s, "kata dewan lain");
	link_at(s, 7, 5);
	assert_non_null(strstr(sent(s), OPEN));	/* curses wrote the row */
	trace_forget(&s->trace);
	assert_non_null(strstr(sent(s), OPEN));
	assert_string_equal(sent(s), "");
}

/* The cells of a link that has gone are written as mere letters. */
static void
a_link_that_has_gone(void **state)
{
	struct sheet *s = *state;

	begin(s, "kata dewan itu");
	link_at(s, 7, 5);
	sent(s);
	begin(s, "kata dewan itu");
	assert_string_equal(sent(s), "\0337\033[2;8H\033[0mdewan\0338");
	assert_string_equal(sent(s), "");
	link_at(s, 7, 5);
	assert_non_null(strstr(sent(s), OPEN));
	begin(s, "kata dewan itu");
	link_at(s, 2, 4);
	assert_string_equal(sent(s), "\0337\033[2;3H" OPEN
	    "\033[0;4;91;48;5;235mkata" OSC_LINK_END "\033[0m dewan\0338");
}

static void
what_lies_over_it_is_no_link(void **state)
{
	struct sheet *s = *state;

	begin(s, "kata dewan itu");
	link_at(s, 7, 5);
	grid_puts(&s->grid, grid_all(&s->grid), 1, 9, "XYZ",
	    style_bit(STYLE_PROMPT));
	assert_string_equal(sent(s), "\0337\033[2;8H" OPEN
	    "\033[0;4;91;48;5;235mde" OSC_LINK_END "\0338");
}

static void
wide_letters_stay_whole(void **state)
{
	struct sheet *s = *state;

	begin(s, "a\u6F22\u5B57b");
	link_at(s, 3, 4);
	assert_non_null(strstr(sent(s), "\u6F22\u5B57" OSC_LINK_END));
	begin(s, "a\u6F22\u5B57b");
	link_at(s, 4, 3);		/* from its right half on */
	assert_non_null(strstr(sent(s), "\033[2;4H"));
	assert_non_null(strstr(s->out.ptr, "\u6F22"));
}

static void
no_address_ends_the_sequence(void **state)
{
	struct sheet *s = *state;
	char url[OSC_LINK_BYTES + 2];

	buf_clear(&s->out);
	memset(url, 'x', sizeof(url));
	assert_false(osc_link(STR(""), 1, &s->out));
	assert_false(osc_link(STR("http://a/\033\\"), 1, &s->out));
	assert_false(osc_link(STR("http://a/\007"), 1, &s->out));
	assert_false(osc_link(STR("http://a/\xC2\x9C"), 1, &s->out));
	assert_false(osc_link((struct kutip_str){ url, OSC_LINK_BYTES + 1 }, 1,
	    &s->out));
	assert_int_equal(s->out.len, 0);
	assert_true(osc_link((struct kutip_str){ url, OSC_LINK_BYTES }, 1,
	    &s->out));
	/* and the letters are still shown */
	begin(s, "kata dewan itu");
	grid_style(&s->grid, grid_all(&s->grid), 1, 7, 5, LINKED);
	grid_link(&s->grid, grid_all(&s->grid), 1, 7, 5, 1,
	    (struct kutip_str){ url, OSC_LINK_BYTES + 1 });
	assert_null(strstr(sent(s), "]8;id"));
	assert_non_null(strstr(s->out.ptr, "dewan"));
}

/* ---- which terminals ------------------------------------------------------ */

static const struct {
	const char *what;
	enum hyperlink_when when;
	const char *name, *value, *also, *is;
	bool links;
} terminals[] = {
	{ "nothing known", HYPERLINK_AUTO, "TERM", "xterm-256color", "", "", false },
	{ "GNOME", HYPERLINK_AUTO, "VTE_VERSION", "7006", "", "", true },
	{ "an old VTE", HYPERLINK_AUTO, "VTE_VERSION", "4803", "", "", false },
	{ "no number", HYPERLINK_AUTO, "VTE_VERSION", "x", "", "", false },
	{ "empty", HYPERLINK_AUTO, "KITTY_WINDOW_ID", "", "", "", false },
	{ "kitty", HYPERLINK_AUTO, "KITTY_WINDOW_ID", "1", "", "", true },
	{ "foot", HYPERLINK_AUTO, "TERM", "foot-extra", "", "", true },
	{ "iTerm", HYPERLINK_AUTO, "TERM_PROGRAM", "iTerm.app", "", "", true },
	{ "Terminal.app", HYPERLINK_AUTO, "TERM_PROGRAM", "Apple_Terminal", "", "", false },
	{ "tmux in GNOME", HYPERLINK_AUTO, "VTE_VERSION", "7006", "TMUX", "/s,1,0", false },
	{ "screen in kitty", HYPERLINK_AUTO, "KITTY_WINDOW_ID", "1", "TERM", "screen.xterm", false },
	{ "a console from GNOME", HYPERLINK_AUTO, "VTE_VERSION", "7006", "TERM", "linux", false },
	{ "on", HYPERLINK_ON, "TERM", "xterm", "TMUX", "1", true },
	{ "off", HYPERLINK_OFF, "VTE_VERSION", "7006", "", "", false },
};

static size_t asked;			/* -> terminals */

static char *
environment(const char *name)
{
	const char *value = NULL;

	if (strcmp(name, terminals[asked].name) == 0)
		value = terminals[asked].value;
	if (strcmp(name, terminals[asked].also) == 0)
		value = terminals[asked].is;
	return (char *)(uintptr_t)value;
}

static void
only_known_terminals_get_links(void **state)
{
	(void)state;
	for (asked = 0; asked < LEN(terminals); asked++)
		if (hyperlink_choose(terminals[asked].when, environment) !=
		    terminals[asked].links)
			fail_msg("%s", terminals[asked].what);
}

int
main(void)
{
#define SHEET(test) cmocka_unit_test_setup_teardown(test, new_sheet, end_sheet)
	const struct CMUnitTest tests[] = {
		SHEET(a_link_is_written_once),
		SHEET(a_link_that_has_gone),
		SHEET(what_lies_over_it_is_no_link),
		SHEET(wide_letters_stay_whole),
		SHEET(no_address_ends_the_sequence),
		cmocka_unit_test(only_known_terminals_get_links),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

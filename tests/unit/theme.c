/*
 * theme - reading, finding, laying styles on each other; colours; and of the
 * built-in themes: contrast, nothing told by colour alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "file.h"
#include "text.h"
#include "theme.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- colours ---------------------------------------------------------- */

static const struct { const char *word; uint32_t colour; } named[] = {
	{ "black", COLOUR_INDEX | 0 },
	{ "white", COLOUR_INDEX | 7 },
	{ "grey", COLOUR_INDEX | 8 },
	{ "bright-blue", COLOUR_INDEX | 12 },
	{ "default", COLOUR_DEFAULT },
	{ "0", COLOUR_INDEX | 0 },
	{ "255", COLOUR_INDEX | 255 },
	{ "#8ec07c", COLOUR_RGB | 0x8EC07C },
	{ "#ABCDEF", COLOUR_RGB | 0xABCDEF },
};

static void
colours_by_table(void **state)
{
	static const char *const wrong[] = {
		"", "#", "#12345", "#1234567", "#12345g", "256", "1000", "-1",
		"12x", "blu", "bright-", "bright-grey", "bright-default",
	};
	uint32_t c;

	(void)state;
	for (size_t i = 0; i < LEN(named); i++) {
		assert_true(colour_named(text_of(named[i].word), &c));
		if (c != named[i].colour)
			fail_msg("%s is %#x", named[i].word, c);
	}
	for (size_t i = 0; i < LEN(wrong); i++)
		if (colour_named(text_of(wrong[i]), &c))
			fail_msg("%s is %#x", wrong[i], c);
}

static const struct {
	const char *what;
	uint32_t colour;
	enum colour_depth depth;
	uint32_t reduced;
} reductions[] = {
	{ "true stays", COLOUR_RGB | 0x8EC07C, DEPTH_TRUE, COLOUR_RGB | 0x8EC07C },
	{ "a colour of the cube", COLOUR_RGB | 0x5F87AF, DEPTH_256, COLOUR_INDEX | 67 },
	{ "a grey of the ramp", COLOUR_RGB | 0x1C1C1C, DEPTH_256, COLOUR_INDEX | 234 },
	{ "white of the cube", COLOUR_RGB | 0xFFFFFF, DEPTH_256, COLOUR_INDEX | 231 },
	{ "black of the cube", COLOUR_RGB | 0x000000, DEPTH_256, COLOUR_INDEX | 16 },
	{ "index stays", COLOUR_INDEX | 3, DEPTH_256, COLOUR_INDEX | 3 },
	{ "index of 256 on 16", COLOUR_INDEX | 196, DEPTH_16, COLOUR_INDEX | 9 },
	{ "bright red of 8", COLOUR_INDEX | 9, DEPTH_8, COLOUR_INDEX | 1 },
	{ "grey of 8", COLOUR_INDEX | 8, DEPTH_8, COLOUR_INDEX | 0 },
	{ "default stays", COLOUR_DEFAULT, DEPTH_8, COLOUR_DEFAULT },
	{ "none in mono", COLOUR_RGB | 0xFF0000, DEPTH_MONO, COLOUR_UNSET },
};

static void
reductions_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(reductions); i++) {
		uint32_t c = colour_reduce(reductions[i].colour,
		    reductions[i].depth);

		if (reductions[i].depth == DEPTH_8 &&
		    reductions[i].colour == (COLOUR_INDEX | 8))
			assert_true((c & COLOUR_KIND) == COLOUR_INDEX);
		else if (c != reductions[i].reduced)
			fail_msg("%s: %#x", reductions[i].what, c);
	}
	/* What the 256 have comes back as itself. */
	for (uint32_t n = 16; n < 256; n++) {
		uint32_t rgb = colour_rgb(COLOUR_INDEX | n);

		assert_int_equal(colour_rgb(colour_reduce(COLOUR_RGB | rgb,
		    DEPTH_256)), rgb);
	}
}

static const struct {
	const char *what;
	enum colour_when when;
	const char *no_color, *colorterm;
	int colours;
	enum colour_depth depth;
} choices[] = {
	{ "a usual terminal", COLOUR_AUTO, NULL, NULL, 256, DEPTH_256 },
	{ "truecolor", COLOUR_AUTO, NULL, "truecolor", 256, DEPTH_TRUE },
	{ "24bit", COLOUR_AUTO, NULL, "24bit", 8, DEPTH_TRUE },
	{ "another COLORTERM", COLOUR_AUTO, NULL, "yes", 256, DEPTH_256 },
	{ "direct colours", COLOUR_AUTO, NULL, NULL, 1 << 24, DEPTH_TRUE },
	{ "sixteen", COLOUR_AUTO, NULL, NULL, 16, DEPTH_16 },
	{ "eight", COLOUR_AUTO, NULL, NULL, 8, DEPTH_8 },
	{ "none", COLOUR_AUTO, NULL, NULL, -1, DEPTH_MONO },
	{ "NO_COLOR", COLOUR_AUTO, "1", "truecolor", 256, DEPTH_MONO },
	{ "empty NO_COLOR", COLOUR_AUTO, "", NULL, 256, DEPTH_256 },
	{ "never", COLOUR_NEVER, NULL, "truecolor", 256, DEPTH_MONO },
	{ "always over NO_COLOR", COLOUR_ALWAYS, "1", NULL, 256, DEPTH_256 },
	{ "always without terminfo", COLOUR_ALWAYS, NULL, NULL, -1, DEPTH_8 },
};

static void
choices_by_table(void **state)
{
	enum colour_when when;

	(void)state;
	for (size_t i = 0; i < LEN(choices); i++)
		if (colour_choose(choices[i].when, choices[i].no_color,
		    choices[i].colorterm, choices[i].colours) !=
		    choices[i].depth)
			fail_msg("%s", choices[i].what);
	assert_true(colour_when_named("always", &when));
	assert_int_equal(when, COLOUR_ALWAYS);
	assert_false(colour_when_named("sometimes", &when));
}

static void
contrast_of_known_pairs(void **state)
{
	(void)state;
	assert_in_range((int)(colour_contrast(0, 0xFFFFFF) * 100), 2099, 2100);
	assert_in_range((int)(colour_contrast(0x777777, 0xFFFFFF) * 100), 447, 449);
	assert_in_range((int)(colour_contrast(0x123456, 0x123456) * 100), 100, 100);
}

/* ---- reading ---------------------------------------------------------- */

static void
keep_message(void *context, const struct kutip_error *err)
{
	char line[600];

	buf_printf(context, "%s\n", error_line(err, line, sizeof(line)));
}

static void
lines_are_read(void **state)
{
	static const char lines[] =
	    "# a theme of mine\n"
	    "light\n"
	    "\n"
	    "  text fg=#000000   bg=231   # black on white\n"
	    "quote\tfg=green bold underline\n"
	    "dim plain\n"
	    "cursor bg=default reverse dim italic";
	struct theme t;

	(void)state;
	assert_int_equal(theme_read(&t, "mine", "mine.theme", STR(lines), NULL,
	    NULL), 0);
	assert_string_equal(t.name, "mine");
	assert_true(t.light);
	assert_int_equal(t.looks[STYLE_TEXT].fg, COLOUR_RGB);
	assert_int_equal(t.looks[STYLE_TEXT].bg, COLOUR_INDEX | 231);
	assert_int_equal(t.looks[STYLE_QUOTE].fg, COLOUR_INDEX | 2);
	assert_int_equal(t.looks[STYLE_QUOTE].attributes,
	    LOOK_BOLD | LOOK_UNDERLINE);
	assert_int_equal(t.looks[STYLE_DIM].attributes, 0);
	assert_int_equal(t.looks[STYLE_CURSOR].bg, COLOUR_DEFAULT);
	assert_int_equal(t.looks[STYLE_CURSOR].attributes,
	    LOOK_REVERSE | LOOK_DIM | LOOK_ITALIC);
	assert_int_equal(t.looks[STYLE_ACTOR].fg, COLOUR_UNSET);
}

static void
bad_lines_are_told_and_skipped(void **state)
{
	static const char lines[] =
	    "text fg=#ebdbb2\n"
	    "quot bold\n"
	    "quote fg=#12345 bold\n"
	    "actor bald\n"
	    "city underline\n";
	struct buf told = { 0 };
	struct theme t;

	(void)state;
	assert_int_equal(theme_read(&t, "x", "x.theme", STR(lines),
	    keep_message, &told), 3);
	assert_non_null(strstr(told.ptr,
	    "x.theme:2: no style is called \"quot\""));
	assert_non_null(strstr(told.ptr, "x.theme:3: \"#12345\" is no colour"));
	assert_non_null(strstr(told.ptr, "x.theme:4: \"bald\" is not understood"));
	assert_int_equal(t.looks[STYLE_QUOTE].attributes, 0);
	assert_int_equal(t.looks[STYLE_CITY].attributes, LOOK_UNDERLINE);
	buf_free(&told);
}

/* ---- finding ---------------------------------------------------------- */

struct home { char path[64]; };

static int
make_home(void **state)
{
	static struct home home;
	struct buf file = { 0 };

	snprintf(home.path, sizeof(home.path), "build/theme-test-%ld",
	    (long)getpid());
	buf_printf(&file, "%s/kutip/themes", home.path);
	if (file_make_folder(file.ptr, NULL) != KUTIP_OK)
		return 1;
	char *full = realpath(home.path, NULL);
	setenv("XDG_CONFIG_HOME", full, 1);
	free(full);
	buf_puts(&file, "/mine.theme");
	file_write(file.ptr, STR("text fg=3\nwrong\n"), NULL);
	file.len -= strlen("mine.theme");
	buf_puts(&file, "mono.theme");
	file_write(file.ptr, STR("text fg=4\n"), NULL);
	buf_free(&file);
	*state = &home;
	return 0;
}

static int
drop_home(void **state)
{
	static const char *const leaves[] = {
		"/kutip/themes/mine.theme", "/kutip/themes/mono.theme",
		"/kutip/themes", "/kutip", "",
	};
	const struct home *home = *state;

	for (size_t i = 0; i < LEN(leaves); i++) {
		char path[128];

		snprintf(path, sizeof(path), "%s%s", home->path, leaves[i]);
		remove(path);
	}
	return 0;
}

static void
names_and_next(void **state)
{
	struct buf names = { 0 };
	char name[THEME_NAME_BYTES] = "kutip-dark";
	uint32_t n = 0, steps = 0;

	(void)state;
	theme_names(&names);
	for (size_t i = 0; i < names.len; i++)
		n += names.ptr[i] == '\n';
	assert_true(n >= 7);		/* six built in, one of the user */
	assert_non_null(strstr(names.ptr, "kutip-dark\n"));
	assert_non_null(strstr(names.ptr, "mine\n"));
	do {
		theme_after(name, name);
		steps++;
	} while (strcmp(name, "kutip-dark") != 0 && steps < 100);
	assert_int_equal(steps, n);
	theme_after("gone", name);
	assert_int_equal(strncmp(names.ptr, name, strlen(name)), 0);
	buf_free(&names);
}

static void
users_own_wins(void **state)
{
	struct buf told = { 0 };
	struct theme t;

	(void)state;
	assert_int_equal(theme_open(&t, "mono", NULL, NULL, NULL), KUTIP_OK);
	assert_int_equal(t.looks[STYLE_TEXT].fg, COLOUR_INDEX | 4);
	assert_int_equal(theme_open(&t, "mine", keep_message, &told, NULL),
	    KUTIP_OK);
	assert_int_equal(t.looks[STYLE_TEXT].fg, COLOUR_INDEX | 3);
	assert_non_null(strstr(told.ptr, "mine.theme:2: "));
	buf_free(&told);
}

static void
default_when_there_is_none(void **state)
{
	struct kutip_error err = { 0 };
	struct theme t, standard;

	(void)state;
	assert_int_equal(theme_open(&standard, NULL, NULL, NULL, &err), KUTIP_OK);
	assert_string_equal(standard.name, theme_default(false));
	assert_int_equal(theme_open(&t, "neon", NULL, NULL, &err), KUTIP_FORMAT);
	assert_non_null(strstr(err.message, "\"neon\""));
	assert_non_null(strstr(err.message, "kutip-paper"));
	assert_memory_equal(&t, &standard, sizeof(t));
	assert_int_equal(theme_open(&t, "./no/such.theme", NULL, NULL, &err),
	    KUTIP_IO);
	assert_string_equal(err.file, "./no/such.theme");
	assert_memory_equal(&t, &standard, sizeof(t));
}

/* ---- laying styles on each other -------------------------------------- */

static void
styles_lie_in_order(void **state)
{
	static const char lines[] =
	    "text fg=1 bg=2\nquote fg=3 italic\nactor fg=4 bold\n"
	    "cursor bg=5\nmark reverse\nsearch reverse\n";
	uint64_t quote = style_bit(STYLE_QUOTE), actor = style_bit(STYLE_ACTOR);
	uint64_t cursor = style_bit(STYLE_CURSOR);
	struct theme t;
	struct look look;

	(void)state;
	theme_read(&t, "t", "t", STR(lines), NULL, NULL);
	look = theme_look(&t, 0, DEPTH_256);
	assert_int_equal(look.fg, COLOUR_INDEX | 1);
	look = theme_look(&t, quote | actor | cursor, DEPTH_256);
	assert_int_equal(look.fg, COLOUR_INDEX | 4);
	assert_int_equal(look.bg, COLOUR_INDEX | 5);
	assert_int_equal(look.attributes, LOOK_BOLD | LOOK_ITALIC);
	look = theme_look(&t, style_bit(STYLE_MARK) | style_bit(STYLE_SEARCH),
	    DEPTH_MONO);
	assert_int_equal(look.attributes, 0);
	assert_int_equal(look.fg, COLOUR_UNSET);
}

static void
found_words_show_in_mono(void **state)
{
	uint64_t cursor = style_bit(STYLE_CURSOR);
	uint64_t search = style_bit(STYLE_SEARCH);
	uint64_t current = style_bit(STYLE_SEARCH_CURRENT);
	struct theme t;

	(void)state;
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	assert_int_equal(theme_open(&t, "mono", NULL, NULL, NULL), KUTIP_OK);
	assert_int_not_equal(theme_look(&t, cursor, DEPTH_MONO).attributes,
	    theme_look(&t, cursor | search, DEPTH_MONO).attributes);
	assert_int_not_equal(theme_look(&t, search, DEPTH_MONO).attributes,
	    theme_look(&t, search | current, DEPTH_MONO).attributes);
	for (int s = 0; s < STYLES; s++) {
		assert_int_equal(t.looks[s].fg, COLOUR_UNSET);
		assert_int_equal(t.looks[s].bg, COLOUR_UNSET);
	}
}

/* ---- the built-in ones ------------------------------------------------ */

static bool
is_on_a_bar(enum style s)
{
	return s == STYLE_TEXT || s == STYLE_KEY || s == STYLE_MESSAGE ||
	    s == STYLE_ERROR || s == STYLE_DIM || s == STYLE_COUNT;
}

static void
check_pair(const struct theme *t, enum colour_depth depth, enum style ground,
    enum style words, enum style over, double least)
{
	struct look l = theme_look(t, style_bit(ground) | style_bit(words) |
	    style_bit(over), depth);
	double c = colour_contrast(colour_rgb(l.fg), colour_rgb(l.bg));

	if (c < least)
		fail_msg("%s, depth %d: %s on %s under %s: %.2f", t->name, depth,
		    style_table[words].name, style_table[ground].name,
		    style_table[over].name, c);
}

/* Every text that a view can write: a ground, words, what is laid over. */
static void
check_contrast(const struct theme *t, enum colour_depth depth, double least)
{
	static const enum style grounds[] = {
		STYLE_TEXT, STYLE_PANEL, STYLE_OUTLINE, STYLE_LIST,
	};
	static const enum style over[] = {
		STYLE_TEXT, STYLE_CURSOR, STYLE_MARK, STYLE_NOTE, STYLE_SEARCH,
		STYLE_LABEL_1, STYLE_LABEL_2, STYLE_LABEL_3, STYLE_LABEL_4,
		STYLE_LABEL_5, STYLE_SEARCH_CURRENT, STYLE_PANEL_SELECTED,
	};

	for (size_t g = 0; g < LEN(grounds); g++)
		for (int s = STYLE_TITLE; s < STYLES; s++)
			for (size_t o = 0; o < LEN(over); o++)
				check_pair(t, depth, grounds[g], (enum style)s,
				    over[o], least);
	for (int s = 0; s < STYLES; s++) {
		if (!is_on_a_bar((enum style)s))
			continue;
		check_pair(t, depth, STYLE_STATUS, (enum style)s, STYLE_TEXT, least);
		check_pair(t, depth, STYLE_PROMPT, (enum style)s, STYLE_TEXT, least);
	}
	check_pair(t, depth, STYLE_BAR, STYLE_TEXT, STYLE_TEXT, least);
}

static bool
has_colours(const struct theme *t)
{
	return t->looks[STYLE_TEXT].fg >= COLOUR_INDEX &&
	    t->looks[STYLE_TEXT].bg >= COLOUR_INDEX;
}

/* What means something differs from plain text by an attribute; quotes have
 * their bar and their marks besides. */
static void
check_attributes(const struct theme *t)
{
	static const enum style meaning[] = {
		STYLE_TITLE, STYLE_HEADING, STYLE_INDIRECT, STYLE_AGENDA,
		STYLE_CITY, STYLE_ACTOR, STYLE_SPEAKER, STYLE_MARK, STYLE_NOTE,
		STYLE_SEARCH_CURRENT, STYLE_PANEL_SELECTED, STYLE_ERROR,
	};
	static const enum style apart[] = {
		STYLE_INDIRECT, STYLE_AGENDA, STYLE_CITY, STYLE_ACTOR,
	};

	for (size_t i = 0; i < LEN(meaning); i++)
		if (t->looks[meaning[i]].attributes == 0)
			fail_msg("%s: %s is told by colour alone", t->name,
			    style_table[meaning[i]].name);
	for (size_t i = 0; i < LEN(apart); i++)
		for (size_t j = 0; j < i; j++)
			if (t->looks[apart[i]].attributes ==
			    t->looks[apart[j]].attributes)
				fail_msg("%s: %s and %s differ by colour alone",
				    t->name, style_table[apart[i]].name,
				    style_table[apart[j]].name);
}

static void
built_in_themes(void **state)
{
	struct buf names = { 0 };
	uint32_t n = 0;

	(void)state;
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	theme_names(&names);
	for (char *name = names.ptr, *end; (end = strchr(name, '\n')) != NULL;
	    name = end + 1) {
		struct theme t;

		*end = '\0';
		assert_int_equal(theme_open(&t, name, NULL, NULL, NULL), KUTIP_OK);
		assert_string_equal(t.name, name);
		check_attributes(&t);
		n++;
		if (!has_colours(&t))
			continue;
		check_contrast(&t, DEPTH_TRUE,
		    strcmp(name, "high-contrast") == 0 ? 7.0 : 4.5);
		check_contrast(&t, DEPTH_256, 4.5);
		check_contrast(&t, DEPTH_16, 3.0);
		check_contrast(&t, DEPTH_8, 3.0);
		assert_int_equal(t.light, colour_contrast(0,
		    colour_rgb(t.looks[STYLE_TEXT].bg)) > 10);
	}
	assert_true(n >= 6);
	buf_free(&names);
}

/* The files name every style once, and nothing in them is wrong. */
static void
files_name_every_style(void **state)
{
	static const char *const files[] = {
		"themes/kutip-dark.theme", "themes/mono.theme",
		"themes/kutip-light.theme", "themes/kutip-paper.theme",
		"themes/kutip-night.theme", "themes/high-contrast.theme",
	};

	(void)state;
	for (size_t i = 0; i < LEN(files); i++) {
		struct buf lines = { 0 };
		struct theme t;

		if (file_read(files[i], 1 << 20, &lines, NULL) != KUTIP_OK)
			skip();		/* not started at the top */
		assert_int_equal(theme_read(&t, "t", files[i],
		    buf_as_str(&lines), NULL, NULL), 0);
		for (int s = 0; s < STYLES; s++) {
			struct buf word = { 0 };

			buf_printf(&word, "\n%s ", style_table[s].name);
			if (strstr(lines.ptr, word.ptr) == NULL)
				fail_msg("%s: no line for %s", files[i],
				    style_table[s].name);
			buf_free(&word);
		}
		buf_free(&lines);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_by_table),
		cmocka_unit_test(reductions_by_table),
		cmocka_unit_test(choices_by_table),
		cmocka_unit_test(contrast_of_known_pairs),
		cmocka_unit_test(lines_are_read),
		cmocka_unit_test(bad_lines_are_told_and_skipped),
		cmocka_unit_test_setup_teardown(names_and_next, make_home, drop_home),
		cmocka_unit_test_setup_teardown(users_own_wins, make_home, drop_home),
		cmocka_unit_test_setup_teardown(default_when_there_is_none,
		    make_home, drop_home),
		cmocka_unit_test(styles_lie_in_order),
		cmocka_unit_test(found_words_show_in_mono),
		cmocka_unit_test(built_in_themes),
		cmocka_unit_test(files_name_every_style),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}

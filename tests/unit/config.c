/*
 * config - settings and keys from lines; bad ones are named and skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "config.h"
#include "error.h"
#include "file.h"
#include "key.h"
#include "keymap.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static struct model m;
static struct keymap k;
static char said[2048];

static void
complain(void *context, const struct kutip_error *err)
{
	char line[600];

	(void)context;
	snprintf(said + strlen(said), sizeof(said) - strlen(said), "%s\n",
	    error_line(err, line, sizeof(line)));
}

static int
begin(void **state)
{
	(void)state;
	model_init(&m);
	keymap_init(&k);
	m.keymap = &k;
	m.commands = command_table;
	m.commands_n = command_count;
	said[0] = '\0';
	return 0;
}

static int
end(void **state)
{
	(void)state;
	keymap_free(&k);
	model_free(&m);
	return 0;
}

static uint32_t
read_lines(const char *lines)
{
	return config_read(&m, "kutip.conf", text_of(lines), complain, NULL);
}

/* The file that is built in has no bad line and sets every option. */
static void
the_defaults_are_sound(void **state)
{
	(void)state;
	assert_int_equal(config_builtin(&m, complain, NULL), 0);
	assert_string_equal(said, "");
	assert_string_equal(m.settings.theme, "auto");
	assert_true(m.settings.indirect && m.settings.panel);
	assert_true(text_equal_c(keymap_line(&k, WHERE_TEXT, 'n'),
	    "next-quote"));
	assert_true(text_equal_c(keymap_line(&k, WHERE_TEXT, ' '), "mark"));
	assert_true(text_equal_c(keymap_line(&k, WHERE_PANEL, K_ENTER),
	    "enter"));
}

/* Each command of the table has a key or is one that one types. */
static void
commands_have_keys(void **state)
{
	static const char *const typed[] = {
		"open", "add", "theme", "set", "bind", "focus",
		"show-tag",
	};
	uint32_t n;

	(void)state;
	config_builtin(&m, complain, NULL);
	for (uint32_t i = 0; i < command_count; i++) {
		const struct binding *rows = keymap_rows(&k, &n);
		bool found = false;

		for (size_t j = 0; j < LEN(typed); j++)
			found |= strcmp(command_table[i].name, typed[j]) == 0;
		for (uint32_t j = 0; j < n; j++)
			found |= text_begins(rows[j].line,
			    text_of(command_table[i].name));
		if (!found)
			fail_msg("%s has no key", command_table[i].name);
	}
}

static const struct { const char *line, *says; } bad[] = {
	{ "set nonsense on", "no option \"nonsense\"" },
	{ "set furniture", "wants an option and a value" },
	{ "set furniture maybe", "it is on or off" },
	{ "set", "wants an option" },
	{ "bind", "no place" },
	{ "bind kitchen x quit", "no place \"kitchen\"" },
	{ "bind text <Frob> quit", "no key \"<Frob>\"" },
	{ "bind text xy quit", "no key \"xy\"" },
	{ "bind text x dance", "no command \"dance\"" },
	{ "bind text x down many", "down [N]" },
	{ "colour = blue", "begins with set, bind or #" },
};

static void
bad_lines_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		char lines[200];

		said[0] = '\0';
		snprintf(lines, sizeof(lines), "# mine\n%s\nset margin 7\n",
		    bad[i].line);
		m.settings.margin_rows = 0;
		assert_int_equal(read_lines(lines), 1);
		if (!strstr(said, "kutip.conf:2: ") ||
		    !strstr(said, bad[i].says))
			fail_msg("%s: %s", bad[i].line, said);
		assert_int_equal(m.settings.margin_rows, 7);
	}
}

static void
odd_lines_are_fine(void **state)
{
	(void)state;
	assert_int_equal(read_lines(""), 0);
	assert_int_equal(read_lines("\n\n   \n# x\n\t# y"), 0);
	assert_int_equal(read_lines("bind text # mark"), 0);
	assert_true(text_equal_c(keymap_line(&k, WHERE_TEXT, '#'), "mark"));
	assert_int_equal(read_lines("bind text #"), 0);
	assert_true(text_equal_c(keymap_line(&k, WHERE_TEXT, '#'), ""));
	assert_string_equal(said, "");
}

/* The user's file: missing, with a bad byte, a folder. */
static void
the_users_file(void **state)
{
	struct buf path = { 0 };

	(void)state;
	setenv("XDG_CONFIG_HOME", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp",
	    1);
	assert_true(file_home(FILE_CONFIG, "kutip.conf", &path));
	remove(path.ptr);
	assert_int_equal(config_user(&m, complain, NULL), 0);
	path.ptr[path.len - strlen("/kutip.conf")] = '\0';
	file_make_folder(path.ptr, NULL);
	path.ptr[path.len - strlen("/kutip.conf")] = '/';
	assert_int_equal(file_write(path.ptr,
	    STR("set margin 3\nset margin \xFF\nset margin 9\n"), NULL),
	    KUTIP_OK);
	assert_int_equal(config_user(&m, complain, NULL), 2);
	assert_non_null(strstr(said, "kutip.conf:2: not UTF-8"));
	assert_int_equal(m.settings.margin_rows, 3);
	remove(path.ptr);
	buf_free(&path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_defaults_are_sound),
		TEST(commands_have_keys),
		TEST(bad_lines_by_table),
		TEST(odd_lines_are_fine),
		TEST(the_users_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

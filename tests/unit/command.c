/*
 * command - lines of text into calls, by the grammar of a table; options.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command.h"
#include "commands.h"
#include "effect.h"
#include "option.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static unsigned
nothing(struct model *m, const struct call *call)
{
	(void)m;
	(void)call;
	return EFFECT_NONE;
}

static const struct command table[] = {
	{ "quit", "", WHERE_ANY, nothing, 0, "end" },
	{ "down", "[N]", WHERE_ANY, nothing, 1, "go down" },
	{ "search", "[TEXT]", WHERE_TEXT, nothing, 0, "search" },
	{ "open", "FILE", WHERE_ANY, nothing, 0, "open" },
	{ "set", "OPTION [VALUE]", WHERE_ANY, nothing, 0, "set" },
	{ "bind", "PLACE KEY [COMMAND]", WHERE_ANY, nothing, 0, "bind" },
};

static const struct {
	const char *line;
	bool fine;
	uint32_t args, number;
	const char *first, *second, *third;
	const char *says;		/* in the message, when it is not fine */
} lines[] = {
	{ "quit", true, 0, 1, "", "", "", NULL },
	{ "  quit\t", true, 0, 1, "", "", "", NULL },
	{ "quit now", false, 0, 0, NULL, NULL, NULL, "takes nothing" },
	{ "quti", false, 0, 0, NULL, NULL, NULL, "no command \"quti\"" },
	{ "", false, 0, 0, NULL, NULL, NULL, "no command" },
	{ "down", true, 0, 1, "", "", "", NULL },
	{ "down 12", true, 1, 12, "12", "", "", NULL },
	{ "down 9999", true, 1, 9999, "9999", "", "", NULL },
	{ "down 10000", false, 0, 0, NULL, NULL, NULL, "down [N]" },
	{ "down 0", false, 0, 0, NULL, NULL, NULL, "down [N]" },
	{ "down -1", false, 0, 0, NULL, NULL, NULL, "down [N]" },
	{ "down 1 2", false, 0, 0, NULL, NULL, NULL, "down [N]" },
	{ "search", true, 0, 1, "", "", "", NULL },
	{ "search kota cerdas ", true, 1, 1, "kota cerdas", "", "", NULL },
	{ "open", false, 0, 0, NULL, NULL, NULL, "open FILE" },
	{ "open a file.txt", true, 1, 1, "a file.txt", "", "", NULL },
	{ "set indirect", true, 1, 1, "indirect", "", "", NULL },
	{ "set theme a b", true, 2, 1, "theme", "a b", "", NULL },
	{ "set", false, 0, 0, NULL, NULL, NULL, "set OPTION" },
	{ "bind text x next quote", true, 3, 1, "text", "x", "next quote",
	    NULL },
	{ "bind text x", true, 2, 1, "text", "x", "", NULL },
	{ "bind text", false, 0, 0, NULL, NULL, NULL, "bind PLACE" },
};

static void
lines_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(lines); i++) {
		struct kutip_error err = { 0 };
		struct call call;
		bool fine = command_parse(table, LEN(table),
		    text_of(lines[i].line), &call, &err) == KUTIP_OK;

		if (fine != lines[i].fine)
			fail_msg("\"%s\": %s", lines[i].line, err.message);
		if (!fine) {
			if (!strstr(err.message, lines[i].says))
				fail_msg("\"%s\" says: %s", lines[i].line,
				    err.message);
			continue;
		}
		assert_int_equal(call.args, lines[i].args);
		assert_int_equal(call.number, lines[i].number);
		assert_true(text_equal_c(call.arg[0], lines[i].first));
		assert_true(text_equal_c(call.arg[1], lines[i].second));
		assert_true(text_equal_c(call.arg[2], lines[i].third));
	}
}

/* A hostile line is cut in the message and nowhere else. */
static void
long_lines(void **state)
{
	struct kutip_error err = { 0 };
	struct call call;
	char line[5000];

	(void)state;
	memset(line, 'x', sizeof(line));
	assert_int_equal(command_parse(table, LEN(table),
	    (struct kutip_str){ line, sizeof(line) }, &call, &err),
	    KUTIP_FORMAT);
	memcpy(line, "search ", 7);
	assert_int_equal(command_parse(table, LEN(table),
	    (struct kutip_str){ line, sizeof(line) }, &call, &err), KUTIP_OK);
	assert_int_equal(call.arg[0].len, sizeof(line) - 7);
}

/* Every row can be found, run, and explained; no name stands twice. */
static void
the_table_is_sound(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];

		assert_non_null(c->run);
		assert_true(c->where != 0 && strlen(c->help) > 8);
		assert_true(c->help[strlen(c->help) - 1] != '.');
		assert_ptr_equal(command_named(command_table, command_count,
		    text_of(c->name)), c);
	}
}

static void
wrong_places_are_said(void **state)
{
	struct model m;

	(void)state;
	model_init(&m);
	m.commands = command_table;
	m.commands_n = command_count;
	assert_int_equal(command_run(&m, STR("next-quote")), EFFECT_FAILED);
	assert_true(m.message_is_error);
	assert_non_null(strstr(m.message.ptr, "in the library"));
	assert_int_equal(command_run(&m, STR("dance")), EFFECT_FAILED);
	assert_int_equal(command_run(&m, STR("quit")), EFFECT_QUIT);
	model_free(&m);
}

/* ---- options ------------------------------------------------------------ */

static const struct {
	const char *name, *value;
	bool fine;
	const char *prints;
} settings[] = {
	{ "furniture", "on", true, "on" },
	{ "furniture", "off", true, "off" },
	{ "furniture", "", true, "on" },	/* turns round */
	{ "furniture", "yes", false, "off" },
	{ "margin", "5", true, "5" },
	{ "margin", "21", false, "0" },
	{ "margin", "", false, "0" },
	{ "margin", "5x", false, "0" },
	{ "margin", "4294967297", false, "0" },
	{ "color", "never", true, "never" },
	{ "color", "nev", false, "auto" },
	{ "quotes", "all", true, "all" },
	{ "quotes", "", true, "all" },		/* the next of two */
	{ "theme", "kutip-dark", true, "kutip-dark" },
	{ "theme", "", false, "" },
	{ "lang", "a-very-long-language", false, "" },
};

static void
options_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(settings); i++) {
		struct settings s = { 0 };
		struct kutip_error err = { 0 };
		struct buf out = { 0 };
		const struct option *o = option_named(
		    text_of(settings[i].name));
		bool fine = option_set(&s, o, text_of(settings[i].value),
		    &err) == KUTIP_OK;

		if (fine != settings[i].fine)
			fail_msg("set %s %s: %s", settings[i].name,
			    settings[i].value, err.message);
		if (!fine)
			assert_non_null(strstr(err.message, "it is"));
		option_print(&s, o, &out);
		assert_string_equal(out.ptr ? out.ptr : "",
		    settings[i].prints);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_by_table),
		cmocka_unit_test(long_lines),
		cmocka_unit_test(the_table_is_sound),
		cmocka_unit_test(wrong_places_are_said),
		cmocka_unit_test(options_by_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

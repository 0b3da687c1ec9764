/*
 * keymap - which line a key stands for, place by place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "key.h"
#include "keymap.h"
#include "model.h"
#include "text.h"

static struct keymap k;

static int
begin(void **state)
{
	(void)state;
	keymap_init(&k);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	keymap_free(&k);
	return 0;
}

static void
bind(unsigned where, uint32_t key, const char *line)
{
	assert_int_equal(keymap_bind(&k, where, key, text_of(line), NULL),
	    KUTIP_OK);
}

static void
line_is(unsigned where, uint32_t key, const char *line)
{
	assert_true(text_equal_c(keymap_line(&k, where, key), line));
}

static void
a_place_wins_over_any(void **state)
{
	(void)state;
	bind(WHERE_ANY, 'q', "quit");
	line_is(WHERE_TEXT, 'q', "quit");
	line_is(WHERE_HELP, 'q', "quit");
	bind(WHERE_HELP, 'q', "help");
	line_is(WHERE_TEXT, 'q', "quit");
	line_is(WHERE_HELP, 'q', "help");
	line_is(WHERE_TEXT, 'Q', "");
}

static void
the_last_binding_counts(void **state)
{
	uint32_t n;

	(void)state;
	bind(WHERE_TEXT, 'x', "next-quote");
	bind(WHERE_TEXT, 'x', "mark");
	line_is(WHERE_TEXT, 'x', "mark");
	keymap_rows(&k, &n);
	assert_int_equal(n, 1);
}

static void
unbinding_hides_any(void **state)
{
	(void)state;
	bind(WHERE_ANY, 'q', "quit");
	bind(WHERE_TEXT, 'q', "");
	line_is(WHERE_TEXT, 'q', "");
	line_is(WHERE_LIBRARY, 'q', "quit");
}

/* A hint must not name a key that does something else in that place. */
static void
keys_of_a_line(void **state)
{
	(void)state;
	bind(WHERE_ANY, 'n', "next-quote");
	bind(WHERE_ANY, K_F1, "next-quote");
	assert_int_equal(keymap_key(&k, WHERE_TEXT, "next-quote"), 'n');
	bind(WHERE_TEXT, 'n', "note");
	assert_int_equal(keymap_key(&k, WHERE_TEXT, "next-quote"), K_F1);
	assert_int_equal(keymap_key(&k, WHERE_PANEL, "next-quote"), 'n');
	assert_int_equal(keymap_key(&k, WHERE_PANEL, "note"), 0);
}

static void
all_keys_of_a_row(void **state)
{
	struct buf out = { 0 };

	(void)state;
	bind(WHERE_TEXT, 'j', "down");
	bind(WHERE_TEXT, K_DOWN, "down");
	bind(WHERE_PANEL, 'J', "down");
	bind(WHERE_TEXT, 'u', "");
	assert_true(keymap_keys(&k, 0, &out));
	assert_string_equal(out.ptr, "j <Down>");
	assert_false(keymap_keys(&k, 1, &out));
	assert_true(keymap_keys(&k, 2, &out));
	assert_string_equal(out.ptr, "J");
	assert_false(keymap_keys(&k, 3, &out));
	buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_place_wins_over_any),
		TEST(the_last_binding_counts),
		TEST(unbinding_hides_any),
		TEST(keys_of_a_line),
		TEST(all_keys_of_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

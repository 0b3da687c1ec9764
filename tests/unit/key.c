/*
 * key - one number and one name for every key, events of scripts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "key.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *written;
	uint32_t key;
	const char *printed;
} keys[] = {
	{ "j", 'j', "j" },
	{ "G", 'G', "G" },
	{ ">", '>', ">" },
	{ "é", 0xE9, "é" },
	{ "ก", 0xE01, "ก" },
	{ "<Space>", ' ', "<Space>" },
	{ " ", ' ', "<Space>" },
	{ "<lt>", '<', "<lt>" },
	{ "<gt>", '>', ">" },
	{ "<tab>", K_TAB, "<Tab>" },
	{ "<C-i>", K_TAB, "<Tab>" },
	{ "<c-I>", K_TAB, "<Tab>" },
	{ "<S-Tab>", K_SHIFT | K_TAB, "<S-Tab>" },
	{ "<CR>", K_ENTER, "<Enter>" },
	{ "<C-m>", K_ENTER, "<Enter>" },
	{ "<Esc>", K_ESCAPE, "<Escape>" },
	{ "<C-[>", K_ESCAPE, "<Escape>" },
	{ "<BS>", K_BACKSPACE, "<Backspace>" },
	{ "<C-h>", K_BACKSPACE, "<Backspace>" },
	{ "<C-r>", K_CTRL | 'r', "<C-r>" },
	{ "<C-R>", K_CTRL | 'r', "<C-r>" },
	{ "<C-Space>", K_CTRL | ' ', "<C-Space>" },
	{ "<A-x>", K_ALT | 'x', "<A-x>" },
	{ "<M-X>", K_ALT | 'X', "<A-X>" },
	{ "<C-A-Right>", K_CTRL | K_ALT | K_RIGHT, "<C-A-Right>" },
	{ "<S-Space>", ' ', "<Space>" },
	{ "<C-lt>", K_CTRL | '<', "<C-lt>" },
	{ "<PgDn>", K_PAGE_DOWN, "<PageDown>" },
	{ "<F1>", K_F1, "<F1>" },
	{ "<f12>", K_F12, "<F12>" },
	{ "<A-é>", K_ALT | 0xE9, "<A-é>" },
	{ "<C-^>", K_CTRL | '^', "<C-^>" },
};

static void
keys_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(keys); i++) {
		struct kutip_str s = text_of(keys[i].written);
		struct buf out = { 0 };
		uint32_t pos = 0, key = 0;

		if (!key_parse(s, &pos, &key) || pos != s.len ||
		    key != keys[i].key)
			fail_msg("%s: %#x up to %u", keys[i].written, key, pos);
		key_print(key, &out);
		assert_string_equal(out.ptr, keys[i].printed);
		buf_free(&out);
	}
}

/* Every key that a terminal can send comes back from its name. */
static void
round_trip(void **state)
{
	static const uint32_t sets[] = {
		0, K_CTRL, K_ALT, K_SHIFT, K_CTRL | K_ALT,
		K_CTRL | K_ALT | K_SHIFT,
	};

	(void)state;
	for (size_t i = 0; i < LEN(sets); i++)
		for (uint32_t code = 1; code < K_NAMED_END;
		    code == 0x500 ? code = K_NAMED : code++) {
			uint32_t key = key_plain(code | sets[i]), pos = 0, back;
			struct buf out = { 0 };

			assert_int_equal(key_plain(key), key);
			key_print(key, &out);
			if (!key_parse(buf_as_str(&out), &pos, &back) ||
			    back != key || pos != out.len)
				fail_msg("%#x is written %s", key, out.ptr);
			buf_free(&out);
		}
}

static void
no_keys(void **state)
{
	static const char *const wrong[] = {
		"", "<", "<>", "<Tab", "<Tob>", "<a>", "<S-a>", "<C->",
		"<C-ab>", "<F13>", "<X-Tab>", "<Resize:1x1>",
	};

	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++) {
		uint32_t pos = 0, key = 0;

		if (key_parse(text_of(wrong[i]), &pos, &key))
			fail_msg("%s is %#x", wrong[i], key);
		assert_int_equal(pos, 0);
	}
}

static void
what_types(void **state)
{
	(void)state;
	assert_int_equal(key_types('a'), 'a');
	assert_int_equal(key_types(' '), ' ');
	assert_int_equal(key_types(0x1EBF), 0x1EBF);
	assert_int_equal(key_types(K_TAB), 0);
	assert_int_equal(key_types(K_CTRL | 'a'), 0);
}

static void
capabilities(void **state)
{
	(void)state;
	assert_int_equal(key_of_capability("kRIT5"), K_CTRL | K_RIGHT);
	assert_int_equal(key_of_capability("kUP3"), K_ALT | K_UP);
	assert_int_equal(key_of_capability("kDC8"),
	    K_CTRL | K_ALT | K_SHIFT | K_DELETE);
	assert_int_equal(key_of_capability("kRIT"), 0);
	assert_int_equal(key_of_capability("kRIT55"), 0);
	assert_int_equal(key_of_capability("kmous"), 0);
	assert_int_equal(key_of_capability(NULL), 0);
}

static const struct {
	const char *written;
	struct event event;
} events[] = {
	{ "x", { .kind = EVENT_KEY, .key = 'x' } },
	{ "<Tab>", { .kind = EVENT_KEY, .key = K_TAB } },
	{ "<Click:3,10>", { .kind = EVENT_CLICK, .row = 3, .col = 10,
	    .clicks = 1 } },
	{ "<Click2:3,10>", { .kind = EVENT_CLICK, .row = 3, .col = 10,
	    .clicks = 2 } },
	{ "<click3:0,0>", { .kind = EVENT_CLICK, .clicks = 3 } },
	{ "<Drag:4,1>", { .kind = EVENT_DRAG, .row = 4, .col = 1 } },
	{ "<Release:4,1>", { .kind = EVENT_RELEASE, .row = 4, .col = 1 } },
	{ "<WheelUp>", { .kind = EVENT_WHEEL_UP } },
	{ "<wheeldown:1,2>", { .kind = EVENT_WHEEL_DOWN, .row = 1, .col = 2 } },
	{ "<Resize:24x80>", { .kind = EVENT_RESIZE, .row = 24, .col = 80 } },
	{ "<Light>", { .kind = EVENT_BACKGROUND, .light = true } },
	{ "<Dark>", { .kind = EVENT_BACKGROUND } },
	{ "<Hangup>", { .kind = EVENT_HANGUP } },
	{ "<Wait>", { .kind = EVENT_NONE } },
};

static void
events_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(events); i++) {
		struct kutip_str s = text_of(events[i].written);
		struct event e;
		uint32_t pos = 0;

		if (!event_parse(s, &pos, &e) || pos != s.len ||
		    e.kind != events[i].event.kind ||
		    e.key != events[i].event.key ||
		    e.row != events[i].event.row ||
		    e.col != events[i].event.col ||
		    e.clicks != events[i].event.clicks ||
		    e.light != events[i].event.light)
			fail_msg("%s", events[i].written);
	}
}

static void
no_events(void **state)
{
	static const char *const wrong[] = {
		"<Click>", "<Click:1>", "<Click:1,>", "<Click:1,2,3>",
		"<Drag>", "<Release>", "<Click4:1,1>",
		"<Resize:24>", "<Resize:24,80>", "<Click:123456,1>",
	};

	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++) {
		struct event e;
		uint32_t pos = 0;

		if (event_parse(text_of(wrong[i]), &pos, &e))
			fail_msg("%s", wrong[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_by_table),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(no_keys),
		cmocka_unit_test(what_types),
		cmocka_unit_test(capabilities),
		cmocka_unit_test(events_by_table),
		cmocka_unit_test(no_events),
	};

	return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}

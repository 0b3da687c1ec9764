/*
 * prompt - one line and the keys that edit it; completion.
 */
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "complete.h"
#include "key.h"
#include "prompt.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static struct model m;

static int
begin(void **state)
{
	(void)state;
	model_init(&m);
	m.commands = command_table;
	m.commands_n = command_count;
	return 0;
}

static int
end(void **state)
{
	(void)state;
	model_free(&m);
	return 0;
}

/* Keys in key.h's names; the last answer. */
static enum prompt_answer
type(const char *keys)
{
	struct kutip_str s = text_of(keys);
	enum prompt_answer answer = PROMPT_STAYS;
	uint32_t pos = 0, key;

	while (pos < s.len) {
		assert_true(key_parse(s, &pos, &key));
		answer = prompt_key(&m.prompt, key);
		if (answer == PROMPT_COMPLETE)
			complete_step(&m, 1);
		if (answer == PROMPT_COMPLETE_BACK)
			complete_step(&m, -1);
	}
	return answer;
}

static const struct {
	const char *what, *keys, *text;
	uint32_t at;
} edits[] = {
	{ "typing", "kota", "kota", 4 },
	{ "in the middle", "kta<Left><Left>o", "kota", 2 },
	{ "home and end", "ot<Home>k<End>a", "kota", 4 },
	{ "emacs home and end", "ot<C-a>k<C-e>a", "kota", 4 },
	{ "backspace", "kotaa<Backspace>", "kota", 4 },
	{ "delete", "kkota<Home><Delete>", "kota", 0 },
	{ "a word away", "satu dua  tiga<C-w>", "satu dua  ", 10 },
	{ "a word and its blanks", "satu dua  <C-w>", "satu ", 5 },
	{ "all before", "satu dua<Left><C-u>", "a", 0 },
	{ "all behind", "satu dua<Home><Right><C-k>", "s", 1 },
	{ "left stops", "a<Left><Left><Left>b", "ba", 1 },
	{ "Thai by clusters", "กำ<Left>x", "xกำ", 1 },
	{ "Thai by code points away", "กี<Backspace>", "ก", 3 },
	{ "Khmer stays whole", "ក្ខ<Left>x", "xក្ខ", 1 },
	{ "keys that type nothing", "a<F5><C-t><PageUp>b", "ab", 2 },
};

static void
edits_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(edits); i++) {
		prompt_open(&m.prompt, PROMPT_NOTE, "");
		type(edits[i].keys);
		if (!text_equal_c(buf_as_str(&m.prompt.text), edits[i].text) ||
		    m.prompt.at != edits[i].at)
			fail_msg("%s: \"%s\" at %u", edits[i].what,
			    m.prompt.text.ptr, m.prompt.at);
	}
}

static void
ends(void **state)
{
	(void)state;
	prompt_open(&m.prompt, PROMPT_COMMAND, "abc");
	assert_int_equal(type("d<Enter>"), PROMPT_DONE);
	assert_int_equal(type("<Escape>"), PROMPT_CANCELLED);
	assert_int_equal(type("<C-c>"), PROMPT_CANCELLED);
	assert_int_equal(type("<C-u><Backspace>"), PROMPT_CANCELLED);
}

static void
it_has_an_end(void **state)
{
	(void)state;
	prompt_open(&m.prompt, PROMPT_NOTE, "");
	for (int i = 0; i < PROMPT_BYTES + 10; i++)
		prompt_key(&m.prompt, 0xE01);
	assert_true(m.prompt.text.len <= PROMPT_BYTES);
	assert_int_equal(m.prompt.text.len % 3, 0);
}

static void
lines_come_back(void **state)
{
	(void)state;
	for (int i = 0; i < PROMPT_HISTORY + 5; i++) {
		char line[8];

		snprintf(line, sizeof(line), "%d", i);
		prompt_open(&m.prompt, PROMPT_COMMAND, line);
		prompt_remember(&m.prompt);
	}
	prompt_open(&m.prompt, PROMPT_COMMAND, "");
	type("<Up>");
	assert_string_equal(m.prompt.text.ptr, "36");
	type("<Up><Up><Down>");
	assert_string_equal(m.prompt.text.ptr, "35");
	type("<Down><Down><Down>");
	assert_string_equal(m.prompt.text.ptr, "");
	for (int i = 0; i < 2 * PROMPT_HISTORY; i++)
		type("<Up>");
	assert_string_equal(m.prompt.text.ptr, "5");
}

/* In a search the arrows walk the hits instead. */
static void
arrows_in_a_search(void **state)
{
	(void)state;
	prompt_open(&m.prompt, PROMPT_SEARCH, "");
	assert_int_equal(type("<Up>"), PROMPT_PREVIOUS);
	assert_int_equal(type("<Down>"), PROMPT_NEXT);
	assert_int_equal(type("<C-n>"), PROMPT_NEXT);
	assert_int_equal(type("<C-p>"), PROMPT_PREVIOUS);
}

static const struct { const char *keys, *text; } completions[] = {
	{ "next-q<Tab>", "next-quote" },
	{ "next-<Tab><Tab>", "next-same-speaker" },
	{ "next-<Tab><Tab><S-Tab>", "next-quote" },
	{ "next-<S-Tab>", "next-theme" },
	{ "zzz<Tab>", "zzz" },
	{ "set ind<Tab>", "set indirect" },
	{ "set indirect o<Tab><Tab>", "set indirect off" },
	{ "set color n<Tab>", "set color never" },
	{ "focus p<Tab>", "focus panel" },
	{ "bind pan<Tab>", "bind panel" },
	{ "bind panel x next-q<Tab>", "bind panel x next-quote" },
	{ "theme kutip-d<Tab>", "theme kutip-dark" },
	{ "search some<Tab>", "search some" },
	{ "quit <Tab>", "quit " },
	{ "dance <Tab>", "dance " },
};

static void
completions_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(completions); i++) {
		prompt_open(&m.prompt, PROMPT_COMMAND, "");
		type(completions[i].keys);
		if (!text_equal_c(buf_as_str(&m.prompt.text),
		    completions[i].text))
			fail_msg("%s: \"%s\"", completions[i].keys,
			    m.prompt.text.ptr);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(edits_by_table),
		TEST(ends),
		TEST(it_has_an_end),
		TEST(lines_come_back),
		TEST(arrows_in_a_search),
		TEST(completions_by_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

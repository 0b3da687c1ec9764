/*
 * trie - many strings in a double array: all that were put in are found, and
 * nothing else is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"
#include "trie.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static uint32_t
look_up(const struct trie *t, struct kutip_str key)
{
	uint32_t node = TRIE_ROOT;

	for (uint32_t i = 0; i < key.len && node != 0; i++)
		node = trie_step(t, node, (unsigned char)key.ptr[i]);
	return node ? trie_value(t, node) : KUTIP_NONE;
}

static int
by_text(const void *a, const void *b)
{
	return text_compare(((const struct trie_key *)a)->key,
	    ((const struct trie_key *)b)->key);
}

static void
finds_keys(void **state)
{
	struct trie_key keys[] = {
		{ STR("A"), 9 }, { STR("k"), 7 }, { STR("kata"), 0 }, { STR("kata dia"), 5 },
		{ STR("katanya"), 1 }, { STR("menteri"), 12 },
		{ STR("menteri luar negeri"), 3 }, { STR("\xE0\xB8\x81"), 4 },
		{ STR("\xFF\xFF"), 2000000000 },
	};
	static const char *const others[] = {
		"", "ka", "kat", "katan", "kata di", "kata dia ", "katanyaa",
		"menter", "menteri luar", "x", "\xE0\xB8", "\xE0\xB8\x82", "\xFF",
	};
	struct arena a = { 0 };
	struct trie t = trie_build(&a, keys, LEN(keys));

	(void)state;
	assert_true(t.cells > 0);
	for (size_t i = 0; i < LEN(keys); i++)
		if (look_up(&t, keys[i].key) != keys[i].value)
			fail_msg("%s", keys[i].key.ptr);
	for (size_t i = 0; i < LEN(others); i++)
		if (look_up(&t, text_of(others[i])) != KUTIP_NONE)
			fail_msg("\"%s\" is no key", others[i]);
	arena_free(&a);
}

static void
holds_nothing(void **state)
{
	struct arena a = { 0 };
	struct trie t = trie_build(&a, NULL, 0);

	(void)state;
	assert_true(t.cells > TRIE_ROOT);
	for (int c = 0; c < 256; c++)
		assert_int_equal(trie_step(&t, TRIE_ROOT, (unsigned char)c), 0);
	assert_int_equal(trie_value(&t, TRIE_ROOT), KUTIP_NONE);
	arena_free(&a);
}

static void
holds_every_byte(void **state)
{
	struct trie_key keys[255];
	char bytes[255];
	struct arena a = { 0 };
	struct trie t;

	(void)state;
	for (uint32_t i = 0; i < 255; i++) {
		bytes[i] = (char)(i + 1);
		keys[i] = (struct trie_key){ { bytes + i, 1 }, i };
	}
	t = trie_build(&a, keys, 255);
	for (uint32_t i = 0; i < 255; i++)
		assert_int_equal(look_up(&t, keys[i].key), i);
	arena_free(&a);
}

/* One key of many bytes, and every beginning of it a key too. */
static void
holds_long_keys(void **state)
{
	enum { LONGEST = 3000 };
	static char bytes[LONGEST];
	static struct trie_key keys[LONGEST];
	struct arena a = { 0 };
	struct trie t;

	(void)state;
	memset(bytes, 'a', sizeof(bytes));
	for (uint32_t i = 0; i < LONGEST; i++)
		keys[i] = (struct trie_key){ { bytes, i + 1 }, i };
	t = trie_build(&a, keys, LONGEST);
	for (uint32_t i = 0; i < LONGEST; i++)
		assert_int_equal(look_up(&t, keys[i].key), i);
	arena_free(&a);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Twenty thousand words of few letters, sorted and without doubles. */
static uint32_t
make_words(struct arena *a, struct trie_key *keys, uint32_t words)
{
	uint32_t seed = 4, n = 0;

	for (uint32_t i = 0; i < words; i++) {
		char bytes[12];
		uint32_t len = 3 + next_random(&seed) % 9;

		for (uint32_t k = 0; k < len; k++)
			bytes[k] = (char)('a' + next_random(&seed) % 5);
		keys[i] = (struct trie_key){ arena_str(a, bytes, len), i };
	}
	qsort(keys, words, sizeof(*keys), by_text);
	for (uint32_t i = 0; i < words; i++)
		if (n == 0 || !text_equal(keys[n - 1].key, keys[i].key))
			keys[n++] = keys[i];
	return n;
}

/* Every other word goes in; those that stay out are not found. */
static void
holds_many(void **state)
{
	enum { WORDS = 20000 };
	static struct trie_key keys[WORDS], in[WORDS];
	struct arena a = { 0 };
	uint32_t n = make_words(&a, keys, WORDS), half = 0;
	struct trie t;

	(void)state;
	for (uint32_t i = 0; i < n; i += 2)
		in[half++] = keys[i];
	t = trie_build(&a, in, half);
	assert_true(t.cells > half);
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(look_up(&t, keys[i].key),
		    i % 2 == 0 ? keys[i].value : KUTIP_NONE);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_keys),
		cmocka_unit_test(holds_nothing),
		cmocka_unit_test(holds_every_byte),
		cmocka_unit_test(holds_long_keys),
		cmocka_unit_test(holds_many),
	};

	return cmocka_run_group_tests_name("trie", tests, NULL, NULL);
}

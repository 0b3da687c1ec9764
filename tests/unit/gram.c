/*
 * gram - the same places as by reading all of the text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gram.h"
#include "kutip.h"

#define TEXT 3000

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* From i on; n if it is nowhere. */
static uint32_t
by_reading(const uint32_t *text, uint32_t n, const uint32_t *x, uint32_t len,
    uint32_t i)
{
	for (; len <= n && i <= n - len; i++)
		if (memcmp(text + i, x, len * sizeof(*x)) == 0)
			return i;
	return KUTIP_NONE;
}

static void
compare(const struct grams *g, const uint32_t *x, uint32_t len)
{
	struct gram_search s;
	uint64_t steps = 0;
	uint32_t from = 0, want, got;

	gram_search_begin(&s, g, x, len);
	do {
		want = by_reading(g->cp, g->n, x, len, from);
		got = gram_search_next(&s, &steps);
		assert_int_equal(got, want);
		from = want + 1;
	} while (want != KUTIP_NONE);
	assert_true(steps <= g->n);
}

/* Few letters, so that there are many places, overlapping ones too. */
static void
all_places_are_found(void **state)
{
	struct arena arena = { 0 };
	struct grams g;
	uint32_t text[TEXT], x[40], seed = 7;

	(void)state;
	for (uint32_t letters = 1; letters < 300; letters = letters * 3 + 1) {
		for (uint32_t i = 0; i < TEXT; i++)
			text[i] = 0x1000 + next_random(&seed) % letters;
		assert_true(gram_make(&g, &arena, text, TEXT));
		for (uint32_t len = GRAM; len < 40; len++) {
			uint32_t at = next_random(&seed) % (TEXT - len);

			compare(&g, text + at, len);	/* in it */
			compare(&g, text + TEXT - len, len);
			memcpy(x, text + at, len * sizeof(*x));
			x[len / 2] ^= 1;		/* perhaps not */
			compare(&g, x, len);
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void
small_texts(void **state)
{
	static const uint32_t text[] = { 'a', 'b', 'c', 'a' };
	static const uint32_t longer[] = { 'a', 'b', 'c', 'a', 'b' };

	(void)state;
	for (uint32_t n = 0; n <= 4; n++) {
		struct arena arena = { 0 };
		struct grams g;

		assert_true(gram_make(&g, &arena, text, n));
		compare(&g, text, 3);
		compare(&g, text, 4);
		compare(&g, text + 1, 3);
		compare(&g, longer, 5);
		arena_free(&arena);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_places_are_found),
		cmocka_unit_test(small_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

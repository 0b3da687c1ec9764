/*
 * find - folded search: what is found, and that hits stand between clusters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "find.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *what, *text, *query;
	uint32_t n;
	const char *first;		/* the words of the first hit */
} searches[] = {
	{ "plain", "kota dan kota", "kota", 2, "kota" },
	{ "capitals in the text", "KOTA", "kota", 1, "KOTA" },
	{ "capitals in the query", "kota", "KoTa", 1, "kota" },
	{ "marks in the text", "Thành phố", "thanh pho", 1, "Thành phố" },
	{ "marks in the query", "Thanh pho", "thành phố", 1, "Thanh pho" },
	{ "decomposed text", "Tha\xCC\x80nh pho\xCC\x82\xCC\x81", "thành phố",
	    1, "Tha\xCC\x80nh pho\xCC\x82\xCC\x81" },
	{ "decomposed query", "Thành", "tha\xCC\x80nh", 1, "Thành" },
	{ "over a line end", "kota\ncerdas", "kota cerdas", 1,
	    "kota\ncerdas" },
	{ "Thai whole", "น้ำดี", "น้ำ", 1, "น้ำ" },
	{ "half a Thai cluster", "กำ", "ก", 0, NULL },
	{ "half a Khmer stack", "ក្ខ", "ក", 0, NULL },
	{ "half of what one letter became", "Straße", "stras", 0, NULL },
	{ "all of what it became", "Straße", "strasse", 1, "Straße" },
	{ "overlapping", "aaaa", "aa", 2, "aa" },
	{ "nothing there", "kota", "desa", 0, NULL },
	{ "an empty query", "kota", "", 0, NULL },
	{ "an empty text", "", "kota", 0, NULL },
	{ "at the end", "ini kota", "kota", 1, "kota" },
	{ "Chinese", "东盟峰会", "峰会", 1, "峰会" },
};

static void
searches_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(searches); i++) {
		struct kutip_str text = text_of(searches[i].text);
		struct folded *f = folded_new(text);
		struct hits h = { 0 };

		hits_find(&h, f, text_of(searches[i].query));
		if (h.n != searches[i].n)
			fail_msg("%s: %u hits", searches[i].what, h.n);
		if (h.n > 0 && !text_equal_c(text_slice(text, h.spans[0]),
		    searches[i].first))
			fail_msg("%s: another first hit", searches[i].what);
		for (uint32_t j = 0; j < h.n; j++) {
			assert_true(cluster_is_edge(text, h.spans[j].start));
			assert_true(cluster_is_edge(text, h.spans[j].end));
		}
		hits_free(&h);
		folded_free(f);
	}
}

/* The way back from the folded text is right far from the beginning too. */
static void
long_texts(void **state)
{
	struct buf text = { 0 };
	struct hits h = { 0 };
	struct folded *f;
	uint32_t at[200];

	(void)state;
	for (int i = 0; i < 200; i++) {
		for (int j = 0; j < i % 97; j++)
			buf_puts(&text, "phố ก็ x");
		at[i] = (uint32_t)text.len;
		buf_puts(&text, "Đây");
	}
	f = folded_new(buf_as_str(&text));
	hits_find(&h, f, STR("ĐÂY"));
	assert_int_equal(h.n, 200);
	for (int i = 0; i < 200; i++) {
		assert_int_equal(h.spans[i].start, at[i]);
		assert_int_equal(h.spans[i].end, at[i] + 5);
	}
	hits_free(&h);
	folded_free(f);
	buf_free(&text);
}

static void
from_a_place(void **state)
{
	struct folded *f = folded_new(STR("ab ab ab"));
	struct hits h = { 0 };

	(void)state;
	assert_int_equal(hits_from(&h, 0), KUTIP_NONE);
	hits_find(&h, f, STR("ab"));
	assert_int_equal(hits_from(&h, 0), 0);
	assert_int_equal(hits_from(&h, 1), 1);
	assert_int_equal(hits_from(&h, 6), 2);
	assert_int_equal(hits_from(&h, 7), 0);	/* round the end */
	hits_free(&h);
	folded_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(searches_by_table),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(from_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

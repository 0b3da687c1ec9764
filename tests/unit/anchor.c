/*
 * anchor - passages found again in texts that changed, or honestly not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anchor.h"
#include "arena.h"
#include "buf.h"
#include "diff.h"
#include "near.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define LEAD  "Dinas kota membuka loket baru pada hari Senin. "
#define LOKET "Warga boleh mengurus surat tanpa antre panjang. "
#define KATA  "Kepala dinas berkata loket itu akan buka sampai malam. "
#define TUTUP "Pada akhir pekan loket tetap tutup."

static const struct {
	const char *what, *old, *words, *now, *found;
	enum anchor_how how;
} cases[] = {
	{ "nothing changed", LEAD LOKET KATA, "surat tanpa antre",
	  LEAD LOKET KATA, "surat tanpa antre", ANCHOR_SAME },
	{ "changed behind it", LEAD LOKET KATA, "surat tanpa antre",
	  LEAD LOKET KATA TUTUP, "surat tanpa antre", ANCHOR_SAME },
	{ "a sentence before it", LEAD LOKET KATA, "surat tanpa antre",
	  TUTUP " " LEAD LOKET KATA, "surat tanpa antre", ANCHOR_MOVED },
	{ "the sentence before it is gone", LEAD LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.", LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.", ANCHOR_MOVED },
	{ "a word of a sentence changed", LEAD LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.",
	  LEAD "Warga dapat mengurus surat tanpa antre panjang. " KATA,
	  "Warga dapat mengurus surat tanpa antre panjang.", ANCHOR_NEAR },
	{ "its first word changed", LEAD LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.",
	  LEAD "Siapa boleh mengurus surat tanpa antre panjang. " KATA,
	  "Siapa boleh mengurus surat tanpa antre panjang.", ANCHOR_NEAR },
	{ "the sentence is gone", LEAD LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.", LEAD KATA, NULL,
	  ANCHOR_ORPHAN },
	{ "a word is gone that stands elsewhere too", LEAD LOKET KATA,
	  "loket", "Dinas kota membuka kantor baru pada hari Senin. " LOKET KATA,
	  NULL, ANCHOR_ORPHAN },
	{ "the other of two equal words is meant", LEAD KATA, "loket",
	  TUTUP " " LEAD KATA, "loket", ANCHOR_MOVED },
	{ "a short word is not found inside another",
	  "Kami datang di kota pagi tadi.", "di",
	  "Kami datang kota pagi tadi dingin.", NULL, ANCHOR_ORPHAN },
	{ "quotation marks are curled, blanks doubled",
	  "Lalu \"kita mulai besok\" katanya di kota.", "\"kita mulai besok\"",
	  "Lalu “kita mulai\nbesok” katanya  di kota.",
	  "“kita mulai\nbesok”", ANCHOR_SAME },
	{ "soft hyphens and zero width spaces come in",
	  "ពលរដ្ឋអាចធ្វើឯកសារបានលឿន។ មន្ត្រីនិយាយ។", "ពលរដ្ឋអាចធ្វើឯកសារ",
	  "ពលរដ្ឋ\u200bអាច\u200bធ្វើ\u200bឯកសារ\u200bបានលឿន។ មន្ត្រីនិយាយ។",
	  "ពលរដ្ឋ\u200bអាច\u200bធ្វើ\u200bឯកសារ", ANCHOR_SAME },
	{ "Thai, moved", "ชาวเมืองทำเอกสารได้เร็ว เจ้าหน้าที่พูดในวันจันทร์",
	  "เจ้าหน้าที่พูด",
	  "เปิดแล้ว ชาวเมืองทำเอกสารได้เร็ว เจ้าหน้าที่พูดในวันจันทร์",
	  "เจ้าหน้าที่พูด", ANCHOR_MOVED },
	{ "everything is gone", LEAD LOKET, "boleh mengurus", "", NULL,
	  ANCHOR_ORPHAN },
	{ "another text altogether", LEAD LOKET KATA,
	  "Warga boleh mengurus surat tanpa antre panjang.",
	  "The harbour office will stay open on Sunday, said its head.", NULL,
	  ANCHOR_ORPHAN },
	{ "the whole text is the passage", "kota kita", "kota kita",
	  "kota kita", "kota kita", ANCHOR_SAME },
};

/* The last place of words in text: tests say which of several is meant. */
static struct anchor_quote
quote_of(struct kutip_str text, const char *words)
{
	struct kutip_span s = { 0, 0 };
	uint32_t at = text_find(text, text_of(words), 0);

	assert_int_not_equal(at, KUTIP_NONE);
	s = (struct kutip_span){ at, at + (uint32_t)strlen(words) };
	return (struct anchor_quote){ text_slice(text, s),
		anchor_prefix(text, s), anchor_suffix(text, s),
		text_count((struct kutip_str){ text.ptr, at }),
		text_count(text) };
}

static void
passages_are_found_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct kutip_str now = text_of(cases[i].now), got;
		struct anchor_quote q = quote_of(text_of(cases[i].old),
		    cases[i].words);
		struct anchor *a = anchor_new(now);
		struct anchor_place p = anchor_find(a, &q);

		got = text_slice(now, p.span);
		if (p.how != cases[i].how || !text_equal_c(got,
		    cases[i].found ? cases[i].found : ""))
			fail_msg("%s: how %d, score %u, \"%.*s\"",
			    cases[i].what, (int)p.how, p.score, (int)got.len,
			    got.ptr);
		anchor_free(a);
	}
	anchor_free(NULL);
}

/* ---- with the text that the passage was made in ------------------------- */

static const struct {
	const char *what, *old, *words, *now, *found;
} carried[] = {
	{ "the words before are others", LEAD LOKET KATA, "surat",
	  LEAD "Siapa dapat mengurus surat tanpa antre panjang. " KATA, "surat" },
	{ "half of a phrase is another word", LEAD LOKET KATA,
	  "surat tanpa antre",
	  LEAD "Warga boleh mengurus berkas tanpa antre panjang. " KATA,
	  "berkas tanpa antre" },
	{ "a word with a typo", LEAD LOKET KATA, "mengurus",
	  LEAD "Warga boleh mengurs surat tanpa antre panjang. " KATA,
	  "mengurs" },
	{ "a word is another", LEAD LOKET KATA, "surat",
	  LEAD "Warga boleh mengurus berkas tanpa antre panjang. " KATA, NULL },
	{ "the sentence is gone, its words stand elsewhere", LEAD LOKET KATA,
	  "loket itu", LEAD LOKET "Loket itu baru.", NULL },
	{ "the second of two equal sentences is gone", LEAD LOKET KATA LOKET
	  TUTUP, "Warga boleh mengurus surat tanpa antre panjang.",
	  LEAD LOKET KATA TUTUP, NULL },
	{ "the paragraph has moved", LEAD LOKET KATA TUTUP,
	  "Dinas kota membuka loket baru pada hari Senin.",
	  LOKET KATA TUTUP " " LEAD,
	  "Dinas kota membuka loket baru pada hari Senin." },
	{ "inside a word", LEAD LOKET KATA, "panj",
	  "Baru. " LEAD LOKET KATA, "panj" },
	{ "Thai, a word before it is another",
	  "ชาวเมืองทำเอกสารได้เร็ว เจ้าหน้าที่พูดในวันจันทร์", "เจ้าหน้าที่พูด",
	  "ชาวบ้านทำเอกสารได้เร็ว เจ้าหน้าที่พูดในวันจันทร์", "เจ้าหน้าที่พูด" },
	{ "nothing is left", LEAD LOKET, "surat", "", NULL },
};

static void
words_go_with_their_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(carried); i++) {
		struct kutip_str old = text_of(carried[i].old);
		struct kutip_str now = text_of(carried[i].now), got;
		struct anchor_quote q = quote_of(old, carried[i].words);
		struct anchor *a = anchor_new(now);
		struct anchor_place p;
		uint32_t last = 0, at = 0;

		/* The last place of the words is meant. */
		while ((at = text_find(old, q.exact, at)) != KUTIP_NONE)
			last = at++;
		q = (struct anchor_quote){ q.exact, anchor_prefix(old,
			(struct kutip_span){ last, last + q.exact.len }),
			anchor_suffix(old, (struct kutip_span){ last,
			last + q.exact.len }),
			text_count((struct kutip_str){ old.ptr, last }),
			text_count(old) };
		assert_true(anchor_from(a, old));
		p = anchor_find(a, &q);
		got = text_slice(now, p.span);
		if (!text_equal_c(got, carried[i].found ? carried[i].found : ""))
			fail_msg("%s: how %d, \"%.*s\"", carried[i].what,
			    (int)p.how, (int)got.len, got.ptr);
		anchor_free(a);
	}
}

/* diff.c against the table of longest common subsequences. */
static void
diff_is_shortest(void **state)
{
	struct arena arena = { 0 };
	uint32_t a[60], b[60], best[61][61];

	(void)state;
	srand(13);
	for (int round = 0; round < 2000; round++) {
		uint32_t n = (uint32_t)rand() % 60, m = (uint32_t)rand() % 60;
		uint32_t letters = 1 + (uint32_t)rand() % 9, have = 0, last = 0;
		uint32_t *match;

		for (uint32_t i = 0; i < n; i++)
			a[i] = (uint32_t)rand() % letters;
		for (uint32_t j = 0; j < m; j++)
			b[j] = (uint32_t)rand() % letters;
		memset(best, 0, sizeof(best));
		for (uint32_t i = 0; i < n; i++)
			for (uint32_t j = 0; j < m; j++)
				best[i + 1][j + 1] = a[i] == b[j] ?
				    best[i][j] + 1 : best[i][j + 1] >
				    best[i + 1][j] ? best[i][j + 1] :
				    best[i + 1][j];
		arena_reset(&arena);
		match = diff_match(&arena, a, n, b, m);
		for (uint32_t i = 0; i < n; i++) {
			if (match[i] == KUTIP_NONE)
				continue;
			assert_true(match[i] < m && a[i] == b[match[i]]);
			assert_true(have == 0 || match[i] > last);
			last = match[i];
			have++;
		}
		assert_int_equal(have, best[n][m]);
	}
	arena_free(&arena);
}

/* The place in a copied section is told by the distance from the end. */
static void
a_copy_at_the_top_is_not_the_place(void **state)
{
	struct kutip_str old = text_of(LEAD LOKET KATA TUTUP);
	struct kutip_str now = text_of(LOKET LEAD LOKET KATA TUTUP);
	struct anchor_quote q = quote_of(old, "mengurus surat");
	struct anchor *a = anchor_new(now);
	struct anchor_place p = anchor_find(a, &q);

	(void)state;
	assert_int_equal(p.how, ANCHOR_MOVED);
	assert_int_equal(p.span.start, strlen(LOKET LEAD "Warga boleh "));
	anchor_free(a);
}

static void
context_ends_on_clusters(void **state)
{
	/* 31 letters, then clusters of three code points. */
	struct kutip_str text = text_of("abcdefghijklmnopqrstuvwxyzabcde"
	    "ខ្មខ្មX" "abcdefghijklmnopqrstuvwxyzabcdeខ្មខ្ម");
	uint32_t x = text_find(text, STR("X"), 0);
	struct kutip_span s = { x, x + 1 };
	struct kutip_str before = anchor_prefix(text, s);
	struct kutip_str after = anchor_suffix(text, s);

	(void)state;
	assert_int_equal(text_count(before), 32);
	assert_true(text_equal_c(after, "abcdefghijklmnopqrstuvwxyzabcde"));
	assert_int_equal(anchor_prefix(text, (struct kutip_span){ 0, 1 }).len, 0);
	assert_int_equal(anchor_suffix(text,
	    (struct kutip_span){ 0, text.len }).len, 0);
}

/* ---- near.c against the plain edit matrix ------------------------------ */

static uint32_t
least(uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* The fewest errors with which p ends somewhere in t. */
static uint32_t
plain_errors(const uint32_t *p, uint32_t n, const uint32_t *t, uint32_t len)
{
	uint32_t row[400], best = n;

	for (uint32_t i = 0; i <= n; i++)
		row[i] = i;
	for (uint32_t j = 0; j < len; j++) {
		uint32_t corner = row[0];

		row[0] = 0;
		for (uint32_t i = 1; i <= n; i++) {
			uint32_t old = row[i];

			row[i] = least(row[i] + 1, row[i - 1] + 1,
			    corner + (p[i - 1] != t[j]));
			corner = old;
		}
		best = row[n] < best ? row[n] : best;
	}
	return best;
}

static void
near_agrees_with_the_edit_matrix(void **state)
{
	static const uint32_t lengths[] = { 1, 5, 63, 64, 65, 127, 128, 129, 200,
		300 };
	struct arena arena = { 0 };
	uint32_t text[600], words[400];

	(void)state;
	srand(5);
	for (int round = 0; round < 400; round++) {
		uint32_t letters = 2 + (uint32_t)rand() % 6, len = 310 + (uint32_t)rand() % 290;
		uint32_t n = lengths[(size_t)rand() % LEN(lengths)];
		uint32_t from = (uint32_t)rand() % (len - n);
		struct near_pattern p;
		struct near_hits hits;
		uint32_t want, k;

		for (uint32_t i = 0; i < len; i++)
			text[i] = 'a' + (uint32_t)rand() % letters;
		memcpy(words, text + from, n * sizeof(*words));
		for (uint32_t i = (uint32_t)rand() % (n / 3 + 1); i > 0; i--)
			words[(uint32_t)rand() % n] = 'a' + (uint32_t)rand() % letters;
		want = plain_errors(words, n, text, len);
		k = (uint32_t)rand() % (n + 1);
		arena_reset(&arena);
		assert_true(near_pattern_make(&p, &arena, words, n, 1));
		near_find(&p, text, len, 1, NEAR_INSIDE, k, &hits);
		assert_int_equal(near_best(&hits).errors,
		    want <= k ? want : UINT32_MAX);
	}
	arena_free(&arena);
}

/* ---- bad input --------------------------------------------------------- */

/* A text of one letter has the words everywhere; a long one that is nowhere
 * costs most.  Both must end. */
static void
hostile_texts_end(void **state)
{
	struct buf text = { 0 }, words = { 0 };
	struct anchor_quote q = { 0 };
	struct anchor *a;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		buf_putc(&text, 'a');
	for (int i = 0; i < 60000; i++)
		buf_putc(&words, i % 3 ? 'a' : 'b');
	a = anchor_new(buf_as_str(&text));
	anchor_from(a, buf_as_str(&words));
	anchor_from(a, STR(""));
	q.exact = STR("a");
	q.prefix = q.suffix = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	anchor_find(a, &q);
	for (int i = 0; i < 20; i++) {
		q.exact = buf_as_str(&words);
		assert_int_equal(anchor_find(a, &q).how, ANCHOR_ORPHAN);
	}
	q.exact = STR("");
	assert_int_equal(anchor_find(a, &q).how, ANCHOR_ORPHAN);
	q.exact = STR("\u200b");
	assert_int_equal(anchor_find(a, &q).how, ANCHOR_ORPHAN);
	anchor_free(a);
	buf_free(&text);
	buf_free(&words);
}

/* Whatever stands in a note file, a place lies in the text on clusters. */
static void
places_lie_on_clusters(void **state)
{
	static const char bytes[] = "aé ก็ខ្ម\xff\xe0\xb8\x00\n😀";
	char text[400], part[90];

	(void)state;
	srand(7);
	for (int round = 0; round < 3000; round++) {
		struct kutip_str t = { text, 1 + (uint32_t)rand() % 399 };
		uint32_t from, n;
		struct anchor_quote q = { .start = (uint32_t)rand() % 500,
			.length = (uint32_t)rand() % 500 };
		struct anchor_place p;
		struct anchor *a;

		for (uint32_t i = 0; i < t.len; i++)
			text[i] = bytes[(size_t)rand() % sizeof(bytes)];
		t.len = (uint32_t)text_valid(text, t.len);
		from = t.len ? (uint32_t)rand() % t.len : 0;
		n = (uint32_t)rand() % (t.len - from + 1);
		n = n > sizeof(part) ? sizeof(part) : n;
		memcpy(part, text + from, n);
		for (int k = rand() % 4; n && k > 0; k--)
			part[(size_t)rand() % n] = 'x';
		q.exact = (struct kutip_str){ part, n };
		q.prefix = (struct kutip_str){ text, from > 30 ? 30 : from };
		q.suffix = (struct kutip_str){ text + from, t.len - from > 30 ?
			30 : t.len - from };
		a = anchor_new(t);
		if (round % 2)
			anchor_from(a, (struct kutip_str){ text + from,
				t.len - from });
		p = anchor_find(a, &q);
		assert_true(p.span.start <= p.span.end && p.span.end <= t.len);
		assert_true(cluster_is_edge(t, p.span.start));
		assert_true(cluster_is_edge(t, p.span.end));
		assert_int_equal(p.how == ANCHOR_ORPHAN,
		    p.span.start == p.span.end);
		anchor_free(a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(passages_are_found_again),
		cmocka_unit_test(words_go_with_their_text),
		cmocka_unit_test(diff_is_shortest),
		cmocka_unit_test(a_copy_at_the_top_is_not_the_place),
		cmocka_unit_test(context_ends_on_clusters),
		cmocka_unit_test(near_agrees_with_the_edit_matrix),
		cmocka_unit_test(hostile_texts_end),
		cmocka_unit_test(places_lie_on_clusters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

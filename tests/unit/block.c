/*
 * block - what readers hand over and what becomes of it: cleaned text, and
 * links that keep to their words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* [naik] is a link to ./naik; "words>address" comes out. */
static const struct { const char *what, *text, *links; } cases[] = {
	{ "none", "Air naik.", "" },
	{ "one", "Air [naik] lagi.", "naik>http://k/naik " },
	{ "two", "[Air] [naik]", "Air>http://k/Air naik>http://k/naik " },
	{ "blanks around", "  \n [Air] naik. ", "Air>http://k/Air " },
	{ "blanks inside", "Air[ naik ]lagi", "naik>http://k/%20naik " },
	{ "only blanks", "Air[ ]naik", "" },
	{ "behind what is left out", "A\air\t[naik]", "naik>http://k/naik " },
	{ "what is left out is all", "Air[\a]", "" },
	{ "Thai, with a mark torn off", "น ้ำ [ขึ ้น]",
	    "ขึ้น>http://k/%E0%B8%82%E0%B8%B6%20%E0%B9%89%E0%B8%99 " },
};

static void
hand(struct draft *d, const char *text)
{
	struct buf plain = { 0 };
	struct block_link links[8];
	struct buf url = { 0 };
	uint32_t n = 0;

	for (; *text; text++)
		if (*text == '[')
			links[n].span.start = (uint32_t)plain.len;
		else if (*text == ']')
			links[n++].span.end = (uint32_t)plain.len;
		else
			buf_putc(&plain, *text);
	for (uint32_t i = 0; i < n; i++) {
		buf_clear(&url);
		buf_puts(&url, "./");
		buf_str(&url, text_slice(buf_as_str(&plain), links[i].span));
		links[i].url = arena_str(d->arena, url.ptr, url.len);
	}
	draft_linked(d, KUTIP_PARAGRAPH, buf_as_str(&plain), links, n);
	buf_free(&plain);
	buf_free(&url);
}

static void
links_keep_to_their_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct arena a = { 0 };
		struct draft d;
		struct buf got = { 0 };
		const struct kutip_link *l;

		draft_init(&d, &a);
		d.base = STR("http://k/");
		draft_block(&d, KUTIP_TITLE, STR("Judul"));
		hand(&d, cases[i].text);
		l = d.links.rows;
		for (uint32_t k = 0; k < d.links.n; k++) {
			buf_str(&got, text_slice(buf_as_str(&d.text),
			    l[k].span));
			buf_putc(&got, '>');
			buf_str(&got, l[k].url);
			buf_putc(&got, ' ');
		}
		if (!text_equal_c(buf_as_str(&got), cases[i].links))
			fail_msg("%s: %s", cases[i].what, got.ptr);
		buf_free(&got);
		draft_free(&d);
		arena_free(&a);
	}
}

static void
bad_spans_do_no_harm(void **state)
{
	static const struct { struct kutip_span at; uint32_t kept; } spans[] = {
		{ { 0, 3 }, 1 }, { { 0, 99 }, 1 }, { { 3, 3 }, 0 },
		{ { 5, 2 }, 0 }, { { 50, 60 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(spans); i++) {
		struct arena a = { 0 };
		struct draft d;
		struct block_link l = { spans[i].at, STR("http://k/") };

		draft_init(&d, &a);
		draft_linked(&d, KUTIP_PARAGRAPH, STR("Air naik."), &l, 1);
		assert_int_equal(d.links.n, spans[i].kept);
		assert_true(text_equal_c(buf_as_str(&d.text), "Air naik."));
		draft_free(&d);
		arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_keep_to_their_words),
		cmocka_unit_test(bad_spans_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

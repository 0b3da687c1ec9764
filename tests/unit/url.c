/*
 * url - addresses: RFC 3986's own examples, what browsers forgive, and what
 * may never be opened.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "text.h"
#include "url.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PAGE "http://a/b/c/d;p?q"

static const struct { const char *what, *base, *ref, *url; } cases[] = {
	{ "whole", PAGE, "https://kutip.example/x?y#z",
	    "https://kutip.example/x?y#z" },
	{ "no scheme", PAGE, "//g", "http://g" },
	{ "beside", PAGE, "g", "http://a/b/c/g" },
	{ "here", PAGE, "./g", "http://a/b/c/g" },
	{ "a folder", PAGE, "g/", "http://a/b/c/g/" },
	{ "from the root", PAGE, "/g", "http://a/g" },
	{ "a query", PAGE, "?y", "http://a/b/c/d;p?y" },
	{ "with a query", PAGE, "g?y", "http://a/b/c/g?y" },
	{ "with a place", PAGE, "g#s", "http://a/b/c/g#s" },
	{ "up", PAGE, "../g", "http://a/b/g" },
	{ "up to a folder", PAGE, "..", "http://a/b/" },
	{ "up twice", PAGE, "../../g", "http://a/g" },
	{ "up too often", PAGE, "../../../../g", "http://a/g" },
	{ "dots in the middle", PAGE, "/./g/../h", "http://a/h" },
	{ "dots that are names", PAGE, "..g", "http://a/b/c/..g" },
	{ "a page without a path", "https://kutip.example", "g",
	    "https://kutip.example/g" },
	{ "this page", PAGE, "#s", "" },
	{ "this page, said in full", PAGE, "http://a/b/c/d;p?q#s", "" },
	{ "nothing", PAGE, "", "" },
	{ "blanks", PAGE, "  \n ", "" },
	{ "nowhere to start from", "", "g", "" },
	{ "a base that is no page", "file:///tmp/x", "g", "" },
	{ "mail", "", "mailto:press@kutip.example",
	    "mailto:press@kutip.example" },
	{ "mail to nobody", "", "mailto:", "" },
	{ "script", PAGE, "javascript:alert(1)", "" },
	{ "script behind a blank", PAGE, " java\nscript:alert(1)", "" },
	{ "data", PAGE, "data:text/html,x", "" },
	{ "a file", PAGE, "file:///etc/passwd", "" },
	{ "a web page nowhere", PAGE, "http:///g", "" },
	{ "capitals", PAGE, "HTTPS://kutip.example/", "HTTPS://kutip.example/" },
	{ "a blank", PAGE, "a b", "http://a/b/c/a%20b" },
	{ "a line end inside", PAGE, "/a\nb", "http://a/ab" },
	{ "Thai", PAGE, "/\u0E01", "http://a/%E0%B8%81" },
	{ "an escape", PAGE, "/\x1B]8;;x\x07", "http://a/%1B]8;;x%07" },
	{ "brackets and quotes", PAGE, "/<\"`>", "http://a/%3C%22%60%3E" },
	{ "already written so", PAGE, "/a%20b", "http://a/a%20b" },
};

static void
links_are_resolved(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct arena a = { 0 };
		struct kutip_str got = url_resolve(&a, text_of(cases[i].base),
		    text_of(cases[i].ref));

		if (!text_equal_c(got, cases[i].url))
			fail_msg("%s: %.*s", cases[i].what, (int)got.len,
			    got.ptr);
		if (got.len > 0 && !url_is_sound(got))
			fail_msg("%s: made, but not sound", cases[i].what);
		arena_free(&a);
	}
}

static void
long_ones_are_no_links(void **state)
{
	char ref[5000];
	struct arena a = { 0 };

	(void)state;
	memset(ref, 'x', sizeof(ref));
	assert_int_equal(url_resolve(&a, text_of(PAGE),
	    (struct kutip_str){ ref, sizeof(ref) }).len, 0);
	assert_true(url_resolve(&a, text_of(PAGE),
	    (struct kutip_str){ ref, 4000 }).len > 4000);
	arena_free(&a);
}

static void
unsound_ones_are_seen(void **state)
{
	(void)state;
	assert_false(url_is_sound(STR("http://a/b c")));
	assert_false(url_is_sound(STR("http://a/\x1B")));
	assert_false(url_is_sound(STR("http://a/\xC3\xA9")));
	assert_false(url_is_sound(STR("ftp://a/")));
	assert_false(url_is_sound(STR("")));
	assert_true(url_is_sound(STR("http://a")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_are_resolved),
		cmocka_unit_test(long_ones_are_no_links),
		cmocka_unit_test(unsound_ones_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

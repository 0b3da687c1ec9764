/*
 * address - what is an address, how it is sent, which name it gives a file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "address.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *in, *sent, *name; } fine[] = {
	{ "a page", "https://warta.example/daerah/jadwal-pompa.html",
	    "https://warta.example/daerah/jadwal-pompa.html",
	    "warta.example-jadwal-pompa" },
	{ "capitals and a fragment", " HTTPS://WWW.Warta.Example/A-B#atas ",
	    "https://www.warta.example/A-B", "warta.example-a-b" },
	{ "nothing but a site", "http://warta.example", "http://warta.example/",
	    "warta.example" },
	{ "a port", "http://127.0.0.1:8080/x/", "http://127.0.0.1:8080/x/",
	    "127.0.0.1-8080-x" },
	{ "an index says nothing", "https://a.example/jadwal-pompa/index.html",
	    "https://a.example/jadwal-pompa/index.html",
	    "a.example-jadwal-pompa" },
	{ "a number says little", "https://a.example/berita/4711",
	    "https://a.example/berita/4711", "a.example-berita-4711" },
	{ "all is in the query", "https://a.example/?p=4711",
	    "https://a.example/?p=4711", "a.example-p-4711" },
	{ "letters of a script", "https://a.example/\xe0\xb8\x81\xe0\xb8\xb2",
	    "https://a.example/%E0%B8%81%E0%B8%B2",
	    "a.example-\xe0\xb8\x81\xe0\xb8\xb2" },
	{ "out of the folder", "https://a.example/../../..%2f..%2Fetc/passwd",
	    "https://a.example/../../..%2f..%2Fetc/passwd", "a.example-passwd" },
	{ "full stops only", "https://a.example/..%2F..", "https://a.example/..%2F..",
	    "a.example" },
	{ "a site of full stops", "https://.../x", "https://.../x", "site-x" },
	{ "escape sequences", "https://a.example/%1b%5b31mred%00.html",
	    "https://a.example/%1b%5b31mred%00.html", "a.example-31mred" },
	{ "turned round", "https://a.example/%E2%80%AElmth.exe",
	    "https://a.example/%E2%80%AElmth.exe", "a.example-lmth" },
	{ "no UTF-8", "https://a.example/abc%ff%fedef", "https://a.example/abc%ff%fedef",
	    "a.example-abc-def" },
	{ "blanks and brackets", "https://a.example/a b<c>",
	    "https://a.example/a%20b%3Cc%3E", "a.example-a-b-c" },
};

static void
test_fine(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(fine); i++) {
		struct buf sent = { 0 }, name = { 0 };
		const char *why = address_put(text_of(fine[i].in), &sent);

		assert_null(why);
		address_name(buf_as_str(&sent), &name);
		if (strcmp(sent.ptr, fine[i].sent) != 0 ||
		    strcmp(name.ptr, fine[i].name) != 0)
			fail_msg("%s: %s, %s", fine[i].what, sent.ptr, name.ptr);
		buf_free(&sent);
		buf_free(&name);
	}
}

static const struct { const char *in, *why; } wrong[] = {
	{ "ftp://a.example/x", "no http or https" },
	{ "file:///etc/passwd", "no http or https" },
	{ "javascript://a", "no http or https" },
	{ "https:///x", "names no site" },
	{ "https://:80/x", "names no site" },
	{ "https://a b.example/", "names no site" },
	{ "https://me:secret@a.example/", "name or password" },
	{ "https://a.example\\@b.example/", NULL },	/* all behind "\" is path */
	{ "https://a.example/\r\nX-Evil: 1", "control characters" },
};

static void
test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++) {
		struct buf sent = { 0 };
		const char *why = address_put(text_of(wrong[i].in), &sent);

		if (wrong[i].why == NULL)
			assert_null(why);
		else if (why == NULL || strstr(why, wrong[i].why) == NULL ||
		    sent.len > 0)
			fail_msg("%s: %s", wrong[i].in, why ? why : "fine");
		buf_free(&sent);
	}
}

static void
test_looks_like(void **state)
{
	(void)state;
	assert_true(address_looks_like(STR("https://a")));
	assert_true(address_looks_like(STR("ftp://a")));
	assert_false(address_looks_like(STR("brief.txt")));
	assert_false(address_looks_like(STR("://a")));
	assert_false(address_looks_like(STR("c:/a")));
	assert_false(address_looks_like(STR("")));
}

static const struct { const char *type, *charset; } types[] = {
	{ "text/html; charset=windows-874", "windows-874" },
	{ "text/html;CharSet=\"UTF-8\" ; x=y", "UTF-8" },
	{ "text/html; a=b; charset='big5'", "big5" },
	{ "text/html", "" }, { "", "" }, { ";", "" }, { "charset=x", "" },
	{ "text/html; charset=", "" },
	{ "text/html; charset=a\x1b[31m", "" },
};

static void
test_charset(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(types); i++) {
		struct buf out = { 0 };

		address_charset(text_of(types[i].type), &out);
		if (!text_equal_c(buf_as_str(&out), types[i].charset))
			fail_msg("%s: %.*s", types[i].type, (int)out.len,
			    out.ptr);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fine),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_looks_like),
		cmocka_unit_test(test_charset),
	};

	return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}

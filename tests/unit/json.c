/*
 * json - the strict reader and the writer, each against what goes wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "json.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *what, *line;
	bool ok;
} lines[] = {
	{ "an object", "{\"a\":1}", true },
	{ "blanks around", "  {\"a\" : [1, 2]}  ", true },
	{ "nothing", "", false },
	{ "an array", "[1]", false },
	{ "a bare string", "\"a\"", false },
	{ "torn", "{\"a\":1", false },
	{ "something behind it", "{\"a\":1} x", false },
	{ "two objects", "{}{}", false },
	{ "a key twice", "{\"a\":1,\"a\":2}", false },
	{ "a trailing comma", "{\"a\":1,}", false },
	{ "single quotes", "{'a':1}", false },
	{ "a comment", "{\"a\":1/*x*/}", false },
	{ "a raw tab in a string", "{\"a\":\"\t\"}", false },
	{ "a raw escape in a string", "{\"a\":\"\x1b[2J\"}", false },
	{ "bad UTF-8", "{\"a\":\"\xff\"}", false },
	{ "overlong UTF-8", "{\"a\":\"\xc0\x80\"}", false },
	{ "half a surrogate", "{\"a\":\"\\ud800\"}", false },
	{ "a NUL", "{\"a\":\"\\u0000\"}", false },
	{ "a number beyond 64 bits", "{\"a\":18446744073709551617}", false },
	{ "a number beyond doubles", "{\"a\":1e999}", false },
};

static void
reader_is_strict(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(lines); i++) {
		char why[JSON_WHY_MAX] = "";
		struct json *j = json_parse(text_of(lines[i].line), why);

		if ((j != NULL) != lines[i].ok)
			fail_msg("%s: %s", lines[i].what, why);
		/* The reason goes to a terminal: nothing of the line is in it. */
		assert_null(strchr(why, '\x1b'));
		assert_true(j != NULL || why[0] != '\0');
		json_free(j);
	}
}

static void
deep_nesting_is_refused(void **state)
{
	struct buf b = { 0 };
	char why[JSON_WHY_MAX];

	(void)state;
	buf_puts(&b, "{\"a\":");
	for (int i = 0; i < 100000; i++)
		buf_putc(&b, '[');
	assert_null(json_parse(buf_as_str(&b), why));
	buf_free(&b);
}

static void
values_are_got(void **state)
{
	char why[JSON_WHY_MAX];
	struct json *j = json_parse(text_of("{\"s\":\"caf\\u00e9\",\"n\":42,"
	    "\"neg\":-1,\"big\":5000000000,\"real\":1.5,\"a\":[\"x\",2]}"), why);
	uint32_t n = 7;

	(void)state;
	assert_non_null(j);
	assert_true(text_equal_c(json_get_string(j, "s"), "café"));
	assert_true(json_has_string(j, "s"));
	assert_false(json_has_string(j, "n"));
	assert_int_equal(json_get_string(j, "n").len, 0);
	assert_int_equal(json_get_string(j, "none").len, 0);
	assert_true(json_get_number(j, "n", 100, &n));
	assert_int_equal(n, 42);
	assert_false(json_get_number(j, "n", 41, &n));
	assert_false(json_get_number(j, "neg", 100, &n));
	assert_false(json_get_number(j, "big", UINT32_MAX, &n));
	assert_false(json_get_number(j, "real", 100, &n));
	assert_false(json_get_number(j, "s", 100, &n));
	assert_int_equal(n, 42);
	assert_int_equal(json_count(json_get(j, "a")), 2);
	assert_true(text_equal_c(json_string_at(json_get(j, "a"), 0), "x"));
	assert_int_equal(json_string_at(json_get(j, "a"), 1).len, 0);
	assert_int_equal(json_string_at(json_get(j, "a"), 9).len, 0);
	assert_int_equal(json_count(json_get(j, "none")), 0);
	json_free(j);
	json_free(NULL);
}

static const struct {
	const char *what, *text, *json;
} strings[] = {
	{ "empty", "", "\"\"" },
	{ "plain", "Kota Pintar", "\"Kota Pintar\"" },
	{ "quotation mark and backslash", "a\"b\\c", "\"a\\\"b\\\\c\"" },
	{ "line end, tab", "a\nb\tc\r\f\b", "\"a\\nb\\tc\\r\\f\\b\"" },
	{ "vertical tab has no letter", "\v", "\"\\u000b\"" },
	{ "escape sequence", "\x1b[31m", "\"\\u001b[31m\"" },
	{ "DEL", "a\x7f" "b", "\"a\\u007fb\"" },
	{ "C1 control", "\xc2\x9b" "2J", "\"\\u009b2J\"" },
	{ "no-break space stays", "\xc2\xa0", "\"\xc2\xa0\"" },
	{ "Thai", "กรุงเทพฯ", "\"กรุงเทพฯ\"" },
	{ "curly marks", "“kota”", "\"“kota”\"" },
	{ "line separator", "a\xe2\x80\xa8" "b", "\"a\\u2028b\"" },
	{ "right-to-left override", "\xe2\x80\xae", "\"\\u202e\"" },
	{ "joiner stays", "\xe2\x80\x8d", "\"\xe2\x80\x8d\"" },
	{ "emoji", "😀", "\"😀\"" },
	{ "invisible tag, two units", "\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"" },
	{ "bad byte", "a\xff" "b", "\"a\xef\xbf\xbd" "b\"" },
	{ "torn at the end", "a\xe0\xb8", "\"a\xef\xbf\xbd\xef\xbf\xbd\"" },
	{ "replacement character itself", "\xef\xbf\xbd", "\"\xef\xbf\xbd\"" },
	{ "odd one after eight", "12345678\"", "\"12345678\\\"\"" },
	{ "odd one in eight", "123\"5678", "\"123\\\"5678\"" },
	{ "space and tilde", "  ~~  ~~ ", "\"  ~~  ~~ \"" },
};

static void
writer_escapes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(strings); i++) {
		struct buf b = { 0 };

		json_put_string(&b, text_of(strings[i].text));
		if (strcmp(b.ptr, strings[i].json) != 0)
			fail_msg("%s: %s", strings[i].what, b.ptr);
		buf_free(&b);
	}
}

static void
nul_never_comes_out(void **state)
{
	struct buf b = { 0 };

	(void)state;
	json_put_string(&b, (struct kutip_str){ "a\0b", 3 });
	assert_string_equal(b.ptr, "\"a\xef\xbf\xbd" "b\"");
	buf_free(&b);
}

/* Every character, at every distance from the eight-byte steps. */
static void
everything_written_is_read(void **state)
{
	struct buf text = { 0 }, line = { 0 };
	char why[JSON_WHY_MAX];
	struct json *j;

	(void)state;
	for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 61) {
		char utf8[4];

		if (c >= 0xD800 && c < 0xE000)
			continue;
		buf_add(&text, utf8, text_encode(c, utf8));
		buf_add(&text, "abcdefgh", c % 9);
	}
	buf_puts(&line, "{\"t\":");
	json_put_string(&line, buf_as_str(&text));
	buf_putc(&line, '}');
	j = json_parse(buf_as_str(&line), why);
	assert_non_null(j);
	assert_true(text_equal(json_get_string(j, "t"), buf_as_str(&text)));
	json_free(j);
	buf_free(&line);
	buf_free(&text);
}

static void
small_parts_are_written(void **state)
{
	struct buf b = { 0 };

	(void)state;
	json_put_number(&b, 0);
	buf_putc(&b, ' ');
	json_put_number(&b, UINT32_MAX);
	buf_putc(&b, ' ');
	json_put_string_or_null(&b, STR(""));
	buf_putc(&b, ' ');
	json_put_string_or_null(&b, STR("a"));
	json_put_inner(&b, STR("\"b"));
	assert_string_equal(b.ptr, "0 4294967295 null \"a\"\\\"b");
	buf_free(&b);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reader_is_strict),
		cmocka_unit_test(deep_nesting_is_refused),
		cmocka_unit_test(values_are_got),
		cmocka_unit_test(writer_escapes),
		cmocka_unit_test(nul_never_comes_out),
		cmocka_unit_test(everything_written_is_read),
		cmocka_unit_test(small_parts_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * decode - texts put into a charset and brought back, bytes that are broken
 * or marked, and files that are no text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <unicode/ucnv.h>

#include "decode.h"
#include "limits.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define BYTES(literal) (literal), sizeof(literal) - 1

#define THAI "รัฐมนตรีกล่าวว่า “เมืองต้องมีน้ำสะอาดสำหรับทุกคน” เมื่อวันจันทร์"
#define SIMPLE "部长说：“每个城市都需要清洁的水。”会议在星期一举行，" \
    "讨论了网络安全和移民工人的问题。各国代表同意继续合作。"
#define TRADITIONAL "部長說：「每個城市都需要乾淨的水。」會議在星期一舉行，" \
    "討論了網路安全和移民工人的問題。各國代表同意繼續合作。"
#define JAPANESE "大臣は「すべての都市にきれいな水が必要だ」と述べた。" \
    "会議は月曜日に開かれた。"
#define KOREAN "장관은 모든 도시에 깨끗한 물이 필요하다고 말했다. " \
    "회의는 월요일에 열렸다."
#define RUSSIAN "Министр сказал, что каждому городу нужна чистая вода. " \
    "Встреча прошла в понедельник, решения приняты не были."
#define TETUM "O ministro disse: “Não há cidade sem água” — à imprensa."
#define VIETNAMESE "Bô\u0323 trươ\u0309ng no\u0301i: nươ\u0301c sa\u0323ch"

/* Each text is put into a charset (in) and must come back. */
static const struct {
	const char *what, *in, *text, *transport, *lang, *charset;
} kinds[] = {
	{ "ASCII", "UTF-8", "Kota itu maju.", NULL, NULL, "UTF-8" },
	{ "UTF-8", "UTF-8", THAI, NULL, NULL, "UTF-8" },
	{ "valid UTF-8 wins over the transport", "UTF-8", THAI, "windows-874",
	    NULL, "UTF-8" },
	{ "valid UTF-8 wins over the meta tag", "UTF-8",
	    "<meta charset=gb2312>" THAI, NULL, NULL, "UTF-8" },
	{ "transport", "windows-874", THAI, "TIS-620", NULL, "windows-874" },
	{ "transport with blanks", "windows-874", THAI, " tis-620\r\n", NULL,
	    "windows-874" },
	{ "transport over meta tag", "windows-874",
	    "<meta charset=big5>" THAI, "iso-8859-11", NULL, "windows-874" },
	{ "unknown transport, then meta tag", "windows-874",
	    "<meta charset=tis-620>" THAI, "klingon", NULL, "windows-874" },
	{ "Latin-1 is windows-1252", "windows-1252", TETUM, "ISO-8859-1", NULL,
	    "windows-1252" },
	{ "gb2312 is gb18030", "gb18030", "<meta charset=gb2312>" SIMPLE "镕€",
	    NULL, NULL, "gb18030" },
	{ "meta with http-equiv", "windows-1252",
	    "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; "
	    "charset=iso-8859-1'>" TETUM, NULL, "th", "windows-1252" },
	{ "meta with blanks and quotes", "windows-874",
	    "<head><meta\ncharset = \"TIS-620\" />" THAI, NULL, NULL,
	    "windows-874" },
	{ "meta in a head that is broken", "windows-1252",
	    "<p><title>a<div<meta charset=latin1>" TETUM, NULL, "zh",
	    "windows-1252" },
	{ "meta in a comment is none", "windows-874",
	    "<!-- <meta charset=big5> --><meta charset=x-windows-874>" THAI,
	    NULL, NULL, "windows-874" },
	{ "meta without a charset, then one with", "windows-874",
	    "<meta name=x content=charset><meta charset=tis-620>" THAI, NULL,
	    NULL, "windows-874" },
	{ "meta with an unknown one, then a known one", "windows-874",
	    "<meta charset=x><meta charset=tis-620>" THAI, NULL, NULL,
	    "windows-874" },
	{ "XML declaration", "windows-1252",
	    "<?xml version='1.0' encoding='ISO-8859-1'?>" TETUM, NULL, "th",
	    "windows-1252" },
	{ "meta says UTF-8 of Thai bytes", "windows-874",
	    "<meta charset=utf-8>" THAI, NULL, NULL, "windows-874" },
	{ "meta says UTF-16 of bytes", "windows-1252",
	    "<meta charset=utf-16>" TETUM, NULL, NULL, "windows-1252" },
	{ "nothing said: Thai", "windows-874", THAI, NULL, NULL,
	    "windows-874" },
	{ "nothing said: a little Thai and a hint", "windows-874", "น้ำ",
	    NULL, "th-TH", "windows-874" },
	{ "nothing said: Chinese", "gb18030", SIMPLE, NULL, NULL, "gb18030" },
	{ "nothing said: little Chinese and a hint", "gb18030", "网络", NULL,
	    "zh", "gb18030" },
	{ "nothing said: traditional Chinese", "Big5", TRADITIONAL, NULL,
	    NULL, "Big5" },
	{ "nothing said: traditional Chinese and a hint", "Big5", TRADITIONAL,
	    NULL, "zh-TW", "Big5" },
	{ "nothing said: Japanese", "windows-31j", JAPANESE, NULL, NULL,
	    "Shift_JIS" },
	{ "nothing said: Korean", "windows-949", KOREAN, NULL, NULL,
	    "EUC-KR" },
	{ "nothing said: Russian", "windows-1251", RUSSIAN, NULL, NULL,
	    "windows-1251" },
	{ "nothing said: Portuguese", "windows-1252", TETUM, NULL, NULL,
	    "windows-1252" },
	{ "nothing said: one letter", "windows-1252", "café", NULL, "id",
	    "windows-1252" },
	{ "nothing said: quotes of Word", "windows-1252",
	    "The “city” isn’t ready – yet.", NULL, "en", "windows-1252" },
	{ "nothing said: Thai hint, but Portuguese", "windows-1252", TETUM,
	    NULL, "th", "windows-1252" },
	{ "nothing said: Vietnamese hint", "windows-1258", VIETNAMESE, NULL,
	    "vi", "windows-1258" },
	{ "UTF-16LE without a mark", "UTF-16LE", "Kota itu maju.\n", NULL,
	    NULL, "UTF-16LE" },
	{ "UTF-16BE without a mark", "UTF-16BE", THAI "\n" THAI, NULL, NULL,
	    "UTF-16BE" },
	{ "UTF-16LE, Chinese with one line end", "UTF-16LE", SIMPLE "\n", NULL,
	    NULL, "UTF-16LE" },
	{ "UTF-16LE with a mark", "UTF-16LE", "\uFEFF" SIMPLE "\U0001F600",
	    "utf-8", NULL, "UTF-16LE" },
	{ "UTF-16BE with a mark", "UTF-16BE", "\uFEFF" SIMPLE "\U0001F600",
	    NULL, NULL, "UTF-16BE" },
	{ "UTF-32LE with a mark", "UTF-32LE", "\uFEFF" THAI, NULL, NULL,
	    "UTF-32LE" },
	{ "UTF-32BE with a mark", "UTF-32BE", "\uFEFF" THAI, NULL, NULL,
	    "UTF-32BE" },
	{ "UTF-8 with a mark", "UTF-8", "\uFEFF" THAI, "windows-1252", NULL,
	    "UTF-8" },
};

struct got {
	struct buf text;
	const char *charset;
	uint32_t replaced;
	struct kutip_error err;
	enum kutip_result result;
};

static void
decode(struct got *g, const void *bytes, size_t n, const char *transport,
    const char *lang)
{
	/* A copy without a byte to spare: what reads beyond it is caught. */
	void *copy = malloc(n ? n : 1);

	assert_non_null(copy);
	memcpy(copy, bytes, n);
	buf_clear(&g->text);
	g->charset = NULL;
	g->err = (struct kutip_error){ 0 };
	g->result = decode_text("brief", copy, n, transport, lang, &g->text,
	    &g->charset, &g->replaced, &g->err);
	free(copy);
}

static void
charsets_by_table(void **state)
{
	struct got g = { 0 };
	char bytes[2048];

	(void)state;
	for (size_t i = 0; i < LEN(kinds); i++) {
		const char *text = kinds[i].text;
		UErrorCode status = U_ZERO_ERROR;
		int32_t n = ucnv_convert(kinds[i].in, "UTF-8", bytes,
		    sizeof(bytes), text, (int32_t)strlen(text), &status);

		assert_true(U_SUCCESS(status));
		decode(&g, bytes, (size_t)n, kinds[i].transport,
		    kinds[i].lang);
		if (g.result != KUTIP_OK)
			fail_msg("%s: %s", kinds[i].what, g.err.message);
		if (strcmp(g.charset, kinds[i].charset) != 0)
			fail_msg("%s: %s", kinds[i].what, g.charset);
		if (text_begins(text_of(text), STR("\uFEFF")))
			text += 3;
		if (!text_equal_c(buf_as_str(&g.text), text) || g.replaced)
			fail_msg("%s: %s", kinds[i].what, g.text.ptr);
	}
	buf_free(&g.text);
}

static const struct {
	const char *what, *bytes;
	size_t n;
	const char *text, *charset;
	uint32_t replaced;
} broken[] = {
	{ "nothing", BYTES(""), "", "UTF-8", 0 },
	{ "only a mark", BYTES("\xEF\xBB\xBF"), "", "UTF-8", 0 },
	{ "CR LF", BYTES("a\r\nb\r\n"), "a\nb\n", "UTF-8", 0 },
	{ "CR alone", BYTES("a\rb\r"), "a\nb\n", "UTF-8", 0 },
	{ "CR CR LF LF", BYTES("a\r\r\n\nb"), "a\n\n\nb", "UTF-8", 0 },
	{ "CR LF in UTF-16", BYTES("\xFF\xFE" "a\0\r\0\n\0b\0\r\0"), "a\nb\n",
	    "UTF-16LE", 0 },
	{ "NUL", BYTES("Kota itu\0maju sekali.\n"), "Kota itu\uFFFDmaju sekali.\n",
	    "UTF-8", 1 },
	{ "last character cut off", BYTES("Kota \xE0\xB8"), "Kota \uFFFD",
	    "UTF-8", 1 },
	{ "last character cut off, of four bytes", BYTES("\xF0\x9F\x87"),
	    "\uFFFD", "UTF-8", 1 },
	{ "one bad byte in Thai", BYTES(THAI "\xFF\r\n" THAI),
	    THAI "\uFFFD\n" THAI, "UTF-8", 1 },
	{ "character cut in the middle of Thai",
	    BYTES(THAI "\xE0\xB8\r\n" THAI "\r"), THAI "\uFFFD\n" THAI "\n",
	    "UTF-8", 1 },
	{ "bad byte between CR and LF", BYTES(THAI THAI "\r\xFF\n"),
	    THAI THAI "\n\uFFFD\n", "UTF-8", 1 },
	{ "marked UTF-8, surrogate of three bytes", BYTES(
	    "\xEF\xBB\xBF" "a\xED\xA0\x80z"), "a\uFFFD\uFFFD\uFFFDz",
	    "UTF-8", 3 },
	{ "marked UTF-8, overlong", BYTES("\xEF\xBB\xBF\xC0\xAF\xE0\x80\xAF"),
	    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "UTF-8", 5 },
	{ "marked UTF-8, above Unicode", BYTES("\xEF\xBB\xBF\xF4\x90\x80\x80"),
	    "\uFFFD\uFFFD\uFFFD\uFFFD", "UTF-8", 4 },
	{ "UTF-16 with half a pair", BYTES("\xFF\xFE" "a\0\x3D\xD8" "b\0"),
	    "a\uFFFD" "b", "UTF-16LE", 1 },
	{ "UTF-16 of an odd length", BYTES("\xFE\xFF\0a\0"), "a\uFFFD",
	    "UTF-16BE", 1 },
	{ "no-character keeps its place", BYTES("a\xEF\xBF\xBE" "b"),
	    "a\uFFFE" "b", "UTF-8", 0 },
	{ "escape sequences of a terminal", BYTES("\x1B[1mKota\x1B[0m itu"),
	    "\x1B[1mKota\x1B[0m itu", "UTF-8", 0 },
	{ "UTF-8 with one bad byte, called gbk", BYTES(
	    "<meta charset=gbk>" THAI "\xFF"), "<meta charset=gbk>" THAI "\uFFFD",
	    "UTF-8", 1 },
	{ "UTF-8 declared, one letter of Latin-1 and no other", BYTES(
	    "<meta charset=utf-8>caf\xE9s"), "<meta charset=utf-8>cafés",
	    "windows-1252", 0 },
	{ "Portuguese UTF-8, one bad byte, nothing declared", BYTES(
	    "não é só água à mão\xFF."), "não é só água à mão\uFFFD.", "UTF-8",
	    1 },
	{ "GBK byte that means nothing", BYTES(
	    "<meta charset=gbk>\xB6\xAB\xC3\xCB\xFF\xB6\xAB\xC3\xCB\xB6"),
	    "<meta charset=gbk>东盟\uFFFD东盟\uFFFD", "gb18030", 2 },
	{ "GBK letter cut by a tag", BYTES("<meta charset=gbk>\xB6<b>"),
	    "<meta charset=gbk>\uFFFD<b>", "gb18030", 1 },
};

static void
broken_bytes_by_table(void **state)
{
	struct got g = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(broken); i++) {
		decode(&g, broken[i].bytes, broken[i].n, NULL, NULL);
		if (g.result != KUTIP_OK)
			fail_msg("%s: %s", broken[i].what, g.err.message);
		if (!text_equal_c(buf_as_str(&g.text), broken[i].text))
			fail_msg("%s: %s", broken[i].what, g.text.ptr);
		if (strcmp(g.charset, broken[i].charset) != 0)
			fail_msg("%s: %s", broken[i].what, g.charset);
		if (g.replaced != broken[i].replaced)
			fail_msg("%s: %u", broken[i].what, g.replaced);
	}
	buf_free(&g.text);
}

static const struct { const char *what, *bytes; size_t n; const char *says; }
refused[] = {
	{ "ZIP", BYTES("PK\3\4\x14\0\6\0"), "a ZIP archive" },
	{ "PNG", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "a PNG picture" },
	{ "JPEG", BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF"), "a JPEG picture" },
	{ "GIF", BYTES("GIF89a\1\0\1\0"), "a GIF picture" },
	{ "ELF", BYTES("\x7F" "ELF\2\1\1\0\0\0"), "a program" },
	{ "OLE", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
	    "an old office document" },
	{ "RTF", BYTES("{\\rtf1\\ansi Kota}"), "an RTF document" },
	{ "gzip", BYTES("\x1F\x8B\x08\0\0\0\0\0"), "a gzip file" },
	{ "numbers", BYTES("\1\0\0\0\2\0\0\0\3\0\0\0\4\0\1\1\5\0\0\0\6\2\3\4"),
	    "binary data" },
	{ "only NULs", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0"), "binary data" },
	{ "text with a NUL in every word", BYTES(
	    "ab\0cd\0efg\0hi\0jk\0lmn\0op\0qr\0"), "binary data" },
};

static void
refused_by_table(void **state)
{
	struct got g = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(refused); i++) {
		decode(&g, refused[i].bytes, refused[i].n, NULL, NULL);
		if (g.result != KUTIP_ENCODING || g.text.len != 0)
			fail_msg("%s: %s", refused[i].what,
			    kutip_result_name(g.result));
		assert_int_equal(g.err.result, KUTIP_ENCODING);
		assert_string_equal(g.err.file, "brief");
		if (strstr(g.err.message, refused[i].says) == NULL)
			fail_msg("%s: %s", refused[i].what, g.err.message);
	}
	buf_free(&g.text);
}

/* A label at any distance within the first 16 KiB, none beyond; and no byte
 * read behind the end wherever the page is cut. */
static void
declarations_anywhere(void **state)
{
	static const char page[] =
	    "<?xml version='1.0' encoding='x'?><!-- a --><meta charset='tis-620'"
	    "><p>\xC3\xD1\xB0";
	struct got g = { 0 };
	struct buf b = { 0 };

	(void)state;
	for (size_t n = 0; n < sizeof(page); n++)
		decode(&g, page, n, "x", "th");
	for (size_t before = 0; before < 20000; before += 613) {
		bool near = before + 40 < (16u << 10);

		buf_clear(&b);
		for (size_t i = 0; i < before; i++)
			buf_putc(&b, '<');
		buf_puts(&b, "<meta charset=koi8-r>\xE9 sch\xF6n");
		decode(&g, b.ptr, b.len, NULL, NULL);
		assert_int_equal(g.result, KUTIP_OK);
		assert_string_equal(g.charset, near ? "KOI8-R" : "windows-1252");
	}
	buf_free(&b);
	buf_free(&g.text);
}

/* Texts longer than any piece that is converted at one go: a pair of UTF-16
 * and a CR LF on every border. */
static void
long_texts(void **state)
{
	struct got g = { 0 };
	struct buf wide = { 0 }, expected = { 0 };

	(void)state;
	for (int shift = 0; shift < 4; shift++) {
		buf_clear(&wide);
		buf_clear(&expected);
		buf_add(&wide, "\xFF\xFE", 2);
		for (int i = 0; i < shift; i++) {
			buf_add(&wide, "a\0", 2);
			buf_puts(&expected, "a");
		}
		for (int i = 0; i < 5000; i++) {
			buf_add(&wide, "\x3D\xD8\x00\xDE\r\0\n\0", 8);
			buf_puts(&expected, "\U0001F600\n");
		}
		decode(&g, wide.ptr, wide.len, NULL, NULL);
		assert_int_equal(g.result, KUTIP_OK);
		assert_int_equal(g.replaced, 0);
		assert_int_equal(g.text.len, expected.len);
		assert_memory_equal(g.text.ptr, expected.ptr, expected.len);
	}
	buf_free(&wide);
	buf_free(&expected);
	buf_free(&g.text);
}

/* Random bytes of several kinds: what comes out is valid, without CR or NUL,
 * and the same each time. */
static void
any_bytes(void **state)
{
	static const char *const labels[] = { NULL, "gb18030", "big5",
	    "iso-2022-jp", "shift_jis", "euc-kr", "utf-16", "tis-620",
	    "windows-1258", "euc-jp", "macintosh" };
	struct got g = { 0 };
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		char bytes[256];
		size_t n;

		seed = seed * 1664525u + 1013904223u;
		n = (seed >> 16) % sizeof(bytes);
		for (size_t k = 0; k < n; k++) {
			seed = seed * 1664525u + 1013904223u;
			bytes[k] = (char)(seed >> 24);
			if ((unsigned char)bytes[k] < 0x20 && seed & 0x700)
				bytes[k] = ' ';
		}
		decode(&g, bytes, n, labels[(size_t)i % LEN(labels)],
		    i % 2 ? "th" : NULL);
		if (g.result != KUTIP_OK)
			continue;
		assert_int_equal(text_valid(g.text.ptr, g.text.len), g.text.len);
		assert_null(memchr(buf_as_str(&g.text).ptr, '\r', g.text.len));
		assert_null(memchr(buf_as_str(&g.text).ptr, '\0', g.text.len));
	}
	buf_free(&g.text);
}

static void
text_goes_behind(void **state)
{
	struct buf out = { 0 };
	const char *charset;
	uint32_t replaced;

	(void)state;
	buf_puts(&out, "before ");
	assert_int_equal(decode_text(NULL, "after", 5, NULL, NULL, &out,
	    &charset, &replaced, NULL), KUTIP_OK);
	assert_string_equal(out.ptr, "before after");
	assert_int_equal(decode_text(NULL, "GIF87a", 6, NULL, NULL, &out,
	    &charset, &replaced, NULL), KUTIP_ENCODING);
	assert_int_equal(decode_text("big", "", LIMIT_FILE_BYTES + 1, NULL, NULL,
	    &out, &charset, &replaced, NULL), KUTIP_TOO_LARGE);
	buf_free(&out);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Four megabytes that are all alike, of the bytes that each scan looks for. */
static void
long_runs(void **state)
{
	static const char *const units[] = { "<", "<!--", "<meta charset ",
	    "\r", "\xE0\xB8", "\xC2", "\xE0", "\xFF", "a\xE9 ", "<?xml encoding" };
	double start = seconds();
	struct got g = { 0 };
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(units); i++) {
		buf_clear(&b);
		while (b.len < (4u << 20))
			buf_puts(&b, units[i]);
		buf_puts(&b, "\xFF");
		decode(&g, b.ptr, b.len, NULL, "th");
	}
	buf_free(&b);
	buf_free(&g.text);
	assert_true(seconds() - start < 60);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charsets_by_table),
		cmocka_unit_test(broken_bytes_by_table),
		cmocka_unit_test(refused_by_table),
		cmocka_unit_test(declarations_anywhere),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(text_goes_behind),
		cmocka_unit_test(long_runs),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}

/*
 * unicode - classes, columns against wcwidth(), normal forms, search keys,
 * names of regions.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- classes ---------------------------------------------------------- */

enum { LETTER = 1, UPPER = 2, LOWER = 4, MARK = 8, DIGIT = 16, PUNCT = 32,
    CONTROL = 64, UNSPACED = 128 };

static const struct {
	const char *what;
	uint32_t c;
	unsigned classes;
	enum unicode_script script;
} classes[] = {
	{ "capital", 'A', LETTER | UPPER, SCRIPT_LATIN },
	{ "small", 'z', LETTER | LOWER, SCRIPT_LATIN },
	{ "digit", '7', DIGIT, SCRIPT_OTHER },
	{ "quotation mark", '"', PUNCT, SCRIPT_OTHER },
	{ "plus is a symbol", '+', 0, SCRIPT_OTHER },
	{ "blank", ' ', 0, SCRIPT_OTHER },
	{ "line feed may pass", '\n', 0, SCRIPT_OTHER },
	{ "tab may pass", '\t', 0, SCRIPT_OTHER },
	{ "carriage return", '\r', CONTROL, SCRIPT_OTHER },
	{ "NUL", 0, CONTROL, SCRIPT_OTHER },
	{ "escape", 0x1B, CONTROL, SCRIPT_OTHER },
	{ "delete", 0x7F, CONTROL, SCRIPT_OTHER },
	{ "CSI of C1", 0x9B, CONTROL, SCRIPT_OTHER },
	{ "no-break space", 0xA0, 0, SCRIPT_OTHER },
	{ "soft hyphen", 0xAD, 0, SCRIPT_OTHER },
	{ "Vietnamese capital", 0x110, LETTER | UPPER, SCRIPT_LATIN },
	{ "Vietnamese small, two marks", 0x1EBF, LETTER | LOWER, SCRIPT_LATIN },
	{ "title case", 0x1C5, LETTER | UPPER, SCRIPT_LATIN },
	{ "combining acute", 0x301, MARK, SCRIPT_OTHER },
	{ "Arabic letter mark", 0x61C, CONTROL, SCRIPT_ARABIC },
	{ "alef", 0x627, LETTER, SCRIPT_ARABIC },
	{ "Arabic five", 0x665, DIGIT, SCRIPT_ARABIC },
	{ "Tamil ka", 0xB95, LETTER, SCRIPT_TAMIL },
	{ "Tamil vowel sign", 0xBBE, MARK, SCRIPT_TAMIL },
	{ "Thai ko kai", 0xE01, LETTER | UNSPACED, SCRIPT_THAI },
	{ "Thai sara i", 0xE34, MARK | UNSPACED, SCRIPT_THAI },
	{ "Thai five", 0xE55, DIGIT | UNSPACED, SCRIPT_THAI },
	{ "baht is a symbol of all", 0xE3F, 0, SCRIPT_OTHER },
	{ "Lao ko", 0xE81, LETTER | UNSPACED, SCRIPT_LAO },
	{ "Myanmar ka", 0x1000, LETTER | UNSPACED, SCRIPT_MYANMAR },
	{ "Myanmar virama", 0x1039, MARK | UNSPACED, SCRIPT_MYANMAR },
	{ "Myanmar section mark", 0x104B, PUNCT | UNSPACED, SCRIPT_MYANMAR },
	{ "Khmer ka", 0x1780, LETTER | UNSPACED, SCRIPT_KHMER },
	{ "Khmer coeng", 0x17D2, MARK | UNSPACED, SCRIPT_KHMER },
	{ "Khmer khan", 0x17D4, PUNCT | UNSPACED, SCRIPT_KHMER },
	{ "zero width space may pass", 0x200B, 0, SCRIPT_OTHER },
	{ "joiner may pass", 0x200D, 0, SCRIPT_OTHER },
	{ "right-to-left mark", 0x200F, CONTROL, SCRIPT_OTHER },
	{ "left double quote", 0x201C, PUNCT, SCRIPT_OTHER },
	{ "line separator", 0x2028, CONTROL, SCRIPT_OTHER },
	{ "right-to-left override", 0x202E, CONTROL, SCRIPT_OTHER },
	{ "narrow no-break space", 0x202F, 0, SCRIPT_OTHER },
	{ "word joiner may pass", 0x2060, 0, SCRIPT_OTHER },
	{ "isolate", 0x2066, CONTROL, SCRIPT_OTHER },
	{ "end of isolate", 0x2069, CONTROL, SCRIPT_OTHER },
	{ "ideographic comma", 0x3001, PUNCT, SCRIPT_OTHER },
	{ "Han", 0x4E1C, LETTER | UNSPACED, SCRIPT_HAN },
	{ "Hangul has blanks", 0xAC00, LETTER, SCRIPT_OTHER },
	{ "byte order mark", 0xFEFF, CONTROL, SCRIPT_OTHER },
	{ "annotation", 0xFFF9, CONTROL, SCRIPT_OTHER },
	{ "replacement", 0xFFFD, 0, SCRIPT_OTHER },
	{ "Han of plane 2", 0x20000, LETTER | UNSPACED, SCRIPT_HAN },
	{ "language tag", 0xE0001, CONTROL, SCRIPT_OTHER },
	{ "tag letter", 0xE0061, CONTROL, SCRIPT_OTHER },
	{ "last code point", 0x10FFFF, 0, SCRIPT_OTHER },
	{ "beyond Unicode", 0x110000, 0, SCRIPT_OTHER },
};

static unsigned
classes_of(uint32_t c)
{
	return (unicode_is_letter(c) ? LETTER : 0u) |
	    (unicode_is_upper(c) ? UPPER : 0u) |
	    (unicode_is_lower(c) ? LOWER : 0u) |
	    (unicode_is_mark(c) ? MARK : 0u) |
	    (unicode_is_digit(c) ? DIGIT : 0u) |
	    (unicode_is_punct(c) ? PUNCT : 0u) |
	    (unicode_is_control(c) ? CONTROL : 0u) |
	    (unicode_is_unspaced(c) ? UNSPACED : 0u);
}

static void
classes_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(classes); i++) {
		unsigned got = classes_of(classes[i].c);

		if (got != classes[i].classes)
			fail_msg("%s: classes %u, not %u", classes[i].what,
			    got, classes[i].classes);
		if (unicode_script(classes[i].c) != classes[i].script)
			fail_msg("%s: script %d", classes[i].what,
			    (int)unicode_script(classes[i].c));
	}
}

/* The short ways for ASCII must not say anything else than ICU. */
static void
ascii_as_icu(void **state)
{
	(void)state;
	for (UChar32 c = 0; c < 0x80; c++) {
		uint32_t u = (uint32_t)c;

		assert_int_equal(unicode_is_letter(u), u_isalpha(c));
		assert_int_equal(unicode_is_upper(u), u_isupper(c));
		assert_int_equal(unicode_is_lower(u), u_islower(c));
		assert_int_equal(unicode_is_digit(u), u_isdigit(c));
		assert_int_equal(unicode_is_punct(u), u_ispunct(c));
		assert_int_equal(unicode_digit(u), u_charDigitValue(c));
		assert_int_equal(unicode_to_lower(u), u_tolower(c));
		assert_int_equal(unicode_fold_case(u), u_foldCase(c, 0));
	}
}

static void
digits_and_case(void **state)
{
	(void)state;
	assert_int_equal(unicode_digit(0xE55), 5);	/* Thai */
	assert_int_equal(unicode_digit(0x17E9), 9);	/* Khmer */
	assert_int_equal(unicode_digit(0x1040), 0);	/* Myanmar */
	assert_int_equal(unicode_digit(0x101D), -1);	/* wa, looks like it */
	assert_int_equal(unicode_digit(0xB2), -1);	/* superscript */
	assert_int_equal(unicode_to_lower(0x110), 0x111);
	assert_int_equal(unicode_fold_case(0x1EBE), 0x1EBF);
	assert_int_equal(unicode_fold_case(0x4E1C), 0x4E1C);
	assert_int_equal(unicode_fold_case(0x110000), 0x110000);
}

/* ---- columns ---------------------------------------------------------- */

static const struct { const char *what; uint32_t first, last; } blocks[] = {
	{ "Latin", 0xA0, 0x24F },
	{ "phonetic, modifiers, marks, Greek, Cyrillic", 0x250, 0x52F },
	{ "Arabic", 0x600, 0x6FF },
	{ "Tamil", 0xB80, 0xBFF },
	{ "Thai", 0xE00, 0xE7F },
	{ "Lao", 0xE80, 0xEFF },
	{ "Myanmar", 0x1000, 0x109F },
	{ "Hangul letters", 0x1100, 0x11FF },
	{ "Philippine scripts", 0x1700, 0x177F },
	{ "Khmer", 0x1780, 0x17FF },
	{ "Tai, Buginese, Tai Tham, Balinese, Sundanese", 0x1950, 0x1BBF },
	{ "Latin, Vietnamese and more", 0x1E00, 0x1EFF },
	{ "punctuation, signs", 0x2000, 0x2BFF },
	{ "Han radicals, CJK punctuation, Kana", 0x2E80, 0x33FF },
	{ "Han, hexagrams", 0x3400, 0x9FFF },
	{ "Myanmar extended, Javanese", 0xA980, 0xA9FF },
	{ "Myanmar extended A", 0xAA60, 0xAA7F },
	{ "Hangul syllables and letters", 0xA960, 0xD7FF },
	{ "private use", 0xE000, 0xE0FF },
	{ "compatibility Han, forms, half and full width", 0xF900, 0xFFFD },
	{ "pictures", 0x1F000, 0x1FAFF },
	{ "Han of plane 2", 0x20000, 0x2FA1F },
	{ "tags, selectors", 0xE0000, 0xE01EF },
};

/* wcwidth() knows Unicode 14 in glibc 2.36: where it does not know a code
 * point it says -1, and ours may be newer.  Private use is a column wide. */
static void
columns_as_wcwidth(void **state)
{
	(void)state;
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		skip();
	for (size_t i = 0; i < LEN(blocks); i++)
		for (uint32_t c = blocks[i].first; c <= blocks[i].last; c++) {
			int width = wcwidth((wchar_t)c);

			if (width >= 0 && unicode_cols(c) != (uint32_t)width)
				fail_msg("%s: U+%04X is %u wide, not %d",
				    blocks[i].what, c, unicode_cols(c), width);
		}
	for (uint32_t c = 0x20; c < 0x7F; c++)
		assert_int_equal(unicode_cols(c), 1);
	setlocale(LC_CTYPE, "C");
}

static const struct { const char *what, *text; uint32_t cols; } widths[] = {
	{ "nothing", "", 0 },
	{ "ASCII", "Jakarta", 7 },
	{ "control characters take no room", "a\tb\n", 2 },
	{ "Vietnamese, composed", "Việt Nam", 8 },
	{ "Vietnamese, decomposed", "Vie\u0323\u0302t Nam", 8 },
	{ "Thai, marks above", "ที่นี่", 2 },
	{ "Thai, sara am has a cell", "น้ำ", 2 },
	{ "Lao, sara am has a cell", "ຄໍາ", 2 },
	{ "Khmer, stack of two", "ស្រី", 2 },
	{ "Burmese, medial and vowel sign with cells", "မြန်မာ", 5 },
	{ "Han", "东盟", 4 },
	{ "full width", "ＡＳ", 4 },
	{ "Hangul syllables", "한국", 4 },
	{ "Hangul letters", "\u1112\u1161\u11AB", 2 },
	{ "soft hyphen is seen", "a\u00ADb", 3 },
	{ "zero width space is not", "a\u200Bb", 2 },
};

static void
columns_of_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(widths); i++) {
		uint32_t cols = unicode_cols_of(text_of(widths[i].text));

		if (cols != widths[i].cols)
			fail_msg("%s: %u, not %u", widths[i].what, cols,
			    widths[i].cols);
	}
}

/* ---- normal forms and search keys ------------------------------------- */

static const struct { const char *what, *text, *nfc, *key; } forms[] = {
	{ "nothing", "", "", "" },
	{ "ASCII", "Kota Pintar", "Kota Pintar", "kota pintar" },
	{ "composed stays", "Việt", "Việt", "viet" },
	{ "decomposed", "Vie\u0323\u0302t", "Việt", "viet" },
	{ "decomposed, marks in the other order", "Vie\u0302\u0323t", "Việt",
	    "viet" },
	{ "d and l with a stroke", "Đà Nẵng, Łódź", "Đà Nẵng, Łódź",
	    "da nang, lodz" },
	{ "other strokes", "Ħøŧ", "Ħøŧ", "hot" },
	{ "horns", "Trường Đại", "Trường Đại", "truong dai" },
	{ "sharp s", "STRAẞE Straße", "STRAẞE Straße", "strasse strasse" },
	{ "dotted and dotless i", "İı", "İı", "ii" },
	{ "mark that composes with nothing", "x\u0301y", "x\u0301y", "xy" },
	{ "Thai marks stay", "ที่", "ที่", "ที่" },
	{ "Thai marks in the wrong order", "ก\u0E48\u0E38", "ก\u0E38\u0E48",
	    "ก\u0E38\u0E48" },
	{ "Tamil two-part vowel", "க\u0BC6\u0BBE", "க\u0BCA", "க\u0BCA" },
	{ "Burmese two-part vowel", "\u1025\u102E", "\u1026", "\u1026" },
	{ "Hangul letters", "\u1112\u1161\u11AB", "한", "한" },
	{ "Greek marks stay", "Άρης", "Άρης", "άρησ" },
	{ "invisible signs go", "ke\u00ADta\u200Bhu\u2060i\uFEFF",
	    "ke\u00ADta\u200Bhu\u2060i\uFEFF", "ketahui" },
	{ "blanks become one", "a \u00A0\n\tb\u3000c", "a \u00A0\n\tb\u3000c",
	    "a b c" },
	{ "blank, then a mark of its own", "a \u0301b", "a \u0301b",
	    "a \u0301b" },
	{ "compatibility forms stay", "ﬁ①", "ﬁ①", "fi①" },
	{ "angstrom sign", "\u212B", "Å", "a" },
	{ "excluded from composition", "\u0958", "\u0915\u093C",
	    "\u0915\u093C" },
	{ "beyond the basic plane", "\U0001F600 \U00010400",
	    "\U0001F600 \U00010400", "\U0001F600 \U00010428" },
};

static void
forms_by_table(void **state)
{
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(forms); i++) {
		buf_clear(&out);
		buf_puts(&out, "+");
		unicode_nfc(text_of(forms[i].text), &out);
		if (strcmp(out.ptr + 1, forms[i].nfc) != 0)
			fail_msg("%s: NFC %s", forms[i].what, out.ptr + 1);
		buf_clear(&out);
		buf_puts(&out, "+");
		unicode_search_key(text_of(forms[i].text), &out);
		if (strcmp(out.ptr + 1, forms[i].key) != 0)
			fail_msg("%s: key %s", forms[i].what, out.ptr + 1);
	}
	buf_free(&out);
}

/* Pieces are cut where nothing is composed across: a text of many pieces has
 * the form that its parts have. */
static void
nfc_of_long_texts(void **state)
{
	static const char *const parts[] = {
		"Vie\u0323\u0302t Nam ", "e\u0301", "\u1112\u1161\u11AB", "东",
		"က\u1037\u1039", "ASEAN",
	};
	static const char *const composed[] = {
		"Việt Nam ", "\u00E9", "한", "东", "က\u1037\u1039", "ASEAN",
	};
	struct buf in = { 0 }, out = { 0 }, expected = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(parts); i++) {
		buf_clear(&in);
		buf_clear(&out);
		buf_clear(&expected);
		for (int n = 0; n < 5000; n++) {
			buf_puts(&in, parts[i]);
			buf_puts(&expected, composed[i]);
		}
		unicode_nfc(buf_as_str(&in), &out);
		assert_int_equal(out.len, expected.len);
		assert_memory_equal(out.ptr, expected.ptr, out.len);
	}
	buf_free(&in);
	buf_free(&out);
	buf_free(&expected);
}

/* ---- names of regions ------------------------------------------------- */

static const struct { const char *what, *lang, *region, *name; } regions[] = {
	{ "Indonesian", "id", "SG", "Singapura" },
	{ "English", "en", "MM", "Myanmar (Burma)" },
	{ "Thai", "th", "TH", "ไทย" },
	{ "Vietnamese", "vi", "ID", "Indonesia" },
	{ "Chinese", "zh", "VN", "越南" },
	{ "with a country", "en-SG", "TH", "Thailand" },
	{ "no such region", "en", "QX", "" },
	{ "no such language", "qqx", "TH", "" },
	{ "not letters of a region", "en", "", "" },
	{ "too long for a region", "en", "THAILAND", "" },
	{ "no language", "", "TH", "" },
};

static void
regions_by_table(void **state)
{
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(regions); i++) {
		bool found;

		buf_clear(&out);
		found = unicode_region(regions[i].lang, regions[i].region, &out);
		if (found != (regions[i].name[0] != '\0') ||
		    !text_equal_c(buf_as_str(&out), regions[i].name))
			fail_msg("%s: %s", regions[i].what,
			    buf_as_str(&out).ptr);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_by_table),
		cmocka_unit_test(ascii_as_icu),
		cmocka_unit_test(digits_and_case),
		cmocka_unit_test(columns_as_wcwidth),
		cmocka_unit_test(columns_of_texts),
		cmocka_unit_test(forms_by_table),
		cmocka_unit_test(nfc_of_long_texts),
		cmocka_unit_test(regions_by_table),
	};

	return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}

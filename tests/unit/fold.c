/*
 * fold - the text as it is compared, and where each byte of it came from.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fold.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *source, *folded; } cases[] = {
	{ "nothing", "", "" },
	{ "small letters stay", "kata dia", "kata dia" },
	{ "ASCII capitals", "KATA Dia", "kata dia" },
	{ "capitals with accents", "ÉLAN Ångström", "élan ångström" },
	{ "capital D with stroke", "ĐÀ NẴNG", "đà nẵng" },
	{ "composed from two", "e\u0301lan", "élan" },
	{ "composed from three", "Vie\u0323\u0302t", "việt" },
	{ "capital composed", "E\u0301", "é" },
	{ "two blanks", "kata  dia", "kata dia" },
	{ "tab and blank", "kata\t dia", "kata dia" },
	{ "no-break blank", "kata\u00A0dia", "kata dia" },
	{ "one line end is a blank", "kata\ndia", "kata dia" },
	{ "an empty line is a line end", "kata\n\ndia", "kata\ndia" },
	{ "three line ends and blanks", "kata \n \n\n dia", "kata\ndia" },
	{ "curly apostrophe", "Sa\u2019ad", "sa'ad" },
	{ "turned apostrophe", "Sa\u2018ad", "sa'ad" },
	{ "modifier apostrophe", "Sa\u02BCad", "sa'ad" },
	{ "hyphen and no-break hyphen", "ke\u201032 ke\u201132", "ke-32 ke-32" },
	{ "zero width blank", "ព្រះ\u200Bរាជា", "ព្រះរាជា" },
	{ "soft hyphen", "peng\u00ADumuman", "pengumuman" },
	{ "word joiner, byte order mark", "a\u2060b\uFEFFc", "abc" },
	{ "joiners", "ක\u200Dක\u200Cක", "කකක" },
	{ "blanks in Burmese words", "မန် တ လေး", "မန်တလေး" },
	{ "blanks beside other letters stay", "မြို့ ASEAN မြို့",
	    "မြို့ asean မြို့" },
	{ "an empty line in Burmese stays", "မြို့\n\nမြို့", "မြို့\nမြို့" },
	{ "U+1040 typed for U+101D behind its vowel", "ဦးေ\u1040", "ဦး\u101Dေ" },
	{ "U+1040 at the head of a word", "\u1040န်ကြီး", "\u101Dန်ကြီး" },
	{ "U+1040 behind a blank in a word", "တာ \u1040န်", "တာ\u101Dန်" },
	{ "U+1040 between marks", "\u2018\u1040\u2019", "'\u101D'" },
	{ "U+1040 alone is a number", "အမှတ် \u1040 ရ", "အမှတ် \u1040 ရ" },
	{ "U+1047 typed for U+101B", "\u1047ှိ", "\u101Bှိ" },
	{ "signs in another order", "န\u103A\u1037", "န\u1037\u103A" },
	{ "vowels in another order", "လ\u102F\u102D", "လ\u102D\u102F" },
	{ "a sign typed twice", "ဖွဲ\u1032့", "ဖွဲ့" },
	{ "a stack typed with a Shan digit", "ဘဏ\u1039\u1091ာ", "ဘဏ္ဍာ" },
	{ "U for NYA before a final sign", "ပ\u1025\u103A", "ပဉ်" },
	{ "SA with RA for O", "\u101E\u103Cဂုတ်", "ဩဂုတ်" },
	{ "U+1040 before a vowel sign", "\u1040ါ", "\u101Dါ" },
	{ "U+1040 in a number stays", "၂\u1040၁၈", "၂\u1040၁၈" },
	{ "U+1025 U+102E is one letter", "\u1025\u102Eး", "\u1026း" },
	{ "Khmer coeng RO goes last", "មន្រ្តី", "មន្ត្រី" },
	{ "Khmer coeng DA is TA", "សម្ដេច", "សម្តេច" },
	{ "Khmer vowel in two halves", "កេីត ខ្មេាច", "កើត ខ្មោច" },
	{ "Khmer shifter under an upper vowel", "អ៊ី អុី",
	    "អ\u17B8\u17C9 អ\u17B8\u17C9" },
	{ "Khmer shifter before coeng", "ម៉្យាង",
	    "ម\u17D2\u1799\u17B6\u17C9ង" },
	{ "Khmer give, let", "ឲ្យ អោយ", "ឱ្យ ឱ្យ" },
	{ "Khmer letter alone", "អ ្ ក", "អ ្ ក" },
	{ "Lao NO and MO under HO", "ໜ້າ ໝໍ", "ຫນ້າ ຫມໍ" },
	{ "Lao LO under HO", "ຫຼວງ", "ຫລວງ" },
	{ "Lao AM", "ຄຳ ຢ້ຳ ຢໍ້າ", "ຄໍາ ຢ້ໍາ ຢ້ໍາ" },
	{ "Thai stays", "นายกฯ กล่าวว่า", "นายกฯ กล่าวว่า" },
	{ "Chinese stays", "吉隆坡，", "吉隆坡，" },
	{ "marks of quotation stay apart", "“Kata” \"dia\"",
	    "“kata” \"dia\"" },
};

static void
folds(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct fold f = fold_text(&a, text_of(cases[i].source));

		if (!text_equal_c(f.text, cases[i].folded))
			fail_msg("%s: \"%.*s\"", cases[i].what,
			    (int)f.text.len, f.text.ptr);
	}
	arena_free(&a);
}

/* The map never goes back and ends at the source's end. */
static void
knows_where_it_came_from(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct kutip_str source = text_of(cases[i].source);
		struct fold f = fold_text(&a, source);

		assert_int_equal(fold_from(&f, f.text.len), source.len);
		for (uint32_t k = 0, last = 0; k < f.text.len;) {
			uint32_t from = fold_from(&f, k);

			if (from < last || from >= source.len)
				fail_msg("%s: byte %u", cases[i].what, k);
			if (((unsigned char)source.ptr[from] & 0xC0) == 0x80)
				fail_msg("%s: inside a letter", cases[i].what);
			last = from;
			text_step(f.text, &k);
		}
		assert_int_equal(text_valid(f.text.ptr, f.text.len), f.text.len);
	}
	arena_free(&a);
}

static const struct {
	const char *what, *source, *word, *printed;
} places[] = {
	{ "letter by letter", "Kata dia", "dia", "dia" },
	{ "behind a run of blanks", "Kata \u00A0 Dia", "dia", "Dia" },
	{ "with what is left out", "a ព្រះ\u200Bរាជា b", "ព្រះរាជា",
	    "ព្រះ\u200Bរាជា " },
	{ "composed", "de Vie\u0323\u0302t Nam", "việt", "Vie\u0323\u0302t" },
	{ "behind a composed one", "e\u0301 nam", "nam", "nam" },
	{ "Khmer signs in another order", "ក រដ្ឋមន្រ្តី ខ", "រដ្ឋមន្ត្រី",
	    "រដ្ឋមន្រ្តី" },
	{ "Khmer in one spelling more", "ក អោយ\u200Bដឹង ខ", "ឱ្យដឹង",
	    "អោយ\u200Bដឹង" },
	{ "Burmese with blanks", "က မန် တ လေး", "မန်တလေး", "မန် တ လေး" },
};

/* What is found in the fold stands in the source as it was printed. */
static void
leads_back(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(places); i++) {
		struct kutip_str source = text_of(places[i].source);
		struct fold f = fold_text(&a, source);
		struct kutip_str word = text_of(places[i].word);
		uint32_t at = text_find(f.text, word, 0), end;
		struct kutip_str printed;

		assert_int_not_equal(at, KUTIP_NONE);
		end = fold_from(&f, at + word.len);
		printed = text_trim(text_slice(source,
		    (struct kutip_span){ fold_from(&f, at), end }));
		if (!text_equal(printed, text_trim(text_of(places[i].printed))))
			fail_msg("%s: \"%.*s\"", places[i].what,
			    (int)printed.len, printed.ptr);
		assert_int_equal(fold_find(&f, fold_from(&f, at)), at);
	}
	arena_free(&a);
}

/* A text folds byte for byte but at its line ends, and the map says no more. */
static void
takes_little(void **state)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct fold f;

	(void)state;
	for (int i = 0; i < 2000; i++)
		buf_puts(&b, "Kata Menteri di Jakarta, jalan itu kering.\n\n");
	f = fold_text(&a, buf_as_str(&b));
	assert_true(f.steps <= 2001);
	for (uint32_t i = 0; i < 2000; i++) {
		uint32_t at = fold_find(&f, i * 44 + 16);

		assert_memory_equal(f.text.ptr + at, "jakarta", 7);
		assert_int_equal(fold_from(&f, at), i * 44 + 16);
	}
	buf_free(&b);
	arena_free(&a);
}

static void
finds_the_first_at_or_after(void **state)
{
	struct arena a = { 0 };
	struct fold f = fold_text(&a, STR("a  \u200B bc"));

	(void)state;
	assert_true(text_equal_c(f.text, "a bc"));
	assert_int_equal(fold_find(&f, 0), 0);
	assert_int_equal(fold_find(&f, 1), 1);
	assert_int_equal(fold_find(&f, 2), 2);
	assert_int_equal(fold_find(&f, 7), 2);
	assert_int_equal(fold_find(&f, 8), 3);
	assert_int_equal(fold_find(&f, 9), 4);
	assert_int_equal(fold_find(&f, 1000), 4);
	arena_free(&a);
}

/* What is folded once is folded: lists and text meet.  (A line end of a fold
 * was an empty line; alone it would be a blank.) */
static void
folds_only_once(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct fold f = fold_text(&a, text_of(cases[i].folded));

		if (strchr(cases[i].folded, '\n') != NULL)
			continue;
		if (!text_equal_c(f.text, cases[i].folded))
			fail_msg("%s: \"%.*s\"", cases[i].what,
			    (int)f.text.len, f.text.ptr);
	}
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds),
		cmocka_unit_test(knows_where_it_came_from),
		cmocka_unit_test(leads_back),
		cmocka_unit_test(takes_little),
		cmocka_unit_test(finds_the_first_at_or_after),
		cmocka_unit_test(folds_only_once),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}

/*
 * cluster - what a person calls a character, against ICU's own iterator; and
 * breaks at words and for lines, which never fall into one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- clusters --------------------------------------------------------- */

/* Text with a bar at every edge inside it. */
static const struct { const char *what, *cut; } clusters[] = {
	{ "ASCII", "a|b|c" },
	{ "CR LF is one", "a|\r\n|b" },
	{ "LF CR is two", "\n|\r" },
	{ "control characters stand alone", "a|\t|\u0301|b" },
	{ "e with two marks", "e\u0302\u0301|n" },
	{ "mark at the beginning", "\u0301|a" },
	{ "Thai marks", "ที่|นี่" },
	{ "sara am belongs to its consonant", "น้ำ|ใ|จ" },
	{ "Lao sara am", "ຄຳ|ນ" },
	{ "Thai vowel that stands before", "เ|ท|ศ" },
	{ "Khmer, coeng joins", "ក|ម្ពុ|ជា" },
	{ "Khmer, two coengs", "ស្ត្រី|ក" },
	{ "Khmer, coeng with independent vowel", "ក្ឥ|ក" },
	{ "coeng before a blank", "ក្| |ក" },
	{ "coeng before Latin", "ក្|a" },
	{ "coeng, then a mark put after it by NFC", "ក្\u17DDត" },
	{ "non-joiner says no stack", "ក្\u200C|ត" },
	{ "coeng does not stack Myanmar", "ក្|\u1000" },
	{ "Burmese, virama joins", "မ|န္တ|လေ|း" },
	{ "Burmese, kinzi", "အ|င်္ဂ|လိ|ပ်" },
	{ "Burmese, asat does not join", "မြ|န်|မ|ာ" },
	{ "virama before a vowel sign's letter", "\u1000\u1039\u101D" },
	{ "Myanmar virama before a digit", "\u1000\u1039|\u1041" },
	{ "Tamil vowel sign", "த|மி|ழ்" },
	{ "Tamil, pulli does not join", "க்|ஷ" },
	{ "Hangul letters", "\u1112\u1161\u11AB|\u1100" },
	{ "Hangul syllable with a final", "\uAC00\u11A8|\uAC01" },
	{ "flags are pairs", "🇮🇩|🇲🇾|🇸" },
	{ "flags after a letter", "a|🇮🇩|🇲🇾" },
	{ "family", "👨\u200D👩\u200D👧|a" },
	{ "joiner after a letter does not join", "a\u200D|👩" },
	{ "skin tone", "👍🏽|👍" },
	{ "Arabic number sign", "\u0600١|٢" },
};

static struct kutip_str
without_bars(const char *cut, char *out)
{
	uint32_t n = 0;

	for (; *cut; cut++)
		if (*cut != '|')
			out[n++] = *cut;
	return (struct kutip_str){ out, n };
}

static void
clusters_by_table(void **state)
{
	char text[128];

	(void)state;
	for (size_t i = 0; i < LEN(clusters); i++) {
		const char *cut = clusters[i].cut;
		struct kutip_str s = without_bars(cut, text);

		for (uint32_t pos = 0; pos < s.len; pos++, cut++) {
			bool edge = *cut == '|' || pos == 0;

			if (*cut == '|')
				cut++;
			if (cluster_is_edge(s, pos) != edge)
				fail_msg("%s: byte %u", clusters[i].what, pos);
		}
	}
}

/* From all classes of UAX 29, and what the joins of kutip look at. */
static const uint32_t sorts[] = {
	'a', ' ', '\n', '\r', '\t', 0xA9, 0xAD, 0xE9, 0x301, 0x323, 0x600, 0x903,
	0xE01, 0xE33, 0xE34, 0xEB3, 0x1000, 0x1031, 0x103A, 0x1100, 0x1160,
	0x11A8, 0x1780, 0x17B6, 0x17DD, 0x200B, 0x200C, 0x200D, 0x202E, 0x2764,
	0x4E1C, 0xAC00, 0xAC01, 0xFE0F, 0xFFFD, 0x1F1E6, 0x1F1E9, 0x1F44D,
	0x1F3FD, 0x1F469, 0xE0061, 0xD4D, 0x0D4E, 0x1039, 0x17D2,
};
#define STACKERS 2			/* the last of them */

static struct kutip_str
random_text(uint32_t *seed, size_t of, char out[64])
{
	uint32_t n = 0, letters;

	*seed = *seed * 1664525u + 1013904223u;
	letters = 1 + (*seed >> 16) % 14;
	for (uint32_t i = 0; i < letters; i++) {
		*seed = *seed * 1664525u + 1013904223u;
		n += text_encode(sorts[(*seed >> 8) % of], out + n);
	}
	return (struct kutip_str){ out, n };
}

static void
check_steps(struct kutip_str s)
{
	uint32_t next = 0, last = s.len;

	for (uint32_t pos = 0; pos < s.len; pos++) {
		if (pos == next)
			next = cluster_next(s, pos);
		else
			assert_false(cluster_is_edge(s, pos));
		if (pos == next)
			assert_true(cluster_is_edge(s, pos));
	}
	assert_int_equal(next, s.len);
	while (last > 0) {
		uint32_t before = cluster_prev(s, last);

		assert_true(before < last);
		assert_true(cluster_is_edge(s, before));
		assert_int_equal(cluster_next(s, before), last);
		last = before;
	}
}

static void
steps_agree(void **state)
{
	uint32_t seed = 2;
	char text[64];

	(void)state;
	for (int i = 0; i < 30000; i++)
		check_steps(random_text(&seed, LEN(sorts), text));
	check_steps(STR(""));
}

static void
clusters_as_icu(void **state)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *icu = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
	UText ut = UTEXT_INITIALIZER;
	uint32_t seed = 1;
	char text[64];

	(void)state;
	assert_true(U_SUCCESS(status));
	for (int i = 0; i < 30000; i++) {
		struct kutip_str s =
		    random_text(&seed, LEN(sorts) - STACKERS, text);

		utext_openUTF8(&ut, s.ptr, s.len, &status);
		ubrk_setUText(icu, &ut, &status);
		for (uint32_t pos = 0; pos < s.len;) {
			uint32_t next = (uint32_t)ubrk_next(icu);

			assert_int_equal(cluster_next(s, pos), next);
			pos = next;
		}
	}
	utext_close(&ut);
	ubrk_close(icu);
}

static void
bad_bytes_are_steps(void **state)
{
	static const char bytes[] = "a\xFF\xE0\xB8\x80\x80z\xE0\xB8";
	struct kutip_str s = STR(bytes);
	uint32_t pos, steps = 0;

	(void)state;
	for (pos = 0; pos < s.len; steps++) {
		uint32_t next = cluster_next(s, pos);

		assert_true(next > pos && next <= s.len);
		pos = next;
	}
	assert_true(steps > 3);
	for (pos = s.len; pos > 0;) {
		uint32_t before = cluster_prev(s, pos);

		assert_true(before < pos);
		pos = before;
	}
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A megabyte of one sort, walked both ways and asked about at every place:
 * linear, though flags look back at their run and clusters have no limit. */
static void
long_runs(void **state)
{
	static const uint32_t bases[] = { 0x1F1E6, 0x301, 0x200D, 0x17D2, 0x1F469 };
	uint32_t n = 200000;
	char *p = malloc((size_t)n * 4);
	double start = seconds();

	(void)state;
	assert_non_null(p);
	for (size_t i = 0; i < LEN(bases); i++) {
		struct kutip_str s = { p, 0 };
		uint32_t pos;

		for (uint32_t k = 0; k < n; k++)
			s.len += text_encode(bases[i], p + s.len);
		for (pos = 0; pos < s.len;)
			pos = cluster_next(s, pos);
		for (pos = s.len; pos > 0;)
			pos = cluster_prev(s, pos);
		for (pos = 0; pos < s.len; pos++)
			cluster_is_edge(s, pos);
	}
	free(p);
	assert_true(seconds() - start < 60);
}

/* ---- breaks ----------------------------------------------------------- */

/* Only what no dictionary of any version disputes. */
static const struct {
	const char *what;
	enum break_kind kind;
	const char *lang, *cut;
} breaks[] = {
	{ "nothing", BREAK_LINE, "en", "" },
	{ "line: after blanks", BREAK_LINE, "en", "Kota |Bandung  |dan" },
	{ "line: not before a full stop", BREAK_LINE, "id", "kata |dia. |Ya." },
	{ "line: after a hyphen", BREAK_LINE, "ms", "hak-|hak" },
	{ "line: must end at a line feed", BREAK_LINE, "en", "a\n|b" },
	{ "line: never at a no-break space", BREAK_LINE, "en", "5\u00A0km" },
	{ "line: quotes hold on to their words", BREAK_LINE, "en",
	    "“a |b” |c" },
	{ "line: Thai words", BREAK_LINE, "th", "น้ำ|สะอาด" },
	{ "line: Thai words, other language", BREAK_LINE, "en",
	    "น้ำ|สะอาด" },
	{ "line: Chinese, comma kept", BREAK_LINE, "zh", "东|盟，|东|盟" },
	{ "line: at a zero width space", BREAK_LINE, "km",
	    "ខ្មែរ\u200B|ខ្មែរ" },
	{ "line: not inside a flag", BREAK_LINE, "en", "🇮🇩|🇲🇾" },
	{ "word: blanks and marks apart", BREAK_WORD, "en", "Kota| |2,5|!" },
	{ "word: Thai", BREAK_WORD, "th", "น้ำ|สะอาด" },
	{ "word: no language", BREAK_WORD, NULL, "a| |b" },
	{ "word: unknown language", BREAK_WORD, "qqx", "a| |b" },
};

static void
check_breaks(struct breaker *b, const char *what, const char *cut)
{
	char text[128];
	struct kutip_str s = without_bars(cut, text);
	uint32_t pos = 0, edge;

	if (!breaker_set(b, s))
		fail_msg("%s: not set", what);
	for (; *cut != '\0'; cut++) {
		if (*cut != '|') {
			pos++;
			continue;
		}
		edge = breaker_next(b);
		if (edge != pos)
			fail_msg("%s: %u, not %u", what, edge, pos);
	}
	if (s.len > 0)
		assert_int_equal(breaker_next(b), s.len);
	assert_int_equal(breaker_next(b), KUTIP_NONE);
	assert_int_equal(breaker_next(b), KUTIP_NONE);
}

static void
breaks_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(breaks); i++) {
		struct breaker *b = breaker_new(breaks[i].kind, breaks[i].lang);

		assert_non_null(b);
		check_breaks(b, breaks[i].what, breaks[i].cut);
		check_breaks(b, "the same object, used again", "");
		check_breaks(b, breaks[i].what, breaks[i].cut);
		breaker_free(b);
	}
	breaker_free(NULL);
}

static const struct { const char *what, *text; uint32_t at_least; } unspaced[] = {
	{ "Thai", "ประชาชนในภูมิภาคต้องการน้ำสะอาดและอากาศที่ดี", 6 },
	{ "Lao", "ປະຊາຊົນຢູ່ໃນພາກພື້ນຕ້ອງການນ້ຳສະອາດ", 5 },
	{ "Khmer", "ប្រជាជនក្នុងតំបន់ត្រូវការទឹកស្អាតនិងខ្យល់ល្អ", 5 },
	{ "Burmese", "ဒေသတွင်းပြည်သူများသည်သန့်ရှင်းသောရေကိုလိုအပ်သည်မန္တလေး", 5 },
	{ "Chinese", "本地区人民需要清洁的水和良好的空气", 5 },
};

/* No edge falls into a cluster, and the words of a script without blanks are
 * found by dictionary. */
static void
breaks_of_unspaced(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(unspaced); i++)
		for (int kind = 0; kind < BREAK_KINDS; kind++) {
			struct breaker *b = breaker_new(kind, "en");
			struct kutip_str s = text_of(unspaced[i].text);
			uint32_t edges = 0, last = 0, at;

			assert_true(breaker_set(b, s));
			while ((at = breaker_next(b)) != KUTIP_NONE) {
				assert_true(at > last);
				assert_true(cluster_is_edge(s, at));
				last = at;
				edges++;
			}
			assert_int_equal(last, s.len);
			if (edges < unspaced[i].at_least)
				fail_msg("%s: %u edges", unspaced[i].what, edges);
			breaker_free(b);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clusters_by_table),
		cmocka_unit_test(clusters_as_icu),
		cmocka_unit_test(steps_agree),
		cmocka_unit_test(bad_bytes_are_steps),
		cmocka_unit_test(long_runs),
		cmocka_unit_test(breaks_by_table),
		cmocka_unit_test(breaks_of_unspaced),
	};

	return cmocka_run_group_tests_name("cluster", tests, NULL, NULL);
}

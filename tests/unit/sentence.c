/*
 * sentence - where sentences end, and where a full stop ends none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "sentence.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *lang, *text, *sentences; } cases[] = {
	{ "two", "id", "Air naik. Sawah kering.", "Air naik. | Sawah kering." },
	{ "question, exclamation", "en", "Who? Nobody! Fine.",
	    "Who? | Nobody! | Fine." },
	{ "without an end", "id", "Air naik. Sawah", "Air naik. | Sawah" },
	{ "ellipsis", "en", "He waited… She came.", "He waited… | She came." },
	{ "three dots in one", "en", "He waited... and she came.",
	    "He waited... and she came." },
	{ "point between digits", "id", "Harganya 4.500 rupiah. Murah.",
	    "Harganya 4.500 rupiah. | Murah." },
	{ "before a small letter", "id", "Pasal 4 ayat a. b. dan c.",
	    "Pasal 4 ayat a. b. dan c." },
	{ "title", "id", "Kata Dr. Wulan hari ini. Ia pergi.",
	    "Kata Dr. Wulan hari ini. | Ia pergi." },
	{ "initial", "id", "Ia bertemu N. Paramita di kota. Ia pergi.",
	    "Ia bertemu N. Paramita di kota. | Ia pergi." },
	{ "two initials", "en", "They met M. J. Tan there. He left.",
	    "They met M. J. Tan there. | He left." },
	{ "Filipino titles", "tl", "Dumating si Sen. Malabanan. Umalis siya.",
	    "Dumating si Sen. Malabanan. | Umalis siya." },
	{ "Filipino lawyer", "tl", "Sinabi ni Atty. Magsumbol iyon. Tapos na.",
	    "Sinabi ni Atty. Magsumbol iyon. | Tapos na." },
	{ "the mark belongs to it", "en", "“It holds.” She left.",
	    "“It holds.” | She left." },
	{ "straight mark", "id", "\"Air naik.\" Ia pergi.",
	    "\"Air naik.\" | Ia pergi." },
	{ "bracket", "en", "It holds (for now.) She left.",
	    "It holds (for now.) | She left." },
	{ "the cue goes on in small letters", "id",
	    "\"Siapa yang datang?\" tanya Wulan. Ia pergi.",
	    "\"Siapa yang datang?\" tanya Wulan. | Ia pergi." },
	{ "English too", "en", "“Who came?” asked Mei Tan. He left.",
	    "“Who came?” asked Mei Tan. | He left." },
	{ "lost blank", "en", "The price rose.Nik came.",
	    "The price rose. | Nik came." },
	{ "paragraphs", "id", "Air naik\n\nSawah kering",
	    "Air naik | Sawah kering" },
	{ "Khmer", "km", "ទឹកឡើង។ ស្រែស្ងួត៕", "ទឹកឡើង។ | ស្រែស្ងួត៕" },
	{ "Khmer with a blank before", "km", "ទឹកឡើង ។ ស្រែស្ងួត ៕",
	    "ទឹកឡើង ។ | ស្រែស្ងួត ៕" },
	{ "Burmese", "my", "မိုးရွာသည်။ ရေတက်သည်။",
	    "မိုးရွာသည်။ | ရေတက်သည်။" },
	{ "Chinese", "zh", "河水上涨。村民等待！好吗？",
	    "河水上涨。 | 村民等待！ | 好吗？" },
	{ "Chinese mark belongs to it", "zh", "“河水上涨。”她走了。",
	    "“河水上涨。” | 她走了。" },
	{ "Vietnamese", "vi", "Nước dâng. Đồng khô.", "Nước dâng. | Đồng khô." },
	{ "Thai has no mark", "th", "น้ำขึ้น นาแล้ง ฝนตก", "น้ำขึ้น นาแล้ง ฝนตก" },
	{ "Thai opener", "th", "น้ำขึ้นมาก นอกจากนี้ นาแล้ง",
	    "น้ำขึ้นมาก | นอกจากนี้ นาแล้ง" },
	{ "Tamil", "ta", "மழை பெய்தது. நீர் உயர்ந்தது.",
	    "மழை பெய்தது. | நீர் உயர்ந்தது." },
};

static void
cuts(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct kutip_sentence *s;
		struct parse p;

		/* A first line would be a title; a title has sentences too. */
		parse_text(&p, cases[i].lang, cases[i].text, PARSE_SENTENCE);
		s = p.r.sentences.rows;
		for (uint32_t k = 0; k < p.r.sentences.n; k++)
			parse_add_span(&p, s[k].span);
		if (strcmp(parse_line(&p), cases[i].sentences) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
	}
}

static void
blocks_know_their_sentences(void **state)
{
	struct parse p;
	const struct kutip_block *b;
	const struct kutip_sentence *s;
	uint32_t n;

	(void)state;
	parse_text(&p, "id", "Berita\n\nAir naik. Sawah kering. Hujan.\n\nIa "
	    "pergi.", PARSE_SENTENCE);
	b = reading_blocks(&p.r, &n);
	s = p.r.sentences.rows;
	assert_int_equal(n, 3);
	assert_int_equal(p.r.sentences.n, 5);
	assert_int_equal(b[1].sentence, 1);
	assert_int_equal(b[1].sentences, 3);
	assert_int_equal(b[2].sentence, 4);
	assert_int_equal(s[4].block, 2);
	for (uint32_t i = 0; i < 5; i++) {
		assert_int_equal(sentence_of(&p.r, s[i].span.start), i);
		assert_int_equal(sentence_of(&p.r, s[i].span.end - 1), i);
		assert_int_equal(sentence_of(&p.r, s[i].span.end), KUTIP_NONE);
	}
	assert_int_equal(sentence_of(&p.r, 100000), KUTIP_NONE);
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts),
		cmocka_unit_test(blocks_know_their_sentences),
	};

	return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}

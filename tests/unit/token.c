/*
 * token - words, numbers and marks, and which lists each of them stands in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "text.h"
#include "token.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *lang, *text, *tokens; } cuts[] = {
	{ "words", "id", "Air naik", "Air | naik" },
	{ "full stop", "id", "Air naik.", "Air | naik | ." },
	{ "hyphen in a word", "id", "ke-32 kata-kata", "ke-32 | kata-kata" },
	{ "dash between words", "id", "JAKARTA -- Air", "JAKARTA | - | - | Air" },
	{ "apostrophe in a word", "id", "Sa'ad Qur\u2019an",
	    "Sa'ad | Qur\u2019an" },
	{ "marks around a word", "id", "'air' “naik”",
	    "' | air | ' | “ | naik | ”" },
	{ "full stops of an abbreviation", "en", "the U.S. side",
	    "the | U.S | . | side" },
	{ "a lost blank", "id", "kota.Dia pergi", "kota | . | Dia | pergi" },
	{ "comma and mark touch", "id", "Malaysia,\"ucap dia",
	    "Malaysia | , | \" | ucap | dia" },
	{ "time and money", "id", "17.51 US$4,6", "17.51 | US | $ | 4 | , | 6" },
	{ "brackets", "id", "(Kemenlu)", "( | Kemenlu | )" },
	{ "Thai digits", "th", "๒๕๖๔", "๒๕๖๔" },
	{ "Vietnamese marks belong to letters", "vi", "Việt Nam đã",
	    "Việt | Nam | đã" },
	{ "decomposed letters too", "vi", "Vie\u0323\u0302t Nam",
	    "Vie\u0323\u0302t | Nam" },
	{ "zero width blank in a word", "en", "ze\u200Bro", "ze\u200Bro" },
};

static void
cuts_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cuts); i++) {
		struct parse p;

		parse_text(&p, cuts[i].lang, cuts[i].text, PARSE_TOKEN);
		for (uint32_t k = 0; k < p.r.tokens.n; k++)
			parse_add_span(&p, (struct kutip_span){
			    token_row(&p.r, k)->start,
			    token_row(&p.r, k)->end });
		if (strcmp(parse_line(&p), cuts[i].tokens) != 0)
			fail_msg("%s: %s", cuts[i].what, parse_line(&p));
		parse_end(&p);
	}
}

/* In scripts without blanks a form of a list is a word, and so is the rest
 * between two of them. */
static const struct { const char *what, *lang, *text, *word; } unspaced[] = {
	{ "Thai cue", "th", "นางสาวดวงดาวกล่าวว่าน้ำลด", "กล่าวว่า" },
	{ "Thai honorific", "th", "นางสาวดวงดาวกล่าวว่าน้ำลด", "นางสาว" },
	{ "Thai name between", "th", "นางสาวดวงดาวกล่าวว่าน้ำลด", "ดวงดาว" },
	{ "Khmer honorific", "km", "លោកនិយាយថាទឹក", "លោក" },
	{ "Chinese cue", "zh", "林美玉表示，", "表示" },
	{ "Chinese mark", "zh", "林美玉表示，", "，" },
};

static void
cuts_scripts_without_blanks(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(unspaced); i++) {
		struct parse p;
		bool seen = false;

		parse_text(&p, unspaced[i].lang, unspaced[i].text, PARSE_TOKEN);
		for (uint32_t k = 0; k < p.r.tokens.n; k++) {
			const struct token *t = token_row(&p.r, k);
			struct kutip_span at = { t->start, t->end };

			seen = seen || text_equal_c(text_slice(p.r.text, at),
			    unspaced[i].word);
			parse_add_span(&p, at);
		}
		if (!seen)
			fail_msg("%s: %s", unspaced[i].what, parse_line(&p));
		parse_end(&p);
	}
}

static const struct {
	const char *what, *text;
	uint8_t kind, flags;
} flags[] = {
	{ "small", "air", TOKEN_WORD, TOKEN_FIRST },
	{ "capital", "Air", TOKEN_WORD, TOKEN_FIRST | TOKEN_CAPITAL },
	{ "capitals", "KPK", TOKEN_WORD,
	    TOKEN_FIRST | TOKEN_CAPITAL | TOKEN_CAPITALS },
	{ "one capital is no abbreviation", "A", TOKEN_WORD,
	    TOKEN_FIRST | TOKEN_CAPITAL },
	{ "mixed", "KPKnya", TOKEN_WORD, TOKEN_FIRST | TOKEN_CAPITAL },
	{ "capital with an accent", "Ðà", TOKEN_WORD,
	    TOKEN_FIRST | TOKEN_CAPITAL },
	{ "number", "2018", TOKEN_NUMBER, TOKEN_FIRST },
	{ "mark", "“", TOKEN_MARK, TOKEN_FIRST },
	{ "punctuation", ",", TOKEN_PUNCT, TOKEN_FIRST },
	{ "Thai", "น้ำ", TOKEN_WORD, TOKEN_FIRST | TOKEN_UNSPACED },
};

static void
knows_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(flags); i++) {
		struct parse p;
		const struct token *t;

		parse_text(&p, "id", flags[i].text, PARSE_TOKEN);
		t = token_row(&p.r, 0);
		if (p.r.tokens.n != 1 || t->kind != flags[i].kind ||
		    t->flags != flags[i].flags)
			fail_msg("%s: kind %d flags %d", flags[i].what,
			    t->kind, t->flags);
		parse_end(&p);
	}
}

static void
knows_its_place(void **state)
{
	struct parse p;
	const struct token *t;

	(void)state;
	parse_text(&p, "id", "Air naik.\n\nSawah itu", PARSE_TOKEN);
	t = token_row(&p.r, 0);
	assert_int_equal(p.r.tokens.n, 5);
	assert_int_equal(t[0].block, 0);
	assert_int_equal(t[2].block, 0);
	assert_int_equal(t[3].block, 1);
	assert_true(t[3].flags & TOKEN_FIRST);
	assert_false(t[4].flags & TOKEN_FIRST);
	assert_true(t[4].flags & TOKEN_BLANK_BEFORE);
	assert_false(t[2].flags & TOKEN_BLANK_BEFORE);
	assert_int_equal(token_at(&p.r, 0), 0);
	assert_int_equal(token_at(&p.r, 1), 1);
	assert_int_equal(token_at(&p.r, t[3].start), 3);
	assert_int_equal(token_at(&p.r, 1000), 5);
	parse_end(&p);
}

static void
knows_its_lists(void **state)
{
	struct parse p;
	const struct token *t;
	const struct hit *h;

	(void)state;
	parse_text(&p, "id", "Kementerian Luar Negeri, kata Budi.", PARSE_TOKEN);
	t = token_row(&p.r, 0);
	assert_true(t[0].at & KIND_BIT(LEX_BODY));
	assert_true(t[0].in & KIND_BIT(LEX_BODY));
	assert_true(t[4].at & KIND_BIT(LEX_CUE));
	assert_false(t[5].in & KIND_BIT(LEX_CUE));
	h = token_hit(&p.r, 4, LEX_CUE);
	assert_non_null(h);
	assert_true(hit_entry(&p.r, h)->frames & FRAME_QCS);
	assert_int_equal(token_after(&p.r, 4, h), 5);
	assert_null(token_hit(&p.r, 5, LEX_CUE));
	parse_end(&p);
}

/* A form of several words covers them all and begins at the first only. */
static void
long_forms_cover_their_words(void **state)
{
	struct parse p;
	const struct token *t;
	const struct hit *h;

	(void)state;
	parse_text(&p, "en", "It holds, according to Mei.", PARSE_TOKEN);
	t = token_row(&p.r, 0);
	h = token_hit(&p.r, 3, LEX_CUE);
	assert_non_null(h);
	assert_int_equal(token_after(&p.r, 3, h), 5);
	assert_true(t[3].at & KIND_BIT(LEX_CUE));
	assert_false(t[4].at & KIND_BIT(LEX_CUE));
	assert_true(t[4].in & KIND_BIT(LEX_CUE));
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_words),
		cmocka_unit_test(cuts_scripts_without_blanks),
		cmocka_unit_test(knows_kinds),
		cmocka_unit_test(knows_its_place),
		cmocka_unit_test(knows_its_lists),
		cmocka_unit_test(long_forms_cover_their_words),
	};

	return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}

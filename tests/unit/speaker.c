/*
 * speaker - who said it.  The rules with their examples stand in tests/spec;
 * here are the tables that come of them: spans, cues, how a speaker was found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "roster.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct kutip_quote *
quotes_of(struct parse *p, const char *lang, const char *text)
{
	parse_text(p, lang, text, PARSE_SPEAKER);
	return p->r.quotes.rows;
}

static const char *
name_of(const struct parse *p, uint32_t entity)
{
	static char name[64];
	const struct kutip_entity *e = p->r.entities.rows;

	if (entity == KUTIP_NONE)
		return "-";
	memset(name, 0, sizeof(name));
	memcpy(name, e[entity].name.ptr, e[entity].name.len < 63 ?
	    e[entity].name.len : 63);
	return name;
}

static void
assert_slice(const struct parse *p, struct kutip_span span, const char *words)
{
	struct kutip_str s = text_slice(p->r.text, span);

	if (!text_equal_c(s, words))
		fail_msg("\"%.*s\" is not \"%s\"", (int)s.len, s.ptr, words);
}

static void
a_quote_knows_its_words(void **state)
{
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "id",
	    "Berita\n\nAir naik. \"Sawah kering,\" kata Bupati Wulan Anggraini "
	    "di balai desa.");

	(void)state;
	assert_int_equal(p.r.quotes.n, 1);
	assert_int_equal(q->kind, KUTIP_DIRECT);
	assert_int_equal(q->by, KUTIP_BY_NAME);
	assert_slice(&p, q->span, "\"Sawah kering,\"");
	assert_slice(&p, q->words, "Sawah kering,");
	assert_slice(&p, q->cue, "kata");
	assert_slice(&p, q->mention, "Wulan Anggraini");
	assert_string_equal(name_of(&p, q->speaker), "Wulan Anggraini");
	assert_int_equal(q->sentence, 2);
	parse_end(&p);
}

static void
a_report_knows_its_words(void **state)
{
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "id",
	    "Berita\n\nWulan Anggraini mengatakan, sawah di hilir kering.");

	(void)state;
	assert_int_equal(p.r.quotes.n, 1);
	assert_int_equal(q->kind, KUTIP_INDIRECT);
	assert_slice(&p, q->words, "sawah di hilir kering");
	assert_slice(&p, q->cue, "mengatakan");
	assert_slice(&p, q->mention, "Wulan Anggraini");
	assert_int_equal(q->span.start, q->words.start);
	assert_int_equal(q->span.end, q->words.end);
	parse_end(&p);
}

static void
a_clitic_is_its_own_mention(void **state)
{
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "id",
	    "Berita\n\n\"Sawah kering,\" kata Wulan Anggraini.\n\n"
	    "\"Air tidak datang,\" katanya.");

	(void)state;
	assert_int_equal(p.r.quotes.n, 2);
	assert_int_equal(q[1].by, KUTIP_BY_CLITIC);
	assert_int_equal(q[1].speaker, q[0].speaker);
	assert_slice(&p, q[1].cue, "katanya");
	parse_end(&p);
}

static void
nobody_speaks(void **state)
{
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "en",
	    "A brief\n\n“Nobody came to the harbour that day.”");

	(void)state;
	assert_int_equal(p.r.quotes.n, 1);
	assert_int_equal(q->speaker, KUTIP_NONE);
	assert_int_equal(q->by, KUTIP_BY_NONE);
	assert_int_equal(q->cue.start, q->cue.end);
	assert_int_equal(q->mention.start, q->mention.end);
	parse_end(&p);
}

static void
speakers_count_their_quotes(void **state)
{
	const struct kutip_entity *e;
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "en", "A brief\n\n"
	    "“It holds,” said Mei Tan. She said that the wall was old.\n\n"
	    "“It must,” said Arun Pillai.");
	uint32_t total = 0;

	(void)state;
	e = p.r.entities.rows;
	assert_int_equal(p.r.quotes.n, 3);
	assert_int_equal(e[q[0].speaker].quotes, 2);
	assert_int_equal(e[q[2].speaker].quotes, 1);
	for (uint32_t i = 0; i < p.r.entities.n; i++)
		total += e[i].quotes;
	assert_int_equal(total, 3);
	parse_end(&p);
}

/* Two in turn, the second by verb alone: each keeps what is theirs. */
static void
speakers_take_turns(void **state)
{
	static const char *const who[] = {
		"Rosa Villanueva", "Arun Pillai", "Rosa Villanueva",
		"Arun Pillai",
	};
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "en", "A brief\n\n"
	    "“The wall is old,” said Rosa Villanueva.\n\n"
	    "“It will hold,” Arun Pillai said.\n\n"
	    "“Not for long,” Villanueva answered. It began to rain.\n\n"
	    "“Long enough,” said Pillai.");

	(void)state;
	assert_int_equal(p.r.quotes.n, LEN(who));
	for (uint32_t i = 0; i < LEN(who); i++)
		if (strcmp(name_of(&p, q[i].speaker), who[i]) != 0)
			fail_msg("quote %u: %s", i, name_of(&p, q[i].speaker));
	parse_end(&p);
}

/* Quotes are sorted, and lie in the sentence that they name. */
static void
quotes_are_sorted(void **state)
{
	struct parse p;
	const struct kutip_quote *q = quotes_of(&p, "en", "A brief\n\n"
	    "Mei Tan said that the wall was old. “It holds,” she said. "
	    "According to Arun Pillai, it was built by his father. “He knew "
	    "how,” Pillai said, “and he knew why.”");
	const struct kutip_sentence *s = p.r.sentences.rows;

	(void)state;
	assert_int_equal(p.r.quotes.n, 5);
	for (uint32_t i = 0; i < p.r.quotes.n; i++) {
		assert_true(i == 0 || q[i - 1].span.end <= q[i].span.start);
		assert_true(q[i].span.start >= s[q[i].sentence].span.start);
		assert_true(q[i].span.start < s[q[i].sentence].span.end);
	}
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quote_knows_its_words),
		cmocka_unit_test(a_report_knows_its_words),
		cmocka_unit_test(a_clitic_is_its_own_mention),
		cmocka_unit_test(nobody_speaks),
		cmocka_unit_test(speakers_count_their_quotes),
		cmocka_unit_test(speakers_take_turns),
		cmocka_unit_test(quotes_are_sorted),
	};

	return cmocka_run_group_tests_name("speaker", tests, NULL, NULL);
}

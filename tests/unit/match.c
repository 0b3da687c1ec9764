/*
 * match - every form of every list in one walk: at the edges of words, the
 * longest of its kind, where case and language agree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fold.h"
#include "lists.h"
#include "match.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char cues[] = "form\tframes\tkind\n"
    "kata\tQCS\tsay\nmenurut\tCSQ\tsource\nSabda\tQCS\tsay\n";
static const char roles[] = "form\tkind\n"
    "menteri\tbefore\nmenteri luar negeri\tbefore\nKepala\tbefore\n";
static const char bodies[] = "form\tkind\nKementerian\thead\nPT\thead\n";
static const char actors[] = "id\ttype\tcountry\tname\tforms\n"
    "kemlu\torganisation\tID\tForeign Ministry\tKementerian Luar Negeri|"
    "Kemlu|KLU\nsaad\tperson\t\tSa'ad\tSa'ad\n";
static const char thai[] = "form\tframes\tkind\nกล่าวว่า\tSCQ\tsay\n"
    "กล่าว\tSCQ\ttouch\n";
static const char thai_honorifics[] = "form\tkind\nนาย\tbefore\n";
static const char khmer[] = "form\tkind\nព្រះរាជា\tbefore\n";
static const char burmese[] = "form\tframes\tkind\nပြောသည်\tQSC\tsay\n";

struct lexicon {
	struct lists lists;
	struct buf bytes;
	struct kutip_lexicon lexicon;
};

static int
lexicon_new(void **state)
{
	struct lexicon *x = calloc(1, sizeof(*x));

	if (x == NULL)
		return -1;
	lists_new(&x->lists);
	lists_put(&x->lists, "id/cues.tsv", cues);
	lists_put(&x->lists, "id/roles.tsv", roles);
	lists_put(&x->lists, "id/bodies.tsv", bodies);
	lists_put(&x->lists, "actors.tsv", actors);
	lists_put(&x->lists, "th/cues.tsv", thai);
	lists_put(&x->lists, "th/honorifics.tsv", thai_honorifics);
	lists_put(&x->lists, "km/honorifics.tsv", khmer);
	lists_put(&x->lists, "my/cues.tsv", burmese);
	*state = x;
	if (lexicon_compile(x->lists.folder, false, &x->bytes, NULL) !=
	    KUTIP_OK)
		return -1;
	x->lexicon.views = 1;
	return lexicon_view(&x->lexicon.view[0], x->bytes.ptr, x->bytes.len) ?
	    0 : -1;
}

static int
lexicon_free(void **state)
{
	struct lexicon *x = *state;

	buf_free(&x->bytes);
	lists_free(&x->lists);
	free(x);
	return 0;
}

/* "kata | menteri": what is found, as it was printed. */
static void
find_all(const struct lexicon *x, const char *text, uint32_t langs,
    uint32_t kinds, struct buf *out)
{
	struct arena a = { 0 };
	struct fold f = fold_text(&a, text_of(text));
	struct match m = { .lexicon = &x->lexicon, .fold = &f,
	    .source = text_of(text), .word_langs = langs, .name_langs = langs,
	    .kinds = kinds };
	struct vec hits;

	vec_init(&hits, &a, sizeof(struct hit));
	match_span(&m, (struct kutip_span){ 0, m.source.len }, &hits);
	buf_clear(out);
	buf_puts(out, "");
	for (uint32_t i = 0; i < hits.n; i++) {
		const struct hit *h = (const struct hit *)hits.rows + i;

		if (out->len > 0)
			buf_puts(out, " | ");
		buf_str(out, text_slice(m.source,
		    (struct kutip_span){ h->start, h->end }));
	}
	arena_free(&a);
}

static const struct { const char *what, *text, *found; } cases[] = {
	{ "nothing", "", "" },
	{ "a word", "ia kata dia", "kata" },
	{ "at both ends", "kata ia menurut", "kata | menurut" },
	{ "inside a longer word", "katak mengatakata kata2", "" },
	{ "beside marks", "\"kata\", (menurut)", "kata | menurut" },
	{ "doubled is another word", "kata-kata itu", "" },
	{ "capital at the head", "Kata dia", "Kata" },
	{ "in capitals", "KATA DIA", "KATA" },
	{ "wants a capital, has none", "sabda raja", "" },
	{ "wants a capital", "Sabda raja", "Sabda" },
	{ "in a headline", "SABDA RAJA", "SABDA" },
	{ "an abbreviation", "KLU", "KLU" },
	{ "no abbreviation", "Klu klu", "" },
	{ "the longest of its kind", "menteri luar negeri itu",
	    "menteri luar negeri" },
	{ "the shorter where the longer breaks off", "menteri luar kota",
	    "menteri" },
	{ "kinds may overlap", "Kementerian Luar Negeri",
	    "Kementerian | Kementerian Luar Negeri" },
	{ "a blank may be any run of blanks", "Kementerian  Luar\nNegeri",
	    "Kementerian | Kementerian  Luar\nNegeri" },
	{ "an empty line parts", "menteri luar\n\nnegeri", "menteri" },
	{ "curly apostrophe", "Sa\u2019ad", "Sa\u2019ad" },
	{ "Thai touches on both sides", "นายกอกล่าวว่าดี", "นาย | กล่าวว่า" },
	{ "Thai: no cut before a vowel of the word", "กล่าวาจา", "" },
	{ "Khmer with a zero width blank", "ព្រះ\u200Bរាជា", "ព្រះ\u200Bរាជា" },
	{ "Burmese with blanks", "ပြော သည်", "ပြော သည်" },
};

static void
finds(void **state)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < LEN(cases); i++) {
		find_all(*state, cases[i].text, LANG_ANY, ~0u, &out);
		if (strcmp(out.ptr, cases[i].found) != 0)
			fail_msg("%s: %s", cases[i].what, out.ptr);
	}
	buf_free(&out);
}

static const struct {
	const char *what, *text;
	uint32_t langs, kinds;
	const char *found;
} some[] = {
	{ "another language", "kata menteri", LANG_EN, ~0u, "" },
	{ "two languages", "kata กล่าวว่า", LANG_ID | LANG_TH, ~0u,
	    "kata | กล่าวว่า" },
	{ "one of two", "kata กล่าวว่า", LANG_TH, ~0u, "กล่าวว่า" },
	{ "lists of any language", "Kemlu kata", LANG_EN, ~0u, "Kemlu" },
	{ "one kind", "kata menteri Kemlu", LANG_ANY, KIND_BIT(LEX_ROLE),
	    "menteri" },
	{ "no kind", "kata menteri Kemlu", LANG_ANY, 0, "" },
};

static void
looks_for_some(void **state)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < LEN(some); i++) {
		find_all(*state, some[i].text, some[i].langs, some[i].kinds,
		    &out);
		if (strcmp(out.ptr, some[i].found) != 0)
			fail_msg("%s: %s", some[i].what, out.ptr);
	}
	buf_free(&out);
}

/* Only what lies in the span; hits come by start. */
static void
keeps_to_the_span(void **state)
{
	const struct lexicon *x = *state;
	struct kutip_str text = STR("kata kata menteri kata");
	struct arena a = { 0 };
	struct fold f = fold_text(&a, text);
	struct match m = { .lexicon = &x->lexicon, .fold = &f, .source = text,
	    .word_langs = LANG_ANY, .name_langs = LANG_ANY, .kinds = ~0u };
	struct vec hits;
	const struct hit *h;

	vec_init(&hits, &a, sizeof(struct hit));
	match_span(&m, (struct kutip_span){ 5, 17 }, &hits);
	h = hits.rows;
	assert_int_equal(hits.n, 2);
	assert_int_equal(h[0].start, 5);
	assert_int_equal(h[0].end, 9);
	assert_int_equal(h[1].start, 10);
	assert_int_equal(h[1].end, 17);
	assert_int_equal(h[1].kind, LEX_ROLE);
	assert_int_equal(match_entry(&x->lexicon, &h[1])->sub, ROLE_BEFORE);
	match_span(&m, (struct kutip_span){ 18, 22 }, &hits);
	assert_int_equal(hits.n, 3);
	match_span(&m, (struct kutip_span){ 4, 4 }, &hits);
	assert_int_equal(hits.n, 3);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(looks_for_some),
		cmocka_unit_test(keeps_to_the_span),
	};

	return cmocka_run_group_tests_name("match", tests, lexicon_new,
	    lexicon_free);
}

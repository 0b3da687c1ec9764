/*
 * tag - actors, cities and agenda items, their mentions and their weight.
 * The rules stand in tests/spec/tags.md; here are the tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "text.h"
#include "whole.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct kutip_entity *
find(const struct kutip_doc *doc, enum kutip_entity_kind kind,
    const char *label)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);

	for (uint32_t i = 0; i < n; i++)
		if (e[i].kind == kind && text_equal_c(e[i].label, label))
			return &e[i];
	return NULL;
}

static void
a_city_has_a_place(void **state)
{
	struct kutip_doc *doc = parse_doc("id", "a.txt",
	    "Berita\n\nMereka bertemu di Makassar. Kota Makassar ramai.");
	const struct kutip_entity *e = find(doc, KUTIP_CITY, "Makassar");

	(void)state;
	assert_non_null(e);
	assert_true(text_equal_c(e->country, "ID"));
	assert_true(e->lat > -5.3 && e->lat < -5.0);
	assert_true(e->lon > 119.3 && e->lon < 119.6);
	assert_int_equal(e->mentions, 2);
	assert_int_equal(e->quotes, 0);
	assert_false(e->unnamed);
	kutip_free(doc);
}

/* The name is as printed, the label is the usual English name. */
static void
labels_are_english(void **state)
{
	struct kutip_doc *doc = parse_doc("vi", "a.txt",
	    "Tin\n\nHọ đã gặp nhau tại Đà Nẵng vào ngày hôm qua.");
	const struct kutip_entity *e = find(doc, KUTIP_CITY, "Da Nang");

	(void)state;
	assert_non_null(e);
	assert_true(text_equal_c(e->name, "Đà Nẵng"));
	kutip_free(doc);
}

static void
an_item_has_a_key(void **state)
{
	struct kutip_doc *doc = parse_doc("id", "a.txt",
	    "Berita\n\nKabut asap datang lagi. Warga menutup jendela.");
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);

	(void)state;
	while (n > 0 && e->kind != KUTIP_AGENDA)
		e++, n--;
	assert_int_not_equal(n, 0);
	assert_true(text_equal_c(e->key, "haze"));
	assert_true(text_equal_c(e->name, "Kabut asap"));
	assert_true(e->label.len > 0);
	kutip_free(doc);
}

/* In how many of the sentences, per mille. */
static void
weight_counts_sentences(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "Towns meet\n\nThey met in Manila. Manila and Manila again. Rain "
	    "fell. Nobody left.");
	const struct kutip_entity *e = find(doc, KUTIP_CITY, "Manila");
	uint32_t n;

	(void)state;
	kutip_sentences(doc, &n);
	assert_int_equal(n, 5);
	assert_non_null(e);
	assert_int_equal(e->mentions, 3);
	assert_int_equal(e->weight, 400);
	kutip_free(doc);
}

static void
mentions_are_chained(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "Towns meet\n\nManila and Jakarta met in Manila. “It rains in "
	    "Jakarta,” said Rosa Villanueva. Villanueva lives in Manila.");
	const struct kutip_entity *e = find(doc, KUTIP_CITY, "Manila");
	const struct kutip_mention *m;
	uint32_t n, count = 0;

	(void)state;
	assert_string_equal(whole_why_not(doc), "");
	m = kutip_mentions(doc, &n);
	assert_non_null(e);
	for (uint32_t k = e->mention; k != KUTIP_NONE; k = m[k].next) {
		assert_true(text_equal_c(kutip_slice(doc, m[k].span),
		    "Manila"));
		count++;
	}
	assert_int_equal(count, 3);
	assert_int_equal(e->mentions, 3);
	e = find(doc, KUTIP_PERSON, "Rosa Villanueva");
	assert_non_null(e);
	assert_int_equal(e->mentions, 2);
	assert_int_equal(e->quotes, 1);
	kutip_free(doc);
}

/* Somebody without a name speaks, but is no actor. */
static void
the_unnamed_are_marked(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "A brief\n\n“It will not hold,” said a senior official.");
	uint32_t n, quotes;
	const struct kutip_entity *e = kutip_entities(doc, &n);
	const struct kutip_quote *q = kutip_quotes(doc, &quotes);

	(void)state;
	assert_int_equal(quotes, 1);
	assert_true(q->speaker < n);
	assert_true(e[q->speaker].unnamed);
	assert_true(text_equal_c(e[q->speaker].name, "a senior official"));
	kutip_free(doc);
}

/* Whom nobody speaks of with an office, a title, a list or a verb of saying is
 * no actor: two capital words may be anything. */
static void
capitals_are_no_evidence(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "A brief\n\nThe old ferry Golden Heron sank in the bay.");
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);

	(void)state;
	for (uint32_t i = 0; i < n; i++)
		assert_int_not_equal(e[i].kind, KUTIP_PERSON);
	kutip_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_city_has_a_place),
		cmocka_unit_test(labels_are_english),
		cmocka_unit_test(an_item_has_a_key),
		cmocka_unit_test(weight_counts_sentences),
		cmocka_unit_test(mentions_are_chained),
		cmocka_unit_test(the_unnamed_are_marked),
		cmocka_unit_test(capitals_are_no_evidence),
	};

	return cmocka_run_group_tests_name("tag", tests, NULL, NULL);
}

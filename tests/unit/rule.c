/*
 * rule - what a user says of tags: which lines count, and what an article's
 * tags are under them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lists.h"
#include "rule.h"
#include "text.h"

static char said[2000];			/* lines and what is wrong with them */

static void
report(void *context, const struct kutip_error *err)
{
	size_t len = strlen(said);

	(void)context;
	snprintf(said + len, sizeof(said) - len, "%u: %s\n", err->line,
	    err->message);
}

static struct rules *
rules_from(struct lists *lists, const char *text)
{
	static const struct error_reporter reporter = { report, NULL };
	struct rules *r = NULL;

	said[0] = '\0';
	lists_new(lists);
	lists_put(lists, RULES_FILE, text);
	assert_int_equal(rules_read(&r, lists->folder, &reporter, NULL),
	    KUTIP_OK);
	assert_non_null(r);
	return r;
}

/* Where a merge of this tag ends; "" if there is none. */
static const char *
merged(const struct rules *r, const char *tag)
{
	const struct rule *rule = rule_find(r, RULE_MERGE, text_of(tag));

	return rule ? rule->to.ptr : "";
}

static void
the_last_line_counts(void **state)
{
	struct lists lists;
	struct rules *r = rules_from(&lists, "# mine\ndo\ttag\tto\n"
	    "rename\tHaze\tAsap\nrename\thaze\tKabut\n"
	    "hide\tPusat\nshow\tPusat\nhide\tLoket\n");

	(void)state;
	assert_string_equal(said, "");
	assert_true(text_equal_c(rule_find(r, RULE_RENAME,
	    text_of("haze"))->to, "Kabut"));
	assert_null(rule_find(r, RULE_HIDE, text_of("pusat")));
	assert_non_null(rule_find(r, RULE_HIDE, text_of("loket")));
	assert_int_equal(rules_count(r), 2);
	rules_free(r);
	lists_free(&lists);
}

static void
merges_are_followed(void **state)
{
	struct lists lists;
	struct rules *r = rules_from(&lists,
	    "merge\tA\tB\nmerge\tB\tC\nmerge\tD\tB\nmerge\tC\tE\n");

	(void)state;
	assert_string_equal(said, "");
	assert_string_equal(merged(r, "a"), "E");
	assert_string_equal(merged(r, "b"), "E");
	assert_string_equal(merged(r, "c"), "E");
	assert_string_equal(merged(r, "d"), "E");
	rules_free(r);
	lists_free(&lists);
}

static void
circles_are_broken(void **state)
{
	struct lists lists;
	struct rules *r = rules_from(&lists, "merge\tA\tB\nmerge\tB\tC\n"
	    "merge\tC\tA\nmerge\tX\tX\nmerge\tD\tA\n");

	(void)state;
	assert_string_equal(said,
	    "4: merges a tag with itself; the line is not used\n"
	    "3: closes a circle of merges; the line is not used\n");
	assert_string_equal(merged(r, "a"), "C");
	assert_string_equal(merged(r, "d"), "C");
	assert_string_equal(merged(r, "c"), "");
	rules_free(r);
	lists_free(&lists);
}

static void
wrong_lines_are_said(void **state)
{
	struct lists lists;
	struct rules *r = rules_from(&lists, "hide\n\nrename\tA\n"
	    "hide\tA\tB\nvanish\tA\nhide\t\xff\nhide\tFine\n");

	(void)state;
	assert_string_equal(said,
	    "1: names no tag; the line is not used\n"
	    "3: wants a third column; the line is not used\n"
	    "4: has a third column too many; the line is not used\n"
	    "5: begins with none of hide, silence, rename, merge, split, show "
	    "and a tab; the line is not used\n"
	    "6: line is not UTF-8, save the file as UTF-8; the line is not "
	    "used\n");
	assert_int_equal(rules_count(r), 1);
	rules_free(r);
	lists_free(&lists);
}

static void
rules_are_written(void **state)
{
	struct lists lists;
	struct rules *r = rules_from(&lists, "hide\tA");

	(void)state;
	rules_free(r);
	assert_int_equal(rules_write(lists.folder, RULE_MERGE,
	    STR("Si\tB\n"), STR("C"), NULL), KUTIP_OK);
	assert_int_equal(rules_read(&r, lists.folder, NULL, NULL), KUTIP_OK);
	assert_int_equal(rules_count(r), 2);
	assert_string_equal(merged(r, "si b"), "C");
	rules_free(r);
	/* The last line can be taken back, another cannot. */
	assert_int_equal(rules_take_back(lists.folder, RULE_HIDE, STR("A"),
	    STR(""), NULL), KUTIP_EMPTY);
	assert_int_equal(rules_take_back(lists.folder, RULE_MERGE,
	    STR("Si\tB\n"), STR("C"), NULL), KUTIP_OK);
	assert_int_equal(rules_read(&r, lists.folder, NULL, NULL), KUTIP_OK);
	assert_int_equal(rules_count(r), 1);
	rules_free(r);
	lists_free(&lists);
}

/* ---- over an article ---------------------------------------------------- */

static const char brief[] =
    "Kota Pintar Dibahas di Surabaya\n"
    "\n"
    "\"Kita mulai dari air bersih,\" kata Menteri Sari Wulandari di Jakarta.\n"
    "\n"
    "\"Kabut asap belum hilang,\" ujar Bupati Budi Hartono. Budi dan Sari "
    "hadir bersama wakil Malaysia.\n";

static struct kutip_lexicon *lexicon;
static struct kutip_reader *reader;
static struct kutip_doc *doc;
static struct lists own;

static void
read_with(const char *file, const char *text)
{
	lists_new(&own);
	lists_put(&own, file, text);
	assert_int_equal(kutip_lexicon_new(&lexicon, own.folder, NULL),
	    KUTIP_OK);
	assert_int_equal(kutip_reader_new(&reader, lexicon,
	    &(struct kutip_options){ .lang = "id" }, NULL), KUTIP_OK);
	assert_int_equal(kutip_read(reader, "kota.txt", brief, strlen(brief),
	    &doc, NULL), KUTIP_OK);
}

static void
done(void)
{
	kutip_free(doc);
	kutip_reader_free(reader);
	kutip_lexicon_free(lexicon);
	lists_free(&own);
}

static const struct kutip_entity *
labelled(const char *label)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);

	for (uint32_t i = 0; i < n; i++)
		if (text_equal_c(e[i].label, label))
			return &e[i];
	return NULL;
}

static const char *
speaker(uint32_t quote, char out[64])
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);
	const struct kutip_entity *e = kutip_entities(doc, &n);

	snprintf(out, 64, "%.*s", (int)e[q[quote].speaker].label.len,
	    e[q[quote].speaker].label.ptr);
	return out;
}

static void
without_rules(void **state)
{
	(void)state;
	read_with("id/common.tsv", "form\nxyz\n");
	assert_int_equal(labelled("Sari Wulandari")->mentions, 2);
	assert_int_equal(labelled("Budi Hartono")->mentions, 2);
	assert_non_null(labelled("Haze"));
	assert_int_equal(labelled("Surabaya")->mentions, 1);
	done();
}

static void
tags_are_hidden_and_renamed(void **state)
{
	char name[64];

	(void)state;
	read_with(RULES_FILE, "hide\tjakarta\nhide\tSari Wulandari\n"
	    "rename\thaze\tAsap\n");
	assert_null(labelled("Jakarta"));
	assert_null(labelled("Haze"));
	assert_true(text_equal_c(labelled("Asap")->key, "haze"));
	/* Who is no tag may still speak. */
	assert_true(labelled("Sari Wulandari")->untagged);
	assert_int_equal(labelled("Sari Wulandari")->mentions, 0);
	assert_string_equal(speaker(0, name), "Sari Wulandari");
	done();
}

static void
tags_are_merged(void **state)
{
	char name[64];

	(void)state;
	read_with(RULES_FILE, "merge\tBudi Hartono\tSari Wulandari\n"
	    "merge\tSurabaya\tKota Pahlawan\nmerge\tJakarta\tKota Pahlawan\n");
	assert_null(labelled("Budi Hartono"));
	assert_int_equal(labelled("Sari Wulandari")->mentions, 4);
	assert_int_equal(labelled("Sari Wulandari")->quotes, 2);
	assert_string_equal(speaker(1, name), "Sari Wulandari");
	assert_int_equal(labelled("Kota Pahlawan")->mentions, 2);
	done();
}

static void
forms_are_split_off_and_silenced(void **state)
{
	(void)state;
	read_with(RULES_FILE, "split\tSari\tSari Wulandari\n"
	    "silence\tBudi\nsilence\tMalaysia\n");
	assert_int_equal(labelled("Sari Wulandari")->mentions, 1);
	assert_int_equal(labelled("Sari")->mentions, 1);
	assert_int_equal(labelled("Budi Hartono")->mentions, 1);
	assert_null(labelled("Malaysia"));
	done();
}

/* A list of one's own gives a known item more forms. */
static void
own_forms_join_the_known(void **state)
{
	(void)state;
	read_with("agenda.tsv", "id\tpillar\tname\tforms\n"
	    "haze\tsocio-cultural\tHaze\tid:air bersih\n");
	assert_int_equal(labelled("Haze")->mentions, 2);
	done();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_line_counts),
		cmocka_unit_test(merges_are_followed),
		cmocka_unit_test(circles_are_broken),
		cmocka_unit_test(wrong_lines_are_said),
		cmocka_unit_test(rules_are_written),
		cmocka_unit_test(without_rules),
		cmocka_unit_test(tags_are_hidden_and_renamed),
		cmocka_unit_test(tags_are_merged),
		cmocka_unit_test(forms_are_split_off_and_silenced),
		cmocka_unit_test(own_forms_join_the_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

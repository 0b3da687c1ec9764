/*
 * export_formats - what each format makes of hostile words, and whether the
 * Web Annotations keep the rules of the W3C's model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export.h"
#include "export_fact.h"
#include "fakedoc.h"
#include "json.h"

#define ID "0190c2f4-0000-7000-8000-000000000001"

/* Everything that a format or a terminal could take for a command. */
#define HOSTILE "=HYPERLINK(\"http://x\",1)\x1b[31m\x1b]0;t\x07 \xe2\x80\xae" \
    "rtl\xc2\x9b</p><script>alert(1)</script>--> *b* _i_ /i/ [[x]] {y} " \
    "\\input{z} %#$&~^ ' \"q\""

static const char *const hostile[] = {
	HOSTILE, "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "  =1", "＝1", "a\n=1",
	"* not a headline", "#+begin_src sh", "| a | b |", "- list\n12. list",
	"]} }\"", "# /kutip:" ID, "<!-- /kutip:" ID " -->", "TY  - NEWS\nER  - ",
	"{{{macro}}}", "\xe2\x80\x8f\xe2\x81\xa6" "marks", "ကြေညာ ข่าว",
};

struct sample {
	struct kutip_doc doc;
	struct note note;
	struct kutip_str tag[1];
	struct passages passages;
	struct buf out;
};

/* One note with s in every part of it and of its brief. */
static char *
made(struct sample *t, const char *format, const char *s)
{
	struct notes_list list = { .rows = &t->note, .n = 1, .anchored = 1, .marks = 1 };
	struct kutip_error err;
	struct kutip_str words = text_of(s);
	uint32_t who;

	*t = (struct sample){ 0 };
	fake_block(&t->doc, KUTIP_PARAGRAPH, "Kata Sari: x.");
	fake_ready(&t->doc, s);
	who = fake_entity(&t->doc, KUTIP_AGENDA, s, "", "");
	fake_mention(&t->doc, who, fake_span(&t->doc, "Sari", 0));
	t->doc.meta.title = t->doc.meta.site = t->doc.meta.url = words;
	t->doc.meta.dateline = t->doc.meta.byline[0] = words;
	t->doc.meta.bylines = 1;
	memcpy(t->doc.meta.lang, "id", 3);
	t->tag[0] = words;
	t->note = (struct note){ .id = STR(ID), .unit = NOTE_QUOTE,
		.exact = words, .prefix = words, .suffix = words,
		.speaker = words, .role = words, .said = STR("direct"),
		.how = STR("name"), .label = words, .body = words,
		.tag = t->tag, .tags = 1, .end = 7,
		.created = STR("2026-11-25T00:59:01.123Z-0000-abc"),
		.modified = STR("2026-11-25T00:59:01.123Z-0000-abc"),
		.span = fake_span(&t->doc, "Sari", 0) };
	passages_init(&t->passages);
	passages_add(&t->passages, &t->doc, &list);
	passages_sort(&t->passages, PASSAGE_BY_SPEAKER);
	assert_int_equal(export_passages(export_format(format), &t->passages,
	    &t->out, &err), KUTIP_OK);
	return t->out.ptr;
}

static void
done(struct sample *t)
{
	buf_free(&t->out);
	passages_free(&t->passages);
	fake_free(&t->doc);
}

static uint32_t
count(const char *s, const char *what)
{
	uint32_t n = 0;

	for (; (s = strstr(s, what)) != NULL; s += strlen(what))
		n++;
	return n;
}

/* No format lets a terminal be spoken to. */
static void
no_control_comes_through(void **state)
{
	uint32_t n;
	const struct export_format *f = export_formats(&n);

	(void)state;
	for (uint32_t i = 0; i < n; i++) {
		struct sample t;
		const char *s;

		if (f[i].put == NULL || f[i].binary)
			continue;
		s = made(&t, f[i].name, HOSTILE);
		for (const char *c = s; *c; c++)
			if ((unsigned char)*c < 0x20 && *c != '\n' &&
			    *c != '\t' && *c != '\r')
				fail_msg("%s: control %d", f[i].name, *c);
		if (strstr(s, "\xe2\x80\xae") || strstr(s, "\xc2\x9b"))
			fail_msg("%s: a control of Unicode", f[i].name);
		done(&t);
	}
}

/* Exporting twice gives the same bytes, and over the older file too. */
static void
html_takes_words_as_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		char *s = made(&t, "html", hostile[i]);

		assert_int_equal(count(s, "<script"), 0);
		assert_int_equal(count(s, "<!-- kutip:"), 4);
		assert_int_equal(count(s, "<!-- /kutip:"), 4);
		assert_int_equal(count(s, "<article"), 1);
		assert_int_equal(count(s, "</p>"), count(s, "<p "));
		assert_null(strstr(s, "href=\"=")); /* no address, no link */
		done(&t);
	}
}

static void
org_takes_words_as_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		char *s = made(&t, "org", hostile[i]);

		assert_int_equal(count(s, "\n* ") + count(s, "\n** "), 2);
		assert_int_equal(count(s, "\n#+"), 2);
		assert_int_equal(count(s, "\n# "), 3);
		assert_int_equal(count(s, "\n| "), 0);
		/* no link outside of the drawer, where there are none */
		for (char *line = s; *line; line = strchr(line, '\n') + 1)
			assert_false(*line != ':' && strstr(line, "[[") &&
			    strstr(line, "[[") < strchr(line, '\n'));
		done(&t);
	}
}

/* The cells of a table as RFC 4180 has them; none is a formula. */
static void
csv_has_no_formula(void **state)
{
	uint32_t facts;

	(void)state;
	export_facts(&facts);
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		char *s = made(&t, "csv", hostile[i]);
		uint32_t cells = 0, rows = 0;

		while (*s) {
			bool quoted = *s == '"';

			s += quoted;
			while (*s == ' ' || *s == '\n' || *s == '\t')
				s++;
			if (strchr("=+-@", *s) && *s)
				fail_msg("a formula: %s", s);
			for (; *s; s++) {
				if (!quoted && (*s == ',' || *s == '\r'))
					break;
				if (*s != '"')
					continue;
				assert_true(quoted);
				if (*++s != '"')
					break;
			}
			cells++;
			if (*s == ',') {
				s++;
				continue;
			}
			assert_memory_equal(s, "\r\n", 2);
			s += 2;
			rows++;
		}
		assert_int_equal(rows, 2);
		assert_int_equal(cells, 2 * facts);
		done(&t);
	}
}

/* Braces that are no words come in pairs, and nothing but TeX's own escapes
 * begins with a backslash. */
static void
bibtex_takes_words_as_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		int depth = 0;

		for (char *s = made(&t, "bibtex", hostile[i]); *s; s++) {
			if (*s == '\\') {
				s++;
				if (!strchr("{}#$%&_t", *s))
					fail_msg("a command of TeX: %s", s);
				continue;
			}
			depth += (*s == '{') - (*s == '}');
			assert_true(depth >= 0);
			assert_true(strchr("%#$~^&", *s) == NULL);
		}
		assert_int_equal(depth, 0);
		done(&t);
	}
}

static void
ris_has_one_line_a_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		char *s = made(&t, "ris", hostile[i]);
		uint32_t ends = 0;

		for (char *line = s; *line; line = strchr(line, '\n') + 1) {
			assert_memory_equal(line + 2, "  - ", 4);
			ends += strncmp(line, "ER", 2) == 0;
		}
		assert_int_equal(ends, 1);
		done(&t);
	}
}

/* ---- Web Annotation Data Model ----------------------------------------------- */

static bool
is_iri(struct kutip_str s)
{
	uint32_t colon = text_find(s, STR(":"), 0);

	if (colon == KUTIP_NONE || colon == 0)
		return false;
	for (uint32_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || strchr("<>\"{}|\\^`", s.ptr[i]))
			return false;
	return true;
}

/* 3.2.2: an embedded text has a value; "purpose" is a motivation. */
static void
check_bodies(const struct json *bodies)
{
	static const char *const motivations[] = { "commenting", "classifying",
		"tagging" };

	for (size_t i = 0; i < json_count(bodies); i++) {
		const struct json *b = json_at(bodies, i);
		bool known = false;

		assert_true(text_equal_c(json_get_string(b, "type"),
		    "TextualBody"));
		assert_true(json_has_string(b, "value"));
		for (int k = 0; k < 3; k++)
			known |= text_equal_c(json_get_string(b, "purpose"),
			    motivations[k]);
		assert_true(known);
	}
}

/* 4.2.4 and 4.2.5: exactly one exact, at most one prefix and suffix; exactly
 * one start and one end, not negative. */
static void
check_target(const struct json *target)
{
	const struct json *s = json_get(target, "selector");
	uint32_t start, end;

	assert_true(is_iri(json_get_string(target, "source")));
	assert_int_equal(json_count(s), 2);
	assert_true(text_equal_c(json_get_string(json_at(s, 0), "type"),
	    "TextQuoteSelector"));
	assert_true(json_has_string(json_at(s, 0), "exact"));
	assert_true(json_has_string(json_at(s, 0), "prefix"));
	assert_true(json_has_string(json_at(s, 0), "suffix"));
	assert_true(text_equal_c(json_get_string(json_at(s, 1), "type"),
	    "TextPositionSelector"));
	assert_true(json_get_number(json_at(s, 1), "start", INT32_MAX, &start));
	assert_true(json_get_number(json_at(s, 1), "end", INT32_MAX, &end));
	assert_true(start <= end);
}

/* 3.1: one id that is an IRI, a type that holds Annotation, one target or
 * more; 3.3.1: a time in UTC with a Z. */
static void
check_annotation(const struct json *a)
{
	struct kutip_str created = json_get_string(a, "created");

	assert_true(is_iri(json_get_string(a, "id")));
	assert_true(text_equal_c(json_get_string(a, "type"), "Annotation"));
	assert_true(text_equal_c(json_get_string(a, "motivation"),
	    "commenting"));
	assert_true(created.len == 24 && created.ptr[23] == 'Z');
	check_bodies(json_get(a, "body"));
	check_target(json_get(a, "target"));
}

static void
jsonld_keeps_the_model(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		struct sample t;
		char why[JSON_WHY_MAX];
		struct json *j;
		const struct json *page, *items;
		uint32_t total;

		made(&t, "jsonld", hostile[i]);
		j = json_parse_all(buf_as_str(&t.out), why);
		assert_non_null(j);
		/* 3.1: the context is there, and first */
		assert_true(text_equal_c(json_string_at(json_get(j,
		    "@context"), 0), "http://www.w3.org/ns/anno.jsonld"));
		/* 5.1, 5.2: a collection with an id and a page of it */
		assert_true(text_equal_c(json_get_string(j, "type"),
		    "AnnotationCollection"));
		assert_true(is_iri(json_get_string(j, "id")));
		page = json_get(j, "first");
		assert_true(is_iri(json_get_string(page, "id")));
		assert_true(text_equal_c(json_get_string(page, "type"),
		    "AnnotationPage"));
		items = json_get(page, "items");
		assert_true(json_get_number(j, "total", 9, &total));
		assert_int_equal(json_count(items), total);
		check_annotation(json_at(items, 0));
		json_free(j);
		done(&t);
	}
}

static void
json_is_sound(void **state)
{
	static const char *const names[] = { "passages", "csl" };

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		for (int k = 0; k < 2; k++) {
			struct sample t;
			char why[JSON_WHY_MAX];
			struct json *j;

			made(&t, names[k], hostile[i]);
			j = json_parse_all(buf_as_str(&t.out), why);
			if (j == NULL)
				fail_msg("%s: %s", names[k], why);
			json_free(j);
			done(&t);
		}
	}
}

/* ---- order and choice ----------------------------------------------------------- */

static void
others_are_counted(void **state)
{
	static const struct {
		struct passage_filter filter;
		const char *why;		/* NULL: it stays */
	} cases[] = {
		{ { .speaker = STR("SARI") }, NULL },
		{ { .speaker = STR("Budi") }, "of other speakers" },
		{ { .label = STR("janji") }, "without that label" },
		{ { .tag = STR("säri") }, NULL },
		{ { .agenda = STR("siber") }, "about other agenda items" },
		{ { .since = STR("2026-11-25") }, NULL },
		{ { .since = STR("2026-11-26") }, "older" },
		{ { .since = STR("2026") }, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample t;

		made(&t, "plain", "Sari");
		passages_filter(&t.passages, &cases[i].filter);
		if (cases[i].filter.label.len == 0)
			assert_int_equal(t.passages.rows.n,
			    cases[i].why == NULL);
		if (cases[i].why != NULL) {
			assert_string_equal(t.passages.left[0].why,
			    cases[i].why);
			assert_int_equal(t.passages.left[0].n, 1);
		}
		done(&t);
	}
}

static void
the_same_brief_twice_is_once(void **state)
{
	struct kutip_doc d = { 0 };
	struct passages p;

	(void)state;
	fake_block(&d, KUTIP_PARAGRAPH, "Kata Sari: x.");
	fake_ready(&d, "a.txt");
	fake_quote(&d, KUTIP_DIRECT, "x", KUTIP_NONE);
	passages_init(&p);
	passages_add(&p, &d, NULL);
	passages_add(&p, &d, NULL);
	passages_filter(&p, &(struct passage_filter){ 0 });
	assert_int_equal(p.rows.n, 1);
	assert_string_equal(p.left[0].why, "there twice");
	passages_free(&p);
	fake_free(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_control_comes_through),
		cmocka_unit_test(html_takes_words_as_words),
		cmocka_unit_test(org_takes_words_as_words),
		cmocka_unit_test(csv_has_no_formula),
		cmocka_unit_test(bibtex_takes_words_as_words),
		cmocka_unit_test(ris_has_one_line_a_field),
		cmocka_unit_test(jsonld_keeps_the_model),
		cmocka_unit_test(json_is_sound),
		cmocka_unit_test(others_are_counted),
		cmocka_unit_test(the_same_brief_twice_is_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

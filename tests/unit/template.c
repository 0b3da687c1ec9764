/*
 * template - what a template of the user's own becomes, and what is said of one
 * that is wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fakedoc.h"
#include "template.h"

struct sample { struct kutip_doc doc; struct passages passages; };

static void
make(struct sample *t, enum passage_order order)
{
	static const struct kutip_str tags[] = { { "air", 3 }, { "kota", 4 } };
	struct note rows[2] = { {
		.id = STR("n1"), .exact = STR("Mulai <b>\n  besok"),
		.speaker = STR("Sari"), .role = STR("Lurah"),
		.said = STR("direct"), .tag = tags, .tags = 2,
	}, {
		.id = STR("n2"), .exact = STR("cukup\x1b"),
		.said = STR("indirect"), .label = STR("{{quote}}"),
	} };
	struct notes_list list = { .rows = rows, .n = 2, .marks = 2 };

	*t = (struct sample){ 0 };
	fake_block(&t->doc, KUTIP_PARAGRAPH, "Kata Sari: x, cukup.");
	fake_ready(&t->doc, "a.txt");
	t->doc.meta.title = STR("Judul");
	rows[0].span = fake_span(&t->doc, "x", 0);
	rows[1].span = fake_span(&t->doc, "cukup", 0);
	passages_init(&t->passages);
	passages_add(&t->passages, &t->doc, &list);
	passages_sort(&t->passages, order);
}

static void
done(struct sample *t)
{
	passages_free(&t->passages);
	fake_free(&t->doc);
}

static const struct { const char *what, *template, *out; } cases[] = {
	{ "no mark", "a } { b\n", "a } { b\n" },
	{ "how many", "{{n}}", "2" },
	{ "a fact of each", "{{#passages}}{{id}};{{/passages}}", "n1;n2;" },
	{ "blanks in a mark", "{{# passages }}{{ id }};{{/ passages}}",
	    "n1;n2;" },
	{ "marks alone on their lines",
	    "a\n  {{#passages}}\n{{id}}\n\t{{/passages}}\r\nb\n",
	    "a\nn1\nn2\nb\n" },
	{ "a comment", "a\n{{! nothing }}\nb{{! nothing }}c\n", "a\nbc\n" },
	{ "something and nothing", "{{#passages}}{{#speaker}}[{{speaker}}]"
	    "{{/speaker}}{{^speaker}}nobody{{/speaker}}{{/passages}}",
	    "[Sari]nobody" },
	{ "a word", "{{#passages}}{{#said=direct}}d{{/said}}"
	    "{{^said=direct}}i{{/said}}{{/passages}}", "di" },
	{ "first, last, number", "{{#passages}}{{#first}}<{{/first}}{{i}}/{{n}}"
	    "{{^last}}, {{/last}}{{#last}}>{{/last}}{{/passages}}",
	    "<1/2, 2/2>" },
	{ "tags", "{{#passages}}({{#tags}}{{.}}{{^last}}, {{/last}}{{/tags}})"
	    "{{/passages}}", "(air, kota)()" },
	{ "groups", "{{#groups}}{{group}}:{{#passages}}{{id}}{{/passages}} "
	    "{{/groups}}", "Sari:n1 Nobody is named:n2 " },
	{ "briefs", "{{#sources}}{{title}} {{file}}{{/sources}}",
	    "Judul a.txt" },
	{ "ways to write it", "{{#passages}}{{#first}}{{quote|html}} "
	    "{{quote|line}} {{quote|md}} {{quote|json}} {{quote|csv}}{{/first}}"
	    "{{/passages}}", "Mulai &lt;b&gt;\n  besok Mulai <b> besok "
	    "Mulai \\<b\\> besok \"Mulai <b>\\n  besok\" "
	    "\"Mulai <b>\n  besok\"" },
	{ "no control comes through, and words are no marks",
	    "{{#passages}}{{#last}}{{quote}} {{label}}{{/last}}{{/passages}}",
	    "cukup {{quote}}" },
};

static void
templates_are_filled(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct kutip_error err = { 0 };
		struct buf out = { 0 };
		struct sample t;

		make(&t, PASSAGE_BY_SPEAKER);
		if (template_run("t", text_of(cases[i].template), &t.passages,
		    &out, &err) != KUTIP_OK)
			fail_msg("%s: %s", cases[i].what, err.message);
		if (strcmp(out.ptr, cases[i].out) != 0)
			fail_msg("%s: %s", cases[i].what, out.ptr);
		buf_free(&out);
		done(&t);
	}
}

static const struct { const char *template; uint32_t line; } wrongs[] = {
	{ "a\n{{nothing}}", 2 }, { "\n\n{{quote", 3 }, { "{{quote}}", 1 },
	{ "{{#passages}}\n", 2 }, { "a\n{{/passages}}", 2 },
	{ "{{#passages}}{{#role}}{{/passages}}{{/role}}", 1 },
	{ "{{#passages}}{{#passages}}{{/passages}}{{/passages}}", 1 },
	{ "{{#passages}}{{#groups}}{{/groups}}{{/passages}}", 1 },
	{ "{{#tags}}{{/tags}}", 1 }, { "{{.}}", 1 }, { "{{}}", 1 },
	{ "{{#passages}}\n{{quote|exec}}{{/passages}}", 2 },
	{ "{{#sources}}{{#passages}}{{/passages}}{{/sources}}", 1 },
};

static void
a_wrong_one_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(*wrongs); i++) {
		struct kutip_error err = { 0 };
		struct buf out = { 0 };
		struct sample t;

		make(&t, PASSAGE_BY_BRIEF);
		if (template_run("t", text_of(wrongs[i].template), &t.passages,
		    &out, &err) != KUTIP_FORMAT || err.line != wrongs[i].line ||
		    out.len > 0)
			fail_msg("%s: line %u: %s", wrongs[i].template,
			    err.line, err.message);
		buf_free(&out);
		done(&t);
	}
}

/* Marks in one another stop at a depth; nobody's stack grows. */
static void
deep_ones_are_refused(void **state)
{
	struct kutip_error err = { 0 };
	struct buf out = { 0 }, deep = { 0 };
	struct sample t;

	(void)state;
	make(&t, PASSAGE_BY_BRIEF);
	buf_puts(&deep, "{{#passages}}");
	for (int i = 0; i < 10000; i++)
		buf_puts(&deep, "{{#speaker}}");
	assert_int_equal(template_run("t", buf_as_str(&deep), &t.passages,
	    &out, &err), KUTIP_FORMAT);
	buf_free(&deep);
	buf_free(&out);
	done(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_are_filled),
		cmocka_unit_test(a_wrong_one_is_said),
		cmocka_unit_test(deep_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

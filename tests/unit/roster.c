/*
 * roster - which names are one person or body.
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

/* "Wulan Anggraini 3": an entity's name, and how many names of the text are
 * its.  Each text stands behind a title. */
static const struct { const char *what, *lang, *text, *entities; } cases[] = {
	{ "nobody", "id", "air naik di sungai itu.", "" },
	{ "the first name is the short form", "id",
	    "kata Bagas Prasetya Lesmana. Menurut Bagas, air naik.",
	    "Bagas Prasetya Lesmana 2" },
	{ "the last name is", "en",
	    "said Rosa Villanueva. Then Villanueva left.",
	    "Rosa Villanueva 2" },
	{ "with an honorific", "en",
	    "said Rosa Villanueva. Then Ms Villanueva left.",
	    "Rosa Villanueva 2" },
	{ "a middle name is", "id",
	    "kata Sufmi Laksana Ahmad. Menurut Laksana, air naik.",
	    "Sufmi Laksana Ahmad 2" },
	{ "two words of four", "ms",
	    "kata Nor Aini Baharom. Menurut Dr Nor Aini, air naik.",
	    "Nor Aini Baharom 2" },
	{ "the full form stands later", "en",
	    "said Mr Pillai. It was Arun Pillai who came.", "Arun Pillai 2" },
	{ "two of one name: the last named", "en",
	    "said Arun Pillai. Then Mira Pillai spoke. So Pillai left.",
	    "Arun Pillai 1 | Mira Pillai 2" },
	{ "other words are others", "en",
	    "said Rosa Villanueva. Then Rosa Dizon left.",
	    "Rosa Villanueva 1 | Rosa Dizon 1" },
	{ "in capitals", "en",
	    "said Rosa Villanueva. Then ROSA VILLANUEVA left.",
	    "Rosa Villanueva 2" },
	{ "Vietnamese given name", "vi",
	    "Ông Trần Quang Quý cho biết nước dâng. Ông Quý đi.",
	    "Trần Quang Quý 2" },
	{ "Thai given name", "th",
	    "นางสาวดวงดาว ใจดี กล่าวว่าน้ำลด และนางสาวดวงดาว กล่าวว่าฝนตก",
	    "ดวงดาว ใจดี 2" },
	{ "the same body twice", "id", "pegawai Kementerian Perhubungan datang "
	    "ke Kementerian Perhubungan.", "Kementerian Perhubungan 2" },
};

static void
joins(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct kutip_entity *e;
		struct buf text = { 0 };
		struct parse p;

		buf_printf(&text, "Berita\n\n%s", cases[i].text);
		parse_text(&p, cases[i].lang, text.ptr, PARSE_ROSTER);
		e = p.r.entities.rows;
		for (uint32_t k = 0; k < p.r.entities.n; k++) {
			uint32_t names = 0;

			for (uint32_t m = 0; m < p.r.names.n; m++)
				names += name_row(&p.r, m)->entity == k;
			parse_add(&p, e[k].name);
			buf_printf(&p.out, " %u", names);
		}
		if (strcmp(parse_line(&p), cases[i].entities) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
		buf_free(&text);
	}
}

/* The office comes from whichever form has one. */
static void
keeps_the_office(void **state)
{
	const struct kutip_entity *e;
	struct parse p;

	(void)state;
	parse_text(&p, "id", "Berita\n\nkata Wulan Anggraini. Menurut Bupati "
	    "Wulan, air naik.", PARSE_ROSTER);
	e = p.r.entities.rows;
	assert_int_equal(p.r.entities.n, 1);
	assert_true(text_equal_c(e->name, "Wulan Anggraini"));
	assert_true(text_equal_c(e->role, "Bupati"));
	assert_int_equal(e->kind, KUTIP_PERSON);
	assert_false(e->unnamed);
	parse_end(&p);
}

static void
makes_entities_of_their_own(void **state)
{
	const struct kutip_entity *e;
	struct parse p;
	uint32_t n;

	(void)state;
	parse_text(&p, "en", "A brief\n\nThe guard left.", PARSE_ROSTER);
	n = name_add_entity(&p.r, KUTIP_PERSON, (struct kutip_span){ 9, 18 });
	e = (const struct kutip_entity *)p.r.entities.rows + n;
	assert_true(e->unnamed);
	assert_true(text_equal_c(e->name, "The guard"));
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins),
		cmocka_unit_test(keeps_the_office),
		cmocka_unit_test(makes_entities_of_their_own),
	};

	return cmocka_run_group_tests_name("roster", tests, NULL, NULL);
}

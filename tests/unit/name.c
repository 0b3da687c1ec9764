/*
 * name - people and bodies that a text names, and the office beside them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "name.h"
#include "parse.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* "P:Wulan Anggraini (Kepala Biro Humas)": person, body, state, its office.
 * Each text stands behind a title, in the middle of a sentence. */
static const struct { const char *what, *lang, *text, *names; } cases[] = {
	{ "nobody", "id", "air naik di sungai itu.", "" },
	{ "two words", "id", "kata Wulan Anggraini.", "P:Wulan Anggraini" },
	{ "four words", "id", "kata Bagas Prasetya Adi Lesmana kemarin.",
	    "P:Bagas Prasetya Adi Lesmana" },
	{ "the office before it", "id", "kata Bupati Wulan Anggraini.",
	    "P:Wulan Anggraini (Bupati)" },
	{ "the office runs into the name", "id",
	    "kata Kepala Biro Humas Wulan Anggraini.",
	    "P:Wulan Anggraini (Kepala Biro Humas)" },
	{ "office, body, bracket, name", "id", "kata Direktur Kerja Sama "
	    "Kementerian Luar Negeri (Kemenlu) RI Wulan Anggraini.",
	    "P:Wulan Anggraini (Direktur Kerja Sama Kementerian Luar Negeri "
	    "(Kemenlu) RI)" },
	{ "office of a body in capitals", "id",
	    "kata Juru Bicara BNPB Wulan Anggraini.",
	    "P:Wulan Anggraini (Juru Bicara BNPB)" },
	{ "the office behind it", "en",
	    "said Rosa Villanueva, director of the harbour, today.",
	    "P:Rosa Villanueva (director of the harbour)" },
	{ "honorific is no part of it", "en", "said Mr Pillai.", "P:Pillai" },
	{ "two honorifics", "ms", "kata Datuk Dr Zulhilmi Rauf.",
	    "P:Zulhilmi Rauf" },
	{ "particle inside", "ms", "kata Ahmad bin Ali.", "P:Ahmad bin Ali" },
	{ "initial inside", "en", "said Maria C. Lualhati.",
	    "P:Maria C. Lualhati" },
	{ "a nickname in marks inside", "tl",
	    "sabi ni Carlos \"Botong\" Lualhati.",
	    "P:Carlos \"Botong\" Lualhati" },
	{ "a small word ends it", "id", "kata Wulan Anggraini di sungai itu.",
	    "P:Wulan Anggraini" },
	{ "a day ends it", "id", "kata Wulan Anggraini Senin lalu.",
	    "P:Wulan Anggraini" },
	{ "two people", "en", "said Rosa Villanueva and Arun Pillai.",
	    "P:Rosa Villanueva | P:Arun Pillai" },
	{ "Vietnamese", "vi", "ông Trần Quang Quý cho biết.",
	    "P:Trần Quang Quý" },
	{ "Thai", "th", "นางสาวดวงดาว ใจดี กล่าวว่าน้ำลด",
	    "P:ดวงดาว ใจดี" },
	{ "Khmer", "km", "លោក ហេង សុវណ្ណារ៉ា បានថ្លែងថា ទឹកឡើង",
	    "P:ហេង សុវណ្ណារ៉ា" },
	{ "Burmese", "my", "ရေတက်သည်ဟု ဒေါ်ခင်သီတာမြင့်က ပြောသည်။",
	    "P:ခင်သီတာမြင့်" },
	{ "Chinese", "zh", "部长林美玉表示，河水上涨。", "P:林美玉 (部长)" },
	{ "ministry", "id", "pegawai Kementerian Perhubungan datang.",
	    "O:Kementerian Perhubungan" },
	{ "a body by its list, in another language", "en",
	    "an official of the United Nations came.", "O:United Nations" },
	{ "state", "en", "the roads of Malaysia are dry.", "S:Malaysia" },
};

static void
add_name(struct parse *p, const struct name *n)
{
	static const char letters[] = {
		[KUTIP_PERSON] = 'P', [KUTIP_ORG] = 'O', [KUTIP_STATE] = 'S' };
	struct buf row = { 0 };

	buf_printf(&row, "%c:", letters[n->kind]);
	buf_str(&row, text_slice(p->r.text, n->span));
	if (n->role.end > n->role.start) {
		buf_puts(&row, " (");
		buf_str(&row, text_slice(p->r.text, n->role));
		buf_puts(&row, ")");
	}
	parse_add(p, buf_as_str(&row));
	buf_free(&row);
}

/* Bodies and states inside of an office are names too: they are left out
 * here, where the name whose office it is stands beside them. */
static bool
is_in_an_office(const struct reading *r, uint32_t i)
{
	const struct name *n = name_row(r, i);

	for (uint32_t k = 0; k < r->names.n; k++)
		if (name_row(r, k)->role.start <= n->span.start &&
		    n->span.end <= name_row(r, k)->role.end)
			return true;
	return false;
}

static void
finds(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct buf text = { 0 };
		struct parse p;

		buf_printf(&text, "Berita\n\n%s", cases[i].text);
		parse_text(&p, cases[i].lang, text.ptr, PARSE_NAME);
		for (uint32_t k = 0; k < p.r.names.n; k++)
			if (!is_in_an_office(&p.r, k))
				add_name(&p, name_row(&p.r, k));
		if (strcmp(parse_line(&p), cases[i].names) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
		buf_free(&text);
	}
}

static void
knows_its_tokens(void **state)
{
	struct parse p;
	const struct name *n;

	(void)state;
	parse_text(&p, "id", "Berita\n\nmenurut Bupati Wulan Anggraini, air naik.",
	    PARSE_NAME);
	assert_int_equal(p.r.names.n, 1);
	n = name_row(&p.r, 0);
	assert_int_equal(n->from, 3);
	assert_int_equal(n->to, 5);
	assert_int_equal(n->entity, KUTIP_NONE);
	assert_true(n->evidence & NAME_ROLE);
	assert_true(n->evidence & NAME_LONG);
	assert_int_equal(name_in(&p.r, 0, 3), KUTIP_NONE);
	assert_int_equal(name_in(&p.r, 0, 4), 0);
	assert_int_equal(name_in(&p.r, 3, 4), 0);
	assert_int_equal(name_in(&p.r, 4, 9), KUTIP_NONE);
	parse_end(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(knows_its_tokens),
	};

	return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}

/*
 * parts - what each block of an article is, what the article says about
 * itself, and its sections.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Two sentences long enough to be the lead of an article. */
#define LEAD_ID "Pejabat dari sebelas kota menyepakati rencana bersama untuk " \
    "menjaga tepi sungai dalam rapat dua hari yang berakhir kemarin. Rencana " \
    "itu mulai berlaku pada awal tahun depan di semua kota anggota."
#define LEAD_EN "Officials of eleven towns agreed on a common plan for the " \
    "banks of the river at a meeting of two days that ended yesterday. The " \
    "plan begins at the start of next year in all of the towns."

static const char *const kinds[] = {
	[KUTIP_TITLE] = "title", [KUTIP_DECK] = "deck",
	[KUTIP_BYLINE] = "byline", [KUTIP_DATE] = "date",
	[KUTIP_HEADING] = "heading", [KUTIP_PARAGRAPH] = "paragraph",
	[KUTIP_LIST_ITEM] = "item", [KUTIP_QUOTATION] = "quotation",
	[KUTIP_ROW] = "row", [KUTIP_CAPTION] = "caption",
	[KUTIP_FOOTNOTE] = "footnote", [KUTIP_FURNITURE] = "furniture",
};

static const struct { const char *what, *lang, *text, *kinds; } cases[] = {
	{ "title and text", "id", "Kota sungai bersepakat\n\n" LEAD_ID,
	    "title | paragraph" },
	{ "text alone", "id", LEAD_ID, "paragraph" },
	{ "a title alone is all there is", "id", "Kota sungai bersepakat",
	    "paragraph" },
	{ "deck", "id", "Kota sungai bersepakat\n\nPerahu akan menjadi "
	    "kendaraan pertama di rencana itu\n\n" LEAD_ID,
	    "title | deck | paragraph" },
	{ "date line first", "id", "Jumat 20 Apr 2018 17:51 WIB\n\n"
	    "Kota sungai bersepakat\n\n" LEAD_ID, "date | title | paragraph" },
	{ "byline and date", "en", "River towns agree\n\nBy Leela Hartono\n\n"
	    "22 October 2024\n\n" LEAD_EN, "title | byline | date | paragraph" },
	{ "Rep and Red", "id", "Kota sungai bersepakat\n\n"
	    "Rep: Galih Wirasena / Red: Mira Saraswati\n\n" LEAD_ID,
	    "title | byline | paragraph" },
	{ "the title again", "en", "River towns agree\n\nRiver towns agree\n\n"
	    LEAD_EN, "title | furniture | paragraph" },
	{ "a word before the lead", "en", "River towns agree\n\nLISTEN\n\n"
	    LEAD_EN, "title | furniture | paragraph" },
	{ "advertisement", "en", "River towns agree\n\n" LEAD_EN
	    "\n\nAdvertisement\n\n" LEAD_EN,
	    "title | paragraph | furniture | paragraph" },
	{ "read also", "id", "Kota sungai bersepakat\n\n" LEAD_ID
	    "\n\nBaca juga: Air naik di hulu\n\n" LEAD_ID,
	    "title | paragraph | furniture | paragraph" },
	{ "a rule", "en", "River towns agree\n\n" LEAD_EN "\n\n* * *\n\n" LEAD_EN,
	    "title | paragraph | furniture | paragraph" },
	{ "heading", "en", "River towns agree\n\n" LEAD_EN
	    "\n\nWho pays for the wall\n\n" LEAD_EN,
	    "title | paragraph | heading | paragraph" },
	{ "a question as a heading", "en", "River towns agree\n\n" LEAD_EN
	    "\n\nWho pays?\n\n" LEAD_EN,
	    "title | paragraph | heading | paragraph" },
	{ "a short sentence is no heading", "en", "River towns agree\n\n"
	    LEAD_EN "\n\nNobody knows who pays.\n\n" LEAD_EN,
	    "title | paragraph | paragraph | paragraph" },
	{ "a short quotation is no heading", "en", "River towns agree\n\n"
	    LEAD_EN "\n\n“We pay,” said Mei Tan.\n\n" LEAD_EN,
	    "title | paragraph | paragraph | paragraph" },
	{ "editor at the end", "id", "Kota sungai bersepakat\n\n" LEAD_ID
	    "\n\nEditor: Mira Saraswati", "title | paragraph | byline" },
	{ "Thai", "th", "เมืองริมน้ำตกลงกัน\n\n20 เมษายน 2561\n\n"
	    "เจ้าหน้าที่จากสิบเอ็ดเมืองตกลงแผนร่วมกันเพื่อดูแลริมฝั่งแม่น้ำในการประชุมสองวันซึ่ง"
	    "สิ้นสุดลงเมื่อวานนี้", "title | date | paragraph" },
};

static void
names_blocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		const struct kutip_block *b;
		struct parse p;
		uint32_t n;

		parse_text(&p, cases[i].lang, cases[i].text, PARSE_PARTS);
		b = reading_blocks(&p.r, &n);
		for (uint32_t k = 0; k < n; k++)
			parse_add(&p, text_of(kinds[b[k].kind]));
		if (strcmp(parse_line(&p), cases[i].kinds) != 0)
			fail_msg("%s: %s", cases[i].what, parse_line(&p));
		parse_end(&p);
	}
}

static void
reads_the_head(void **state)
{
	const struct kutip_meta *m;
	char iso[KUTIP_DATE_MAX];
	struct parse p;

	(void)state;
	parse_text(&p, "id", "Jumat 20 Apr 2018 17:51 WIB\n\n"
	    "Kota sungai bersepakat\n\nPerahu akan menjadi kendaraan pertama di "
	    "rencana itu\n\nRep: Galih Wirasena/ Red: Mira Saraswati\n\n"
	    "KABAR.EXAMPLE, JAKARTA -- " LEAD_ID, PARSE_PARTS);
	m = &p.r.draft.meta;
	assert_true(text_equal_c(m->title, "Kota sungai bersepakat"));
	assert_true(text_equal_c(m->deck,
	    "Perahu akan menjadi kendaraan pertama di rencana itu"));
	assert_int_equal(m->bylines, 2);
	assert_true(text_equal_c(m->byline[0], "Galih Wirasena"));
	assert_true(text_equal_c(m->byline[1], "Mira Saraswati"));
	assert_true(text_equal_c(m->dateline, "JAKARTA"));
	assert_string_equal(kutip_date_iso(m->published, iso),
	    "2018-04-20T17:51:00+07:00");
	parse_end(&p);
}

static const struct { const char *what, *lang, *lead, *dateline; } datelines[] = {
	{ "none", "id", "Air naik di Jakarta kemarin.", "" },
	{ "wire and city", "id", "KABAR.EXAMPLE, JAKARTA -- Air naik.",
	    "JAKARTA" },
	{ "small letters", "id", "KABAR.CO, Jakarta - Air naik.", "Jakarta" },
	{ "colon", "ms", "KUALA LUMPUR: Air naik.", "KUALA LUMPUR" },
	{ "a town of no list", "ms", "KAMPUNG HULU: Air naik.",
	    "KAMPUNG HULU" },
	{ "city, state, dash", "tl", "MAYNILA, Pilipinas — Tumaas ang tubig.",
	    "MAYNILA" },
	{ "with a date", "en", "MANILA, Nov 10 (Wire) — The water rose.",
	    "MANILA" },
	{ "Khmer", "km", "(ភ្នំពេញ)៖ ទឹកឡើង។", "ភ្នំពេញ" },
	{ "a speaker is none", "en", "Mei Tan: the water rose.", "" },
	{ "a dash later on is none", "en",
	    "The water rose in Manila - and nobody came.", "" },
};

static void
finds_datelines(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(datelines); i++) {
		struct kutip_str found;
		struct buf text = { 0 };
		struct parse p;

		buf_printf(&text, "Berita\n\n%s", datelines[i].lead);
		parse_text(&p, datelines[i].lang, text.ptr, PARSE_PARTS);
		found = p.r.draft.meta.dateline;
		if (!text_equal_c(found, datelines[i].dateline))
			fail_msg("%s: %.*s", datelines[i].what,
			    (int)found.len, found.ptr);
		parse_end(&p);
		buf_free(&text);
	}
}

/* ---- sections --------------------------------------------------------- */

static void
headings_make_sections(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt", "River towns agree\n\n"
	    LEAD_EN "\n\nWho pays for the wall\n\n" LEAD_EN "\n\n" LEAD_EN);
	const struct kutip_section *s;
	const struct kutip_block *b;
	uint32_t n;

	(void)state;
	s = kutip_sections(doc, &n);
	assert_int_equal(n, 2);
	assert_true(text_equal_c(s[0].title, "Lead"));
	assert_int_equal(s[0].heading, KUTIP_NONE);
	assert_int_equal(s[0].block, 1);
	assert_int_equal(s[0].blocks, 1);
	assert_true(text_equal_c(s[1].title, "Who pays for the wall"));
	assert_int_equal(s[1].heading, 2);
	assert_int_equal(s[1].blocks, 3);
	b = kutip_blocks(doc, &n);
	assert_int_equal(b[0].section, KUTIP_NONE);
	assert_int_equal(b[1].section, 0);
	assert_int_equal(b[4].section, 1);
	assert_int_equal(s[1].span.end, b[4].span.end);
	kutip_free(doc);
}

/* Without headings: by the agenda items that the paragraphs speak of. */
static void
items_make_sections(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt", "Towns meet\n\n"
	    "Officials of eleven towns met for two days.\n\n"
	    "The haze came back in August. Haze of peat is the worst haze.\n\n"
	    "Nobody can see the river through the haze.\n\n"
	    "Illegal fishing was next. Illegal fishing empties the bay.");
	const struct kutip_section *s;
	uint32_t n;

	(void)state;
	s = kutip_sections(doc, &n);
	assert_int_equal(n, 3);
	assert_true(text_equal_c(s[0].title, "Lead"));
	assert_int_equal(s[0].heading, KUTIP_NONE);
	assert_int_equal(s[1].blocks, 2);
	assert_int_equal(s[2].blocks, 1);
	assert_false(text_equal(s[1].title, s[2].title));
	kutip_free(doc);
}

/* Every block of the body is in a section, no other block is. */
static void
sections_hold_the_body(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct kutip_doc *doc = parse_doc(cases[i].lang, "a.txt",
		    cases[i].text);
		const struct kutip_section *s;
		const struct kutip_block *b;
		uint32_t n, sections;

		s = kutip_sections(doc, &sections);
		b = kutip_blocks(doc, &n);
		for (uint32_t k = 0; k < n; k++) {
			if (kutip_is_body(b[k].kind) !=
			    (b[k].section != KUTIP_NONE))
				fail_msg("%s: block %u", cases[i].what, k);
			if (b[k].section != KUTIP_NONE &&
			    (s[b[k].section].block > k ||
			    s[b[k].section].block + s[b[k].section].blocks <= k))
				fail_msg("%s: section of %u", cases[i].what, k);
		}
		kutip_free(doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_blocks),
		cmocka_unit_test(reads_the_head),
		cmocka_unit_test(finds_datelines),
		cmocka_unit_test(headings_make_sections),
		cmocka_unit_test(items_make_sections),
		cmocka_unit_test(sections_hold_the_body),
	};

	return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}

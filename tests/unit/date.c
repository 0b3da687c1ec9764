/*
 * date - a date as newspapers print it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "date.h"
#include "parse.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *what, *lang, *text, *iso; } cases[] = {
	{ "Republika", "id", "Jumat 20 Apr 2018 17:51 WIB",
	    "2018-04-20T17:51:00+07:00" },
	{ "middle zone", "id", "Senin, 20 Januari 2020 08:05 WITA",
	    "2020-01-20T08:05:00+08:00" },
	{ "eastern zone", "id", "Ahad 3 Mei 2020 | 23:59 WIT",
	    "2020-05-03T23:59:00+09:00" },
	{ "full stop in the time", "id", "Sabtu, 9 Agustus 2025 | 07.05 WIB",
	    "2025-08-09T07:05:00+07:00" },
	{ "date alone", "id", "Kamis, 28 Juni 2018", "2018-06-28" },
	{ "slashes", "id", "Kamis (28/6/2018)", "2018-06-28" },
	{ "time without a zone", "en", "22 Oct 2024 at 20:14",
	    "2024-10-22T20:14:00" },
	{ "month first", "en", "October 22, 2024", "2024-10-22" },
	{ "month first, abbreviated", "en", "Oct. 22, 2024", "2024-10-22" },
	{ "weekday before", "en", "Tuesday, 22 October 2024", "2024-10-22" },
	{ "noon", "en", "22 October 2024, 12:05 PM", "2024-10-22T12:05:00" },
	{ "ISO", "en", "2024-10-22", "2024-10-22" },
	{ "day first with dashes", "en", "22-10-2024", "2024-10-22" },
	{ "day first with full stops", "id", "22.10.2024", "2024-10-22" },
	{ "Malay month", "ms", "Isnin, 9 Ogos 2021", "2021-08-09" },
	{ "Filipino", "tl", "Nobyembre 10, 2026", "2026-11-10" },
	{ "Vietnamese", "vi", "22/10/2024 16:45", "2024-10-22T16:45:00" },
	{ "Vietnamese words", "vi", "ngày 2 tháng 9 năm 2024", "2024-09-02" },
	{ "Portuguese", "pt", "20 de novembro de 2026", "2026-11-20" },
	{ "Buddhist era", "th", "27 ตุลาคม 2564", "2021-10-27" },
	{ "Khmer, the year against its word", "km", "ថ្ងៃទី១២ ខែមីនា ឆ្នាំ២០២៧", "2027-03-12" },
	{ "Thai digits", "th", "๒๗ ตุลาคม ๒๕๖๔", "2021-10-27" },
	{ "Thai, abbreviated", "th", "27 ต.ค. 2564", "2021-10-27" },
	{ "Lao", "lo", "16 ພະຈິກ 2026", "2026-11-16" },
	{ "Tamil", "ta", "19 நவம்பர் 2026", "2026-11-19" },
	{ "Burmese, year first", "my", "၂၀၁၈ ခုနှစ် ဇူလိုင် ၁၁ ရက်",
	    "2018-07-11" },
	{ "Burmese, no word for year", "my", "၂၀၁၈ ဇူလိုင်လ ၁၁ ရက်နေ့",
	    "2018-07-11" },
	{ "Burmese, year last", "my", "ဇူလိုင် ၁၁၊ ၂၀၁၈", "2018-07-11" },
	{ "year first", "en", "2018, July 11", "2018-07-11" },
	{ "a year and a month", "my", "၂၀၁၈ ခုနှစ် ဇူလိုင်လ", "" },
	{ "inside a sentence", "id", "Ia datang pada 3 Maret 2019 dengan kapal",
	    "2019-03-03" },
	{ "the first of two", "en", "from 3 March 2019 to 5 April 2020",
	    "2019-03-03" },
	{ "leap day", "en", "29 February 2024", "2024-02-29" },
	{ "no year", "id", "Kamis, 28 Juni", "" },
	{ "no day", "id", "Juni 2018", "" },
	{ "no such month", "id", "28/13/2018", "" },
	{ "no such day", "id", "32 Juni 2018", "" },
	{ "a year too far", "id", "28 Juni 20180", "" },
	{ "numbers that are no date", "id", "1.200.000 orang", "" },
	{ "a score", "id", "3-2-1", "" },
	{ "no number at all", "id", "hari Jumat", "" },
};

static void
finds(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct kutip_date d = { .year = -1 };
		char iso[KUTIP_DATE_MAX];
		struct parse p;

		parse_text(&p, cases[i].lang, cases[i].text, PARSE_TOKEN);
		if (!date_find(&p.r, 0, p.r.tokens.n, &d))
			d.year = -1;
		if (strcmp(kutip_date_iso(d, iso), cases[i].iso) != 0)
			fail_msg("%s: \"%s\"", cases[i].what, iso);
		parse_end(&p);
	}
}

/* Words of which a date line is made: all of them, or few. */
static void
counts_words_of_dates(void **state)
{
	struct parse p;

	(void)state;
	parse_text(&p, "id", "Jumat 20 Apr 2018 17:51 WIB", PARSE_TOKEN);
	assert_int_equal(date_words(&p.r, 0, p.r.tokens.n), p.r.tokens.n);
	parse_end(&p);
	parse_text(&p, "id", "Kapal itu tenggelam pada 20 Apr 2018 malam",
	    PARSE_TOKEN);
	assert_true(date_words(&p.r, 0, p.r.tokens.n) < p.r.tokens.n);
	assert_int_equal(date_words(&p.r, 3, 3), 0);
	parse_end(&p);
}

static const struct {
	const char *what;
	struct kutip_date d;
	const char *iso;
} prints[] = {
	{ "nothing known", { -1, -1, -1, -1, -1, -1, INT16_MIN, { 0, 0 } }, "" },
	{ "no day", { 2018, 4, -1, -1, -1, -1, INT16_MIN, { 0, 0 } }, "" },
	{ "day", { 2018, 4, 5, -1, -1, -1, INT16_MIN, { 0, 0 } },
	    "2018-04-05" },
	{ "time", { 2018, 4, 5, 7, 8, 9, INT16_MIN, { 0, 0 } },
	    "2018-04-05T07:08:09" },
	{ "hour alone", { 2018, 4, 5, 7, -1, -1, INT16_MIN, { 0, 0 } },
	    "2018-04-05T07:00:00" },
	{ "UTC", { 2018, 4, 5, 7, 8, 9, 0, { 0, 0 } },
	    "2018-04-05T07:08:09+00:00" },
	{ "half an hour east", { 2018, 4, 5, 7, 8, 9, 390, { 0, 0 } },
	    "2018-04-05T07:08:09+06:30" },
	{ "west", { 2018, 4, 5, 7, 8, 9, -210, { 0, 0 } },
	    "2018-04-05T07:08:09-03:30" },
};

static void
prints_iso(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(prints); i++) {
		char iso[KUTIP_DATE_MAX];

		if (strcmp(kutip_date_iso(prints[i].d, iso), prints[i].iso) != 0)
			fail_msg("%s: %s", prints[i].what, iso);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(counts_words_of_dates),
		cmocka_unit_test(prints_iso),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}

/*
 * feed_date.c - dates as feeds write them.  See feed_date.h.
 */
#include "feed_date.h"

#include "article_date.h"
#include "text.h"

#define DATE_BYTES 80			/* a longer text is no date */
#define PARTS      16
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* By the first letters, in lower case; the longer of two that begin alike
 * stands first. */
static const struct { const char *begin; int8_t month; } months[] = {
	{ "jan", 1 }, { "feb", 2 }, { "fev", 2 }, { "peb", 2 }, { "mar", 3 },
	{ "mac", 3 }, { "apr", 4 }, { "abr", 4 }, { "may", 5 }, { "mei", 5 },
	{ "mai", 5 }, { "jun", 6 }, { "jul", 7 }, { "jly", 7 }, { "aug", 8 },
	{ "agu", 8 }, { "ags", 8 }, { "agt", 8 }, { "ago", 8 }, { "ogo", 8 },
	{ "sep", 9 }, { "set", 9 }, { "oct", 10 }, { "okt", 10 }, { "out", 10 },
	{ "nov", 11 }, { "nop", 11 }, { "dec", 12 }, { "des", 12 },
	{ "dis", 12 }, { "dez", 12 },
};

static const struct { const char *name; int16_t minutes; } zones[] = {
	{ "z", 0 }, { "ut", 0 }, { "utc", 0 }, { "gmt", 0 },
	{ "est", -300 }, { "edt", -240 }, { "cst", -360 }, { "cdt", -300 },
	{ "mst", -420 }, { "mdt", -360 }, { "pst", -480 }, { "pdt", -420 },
	{ "bst", 60 }, { "cet", 60 }, { "cest", 120 }, { "ist", 330 },
	{ "wib", 420 }, { "wita", 480 }, { "wit", 540 }, { "ict", 420 },
	{ "sgt", 480 }, { "myt", 480 }, { "pht", 480 }, { "hkt", 480 },
	{ "mmt", 390 }, { "bnt", 480 }, { "tlt", 540 }, { "jst", 540 },
	{ "kst", 540 }, { "aest", 600 }, { "aedt", 660 },
};

enum part_kind { PART_NUMBER, PART_LETTERS, PART_SIGN };

struct part {
	enum part_kind kind;
	struct kutip_str text;
	int value;			/* of a number of up to five digits */
	char before, after;		/* the bytes beside it; 0 at the ends */
};

struct parts {
	struct part row[PARTS];
	uint32_t n;
};

static char
byte_at(struct kutip_str s, uint32_t at)
{
	return at < s.len ? s.ptr[at] : 0;
}

static uint32_t
run_end(struct kutip_str s, uint32_t at, bool (*is)(uint32_t))
{
	while (at < s.len && is((unsigned char)s.ptr[at]))
		at++;
	return at;
}

static void
add_part(struct parts *p, struct kutip_str s, struct kutip_span at,
    enum part_kind kind)
{
	struct part *row = &p->row[p->n++];

	*row = (struct part){ .kind = kind, .text = text_slice(s, at),
	    .before = at.start ? s.ptr[at.start - 1] : 0,
	    .after = byte_at(s, at.end) };
	for (uint32_t i = 0; kind == PART_NUMBER && i < row->text.len; i++)
		row->value = row->value * 10 + (row->text.ptr[i] - '0');
}

/* Numbers of up to five digits, runs of letters; what is longer is neither. */
static void
cut(struct kutip_str s, struct parts *p)
{
	uint32_t at = 0;

	while (at < s.len && p->n < PARTS) {
		uint32_t end = run_end(s, at, text_is_digit);

		if (end > at && end - at <= 5) {
			add_part(p, s, (struct kutip_span){ at, end },
			    PART_NUMBER);
		} else if (end == at) {
			end = run_end(s, at, text_is_alpha);
			if (end > at)
				add_part(p, s, (struct kutip_span){ at, end },
				    PART_LETTERS);
		}
		at = end > at ? end : at + 1;
	}
}

static bool
begins_folded(struct kutip_str s, const char *what)
{
	uint32_t i = 0;

	for (; what[i]; i++)
		if (i >= s.len || text_lower((unsigned char)s.ptr[i]) !=
		    (unsigned char)what[i])
			return false;
	return true;
}

static int8_t
month_of(const struct part *p)
{
	for (size_t i = 0; p->kind == PART_LETTERS && i < LEN(months); i++)
		if (begins_folded(p->text, months[i].begin))
			return months[i].month;
	return -1;
}

static int
year_of(const struct part *p)
{
	if (p->kind != PART_NUMBER)
		return -1;
	if (p->text.len == 4)
		return p->value >= 1000 ? p->value : -1;
	if (p->text.len == 2)		/* RFC 822 as it was in 1982 */
		return p->value < 70 ? 2000 + p->value : 1900 + p->value;
	return -1;
}

static bool
is_day(const struct part *p)
{
	return p->kind == PART_NUMBER && p->text.len <= 2 && p->value >= 1 &&
	    p->value <= 31;
}

/* "20 Nov 2026", "Nov 20, 2026", "20/11/2026": returns the part behind, or 0. */
static uint32_t
take_day(const struct parts *p, struct kutip_date *d)
{
	for (uint32_t i = 0; i + 2 < p->n; i++) {
		const struct part *a = &p->row[i];
		int8_t month = month_of(&a[1]);
		int day = a->value, year = year_of(&a[2]);

		if (month < 0 && month_of(a) > 0 && is_day(&a[1])) {
			month = month_of(a);
			day = a[1].value;
		} else if (month < 0 && is_day(a) && is_day(&a[1]) &&
		    a[1].value <= 12 && a[2].text.len == 4 &&
		    a->after == a[1].after && strchr("/.-", a->after)) {
			month = (int8_t)a[1].value;
		} else if (month < 0 || !is_day(a)) {
			continue;
		}
		if (year < 0)
			continue;
		d->year = (int16_t)year;
		d->month = month;
		d->day = (int8_t)day;
		return i + 3;
	}
	return 0;
}

/* "17:51:00", "17.51", "5:51 PM": returns the part behind, or from. */
static uint32_t
take_clock(const struct parts *p, uint32_t from, struct kutip_date *d)
{
	const struct part *a = &p->row[from];
	uint32_t next = from + 2;

	if (p->n < next || a->kind != PART_NUMBER || a->value > 23 ||
	    a[1].kind != PART_NUMBER || a[1].value > 59 ||
	    (a->after != ':' && a->after != '.'))
		return from;
	d->hour = (int8_t)a->value;
	d->minute = (int8_t)a[1].value;
	if (next < p->n && a[2].kind == PART_NUMBER && a[1].after == a->after &&
	    a[2].before == a->after && a[2].value <= 60)
		d->second = (int8_t)p->row[next++].value;
	if (next < p->n && d->hour <= 12 &&
	    (begins_folded(p->row[next].text, "pm") ||
	    begins_folded(p->row[next].text, "am"))) {
		bool pm = text_lower((unsigned char)p->row[next].text.ptr[0]) == 'p';

		d->hour = (int8_t)(d->hour % 12 + (pm ? 12 : 0));
		next++;
	}
	return next;
}

/* "+0700", "+07:00", "GMT+7", "WIB". */
static void
take_zone(const struct parts *p, uint32_t from, struct kutip_date *d)
{
	const struct part *a = &p->row[from];
	int minutes = 0;

	if (from >= p->n)
		return;
	if (a->kind == PART_LETTERS) {
		for (size_t i = 0; i < LEN(zones); i++)
			if (begins_folded(a->text, zones[i].name) &&
			    a->text.len == strlen(zones[i].name))
				d->offset_minutes = zones[i].minutes;
		if (++from >= p->n)
			return;
		a++;
	}
	if (a->kind != PART_NUMBER || (a->before != '+' && a->before != '-'))
		return;
	if (a->text.len <= 2 && from + 1 < p->n && a->after == ':')
		minutes = a->value * 60 + a[1].value;
	else
		minutes = a->text.len <= 2 ? a->value * 60 :
		    a->value / 100 * 60 + a->value % 100;
	if (minutes <= 14 * 60)
		d->offset_minutes =
		    (int16_t)(a->before == '-' ? -minutes : minutes);
}

struct kutip_date
feed_date(struct kutip_str s)
{
	struct kutip_date d = article_date(s);
	struct parts p = { .n = 0 };
	uint32_t next;

	s = text_trim(s);
	if (d.year >= 0 || s.len > DATE_BYTES)
		return d;
	cut(s, &p);
	next = take_day(&p, &d);
	if (next > 0 && next < p.n)
		take_zone(&p, take_clock(&p, next, &d), &d);
	return d;
}

/*
 * date.c - a date as newspapers print it.  See date.h.
 */
#include "date.h"

#include "text.h"
#include "token.h"
#include "unicode.h"

#define YEAR_LEAST    1900
#define YEAR_MOST     2200
#define BUDDHIST_FROM 2400		/* no other calendar of the press is there yet */
#define BUDDHIST_ERA  543
#define YEAR_REACH    3		/* tokens from a year to the month behind it */

static bool
is_number(const struct reading *r, uint32_t i, uint32_t to)
{
	return i < to && token_row(r, i)->kind == TOKEN_NUMBER;
}

/* Up to three numbers in one token ("20-04-2018", "17.51"), any digits. */
static uint32_t
numbers_of(const struct reading *r, uint32_t i, int32_t out[3])
{
	const struct token *t = token_row(r, i);
	struct kutip_str s = text_slice(r->text,
	    (struct kutip_span){ t->start, t->end });
	uint32_t pos = 0, n = 0;
	bool inside = false;

	out[0] = out[1] = out[2] = -1;
	while (pos < s.len) {
		int d = unicode_digit(text_step(s, &pos));

		if (d < 0) {
			inside = false;
			continue;
		}
		if (!inside && n == 3)
			break;
		if (!inside)
			out[n++] = 0;
		inside = true;
		if (out[n - 1] < 100000)
			out[n - 1] = out[n - 1] * 10 + d;
	}
	return n;
}

static int32_t
number_at(const struct reading *r, uint32_t i, uint32_t to)
{
	int32_t out[3];

	return is_number(r, i, to) && numbers_of(r, i, out) == 1 ? out[0] : -1;
}

static bool
is_char(const struct reading *r, uint32_t i, uint32_t to, uint32_t c)
{
	return i < to && token_row(r, i)->c == c;
}

static const struct lex_entry *
date_word(const struct reading *r, uint32_t i, enum date_kind kind)
{
	const struct token *t = token_row(r, i);

	if (!(t->at & KIND_BIT(LEX_DATE)))
		return NULL;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != t->start)
			break;
		if (h->kind == LEX_DATE && hit_entry(r, h)->sub == kind)
			return hit_entry(r, h);
	}
	return NULL;
}

static int32_t
year_of(int32_t n)
{
	if (n >= BUDDHIST_FROM)
		n -= BUDDHIST_ERA;
	return n >= YEAR_LEAST && n <= YEAR_MOST ? n : -1;
}

static bool
set_date(struct kutip_date *d, int32_t year, int32_t month, int32_t day)
{
	year = year_of(year);
	if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	d->year = (int16_t)year;
	d->month = (int8_t)month;
	d->day = (int8_t)day;
	return true;
}

/* "၂၀၁၈ ခုနှစ် | ဇူလိုင် ၁၁ ရက်", "2018, July 11": the year before the month at i,
 * a word of dates or a comma between. */
static int32_t
year_before(const struct reading *r, uint32_t from, uint32_t i)
{
	uint32_t k = i;

	while (k > from && i - k < YEAR_REACH &&
	    token_row(r, k - 1)->kind != TOKEN_NUMBER) {
		const struct token *t = token_row(r, --k);

		if (!(t->in & KIND_BIT(LEX_DATE)) && t->c != ',' &&
		    t->c != 0x104A)
			return -1;
	}
	return k > from ? year_of(number_at(r, k - 1, i)) : -1;
}

/* "20 Apr 2018", "Apr 20, 2018", "20 de Abril de 2018": month word at i. */
static bool
by_month_name(const struct reading *r, uint32_t from, uint32_t i, uint32_t to,
    struct kutip_date *d)
{
	const struct lex_entry *month = date_word(r, i, DATE_MONTH);
	const struct hit *h = token_hit(r, i, LEX_DATE);
	uint32_t after;
	int32_t day, next;

	if (month == NULL || h == NULL)
		return false;
	after = token_after(r, i, h);
	while (after < to && (is_char(r, after, to, '.') ||
	    is_char(r, after, to, ',') ||
	    token_row(r, after)->in & KIND_BIT(LEX_COMMON)))
		after++;
	next = number_at(r, after, to);
	day = i > from ? number_at(r, i - 1, to) : -1;
	if (day < 0 && i > from + 1 &&
	    token_row(r, i - 1)->in & KIND_BIT(LEX_COMMON))
		day = number_at(r, i - 2, to);
	if (day >= 1 && day <= 31 && set_date(d, next, month->value, day))
		return true;
	after++;
	while (is_char(r, after, to, ',') || is_char(r, after, to, 0x104A))
		after++;
	return set_date(d, number_at(r, after, to), month->value, next) ||
	    set_date(d, year_before(r, from, i), month->value, next);
}

/* "20/04/2018", "20-04-2018", "2018-04-20", "2018年4月20日". */
static bool
by_numbers(const struct reading *r, uint32_t i, uint32_t to,
    struct kutip_date *d)
{
	int32_t n[3];

	if (!is_number(r, i, to))
		return false;
	if (numbers_of(r, i, n) < 3) {
		uint32_t sep;

		if (i + 4 >= to)
			return false;
		sep = token_row(r, i + 1)->c;
		if (sep != '/' && sep != '-' && sep != 0x5E74)
			return false;
		n[0] = number_at(r, i, to);
		n[1] = number_at(r, i + 2, to);
		n[2] = number_at(r, i + 4, to);
	}
	return n[0] > 31 ? set_date(d, n[0], n[1], n[2]) :
	    set_date(d, n[2], n[1], n[0]);
}

static void
find_time(const struct reading *r, uint32_t from, uint32_t to,
    struct kutip_date *d)
{
	for (uint32_t i = from; i < to; i++) {
		const struct lex_entry *zone = date_word(r, i, DATE_ZONE);
		int32_t n[3], hour = -1, minute = -1;

		if (zone != NULL)
			d->offset_minutes = (int16_t)zone->value;
		if (!is_number(r, i, to))
			continue;
		if (is_char(r, i + 1, to, ':') && is_number(r, i + 2, to)) {
			hour = number_at(r, i, to);
			minute = number_at(r, i + 2, to);
		} else if (numbers_of(r, i, n) == 2 && text_find(
		    text_slice(r->text, (struct kutip_span){
		    token_row(r, i)->start, token_row(r, i)->end }),
		    STR("."), 0) != KUTIP_NONE) {
			hour = n[0];
			minute = n[1];
		}
		if (d->hour >= 0 || hour < 0 || hour > 23 || minute < 0 ||
		    minute > 59)
			continue;
		d->hour = (int8_t)hour;
		d->minute = (int8_t)minute;
		d->second = 0;
	}
}

bool
date_find(const struct reading *r, uint32_t from, uint32_t to,
    struct kutip_date *out)
{
	struct kutip_date d = { .year = -1, .month = -1, .day = -1, .hour = -1,
	    .minute = -1, .second = -1, .offset_minutes = INT16_MIN };

	for (uint32_t i = from; i < to; i++) {
		if (!by_month_name(r, from, i, to, &d) &&
		    !by_numbers(r, i, to, &d))
			continue;
		find_time(r, from, to, &d);
		if (d.hour < 0)
			d.offset_minutes = INT16_MIN;
		d.span = (struct kutip_span){ token_row(r, from)->start,
		    token_row(r, to - 1)->end };
		*out = d;
		return true;
	}
	return false;
}

uint32_t
date_words(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct token *t = token_row(r, i);

		n += t->kind != TOKEN_WORD || (t->in & KIND_BIT(LEX_DATE)) ||
		    (t->in & KIND_BIT(LEX_COMMON)) || t->c == 0x5E74 ||
		    t->c == 0x6708 || t->c == 0x65E5;
	}
	return n;
}

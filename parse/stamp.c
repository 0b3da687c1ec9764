/*
 * stamp.c - when something was done.  See stamp.h.
 */
#include "stamp.h"

#include <stdio.h>
#include <string.h>

#include "text.h"

#define MS_OF_DAY   86400000u
#define COUNT_MAX   0xFFFFu
/* The machine's clock may be set back a little (by NTP, by hand); within this
 * the stamps still rise. */
#define BACK_MS     3600000u
/* No stamp of the year 9999 is taken, so that one can always come after. */
#define YEAR_MAX    9998u

/* Days since 1970-01-01 and back: Howard Hinnant's algorithms, which count
 * years from March so that the leap day comes last. */
static uint64_t
days_of(uint32_t year, uint32_t month, uint32_t day)
{
	uint32_t y = month <= 2 ? year - 1 : year, era = y / 400;
	uint32_t of_era = y - era * 400;
	uint32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 +
	    day - 1;

	return (uint64_t)era * 146097 + of_era * 365 + of_era / 4 -
	    of_era / 100 + of_year - 719468;
}

static void
date_of(uint64_t days, uint32_t *year, uint32_t *month, uint32_t *day)
{
	uint64_t z = days + 719468;
	uint32_t era = (uint32_t)(z / 146097), doe = (uint32_t)(z % 146097);
	uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	uint32_t mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = era * 400 + yoe + (*month <= 2);
}

/* n digits at s, or KUTIP_NONE. */
static uint32_t
digits(const char *s, uint32_t n)
{
	uint32_t value = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (!text_is_digit((unsigned char)s[i]))
			return KUTIP_NONE;
		value = value * 10 + (uint32_t)(s[i] - '0');
	}
	return value;
}

static bool
time_of(const char *s, uint64_t *ms)
{
	static const char shape[] = "dddd-dd-ddTdd:dd:dd.dddZ";
	uint32_t month = digits(s + 5, 2), day = digits(s + 8, 2);
	uint32_t hour = digits(s + 11, 2), minute = digits(s + 14, 2);
	uint32_t second = digits(s + 17, 2), year = digits(s, 4);

	for (uint32_t i = 0; i < STAMP_TIME; i++)
		if (shape[i] == 'd' ? !text_is_digit((unsigned char)s[i]) :
		    s[i] != shape[i])
			return false;
	if (year < 1970 || year > YEAR_MAX || month - 1 > 11 || day - 1 > 30 || hour > 23 ||
	    minute > 59 || second > 60)
		return false;
	*ms = days_of(year, month, day) * MS_OF_DAY + hour * 3600000u +
	    minute * 60000u + second * 1000u + digits(s + 20, 3);
	return true;
}

static uint32_t
count_of(const char *s)
{
	uint32_t value = 0;

	for (uint32_t i = 0; i < 4; i++) {
		const char *at = memchr("0123456789abcdef", s[i], 16);

		if (at == NULL)
			return KUTIP_NONE;
		value = value << 4 | (text_is_digit((unsigned char)s[i]) ?
		    (uint32_t)(s[i] - '0') : (uint32_t)(s[i] - 'a') + 10);
	}
	return value;
}

static bool
read_stamp(struct kutip_str s, struct stamp_clock *out)
{
	if (s.len < STAMP_TIME + 7 || s.ptr[STAMP_TIME] != '-' ||
	    s.ptr[STAMP_TIME + 5] != '-' || !time_of(s.ptr, &out->ms))
		return false;
	out->count = count_of(s.ptr + STAMP_TIME + 1);
	return out->count != KUTIP_NONE && stamp_device_is_sound(
	    text_slice(s, (struct kutip_span){ STAMP_TIME + 6, s.len }));
}

bool
stamp_is_sound(struct kutip_str s)
{
	struct stamp_clock c;

	return read_stamp(s, &c);
}

bool
stamp_device_is_sound(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (!text_is_digit(c) && !(text_is_alpha(c) &&
		    text_lower(c) == c) && c != '-')
			return false;
	}
	return s.len > 0 && s.len <= STAMP_DEVICE_MAX;
}

static bool
is_later(const struct stamp_clock *a, const struct stamp_clock *b)
{
	return a->ms != b->ms ? a->ms > b->ms : a->count > b->count;
}

void
stamp_next(struct stamp_clock *last, uint64_t now_ms, struct kutip_str after,
    const char *device, char out[STAMP_MAX])
{
	struct stamp_clock next = { now_ms, 0 }, seen;
	uint32_t year, month, day, ms;

	if (last->ms >= next.ms && last->ms - next.ms < BACK_MS)
		next = (struct stamp_clock){ last->ms, last->count + 1 };
	if (read_stamp(after, &seen) && !is_later(&next, &seen))
		next = (struct stamp_clock){ seen.ms, seen.count + 1 };
	if (next.count > COUNT_MAX)
		next = (struct stamp_clock){ next.ms + 1, 0 };
	/* A stamp from the future is followed, not remembered. */
	if (next.ms < now_ms + BACK_MS)
		*last = next;
	date_of(next.ms / MS_OF_DAY, &year, &month, &day);
	ms = (uint32_t)(next.ms % MS_OF_DAY);
	snprintf(out, STAMP_MAX, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ-%04x-%.*s",
	    year % 10000, month % 100, day % 100, ms / 3600000 % 100,
	    ms / 60000 % 60, ms / 1000 % 60, ms % 1000, next.count & COUNT_MAX,
	    STAMP_DEVICE_MAX, device);
}

/*
 * article_date.c - dates as machines write them.  See article_date.h.
 */
#include "article_date.h"

#include "text.h"

static bool
digits(struct kutip_str s, uint32_t *pos, uint32_t n, int *out)
{
	int value = 0;

	if (s.len < n || *pos > s.len - n)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s.ptr[*pos + i];

		if (!text_is_digit(c))
			return false;
		value = value * 10 + (c - '0');
	}
	*pos += n;
	*out = value;
	return true;
}

static bool
take(struct kutip_str s, uint32_t *pos, const char *any)
{
	if (*pos >= s.len || s.ptr[*pos] == 0 ||
	    strchr(any, s.ptr[*pos]) == NULL)
		return false;
	*pos += 1;
	return true;
}

static void
read_zone(struct kutip_str s, uint32_t pos, struct kutip_date *date)
{
	int sign, hours, minutes = 0;

	take(s, &pos, " ");
	if (take(s, &pos, "Zz")) {
		date->offset_minutes = 0;
		return;
	}
	sign = pos < s.len && s.ptr[pos] == '-' ? -1 : 1;
	if (!take(s, &pos, "+-") || !digits(s, &pos, 2, &hours))
		return;
	take(s, &pos, ":");
	digits(s, &pos, 2, &minutes);
	if (hours <= 14 && minutes < 60)
		date->offset_minutes = (int16_t)(sign * (hours * 60 + minutes));
}

static void
read_clock(struct kutip_str s, uint32_t pos, struct kutip_date *date)
{
	int hour, minute, second = -1, junk;
	bool parted;

	if (!take(s, &pos, "Tt ") || !digits(s, &pos, 2, &hour))
		return;
	parted = take(s, &pos, ":");
	if (!digits(s, &pos, 2, &minute) || hour > 23 || minute > 59)
		return;
	if (take(s, &pos, ":") || !parted)
		digits(s, &pos, 2, &second);
	if (take(s, &pos, ".,"))
		while (digits(s, &pos, 1, &junk))
			;
	date->hour = (int8_t)hour;
	date->minute = (int8_t)minute;
	date->second = (int8_t)(second > 60 ? -1 : second);
	read_zone(s, pos, date);
}

struct kutip_date
article_date(struct kutip_str s)
{
	struct kutip_date date = {
		.year = -1, .month = -1, .day = -1, .hour = -1, .minute = -1,
		.second = -1, .offset_minutes = INT16_MIN,
	};
	uint32_t pos = 0;
	int year, month, day, junk;
	bool dashed;

	s = text_trim(s);
	if (!digits(s, &pos, 4, &year))
		return date;
	dashed = take(s, &pos, "-/");
	if (!digits(s, &pos, 2, &month) || (dashed && !take(s, &pos, "-/")) ||
	    !digits(s, &pos, 2, &day) || month < 1 || month > 12 || day < 1 ||
	    day > 31 || year < 1000 || (!dashed && digits(s, &pos, 1, &junk)))
		return date;
	date.year = (int16_t)year;
	date.month = (int8_t)month;
	date.day = (int8_t)day;
	read_clock(s, pos, &date);
	return date;
}

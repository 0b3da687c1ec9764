/*
 * lexicon_cell.c - what stands in one cell of a word list: numbers, and the
 * capitals of a form.
 */
#include "lexicon.h"
#include "text.h"
#include "unicode.h"

#define CAPITALS_MAX 8			/* letters of an abbreviation */

/* "-6.21462": no strtod, which reads a comma where the locale says so. */
double
lexicon_number(struct kutip_str s)
{
	double n = 0, unit = 1;
	bool minus = false, point = false;

	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '-')
			minus = true;
		else if (s.ptr[i] == '.')
			point = true;
		else if (text_is_digit((unsigned char)s.ptr[i])) {
			n = n * 10 + (s.ptr[i] - '0');
			unit *= point ? 10 : 1;
		}
	}
	return (minus ? -n : n) / unit;
}

/* "+07:00" -> 420 minutes; any other number as it stands. */
int32_t
lexicon_value(struct kutip_str s)
{
	uint32_t colon = text_find(s, STR(":"), 0);
	double hours;

	if (colon == KUTIP_NONE)
		return (int32_t)lexicon_number(s);
	hours = lexicon_number((struct kutip_str){ s.ptr, colon });
	return (int32_t)(hours * 60 + (hours < 0 ? -1 : 1) *
	    lexicon_number((struct kutip_str){ s.ptr + colon + 1,
	    s.len - colon - 1 }));
}

uint8_t
lexicon_case(struct kutip_str form)
{
	uint32_t pos = 0, upper = 0, lower = 0, first = 0;

	while (pos < form.len) {
		uint32_t c = text_step(form, &pos);

		upper += unicode_is_upper(c);
		lower += unicode_is_lower(c);
		if (first == 0 && unicode_is_letter(c))
			first = c;
	}
	if (upper > 1 && lower == 0 && upper <= CAPITALS_MAX)
		return LEX_CAPITALS;
	return upper > 0 && (unicode_is_upper(first) || lower == 0) ?
	    LEX_CAPITAL : upper > 0 ? LEX_CAPITAL : 0;
}

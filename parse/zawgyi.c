/*
 * zawgyi.c - Burmese text typed for the Zawgyi fonts.  See zawgyi.h.
 */
#include "zawgyi.h"

#include <string.h>

#include "text.h"

#define VOTES_LEAST 2

enum { VOWEL_E = 0x1031, VIRAMA = 0x1039, MEDIAL_FIRST = 0x103B,
	MEDIAL_LAST = 0x103E };

/* A consonant or an independent vowel, also of Mon, Karen and Shan. */
static bool
is_letter(uint32_t c)
{
	return (c >= 0x1000 && c <= 0x102A) || c == 0x103F ||
	    (c >= 0x105A && c <= 0x105D) || c == 0x1061 || c == 0x1065 ||
	    c == 0x1066 || (c >= 0x106E && c <= 0x1070) ||
	    (c >= 0x1075 && c <= 0x1081) || c == 0x108E;
}

static bool
is_medial(uint32_t c)
{
	return c >= MEDIAL_FIRST && c <= MEDIAL_LAST;
}

/* What the code point c says, between the one before it and the one after. */
static void
vote(uint32_t before, uint32_t c, uint32_t after, uint32_t *zawgyi,
    uint32_t *unicode)
{
	/* before a letter it may stack it, or end the syllable before it */
	if (c == VIRAMA)
		*zawgyi += !is_letter(after);
	else if (c == VOWEL_E)
		++*(is_letter(before) || is_medial(before) ? unicode : zawgyi);
	else if (c == MEDIAL_FIRST && !is_letter(before))
		++*zawgyi;
	else if (c == 0x103A && is_letter(before) && !is_letter(after) &&
	    (after < 0x102B || after > 0x103E))
		++*unicode;		/* a final sign that ends a word */
}

/* On to the next code point of U+1000 to U+1FFF: all others of a text are
 * stepped over at once.  False if there is none. */
static bool
find_burmese(struct kutip_str s, uint32_t *pos)
{
	const char *p = *pos < s.len ?
	    memchr(s.ptr + *pos, 0xE1, s.len - *pos) : NULL;

	if (p != NULL)
		*pos = (uint32_t)(p - s.ptr);
	return p != NULL;
}

bool
zawgyi_is(struct kutip_str s)
{
	uint32_t zawgyi = 0, unicode = 0, pos = 0;

	while (find_burmese(s, &pos)) {
		uint32_t before = 0, c = text_step(s, &pos), after;

		for (; c >= 0x1000 && c <= 0x109F; before = c, c = after) {
			after = text_step(s, &pos);
			vote(before, c, after, &zawgyi, &unicode);
		}
	}
	return zawgyi >= VOTES_LEAST && zawgyi > unicode;
}

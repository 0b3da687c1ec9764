/*
 * zawgyi.c - Burmese text typed for the Zawgyi fonts.  See zawgyi.h.
 */
#include "zawgyi.h"

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

bool
zawgyi_is(struct kutip_str s)
{
	uint32_t zawgyi = 0, unicode = 0, pos = 0, before = 0, c, after;

	c = text_step(s, &pos);
	while (c != 0 || pos < s.len) {
		after = text_step(s, &pos);
		if (c >= 0x1000 && c <= 0x109F)
			vote(before, c, after, &zawgyi, &unicode);
		before = c;
		c = after;
	}
	return zawgyi >= VOTES_LEAST && zawgyi > unicode;
}

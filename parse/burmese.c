/*
 * burmese.c - one spelling for the spellings of a Burmese syllable.  See
 * burmese.h.
 */
#include "burmese.h"

#include "text.h"

enum burmese_sign {
	B_NYA = 0x1009, B_DDA = 0x100D, B_RA = 0x101B, B_WA = 0x101D,
	B_SA = 0x101E, B_U = 0x1025, B_UU = 0x1026, B_O = 0x1029,
	B_TALL_AA = 0x102B, B_II = 0x102E, B_E = 0x1031, B_DOT = 0x1037,
	B_VIRAMA = 0x1039, B_ASAT = 0x103A, B_MEDIAL_YA = 0x103B,
	B_MEDIAL_RA = 0x103C, B_MEDIAL_HA = 0x103E, B_GREAT_SA = 0x103F,
	B_NOUGHT = 0x1040, B_SEVEN = 0x1047, B_SHAN_ONE = 0x1091
};

#define VOWEL_E_RANK 5

static bool
is_letter(uint32_t c)
{
	return c >= 0x1000 && c <= B_GREAT_SA;
}

static bool
is_digit(uint32_t c)
{
	return c >= B_NOUGHT && c <= 0x1049;
}

static bool
is_sign(uint32_t c)
{
	return c >= B_TALL_AA && c <= B_MEDIAL_HA;
}

/* The letter that a digit is drawn like; 0 if like none. */
static uint32_t
drawn_like(uint32_t c)
{
	return c == B_NOUGHT ? B_WA : c == B_SEVEN ? B_RA : 0;
}

/* A digit stands for a letter where no number touches it and letters do. */
bool
burmese_is_letter(struct kutip_str s, uint32_t pos)
{
	uint32_t before = text_before(s, pos), c = text_step(s, &pos);
	uint32_t next = text_at(s, pos);

	if (is_letter(c))
		return true;
	if (drawn_like(c) == 0 || is_digit(next) || is_digit(before))
		return false;
	if (is_sign(next))
		return true;
	return c == B_NOUGHT && (is_letter(next) || is_letter(before) ||
	    (before == 0x2018 && next == 0x2019));
}

bool
burmese_closes(struct kutip_str s, uint32_t pos)
{
	uint32_t c = text_step(s, &pos);

	if (c < 0x1000 || c >= B_TALL_AA)
		return false;
	c = text_step(s, &pos);
	if (c == B_DOT)
		c = text_at(s, pos);
	return c == B_VIRAMA || c == B_ASAT;
}

/* The order in which a syllable is written: medials, vowels before, above,
 * below and behind, final signs, the sign that stacks. */
static uint32_t
rank_of(uint32_t c)
{
	static const uint8_t rank[] = {
		/* 102B */ 9, 9, 6, 6, 7, 7, VOWEL_E_RANK, 6, 6, 6, 6,
		/* 1036 */ 10, 11, 13, 14, 12, 1, 2, 3, 4
	};

	return is_sign(c) ? rank[c - B_TALL_AA] : 0;
}

static void
put_sign(struct burmese_syllable *y, uint32_t c)
{
	uint32_t k = y->n;

	while (k > 1 && rank_of(y->c[k - 1]) > rank_of(c))
		k--;
	if (k > 1 && y->c[k - 1] == c)
		return;
	for (uint32_t i = y->n++; i > k; i--)
		y->c[i] = y->c[i - 1];
	y->c[k] = c;
}

/* Letters that are drawn like another with its sign. */
static void
mend_letter(struct burmese_syllable *y)
{
	uint32_t joined = 0;

	if (y->n < 2)
		return;
	if (y->c[0] == B_U && (y->c[1] == B_ASAT || y->c[1] == B_VIRAMA))
		y->c[0] = B_NYA;
	if (y->c[0] == B_U && y->c[1] == B_II)
		joined = B_UU;
	if (y->c[0] == B_SA && y->c[1] == B_MEDIAL_RA)
		joined = B_O;
	if (joined == 0)
		return;
	y->c[0] = joined;
	y->n--;
	for (uint32_t i = 1; i < y->n; i++)
		y->c[i] = y->c[i + 1];
}

/* "ေ၀": E typed before its letter.  Only medials belong to it here, the rest
 * of the signs follow by themselves. */
static uint32_t
turned(struct kutip_str s, uint32_t pos, struct burmese_syllable *y)
{
	uint32_t c = text_step(s, &pos), next = pos;

	y->c[y->n++] = drawn_like(c) ? drawn_like(c) : c;
	for (c = text_step(s, &next); y->n < BURMESE_MOST - 1 &&
	    c >= B_MEDIAL_YA && c <= B_MEDIAL_HA; c = text_step(s, &next)) {
		y->c[y->n++] = c;
		pos = next;
	}
	y->c[y->n++] = B_E;
	return pos;
}

uint32_t
burmese_syllable(struct kutip_str s, uint32_t pos, struct burmese_syllable *y)
{
	uint32_t c = text_step(s, &pos);

	*y = (struct burmese_syllable){ 0 };
	if (c == B_E && pos < s.len && burmese_is_letter(s, pos) &&
	    !is_sign(text_at(s, pos)))
		return turned(s, pos, y);
	y->c[y->n++] = drawn_like(c) ? drawn_like(c) : c;
	while (y->n < BURMESE_MOST) {
		uint32_t next = pos, sign = text_step(s, &next);

		if (next == pos || !is_sign(sign))
			break;
		/* E behind a final sign is of the next letter */
		if (sign == B_E && rank_of(y->c[y->n - 1]) > VOWEL_E_RANK)
			break;
		put_sign(y, sign);
		pos = next;
	}
	mend_letter(y);
	return pos;
}

uint32_t
burmese_count(struct kutip_str s)
{
	uint32_t pos = 0, n = 0, before = 0;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);

		if ((c >= 0x1000 && c < B_TALL_AA) || c == B_GREAT_SA)
			n += before != B_VIRAMA && !burmese_closes(s, at);
		before = c;
	}
	return n;
}

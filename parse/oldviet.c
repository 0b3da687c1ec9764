/*
 * oldviet.c - see oldviet.h.
 */
#include "oldviet.h"

#include "text.h"
#include "unicode.h"

#define VOTES_LEAST 4			/* of different words */
#define WORD_LETTERS 8

/* ---- seeing it ---------------------------------------------------------- */

/* và, của, là, không, các, được, đến, những, người, với, một, Việt: no Western
 * text has several of these spellings. */
static const char *const tcvn3_words[] = { "vµ", "cña", "lµ", "kh«ng", "c¸c",
    "®îc", "®Õn", "nh÷ng", "ngêi", "víi", "mét", "viÖt", "®ã", "tõ" };
static const char *const vni_words[] = { "vaø", "cuûa", "laø", "khoâng",
    "caùc", "ñöôïc", "ñeán", "nhöõng", "ngöôøi", "vôùi", "moät", "vieät",
    "ñoù", "töø" };

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static uint32_t
lower(uint32_t c)
{
	if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || c - 'A' < 26)
		return c | 32;
	return c;
}

/* Is c one that may stand in such a word: a letter, or a sign above U+00A0? */
static bool
is_sign(uint32_t c)
{
	return text_is_alpha(c) || (c > 0xA0 && c <= 0xFF);
}

static bool
is_word(struct kutip_str s, const char *word)
{
	return text_equal_c(s, word);
}

/* Bit i: the word of that number was seen.  Capitals are folded for VNI alone:
 * in TCVN3 a capital's code point is another small letter. */
static void
vote(struct kutip_str raw, struct kutip_str folded, uint32_t *tcvn3,
    uint32_t *vni)
{
	for (uint32_t i = 0; i < LEN(tcvn3_words); i++)
		if (is_word(raw, tcvn3_words[i]))
			*tcvn3 |= 1u << i;
	for (uint32_t i = 0; i < LEN(vni_words); i++)
		if (is_word(folded, vni_words[i]))
			*vni |= 1u << i;
}

static uint32_t
count(uint32_t bits)
{
	uint32_t n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

/* The word at *pos, as it is (its ASCII letters small) and folded; *pos behind
 * it.  A longer one is empty. */
static void
take_word(struct kutip_str s, uint32_t *pos, struct kutip_str *raw,
    struct kutip_str *folded, char room[2][4 * WORD_LETTERS])
{
	uint32_t letters = 0, a = 0, b = 0;

	while (*pos < s.len) {
		uint32_t next = *pos, c = text_step(s, &next);

		if (!is_sign(c))
			break;
		/* TCVN3's U+00AD is a letter that many programs lose */
		if (c != 0xAD && letters++ < WORD_LETTERS) {
			a += text_encode(text_lower(c), room[0] + a);
			b += text_encode(lower(c), room[1] + b);
		}
		*pos = next;
	}
	*raw = (struct kutip_str){ room[0], letters > WORD_LETTERS ? 0 : a };
	*folded = (struct kutip_str){ room[1], letters > WORD_LETTERS ? 0 : b };
}

enum oldviet
oldviet_is(struct kutip_str s)
{
	uint32_t pos = 0, tcvn3 = 0, vni = 0;
	char room[2][4 * WORD_LETTERS];

	/* µ, ® and « are U+00B5, U+00AE, U+00AB; ø and ñ U+00F8, U+00F1 */
	if (memmem(s.ptr, s.len, "\xC2\xB5", 2) == NULL &&
	    memmem(s.ptr, s.len, "\xC3\xB8", 2) == NULL)
		return OLDVIET_NONE;
	while (pos < s.len) {
		struct kutip_str raw, folded;
		uint32_t before = pos;

		take_word(s, &pos, &raw, &folded, room);
		if (pos == before)
			text_step(s, &pos);
		else if (raw.len > 0)
			vote(raw, folded, &tcvn3, &vni);
	}
	if (count(tcvn3) >= VOTES_LEAST && count(tcvn3) > count(vni))
		return OLDVIET_TCVN3;
	return count(vni) >= VOTES_LEAST ? OLDVIET_VNI : OLDVIET_NONE;
}

/* ---- TCVN3: a letter for a letter ---------------------------------------- */

/* From U+00A1 on; 0: as it is. */
static const uint16_t tcvn3[] = {
	0x102, 0xC2, 0xCA, 0xD4, 0x1A0, 0x1AF, 0x110, 0x103,	/* A1 */
	0xE2, 0xEA, 0xF4, 0x1A1, 0x1B0, 0x111, 0, 0,		/* A9 */
	0, 0, 0, 0, 0xE0, 0x1EA3, 0xE3, 0xE1,			/* B1 */
	0x1EA1, 0, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0, 0,	/* B9 */
	0, 0, 0, 0, 0, 0x1EB7, 0x1EA7, 0x1EA9,			/* C1 */
	0x1EAB, 0x1EA5, 0x1EAD, 0xE8, 0, 0x1EBB, 0x1EBD, 0xE9,	/* C9 */
	0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0xEC, 0x1EC9, /* D1 */
	0, 0, 0, 0x129, 0xED, 0x1ECB, 0xF2, 0,			/* D9 */
	0x1ECF, 0xF5, 0xF3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, /* E1 */
	0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0xF9, 0, /* E9 */
	0x1EE7, 0x169, 0xFA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, /* F1 */
	0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5, 0,	/* F9 */
};

/* ---- VNI: a letter and its marks ----------------------------------------- */

/* A sign behind a vowel, small letters; circumflex or breve first, then a tone. */
static const struct { uint16_t sign, first, tone; } vni_marks[] = {
	{ 0xE0, 0x302, 0x300 }, { 0xE1, 0x302, 0x301 }, { 0xE2, 0x302, 0 },
	{ 0xE3, 0x302, 0x303 }, { 0xE4, 0x302, 0x323 }, { 0xE5, 0x302, 0x309 },
	{ 0xE8, 0x306, 0x300 }, { 0xE9, 0x306, 0x301 }, { 0xEA, 0x306, 0 },
	{ 0xEB, 0x306, 0x323 }, { 0xEF, 0, 0x323 }, { 0xF5, 0, 0x303 },
	{ 0xF8, 0, 0x300 }, { 0xF9, 0, 0x301 }, { 0xFA, 0x306, 0x309 },
	{ 0xFB, 0, 0x309 }, { 0xFC, 0x306, 0x303 },
};

/* A sign that is a letter by itself. */
static const struct { uint16_t sign, small, capital; } vni_letters[] = {
	{ 0xE6, 0x1EC9, 0x1EC8 }, { 0xEE, 0x1EF5, 0x1EF4 },
	{ 0xF1, 0x111, 0x110 }, { 0xF2, 0x1ECB, 0x1ECA },
	{ 0xF3, 0x129, 0x128 }, { 0xF4, 0x1A1, 0x1A0 },
	{ 0xF6, 0x1B0, 0x1AF },
};

static bool
is_vowel(uint32_t c)
{
	c = lower(c);
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y' || c == 0xF4 || c == 0xF6;
}

static void
put(struct buf *out, uint32_t c)
{
	char bytes[4];

	if (c != 0)
		buf_add(out, bytes, text_encode(c, bytes));
}

static void
put_vni(struct buf *out, uint32_t before, uint32_t c)
{
	for (size_t i = 0; i < LEN(vni_letters); i++)
		if (lower(c) == vni_letters[i].sign) {
			put(out, c < 0xE0 ? vni_letters[i].capital :
			    vni_letters[i].small);
			return;
		}
	for (size_t i = 0; is_vowel(before) && i < LEN(vni_marks); i++)
		if (lower(c) == vni_marks[i].sign) {
			put(out, vni_marks[i].first);
			put(out, vni_marks[i].tone);
			return;
		}
	put(out, c);
}

void
oldviet_convert(enum oldviet font, struct kutip_str s, struct buf *out)
{
	struct buf loose = { 0 };
	uint32_t pos = 0, before = 0;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos), at = c - 0xA1;

		if (font == OLDVIET_VNI)
			put_vni(&loose, before, c);
		else
			put(&loose, at < LEN(tcvn3) && tcvn3[at] ? tcvn3[at] :
			    c);
		before = c;
	}
	unicode_nfc(buf_as_str(&loose), out);
	out->failed |= loose.failed;
	buf_free(&loose);
}

/*
 * burmese.h - one spelling for the spellings of a Burmese syllable.
 *
 * Newspapers type what looks right:
 *
 *	၀န် / ဝန်, ၇ှိ / ရှိ	the digits nought and seven for the letters WA and RA
 *	ေ၀း / ဝေး	the vowel E before its letter, as it is drawn
 *	န့် / န့်, ိုု / ို	signs in another order, or twice
 *	ဘဏ္႑ာ / ဘဏ္ဍာ	a Shan digit for the stacked DDA
 *	ဥ် / ဉ်, ဦ (ဥ + ီ) / ဦ, သြ / ဩ	two letters drawn alike
 *
 * Cost: linear in the syllable, which is cut at BURMESE_MOST signs.
 */
#ifndef BURMESE_H
#define BURMESE_H

#include "kutip.h"

#define BURMESE_MOST 12

struct burmese_syllable {
	uint32_t n;
	uint32_t c[BURMESE_MOST];	/* code points; all stand for its first byte */
};

/* A letter or sign, or a digit that stands for one. */
bool burmese_is_letter(struct kutip_str, uint32_t pos);
/* A consonant or independent vowel that a final or stacking sign follows: it
 * ends the syllable before it. */
bool burmese_closes(struct kutip_str, uint32_t pos);
/* The letter at a byte, where burmese_is_letter() is true, and its signs.
 * Returns the byte behind them. */
uint32_t burmese_syllable(struct kutip_str, uint32_t pos,
    struct burmese_syllable *);
/* How many syllables are in it. */
uint32_t burmese_count(struct kutip_str);

#endif

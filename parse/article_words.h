/*
 * article_words.h - how many words two texts share.
 *
 * A page says its headline four times and never twice alike: with the site's
 * name behind it, with other quotation marks, cut at 60 letters.  So texts are
 * compared by their words, case and punctuation aside; where a script puts no
 * blanks between words, by its characters.
 *
 * Cost: linear in both texts; of each the first 512 words are looked at.
 */
#ifndef ARTICLE_WORDS_H
#define ARTICLE_WORDS_H

#include "kutip.h"

/* The share of the words of s that are in other too, per mille; 0 if s has
 * no words. */
uint32_t words_shared(struct kutip_str s, struct kutip_str other);
/* The same words in the same order. */
bool     words_equal(struct kutip_str, struct kutip_str);
/* Do the words of s begin with those of start? */
bool     words_begin(struct kutip_str s, struct kutip_str start);

#endif

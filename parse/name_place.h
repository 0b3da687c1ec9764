/*
 * name_place.h - names with capitals that are no people's: what a word of
 * place leads ("Kabupaten Rokan Hulu", "di Kemayoran", "film Munafik") and the initials of
 * people whom the press does not name ("AS (32)").
 *
 * Costs one pass over the tokens before the names are looked for, since a
 * title says "Rohul" before the text says "Kabupaten Rokan Hulu (Rohul)".
 */
#ifndef NAME_PLACE_H
#define NAME_PLACE_H

#include "name_word.h"

/* Learns the words of places and the initials of the whole article. */
void place_learn(struct name_scan *);
/* Are all words of tokens [from, to) such words, and no full name's? */
bool place_only(const struct name_scan *, uint32_t from, uint32_t to);
/* The token behind the place that begins at a token, if a word of place leads
 * it; the token itself if none does. */
uint32_t place_end(const struct name_scan *, uint32_t i);

#endif

/*
 * name_headfinal.h - people and bodies in a script whose noun phrases end with
 * their head (headfinal.h): a person behind a title or an office, or alone
 * before the subject particle; a body up to its last word.
 */
#ifndef NAME_HEADFINAL_H
#define NAME_HEADFINAL_H

#include "name_word.h"

/* Takes the name that begins, or the body that ends, at a token.  Returns the
 * token behind it; the token itself if there is none. */
uint32_t take_headfinal(struct name_scan *, uint32_t i);

#endif

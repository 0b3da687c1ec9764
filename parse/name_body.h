/*
 * name_body.h - ministries, companies, parties: names that begin with a word
 * of office ("Kementerian ...") or end with one ("... University").
 */
#ifndef NAME_BODY_H
#define NAME_BODY_H

#include "name_word.h"

/* The token behind the last word of a body that begins at or goes on with a
 * token: "Cambridge | University"; the token itself if none. */
uint32_t body_tail_end(const struct name_scan *, uint32_t end);
/* What a link adds behind that word: "Academy | of Law", "Council | for the
 * Promotion of Trade". */
uint32_t body_behind_tail(const struct name_scan *, uint32_t end);
/* The end of a body whose words lead to such a word; the token itself if they
 * do not. */
uint32_t body_by_tail(const struct name_scan *, uint32_t i);
/* Takes the body that begins at a token, and its short form in brackets.
 * Returns the token behind both. */
uint32_t take_body(struct name_scan *, uint32_t i);

#endif

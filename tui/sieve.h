/*
 * sieve.h - what the panel filters: one row of each of its groups at most, and
 * together: this speaker, on this item, in this city.
 *
 * With a speaker among them, the quotes of that speaker are walked whose
 * paragraph (or whose own words) holds all the others; without one, the places
 * of the row that was chosen last, in paragraphs that hold the others too.
 */
#ifndef SIEVE_H
#define SIEVE_H

#include <stdbool.h>

#include "brief.h"

void sieve_clear(struct sieve *);
bool sieve_is_on(const struct brief *);
/* Are it quotes that are walked?  Else places. */
bool sieve_walks_quotes(const struct brief *);
bool sieve_has(const struct brief *, enum panel_group, uint32_t entity);

/* What is left when all filters are laid over: a paragraph, a quote, a place. */
bool sieve_block(const struct brief *, struct kutip_span block);
bool sieve_quote(const struct brief *, const struct kutip_quote *);
bool sieve_mention(const struct brief *, const struct kutip_mention *);

/* The names of what is filtered, "Chandra + Cybersecurity". */
void sieve_print(const struct brief *, struct buf *out);

#endif

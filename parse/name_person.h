/*
 * name_person.h - people, listed actors, and the office that stands before or
 * behind a name: "Direktur Eksekutif | Sari Melur", "Sari Melur, | ketua RT".
 */
#ifndef NAME_PERSON_H
#define NAME_PERSON_H

#include "name_word.h"

/* No office stands before the place any more. */
void forget_role(struct name_scan *);
/* The office that begins before token i, without the honours behind it. */
struct kutip_span office_before(const struct name_scan *, uint32_t i);
/* The office behind a name that ends before token i; empty if none. */
struct kutip_span role_behind(const struct name_scan *, uint32_t i);

/* Take what begins at a token, with its office; return the token behind it. */
uint32_t take_person(struct name_scan *, uint32_t i);
uint32_t take_actor(struct name_scan *, uint32_t i, const struct hit *);

#endif

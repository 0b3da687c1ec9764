/*
 * roster.h - which names are one person or body: the roster of an article.
 *
 * Full names come first; a shorter form joins the person whose full name holds
 * all its words in order ("Chandra" in "Mochammad Chandra Widya Yudha").  Of
 * several it joins the one named last before it.  A body joins by its listed
 * id, by the same words, or by the short form in brackets behind it.
 *
 * Cost: a table of words, so one look-up a name.
 */
#ifndef ROSTER_H
#define ROSTER_H

#include "name.h"

struct roster_entity {		/* beside each row of r->entities */
	uint32_t full;		/* -> names, the fullest form; NONE: no name */
	uint32_t alias;		/* -> names: in brackets behind it; NONE */
	uint32_t first;		/* byte of its first mention */
	uint8_t  evidence;	/* of all its names together */
	uint8_t  gender;	/* enum gender_kind + 1; 0: the text does not say */
};

struct roster;

void roster_join(struct reading *);
struct roster_entity *roster_row(const struct reading *, uint32_t entity);

/* The entity of a name, made now if it has none yet. */
uint32_t name_entity(struct reading *, uint32_t name);
/* A new entity that is no name of the roster: a role, an unnamed source. */
uint32_t name_add_entity(struct reading *, enum kutip_entity_kind,
    struct kutip_span);

#endif

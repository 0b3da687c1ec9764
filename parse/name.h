/*
 * name.h - the names of a text: people, bodies, states, and what office each holds.
 *
 * They stand by token; no two share one.  name_find.h says how they are found.
 */
#ifndef NAME_H
#define NAME_H

#include "match.h"
#include "reading.h"

enum name_evidence {
	NAME_HONORIFIC = 1 << 0,	/* "Datuk Seri ..." */
	NAME_ROLE = 1 << 1,		/* an office stands beside it */
	NAME_LISTED = 1 << 2,		/* in the lists of actors */
	NAME_LONG = 1 << 3,		/* two words or more */
	NAME_SPOKE = 1 << 4,		/* somebody speaks under it */
	NAME_BODY = 1 << 5		/* "Kementerian ...", "... University" */
};

struct name {
	struct kutip_span span;		/* the name alone */
	struct kutip_span role;		/* empty if none */
	uint32_t from, to;		/* its tokens, half open */
	uint32_t entity;		/* -> entities, or NONE */
	const struct hit *actor;	/* of the lists, or NULL */
	uint8_t  kind;			/* KUTIP_PERSON, KUTIP_ORG, KUTIP_STATE */
	uint8_t  evidence;
};

static inline struct name *
name_row(const struct reading *r, uint32_t i)
{
	return (struct name *)r->names.rows + i;
}

/* The first name that begins in tokens [from, to); KUTIP_NONE if none. */
uint32_t name_in(const struct reading *, uint32_t from, uint32_t to);
#endif

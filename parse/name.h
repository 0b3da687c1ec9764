/*
 * name.h - people and bodies that a text names, and which names are one.
 *
 * A run of capital words is cut into office, body and person:
 *
 *	Direktur Kerja Sama Politik Keamanan ASEAN Kementerian Luar Negeri
 *	(Kemenlu) RI | Mochammad Chandra Widya Yudha
 *
 * at the last office, body, place, abbreviation or bracket; words that the
 * language also prints small (Keamanan, Kesehatan: ordinary.tsv) belong to the
 * office.  Short forms are joined to the full name that holds their words:
 * first (69 % of Indonesian short forms), middle, last.
 *
 * In scripts without capitals a name is what stands behind an honorific.
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

void name_find(struct reading *);

static inline struct name *
name_row(const struct reading *r, uint32_t i)
{
	return (struct name *)r->names.rows + i;
}

/* The first name that begins in tokens [from, to); KUTIP_NONE if none. */
uint32_t name_in(const struct reading *, uint32_t from, uint32_t to);
#endif

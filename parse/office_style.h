/*
 * office_style.h - the styles of an office document, and what they say of a
 * paragraph.
 *
 * Word and LibreOffice write the English name of every style of their own,
 * whatever language they speak to their user: the style with the id "Judul1"
 * is called "heading 1".  A style of the user's own says by what it is based
 * on; a heading also by its outline level.
 */
#ifndef OFFICE_STYLE_H
#define OFFICE_STYLE_H

#include "arena.h"
#include "kutip.h"

#define OFFICE_STYLE_UNKNOWN (-1)

struct office_style {
	struct kutip_str id, based;	/* in an arena */
	int8_t kind;			/* enum kutip_block_kind */
	int8_t level;			/* of a heading, from 1; 0: none */
	int8_t bold, hidden, list;	/* 0 or 1 */
	uint16_t size;			/* half points; 0: not known */
};	/* OFFICE_STYLE_UNKNOWN, size 0: as in the one that it is based on */

struct office_styles {
	struct vec rows;
	uint16_t size;			/* where no style says it; half points */
};

void office_styles_init(struct office_styles *, struct arena *);
/* A new style that says nothing yet. */
struct office_style *office_style_add(struct office_styles *,
    struct kutip_str id, struct kutip_str based);
/* What its name says, "heading 1" or "Heading_20_1", where it says anything. */
void office_style_named(struct office_style *, struct kutip_str name);
/* When all are there: each says all that those say which it is based on. */
void office_styles_done(struct office_styles *);
/* By id, else what the id says as a name; never NULL. */
struct office_style office_style_find(const struct office_styles *,
    struct kutip_str id);

#endif

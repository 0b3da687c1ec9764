/*
 * name_find.h - finds people and bodies, and what office they hold.
 *
 * A run of capital words is cut into office, body and person:
 *
 *	Direktur Keselamatan Dermaga Kementerian Perikanan dan Pelabuhan
 *	(Kempelab) RI | Bagas Prasetya Lesmana
 *
 * at the last office, body, place, abbreviation or bracket; words that the
 * language also prints small (Keamanan, Kesehatan: ordinary.tsv) belong to the
 * office.  Short forms are joined to the full name that holds their words:
 * first (69 % of Indonesian short forms), middle, last.
 *
 * In scripts without capitals a name is what stands behind an honorific.
 */
#ifndef NAME_FIND_H
#define NAME_FIND_H

#include "reading.h"

/* Fills r->names.  Wants tokens. */
void name_find(struct reading *);

#endif

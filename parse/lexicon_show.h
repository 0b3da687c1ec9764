/*
 * lexicon_show.h - where a form comes from: which lists have it, in which
 * languages, for whom; and what the user's rules make of it.
 *
 *	Bogor	cities	built in: cities.tsv:22	any	Bogor	Bogor	not seen
 */
#ifndef LEXICON_SHOW_H
#define LEXICON_SHOW_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

/* FNV-1a of a folded form: the rows of lexicon_seen.tsv name forms by it. */
uint32_t lexicon_form_hash(struct kutip_str folded);

/* A line for each list that has the form, behind what is in out; false if none
 * has.  Columns are parted by a tab: form, kind, list, languages, name, id, and
 * for names of the built-in lists in how many articles they were seen and which
 * offices they held when. */
bool lexicon_show(const struct kutip_lexicon *, struct kutip_str form,
    struct buf *out);

#endif

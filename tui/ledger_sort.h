/*
 * ledger_sort.h - the order of a ledger: its keys and groups; for ledger_rows.c.
 *
 * Strings are put in an order once, group by group; then notes are sorted by
 * numbers, the rank of their group and the rank of their brief.  Twenty thousand
 * notes take some hundredths of a second.
 */
#ifndef LEDGER_SORT_H
#define LEDGER_SORT_H

#include "ledger.h"

struct ledger_key {
	uint32_t group, brief;		/* ranks */
	uint32_t place;			/* in the brief */
	uint32_t note;			/* -> notes_at() */
	bool again;			/* for another of its tags */
	struct kutip_str when;		/* clock of its making */
	struct kutip_str name;		/* of its group, while that is ranked */
};

struct ledger_mark {
	uint8_t state;			/* enum ledger_state */
	bool member;			/* listed without a search */
	bool found;			/* by the search */
};

struct ledger_group {
	struct kutip_str name;		/* what its notes have in common; may be empty */
	struct kutip_str sort, before;	/* before goes first, the greater one first */
	uint32_t note;			/* one of them, -> notes_at() */
	uint32_t id;			/* while ranks are made */
};

/* l->keys with note, place and when are there: fills briefs, groups and ranks,
 * and sorts.  false: no memory. */
bool ledger_sort(struct ledger *, const struct notes *);

#endif

/*
 * ledger.h - the notes of one brief or of all: which are listed, in what order,
 * under which headings, and how each fares in its brief.
 *
 * Rows are made from the store (notes.h), so briefs that are not open, and those
 * whose files are gone, are in it too.  Whether a passage is still there is
 * known once its brief was read (ledger_saw); until then it is unread.  Of the
 * notes that are listed without a search
 *
 *	in place + moved + gone + absent + unread = n,	always.
 *
 * A note with several tags stands under each of them in the order by tag, and is
 * counted once.
 *
 * Costs.  An order is made by one sort of all notes; a letter of a search is one
 * pass over them.
 *
 *	struct ledger l = { .all = true };
 *	ledger_make(&l, store, NULL);
 *	ledger_filter(&l, store, STR("pompa"));
 *	note = ledger_note(&l, store);		// the selected one
 */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "kutip.h"
#include "note_search.h"
#include "notes.h"
#include "shelf.h"

#define LEDGER_DAY 11			/* "2026-11-25" and a NUL */

enum ledger_order {
	LEDGER_BY_BRIEF, LEDGER_BY_SPEAKER, LEDGER_BY_LABEL, LEDGER_BY_TAG,
	LEDGER_BY_DATE, LEDGER_BY_STATE, LEDGER_ORDERS
};

enum ledger_state {
	LEDGER_UNREAD,			/* its brief was not read yet */
	LEDGER_IN_PLACE, LEDGER_MOVED,
	LEDGER_GONE,			/* its brief has no such passage */
	LEDGER_ABSENT,			/* its brief is not there */
	LEDGER_STATES
};

struct ledger_row {
	uint32_t note;			/* -> notes_at(); NONE: a heading */
	uint32_t notes;			/* in a heading: how many stand under it */
	uint32_t first;			/* in a heading: the first of them */
	uint32_t group;			/* in a heading: -> groups */
};

struct ledger_key;			/* a note in its order */
struct ledger_mark;			/* what is known of a row of the store */
struct ledger_group;

struct ledger {
	enum ledger_order order;
	bool all;			/* briefs, or the one that is open */
	struct buf words;		/* that were searched; empty: all are listed */
	struct list list;
	struct vec rows;		/* struct ledger_row */
	uint32_t shown;			/* notes among the rows */
	uint32_t n;			/* notes without a search */
	uint32_t count[LEDGER_STATES];	/* of those n */
	char today[LEDGER_DAY], yesterday[LEDGER_DAY];

	struct arena arena, rows_arena;
	struct ledger_key *keys;	/* sorted */
	uint32_t keys_n;
	struct ledger_group *groups;	/* of the order; by rank */
	struct ledger_group *briefs;
	uint32_t groups_n, briefs_n;
	struct ledger_mark *marks;	/* by row of the store */
	uint32_t *found;		/* rows, for a search */
	uint32_t marks_n;
	struct note_search *search;
};

void ledger_free(struct ledger *);
/* Orders and lists what there is; the selected note stays selected.  brief: the
 * notes of the brief that is open, in whose order they stand by brief; NULL: of
 * all briefs.  false: no memory. */
bool ledger_make(struct ledger *, const struct notes *,
    const struct notes_list *brief);
/* Lists those that have the words. */
bool ledger_filter(struct ledger *, const struct notes *,
    struct kutip_str words);

/* Selects a note, by its row in the store; false: it is not listed. */
bool ledger_select(struct ledger *, uint32_t note);
/* By so many rows; headings are stepped over. */
void ledger_step(struct ledger *, int by);
/* NULL outside. */
const struct ledger_row *ledger_row(const struct ledger *, uint32_t row);
/* What a heading says. */
struct kutip_str ledger_title(const struct ledger *, const struct notes *,
    const struct ledger_row *);
/* The selected note; NULL: none is. */
const struct note *ledger_note(const struct ledger *, const struct notes *);

/* ---- how notes fare ----------------------------------------------------- */

enum ledger_state ledger_state(const struct ledger *, uint32_t note);
/* A brief was read, and these are its notes. */
void ledger_saw(struct ledger *, const struct notes *,
    const struct notes_list *);
/* The file at a path was looked at: what was made in it and not seen is absent. */
void ledger_looked(struct ledger *, const struct notes *,
    struct kutip_str path);
/* Calls each() with the path of every brief that has unread notes; those without
 * a path are absent. */
void ledger_unread(struct ledger *, const struct notes *,
    void (*each)(void *context, struct kutip_str path), void *context);

/* "brief", "speaker"; ORDERS: none of that name. */
const char *ledger_order_name(enum ledger_order);
enum ledger_order ledger_order_named(struct kutip_str);
/* "in place", "moved", "gone"; what a row and a heading say. */
const char *ledger_state_name(enum ledger_state);
/* The day that a note was made on, where the person is: "2026-11-25". */
void ledger_day(const struct note *, char out[LEDGER_DAY]);
/* The same, or "today", "yesterday". */
const char *ledger_when(const struct ledger *, const char day[LEDGER_DAY]);
/* The name of a note's brief, which is known of every note: its title, else its
 * file. */
struct kutip_str ledger_brief(const struct note *);

#endif

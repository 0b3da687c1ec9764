/*
 * import.h - marks and notes of other programs, and kutip's own exports.
 *
 *	own JSON ("passages"), own Web Annotations: taken back without a loss
 *	Web Annotations of others, Hypothesis' API JSON
 *	Readwise and KOReader JSON, CSV with a first row of names
 *
 * Reading makes a list; what is kutip's own is complete, the rest is looked
 * for in briefs, one after the other, and is a note where its words are found.
 * Import of the same file again changes nothing: each note has the name it
 * had, or one made of its words.
 *
 * All of it is foreign input: nothing is trusted, everything is bounded.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "kutip.h"
#include "note.h"
#include "notes.h"

#define IMPORT_NOTES 100000		/* "more than 100000 notes; cut the file" */
#define IMPORT_WHYS  8
#define IMPORT_SHORT 20			/* characters; shorter words need their brief named */

struct import_note {
	struct note note;		/* of a foreign one: words, body, label, tags, source */
	bool own;			/* complete, with its clock */
	bool done;			/* placed, or left out */
};

struct import {
	struct arena arena;
	struct vec rows;		/* struct import_note * */
	uint32_t taken;
	struct { const char *why; uint32_t n; } left[IMPORT_WHYS];
};

void import_init(struct import *);
void import_free(struct import *);

/* One more that was left out, with a static sentence why. */
void import_leave(struct import *, const char *why);
/* name is the file's, for messages.  KUTIP_FORMAT: nothing that is known. */
enum kutip_result import_read(struct import *, const char *name,
    struct kutip_str bytes, struct kutip_error *);
/* What is complete into the store. */
enum kutip_result import_own(struct import *, struct notes *,
    struct kutip_error *);
/* What is found in this brief.  named: only those that name it by its address
 * or title, near words suffice; else by the same words alone. */
enum kutip_result import_find(struct import *, struct notes *,
    const struct kutip_doc *, bool named, struct kutip_error *);
/* Are there some that no brief was found for?  Then counts them as left out. */
uint32_t import_waiting(const struct import *);
void import_give_up(struct import *);

#endif

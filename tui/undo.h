/*
 * undo.h - what was done to notes and speakers in this session, so that it can
 * be taken back, newest first, and done again.  What stands in the file stays
 * there: taking back is one operation more, and so is doing it again.  Something
 * new ends what could be done again.
 */
#ifndef UNDO_H
#define UNDO_H

#include <stdint.h>

#include "kutip.h"
#include "notes.h"
#include "rule.h"

#define UNDO_STEPS 1000			/* the oldest is forgotten */

enum undo_kind {
	UNDO_ADDED, UNDO_DELETED, UNDO_SET,
	UNDO_TAGGED, UNDO_UNTAGGED,	/* a mark with the tag old */
	UNDO_PLACED,			/* has another passage */
	UNDO_RULE			/* of a tag; cmd_tag.c takes it back */
};

struct undo_step {
	enum undo_kind kind;
	struct kutip_str id;		/* the store's, as all strings here */
	enum note_field field;		/* of UNDO_SET */
	struct kutip_str old;		/* the value before; of a step taken back, behind */
	bool more;			/* was done together with the step before */
	struct note *was;		/* of UNDO_PLACED: the note with the other passage; on the heap */
	enum rule_kind rule;		/* of UNDO_RULE: of tag id, to old; both on the heap */
};

struct undo {
	struct undo_step step[UNDO_STEPS];
	uint32_t n;			/* done; behind them stand those taken back */
	uint32_t end;
};

void undo_push(struct undo *, struct undo_step);
void undo_free(struct undo *);
/* The newest, or NULL. */
const struct undo_step *undo_newest(const struct undo *);
/* The one that was taken back last, or NULL. */
const struct undo_step *undo_undone(const struct undo *);
/* The newest was taken back (-1), or the last one taken back done again (1). */
void undo_moved(struct undo *, int way);
/* It cannot be: the newest is forgotten with what was taken back, or that only. */
void undo_forget(struct undo *, int way);
/* Takes the newest back, or does the last one taken back again; KUTIP_EMPTY:
 * there is nothing. */
enum kutip_result undo_last(struct undo *, struct notes *,
    struct kutip_error *);
enum kutip_result undo_again(struct undo *, struct notes *,
    struct kutip_error *);

#endif

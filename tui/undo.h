/*
 * undo.h - what was done to notes and speakers in this session, so that it can
 * be taken back, newest first.  What stands in the file stays there: taking
 * back is one operation more.
 */
#ifndef UNDO_H
#define UNDO_H

#include <stdint.h>

#include "kutip.h"
#include "notes.h"
#include "rule.h"

#define UNDO_STEPS 100			/* the oldest is forgotten */

enum undo_kind {
	UNDO_ADDED, UNDO_DELETED, UNDO_SET,
	UNDO_RULE			/* of a tag; cmd_tag.c takes it back */
};

struct undo_step {
	enum undo_kind kind;
	struct kutip_str id;		/* the store's, as all strings here */
	enum note_field field;		/* of UNDO_SET */
	struct kutip_str old;
	bool more;			/* was done together with the step before */
	enum rule_kind rule;		/* of UNDO_RULE: of tag id, to old; both on the heap */
};

struct undo {
	struct undo_step step[UNDO_STEPS];
	uint32_t n;
};

void undo_push(struct undo *, struct undo_step);
void undo_free(struct undo *);
/* The newest, or NULL. */
const struct undo_step *undo_newest(const struct undo *);
void undo_forget(struct undo *);
/* Takes the newest back; KUTIP_EMPTY: there is nothing. */
enum kutip_result undo_last(struct undo *, struct notes *,
    struct kutip_error *);

#endif

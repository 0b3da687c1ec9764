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

#define UNDO_STEPS 100			/* the oldest is forgotten */

enum undo_kind { UNDO_ADDED, UNDO_DELETED, UNDO_SET };

struct undo_step {
	enum undo_kind kind;
	struct kutip_str id;		/* the store's, as all strings here */
	enum note_field field;		/* of UNDO_SET */
	struct kutip_str old;
	bool more;			/* was done together with the step before */
};

struct undo {
	struct undo_step step[UNDO_STEPS];
	uint32_t n;
};

void undo_push(struct undo *, struct undo_step);
/* Takes the newest back; KUTIP_EMPTY: there is nothing. */
enum kutip_result undo_last(struct undo *, struct notes *,
    struct kutip_error *);

#endif

/*
 * undo.c - see undo.h.
 */
#include "undo.h"

#include <string.h>

#include "error.h"

void
undo_push(struct undo *u, struct undo_step step)
{
	if (u->n == UNDO_STEPS) {
		memmove(u->step, u->step + 1,
		    (UNDO_STEPS - 1) * sizeof(*u->step));
		u->n--;
	}
	u->step[u->n++] = step;
}

static enum kutip_result
take_back(const struct undo_step *s, struct notes *notes,
    struct kutip_error *err)
{
	switch (s->kind) {
	case UNDO_ADDED:
		return notes_delete(notes, s->id, err);
	case UNDO_DELETED:
		return notes_revive(notes, s->id, err);
	default:
		return notes_set(notes, s->id, s->field, s->old, err);
	}
}

enum kutip_result
undo_last(struct undo *u, struct notes *notes, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;
	bool more = true;

	if (u->n == 0)
		return error_set(err, KUTIP_EMPTY, NULL, 0,
		    "nothing to undo in this session");
	while (r == KUTIP_OK && more && u->n > 0) {
		more = u->step[--u->n].more;
		r = take_back(&u->step[u->n], notes, err);
	}
	return r;
}

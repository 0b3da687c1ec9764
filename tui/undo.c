/*
 * undo.c - see undo.h.
 */
#include "undo.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"

/* Words of rules are no store's. */
static void
free_step(const struct undo_step *s)
{
	if (s->kind != UNDO_RULE)
		return;
	free((void *)(uintptr_t)s->id.ptr);
	free((void *)(uintptr_t)s->old.ptr);
}

void
undo_free(struct undo *u)
{
	while (u->n > 0)
		free_step(&u->step[--u->n]);
}

const struct undo_step *
undo_newest(const struct undo *u)
{
	return u->n > 0 ? &u->step[u->n - 1] : NULL;
}

void
undo_forget(struct undo *u)
{
	if (u->n > 0)
		free_step(&u->step[--u->n]);
}

void
undo_push(struct undo *u, struct undo_step step)
{
	if (u->n == UNDO_STEPS) {
		free_step(&u->step[0]);
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

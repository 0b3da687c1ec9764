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
	free(s->was);
	if (s->kind != UNDO_RULE)
		return;
	free((void *)(uintptr_t)s->id.ptr);
	free((void *)(uintptr_t)s->old.ptr);
}

/* Forgets the steps from row n on. */
static void
cut(struct undo *u, uint32_t n)
{
	while (u->end > n)
		free_step(&u->step[--u->end]);
	if (u->n > n)
		u->n = n;
}

void
undo_free(struct undo *u)
{
	cut(u, 0);
}

const struct undo_step *
undo_newest(const struct undo *u)
{
	return u->n > 0 ? &u->step[u->n - 1] : NULL;
}

const struct undo_step *
undo_undone(const struct undo *u)
{
	return u->n < u->end ? &u->step[u->n] : NULL;
}

void
undo_moved(struct undo *u, int way)
{
	if (way < 0 && u->n > 0)
		u->n--;
	else if (way > 0 && u->n < u->end)
		u->n++;
}

void
undo_forget(struct undo *u, int way)
{
	cut(u, way < 0 && u->n > 0 ? u->n - 1 : u->n);
}

void
undo_push(struct undo *u, struct undo_step step)
{
	cut(u, u->n);
	if (u->n == UNDO_STEPS) {
		free_step(&u->step[0]);
		memmove(u->step, u->step + 1,
		    (UNDO_STEPS - 1) * sizeof(*u->step));
		u->n--;
	}
	u->step[u->n++] = step;
	u->end = u->n;
}

/* The value that is replaced waits in the step. */
static enum kutip_result
swap(struct undo_step *s, struct notes *notes, struct kutip_error *err)
{
	const struct note *note = notes_find(notes, s->id);
	struct kutip_str now = note ? note_get(note, s->field) : s->old;
	enum kutip_result r = notes_set(notes, s->id, s->field, s->old, err);

	if (r == KUTIP_OK)
		s->old = now;
	return r;
}

/* So does the passage. */
static enum kutip_result
swap_place(struct undo_step *s, struct notes *notes, struct kutip_error *err)
{
	const struct note *note = notes_find(notes, s->id);
	struct note now = note ? *note : *s->was;
	enum kutip_result r = notes_place_as(notes, s->id, s->was, err);

	if (r == KUTIP_OK)
		*s->was = now;
	return r;
}

static enum kutip_result
turn(struct undo_step *s, int way, struct notes *notes,
    struct kutip_error *err)
{
	switch (s->kind) {
	case UNDO_ADDED:
		return way < 0 ? notes_delete(notes, s->id, err) :
		    notes_revive(notes, s->id, err);
	case UNDO_DELETED:
		return way < 0 ? notes_revive(notes, s->id, err) :
		    notes_delete(notes, s->id, err);
	case UNDO_TAGGED:
		return notes_tag(notes, s->id, s->old, way > 0, err);
	case UNDO_UNTAGGED:
		return notes_tag(notes, s->id, s->old, way < 0, err);
	case UNDO_PLACED:
		return swap_place(s, notes, err);
	default:
		return swap(s, notes, err);
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
		more = u->step[u->n - 1].more;
		r = turn(&u->step[u->n - 1], -1, notes, err);
		if (r == KUTIP_OK)
			undo_moved(u, -1);
		else
			undo_forget(u, -1);
	}
	return r;
}

enum kutip_result
undo_again(struct undo *u, struct notes *notes, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;
	bool more = true;

	if (u->n == u->end)
		return error_set(err, KUTIP_EMPTY, NULL, 0,
		    "nothing was undone that could be done again");
	while (r == KUTIP_OK && more) {
		r = turn(&u->step[u->n], 1, notes, err);
		if (r == KUTIP_OK)
			undo_moved(u, 1);
		else
			undo_forget(u, 1);
		more = u->n < u->end && u->step[u->n].more;
	}
	return r;
}

/*
 * jump.c - see jump.h.  A list in an array; a new place cuts off what lay
 * forward of it.
 */
#include "jump.h"

#include <string.h>

static struct jump
here(const struct model *m)
{
	return (struct jump){ m->brief.row, m->brief.pos };
}

static bool
same(struct jump a, struct jump b)
{
	return a.brief == b.brief && a.pos == b.pos;
}

static void
push(struct jumps *j, struct jump place)
{
	if (j->n > 0 && same(j->at[j->n - 1], place))
		return;
	if (j->n == JUMPS) {
		memmove(j->at, j->at + 1, (JUMPS - 1) * sizeof(*j->at));
		j->n--;
	}
	j->at[j->n++] = place;
}

void
jump_leave(struct model *m)
{
	struct jumps *j = &m->jumps;

	if (m->brief.row == KUTIP_NONE)
		return;
	if (j->now < j->n)
		j->n = j->now + 1;
	push(j, here(m));
	j->now = j->n;
}

bool
jump_step(struct model *m, int direction, struct jump *out)
{
	struct jumps *j = &m->jumps;
	uint32_t from = j->now;

	/* The way forward must lead back here. */
	if (direction < 0 && from == j->n && j->n > 0) {
		push(j, here(m));
		from = j->n - 1;
	}
	if (direction < 0 && from > 0 && from < j->n)
		j->now = from - 1;
	else if (direction > 0 && from + 1 < j->n)
		j->now = from + 1;
	else
		return false;
	*out = j->at[j->now];
	return true;
}

/*
 * note_value.c - see note_value.h.
 */
#include "note_value.h"

#include "stamp.h"
#include "text.h"

static int
order_of(const struct note_value *a, const struct note_value *b)
{
	int order = text_compare(a->stamp, b->stamp);

	return order ? order : text_compare(a->key, b->key);
}

/* Of one key: does a win over b? */
static bool
wins(const struct note_value *a, const struct note_value *b)
{
	int order = text_compare(a->stamp, b->stamp);

	if (order != 0)
		return order > 0;
	if (a->gone != b->gone)
		return a->gone;
	return text_compare(a->value, b->value) > 0;
}

static struct note_value *
take_out(struct note_values *v, struct kutip_str key)
{
	struct note_value **at = &v->first, *found;

	while (*at != NULL && !text_equal((*at)->key, key))
		at = &(*at)->next;
	found = *at;
	if (found != NULL) {
		*at = found->next;
		v->n--;
	}
	return found;
}

static void
put_in(struct note_values *v, struct note_value *row)
{
	struct note_value **at = &v->first;

	while (*at != NULL && order_of(*at, row) > 0)
		at = &(*at)->next;
	row->next = *at;
	*at = row;
	v->n++;
}

static struct note_value *
take_last(struct note_values *v)
{
	struct note_value **at = &v->first, *last;

	while ((*at)->next != NULL)
		at = &(*at)->next;
	last = *at;
	*at = NULL;
	v->n--;
	return last;
}

void
note_values_put(struct note_values *v, struct arena *arena,
    const struct note_value *new)
{
	struct note_value *row = take_out(v, new->key);

	if (row == NULL && v->n >= NOTE_VALUES) {
		row = take_last(v);
		if (order_of(new, row) > 0)
			*row = *new;
	} else if (row == NULL) {
		row = arena_alloc(arena, sizeof(*row));
		if (row == NULL)
			return;
		*row = *new;
	} else if (wins(new, row)) {
		*row = *new;
	}
	put_in(v, row);
}

bool
note_value_stands(const struct note_values *v, const struct note_value *row)
{
	return !row->gone && text_compare(row->stamp, v->floor) >= 0;
}

struct kutip_str
note_value_device(struct kutip_str stamp)
{
	return text_slice(stamp,
	    (struct kutip_span){ STAMP_TIME + 6, stamp.len });
}

/*
 * ledger_sort.c - see ledger_sort.h.
 */
#include "ledger_sort.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "unicode.h"

/* ---- groups ------------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct ledger_key *x = a, *y = b;
	int order = text_compare(x->name, y->name);

	return order ? order : x->note < y->note ? -1 : x->note > y->note;
}

/* What has no name comes last. */
static int
by_rank(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;
	int order;

	if ((x->name.len == 0) != (y->name.len == 0))
		return x->name.len == 0 ? 1 : -1;
	order = text_compare(y->before, x->before);
	if (order == 0)
		order = text_compare(x->sort, y->sort);
	return order ? order : x->id < y->id ? -1 : 1;
}

static struct kutip_str
folded(struct arena *arena, struct kutip_str s)
{
	struct buf key = { 0 };
	struct kutip_str kept;

	unicode_search_key(s, &key);
	kept = arena_str(arena, key.ptr ? key.ptr : "", key.len);
	arena->failed |= key.failed;
	buf_free(&key);
	return kept;
}

/* Keys stand by name: one group for each, and its number in group. */
static struct ledger_group *
make_groups(struct ledger *l, uint32_t *n)
{
	struct ledger_group *groups = arena_alloc(&l->arena,
	    (l->keys_n + 1) * sizeof(*groups));

	*n = 0;
	for (uint32_t i = 0; groups && i < l->keys_n; i++) {
		struct ledger_key *k = &l->keys[i];

		if (i == 0 || !text_equal(k->name, l->keys[i - 1].name)) {
			groups[*n] = (struct ledger_group){ .name = k->name,
				.note = k->note, .id = *n };
			++*n;
		}
		k->group = *n - 1;
	}
	return groups;
}

/* Puts the groups in order; rank[i] is where number i went. */
static uint32_t *
rank_groups(struct ledger *l, struct ledger_group *groups, uint32_t n)
{
	uint32_t *rank = arena_alloc(&l->arena, (n + 1) * sizeof(*rank));

	if (n > 1)
		qsort(groups, n, sizeof(*groups), by_rank);
	for (uint32_t i = 0; rank && i < n; i++)
		rank[groups[i].id] = i;
	return rank;
}

/* ---- briefs ------------------------------------------------------------- */

/* What holds the notes of a brief together where it is not read. */
static struct kutip_str
brief_name(const struct note *note)
{
	const struct note_source *s = &note->source;

	if (s->path.len > 0)
		return s->path;
	if (s->url.len > 0)
		return s->url;
	return s->title.len > 0 ? s->title : s->name;
}

/* Newest first, then by title. */
static bool
rank_briefs(struct ledger *l, const struct notes *store)
{
	uint32_t *rank;

	for (uint32_t i = 0; i < l->keys_n; i++)
		l->keys[i].name = brief_name(notes_at(store, l->keys[i].note));
	qsort(l->keys, l->keys_n, sizeof(*l->keys), by_name);
	l->briefs = make_groups(l, &l->briefs_n);
	for (uint32_t i = 0; l->briefs && i < l->briefs_n; i++) {
		const struct note *note = notes_at(store, l->briefs[i].note);

		l->briefs[i].sort = folded(&l->arena, ledger_brief(note));
		l->briefs[i].before = note->source.published;
	}
	if (!l->briefs)
		return false;
	rank = rank_groups(l, l->briefs, l->briefs_n);
	for (uint32_t i = 0; rank && i < l->keys_n; i++)
		l->keys[i].brief = rank[l->keys[i].group];
	return rank != NULL;
}

/* ---- the other orders --------------------------------------------------- */

/* As many keys as a note has tags; the keys of the others stay. */
static bool
spread_tags(struct ledger *l, const struct notes *store)
{
	uint32_t n = 0, at = 0;
	struct ledger_key *keys;

	for (uint32_t i = 0; i < l->keys_n; i++) {
		uint32_t tags = notes_at(store, l->keys[i].note)->tags;

		n += tags ? tags : 1;
	}
	keys = arena_alloc(&l->arena, (n + 1) * sizeof(*keys));
	for (uint32_t i = 0; keys && i < l->keys_n; i++) {
		const struct note *note = notes_at(store, l->keys[i].note);

		for (uint32_t t = 0; t == 0 || t < note->tags; t++) {
			keys[at] = l->keys[i];
			keys[at].again = t > 0;
			keys[at++].name = note->tags ? note->tag[t] : STR("");
		}
	}
	l->keys = keys;
	l->keys_n = n;
	return keys != NULL;
}

static struct kutip_str
day_of(struct ledger *l, const struct note *note)
{
	char day[LEDGER_DAY];

	ledger_day(note, day);
	return arena_str(&l->arena, day, strlen(day));
}

/* What needs a person comes first. */
static struct kutip_str
state_order(enum ledger_state state)
{
	static const char *const orders[LEDGER_STATES] = {
		[LEDGER_GONE] = "1", [LEDGER_ABSENT] = "2",
		[LEDGER_MOVED] = "3", [LEDGER_IN_PLACE] = "4",
		[LEDGER_UNREAD] = "5",
	};

	return text_of(orders[state]);
}

static struct kutip_str
name_of(struct ledger *l, const struct note *note, uint32_t row)
{
	switch (l->order) {
	case LEDGER_BY_SPEAKER: return note->speaker;
	case LEDGER_BY_LABEL:   return note->label;
	case LEDGER_BY_DATE:    return day_of(l, note);
	case LEDGER_BY_STATE:   return state_order(ledger_state(l, row));
	default:                return STR("");
	}
}

static bool
rank_names(struct ledger *l, const struct notes *store)
{
	uint32_t *rank;

	for (uint32_t i = 0; l->order != LEDGER_BY_TAG && i < l->keys_n; i++)
		l->keys[i].name = name_of(l, notes_at(store,
		    l->keys[i].note), l->keys[i].note);
	qsort(l->keys, l->keys_n, sizeof(*l->keys), by_name);
	l->groups = make_groups(l, &l->groups_n);
	for (uint32_t i = 0; l->groups && i < l->groups_n; i++) {
		if (l->order == LEDGER_BY_DATE)
			l->groups[i].before = l->groups[i].name;
		else
			l->groups[i].sort = folded(&l->arena,
			    l->groups[i].name);
	}
	rank = l->groups ? rank_groups(l, l->groups, l->groups_n) : NULL;
	for (uint32_t i = 0; rank && i < l->keys_n; i++)
		l->keys[i].group = rank[l->keys[i].group];
	return rank != NULL;
}

/* ---- notes -------------------------------------------------------------- */

static int
by_place(const void *a, const void *b)
{
	const struct ledger_key *x = a, *y = b;
	int order;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->brief != y->brief)
		return x->brief < y->brief ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	order = text_compare(x->when, y->when);
	return order ? order : x->note < y->note ? -1 : x->note > y->note;
}

/* The newest first, whatever brief it is in. */
static int
by_date(const void *a, const void *b)
{
	const struct ledger_key *x = a, *y = b;
	int order;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	order = text_compare(y->when, x->when);
	return order ? order : x->note < y->note ? 1 : x->note > y->note ? -1 : 0;
}

bool
ledger_sort(struct ledger *l, const struct notes *store)
{
	if (!rank_briefs(l, store))
		return false;
	if (l->order == LEDGER_BY_BRIEF) {
		l->groups = l->briefs;
		l->groups_n = l->briefs_n;
		for (uint32_t i = 0; i < l->keys_n; i++)
			l->keys[i].group = l->all ? l->keys[i].brief : 0;
	} else if ((l->order == LEDGER_BY_TAG && !spread_tags(l, store)) ||
	    !rank_names(l, store)) {
		return false;
	}
	qsort(l->keys, l->keys_n, sizeof(*l->keys),
	    l->order == LEDGER_BY_DATE ? by_date : by_place);
	return !l->arena.failed;
}

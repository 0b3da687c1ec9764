/*
 * ledger_rows.c - what a ledger lists and what is known of it.  See ledger.h.
 */
#include "ledger.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ledger_sort.h"
#include "passage.h"
#include "text.h"

/* ---- names -------------------------------------------------------------- */

static const char *const order_names[LEDGER_ORDERS] = {
	[LEDGER_BY_BRIEF] = "brief", [LEDGER_BY_SPEAKER] = "speaker",
	[LEDGER_BY_LABEL] = "label", [LEDGER_BY_TAG] = "tag",
	[LEDGER_BY_DATE] = "date", [LEDGER_BY_STATE] = "state",
};

const char *
ledger_order_name(enum ledger_order order)
{
	return order_names[order];
}

enum ledger_order
ledger_order_named(struct kutip_str name)
{
	enum ledger_order o = LEDGER_BY_BRIEF;

	while (o < LEDGER_ORDERS && !text_equal_c(name, order_names[o]))
		o++;
	return o;
}

const char *
ledger_state_name(enum ledger_state state)
{
	static const char *const names[LEDGER_STATES] = {
		[LEDGER_UNREAD] = "not looked for yet",
		[LEDGER_IN_PLACE] = "in place", [LEDGER_MOVED] = "moved",
		[LEDGER_GONE] = "gone", [LEDGER_ABSENT] = "no file",
	};

	return names[state];
}

struct kutip_str
ledger_brief(const struct note *note)
{
	struct kutip_str title = passage_title(&note->source);

	if (title.len == 0)
		title = note->source.url;
	return title.len > 0 ? title : STR("a brief without a name");
}

struct kutip_str
ledger_title(const struct ledger *l, const struct notes *store,
    const struct ledger_row *row)
{
	struct kutip_str name = l->groups[row->group].name;

	switch (l->order) {
	case LEDGER_BY_BRIEF:
		return ledger_brief(notes_at(store, row->first));
	case LEDGER_BY_STATE:
		return text_of(ledger_state_name(ledger_state(l, row->first)));
	case LEDGER_BY_SPEAKER:
		return name.len ? name : STR("nobody is named");
	case LEDGER_BY_LABEL:
		return name.len ? name : STR("no label");
	case LEDGER_BY_TAG:
		return name.len ? name : STR("no tag");
	default:
		return text_of(ledger_when(l, name.ptr));
	}
}

/* ---- days --------------------------------------------------------------- */

static void
print_day(time_t t, char out[LEDGER_DAY])
{
	struct tm tm;

	if (!localtime_r(&t, &tm) ||
	    strftime(out, LEDGER_DAY, "%Y-%m-%d", &tm) == 0)
		out[0] = '\0';
}

/* Clocks are those of Greenwich: "2026-11-25T00:59:01.123Z-0000-…". */
void
ledger_day(const struct note *note, char out[LEDGER_DAY])
{
	char clock[20] = "";
	struct tm tm = { 0 };

	memcpy(clock, note->created.ptr, note->created.len < 19 ?
	    note->created.len : 19);
	out[0] = '\0';
	if (strptime(clock, "%Y-%m-%dT%H:%M:%S", &tm))
		print_day(timegm(&tm), out);
}

const char *
ledger_when(const struct ledger *l, const char day[LEDGER_DAY])
{
	if (strcmp(day, l->today) == 0)
		return "today";
	return strcmp(day, l->yesterday) == 0 ? "yesterday" : day;
}

static void
set_days(struct ledger *l)
{
	time_t now = time(NULL);

	print_day(now, l->today);
	print_day(now - 24 * 60 * 60, l->yesterday);
}

/* ---- what is known of the rows of the store ----------------------------- */

static bool
need_marks(struct ledger *l, uint32_t n)
{
	uint32_t room = n + n / 4 + 64;
	struct ledger_mark *marks;
	uint32_t *found;

	if (n <= l->marks_n)
		return true;
	marks = realloc(l->marks, room * sizeof(*marks));
	if (!marks)
		return false;
	memset(marks + l->marks_n, 0, (room - l->marks_n) * sizeof(*marks));
	l->marks = marks;
	found = realloc(l->found, room * sizeof(*found));
	if (!found)
		return false;
	l->found = found;
	l->marks_n = room;
	return true;
}

enum ledger_state
ledger_state(const struct ledger *l, uint32_t note)
{
	return note < l->marks_n ? (enum ledger_state)l->marks[note].state :
	    LEDGER_UNREAD;
}

static void
set_state(struct ledger *l, uint32_t note, enum ledger_state state)
{
	struct ledger_mark *mark = &l->marks[note];

	if (mark->member) {
		l->count[mark->state]--;
		l->count[state]++;
	}
	mark->state = (uint8_t)state;
}

void
ledger_saw(struct ledger *l, const struct notes *store,
    const struct notes_list *list)
{
	static const enum ledger_state states[] = {
		[NOTE_ANCHORED] = LEDGER_IN_PLACE, [NOTE_MOVED] = LEDGER_MOVED,
		[NOTE_ORPHAN] = LEDGER_GONE,
	};

	if (!store || !need_marks(l, notes_rows(store)))
		return;
	for (uint32_t i = 0; i < list->n; i++) {
		uint32_t note = notes_row(store, list->rows[i].id);

		if (note < l->marks_n)
			set_state(l, note, states[list->rows[i].state]);
	}
}

void
ledger_looked(struct ledger *l, const struct notes *store,
    struct kutip_str path)
{
	for (uint32_t i = 0; i < l->marks_n && i < notes_rows(store); i++) {
		const struct note *note = l->marks[i].state == LEDGER_UNREAD ?
		    notes_at(store, i) : NULL;

		if (note && text_equal(note->source.path, path))
			set_state(l, i, LEDGER_ABSENT);
	}
}

void
ledger_unread(struct ledger *l, const struct notes *store,
    void (*each)(void *context, struct kutip_str path), void *context)
{
	bool *named = calloc(l->briefs_n + 1, sizeof(*named));

	for (uint32_t i = 0; named && i < l->keys_n; i++) {
		uint32_t row = l->keys[i].note, brief = l->keys[i].brief;
		const struct note *note = notes_at(store, row);

		if (!note || ledger_state(l, row) != LEDGER_UNREAD)
			continue;
		if (note->source.path.len == 0)
			set_state(l, row, LEDGER_ABSENT);
		else if (!named[brief])
			each(context, note->source.path);
		named[brief] = true;
	}
	free(named);
}

/* ---- orders ------------------------------------------------------------- */

static void
add_key(struct ledger *l, const struct note *note, uint32_t row,
    uint32_t place)
{
	struct ledger_mark *mark = &l->marks[row];

	l->keys[l->keys_n++] = (struct ledger_key){ .note = row,
		.place = place, .when = note->created };
	mark->member = true;
	l->count[mark->state]++;
	l->n++;
}

static void
collect(struct ledger *l, const struct notes *store,
    const struct notes_list *brief)
{
	uint32_t rows = notes_rows(store);

	l->n = l->keys_n = 0;
	memset(l->count, 0, sizeof(l->count));
	for (uint32_t i = 0; i < l->marks_n; i++)
		l->marks[i].member = false;
	for (uint32_t i = 0; brief && i < brief->n; i++) {
		uint32_t row = notes_row(store, brief->rows[i].id);

		if (row < rows)
			add_key(l, &brief->rows[i], row, i);
	}
	for (uint32_t i = 0; !brief && i < rows; i++) {
		const struct note *note = notes_at(store, i);

		if (note)
			add_key(l, note, i, note->start);
	}
}

bool
ledger_make(struct ledger *l, const struct notes *store,
    const struct notes_list *brief)
{
	uint32_t rows = notes_rows(store);
	struct buf words = { 0 };
	bool fine;

	l->all = !brief;
	arena_reset(&l->arena);
	l->keys = arena_alloc(&l->arena, (rows + 1) * sizeof(*l->keys));
	if (!l->keys || !need_marks(l, rows)) {
		l->keys_n = l->n = 0;
		return false;
	}
	collect(l, store, brief);
	set_days(l);
	buf_str(&words, buf_as_str(&l->words));
	fine = ledger_sort(l, store);
	if (!fine)
		l->keys_n = 0;
	fine &= ledger_filter(l, store, buf_as_str(&words));
	buf_free(&words);
	return fine;
}

/* ---- what is listed ----------------------------------------------------- */

static struct ledger_row *
row_at(const struct ledger *l, uint32_t row)
{
	return (struct ledger_row *)l->rows.rows + row;
}

const struct ledger_row *
ledger_row(const struct ledger *l, uint32_t row)
{
	return row < l->rows.n ? row_at(l, row) : NULL;
}

/* Marks those that have the words; false: all are listed. */
static bool
search(struct ledger *l, const struct notes *store)
{
	uint32_t n;

	if (text_trim(buf_as_str(&l->words)).len == 0)
		return false;
	if (!l->search)
		l->search = note_search_new();
	for (uint32_t i = 0; i < l->marks_n; i++)
		l->marks[i].found = false;
	n = l->search ? note_search_find(l->search, store,
	    buf_as_str(&l->words), l->found, l->marks_n) : 0;
	for (uint32_t i = 0; i < n; i++)
		l->marks[l->found[i]].found = true;
	return true;
}

/* The list of one brief in its order needs no headings. */
static void
add_row(struct ledger *l, const struct ledger_key *key, uint32_t *head)
{
	bool headings = l->all || l->order != LEDGER_BY_BRIEF;
	struct ledger_row *row;

	if (headings && *head == KUTIP_NONE) {
		row = vec_push(&l->rows);
		*row = (struct ledger_row){ .note = KUTIP_NONE,
			.first = key->note, .group = key->group };
		*head = l->rows.n - 1;
	}
	row = vec_push(&l->rows);
	*row = (struct ledger_row){ .note = key->note };
	if (headings)
		row_at(l, *head)->notes++;
}

static void
make_rows(struct ledger *l, const struct notes *store)
{
	bool searched = search(l, store);
	uint32_t head = KUTIP_NONE, group = KUTIP_NONE;

	arena_reset(&l->rows_arena);
	vec_init(&l->rows, &l->rows_arena, sizeof(struct ledger_row));
	l->shown = 0;
	for (uint32_t i = 0; i < l->keys_n; i++) {
		const struct ledger_key *key = &l->keys[i];

		if (searched && !l->marks[key->note].found)
			continue;
		if (key->group != group)
			head = KUTIP_NONE;
		group = key->group;
		add_row(l, key, &head);
		l->shown += !key->again;
	}
}

bool
ledger_filter(struct ledger *l, const struct notes *store,
    struct kutip_str words)
{
	const struct ledger_row *was = ledger_row(l, l->list.at);
	uint32_t note = was ? was->note : KUTIP_NONE, at = l->list.at;

	buf_clear(&l->words);
	buf_str(&l->words, words);
	make_rows(l, store);
	/* What was taken away leaves its place to the next one. */
	if (!ledger_select(l, note)) {
		l->list.at = at;
		ledger_step(l, 0);
	}
	return !l->rows_arena.failed && !l->words.failed;
}

/* ---- selecting ---------------------------------------------------------- */

/* The nearest of the rows that show it: there may be one under each tag. */
bool
ledger_select(struct ledger *l, uint32_t note)
{
	uint32_t at = l->list.at, best = KUTIP_NONE;

	for (uint32_t i = 0; note != KUTIP_NONE && i < l->rows.n; i++) {
		if (row_at(l, i)->note == note && (best == KUTIP_NONE ||
		    (i > at ? i - at : at - i) <
		    (best > at ? best - at : at - best)))
			best = i;
	}
	if (best != KUTIP_NONE)
		l->list.at = best;
	return best != KUTIP_NONE;
}

static bool
is_note(const struct ledger *l, int64_t at)
{
	return at >= 0 && at < l->rows.n &&
	    row_at(l, (uint32_t)at)->note != KUTIP_NONE;
}

/* A heading is stepped over the way one goes, and the first one is worth
 * seeing. */
void
ledger_step(struct ledger *l, int by)
{
	int64_t at = (int64_t)l->list.at + by, last = (int64_t)l->rows.n - 1;

	at = at < 0 ? 0 : at > last ? last : at;
	if (at >= 0 && !is_note(l, at))
		at += by < 0 && at > 0 ? -1 : 1;
	if (!is_note(l, at))
		return;
	l->list.at = (uint32_t)at;
	if (at == 1 && !is_note(l, 0))
		l->list.top = 0;
}

const struct note *
ledger_note(const struct ledger *l, const struct notes *store)
{
	const struct ledger_row *row = ledger_row(l, l->list.at);

	return row && row->note != KUTIP_NONE && store ?
	    notes_at(store, row->note) : NULL;
}

void
ledger_free(struct ledger *l)
{
	arena_free(&l->arena);
	arena_free(&l->rows_arena);
	buf_free(&l->words);
	note_search_free(l->search);
	free(l->marks);
	free(l->found);
	*l = (struct ledger){ 0 };
}

/*
 * passage_sift.c - which of the passages are wanted, and in which order.  See
 * passage.h.
 */
#include <stdlib.h>
#include <string.h>

#include "passage.h"
#include "text.h"
#include "unicode.h"

static struct kutip_str
keep_folded(struct passages *p, struct kutip_str s)
{
	struct buf key = { 0 };
	struct kutip_str kept = STR("");

	unicode_search_key(s, &key);
	if (key.len > 0)
		kept = arena_str(&p->arena, key.ptr, key.len);
	p->arena.failed |= key.failed;
	buf_free(&key);
	return kept;
}

/* ---- filtering ----------------------------------------------------------- */

void
passages_leave(struct passages *p, const char *why, uint32_t n)
{
	for (uint32_t i = 0; n > 0 && i < PASSAGE_WHYS; i++) {
		if (p->left[i].why != NULL && p->left[i].why != why)
			continue;
		p->left[i].why = why;
		p->left[i].n += n;
		return;
	}
}

void
passages_drop(struct passages *p, bool (*drop)(const struct passage *),
    const char *why)
{
	struct passage **row = p->rows.rows;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->rows.n; i++)
		if (!drop(row[i]))
			row[kept++] = row[i];
	passages_leave(p, why, p->rows.n - kept);
	p->rows.n = kept;
}

static bool
has(struct kutip_str s, struct kutip_str folded, struct buf *key)
{
	buf_clear(key);
	unicode_search_key(s, key);
	return text_find(buf_as_str(key), folded, 0) != KUTIP_NONE;
}

static bool
has_any(const struct kutip_str *s, uint32_t n, struct kutip_str folded,
    struct buf *key)
{
	for (uint32_t i = 0; i < n; i++)
		if (has(s[i], folded, key))
			return true;
	return false;
}

/* The day it was printed; the day it was noted where that is not known. */
static bool
is_before(const struct passages *p, const struct passage *row,
    struct kutip_str since)
{
	struct kutip_str day = passage_source_at(p, row->source)->is.published;

	if (day.len == 0)
		day = row->created;
	if (day.len > since.len)
		day.len = since.len;
	return text_compare(day, since) < 0;
}

/* NULL: it stays. */
static const char *
why_not(const struct passages *p, const struct passage *row,
    const struct passage_filter *f, struct buf *key)
{
	if (f->speaker.len && !has(row->speaker, f->speaker, key))
		return "of other speakers";
	if (f->label.len && !has(row->label, f->label, key))
		return "without that label";
	if (f->tag.len && !has_any(row->tag, row->tags, f->tag, key))
		return "without that tag";
	if (f->agenda.len && !has_any(row->item, row->items, f->agenda, key))
		return "about other agenda items";
	if (f->since.len && is_before(p, row, f->since))
		return "older";
	return NULL;
}

static int
by_id(const void *a, const void *b)
{
	const struct passage *x = *(struct passage *const *)a;
	const struct passage *y = *(struct passage *const *)b;
	int order = text_compare(x->id, y->id);

	/* of two the one that stands in a brief */
	if (order == 0 && (x->state == NOTE_ORPHAN) != (y->state == NOTE_ORPHAN))
		return x->state == NOTE_ORPHAN ? 1 : -1;
	return order ? order : x->source < y->source ? -1 :
	    x->source > y->source;
}

/* The same brief named twice, or a copy of it. */
static void
leave_doubles(struct passages *p)
{
	struct passage **row = p->rows.rows;
	uint32_t kept = 0;

	if (p->rows.n == 0)
		return;
	qsort(row, p->rows.n, sizeof(*row), by_id);
	for (uint32_t i = 0; i < p->rows.n; i++)
		if (kept == 0 || !text_equal(row[kept - 1]->id, row[i]->id))
			row[kept++] = row[i];
	passages_leave(p, "there twice", p->rows.n - kept);
	p->rows.n = kept;
}

void
passages_filter(struct passages *p, const struct passage_filter *filter)
{
	struct passage **row = p->rows.rows;
	struct passage_filter f = { keep_folded(p, filter->speaker),
		keep_folded(p, filter->label), keep_folded(p, filter->tag),
		keep_folded(p, filter->agenda), filter->since };
	struct buf key = { 0 };
	uint32_t kept = 0;

	leave_doubles(p);
	for (uint32_t i = 0; i < p->rows.n; i++) {
		const char *why = why_not(p, row[i], &f, &key);

		if (why == NULL)
			row[kept++] = row[i];
		else
			passages_leave(p, why, 1);
	}
	p->rows.n = kept;
	p->arena.failed |= key.failed;
	buf_free(&key);
}

/* ---- order --------------------------------------------------------------- */

static const char *const order_names[PASSAGE_ORDERS] = {
	"brief", "speaker", "agenda", "label"
};

const char *
passage_order_name(enum passage_order order)
{
	return (unsigned)order < PASSAGE_ORDERS ? order_names[order] : NULL;
}

bool
passage_order_named(const char *name, enum passage_order *order)
{
	for (int i = 0; i < PASSAGE_ORDERS; i++) {
		if (strcmp(name, order_names[i]) != 0)
			continue;
		*order = (enum passage_order)i;
		return true;
	}
	return false;
}

static struct kutip_str
group_of(const struct passages *p, const struct passage *row)
{
	switch (p->order) {
	case PASSAGE_BY_SPEAKER:
		return row->speaker;
	case PASSAGE_BY_AGENDA:
		return row->items ? row->item[0] : STR("");
	case PASSAGE_BY_LABEL:
		return row->label;
	default:
		return passage_title(&passage_source_at(p, row->source)->is);
	}
}

/* Groups by their names, the nameless last; in a group as they were read. */
static int
by_group(const void *a, const void *b)
{
	const struct passage *x = *(struct passage *const *)a;
	const struct passage *y = *(struct passage *const *)b;
	bool lost = x->state == NOTE_ORPHAN;
	int order = text_compare(x->group, y->group);

	if (order)
		return x->group.len == 0 ? 1 : y->group.len == 0 ? -1 : order;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (lost != (y->state == NOTE_ORPHAN))
		return lost ? 1 : -1;
	if (x->now.start != y->now.start)
		return x->now.start < y->now.start ? -1 : 1;
	order = text_compare(x->created, y->created);
	return order ? order : text_compare(x->id, y->id);
}

void
passages_sort(struct passages *p, enum passage_order order)
{
	struct passage **row = p->rows.rows;

	p->order = order;
	for (uint32_t i = 0; i < p->rows.n; i++)
		row[i]->group = order == PASSAGE_BY_BRIEF ? STR("") :
		    keep_folded(p, group_of(p, row[i]));
	if (p->rows.n > 1)
		qsort(row, p->rows.n, sizeof(*row), by_group);
}

bool
passage_begins(const struct passages *p, uint32_t row, struct kutip_str *title)
{
	const struct passage *it = passage_at(p, row);
	const struct passage *last = row > 0 ? passage_at(p, row - 1) : NULL;

	*title = group_of(p, it);
	if (last == NULL)
		return true;
	return p->order == PASSAGE_BY_BRIEF ? it->source != last->source :
	    !text_equal(it->group, last->group);
}

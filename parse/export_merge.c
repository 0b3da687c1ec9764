/*
 * export_merge.c - see export_merge.h.
 */
#include "export_merge.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "text.h"

struct part {
	struct kutip_str id;
	struct kutip_span span;		/* with its comments and their line ends */
	uint32_t row;
	uint32_t first, next;		/* -> new parts put in behind it; a list */
};

struct parts { struct part *row; uint32_t n, room; };

/* ---- finding parts -------------------------------------------------------- */

static bool
add_part(struct parts *p, struct kutip_str id, uint32_t start)
{
	if (p->n == p->room) {
		uint32_t more = p->room ? p->room * 2 : 64;
		struct part *row = realloc(p->row, more * sizeof(*row));

		if (row == NULL)
			return false;
		p->row = row;
		p->room = more;
	}
	p->row[p->n] = (struct part){ id, { start, start }, p->n, KUTIP_NONE,
		KUTIP_NONE };
	p->n++;
	return true;
}

/* Is the line one of our comments?  Then id is what it names. */
static bool
is_comment(const struct export_format *f, struct kutip_str line,
    const char *word, struct kutip_str *id)
{
	struct kutip_str rest = text_trim(line);
	uint32_t lead = (uint32_t)(strlen(f->open) + strlen(word));

	if (!text_begins(rest, text_of(f->open)) ||
	    !text_ends(rest, text_of(f->close)) ||
	    rest.len <= lead + strlen(f->close))
		return false;
	*id = (struct kutip_str){ rest.ptr + lead,
		rest.len - lead - (uint32_t)strlen(f->close) };
	rest = text_slice(rest, (struct kutip_span){
	    (uint32_t)strlen(f->open), rest.len });
	if (!text_begins(rest, text_of(word)))
		return false;
	for (uint32_t i = 0; i < id->len; i++) {
		unsigned char c = (unsigned char)id->ptr[i];

		if (!text_is_alpha(c) && !text_is_digit(c) && c != '-')
			return false;
	}
	return true;
}

static uint32_t
line_end(struct kutip_str s, uint32_t at)
{
	uint32_t end = text_find(s, STR("\n"), at);

	return end == KUTIP_NONE ? s.len : end + 1;
}

/* NULL, or what is wrong. */
static const char *
find_parts(const struct export_format *f, struct kutip_str s,
    struct parts *parts, struct kutip_str *bad)
{
	struct part *open = NULL;
	struct kutip_str id;

	for (uint32_t at = 0, end; at < s.len; at = end) {
		struct kutip_str line;

		end = line_end(s, at);
		line = text_slice(s, (struct kutip_span){ at, end });
		if (is_comment(f, line, "kutip:", &id)) {
			if (open != NULL)
				break;
			if (!add_part(parts, id, at))
				return "no memory left to merge it";
			open = &parts->row[parts->n - 1];
		} else if (open != NULL &&
		    is_comment(f, line, "/kutip:", &id) &&
		    text_equal(id, open->id)) {
			open->span.end = end;
			open = NULL;
		}
	}
	if (open == NULL)
		return NULL;
	*bad = open->id;
	return "the comment that ends it is missing";
}

/* ---- old and new ----------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	const struct part *x = *(struct part *const *)a;
	const struct part *y = *(struct part *const *)b;
	int order = text_compare(x->id, y->id);

	return order ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* The parts by name; NULL without memory. */
static struct part **
sorted(struct parts *p)
{
	struct part **row = calloc((size_t)p->n + 1, sizeof(*row));

	for (uint32_t i = 0; row != NULL && i < p->n; i++)
		row[i] = &p->row[i];
	if (row != NULL && p->n > 1)
		qsort(row, p->n, sizeof(*row), by_id);
	return row;
}

/* The first of that name; NULL: none. */
static struct part *
named(struct part *const *by_name, uint32_t n, struct kutip_str id)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (text_compare(by_name[middle]->id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && text_equal(by_name[low]->id, id) ? by_name[low] : NULL;
}

struct merge {
	struct kutip_str old, new;
	struct parts was, is;
	struct part **was_named, **is_named;
	uint32_t in_front;		/* -> new parts before all old ones */
	struct buf *out;
};

/* Each new part that the old file lacks is hung behind the old part that it
 * follows. */
static void
hang_new(struct merge *m)
{
	uint32_t *last = &m->in_front;

	m->in_front = KUTIP_NONE;
	for (uint32_t i = 0; i < m->is.n; i++) {
		struct part *old = named(m->was_named, m->was.n,
		    m->is.row[i].id);

		if (old != NULL) {
			last = &old->first;
			while (*last != KUTIP_NONE)
				last = &m->is.row[*last].next;
			continue;
		}
		*last = i;
		last = &m->is.row[i].next;
	}
}

static void
put_span(struct merge *m, struct kutip_str s, uint32_t start, uint32_t end)
{
	buf_str(m->out, text_slice(s, (struct kutip_span){ start, end }));
}

static void
put_hung(struct merge *m, uint32_t i)
{
	for (; i != KUTIP_NONE; i = m->is.row[i].next) {
		put_span(m, m->new, i ? m->is.row[i - 1].span.end : 0,
		    m->is.row[i].span.start);
		put_span(m, m->new, m->is.row[i].span.start,
		    m->is.row[i].span.end);
	}
}

/* Before the first old part: the gap belongs behind each. */
static void
put_in_front(struct merge *m)
{
	for (uint32_t i = m->in_front; i != KUTIP_NONE; i = m->is.row[i].next) {
		uint32_t gap = i + 1 < m->is.n ? m->is.row[i + 1].span.start :
		    m->is.row[i].span.end;

		put_span(m, m->new, m->is.row[i].span.start, gap);
	}
}

static void
put_merged(struct merge *m)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < m->was.n; i++) {
		struct part *old = &m->was.row[i];
		struct part *new = named(m->is_named, m->is.n, old->id);

		put_span(m, m->old, at, old->span.start);
		at = old->span.end;
		if (i == 0)
			put_in_front(m);
		if (new != NULL)
			put_span(m, m->new, new->span.start, new->span.end);
		else if (at < m->old.len && m->old.ptr[at] == '\n')
			at++;		/* and the empty line behind it */
		put_hung(m, old->first);
	}
	put_span(m, m->old, at, m->old.len);
}

enum kutip_result
export_merge(const struct export_format *f, const char *name,
    struct kutip_str old, struct kutip_str new, struct buf *out,
    struct kutip_error *err)
{
	struct merge m = { .old = old, .new = new, .out = out };
	struct kutip_str bad = STR("");
	const char *why = find_parts(f, old, &m.was, &bad);
	enum kutip_result r = KUTIP_OK;

	if (why == NULL)
		why = find_parts(f, new, &m.is, &bad);
	m.was_named = sorted(&m.was);
	m.is_named = sorted(&m.is);
	if (why != NULL) {
		r = error_set(err, KUTIP_FORMAT, name, 0,
		    "kutip:%.*s: %s; nothing was written", (int)bad.len,
		    bad.ptr ? bad.ptr : "", why);
	} else if (m.was.n == 0) {
		r = error_set(err, KUTIP_FORMAT, name, 0,
		    "stands there and is no export of kutip in this format; "
		    "give another name");
	} else if (m.was_named == NULL || m.is_named == NULL) {
		r = error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to merge it");
	} else {
		hang_new(&m);
		put_merged(&m);
	}
	free(m.was_named);
	free(m.is_named);
	free(m.was.row);
	free(m.is.row);
	if (r == KUTIP_OK && out->failed)
		r = error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to merge it");
	return r;
}

/*
 * find.c - see find.h.
 *
 * The folded text is built cluster by cluster.  To come back from it to the
 * text, a mark is set every MARK_BYTES folded bytes; from there clusters are
 * folded once more until the place is reached, which happens for hits only.
 */
#include "find.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "unicode.h"

#define MARK_BYTES 256

struct mark { uint32_t folded, text; };	/* bytes; both between clusters */

struct folded {
	struct kutip_str text;
	struct buf key;
	struct mark *marks;
	uint32_t n, room;
	bool failed;
};

/* One cluster folded behind what is in key, and *pos behind it. */
static void
fold_cluster(struct kutip_str text, uint32_t *pos, struct buf *key)
{
	uint32_t next;
	unsigned char c = (unsigned char)text.ptr[*pos];

	/* Two ASCII letters in a row: the first is a cluster of its own. */
	if (c < 0x80 && (*pos + 1 == text.len ||
	    (unsigned char)text.ptr[*pos + 1] < 0x80)) {
		buf_putc(key, c == '\n' ? ' ' : (char)text_lower(c));
		++*pos;
		return;
	}
	next = cluster_next(text, *pos);
	unicode_search_key(text_slice(text,
	    (struct kutip_span){ *pos, next }), key);
	*pos = next;
}

static void
add_mark(struct folded *f, uint32_t pos)
{
	if (f->n == f->room) {
		uint32_t room = f->room ? f->room * 2 : 64;
		struct mark *marks = realloc(f->marks, room * sizeof(*marks));

		if (!marks) {
			f->failed = true;
			return;
		}
		f->marks = marks;
		f->room = room;
	}
	f->marks[f->n++] = (struct mark){ (uint32_t)f->key.len, pos };
}

struct folded *
folded_new(struct kutip_str text)
{
	struct folded *f = calloc(1, sizeof(*f));
	uint32_t pos = 0;

	if (!f)
		return NULL;
	f->text = text;
	while (pos < text.len && !f->failed && !f->key.failed) {
		if (f->n == 0 ||
		    f->key.len - f->marks[f->n - 1].folded >= MARK_BYTES)
			add_mark(f, pos);
		fold_cluster(text, &pos, &f->key);
	}
	if (f->failed || f->key.failed) {
		folded_free(f);
		return NULL;
	}
	return f;
}

void
folded_free(struct folded *f)
{
	if (!f)
		return;
	buf_free(&f->key);
	free(f->marks);
	free(f);
}

/* ---- from the folded text back ------------------------------------------ */

/* The last mark at or before a folded byte. */
static struct mark
mark_before(const struct folded *f, uint32_t folded)
{
	uint32_t lo = 0, hi = f->n;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (f->marks[mid].folded <= folded)
			lo = mid;
		else
			hi = mid;
	}
	return f->marks[lo];
}

/* Steps from a mark to a folded byte; false when it lies inside of what one
 * cluster became ("s" in the folded "ß"). */
static bool
walk_to(const struct folded *f, struct mark *at, uint32_t folded,
    struct buf *scratch)
{
	while (at->folded < folded && at->text < f->text.len) {
		buf_clear(scratch);
		fold_cluster(f->text, &at->text, scratch);
		at->folded += (uint32_t)scratch->len;
	}
	return at->folded == folded;
}

/* Clusters that fold to nothing (U+200B) before a hit do not belong to it. */
static void
skip_nothing(const struct folded *f, struct mark *at, struct buf *scratch)
{
	while (at->text < f->text.len) {
		uint32_t next = at->text;

		buf_clear(scratch);
		fold_cluster(f->text, &next, scratch);
		if (scratch->len)
			break;
		at->text = next;
	}
}

static bool
span_of(const struct folded *f, uint32_t from, uint32_t to,
    struct kutip_span *span, struct buf *scratch)
{
	struct mark at = mark_before(f, from);

	if (!walk_to(f, &at, from, scratch))
		return false;
	skip_nothing(f, &at, scratch);
	span->start = at.text;
	if (!walk_to(f, &at, to, scratch))
		return false;
	span->end = at.text;
	return span->end > span->start;
}

/* ---- hits --------------------------------------------------------------- */

static bool
add_hit(struct hits *h, struct kutip_span span)
{
	if (h->n == HITS_MAX)
		return false;
	if (h->n == h->room) {
		uint32_t room = h->room ? h->room * 2 : 64;
		struct kutip_span *spans = realloc(h->spans,
		    room * sizeof(*spans));

		if (!spans)
			return false;
		h->spans = spans;
		h->room = room;
	}
	h->spans[h->n++] = span;
	return true;
}

static void
fold_query(struct kutip_str query, struct buf *key)
{
	uint32_t pos = 0;

	while (pos < query.len)
		fold_cluster(query, &pos, key);
}

void
hits_find(struct hits *h, const struct folded *f, struct kutip_str query)
{
	struct buf key = { 0 }, scratch = { 0 };
	struct kutip_str in = buf_as_str(&f->key);
	struct kutip_span span;
	uint32_t at = 0;

	hits_clear(h);
	buf_str(&h->query, query);
	fold_query(query, &key);
	while (key.len > 0 && f->n > 0 &&
	    (at = text_find(in, buf_as_str(&key), at)) != KUTIP_NONE) {
		uint32_t end = at + (uint32_t)key.len;

		if (!span_of(f, at, end, &span, &scratch))
			at++;
		else if (add_hit(h, span))
			at = end;
		else
			break;
	}
	buf_free(&key);
	buf_free(&scratch);
}

uint32_t
hits_from(const struct hits *h, uint32_t byte)
{
	uint32_t lo = 0, hi = h->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (h->spans[mid].start < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (h->n == 0)
		return KUTIP_NONE;
	return lo < h->n ? lo : 0;
}

void
hits_clear(struct hits *h)
{
	buf_clear(&h->query);
	h->n = 0;
	h->now = KUTIP_NONE;
}

void
hits_free(struct hits *h)
{
	buf_free(&h->query);
	free(h->spans);
	*h = (struct hits){ .now = KUTIP_NONE };
}

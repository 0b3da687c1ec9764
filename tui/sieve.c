/*
 * sieve.c - see sieve.h.
 */
#include "sieve.h"

#include "text.h"

#define OVERLAPS 8			/* rows that may lie over one another */
#define NEAR_BYTES 8192			/* of a paragraph, before and behind a place */

void
sieve_clear(struct sieve *s)
{
	for (int g = 0; g < PANEL_GROUPS; g++)
		s->of[g] = KUTIP_NONE;
	s->last = PANEL_SPEAKERS;
}

bool
sieve_is_on(const struct brief *b)
{
	for (int g = 0; g < PANEL_GROUPS; g++) {
		if (b->sieve.of[g] != KUTIP_NONE)
			return true;
	}
	return false;
}

bool
sieve_walks_quotes(const struct brief *b)
{
	return b->sieve.of[PANEL_SPEAKERS] != KUTIP_NONE || !sieve_is_on(b);
}

bool
sieve_has(const struct brief *b, enum panel_group group, uint32_t entity)
{
	return b->sieve.of[group] == entity;
}

static bool
meet(struct kutip_span a, struct kutip_span b)
{
	return a.start < b.end && b.start < a.end;
}

/* The first mention that a span can meet; they are sorted by start. */
static uint32_t
first_mention(const struct kutip_mention *m, uint32_t n, uint32_t start)
{
	uint32_t lo = 0, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (m[mid].span.start < start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > OVERLAPS ? lo - OVERLAPS : 0;
}

static bool
is_named_in(const struct brief *b, uint32_t entity, struct kutip_span span)
{
	uint32_t n;
	const struct kutip_mention *m = kutip_mentions(b->doc, &n);

	for (uint32_t i = first_mention(m, n, span.start);
	    i < n && m[i].span.start < span.end; i++) {
		if (m[i].entity == entity && meet(m[i].span, span))
			return true;
	}
	return false;
}

/* Is all that is filtered, but for one group, named in a span? */
static bool
others_in(const struct brief *b, enum panel_group but, struct kutip_span span)
{
	for (enum panel_group g = 0; g < PANEL_GROUPS; g++) {
		if (g != but && b->sieve.of[g] != KUTIP_NONE &&
		    !is_named_in(b, b->sieve.of[g], span))
			return false;
	}
	return true;
}

/* The paragraph that a place stands in, at least the place itself; of one that
 * is no paragraph but a whole book, what stands near. */
static struct kutip_span
around(const struct brief *b, struct kutip_span place)
{
	const struct kutip_block *block = doc_block(b->doc,
	    kutip_block_at(b->doc, place.start));
	struct kutip_span s = place;

	if (!block)
		return place;
	s.start = block->span.start;
	if (place.start - s.start > NEAR_BYTES)
		s.start = place.start - NEAR_BYTES;
	if (block->span.end > s.end)
		s.end = block->span.end;
	if (s.end - place.end > NEAR_BYTES)
		s.end = place.end + NEAR_BYTES;
	return s;
}

bool
sieve_quote(const struct brief *b, const struct kutip_quote *q)
{
	return q->speaker == b->sieve.of[PANEL_SPEAKERS] &&
	    others_in(b, PANEL_SPEAKERS, around(b, q->span));
}

bool
sieve_mention(const struct brief *b, const struct kutip_mention *m)
{
	enum panel_group last = b->sieve.last;

	return m->entity == b->sieve.of[last] &&
	    others_in(b, last, around(b, m->span));
}

static bool
says_in(const struct brief *b, struct kutip_span block)
{
	uint32_t n, i = 0, hi;
	const struct kutip_quote *q = kutip_quotes(b->doc, &n);

	for (hi = n; i < hi;) {
		uint32_t mid = i + (hi - i) / 2;

		if (q[mid].span.start < block.start)
			i = mid + 1;
		else
			hi = mid;
	}
	for (i = i > OVERLAPS ? i - OVERLAPS : 0;
	    i < n && q[i].span.start < block.end; i++) {
		if (meet(q[i].span, block) && sieve_quote(b, &q[i]))
			return true;
	}
	return false;
}

/* A speaker alone is found where others name them too. */
bool
sieve_block(const struct brief *b, struct kutip_span block)
{
	uint32_t speaker = b->sieve.of[PANEL_SPEAKERS];
	bool alone = true;

	if (speaker == KUTIP_NONE)
		return others_in(b, PANEL_GROUPS, block);
	for (enum panel_group g = 0; g < PANEL_GROUPS; g++)
		alone &= g == PANEL_SPEAKERS || b->sieve.of[g] == KUTIP_NONE;
	return says_in(b, block) || (alone && is_named_in(b, speaker, block));
}

void
sieve_print(const struct brief *b, struct buf *out)
{
	const char *plus = "";

	for (enum panel_group g = 0; g < PANEL_GROUPS; g++) {
		const struct kutip_entity *e = doc_entity(b->doc,
		    b->sieve.of[g]);

		if (!e)
			continue;
		buf_puts(out, plus);
		buf_str(out, e->label);
		plus = " + ";
	}
}

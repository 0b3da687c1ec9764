/*
 * anchor.c - where a passage stands now.  See anchor.h.
 *
 * All searching is done on the quiet view: an array of code points, each with
 * the byte and the code point of the text that it came from.
 */
#include "anchor.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "carry.h"
#include "gram.h"
#include "near.h"
#include "quiet.h"
#include "text.h"
#include "unicode.h"

#define PATTERN_MAX     (64u << 10)	/* characters; a longer passage is found exactly or not */
#define WORD_MAX        24	/* characters of a word that is taken in whole */
/* Block steps (some 5 ns) for all passages of a text, and more for each
 * character of it; so many for the same words, so many for nearly the same, or
 * few that were changed would leave nothing for all that were not. */
#define BUDGET          (1ull << 26)
#define BUDGET_MORE     32
#define WEIGH_COST      128	/* of it, for looking around one place */
#define PAST_BYTES      (8u << 20)	/* of a text; larger ones are not compared word by word */
#define TAKEN           500	/* per mille of a place that belongs to other words */
#define ERRORS_PER_MILLE 300	/* of the passage's length; more cannot reach the floor */

struct anchor {
	struct kutip_str text;
	struct arena arena;		/* the view of the text */
	struct arena scratch;		/* of one passage */
	struct quiet view;
	struct grams grams;		/* of the view; made for the first search */
	bool has_grams;
	struct arena past;		/* of the text that passages were made in */
	struct quiet old;
	struct carry carry;
	bool has_past;
	uint64_t budget, near_budget;
};

static uint32_t
distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* ---- surroundings ----------------------------------------------------- */

/* A passage made ready for one text. */
struct wanted {
	const struct anchor_quote *quote;
	struct quiet exact;
	struct near_pattern prefix, suffix;	/* prefix backwards */
	bool has_prefix, has_suffix;
	bool joined_before, joined_after;	/* it was a part of a word */
	uint32_t old_start, old_end;	/* rows of the past; empty: not known */
};

struct candidate {
	uint32_t start, end;		/* rows of the view */
	uint32_t words;			/* per mille: how alike */
	uint32_t before, after;
	uint32_t away;			/* characters from where it stood */
};

/* How alike the pattern and what stands at text are, per mille. */
static uint32_t
likeness(struct near_pattern *p, const uint32_t *text, uint32_t len, int step)
{
	struct near_hits hits;
	struct near_hit best;

	if (len > p->n * 2)
		len = p->n * 2;
	near_find(p, text, len, step, NEAR_BEGINNING, p->n, &hits);
	best = near_best(&hits);
	if (best.errors >= p->n)
		return 0;
	return 1000 - best.errors * 1000 / p->n;
}

/* Text may have been put before or behind: the place is near either counted
 * from the beginning or counted from the end. */
static uint32_t
away_from(const struct quiet *v, const struct anchor_quote *q, uint32_t start)
{
	uint32_t here = v->point[start], total = v->point[v->n];
	uint32_t front = distance(here, q->start), back;

	if (q->length < q->start || q->length == 0)
		return front;
	back = distance(total - here, q->length - q->start);
	return front < back ? front : back;
}

static void
weigh(const struct quiet *v, struct wanted *w, struct candidate *c)
{
	c->before = c->after = 0;
	if (w->has_prefix && c->start > 0)
		c->before = likeness(&w->prefix, v->cp + c->start - 1, c->start,
		    -1);
	if (w->has_suffix && c->end < v->n)
		c->after = likeness(&w->suffix, v->cp + c->end, v->n - c->end,
		    1);
	if (!w->has_prefix && !w->has_suffix)
		c->before = c->after = c->words;
	else if (!w->has_prefix)
		c->before = c->start == 0 ? 1000 : c->after / 2;
	else if (!w->has_suffix)
		c->after = c->end == v->n ? 1000 : c->before / 2;
	c->away = away_from(v, w->quote, c->start);
}

/* Does a word go on over the edge between a and b? */
static bool
joins(uint32_t a, uint32_t b)
{
	bool letter = unicode_is_letter(a) || unicode_is_digit(a);

	return letter && (unicode_is_letter(b) || unicode_is_digit(b) ||
	    unicode_is_mark(b)) && !unicode_is_unspaced(a);
}

/* "in" is not found in "continuing": words that stood alone stand alone. */
static bool
is_whole(const struct quiet *v, const struct wanted *w,
    const struct candidate *c)
{
	if (c->start > 0 && !w->joined_before && joins(v->cp[c->start - 1],
	    v->cp[c->start]))
		return false;
	return c->end == v->n || w->joined_after ||
	    !joins(v->cp[c->end - 1], v->cp[c->end]);
}

/* A changed word at the edge belongs to the passage as a whole. */
static void
widen(const struct quiet *v, const struct wanted *w, struct candidate *c)
{
	for (uint32_t i = 0; i < WORD_MAX && !is_whole(v, w, c); i++) {
		if (c->start > 0 && joins(v->cp[c->start - 1], v->cp[c->start]))
			c->start--;
		if (c->end < v->n && joins(v->cp[c->end - 1], v->cp[c->end]))
			c->end++;
	}
}

/* The weights are Hypothesis' (match-quote.ts), without that of the place. */
static uint32_t
score(const struct candidate *c)
{
	return (50 * c->words + 20 * c->before + 20 * c->after) / 90;
}

static bool
is_better(const struct candidate *a, const struct candidate *b)
{
	if (score(a) != score(b))
		return score(a) > score(b);
	return a->away < b->away;
}

/* Is enough of the surroundings still there?  A sentence speaks for itself; a
 * word stands in many places, so it must be the place around it that is known.
 * Words that are the same, with one side that is, are known too: the paragraph
 * before or behind was changed. */
static bool
is_known(const struct candidate *c, uint32_t characters)
{
	uint32_t both = (c->before + c->after) / 2;
	uint32_t one = c->before > c->after ? c->before : c->after;

	if (characters < ANCHOR_SHORT)
		return both >= 700;
	if (characters >= 40)
		return true;
	return both >= 650 || (c->words == 1000 && one >= 950);
}

static bool
is_good(const struct candidate *c, const struct wanted *w)
{
	return is_known(c, w->exact.n) && (score(c) >= ANCHOR_FLOOR ||
	    (c->words == 1000 && w->exact.n >= 40));
}

/* ---- the search ------------------------------------------------------- */

static bool
wanted_make(struct wanted *w, struct arena *scratch,
    const struct anchor_quote *q)
{
	struct quiet prefix = quiet_of(scratch, q->prefix);
	struct quiet suffix = quiet_of(scratch, q->suffix);

	*w = (struct wanted){ .quote = q, .exact = quiet_of(scratch, q->exact) };
	if (scratch->failed || w->exact.n == 0)
		return false;
	w->has_prefix = prefix.n > 0;
	w->has_suffix = suffix.n > 0;
	w->joined_before = w->has_prefix && joins(prefix.cp[prefix.n - 1],
	    w->exact.cp[0]);
	w->joined_after = w->has_suffix && joins(w->exact.cp[w->exact.n - 1],
	    suffix.cp[0]);
	if (w->has_prefix && !near_pattern_make(&w->prefix, scratch,
	    prefix.cp + prefix.n - 1, prefix.n, -1))
		return false;
	return !w->has_suffix ||
	    near_pattern_make(&w->suffix, scratch, suffix.cp, suffix.n, 1);
}

/* Knuth, Morris, Pratt: fail[i] = length of the longest border of i rows. */
static uint32_t *
borders(struct arena *scratch, const struct quiet *exact)
{
	uint32_t *fail = arena_alloc(scratch,
	    ((size_t)exact->n + 1) * sizeof(*fail));
	uint32_t k = 0;

	for (uint32_t i = 1; fail != NULL && i < exact->n; i++) {
		while (k > 0 && exact->cp[i] != exact->cp[k])
			k = fail[k];
		k += exact->cp[i] == exact->cp[k];
		fail[i + 1] = k;
	}
	return fail;
}

/* Nothing has changed, as it seems: no need to look any further. */
static bool
find_same(const struct anchor *a, struct wanted *w, struct candidate *c)
{
	const struct quiet *v = &a->view, *x = &w->exact;

	*c = (struct candidate){ .start = quiet_find(v, w->quote->start),
		.words = 1000 };
	c->end = c->start + x->n;
	if (v->point[v->n] != w->quote->length || c->end > v->n ||
	    memcmp(v->cp + c->start, x->cp, x->n * sizeof(*x->cp)) != 0)
		return false;
	weigh(v, w, c);
	return c->before == 1000 && c->after == 1000;
}

/* Does a place belong to other words of the past?  What the diff has put there
 * is another passage, however much alike. */
static bool
is_taken(const struct anchor *a, const struct wanted *w,
    const struct candidate *c)
{
	return a->has_past && w->old_start < w->old_end &&
	    carry_taken(&a->carry, c->start, c->end, w->old_start,
	    w->old_end) > TAKEN;
}

/* Takes it from what all searches of this text may cost. */
static bool
spend(uint64_t *budget, uint64_t cost)
{
	if (*budget < cost)
		return false;
	*budget -= cost;
	return true;
}

struct best { struct candidate c; bool found; };

/* One more place with the same words; false: no more may be looked at. */
static bool
take_exact(struct anchor *a, struct wanted *w, uint32_t start,
    struct best *best)
{
	struct candidate c = { .start = start, .end = start + w->exact.n,
		.words = 1000 };

	if (!spend(&a->budget, WEIGH_COST))
		return false;
	if (!is_whole(&a->view, w, &c) || is_taken(a, w, &c))
		return true;
	weigh(&a->view, w, &c);
	if (!best->found || is_better(&c, &best->c))
		best->c = c;
	best->found = true;
	return true;
}

/* A word of one or two characters: all of the text is read. */
static bool
find_short(struct anchor *a, struct wanted *w, struct best *best)
{
	const struct quiet *v = &a->view, *x = &w->exact;
	const uint32_t *fail = borders(&a->scratch, x);
	uint32_t k = 0;

	if (fail == NULL || !spend(&a->budget, v->n / 2))
		return false;
	for (uint32_t i = 0; i < v->n; i++) {
		while (k > 0 && v->cp[i] != x->cp[k])
			k = fail[k];
		k += v->cp[i] == x->cp[k];
		if (k < x->n)
			continue;
		k = fail[k];
		if (!take_exact(a, w, i + 1 - x->n, best))
			return false;
	}
	return true;
}

static bool
find_long(struct anchor *a, struct wanted *w, struct best *best)
{
	struct gram_search search;
	uint64_t steps;
	uint32_t at;

	if (!a->has_grams)
		a->has_grams = gram_make(&a->grams, &a->arena, a->view.cp,
		    a->view.n);
	if (!a->has_grams)
		return false;
	gram_search_begin(&search, &a->grams, w->exact.cp, w->exact.n);
	for (;;) {
		steps = 0;
		at = gram_search_next(&search, &steps);
		if (!spend(&a->budget, steps))
			return false;
		if (at == KUTIP_NONE)
			return true;
		if (!take_exact(a, w, at, best))
			return false;
	}
}

/* The best of all places with the same words. */
static bool
find_exact(struct anchor *a, struct wanted *w, struct candidate *c)
{
	struct best best = { .found = false };
	bool all = w->exact.n < GRAM ? find_short(a, w, &best) :
	    find_long(a, w, &best);

	*c = best.c;
	return all && best.found;
}

static void
candidate_of(struct anchor *a, struct near_pattern *backwards, struct near_hit end,
    struct candidate *c)
{
	const struct quiet *v = &a->view;
	uint32_t reach = backwards->n + end.errors;
	struct near_hits hits;
	struct near_hit best;

	if (reach > end.end)
		reach = end.end;
	near_find(backwards, v->cp + end.end - 1, reach, -1, NEAR_BEGINNING,
	    end.errors, &hits);
	best = near_best(&hits);
	c->end = end.end;
	c->start = best.errors == UINT32_MAX ? c->end : c->end - best.end;
	c->words = 1000 - end.errors * 1000 / backwards->n;
}

static bool
find_near(struct anchor *a, struct wanted *w, struct candidate *best)
{
	const struct quiet *v = &a->view, *x = &w->exact;
	uint32_t k = x->n < ANCHOR_SHORT ? x->n / 6 :
	    (uint32_t)((uint64_t)x->n * ERRORS_PER_MILLE / 1000);
	uint64_t cost = (uint64_t)v->n * (k / 64 + 2);
	struct near_pattern forwards, backwards;
	struct near_hits hits;
	bool found = false;

	if (x->n > PATTERN_MAX || !spend(&a->near_budget, cost) ||
	    !near_pattern_make(&forwards, &a->scratch, x->cp, x->n, 1) ||
	    !near_pattern_make(&backwards, &a->scratch, x->cp + x->n - 1, x->n, -1))
		return false;
	near_find(&forwards, v->cp, v->n, 1, NEAR_INSIDE, k, &hits);
	for (uint32_t i = 0; i < hits.n; i++) {
		struct candidate c = { 0 };

		candidate_of(a, &backwards, hits.row[i], &c);
		if (c.start == c.end)
			continue;
		if (x->n >= ANCHOR_SHORT)
			widen(v, w, &c);
		if (!is_whole(v, w, &c) || is_taken(a, w, &c))
			continue;
		weigh(v, w, &c);
		if (!found || is_better(&c, best))
			*best = c;
		found = true;
	}
	return found;
}

static struct kutip_span
span_of(const struct anchor *a, const struct candidate *c)
{
	struct kutip_span s = { a->view.byte[c->start], a->view.byte[c->end] };

	/* What the view left out at the end is not part of the passage. */
	if (c->end > 0) {
		s.end = a->view.byte[c->end - 1];
		text_step(a->text, &s.end);
	}
	while (s.start > 0 && !cluster_is_edge(a->text, s.start))
		s.start = cluster_prev(a->text, s.start);
	if (!cluster_is_edge(a->text, s.end))
		s.end = cluster_next(a->text, s.end);
	return s;
}

static struct anchor_place
place_of(const struct anchor *a, const struct candidate *c,
    const struct anchor_quote *q)
{
	struct anchor_place p = { span_of(a, c), ANCHOR_NEAR, score(c) };

	if (c->words == 1000)
		p.how = a->view.point[c->start] == q->start ? ANCHOR_SAME :
		    ANCHOR_MOVED;
	return p;
}

struct anchor *
anchor_new(struct kutip_str text)
{
	struct anchor *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return NULL;
	a->text = text;
	a->view = quiet_of(&a->arena, text);
	a->budget = a->near_budget = BUDGET +
	    (uint64_t)a->view.n * BUDGET_MORE;
	if (a->arena.failed) {
		anchor_free(a);
		return NULL;
	}
	return a;
}

void
anchor_free(struct anchor *a)
{
	if (a == NULL)
		return;
	arena_free(&a->arena);
	arena_free(&a->scratch);
	arena_free(&a->past);
	free(a);
}

bool
anchor_from(struct anchor *a, struct kutip_str old)
{
	a->has_past = false;
	arena_reset(&a->past);
	if (old.len == 0 || old.len > PAST_BYTES || a->text.len > PAST_BYTES)
		return true;
	a->old = quiet_of(&a->past, old);
	a->has_past = !a->past.failed && carry_make(&a->carry, &a->past,
	    &a->old, &a->view);
	return a->has_past;
}

/* Where the passage stands in the past; empty if other words are there. */
static void
find_past(const struct anchor *a, struct wanted *w)
{
	const struct quiet *x = &w->exact;
	uint32_t start;

	if (!a->has_past)
		return;
	start = quiet_find(&a->old, w->quote->start);
	if (start + x->n > a->old.n || memcmp(a->old.cp + start, x->cp,
	    x->n * sizeof(*x->cp)) != 0)
		return;
	w->old_start = start;
	w->old_end = start + x->n;
}

static bool
find_carried(const struct anchor *a, struct wanted *w, struct candidate *c)
{
	struct carried to;

	if (w->old_start == w->old_end ||
	    !carry_rows(&a->carry, w->old_start, w->old_end, &to))
		return false;
	*c = (struct candidate){ .start = to.start, .end = to.end,
		.words = to.kept };
	weigh(&a->view, w, c);
	return true;
}

struct anchor_place
anchor_find(struct anchor *a, const struct anchor_quote *q)
{
	struct anchor_place nowhere = { { 0, 0 }, ANCHOR_ORPHAN, 0 };
	struct candidate c;
	struct wanted w;

	arena_reset(&a->scratch);
	if (!wanted_make(&w, &a->scratch, q))
		return nowhere;
	find_past(a, &w);
	if (find_carried(a, &w, &c) || find_same(a, &w, &c))
		return place_of(a, &c, q);
	if (find_exact(a, &w, &c) && is_good(&c, &w))
		return place_of(a, &c, q);
	if (find_near(a, &w, &c) && is_good(&c, &w))
		return place_of(a, &c, q);
	return nowhere;
}

/* ---- surroundings to keep --------------------------------------------- */

struct kutip_str
anchor_prefix(struct kutip_str text, struct kutip_span span)
{
	uint32_t start = span.start, points = 0;

	while (start > 0) {
		uint32_t before = cluster_prev(text, start);

		points += text_count(text_slice(text,
		    (struct kutip_span){ before, start }));
		if (points > ANCHOR_CONTEXT)
			break;
		start = before;
	}
	return text_slice(text, (struct kutip_span){ start, span.start });
}

struct kutip_str
anchor_suffix(struct kutip_str text, struct kutip_span span)
{
	uint32_t end = span.end, points = 0;

	while (end < text.len) {
		uint32_t after = cluster_next(text, end);

		points += text_count(text_slice(text,
		    (struct kutip_span){ end, after }));
		if (points > ANCHOR_CONTEXT)
			break;
		end = after;
	}
	return text_slice(text, (struct kutip_span){ span.end, end });
}

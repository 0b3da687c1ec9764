/*
 * carry.c - see carry.h.
 */
#include "carry.h"

#include <string.h>

#include "diff.h"
#include "kutip.h"
#include "unicode.h"

#define AROUND     6		/* words looked at on each side of a short passage */
#define SHORT      8		/* words; a longer passage speaks for itself */
#define EVEN       64		/* changed words beside one that are counted */
#define WORD_MAX   24		/* letters of a word that is compared letter by letter */
#define GROWN      2		/* times as many words, and a few more */
#define GROWN_MORE 8

/* ---- words -------------------------------------------------------------- */

static bool
is_word(uint32_t c)
{
	return unicode_is_letter(c) || unicode_is_digit(c);
}

/* The end of the word that begins at a row. */
static uint32_t
word_end(const struct quiet *v, uint32_t i)
{
	bool run = is_word(v->cp[i]) && !unicode_is_unspaced(v->cp[i]);

	for (i++; i < v->n; i++)
		if (!unicode_is_mark(v->cp[i]) && !(run &&
		    is_word(v->cp[i]) && !unicode_is_unspaced(v->cp[i])))
			break;
	return i;
}

static bool
cut(struct carry_text *t, struct arena *arena, const struct quiet *v)
{
	t->view = v;
	t->n = 0;
	t->word = arena_raw(arena, ((size_t)v->n + 1) * sizeof(*t->word));
	if (t->word == NULL)
		return false;
	for (uint32_t i = 0; i < v->n;) {
		uint32_t end = word_end(v, i);

		if (v->cp[i] != ' ' || end > i + 1)
			t->word[t->n++] = (struct carry_word){ i, end };
		i = end;
	}
	t->id = arena_raw(arena, ((size_t)t->n + 1) * sizeof(*t->id));
	return t->id != NULL;
}

static uint32_t
letters(const struct carry_text *t, uint32_t i)
{
	return t->word[i].end - t->word[i].start;
}

static bool
is_same(const struct carry_text *a, uint32_t i, const struct carry_text *b,
    uint32_t j)
{
	uint32_t n = letters(a, i);

	return letters(b, j) == n && memcmp(a->view->cp + a->word[i].start,
	    b->view->cp + b->word[j].start, n * sizeof(uint32_t)) == 0;
}

static uint32_t
hash(const struct carry_text *t, uint32_t i)
{
	uint32_t h = 2166136261u;

	for (uint32_t k = t->word[i].start; k < t->word[i].end; k++)
		h = (h ^ t->view->cp[k]) * 16777619u;
	return h ^ h >> 15;
}

/* Numbers of words: the first word of both texts that is the same. */
static bool
number(struct carry *c, struct arena *arena)
{
	uint32_t all = c->old.n + c->now.n, mask = 15;
	uint32_t *slots;

	while (mask < all * 2)
		mask = mask * 2 + 1;
	slots = arena_alloc(arena, ((size_t)mask + 1) * sizeof(*slots));
	for (uint32_t i = 0; slots != NULL && i < all; i++) {
		bool later = i >= c->old.n;
		struct carry_text *t = later ? &c->now : &c->old;
		uint32_t row = later ? i - c->old.n : i, at;

		for (at = hash(t, row) & mask; slots[at]; at = (at + 1) & mask) {
			uint32_t k = slots[at] - 1;

			if (k < c->old.n ? is_same(t, row, &c->old, k) :
			    is_same(t, row, &c->now, k - c->old.n))
				break;
		}
		if (slots[at] == 0)
			slots[at] = i + 1;
		t->id[row] = slots[at];
	}
	return slots != NULL;
}

/* ---- words that were changed one for one -------------------------------- */

/* Letters that are left of word i in word j: by the edit matrix. */
static uint32_t
left_of(const struct carry *c, uint32_t i, uint32_t j)
{
	const uint32_t *a = c->old.view->cp + c->old.word[i].start;
	const uint32_t *b = c->now.view->cp + c->now.word[j].start;
	uint32_t n = letters(&c->old, i), m = letters(&c->now, j);
	uint32_t row[WORD_MAX + 1];

	if (n < 3 || n > WORD_MAX || m > WORD_MAX)
		return 0;
	for (uint32_t y = 0; y <= m; y++)
		row[y] = y;
	for (uint32_t x = 1; x <= n; x++) {
		uint32_t corner = row[0];

		row[0] = x;
		for (uint32_t y = 1; y <= m; y++) {
			uint32_t least = corner + (a[x - 1] != b[y - 1]);

			corner = row[y];
			if (row[y] + 1 < least)
				least = row[y] + 1;
			if (row[y - 1] + 1 < least)
				least = row[y - 1] + 1;
			row[y] = least;
		}
	}
	/* Two letters changed places, or one of four or five is another. */
	return row[m] <= (n + 4) / 4 && row[m] < n ? n - row[m] : 0;
}

static void
pair(struct carry *c, uint32_t i, uint32_t j, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++) {
		uint32_t left = left_of(c, i + k, j + k);

		if (left == 0)
			continue;
		c->to[i + k] = j + k;
		c->kept[i + k] = left;
	}
}

/* Runs of as many changed words on both sides. */
static void
pair_runs(struct carry *c)
{
	uint32_t i = 0, j = 0;

	while (i < c->old.n) {
		uint32_t from = i, to;

		while (i < c->old.n && c->to[i] == KUTIP_NONE)
			i++;
		to = i < c->old.n ? c->to[i] : c->now.n;
		if (i > from && i - from == to - j)
			pair(c, from, j, i - from);
		j = to + 1;
		i++;
	}
}

bool
carry_make(struct carry *c, struct arena *arena, const struct quiet *old,
    const struct quiet *now)
{
	*c = (struct carry){ 0 };
	if (!cut(&c->old, arena, old) || !cut(&c->now, arena, now) ||
	    !number(c, arena))
		return false;
	c->to = diff_match(arena, c->old.id, c->old.n, c->now.id, c->now.n);
	c->from = arena_raw(arena, ((size_t)c->now.n + 1) * sizeof(*c->from));
	c->kept = arena_alloc(arena, ((size_t)c->old.n + 1) * sizeof(*c->kept));
	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < c->old.n; i++)
		c->kept[i] = c->to[i] == KUTIP_NONE ? 0 : letters(&c->old, i);
	pair_runs(c);
	for (uint32_t j = 0; j < c->now.n; j++)
		c->from[j] = KUTIP_NONE;
	for (uint32_t i = 0; i < c->old.n; i++)
		if (c->to[i] != KUTIP_NONE)
			c->from[c->to[i]] = i;
	return true;
}

/* ---- passages ----------------------------------------------------------- */

/* The first word that ends behind a row. */
static uint32_t
word_at(const struct carry_text *t, uint32_t row)
{
	uint32_t low = 0, high = t->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (t->word[middle].end > row)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Is a third of the words beside a short passage left?  At the edge of the
 * text there are none: then it has to be at the edge still. */
static bool
is_held(const struct carry *c, uint32_t first, uint32_t last)
{
	uint32_t before = first < AROUND ? first : AROUND, have = 0;
	uint32_t after = c->old.n - 1 - last;

	after = after < AROUND ? after : AROUND;
	for (uint32_t i = first - before; i < first; i++)
		have += c->to[i] != KUTIP_NONE;
	if (have * 3 < before || (before == 0 && c->to[first] > 1))
		return false;
	have = 0;
	for (uint32_t i = last + 1; i <= last + after; i++)
		have += c->to[i] != KUTIP_NONE;
	return have * 3 >= after && (after > 0 || (c->to[last] != KUTIP_NONE &&
	    c->to[last] + 2 >= c->now.n));
}

/* Were as many words put in as taken out beside a word that is left?  Else it
 * is a guess where a short passage ends. */
static bool
is_even(const struct carry *c, uint32_t inside, bool before)
{
	uint32_t i = inside, j = c->to[inside], gone = 0, new = 0;

	if (before) {
		while (i > 0 && gone < EVEN && c->to[--i] == KUTIP_NONE)
			gone++;
		while (j > 0 && new < EVEN && c->from[--j] == KUTIP_NONE)
			new++;
	} else {
		while (++i < c->old.n && gone < EVEN && c->to[i] == KUTIP_NONE)
			gone++;
		while (++j < c->now.n && new < EVEN && c->from[j] == KUTIP_NONE)
			new++;
	}
	return gone == new && gone < EVEN;
}

static bool
is_clear(const struct carry *c, uint32_t first, uint32_t last, uint32_t in,
    uint32_t to)
{
	return (in == first || is_even(c, in, true)) &&
	    (to == last || is_even(c, to, false));
}

/* Changed words at an edge belong to the passage: as many as there were. */
static uint32_t
edge_before(const struct carry *c, uint32_t first, uint32_t inside)
{
	uint32_t at = c->to[inside];

	for (uint32_t i = inside; i > first && at > 0 &&
	    c->from[at - 1] == KUTIP_NONE; i--)
		at--;
	return at;
}

static uint32_t
edge_after(const struct carry *c, uint32_t last, uint32_t inside)
{
	uint32_t at = c->to[inside];

	for (uint32_t i = inside; i < last && at + 1 < c->now.n &&
	    c->from[at + 1] == KUTIP_NONE; i++)
		at++;
	return at;
}

/* Whole words; a passage that begins inside a word that is left does so still. */
static void
set_rows(const struct carry *c, uint32_t start, uint32_t end, uint32_t first,
    uint32_t last, uint32_t from, uint32_t to, struct carried *out)
{
	const struct carry_word *a = c->old.word, *b = c->now.word;

	out->start = b[from].start;
	out->end = b[to].end;
	if (c->to[first] == from && start > a[first].start &&
	    c->kept[first] == letters(&c->old, first))
		out->start += start - a[first].start;
	if (c->to[last] == to && end < a[last].end &&
	    c->kept[last] == letters(&c->old, last))
		out->end -= a[last].end - end;
}

bool
carry_rows(const struct carry *c, uint32_t start, uint32_t end,
    struct carried *out)
{
	uint32_t first = word_at(&c->old, start), last, in = KUTIP_NONE, to = 0;
	uint32_t from, all = 0, kept = 0, out_last;

	if (start >= end || first >= c->old.n || c->old.word[first].start >= end)
		return false;
	last = word_at(&c->old, end - 1);
	if (last >= c->old.n || c->old.word[last].start >= end)
		last--;
	for (uint32_t i = first; i <= last; i++) {
		all += letters(&c->old, i);
		kept += c->kept[i];
		if (c->to[i] == KUTIP_NONE)
			continue;
		in = in == KUTIP_NONE ? i : in;
		to = i;
	}
	if (in == KUTIP_NONE || (uint64_t)kept * 1000 <
	    (uint64_t)all * CARRY_KEPT)
		return false;
	from = edge_before(c, first, in);
	out_last = edge_after(c, last, to);
	if (out_last - from > (last - first) * GROWN + GROWN_MORE ||
	    (last - first + 1 < SHORT && (!is_held(c, first, last) ||
	    !is_clear(c, first, last, in, to))))
		return false;
	set_rows(c, start, end, first, last, from, out_last, out);
	out->kept = kept == all && out_last - from == last - first ? 1000 :
	    (uint32_t)((uint64_t)kept * 999 / all);
	return true;
}

uint32_t
carry_taken(const struct carry *c, uint32_t start, uint32_t end,
    uint32_t old_start, uint32_t old_end)
{
	uint32_t taken = 0, all = 0;

	for (uint32_t j = word_at(&c->now, start); j < c->now.n &&
	    c->now.word[j].start < end; j++) {
		uint32_t i = c->from[j], n = letters(&c->now, j);

		all += n;
		if (i != KUTIP_NONE && (c->old.word[i].end <= old_start ||
		    c->old.word[i].start >= old_end))
			taken += n;
	}
	return all ? (uint32_t)((uint64_t)taken * 1000 / all) : 0;
}

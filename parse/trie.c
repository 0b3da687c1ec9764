/*
 * trie.c - a double array built from sorted keys.  See trie.h.
 *
 * A node is a run of keys that share its first depth bytes.  The nodes of the
 * first BROAD bytes are placed level by level, for every walk goes through them
 * and together they stay in the cache; each tail behind them is placed as a
 * whole, with an explicit stack.
 */
#include "trie.h"

#include <string.h>

#include "buf.h"

#define BROAD 3

struct run { uint32_t from, to, depth, node; };

struct builder {
	struct arena *arena;
	struct trie_cell *cell;
	struct buf tail;
	uint32_t cells;			/* room */
	uint32_t used;			/* highest cell taken, and one */
	uint32_t first_free;
};

static bool
make_room(struct builder *b, uint32_t need)
{
	uint32_t room = b->cells ? b->cells : 1024;
	struct trie_cell *more;

	if (need < b->cells)
		return true;
	while (room <= need)
		room *= 2;
	more = arena_alloc(b->arena, (size_t)room * sizeof(*more));
	if (more == NULL)
		return false;
	if (b->cells > 0)
		memcpy(more, b->cell, b->cells * sizeof(*more));
	b->cell = more;
	b->cells = room;
	return true;
}

static bool
fits(const struct builder *b, uint32_t base, const uint32_t *label, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = base + label[i];

		if (at < b->cells && b->cell[at].check != 0)
			return false;
	}
	return true;
}

static uint32_t
find_base(struct builder *b, const uint32_t *label, uint32_t n)
{
	uint32_t at = b->first_free, tries = 0, base;

	while (at < b->cells && b->cell[at].check != 0)
		at++;
	b->first_free = at;
	for (;; at++) {
		if (at < b->cells && b->cell[at].check != 0)
			continue;
		if (at <= label[0])
			continue;
		base = at - label[0];
		if (fits(b, base, label, n))
			break;
		tries++;
	}
	/* Where many tries failed the front is nearly full: leave it. */
	if (tries > 64)
		b->first_free = at;
	return base;
}

static unsigned char
byte_of(const struct trie_key *k, uint32_t depth)
{
	return depth < k->key.len ? (unsigned char)k->key.ptr[depth] : 0;
}

/* The distinct bytes at depth of a run of keys, each with its first key. */
static uint32_t
labels_of(const struct trie_key *keys, struct run r, uint32_t *label,
    uint32_t *first)
{
	uint32_t n = 0;

	for (uint32_t i = r.from; i < r.to; i++) {
		unsigned char c = byte_of(&keys[i], r.depth);

		if (n == 0 || label[n - 1] != c) {
			label[n] = c;
			first[n++] = i;
		}
	}
	return n;
}

/* What is left of the one key of a run, behind its node. */
static void
put_tail(struct builder *b, const struct trie_key *key, struct run r)
{
	b->cell[r.node].base = TRIE_LEAF | (uint32_t)b->tail.len;
	buf_add(&b->tail, key->key.ptr + r.depth, key->key.len - r.depth);
	buf_putc(&b->tail, '\0');
	buf_add(&b->tail, &key->value, sizeof(key->value));
}

static bool
place(struct builder *b, const struct trie_key *keys, struct run r,
    struct vec *next)
{
	uint32_t label[256], first[257];
	uint32_t n, base;

	if (r.to - r.from == 1 && r.node != TRIE_ROOT) {
		put_tail(b, &keys[r.from], r);
		return true;
	}
	n = labels_of(keys, r, label, first);
	base = find_base(b, label, n);
	first[n] = r.to;
	if (!make_room(b, base + label[n - 1]))
		return false;
	b->cell[r.node].base = base | (label[0] == 0 ? TRIE_END : 0);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = base + label[i];

		b->cell[at].check = r.node;
		if (at >= b->used)
			b->used = at + 1;
		if (label[i] == 0) {
			b->cell[at].base = keys[first[i]].value;
			continue;
		}
		*(struct run *)vec_push(next) =
		    (struct run){ first[i], first[i + 1], r.depth + 1, at };
	}
	return true;
}

/* What lies behind one node, as a whole. */
static bool
place_tail(struct builder *b, const struct trie_key *keys, struct run r,
    struct vec *stack)
{
	*(struct run *)vec_push(stack) = r;
	while (stack->n > 0) {
		r = ((struct run *)stack->rows)[--stack->n];
		if (!place(b, keys, r, stack))
			return false;
	}
	return true;
}

struct trie
trie_build(struct arena *a, const struct trie_key *keys, uint32_t n)
{
	struct builder b = { .arena = a, .first_free = TRIE_ROOT + 1 };
	struct arena scratch = { 0 };
	struct vec level, stack;
	struct trie t;
	char *tail;
	bool ok = make_room(&b, 1024);

	vec_init(&level, &scratch, sizeof(struct run));
	vec_init(&stack, &scratch, sizeof(struct run));
	if (ok) {
		b.cell[0].check = b.cell[TRIE_ROOT].check = KUTIP_NONE;
		b.used = TRIE_ROOT + 1;
		if (n > 0)
			*(struct run *)vec_push(&level) =
			    (struct run){ 0, n, 0, TRIE_ROOT };
	}
	for (uint32_t i = 0; ok && i < level.n; i++) {
		struct run r = ((struct run *)level.rows)[i];

		ok = r.depth < BROAD ? place(&b, keys, r, &level) :
		    place_tail(&b, keys, r, &stack);
	}
	tail = arena_raw(a, b.tail.len + 1);
	ok = ok && !scratch.failed && !b.tail.failed && tail != NULL;
	if (ok && b.tail.len > 0)
		memcpy(tail, b.tail.ptr, b.tail.len);
	t = (struct trie){ b.cell, tail, b.used, (uint32_t)b.tail.len };
	arena_free(&scratch);
	buf_free(&b.tail);
	return ok ? t : (struct trie){ 0 };
}

/*
 * trie.c - a double array built from sorted keys.  See trie.h.
 *
 * Nodes are placed in the order of a walk over the keys with an explicit
 * stack: a node is a run of keys that share its first depth bytes.
 */
#include "trie.h"

#include <string.h>

struct run { uint32_t from, to, depth, node; };

struct builder {
	struct arena *arena;
	struct trie_cell *cell;
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

static bool
place(struct builder *b, const struct trie_key *keys, struct run r,
    struct vec *stack)
{
	uint32_t label[256], first[257];
	uint32_t n = labels_of(keys, r, label, first);
	uint32_t base = find_base(b, label, n);

	first[n] = r.to;
	if (!make_room(b, base + label[n - 1]))
		return false;
	b->cell[r.node].base = (int32_t)base;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = base + label[i];
		struct run *next;

		b->cell[at].check = (int32_t)r.node;
		if (at >= b->used)
			b->used = at + 1;
		if (label[i] == 0) {
			b->cell[at].base = (int32_t)keys[first[i]].value;
			continue;
		}
		next = vec_push(stack);
		*next = (struct run){ first[i], first[i + 1], r.depth + 1, at };
	}
	return true;
}

struct trie
trie_build(struct arena *a, const struct trie_key *keys, uint32_t n)
{
	struct builder b = { .arena = a, .first_free = TRIE_ROOT + 1 };
	struct arena scratch = { 0 };
	struct vec stack;
	bool ok = make_room(&b, 1024);

	vec_init(&stack, &scratch, sizeof(struct run));
	if (ok) {
		b.cell[0].check = b.cell[TRIE_ROOT].check = -1;
		b.used = TRIE_ROOT + 1;
		if (n > 0)
			*(struct run *)vec_push(&stack) =
			    (struct run){ 0, n, 0, TRIE_ROOT };
	}
	while (ok && stack.n > 0) {
		struct run r = ((struct run *)stack.rows)[--stack.n];

		ok = place(&b, keys, r, &stack);
	}
	ok = ok && !scratch.failed;
	arena_free(&scratch);
	return ok ? (struct trie){ b.cell, b.used } : (struct trie){ NULL, 0 };
}

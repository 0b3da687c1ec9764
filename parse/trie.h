/*
 * trie.h - many strings, found from any place of a text in one walk.
 *
 * A double array (Aoe 1989): a step is one addition and one comparison, and
 * the whole is two flat arrays, so it can be written to a file and mapped.
 * Keys are bytes without NUL; each carries a number.
 */
#ifndef TRIE_H
#define TRIE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "kutip.h"

struct trie_cell { int32_t base, check; };

struct trie {
	const struct trie_cell *cell;
	uint32_t cells;
};

struct trie_key { struct kutip_str key; uint32_t value; };

#define TRIE_ROOT 1u

/* keys must be sorted by text_compare() and differ.  The cells are in the
 * arena; cells == 0 without memory. */
struct trie trie_build(struct arena *, const struct trie_key *, uint32_t n);

/* One byte on from node; 0 where nothing goes on. */
static inline uint32_t
trie_step(const struct trie *t, uint32_t node, unsigned char byte)
{
	uint32_t to = (uint32_t)t->cell[node].base + byte;

	return to < t->cells && t->cell[to].check == (int32_t)node ? to : 0;
}

/* The number of the key that ends at node, or KUTIP_NONE. */
static inline uint32_t
trie_value(const struct trie *t, uint32_t node)
{
	uint32_t end = trie_step(t, node, 0);

	return end ? (uint32_t)t->cell[end].base : KUTIP_NONE;
}

#endif

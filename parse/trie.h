/*
 * trie.h - many strings, found from any place of a text in one walk.
 *
 * A double array (Aoe 1989): a step is one addition and one comparison, and
 * the whole is two flat arrays, so it can be written to a file and mapped.
 * Keys are bytes without NUL; each carries a number.
 *
 * Most lookups fail, and what they cost is looks into memory.  So a node where
 * a key ends says so in its own cell, and what is left of a key where no other
 * goes the same way is no chain of nodes but a string ("tail": the rest, NUL,
 * the number in four bytes), as in Yata, Oono, Morita et al. 2007.
 */
#ifndef TRIE_H
#define TRIE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "kutip.h"

#define TRIE_END  0x80000000u		/* in base: a key ends at this node */
#define TRIE_LEAF 0x40000000u		/* in base: the rest is a tail, at this byte */
#define TRIE_TAIL 0x80000000u		/* in a node: a byte of a tail */
#define TRIE_ROOT 1u

struct trie_cell { uint32_t base, check; };

struct trie {
	const struct trie_cell *cell;
	const char *tail;
	uint32_t cells, tails;		/* count; bytes */
};

struct trie_key { struct kutip_str key; uint32_t value; };

/* keys must be sorted by text_compare() and differ.  The cells are in the
 * arena; cells == 0 without memory. */
struct trie trie_build(struct arena *, const struct trie_key *, uint32_t n);

/* One byte (no NUL) on from node; 0 where nothing goes on. */
static inline uint32_t
trie_step(const struct trie *t, uint32_t node, unsigned char byte)
{
	uint32_t to;

	if (node & TRIE_TAIL)
		return (unsigned char)t->tail[node & ~TRIE_TAIL] == byte ?
		    node + 1 : 0;
	to = (t->cell[node].base & ~TRIE_END) + byte;
	if (to >= t->cells || t->cell[to].check != node)
		return 0;
	return t->cell[to].base & TRIE_LEAF ?
	    TRIE_TAIL | (t->cell[to].base & ~TRIE_LEAF) : to;
}

/* The number of the key that ends at node, or KUTIP_NONE. */
static inline uint32_t
trie_value(const struct trie *t, uint32_t node)
{
	const char *tail = t->tail + (node & ~TRIE_TAIL);
	uint32_t value;

	if (!(node & TRIE_TAIL)) {
		value = t->cell[node].base;
		return value & TRIE_END ?
		    t->cell[value & ~TRIE_END].base : KUTIP_NONE;
	}
	if (*tail != '\0')
		return KUTIP_NONE;
	memcpy(&value, tail + 1, sizeof(value));
	return value;
}

#endif

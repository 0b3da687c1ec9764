/*
 * arena.h - memory that is freed all at once.
 *
 * A document, a lexicon, a stage's scratch each own one arena.  Nothing in it
 * is freed alone.  When the machine has no more memory the arena says so once
 * and for all (failed); whoever runs a stage looks at that flag after it.
 *
 * Cost: an allocation is an addition; chunks double, so a document of n bytes
 * takes O(log n) calls of malloc.  What is large has a chunk of its own, which
 * grows where it lies: a table of a long text leaves no old copies behind.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kutip.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk;	/* newest first */
	struct arena_chunk *large;	/* each one allocation */
	size_t used;			/* bytes of the newest */
	size_t total;			/* bytes of all chunks */
	bool   failed;
};

/* Zeroed, aligned for any type; NULL (and failed) when there is no memory. */
void *arena_alloc(struct arena *, size_t);
/* The same, not zeroed: for what is written before it is read. */
void *arena_raw(struct arena *, size_t);
/* Room for size bytes that begins with what p holds, old_size bytes of the
 * same arena (or NULL and 0); the rest is not zeroed, and p not to be used. */
void *arena_grow(struct arena *, void *p, size_t old_size, size_t size);
/* A copy with a NUL after it; the empty string when there is no memory. */
const char *arena_text(struct arena *, const char *, size_t len);
struct kutip_str arena_str(struct arena *, const char *, size_t len);
/* Everything in it is gone; the newest chunk stays for the next use. */
void arena_reset(struct arena *);
void arena_free(struct arena *);

/*
 * vec - a growing table in an arena.
 *
 * vec_push never returns NULL: without memory it returns a spare row that is
 * not counted, and the arena's flag is up.  Rows are zeroed.  A row may move
 * when the next one is pushed.
 */
#define VEC_ROW_MAX 192			/* bytes of the widest row */

struct vec {
	struct arena *arena;
	void    *rows;
	uint32_t n, ready;		/* rows used; zeroed ones and those */
	uint32_t room;
	uint32_t row_bytes;
	uint64_t spare[VEC_ROW_MAX / 8];
};

void  vec_init(struct vec *, struct arena *, size_t row_bytes);
void *vec_push_more(struct vec *);	/* when no row is ready */

static inline void *
vec_push(struct vec *v)
{
	return v->n < v->ready ?
	    (char *)v->rows + (size_t)v->n++ * v->row_bytes :
	    vec_push_more(v);
}

#endif

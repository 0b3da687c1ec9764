/*
 * arena.h - memory that is freed all at once.
 *
 * A document, a lexicon, a stage's scratch each own one arena.  Nothing in it
 * is freed alone.  When the machine has no more memory the arena says so once
 * and for all (failed); whoever runs a stage looks at that flag after it.
 *
 * Cost: an allocation is an addition; chunks double, so a document of n bytes
 * takes O(log n) calls of malloc.
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
	size_t used;			/* bytes of the newest */
	size_t total;			/* bytes of all chunks */
	bool   failed;
};

/* Zeroed, aligned for any type; NULL (and failed) when there is no memory. */
void *arena_alloc(struct arena *, size_t);
/* The same, not zeroed: for what is written before it is read. */
void *arena_raw(struct arena *, size_t);
/* A copy with a NUL after it; the empty string when there is no memory. */
const char *arena_text(struct arena *, const char *, size_t len);
struct kutip_str arena_str(struct arena *, const char *, size_t len);
/* Everything in it is gone; the largest chunk stays for the next use. */
void arena_reset(struct arena *);
void arena_free(struct arena *);

/*
 * vec - a growing table in an arena.
 *
 * vec_push never returns NULL: without memory it returns a spare row that is
 * not counted, and the arena's flag is up.  Rows are zeroed.
 */
#define VEC_ROW_MAX 192			/* bytes of the widest row */

struct vec {
	struct arena *arena;
	void    *rows;
	uint32_t n, room;
	uint32_t row_bytes;
	uint64_t spare[VEC_ROW_MAX / 8];
};

void  vec_init(struct vec *, struct arena *, size_t row_bytes);
void *vec_push_more(struct vec *);	/* when it is full */

static inline void *
vec_push(struct vec *v)
{
	return v->n < v->room ?
	    (char *)v->rows + (size_t)v->n++ * v->row_bytes :
	    vec_push_more(v);
}

#endif

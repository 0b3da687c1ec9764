/*
 * arena.c - memory that is freed all at once.  See arena.h.
 */
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK_MIN  (16u << 10)
#define CHUNK_MAX  (4u << 20)
#ifndef LARGE
#define LARGE      (64u << 10)		/* of such a size: a chunk of its own */
#endif
#define ALIGN      16u
#define ZERO_BYTES 4096u		/* of a table, made ready at a time */

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;			/* bytes after this header */
	max_align_t data[];
};

static size_t
chunk_size(const struct arena *a, size_t least)
{
	size_t size = a->chunk ? a->chunk->size * 2 : CHUNK_MIN;

	if (size > CHUNK_MAX)
		size = CHUNK_MAX;
	return size < least ? least : size;
}

static bool
add_chunk(struct arena *a, size_t least)
{
	size_t size = chunk_size(a, least);
	struct arena_chunk *c = malloc(sizeof(*c) + size);

	if (c == NULL) {
		a->failed = true;
		return false;
	}
	c->older = a->chunk;
	c->size = size;
	a->chunk = c;
	a->used = 0;
	a->total += size;
	return true;
}

/* The place that points to the large chunk of p; NULL if p has none. */
static struct arena_chunk **
find_large(struct arena *a, const void *p)
{
	struct arena_chunk **at = &a->large;

	while (*at != NULL && (*at)->data != p)
		at = &(*at)->older;
	return *at != NULL ? at : NULL;
}

/* A new large chunk, or the one at *at made larger. */
static void *
put_large(struct arena *a, struct arena_chunk **at, size_t size)
{
	size_t before = at != NULL ? (*at)->size : 0;
	struct arena_chunk *c = realloc(at != NULL ? *at : NULL,
	    sizeof(*c) + size);

	if (c == NULL) {
		a->failed = true;
		return NULL;
	}
	if (at != NULL) {
		*at = c;
	} else {
		c->older = a->large;
		a->large = c;
	}
	c->size = size;
	a->total += size - before;
	return c->data;
}

void *
arena_raw(struct arena *a, size_t size)
{
	void *p;

	if (size > SIZE_MAX / 2) {
		a->failed = true;
		return NULL;
	}
	if (size >= LARGE)
		return put_large(a, NULL, size);
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (a->chunk == NULL || a->chunk->size - a->used < size)
		if (!add_chunk(a, size))
			return NULL;
	p = (char *)a->chunk->data + a->used;
	a->used += size;
	return p;
}

void *
arena_grow(struct arena *a, void *p, size_t old_size, size_t size)
{
	struct arena_chunk **at = old_size < LARGE || size < LARGE ||
	    size > SIZE_MAX / 2 ? NULL : find_large(a, p);
	void *more;

	if (at != NULL)
		return put_large(a, at, size);
	more = arena_raw(a, size);
	if (more != NULL && old_size > 0)
		memcpy(more, p, old_size);
	return more;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	void *p = arena_raw(a, size);

	return p ? memset(p, 0, size) : NULL;
}

const char *
arena_text(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len + 1);

	if (p == NULL)
		return "";
	if (len > 0)
		memcpy(p, s, len);
	return p;
}

struct kutip_str
arena_str(struct arena *a, const char *s, size_t len)
{
	const char *p = arena_text(a, s, len);

	return (struct kutip_str){ p, *p ? (uint32_t)len : 0 };
}

static void
free_chunks(struct arena_chunk *c)
{
	struct arena_chunk *older;

	for (; c != NULL; c = older) {
		older = c->older;
		free(c);
	}
}

void
arena_reset(struct arena *a)
{
	free_chunks(a->large);
	if (a->chunk != NULL) {
		free_chunks(a->chunk->older);
		a->chunk->older = NULL;
	}
	a->large = NULL;
	a->used = 0;
	a->total = a->chunk != NULL ? a->chunk->size : 0;
	a->failed = false;
}

void
arena_free(struct arena *a)
{
	free_chunks(a->large);
	free_chunks(a->chunk);
	*a = (struct arena){ 0 };
}

void
vec_init(struct vec *v, struct arena *a, size_t row_bytes)
{
	*v = (struct vec){ .arena = a, .row_bytes = (uint32_t)row_bytes };
}

static bool
vec_grow(struct vec *v)
{
	uint32_t room = v->room ? v->room * 2 : 16;
	void *rows = NULL;

	if (v->n < UINT32_MAX / 4)
		rows = arena_grow(v->arena, v->rows, (size_t)v->n * v->row_bytes,
		    (size_t)room * v->row_bytes);
	if (rows == NULL) {
		v->arena->failed = true;
		return false;
	}
	v->rows = rows;
	v->room = room;
	return true;
}

/* Zeroes some rows more, and not all that there is room for: what is never
 * written takes no memory. */
static void
make_ready(struct vec *v)
{
	uint32_t rows = ZERO_BYTES / v->row_bytes + 1;

	if (rows > v->room - v->n)
		rows = v->room - v->n;
	memset((char *)v->rows + (size_t)v->n * v->row_bytes, 0,
	    (size_t)rows * v->row_bytes);
	v->ready = v->n + rows;
}

void *
vec_push_more(struct vec *v)
{
	if (v->n == v->room && !vec_grow(v))
		return memset(v->spare, 0, sizeof(v->spare));
	make_ready(v);
	return (char *)v->rows + (size_t)v->n++ * v->row_bytes;
}

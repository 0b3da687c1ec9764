/*
 * arena.c - memory that is freed all at once.  See arena.h.
 */
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK_MIN  (16u << 10)
#define CHUNK_MAX  (4u << 20)
#define ALIGN      16u

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

void *
arena_raw(struct arena *a, size_t size)
{
	void *p;

	if (size > SIZE_MAX / 2) {
		a->failed = true;
		return NULL;
	}
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (a->chunk == NULL || a->chunk->size - a->used < size)
		if (!add_chunk(a, size))
			return NULL;
	p = (char *)a->chunk->data + a->used;
	a->used += size;
	return p;
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

void
arena_reset(struct arena *a)
{
	struct arena_chunk *c = a->chunk, *older;

	if (c == NULL)
		return;
	for (older = c->older; older != NULL; older = c->older) {
		c->older = older->older;
		free(older);
	}
	a->used = 0;
	a->total = c->size;
	a->failed = false;
}

void
arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->chunk);
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
		rows = arena_alloc(v->arena, (size_t)room * v->row_bytes);
	if (rows == NULL) {
		v->arena->failed = true;
		return false;
	}
	if (v->n > 0)
		memcpy(rows, v->rows, (size_t)v->n * v->row_bytes);
	v->rows = rows;
	v->room = room;
	return true;
}

void *
vec_push_more(struct vec *v)
{
	if (!vec_grow(v))
		return memset(v->spare, 0, sizeof(v->spare));
	return (char *)v->rows + (size_t)v->n++ * v->row_bytes;
}

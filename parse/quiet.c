/*
 * quiet.c - see quiet.h.
 */
#include "quiet.h"

#include "text.h"

static bool
is_silent(uint32_t c)
{
	return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/* A site that curls its quotation marks has not changed its words. */
static uint32_t
quiet_code(uint32_t c)
{
	if (c < 0x80)
		return c < 0x20 ? ' ' : c;
	switch (c) {
	case 0xAB: case 0xBB:
	case 0x201C: case 0x201D: case 0x201E: case 0x201F:
		return '"';
	case 0xB4: case 0x2018: case 0x2019: case 0x201A: case 0x201B:
		return '\'';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
		return '-';
	default:
		return text_is_blank(c) ? ' ' : c;
	}
}

struct quiet
quiet_of(struct arena *arena, struct kutip_str s)
{
	size_t bytes = ((size_t)s.len + 1) * sizeof(uint32_t);
	struct quiet v = { 0, arena_alloc(arena, bytes),
		arena_alloc(arena, bytes), arena_alloc(arena, bytes) };
	uint32_t at = 0, point = 0;

	if (arena->failed)
		return (struct quiet){ 0 };
	for (; at < s.len; point++) {
		uint32_t from = at, c = text_step(s, &at);

		if (is_silent(c))
			continue;
		c = quiet_code(c);
		if (c == ' ' && v.n > 0 && v.cp[v.n - 1] == ' ')
			continue;
		v.cp[v.n] = c;
		v.byte[v.n] = from;
		v.point[v.n++] = point;
	}
	v.byte[v.n] = s.len;
	v.point[v.n] = point;
	return v;
}

/* The first row that came from code point p or a later one. */
uint32_t
quiet_find(const struct quiet *v, uint32_t p)
{
	uint32_t low = 0, high = v->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (v->point[middle] >= p)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

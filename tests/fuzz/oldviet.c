/*
 * oldviet.c - fuzz target: any bytes as a text that was typed for an old
 * Vietnamese font.
 *
 * What comes out of either font's table is UTF-8, has the line ends that went
 * in, and is at most three times as long.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"
#include "oldviet.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(bool holds)
{
	if (!holds)
		abort();
}

/* As decode.c reads it: a byte is a letter of Latin-1. */
static void
add_latin(struct buf *out, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		char c[4];

		buf_add(out, c, text_encode(data[i], c));
	}
}

static uint32_t
line_ends(struct kutip_str s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s.len; i++)
		n += s.ptr[i] == '\n';
	return n;
}

static void
check(enum oldviet font, struct kutip_str s)
{
	struct buf out = { 0 };

	oldviet_convert(font, s, &out);
	need(!out.failed);
	need(out.len == 0 || text_valid(out.ptr, out.len) == out.len);
	need(out.len <= 3 * (size_t)s.len);
	need(line_ends(buf_as_str(&out)) == line_ends(s));
	buf_free(&out);
}

static void
look(struct kutip_str s)
{
	enum oldviet font = oldviet_is(s);

	need(font == OLDVIET_NONE || font == OLDVIET_TCVN3 ||
	    font == OLDVIET_VNI);
	check(OLDVIET_TCVN3, s);
	check(OLDVIET_VNI, s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf latin = { 0 };

	if (size > 1 << 16)
		return 0;
	add_latin(&latin, data, size);
	look(buf_as_str(&latin));
	if (text_valid((const char *)data, size) == size)
		look((struct kutip_str){ (const char *)data, (uint32_t)size });
	buf_free(&latin);
	return 0;
}

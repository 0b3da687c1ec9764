/*
 * feed.c - any bytes as a feed or a wire: list its items, cut each out, read
 * it; look whether names can be file names and members are feeds again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "feed.h"
#include "feed_read.h"
#include "text.h"

#define MEMBERS_MAX 8			/* that are read of one feed */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "ERROR: %s\n", what);
	abort();
}

static void
add_valid(struct buf *b, const char *bytes, size_t size)
{
	size_t at = 0;

	while (at < size) {
		size_t good = text_valid(bytes + at, size - at);

		buf_add(b, bytes + at, good);
		at += good;
		if (at < size) {
			buf_putc(b, '?');
			at++;
		}
	}
}

static void
look_at_name(struct kutip_str name)
{
	must(name.len > 0 && name.len <= FEED_NAME_BYTES, "a name's length");
	must(text_valid(name.ptr, name.len) == name.len, "a name is no UTF-8");
	for (uint32_t i = 0; i < name.len; i++)
		must(name.ptr[i] != '/' && name.ptr[i] != '.' &&
		    (unsigned char)name.ptr[i] > ' ', "a name is a path");
}

static void
read_one(struct kutip_str text)
{
	struct arena a = { 0 };
	struct draft d;

	draft_init(&d, &a);
	feed_read(&d, "f.xml", text, NULL);
	must(text_valid(d.text.ptr ? d.text.ptr : "", d.text.len) ==
	    d.text.len, "the text is no UTF-8");
	must(d.meta.bylines <= KUTIP_BYLINES, "too many authors");
	draft_free(&d);
	arena_free(&a);
}

static void
look_at_member(const struct feed *f, uint32_t i)
{
	struct arena a = { 0 };
	struct buf member = { 0 };
	struct feed again;

	feed_member(f, i, &member);
	read_one(buf_as_str(&member));
	must(feed_open(&again, buf_as_str(&member), &a, "f.xml", NULL) ==
	    KUTIP_OK, "a member is no feed");
	arena_free(&a);
	buf_free(&member);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct feed f;

	add_valid(&text, (const char *)data, size);
	if (feed_open(&f, buf_as_str(&text), &a, "f.xml", NULL) == KUTIP_OK) {
		for (uint32_t i = 0; i < f.n; i++)
			look_at_name(f.items[i].name);
		for (uint32_t i = 0; i < f.n && i < MEMBERS_MAX; i++)
			look_at_member(&f, i);
		read_one(buf_as_str(&text));
	}
	arena_free(&a);
	buf_free(&text);
	return 0;
}

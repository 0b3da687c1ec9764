/*
 * html.c - any bytes as an HTML page: read its article, look whether the
 * blocks it gives are whole.
 *
 * The reader of pages is promised valid UTF-8, so bytes that are none become
 * question marks first, as decode.c would do it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "article.h"
#include "block.h"
#include "buf.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "ERROR: %s\n", what);
	abort();
}

static void
look(const struct draft *d)
{
	const struct kutip_block *b = d->blocks.rows;
	uint32_t end = 0;

	must(text_valid(d->text.ptr ? d->text.ptr : "", d->text.len) ==
	    d->text.len, "the text is no UTF-8");
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		must(b[i].span.start >= end, "two blocks overlap");
		must(b[i].span.end > b[i].span.start, "a block is empty");
		must(b[i].span.end <= d->text.len, "a block ends behind the text");
		must(b[i].kind <= KUTIP_FURNITURE, "a block is of no kind");
		end = b[i].span.end;
	}
	must(d->meta.bylines <= KUTIP_BYLINES, "too many authors");
	must(text_valid(d->meta.title.ptr ? d->meta.title.ptr : "",
	    d->meta.title.len) == d->meta.title.len, "the title is no UTF-8");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct buf html = { 0 };
	struct draft d;
	struct kutip_error err;

	add_valid(&html, (const char *)data, size);
	draft_init(&d, &a);
	if (article_read(&d, buf_as_str(&html), &err) == KUTIP_OK)
		must(d.blocks.n > 0, "an article without a block");
	look(&d);
	draft_free(&d);
	arena_free(&a);
	buf_free(&html);
	return 0;
}

/*
 * pdf.c - any bytes as what pdftohtml and pdfinfo say of a PDF (no child is
 * started): are the blocks that come of it whole?
 *
 * Up to the first NUL it is pdfinfo's, up to the second pdftotext's, up to the
 * third the structure, what is behind it pdftohtml's; without a NUL all is
 * pdftohtml's.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "pdf.h"
#include "text.h"
#include "unicode.h"

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

	buf_puts(b, "");
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
look(const struct draft *d)
{
	const struct kutip_block *b = d->blocks.rows;
	struct kutip_str s = buf_as_str(&d->text);
	uint32_t end = 0;

	must(text_valid(s.ptr ? s.ptr : "", s.len) == s.len,
	    "the text is no UTF-8");
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		must(b[i].span.start >= end, "two blocks overlap");
		must(b[i].span.end > b[i].span.start, "a block is empty");
		must(b[i].span.end <= s.len, "a block ends behind the text");
		must(b[i].kind <= KUTIP_FURNITURE, "a block is of no kind");
		must(b[i].page > 0, "a block stands on no page");
		end = b[i].span.end;
	}
	for (uint32_t pos = 0; pos < s.len;) {
		uint32_t c = text_step(s, &pos);

		must(c == '\n' || !unicode_is_control(c),
		    "a control character came through");
	}
	must(d->meta.bylines <= KUTIP_BYLINES, "too many authors");
}

/* The bytes up to the next NUL, which go from the input. */
static void
take(struct buf *b, const uint8_t **data, size_t *size)
{
	const uint8_t *nul = *size > 0 ? memchr(*data, 0, *size) : NULL;
	size_t n = nul != NULL ? (size_t)(nul - *data) : 0;

	add_valid(b, (const char *)*data, n);
	if (nul != NULL) {
		*data += n + 1;
		*size -= n + 1;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct buf info = { 0 }, words = { 0 }, tree = { 0 }, pages = { 0 };
	struct draft d;
	struct kutip_error err;

	take(&info, &data, &size);
	take(&words, &data, &size);
	take(&tree, &data, &size);
	add_valid(&pages, (const char *)data, size);
	draft_init(&d, &a);
	pdf_read_said(&d, "a.pdf", &(struct pdf_said){
	    .info = buf_as_str(&info), .pages = buf_as_str(&pages),
	    .words = buf_as_str(&words), .structure = buf_as_str(&tree) },
	    &err);
	look(&d);
	draft_free(&d);
	arena_free(&a);
	buf_free(&info);
	buf_free(&words);
	buf_free(&tree);
	buf_free(&pages);
	return 0;
}

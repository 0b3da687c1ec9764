/*
 * markdown.c - any bytes as Markdown: read, and look whether the blocks it
 * gives are whole.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "block.h"
#include "blocks.h"
#include "buf.h"
#include "decode.h"
#include "markdown.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct draft d;
	const char *charset, *wrong;
	uint32_t replaced;

	if (decode_text("brief", data, size, "UTF-8", NULL, &text, &charset,
	    &replaced, NULL) != KUTIP_OK) {
		buf_free(&text);
		return 0;
	}
	draft_init(&d, &a);
	markdown_read(&d, "brief.md", buf_as_str(&text), NULL);
	wrong = blocks_are_whole(&d);
	if (wrong != NULL) {
		fprintf(stderr, "ERROR: %s\n", wrong);
		abort();
	}
	draft_free(&d);
	arena_free(&a);
	buf_free(&text);
	return 0;
}

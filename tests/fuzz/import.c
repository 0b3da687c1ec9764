/*
 * import.c - any bytes as a file of another program's notes.
 *
 * Whatever is taken has words, a sound name and no more tags than a note can
 * hold, and reading the same bytes again makes the same names.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "stamp.h"
#include "text.h"

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
look(const struct import_note *row)
{
	const struct note *n = &row->note;

	must(n->exact.len > 0, "a note has no words");
	must(n->id.len > 0 && n->id.len <= 64, "a note has no sound name");
	must(n->tags <= NOTES_TAGS, "a note has too many tags");
	for (uint32_t i = 0; i < n->tags; i++)
		must(n->tag[i].len > 0, "a tag is empty");
	must(!row->own || stamp_is_sound(n->created), "no sound clock");
	must(row->done || n->body.len <= NOTES_BODY_BYTES, "a note is too long");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str s = { (const char *)data, (uint32_t)size };
	struct import a, b;
	struct kutip_error err;

	import_init(&a);
	import_init(&b);
	must(import_read(&a, "a", s, &err) == import_read(&b, "a", s, &err),
	    "the second reading ends in another way");
	must(a.rows.n == b.rows.n, "the second reading finds others");
	for (uint32_t i = 0; i < a.rows.n; i++) {
		const struct import_note *x =
		    ((struct import_note *const *)a.rows.rows)[i];
		const struct import_note *y =
		    ((struct import_note *const *)b.rows.rows)[i];

		look(x);
		must(text_equal(x->note.id, y->note.id),
		    "a note has another name the second time");
	}
	import_free(&a);
	import_free(&b);
	return 0;
}

/*
 * note.c - any bytes as lines of a note file, then as a passage of a text.
 *
 * Each line goes into one table, twice: reading again changes nothing.  Then
 * the first line is looked for in the rest; the place that comes out must lie
 * on clusters of it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anchor.h"
#include "note.h"
#include "stamp.h"
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
read_lines(struct note_table *table, struct kutip_str s)
{
	uint32_t at = 0;

	while (at < s.len) {
		uint32_t end = text_find(s, STR("\n"), at);

		if (end == KUTIP_NONE)
			end = s.len;
		note_table_line(table,
		    text_slice(s, (struct kutip_span){ at, end }));
		at = end + 1;
	}
}

/* What all notes say, as one number. */
static uint64_t
state_of(const struct note_table *table)
{
	uint64_t sum = table->records.n;

	for (uint32_t i = 0; i < table->records.n; i++) {
		const struct note *n = note_table_at(table, i);

		if (n == NULL)
			continue;
		must(stamp_is_sound(n->created), "a note has no sound clock");
		must(n->exact.len > 0, "a note has no passage");
		must(note_table_find(table, n->id) == n, "a note is not found");
		for (int f = 0; f < NOTE_FIELDS; f++) {
			struct kutip_str v = note_get(n, (enum note_field)f);

			for (uint32_t k = 0; k < v.len; k++)
				sum = sum * 31 + (unsigned char)v.ptr[k];
		}
	}
	return sum;
}

static void
fuzz_lines(struct kutip_str s)
{
	struct note_table table;
	uint64_t once;

	note_table_init(&table);
	read_lines(&table, s);
	once = state_of(&table);
	read_lines(&table, s);
	must(once == state_of(&table), "reading a line again changes a note");
	note_table_free(&table);
}

static void
check_place(struct kutip_str text, struct anchor_place p)
{
	must(p.span.start <= p.span.end && p.span.end <= text.len,
	    "a place lies outside of the text");
	must((p.how == ANCHOR_ORPHAN) == (p.span.start == p.span.end),
	    "a place is empty, or an orphan has one");
	must(cluster_is_edge(text, p.span.start) &&
	    cluster_is_edge(text, p.span.end), "a place splits a cluster");
}

static void
fuzz_anchor(struct kutip_str s)
{
	uint32_t end = text_find(s, STR("\n"), 0);
	struct anchor_quote q = { .start = s.len / 3, .length = s.len };
	struct kutip_str text;
	struct anchor *a;

	if (end == KUTIP_NONE || text_valid(s.ptr, s.len) != s.len)
		return;
	q.exact = text_slice(s, (struct kutip_span){ 0, end });
	text = text_slice(s, (struct kutip_span){ end + 1, s.len });
	q.prefix = anchor_prefix(text, (struct kutip_span){ 0, 0 });
	q.suffix = anchor_suffix(text, (struct kutip_span){ 0, 0 });
	a = anchor_new(text);
	if (a == NULL)
		return;
	check_place(text, anchor_find(a, &q));
	/* The same from a text that begins with the passage. */
	q.start = 0;
	anchor_from(a, s);
	check_place(text, anchor_find(a, &q));
	anchor_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str s = { (const char *)data, (uint32_t)size };

	fuzz_lines(s);
	fuzz_anchor(s);
	return 0;
}

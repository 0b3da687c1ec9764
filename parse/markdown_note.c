/*
 * markdown_note.c - see markdown_note.h.
 */
#include "markdown_note.h"

#include <stdlib.h>

#include "text.h"

#define NAME_BYTES 64

/* The name in "[^name]" at the beginning of s; empty: there is none. */
static struct kutip_str
name_at(struct kutip_str s)
{
	uint32_t i = 2;

	if (!text_begins(s, STR("[^")))
		return STR("");
	while (i < s.len && i < 2 + NAME_BYTES && s.ptr[i] != ']' &&
	    s.ptr[i] != '[' && s.ptr[i] != ' ' && s.ptr[i] != '\n')
		i++;
	return i < s.len && s.ptr[i] == ']' ?
	    (struct kutip_str){ s.ptr + 2, i - 2 } : STR("");
}

static struct kutip_str
line_at(struct kutip_str text, uint32_t *pos)
{
	uint32_t start = *pos, end = text_find(text, STR("\n"), start);

	*pos = end == KUTIP_NONE ? text.len : end + 1;
	return (struct kutip_str){ text.ptr + start, *pos - start };
}

static bool
is_fence(struct kutip_str line)
{
	line = text_trim(line);
	return text_begins(line, STR("```")) || text_begins(line, STR("~~~"));
}

/* Bytes behind a note's first line that go on with it: lines that are no new
 * paragraph, and paragraphs that are indented. */
static uint32_t
end_of_note(struct kutip_str text, uint32_t pos)
{
	uint32_t end = pos;
	bool blank = false;

	while (pos < text.len) {
		struct kutip_str line = line_at(text, &pos);
		bool inside = text_begins(line, STR("    ")) ||
		    text_begins(line, STR("\t"));

		if (text_trim(line).len == 0) {
			blank = true;
			continue;
		}
		if ((blank && !inside) || name_at(line).len > 0)
			break;
		blank = false;
		end = pos;
	}
	return end;
}

static int
by_name(const void *a, const void *b)
{
	const struct markdown_note *x = a, *y = b;

	return text_compare(x->name, y->name);
}

void
markdown_notes_cut(struct markdown_notes *notes, struct arena *a,
    struct kutip_str text, struct buf *out)
{
	uint32_t pos = 0;
	bool fenced = false;

	*notes = (struct markdown_notes){ .n = 0 };
	vec_init(&notes->rows, a, sizeof(struct markdown_note));
	while (pos < text.len) {
		struct kutip_str line = line_at(text, &pos), name;
		struct markdown_note *note;
		uint32_t start, end;

		fenced = fenced != is_fence(line);
		name = fenced ? STR("") : name_at(line);
		if (name.len == 0 || name.len + 3 >= line.len ||
		    line.ptr[name.len + 3] != ':') {
			buf_str(out, line);
			continue;
		}
		start = (uint32_t)(line.ptr - text.ptr) + name.len + 4;
		end = end_of_note(text, pos);
		note = vec_push(&notes->rows);
		note->name = name;
		note->words = text_slice(text, (struct kutip_span){ start, end });
		pos = end;
		buf_putc(out, '\n');
	}
	if (notes->rows.n > 1)
		qsort(notes->rows.rows, notes->rows.n,
		    sizeof(struct markdown_note), by_name);
}

uint32_t
markdown_note_mark(struct markdown_notes *notes, struct kutip_str s,
    uint32_t *len)
{
	struct markdown_note key = { .name = name_at(s) }, *note;

	if (key.name.len == 0 || notes->rows.n == 0)
		return 0;
	note = bsearch(&key, notes->rows.rows, notes->rows.n, sizeof(key),
	    by_name);
	if (note == NULL)
		return 0;
	if (note->number == 0)
		note->number = ++notes->n;
	*len = key.name.len + 3;
	return note->number;
}

/*
 * import_csv.c - see import_csv.h.
 */
#include "import_csv.h"

#include <string.h>

#include "buf.h"
#include "text.h"

#define COLUMNS 64			/* more of them are passed over */

enum column { COL_NONE, COL_TEXT, COL_NOTE, COL_TAGS, COL_LABEL, COL_TITLE,
	COL_URL, COL_KINDS };

static const struct { const char *name; enum column is; } names[] = {
	{ "highlight", COL_TEXT }, { "quote", COL_TEXT }, { "text", COL_TEXT },
	{ "exact", COL_TEXT }, { "note", COL_NOTE }, { "comment", COL_NOTE },
	{ "annotation", COL_NOTE }, { "tags", COL_TAGS },
	{ "document tags", COL_NONE }, { "label", COL_LABEL },
	{ "title", COL_TITLE }, { "book title", COL_TITLE },
	{ "url", COL_URL }, { "uri", COL_URL }, { "source url", COL_URL },
};

struct table {
	struct kutip_str s;
	uint32_t at;
	enum column column[COLUMNS];
	struct buf cell[COL_KINDS];	/* of the row at hand */
};

/* The next cell behind what is in out; false at the end of its row. */
static bool
read_cell(struct table *t, struct buf *out)
{
	struct kutip_str s = t->s;
	bool quoted = t->at < s.len && s.ptr[t->at] == '"';

	t->at += quoted;
	while (t->at < s.len) {
		char c = s.ptr[t->at++];

		if (quoted && c == '"') {
			quoted = t->at < s.len && s.ptr[t->at] == '"';
			if (!quoted)
				continue;
			t->at++;
		} else if (!quoted && c == ',') {
			return true;
		} else if (!quoted && c == '\n') {
			return false;
		} else if (c == '\0' || (!quoted && c == '\r')) {
			continue;	/* no text has a NUL */
		}
		if (out != NULL)
			buf_putc(out, c);
	}
	return false;
}

static enum column
column_of(struct kutip_str name)
{
	name = text_trim(name);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		uint32_t k = 0;

		if (strlen(names[i].name) != name.len)
			continue;
		while (k < name.len && text_lower((unsigned char)name.ptr[k]) ==
		    (unsigned char)names[i].name[k])
			k++;
		if (k == name.len)
			return names[i].is;
	}
	return COL_NONE;
}

static bool
read_names(struct table *t)
{
	bool more = true, words = false;
	struct buf name = { 0 };

	for (uint32_t i = 0; more; i++) {
		buf_clear(&name);
		more = read_cell(t, &name);
		if (i >= COLUMNS)
			continue;
		t->column[i] = column_of(buf_as_str(&name));
		words |= t->column[i] == COL_TEXT;
	}
	buf_free(&name);
	return words;
}

static struct kutip_str
value(const struct table *t, enum column c)
{
	struct kutip_str s = text_trim(buf_as_str(&t->cell[c]));

	if (s.len > 1 && s.ptr[0] == '\'' && strchr("=+-@", s.ptr[1]))
		s = text_slice(s, (struct kutip_span){ 1, s.len });
	return s;
}

static void
split_tags(struct import_csv *row, struct kutip_str s)
{
	uint32_t start = 0;

	for (uint32_t i = 0; i <= s.len && row->tags < NOTES_TAGS; i++) {
		struct kutip_str tag;

		if (i < s.len && s.ptr[i] != ',' && s.ptr[i] != ';')
			continue;
		tag = text_trim(text_slice(s, (struct kutip_span){ start, i }));
		if (tag.len)
			row->tag[row->tags++] = tag;
		start = i + 1;
	}
}

static void
read_row(struct table *t)
{
	bool more = true;

	for (int i = 0; i < COL_KINDS; i++)
		buf_clear(&t->cell[i]);
	for (uint32_t i = 0; more; i++) {
		enum column c = i < COLUMNS ? t->column[i] : COL_NONE;

		/* of two columns of one kind the first that has something */
		more = read_cell(t, c != COL_NONE && t->cell[c].len == 0 ?
		    &t->cell[c] : NULL);
	}
}

bool
import_csv(struct kutip_str s, void (*take)(void *,
    const struct import_csv *), void *context)
{
	struct table t = { .s = s };
	bool fine = read_names(&t);

	while (fine && t.at < s.len) {
		struct import_csv row = { 0 };

		read_row(&t);
		row.text = value(&t, COL_TEXT);
		row.note = value(&t, COL_NOTE);
		row.label = value(&t, COL_LABEL);
		row.title = value(&t, COL_TITLE);
		row.url = value(&t, COL_URL);
		split_tags(&row, value(&t, COL_TAGS));
		if (row.text.len)
			take(context, &row);
	}
	for (int i = 0; i < COL_KINDS; i++) {
		fine &= !t.cell[i].failed;
		buf_free(&t.cell[i]);
	}
	return fine;
}

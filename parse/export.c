/*
 * export.c - the table of formats, and what they share.  See export.h.
 */
#include "export.h"

#include <string.h>

#include "error.h"
#include "text.h"
#include "unicode.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct export_format formats[] = {
	{ "text", ".txt", "the article's own words as plain text",
	    export_text },
	{ "md", ".md", "Markdown: each passage with speaker and source",
	    export_md },
	{ "quotes", ".tsv", "a table: speaker, quote, place",
	    export_quotes },
	{ "json", ".json", "one object a line: text, quotes, speakers, tags",
	    export_json },
};

const struct export_format *
export_formats(uint32_t *n)
{
	*n = LEN(formats);
	return formats;
}

const struct export_format *
export_format(const char *name)
{
	for (size_t i = 0; i < LEN(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

enum kutip_result
export_document(const struct export_format *format,
    const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out, struct kutip_error *err)
{
	format->write(doc, notes, out);
	if (out->failed)
		return error_set(err, KUTIP_NO_MEMORY, kutip_meta(doc)->name, 0,
		    "no memory left to export it");
	return KUTIP_OK;
}

static bool
is_safe(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

void
export_put_clean(struct buf *out, struct kutip_str s)
{
	uint32_t run = 0, at = 0;

	while (at < s.len) {
		uint32_t before = at, c;

		if (is_safe((unsigned char)s.ptr[at])) {
			at++;
			continue;
		}
		c = text_step(s, &at);
		if (!unicode_is_control(c) && !(c == 0xFFFD && at - before == 1))
			continue;
		buf_add(out, s.ptr + run, before - run);
		if (c == 0xFFFD)
			buf_puts(out, "\xEF\xBF\xBD");
		run = at;
	}
	buf_add(out, s.ptr + run, s.len - run);
}

/* Blanks that end a line or a column; a no-break space stays what it is. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
export_put_line(struct buf *out, struct kutip_str s)
{
	uint32_t at = 0;

	s = text_trim(s);
	while (at < s.len) {
		uint32_t word = at;

		while (at < s.len && !is_gap(s.ptr[at]))
			at++;
		export_put_clean(out,
		    text_slice(s, (struct kutip_span){ word, at }));
		if (at < s.len)
			buf_putc(out, ' ');
		while (at < s.len && is_gap(s.ptr[at]))
			at++;
	}
}

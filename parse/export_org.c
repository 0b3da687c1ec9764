/*
 * export_org.c - Org: each passage a headline with the speaker's name, its
 * words in a quotation, its facts in a drawer.
 *
 *	# kutip:0190c2f4-…
 *	** Mochammad Chandra Widya Yudha
 *	:PROPERTIES:
 *	:CUSTOM_ID: 0190c2f4-…
 *	:ROLE: Direktur …
 *	:END:
 *	#+begin_quote
 *	Untuk itu asas smart city itu perlu didasarkan …
 *	#+end_quote
 *	# /kutip:0190c2f4-…
 *
 * Words of the article and of the note are text: a zero width space, Org's own
 * escape character (its manual, "Escape Character"), stands where they could
 * be taken for markup.  The article's links are links: [[https://…][Dewan Kota]].
 */
#include "export.h"

#include <string.h>

#include "export_fact.h"
#include "export_link.h"
#include "text.h"

#define GUARD "\xE2\x80\x8B"		/* U+200B */

/* Org's emphasis begins behind one of these. */
static bool
opens_emphasis(struct kutip_str s, uint32_t i)
{
	return i == 0 || memchr(" -('\"{", s.ptr[i - 1], 6) != NULL;
}

static void
put_guarded(struct buf *out, struct kutip_str s, uint32_t i)
{
	bool before = memchr("*/=~+_", s.ptr[i], 6) && opens_emphasis(s, i);

	buf_puts(out, before ? GUARD : "");
	buf_putc(out, s.ptr[i]);
	buf_puts(out, memchr("<[]\\$^_{", s.ptr[i], 8) ? GUARD : "");
}

/* in_link: two brackets would end it. */
static void
put_words(struct buf *out, struct kutip_str s, bool in_link)
{
	uint32_t run = 0, i;

	for (i = 0; i < s.len; i++) {
		if (memchr("*/=~+_<[\\$^{", s.ptr[i], 12) == NULL &&
		    !(in_link && s.ptr[i] == ']'))
			continue;
		export_put_clean(out, (struct kutip_str){ s.ptr + run, i - run });
		put_guarded(out, s, i);
		run = i + 1;
	}
	export_put_clean(out, (struct kutip_str){ s.ptr + run, i - run });
}

/* One line as words. */
static void
put_line(struct buf *out, struct kutip_str s)
{
	/* a list, a comment, a keyword, a table, a fixed width line */
	if (s.len > 0 && (memchr("-+#|:", s.ptr[0], 5) != NULL ||
	    text_is_digit((unsigned char)s.ptr[0])))
		buf_puts(out, GUARD);
	put_words(out, s, false);
}

static void
put_text(struct buf *out, struct kutip_str line)
{
	put_line(out, line);
	buf_putc(out, '\n');
}

/* Where a link leads, open for a description: Org's manual, "Link Format",
 * wants brackets of its own behind a backslash. */
static void
put_target(struct buf *out, struct kutip_str url)
{
	buf_puts(out, "[[");
	for (uint32_t i = 0; i < url.len; i++) {
		if (url.ptr[i] == '[' || url.ptr[i] == ']')
			buf_putc(out, '\\');
		buf_putc(out, url.ptr[i]);
	}
	buf_putc(out, ']');
}

/* What is left of the walk's line. */
static void
put_walk(struct buf *out, struct export_walk *walk)
{
	struct export_piece p;

	while (export_walk_next(walk, &p)) {
		buf_puts(out, p.gap.len ? " " : "");
		if (p.url.len) {
			put_target(out, p.url);
			buf_putc(out, '[');
			put_words(out, p.words, true);
			buf_puts(out, "]]");
		} else if (p.first) {
			put_line(out, p.words);
		} else {
			put_words(out, p.words, false);
		}
	}
}

/* The passage, line by line. */
static void
put_quoted(struct buf *out, const struct passage *row)
{
	struct kutip_str s = row->words;
	struct kutip_span all = text_trim_span(s,
	    (struct kutip_span){ 0, s.len });
	struct export_walk walk;

	export_walk_begin(&walk, s, row->leads);
	s.len = all.end;
	for (uint32_t at = all.start, end; at < s.len; at = end + 1) {
		end = text_find(s, STR("\n"), at);
		if (end == KUTIP_NONE)
			end = s.len;
		export_walk_line(&walk, (struct kutip_span){ at, end });
		put_walk(out, &walk);
		buf_putc(out, '\n');
	}
}

static void
put_inline(struct buf *out, struct kutip_str s)
{
	struct buf line = { 0 };

	export_put_line(&line, s);
	put_line(out, buf_as_str(&line));
	out->failed |= line.failed;
	buf_free(&line);
}

static void
put_marker(struct buf *out, const char *slash, struct kutip_str id)
{
	buf_printf(out, "# %skutip:%.*s\n", slash, (int)id.len, id.ptr);
}

/* What a drawer has; the rest stands as text. */
static bool
is_property(const char *name)
{
	return strcmp(name, "id") != 0 && strcmp(name, "quote") != 0 &&
	    strcmp(name, "sentence") != 0 && strcmp(name, "note") != 0;
}

static void
put_drawer(struct buf *out, const struct passage *row,
    const struct note_source *s)
{
	uint32_t n;
	const struct export_fact *fact = export_facts(&n);

	buf_printf(out, ":PROPERTIES:\n:CUSTOM_ID: %.*s\n", (int)row->id.len,
	    row->id.ptr);
	for (uint32_t i = 0; i < n; i++) {
		struct kutip_str value = fact[i].get(row, s);

		if (value.len == 0 || !is_property(fact[i].name))
			continue;
		buf_puts(out, ":KUTIP_");
		for (const char *c = fact[i].name; *c; c++)
			buf_putc(out, (char)(*c & ~0x20));
		buf_puts(out, ": ");
		export_put_line(out, value);
		buf_putc(out, '\n');
	}
	buf_puts(out, ":END:\n");
}

static void
put_passage(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	struct export_walk walk;

	buf_putc(out, '\n');
	put_marker(out, "", row->id);
	buf_puts(out, "** ");
	put_inline(out, row->speaker.len ? row->speaker :
	    STR("Nobody is named"));
	buf_putc(out, '\n');
	put_drawer(out, row, passage_brief(p, row));
	buf_puts(out, "#+begin_quote\n");
	put_quoted(out, row);
	buf_puts(out, "#+end_quote\n");
	if (row->sentence.len) {
		export_walk_begin(&walk, row->sentence, row->sentence_leads);
		buf_puts(out, "In its sentence: ");
		put_walk(out, &walk);
		buf_putc(out, '\n');
	}
	if (row->body.len)
		buf_putc(out, '\n');
	export_each_line(out, row->body, put_text);
	put_marker(out, "/", row->id);
}

static void
put_head(struct buf *out, const struct passages *p, const struct passage *row,
    struct kutip_str title)
{
	const struct note_source *s = &passage_source_at(p, row->source)->is;
	struct buf id = { 0 };

	export_group_id(p, row, &id);
	buf_puts(out, out->len ? "\n" : "");
	put_marker(out, "", buf_as_str(&id));
	buf_puts(out, "* ");
	put_inline(out, export_group_title(p, title));
	buf_putc(out, '\n');
	if (p->order == PASSAGE_BY_BRIEF && export_is_address(s->url)) {
		put_target(out, s->url);
		buf_puts(out, "]\n");
	}
	put_marker(out, "/", buf_as_str(&id));
	out->failed |= id.failed;
	buf_free(&id);
}

void
export_org(const struct passages *p, struct buf *out)
{
	for (uint32_t i = 0; i < p->rows.n; i++) {
		struct kutip_str title;

		if (passage_begins(p, i, &title))
			put_head(out, p, passage_at(p, i), title);
		put_passage(out, p, passage_at(p, i));
	}
}

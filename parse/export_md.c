/*
 * export_md.c - Markdown: each passage with who said it and where it stands.
 *
 *	<!-- kutip:0190c2f4-… -->
 *	> Untuk itu asas smart city itu perlu didasarkan …
 *
 *	— **Mochammad Chandra Widya Yudha**, Direktur … (direct, by clitic).
 *	*Republika*, JAKARTA, 2018-04-20. Section: Smart cities.
 *
 *	what the reader noted
 *	<!-- /kutip:0190c2f4-… -->
 *
 * What stands between the two comments is kutip's, what stands around them is
 * the reader's.  The number is the note's own; that of a quote comes from the
 * file's fingerprint and the place, so exporting twice gives the same bytes.
 * Words of the article and of the note are text, never markup; the article's
 * links are links: [Dewan Kota](https://…).
 */
#include "export.h"
#include "export_fact.h"
#include "export_link.h"

#include <string.h>

#include "text.h"
#include "unicode.h"

/* ---- words as text ---------------------------------------------------- */

/* Where a line could begin a list, a heading or a rule: bytes to step over
 * before the one that needs a backslash; KUTIP_NONE if none does. */
static uint32_t
line_start(struct kutip_str s)
{
	uint32_t i = 0;

	if (s.len > 0 && strchr("+-=:", s.ptr[0]) != NULL)
		return 0;
	while (i < s.len && text_is_digit((unsigned char)s.ptr[i]))
		i++;
	if (i > 0 && i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')'))
		return i;
	return KUTIP_NONE;
}

/* first: they begin a line. */
static void
put_words(struct buf *out, struct kutip_str s, bool first)
{
	uint32_t run = 0, start = first ? line_start(s) : KUTIP_NONE;

	for (uint32_t i = 0; i < s.len; i++) {
		bool tab = s.ptr[i] == '\t';

		if (!tab && i != start &&
		    memchr("\\`*_{}[]<>#|~$&^!", s.ptr[i], 17) == NULL)
			continue;
		export_put_clean(out, (struct kutip_str){ s.ptr + run, i - run });
		buf_putc(out, tab ? ' ' : '\\');
		run = tab ? i + 1 : i;
	}
	export_put_clean(out, (struct kutip_str){ s.ptr + run, s.len - run });
}

static void
put_line(struct buf *out, struct kutip_str s)
{
	put_words(out, text_trim(s), true);
}

/* Where a link leads: brackets of its own would end it, "&copy;" would be a
 * letter, and libcmark takes "\&copy;" for one too. */
static void
put_target(struct buf *out, struct kutip_str url)
{
	bool letters = text_find(url, STR(";"), 0) != KUTIP_NONE;

	buf_puts(out, "](");
	for (uint32_t i = 0; i < url.len; i++) {
		char c = url.ptr[i];

		if (c == '(' || c == ')' || c == '\\')
			buf_putc(out, '\\');
		buf_putc(out, c);
		buf_puts(out, letters && c == '&' ? "amp;" : "");
	}
	buf_putc(out, ')');
}

/* What is left of the walk's line. */
static void
put_walk(struct buf *out, struct export_walk *walk)
{
	struct export_piece p;

	while (export_walk_next(walk, &p)) {
		buf_puts(out, p.gap.len ? " " : "");
		buf_puts(out, p.url.len ? "[" : "");
		put_words(out, p.words, p.first);
		if (p.url.len)
			put_target(out, p.url);
	}
}

/* Each line of s behind prefix; an empty one has no blank at its end. */
static void
put_lines(struct buf *out, const char *prefix, struct kutip_str s,
    struct passage_links links)
{
	struct kutip_span all = text_trim_span(s,
	    (struct kutip_span){ 0, s.len });
	struct export_walk walk;
	uint32_t at = all.start;

	export_walk_begin(&walk, s, links);
	s.len = all.end;
	while (at < s.len) {
		uint32_t end = text_find(s, STR("\n"), at);
		struct kutip_str line;

		if (end == KUTIP_NONE)
			end = s.len;
		line = text_trim(text_slice(s, (struct kutip_span){ at, end }));
		buf_add(out, prefix, prefix[0] && line.len == 0 ? 1 :
		    strlen(prefix));
		export_walk_line(&walk, (struct kutip_span){ at, end });
		put_walk(out, &walk);
		buf_putc(out, '\n');
		at = end + 1;
	}
}

/* s on one line, between two marks ("*", "**" or ""). */
static void
put_inline(struct buf *out, const char *mark, struct kutip_str s)
{
	struct buf line = { 0 };

	export_put_line(&line, s);
	buf_puts(out, mark);
	put_line(out, buf_as_str(&line));
	buf_puts(out, mark);
	out->failed |= line.failed;
	buf_free(&line);
}

void
export_put_md(struct buf *out, struct kutip_str s)
{
	put_inline(out, "", s);
}

/* An address is a link only if nothing in it could end the link. */
static void
put_url(struct buf *out, struct kutip_str url)
{
	if (!export_is_address(url)) {
		put_inline(out, "", url);
		return;
	}
	buf_putc(out, '<');
	buf_str(out, url);
	buf_putc(out, '>');
}

static void
put_marker(struct buf *out, const char *slash, struct kutip_str id)
{
	buf_printf(out, "<!-- %skutip:%.*s -->\n", slash, (int)id.len, id.ptr);
}

static void
put_named(struct buf *out, const char *name, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_printf(out, "\n%s: ", name);
	put_inline(out, "", s);
	buf_putc(out, '\n');
}

static void
put_sentence(struct buf *out, const struct passage *row)
{
	struct export_walk walk;

	if (row->sentence.len == 0)
		return;
	export_walk_begin(&walk, row->sentence, row->sentence_leads);
	buf_puts(out, "\nIn its sentence: ");
	put_walk(out, &walk);
	buf_putc(out, '\n');
}

/* ---- a passage ---------------------------------------------------------- */

static void
put_how(struct buf *out, const struct passage *row)
{
	if (row->said.len == 0 && row->how.len == 0)
		return;
	buf_puts(out, " (");
	put_inline(out, "", row->said);
	if (row->said.len && row->how.len)
		buf_puts(out, ", ");
	if (row->how.len)
		buf_puts(out, "by ");
	put_inline(out, "", row->how);
	buf_puts(out, ")");
}

static void
put_after(struct buf *out, const char *between, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_puts(out, between);
	put_inline(out, "", s);
}

/* "*Republika*, Rizkyan A., JAKARTA, 2018-04-20. Section: Smart cities." and,
 * where passages of several briefs stand together, its title and address. */
static void
put_where(struct buf *out, const struct passages *p, const struct passage *row)
{
	const struct note_source *s = passage_brief(p, row);

	put_inline(out, "*", passage_site(s));
	put_after(out, ", ", s->byline);
	put_after(out, ", ", s->dateline);
	put_after(out, ", ", s->published);
	put_after(out, ", p. ", row->page);
	buf_putc(out, '.');
	if (row->section.len) {
		put_after(out, " Section: ", row->section);
		buf_putc(out, '.');
	}
	if (p->order != PASSAGE_BY_BRIEF) {
		put_after(out, " ", s->title);
		buf_puts(out, s->title.len ? "." : "");
		if (s->url.len) {
			buf_putc(out, ' ');
			put_url(out, s->url);
		}
	}
	buf_putc(out, '\n');
}

static void
put_speaker(struct buf *out, const struct passage *row)
{
	buf_puts(out, "\n— ");
	if (row->speaker.len == 0)
		return;
	put_inline(out, "**", row->speaker);
	put_after(out, ", ", row->role);
	put_how(out, row);
	buf_puts(out, ".\n");
}

static void
put_passage(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	buf_putc(out, '\n');
	put_marker(out, "", row->id);
	put_lines(out, "> ", row->words, row->leads);
	put_speaker(out, row);
	put_where(out, p, row);
	if (row->changed)
		buf_puts(out, "\nThe article's words have changed here since.\n");
	put_sentence(out, row);
	put_named(out, "Agenda", row->agenda);
	put_named(out, "Label", row->label);
	for (uint32_t i = 0; i < row->tags; i++)
		put_after(out, i ? ", " : "\nTags: ", row->tag[i]);
	buf_puts(out, row->tags ? "\n" : "");
	if (row->body.len) {
		buf_putc(out, '\n');
		put_lines(out, "", row->body, (struct passage_links){ NULL, 0 });
	}
	put_marker(out, "/", row->id);
}

/* ---- what stands over them ---------------------------------------------- */

/* Republika · Rizkyan Adiyudha · JAKARTA · 2018-04-20 · <https://…> · file */
static void
put_facts(struct buf *out, const struct note_source *is)
{
	const struct kutip_str part[] = { is->byline, is->dateline,
		is->published };

	if (is->site.len) {
		put_inline(out, "*", is->site);
		buf_puts(out, " · ");
	}
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		if (part[i].len == 0)
			continue;
		put_inline(out, "", part[i]);
		buf_puts(out, " · ");
	}
	if (is->url.len) {
		put_url(out, is->url);
		buf_puts(out, " · ");
	}
	put_inline(out, "", passage_file(is->name));
	buf_putc(out, '\n');
}

static void
put_head(struct buf *out, const struct passages *p, const struct passage *row,
    struct kutip_str title)
{
	struct buf id = { 0 };

	export_group_id(p, row, &id);
	buf_puts(out, out->len > 0 ? "\n" : "");
	put_marker(out, "", buf_as_str(&id));
	buf_puts(out, "# ");
	put_inline(out, "", export_group_title(p, title));
	buf_putc(out, '\n');
	if (p->order == PASSAGE_BY_BRIEF) {
		buf_putc(out, '\n');
		put_facts(out, &passage_source_at(p, row->source)->is);
	}
	put_marker(out, "/", buf_as_str(&id));
	out->failed |= id.failed;
	buf_free(&id);
}

static void
put_lost(struct buf *out, const struct passages *p, const struct passage *row)
{
	struct buf id = { 0 };

	buf_printf(&id, "lost-%s", passage_source_at(p, row->source)->id);
	buf_putc(out, '\n');
	put_marker(out, "", buf_as_str(&id));
	buf_puts(out, "## No longer found in the article\n");
	put_marker(out, "/", buf_as_str(&id));
	out->failed |= id.failed;
	buf_free(&id);
}

void
export_md(const struct passages *p, struct buf *out)
{
	for (uint32_t i = 0; i < p->rows.n; i++) {
		const struct passage *row = passage_at(p, i);
		struct kutip_str title;

		if (passage_begins(p, i, &title))
			put_head(out, p, row, title);
		if (export_lost_begin(p, i))
			put_lost(out, p, row);
		put_passage(out, p, row);
	}
}

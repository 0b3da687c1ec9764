/*
 * export_md.c - Markdown: each marked passage with who said it and where it
 * stands; without marks, each quote.
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
 * A speaker that the reader set right is "by hand"; where there are marks, such
 * quotes stand among them.
 *
 * What stands between the two comments is kutip's, what stands around them is
 * the reader's.  The number is the note's own; that of a quote comes from the
 * file's fingerprint and the place, so exporting twice gives the same bytes.
 * Words of the article and of the note are text, never markup.
 */
#include "export.h"

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

static void
put_line(struct buf *out, struct kutip_str s)
{
	uint32_t run = 0, start;

	s = text_trim(s);
	start = line_start(s);
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

/* Each line of s behind prefix; an empty one has no blank at its end. */
static void
put_lines(struct buf *out, const char *prefix, struct kutip_str s)
{
	uint32_t at = 0;

	s = text_trim(s);
	while (at < s.len) {
		uint32_t end = text_find(s, STR("\n"), at);
		struct kutip_str line;

		if (end == KUTIP_NONE)
			end = s.len;
		line = text_trim(text_slice(s, (struct kutip_span){ at, end }));
		buf_add(out, prefix, prefix[0] && line.len == 0 ? 1 :
		    strlen(prefix));
		put_line(out, line);
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

/* An address is a link only if nothing in it could end the link. */
static void
put_url(struct buf *out, struct kutip_str url)
{
	bool sound = text_begins(url, STR("https://")) ||
	    text_begins(url, STR("http://"));

	for (uint32_t i = 0; i < url.len; i++)
		sound &= url.ptr[i] > ' ' && url.ptr[i] < 0x7F &&
		    memchr("<>\\\"`", url.ptr[i], 5) == NULL;
	if (!sound) {
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

/* ---- the parts of a passage ------------------------------------------- */

struct passage {
	struct kutip_str id;
	struct kutip_str words;
	struct kutip_str speaker, role;
	struct kutip_str said, how;	/* "direct", "clitic"; may be empty */
	struct kutip_str source, place, date, section;
};

static struct kutip_str
file_of(struct kutip_str path)
{
	uint32_t start = path.len;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	return text_slice(path, (struct kutip_span){ start, path.len });
}

static struct kutip_str
section_of(const struct kutip_doc *doc, uint32_t byte)
{
	uint32_t n, b = kutip_block_at(doc, byte);
	const struct kutip_block *block = kutip_blocks(doc, &n);
	const struct kutip_section *section = kutip_sections(doc, &n);

	if (b == KUTIP_NONE || block[b].section >= n)
		return STR("");
	return section[block[b].section].title;
}

static void
fill_source(struct passage *p, const struct kutip_meta *meta,
    char date[KUTIP_DATE_MAX])
{
	p->source = meta->site.len ? meta->site :
	    file_of(text_of(meta->name));
	p->place = meta->dateline;
	p->date = text_of(kutip_date_iso(meta->published, date));
}

static void
put_how(struct buf *out, const struct passage *p)
{
	if (p->said.len == 0 && p->how.len == 0)
		return;
	buf_puts(out, " (");
	put_inline(out, "", p->said);
	if (p->said.len && p->how.len)
		buf_puts(out, ", ");
	if (p->how.len)
		buf_puts(out, "by ");
	put_inline(out, "", p->how);
	buf_puts(out, ")");
}

/* "*Republika*, JAKARTA, 2018-04-20. Section: Smart cities." */
static void
put_where(struct buf *out, const struct passage *p)
{
	put_inline(out, "*", p->source);
	if (p->place.len) {
		buf_puts(out, ", ");
		put_inline(out, "", p->place);
	}
	if (p->date.len) {
		buf_puts(out, ", ");
		put_inline(out, "", p->date);
	}
	buf_putc(out, '.');
	if (p->section.len) {
		buf_puts(out, " Section: ");
		put_inline(out, "", p->section);
		buf_putc(out, '.');
	}
	buf_putc(out, '\n');
}

static void
put_passage(struct buf *out, const struct passage *p)
{
	buf_putc(out, '\n');
	put_marker(out, "", p->id);
	put_lines(out, "> ", p->words);
	buf_puts(out, "\n— ");
	if (p->speaker.len) {
		put_inline(out, "**", p->speaker);
		if (p->role.len) {
			buf_puts(out, ", ");
			put_inline(out, "", p->role);
		}
		put_how(out, p);
		buf_puts(out, ".\n");
	}
	put_where(out, p);
}

/* ---- a note, a quote --------------------------------------------------- */

static void
put_label(struct buf *out, const struct note *note)
{
	if (note->label.len) {
		buf_puts(out, "\nLabel: ");
		put_inline(out, "", note->label);
		buf_putc(out, '\n');
	}
	for (uint32_t i = 0; i < note->tags; i++) {
		buf_puts(out, i ? ", " : "\nTags: ");
		put_inline(out, "", note->tag[i]);
	}
	if (note->tags)
		buf_putc(out, '\n');
}

static void
name_speaker(struct passage *p, const struct kutip_doc *doc,
    const struct kutip_quote *q)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);

	p->speaker = p->role = p->how = STR("");
	if (q->speaker < n) {
		p->speaker = e[q->speaker].name;
		p->role = e[q->speaker].role;
		p->how = text_of(note_how(q->by));
	}
}

/* Who was set right by hand since is so in the marks that were made before. */
static void
set_right(struct passage *p, const struct kutip_doc *doc,
    const struct note *note)
{
	uint32_t n, row = kutip_quote_at(doc, note->span.start);
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	if (row < n && q[row].by == KUTIP_BY_HAND)
		name_speaker(p, doc, &q[row]);
}

static void
put_note(struct buf *out, const struct kutip_doc *doc, const struct note *note)
{
	char date[KUTIP_DATE_MAX];
	struct passage p = {
		.id = note->id, .words = note->exact,
		.speaker = note->speaker, .role = note->role,
		.said = note->said, .how = note->how,
	};

	if (note->state != NOTE_ORPHAN)
		set_right(&p, doc, note);
	if (note->state == NOTE_ORPHAN) {
		p.source = note->source.site.len ? note->source.site :
		    file_of(note->source.name);
		p.place = note->source.dateline;
		p.date = note->source.published;
	} else {
		fill_source(&p, kutip_meta(doc), date);
		p.section = section_of(doc, note->span.start);
	}
	put_passage(out, &p);
	if (note->state != NOTE_ORPHAN &&
	    !text_equal(note->exact, kutip_slice(doc, note->span)))
		buf_puts(out, "\nThe article's words have changed here since.\n");
	put_label(out, note);
	if (note->body.len) {
		buf_putc(out, '\n');
		put_lines(out, "", note->body);
	}
	put_marker(out, "/", note->id);
}

static void
put_quote(struct buf *out, const struct kutip_doc *doc,
    const struct kutip_quote *q)
{
	char date[KUTIP_DATE_MAX];
	struct buf id = { 0 };
	struct passage p = {
		.words = kutip_slice(doc, q->words),
		.said = q->kind == KUTIP_DIRECT ? STR("direct") :
		    STR("indirect"),
		.section = section_of(doc, q->words.start),
	};

	buf_printf(&id, "%.12s-%u", kutip_meta(doc)->sha256,
	    kutip_codepoint(doc, q->words.start));
	p.id = buf_as_str(&id);
	name_speaker(&p, doc, q);
	fill_source(&p, kutip_meta(doc), date);
	put_passage(out, &p);
	put_marker(out, "/", p.id);
	out->failed |= id.failed;
	buf_free(&id);
}

/* ---- the document ------------------------------------------------------ */

static void
put_part(struct buf *out, const char *between, struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_puts(out, between);
	put_inline(out, "", s);
}

/* Republika · Rizkyan Adiyudha · JAKARTA · 2018-04-20 · <https://…> · file */
static void
put_head(struct buf *out, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	char date[KUTIP_DATE_MAX];

	buf_puts(out, "# ");
	put_inline(out, "", meta->title.len ? meta->title :
	    file_of(text_of(meta->name)));
	buf_puts(out, "\n\n");
	if (meta->site.len) {
		put_inline(out, "*", meta->site);
		buf_puts(out, " · ");
	}
	for (uint32_t i = 0; i < meta->bylines; i++) {
		put_part(out, "", meta->byline[i]);
		buf_puts(out, " · ");
	}
	if (meta->dateline.len) {
		put_part(out, "", meta->dateline);
		buf_puts(out, " · ");
	}
	if (meta->published.year >= 0) {
		put_part(out, "",
		    text_of(kutip_date_iso(meta->published, date)));
		buf_puts(out, " · ");
	}
	if (meta->url.len) {
		put_url(out, meta->url);
		buf_puts(out, " · ");
	}
	put_inline(out, "", file_of(text_of(meta->name)));
	buf_putc(out, '\n');
}

/* Is there a mark on the quote whose speaker this row sets?  Rows are sorted by
 * place, so it would be among its neighbours. */
static bool
is_marked_too(const struct notes_list *notes, uint32_t row)
{
	const struct note *says = &notes->rows[row], *r = notes->rows;
	uint32_t i = row;

	if (says->kind != NOTE_SAYS || says->state == NOTE_ORPHAN)
		return false;
	while (i > 0 && r[i - 1].span.start == says->span.start)
		i--;
	for (; i < notes->n && r[i].state != NOTE_ORPHAN &&
	    r[i].span.start == says->span.start; i++) {
		if (r[i].kind == NOTE_MARK)
			return true;
	}
	return false;
}

static void
put_notes(struct buf *out, const struct kutip_doc *doc,
    const struct notes_list *notes)
{
	bool orphans = false;

	for (uint32_t i = 0; i < notes->n; i++) {
		if (notes->rows[i].state == NOTE_ORPHAN && !orphans) {
			buf_puts(out, "\n## No longer found in the article\n");
			orphans = true;
		}
		if (!is_marked_too(notes, i))
			put_note(out, doc, &notes->rows[i]);
	}
}

void
export_md(const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	/* Documents that follow one another are kept apart. */
	if (out->len > 0)
		buf_putc(out, '\n');
	put_head(out, doc);
	if (notes != NULL && notes->marks > 0) {
		put_notes(out, doc, notes);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		put_quote(out, doc, &q[i]);
}

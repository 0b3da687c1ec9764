/*
 * odt.c - see odt.h.
 */
#include "odt.h"

#include <stdlib.h>

#include "arena.h"
#include "compose.h"
#include "compose_title.h"
#include "error.h"
#include "office_meta.h"
#include "office_style.h"
#include "package.h"
#include "text.h"
#include "xml.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define SPAN_DEPTH  64			/* deeper spans look like those around */
#define SNIFF_BYTES 1024

struct odt {
	struct arena *arena;		/* scratch */
	struct office_styles paragraphs, spans;
	struct compose c;
	struct buf notes;		/* their words, one behind the other */
	struct vec ends;		/* uint32_t: where each ends */
	struct office_style looks[SPAN_DEPTH];
	uint32_t spans_open;
	uint32_t lists, indexes;	/* that are open */
};

/* ---- styles ------------------------------------------------------------- */

/* "14pt", "10.5pt" in half points; a share of another size ("130%") is 0. */
static uint16_t
points_of(struct kutip_str s)
{
	uint32_t n = 0, i = 0;

	for (; i < s.len && i < 3 && text_is_digit((unsigned char)s.ptr[i]); i++)
		n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	n *= 2;
	if (i + 1 < s.len && s.ptr[i] == '.')
		n += s.ptr[i + 1] >= '5';
	return text_ends(s, STR("pt")) ? (uint16_t)n : 0;
}

/* The inside of a <style:style> up to its end. */
static void
read_style(struct odt *o, struct xml *x)
{
	uint32_t depth = xml_depth(x);
	struct office_style *s;
	struct kutip_str v;
	enum xml_event e;

	if (text_equal_c(xml_attr(x, "family"), "paragraph"))
		s = office_style_add(&o->paragraphs, xml_attr(x, "name"), STR(""));
	else if (text_equal_c(xml_attr(x, "family"), "text"))
		s = office_style_add(&o->spans, xml_attr(x, "name"), STR(""));
	else
		return;
	office_style_named(s, s->id);
	v = xml_attr(x, "parent-style-name");
	s->based = arena_str(o->arena, v.ptr, v.len);
	v = xml_attr(x, "default-outline-level");
	if (v.len == 1 && v.ptr[0] >= '1' && v.ptr[0] <= '9')
		s->level = (int8_t)(v.ptr[0] - '0');
	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		if (e != XML_START || !xml_is(x, "text-properties"))
			continue;
		v = xml_attr(x, "font-weight");
		if (v.len > 0)
			s->bold = text_equal_c(v, "bold") ||
			    (v.ptr[0] >= '6' && v.ptr[0] <= '9');
		if (text_equal_c(xml_attr(x, "display"), "none"))
			s->hidden = 1;
		if (points_of(xml_attr(x, "font-size")) > 0)
			s->size = points_of(xml_attr(x, "font-size"));
	}
}

static void
read_default(struct odt *o, struct xml *x)
{
	uint32_t depth = xml_depth(x);
	bool paragraph = text_equal_c(xml_attr(x, "family"), "paragraph");
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth))
		if (e == XML_START && paragraph && xml_is(x, "text-properties"))
			o->paragraphs.size =
			    points_of(xml_attr(x, "font-size"));
}

static enum kutip_result
read_styles(struct odt *o, struct kutip_str part, struct kutip_error *err)
{
	struct xml *x;
	enum xml_event e;

	if (part.len == 0)
		return KUTIP_OK;
	if (xml_open(&x, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(x)) != XML_DONE) {
		if (e == XML_START && xml_is(x, "style"))
			read_style(o, x);
		else if (e == XML_START && xml_is(x, "default-style"))
			read_default(o, x);
		else if (e == XML_START && xml_is(x, "body"))
			break;
	}
	xml_close(x);
	return KUTIP_OK;
}

/* ---- words -------------------------------------------------------------- */

static const struct office_style *
look(const struct odt *o)
{
	uint32_t n = o->spans_open < SPAN_DEPTH ? o->spans_open : SPAN_DEPTH - 1;

	return &o->looks[n];
}

static int
words_look(const struct odt *o)
{
	return (look(o)->bold > 0 ? COMPOSE_BOLD : 0) +
	    COMPOSE_SIZE * look(o)->size;
}

static void
add_words(struct odt *o, struct kutip_str s)
{
	if (look(o)->hidden <= 0)
		compose_collapsed(&o->c, s, words_look(o));
}

static void
add_blanks(struct odt *o)
{
	if (look(o)->hidden <= 0)
		compose_words(&o->c, STR(" "), words_look(o));
}

static void
begin_span(struct odt *o, struct xml *x)
{
	struct office_style s = office_style_find(&o->spans,
	    xml_attr(x, "style-name"));
	const struct office_style *around = look(o);

	if (s.bold == OFFICE_STYLE_UNKNOWN)
		s.bold = around->bold;
	if (s.size == 0)
		s.size = around->size;
	if (around->hidden > 0)
		s.hidden = 1;
	if (++o->spans_open < SPAN_DEPTH)
		o->looks[o->spans_open] = s;
}

static void
end_span(struct odt *o)
{
	if (o->spans_open > 0)
		o->spans_open--;
}

/* ---- paragraphs --------------------------------------------------------- */

static void
begin_paragraph(struct odt *o, struct xml *x, bool heading)
{
	struct office_style s = office_style_find(&o->paragraphs,
	    xml_attr(x, "style-name"));
	struct kutip_str v = xml_attr(x, "outline-level");
	enum kutip_block_kind kind = (enum kutip_block_kind)s.kind;

	compose_begin(&o->c);
	o->spans_open = 0;
	o->looks[0] = s;
	if (s.size == 0)
		o->looks[0].size = o->paragraphs.size;
	/* <text:h> is one whatever its style, but for titles */
	if (heading && kind != KUTIP_TITLE && kind != KUTIP_DECK)
		kind = KUTIP_HEADING;
	if (!heading && kind == KUTIP_HEADING && s.level == 0)
		kind = KUTIP_PARAGRAPH;
	if (v.len == 1 && v.ptr[0] >= '1' && v.ptr[0] <= '9')
		s.level = (int8_t)(v.ptr[0] - '0');
	if (o->lists > 0 && kind == KUTIP_PARAGRAPH)
		kind = KUTIP_LIST_ITEM;
	if (o->indexes > 0)
		kind = KUTIP_FURNITURE;
	compose_set(&o->c, kind, kind == KUTIP_HEADING ? (uint8_t)s.level : 0);
}

static void
end_paragraph(struct odt *o)
{
	compose_end(&o->c);
	o->spans_open = 0;
	o->looks[0] = (struct office_style){ .bold = 0 };
}

/* ---- notes -------------------------------------------------------------- */

/* The inside of a <text:note> up to its end: its words behind o->notes. */
static void
read_note(struct odt *o, struct xml *x)
{
	uint32_t depth = xml_depth(x);
	enum xml_event e;
	bool blank = false;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		if (e == XML_TEXT) {
			if (blank)
				buf_putc(&o->notes, ' ');
			blank = false;
			buf_str(&o->notes, xml_text(x));
		} else if (e == XML_START && (xml_is(x, "note-citation") ||
		    xml_is(x, "annotation") || xml_is(x, "desc") ||
		    xml_is(x, "title"))) {
			xml_skip(x);
		} else if (xml_is(x, "p") || xml_is(x, "s") ||
		    xml_is(x, "tab") || xml_is(x, "line-break")) {
			blank = true;
		}
	}
	*(uint32_t *)vec_push(&o->ends) = (uint32_t)o->notes.len;
	if (look(o)->hidden <= 0)
		compose_mark(&o->c, o->ends.n);
}

/* Runs of blanks in the notes are one, as in the body. */
static void
add_notes(struct odt *o)
{
	const uint32_t *end = o->ends.rows;
	uint32_t start = 0;

	for (uint32_t i = 0; i < o->ends.n; start = end[i++]) {
		struct buf words = { 0 };
		struct kutip_str s = text_slice(buf_as_str(&o->notes),
		    (struct kutip_span){ start, end[i] });

		for (uint32_t k = 0; k < s.len; k++) {
			bool space = s.ptr[k] == '\n' || s.ptr[k] == '\t' ||
			    s.ptr[k] == ' ';

			if (!space)
				buf_putc(&words, s.ptr[k]);
			else if (words.len > 0 && words.ptr[words.len - 1] != ' ')
				buf_putc(&words, ' ');
		}
		compose_note(&o->c, i + 1, buf_as_str(&words));
		buf_free(&words);
	}
}

/* ---- elements ----------------------------------------------------------- */

enum meaning {
	BLANK, CELL, HEADING, INDEX, LINE, LINK, LIST, NOTE, OUT, PAGE_BREAK,
	PARAGRAPH, ROW, SECTION, SPAN
};

/* By name, in byte order. */
static const struct { const char *name; enum meaning meaning; } elements[] = {
	{ "a", LINK },
	{ "alphabetical-index", INDEX },
	{ "annotation", OUT },
	{ "automatic-styles", OUT },
	{ "covered-table-cell", CELL },
	{ "desc", OUT },
	{ "font-face-decls", OUT },
	{ "forms", OUT },
	{ "h", HEADING },
	{ "hidden-text", OUT },
	{ "illustration-index", INDEX },
	{ "index-source", OUT },
	{ "line-break", LINE },
	{ "list-item", LIST },
	{ "master-styles", OUT },
	{ "note", NOTE },
	{ "number", OUT },
	{ "numbered-paragraph", LIST },
	{ "object-index", INDEX },
	{ "p", PARAGRAPH },
	{ "placeholder", OUT },
	{ "ruby-text", OUT },
	{ "s", BLANK },
	{ "script", OUT },
	{ "scripts", OUT },
	{ "section", SECTION },
	{ "settings", OUT },
	{ "soft-page-break", PAGE_BREAK },
	{ "span", SPAN },
	{ "styles", OUT },
	{ "tab", BLANK },
	{ "table-cell", CELL },
	{ "table-index", INDEX },
	{ "table-of-content", INDEX },
	{ "table-row", ROW },
	{ "title", OUT },
	{ "tracked-changes", OUT },
	{ "user-index", INDEX },
};

static int
by_name(const void *key, const void *row)
{
	const struct kutip_str *name = key;

	return text_compare(*name, text_of(*(const char *const *)row));
}

static void
open_link(struct odt *o, struct xml *x)
{
	struct kutip_str url = xml_attr(x, "href");

	compose_link(&o->c, arena_str(o->arena, url.ptr, url.len));
}

static void
start(struct odt *o, struct xml *x, enum meaning meaning)
{
	switch (meaning) {
	case BLANK: add_blanks(o); break;
	case CELL: compose_cell(&o->c); break;
	case HEADING: begin_paragraph(o, x, true); break;
	case INDEX: o->indexes++; break;
	case LINE: compose_line(&o->c); break;
	case LINK: open_link(o, x); break;
	case LIST: o->lists++; break;
	case NOTE: read_note(o, x); break;
	case OUT: xml_skip(x); break;
	case PAGE_BREAK: compose_new_page(&o->c); break;
	case PARAGRAPH: begin_paragraph(o, x, false); break;
	case ROW: compose_row(&o->c); break;
	case SECTION:
		if (text_equal_c(xml_attr(x, "display"), "none"))
			xml_skip(x);
		break;
	case SPAN: begin_span(o, x); break;
	}
}

static void
end(struct odt *o, enum meaning meaning)
{
	switch (meaning) {
	case HEADING: case PARAGRAPH: end_paragraph(o); break;
	case INDEX: o->indexes -= o->indexes > 0; break;
	case LINK: compose_link_end(&o->c); break;
	case LIST: o->lists -= o->lists > 0; break;
	case ROW: compose_row_end(&o->c, false); break;
	case SPAN: end_span(o); break;
	default: break;
	}
}

static void
handle(struct odt *o, struct xml *x, enum xml_event e)
{
	struct kutip_str name = xml_name(x);
	const void *found;
	enum meaning meaning;

	if (e == XML_TEXT) {
		add_words(o, xml_text(x));
		return;
	}
	found = bsearch(&name, elements, LEN(elements), sizeof(*elements),
	    by_name);
	if (found == NULL)
		return;
	meaning = elements[((const char *)found - (const char *)elements) /
	    sizeof(*elements)].meaning;
	if (e == XML_START)
		start(o, x, meaning);
	else
		end(o, meaning);
}

/* ---- the whole ---------------------------------------------------------- */

static enum kutip_result
read_body(struct odt *o, const char *path, struct kutip_str part,
    struct kutip_str title, struct kutip_error *err)
{
	struct xml *x;
	enum xml_event e;
	bool broken;

	if (xml_open(&x, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	o->c.page = text_find(part, STR("soft-page-break/>"), 0) != KUTIP_NONE;
	while ((e = xml_next(x)) != XML_DONE)
		handle(o, x, e);
	broken = xml_broken(x) > 0;
	xml_close(x);
	compose_finish(&o->c, title);
	add_notes(o);
	if (broken && o->c.d->blocks.n == 0)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "its text is broken XML from the first word on; "
		    "open and save it with LibreOffice");
	if (broken)
		draft_note(o->c.d, (struct kutip_span){ 0, 0 },
		    "its XML is broken; what stands behind that place is lost");
	return KUTIP_OK;
}

/* The three parts, which in a flat document are one. */
struct parts { struct kutip_str styles, content, meta; };

static enum kutip_result
read_parts(struct draft *d, struct arena *arena, const char *path,
    const struct parts *parts, struct kutip_error *err)
{
	struct odt o = { .arena = arena };
	struct kutip_str title;
	enum kutip_result r;

	compose_init(&o.c, d, arena);
	office_styles_init(&o.paragraphs, arena);
	office_styles_init(&o.spans, arena);
	vec_init(&o.ends, arena, sizeof(uint32_t));
	r = read_styles(&o, parts->styles, err);
	if (r == KUTIP_OK && parts->content.ptr != parts->styles.ptr)
		r = read_styles(&o, parts->content, err);
	office_styles_done(&o.paragraphs);
	office_styles_done(&o.spans);
	if (r == KUTIP_OK)
		r = office_meta_read(d, parts->meta, &title, err);
	if (r == KUTIP_OK)
		r = read_body(&o, path, parts->content, title, err);
	if (r == KUTIP_OK && (arena->failed || o.notes.failed))
		r = error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory left to read it");
	buf_free(&o.notes);
	compose_free(&o.c);
	return r;
}

static bool
wants(void *context, struct kutip_str name)
{
	(void)context;
	return text_equal_c(name, "content.xml") ||
	    text_equal_c(name, "styles.xml") || text_equal_c(name, "meta.xml") ||
	    text_equal_c(name, "META-INF/manifest.xml");
}

static struct kutip_str
part(const struct package *p, const char *name)
{
	struct kutip_str s = package_part(p, text_of(name));

	return s.ptr != NULL ? s : STR("");
}

static enum kutip_result
read_package(struct draft *d, const char *path, struct package *p,
    struct kutip_error *err)
{
	struct parts parts = { .styles = part(p, "styles.xml"),
	    .content = part(p, "content.xml"), .meta = part(p, "meta.xml") };

	if (text_find(part(p, "META-INF/manifest.xml"), STR("encryption-data"),
	    0) != KUTIP_NONE)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "has a password; save it without one, with LibreOffice "
		    "for instance");
	if (parts.content.len == 0)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "is an ODT without its text (content.xml); get it again");
	return read_parts(d, &p->arena, path, &parts, err);
}

enum kutip_result
odt_read(struct draft *d, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct package p;
	enum kutip_result r = package_read(&p, path, bytes, wants, NULL, err);

	if (r == KUTIP_OK)
		r = read_package(d, path, &p, err);
	package_free(&p);
	return r;
}

bool
odt_is_flat(struct kutip_str text)
{
	if (text.len > SNIFF_BYTES)
		text.len = SNIFF_BYTES;
	return text_begins(text_trim(text), STR("<")) &&
	    text_find(text, STR("<office:document"), 0) != KUTIP_NONE;
}

enum kutip_result
odt_read_flat(struct draft *d, const char *path, struct kutip_str text,
    struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct parts parts = { text, text, text };
	enum kutip_result r = read_parts(d, &arena, path, &parts, err);

	arena_free(&arena);
	return r;
}

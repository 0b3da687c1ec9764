/*
 * docx.c - see docx.h.
 *
 * What a run looks like in Word's own files: "Ringkasan" in five runs, each with
 * its rsid, proofErr and bookmark between them.  So elements that are not known
 * are stepped into and say nothing; only those below mean anything.
 */
#include "docx.h"

#include <stdlib.h>

#include "compose.h"
#include "docx_style.h"
#include "error.h"
#include "office_meta.h"
#include "office_style.h"
#include "package.h"
#include "text.h"
#include "xml.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define MAIN_PART "word/document.xml"

struct note { long id; uint32_t start, len; };	/* words: bytes of notes.words */

struct notes {				/* footnotes or endnotes */
	struct vec rows;		/* struct note, by id */
	struct buf words;
};

struct reference { long id; bool end; };	/* in the order of their marks */

struct paragraph {			/* what its properties say */
	struct office_style style;
	int8_t list, level;		/* OFFICE_STYLE_UNKNOWN: as in the style */
	bool end_deleted;
};

struct docx {
	struct package package;
	struct arena *arena;		/* the package's: all is gone after reading */
	struct office_styles styles;
	struct vec links;
	struct compose c;
	struct notes notes[2];		/* footnotes, endnotes */
	struct vec references;
	struct paragraph open[COMPOSE_DEPTH];
	/* the run at hand */
	bool hidden, bold;
	bool mark_follows;		/* the words of this run are a note's mark */
	uint32_t fields;		/* of those open, the ones whose code is at hand */
	bool row_deleted;
};

/* ---- properties --------------------------------------------------------- */

static struct paragraph *
at_hand(struct docx *x)
{
	uint32_t depth = x->c.depth < COMPOSE_DEPTH ? x->c.depth : COMPOSE_DEPTH;

	return &x->open[depth > 0 ? depth - 1 : 0];
}

static void
set_kind(struct docx *x)
{
	const struct paragraph *p = at_hand(x);
	enum kutip_block_kind kind = (enum kutip_block_kind)p->style.kind;
	int8_t level = p->level != OFFICE_STYLE_UNKNOWN ? p->level :
	    p->style.level;
	bool list = p->list != OFFICE_STYLE_UNKNOWN ? p->list > 0 :
	    p->style.list > 0;

	if (kind == KUTIP_PARAGRAPH && level > 0)
		kind = KUTIP_HEADING;
	else if (kind == KUTIP_PARAGRAPH && list)
		kind = KUTIP_LIST_ITEM;
	compose_set(&x->c, kind, kind == KUTIP_HEADING ? (uint8_t)level : 0);
}

/* The rPr of a paragraph is about its end mark: <w:rPr><w:del/></w:rPr>. */
static void
read_end_mark(struct docx *x, struct xml *xml)
{
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth)) {
		if (e == XML_START &&
		    (xml_is(xml, "del") || xml_is(xml, "moveFrom")))
			at_hand(x)->end_deleted = true;
		else if (e == XML_START && xml_is(xml, "rPrChange"))
			xml_skip(xml);
	}
}

static void
read_paragraph_properties(struct docx *x, struct xml *xml)
{
	struct paragraph *p = at_hand(x);
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth)) {
		if (e != XML_START)
			continue;
		if (xml_is(xml, "pStyle")) {
			p->style = office_style_find(&x->styles,
			    xml_attr(xml, "val"));
		} else if (xml_is(xml, "numId")) {
			p->list = docx_is_on(xml);
		} else if (xml_is(xml, "outlineLvl")) {
			struct kutip_str v = xml_attr(xml, "val");

			p->level = v.len == 1 && v.ptr[0] >= '0' &&
			    v.ptr[0] <= '8' ? (int8_t)(v.ptr[0] - '0' + 1) : 0;
		} else if (xml_is(xml, "rPr")) {
			read_end_mark(x, xml);
		} else if (xml_is(xml, "pPrChange") || xml_is(xml, "tabs")) {
			xml_skip(xml);
		}
	}
	set_kind(x);
}

static void
read_run_properties(struct docx *x, struct xml *xml)
{
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth)) {
		if (e != XML_START)
			continue;
		if (xml_is(xml, "rStyle")) {
			struct office_style s = office_style_find(&x->styles,
			    xml_attr(xml, "val"));

			x->hidden = x->hidden || s.hidden > 0;
			x->bold = x->bold || s.bold > 0;
		} else if (xml_is(xml, "b")) {
			x->bold = docx_is_on(xml);
		} else if (xml_is(xml, "vanish")) {
			x->hidden = docx_is_on(xml);
		} else if (xml_is(xml, "rPrChange")) {
			xml_skip(xml);
		}
	}
}

/* ---- what stands in a run ----------------------------------------------- */

static void
begin_run(struct docx *x)
{
	const struct paragraph *p = at_hand(x);

	x->hidden = p->style.hidden > 0;
	x->bold = p->style.bold > 0;
	x->mark_follows = false;
}

static void
add_words(struct docx *x, struct kutip_str s)
{
	if (!x->hidden && !x->mark_follows && x->fields == 0)
		compose_words(&x->c, s, x->bold ? COMPOSE_BOLD : 0);
}

static void
read_words(struct docx *x, struct xml *xml)
{
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth))
		if (e == XML_TEXT)
			add_words(x, xml_text(xml));
}

/* A letter of a font of symbols.  Word puts them at U+F000; what is not known
 * here is a picture and no letter. */
static void
add_symbol(struct docx *x, struct xml *xml)
{
	static const struct { const char *code, *text; } symbols[] = {
		{ "F0B7", "•" }, { "F0A7", "•" }, { "F06C", "•" }, { "F06E", "•" },
		{ "F0FC", "✓" }, { "F0E0", "→" }, { "F0AE", "→" }, { "F0DE", "⇒" },
		{ "F0B0", "°" }, { "F0B1", "±" }, { "F0B4", "×" }, { "F0A3", "≤" },
		{ "F0B3", "≥" }, { "F0B9", "≠" }, { "F02D", "−" }, { "F061", "α" },
		{ "F062", "β" }, { "F06D", "μ" }, { "F0D2", "®" }, { "F0D3", "©" },
		{ "F0D4", "™" }, { "F0E2", "®" }, { "F0E3", "©" }, { "F0E4", "™" },
	};
	struct kutip_str v = xml_attr(xml, "char");
	uint32_t c = 0;
	char utf8[4];

	for (size_t i = 0; i < LEN(symbols); i++)
		if (text_equal_c(v, symbols[i].code)) {
			add_words(x, text_of(symbols[i].text));
			return;
		}
	for (uint32_t i = 0; i < v.len && i < 6; i++) {
		uint32_t d = text_lower((unsigned char)v.ptr[i]);

		c = c << 4 | (text_is_digit(d) ? d - '0' : (d - 'a' + 10) & 15);
	}
	if (c < 0xE000 && c >= 0xA0 && (c < 0xD800 || c > 0xDFFF))
		add_words(x, (struct kutip_str){ utf8, text_encode(c, utf8) });
}

/* Between begin and separate stands what the field computes ("PAGE"), behind
 * that what came out of it. */
static void
field_mark(struct docx *x, struct xml *xml)
{
	struct kutip_str v = xml_attr(xml, "fldCharType");

	if (text_equal_c(v, "begin"))
		x->fields++;
	else if (x->fields > 0)
		x->fields--;
}

static void
refer(struct docx *x, struct xml *xml, bool end)
{
	struct reference *r;

	if (x->hidden || x->c.aside != NULL || x->c.depth == 0)
		return;
	x->mark_follows = docx_is_on(xml) &&
	    xml_attr(xml, "customMarkFollows").len > 0;
	r = vec_push(&x->references);
	r->id = strtol(xml_attr(xml, "id").ptr, NULL, 10);
	r->end = end;
	compose_mark(&x->c, x->references.n);
}

static void
open_link(struct docx *x, struct xml *xml)
{
	struct kutip_str id = xml_attr(xml, "id");

	if (id.len > 0)
		compose_link(&x->c, docx_link_find(&x->links, id));
}

/* ---- elements ----------------------------------------------------------- */

enum meaning {
	BOX_CHOICE, BREAK, CELL, DELETED_ROW, ENDNOTE, FIELD, HYPERLINK, NO_BREAK_HYPHEN,
	NOTE_MARK, OUT, PAGE_BREAK, PARAGRAPH, PARAGRAPH_PROPERTIES, ROW, RUN,
	RUN_PROPERTIES, SYMBOL, TAB, WORDS
};

/* By name, in byte order. */
static const struct { const char *name; enum meaning meaning; } elements[] = {
	{ "Fallback", OUT },		/* the text box once more, for old Words */
	{ "br", BREAK },
	{ "cr", BREAK },
	{ "del", OUT },
	{ "delInstrText", OUT },
	{ "delText", OUT },
	{ "endnoteReference", ENDNOTE },
	{ "fldChar", FIELD },
	{ "footnoteReference", NOTE_MARK },
	{ "hyperlink", HYPERLINK },
	{ "instrText", OUT },
	{ "lastRenderedPageBreak", PAGE_BREAK },
	{ "moveFrom", OUT },
	{ "noBreakHyphen", NO_BREAK_HYPHEN },
	{ "p", PARAGRAPH },
	{ "pPr", PARAGRAPH_PROPERTIES },
	{ "pgNum", OUT },
	{ "ptab", TAB },
	{ "r", RUN },
	{ "rPr", RUN_PROPERTIES },
	{ "rt", OUT },			/* how a Chinese character is read */
	{ "sdtPr", OUT },
	{ "sectPr", OUT },
	{ "sym", SYMBOL },
	{ "t", WORDS },
	{ "tab", TAB },
	{ "tblGrid", OUT },
	{ "tblPr", OUT },
	{ "tc", CELL },
	{ "tr", ROW },
	{ "trPr", DELETED_ROW },
};

static int
by_name(const void *key, const void *row)
{
	const struct kutip_str *name = key;

	return text_compare(*name, text_of(*(const char *const *)row));
}

static void
begin_paragraph(struct docx *x)
{
	struct paragraph *p;
	bool goes_on = x->c.goes_on;

	compose_begin(&x->c);
	if (goes_on)
		return;
	p = at_hand(x);
	*p = (struct paragraph){ .list = OFFICE_STYLE_UNKNOWN,
	    .level = OFFICE_STYLE_UNKNOWN,
	    .style = office_style_find(&x->styles, STR("Normal")) };
	begin_run(x);
}

static void
end_paragraph(struct docx *x)
{
	if (at_hand(x)->end_deleted) {
		at_hand(x)->end_deleted = false;
		x->c.goes_on = true;
		return;
	}
	compose_end(&x->c);
	begin_run(x);
}

/* A row that was deleted has <w:trPr><w:del/></w:trPr>. */
static void
read_row_properties(struct docx *x, struct xml *xml)
{
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth))
		if (e == XML_START && xml_is(xml, "del"))
			x->row_deleted = true;
}

static void
start(struct docx *x, struct xml *xml, enum meaning meaning)
{
	switch (meaning) {
	case BREAK:
		if (!text_equal_c(xml_attr(xml, "type"), "page") && !x->hidden)
			compose_line(&x->c);
		break;
	case CELL: compose_cell(&x->c); break;
	case DELETED_ROW: read_row_properties(x, xml); break;
	case ENDNOTE: refer(x, xml, true); break;
	case FIELD: field_mark(x, xml); break;
	case HYPERLINK: open_link(x, xml); break;
	case NO_BREAK_HYPHEN: add_words(x, STR("-")); break;
	case NOTE_MARK: refer(x, xml, false); break;
	case OUT: xml_skip(xml); break;
	case PAGE_BREAK: compose_new_page(&x->c); break;
	case PARAGRAPH: begin_paragraph(x); break;
	case PARAGRAPH_PROPERTIES: read_paragraph_properties(x, xml); break;
	case ROW: compose_row(&x->c); break;
	case RUN: begin_run(x); break;
	case RUN_PROPERTIES: read_run_properties(x, xml); break;
	case SYMBOL: add_symbol(x, xml); break;
	case TAB: add_words(x, STR("\t")); break;
	case WORDS: read_words(x, xml); break;
	default: break;
	}
}

static void
end(struct docx *x, enum meaning meaning)
{
	switch (meaning) {
	case HYPERLINK: compose_link_end(&x->c); break;
	case PARAGRAPH: end_paragraph(x); break;
	case ROW:
		compose_row_end(&x->c, x->row_deleted);
		x->row_deleted = false;
		break;
	default: break;
	}
}

/* An event of the text; others know what to do at ends of their own. */
static void
handle(struct docx *x, struct xml *xml, enum xml_event e)
{
	struct kutip_str name = xml_name(xml);
	const void *found;
	enum meaning meaning;

	if (e == XML_TEXT)
		return;
	found = bsearch(&name, elements, LEN(elements), sizeof(*elements),
	    by_name);
	if (found == NULL)
		return;
	meaning = elements[((const char *)found - (const char *)elements) /
	    sizeof(*elements)].meaning;
	if (e == XML_START)
		start(x, xml, meaning);
	else
		end(x, meaning);
}

/* ---- notes -------------------------------------------------------------- */

static int
by_note(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* The inside of a <w:footnote> up to its end.  The lines above all notes are
 * "notes" too, by their type. */
static void
read_note(struct docx *x, struct xml *xml, struct notes *notes)
{
	uint32_t depth = xml_depth(xml);
	struct note *n;
	enum xml_event e;

	if (xml_attr(xml, "type").len > 0 &&
	    !text_equal_c(xml_attr(xml, "type"), "normal")) {
		xml_skip(xml);
		return;
	}
	n = vec_push(&notes->rows);
	n->id = strtol(xml_attr(xml, "id").ptr, NULL, 10);
	n->start = (uint32_t)notes->words.len;
	x->c.aside = &notes->words;
	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth))
		handle(x, xml, e);
	while (x->c.depth > 0)
		compose_end(&x->c);
	while (x->c.row_depth > 0)
		compose_row_end(&x->c, false);
	x->c.aside = NULL;
	x->fields = 0;
	n->len = (uint32_t)notes->words.len - n->start;
	buf_putc(&notes->words, ' ');
}

static enum kutip_result
read_notes(struct docx *x, struct kutip_str part, const char *element,
    struct notes *notes, struct kutip_error *err)
{
	struct xml *xml;
	enum xml_event e;

	vec_init(&notes->rows, x->arena, sizeof(struct note));
	if (part.len == 0)
		return KUTIP_OK;
	if (xml_open(&xml, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(xml)) != XML_DONE)
		if (e == XML_START && xml_is(xml, element))
			read_note(x, xml, notes);
	xml_close(xml);
	if (notes->rows.n > 1)
		qsort(notes->rows.rows, notes->rows.n, sizeof(struct note),
		    by_note);
	return KUTIP_OK;
}

static void
add_notes(struct docx *x)
{
	const struct reference *r = x->references.rows;

	for (uint32_t i = 0; i < x->references.n; i++) {
		const struct notes *notes = &x->notes[r[i].end];
		struct note key = { .id = r[i].id };
		const struct note *n = notes->rows.n == 0 ? NULL :
		    bsearch(&key, notes->rows.rows, notes->rows.n,
		    sizeof(key), by_note);

		if (n != NULL)
			compose_note(&x->c, i + 1, text_slice(
			    buf_as_str(&notes->words), (struct kutip_span){
			    n->start, n->start + n->len }));
	}
}

/* ---- the whole ---------------------------------------------------------- */

static bool
wants(void *context, struct kutip_str name)
{
	static const char *const media[] = { ".xml", ".rels" };

	(void)context;
	/* headers, footers, comments, settings, the glossary are not read */
	if (text_find(name, STR("glossary/"), 0) != KUTIP_NONE ||
	    text_find(name, STR("/theme/"), 0) != KUTIP_NONE)
		return false;
	if (text_begins(name, STR("word/")) &&
	    text_find(name, STR("document"), 0) == KUTIP_NONE &&
	    text_find(name, STR("notes"), 0) == KUTIP_NONE &&
	    text_find(name, STR("styles"), 0) == KUTIP_NONE)
		return false;
	return (text_begins(name, STR("word/")) ||
	    text_begins(name, STR("_rels/")) ||
	    text_begins(name, STR("docProps/core"))) &&
	    (text_ends(name, text_of(media[0])) ||
	    text_ends(name, text_of(media[1])));
}

/* Word online calls it word/document2.xml: the package says which it is. */
static struct kutip_str
main_part(struct docx *x, struct kutip_error *err)
{
	struct vec links;
	struct kutip_str target;

	if (docx_links_read(&links, x->arena,
	    package_part(&x->package, STR("_rels/.rels")), err) != KUTIP_OK)
		return STR(MAIN_PART);
	target = docx_link_of_type(&links, STR("/officeDocument"));
	if (target.len == 0)
		return STR(MAIN_PART);
	target = package_path(x->arena, STR(""), target);
	return package_part(&x->package, target).ptr != NULL ? target :
	    STR(MAIN_PART);
}

/* "word/document.xml" -> "word/_rels/document.xml.rels" */
static struct kutip_str
links_of(struct docx *x, struct kutip_str part)
{
	struct buf name = { 0 };
	uint32_t cut = part.len;
	struct kutip_str found;

	while (cut > 0 && part.ptr[cut - 1] != '/')
		cut--;
	buf_add(&name, part.ptr, cut);
	buf_puts(&name, "_rels/");
	buf_add(&name, part.ptr + cut, part.len - cut);
	buf_puts(&name, ".rels");
	found = package_part(&x->package, buf_as_str(&name));
	buf_free(&name);
	return found;
}

/* A part that a relationship of the main one names, else by its usual name. */
static struct kutip_str
part_beside(struct docx *x, struct kutip_str main, struct kutip_str type,
    struct kutip_str usual)
{
	struct kutip_str target = docx_link_of_type(&x->links, type), part;

	part = package_part(&x->package, target.len > 0 ?
	    package_path(x->arena, main, target) : usual);
	return part.ptr != NULL ? part : STR("");
}

/* Of broken XML what stands before that place is the text. */
static enum kutip_result
finish(struct docx *x, const char *path, bool broken, struct kutip_str title,
    struct kutip_error *err)
{
	compose_finish(&x->c, title);
	if (broken && x->c.d->blocks.n == 0)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "its text is broken XML from the first word on; "
		    "open and save it with LibreOffice");
	if (broken)
		draft_note(x->c.d, (struct kutip_span){ 0, 0 },
		    "its XML is broken; what stands behind that place is lost");
	add_notes(x);
	return KUTIP_OK;
}

static enum kutip_result
read_body(struct docx *x, const char *path, struct kutip_str part,
    struct kutip_str title, struct kutip_error *err)
{
	struct xml *xml;
	enum xml_event e;
	uint32_t broken;

	if (xml_open(&xml, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	/* Word leaves its page breaks behind when it saves, others do not. */
	x->c.page = text_find(part, STR("lastRenderedPageBreak"), 0) !=
	    KUTIP_NONE;
	while ((e = xml_next(xml)) != XML_DONE)
		handle(x, xml, e);
	broken = xml_broken(xml);
	xml_close(xml);
	return finish(x, path, broken > 0, title, err);
}

static enum kutip_result
read_parts(struct docx *x, const char *path, struct kutip_error *err)
{
	struct kutip_str main = main_part(x, err), title, text;
	enum kutip_result r;

	text = package_part(&x->package, main);
	if (text.ptr == NULL)
		return error_set(err, KUTIP_FORMAT, path, 0,
		    "is a DOCX without its text (word/document.xml); "
		    "open and save it with LibreOffice");
	r = docx_links_read(&x->links, x->arena, links_of(x, main), err);
	if (r == KUTIP_OK)
		r = docx_styles_read(&x->styles, part_beside(x, main,
		    STR("/styles"), STR("word/styles.xml")), err);
	if (r == KUTIP_OK)
		r = read_notes(x, part_beside(x, main, STR("/footnotes"),
		    STR("word/footnotes.xml")), "footnote", &x->notes[0], err);
	if (r == KUTIP_OK)
		r = read_notes(x, part_beside(x, main, STR("/endnotes"),
		    STR("word/endnotes.xml")), "endnote", &x->notes[1], err);
	if (r == KUTIP_OK)
		r = office_meta_read(x->c.d, part_beside(x, STR(""),
		    STR("/core-properties"), STR("docProps/core.xml")), &title,
		    err);
	if (r == KUTIP_OK)
		r = read_body(x, path, text, title, err);
	return r;
}

enum kutip_result
docx_read(struct draft *d, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct docx x = { .fields = 0 };
	enum kutip_result r = package_read(&x.package, path, bytes, wants, NULL,
	    err);

	x.arena = &x.package.arena;
	compose_init(&x.c, d, x.arena);
	office_styles_init(&x.styles, x.arena);
	vec_init(&x.references, x.arena, sizeof(struct reference));
	if (r == KUTIP_OK)
		r = read_parts(&x, path, err);
	if (r == KUTIP_OK && x.arena->failed)
		r = error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory left to read it");
	compose_free(&x.c);
	for (size_t i = 0; i < LEN(x.notes); i++)
		buf_free(&x.notes[i].words);
	package_free(&x.package);
	return r;
}

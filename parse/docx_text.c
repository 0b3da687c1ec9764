/*
 * docx_text.c - see docx_text.h.
 *
 * What a run looks like in Word's own files: "Ringkasan" in five runs, each with
 * its rsid, proofErr and bookmark between them.  So elements that are not known
 * are stepped into and say nothing; only those below mean anything.
 */
#include "docx_text.h"

#include <stdlib.h>

#include "docx_style.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

void
docx_text_init(struct docx_text *x, struct draft *d, struct arena *a)
{
	*x = (struct docx_text){ .arena = a };
	compose_init(&x->c, d, a);
	office_styles_init(&x->styles, a);
	vec_init(&x->references, a, sizeof(struct docx_reference));
}

void
docx_text_free(struct docx_text *x)
{
	compose_free(&x->c);
	for (size_t i = 0; i < LEN(x->notes); i++)
		buf_free(&x->notes[i].words);
}

/* ---- properties --------------------------------------------------------- */

static struct docx_paragraph *
at_hand(struct docx_text *x)
{
	uint32_t depth = x->c.depth < COMPOSE_DEPTH ? x->c.depth : COMPOSE_DEPTH;

	return &x->open[depth > 0 ? depth - 1 : 0];
}

static void
set_kind(struct docx_text *x)
{
	const struct docx_paragraph *p = at_hand(x);
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
read_end_mark(struct docx_text *x, struct xml *xml)
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
read_paragraph_properties(struct docx_text *x, struct xml *xml)
{
	struct docx_paragraph *p = at_hand(x);
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
read_run_properties(struct docx_text *x, struct xml *xml)
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
			x->size = s.size ? s.size : x->size;
		} else if (xml_is(xml, "b")) {
			x->bold = docx_is_on(xml);
		} else if (xml_is(xml, "sz")) {
			x->size = docx_size(xml);
		} else if (xml_is(xml, "vanish")) {
			x->hidden = docx_is_on(xml);
		} else if (xml_is(xml, "rPrChange")) {
			xml_skip(xml);
		}
	}
}

/* ---- what stands in a run ----------------------------------------------- */

static void
begin_run(struct docx_text *x)
{
	const struct docx_paragraph *p = at_hand(x);

	x->hidden = p->style.hidden > 0;
	x->bold = p->style.bold > 0;
	x->size = p->style.size ? p->style.size : x->styles.size;
	x->mark_follows = false;
}

static void
add_words(struct docx_text *x, struct kutip_str s)
{
	if (!x->hidden && !x->mark_follows && x->fields == 0)
		compose_words(&x->c, s, (x->bold ? COMPOSE_BOLD : 0) +
		    COMPOSE_SIZE * x->size);
}

static void
read_words(struct docx_text *x, struct xml *xml)
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
add_symbol(struct docx_text *x, struct xml *xml)
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
field_mark(struct docx_text *x, struct xml *xml)
{
	struct kutip_str v = xml_attr(xml, "fldCharType");

	if (text_equal_c(v, "begin"))
		x->fields++;
	else if (x->fields > 0)
		x->fields--;
}

static void
refer(struct docx_text *x, struct xml *xml, bool end)
{
	struct docx_reference *r;

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
open_link(struct docx_text *x, struct xml *xml)
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
begin_paragraph(struct docx_text *x)
{
	struct docx_paragraph *p;
	bool goes_on = x->c.goes_on;

	compose_begin(&x->c);
	if (goes_on)
		return;
	p = at_hand(x);
	*p = (struct docx_paragraph){ .list = OFFICE_STYLE_UNKNOWN,
	    .level = OFFICE_STYLE_UNKNOWN,
	    .style = office_style_find(&x->styles, STR("Normal")) };
	begin_run(x);
}

static void
end_paragraph(struct docx_text *x)
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
read_row_properties(struct docx_text *x, struct xml *xml)
{
	uint32_t depth = xml_depth(xml);
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE &&
	    !(e == XML_END && xml_depth(xml) <= depth))
		if (e == XML_START && xml_is(xml, "del"))
			x->row_deleted = true;
}

static void
start(struct docx_text *x, struct xml *xml, enum meaning meaning)
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
end(struct docx_text *x, enum meaning meaning)
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

void
docx_text_event(struct docx_text *x, struct xml *xml, enum xml_event e)
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
	const struct docx_note *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* The inside of a <w:footnote> up to its end.  The lines above all notes are
 * "notes" too, by their type. */
static void
read_note(struct docx_text *x, struct xml *xml, struct docx_notes *notes)
{
	uint32_t depth = xml_depth(xml);
	struct docx_note *n;
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
		docx_text_event(x, xml, e);
	while (x->c.depth > 0)
		compose_end(&x->c);
	while (x->c.row_depth > 0)
		compose_row_end(&x->c, false);
	x->c.aside = NULL;
	x->fields = 0;
	n->len = (uint32_t)notes->words.len - n->start;
	buf_putc(&notes->words, ' ');
}

enum kutip_result
docx_notes_read(struct docx_text *x, struct kutip_str part, const char *element,
    struct docx_notes *notes, struct kutip_error *err)
{
	struct xml *xml;
	enum xml_event e;

	vec_init(&notes->rows, x->arena, sizeof(struct docx_note));
	if (part.len == 0)
		return KUTIP_OK;
	if (xml_open(&xml, part, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(xml)) != XML_DONE)
		if (e == XML_START && xml_is(xml, element))
			read_note(x, xml, notes);
	xml_close(xml);
	if (notes->rows.n > 1)
		qsort(notes->rows.rows, notes->rows.n, sizeof(struct docx_note),
		    by_note);
	return KUTIP_OK;
}

void
docx_notes_add(struct docx_text *x)
{
	const struct docx_reference *r = x->references.rows;

	for (uint32_t i = 0; i < x->references.n; i++) {
		const struct docx_notes *notes = &x->notes[r[i].end];
		struct docx_note key = { .id = r[i].id };
		const struct docx_note *n = notes->rows.n == 0 ? NULL :
		    bsearch(&key, notes->rows.rows, notes->rows.n,
		    sizeof(key), by_note);

		if (n != NULL)
			compose_note(&x->c, i + 1, text_slice(
			    buf_as_str(&notes->words), (struct kutip_span){
			    n->start, n->start + n->len }));
	}
}

/*
 * pdf_xml.c - sheets from pdftohtml's XML.  See pdf_xml.h.
 */
#include "pdf_xml.h"

#include "buf.h"
#include "limits.h"
#include "text.h"
#include "unicode.h"
#include "xml.h"

#define FAR 100000			/* no paper is so large */

struct font { uint16_t size; bool bold; };

struct reading_xml {
	struct xml *x;
	struct pdf_sheets *s;
	struct vec fonts;
	struct buf text;		/* of the piece at hand */
	bool outlined;			/* the document before said its outline */
};

static int32_t
number(struct xml *x, const char *name)
{
	struct kutip_str s = xml_attr(x, name);
	bool negative = s.len > 0 && *s.ptr == '-';
	int32_t n = 0;

	for (uint32_t i = negative; i < s.len && n < FAR &&
	    text_is_digit((unsigned char)s.ptr[i]); i++)
		n = n * 10 + (s.ptr[i] - '0');
	return negative ? -n : n;
}

/* "CMBX10", "ABCDEF+MyriadPro-Semibold": fonts that are bold by name only. */
static bool
is_bold_name(struct kutip_str family)
{
	static const char *const heavy[] = { "Bold", "bold", "BOLD", "Black",
	    "Heavy", "CMBX", "-Bd", "Demi", "SFBX", "Bd+" };

	for (uint32_t i = 0; i < sizeof(heavy) / sizeof(*heavy); i++)
		if (text_find(family, text_of(heavy[i]), 0) != KUTIP_NONE)
			return true;
	return false;
}

static void
read_font(struct reading_xml *r)
{
	struct font *f = vec_push(&r->fonts);
	int32_t size = number(r->x, "size");

	*f = (struct font){ .size = (uint16_t)(size < 0 ? 0 : size > 2000 ?
	    2000 : size), .bold = is_bold_name(xml_attr(r->x, "family")) };
}

static void
read_page(struct reading_xml *r)
{
	struct pdf_page *page = vec_push(&r->s->pages);

	*page = (struct pdf_page){ .number = r->s->pages.n,
	    .width = number(r->x, "width"), .height = number(r->x, "height"),
	    .piece = r->s->pieces.n };
}

/* Control characters, and what turns the direction of a line, drive terminals;
 * letters of a font's own (Wingdings) are bullets where they stand alone. */
static void
add_clean(struct buf *out, struct kutip_str s)
{
	uint32_t from = 0, pos = 0;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);
		bool blank = c == '\t' || c == '\n' || c == 0xA0;

		if (!unicode_is_control(c) && !blank)
			continue;
		buf_add(out, s.ptr + from, at - from);
		if (blank)
			buf_putc(out, ' ');
		from = pos;
	}
	buf_add(out, s.ptr + from, s.len - from);
}

static uint32_t
letters_in(struct kutip_str s)
{
	uint32_t pos = 0, n = 0;

	while (pos < s.len)
		n += !text_is_blank(text_step(s, &pos));
	return n;
}

/* The words of the element at hand; at its end.  How many letters are bold and
 * italic decides whether the piece is. */
static void
read_words(struct reading_xml *r, struct pdf_piece *piece)
{
	uint32_t depth = xml_depth(r->x), bold = 0, italic = 0, all = 0;
	uint32_t b = 0, i = 0;
	enum xml_event e;

	buf_clear(&r->text);
	while ((e = xml_next(r->x)) != XML_DONE) {
		if (e == XML_END && xml_depth(r->x) <= depth)
			break;
		if (e == XML_TEXT) {
			uint32_t n = letters_in(xml_text(r->x));

			all += n;
			bold += b > 0 ? n : 0;
			italic += i > 0 ? n : 0;
			add_clean(&r->text, xml_text(r->x));
		} else if (xml_is(r->x, "b")) {
			b = e == XML_START ? b + 1 : b > 0 ? b - 1 : 0;
		} else if (xml_is(r->x, "i")) {
			i = e == XML_START ? i + 1 : i > 0 ? i - 1 : 0;
		}
	}
	piece->bold = piece->bold || (all > 0 && bold * 10 >= all * 9);
	piece->italic = all > 0 && italic * 10 >= all * 9;
}

static void
read_text(struct reading_xml *r)
{
	struct pdf_piece p = { .order = r->s->pieces.n };
	int32_t font = number(r->x, "font");

	p.box.left = number(r->x, "left");
	p.box.top = number(r->x, "top");
	p.box.right = p.box.left + number(r->x, "width");
	p.box.bottom = p.box.top + number(r->x, "height");
	if (font >= 0 && (uint32_t)font < r->fonts.n) {
		const struct font *f = (struct font *)r->fonts.rows + font;

		p.size = f->size;
		p.bold = f->bold;
	}
	if (p.size == 0)
		p.size = p.box.bottom > p.box.top && p.box.bottom - p.box.top < 2000 ?
		    (uint16_t)(p.box.bottom - p.box.top) : 1;
	read_words(r, &p);
	if (r->s->pages.n == 0 || r->text.failed ||
	    letters_in(buf_as_str(&r->text)) == 0)
		return;
	p.page = r->s->pages.n - 1;
	p.text = arena_str(r->s->arena, r->text.ptr, r->text.len);
	*(struct pdf_piece *)vec_push(&r->s->pieces) = p;
	pdf_page(r->s, p.page)->pieces++;
}

/* <outline><item page="2">Ports</item><outline>…: a level is an outline. */
static void
read_item(struct reading_xml *r, uint32_t level)
{
	struct pdf_item item = { .level = (uint8_t)(level > 6 ? 6 : level) };
	struct pdf_piece unused = { 0 };
	int32_t page = number(r->x, "page");

	if (r->outlined)
		return;
	item.page = page > 0 ? (uint32_t)page : 0;
	read_words(r, &unused);
	item.title = text_trim(arena_str(r->s->arena, r->text.ptr, r->text.len));
	if (item.title.len > 0 && item.page > 0)
		*(struct pdf_item *)vec_push(&r->s->items) = item;
}

static void
read_all(struct reading_xml *r)
{
	uint32_t outline = 0;
	enum xml_event e;

	while ((e = xml_next(r->x)) != XML_DONE) {
		if (e == XML_END && xml_is(r->x, "outline") && outline > 0)
			outline--;
		if (e != XML_START)
			continue;
		if (xml_is(r->x, "page"))
			read_page(r);
		else if (xml_is(r->x, "fontspec"))
			read_font(r);
		else if (xml_is(r->x, "text"))
			read_text(r);
		else if (xml_is(r->x, "outline"))
			outline++;
		else if (xml_is(r->x, "item"))
			read_item(r, outline);
		if (r->s->pages.n > LIMIT_PDF_PAGES)
			break;
	}
}

/* One document, behind what there is. */
static enum kutip_result
read_document(struct reading_xml *r, struct kutip_str utf8,
    struct kutip_error *err)
{
	enum kutip_result result = xml_open(&r->x, utf8, err);

	if (result != KUTIP_OK)
		return result;
	r->fonts.n = 0;
	r->outlined = r->s->items.n > 0;
	read_all(r);
	r->s->cut = xml_broken(r->x) != 0;
	xml_close(r->x);
	return KUTIP_OK;
}

enum kutip_result
pdf_xml_read(struct pdf_sheets *s, struct arena *a, struct kutip_str utf8,
    uint32_t later, struct kutip_error *err)
{
	struct reading_xml r = { .s = s };
	uint32_t first = later > 0 && later < utf8.len ? later : utf8.len;
	enum kutip_result result;

	*s = (struct pdf_sheets){ .arena = a };
	vec_init(&s->pages, a, sizeof(struct pdf_page));
	vec_init(&s->pieces, a, sizeof(struct pdf_piece));
	vec_init(&s->lines, a, sizeof(struct pdf_line));
	vec_init(&s->items, a, sizeof(struct pdf_item));
	vec_init(&r.fonts, a, sizeof(struct font));
	result = read_document(&r, text_slice(utf8, (struct kutip_span){ 0,
	    first }), err);
	if (result == KUTIP_OK && first < utf8.len && !s->cut &&
	    s->pages.n <= LIMIT_PDF_PAGES)
		result = read_document(&r, text_slice(utf8, (struct kutip_span){
		    first, utf8.len }), err);
	buf_free(&r.text);
	return result;
}

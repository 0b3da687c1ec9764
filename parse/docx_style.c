/*
 * docx_style.c - see docx_style.h.
 */
#include "docx_style.h"

#include <stdlib.h>

#include "text.h"

#define DEFAULT_SIZE 20			/* half points, where nothing says it */
#define OUTLINE_BODY 9			/* "no heading", 0 is the first level */

bool
docx_is_on(struct xml *x)
{
	struct kutip_str v = xml_attr(x, "val");

	return !text_equal_c(v, "0") && !text_equal_c(v, "false") &&
	    !text_equal_c(v, "off") && !text_equal_c(v, "none");
}

uint16_t
docx_size(struct xml *x)
{
	struct kutip_str v = xml_attr(x, "val");
	uint32_t n = 0;

	for (uint32_t i = 0; i < v.len && i < 4 &&
	    text_is_digit((unsigned char)v.ptr[i]); i++)
		n = n * 10 + (uint32_t)(v.ptr[i] - '0');
	return (uint16_t)n;
}

/* ---- styles ------------------------------------------------------------- */

static int8_t
outline_level(struct xml *x)
{
	struct kutip_str v = xml_attr(x, "val");

	return v.len == 1 && v.ptr[0] >= '0' && v.ptr[0] < '0' + OUTLINE_BODY ?
	    (int8_t)(v.ptr[0] - '0' + 1) : 0;
}

/* The inside of a <w:style> up to its end. */
static void
read_style(struct xml *x, struct office_styles *s)
{
	uint32_t depth = xml_depth(x);
	struct office_style *style =
	    office_style_add(s, xml_attr(x, "styleId"), STR(""));
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		if (e != XML_START)
			continue;
		if (xml_is(x, "name")) {
			office_style_named(style, xml_attr(x, "val"));
		} else if (xml_is(x, "basedOn")) {
			struct kutip_str v = xml_attr(x, "val");

			style->based = arena_str(s->rows.arena, v.ptr, v.len);
		} else if (xml_is(x, "outlineLvl")) {
			style->level = outline_level(x);
		} else if (xml_is(x, "numId")) {
			style->list = docx_is_on(x);
		} else if (xml_is(x, "b")) {
			style->bold = docx_is_on(x);
		} else if (xml_is(x, "vanish")) {
			style->hidden = docx_is_on(x);
		} else if (xml_is(x, "sz")) {
			style->size = docx_size(x);
		} else if (xml_is(x, "tblStylePr")) {
			xml_skip(x);
		}
	}
}

enum kutip_result
docx_styles_read(struct office_styles *s, struct kutip_str xml,
    struct kutip_error *err)
{
	struct xml *x;
	enum xml_event e;

	s->size = DEFAULT_SIZE;
	if (xml.len > 0) {
		if (xml_open(&x, xml, err) != KUTIP_OK)
			return KUTIP_NO_MEMORY;
		while ((e = xml_next(x)) != XML_DONE) {
			if (e == XML_START && xml_is(x, "style"))
				read_style(x, s);
			/* before them all, in docDefaults */
			else if (e == XML_START && xml_is(x, "sz"))
				s->size = docx_size(x);
		}
		xml_close(x);
	}
	office_styles_done(s);
	return KUTIP_OK;
}

/* ---- relationships ------------------------------------------------------ */

static struct kutip_str
attr(struct xml *x, struct arena *a, const char *name)
{
	struct kutip_str v = xml_attr(x, name);

	return arena_str(a, v.ptr, v.len);
}

static int
by_id(const void *a, const void *b)
{
	const struct docx_link *x = a, *y = b;

	return text_compare(x->id, y->id);
}

enum kutip_result
docx_links_read(struct vec *links, struct arena *a, struct kutip_str xml,
    struct kutip_error *err)
{
	struct xml *x;
	enum xml_event e;

	vec_init(links, a, sizeof(struct docx_link));
	if (xml.len == 0)
		return KUTIP_OK;
	if (xml_open(&x, xml, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(x)) != XML_DONE) {
		struct docx_link *l;

		if (e != XML_START || !xml_is(x, "Relationship"))
			continue;
		l = vec_push(links);
		l->id = attr(x, a, "Id");
		l->type = attr(x, a, "Type");
		l->target = attr(x, a, "Target");
	}
	xml_close(x);
	if (links->n > 1)
		qsort(links->rows, links->n, sizeof(struct docx_link), by_id);
	return KUTIP_OK;
}

struct kutip_str
docx_link_find(const struct vec *links, struct kutip_str id)
{
	const struct docx_link *row = links->rows;
	uint32_t lo = 0, hi = links->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(row[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < links->n && text_equal(row[lo].id, id) ? row[lo].target :
	    STR("");
}

struct kutip_str
docx_link_of_type(const struct vec *links, struct kutip_str type)
{
	const struct docx_link *row = links->rows;

	for (uint32_t i = 0; i < links->n; i++)
		if (text_ends(row[i].type, type))
			return row[i].target;
	return STR("");
}

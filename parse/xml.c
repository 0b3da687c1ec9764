/*
 * xml.c - libxml2's text reader behind five calls.  See xml.h.
 */
#include "xml.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

#include "error.h"
#include "text.h"

/* Never NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE: with NOENT the content of
 * file:///etc/hostname was read even under NONET (libxml2 2.9.14). */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | \
	XML_PARSE_COMPACT | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC)

#define NAME_BYTES 32			/* "CounterClockwiseContourIntegral" is HTML's longest */

struct xml {
	xmlTextReaderPtr reader;
	struct buf mended;		/* what is read, where the text was not fit */
	struct kutip_str name, space, text;
	uint32_t depth;
	uint32_t broken;		/* line */
	bool starts;			/* the event at hand is a start */
	bool empty;			/* its end is to be told next */
	xmlChar *value;			/* of the last attribute that was asked for */
};

/* ---- a text that libxml2 reads to its end ------------------------------- */

/* What libxml2 stops at though every browser and feed reader goes on: control
 * characters, a bare &, a name of HTML's that no DTD declares (&nbsp;), and the
 * text's own entities, which are to be nothing here. */

static bool
is_name_byte(unsigned char c)
{
	return text_is_alpha(c) || (c >= '0' && c <= '9');
}

static bool
is_bad_control(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* The bytes of a reference at s, "&" and ";" with it; 0: it is none. */
static uint32_t
reference_len(struct kutip_str s)
{
	uint32_t i = 1;

	if (i < s.len && s.ptr[i] == '#')
		i++;
	while (i < s.len && i < NAME_BYTES &&
	    is_name_byte((unsigned char)s.ptr[i]))
		i++;
	return i > 1 && i < s.len && s.ptr[i] == ';' ? i + 1 : 0;
}

static bool
is_xmls_own(struct kutip_str name)
{
	static const char *const own[] = { "amp", "lt", "gt", "quot", "apos" };

	if (name.len && name.ptr[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++) {
		if (text_equal_c(name, own[i]))
			return true;
	}
	return false;
}

/* "#27", "#xB": may the character stand in XML?  One that may not ends the
 * reading, as a bare & does. */
static bool
is_character(struct kutip_str name)
{
	bool hex = name.len > 1 && (name.ptr[1] | 32) == 'x';
	uint32_t c = 0;

	for (uint32_t i = hex ? 2 : 1; i < name.len && c < 0x110000; i++) {
		uint32_t d = text_lower((unsigned char)name.ptr[i]);

		if (!text_is_digit(d) && !(hex && d >= 'a' && d <= 'f'))
			return false;
		c = c * (hex ? 16 : 10) + (text_is_digit(d) ? d - '0' : d - 'a' + 10);
	}
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
	    (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

/* The reference at s as XML may have it; returns its bytes in s. */
static uint32_t
mend_reference(struct kutip_str s, struct buf *out)
{
	uint32_t len = reference_len(s);
	char name[NAME_BYTES + 1], utf8[4];
	const htmlEntityDesc *known;

	if (len == 0) {
		buf_puts(out, "&amp;");
		return 1;
	}
	if (s.ptr[1] == '#' &&
	    !is_character((struct kutip_str){ s.ptr + 1, len - 2 }))
		return len;
	if (is_xmls_own((struct kutip_str){ s.ptr + 1, len - 2 })) {
		buf_add(out, s.ptr, len);
		return len;
	}
	memcpy(name, s.ptr + 1, len - 2);
	name[len - 2] = '\0';
	known = htmlEntityLookup((const xmlChar *)name);
	if (known != NULL)
		buf_add(out, utf8, text_encode(known->value, utf8));
	return len;
}

/* Behind what opens at s and holds no references, or 0. */
static uint32_t
literal_len(struct kutip_str s)
{
	static const struct { struct kutip_str from, to; } kinds[] = {
		{ STR("<![CDATA["), STR("]]>") }, { STR("<!--"), STR("-->") },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (text_begins(s, kinds[i].from)) {
			const char *end = memmem(s.ptr, s.len,
			    kinds[i].to.ptr, kinds[i].to.len);

			return end ? (uint32_t)(end - s.ptr) +
			    kinds[i].to.len : s.len;
		}
	}
	return 0;
}

static void
add_without_controls(struct buf *out, struct kutip_str s)
{
	uint32_t from = 0;

	for (uint32_t i = 0; i < s.len; i++) {
		if (!is_bad_control((unsigned char)s.ptr[i]))
			continue;
		buf_add(out, s.ptr + from, i - from);
		from = i + 1;
	}
	buf_add(out, s.ptr + from, s.len - from);
}

static void
mend(struct kutip_str s, struct buf *out)
{
	uint32_t from = 0, i = 0;

	while (i < s.len) {
		struct kutip_str rest = { s.ptr + i, s.len - i };
		uint32_t literal = s.ptr[i] == '<' ? literal_len(rest) : 0;

		if (literal == 0 && s.ptr[i] != '&') {
			i++;
			continue;
		}
		if (literal != 0) {
			i += literal;
			continue;
		}
		add_without_controls(out,
		    (struct kutip_str){ s.ptr + from, i - from });
		i += mend_reference(rest, out);
		from = i;
	}
	add_without_controls(out, (struct kutip_str){ s.ptr + from, s.len - from });
}

static bool
needs_mending(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '&' || is_bad_control(c))
			return true;
	}
	return false;
}

/* ---- events ------------------------------------------------------------- */

static void
take_error(void *context, const char *message, xmlParserSeverities severity,
    xmlTextReaderLocatorPtr at)
{
	struct xml *x = context;
	int line = xmlTextReaderLocatorLineNumber(at);

	(void)message;
	if (x->broken == 0 && (severity == XML_PARSER_SEVERITY_ERROR ||
	    severity == XML_PARSER_SEVERITY_VALIDITY_ERROR))
		x->broken = line > 0 ? (uint32_t)line : 1;
}

enum kutip_result
xml_open(struct xml **out, struct kutip_str utf8, struct kutip_error *err)
{
	struct xml *x = calloc(1, sizeof(*x));

	if (x != NULL && needs_mending(utf8)) {
		mend(utf8, &x->mended);
		utf8 = buf_as_str(&x->mended);
	}
	if (x != NULL && !x->mended.failed)
		x->reader = xmlReaderForMemory(utf8.ptr,
		    utf8.len < INT_MAX ? (int)utf8.len : INT_MAX, NULL,
		    "UTF-8", OPTIONS);
	if (x == NULL || x->reader == NULL) {
		if (x != NULL)
			buf_free(&x->mended);
		free(x);
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to read its XML");
	}
	xmlTextReaderSetErrorHandler(x->reader, take_error, x);
	*out = x;
	return KUTIP_OK;
}

void
xml_close(struct xml *x)
{
	if (x == NULL)
		return;
	xmlFree(x->value);
	xmlFreeTextReader(x->reader);
	buf_free(&x->mended);
	free(x);
}

static bool
take_text(struct xml *x)
{
	const char *s = (const char *)xmlTextReaderConstValue(x->reader);

	x->text = text_of(s);
	return x->text.len > 0;
}

/* A prefix that was never declared is left in the local name. */
static void
take_name(struct xml *x)
{
	uint32_t colon;

	x->name = text_of((const char *)xmlTextReaderConstLocalName(x->reader));
	x->space = text_of((const char *)
	    xmlTextReaderConstNamespaceUri(x->reader));
	colon = x->space.len ? KUTIP_NONE : text_find(x->name, STR(":"), 0);
	if (colon == KUTIP_NONE)
		return;
	x->space = (struct kutip_str){ x->name.ptr, colon };
	x->name.ptr += colon + 1;
	x->name.len -= colon + 1;
}

static enum xml_event
take_element(struct xml *x, bool starts)
{
	take_name(x);
	x->starts = starts;
	x->empty = starts && xmlTextReaderIsEmptyElement(x->reader) == 1;
	return starts ? XML_START : XML_END;
}

enum xml_event
xml_next(struct xml *x)
{
	if (x->empty) {
		x->empty = x->starts = false;
		return XML_END;
	}
	x->starts = false;
	while (xmlTextReaderRead(x->reader) == 1) {
		x->depth = (uint32_t)xmlTextReaderDepth(x->reader);
		switch (xmlTextReaderNodeType(x->reader)) {
		case XML_READER_TYPE_ELEMENT:
			return take_element(x, true);
		case XML_READER_TYPE_END_ELEMENT:
			return take_element(x, false);
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_WHITESPACE:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			if (take_text(x))
				return XML_TEXT;
			break;
		default:
			break;
		}
	}
	return XML_DONE;
}

struct kutip_str
xml_name(const struct xml *x)
{
	return x->name;
}

struct kutip_str
xml_space(const struct xml *x)
{
	return x->space;
}

bool
xml_is(const struct xml *x, const char *name)
{
	return text_equal_c(x->name, name);
}

uint32_t
xml_depth(const struct xml *x)
{
	return x->depth;
}

struct kutip_str
xml_text(const struct xml *x)
{
	return x->text;
}

/* "w:val" and "val" are both val. */
struct kutip_str
xml_attr(struct xml *x, const char *name)
{
	struct kutip_str none = { "", 0 };
	bool found = false;

	if (!x->starts)
		return none;
	xmlFree(x->value);
	x->value = NULL;
	for (int more = xmlTextReaderMoveToFirstAttribute(x->reader);
	    more == 1 && !found;
	    more = found ? 0 : xmlTextReaderMoveToNextAttribute(x->reader)) {
		const xmlChar *local =
		    xmlTextReaderConstLocalName(x->reader);

		found = local && text_equal_c(text_of((const char *)local),
		    name);
		if (found)
			x->value = xmlTextReaderValue(x->reader);
	}
	xmlTextReaderMoveToElement(x->reader);
	return x->value ? text_of((const char *)x->value) : none;
}

void
xml_skip(struct xml *x)
{
	uint32_t depth = x->depth;
	enum xml_event e;

	if (!x->starts)
		return;
	do
		e = xml_next(x);
	while (e != XML_DONE && !(e == XML_END && x->depth <= depth));
}

void
xml_words(struct xml *x, struct buf *out)
{
	uint32_t depth = x->depth;
	enum xml_event e;

	if (!x->starts)
		return;
	do {
		e = xml_next(x);
		if (e == XML_TEXT)
			buf_str(out, x->text);
	} while (e != XML_DONE && !(e == XML_END && x->depth <= depth));
}

void
xml_inner(struct xml *x, struct buf *out)
{
	xmlChar *inside;

	if (!x->starts)
		return;
	inside = x->empty ? NULL : xmlTextReaderReadInnerXml(x->reader);
	if (inside != NULL)
		buf_puts(out, (const char *)inside);
	xmlFree(inside);
	xml_skip(x);
}

uint32_t
xml_broken(const struct xml *x)
{
	return x->broken;
}

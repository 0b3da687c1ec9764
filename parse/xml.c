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
#include "xml_mend.h"

/* Never NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE: with NOENT the content of
 * file:///etc/hostname was read even under NONET (libxml2 2.9.14). */
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | \
	XML_PARSE_COMPACT | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC)

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

static uint32_t
entity_of(const char *name)
{
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);

	return known ? known->value : 0;
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

	if (x != NULL && !xml_is_fit(utf8)) {
		xml_mend(utf8, entity_of, &x->mended);
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

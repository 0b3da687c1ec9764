/*
 * xml - events of a text; what is never read; where broken text ends.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "text.h"
#include "xml.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Every event as it comes: "<a k=v>", "</a>", words. */
static void
tell(const char *text, struct buf *out)
{
	struct xml *x;
	enum xml_event e;

	assert_int_equal(xml_open(&x, text_of(text), NULL), KUTIP_OK);
	while ((e = xml_next(x)) != XML_DONE) {
		struct kutip_str k;

		if (e == XML_TEXT) {
			buf_str(out, xml_text(x));
			continue;
		}
		buf_puts(out, e == XML_START ? "<" : "</");
		buf_str(out, xml_name(x));
		k = e == XML_START ? xml_attr(x, "k") : (struct kutip_str){ "", 0 };
		if (k.len) {
			buf_puts(out, " ");
			buf_str(out, k);
		}
		buf_puts(out, ">");
	}
	if (xml_broken(x))
		buf_printf(out, "!%u", xml_broken(x));
	buf_putc(out, '\0');
	xml_close(x);
}

static const struct { const char *what, *xml, *events; } cases[] = {
	{ "names are local", "<r xmlns:d='u'><d:a d:k='v'>t</d:a></r>",
	  "<r><a v>t</a></r>" },
	{ "an empty element has an end", "<r><a k='1'/>t</r>",
	  "<r><a 1></a>t</r>" },
	{ "references are resolved", "<r>a&amp;b&#8220;<![CDATA[<c>]]></r>",
	  "<r>a&b\xE2\x80\x9C<c></r>" },
	{ "HTML's too, though nobody declares them", "<r>a&eacute;b</r>",
	  "<r>a\xC3\xA9" "b</r>" },
	{ "a bare & is one", "<r k='a&b'>A & B &; &c</r>", "<r a&b>A & B &; &c</r>" },
	{ "nor are they as references", "<r k='a&#0;b'>a&#27;b&#x1B;c&#x110000;d&#xD800;e&#9;f&#;&#zz;</r>",
	  "<r ab>abcde\tf</r>" },
	{ "control characters go", "<r>a\x01" "b\x1B[1m<c>\x0C</c></r>",
	  "<r>ab[1m<c></c></r>" },
	{ "CDATA is as it stands", "<r>&eacute;<![CDATA[&nbsp;&]]><!-- & --></r>",
	  "<r>\xC3\xA9&nbsp;&</r>" },
	{ "an entity of its own is left out",
	  "<!DOCTYPE r [<!ENTITY e 'boo'>]><r>a&e;b</r>", "<r>ab</r>" },
	{ "a file is never read",
	  "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r>a&e;b</r>",
	  "<r>ab</r>" },
	{ "no file is included",
	  "<r xmlns:i='http://www.w3.org/2001/XInclude'>"
	  "<i:include href='file:///etc/passwd' parse='text'/></r>",
	  "<r><include></include></r>" },
	{ "the declared encoding is not believed",
	  "<?xml version='1.0' encoding='ISO-8859-1'?><r>\xC3\xA9</r>",
	  "<r>\xC3\xA9</r>" },
	{ "a bare < is one", "<r>a < b, 3 <4</r>", "<r>a < b, 3 <4</r>" },
	{ "a comment, an instruction, a DTD are nothing",
	  "<!DOCTYPE r [<!-- ' --><!ELEMENT r (a)>]><?x y?><r>a<!-- b -->c</r>",
	  "<r>ac</r>" },
	{ "a > in an attribute ends no tag", "<r><a k='1>2&amp;3'/></r>",
	  "<r><a 1>2&3></a></r>" },
	{ "a torn end", "<r><a>t\n<b>u", "<r><a>t\n<b>!2" },
	{ "no XML at all", "words", "!1" },
};

static void
events_come_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct buf out = { 0 };

		tell(cases[i].xml, &out);
		if (strcmp(out.ptr, cases[i].events) != 0)
			fail_msg("%s: %s", cases[i].what, out.ptr);
		buf_free(&out);
	}
}

/* Ten million characters would come of these few. */
static void
laughs_cost_nothing(void **state)
{
	struct buf text = { 0 }, out = { 0 };

	(void)state;
	buf_puts(&text, "<!DOCTYPE r [<!ENTITY a '0123456789'>");
	for (char c = 'b'; c < 'h'; c++) {
		buf_printf(&text, "<!ENTITY %c '", c);
		for (int i = 0; i < 10; i++)
			buf_printf(&text, "&%c;", c - 1);
		buf_puts(&text, "'>");
	}
	buf_puts(&text, "]><r k='&g;'>a&g;b</r>");
	buf_putc(&text, '\0');
	tell(text.ptr, &out);
	assert_true(out.len < 64);
	buf_free(&text);
	buf_free(&out);
}

static void
deep_text_is_broken_not_fatal(void **state)
{
	struct buf text = { 0 };
	struct xml *x;
	uint32_t n = 0;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "<a>");
	assert_int_equal(xml_open(&x, buf_as_str(&text), NULL), KUTIP_OK);
	while (xml_next(x) != XML_DONE)
		n++;
	assert_true(n < 1000);
	assert_int_equal(xml_broken(x), 1);
	xml_close(x);
	buf_free(&text);
}

static void
parts_of_an_element(void **state)
{
	const char *text = "<r><a>1<b>2</b>3</a><c>4<d/></c><e>5<f>6</f></e><g/></r>";
	struct buf words = { 0 }, inside = { 0 }, names = { 0 };
	struct xml *x;
	enum xml_event e;

	(void)state;
	assert_int_equal(xml_open(&x, text_of(text), NULL), KUTIP_OK);
	while ((e = xml_next(x)) != XML_DONE) {
		if (e != XML_START)
			continue;
		buf_str(&names, xml_name(x));
		if (xml_is(x, "a"))
			xml_words(x, &words);
		else if (xml_is(x, "c"))
			xml_skip(x);
		else if (xml_is(x, "e") || xml_is(x, "g"))
			xml_inner(x, &inside);
	}
	assert_true(text_equal_c(buf_as_str(&words), "123"));
	assert_true(text_equal_c(buf_as_str(&inside), "5<f>6</f>"));
	assert_true(text_equal_c(buf_as_str(&names), "raceg"));
	assert_int_equal(xml_broken(x), 0);
	xml_close(x);
	buf_free(&words);
	buf_free(&inside);
	buf_free(&names);
}

/* 300 attributes, 20 KiB in one, 11 MB of text and of CDATA. */
static void
what_is_too_long_is_cut(void **state)
{
	struct buf text = { 0 }, words = { 0 };
	struct xml *x;
	enum xml_event e;
	uint32_t elements = 0;
	const uint32_t many = 11000000;

	(void)state;
	buf_puts(&text, "<r k='v'");
	for (int i = 0; i < 300; i++)
		buf_printf(&text, " a%d='%d'", i, i);
	buf_puts(&text, "><a k='v' l='");
	for (int i = 0; i < 20000; i++)
		buf_putc(&text, 'x');
	buf_puts(&text, "'/>&amp;");
	for (uint32_t i = 0; i < many; i += 11)
		buf_puts(&text, "\xE1\x80\x80 word & ");
	buf_puts(&text, "<![CDATA[");
	for (uint32_t i = 0; i < many; i += 11)
		buf_puts(&text, "\xE1\x80\x80 word & ");
	buf_puts(&text, "]]></r>");
	assert_int_equal(xml_open(&x, buf_as_str(&text), NULL), KUTIP_OK);
	while ((e = xml_next(x)) != XML_DONE) {
		if (e == XML_TEXT)
			buf_str(&words, xml_text(x));
		if (e != XML_START)
			continue;
		elements++;
		assert_true(text_equal_c(xml_attr(x, "k"), "v"));
		assert_true(xml_attr(x, "a299").len == 0);
	}
	assert_int_equal(elements, 2);
	assert_int_equal(xml_broken(x), 0);
	assert_int_equal(words.len, 1 + 2 * (many / 11) * 11);
	assert_int_equal(text_valid(words.ptr, words.len), words.len);
	xml_close(x);
	buf_free(&text);
	buf_free(&words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events_come_in_order),
		cmocka_unit_test(laughs_cost_nothing),
		cmocka_unit_test(deep_text_is_broken_not_fatal),
		cmocka_unit_test(parts_of_an_element),
		cmocka_unit_test(what_is_too_long_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

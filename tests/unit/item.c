/*
 * item - what a feed or a wire says, as it comes out of the reader of drafts:
 * dates, words that were escaped twice, what is missing, subjects.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "feed_date.h"
#include "kutip.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct { const char *date, *iso; } dates[] = {
	{ "Fri, 20 Nov 2026 17:51:00 +0700", "2026-11-20T17:51:00+07:00" },
	{ "20 Nov 2026 17:51 GMT", "2026-11-20T17:51:00+00:00" },
	{ "Fri, 20 Nov 26 17:51:00 EST", "2026-11-20T17:51:00-05:00" },
	{ "Jumat, 20 November 2026 17.51 WIB", "2026-11-20T17:51:00+07:00" },
	{ "Kam, 05 Des 2024 09:02:01 +07:00", "2024-12-05T09:02:01+07:00" },
	{ "  Fri , 20-Nov-2026 17:51:00 UTC ", "2026-11-20T17:51:00+00:00" },
	{ "Nov 20, 2026 5:51 PM", "2026-11-20T17:51:00" },
	{ "Fri Nov 20 2026 12:05:00 AM GMT+8", "2026-11-20T00:05:00+08:00" },
	{ "2026-11-20T17:51:00.123+07:00", "2026-11-20T17:51:00+07:00" },
	{ "2026-11-20 17:51", "2026-11-20T17:51:00" },
	{ "20261120T175100+0700", "2026-11-20T17:51:00+07:00" },
	{ "20/11/2026 08:00", "2026-11-20T08:00:00" },
	{ "20 Nov 2026 25:99:00 +0700", "2026-11-20" },
	{ "20 Nov 2026 17:51:00 +9999", "2026-11-20T17:51:00" },
	{ "32 Nov 2026", "" }, { "yesterday", "" }, { "", "" },
	{ "20 Foo 2026", "" }, { "99999999999999999999 Nov 2026", "" },
};

static void
dates_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(dates); i++) {
		char iso[KUTIP_DATE_MAX];

		kutip_date_iso(feed_date(text_of(dates[i].date)), iso);
		if (strcmp(iso, dates[i].iso) != 0)
			fail_msg("%s: %s", dates[i].date, iso);
	}
}

/* ---- items -------------------------------------------------------------- */

#define RSS(inside) "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>" \
	"<channel><title>Harian Laut</title><link>https://laut.example/</link>" \
	"<item>" inside "</item></channel></rss>"
#define ATOM(inside) "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'>" \
	"<entry>" inside "</entry></feed>"

/* want: a beginning of the text, a title, a diagnostic, a link; NULL: not asked */
static const struct {
	const char *what, *source, *text, *title, *note, *link;
} items[] = {
	{ "escaped twice", RSS("<title>A &amp;amp; B</title>"
	  "<description>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;</description>"),
	  "A & B\n\nOne.\n\nTwo.", "A & B", NULL, NULL },
	{ "words that are no HTML", RSS("<title>T</title><description>5 &lt; 6 and on</description>"),
	  "T\n\n5 < 6 and on", "T", NULL, NULL },
	{ "a title of text keeps its brackets", ATOM("<title type='text'>The &lt;b&gt; tag</title>"
	  "<content>C</content>"), "The <b> tag\n\nC", "The <b> tag", NULL, NULL },
	{ "xhtml, and links from xml:base", ATOM("<title>T</title><content type='xhtml'>"
	  "<div xmlns='http://www.w3.org/1999/xhtml'><p>See <a href='../y'>there</a>.</p></div></content>"),
	  "T\n\nSee there.", "T", NULL, "https://a.example/y" },
	{ "links from the channel", RSS("<title>T</title><content:encoded>"
	  "<![CDATA[<p><a href='/y'>there</a> it is</p>]]></content:encoded>"),
	  "T\n\nthere it is", "T", NULL, "https://laut.example/y" },
	{ "a summary says so", RSS("<title>T</title><link>https://laut.example/t</link>"
	  "<description>Only this.</description>"), "T\n\nOnly this.", "T",
	  "this is a summary only; the whole is at its address", NULL },
	{ "a content that is cut says so", RSS("<title>T</title><link>https://laut.example/t</link>"
	  "<content:encoded>Only this [...]</content:encoded>"), NULL, "T",
	  "this is a summary only; the whole is at its address", NULL },
	{ "a recording", RSS("<title>Podcast 7</title>"
	  "<enclosure url='https://laut.example/7.mp3' type='audio/mpeg' length='1'/>"),
	  "Podcast 7", "Podcast 7",
	  "this item is a recording; there are no words of it but the title", NULL },
	{ "a title alone", RSS("<title>T</title>"), "T", "T",
	  "there is only a title; the rest is at its address", NULL },
	{ "broken XML is read as far as it goes", "<rss><channel><item><title>T</title>"
	  "<description>One.</description><x>", "T\n\nOne.", "T",
	  "this is broken XML; some of it may be missing", NULL },
	{ "no file is read", "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
	  RSS("<title>T&e;</title><description>D&e;</description>"), "T\n\nD", "T", NULL, NULL },
	{ "a withheld item", "<newsItem><itemMeta><pubStatus qcode='stat:withheld'/></itemMeta>"
	  "<contentMeta><headline>H</headline></contentMeta></newsItem>", "H", "H",
	  "the agency withholds this item; it is not to be used yet", NULL },
	{ "NITF tells more than plain text", "<newsItem><contentMeta><headline>H</headline></contentMeta>"
	  "<contentSet><inlineXML contenttype='application/nitf+xml'><nitf><body><body.content>"
	  "<p>Of NITF.</p></body.content></body></nitf></inlineXML><inlineData contenttype='text/plain'>"
	  "Plain.</inlineData></contentSet></newsItem>", "H\n\nOf NITF.", "H", NULL, NULL },
	{ "a package is a list", "<packageItem><contentMeta><headline>H</headline></contentMeta>"
	  "<groupSet><group><itemRef><title>One</title></itemRef><itemRef><title>Two</title></itemRef>"
	  "</group></groupSet></packageItem>", "H\n\nOne\n\nTwo", "H", NULL, NULL },
	{ "JSON's own text, a paragraph a line", "{\"version\":\"https://jsonfeed.org/version/1\","
	  "\"items\":[{\"id\":\"1\",\"title\":\"T\",\"content_text\":\"One & <two>\\r\\n\\r\\nThree\"}]}",
	  "T\n\nOne & <two>\n\nThree", "T", NULL, NULL },
};

static bool
says(const struct kutip_doc *doc, const char *note)
{
	uint32_t n;
	const struct kutip_diagnostic *d = kutip_diagnostics(doc, &n);

	for (uint32_t i = 0; i < n; i++)
		if (strcmp(d[i].message, note) == 0)
			return true;
	return false;
}

static void
items_are_read(void **state)
{
	struct kutip_reader *r = *state;

	for (size_t i = 0; i < LEN(items); i++) {
		struct kutip_doc *doc;
		struct kutip_error err;
		uint32_t links;
		const struct kutip_link *l;

		if (kutip_read(r, "f.xml", items[i].source,
		    strlen(items[i].source), &doc, &err) != KUTIP_OK)
			fail_msg("%s: %s", items[i].what, err.message);
		if (items[i].text && !text_equal_c(kutip_text(doc), items[i].text))
			fail_msg("%s: %.*s", items[i].what,
			    (int)kutip_text(doc).len, kutip_text(doc).ptr);
		if (!text_equal_c(kutip_meta(doc)->title, items[i].title))
			fail_msg("%s: another title", items[i].what);
		if (items[i].note && !says(doc, items[i].note))
			fail_msg("%s: nothing is said", items[i].what);
		l = kutip_links(doc, &links);
		if (items[i].link && (links == 0 ||
		    !text_equal_c(l[0].url, items[i].link)))
			fail_msg("%s: another link", items[i].what);
		kutip_free(doc);
	}
}

/* ---- what cannot be read ------------------------------------------------ */

static const struct { const char *what, *source, *message; } refused[] = {
	{ "no item", "<rss><channel><title>T</title></channel></rss>",
	  "this feed holds no briefs, only its own title" },
	{ "several", "<rss><channel><item><title>First</title></item><item/></channel></rss>",
	  "this is a feed of 2 briefs; open one of them, such as f.xml/first" },
	{ "an item without words", "<rss><channel><item><guid>1</guid></item></channel></rss>",
	  "there are no words in it" },
};

static void
a_sentence_says_why(void **state)
{
	struct kutip_reader *r = *state;

	for (size_t i = 0; i < LEN(refused); i++) {
		struct kutip_doc *doc;
		struct kutip_error err;

		if (kutip_read(r, "f.xml", refused[i].source,
		    strlen(refused[i].source), &doc, &err) == KUTIP_OK)
			fail_msg("%s: it was read", refused[i].what);
		assert_string_equal(err.message, refused[i].message);
	}
}

/* ---- subjects ----------------------------------------------------------- */

static const struct { const char *code, *id; } subjects[] = {
	{ "medtop:20000418", "climate-change" },
	{ "subj:04005000", "energy" },
	{ "subj:04005003", "energy" },		/* by its parent */
	{ "subj:15054000", "sports" },		/* by its parent's parent */
	{ "MEDTOP:20000418", "climate-change" },
	{ "medtop:04000000", "" },		/* says too little */
	{ "x:1", "" }, { "subj:", "" }, { "subj:99999999", "" },
};

static void
subject_codes_are_tags(void **state)
{
	struct kutip_reader *r = *state;

	for (size_t i = 0; i < LEN(subjects); i++) {
		char source[400];
		struct kutip_doc *doc;
		const struct kutip_entity *e;
		uint32_t n;

		snprintf(source, sizeof(source), "<newsItem><contentMeta>"
		    "<subject qcode='%s'/><headline>Nothing of note</headline>"
		    "</contentMeta></newsItem>", subjects[i].code);
		assert_int_equal(kutip_read(r, "f.xml", source, strlen(source),
		    &doc, NULL), KUTIP_OK);
		e = kutip_entities(doc, &n);
		if (n != (*subjects[i].id != '\0'))
			fail_msg("%s: %u tags", subjects[i].code, n);
		if (n > 0 && (!text_equal_c(e[0].key, subjects[i].id) ||
		    !e[0].given || e[0].mentions != 0 ||
		    e[0].mention != KUTIP_NONE || e[0].name.len == 0))
			fail_msg("%s: another tag", subjects[i].code);
		kutip_free(doc);
	}
}

static int
open_reader(void **state)
{
	return kutip_reader_new((struct kutip_reader **)state, NULL, NULL,
	    NULL) == KUTIP_OK ? 0 : -1;
}

static int
close_reader(void **state)
{
	kutip_reader_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read),
		cmocka_unit_test(items_are_read),
		cmocka_unit_test(a_sentence_says_why),
		cmocka_unit_test(subject_codes_are_tags),
	};

	return cmocka_run_group_tests(tests, open_reader, close_reader);
}

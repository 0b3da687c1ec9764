/*
 * feed - a feed's items, their names and their bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "feed.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Names, one a line; or the result's number. */
static void
list(const char *text, struct buf *out)
{
	struct arena a = { 0 };
	struct feed f;
	struct kutip_error err;
	enum kutip_result r = feed_open(&f, text_of(text), &a, "f.xml", &err);

	if (r != KUTIP_OK)
		buf_printf(out, "!%d", (int)r);
	for (uint32_t i = 0; r == KUTIP_OK && i < f.n; i++) {
		buf_str(out, f.items[i].name);
		buf_putc(out, '\n');
	}
	buf_putc(out, '\0');
	arena_free(&a);
}

#define RSS(items) "<?xml version='1.0'?>\n<rss version='2.0'><channel>" \
	"<title>Harian Laut</title>" items "</channel></rss>"

static const struct { const char *what, *text, *names; } lists[] = {
	{ "the day and the end of the address",
	  RSS("<item><title>A</title><link>https://h.example/2026/11/20/ministers-meet.html?x=1</link>"
	  "<pubDate>Fri, 20 Nov 2026 17:51:00 +0700</pubDate></item>"),
	  "2026-11-20-ministers-meet\n" },
	{ "an address without words: the title",
	  RSS("<item><title>Rapat &amp;amp; Sidang: &lt;b&gt;Hari I&lt;/b&gt;</title>"
	  "<link>https://h.example/?p=123</link></item>"),
	  "rapat-sidang-hari-i\n" },
	{ "a number behind the words",
	  RSS("<item><link>https://h.example/read/ministers-meet/4711</link></item>"),
	  "ministers-meet\n" },
	{ "an id that is an address",
	  RSS("<item><guid isPermaLink='true'>https://h.example/a-b-cde</guid></item>"),
	  "a-b-cde\n" },
	{ "letters of any script, from the address",
	  RSS("<item><link>https://h.example/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7</link></item>"),
	  "\xE0\xB8\x82\xE0\xB9\x88\xE0\xB8\xB2\xE0\xB8\xA7\n" },
	{ "CDATA, and a title of media beside the item's",
	  RSS("<item><media:title>No</media:title><title><![CDATA[One <i>two</i>]]></title></item>"),
	  "one-two\n" },
	{ "an id is no path",
	  RSS("<item><guid>../../etc/passwd</guid></item>"
	  "<item><link>https://h.example/..%2F..%2Fetc%2Fpasswd</link></item>"),
	  "item-3754d6\netc-passwd\n" },
	{ "alike: a mark of the id, which is there whoever stands first",
	  RSS("<item><title>Same</title><guid>1</guid></item>"
	  "<item><title>Same</title><guid>2</guid></item>"),
	  "same-6b86b2\nsame-d4735e\n" },
	{ "the same id twice: the place in the feed",
	  RSS("<item><title>Same</title><guid>1</guid></item>"
	  "<item><title>Same</title><guid>1</guid></item>"),
	  "same-6b86b2\nsame-6b86b2-2\n" },
	{ "an item that is not closed", RSS("<item><title>Torn</title>"), "torn\n" },
	{ "an item in a comment is none, nor in CDATA",
	  RSS("<!-- <item/> --><item><title>Real</title><description>"
	  "<![CDATA[<item></item>]]></description></item>"), "real\n" },
	{ "broken HTML inside",
	  RSS("<item><title>One</title><description>a<br>b<p>c</description></item>"
	  "<item><title>Two</title></item>"), "one\ntwo\n" },
	{ "RSS 1.0",
	  "<rdf:RDF xmlns:rdf='u' xmlns='http://purl.org/rss/1.0/'><channel><title>C</title>"
	  "<items><rdf:Seq/></items></channel><item rdf:about='https://h.example/x'>"
	  "<title>First of all</title><dc:date>2026-11-20T09:00:00Z</dc:date></item></rdf:RDF>",
	  "2026-11-20-first-of-all\n" },
	{ "Atom: published and not updated; the alternate link",
	  "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry>"
	  "<link rel='replies' href='https://h.example/replies'/>"
	  "<link href='https://h.example/terima-delegasi'/><title>T</title>"
	  "<updated>2026-12-01T00:00:00Z</updated>"
	  "<published>2026-11-20T00:00:00Z</published></entry></feed>",
	  "2026-11-20-terima-delegasi\n" },
	{ "JSON Feed",
	  "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\","
	  " \"items\": [{\"id\": \"1\", \"url\": \"https:\\/\\/h.example\\/one-two\","
	  " \"tags\": [\"]\", \"}\"], \"date_published\": \"2026-11-20T00:00:00Z\"},"
	  " {\"id\": 2, \"title\": \"Ti\\u1ebfng Vi\\u1ec7t\"}]}",
	  "2026-11-20-one-two\nti\xE1\xBA\xBFng-vi\xE1\xBB\x87t\n" },
	{ "a message of NewsML-G2",
	  "<newsMessage><header/><itemSet><newsItem guid='urn:1'><itemMeta/>"
	  "<contentMeta><contentCreated>2026-11-20</contentCreated>"
	  "<slugline>asean-haze</slugline><headline>H</headline></contentMeta></newsItem>"
	  "<newsItem guid='urn:2'><contentMeta><headline>Second take</headline>"
	  "</contentMeta></newsItem></itemSet></newsMessage>",
	  "2026-11-20-asean-haze\nsecond-take\n" },
	{ "no items", RSS(""), "!6" },
	{ "no feed", "<html><body>rss</body></html>", "!4" },
	{ "an RDF that is no feed", "<rdf:RDF xmlns:rdf='u'><item/></rdf:RDF>", "!4" },
};

static void
items_have_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(lists); i++) {
		struct buf out = { 0 };

		list(lists[i].text, &out);
		if (strcmp(out.ptr, lists[i].names) != 0)
			fail_msg("%s: %s", lists[i].what, out.ptr);
		buf_free(&out);
	}
}

static void
member(const char *text, uint32_t item, struct buf *out)
{
	struct arena a = { 0 };
	struct feed f;

	assert_int_equal(feed_open(&f, text_of(text), &a, "f", NULL), KUTIP_OK);
	feed_member(&f, item, out);
	buf_putc(out, '\0');
	arena_free(&a);
}

static const struct { const char *what, *text, *bytes; } members[] = {
	{ "RSS: the channel's own, without what changes",
	  "<rss xmlns:dc='d'><channel><title>C</title><atom:link rel='self' href='s'/>"
	  "<lastBuildDate>x</lastBuildDate><image><title>no</title></image>"
	  "<language>id</language><item>1</item><item>2<slash:comments>9</slash:comments>"
	  "</item></channel></rss>",
	  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss xmlns:dc='d'>\n<channel>"
	  "<title>C</title>\n<language>id</language>\n<item>2</item>\n</channel>\n</rss>\n" },
	{ "RSS 1.0: beside the channel",
	  "<r:RDF xmlns='http://purl.org/rss/1.0/'><channel r:about='a'><title>C</title>"
	  "</channel><item>1</item><item>2</item></r:RDF>",
	  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r:RDF xmlns='http://purl.org/rss/1.0/'>\n"
	  "<channel r:about='a'><title>C</title>\n</channel>\n<item>2</item>\n</r:RDF>\n" },
	{ "Atom",
	  "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='vi'><updated>x</updated>"
	  "<link rel='next' href='n'/><link href='l'/><author><name>N</name></author>"
	  "<entry>1</entry><entry>2</entry></feed>",
	  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	  "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='vi'>\n<link href='l'/>\n"
	  "<author><name>N</name></author>\n<entry>2</entry>\n</feed>\n" },
	{ "JSON Feed",
	  "{\"version\": \"https://jsonfeed.org/version/1\", \"feed_url\": \"f\",\n"
	  "\"items\": [{\"id\": \"1\"}, {\"id\": \"2\"}], \"title\": \"C\"}",
	  "{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"title\": \"C\",\n"
	  "\"items\": [{\"id\": \"2\"}]}\n" },
};

static void
a_member_is_the_feed_with_one_item(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(members); i++) {
		struct buf out = { 0 }, again = { 0 };

		member(members[i].text, 1, &out);
		if (strcmp(out.ptr, members[i].bytes) != 0)
			fail_msg("%s: %s", members[i].what, out.ptr);
		member(out.ptr, 0, &again);
		assert_string_equal(again.ptr, out.ptr);
		buf_free(&again);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_have_names),
		cmocka_unit_test(a_member_is_the_feed_with_one_item),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

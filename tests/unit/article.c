/*
 * article - pages read as articles: the scanner of loose JSON, dates, names,
 * and whole pages with what comes out of them beside (tests/articles/html).
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
#include "article.h"
#include "article_author.h"
#include "article_date.h"
#include "article_json.h"
#include "article_name.h"
#include "article_words.h"
#include "buf.h"
#include "file.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- loose JSON ------------------------------------------------------- */

static const struct { const char *what, *json, *key, *value; } jsons[] = {
	{ "plain", "{\"a\": \"x\", \"b\": 1}", "a", "x" },
	{ "escapes", "{\"a\": \"\\u00e9\\n\\\"q\\\" \\ud83d\\ude00\"}", "a",
	  "é\n\"q\" 😀" },
	{ "half a pair", "{\"a\": \"\\ud83d.\"}", "a", "\xEF\xBF\xBD." },
	{ "a raw line end", "{\"a\": \"x\ny\"}", "a", "x\ny" },
	{ "quotes that nobody escaped", "{\"a\": \"the \"new\" one\", \"b\": 2}",
	  "a", "the \"new\" one" },
	{ "a comma too many", "{\"z\": [1,2,], \"a\": \"x\",}", "a", "x" },
	{ "a comma too few", "{\"z\": \"y\"\n\"a\": \"x\"}", "a", "x" },
	{ "CDATA", "//<![CDATA[\n{\"a\": \"x\"}\n//]]>", "a", "x" },
	{ "the first of a list", "{\"a\": [\"x\", \"y\"]}", "a", "x" },
	{ "a name", "{\"a\": {\"@type\": \"Person\", \"name\": \"x\"}}", "a", "x" },
	{ "a list of names", "{\"a\": [{\"name\": \"x\"}]}", "a", "x" },
	{ "cut", "{\"b\": {\"c\": 1}, \"a\": \"x", "a", "x" },
	{ "nothing", "{\"a\": null}", "a", "" },
};

static void
json_is_read_loosely(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(jsons); i++) {
		struct arena a = { 0 };
		struct vec rows;
		struct json_values v;
		struct kutip_str got = STR("");

		vec_init(&rows, &a, sizeof(struct json_value));
		json_scan(&rows, text_of(jsons[i].json));
		v = (struct json_values){ rows.rows, rows.n };
		for (uint32_t k = 0; k < v.n && got.len == 0; k++)
			if (text_equal_c(v.rows[k].key, jsons[i].key))
				got = json_string(&v, k);
		if (!text_equal_c(got, jsons[i].value))
			fail_msg("%s: %.*s", jsons[i].what, (int)got.len, got.ptr);
		arena_free(&a);
	}
}

static void
json_may_be_deep(void **state)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct vec rows;
	struct json_values v;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "[{\"k\":");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "}]");
	buf_puts(&b, "{\"a\": \"x\"}");
	vec_init(&rows, &a, sizeof(struct json_value));
	json_scan(&rows, buf_as_str(&b));
	v = (struct json_values){ rows.rows, rows.n };
	assert_true(text_equal_c(json_string(&v,
	    json_member(&v, rows.n - 2, "a")), "x"));
	buf_free(&b);
	arena_free(&a);
}

/* ---- dates ------------------------------------------------------------ */

static const struct {
	const char *text;
	int year, month, day, hour, minute, second, offset;
} dates[] = {
	{ "2018-04-20T17:51:00+07:00", 2018, 4, 20, 17, 51, 0, 420 },
	{ "2018-04-20T10:51:30.123Z", 2018, 4, 20, 10, 51, 30, 0 },
	{ " 2018-04-20 17:51 ", 2018, 4, 20, 17, 51, -1, INT16_MIN },
	{ "2018-04-20T17:51:00-0330", 2018, 4, 20, 17, 51, 0, -210 },
	{ "20180420T1751", 2018, 4, 20, 17, 51, -1, INT16_MIN },
	{ "2018/04/20", 2018, 4, 20, -1, -1, -1, INT16_MIN },
	{ "2018-04-20T25:00", 2018, 4, 20, -1, -1, -1, INT16_MIN },
	{ "2018-13-20", -1, -1, -1, -1, -1, -1, INT16_MIN },
	{ "2018-04", -1, -1, -1, -1, -1, -1, INT16_MIN },
	{ "1524212345", -1, -1, -1, -1, -1, -1, INT16_MIN },
	{ "20 April 2018", -1, -1, -1, -1, -1, -1, INT16_MIN },
	{ "", -1, -1, -1, -1, -1, -1, INT16_MIN },
};

static void
machine_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(dates); i++) {
		struct kutip_date d = article_date(text_of(dates[i].text));

		if (d.year != dates[i].year || d.month != dates[i].month ||
		    d.day != dates[i].day || d.hour != dates[i].hour ||
		    d.minute != dates[i].minute ||
		    d.second != dates[i].second ||
		    d.offset_minutes != dates[i].offset)
			fail_msg("%s: %d-%d-%d %d:%d:%d %d", dates[i].text,
			    d.year, d.month, d.day, d.hour, d.minute, d.second,
			    d.offset_minutes);
	}
}

/* ---- names and words -------------------------------------------------- */

static const struct { const char *text, *names; } bylines[] = {
	{ "By Nora Quill and Tam Weir", "Nora Quill|Tam Weir" },
	{ "Penulis: Rangga Wisesa", "Rangga Wisesa" },
	{ "Elena Oberholz (obe), Ugo Maksan (oma)", "Elena Oberholz|Ugo Maksan" },
	{ "https://example.org/nora", "" }, { "105092", "" },
	{ "The Sample Post", "The Sample Post" },
	{ "redaksi", "redaksi" }, { "สมชาย ใจดี", "สมชาย ใจดี" },
	{ "Nora Quill, 3 May 2026", "Nora Quill, 3 May 2026" },
};

static void
bylines_are_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(bylines); i++) {
		struct arena arena = { 0 };
		struct authors a = { .arena = &arena };
		struct buf got = { 0 };

		authors_add(&a, text_of(bylines[i].text));
		buf_puts(&got, "");
		for (uint32_t k = 0; k < a.n; k++) {
			if (k > 0)
				buf_putc(&got, '|');
			buf_str(&got, a.name[k]);
		}
		if (strcmp(got.ptr, bylines[i].names) != 0)
			fail_msg("%s: %s", bylines[i].text, got.ptr);
		buf_free(&got);
		arena_free(&arena);
	}
}

static void
names_are_whole_words(void **state)
{
	(void)state;
	assert_true(name_meanings(STR("comment-list")) & NAME_COMMENT);
	assert_true(name_meanings(STR("commentList")) & NAME_COMMENT);
	assert_false(name_meanings(STR("commentary")) & NAME_COMMENT);
	assert_false(name_meanings(STR("shared")) & NAME_OUT);
	assert_true(name_meanings(STR("main article__body--wide")) & NAME_BODY);
	assert_false(name_meanings(STR("article body")) & NAME_BODY);
	assert_true(name_meanings(STR("baca_juga")) & NAME_OUT);
	assert_int_equal(name_meanings(STR("")), 0);
	assert_int_equal(name_meanings(STR("-_ -")), 0);
}

static void
words_are_shared(void **state)
{
	(void)state;
	assert_int_equal(words_shared(STR("Ferry, ferry LINE"),
	    STR("the “ferry” line")), 1000);
	assert_int_equal(words_shared(STR("a b c d"), STR("a")), 250);
	assert_int_equal(words_shared(STR("..."), STR("a")), 0);
	assert_int_equal(words_shared(STR("城市"), STR("城乡")), 500);
	assert_true(words_equal(STR("Über — uns"), STR("über uns!")));
	assert_false(words_equal(STR("uns"), STR("uns alle")));
	assert_true(words_begin(STR("Ferry line - The Post"), STR("ferry line")));
	assert_false(words_begin(STR("ferry"), STR("ferry line")));
}

/* ---- pages ------------------------------------------------------------ */

static const char *const kinds[] = {
	"title", "deck", "byline", "date", "heading", "paragraph", "item",
	"quotation", "row", "caption", "footnote", "furniture",
};

static void
add_field(struct buf *out, const char *name, struct kutip_str value)
{
	if (value.len == 0)
		return;
	buf_printf(out, "%s: ", name);
	buf_str(out, value);
	buf_putc(out, '\n');
}

/* A line a block, line ends inside it as "\"; what the page says above. */
static void
dump(const struct draft *d, struct buf *out)
{
	const struct kutip_block *b = d->blocks.rows;
	const struct kutip_diagnostic *note = d->diagnostics.rows;
	const struct kutip_link *link = d->links.rows;
	char date[KUTIP_DATE_MAX];

	add_field(out, "site", d->meta.site);
	add_field(out, "url", d->meta.url);
	add_field(out, "lang", text_of(d->meta.lang));
	for (uint32_t i = 0; i < d->meta.bylines; i++)
		add_field(out, "by", d->meta.byline[i]);
	add_field(out, "published",
	    text_of(kutip_date_iso(d->meta.published, date)));
	for (uint32_t i = 0; i < d->diagnostics.n; i++)
		add_field(out, "note", text_of(note[i].message));
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		struct kutip_str s = text_slice(buf_as_str(&d->text), b[i].span);

		buf_puts(out, kinds[b[i].kind]);
		if (b[i].level > 0)
			buf_printf(out, "%u", b[i].level);
		buf_putc(out, ' ');
		for (uint32_t k = 0; k < s.len; k++)
			buf_putc(out, s.ptr[k] == '\n' ? '\\' : s.ptr[k]);
		buf_putc(out, '\n');
	}
	for (uint32_t i = 0; i < d->links.n; i++) {
		buf_puts(out, "link ");
		buf_str(out, text_slice(buf_as_str(&d->text), link[i].span));
		buf_puts(out, " > ");
		buf_str(out, link[i].url);
		buf_putc(out, '\n');
	}
}

static enum kutip_result
read_page(struct kutip_str html, struct buf *out, struct kutip_error *err)
{
	struct arena a = { 0 };
	struct draft d;
	enum kutip_result r;

	draft_init(&d, &a);
	r = article_read(&d, html, err);
	buf_puts(out, "");
	dump(&d, out);
	draft_free(&d);
	arena_free(&a);
	return r;
}

static void
must_give(const char *what, struct kutip_str html, struct kutip_str blocks)
{
	struct buf got = { 0 };
	struct kutip_error err = { 0 };

	if (read_page(html, &got, &err) != KUTIP_OK)
		fail_msg("%s: %s", what, err.message);
	if (!text_equal(buf_as_str(&got), blocks))
		fail_msg("%s gives\n%s", what, got.ptr);
	buf_free(&got);
}

#define PROSE "This is a line of prose, as long as a sentence has to be here. "

static const struct { const char *what, *html, *blocks; } pages[] = {
	{ "blanks collapse, br is a line end, two part paragraphs",
	  "<p>" PROSE "\n  a\t b&nbsp; c<br>d.<br><br>" PROSE "</p>",
	  "paragraph " PROSE "a b c\\d.\nparagraph This is a line of prose, as "
	  "long as a sentence has to be here.\n" },
	{ "the headline is the title, and said once",
	  "<h1>On prose</h1><div><h2>On prose</h2><p>" PROSE "</p><p>" PROSE
	  "</div>",
	  "title On prose\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "hidden nodes are left out",
	  "<p>" PROSE "<p>" PROSE "<p style='display: none'>no<p hidden>no"
	  "<div aria-hidden=true>no</div>",
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "but not if they are the page",
	  "<div aria-hidden=true><p>" PROSE "<p>" PROSE "</div>",
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "a name that lies is not believed",
	  "<div class=comments><p>" PROSE "<p>" PROSE "</div>",
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "a label names the author, where only the publisher is named",
	  "<meta property=og:site_name content='Harian Pesisir'>"
	  "<meta name=author content='Harian Pesisir'>"
	  "<div><p>" PROSE "<p>" PROSE "</div><ul><li><b>Penulis</b> Rosa Villanueva"
	  "</ul>",
	  "site: Harian Pesisir\nby: Rosa Villanueva\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "so does a name in bold above the text, and two",
	  "<meta property=og:site_name content='Harian Pesisir'>"
	  "<p><strong>Rosa Villanueva/Tam Weir</strong><p>" PROSE "<p>" PROSE,
	  "site: Harian Pesisir\nby: Rosa Villanueva\nby: Tam Weir\n"
	  "byline Rosa Villanueva/Tam Weir\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "of two meta tags the one that names somebody",
	  "<meta name=author content='Harian Pesisir'>"
	  "<meta name=author content='Rosa Villanueva'>"
	  "<meta name=publisher content='Harian Pesisir'><p>" PROSE "<p>" PROSE,
	  "site: Harian Pesisir\nby: Rosa Villanueva\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "the headline that is shared and seen, not the h1 for search engines",
	  "<title>Sendu port: all about the dredging | Kabar</title>"
	  "<meta property=og:title content='Mud wins every year'>"
	  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	  "\"headline\":\"Sendu port: all about the dredging\"}</script>"
	  "<h1 class=path>Sendu port: all about the dredging</h1><article>"
	  "<span class=headline>Mud wins every year</span><p>" PROSE "<p>" PROSE
	  "</article>",
	  "title Mud wins every year\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "but not for a link to this page among those most read",
	  "<title>Sendu port: all about the dredging | Kabar</title>"
	  "<meta property=og:title content='Mud wins every year'>"
	  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	  "\"headline\":\"Sendu port: all about the dredging\"}</script>"
	  "<article><h1>Sendu port: all about the dredging</h1><p>" PROSE "<p>"
	  PROSE "</article><aside><h2><a href=x>Mud wins every year</a></h2></aside>",
	  "title Sendu port: all about the dredging\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "what is behind the headline of another tag is the site's",
	  "<title>Mud wins every year-Ports | Kabar</title>"
	  "<meta property=og:title content='Mud wins every year-Ports | Kabar'>"
	  "<meta property=og:site_name content=Kabar>"
	  "<meta name=headline content='Mud wins every year'>"
	  "<p>" PROSE "<p>" PROSE,
	  "site: Kabar\ntitle Mud wins every year\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "an article in a page that leaves out its body tag",
	  "<title>On mud</title><article><h1>On mud</h1><p>" PROSE "</article>",
	  "title On mud\n"
	  "paragraph This is a line of prose, as long as a sentence has to be here.\n" },
	{ "text without any markup", "Some words.", "paragraph Some words.\n" },
};

/* A menu of 300 second headings, and the first one behind it. */
static void
a_menu_hides_no_headline(void **state)
{
	struct buf html = { 0 };

	(void)state;
	buf_puts(&html, "<title>All about dredging</title><meta "
	    "property=og:title content='Mud wins every year'>");
	for (int i = 0; i < 300; i++)
		buf_puts(&html, "<h2><a href=x>Ports</a></h2>");
	buf_puts(&html, "<main><h1>Mud wins, every year</h1><p>" PROSE "<p>"
	    PROSE "</main>");
	must_give("a long menu", buf_as_str(&html), text_of(
	    "title Mud wins, every year\n"
	    "paragraph This is a line of prose, as long as a sentence has to be here.\n"
	    "paragraph This is a line of prose, as long as a sentence has to be here.\n"));
	buf_free(&html);
}

static void
small_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(pages); i++)
		must_give(pages[i].what, text_of(pages[i].html),
		    text_of(pages[i].blocks));
}

static const char *const empty[] = {
	"", " \n", "<html><body></body></html>", "<p> &nbsp; </p>",
	"<title>Only a title</title><script>draw()</script>", "<!-- words -->",
};

static void
empty_pages_say_so(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(empty); i++) {
		struct buf got = { 0 };
		struct kutip_error err = { 0 };

		if (read_page(text_of(empty[i]), &got, &err) != KUTIP_EMPTY)
			fail_msg("%s gives %s", empty[i], got.ptr);
		assert_non_null(strstr(err.message, "no text in this page"));
		buf_free(&got);
	}
}

static bool
each_page(void *context, const char *path)
{
	struct buf html = { 0 }, blocks = { 0 }, beside = { 0 };
	unsigned *count = context;

	if (!text_ends(text_of(path), STR(".html")))
		return true;
	buf_printf(&beside, "%s.blocks", path);
	if (getenv("BLESS") != NULL) {	/* read the change before you commit it */
		assert_int_equal(file_read(path, 1 << 20, &html, NULL), KUTIP_OK);
		read_page(buf_as_str(&html), &blocks, NULL);
		assert_int_equal(file_write(beside.ptr, buf_as_str(&blocks),
		    NULL), KUTIP_OK);
		buf_clear(&html);
		buf_clear(&blocks);
	}
	assert_int_equal(file_read(path, 1 << 20, &html, NULL), KUTIP_OK);
	assert_int_equal(file_read(beside.ptr, 1 << 20, &blocks, NULL),
	    KUTIP_OK);
	must_give(path, buf_as_str(&html), buf_as_str(&blocks));
	*count += 1;
	buf_free(&html);
	buf_free(&blocks);
	buf_free(&beside);
	return true;
}

static void
whole_pages(void **state)
{
	unsigned count = 0;
	struct kutip_error err;

	(void)state;
	assert_int_equal(file_walk("tests/articles/html", each_page, &count,
	    &err), KUTIP_OK);
	assert_true(count >= 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_is_read_loosely),
		cmocka_unit_test(json_may_be_deep),
		cmocka_unit_test(machine_dates),
		cmocka_unit_test(bylines_are_cut),
		cmocka_unit_test(names_are_whole_words),
		cmocka_unit_test(words_are_shared),
		cmocka_unit_test(small_pages),
		cmocka_unit_test(a_menu_hides_no_headline),
		cmocka_unit_test(empty_pages_say_so),
		cmocka_unit_test(whole_pages),
	};

	return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}

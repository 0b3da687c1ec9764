/*
 * markup - pages as flat tables: what is kept, what hostile pages cost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "limits.h"
#include "markup.h"
#include "markup_scan.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- scan ------------------------------------------------------------- */

static const struct { const char *what, *html, *clean; } scans[] = {
	{ "unknown attributes go", "<p data-x=1 class=\"a b\" onclick='x>y'>t",
	  "<p class=\"a b\">t" },
	{ "a quote only counts behind =", "<p a\"b class=x>t", "<p class=x>t" },
	{ "a body that goes unsaid is said", "<title>x</title><article>t<main>",
	  "<title>x</title><body><article>t<main>" },
	{ "once", "<body><nav>a</nav><main>t", "<body><nav>a</nav><main>t" },
	{ "comments go", "a<!-- <p> -->b<!-->c", "abc" },
	{ "so does an open comment", "a<!-- b", "a" },
	{ "doctype, CDATA, instructions", "<!DOCTYPE html><?php x ?><![CDATA[y]]>z",
	  "z" },
	{ "scripts are emptied", "<script>if (a<b) '</p>'</script>t",
	  "<script></script>t" },
	{ "but not JSON", "<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>",
	  "<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>" },
	{ "style too, whatever its case", "<STYLE>p{}</sTyle >t",
	  "<STYLE></sTyle>t" },
	{ "an iframe without an end hides nothing", "<iframe>a<b>c",
	  "<iframe>a<b>c" },
	{ "a sign is no tag", "1 < 2 <3", "1 &lt; 2 &lt;3" },
	{ "an unfinished tag", "a<p class=\"b", "a<p class=\"b>" },
	{ "end tags are trimmed", "</p class=x>t", "</p>t" },
};

static void
scan_cleans(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(scans); i++) {
		struct buf out = { 0 };

		markup_scan(text_of(scans[i].html), SCAN_ANY, &out);
		if (strcmp(out.ptr, scans[i].clean) != 0)
			fail_msg("%s: %s", scans[i].what, out.ptr);
		buf_free(&out);
	}
}

static void
scan_drops_too_many_attributes(void **state)
{
	struct buf html = { 0 }, out = { 0 };
	uint32_t kept = 0, at = 0;

	(void)state;
	buf_puts(&html, "<p");
	for (int i = 0; i < 1000; i++)
		buf_puts(&html, " class=x");
	buf_puts(&html, ">text");
	markup_scan(buf_as_str(&html), SCAN_ANY, &out);
	while ((at = text_find(buf_as_str(&out), STR("class"), at)) !=
	    KUTIP_NONE) {
		kept++;
		at++;
	}
	assert_int_equal(kept, LIMIT_HTML_ATTRIBUTES);
	assert_true(text_ends(buf_as_str(&out), STR(">text")));
	buf_free(&html);
	buf_free(&out);
}

/* ---- tables ----------------------------------------------------------- */

/* The tree as "tag(inside)", texts in quotes. */
static void
dump(const struct markup *m, struct buf *out)
{
	uint32_t open[64], depth = 0;

	for (uint32_t i = 1; i < m->n; i++) {
		while (depth > 0 && i >= m->nodes[open[depth - 1]].end) {
			buf_putc(out, ')');
			depth--;
		}
		if (m->nodes[i].tag == TAG_TEXT) {
			buf_putc(out, '"');
			buf_str(out, markup_text(m, i));
			buf_putc(out, '"');
			continue;
		}
		buf_printf(out, "%u", m->nodes[i].tag);
		buf_putc(out, '(');
		open[depth++] = i;
	}
	while (depth-- > 0)
		buf_putc(out, ')');
}

static void
read_html(struct markup *m, struct arena *a, const char *html)
{
	assert_int_equal(markup_read(m, a, text_of(html), NULL), KUTIP_OK);
}

static void
trees(void **state)
{
	struct arena a = { 0 };
	struct buf out = { 0 }, want = { 0 };
	struct markup m;

	(void)state;
	read_html(&m, &a, "<body><p>a &amp; b<b>c</b><p>d<br>e&#146;s</body>");
	dump(&m, &out);
	buf_printf(&want, "%u(%u(%u(\"a & b\"%u(\"c\"))%u(\"d\"%u()\"e’s\")))",
	    TAG_HTML, TAG_BODY, TAG_P, TAG_B, TAG_P, TAG_BR);
	assert_string_equal(out.ptr, want.ptr);
	buf_free(&out);
	buf_free(&want);
	arena_free(&a);
}

static void
every_tag_has_its_number(void **state)
{
	static const struct { const char *html; enum markup_tag tag; } tags[] = {
		{ "<a>x", TAG_A }, { "<video>x", TAG_VIDEO },
		{ "<blockquote>x", TAG_BLOCKQUOTE }, { "<H4>x", TAG_H4 },
		{ "<noscript>x", TAG_NOSCRIPT }, { "<time>x", TAG_TIME },
		{ "<figcaption>x", TAG_FIGCAPTION }, { "<x-y>x", TAG_OTHER },
		{ "<main>x", TAG_MAIN }, { "<section>x", TAG_SECTION },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(tags); i++) {
		struct markup m;
		bool found = false;

		read_html(&m, &a, tags[i].html);
		for (uint32_t k = 1; k < m.n; k++)
			found = found || m.nodes[k].tag == tags[i].tag;
		if (!found)
			fail_msg("%s", tags[i].html);
	}
	arena_free(&a);
}

static void
attributes_are_found(void **state)
{
	struct arena a = { 0 };
	struct markup m;

	(void)state;
	read_html(&m, &a, "<div ID=x Class='a  b' hidden data-id=y>t</div>");
	for (uint32_t i = 0; i < m.n; i++) {
		if (m.nodes[i].tag != TAG_DIV)
			continue;
		assert_true(text_equal_c(markup_attr(&m, i, ATTR_ID), "x"));
		assert_true(text_equal_c(markup_attr(&m, i, ATTR_CLASS), "a  b"));
		assert_true(markup_has(&m, i, ATTR_HIDDEN));
		assert_false(markup_has(&m, i, ATTR_HREF));
		assert_int_equal(markup_first(&m, i), i + 1);
		assert_int_equal(markup_next(&m, i), KUTIP_NONE);
		arena_free(&a);
		return;
	}
	fail();
}

/* What the page says of its encoding is not believed: it is UTF-8. */
static void
encoding_is_given(void **state)
{
	struct arena a = { 0 };
	struct markup m;

	(void)state;
	read_html(&m, &a, "<meta charset=gb2312><p>“ยินดี”</p>");
	assert_true(text_equal_c(markup_text(&m, m.n - 1), "“ยินดี”"));
	arena_free(&a);
}

static void
plain_text_out_of_html(void **state)
{
	static const struct { const char *html, *text; } rows[] = {
		{ "K&uuml;hl &amp; <b>gut</b>", "Kühl &  gut " },
		{ "a < b & c", "a < b & c" }, { "&#8217;&#x2019;&#146;", "’’’" },
		{ "&nosuch; &#0; &#xD800;", "&nosuch; &#0; &#xD800;" },
		{ "<<<", "<<<" }, { "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (!text_equal_c(markup_plain(&a, text_of(rows[i].html)),
		    rows[i].text))
			fail_msg("%s", rows[i].html);
	arena_free(&a);
}

/* ---- hostile pages ---------------------------------------------------- */

static void
repeat(struct buf *b, const char *s, int n)
{
	for (int i = 0; i < n; i++)
		buf_puts(b, s);
}

static double
seconds(struct buf *html, struct markup *m, struct arena *a)
{
	clock_t start = clock();

	assert_int_equal(markup_read(m, a, buf_as_str(html), NULL), KUTIP_OK);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static bool
has_text(const struct markup *m, const char *text)
{
	for (uint32_t i = 0; i < m->n; i++)
		if (m->nodes[i].tag == TAG_TEXT && text_find(
		    markup_text(m, i), text_of(text), 0) != KUTIP_NONE)
			return true;
	return false;
}

static const struct { const char *what, *before, *one, *after; } hostile[] = {
	{ "nested divs", "", "<div>", "deep text" },
	{ "nested divs with an end", "", "<div></b>", "deep text" },
	{ "open inline tags", "<p>", "<i>", "deep text" },
	{ "attributes", "<p ", "a=1 ", ">deep text" },
	{ "one long attribute", "<p ", "aaaa", ">deep text" },
	{ "end tags", "<p>", "</b>", "deep text" },
	{ "comments", "", "<!-- -->", "deep text" },
	{ "signs", "", "<", " deep text" },
	{ "iframes", "", "<iframe>", "deep text" },
};

static void
hostile_pages_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(hostile); i++) {
		struct buf html = { 0 };
		struct arena a = { 0 };
		struct markup m;
		double took;

		buf_puts(&html, hostile[i].before);
		repeat(&html, hostile[i].one, 100000);
		buf_puts(&html, hostile[i].after);
		took = seconds(&html, &m, &a);
		/* Each takes some hundredths; quadratic would be minutes. */
		if (took > 5)
			fail_msg("%s: %.1f s", hostile[i].what, took);
		if (!has_text(&m, "deep text"))
			fail_msg("%s: the text is lost", hostile[i].what);
		for (uint32_t k = 1; k < m.n; k++)
			if (m.nodes[k].depth > LIMIT_HTML_DEPTH ||
			    m.nodes[k].parent >= k ||
			    m.nodes[k].end > m.nodes[m.nodes[k].parent].end)
				fail_msg("%s: node %u", hostile[i].what, k);
		buf_free(&html);
		arena_free(&a);
	}
}

static void
large_pages_are_refused(void **state)
{
	struct buf html = { 0 };
	struct arena a = { 0 };
	struct markup m;
	struct kutip_error err;

	(void)state;
	repeat(&html, "<br>", 1100000);
	assert_int_equal(markup_read(&m, &a, buf_as_str(&html), &err),
	    KUTIP_TOO_LARGE);
	assert_non_null(strstr(err.message, "elements"));
	repeat(&html, "<br>", 5 * 1024 * 1024);
	assert_int_equal(markup_read(&m, &a, buf_as_str(&html), &err),
	    KUTIP_TOO_LARGE);
	assert_non_null(strstr(err.message, "20 MB"));
	buf_free(&html);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scan_cleans),
		cmocka_unit_test(scan_drops_too_many_attributes),
		cmocka_unit_test(trees),
		cmocka_unit_test(every_tag_has_its_number),
		cmocka_unit_test(attributes_are_found),
		cmocka_unit_test(encoding_is_given),
		cmocka_unit_test(plain_text_out_of_html),
		cmocka_unit_test(hostile_pages_are_read),
		cmocka_unit_test(large_pages_are_refused),
	};

	return cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}

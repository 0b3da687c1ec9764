/*
 * article_rescue.c - text out of scripts.  See article_rescue.h.
 */
#include "article_rescue.h"

#include "article_json.h"
#include "buf.h"
#include "text.h"

/* Less is no article. */
#define TEXT_BYTES      400
#define SENTENCE_BYTES  60
#define KEYS            64

struct tally {
	struct kutip_str key;
	size_t bytes;
};

static bool
is_html(struct kutip_str s)
{
	return text_find(s, STR("<p"), 0) != KUTIP_NONE ||
	    text_find(s, STR("<br"), 0) != KUTIP_NONE;
}

static bool
is_sentence(struct kutip_str s)
{
	return s.len >= SENTENCE_BYTES &&
	    memchr(s.ptr, ' ', s.len) != NULL &&
	    (text_ends(s, STR(".")) || text_ends(s, STR("?")) ||
	    text_ends(s, STR("!")) || text_ends(s, STR("\xE3\x80\x82")) ||
	    text_ends(s, STR("\xE2\x80\x9D")) || text_ends(s, STR("\"")));
}

/* Plain text as paragraphs. */
static void
add_paragraphs(struct buf *b, struct kutip_str s)
{
	buf_puts(b, "<p>");
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\n')
			buf_puts(b, "<p>");
		else if (s.ptr[i] == '<')
			buf_puts(b, "&lt;");
		else if (s.ptr[i] == '&')
			buf_puts(b, "&amp;");
		else
			buf_putc(b, s.ptr[i]);
	}
	buf_puts(b, "</p>\n");
}

/* Every script of the page; where one is no JSON it yields junk strings that
 * nobody takes for sentences. */
static void
scan_scripts(struct kutip_str html, struct vec *rows)
{
	uint32_t at = text_find(html, STR("<script"), 0);

	while (at != KUTIP_NONE) {
		uint32_t start = text_find(html, STR(">"), at);
		uint32_t end = start == KUTIP_NONE ? KUTIP_NONE :
		    text_find(html, STR("</script"), start);

		if (end == KUTIP_NONE)
			break;
		json_scan(rows, text_slice(html,
		    (struct kutip_span){ start + 1, end }));
		at = text_find(html, STR("<script"), end);
	}
}

static struct kutip_str
longest_html(const struct json_values *v)
{
	struct kutip_str best = STR("");

	for (uint32_t i = 0; i < v->n; i++)
		if (v->rows[i].kind == JSON_STRING &&
		    v->rows[i].text.len > best.len && is_html(v->rows[i].text))
			best = v->rows[i].text;
	return best;
}

/* The name under which most text stands; empty if there is none. */
static struct kutip_str
fullest_key(const struct json_values *v)
{
	struct tally tallies[KEYS];
	uint32_t n = 0, best = 0;

	for (uint32_t i = 0; i < v->n; i++) {
		uint32_t k = 0;

		if (v->rows[i].kind != JSON_STRING ||
		    !is_sentence(v->rows[i].text))
			continue;
		while (k < n && !text_equal(tallies[k].key, v->rows[i].key))
			k++;
		if (k == KEYS)
			continue;
		if (k == n)
			tallies[n++] = (struct tally){ v->rows[i].key, 0 };
		tallies[k].bytes += v->rows[i].text.len;
		if (tallies[k].bytes > tallies[best].bytes)
			best = k;
	}
	return n > 0 && tallies[best].bytes >= TEXT_BYTES ?
	    tallies[best].key : STR("");
}

static void
add_key(struct buf *b, const struct json_values *v, struct kutip_str key)
{
	for (uint32_t i = 0; key.len > 0 && i < v->n; i++)
		if (v->rows[i].kind == JSON_STRING &&
		    text_equal(v->rows[i].key, key) &&
		    is_sentence(v->rows[i].text))
			add_paragraphs(b, v->rows[i].text);
}

static void
look_in_scripts(struct buf *b, struct kutip_str html, struct arena *a)
{
	struct vec rows;
	struct json_values v;
	struct kutip_str best;

	vec_init(&rows, a, sizeof(struct json_value));
	scan_scripts(html, &rows);
	v = (struct json_values){ rows.rows, rows.n };
	best = longest_html(&v);
	if (best.len >= TEXT_BYTES)
		buf_str(b, best);
	else
		add_key(b, &v, fullest_key(&v));
}

struct kutip_str
rescue_html(struct kutip_str html, const struct meta_hints *hints,
    struct arena *a)
{
	struct buf b = { 0 };
	struct kutip_str s;

	if (hints->body.len < TEXT_BYTES)
		look_in_scripts(&b, html, a);
	else if (is_html(hints->body))
		buf_str(&b, hints->body);
	else
		add_paragraphs(&b, hints->body);
	a->failed = a->failed || b.failed;
	s = arena_str(a, b.ptr, b.len);
	buf_free(&b);
	return s;
}

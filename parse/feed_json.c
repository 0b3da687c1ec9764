/*
 * feed_json.c - items of a JSON Feed.  See feed_json.h.
 */
#include "feed_json.h"

#include <stdio.h>

#include "feed_kind.h"
#include "limits.h"
#include "text.h"

/* ---- spans -------------------------------------------------------------- */

static uint32_t
skip_blank(struct kutip_str s, uint32_t at)
{
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t' ||
	    s.ptr[at] == '\n' || s.ptr[at] == '\r'))
		at++;
	return at;
}

/* Behind a string whose mark stands at at. */
static uint32_t
skip_string(struct kutip_str s, uint32_t at)
{
	for (at++; at < s.len && s.ptr[at] != '"'; at++)
		at += s.ptr[at] == '\\';
	return at < s.len ? at + 1 : s.len;
}

/* Behind the value at at: up to the "," or bracket that is not its own. */
static uint32_t
skip_value(struct kutip_str s, uint32_t at)
{
	uint32_t depth = 0;

	while (at < s.len) {
		char c = s.ptr[at];

		if (c == '"') {
			at = skip_string(s, at);
			continue;
		}
		if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		else if (c == ',' && depth == 0)
			break;
		if (depth == UINT32_MAX)
			break;
		at++;
	}
	return at;
}

struct member { struct kutip_span all, key, value; };

/* The next "key": value of an object; *at stands behind its "{" or a value. */
static bool
next_member(struct kutip_str s, uint32_t *at, struct member *m)
{
	uint32_t from = skip_blank(s, *at);

	if (from < s.len && s.ptr[from] == ',')
		from = skip_blank(s, from + 1);
	if (from >= s.len || s.ptr[from] != '"')
		return false;
	m->all.start = from;
	m->key = (struct kutip_span){ from + 1, skip_string(s, from) - 1 };
	from = skip_blank(s, m->key.end + 1);
	if (m->key.end <= m->key.start || from >= s.len || s.ptr[from] != ':')
		return false;
	m->value.start = skip_blank(s, from + 1);
	m->value.end = m->all.end = *at = skip_value(s, m->value.start);
	return true;
}

/* ---- words -------------------------------------------------------------- */

static uint32_t
hex4(const char *p)
{
	uint32_t n = 0;

	for (int i = 0; i < 4; i++) {
		uint32_t c = text_lower((unsigned char)p[i]);

		if (text_is_digit(c))
			n = n * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f')
			n = n * 16 + (c - 'a' + 10);
		else
			return 0;
	}
	return n;
}

/* A string with its marks as the words that it means; numbers as they stand. */
static struct kutip_str
words_of(struct kutip_str s, struct arena *arena)
{
	char *out = arena_alloc(arena, (size_t)s.len + 4);
	uint32_t n = 0;

	s = text_trim(s);
	if (out == NULL || s.len < 2 || s.ptr[0] != '"')
		return s;
	for (uint32_t i = 1; i + 1 < s.len; i++) {
		uint32_t c = (unsigned char)s.ptr[i];

		if (c != '\\') {
			out[n++] = s.ptr[i];
			continue;
		}
		c = (unsigned char)s.ptr[++i];
		if (c != 'u' || i + 5 > s.len) {
			out[n++] = c == '/' || c == '"' || c == '\\' ?
			    (char)c : ' ';
			continue;
		}
		c = hex4(s.ptr + i + 1);
		i += 4;
		if (c >= 0xD800 && c < 0xDC00 && i + 7 < s.len) {
			c = 0x10000 + ((c & 0x3FF) << 10) +
			    (hex4(s.ptr + i + 3) & 0x3FF);
			i += 6;
		}
		if (c != 0 && (c < 0xD800 || c > 0xDFFF))
			n += text_encode(c, out + n);
	}
	return (struct kutip_str){ out, n };
}

/* ---- the feed ----------------------------------------------------------- */

static void
add_item(struct kutip_str text, struct kutip_span at, struct feed_names *names)
{
	struct kutip_str s = text_slice(text, at);
	struct feed_words w = { .id = STR("") };
	struct member m;
	const struct { const char *key; struct kutip_str *word; } fields[] = {
		{ "id", &w.id }, { "url", &w.link }, { "title", &w.title },
		{ "date_published", &w.date }, { "external_url", &w.slug },
	};
	uint32_t pos = 1;

	while (next_member(s, &pos, &m))
		for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
			if (text_equal_c(text_slice(s, m.key), fields[i].key))
				*fields[i].word = words_of(text_slice(s,
				    m.value), &names->words);
	if (w.link.len == 0)
		w.link = w.slug;
	w.slug = STR("");
	feed_names_add(names, at, &w);
	arena_reset(&names->words);
}

static void
scan_items(struct kutip_str text, struct kutip_span array,
    struct feed_names *names)
{
	uint32_t at = array.start + 1;

	while (names->items.n <= LIMIT_FEED_ITEMS) {
		struct kutip_span item;

		at = skip_blank(text, at);
		if (at < array.end && text.ptr[at] == ',')
			at = skip_blank(text, at + 1);
		if (at >= array.end || text.ptr[at] != '{')
			return;
		item = (struct kutip_span){ at, skip_value(text, at) };
		at = item.end;
		item = text_trim_span(text, item);
		add_item(text, item, names);
	}
}

static bool
is_head(const struct feed *f, struct kutip_str key)
{
	char word[40];
	int n = snprintf(word, sizeof(word), " %.*s ", (int)key.len, key.ptr);

	return n > 0 && (size_t)n < sizeof(word) &&
	    f->heads < FEED_HEADS && text_find(text_of(f->kind->head),
	    (struct kutip_str){ word, (uint32_t)n }, 0) != KUTIP_NONE;
}

void
feed_json_scan(struct feed *f, struct feed_names *names)
{
	uint32_t at = text_find(f->text, STR("{"), 0) + 1;
	struct member m;

	while (next_member(f->text, &at, &m)) {
		struct kutip_str key = text_slice(f->text, m.key);

		if (text_equal_c(key, "items") &&
		    m.value.start < f->text.len &&
		    f->text.ptr[m.value.start] == '[')
			scan_items(f->text, m.value, names);
		else if (is_head(f, key))
			f->head[f->heads++] = m.all;
	}
}

void
feed_json_member(const struct feed *f, uint32_t item, struct buf *out)
{
	/* its own may stand under a key that is torn */
	buf_puts(out, "{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n");
	for (uint32_t i = 0; i < f->heads; i++) {
		buf_str(out, text_trim(text_slice(f->text, f->head[i])));
		buf_puts(out, ",\n");
	}
	buf_puts(out, "\"items\": [");
	buf_str(out, text_slice(f->text, f->items[item].bytes));
	buf_puts(out, "]}\n");
}

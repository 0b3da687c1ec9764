/*
 * feed_name.c - names of items.  See feed_name.h.
 */
#include "feed_name.h"

#include <stdio.h>
#include <stdlib.h>

#include "feed_date.h"
#include "markup.h"
#include "sha256.h"
#include "text.h"
#include "unicode.h"

#define SLUG_BYTES  54			/* a day, a mark and a number go with it */
#define WORD_LETTERS 3
#define MARK_BYTES  6			/* of an item's hash */
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Last parts of addresses that say nothing of what stands there. */
static const char *const empty_words[] = {
	"index", "default", "article", "articles", "view", "detail", "details",
	"news", "item", "story", "post", "read", "show", "content", "page",
	"home", "press", "release", "releases", "amp", "print",
};

static struct kutip_str
trimmed_of(struct kutip_str s, struct arena *scratch)
{
	struct kutip_str plain = text_trim(s);

	if (text_begins(plain, STR("<![CDATA["))) {
		plain.ptr += 9;
		plain.len -= 9;
		if (text_ends(plain, STR("]]>")))
			plain.len -= 3;
	}
	/* twice, as in "K&amp;uuml;hl" */
	return text_trim(markup_plain(scratch, markup_plain(scratch, plain)));
}

static int
hex_of(char c)
{
	uint32_t low = text_lower((unsigned char)c);

	if (text_is_digit(low))
		return (int)(low - '0');
	return low >= 'a' && low <= 'f' ? (int)(low - 'a' + 10) : -1;
}

/* "%E0%B8%81" as letters; bytes that are no UTF-8 stay as they were. */
static struct kutip_str
unescaped(struct kutip_str s, struct arena *scratch)
{
	char *out = arena_alloc(scratch, (size_t)s.len + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; out != NULL && i < s.len; i++) {
		int high = s.ptr[i] == '%' && i + 2 < s.len ?
		    hex_of(s.ptr[i + 1]) : -1;
		int low = high >= 0 ? hex_of(s.ptr[i + 2]) : -1;

		if (low >= 0)
			i += 2;
		out[n++] = low >= 0 ? (char)(high * 16 + low) : s.ptr[i];
	}
	if (out == NULL || text_valid(out, n) != n)
		return s;
	return (struct kutip_str){ out, n };
}

/* ---- slugs -------------------------------------------------------------- */

/* Letters and digits in small letters, anything else one "-"; cut between
 * words where that leaves half of it. */
static uint32_t
put_slug(struct kutip_str s, char *out, uint32_t room)
{
	uint32_t n = 0, pos = 0, dash = 0;
	bool due = false;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);
		bool kept = unicode_is_letter(c) || unicode_is_digit(c) ||
		    (unicode_is_mark(c) && n > 0 && !due);

		if (!kept) {
			due = n > 0;
			continue;
		}
		if (n + due + (pos - at) > room)
			return dash > room / 2 ? dash : n;
		if (due) {
			dash = n;
			out[n++] = '-';
		}
		due = false;
		if (pos - at == 1)
			out[n++] = (char)text_lower(c);
		else
			for (; at < pos; at++)
				out[n++] = s.ptr[at];
	}
	return n;
}

static bool
has_word(struct kutip_str s)
{
	uint32_t letters = 0;

	for (uint32_t pos = 0; pos < s.len;) {
		uint32_t c = text_step(s, &pos);

		letters = unicode_is_letter(c) ? letters + 1 :
		    unicode_is_mark(c) ? letters : 0;
		if (letters == WORD_LETTERS)
			return true;
	}
	return false;
}

/* A part of an address that tells one item from the others in words. */
static bool
tells(struct kutip_str s)
{
	if (!has_word(s) || text_find(s, STR("="), 0) != KUTIP_NONE)
		return false;
	for (size_t i = 0; i < LEN(empty_words); i++)
		if (text_equal_c(s, empty_words[i]))
			return false;
	return true;
}

/* The part of the path before *end, which moves before it. */
static struct kutip_str
last_part(struct kutip_str path, uint32_t *end)
{
	uint32_t from;

	while (*end > 0 && path.ptr[*end - 1] == '/')
		--*end;
	from = *end;
	while (from > 0 && path.ptr[from - 1] != '/')
		from--;
	path = text_slice(path, (struct kutip_span){ from, *end });
	*end = from;
	return path;
}

static struct kutip_str
without_ending(struct kutip_str s)
{
	for (uint32_t i = s.len; i > 1 && s.len - i < 6; i--)
		if (s.ptr[i - 1] == '.')
			return (struct kutip_str){ s.ptr, i - 1 };
	return s;
}

/* "/2026/11/20/ministers-meet.html", "/ministers-meet/12345". */
static struct kutip_str
slug_of_link(struct kutip_str link, struct arena *scratch)
{
	struct kutip_str path = link, last, before;
	uint32_t scheme = text_find(link, STR("://"), 0), end = 0;

	if (scheme == KUTIP_NONE)
		return STR("");
	path.ptr += scheme + 3;
	path.len -= scheme + 3;
	while (end < path.len && path.ptr[end] != '?' && path.ptr[end] != '#')
		end++;
	path.len = end;
	end = text_find(path, STR("/"), 0);
	if (end == KUTIP_NONE)
		return STR("");
	path.ptr += end;
	path.len -= end;
	end = path.len;
	last = without_ending(unescaped(last_part(path, &end), scratch));
	if (tells(last))
		return last;
	before = unescaped(last_part(path, &end), scratch);
	return tells(before) && text_find(before, STR("-"), 0) != KUTIP_NONE ?
	    before : STR("");
}

/* ---- the name ----------------------------------------------------------- */

static uint32_t
put_day(const struct feed_words *w, char *out, struct arena *scratch)
{
	struct kutip_date d = feed_date(trimmed_of(w->date, scratch));

	if (d.year < 1000)
		return 0;
	return (uint32_t)snprintf(out, 12, "%04d-%02d-%02d", d.year % 10000,
	    d.month, d.day);
}

/* Six digits that the item's id (or address, or title) always gives. */
static void
put_mark(const struct feed_words *w, char *out)
{
	char hex[SHA256_HEX];
	struct kutip_str s = w->id.len ? w->id : w->link.len ? w->link :
	    w->title;

	sha256_hex(s.ptr, s.len, hex);
	memcpy(out, hex, MARK_BYTES);
}

uint32_t
feed_name(const struct feed_words *w, char *out, struct arena *scratch)
{
	struct kutip_str slug = trimmed_of(w->slug, scratch);
	uint32_t day = put_day(w, out, scratch), n = day, words;

	if (slug.len == 0)
		slug = slug_of_link(trimmed_of(w->link, scratch), scratch);
	/* an address that serves as id: <guid>https://…</guid> and no link */
	if (slug.len == 0)
		slug = slug_of_link(trimmed_of(w->id, scratch), scratch);
	if (slug.len == 0)
		slug = trimmed_of(w->title, scratch);
	if (n > 0)
		out[n++] = '-';
	words = put_slug(slug, out + n, SLUG_BYTES);
	/* "2026-11-20-ministers-meet" says its day itself */
	if (day > 0 && words > day && memcmp(out + n, out, day) == 0) {
		memmove(out, out + n, words);
		return words;
	}
	if (words > 0)
		return n + words;
	memcpy(out + n, "item-", 5);
	put_mark(w, out + n + 5);
	return n + 5 + MARK_BYTES;
}

/* ---- many of them ------------------------------------------------------- */

struct mark { char digits[MARK_BYTES]; };

void
feed_names_init(struct feed_names *n, struct arena *arena)
{
	*n = (struct feed_names){ .arena = arena };
	vec_init(&n->items, arena, sizeof(struct feed_item));
	vec_init(&n->marks, &n->tables, sizeof(struct mark));
}

void
feed_names_add(struct feed_names *n, struct kutip_span bytes,
    const struct feed_words *w)
{
	char name[FEED_NAME_BYTES];
	struct feed_item *item = vec_push(&n->items);
	struct mark *mark = vec_push(&n->marks);
	uint32_t len;

	arena_reset(&n->scratch);
	len = feed_name(w, name, &n->scratch);
	*item = (struct feed_item){ arena_str(n->arena, name, len), bytes };
	put_mark(w, mark->digits);
}

struct named { struct kutip_str name; uint32_t row; };

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = text_compare(x->name, y->name);

	return c ? c : (x->row > y->row) - (x->row < y->row);
}

static void
add_to_name(struct feed_names *n, uint32_t row, const char *end, int len)
{
	struct feed_item *item = (struct feed_item *)n->items.rows + row;
	char name[FEED_NAME_BYTES + 1];
	int all = snprintf(name, sizeof(name), "%.*s-%.*s",
	    (int)item->name.len, item->name.ptr, len, end);

	item->name = arena_str(n->arena, name, (size_t)all);
}

/* Items whose name is another's too.  Sorted, since names are the feed's to
 * choose, and a hash of them could be made to collide. */
static void
tell_apart(struct feed_names *n, struct named *rows, bool numbered)
{
	const struct feed_item *item = n->items.rows;
	const struct mark *marks = n->marks.rows;
	bool same = false;

	for (uint32_t i = 0; i < n->items.n; i++)
		rows[i] = (struct named){ item[i].name, i };
	qsort(rows, n->items.n, sizeof(*rows), by_name);
	for (uint32_t i = 0; i < n->items.n; i++) {
		bool before = same;
		char digits[12];

		same = i + 1 < n->items.n &&
		    text_equal(rows[i].name, rows[i + 1].name);
		if (!numbered && (before || same))
			add_to_name(n, rows[i].row, marks[rows[i].row].digits,
			    MARK_BYTES);
		else if (numbered && before)
			add_to_name(n, rows[i].row, digits, snprintf(digits,
			    sizeof(digits), "%u", rows[i].row + 1));
	}
}

void
feed_names_end(struct feed_names *n)
{
	struct named *rows = arena_alloc(&n->tables,
	    (n->items.n + 1) * sizeof(*rows));

	if (rows != NULL && !n->arena->failed && n->items.n > 1) {
		tell_apart(n, rows, false);
		/* one id twice: nothing better than its place is left */
		tell_apart(n, rows, true);
	}
	n->arena->failed = n->arena->failed || n->scratch.failed || n->words.failed ||
	    n->tables.failed;
	arena_free(&n->scratch);
	arena_free(&n->tables);
	arena_free(&n->words);
}

/*
 * json.c - JSON: jansson's only door, and a writer of our own.  See json.h.
 */
#include "json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "text.h"
#include "unicode.h"

/* struct json is never defined: it is jansson's value under our name. */
static const json_t *
value_of(const struct json *j)
{
	return (const json_t *)(const void *)j;
}

static struct kutip_str
string_of(const json_t *j)
{
	if (!json_is_string(j))
		return STR("");
	return (struct kutip_str){ json_string_value(j),
		(uint32_t)json_string_length(j) };
}

/* jansson's own words end in "near" and a piece of the line, which nobody
 * wants on a terminal. */
static void
explain(const json_error_t *e, char why[JSON_WHY_MAX])
{
	const char *near = strstr(e->text, " near ");
	int len = near ? (int)(near - e->text) : (int)strlen(e->text);

	snprintf(why, JSON_WHY_MAX, "is no sound JSON: %.*s (byte %d)",
	    len > 90 ? 90 : len, e->text, e->position);
}

struct json *
json_parse_all(struct kutip_str s, char why[JSON_WHY_MAX])
{
	json_error_t e;
	json_t *j = json_loadb(s.ptr, s.len, JSON_REJECT_DUPLICATES, &e);

	if (j == NULL)
		explain(&e, why);
	return (struct json *)(void *)j;
}

struct json *
json_parse(struct kutip_str line, char why[JSON_WHY_MAX])
{
	json_error_t e;
	json_t *j = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, &e);

	if (j == NULL) {
		explain(&e, why);
		return NULL;
	}
	if (!json_is_object(j)) {
		json_decref(j);
		snprintf(why, JSON_WHY_MAX, "is JSON, but no object");
		return NULL;
	}
	return (struct json *)(void *)j;
}

void
json_free(struct json *j)
{
	json_decref((json_t *)(void *)j);
}

const struct json *
json_get(const struct json *object, const char *key)
{
	return (const struct json *)(const void *)
	    json_object_get(value_of(object), key);
}

struct kutip_str
json_get_string(const struct json *object, const char *key)
{
	return string_of(json_object_get(value_of(object), key));
}

bool
json_has_string(const struct json *object, const char *key)
{
	return json_is_string(json_object_get(value_of(object), key));
}

bool
json_get_number(const struct json *object, const char *key, uint32_t most,
    uint32_t *out)
{
	const json_t *j = json_object_get(value_of(object), key);
	json_int_t n;

	if (!json_is_integer(j))
		return false;
	n = json_integer_value(j);
	if (n < 0 || n > (json_int_t)most)
		return false;
	*out = (uint32_t)n;
	return true;
}

size_t
json_count(const struct json *array)
{
	return json_array_size(value_of(array));
}

const struct json *
json_at(const struct json *array, size_t row)
{
	return (const struct json *)(const void *)
	    json_array_get(value_of(array), row);
}

bool
json_is_list(const struct json *j)
{
	return json_is_array(value_of(j));
}

bool
json_is_map(const struct json *j)
{
	return json_is_object(value_of(j));
}

struct kutip_str
json_text(const struct json *j)
{
	return string_of(value_of(j));
}

struct kutip_str
json_string_at(const struct json *array, size_t row)
{
	return string_of(json_array_get(value_of(array), row));
}

/* ---- writing ---------------------------------------------------------- */

/* Bytes that stand for themselves and ask for no second look: printable ASCII
 * without the quotation mark and the backslash. */
static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* The first byte at or after p that is not plain.  Eight at a time: a byte x
 * has its high bit in (x - n) & ~x when x < n, which is exact up to and with
 * the first such byte of the word. */
static const unsigned char *
skip_plain(const unsigned char *p, const unsigned char *end)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;

	while (end - p >= 8) {
		uint64_t w, quote, slash, del;

		memcpy(&w, p, 8);
		quote = w ^ (ones * '"');
		slash = w ^ (ones * '\\');
		del = w ^ (ones * 0x7F);
		if (((w | ((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) |
		    ((slash - ones) & ~slash) | ((del - ones) & ~del)) & high))
			break;
		p += 8;
	}
	while (p < end && is_plain(*p))
		p++;
	return p;
}

static void
put_unit(struct buf *out, uint32_t unit)
{
	static const char hex[] = "0123456789abcdef";
	char six[6] = { '\\', 'u', hex[unit >> 12 & 15], hex[unit >> 8 & 15],
		hex[unit >> 4 & 15], hex[unit & 15] };

	buf_add(out, six, sizeof(six));
}

static void
put_escaped(struct buf *out, uint32_t c)
{
	static const char letters[] = "btn\0fr";	/* from U+0008 */
	char two[2] = { '\\', (char)c };

	if (c >= 8 && c <= 13 && letters[c - 8])
		two[1] = letters[c - 8];
	if (c == '"' || c == '\\' || two[1] != (char)c) {
		buf_add(out, two, sizeof(two));
	} else if (c < 0x10000) {
		put_unit(out, c);
	} else {
		put_unit(out, 0xD7C0 + (c >> 10));
		put_unit(out, 0xDC00 + (c & 0x3FF));
	}
}

/* Length of a character that needs no look-up, else 0: two and three bytes
 * whose first byte begins no control character (C2: C1, D8: the Arabic mark,
 * E2: separators and bidi, EF: the byte order mark), as most letters are. */
static uint32_t
letter_at(const unsigned char *p, const unsigned char *end)
{
	if (p[0] < 0xC3 || p[0] == 0xD8 || end - p < 3 ||
	    (p[1] & 0xC0) != 0x80)
		return 0;
	if (p[0] < 0xE0)
		return 2;
	if (p[0] > 0xEE || p[0] == 0xE2 || p[0] == 0xED ||
	    (p[2] & 0xC0) != 0x80 || (p[0] == 0xE0 && p[1] < 0xA0))
		return 0;
	return 3;
}

/* Steps over well-formed text beyond ASCII; stops at what must be escaped. */
static const unsigned char *
skip_sound(const unsigned char *p, const unsigned char *end)
{
	while (p < end && *p >= 0x80) {
		uint32_t at = letter_at(p, end), left, c;

		if (at == 0) {
			left = end - p > 4 ? 4 : (uint32_t)(end - p);
			c = text_step((struct kutip_str){ (const char *)p,
			    left }, &at);
			if (unicode_is_control(c) || (c == 0xFFFD && at == 1))
				return p;
		}
		p += at;
	}
	return p;
}

static const unsigned char *
skip_safe(const unsigned char *p, const unsigned char *end)
{
	const unsigned char *from;

	do {
		from = p;
		p = skip_sound(skip_plain(p, end), end);
	} while (p != from && p != end);
	return p;
}

/* One character that cannot stand as it is; returns what follows it. */
static const unsigned char *
put_odd(struct buf *out, const unsigned char *p, const unsigned char *end)
{
	uint32_t left = end - p > 4 ? 4 : (uint32_t)(end - p), at = 0;
	uint32_t c = text_step((struct kutip_str){ (const char *)p, left }, &at);

	/* A NUL could be written, but strict readers take none, ours too. */
	if (c == 0xFFFD || c == 0)
		buf_puts(out, "\xEF\xBF\xBD");
	else
		put_escaped(out, c);
	return p + at;
}

void
json_put_inner(struct buf *out, struct kutip_str s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	const unsigned char *end = p + s.len, *run;

	for (;;) {
		run = p;
		p = skip_safe(p, end);
		buf_add(out, run, (size_t)(p - run));
		if (p == end)
			break;
		p = put_odd(out, p, end);
	}
}

void
json_put_string(struct buf *out, struct kutip_str s)
{
	buf_putc(out, '"');
	json_put_inner(out, s);
	buf_putc(out, '"');
}

void
json_put_string_or_null(struct buf *out, struct kutip_str s)
{
	if (s.len == 0)
		buf_puts(out, "null");
	else
		json_put_string(out, s);
}

void
json_put_number(struct buf *out, uint32_t n)
{
	char digits[10];
	uint32_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	buf_add(out, digits + at, sizeof(digits) - at);
}

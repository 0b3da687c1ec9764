/*
 * article_json.c - JSON as pages carry it.  See article_json.h.
 */
#include "article_json.h"

#include "text.h"

#define DEPTH_MAX  64
#define VALUES_MAX (1u << 18)

struct json_scanner {
	struct vec *rows;
	struct kutip_str s;
	uint32_t pos;
	struct kutip_str key;		/* waits for its value */
	uint32_t open[DEPTH_MAX];	/* -> rows */
	uint32_t depth, over;
};

static struct json_value *
row_at(const struct json_scanner *j, uint32_t i)
{
	return (struct json_value *)j->rows->rows + i;
}

static bool
in_object(const struct json_scanner *j)
{
	return j->depth > 0 &&
	    row_at(j, j->open[j->depth - 1])->kind == JSON_OBJECT;
}

static uint32_t
add_value(struct json_scanner *j, enum json_kind kind, struct kutip_str text)
{
	struct json_value *v = vec_push(j->rows);

	*v = (struct json_value){
		.key = j->key, .text = text, .kind = kind,
		.parent = j->depth ? j->open[j->depth - 1] : KUTIP_NONE,
		.end = j->rows->n,
	};
	j->key = STR("");
	return j->rows->n - 1;
}

static void
open_value(struct json_scanner *j, enum json_kind kind)
{
	if (j->depth == DEPTH_MAX) {
		j->over++;
		return;
	}
	j->open[j->depth] = add_value(j, kind, STR(""));
	j->depth++;
}

static void
close_value(struct json_scanner *j)
{
	j->key = STR("");
	if (j->over > 0)
		j->over--;
	else if (j->depth > 0)
		row_at(j, j->open[--j->depth])->end = j->rows->n;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The next byte that is no blank, from at on; 0 at the end. */
static char
next_byte(const struct json_scanner *j, uint32_t at)
{
	while (at < j->s.len && is_space(j->s.ptr[at]))
		at++;
	return at < j->s.len ? j->s.ptr[at] : 0;
}

/* A quote ends a string only where JSON could go on, since editors forget to
 * escape: "headline": "The "new" order",  A forgotten comma is forgiven at a
 * line's end. */
static bool
ends_string(const struct json_scanner *j, uint32_t quote)
{
	char next = next_byte(j, quote + 1);
	char beside = quote + 1 < j->s.len ? j->s.ptr[quote + 1] : 0;

	if (next == '"')
		return beside == '\n' || beside == '\r';
	return next == ',' || next == '}' || next == ']' || next == ':' ||
	    next == 0 || next == ';' || next == '/';
}

/* The byte behind the string that begins behind start. */
static uint32_t
string_end(const struct json_scanner *j, uint32_t start)
{
	uint32_t at = start;

	while (at < j->s.len) {
		if (j->s.ptr[at] == '\\')
			at += 2;
		else if (j->s.ptr[at] == '"' && ends_string(j, at))
			return at;
		else
			at++;
	}
	return j->s.len;
}

static int
hex_digit(char c)
{
	if (text_is_digit((unsigned char)c))
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hex digits at pos; KUTIP_NONE if they are not. */
static uint32_t
hex_unit(struct kutip_str s, uint32_t pos)
{
	uint32_t c = 0;

	if (s.len < 4 || pos > s.len - 4)
		return KUTIP_NONE;
	for (uint32_t i = 0; i < 4; i++) {
		int d = hex_digit(s.ptr[pos + i]);

		if (d < 0)
			return KUTIP_NONE;
		c = c << 4 | (uint32_t)d;
	}
	return c;
}

/* "\u00e9" with *pos behind the u; a lone half of a pair is U+FFFD. */
static uint32_t
hex_escape(struct kutip_str s, uint32_t *pos)
{
	uint32_t c = hex_unit(s, *pos), low;

	if (c == KUTIP_NONE)
		return 0xFFFD;
	*pos += 4;
	if (c < 0xD800 || c > 0xDFFF)
		return c ? c : 0xFFFD;
	if (c > 0xDBFF || s.len - *pos < 6 || s.ptr[*pos] != '\\' ||
	    s.ptr[*pos + 1] != 'u')
		return 0xFFFD;
	low = hex_unit(s, *pos + 2);
	if (low == KUTIP_NONE || low < 0xDC00 || low > 0xDFFF)
		return 0xFFFD;
	*pos += 6;
	return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

static uint32_t
escape(struct kutip_str s, uint32_t *pos)
{
	char c = s.ptr[(*pos)++];

	switch (c) {
	case 'n': case 'r':
		return '\n';
	case 't': case 'b': case 'f':
		return ' ';
	case 'u':
		return hex_escape(s, pos);
	default:
		return (unsigned char)c;
	}
}

static struct kutip_str
unescape(struct arena *a, struct kutip_str s)
{
	/* "\u" alone grows most: two bytes become the three of U+FFFD. */
	char *out = arena_alloc(a, (size_t)s.len + s.len / 2 + 4);
	uint32_t len = 0, pos = 0;

	if (out == NULL)
		return STR("");
	while (pos < s.len) {
		if (s.ptr[pos] == '\\' && pos + 1 < s.len &&
		    (unsigned char)s.ptr[pos + 1] < 0x80) {
			pos++;
			len += text_encode(escape(s, &pos), out + len);
		} else {
			out[len++] = s.ptr[pos++];
		}
	}
	return (struct kutip_str){ out, len };
}

static void
read_string(struct json_scanner *j)
{
	uint32_t start = j->pos + 1, end = string_end(j, start);
	struct kutip_str s;

	j->pos = end < j->s.len ? end + 1 : j->s.len;
	if (end > j->s.len || j->over > 0)
		return;
	s = text_slice(j->s, (struct kutip_span){ start, end });
	if (memchr(s.ptr, '\\', s.len) != NULL)
		s = unescape(j->rows->arena, s);
	if (in_object(j) && next_byte(j, j->pos) == ':')
		j->key = s;
	else
		add_value(j, JSON_STRING, s);
}

/* A number, true, null, or junk between values. */
static void
read_other(struct json_scanner *j)
{
	uint32_t start = j->pos;

	while (j->pos < j->s.len && !is_space(j->s.ptr[j->pos]) &&
	    strchr(",:{}[]\"", j->s.ptr[j->pos]) == NULL)
		j->pos++;
	if (j->pos == start)
		j->pos++;
	else if (j->key.len > 0 && j->over == 0)
		add_value(j, JSON_OTHER, text_slice(j->s,
		    (struct kutip_span){ start, j->pos }));
}

void
json_scan(struct vec *rows, struct kutip_str script)
{
	struct json_scanner j = { .rows = rows, .s = script, .key = STR("") };

	while (j.pos < j.s.len && rows->n < VALUES_MAX &&
	    !rows->arena->failed) {
		switch (j.s.ptr[j.pos]) {
		case '{': case '[':
			open_value(&j, j.s.ptr[j.pos++] == '{' ?
			    JSON_OBJECT : JSON_ARRAY);
			break;
		case '}': case ']':
			j.pos++;
			close_value(&j);
			break;
		case '"':
			read_string(&j);
			break;
		case ',':
			j.key = STR("");
			j.pos++;
			break;
		default:
			read_other(&j);
		}
	}
	while (j.depth > 0)
		close_value(&j);
}

uint32_t
json_member(const struct json_values *v, uint32_t object, const char *key)
{
	if (object == KUTIP_NONE || v->rows[object].kind != JSON_OBJECT)
		return KUTIP_NONE;
	for (uint32_t i = object + 1; i < v->rows[object].end;
	    i = v->rows[i].end)
		if (text_equal_c(v->rows[i].key, key))
			return i;
	return KUTIP_NONE;
}

struct kutip_str
json_string(const struct json_values *v, uint32_t value)
{
	for (uint32_t tries = 0; value != KUTIP_NONE && tries < 4; tries++) {
		const struct json_value *row = &v->rows[value];

		if (row->kind == JSON_STRING)
			return row->text;
		if (row->kind == JSON_OBJECT) {
			uint32_t name = json_member(v, value, "name");

			value = name != KUTIP_NONE ? name :
			    json_member(v, value, "@value");
		} else if (row->kind == JSON_ARRAY && row->end > value + 1) {
			value++;
		} else {
			break;
		}
	}
	return STR("");
}

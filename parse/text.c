/*
 * text.c - UTF-8 by hand.  See text.h.
 */
#include "text.h"

/* Length of the well-formed sequence at s (at most n bytes), 0 if none:
 * table 3-7 of the Unicode Standard, so no surrogates, nothing overlong. */
static uint32_t
sequence(const unsigned char *s, size_t n)
{
	unsigned char c = s[0], lo = 0x80, hi = 0xBF;
	uint32_t len;

	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	if (n < len)
		return 0;
	if (c == 0xE0) lo = 0xA0;
	if (c == 0xED) hi = 0x9F;
	if (c == 0xF0) lo = 0x90;
	if (c == 0xF4) hi = 0x8F;
	if (s[1] < lo || s[1] > hi)
		return 0;
	for (uint32_t i = 2; i < len; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

size_t
text_valid(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < len) {
		uint32_t n;
		uint64_t eight;

		if (len - i >= sizeof(eight)) {
			memcpy(&eight, p + i, sizeof(eight));
			if ((eight & 0x8080808080808080u) == 0) {
				i += sizeof(eight);
				continue;
			}
		}
		n = sequence(p + i, len - i);
		if (n == 0)
			break;
		i += n;
	}
	return i;
}

uint32_t
text_step_wide(struct kutip_str s, uint32_t *pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *pos;
	uint32_t n;

	if (*pos >= s.len)
		return 0;
	if (p[0] < 0x80) {
		*pos += 1;
		return p[0];
	}
	/* three bytes that cannot be overlong nor half of a pair: most of the
	 * scripts from Thai to Khmer, and Vietnamese */
	if (p[0] >= 0xE0 && p[0] < 0xED && s.len - *pos >= 3 &&
	    (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 &&
	    (p[0] > 0xE0 || p[1] >= 0xA0)) {
		*pos += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		    (p[2] & 0x3Fu);
	}
	n = sequence(p, s.len - *pos);
	*pos += n ? n : 1;
	switch (n) {
	case 2:
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	case 3:
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		    (p[2] & 0x3Fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
		    (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
	default:
		return 0xFFFD;
	}
}

uint32_t
text_step_back_wide(struct kutip_str s, uint32_t *pos)
{
	uint32_t at = *pos, end, c;

	if (at == 0)
		return 0;
	do
		at--;
	while (at > 0 && *pos - at < 4 &&
	    ((unsigned char)s.ptr[at] & 0xC0) == 0x80);
	end = at;
	c = text_step(s, &end);
	if (end != *pos) {		/* a stray byte: it steps alone */
		at = *pos - 1;
		c = 0xFFFD;
	}
	*pos = at;
	return c;
}

uint32_t
text_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

uint32_t
text_count(struct kutip_str s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return n;
}

struct kutip_str
text_of(const char *s)
{
	return s ? (struct kutip_str){ s, (uint32_t)strlen(s) } : STR("");
}

struct kutip_str
text_slice(struct kutip_str s, struct kutip_span span)
{
	/* of nothing there is no address to add to */
	return span.start ? (struct kutip_str){ s.ptr + span.start,
	    span.end - span.start } : (struct kutip_str){ s.ptr, span.end };
}

bool
text_is_blank(uint32_t c)
{
	switch (c) {
	case ' ': case '\t': case '\n': case '\r': case '\f': case '\v':
	case 0x85: case 0xA0: case 0x1680: case 0x2028: case 0x2029:
	case 0x202F: case 0x205F: case 0x3000: case 0xFEFF:
		return true;
	default:
		return c >= 0x2000 && c <= 0x200B;
	}
}

struct kutip_span
text_trim_span(struct kutip_str s, struct kutip_span at)
{
	while (at.start < at.end) {
		uint32_t next = at.start;

		if (!text_is_blank(text_step(s, &next)) || next > at.end)
			break;
		at.start = next;
	}
	while (at.end > at.start) {
		uint32_t before = at.end;

		if (!text_is_blank(text_step_back(s, &before)))
			break;
		at.end = before;
	}
	return at;
}

struct kutip_str
text_trim(struct kutip_str s)
{
	return text_slice(s, text_trim_span(s, (struct kutip_span){ 0, s.len }));
}

bool
text_equal(struct kutip_str a, struct kutip_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool
text_equal_c(struct kutip_str a, const char *b)
{
	return text_equal(a, text_of(b));
}

bool
text_begins(struct kutip_str s, struct kutip_str prefix)
{
	return s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

bool
text_is_drop_cap(struct kutip_str s, uint32_t at)
{
	return at > 0 && at + 1 < s.len && s.ptr[at] == '\n' &&
	    s.ptr[at - 1] >= 'A' && s.ptr[at - 1] <= 'Z' &&
	    s.ptr[at + 1] >= 'a' && s.ptr[at + 1] <= 'z' &&
	    (at == 1 || s.ptr[at - 2] == '\n');
}

bool
text_ends(struct kutip_str s, struct kutip_str suffix)
{
	return s.len >= suffix.len && memcmp(s.ptr + s.len - suffix.len,
	    suffix.ptr, suffix.len) == 0;
}

int
text_compare(struct kutip_str a, struct kutip_str b)
{
	uint32_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

uint32_t
text_find(struct kutip_str s, struct kutip_str what, uint32_t from)
{
	if (what.len == 0)
		return from <= s.len ? from : KUTIP_NONE;
	while (from <= s.len && s.len - from >= what.len) {
		const char *p = memchr(s.ptr + from, what.ptr[0],
		    s.len - from - what.len + 1);

		if (p == NULL)
			break;
		if (memcmp(p, what.ptr, what.len) == 0)
			return (uint32_t)(p - s.ptr);
		from = (uint32_t)(p - s.ptr) + 1;
	}
	return KUTIP_NONE;
}

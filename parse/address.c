/*
 * address.c - see address.h.
 */
#include "address.h"

#include "text.h"
#include "unicode.h"

#define SITE_BYTES  60
#define WORDS_BYTES 80
#define ENDING_MAX  6			/* ".shtml" */

static bool
begins_folded(struct kutip_str s, struct kutip_str what)
{
	for (uint32_t i = 0; i < what.len; i++)
		if (i >= s.len || text_lower((unsigned char)s.ptr[i]) !=
		    (unsigned char)what.ptr[i])
			return false;
	return true;
}

static struct kutip_str
from(struct kutip_str s, uint32_t at)
{
	return text_slice(s, (struct kutip_span){ at, s.len });
}

static struct kutip_str
until(struct kutip_str s, uint32_t at)
{
	return text_slice(s, (struct kutip_span){ 0, at });
}

static bool
is_one_of(char c, const char *any)
{
	return c != '\0' && strchr(any, c) != NULL;
}

/* Where the first of some characters stands, or the end. */
static uint32_t
first_of(struct kutip_str s, const char *any)
{
	for (uint32_t i = 0; i < s.len; i++)
		if (is_one_of(s.ptr[i], any))
			return i;
	return s.len;
}

/* ---- what is sent ------------------------------------------------------- */

bool
address_looks_like(struct kutip_str s)
{
	uint32_t i = 0;

	while (i < s.len && (text_is_alpha((unsigned char)s.ptr[i]) ||
	    (i > 0 && (text_is_digit((unsigned char)s.ptr[i]) ||
	    is_one_of(s.ptr[i], "+-.")))))
		i++;
	return i > 1 && text_begins(from(s, i), STR("://"));
}

static const char *
put_host(struct kutip_str host, struct buf *out)
{
	if (host.len == 0 || host.ptr[0] == ':')
		return "names no site";
	for (uint32_t i = 0; i < host.len; i++) {
		unsigned char c = (unsigned char)host.ptr[i];

		if (c == '@')
			return "holds a name or password, which kutip neither "
			    "sends nor keeps; leave it out";
		if (c <= ' ' || c == 0x7F || strchr("<>\"{}|^`\\%", c) != NULL)
			return "names no site";
		buf_putc(out, (char)text_lower(c));
	}
	return NULL;
}

static void
put_rest(struct kutip_str rest, struct buf *out)
{
	static const char hex[] = "0123456789ABCDEF";

	if (rest.len == 0 || rest.ptr[0] != '/')
		buf_putc(out, '/');
	for (uint32_t i = 0; i < rest.len; i++) {
		unsigned char c = (unsigned char)rest.ptr[i];

		if (c > ' ' && c < 0x7F && strchr("<>\"{}|^`\\", c) == NULL) {
			buf_putc(out, (char)c);
			continue;
		}
		buf_putc(out, '%');
		buf_putc(out, hex[c >> 4]);
		buf_putc(out, hex[c & 15]);
	}
}

const char *
address_put(struct kutip_str s, struct buf *out)
{
	size_t before = out->len;
	const char *why;

	s = text_trim(s);
	if (s.len > ADDRESS_BYTES)
		return "is longer than 8 KiB, which no address is";
	for (uint32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7F)
			return "holds control characters, which no address does";
	if (begins_folded(s, STR("https://"))) {
		buf_puts(out, "https://");
		s = from(s, 8);
	} else if (begins_folded(s, STR("http://"))) {
		buf_puts(out, "http://");
		s = from(s, 7);
	} else {
		return "is no http or https address; kutip fetches nothing else";
	}
	s = until(s, first_of(s, "#"));
	why = put_host(until(s, first_of(s, "/?\\")), out);
	if (why != NULL) {
		out->len = before;
		return why;
	}
	put_rest(from(s, first_of(s, "/?\\")), out);
	return NULL;
}

/* ---- names -------------------------------------------------------------- */

static int
hex_digit(unsigned char c)
{
	uint32_t small = text_lower(c);

	if (text_is_digit(c))
		return c - '0';
	return small - 'a' < 6 ? (int)(small - 'a') + 10 : -1;
}

static void
put_decoded(struct kutip_str s, struct buf *out)
{
	for (uint32_t i = 0; i < s.len; i++) {
		int high = -1, low = -1;

		if (s.ptr[i] == '%' && i + 2 < s.len) {
			high = hex_digit((unsigned char)s.ptr[i + 1]);
			low = hex_digit((unsigned char)s.ptr[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			buf_putc(out, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_putc(out, s.ptr[i]);
		}
	}
}

static bool
is_of_name(uint32_t c)
{
	return c != 0xFFFD && (unicode_is_letter(c) || unicode_is_digit(c) ||
	    unicode_is_mark(c));
}

/* Letters and digits in small letters, one hyphen for all that is between; at
 * most limit bytes.  What is no UTF-8 counts as between. */
static void
put_words(struct kutip_str s, uint32_t limit, struct buf *out)
{
	size_t begin = out->len;
	bool gap = false;

	for (uint32_t pos = 0; pos < s.len;) {
		uint32_t good = (uint32_t)text_valid(s.ptr + pos, s.len - pos);
		struct kutip_str run = { s.ptr + pos, good };
		char bytes[4];

		for (uint32_t i = 0; i < run.len;) {
			uint32_t c = unicode_to_lower(text_step(run, &i)), n;

			if (!is_of_name(c) || (out->len == begin &&
			    unicode_is_mark(c))) {
				gap = out->len > begin;
				continue;
			}
			n = text_encode(c, bytes);
			if (out->len - begin + n + gap > limit)
				return;
			if (gap)
				buf_putc(out, '-');
			buf_add(out, bytes, n);
			gap = false;
		}
		pos += good + 1;
		gap = out->len > begin;
	}
}

/* ASCII only; the full stops stay. */
static void
put_site(struct kutip_str host, struct buf *out)
{
	size_t begin = out->len;

	if (text_begins(host, STR("www.")))
		host = from(host, 4);
	for (uint32_t i = 0; i < host.len && out->len - begin < SITE_BYTES; i++) {
		unsigned char c = (unsigned char)host.ptr[i];
		bool word = text_is_alpha(c) || text_is_digit(c);

		if (word)
			buf_putc(out, (char)text_lower(c));
		else if (out->len > begin && strchr(".-:", c) != NULL &&
		    text_is_alpha(text_lower((unsigned char)out->ptr[out->len -
		    1])) + text_is_digit((unsigned char)out->ptr[out->len - 1]))
			buf_putc(out, c == ':' ? '-' : (char)c);
	}
	while (out->len > begin && strchr(".-", out->ptr[out->len - 1]) != NULL)
		out->len--;
	if (out->len == begin)
		buf_puts(out, "site");
}

static struct kutip_str
without_ending(struct kutip_str s)
{
	for (uint32_t i = s.len; i > 1 && s.len - i < ENDING_MAX; i--)
		if (s.ptr[i - 1] == '.')
			return until(s, i - 1);
	return s;
}

static uint32_t
count_letters(struct kutip_str s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s.len; i++)
		n += text_is_alpha((unsigned char)s.ptr[i]) ||
		    (unsigned char)s.ptr[i] >= 0x80 || s.ptr[i] == '%';
	return n;
}

/* The last part of a path that has words, or all that is said less of it:
 * "/berita/4711" says more than "4711", "/a/jadwal-pompa/index.html" no more
 * than "jadwal-pompa". */
static struct kutip_str
telling_part(struct kutip_str path)
{
	uint32_t end, begin;

	while (path.len > 0 && path.ptr[path.len - 1] == '/')
		path.len--;
	for (end = path.len, begin = end; begin > 0;) {
		struct kutip_str part;

		while (begin > 0 && path.ptr[begin - 1] != '/')
			begin--;
		part = without_ending(text_slice(path,
		    (struct kutip_span){ begin, end }));
		if (text_equal(part, STR("index")) ||
		    text_equal(part, STR("default"))) {
			while (begin > 0 && path.ptr[begin - 1] == '/')
				begin--;
			end = begin;
			continue;
		}
		if (count_letters(part) >= 4 || begin <= 1)
			return without_ending(text_slice(path,
			    (struct kutip_span){ begin, end }));
		begin--;
	}
	return until(path, end);
}

void
address_name_words(struct kutip_str words, struct buf *out)
{
	size_t begin = out->len;

	put_words(words, WORDS_BYTES, out);
	if (out->len == begin)
		buf_puts(out, "brief");
}

void
address_name(struct kutip_str address, struct buf *out)
{
	uint32_t at = text_find(address, STR("://"), 0);
	struct kutip_str rest = from(address, at == KUTIP_NONE ? 0 : at + 3);
	struct kutip_str host = until(rest, first_of(rest, "/?"));
	struct kutip_str path, query;
	struct buf words = { 0 };

	rest = from(rest, host.len);
	path = until(rest, first_of(rest, "?"));
	query = from(rest, path.len);
	put_site(host, out);
	put_decoded(telling_part(path), &words);
	if (words.len < 4) {		/* "/?p=4711" */
		buf_putc(&words, ' ');
		put_decoded(query, &words);
	}
	buf_putc(out, '-');
	at = (uint32_t)out->len;
	put_words(buf_as_str(&words), WORDS_BYTES, out);
	if (out->len == at)
		out->len--;
	if (out->ptr != NULL)
		out->ptr[out->len] = '\0';
	out->failed |= words.failed;
	buf_free(&words);
}

/* ---- content types ------------------------------------------------------ */

void
address_charset(struct kutip_str type, struct buf *out)
{
	uint32_t at;

	while ((at = first_of(type, ";")) < type.len) {
		struct kutip_str value;

		type = text_trim(from(type, at + 1));
		if (!begins_folded(type, STR("charset=")))
			continue;
		value = text_trim(from(type, 8));
		if (value.len > 0 && is_one_of(value.ptr[0], "\"'"))
			value = from(value, 1);
		value = until(value, first_of(value, "\"'; \t"));
		for (uint32_t i = 0; i < value.len; i++) {
			unsigned char c = (unsigned char)value.ptr[i];

			if (i >= 40 || !(text_is_alpha(c) || text_is_digit(c) ||
			    is_one_of((char)c, "-_:.+")))
				return;
		}
		buf_str(out, value);
		return;
	}
}

/*
 * xml_mend.c - an XML text made fit for libxml2.  See xml_mend.h.
 */
#include "xml_mend.h"

#include "limits.h"
#include "text.h"

#define NAME_BYTES  32			/* "CounterClockwiseContourIntegral" is HTML's longest */
#define PIECE_BYTES 4096		/* of CDATA */
#define RUN_BYTES   (1u << 20)		/* of text */
#define SHORT_TAG   1024		/* that needs no counting of attributes */

struct mender {
	struct kutip_str s;
	uint32_t pos;
	uint32_t run;			/* bytes of text since it was last cut */
	uint8_t  no_quote;		/* bits: which quotation mark comes no more */
	xml_entity *entity;
	struct buf *out;
};

static bool
is_name_byte(unsigned char c)
{
	return text_is_alpha(c) || text_is_digit(c);
}

static bool
is_bad_control(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static void
add_without_controls(struct buf *out, struct kutip_str s)
{
	uint32_t from = 0;

	for (uint32_t i = 0; i < s.len; i++) {
		if (!is_bad_control((unsigned char)s.ptr[i]))
			continue;
		buf_add(out, s.ptr + from, i - from);
		from = i + 1;
	}
	buf_add(out, s.ptr + from, s.len - from);
}

/* ---- references --------------------------------------------------------- */

/* The bytes of a reference at s, "&" and ";" with it; 0: it is none. */
static uint32_t
reference_len(struct kutip_str s)
{
	uint32_t i = 1;

	if (i < s.len && s.ptr[i] == '#')
		i++;
	while (i < s.len && i < NAME_BYTES &&
	    is_name_byte((unsigned char)s.ptr[i]))
		i++;
	return i > 1 && i < s.len && s.ptr[i] == ';' ? i + 1 : 0;
}

static bool
is_xmls_own(struct kutip_str name)
{
	static const char *const own[] = { "amp", "lt", "gt", "quot", "apos" };

	if (name.len && name.ptr[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++) {
		if (text_equal_c(name, own[i]))
			return true;
	}
	return false;
}

/* "#27", "#xB": may the character stand in XML?  One that may not ends the
 * reading, as a bare & does. */
static bool
is_character(struct kutip_str name)
{
	bool hex = name.len > 1 && (name.ptr[1] | 32) == 'x';
	uint32_t c = 0;

	for (uint32_t i = hex ? 2 : 1; i < name.len && c < 0x110000; i++) {
		uint32_t d = text_lower((unsigned char)name.ptr[i]);

		if (!text_is_digit(d) && !(hex && d >= 'a' && d <= 'f'))
			return false;
		c = c * (hex ? 16 : 10) + (text_is_digit(d) ? d - '0' : d - 'a' + 10);
	}
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
	    (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

/* The reference at s as XML may have it; returns its bytes in s. */
static uint32_t
mend_reference(struct mender *m, struct kutip_str s)
{
	uint32_t len = reference_len(s), c;
	char name[NAME_BYTES + 1], utf8[4];

	if (len == 0) {
		buf_puts(m->out, "&amp;");
		return 1;
	}
	if (s.ptr[1] == '#' &&
	    !is_character((struct kutip_str){ s.ptr + 1, len - 2 }))
		return len;
	if (is_xmls_own((struct kutip_str){ s.ptr + 1, len - 2 })) {
		buf_add(m->out, s.ptr, len);
		return len;
	}
	memcpy(name, s.ptr + 1, len - 2);
	name[len - 2] = '\0';
	c = m->entity(name);
	if (c != 0)
		buf_add(m->out, utf8, text_encode(c, utf8));
	return len;
}

/* Text or the inside of a tag, where references stand. */
static void
put_mended(struct mender *m, struct kutip_str s)
{
	uint32_t from = 0, i = 0;

	while (i < s.len) {
		const char *amp = memchr(s.ptr + i, '&', s.len - i);

		i = amp ? (uint32_t)(amp - s.ptr) : s.len;
		add_without_controls(m->out,
		    (struct kutip_str){ s.ptr + from, i - from });
		if (amp != NULL)
			i += mend_reference(m, (struct kutip_str){
			    s.ptr + i, s.len - i });
		from = i;
	}
}

/* ---- what is no text ---------------------------------------------------- */

static struct kutip_str
rest_of(const struct mender *m)
{
	return (struct kutip_str){ m->s.ptr + m->pos, m->s.len - m->pos };
}

/* Behind the next what, or behind the text. */
static uint32_t
behind(const struct mender *m, uint32_t from, struct kutip_str what)
{
	const char *p = memmem(m->s.ptr + from, m->s.len - from, what.ptr,
	    what.len);

	return p ? (uint32_t)(p - m->s.ptr) + what.len : m->s.len;
}

/* Behind a DTD, whose own part stands in brackets and holds quoted words. */
static uint32_t
behind_doctype(const struct mender *m, uint32_t at)
{
	bool inside = false;
	char quote = 0;

	for (; at < m->s.len; at++) {
		char c = m->s.ptr[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '<' && m->s.len - at >= 4 &&
		    memcmp(m->s.ptr + at, "<!--", 4) == 0)
			at = behind(m, at + 4, STR("-->")) - 1;
		else if (inside && (c == '"' || c == '\''))
			quote = c;
		else if (c == '[' || c == ']')
			inside = c == '[';
		else if (c == '>' && !inside)
			return at + 1;
	}
	return at;
}

/* Left out, but for its line ends. */
static void
drop_to(struct mender *m, uint32_t end)
{
	for (; m->pos < end; m->pos++)
		if (m->s.ptr[m->pos] == '\n')
			buf_putc(m->out, '\n');
}

/* At most so many bytes of s that no character is cut. */
static uint32_t
piece_of(struct kutip_str s)
{
	uint32_t n;

	if (s.len <= PIECE_BYTES)
		return s.len;
	n = (uint32_t)text_valid(s.ptr, PIECE_BYTES);
	return n ? n : PIECE_BYTES;
}

/* A comment ends a node of text; libxml2 joins what has none between. */
static void
count_run(struct mender *m, uint32_t bytes)
{
	m->run += bytes;
	if (m->run <= RUN_BYTES)
		return;
	buf_puts(m->out, "<!---->");
	m->run = 0;
}

static void
cut_cdata(struct mender *m)
{
	uint32_t end = behind(m, m->pos + 9, STR("]]>"));
	struct kutip_str s = { m->s.ptr + m->pos + 9, end - m->pos - 9 };

	m->pos = end;
	if (text_ends(s, STR("]]>")))
		s.len -= 3;
	while (s.len > 0) {
		uint32_t n = piece_of(s);

		buf_puts(m->out, "<![CDATA[");
		add_without_controls(m->out, (struct kutip_str){ s.ptr, n });
		buf_puts(m->out, "]]>");
		s.ptr += n;
		s.len -= n;
		count_run(m, n);
	}
}

/* ---- tags --------------------------------------------------------------- */

struct tag { uint32_t end, attributes; bool closed; };

/* Where the tag at pos ends.  A quotation mark that is never closed is a
 * letter; once none closes, none will. */
static struct tag
measure_tag(struct mender *m)
{
	struct tag t = { .end = m->pos + 1 };

	for (; t.end < m->s.len; t.end++) {
		char c = m->s.ptr[t.end];
		uint8_t bit = c == '"' ? 1 : c == '\'' ? 2 : 0;
		const char *close;

		if (c == '>') {
			t.end++;
			t.closed = true;
			break;
		}
		t.attributes += c == '=';
		if (bit == 0 || (m->no_quote & bit))
			continue;
		close = memchr(m->s.ptr + t.end + 1, c,
		    m->s.len - t.end - 1);
		if (close == NULL)
			m->no_quote |= bit;
		else
			t.end = (uint32_t)(close - m->s.ptr);
	}
	return t;
}

/* The bytes of the tag s up to the attribute that is one too many. */
static uint32_t
kept_of(struct kutip_str s)
{
	uint32_t kept = 0, attributes = 0;
	char quote = 0;

	for (uint32_t i = 1; i < s.len && i < XML_TAG_BYTES; i++) {
		char c = s.ptr[i];

		if (quote) {
			if (c == quote)
				quote = 0;
			continue;
		}
		if (c == '"' || c == '\'')
			quote = c;
		else if (c == '=' && ++attributes > LIMIT_HTML_ATTRIBUTES)
			break;
		else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			kept = i;
	}
	return kept;
}

/* "<a x='1' … />" with fewer attributes. */
static void
put_short_tag(struct mender *m, struct kutip_str tag)
{
	uint32_t kept = kept_of(tag);

	if (kept == 0)
		return;			/* 16 KiB of name */
	put_mended(m, (struct kutip_str){ tag.ptr, kept });
	buf_puts(m->out, text_ends(tag, STR("/>")) ? "/>" : ">");
}

static void
put_tag(struct mender *m)
{
	struct tag t = measure_tag(m);
	struct kutip_str tag = text_slice(m->s,
	    (struct kutip_span){ m->pos, t.end });

	m->pos = t.end;
	m->run = 0;
	if (t.closed && (tag.len > XML_TAG_BYTES ||
	    t.attributes > LIMIT_HTML_ATTRIBUTES))
		put_short_tag(m, tag);
	else if (t.closed || tag.len <= XML_TAG_BYTES)
		put_mended(m, tag);
}

/* ---- all of it ---------------------------------------------------------- */

static bool
opens_tag(struct kutip_str s)
{
	unsigned char c = s.len > 1 ? (unsigned char)s.ptr[1] : 0;

	return text_is_alpha(c) || c == '_' || c == '/' || c == ':' ||
	    c >= 0x80;
}

/* At "<". */
static void
put_markup(struct mender *m)
{
	struct kutip_str s = rest_of(m);

	if (text_begins(s, STR("<![CDATA["))) {
		cut_cdata(m);
	} else if (text_begins(s, STR("<!--"))) {
		drop_to(m, behind(m, m->pos + 4, STR("-->")));
	} else if (text_begins(s, STR("<?"))) {
		drop_to(m, behind(m, m->pos + 2, STR("?>")));
	} else if (text_begins(s, STR("<!"))) {
		drop_to(m, behind_doctype(m, m->pos + 2));
	} else if (opens_tag(s)) {
		put_tag(m);
	} else {
		buf_puts(m->out, "&lt;");
		m->pos++;
	}
}

/* The same, and no reference: "&nbsp;". */
static uint32_t
piece_of_text(struct kutip_str s)
{
	uint32_t n = piece_of(s);

	for (uint32_t i = n; n < s.len && i > 1 && n - i < NAME_BYTES; i--)
		if (s.ptr[i - 1] == '&')
			return i - 1;
	return n;
}

static void
put_text(struct mender *m)
{
	struct kutip_str s = rest_of(m);
	const char *open = memchr(s.ptr, '<', s.len);

	if (open != NULL)
		s.len = (uint32_t)(open - s.ptr);
	while (s.len > 0) {
		uint32_t n = piece_of_text(s);

		put_mended(m, (struct kutip_str){ s.ptr, n });
		s.ptr += n;
		s.len -= n;
		m->pos += n;
		count_run(m, n);
	}
}

bool
xml_is_fit(struct kutip_str s)
{
	uint32_t last = 0;		/* "<" or ">" */

	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '&' || is_bad_control(c))
			return false;
		if (c != '<' && c != '>')
			continue;
		if (c == '<' && (i - last > RUN_BYTES || !opens_tag(
		    (struct kutip_str){ s.ptr + i, s.len - i })))
			return false;
		if (c == '>' && i - last > SHORT_TAG)
			return false;
		last = i;
	}
	return s.len - last <= RUN_BYTES;
}

void
xml_mend(struct kutip_str s, xml_entity *entity, struct buf *out)
{
	struct mender m = { .s = s, .entity = entity, .out = out };

	while (m.pos < s.len) {
		if (s.ptr[m.pos] == '<')
			put_markup(&m);
		else
			put_text(&m);
	}
}

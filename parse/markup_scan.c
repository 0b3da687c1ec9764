/*
 * markup_scan.c - a page made safe for libxml2.  See markup_scan.h.
 *
 * Tags are cut as the HTML standard cuts them (13.2.5): a quote opens a value
 * only after "=", and ">" ends a tag anywhere else.
 */
#include "markup_scan.h"

#include "limits.h"
#include "text.h"

const char *const scan_attributes[] = {
	"aria-hidden", "class", "content", "datetime", "epub:type", "hidden",
	"href", "id", "itemprop", "lang", "name", "property", "rel", "role", "style", "type",
};
const uint32_t scan_attribute_count =
    sizeof(scan_attributes) / sizeof(scan_attributes[0]);

/* So many end tags without a start are no slip of the pen. */
#define ENDS_TOO_MANY 1000

/* libxml2 cuts a name after so many bytes and reads the rest as another. */
#define NAME_BYTES 100

/* Elements whose inside is no markup.  JSON is what a script may keep. */
static const char *const raw_names[] = {
	"script", "style", "iframe", "textarea", "noembed", "noframes",
};
#define RAW_NAMES 6
#define RAW_SCRIPT 0

/* Elements that hold nothing and need no end tag. */
static const char *const void_names[] = {
	"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
	"meta", "param", "source", "track", "wbr",
};

struct scan {
	struct kutip_str html;
	uint32_t pos;
	struct buf *out;
	bool strict;
	bool in_body;			/* its tag was there, or one that belongs in it */
	bool unclosed[RAW_NAMES];	/* no end tag in the rest of the page */
	uint32_t starts, ends;		/* tags that open or close something */
	uint32_t depth;
	uint32_t open[LIMIT_HTML_DEPTH];	/* hashes of names */
};

struct tag {
	struct kutip_str name;
	bool closed;			/* "<br/>" */
	bool json;			/* type says so */
};

static int
compare_folded(struct kutip_str s, const char *name)
{
	for (uint32_t i = 0; i < s.len; i++) {
		uint32_t c = text_lower((unsigned char)s.ptr[i]);

		if (name[i] == '\0')
			return 1;
		if (c != (unsigned char)name[i])
			return c < (unsigned char)name[i] ? -1 : 1;
	}
	return name[s.len] ? -1 : 0;
}

static uint32_t
find_name(struct kutip_str s, const char *const *names, uint32_t n)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;
		int c = compare_folded(s, names[mid]);

		if (c == 0)
			return mid;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return KUTIP_NONE;
}

uint32_t
scan_attribute(struct kutip_str name)
{
	return find_name(name, scan_attributes, scan_attribute_count);
}

static bool
is_void(struct kutip_str name)
{
	return find_name(name, void_names,
	    sizeof(void_names) / sizeof(void_names[0])) != KUTIP_NONE;
}

/* "<title>Port plan</title><article>": HTML lets the body go unsaid, and who
 * makes pages small does.  libxml2 is older than these names and takes them
 * for parts of the head, with all that is in them. */
static bool
opens_body(struct kutip_str name)
{
	static const char *const names[] = { "article", "aside", "figure",
	    "footer", "header", "main", "nav", "section" };

	return find_name(name, names, sizeof(names) / sizeof(names[0])) !=
	    KUTIP_NONE;
}

static uint32_t
raw_kind(struct kutip_str name)
{
	for (uint32_t i = 0; i < RAW_NAMES; i++)
		if (compare_folded(name, raw_names[i]) == 0)
			return i;
	return KUTIP_NONE;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The byte at pos + ahead; 0 behind the end. */
static char
peek(const struct scan *s, uint32_t ahead)
{
	return s->html.len - s->pos > ahead ? s->html.ptr[s->pos + ahead] : 0;
}

static uint32_t
find(const struct scan *s, const char *what)
{
	return text_find(s->html, text_of(what), s->pos);
}

static void
move_behind(struct scan *s, const char *what)
{
	uint32_t at = find(s, what);

	s->pos = at == KUTIP_NONE ? s->html.len : at + (uint32_t)strlen(what);
}

static void
copy(struct scan *s, uint32_t start, uint32_t end)
{
	buf_add(s->out, s->html.ptr + start, end - start);
}

/* FNV-1a over lower case. */
static uint32_t
hash_name(struct kutip_str name)
{
	uint32_t h = 2166136261u;

	for (uint32_t i = 0; i < name.len; i++)
		h = (h ^ text_lower((unsigned char)name.ptr[i])) * 16777619u;
	return h;
}

static struct kutip_str
read_name(struct scan *s)
{
	uint32_t start = s->pos;

	while (s->pos < s->html.len && !is_space(peek(s, 0)) &&
	    peek(s, 0) != '/' && peek(s, 0) != '>')
		s->pos++;
	return text_slice(s->html, (struct kutip_span){ start, s->pos });
}

static void
skip_spaces(struct scan *s)
{
	while (is_space(peek(s, 0)))
		s->pos++;
}

/* What stands behind "=", with its quotes. */
static struct kutip_str
read_value(struct scan *s)
{
	uint32_t start = s->pos;
	char quote = peek(s, 0);

	if (quote == '"' || quote == '\'') {
		char until[] = { quote, 0 };

		s->pos++;
		move_behind(s, until);
	} else {
		while (s->pos < s->html.len && !is_space(peek(s, 0)) &&
		    peek(s, 0) != '>')
			s->pos++;
	}
	return text_slice(s->html, (struct kutip_span){ start, s->pos });
}

static void
keep_attribute(struct scan *s, struct kutip_str name, struct kutip_str value)
{
	if (scan_attribute(name) == KUTIP_NONE)
		return;
	buf_putc(s->out, ' ');
	buf_str(s->out, name);
	if (value.len > 0) {
		buf_putc(s->out, '=');
		buf_str(s->out, value);
	}
}

static void
read_attribute(struct scan *s, struct tag *tag, uint32_t *count)
{
	uint32_t start = s->pos;
	struct kutip_str name, value = STR("");

	while (s->pos < s->html.len && !is_space(peek(s, 0)) &&
	    peek(s, 0) != '>' && peek(s, 0) != '/' &&
	    (peek(s, 0) != '=' || s->pos == start))
		s->pos++;
	name = text_slice(s->html, (struct kutip_span){ start, s->pos });
	skip_spaces(s);
	if (peek(s, 0) == '=') {
		s->pos++;
		skip_spaces(s);
		value = read_value(s);
	}
	*count += 1 + name.len / NAME_BYTES;
	if (*count <= LIMIT_HTML_ATTRIBUTES)
		keep_attribute(s, name, value);
	if (compare_folded(name, "type") == 0 && value.len < NAME_BYTES &&
	    text_find(value, STR("json"), 0) != KUTIP_NONE)
		tag->json = true;
}

static void
read_attributes(struct scan *s, struct tag *tag)
{
	uint32_t count = 0;

	for (;;) {
		skip_spaces(s);
		if (s->pos >= s->html.len)
			return;
		if (peek(s, 0) == '>') {
			s->pos++;
			return;
		}
		tag->closed = peek(s, 0) == '/';
		if (tag->closed)
			s->pos++;
		else
			read_attribute(s, tag, &count);
	}
}

/* Counts a start tag, and tells whether to leave it out. */
static bool
too_deep(struct scan *s, const struct tag *tag)
{
	if (tag->closed || is_void(tag->name))
		return false;
	s->starts++;
	if (!s->strict)
		return false;
	/* A few stay free for html, body and p, which libxml2 adds. */
	if (s->depth >= LIMIT_HTML_DEPTH - 8)
		return true;
	s->open[s->depth++] = hash_name(tag->name);
	return false;
}

/* Where the end tag of a raw element begins; KUTIP_NONE if it has none. */
static uint32_t
raw_end(struct scan *s, uint32_t kind)
{
	uint32_t len = (uint32_t)strlen(raw_names[kind]), at = s->pos;

	for (;; at += 2) {
		struct kutip_span name;

		at = text_find(s->html, STR("</"), at);
		if (at == KUTIP_NONE)
			return KUTIP_NONE;
		name = (struct kutip_span){ at + 2, at + 2 + len };
		if (name.end <= s->html.len && compare_folded(
		    text_slice(s->html, name), raw_names[kind]) == 0)
			return at;
	}
}

static void
skip_raw(struct scan *s, const struct tag *tag)
{
	uint32_t kind = raw_kind(tag->name), end;

	if (kind == KUTIP_NONE || tag->closed || s->unclosed[kind])
		return;
	end = raw_end(s, kind);
	if (end == KUTIP_NONE) {
		s->unclosed[kind] = true;
		if (kind != RAW_SCRIPT)
			return;
		end = s->html.len;
	}
	if (kind == RAW_SCRIPT && tag->json)
		copy(s, s->pos, end);
	s->pos = end;
}

static void
start_tag(struct scan *s)
{
	struct tag tag = { 0 };
	size_t before = s->out->len;

	s->pos++;
	tag.name = read_name(s);
	if (!s->in_body && opens_body(tag.name)) {
		buf_puts(s->out, "<body>");
		s->in_body = true;
		before = s->out->len;
	} else if (!s->in_body) {
		s->in_body = compare_folded(tag.name, "body") == 0;
	}
	buf_putc(s->out, '<');
	buf_str(s->out, tag.name);
	read_attributes(s, &tag);
	buf_puts(s->out, tag.closed ? "/>" : ">");
	if (too_deep(s, &tag))
		s->out->len = before;
	skip_raw(s, &tag);
}

static void
end_tag(struct scan *s)
{
	struct tag tag = { 0 };
	size_t before;

	s->pos += 2;
	tag.name = read_name(s);
	before = s->out->len;
	read_attributes(s, &tag);
	s->out->len = before;
	s->ends += !is_void(tag.name);
	if (s->strict) {
		if (s->depth == 0 ||
		    s->open[s->depth - 1] != hash_name(tag.name))
			return;
		s->depth--;
	}
	buf_puts(s->out, "</");
	buf_str(s->out, tag.name);
	buf_putc(s->out, '>');
}

static void
skip_comment(struct scan *s)
{
	s->pos += 4;
	if (peek(s, 0) == '>')
		s->pos++;
	else if (peek(s, 0) == '-' && peek(s, 1) == '>')
		s->pos += 2;
	else
		move_behind(s, "-->");
}

static bool
is_letter(char c)
{
	return text_is_alpha((unsigned char)c);
}

/* At "<". */
static void
markup(struct scan *s)
{
	if (is_letter(peek(s, 1)))
		start_tag(s);
	else if (peek(s, 1) == '/' && is_letter(peek(s, 2)))
		end_tag(s);
	else if (peek(s, 1) == '!' && peek(s, 2) == '-' && peek(s, 3) == '-')
		skip_comment(s);
	else if (peek(s, 1) == '!' || peek(s, 1) == '?' || peek(s, 1) == '/')
		move_behind(s, ">");
	else {
		buf_puts(s->out, "&lt;");
		s->pos++;
	}
}

/* libxml2 stops at a NUL. */
static void
plain(struct scan *s, uint32_t end)
{
	while (s->pos < end) {
		const char *nul = memchr(s->html.ptr + s->pos, 0, end - s->pos);
		uint32_t stop = nul ? (uint32_t)(nul - s->html.ptr) : end;

		copy(s, s->pos, stop);
		s->pos = stop + (nul != NULL);
	}
}

bool
markup_scan(struct kutip_str html, enum scan_nesting nesting, struct buf *out)
{
	struct scan s = {
		.html = html, .out = out, .strict = nesting == SCAN_STRICT
	};

	buf_reserve(out, html.len);
	while (s.pos < html.len && !out->failed) {
		const char *tag = memchr(html.ptr + s.pos, '<',
		    html.len - s.pos);

		plain(&s, tag ? (uint32_t)(tag - html.ptr) : html.len);
		if (tag != NULL)
			markup(&s);
	}
	return s.strict || s.ends <= s.starts + ENDS_TOO_MANY;
}

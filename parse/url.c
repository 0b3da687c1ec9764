/*
 * url.c - addresses.  See url.h.
 */
#include "url.h"

#include "limits.h"
#include "text.h"

struct parts {				/* RFC 3986, section 3; marks left out */
	struct kutip_str scheme, authority, path, query, fragment;
	bool has_authority, has_query, has_fragment;
};

struct out {
	char     bytes[LIMIT_URL_BYTES];
	uint32_t len;
	bool     failed;		/* too long */
};

static void
put(struct out *o, char c)
{
	if (o->len == sizeof(o->bytes))
		o->failed = true;
	else
		o->bytes[o->len++] = c;
}

static void
put_str(struct out *o, struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		put(o, s.ptr[i]);
}

static struct kutip_str
out_str(const struct out *o)
{
	return (struct kutip_str){ o->bytes, o->len };
}

/* ---- parts -------------------------------------------------------------- */

/* The bytes of s up to the first of any, which *s then begins with. */
static struct kutip_str
take_until(struct kutip_str *s, const char *any)
{
	uint32_t n = 0;
	struct kutip_str taken;

	while (n < s->len && strchr(any, s->ptr[n]) == NULL)
		n++;
	taken = (struct kutip_str){ s->ptr, n };
	s->ptr += n;
	s->len -= n;
	return taken;
}

static bool
take_mark(struct kutip_str *s, char mark)
{
	if (s->len == 0 || s->ptr[0] != mark)
		return false;
	s->ptr++;
	s->len--;
	return true;
}

static uint32_t
scheme_bytes(struct kutip_str s)
{
	uint32_t n = 0;

	if (s.len == 0 || !text_is_alpha((unsigned char)s.ptr[0]))
		return 0;
	while (n < s.len && (text_is_alpha((unsigned char)s.ptr[n]) ||
	    text_is_digit((unsigned char)s.ptr[n]) ||
	    memchr("+-.", s.ptr[n], 3) != NULL))
		n++;
	return n < s.len && s.ptr[n] == ':' ? n : 0;
}

static struct parts
split(struct kutip_str s)
{
	struct parts p = { 0 };
	uint32_t scheme = scheme_bytes(s);

	if (scheme > 0) {
		p.scheme = (struct kutip_str){ s.ptr, scheme };
		s.ptr += scheme + 1;
		s.len -= scheme + 1;
	}
	if (text_begins(s, STR("//"))) {
		s.ptr += 2;
		s.len -= 2;
		p.has_authority = true;
		p.authority = take_until(&s, "/?#");
	}
	p.path = take_until(&s, "?#");
	p.has_query = take_mark(&s, '?');
	if (p.has_query)
		p.query = take_until(&s, "#");
	p.has_fragment = take_mark(&s, '#');
	p.fragment = s;
	return p;
}

static bool
is_scheme(struct kutip_str s, const char *lower)
{
	uint32_t i = 0;

	while (i < s.len && lower[i] != '\0' &&
	    text_lower((unsigned char)s.ptr[i]) == (unsigned char)lower[i])
		i++;
	return i == s.len && lower[i] == '\0';
}

static bool
is_web(struct kutip_str scheme)
{
	return is_scheme(scheme, "http") || is_scheme(scheme, "https");
}

/* ---- cleaning ----------------------------------------------------------- */

/* As it may be written: as browsers do it, line ends and tabs go, and what is
 * no character of an address is written %XX. */
static void
clean(struct out *o, struct kutip_str s)
{
	static const char hex[] = "0123456789ABCDEF";

	s = text_trim(s);
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '\n' || c == '\r' || c == '\t')
			continue;
		if (c > ' ' && c < 0x7F &&
		    memchr("\"<>\\^`{|}", c, 9) == NULL) {
			put(o, (char)c);
		} else {
			put(o, '%');
			put(o, hex[c >> 4]);
			put(o, hex[c & 15]);
		}
	}
}

/* ---- together ----------------------------------------------------------- */

/* "/a/b/../c/./d" is "/a/c/d"; start is where the path begins in o. */
static void
put_path(struct out *o, struct kutip_str path)
{
	uint32_t start = o->len;

	while (path.len > 0) {
		bool slash = take_mark(&path, '/');
		struct kutip_str segment = take_until(&path, "/");
		bool up = text_equal_c(segment, "..");

		if (up || text_equal_c(segment, ".")) {
			if (up && o->len > start)
				while (o->len > start &&
				    o->bytes[--o->len] != '/')
					continue;
			if (path.len == 0)
				put(o, '/');
			continue;
		}
		if (slash)
			put(o, '/');
		put_str(o, segment);
	}
}

/* All of base's path up to its last "/", and the reference behind it. */
static void
put_merged(struct out *o, const struct parts *base, struct kutip_str path)
{
	struct out whole = { .len = 0 };
	uint32_t keep = base->path.len;

	while (keep > 0 && base->path.ptr[keep - 1] != '/')
		keep--;
	if (keep == 0)
		put(&whole, '/');
	put_str(&whole, (struct kutip_str){ base->path.ptr, keep });
	put_str(&whole, path);
	o->failed |= whole.failed;
	put_path(o, out_str(&whole));
}

/* Section 5.2.2, where base is of the web and ref has no scheme. */
static void
put_relative(struct out *o, const struct parts *base, const struct parts *ref)
{
	const struct parts *query = ref;

	put_str(o, base->scheme);
	put_str(o, STR("://"));
	put_str(o, ref->has_authority ? ref->authority : base->authority);
	if (ref->has_authority || text_begins(ref->path, STR("/"))) {
		put_path(o, ref->path);
	} else if (ref->path.len == 0) {
		put_str(o, base->path);
		query = ref->has_query ? ref : base;
	} else {
		put_merged(o, base, ref->path);
	}
	if (query->has_query) {
		put(o, '?');
		put_str(o, query->query);
	}
	if (ref->has_fragment) {
		put(o, '#');
		put_str(o, ref->fragment);
	}
}

static bool
same_page(const struct parts *base, struct kutip_str url)
{
	struct parts p = split(url);

	return p.has_fragment && text_equal(p.authority, base->authority) &&
	    text_equal(p.path, base->path) &&
	    p.has_query == base->has_query && text_equal(p.query, base->query);
}

struct kutip_str
url_resolve(struct arena *arena, struct kutip_str base, struct kutip_str ref)
{
	struct out from = { .len = 0 }, to = { .len = 0 }, whole = { .len = 0 };
	struct parts b, r;

	clean(&from, base);
	clean(&to, ref);
	b = split(out_str(&from));
	r = split(out_str(&to));
	if (r.scheme.len > 0)
		put_str(&whole, out_str(&to));
	else if (is_web(b.scheme) && b.authority.len > 0 && to.len > 0)
		put_relative(&whole, &b, &r);
	if (from.failed || to.failed || whole.failed ||
	    !url_is_sound(out_str(&whole)) ||
	    same_page(&b, out_str(&whole)))
		return STR("");
	return arena_str(arena, whole.bytes, whole.len);
}

bool
url_is_sound(struct kutip_str s)
{
	struct parts p = split(s);

	for (uint32_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] >= 0x7F ||
		    memchr("\"<>\\^`{|}", s.ptr[i], 9) != NULL)
			return false;
	if (is_web(p.scheme))
		return p.authority.len > 0;
	return is_scheme(p.scheme, "mailto") && p.path.len > 0;
}

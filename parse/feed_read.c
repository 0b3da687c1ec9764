/*
 * feed_read.c - the one item of a feed as a brief.  See feed_read.h.
 *
 * RSS and Atom are read by one table: their elements have the same few
 * meanings, and feeds that mix the two (atom:link in RSS, dc:date in Atom) are
 * as usual as those that do not.
 */
#include "feed_read.h"

#include "error.h"
#include "feed.h"
#include "feed_date.h"
#include "feed_read_json.h"
#include "item.h"
#include "newsml.h"
#include "nitf.h"
#include "text.h"
#include "url.h"
#include "xml.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- namespaces --------------------------------------------------------- */

enum space { SPACE_OWN, SPACE_CONTENT, SPACE_DC, SPACE_MEDIA, SPACE_ITUNES,
	SPACE_XHTML, SPACE_OTHER };

/* As they are declared, or as they are called where nobody did. */
static const struct { const char *name; enum space space; } spaces[] = {
	{ "", SPACE_OWN }, { "http://purl.org/rss/1.0/", SPACE_OWN },
	{ "http://my.netscape.com/rdf/simple/0.9/", SPACE_OWN },
	{ "http://www.w3.org/2005/Atom", SPACE_OWN }, { "atom", SPACE_OWN },
	{ "http://purl.org/atom/ns#", SPACE_OWN },
	{ "http://backend.userland.com/rss2", SPACE_OWN },
	{ "http://purl.org/rss/1.0/modules/content/", SPACE_CONTENT },
	{ "content", SPACE_CONTENT },
	{ "http://purl.org/dc/elements/1.1/", SPACE_DC }, { "dc", SPACE_DC },
	{ "http://purl.org/dc/terms/", SPACE_DC },
	{ "http://search.yahoo.com/mrss/", SPACE_MEDIA },
	{ "http://search.yahoo.com/mrss", SPACE_MEDIA },
	{ "media", SPACE_MEDIA },
	{ "http://www.itunes.com/dtds/podcast-1.0.dtd", SPACE_ITUNES },
	{ "itunes", SPACE_ITUNES },
	{ "http://www.w3.org/1999/xhtml", SPACE_XHTML },
};

static enum space
space_of(const struct xml *x)
{
	for (size_t i = 0; i < LEN(spaces); i++)
		if (text_equal_c(xml_space(x), spaces[i].name))
			return spaces[i].space;
	return SPACE_OTHER;
}

/* ---- elements ----------------------------------------------------------- */

/* All words of the element at hand, in the item's arena. */
static struct kutip_str
words_of(struct item *it, struct xml *x)
{
	struct buf words = { 0 };
	struct kutip_str s;

	xml_words(x, &words);
	s = text_trim(buf_as_str(&words));
	s = arena_str(&it->arena, s.ptr ? s.ptr : "", s.len);
	buf_free(&words);
	return s;
}

/* xml:base of the element, which goes on from the one around it. */
static void
take_base(struct item *it, struct xml *x)
{
	struct kutip_str base = xml_attr(x, "base"), whole;

	if (base.len == 0)
		return;
	base = arena_str(&it->arena, base.ptr, base.len);
	whole = url_resolve(&it->arena, it->base, base);
	if (whole.len > 0)
		it->base = whole;
}

static void
take_lang(struct item *it, struct xml *x)
{
	item_set_lang(it, xml_attr(x, "lang"));
}

static bool
is_plain(struct kutip_str type)
{
	return text_equal_c(type, "text") || text_equal_c(type, "text/plain");
}

static void
take_title(struct item *it, struct xml *x)
{
	bool plain = is_plain(xml_attr(x, "type"));
	struct kutip_str s = words_of(it, x);

	if (it->title.len > 0)
		return;
	/* a title of text: its "&lt;" is a "<" that is meant */
	if (plain && text_find(s, STR("<"), 0) != KUTIP_NONE)
		buf_str(&it->title, s);
	else
		item_put_words(it, s, &it->title);
}

/* <link>https://…</link>, <link rel="enclosure" type="audio/mpeg" href="…"/> */
static void
take_link(struct item *it, struct xml *x)
{
	struct kutip_str rel = xml_attr(x, "rel"), href, words;
	bool alternate = rel.len == 0 || text_equal_c(rel, "alternate");

	if (text_equal_c(rel, "enclosure"))
		it->recording = true;
	href = xml_attr(x, "href");
	href = arena_str(&it->arena, href.ptr, href.len);
	words = words_of(it, x);
	if (alternate && it->url.len == 0)
		it->url = href.len ? href : words;
}

/* The address where the id is one, and no other is given. */
static void
take_id(struct item *it, struct xml *x)
{
	bool is_link = !text_equal_c(xml_attr(x, "isPermaLink"), "false");
	struct kutip_str s = words_of(it, x);

	if (is_link && it->url.len == 0 && (text_begins(s, STR("http://")) ||
	    text_begins(s, STR("https://"))))
		it->url = s;
}

static void
take_body(struct item *it, struct xml *x, enum item_body which)
{
	struct buf inner = { 0 }, *out = &it->body[which];
	struct kutip_str type = xml_attr(x, "type");
	bool xhtml = text_equal_c(type, "xhtml"), plain = is_plain(type);

	take_base(it, x);
	take_lang(it, x);
	if (out->len > 0) {
		xml_skip(x);
		return;
	}
	if (xhtml)
		xml_inner(x, &inner);
	else
		xml_words(x, &inner);
	if (xhtml)
		buf_str(out, buf_as_str(&inner));
	else if (plain)
		item_put_text(buf_as_str(&inner), out);
	else
		item_put_html(buf_as_str(&inner), out);
	buf_free(&inner);
}

/* "siti@h.example (Siti Aminah)" */
static void
add_author(struct item *it, struct kutip_str s)
{
	uint32_t open = text_find(s, STR(" ("), 0);

	if (it->authors.n == KUTIP_BYLINES)
		return;
	if (open != KUTIP_NONE && text_ends(s, STR(")")) &&
	    text_find(s, STR("@"), 0) < open) {
		s.ptr += open + 2;
		s.len -= open + 3;
	}
	if (text_find(s, STR("@"), 0) == KUTIP_NONE &&
	    !text_equal_c(s, "Unknown"))
		authors_add(&it->authors, s);
}

/* RSS writes a name, Atom <name> in it, beside <email> and <uri>. */
static void
take_author(struct item *it, struct xml *x)
{
	struct buf words = { 0 };
	uint32_t depth = xml_depth(x);
	struct kutip_str name = STR("");
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		if (e == XML_TEXT)
			buf_str(&words, xml_text(x));
		else if (e == XML_START && xml_is(x, "name"))
			name = words_of(it, x);
		else if (e == XML_START)
			xml_skip(x);
	}
	add_author(it, name.len ? name : text_trim(buf_as_str(&words)));
	buf_free(&words);
}

static void
take_recording(struct item *it, struct xml *x)
{
	struct kutip_str type = xml_attr(x, "type"), medium;

	it->recording |= text_begins(type, STR("audio/")) ||
	    text_begins(type, STR("video/"));
	medium = xml_attr(x, "medium");
	it->recording |= text_equal_c(medium, "audio") ||
	    text_equal_c(medium, "video");
	xml_skip(x);
}

enum meaning { IS_TITLE, IS_LINK, IS_ID, IS_SUMMARY, IS_CONTENT, IS_AUTHOR,
	IS_PUBLISHED, IS_UPDATED, IS_RECORDING, IS_LANG };

static const struct { enum space space; const char *name; enum meaning is; } elements[] = {
	{ SPACE_OWN, "title", IS_TITLE }, { SPACE_OWN, "link", IS_LINK },
	{ SPACE_OWN, "guid", IS_ID }, { SPACE_OWN, "id", IS_ID },
	{ SPACE_OWN, "description", IS_SUMMARY },
	{ SPACE_OWN, "summary", IS_SUMMARY },
	{ SPACE_ITUNES, "summary", IS_SUMMARY },
	{ SPACE_CONTENT, "encoded", IS_CONTENT },
	{ SPACE_OWN, "content", IS_CONTENT },
	{ SPACE_XHTML, "body", IS_CONTENT }, { SPACE_XHTML, "div", IS_CONTENT },
	{ SPACE_OWN, "author", IS_AUTHOR }, { SPACE_DC, "creator", IS_AUTHOR },
	{ SPACE_ITUNES, "author", IS_AUTHOR },
	{ SPACE_OWN, "pubDate", IS_PUBLISHED },
	{ SPACE_OWN, "published", IS_PUBLISHED },
	{ SPACE_OWN, "issued", IS_PUBLISHED },
	{ SPACE_DC, "date", IS_PUBLISHED }, { SPACE_DC, "issued", IS_PUBLISHED },
	{ SPACE_OWN, "updated", IS_UPDATED }, { SPACE_OWN, "modified", IS_UPDATED },
	{ SPACE_OWN, "enclosure", IS_RECORDING },
	{ SPACE_MEDIA, "content", IS_RECORDING },
	{ SPACE_DC, "language", IS_LANG }, { SPACE_OWN, "language", IS_LANG },
};

static void
take_date(struct item *it, struct xml *x, struct kutip_date *date)
{
	struct kutip_str s = words_of(it, x);

	if (date->year < 0)
		*date = feed_date(s);
}

static void
take_element(struct item *it, struct xml *x, enum meaning is)
{
	switch (is) {
	case IS_TITLE:
		take_title(it, x);
		break;
	case IS_LINK:
		take_link(it, x);
		break;
	case IS_ID:
		take_id(it, x);
		break;
	case IS_SUMMARY:
		take_body(it, x, ITEM_SUMMARY);
		break;
	case IS_CONTENT:
		take_body(it, x, ITEM_CONTENT);
		break;
	case IS_AUTHOR:
		take_author(it, x);
		break;
	case IS_PUBLISHED:
		take_date(it, x, &it->published);
		break;
	case IS_UPDATED:
		take_date(it, x, &it->updated);
		break;
	case IS_RECORDING:
		take_recording(it, x);
		break;
	case IS_LANG:
		item_set_lang(it, words_of(it, x));
		break;
	}
}

/* The meaning of the element that starts, or -1. */
static int
meaning_of(const struct xml *x)
{
	enum space space = space_of(x);

	for (size_t i = 0; i < LEN(elements); i++)
		if (elements[i].space == space && xml_is(x, elements[i].name))
			return (int)elements[i].is;
	return -1;
}

static void
read_item(struct item *it, struct xml *x)
{
	uint32_t depth = xml_depth(x);
	enum xml_event e;

	take_base(it, x);
	take_lang(it, x);
	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		int is = e == XML_START ? meaning_of(x) : -1;

		if (is >= 0)
			take_element(it, x, (enum meaning)is);
		else if (e == XML_START)
			xml_skip(x);
	}
}

/* ---- the channel around it ---------------------------------------------- */

struct channel {
	struct item *item;
	const struct feed_kind *kind;
	struct kutip_str link, lang;
	struct authors authors;
};

/* What the channel says of itself stands for what the item does not say. */
static void
take_channel(struct channel *c, struct xml *x)
{
	struct item own;

	item_init(&own, c->item->d);
	switch (meaning_of(x)) {
	case IS_TITLE:
		item_set_site(c->item, words_of(&own, x));
		break;
	case IS_LINK:
		take_link(&own, x);
		if (c->link.len == 0)
			c->link = arena_str(&c->item->arena, own.url.ptr,
			    own.url.len);
		break;
	case IS_AUTHOR:
		take_author(&own, x);
		c->authors = own.authors;
		break;
	case IS_LANG:
		c->lang = words_of(c->item, x);
		break;
	default:
		xml_skip(x);
	}
	item_free(&own);
}

static void
read_channel(struct channel *c, struct xml *x)
{
	const struct feed_kind *kind = c->kind;
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE) {
		if (e != XML_START)
			continue;
		if (xml_depth(x) == 0) {
			take_base(c->item, x);
			c->lang = xml_attr(x, "lang");
			c->lang = arena_str(&c->item->arena, c->lang.ptr,
			    c->lang.len);
			if (kind->item == NULL)
				read_item(c->item, x);
		} else if (kind->item != NULL && xml_is(x, kind->item)) {
			read_item(c->item, x);
		} else if (kind->box == NULL || !xml_is(x, kind->box)) {
			take_channel(c, x);
		}
	}
}

static enum kutip_result
read_xml(struct item *it, const struct feed *f, struct kutip_error *err)
{
	struct channel c = { .item = it, .kind = f->kind, .link = STR(""),
	    .lang = STR("") };
	struct xml *x;
	enum kutip_result r = xml_open(&x, f->text, err);

	if (r != KUTIP_OK)
		return r;
	it->has_more = true;
	read_channel(&c, x);
	item_note_broken(it, x);
	xml_close(x);
	item_set_lang(it, c.lang);
	if (it->base.len == 0)
		it->base = c.link;
	if (it->authors.n == 0)
		it->authors = c.authors;
	return KUTIP_OK;
}

/* ---- all of them -------------------------------------------------------- */

static enum kutip_result
read_words(struct item *it, const struct feed *f, const char *name,
    struct kutip_error *err)
{
	switch (f->kind->format) {
	case FEED_JSON:
		return feed_read_json(it, name, f->text, err);
	case FEED_NITF:
		return nitf_read(it, f->text, err);
	case FEED_G2: case FEED_G2_MESSAGE: case FEED_NEWSML:
		return newsml_read(it, f->text, err);
	default:
		return read_xml(it, f, err);
	}
}

static enum kutip_result
read_only_item(struct draft *d, const struct feed *f, const char *name,
    struct kutip_error *err)
{
	struct item it;
	enum kutip_result r;

	item_init(&it, d);
	r = read_words(&it, f, name, err);
	if (r == KUTIP_OK)
		r = item_hand(&it, err);
	item_free(&it);
	return r;
}

enum kutip_result
feed_read(struct draft *d, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct feed f;
	enum kutip_result r = feed_open(&f, text, &arena, name, err);

	if (r == KUTIP_OK && f.n > 1)
		r = error_set(err, KUTIP_FORMAT, name, 0, "this is a feed of %u "
		    "briefs; open one of them, such as %s/%.*s", f.n, name,
		    (int)f.items[0].name.len, f.items[0].name.ptr);
	if (r == KUTIP_OK) {
		d->meta.format = f.kind->mime;
		r = read_only_item(d, &f, name, err);
	}
	arena_free(&arena);
	return r;
}

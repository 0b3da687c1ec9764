/*
 * nitf.c - NITF into an item.  See nitf.h.
 */
#include "nitf.h"

#include "feed_date.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- the body as HTML --------------------------------------------------- */

/* Elements that mean what HTML's mean; of others the inside is taken, and of
 * those without an HTML name nothing at all. */
static const struct { const char *nitf, *html; } elements[] = {
	{ "p", "p" }, { "hl2", "h3" }, { "hl1", "h2" }, { "block", "div" },
	{ "bq", "blockquote" }, { "q", "q" }, { "credit", "p" },
	{ "em", "em" }, { "br", "br" }, { "hr", "hr" }, { "pre", "pre" },
	{ "ol", "ol" }, { "ul", "ul" }, { "li", "li" },
	{ "dl", "dl" }, { "dt", "dt" }, { "dd", "dd" },
	{ "table", "table" }, { "caption", "caption" }, { "thead", "thead" },
	{ "tbody", "tbody" }, { "tr", "tr" }, { "th", "th" }, { "td", "td" },
	{ "nitf-table", "div" },
	{ "media", "figure" }, { "media-caption", "figcaption" },
	{ "fn", "p" }, { "a", "a" }, { "note", "p" },
	{ "media-reference", NULL }, { "media-metadata", NULL },
	{ "media-object", NULL }, { "media-producer", NULL },
	{ "nitf-table-metadata", NULL }, { "custom-table", NULL },
	{ "alt-code", NULL }, { "datasource", NULL }, { "tagline", "p" },
	{ "bibliography", "p" },
};

/* -1: none of them. */
static int
element_of(const struct xml *x)
{
	for (size_t i = 0; i < LEN(elements); i++)
		if (xml_is(x, elements[i].nitf))
			return (int)i;
	return -1;
}

static void
put_escaped(struct kutip_str s, struct buf *out)
{
	for (uint32_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '<': buf_puts(out, "&lt;"); break;
		case '&': buf_puts(out, "&amp;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		default: buf_putc(out, s.ptr[i]);
		}
	}
}

static void
put_start(struct xml *x, const char *html, struct buf *out)
{
	struct kutip_str href = xml_attr(x, "href");

	buf_puts(out, "<");
	buf_puts(out, html);
	if (href.len > 0) {
		buf_puts(out, " href=\"");
		put_escaped(href, out);
		buf_puts(out, "\"");
	}
	buf_puts(out, ">");
}

/* The inside of the element that starts, as HTML; then at its end. */
static void
put_inside(struct xml *x, struct buf *out)
{
	uint32_t depth = xml_depth(x);
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		int k = e == XML_TEXT ? -1 : element_of(x);

		if (e == XML_TEXT) {
			put_escaped(xml_text(x), out);
		} else if (k >= 0 && elements[k].html == NULL) {
			xml_skip(x);
		} else if (k >= 0 && e == XML_START) {
			put_start(x, elements[k].html, out);
		} else if (k >= 0) {
			buf_puts(out, "</");
			buf_puts(out, elements[k].html);
			buf_puts(out, ">");
		}
	}
	buf_putc(out, '\n');
}

/* ---- its head ----------------------------------------------------------- */

static void
put_words(struct item *it, struct xml *x, struct buf *out)
{
	struct buf words = { 0 };

	xml_words(x, &words);
	if (out->len == 0)
		item_put_words(it, buf_as_str(&words), out);
	buf_free(&words);
}

/* "By <person>Siti Aminah</person><byttl>Bernama</byttl>" */
static void
take_byline(struct item *it, struct xml *x)
{
	struct buf words = { 0 };
	uint32_t depth = xml_depth(x);
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		if (e == XML_TEXT)
			buf_str(&words, xml_text(x));
		else if (e == XML_START && xml_is(x, "byttl"))
			xml_skip(x);
	}
	if (it->authors.n == 0)
		authors_add(&it->authors, arena_str(&it->arena,
		    words.ptr ? words.ptr : "", words.len));
	buf_free(&words);
}

static void
take_date(struct xml *x, struct kutip_date *date)
{
	if (date->year < 0)
		*date = feed_date(xml_attr(x, "norm"));
	xml_skip(x);
}

static void
take_address(struct item *it, struct xml *x)
{
	struct kutip_str ref = xml_attr(x, "ex-ref"), name;

	if (it->url.len == 0)
		it->url = arena_str(&it->arena, ref.ptr, ref.len);
	name = xml_attr(x, "name");
	if (name.len > 0)
		item_set_site(it, name);
	xml_skip(x);
}

/* A standfirst: <hl2> of the head, or an abstract of a paragraph or two. */
static void
take_deck(struct item *it, struct xml *x)
{
	struct buf *out = &it->body[ITEM_SUMMARY];

	if (out->len > 0)
		xml_skip(x);
	else
		put_inside(x, out);
}

enum meaning { IS_TITLE, IS_HEAD_TITLE, IS_DECK, IS_BYLINE, IS_DATELINE,
	IS_BODY, IS_ISSUED, IS_STORY, IS_ADDRESS, IS_DISTRIBUTOR,
	IS_SUBJECT, IS_NOTHING };

static const struct { const char *name; enum meaning is; } heads[] = {
	{ "hl1", IS_TITLE }, { "title", IS_HEAD_TITLE }, { "hl2", IS_DECK },
	{ "abstract", IS_DECK }, { "byline", IS_BYLINE },
	{ "dateline", IS_DATELINE },
	{ "body.content", IS_BODY }, { "body.end", IS_BODY },
	{ "date.issue", IS_ISSUED }, { "date.release", IS_STORY },
	{ "story.date", IS_STORY }, { "pubdata", IS_ADDRESS },
	{ "distributor", IS_DISTRIBUTOR }, { "tobject.subject", IS_SUBJECT }, { "media", IS_NOTHING },
	{ "note", IS_NOTHING },
};

static int
head_of(const struct xml *x)
{
	for (size_t i = 0; i < LEN(heads); i++)
		if (xml_is(x, heads[i].name))
			return (int)heads[i].is;
	return -1;
}

struct found { struct buf head_title, distributor; };

static void
take(struct item *it, struct xml *x, enum meaning is, struct found *f)
{
	switch (is) {
	case IS_TITLE:
		put_words(it, x, &it->title);
		break;
	case IS_HEAD_TITLE:
		put_words(it, x, &f->head_title);
		break;
	case IS_DECK:
		take_deck(it, x);
		break;
	case IS_BYLINE:
		take_byline(it, x);
		break;
	case IS_DATELINE:
		put_words(it, x, &it->dateline);
		break;
	case IS_BODY:
		put_inside(x, &it->body[ITEM_CONTENT]);
		break;
	case IS_ISSUED:
		take_date(x, &it->published);
		break;
	case IS_STORY:
		take_date(x, &it->updated);
		break;
	case IS_ADDRESS:
		take_address(it, x);
		break;
	case IS_DISTRIBUTOR:
		put_words(it, x, &f->distributor);
		break;
	case IS_SUBJECT:
		item_add_subject(it, xml_attr(x, "tobject.subject.refnum"));
		xml_skip(x);
		break;
	case IS_NOTHING:
		xml_skip(x);
		break;
	}
}

void
nitf_take(struct item *it, struct xml *x)
{
	uint32_t depth = xml_depth(x);
	struct found f = { .head_title = { 0 } };
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(x) <= depth)) {
		int is = e == XML_START ? head_of(x) : -1;

		if (is >= 0)
			take(it, x, (enum meaning)is, &f);
	}
	if (it->title.len == 0)
		buf_str(&it->title, buf_as_str(&f.head_title));
	item_set_site(it, buf_as_str(&f.distributor));
	buf_free(&f.head_title);
	buf_free(&f.distributor);
}

enum kutip_result
nitf_read(struct item *it, struct kutip_str text, struct kutip_error *err)
{
	struct xml *x;
	enum kutip_result r = xml_open(&x, text, err);
	enum xml_event e;

	if (r != KUTIP_OK)
		return r;
	while ((e = xml_next(x)) != XML_DONE)
		if (e == XML_START && xml_is(x, "nitf"))
			nitf_take(it, x);
	item_note_broken(it, x);
	xml_close(x);
	return KUTIP_OK;
}

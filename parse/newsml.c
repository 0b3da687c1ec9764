/*
 * newsml.c - NewsML into an item.  See newsml.h.
 */
#include "newsml.h"

#include "feed_date.h"
#include "nitf.h"
#include "text.h"
#include "xml.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* How much a rendition tells; a higher one replaces a lower. */
enum rank { RANK_NONE, RANK_PLAIN, RANK_HTML, RANK_MARKUP };

struct wire {
	struct item *it;
	struct xml *x;
	enum rank rank;			/* of the body that is there */
};

/* ---- small words -------------------------------------------------------- */

static struct kutip_str
words_of(struct wire *w)
{
	struct buf words = { 0 };
	struct kutip_str s;

	xml_words(w->x, &words);
	s = text_trim(buf_as_str(&words));
	s = arena_str(&w->it->arena, s.ptr ? s.ptr : "", s.len);
	buf_free(&words);
	return s;
}

static void
take_words(struct wire *w, struct buf *out)
{
	struct kutip_str s = words_of(w);

	if (out->len == 0)
		item_put_words(w->it, s, out);
}

static void
take_date(struct wire *w, struct kutip_date *date)
{
	struct kutip_str s = words_of(w);

	if (date->year < 0)
		*date = feed_date(s);
}

/* The words of <name> in the element that starts, else its literal. */
static struct kutip_str
name_of(struct wire *w)
{
	struct kutip_str name = xml_attr(w->x, "literal");
	uint32_t depth = xml_depth(w->x);
	enum xml_event e;

	if (name.len == 0)
		name = xml_attr(w->x, "FormalName");
	name = arena_str(&w->it->arena, name.ptr, name.len);
	while ((e = xml_next(w->x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(w->x) <= depth))
		if (e == XML_START && xml_is(w->x, "name"))
			name = words_of(w);
	return name;
}

static void
take_by(struct wire *w)
{
	struct kutip_str s = words_of(w);

	if (w->it->authors.n == 0)
		authors_add(&w->it->authors, s);
}

static void
take_deck(struct wire *w)
{
	struct kutip_str s = words_of(w);

	if (w->it->body[ITEM_SUMMARY].len == 0)
		item_put_text(s, &w->it->body[ITEM_SUMMARY]);
}

/* ---- subjects and status ------------------------------------------------ */

static void
take_subject(struct wire *w)
{
	item_add_subject(w->it, xml_attr(w->x, "qcode"));
	xml_skip(w->x);
}

/* NewsML 1.2: <SubjectDetail FormalName="04005003"/> */
static void
take_old_subject(struct wire *w)
{
	item_add_subject(w->it, xml_attr(w->x, "FormalName"));
}

/* "stat:canceled"; "Canceled". */
static void
take_status(struct wire *w)
{
	static const struct { const char *is, *message; } states[] = {
		{ "canceled", "the agency has canceled this item; it is not to "
		    "be used" },
		{ "withheld", "the agency withholds this item; it is not to be "
		    "used yet" },
		{ "embargoed", "this item is under an embargo" },
	};
	struct kutip_str s = xml_attr(w->x, "qcode");
	char low[16];
	uint32_t colon, n = 0;

	if (s.len == 0)
		s = xml_attr(w->x, "FormalName");
	colon = text_find(s, STR(":"), 0);
	for (uint32_t i = colon == KUTIP_NONE ? 0 : colon + 1;
	    i < s.len && n < sizeof(low); i++)
		low[n++] = (char)text_lower((unsigned char)s.ptr[i]);
	for (size_t i = 0; i < LEN(states); i++)
		if (text_equal_c((struct kutip_str){ low, n }, states[i].is))
			draft_note(w->it->d, (struct kutip_span){ 0, 0 },
			    states[i].message);
	xml_skip(w->x);
}

static void
take_embargo(struct wire *w)
{
	if (words_of(w).len > 0)
		draft_note(w->it->d, (struct kutip_span){ 0, 0 },
		    "this item was under an embargo when it was sent");
}

/* ---- content ------------------------------------------------------------ */

/* The body that is to be filled, emptied; NULL where a better one is there. */
static struct buf *
body_for(struct wire *w, enum rank rank)
{
	struct buf *body = &w->it->body[ITEM_CONTENT];

	if (rank <= w->rank)
		return NULL;
	w->rank = rank;
	buf_clear(body);
	return body;
}

/* An element of the body as it stands, tags and all, behind out; NITF goes
 * straight into the item. */
static void
take_element(struct wire *w, struct buf *out)
{
	struct kutip_str name = xml_name(w->x);

	if (xml_is(w->x, "nitf")) {
		if (body_for(w, RANK_MARKUP) != NULL)
			nitf_take(w->it, w->x);
		else
			xml_skip(w->x);
		return;
	}
	name = arena_str(&w->it->arena, name.ptr, name.len);
	buf_printf(out, "<%.*s>", (int)name.len, name.ptr);
	xml_inner(w->x, out);
	buf_printf(out, "</%.*s>\n", (int)name.len, name.ptr);
}

static void
take_characters(struct wire *w, struct kutip_str s, struct kutip_str type)
{
	bool html = text_find(type, STR("html"), 0) != KUTIP_NONE ||
	    text_begins(s, STR("<"));
	struct buf *body;

	if (s.len == 0)
		return;
	body = body_for(w, html ? RANK_HTML : RANK_PLAIN);
	if (body == NULL)
		return;
	if (html)
		item_put_html(s, body);
	else
		item_put_text(s, body);
}

/* inlineXML, inlineData and DataContent: elements or characters. */
static void
take_content(struct wire *w)
{
	struct kutip_str type = xml_attr(w->x, "contenttype");
	struct buf words = { 0 }, markup = { 0 }, *body;
	uint32_t depth = xml_depth(w->x);
	enum xml_event e;

	type = arena_str(&w->it->arena, type.ptr, type.len);
	while ((e = xml_next(w->x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(w->x) <= depth)) {
		if (e == XML_TEXT)
			buf_str(&words, xml_text(w->x));
		else if (e == XML_START)
			take_element(w, &markup);
	}
	if (markup.len > 0) {
		body = body_for(w, RANK_MARKUP);
		if (body != NULL)
			buf_str(body, buf_as_str(&markup));
	} else {
		take_characters(w, text_trim(buf_as_str(&words)), type);
	}
	buf_free(&words);
	buf_free(&markup);
}

/* An item of a package: its title as an item of a list. */
static void
take_reference(struct wire *w)
{
	struct buf *body = &w->it->body[ITEM_CONTENT];
	uint32_t depth = xml_depth(w->x);
	struct kutip_str title = STR("");
	enum xml_event e;

	while ((e = xml_next(w->x)) != XML_DONE &&
	    !(e == XML_END && xml_depth(w->x) <= depth))
		if (e == XML_START && (xml_is(w->x, "title") ||
		    xml_is(w->x, "headline")))
			title = words_of(w);
	if (title.len == 0)
		return;
	buf_puts(body, "<li>");
	item_put_text(title, body);
	buf_puts(body, "</li>");
}

/* ---- elements ----------------------------------------------------------- */

enum meaning { IS_TITLE, IS_DECK, IS_BY, IS_DATELINE, IS_CREATED, IS_VERSION,
	IS_SITE, IS_LANG, IS_SUBJECT, IS_OLD_SUBJECT, IS_STATUS, IS_EMBARGO,
	IS_CONTENT, IS_REMOTE, IS_REFERENCE, IS_NOTHING };

static const struct { const char *name; enum meaning is; } elements[] = {
	{ "headline", IS_TITLE }, { "HeadLine", IS_TITLE },
	{ "SubHeadLine", IS_DECK }, { "description", IS_DECK },
	{ "by", IS_BY }, { "ByLine", IS_BY },
	{ "dateline", IS_DATELINE }, { "DateLine", IS_DATELINE },
	{ "contentCreated", IS_CREATED }, { "firstCreated", IS_CREATED },
	{ "FirstCreated", IS_CREATED },
	{ "versionCreated", IS_VERSION }, { "ThisRevisionCreated", IS_VERSION },
	{ "provider", IS_SITE }, { "Party", IS_SITE },
	{ "language", IS_LANG }, { "Language", IS_LANG },
	{ "subject", IS_SUBJECT }, { "Subject", IS_OLD_SUBJECT },
	{ "SubjectMatter", IS_OLD_SUBJECT },
	{ "SubjectDetail", IS_OLD_SUBJECT },
	{ "pubStatus", IS_STATUS }, { "Status", IS_STATUS },
	{ "embargoed", IS_EMBARGO },
	{ "inlineXML", IS_CONTENT }, { "inlineData", IS_CONTENT },
	{ "DataContent", IS_CONTENT },
	{ "remoteContent", IS_REMOTE }, { "itemRef", IS_REFERENCE },
	/* what else has a headline or a name in it */
	{ "catalog", IS_NOTHING }, { "rightsInfo", IS_NOTHING },
	{ "assert", IS_NOTHING }, { "partMeta", IS_NOTHING },
	{ "header", IS_NOTHING }, { "NewsEnvelope", IS_NOTHING },
	{ "Catalog", IS_NOTHING }, { "TopicSet", IS_NOTHING },
	{ "link", IS_NOTHING },
};

static void
take_lang(struct wire *w)
{
	struct kutip_str tag = xml_attr(w->x, "tag");

	if (tag.len == 0)
		tag = xml_attr(w->x, "FormalName");
	item_set_lang(w->it, tag);
	xml_skip(w->x);
}

static void
take_remote(struct wire *w)
{
	struct kutip_str type = xml_attr(w->x, "contenttype");

	w->it->recording |= text_begins(type, STR("audio/")) ||
	    text_begins(type, STR("video/"));
	xml_skip(w->x);
}

static void
take_site(struct wire *w)
{
	struct kutip_str name = name_of(w);

	if (name.len > 0)
		item_set_site(w->it, name);
}

static void
take(struct wire *w, enum meaning is)
{
	switch (is) {
	case IS_TITLE:
		take_words(w, &w->it->title);
		break;
	case IS_DECK:
		take_deck(w);
		break;
	case IS_BY:
		take_by(w);
		break;
	case IS_DATELINE:
		take_words(w, &w->it->dateline);
		break;
	case IS_CREATED:
		take_date(w, &w->it->published);
		break;
	case IS_VERSION:
		take_date(w, &w->it->updated);
		break;
	case IS_SITE:
		take_site(w);
		break;
	case IS_LANG:
		take_lang(w);
		break;
	case IS_SUBJECT:
		take_subject(w);
		break;
	case IS_OLD_SUBJECT:
		take_old_subject(w);
		break;
	case IS_STATUS:
		take_status(w);
		break;
	case IS_EMBARGO:
		take_embargo(w);
		break;
	case IS_CONTENT:
		take_content(w);
		break;
	case IS_REMOTE:
		take_remote(w);
		break;
	case IS_REFERENCE:
		take_reference(w);
		break;
	case IS_NOTHING:
		xml_skip(w->x);
		break;
	}
}

static void
take_any(struct wire *w)
{
	for (size_t i = 0; i < LEN(elements); i++)
		if (xml_is(w->x, elements[i].name)) {
			take(w, elements[i].is);
			return;
		}
}

enum kutip_result
newsml_read(struct item *it, struct kutip_str text, struct kutip_error *err)
{
	struct wire w = { .it = it };
	enum kutip_result r = xml_open(&w.x, text, err);
	enum xml_event e;

	if (r != KUTIP_OK)
		return r;
	while ((e = xml_next(w.x)) != XML_DONE)
		if (e == XML_START)
			take_any(&w);
	item_note_broken(it, w.x);
	xml_close(w.x);
	return KUTIP_OK;
}

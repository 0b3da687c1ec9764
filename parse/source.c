/*
 * source.c - which kind of source the bytes are.  See source.h.
 *
 * A kind is a row of a table: what it is called, how it is told, how it is
 * read.  Kinds of bytes are asked first; what is none of them is text, and is
 * decoded before the kinds of text are asked.  The first that says yes reads.
 */
#include "source.h"

#include "article.h"
#include "decode.h"
#include "error.h"
#include "feed.h"
#include "feed_read.h"
#include "limits.h"
#include "odt.h"
#include "markdown.h"
#include "office.h"
#include "oldviet.h"
#include "pdf.h"
#include "plain.h"
#include "text.h"
#include "unicode.h"
#include "zawgyi.h"

#define SNIFF_BYTES 1024
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static bool
begins_folded(struct kutip_str s, const char *what)
{
	uint32_t i = 0;

	for (; what[i]; i++)
		if (i >= s.len ||
		    text_lower((unsigned char)s.ptr[i]) !=
		    (unsigned char)what[i])
			return false;
	return true;
}

static bool
has_folded(struct kutip_str s, const char *what)
{
	if (s.len > SNIFF_BYTES)
		s.len = SNIFF_BYTES;
	for (; s.len > 0; s.ptr++, s.len--)
		if (begins_folded(s, what))
			return true;
	return false;
}

static bool
name_is_html(const char *name)
{
	struct kutip_str s = text_of(name);

	return text_ends(s, STR(".html")) || text_ends(s, STR(".htm")) ||
	    text_ends(s, STR(".xhtml"));
}

static bool
is_html(const char *name, struct kutip_str s)
{
	static const char *const tags[] = { "<!doctype html", "<html", "<head",
	    "<body", "<article", "<meta", "<title", "<div", "<p>", "<h1" };
	struct kutip_str head = text_trim(s);

	if (head.len == 0 || head.ptr[0] != '<')
		return name_is_html(name) && has_folded(s, "<");
	/* Markdown may begin with "<p align=center>", a page saved as .md not */
	if (markdown_is_named(name))
		return has_folded(head, "<html") ||
		    has_folded(head, "<!doctype html");
	for (uint32_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (begins_folded(head, tags[i]))
			return true;
	return has_folded(head, "<html") || has_folded(head, "<!doctype html") ||
	    name_is_html(name);
}

static bool
is_text(const char *name, struct kutip_str s)
{
	(void)name;
	(void)s;
	return true;
}

static bool
is_office(const char *name, struct kutip_str bytes)
{
	(void)name;
	return office_is(bytes);
}

static bool
is_flat_odt(const char *name, struct kutip_str s)
{
	(void)name;
	return odt_is_flat(s);
}

static enum kutip_result
read_plain(struct draft *d, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	(void)name;
	(void)err;
	plain_read(d, text);
	return KUTIP_OK;
}

static enum kutip_result
read_html(struct draft *d, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	(void)name;
	return article_read(d, text, err);
}

static bool
is_feed(const char *name, struct kutip_str s)
{
	(void)name;
	return feed_is(s);
}

struct kind {
	const char *format;		/* MIME type; meta.format */
	bool (*is)(const char *name, struct kutip_str);
	enum kutip_result (*read)(struct draft *, const char *name,
	    struct kutip_str, struct kutip_error *);
};

static const struct kind kinds_of_bytes[] = {
	{ "application/zip", is_office, office_read },
	{ "application/pdf", pdf_is, pdf_read },
};

static const struct kind kinds_of_text[] = {
	{ "application/vnd.oasis.opendocument.text-flat-xml", is_flat_odt,
	  odt_read_flat },
	{ "application/rss+xml", is_feed, feed_read },
	{ "text/html", is_html, read_html },
	{ "text/markdown", markdown_is, markdown_read },
	{ "text/plain", is_text, read_plain },
};

/* NULL: none of them. */
static const struct kind *
find_kind(const struct kind *kinds, size_t n, const char *name,
    struct kutip_str s)
{
	for (size_t i = 0; i < n; i++) {
		if (kinds[i].is && kinds[i].is(name, s))
			return &kinds[i];
	}
	return NULL;
}

/* ---- what may be a brief -------------------------------------------------- */

static const char *const endings[] = {
	".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".md", ".markdown",
	".pdf", ".docx", ".odt", ".fodt", ".epub",
};

bool
source_is_name(const char *path)
{
	struct kutip_str s = text_of(path);

	for (size_t i = 0; i < LEN(endings); i++) {
		struct kutip_str end = text_of(endings[i]);

		if (s.len > end.len && begins_folded((struct kutip_str){
		    s.ptr + s.len - end.len, end.len }, endings[i]))
			return true;
	}
	return false;
}

bool
source_is_head(struct kutip_str head)
{
	return find_kind(kinds_of_bytes, LEN(kinds_of_bytes), "", head) ||
	    odt_is_flat(head) || feed_is(head) || is_html("", head);
}

/* ---- text ---------------------------------------------------------------- */

/* The fonts for it are dying out: the reader sees Unicode, and is told so. */
static void
convert_zawgyi(struct draft *d, struct buf *text)
{
	struct buf converted = { 0 };

	if (!unicode_from_zawgyi(buf_as_str(text), &converted)) {
		buf_free(&converted);
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "this is Burmese typed in Zawgyi, and cannot be shown in "
		    "Unicode here");
		return;
	}
	buf_free(text);
	*text = converted;
	draft_note(d, (struct kutip_span){ 0, 0 },
	    "this is Burmese typed in Zawgyi; it is shown in Unicode");
}

static void
convert_oldviet(struct draft *d, struct buf *text)
{
	enum oldviet font = oldviet_is(buf_as_str(text));
	struct buf converted = { 0 };

	if (font == OLDVIET_NONE)
		return;
	oldviet_convert(font, buf_as_str(text), &converted);
	if (converted.failed) {
		buf_free(&converted);
		return;
	}
	buf_free(text);
	*text = converted;
	draft_note(d, (struct kutip_span){ 0, 0 }, font == OLDVIET_TCVN3 ?
	    "this is Vietnamese typed for TCVN3 (ABC) fonts; it is shown in Unicode" :
	    "this is Vietnamese typed for VNI fonts; it is shown in Unicode");
}

static enum kutip_result
read_as_text(struct draft *d, const struct source *s, struct kutip_error *err)
{
	struct buf text = { 0 };
	uint32_t replaced = 0;
	const struct kind *kind;
	enum kutip_result r = decode_text(s->name, s->bytes, s->size,
	    s->charset, s->lang, &text, &d->meta.charset, &replaced, err);

	if (s->own != NULL)
		buf_free(s->own);
	if (r == KUTIP_OK && zawgyi_is(buf_as_str(&text)))
		convert_zawgyi(d, &text);
	if (r == KUTIP_OK)
		convert_oldviet(d, &text);
	if (r == KUTIP_OK) {
		kind = find_kind(kinds_of_text, LEN(kinds_of_text), s->name,
		    buf_as_str(&text));
		d->meta.format = kind->format;
		r = kind->read(d, s->name, buf_as_str(&text), err);
	}
	buf_free(&text);
	if (replaced > 0)
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "bytes that are no text were shown as U+FFFD");
	return r;
}

enum kutip_result
source_read(struct draft *d, const struct source *s, struct kutip_error *err)
{
	struct kutip_str bytes = { s->bytes, (uint32_t)s->size };
	const struct kind *kind;
	enum kutip_result r;

	if (s->size > LIMIT_FILE_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, s->name, 0,
		    "larger than %u MiB; cut it into parts",
		    LIMIT_FILE_BYTES >> 20);
	kind = find_kind(kinds_of_bytes, LEN(kinds_of_bytes), s->name, bytes);
	if (kind != NULL) {
		d->meta.format = kind->format;
		d->meta.charset = "UTF-8";
		r = kind->read(d, s->name, bytes, err);
	} else {
		r = read_as_text(d, s, err);
	}
	if (r == KUTIP_OK && d->blocks.n == 0)
		r = error_set(err, KUTIP_EMPTY, s->name, 0,
		    "there are no words in it");
	/* Who reads a page may not know where it came from. */
	if (r != KUTIP_OK)
		error_in(err, s->name);
	return r;
}

/*
 * source.c - which kind of source the bytes are.  See source.h.
 *
 * The bytes decide, then the name: a page saved as .txt is still a page.
 */
#include "source.h"

#include "article.h"
#include "error.h"
#include "plain.h"
#include "text.h"

#define SNIFF_BYTES 1024

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
	for (uint32_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (begins_folded(head, tags[i]))
			return true;
	return has_folded(head, "<html") || has_folded(head, "<!doctype html") ||
	    name_is_html(name);
}

enum kutip_result
source_read(struct draft *d, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;

	if (is_html(name, text)) {
		d->meta.format = "text/html";
		r = article_read(d, text, err);
	} else {
		d->meta.format = "text/plain";
		plain_read(d, text);
	}
	if (r == KUTIP_OK && d->blocks.n == 0)
		r = error_set(err, KUTIP_EMPTY, name, 0,
		    "there are no words in it");
	return r;
}

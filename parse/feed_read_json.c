/*
 * feed_read_json.c - the one item of a JSON Feed, versions 1 and 1.1.
 */
#include "feed_read_json.h"

#include "error.h"
#include "feed_date.h"
#include "json.h"
#include "text.h"

static struct kutip_str
keep(struct item *it, struct kutip_str s)
{
	return arena_str(&it->arena, s.ptr, s.len);
}

/* "authors" of version 1.1, "author" of version 1. */
static void
take_authors(struct item *it, const struct json *of)
{
	const struct json *list = json_get(of, "authors");

	for (size_t i = 0; i < json_count(list); i++)
		authors_add(&it->authors, keep(it,
		    json_get_string(json_at(list, i), "name")));
	if (it->authors.n == 0)
		authors_add(&it->authors, keep(it,
		    json_get_string(json_get(of, "author"), "name")));
}

static void
take_attachments(struct item *it, const struct json *list)
{
	for (size_t i = 0; i < json_count(list); i++) {
		struct kutip_str type = json_get_string(json_at(list, i),
		    "mime_type");

		it->recording |= text_begins(type, STR("audio/")) ||
		    text_begins(type, STR("video/"));
	}
}

static void
take_item(struct item *it, const struct json *j)
{
	struct kutip_str html = json_get_string(j, "content_html");
	struct kutip_str text = json_get_string(j, "content_text");
	struct kutip_str url = json_get_string(j, "url");

	if (url.len == 0)
		url = json_get_string(j, "external_url");
	it->url = keep(it, url);
	item_put_words(it, json_get_string(j, "title"), &it->title);
	item_put_text(json_get_string(j, "summary"), &it->body[ITEM_SUMMARY]);
	if (html.len > 0)
		item_put_html(html, &it->body[ITEM_CONTENT]);
	else
		item_put_text(text, &it->body[ITEM_CONTENT]);
	it->published = feed_date(json_get_string(j, "date_published"));
	it->updated = feed_date(json_get_string(j, "date_modified"));
	item_set_lang(it, json_get_string(j, "language"));
	take_authors(it, j);
	take_attachments(it, json_get(j, "attachments"));
}

enum kutip_result
feed_read_json(struct item *it, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	char why[JSON_WHY_MAX];
	struct json *feed = json_parse_all(text, why);

	if (feed == NULL)
		return error_set(err, KUTIP_FORMAT, name, 0, "%s", why);
	it->has_more = true;
	take_item(it, json_at(json_get(feed, "items"), 0));
	item_set_site(it, json_get_string(feed, "title"));
	item_set_lang(it, json_get_string(feed, "language"));
	it->base = keep(it, json_get_string(feed, "home_page_url"));
	if (it->authors.n == 0)
		take_authors(it, feed);
	json_free(feed);
	return KUTIP_OK;
}

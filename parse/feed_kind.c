/*
 * feed_kind.c - which feeds and wires there are.  See feed_kind.h.
 */
#include "feed_kind.h"

#include "feed_scan.h"
#include "text.h"

static const struct feed_kind kinds[] = {
	{ FEED_RSS, "application/rss+xml", "rss", NULL, "channel", "item",
	    " title link language dc:language " },
	/* RSS 1.0 and 0.90: the items stand beside the channel */
	{ FEED_RDF, "application/rss+xml", "RDF", "//purl.org/rss/1.0",
	    "channel", "item", " title link language dc:language " },
	{ FEED_RDF, "application/rss+xml", "RDF", "netscape.com/rdf/simple",
	    "channel", "item", " title link language dc:language " },
	{ FEED_ATOM, "application/atom+xml", "feed", "tom", NULL, "entry",
	    " title link author " },
	/* an entry alone, as Atom's publishing protocol hands it out */
	{ FEED_ATOM, "application/atom+xml", "entry", "tom", NULL, NULL, "" },
	{ FEED_NITF, "application/nitf+xml", "nitf", NULL, NULL, NULL, "" },
	{ FEED_G2, "application/vnd.iptc.g2.newsitem+xml", "newsItem", NULL,
	    NULL, NULL, "" },
	{ FEED_G2, "application/vnd.iptc.g2.packageitem+xml", "packageItem",
	    NULL, NULL, NULL, "" },
	{ FEED_G2_MESSAGE, "application/vnd.iptc.g2.newsmessage+xml",
	    "newsMessage", NULL, "itemSet", "newsItem", "" },
	{ FEED_NEWSML, "text/vnd.IPTC.NewsML", "NewsML", NULL, NULL,
	    "NewsItem", "" },
};

static const struct feed_kind json_kind = {
	FEED_JSON, "application/feed+json", NULL, NULL, NULL, NULL,
	" title home_page_url language authors author "
};

static bool
has(struct kutip_str s, const char *what)
{
	return what == NULL || text_find(s, text_of(what), 0) != KUTIP_NONE;
}

const struct feed_kind *
feed_kind_of(struct kutip_str text)
{
	struct kutip_str t = text_trim(text);
	struct feed_scan s = { .text = text };

	if (t.len > 0 && t.ptr[0] == '{')
		return has(t, "jsonfeed.org/version/") ||
		    has(t, "jsonfeed.org\\/version\\/") ? &json_kind : NULL;
	if (t.len == 0 || t.ptr[0] != '<' || !feed_scan_next(&s) || !s.starts)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (text_equal_c(s.name, kinds[i].root) &&
		    has(text_slice(text, s.tag), kinds[i].mark))
			return &kinds[i];
	}
	return NULL;
}

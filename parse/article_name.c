/*
 * article_name.c - words of class names.  See article_name.h.
 */
#include "article_name.h"

#include <stdlib.h>

#include "text.h"

struct word {
	const char *word;
	unsigned meaning;
};

#define OUT     NAME_OUT
#define GOOD    NAME_GOOD
#define BAD     NAME_BAD

/* In byte order.  A pair is two words in a row. */
static const struct word words[] = {
	{ "ad", OUT }, { "ads", OUT }, { "adsense", OUT }, { "adslot", OUT },
	{ "advert", OUT }, { "advertisement", OUT }, { "advertising", OUT },
	{ "also-read", OUT }, { "anzeige", OUT }, { "article", GOOD },
	{ "article-body", NAME_BODY }, { "article-content", NAME_BODY },
	{ "article-copy", NAME_BODY }, { "article-text", NAME_BODY },
	{ "articlebody", NAME_BODY }, { "articlecontent", NAME_BODY },
	{ "articletext", NAME_BODY }, { "artikel", GOOD }, { "aside", BAD },
	{ "author", NAME_AUTHOR | BAD }, { "authorname", NAME_AUTHOR | BAD },
	{ "authors", NAME_AUTHOR | BAD }, { "baca-juga", OUT },
	{ "bacajuga", OUT }, { "bagikan", OUT }, { "banner", OUT },
	{ "berita", GOOD }, { "binh-luan", OUT | NAME_COMMENT },
	{ "binhluan", OUT | NAME_COMMENT }, { "bio", NAME_AUTHOR | BAD },
	{ "blog", GOOD }, { "body", GOOD }, { "body-content", NAME_BODY },
	{ "body-copy", NAME_BODY }, { "body-text", NAME_BODY },
	{ "bodycontent", NAME_BODY }, { "bodycopy", NAME_BODY },
	{ "bodytext", NAME_BODY }, { "bottom", BAD }, { "breadcrumb", OUT },
	{ "breadcrumbs", OUT }, { "btn", BAD }, { "button", BAD },
	{ "buttons", OUT }, { "byline", NAME_AUTHOR | OUT },
	{ "bylines", NAME_AUTHOR | OUT }, { "caption", NAME_CAPTION },
	{ "carousel", BAD }, { "category", BAD }, { "column", GOOD },
	{ "comentarios", OUT | NAME_COMMENT },
	{ "comment", OUT | NAME_COMMENT },
	{ "commentaires", OUT | NAME_COMMENT },
	{ "commenting", OUT | NAME_COMMENT },
	{ "comments", OUT | NAME_COMMENT }, { "consent", NAME_CONSENT },
	{ "contact", BAD }, { "content", GOOD },
	{ "content-body", NAME_BODY }, { "content-detail", NAME_BODY },
	{ "contentbody", NAME_BODY }, { "cookie", NAME_CONSENT },
	{ "cookielaw", NAME_CONSENT }, { "cookies", NAME_CONSENT },
	{ "copyright", OUT }, { "credit", NAME_CAPTION },
	{ "credits", NAME_CAPTION }, { "date", NAME_DATE },
	{ "dateline", NAME_DATE }, { "datetime", NAME_DATE },
	{ "deck", NAME_DECK }, { "dek", NAME_DECK },
	{ "description", NAME_DECK }, { "detail-body", NAME_BODY },
	{ "detail-content", NAME_BODY }, { "detail-text", NAME_BODY },
	{ "disclaimer", OUT }, { "disqus", OUT | NAME_COMMENT },
	{ "entry", GOOD }, { "entry-content", NAME_BODY },
	{ "excerpt", NAME_DECK }, { "fck-detail", NAME_BODY },
	{ "feedback", OUT }, { "field-body", NAME_BODY }, { "follow", OUT },
	{ "foot", BAD }, { "footer", OUT }, { "footnote", BAD },
	{ "form", BAD }, { "gallery", NAME_CAPTION },
	{ "gdpr", NAME_CONSENT }, { "header", BAD },
	{ "headline", NAME_HEAD }, { "hentry", GOOD | NAME_STORY },
	{ "hidden", BAD }, { "iklan", OUT }, { "infobox", OUT },
	{ "intro", NAME_DECK }, { "isi-berita", NAME_BODY },
	{ "jp-relatedposts", OUT }, { "keywords", OUT }, { "kicker", BAD },
	{ "komentar", OUT | NAME_COMMENT },
	{ "kommentare", OUT | NAME_COMMENT }, { "konten", GOOD },
	{ "labels", BAD }, { "lead", NAME_DECK }, { "lede", NAME_DECK },
	{ "legal", OUT }, { "lien-quan", OUT }, { "lienquan", OUT },
	{ "log-in", OUT }, { "login", OUT }, { "main", GOOD },
	{ "main-content", GOOD }, { "masthead", OUT }, { "media", BAD },
	{ "menu", OUT }, { "meta", OUT }, { "metadata", OUT },
	{ "modal", OUT }, { "more", BAD }, { "more-from", OUT },
	{ "most-popular", OUT }, { "most-read", OUT }, { "most-viewed", OUT },
	{ "nav", OUT }, { "navbar", OUT }, { "navigation", OUT },
	{ "news-body", NAME_BODY }, { "news-content", NAME_BODY },
	{ "news-text", NAME_BODY }, { "newsletter", OUT },
	{ "newsletters", OUT }, { "next", BAD }, { "noticia", GOOD },
	{ "onetrust", NAME_CONSENT }, { "outbrain", OUT }, { "overlay", OUT },
	{ "page", GOOD }, { "pager", OUT }, { "pagination", OUT },
	{ "paywall", BAD }, { "penulis", NAME_AUTHOR | BAD },
	{ "player", OUT }, { "poll", OUT }, { "popular", OUT },
	{ "populer", OUT }, { "popup", OUT }, { "post", GOOD },
	{ "post-body", NAME_BODY }, { "post-content", NAME_BODY },
	{ "print", BAD }, { "promo", OUT }, { "promos", OUT },
	{ "promoted", OUT }, { "promotion", OUT },
	{ "pubdate", NAME_DATE | OUT }, { "publicidad", OUT },
	{ "publicidade", OUT }, { "published", NAME_DATE },
	{ "pull-quote", OUT }, { "pullquote", OUT }, { "rating", OUT },
	{ "read-also", OUT }, { "read-more", OUT }, { "readmore", OUT },
	{ "recirc", OUT }, { "recirculation", OUT },
	{ "recommendation", OUT }, { "recommendations", OUT },
	{ "recommended", OUT }, { "register", OUT }, { "rekomendasi", OUT },
	{ "relacionadas", OUT }, { "relacionados", OUT }, { "related", OUT },
	{ "relatedposts", OUT }, { "replies", OUT | NAME_COMMENT },
	{ "reporter", NAME_AUTHOR | BAD }, { "respond", OUT | NAME_COMMENT },
	{ "sapo", NAME_DECK }, { "screen-reader", OUT }, { "search", OUT },
	{ "share", OUT }, { "sharebar", OUT }, { "sharedaddy", OUT },
	{ "sharing", OUT }, { "shop", BAD }, { "shopping", BAD },
	{ "sidebar", OUT }, { "sidebars", OUT }, { "sign-in", OUT },
	{ "sign-up", OUT }, { "signin", OUT }, { "signup", OUT },
	{ "skip", OUT }, { "slideshow", BAD }, { "social", OUT },
	{ "socials", OUT }, { "sponsor", OUT }, { "sponsored", OUT },
	{ "sponsors", OUT }, { "sr-only", OUT }, { "standfirst", NAME_DECK },
	{ "story", GOOD }, { "story-body", NAME_BODY },
	{ "story-content", NAME_BODY }, { "story-text", NAME_BODY },
	{ "storybody", NAME_BODY }, { "storytext", NAME_BODY },
	{ "subheadline", NAME_DECK }, { "subscribe", OUT },
	{ "subscription", OUT }, { "subtitle", NAME_DECK },
	{ "summary", NAME_DECK }, { "taboola", OUT }, { "tag", BAD },
	{ "taglist", OUT }, { "tags", OUT }, { "teaser", BAD },
	{ "teasers", OUT }, { "terkait", OUT }, { "terpopuler", OUT },
	{ "text", GOOD }, { "time", NAME_DATE },
	{ "timestamp", NAME_DATE | OUT }, { "toc", OUT }, { "tool", BAD },
	{ "toolbar", OUT }, { "tools", OUT }, { "tooltip", OUT },
	{ "topics", OUT }, { "trending", OUT }, { "visually-hidden", OUT },
	{ "werbung", OUT }, { "widget", BAD }, { "widgets", OUT },
	{ "writer", NAME_AUTHOR | BAD },
};

#undef OUT
#undef GOOD
#undef BAD

#define WORD_BYTES 32

static int
compare_word(const void *key, const void *row)
{
	return strcmp(key, ((const struct word *)row)->word);
}

static unsigned
meaning_of(const char *word)
{
	const struct word *found = bsearch(word, words,
	    sizeof(words) / sizeof(words[0]), sizeof(words[0]), compare_word);

	return found ? found->meaning : 0;
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_word_byte(char c)
{
	return text_is_alpha((unsigned char)c) ||
	    text_is_digit((unsigned char)c);
}

/* The next word in lower case into out, cut to WORD_BYTES - 1; false at the
 * end.  *joined tells that no blank stands before it. */
static bool
next_word(struct kutip_str s, uint32_t *pos, char *out, bool *joined)
{
	size_t len = 0;
	char last = 0;

	*joined = true;
	for (; *pos < s.len && !is_word_byte(s.ptr[*pos]); *pos += 1)
		if (s.ptr[*pos] == ' ')
			*joined = false;
	for (; *pos < s.len && is_word_byte(s.ptr[*pos]); *pos += 1) {
		char c = s.ptr[*pos];

		if (len > 0 && is_upper(c) && !is_upper(last))
			break;
		if (len < WORD_BYTES - 1)
			out[len++] = (char)text_lower((unsigned char)c);
		last = c;
	}
	out[len] = '\0';
	return len > 0;
}

unsigned
name_meanings(struct kutip_str name)
{
	char pair[2 * WORD_BYTES + 1], word[WORD_BYTES];
	unsigned meanings = 0;
	uint32_t pos = 0;
	size_t before = 0;
	bool joined;

	while (next_word(name, &pos, word, &joined)) {
		size_t len = strlen(word);

		meanings |= meaning_of(word);
		if (before > 0 && joined) {
			pair[before] = '-';
			memcpy(pair + before + 1, word, len + 1);
			meanings |= meaning_of(pair);
		}
		memcpy(pair, word, len);
		before = len;
	}
	return meanings;
}

/*
 * article_meta.c - what a page says about its article.  See article_meta.h.
 */
#include "article_meta.h"

#include <stdlib.h>

#include "article_author.h"
#include "article_date.h"
#include "article_json.h"
#include "article_name.h"
#include "article_words.h"
#include "text.h"

#define HEADINGS_MAX 200
#define AUTHORS_MAX  16
/* Nobody reads a longer title or description; some pages hide one. */
#define VALUE_BYTES  4096

enum field {
	FIELD_TITLE, FIELD_OG_TITLE, FIELD_AUTHOR, FIELD_DATE, FIELD_SITE,
	FIELD_PUBLISHER, FIELD_TIER, FIELD_URL, FIELD_DESCRIPTION, FIELD_LANG,
	FIELDS
};

/* rank: the lower, the more it is trusted; JSON-LD is 10. */
struct meta_key {
	const char *name;
	enum field field;
	uint8_t rank;
};

static const struct meta_key keys[] = {
	{ "article.published", FIELD_DATE, 40 },
	{ "article:author", FIELD_AUTHOR, 30 },
	{ "article:content_tier", FIELD_TIER, 20 },
	{ "article:published_time", FIELD_DATE, 20 },
	{ "articleauthor", FIELD_AUTHOR, 45 },
	{ "author", FIELD_AUTHOR, 20 },
	{ "content-language", FIELD_LANG, 30 },
	{ "cxenseparse:author", FIELD_AUTHOR, 50 },
	{ "cxenseparse:recs:publishtime", FIELD_DATE, 50 },
	{ "date", FIELD_DATE, 60 },
	{ "datepublished", FIELD_DATE, 30 },
	{ "dc.creator", FIELD_AUTHOR, 40 },
	{ "dc.date", FIELD_DATE, 60 },
	{ "dc.date.issued", FIELD_DATE, 50 },
	{ "dc.description", FIELD_DESCRIPTION, 40 },
	{ "dc.title", FIELD_TITLE, 30 },
	{ "dcterms.created", FIELD_DATE, 60 },
	{ "description", FIELD_DESCRIPTION, 30 },
	{ "headline", FIELD_TITLE, 40 },
	{ "og:article:published_time", FIELD_DATE, 30 },
	{ "og:description", FIELD_DESCRIPTION, 20 },
	{ "og:pubdate", FIELD_DATE, 50 },
	{ "og:site_name", FIELD_SITE, 5 },
	{ "og:title", FIELD_OG_TITLE, 20 },
	{ "og:url", FIELD_URL, 20 },
	{ "parsely-author", FIELD_AUTHOR, 40 },
	{ "parsely-pub-date", FIELD_DATE, 40 },
	{ "parsely-title", FIELD_TITLE, 35 },
	{ "pubdate", FIELD_DATE, 50 },
	{ "publish-date", FIELD_DATE, 50 },
	{ "publisher", FIELD_PUBLISHER, 20 },
	{ "sailthru.author", FIELD_AUTHOR, 40 },
	{ "sailthru.date", FIELD_DATE, 50 },
	{ "sailthru.title", FIELD_TITLE, 40 },
	{ "twitter:description", FIELD_DESCRIPTION, 40 },
	{ "twitter:title", FIELD_TITLE, 50 },
};

/* Kinds of JSON-LD objects that are an article. */
static const char *const article_types[] = {
	"AdvertiserContentArticle", "AnalysisNewsArticle", "Article",
	"AskPublicNewsArticle", "BackgroundNewsArticle", "BlogPosting",
	"LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Report",
	"ReportageNewsArticle", "ReviewNewsArticle", "SatiricalArticle",
	"ScholarlyArticle", "SocialMediaPosting", "TechArticle",
};

struct reader {
	const struct page *p;
	struct arena *arena;		/* of what is thrown away */
	struct draft *d;
	struct json_values json;
	uint32_t article;		/* -> json, or NONE */
	struct kutip_str best[FIELDS];
	uint8_t rank[FIELDS];
	struct kutip_str author2;	/* said in another meta tag */
	struct kutip_str page_title;	/* of the title tag */
	uint32_t heading;		/* -> nodes: the title as seen, or NONE */
	uint32_t heading_score;
};

static int
compare_name(const void *key, const void *row)
{
	return strcmp(key, ((const struct meta_key *)row)->name);
}

static void
offer(struct reader *r, enum field f, uint8_t rank, struct kutip_str value)
{
	if (value.len > VALUE_BYTES)
		value.len = (uint32_t)text_valid(value.ptr, VALUE_BYTES);
	value = text_trim(markup_plain(r->arena, value));
	if (f == FIELD_AUTHOR && r->rank[f] != 0 && value.len > 0)
		r->author2 = r->rank[f] <= rank ? value : r->best[f];
	if (value.len == 0 || (r->rank[f] != 0 && r->rank[f] <= rank))
		return;
	r->best[f] = value;
	r->rank[f] = rank;
}

static void
lower_copy(struct kutip_str s, char *out, uint32_t size)
{
	uint32_t n = s.len < size - 1 ? s.len : size - 1;

	for (uint32_t i = 0; i < n; i++)
		out[i] = (char)text_lower((unsigned char)s.ptr[i]);
	out[n] = '\0';
}

static void
offer_meta(struct reader *r, struct kutip_str name, struct kutip_str content)
{
	char key[40];
	const struct meta_key *k;

	lower_copy(name, key, sizeof(key));
	k = bsearch(key, keys, sizeof(keys) / sizeof(keys[0]),
	    sizeof(keys[0]), compare_name);
	if (k != NULL)
		offer(r, k->field, k->rank, content);
}

static void
read_meta_tag(struct reader *r, uint32_t i)
{
	static const enum markup_attribute names[] = {
		ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP
	};
	struct kutip_str content = markup_attr(&r->p->m, i, ATTR_CONTENT);

	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		offer_meta(r, markup_attr(&r->p->m, i, names[k]), content);
}

/* Microdata and the older ways of saying who and when in the page itself. */
static void
read_seen(struct reader *r, uint32_t i)
{
	const struct markup *m = &r->p->m;
	struct kutip_str prop = markup_attr(m, i, ATTR_ITEMPROP);
	struct kutip_str when = markup_attr(m, i, ATTR_DATETIME);

	if (text_equal_c(prop, "datePublished"))
		offer(r, FIELD_DATE, 30, when.len ? when :
		    markup_attr(m, i, ATTR_CONTENT));
	if (r->p->out[i] == PAGE_UNSEEN)
		return;
	if (m->nodes[i].tag == TAG_TIME && when.len > 0)
		offer(r, FIELD_DATE, 70, when);
}

static void
read_nodes(struct reader *r, struct vec *json)
{
	const struct markup *m = &r->p->m;

	for (uint32_t i = 0; i < m->n; i++) {
		switch (m->nodes[i].tag) {
		case TAG_META:
			read_meta_tag(r, i);
			break;
		case TAG_TITLE:
			if (r->page_title.len == 0)
				r->page_title = page_text(r->p, i, r->arena);
			break;
		case TAG_HTML:
			offer(r, FIELD_LANG, 20, markup_attr(m, i, ATTR_LANG));
			break;
		case TAG_LINK:
			if (text_equal_c(markup_attr(m, i, ATTR_REL),
			    "canonical"))
				offer(r, FIELD_URL, 10,
				    markup_attr(m, i, ATTR_HREF));
			break;
		case TAG_SCRIPT:
			if (text_find(markup_attr(m, i, ATTR_TYPE),
			    STR("ld+json"), 0) != KUTIP_NONE && i + 1 <
			    m->nodes[i].end)
				json_scan(json, markup_text(m, i + 1));
			break;
		default:
			if (m->nodes[i].attrs > 0)
				read_seen(r, i);
		}
	}
	r->json = (struct json_values){ json->rows, json->n };
}

static bool
is_article_type(struct kutip_str type)
{
	for (size_t i = 0; i < sizeof(article_types) /
	    sizeof(article_types[0]); i++)
		if (text_equal_c(type, article_types[i]))
			return true;
	return false;
}

/* The object that a value of "@type" speaks of, alone or in a list. */
static uint32_t
typed_object(const struct json_values *v, uint32_t i)
{
	uint32_t up = v->rows[i].parent;

	if (text_equal_c(v->rows[i].key, "@type"))
		return up;
	if (up != KUTIP_NONE && v->rows[up].kind == JSON_ARRAY &&
	    text_equal_c(v->rows[up].key, "@type"))
		return v->rows[up].parent;
	return KUTIP_NONE;
}

static uint32_t
fullness(const struct json_values *v, uint32_t object)
{
	static const char *const wanted[] = {
		"headline", "datePublished", "author", "publisher",
		"articleBody", "mainEntityOfPage",
	};
	uint32_t n = 0;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		n += json_member(v, object, wanted[i]) != KUTIP_NONE;
	return n;
}

/* The fullest description of an article; the first of equals.  What stands
 * inside another is an entry of a live blog. */
static void
find_described(struct reader *r)
{
	const struct json_values *v = &r->json;
	uint32_t best = 0, inside = 0;

	for (uint32_t i = 0; i < v->n; i++) {
		uint32_t object = KUTIP_NONE, n;

		if (v->rows[i].kind == JSON_STRING &&
		    is_article_type(v->rows[i].text))
			object = typed_object(v, i);
		if (object == KUTIP_NONE || object < inside)
			continue;
		inside = v->rows[object].end;
		n = fullness(v, object);
		if (n > best) {
			best = n;
			r->article = object;
		}
	}
}

/* The title tag and what few sites use. */
static bool
is_weak(const struct reader *r)
{
	return r->best[FIELD_TITLE].len == 0 || r->rank[FIELD_TITLE] > 20;
}

/* What the page is called in JSON-LD or the like, and where it is shared. */
static bool
is_called(const struct reader *r, struct kutip_str text)
{
	return text.len > 0 && (words_equal(text, r->best[FIELD_OG_TITLE]) ||
	    (!is_weak(r) && words_equal(text, r->best[FIELD_TITLE])));
}

/* A headline among the others, in the margin or not. */
static bool
is_link(const struct page *p, uint32_t i)
{
	return p->sums[i].links * 2 >= p->sums[i].chars;
}

/* How much a heading and what the page calls itself have in common.  Two may
 * be called so to the letter: the one that is the title tag too was written
 * for search engines, and stands small in the way to the page. */
static uint32_t
heading_score(struct reader *r, uint32_t i)
{
	struct kutip_str text = page_text(r->p, i, r->arena);
	struct kutip_str og = r->best[FIELD_OG_TITLE];
	struct kutip_str title = r->best[FIELD_TITLE];
	uint32_t there, back, h1 = r->p->m.nodes[i].tag == TAG_H1;

	if (text.len == 0 || text.len > 600)
		return 0;
	if (title.len == 0 && og.len == 0)
		return h1;
	if (is_called(r, text))
		return h1 * 300 + (words_begin(r->page_title, text) ||
		    is_link(r->p, i) ? 2000 : 2600);
	there = words_shared(text, title.len ? title : og);
	back = words_shared(title.len ? title : og, text);
	if (r->page_title.len > 0 && words_shared(text, r->page_title) > there)
		there = words_shared(text, r->page_title);
	if (there < 500 || back < 250)
		return 0;
	return there + back + h1 * 300;
}

static bool
is_heading(const struct page *p, uint32_t i)
{
	enum markup_tag tag = p->m.nodes[i].tag;

	return p->out[i] != PAGE_UNSEEN && (tag == TAG_H1 || tag == TAG_H2 ||
	    (p->names[i] & NAME_HEAD) || text_equal_c(markup_attr(&p->m, i,
	    ATTR_ITEMPROP), "headline"));
}

/* The headline as it is seen: the heading most like what the page calls
 * itself.  After so many headings it is a list, and has none; those of a menu
 * use up nobody's patience for the first ones of all. */
static void
find_heading(struct reader *r)
{
	const struct page *p = r->p;
	uint32_t looked[2] = { 0 };	/* at others, at first headings */

	for (uint32_t i = 0; i < p->m.n; i++) {
		uint32_t score, *n = &looked[p->m.nodes[i].tag == TAG_H1];

		if (*n >= HEADINGS_MAX || !is_heading(p, i))
			continue;
		++*n;
		score = heading_score(r, i);
		if (score > r->heading_score) {
			r->heading_score = score;
			r->heading = i;
		}
	}
}

/* "Headline - The Namibian" without the site's name. */
static struct kutip_str
cut_site(struct kutip_str title, struct kutip_str site)
{
	static const char *const separators[] = {
		" | ", " - ", " – ", " — ", " :: ", " » ", " · ", "ㅣ", "|",
		"_", "--",
	};

	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]);
	    i++) {
		struct kutip_str behind = title;
		uint32_t at = text_find(title, text_of(separators[i]), 0);
		uint32_t last = KUTIP_NONE;

		for (; at != KUTIP_NONE; at = text_find(title,
		    text_of(separators[i]), at + 1))
			last = at;
		if (last == KUTIP_NONE || last == 0)
			continue;
		behind = text_slice(title, (struct kutip_span){
		    last + (uint32_t)strlen(separators[i]), title.len });
		if (words_shared(behind, site) >= 500)
			return text_trim(text_slice(title,
			    (struct kutip_span){ 0, last }));
	}
	return title;
}

static uint32_t
likeness(struct kutip_str a, struct kutip_str b)
{
	return words_shared(a, b) + words_shared(b, a);
}

/* "Headline-Politics | The Namibian" where another tag has the headline: what
 * goes on behind that is the site's. */
static bool
goes_on_with_site(const struct reader *r, struct kutip_str og,
    struct kutip_str title)
{
	return title.len > 0 && title.len < og.len && words_begin(og, title) &&
	    cut_site(og, r->best[FIELD_SITE]).len < og.len;
}

/* Metadata lack the kicker above a headline, but some of them are older than
 * it, or add the site's name: the one most like it is right. */
static void
choose_title(struct reader *r)
{
	struct kutip_str *title = &r->best[FIELD_TITLE], seen = STR("");
	struct kutip_str og = r->best[FIELD_OG_TITLE];
	bool called;

	if (r->heading != KUTIP_NONE)
		seen = page_text(r->p, r->heading, r->arena);
	called = is_called(r, seen);
	if (og.len > 0 && ((is_weak(r) && !goes_on_with_site(r, og, *title)) ||
	    likeness(og, seen) > likeness(*title, seen))) {
		*title = og;
		r->rank[FIELD_TITLE] = 20;
	}
	if (seen.len > 0 && (is_weak(r) || called || words_begin(*title, seen)))
		*title = seen;
}

static struct kutip_str
described(const struct reader *r, const char *key)
{
	return json_string(&r->json, json_member(&r->json, r->article, key));
}

/* false, "False" or "false". */
static bool
is_false(const struct json_values *v, uint32_t value)
{
	return value != KUTIP_NONE && v->rows[value].text.len == 5 &&
	    text_ends(v->rows[value].text, STR("alse"));
}

static void
read_json(struct reader *r, struct meta_hints *hints)
{
	find_described(r);
	if (r->article == KUTIP_NONE)
		return;
	offer(r, FIELD_TITLE, 10, described(r, "headline"));
	offer(r, FIELD_DATE, 10, described(r, "datePublished"));
	offer(r, FIELD_SITE, 10, described(r, "publisher"));
	offer(r, FIELD_URL, 30, described(r, "url"));
	offer(r, FIELD_LANG, 10, described(r, "inLanguage"));
	offer(r, FIELD_DESCRIPTION, 35, described(r, "description"));
	hints->body = described(r, "articleBody");
	hints->paid |= is_false(&r->json, json_member(&r->json, r->article,
	    "isAccessibleForFree"));
}

/* The object that says "@id": id with a name; KUTIP_NONE if there is none. */
static uint32_t
named_object(const struct json_values *v, struct kutip_str id)
{
	for (uint32_t i = 0; i < v->n; i++)
		if (text_equal_c(v->rows[i].key, "@id") &&
		    text_equal(v->rows[i].text, id) &&
		    json_member(v, v->rows[i].parent, "name") != KUTIP_NONE)
			return v->rows[i].parent;
	return KUTIP_NONE;
}

static struct kutip_str
json_author(struct reader *r, uint32_t value)
{
	const struct json_values *v = &r->json;
	struct kutip_str name = json_string(v, value);

	if (name.len == 0 && v->rows[value].kind == JSON_OBJECT) {
		struct kutip_str id = json_string(v,
		    json_member(v, value, "@id"));

		name = json_string(v, id.len > 0 ? named_object(v, id) :
		    KUTIP_NONE);
	}
	return markup_plain(r->arena, name);
}

static void
read_json_authors(struct reader *r, struct authors *authors)
{
	const struct json_values *v = &r->json;
	uint32_t list = json_member(v, r->article, "author");

	if (list != KUTIP_NONE && v->rows[list].kind == JSON_ARRAY)
		for (uint32_t i = list + 1, tries = 0; i < v->rows[list].end &&
		    tries < AUTHORS_MAX; i = v->rows[i].end, tries++)
			authors_add(authors, json_author(r, i));
	else if (list != KUTIP_NONE)
		authors_add(authors, json_author(r, list));
}

static bool
nobody(const struct reader *r, const struct authors *a)
{
	return authors_are_site(a, r->best[FIELD_SITE]) ||
	    authors_are_site(a, r->best[FIELD_PUBLISHER]);
}

static void
read_authors(struct reader *r, struct meta_hints *hints)
{
	struct kutip_meta *meta = &r->d->meta;
	struct authors named = { .arena = r->d->arena };
	struct authors other = { .arena = r->d->arena };
	struct authors seen = { .arena = r->d->arena };

	read_json_authors(r, &named);
	authors_add(&other, r->best[FIELD_AUTHOR]);
	if (other.n == 0 || nobody(r, &other)) {
		struct authors second = { .arena = r->d->arena };

		authors_add(&second, r->author2);
		if (second.n > 0 && !nobody(r, &second))
			other = second;
	}
	if (named.n == 0 || (nobody(r, &named) &&
	    !nobody(r, &other)))
		named = other;
	if (nobody(r, &named))
		authors_find(&seen, r->p, r->heading == KUTIP_NONE ? 0 :
		    r->heading);
	if (seen.n > 0 && nobody(r, &seen)) {
		struct authors labelled = { .arena = r->d->arena };

		authors_find_labelled(&labelled, r->p, 0);
		seen = labelled.n > 0 ? labelled : seen;
	}
	if (seen.n > 0 && (named.n == 0 || !nobody(r, &seen)))
		named = seen;
	hints->unsigned_by = nobody(r, &named);
	memcpy(meta->byline, named.name, sizeof(meta->byline));
	meta->bylines = named.n;
}

static struct kutip_str
keep(struct reader *r, enum field f)
{
	return arena_str(r->d->arena, r->best[f].ptr, r->best[f].len);
}

/* "id-ID" is "id". */
static void
set_lang(struct kutip_meta *meta, struct kutip_str s)
{
	uint32_t n = 0;

	while (n < s.len && n < 4 && text_is_alpha((unsigned char)s.ptr[n]))
		n++;
	if (n < 2 || n > 3)
		return;
	lower_copy(s, meta->lang, n + 1);
}

void
meta_read(struct draft *d, const struct page *p, struct arena *a,
    struct meta_hints *hints)
{
	struct reader r = { .p = p, .arena = a, .d = d, .article = KUTIP_NONE,
	    .heading = KUTIP_NONE };
	struct vec json;

	*hints = (struct meta_hints){
		.body = STR(""), .description = STR(""), .title = KUTIP_NONE
	};
	for (uint32_t f = 0; f < FIELDS; f++)
		r.best[f] = STR("");
	r.page_title = r.author2 = STR("");
	vec_init(&json, a, sizeof(struct json_value));
	read_nodes(&r, &json);
	hints->paid = text_equal_c(r.best[FIELD_TIER], "locked");
	read_json(&r, hints);
	offer(&r, FIELD_TITLE, 60, r.page_title);
	find_heading(&r);
	choose_title(&r);
	read_authors(&r, hints);
	hints->title = r.heading;
	r.best[FIELD_TITLE] = cut_site(r.best[FIELD_TITLE],
	    r.best[FIELD_SITE]);
	d->meta.title = keep(&r, FIELD_TITLE);
	d->meta.site = keep(&r, r.best[FIELD_SITE].len > 0 ? FIELD_SITE :
	    FIELD_PUBLISHER);
	d->meta.url = keep(&r, FIELD_URL);
	d->meta.published = article_date(r.best[FIELD_DATE]);
	set_lang(&d->meta, r.best[FIELD_LANG]);
	hints->description = r.best[FIELD_DESCRIPTION];
}

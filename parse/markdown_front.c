/*
 * markdown_front.c - see markdown_front.h.
 */
#include "markdown_front.h"

#include "article_author.h"
#include "article_date.h"
#include "text.h"
#include "url.h"

#define FRONT_LINES 200			/* a front without an end is none */

enum field { NO_FIELD, TITLE, DECK, AUTHOR, DATE, LANGUAGE, SITE, URL };

struct front {
	struct markdown_front *out;
	struct draft *d;
	struct authors authors;
	enum field field;		/* of the list whose rows come */
};

static const struct { const char *key; enum field field; } keys[] = {
	{ "title", TITLE }, { "subtitle", DECK }, { "description", DECK },
	{ "deck", DECK }, { "author", AUTHOR }, { "authors", AUTHOR },
	{ "by", AUTHOR }, { "date", DATE }, { "published", DATE },
	{ "lang", LANGUAGE }, { "language", LANGUAGE }, { "site", SITE },
	{ "publisher", SITE }, { "source", SITE }, { "url", URL },
	{ "link", URL }, { "canonical", URL },
};

static enum field
field_of(struct kutip_str key)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		uint32_t k = 0;

		while (k < key.len && keys[i].key[k] &&
		    text_lower((unsigned char)key.ptr[k]) ==
		    (unsigned char)keys[i].key[k])
			k++;
		if (k == key.len && keys[i].key[k] == '\0')
			return keys[i].field;
	}
	return NO_FIELD;
}

static struct kutip_str
unquote(struct kutip_str s)
{
	s = text_trim(s);
	if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
	    s.ptr[s.len - 1] == s.ptr[0])
		return (struct kutip_str){ s.ptr + 1, s.len - 2 };
	return s;
}

static void
take_lang(struct draft *d, struct kutip_str s)
{
	uint32_t n = 0;

	while (n < s.len && text_is_alpha((unsigned char)s.ptr[n]))
		n++;
	if (n < 2 || n > 3)
		return;
	for (uint32_t i = 0; i < n; i++)
		d->meta.lang[i] = (char)text_lower((unsigned char)s.ptr[i]);
	d->meta.lang[n] = '\0';
}

static void
take_date(struct front *f, struct kutip_str s)
{
	struct kutip_date date = article_date(s);

	if (date.year > 1900)
		f->d->meta.published = date;
	else
		f->out->date = arena_str(f->d->arena, s.ptr, s.len);
}

/* "source" is an address as often as a name. */
static void
take_source(struct front *f, struct kutip_str s, bool url)
{
	struct kutip_meta *m = &f->d->meta;
	struct kutip_str sound = url_resolve(f->d->arena, STR(""), s);

	if (sound.len > 0 && m->url.len == 0)
		m->url = f->d->base = sound;
	else if (sound.len == 0 && !url && m->site.len == 0)
		m->site = arena_str(f->d->arena, s.ptr, s.len);
}

static void
take_value(struct front *f, enum field field, struct kutip_str s)
{
	s = unquote(s);
	if (field == NO_FIELD || s.len == 0)
		return;
	f->out->known = true;
	if (f->d == NULL)
		return;
	switch (field) {
	case TITLE: f->out->title = arena_str(f->d->arena, s.ptr, s.len); break;
	case DECK: f->d->meta.deck = arena_str(f->d->arena, s.ptr, s.len); break;
	case AUTHOR: authors_add(&f->authors, s); break;
	case DATE: take_date(f, s); break;
	case LANGUAGE: take_lang(f->d, s); break;
	case SITE: case URL: take_source(f, s, field == URL); break;
	default: break;
	}
}

/* "[a, b]", or one value. */
static void
take_values(struct front *f, enum field field, struct kutip_str s)
{
	uint32_t start = 1;

	s = text_trim(s);
	if (s.len < 2 || s.ptr[0] != '[' || s.ptr[s.len - 1] != ']') {
		take_value(f, field, s);
		return;
	}
	for (uint32_t i = 1; i < s.len; i++) {
		if (s.ptr[i] != ',' && i + 1 < s.len)
			continue;
		take_value(f, field, (struct kutip_str){ s.ptr + start,
		    i - start });
		start = i + 1;
	}
}

static void
take_line(struct front *f, struct kutip_str line, char sign)
{
	struct kutip_str inner = text_trim(line);
	uint32_t at = 0;

	if (text_begins(inner, STR("- "))) {
		inner = (struct kutip_str){ inner.ptr + 2, inner.len - 2 };
		/* "- name: Melati Anggraini" */
		if (text_begins(inner, STR("name:")))
			inner = (struct kutip_str){ inner.ptr + 5, inner.len - 5 };
		take_value(f, f->field, inner);
		return;
	}
	if (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t'))
		return;
	while (at < line.len && line.ptr[at] != sign)
		at++;
	if (at == line.len)
		return;
	f->field = field_of(text_trim((struct kutip_str){ line.ptr, at }));
	take_values(f, f->field, (struct kutip_str){ line.ptr + at + 1,
	    line.len - at - 1 });
}

static struct kutip_str
line_at(struct kutip_str text, uint32_t *pos)
{
	uint32_t start = *pos, end = text_find(text, STR("\n"), start);

	*pos = end == KUTIP_NONE ? text.len : end + 1;
	return (struct kutip_str){ text.ptr + start,
	    (end == KUTIP_NONE ? text.len : end) - start };
}

/* Bytes up to behind the line that ends it; 0: it has none. */
static uint32_t
find_end(struct kutip_str text, struct kutip_str fence)
{
	uint32_t pos = fence.len + 1;

	for (int n = 0; n < FRONT_LINES && pos < text.len; n++) {
		struct kutip_str line = text_trim(line_at(text, &pos));

		if (text_equal(line, fence) ||
		    (fence.ptr[0] == '-' && text_equal_c(line, "...")))
			return pos;
	}
	return 0;
}

void
markdown_front_read(struct markdown_front *out, struct draft *d,
    struct kutip_str text)
{
	struct front f = { .out = out, .d = d };
	struct kutip_str fence = STR("---");
	uint32_t pos = 0, end;

	*out = (struct markdown_front){ .title = STR(""), .date = STR("") };
	if (text_begins(text, STR("+++")))
		fence = STR("+++");
	if (!text_begins(text, fence) ||
	    text_trim(line_at(text, &pos)).len != fence.len)
		return;
	end = find_end(text, fence);
	if (end == 0)
		return;
	out->end = end;
	f.authors.arena = d ? d->arena : NULL;
	while (pos < end)
		take_line(&f, line_at(text, &pos), fence.ptr[0] == '-' ? ':' : '=');
	for (uint32_t i = 0; i < f.authors.n; i++)
		d->meta.byline[i] = f.authors.name[i];
	if (f.authors.n > 0)
		d->meta.bylines = f.authors.n;
}

/*
 * office_meta.c - see office_meta.h.
 */
#include "office_meta.h"

#include "article_author.h"
#include "article_date.h"
#include "text.h"
#include "xml.h"

enum field { TITLE, AUTHOR, FIRST_AUTHOR, DATE, SITE };

struct meta {
	struct draft *d;
	struct authors authors, first;	/* first: who began an ODT */
	struct kutip_str title;
};

/* What stands there when nobody has put a name: the machine, the program. */
static bool
is_nobody(struct kutip_str s)
{
	static const char *const names[] = { "user", "admin", "administrator",
	    "owner", "author", "unknown", "pc", "acer", "asus", "lenovo", "dell",
	    "hp", "toshiba", "samsung", "windows user", "microsoft office user",
	    "python-docx", "calibre", "pengguna", "none" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		uint32_t k = 0;

		while (k < s.len && names[i][k] &&
		    text_lower((unsigned char)s.ptr[k]) == (unsigned char)names[i][k])
			k++;
		if (k == s.len && names[i][k] == '\0')
			return true;
	}
	return s.len == 0;
}

static void
take_date(struct meta *m, struct kutip_str s)
{
	struct kutip_date date = article_date(s);

	if (date.year > 1900 && m->d->meta.published.year < 0)
		m->d->meta.published = date;
}

static void
take(struct meta *m, enum field field, struct kutip_str s)
{
	struct arena *a = m->d->arena;

	s = text_trim(s);
	switch (field) {
	case TITLE:
		if (m->title.len == 0)
			m->title = arena_str(a, s.ptr, s.len);
		break;
	case AUTHOR:
		if (!is_nobody(s))
			authors_add(&m->authors, s);
		break;
	case FIRST_AUTHOR:
		if (!is_nobody(s))
			authors_add(&m->first, s);
		break;
	case DATE:
		take_date(m, s);
		break;
	case SITE:
		if (m->d->meta.site.len == 0)
			m->d->meta.site = arena_str(a, s.ptr, s.len);
		break;
	}
}

/* "date" is an OPF's; in an ODT it is the day of the last change, and what
 * comes first there is when it was begun. */
static bool
field_of(const struct xml *x, enum field *field)
{
	static const struct { const char *name; enum field field; } fields[] = {
		{ "title", TITLE }, { "creator", AUTHOR },
		{ "initial-creator", FIRST_AUTHOR },
		{ "created", DATE }, { "creation-date", DATE }, { "date", DATE },
		{ "publisher", SITE },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (xml_is(x, fields[i].name)) {
			*field = fields[i].field;
			return true;
		}
	}
	return false;
}

enum kutip_result
office_meta_read(struct draft *d, struct kutip_str s, struct kutip_str *title,
    struct kutip_error *err)
{
	struct meta m = { .d = d, .authors = { .arena = d->arena },
	    .first = { .arena = d->arena }, .title = STR("") };
	const struct authors *who;
	struct xml *x;
	struct buf words = { 0 };
	enum field field;
	enum xml_event e;

	*title = STR("");
	if (s.len == 0)
		return KUTIP_OK;
	if (xml_open(&x, s, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(x)) != XML_DONE) {
		/* behind it an OPF lists its files, a flat ODT has its text */
		if (e == XML_END && xml_depth(x) == 1 &&
		    (xml_is(x, "metadata") || xml_is(x, "meta")))
			break;
		if (e != XML_START || !field_of(x, &field))
			continue;
		buf_clear(&words);
		xml_words(x, &words);
		take(&m, field, buf_as_str(&words));
	}
	who = m.first.n > 0 ? &m.first : &m.authors;
	for (uint32_t i = 0; i < who->n; i++)
		d->meta.byline[i] = who->name[i];
	d->meta.bylines = who->n;
	*title = m.title;
	buf_free(&words);
	xml_close(x);
	return KUTIP_OK;
}

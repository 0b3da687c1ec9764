/*
 * feed.c - a feed cut into its items, and one of them put together again.
 * See feed.h.
 */
#include "feed.h"

#include <stdio.h>

#include "error.h"
#include "feed_json.h"
#include "feed_kind.h"
#include "feed_name.h"
#include "feed_scan.h"
#include "limits.h"
#include "text.h"

#define DEEP 4				/* levels of an item that are asked for its name */
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

bool
feed_is(struct kutip_str text)
{
	return feed_kind_of(text) != NULL;
}

const char *
feed_format(struct kutip_str text)
{
	const struct feed_kind *kind = feed_kind_of(text);

	return kind ? kind->mime : NULL;
}

/* ---- items -------------------------------------------------------------- */

struct opener {
	struct feed *f;
	struct feed_scan s;
	struct feed_names names;
	struct kutip_str prefix;	/* of the root's or the box's own elements */
	uint32_t depth;			/* open elements, outside items */
	bool     inside;		/* of head[heads], whose end is to come */
};

static bool
is_own(const struct opener *o)
{
	return text_equal(o->s.prefix, o->prefix);
}

/* Names that tell of the item, at its first levels. */
enum field { FIELD_ID, FIELD_LINK, FIELD_SLUG, FIELD_TITLE, FIELD_DATE, FIELDS };

static const struct { const char *name; enum field field; uint8_t deepest; } fields[] = {
	{ "guid", FIELD_ID, 1 }, { "id", FIELD_ID, 1 },
	{ "PublicIdentifier", FIELD_ID, 3 },
	{ "link", FIELD_LINK, 1 },
	{ "slugline", FIELD_SLUG, 2 },
	{ "title", FIELD_TITLE, 1 }, { "headline", FIELD_TITLE, 2 },
	{ "HeadLine", FIELD_TITLE, DEEP },
	{ "pubDate", FIELD_DATE, 1 }, { "published", FIELD_DATE, 1 },
	{ "issued", FIELD_DATE, 1 }, { "date", FIELD_DATE, 1 },
	{ "firstCreated", FIELD_DATE, 2 }, { "contentCreated", FIELD_DATE, 2 },
	{ "FirstCreated", FIELD_DATE, 3 },
};

static struct kutip_str *
field_at(struct feed_words *w, enum field f)
{
	struct kutip_str *const at[FIELDS] = {
		[FIELD_ID] = &w->id, [FIELD_LINK] = &w->link,
		[FIELD_SLUG] = &w->slug, [FIELD_TITLE] = &w->title,
		[FIELD_DATE] = &w->date,
	};

	return at[f];
}

/* The field that the tag at hand begins, or NULL.  "media:title" is none;
 * dates may be Dublin Core's. */
static struct kutip_str *
field_of(const struct opener *o, struct feed_words *w, uint32_t depth)
{
	for (size_t i = 0; i < LEN(fields); i++) {
		if (depth > fields[i].deepest ||
		    !text_equal_c(o->s.name, fields[i].name))
			continue;
		if (!is_own(o) && !(fields[i].field == FIELD_DATE &&
		    text_equal_c(o->s.prefix, "dc")))
			return NULL;
		return field_at(w, fields[i].field);
	}
	return NULL;
}

/* <link href="…"/> of Atom: the address of the item, not of its comments. */
static void
take_href(const struct opener *o, struct kutip_str *field)
{
	struct kutip_str rel = feed_scan_attr(&o->s, "rel");

	if (rel.len == 0 || text_equal_c(rel, "alternate"))
		*field = feed_scan_attr(&o->s, "href");
}

/* The element whose words are a field, from its start tag to its end tag. */
struct taking {
	struct kutip_str *field;	/* NULL: none is open */
	uint32_t depth, from;
};

static void
begin_field(const struct opener *o, struct feed_words *w, uint32_t depth,
    struct taking *t)
{
	struct kutip_str *field = field_of(o, w, depth);

	if (field == NULL || field->len > 0)
		return;
	if (field == &w->link)
		take_href(o, field);
	if (!o->s.ends && field->len == 0)
		*t = (struct taking){ field, depth, o->s.tag.end };
}

static void
end_field(const struct opener *o, uint32_t depth, struct taking *t)
{
	if (t->field == NULL || depth != t->depth + 1)
		return;
	*t->field = text_slice(o->s.text,
	    (struct kutip_span){ t->from, o->s.tag.start });
	t->field = NULL;
}

/* From the start tag of an item, which is at hand, to its end tag. */
static void
take_item(struct opener *o)
{
	struct kutip_str name = o->s.name, prefix = o->s.prefix;
	struct feed_words w = { .id = feed_scan_attr(&o->s, "rdf:about") };
	struct taking t = { NULL, 0, 0 };
	uint32_t start = o->s.tag.start, depth = 1;
	bool whole = o->s.ends;

	if (w.id.len == 0)
		w.id = feed_scan_attr(&o->s, "guid");
	while (!whole && feed_scan_next(&o->s)) {
		if (!o->s.starts) {
			end_field(o, depth, &t);
			depth -= depth > 1;
			whole = text_equal(o->s.name, name) &&
			    text_equal(o->s.prefix, prefix);
			continue;
		}
		if (t.field == NULL)
			begin_field(o, &w, depth, &t);
		depth += !o->s.ends;
	}
	feed_names_add(&o->names, (struct kutip_span){ start,
	    whole ? o->s.tag.end : o->s.text.len }, &w);
}

/* ---- what the channel says of itself ------------------------------------ */

/* Is the tag at hand in the kind's list: " title link dc:language "? */
static bool
is_head(const struct opener *o)
{
	struct kutip_str list = text_of(o->f->kind->head);
	char word[40];
	int n = snprintf(word, sizeof(word), " %.*s%s%.*s ",
	    is_own(o) ? 0 : (int)o->s.prefix.len, o->s.prefix.ptr,
	    is_own(o) ? "" : ":", (int)o->s.name.len, o->s.name.ptr);

	return n > 0 && (size_t)n < sizeof(word) && text_find(list,
	    (struct kutip_str){ word, (uint32_t)n }, 0) != KUTIP_NONE;
}

/* Links to the feed itself, to its next page and to hubs change. */
static bool
is_kept_head(const struct opener *o)
{
	struct kutip_str rel = feed_scan_attr(&o->s, "rel");

	return is_head(o) && o->f->heads < FEED_HEADS &&
	    (rel.len == 0 || text_equal_c(rel, "alternate"));
}

/* A tag outside items. */
static void
look_at_channel(struct opener *o)
{
	struct feed *f = o->f;
	uint32_t level = f->kind->box ? 2 : 1;

	if (!o->s.starts) {
		o->depth -= o->depth > 0;
		if (o->inside && o->depth == level) {
			f->head[f->heads++].end = o->s.tag.end;
			o->inside = false;
		}
		return;
	}
	if (f->box.end == 0 && f->kind->box != NULL && o->depth == 1 &&
	    text_equal_c(o->s.name, f->kind->box)) {
		f->box = o->s.tag;
		o->prefix = o->s.prefix;
	} else if (o->depth == level && is_kept_head(o) &&
	    (f->kind->box == NULL || f->box.end > 0)) {
		f->head[f->heads] = o->s.tag;
		o->inside = !o->s.ends;
		f->heads += o->s.ends;
	}
	o->depth += !o->s.ends;
}

static void
scan_xml(struct opener *o)
{
	struct feed *f = o->f;

	feed_scan_next(&o->s);
	f->root = o->s.tag;
	o->prefix = o->s.prefix;
	if (f->kind->item == NULL) {
		o->s.pos = 0;
		feed_scan_next(&o->s);
		take_item(o);
		return;
	}
	o->depth = 1;
	while (feed_scan_next(&o->s)) {
		if (o->s.starts && !o->inside &&
		    text_equal_c(o->s.name, f->kind->item))
			take_item(o);
		else
			look_at_channel(o);
		if (o->names.items.n > LIMIT_FEED_ITEMS)
			return;
	}
}

enum kutip_result
feed_open(struct feed *f, struct kutip_str text, struct arena *arena,
    const char *name, struct kutip_error *err)
{
	struct opener o = { .f = f, .s = { .text = text } };

	*f = (struct feed){ .text = text, .kind = feed_kind_of(text) };
	if (f->kind == NULL)
		return error_set(err, KUTIP_FORMAT, name, 0, "is no feed");
	feed_names_init(&o.names, arena);
	if (f->kind->format == FEED_JSON)
		feed_json_scan(f, &o.names);
	else
		scan_xml(&o);
	feed_names_end(&o.names);
	f->items = o.names.items.rows;
	f->n = o.names.items.n;
	if (f->n > LIMIT_FEED_ITEMS)
		return error_set(err, KUTIP_TOO_LARGE, name, 0,
		    "this feed holds more than %u briefs; cut it into parts",
		    LIMIT_FEED_ITEMS);
	if (arena->failed)
		return error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to list what is in it");
	if (f->n == 0)
		return error_set(err, KUTIP_EMPTY, name, 0,
		    "this feed holds no briefs, only its own title");
	return KUTIP_OK;
}

/* ---- a member ----------------------------------------------------------- */

static void
put(struct buf *out, const struct feed *f, struct kutip_span at)
{
	buf_str(out, text_slice(f->text, at));
}

/* Counts of comments and clicks. */
static bool
is_fickle(const struct feed_scan *s)
{
	static const struct { const char *prefix, *name; } fickle[] = {
		{ "slash", "comments" }, { "slash", "hit_parade" },
		{ "thr", "total" }, { "media", "community" },
		{ "media", "statistics" },
	};

	for (size_t i = 0; i < LEN(fickle); i++)
		if (text_equal_c(s->prefix, fickle[i].prefix) &&
		    text_equal_c(s->name, fickle[i].name))
			return true;
	return false;
}

/* Behind the end of the element that starts at the tag at hand. */
static void
skip_element(struct feed_scan *s)
{
	struct kutip_str prefix = s->prefix, name = s->name;
	bool whole = s->ends;

	while (!whole && feed_scan_next(s))
		whole = !s->starts && text_equal(s->name, name) &&
		    text_equal(s->prefix, prefix);
}

static void
put_item(struct buf *out, const struct feed *f, struct kutip_span item)
{
	struct feed_scan s = { .text = text_slice(f->text, item) };
	uint32_t from = 0;

	while (feed_scan_next(&s)) {
		uint32_t start = s.tag.start;

		if (!s.starts || !is_fickle(&s))
			continue;
		skip_element(&s);
		buf_str(out, text_slice(s.text,
		    (struct kutip_span){ from, start }));
		from = s.pos;
	}
	buf_str(out, text_slice(s.text,
	    (struct kutip_span){ from, s.text.len }));
	buf_putc(out, '\n');
}

static void
put_end(struct buf *out, const struct feed *f, struct kutip_span start)
{
	struct feed_scan s = { .text = f->text, .pos = start.start };

	if (start.end == 0 || !feed_scan_next(&s))
		return;
	buf_puts(out, "</");
	buf_str(out, s.prefix);
	buf_puts(out, s.prefix.len ? ":" : "");
	buf_str(out, s.name);
	buf_puts(out, ">\n");
}

void
feed_member(const struct feed *f, uint32_t item, struct buf *out)
{
	bool beside = f->kind->format == FEED_RDF;

	if (f->kind->format == FEED_JSON) {
		feed_json_member(f, item, out);
		return;
	}
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (f->kind->item == NULL) {
		put_item(out, f, f->items[item].bytes);
		return;
	}
	put(out, f, f->root);
	buf_putc(out, '\n');
	put(out, f, f->box);
	for (uint32_t i = 0; i < f->heads; i++) {
		put(out, f, f->head[i]);
		buf_putc(out, '\n');
	}
	if (beside)
		put_end(out, f, f->box);
	put_item(out, f, f->items[item].bytes);
	if (!beside)
		put_end(out, f, f->box);
	put_end(out, f, f->root);
}

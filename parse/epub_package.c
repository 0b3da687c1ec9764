/*
 * epub_package.c - see epub_package.h.
 */
#include "epub_package.h"

#include <stdlib.h>

#include "package.h"
#include "text.h"
#include "xml.h"

struct epub_id { struct kutip_str id, path; };

static struct kutip_str
attr(struct xml *x, struct arena *a, const char *name)
{
	struct kutip_str v = xml_attr(x, name);

	return arena_str(a, v.ptr, v.len);
}

/* ---- around the package ------------------------------------------------- */

struct kutip_str
epub_root(struct arena *a, struct kutip_str xml)
{
	struct kutip_str path = STR("");
	struct xml *x;
	enum xml_event e;

	if (xml.len == 0 || xml_open(&x, xml, NULL) != KUTIP_OK)
		return path;
	while (path.len == 0 && (e = xml_next(x)) != XML_DONE)
		if (e == XML_START && xml_is(x, "rootfile"))
			path = package_path(a, STR(""),
			    xml_attr(x, "full-path"));
	xml_close(x);
	return path;
}

bool
epub_is_locked(struct kutip_str xml)
{
	static const char *const fonts[] = {
		"http://www.idpf.org/2008/embedding",
		"http://ns.adobe.com/pdf/enc#RC",
	};
	bool locked = false, font;
	struct xml *x;
	enum xml_event e;

	if (xml.len == 0 || xml_open(&x, xml, NULL) != KUTIP_OK)
		return false;
	while (!locked && (e = xml_next(x)) != XML_DONE) {
		struct kutip_str way;

		/* the method of a key says how the key is locked */
		if (e == XML_START && xml_is(x, "EncryptedKey"))
			xml_skip(x);
		if (e != XML_START || !xml_is(x, "EncryptionMethod"))
			continue;
		way = xml_attr(x, "Algorithm");
		font = text_equal_c(way, fonts[0]) || text_equal_c(way, fonts[1]);
		locked = !font;
	}
	xml_close(x);
	return locked;
}

/* ---- the package document ----------------------------------------------- */

static int
by_path(const void *a, const void *b)
{
	const struct epub_item *x = a, *y = b;

	return text_compare(x->path, y->path);
}

static int
by_id(const void *a, const void *b)
{
	const struct epub_id *x = a, *y = b;

	return text_compare(x->id, y->id);
}

static void
add_item(struct epub_package *p, struct xml *x, struct kutip_str opf)
{
	struct epub_item *item = vec_push(&p->items);
	struct kutip_str type;

	item->id = attr(x, p->arena, "id");
	item->path = package_path(p->arena, opf, attr(x, p->arena, "href"));
	type = xml_attr(x, "media-type");
	item->page = text_equal_c(type, "application/xhtml+xml") ||
	    text_equal_c(type, "text/html") ||
	    text_equal_c(type, "text/x-oeb1-document");
	if (text_equal_c(type, "application/x-dtbncx+xml"))
		item->contents = true;
	if (text_find(xml_attr(x, "properties"), STR("nav"), 0) != KUTIP_NONE)
		item->contents = true;
	/* nav.xhtml of EPUB 3 over toc.ncx beside it */
	if (item->contents && (p->toc.len == 0 || item->page))
		p->toc = item->path;
	item->wanted = item->contents;
}

struct epub_item *
epub_find(const struct epub_package *p, struct kutip_str path)
{
	struct epub_item key = { .path = path };

	return p->items.n == 0 ? NULL : bsearch(&key, p->items.rows, p->items.n,
	    sizeof(key), by_path);
}

/* Ids of the spine to rows of the manifest. */
static void
find_spine(struct epub_package *p, const struct vec *ids)
{
	const struct epub_item *rows;
	struct kutip_str *id = ids->rows;
	struct epub_id *by;

	by = arena_alloc(p->arena, (p->items.n + 1) * sizeof(*by));
	if (by == NULL)
		return;
	rows = p->items.rows;
	for (uint32_t i = 0; i < p->items.n; i++)
		by[i] = (struct epub_id){ rows[i].id, rows[i].path };
	qsort(by, p->items.n, sizeof(*by), by_id);
	if (p->items.n > 1)
		qsort(p->items.rows, p->items.n, sizeof(struct epub_item),
		    by_path);
	for (uint32_t i = 0; i < ids->n && p->items.n > 0; i++) {
		struct epub_id key = { .id = id[i] }, *found =
		    bsearch(&key, by, p->items.n, sizeof(key), by_id);
		struct epub_item *item = found ? epub_find(p, found->path) : NULL;

		/* a page twice in the spine is read once */
		if (item == NULL || !item->page ||
		    (item->wanted && !item->contents))
			continue;
		item->wanted = true;
		if (!item->contents)
			*(uint32_t *)vec_push(&p->spine) = (uint32_t)(item -
			    (struct epub_item *)p->items.rows);
	}
}

enum kutip_result
epub_package_read(struct epub_package *p, struct arena *a,
    struct kutip_str path, struct kutip_str xml, struct kutip_error *err)
{
	struct vec ids;
	struct xml *x;
	enum xml_event e;

	*p = (struct epub_package){ .arena = a, .toc = STR("") };
	vec_init(&p->items, a, sizeof(struct epub_item));
	vec_init(&p->spine, a, sizeof(uint32_t));
	vec_init(&ids, a, sizeof(struct kutip_str));
	if (xml_open(&x, xml, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(x)) != XML_DONE) {
		if (e != XML_START)
			continue;
		if (xml_is(x, "item"))
			add_item(p, x, path);
		else if (xml_is(x, "itemref"))
			*(struct kutip_str *)vec_push(&ids) =
			    attr(x, a, "idref");
	}
	xml_close(x);
	find_spine(p, &ids);
	return KUTIP_OK;
}

/* ---- the table of contents ---------------------------------------------- */

static void
add_label(struct epub_package *p, struct kutip_str href, struct kutip_str label)
{
	struct epub_item *item = epub_find(p,
	    package_path(p->arena, p->toc, href));

	label = text_trim(label);
	if (item != NULL && item->label.len == 0 && label.len > 0)
		item->label = arena_str(p->arena, label.ptr, label.len);
}

/* <a href="…">Label</a>, or <text>Label</text> with <content src="…"/> behind
 * it. */
enum kutip_result
epub_labels_read(struct epub_package *p, struct kutip_str xml,
    struct kutip_error *err)
{
	struct buf label = { 0 };
	struct xml *x;
	enum xml_event e;

	if (xml.len == 0)
		return KUTIP_OK;
	if (xml_open(&x, xml, err) != KUTIP_OK)
		return KUTIP_NO_MEMORY;
	while ((e = xml_next(x)) != XML_DONE) {
		if (e != XML_START)
			continue;
		if (xml_is(x, "a")) {
			struct kutip_str href = attr(x, p->arena, "href");

			buf_clear(&label);
			xml_words(x, &label);
			add_label(p, href, buf_as_str(&label));
		} else if (xml_is(x, "text")) {
			buf_clear(&label);
			xml_words(x, &label);
		} else if (xml_is(x, "content")) {
			add_label(p, attr(x, p->arena, "src"),
			    buf_as_str(&label));
		}
	}
	xml_close(x);
	buf_free(&label);
	return KUTIP_OK;
}

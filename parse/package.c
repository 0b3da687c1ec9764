/*
 * package.c - see package.h.
 */
#include "package.h"

#include <stdlib.h>

#include "archive.h"
#include "decode.h"
#include "error.h"
#include "text.h"

struct part {
	struct kutip_str name;
	struct buf bytes;
	uint32_t order;			/* as they stand in the zip */
};

/* ---- which kind --------------------------------------------------------- */

static enum package_kind
kind_by_type(struct kutip_str type)
{
	static const struct { const char *begins; enum package_kind kind; } types[] = {
		{ "application/epub+zip", PACKAGE_EPUB },
		{ "application/vnd.oasis.opendocument.text", PACKAGE_ODT },
		{ "application/vnd.oasis.opendocument.spreadsheet", PACKAGE_SHEET },
		{ "application/vnd.oasis.opendocument.presentation", PACKAGE_SLIDES },
	};

	type = text_trim(type);
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (text_begins(type, text_of(types[i].begins)))
			return types[i].kind;
	return PACKAGE_NONE;
}

static enum package_kind
kind_by_name(struct kutip_str name)
{
	static const struct { const char *begins; enum package_kind kind; } names[] = {
		{ "word/", PACKAGE_DOCX }, { "xl/", PACKAGE_SHEET },
		{ "ppt/", PACKAGE_SLIDES },
		{ "META-INF/container.xml", PACKAGE_EPUB },
		{ "Index/Document.iwa", PACKAGE_PAGES },
		{ "index.apxl", PACKAGE_PAGES },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_begins(name, text_of(names[i].begins)))
			return names[i].kind;
	return PACKAGE_NONE;
}

/* Word writes [Content_Types].xml and a folder for its parts; a folder called
 * "word" in a zip of briefs is no document. */
static enum package_kind
kind_of_members(struct archive_reader *a)
{
	enum package_kind kind = PACKAGE_NONE;
	bool types = false;
	const char *name;

	while (archive_next(a, &name, NULL) == KUTIP_OK && name != NULL) {
		struct buf type = { 0 };
		enum package_kind found;

		if (strcmp(name, "mimetype") == 0) {
			archive_data(a, &type, NULL);
			found = kind_by_type(buf_as_str(&type));
			buf_free(&type);
			return found;
		}
		types = types || strcmp(name, "[Content_Types].xml") == 0;
		found = kind_by_name(text_of(name));
		if (found == PACKAGE_EPUB || found == PACKAGE_PAGES)
			return found;
		if (kind == PACKAGE_NONE)
			kind = found;
		if (types && kind != PACKAGE_NONE)
			break;
	}
	return types ? kind : PACKAGE_NONE;
}

enum package_kind
package_kind(struct kutip_str bytes)
{
	struct archive_reader *a = NULL;
	enum package_kind kind = PACKAGE_NONE;

	if (!text_begins(bytes, STR("PK\3\4")))
		return PACKAGE_NONE;
	if (archive_open(&a, "", bytes, NULL) == KUTIP_OK)
		kind = kind_of_members(a);
	archive_close(a);
	return kind;
}

/* ---- parts -------------------------------------------------------------- */

/* Nearly all are UTF-8 already.  What is no text at all stays empty. */
static void
make_utf8(struct buf *bytes)
{
	struct buf text = { 0 };
	const char *charset;
	uint32_t replaced;

	if (bytes->len == 0 || ((unsigned char)bytes->ptr[0] < 0x80 &&
	    text_valid(bytes->ptr, bytes->len) == bytes->len &&
	    memchr(bytes->ptr, '\0', bytes->len) == NULL))
		return;
	if (decode_text("", bytes->ptr, bytes->len, NULL, NULL, &text, &charset,
	    &replaced, NULL) != KUTIP_OK)
		buf_clear(&text);
	buf_free(bytes);
	*bytes = text;
}

static enum kutip_result
take_part(struct package *p, struct archive_reader *a, const char *name,
    struct kutip_error *err)
{
	struct part *part = vec_push(&p->parts);
	enum kutip_result r;

	*part = (struct part){ .order = p->parts.n,
	    .name = arena_str(&p->arena, name, strlen(name)) };
	r = archive_data(a, &part->bytes, err);
	if (r == KUTIP_OK)
		make_utf8(&part->bytes);
	return r;
}

static int
by_name(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	int c = text_compare(x->name, y->name);

	return c ? c : (x->order > y->order) - (x->order < y->order);
}

enum kutip_result
package_read(struct package *p, const char *path, struct kutip_str bytes,
    package_wants *wants, void *context, struct kutip_error *err)
{
	struct archive_reader *a = NULL;
	const char *name;
	enum kutip_result r;

	*p = (struct package){ 0 };
	vec_init(&p->parts, &p->arena, sizeof(struct part));
	r = archive_open(&a, path, bytes, err);
	while (r == KUTIP_OK &&
	    (r = archive_next(a, &name, err)) == KUTIP_OK && name != NULL) {
		if (wants(context, text_of(name)))
			r = take_part(p, a, name, err);
	}
	archive_close(a);
	if (p->parts.n > 1)
		qsort(p->parts.rows, p->parts.n, sizeof(struct part), by_name);
	return r;
}

void
package_free(struct package *p)
{
	struct part *part = p->parts.rows;

	for (uint32_t i = 0; i < p->parts.n; i++)
		buf_free(&part[i].bytes);
	arena_free(&p->arena);
}

static const struct part *
find_part(const struct package *p, struct kutip_str name)
{
	const struct part *part = p->parts.rows;
	uint32_t lo = 0, hi = p->parts.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(part[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < p->parts.n && text_equal(part[lo].name, name) ?
	    &part[lo] : NULL;
}

struct kutip_str
package_part(const struct package *p, struct kutip_str name)
{
	const struct part *part = find_part(p, name);

	return part ? buf_as_str(&part->bytes) : (struct kutip_str){ NULL, 0 };
}

/* ---- references --------------------------------------------------------- */

static int
hex_of(char c)
{
	uint32_t l = text_lower((unsigned char)c);

	return text_is_digit(l) ? (int)(l - '0') :
	    l >= 'a' && l <= 'f' ? (int)(l - 'a' + 10) : -1;
}

/* The step of a path, %20 resolved. */
static void
add_step(struct buf *out, struct kutip_str step)
{
	if (text_equal_c(step, "") || text_equal_c(step, "."))
		return;
	if (text_equal_c(step, "..")) {
		while (out->len > 0 && out->ptr[--out->len] != '/')
			;
		return;
	}
	if (out->len > 0)
		buf_putc(out, '/');
	for (uint32_t i = 0; i < step.len; i++) {
		int high = -1, low = -1;

		if (step.ptr[i] == '%' && i + 2 < step.len) {
			high = hex_of(step.ptr[i + 1]);
			low = hex_of(step.ptr[i + 2]);
		}
		if (high < 0 || low < 0 || (high | low) == 0) {
			buf_putc(out, step.ptr[i]);
			continue;
		}
		buf_putc(out, (char)(high << 4 | low));
		i += 2;
	}
}

static void
add_steps(struct buf *out, struct kutip_str path)
{
	uint32_t start = 0;

	for (uint32_t i = 0; i <= path.len; i++) {
		if (i < path.len && path.ptr[i] != '/')
			continue;
		add_step(out, (struct kutip_str){ path.ptr + start, i - start });
		start = i + 1;
	}
}

struct kutip_str
package_path(struct arena *arena, struct kutip_str part,
    struct kutip_str reference)
{
	struct buf path = { 0 };
	struct kutip_str s;
	uint32_t cut = text_find(reference, STR("#"), 0);

	if (cut != KUTIP_NONE)
		reference.len = cut;
	while (part.len > 0 && part.ptr[part.len - 1] != '/')
		part.len--;
	if (!text_begins(reference, STR("/")))
		add_steps(&path, part);
	add_steps(&path, reference);
	s = arena_str(arena, path.ptr ? path.ptr : "", path.len);
	buf_free(&path);
	return s;
}

/*
 * import.c - see import.h: what is done with notes that were read.
 */
#include "import.h"

#include <string.h>

#include "anchor.h"
#include "error.h"
#include "json.h"
#include "stamp.h"
#include "text.h"
#include "unicode.h"

void
import_init(struct import *m)
{
	*m = (struct import){ 0 };
	vec_init(&m->rows, &m->arena, sizeof(struct import_note *));
}

void
import_free(struct import *m)
{
	arena_free(&m->arena);
	*m = (struct import){ 0 };
}

static struct import_note *
row_at(const struct import *m, uint32_t i)
{
	return ((struct import_note *const *)m->rows.rows)[i];
}

void
import_leave(struct import *m, const char *why)
{
	for (uint32_t i = 0; i < IMPORT_WHYS; i++) {
		if (m->left[i].why != NULL && m->left[i].why != why)
			continue;
		m->left[i].why = why;
		m->left[i].n++;
		return;
	}
}

static void
leave(struct import *m, struct import_note *row, const char *why)
{
	row->done = true;
	import_leave(m, why);
}

/* Notes that are there, or were and have been deleted, are not touched. */
static bool
is_there(struct import *m, struct import_note *row, const struct notes *s)
{
	if (notes_find(s, row->note.id) == NULL)
		return false;
	leave(m, row, "already there");
	return true;
}

/* ---- kutip's own ------------------------------------------------------------ */

static void
put(struct buf *line, const char *key, struct kutip_str s)
{
	buf_puts(line, key);
	json_put_string(line, s);
}

static void
put_number(struct buf *line, const char *key, uint32_t n)
{
	buf_puts(line, key);
	json_put_number(line, n);
}

static void
put_head(struct buf *line, const char *op, const struct note *n,
    struct kutip_str clock)
{
	buf_printf(line, "{\"v\":1,\"op\":\"%s\"", op);
	put(line, ",\"note\":", n->id);
	put(line, ",\"hlc\":", clock);
	put(line, ",\"device\":", n->device);
}

/* The "add" line that this note is the outcome of; see note.h. */
static void
put_add(struct buf *line, const struct note *n)
{
	const struct note_source *s = &n->source;

	put_head(line, n->kind == NOTE_SAYS ? "say" : "add", n, n->created);
	buf_printf(line, ",\"unit\":\"%s\"", note_unit_name(n->unit));
	put(line, ",\"exact\":", n->exact);
	put(line, ",\"prefix\":", n->prefix);
	put(line, ",\"suffix\":", n->suffix);
	put_number(line, ",\"start\":", n->start);
	put_number(line, ",\"end\":", n->end);
	put_number(line, ",\"length\":", n->length);
	put(line, ",\"paragraph\":", n->paragraph_sha256);
	put(line, ",\"speaker\":", n->speaker);
	put(line, ",\"role\":", n->role);
	put(line, ",\"said\":", n->said);
	put(line, ",\"how\":", n->how);
	put(line, ",\"label\":", n->label);
	buf_puts(line, ",\"tags\":[");
	for (uint32_t i = 0; i < n->tags; i++)
		put(line, i ? "," : "", n->tag[i]);
	put(line, "],\"body\":", n->body);
	put(line, ",\"source\":{\"name\":", s->name);
	put(line, ",\"path\":", s->path);
	put(line, ",\"title\":", s->title);
	put(line, ",\"site\":", s->site);
	put(line, ",\"byline\":", s->byline);
	put(line, ",\"published\":", s->published);
	put(line, ",\"dateline\":", s->dateline);
	put(line, ",\"url\":", s->url);
	put(line, ",\"lang\":", s->lang);
	put(line, ",\"sha256\":", s->sha256);
	put(line, ",\"text\":", s->text_sha256);
	buf_putc(line, '}');
}

static enum kutip_result
write_own(struct notes *s, const struct note *n, struct kutip_error *err)
{
	struct buf line = { 0 };
	enum kutip_result r;

	put_add(&line, n);
	r = notes_put(s, &line, err);
	/* When it was changed last is known, no longer by what. */
	if (r == KUTIP_OK && text_compare(n->modified, n->created) > 0) {
		put_head(&line, "set", n, n->modified);
		put(&line, ",\"field\":", text_of(note_field_name(NOTE_BODY)));
		put(&line, ",\"value\":", n->body);
		r = notes_put(s, &line, err);
	}
	return r;
}

enum kutip_result
import_own(struct import *m, struct notes *s, struct kutip_error *err)
{
	for (uint32_t i = 0; i < m->rows.n; i++) {
		struct import_note *row = row_at(m, i);
		enum kutip_result r;

		if (!row->own || row->done || is_there(m, row, s))
			continue;
		r = write_own(s, &row->note, err);
		if (r != KUTIP_OK)
			return r;
		row->done = true;
		if (notes_find(s, row->note.id) == NULL) {
			leave(m, row, "deleted here");
			continue;
		}
		m->taken++;
	}
	return KUTIP_OK;
}

/* ---- others' ------------------------------------------------------------------ */

/* "https://www.a.example/b/#c" and "http://a.example/b" are one address. */
static struct kutip_str
bare_address(struct kutip_str url)
{
	uint32_t at = text_find(url, STR("://"), 0), end;

	url = at == KUTIP_NONE ? url :
	    text_slice(url, (struct kutip_span){ at + 3, url.len });
	if (text_begins(url, STR("www.")))
		url = text_slice(url, (struct kutip_span){ 4, url.len });
	end = text_find(url, STR("#"), 0);
	if (end != KUTIP_NONE)
		url.len = end;
	while (url.len > 0 && url.ptr[url.len - 1] == '/')
		url.len--;
	return url;
}

static bool
same_folded(struct kutip_str a, struct kutip_str b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	if (a.len == 0 || b.len == 0)
		return false;
	unicode_search_key(text_trim(a), &x);
	unicode_search_key(text_trim(b), &y);
	same = !x.failed && !y.failed &&
	    text_equal(buf_as_str(&x), buf_as_str(&y));
	buf_free(&x);
	buf_free(&y);
	return same;
}

static bool
names_it(const struct note *n, const struct kutip_meta *meta)
{
	struct kutip_str url = bare_address(n->source.url);

	return (url.len && text_equal(url, bare_address(meta->url))) ||
	    same_folded(n->source.title, meta->title);
}

static enum kutip_result
add_found(struct import *m, struct import_note *row, struct notes *s,
    const struct kutip_doc *doc, struct kutip_span span,
    struct kutip_error *err)
{
	struct note_new new = { .span = span, .unit = row->note.unit,
		.label = row->note.label, .body = row->note.body,
		.id = row->note.id };
	enum kutip_result r;

	for (; new.tags < row->note.tags; new.tags++)
		new.tag[new.tags] = row->note.tag[new.tags];
	r = notes_add(s, doc, &new, NULL, err);
	if (r == KUTIP_OK) {
		row->done = true;
		m->taken++;
	}
	return r;
}

static bool
is_found(const struct note *n, struct anchor_place place, bool named)
{
	if (named)
		return place.how != ANCHOR_ORPHAN;
	return (place.how == ANCHOR_SAME || place.how == ANCHOR_MOVED) &&
	    text_count(n->exact) >= IMPORT_SHORT;
}

enum kutip_result
import_find(struct import *m, struct notes *s, const struct kutip_doc *doc,
    bool named, struct kutip_error *err)
{
	struct anchor *anchor = NULL;
	enum kutip_result r = KUTIP_OK;

	for (uint32_t i = 0; r == KUTIP_OK && i < m->rows.n; i++) {
		struct import_note *row = row_at(m, i);
		const struct note *n = &row->note;
		struct anchor_quote q = { n->exact, n->prefix, n->suffix,
			n->start, n->length };
		struct anchor_place place;

		if (row->own || row->done || is_there(m, row, s) ||
		    (named && !names_it(n, kutip_meta(doc))))
			continue;
		if (anchor == NULL)
			anchor = anchor_new(kutip_text(doc));
		if (anchor == NULL)
			return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
			    "no memory left to look for notes");
		place = anchor_find(anchor, &q);
		if (is_found(n, place, named))
			r = add_found(m, row, s, doc, place.span, err);
	}
	anchor_free(anchor);
	return r;
}

uint32_t
import_waiting(const struct import *m)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->rows.n; i++)
		n += !row_at(m, i)->done && !row_at(m, i)->own;
	return n;
}

void
import_give_up(struct import *m)
{
	for (uint32_t i = 0; i < m->rows.n; i++)
		if (!row_at(m, i)->done)
			leave(m, row_at(m, i), "not found in these briefs");
}

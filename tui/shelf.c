/*
 * shelf.c - see shelf.h.
 */
#include "shelf.h"

#include <stdlib.h>
#include <string.h>

#include "bundle.h"
#include "error.h"
#include "file.h"
#include "kept.h"
#include "limits.h"
#include "text.h"

struct library_row *
library_row(const struct library *l, uint32_t row)
{
	struct library_row *rows = l->rows.rows;

	return row < l->rows.n ? &rows[row] : NULL;
}

struct kutip_str
library_name(const struct library_row *row)
{
	const char *slash = strrchr(row->path.ptr, '/');

	if (text_equal_c(row->path, "-"))
		return STR("standard input");
	return slash && slash[1] ? text_of(slash + 1) : row->path;
}

/* ---- files into rows ---------------------------------------------------- */

enum kutip_result
library_add_file(struct library *l, struct kutip_str path,
    struct kutip_error *err)
{
	struct library_row *row = vec_push(&l->rows);

	row->path = arena_str(&l->arena, path.ptr, path.len);
	l->waiting++;
	if (l->arena.failed)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory for the list of briefs; name fewer files");
	return KUTIP_OK;
}

static enum kutip_result
add_row(struct library *l, const char *path, struct kutip_error *err)
{
	return library_add_file(l, text_of(path), err);
}

/* A row for each brief of it. */
static enum kutip_result
add_bundle(struct library *l, const char *path, const struct bundle *b,
    struct kutip_error *err)
{
	struct buf member = { 0 };
	enum kutip_result r = KUTIP_OK;

	l->folder = true;
	for (uint32_t i = 0; r == KUTIP_OK && i < bundle_count(b); i++) {
		buf_clear(&member);
		buf_printf(&member, "%s/%s", path, bundle_name(b, i));
		r = member.failed ? error_set(err, KUTIP_NO_MEMORY, path, 0,
		    "no memory for the list of briefs; name fewer files") :
		    add_row(l, member.ptr, err);
	}
	buf_free(&member);
	return r;
}

/* A file that was named, or is in a folder that was: one brief or several. */
static enum kutip_result
add_file(struct library *l, const char *path, struct kutip_error *err)
{
	struct bundle *b = NULL;
	enum kutip_result r = bundle_open(&b, path, err);

	if (r == KUTIP_OK)
		r = b ? add_bundle(l, path, b, err) : add_row(l, path, err);
	bundle_close(b);
	return r;
}

/* An archive that cannot be read is a row that says so. */
enum kutip_result
library_add_briefs(struct library *l, const char *path, struct kutip_error *err)
{
	uint32_t before = l->rows.n;

	if (add_file(l, path, NULL) == KUTIP_OK)
		return KUTIP_OK;
	return l->rows.n > before ? KUTIP_OK : add_row(l, path, err);
}

static bool
add_brief(void *context, const char *path)
{
	struct library *l = context;
	enum bundle_guess guess = bundle_guess(path);

	if (guess == BUNDLE_NONE)
		return true;
	return (guess == BUNDLE_ONE ? add_row(l, path, NULL) :
	    library_add_briefs(l, path, NULL)) == KUTIP_OK;
}

/* Everything that is kept is a brief, or a feed of them: its bytes tell. */
static bool
add_kept(void *context, const char *path)
{
	return library_add_briefs(context, path, NULL) == KUTIP_OK;
}

static enum kutip_result
add_folder(struct library *l, const char *path, struct kutip_error *err)
{
	uint32_t before = l->rows.n;
	enum kutip_result r = file_walk(path, add_brief, l, err);

	if (r != KUTIP_OK)
		return r;
	l->folder = true;
	if (l->rows.n == before)
		return error_set(err, KUTIP_EMPTY, path, 0,
		    "no briefs in this folder; kutip reads text, HTML, "
		    "Markdown, PDF, DOCX, ODT, EPUB, feeds and archives");
	return KUTIP_OK;
}

static enum kutip_result
add_input(struct library *l, struct kutip_error *err)
{
	enum kutip_result r;

	if (l->input_read)
		return KUTIP_OK;
	l->input_read = true;
	r = file_read("-", LIMIT_FILE_BYTES, &l->input, err);
	if (r == KUTIP_OK && l->input.len == 0)
		r = error_set(err, KUTIP_EMPTY, "standard input", 0,
		    "is empty; name a file, or pipe one in");
	if (r == KUTIP_OK)
		r = bundle_take(&l->inputs, "standard input", &l->input, err);
	if (r == KUTIP_OK && l->inputs)
		return add_bundle(l, "-", l->inputs, err);
	if (r == KUTIP_OK)
		r = add_row(l, "-", err);
	if (r != KUTIP_OK)
		return r;
	/* Nobody needs to read it: it is here. */
	library_row(l, l->rows.n - 1)->state = LIBRARY_READY;
	l->waiting--;
	return KUTIP_OK;
}

enum kutip_result
library_add_kept(struct library *l, struct kutip_error *err)
{
	struct buf folder = { 0 };
	uint32_t before = l->rows.n;
	enum kutip_result r = KUTIP_OK;

	if (kept_folder(&folder))
		r = kept_walk(folder.ptr, add_kept, l, err);
	buf_free(&folder);
	if (r != KUTIP_OK)
		return r;
	l->folder = true;
	if (l->rows.n == before)
		return error_set(err, KUTIP_EMPTY, NULL, 0, "no briefs are kept "
		    "yet; name a file or a folder, or fetch a page with "
		    "\"kutip add URL\"");
	return KUTIP_OK;
}

enum kutip_result
library_add(struct library *l, const char *path, struct kutip_error *err)
{
	if (strcmp(path, "-") == 0)
		return add_input(l, err);
	if (file_is_folder(path))
		return add_folder(l, path, err);
	return add_file(l, path, err);
}

static enum kutip_result
read_input_member(const struct library *l, const char *path,
    struct kutip_reader *reader, struct kutip_doc **doc,
    struct kutip_error *err)
{
	struct buf bytes = { 0 };
	enum kutip_result r = bundle_read(l->inputs, path + 2, &bytes, err);

	if (r == KUTIP_OK)
		r = kutip_read(reader, path, bytes.ptr, bytes.len, doc, err);
	buf_free(&bytes);
	return r;
}

enum kutip_result
library_read(const struct library *l, uint32_t row,
    struct kutip_reader *reader, struct kutip_doc **doc,
    struct kutip_error *err)
{
	const char *path = library_row(l, row)->path.ptr;

	if (strcmp(path, "-") == 0)
		return kutip_read(reader, path, l->input.ptr, l->input.len,
		    doc, err);
	if (l->inputs && strncmp(path, "-/", 2) == 0)
		return read_input_member(l, path, reader, doc, err);
	return kutip_read_file(reader, path, doc, err);
}

/* ---- facts -------------------------------------------------------------- */

static uint32_t
count_direct(const struct kutip_doc *doc)
{
	uint32_t n, direct = 0;
	const struct kutip_quote *quotes = kutip_quotes(doc, &n);

	for (uint32_t i = 0; i < n; i++)
		direct += quotes[i].kind == KUTIP_DIRECT;
	return direct;
}

static char *
copy_of(struct kutip_str s)
{
	return s.len ? strndup(s.ptr, s.len) : NULL;
}

void
library_facts(const struct kutip_doc *doc, struct library_facts *facts)
{
	const struct kutip_meta *meta = kutip_meta(doc);

	facts->state = LIBRARY_READY;
	facts->quotes = count_direct(doc);
	kutip_date_iso(meta->published, facts->date);
	memcpy(facts->lang, meta->lang, sizeof(facts->lang));
	facts->text = copy_of(meta->title);
}

void
library_failed(const struct kutip_error *err, struct library_facts *facts)
{
	facts->state = LIBRARY_FAILED;
	facts->text = strdup(err->message);
}

void
library_find(struct kutip_reader *reader, const char *path,
    struct library_facts *facts)
{
	struct kutip_error err = { 0 };
	struct kutip_doc *doc = NULL;

	/* A path that a note names may lead anywhere by now. */
	if (facts->keep && !bundle_is_there(path))
		error_set(&err, KUTIP_IO, path, 0, "is no file");
	else
		kutip_read_file(reader, path, &doc, &err);
	if (doc)
		library_facts(doc, facts);
	else
		library_failed(&err, facts);
	if (facts->keep)
		facts->doc = doc;
	else
		kutip_free(doc);
}

static void
put_facts(struct library *l, struct library_row *row,
    const struct library_facts *facts)
{
	struct kutip_str text = text_of(facts->text);

	if (row->state == LIBRARY_WAITING)
		l->waiting--;
	row->state = facts->state;
	row->quotes = facts->quotes;
	memcpy(row->date, facts->date, sizeof(row->date));
	memcpy(row->lang, facts->lang, sizeof(row->lang));
	text = arena_str(&l->arena, text.ptr, text.len);
	if (facts->state == LIBRARY_READY)
		row->title = text;
	else
		row->why = text;
}

void
library_take(struct library *l, struct library_facts *facts)
{
	struct library_row *row = library_row(l, facts->row);

	/* A brief that was opened meanwhile is known already. */
	if (row && (row->state != LIBRARY_READY || !facts->text ||
	    !text_equal_c(row->title, facts->text)))
		put_facts(l, row, facts);
	free(facts->text);
	facts->text = NULL;
}

/* ---- beginning and end -------------------------------------------------- */

void
library_init(struct library *l)
{
	memset(l, 0, sizeof(*l));
	vec_init(&l->rows, &l->arena, sizeof(struct library_row));
}

void
library_free(struct library *l)
{
	arena_free(&l->arena);
	buf_free(&l->input);
	bundle_close(l->inputs);
}

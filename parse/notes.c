/*
 * notes.c - marks and notes, kept for years.  See notes.h.
 *
 * What this kutip adds is written first and then read like any other line, so
 * there is one way only in which lines become notes (note_line.c).
 */
#include "notes.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "buf.h"
#include "db.h"
#include "error.h"
#include "file.h"
#include "json.h"
#include "note_value.h"
#include "note_write.h"
#include "oplog.h"
#include "sha256.h"
#include "stamp.h"
#include "text.h"

#define UUID_MAX   37

struct notes {
	struct note_table table;
	struct oplog *log;
	struct stamp_clock clock;
	struct buf library;		/* path of library.db; empty: none */
	struct db *db;			/* NULL: not open */
	bool no_db;			/* it cannot be used */
	char kept[SHA256_HEX];		/* the last text that is in it for certain */
};

static enum kutip_result
no_memory(struct kutip_error *err)
{
	return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
	    "no memory left for the notes");
}

static const char *
take_line(void *context, struct kutip_str line)
{
	return note_table_line(context, line);
}

static struct oplog_reader
reader_of(struct notes *s)
{
	return (struct oplog_reader){ take_line, &s->table };
}

/* ---- opening and looking ---------------------------------------------- */

enum kutip_result
notes_open(struct notes **out, const char *folder, struct kutip_error *err)
{
	struct notes *s = calloc(1, sizeof(*s));
	struct oplog_reader reader;
	struct buf home = { 0 };
	enum kutip_result r;

	if (s == NULL)
		return no_memory(err);
	note_table_init(&s->table);
	reader = reader_of(s);
	if (folder == NULL && file_home(FILE_DATA, "", &home)) {
		home.ptr[home.len - 1] = '\0';
		folder = home.ptr;
	}
	if (folder != NULL)
		buf_printf(&s->library, "%s/library.db", folder);
	r = oplog_open(&s->log, folder, &reader, err);
	buf_free(&home);
	if (r != KUTIP_OK) {
		notes_close(s);
		return r;
	}
	*out = s;
	return KUTIP_OK;
}

void
notes_close(struct notes *s)
{
	if (s == NULL)
		return;
	oplog_close(s->log);
	db_close(s->db);
	buf_free(&s->library);
	note_table_free(&s->table);
	free(s);
}

enum kutip_result
notes_refresh(struct notes *s, struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);

	return oplog_read(s->log, &reader, err);
}

uint32_t
notes_problems(const struct notes *s, const struct kutip_error **first,
    uint32_t *n)
{
	return oplog_problems(s->log, first, n);
}

uint32_t
notes_rows(const struct notes *s)
{
	return s->table.records.n;
}

uint32_t
notes_changes(const struct notes *s)
{
	return s->table.changes;
}

const struct note *
notes_at(const struct notes *s, uint32_t row)
{
	return note_table_at(&s->table, row);
}

uint32_t
notes_row(const struct notes *s, struct kutip_str id)
{
	return note_table_row(&s->table, id);
}

const struct note *
notes_find(const struct notes *s, struct kutip_str id)
{
	return note_table_find(&s->table, id);
}

/* ---- texts as they were ------------------------------------------------- */

/* NULL: there is none.  Without it notes are kept and found all the same. */
static struct db *
library(struct notes *s, bool make)
{
	if (s->db == NULL && !s->no_db && s->library.len > 0) {
		s->db = db_open(s->library.ptr, make);
		s->no_db = make && s->db == NULL;
	}
	return s->db;
}

static void
keep_text(struct notes *s, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	struct kutip_str text = kutip_text(doc);
	struct buf path = { 0 };
	struct db_about about = { .title = meta->title, .url = meta->url };
	char hex[SHA256_HEX];
	struct db *db;

	sha256_hex(text.ptr, text.len, hex);
	if (strcmp(hex, s->kept) == 0)
		return;
	db = library(s, true);
	note_list_path(doc, &path);
	about.path = buf_as_str(&path);
	if (db != NULL && db_text_put(db, text_of(hex), text, &about))
		memcpy(s->kept, hex, sizeof(s->kept));
	buf_free(&path);
}

static bool
get_text(void *context, struct kutip_str sha256, struct buf *out)
{
	struct db *db = library(context, false);

	return db != NULL && db_text_get(db, sha256, out);
}

/* ---- what all lines have ----------------------------------------------- */

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* RFC 9562, version 7: 48 bits of time, the rest at random. */
static bool
make_id(char out[UUID_MAX])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char b[16];
	uint64_t ms = now_ms();
	uint32_t at = 0;

	if (getrandom(b, sizeof(b), 0) != sizeof(b))
		return false;
	for (int i = 0; i < 6; i++)
		b[i] = (unsigned char)(ms >> (40 - 8 * i));
	b[6] = 0x70 | (b[6] & 0x0F);
	b[8] = 0x80 | (b[8] & 0x3F);
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[at++] = '-';
		out[at++] = hex[b[i] >> 4];
		out[at++] = hex[b[i] & 15];
	}
	out[at] = '\0';
	return true;
}

/* {"v":1,"op":"set","note":"…","hlc":"…","device":"…" */
static void
put_head(struct notes *s, struct buf *line, const char *op,
    struct kutip_str id, struct kutip_str after)
{
	const char *device = oplog_device(s->log);
	char stamp[STAMP_MAX];

	stamp_next(&s->clock, now_ms(), after, device, stamp);
	buf_printf(line, "{\"v\":1,\"op\":\"%s\",\"note\":\"%.*s\","
	    "\"hlc\":\"%s\",\"device\":\"%s\"", op, (int)id.len, id.ptr, stamp,
	    device);
}

static enum kutip_result
commit(struct notes *s, struct buf *line, struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);
	enum kutip_result r = oplog_commit(s->log, &reader, line, err);

	buf_free(line);
	return r;
}

/* ---- adding ------------------------------------------------------------ */

static enum kutip_result
check_span(const struct kutip_doc *doc, struct kutip_span span,
    struct kutip_error *err)
{
	const char *file = kutip_meta(doc)->name;

	if (span.start >= span.end || span.end > kutip_text(doc).len)
		return error_set(err, KUTIP_EMPTY, file, 0,
		    "nothing is marked; put the cursor on a sentence");
	if (span.end - span.start > NOTES_PASSAGE_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, file, 0,
		    "passage longer than 64 KiB; mark it in parts");
	return KUTIP_OK;
}

static enum kutip_result
check_new(const struct kutip_doc *doc, const struct note_new *new,
    struct kutip_error *err)
{
	const char *file = kutip_meta(doc)->name;
	enum kutip_result r = check_span(doc, new->span, err);

	if (r != KUTIP_OK)
		return r;
	if (new->body.len > NOTES_BODY_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, file, 0,
		    "note longer than 64 KiB; cut it into parts");
	return KUTIP_OK;
}

enum kutip_result
notes_add(struct notes *s, const struct kutip_doc *doc,
    const struct note_new *new, struct kutip_str *id, struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);
	enum kutip_result r = check_new(doc, new, err);
	struct buf line = { 0 };
	const struct note *note;
	char uuid[UUID_MAX];

	if (r != KUTIP_OK)
		return r;
	if (new->id.len > 0 && new->id.len < sizeof(uuid)) {
		memcpy(uuid, new->id.ptr, new->id.len);
		uuid[new->id.len] = '\0';
	} else if (!make_id(uuid)) {
		return error_sys(err, KUTIP_WRITE, NULL,
		    "no random name for the note could be made");
	}
	r = oplog_begin(s->log, &reader, err);
	if (r != KUTIP_OK)
		return r;
	put_head(s, &line, new->kind == NOTE_SAYS ? "say" : "add",
	    text_of(uuid), STR(""));
	note_write_new(&line, doc, new);
	r = commit(s, &line, err);
	if (r == KUTIP_OK)
		keep_text(s, doc);
	note = notes_find(s, text_of(uuid));
	if (r == KUTIP_OK && note == NULL)
		return no_memory(err);
	if (r == KUTIP_OK && id != NULL)
		*id = note->id;
	return r;
}

enum kutip_result
notes_put(struct notes *s, struct buf *line, struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);
	enum kutip_result r = oplog_begin(s->log, &reader, err);

	return r == KUTIP_OK ? commit(s, line, err) : r;
}

/* ---- changing ---------------------------------------------------------- */

/* Takes the lock; the note may have gone while nobody looked. */
static enum kutip_result
begin_change(struct notes *s, struct kutip_str id, const struct note **note,
    struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);
	enum kutip_result r = oplog_begin(s->log, &reader, err);

	if (r != KUTIP_OK)
		return r;
	*note = notes_find(s, id);
	if (*note != NULL)
		return KUTIP_OK;
	oplog_abandon(s->log);
	return error_set(err, KUTIP_EMPTY, NULL, 0,
	    "this note is not there any more; it was deleted elsewhere");
}

/* A value and the clocks of those that it replaces. */
static void
put_set(struct notes *s, struct buf *line, const struct note *note,
    enum note_field field, struct kutip_str value)
{
	struct kutip_str was[NOTE_VALUES];
	uint32_t n = note_table_was(&s->table, note->id, field, was,
	    NOTE_VALUES);

	put_head(s, line, "set", note->id, text_compare(note->modified,
	    note->deleted) > 0 ? note->modified : note->deleted);
	note_write_fact(line, ",\"field\":", text_of(note_field_name(field)));
	buf_puts(line, ",\"value\":");
	json_put_string(line, value);
	buf_puts(line, ",\"was\":[");
	for (uint32_t i = 0; i < n; i++)
		note_write_fact(line, i ? "," : "", was[i]);
	buf_putc(line, ']');
}

enum kutip_result
notes_set(struct notes *s, struct kutip_str id, enum note_field field,
    struct kutip_str value, struct kutip_error *err)
{
	const struct note *note;
	struct buf line = { 0 };
	enum kutip_result r;

	if (value.len > NOTES_BODY_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, NULL, 0,
		    "note longer than 64 KiB; cut it into parts");
	r = begin_change(s, id, &note, err);
	if (r != KUTIP_OK)
		return r;
	if (text_equal(note_get(note, field), value)) {
		oplog_abandon(s->log);
		return KUTIP_OK;
	}
	put_set(s, &line, note, field, value);
	return commit(s, &line, err);
}

enum kutip_result
notes_tag(struct notes *s, struct kutip_str id, struct kutip_str tag, bool on,
    struct kutip_error *err)
{
	const struct note *note;
	struct buf line = { 0 };
	enum kutip_result r;
	bool is_on = false;

	if (tag.len == 0 || tag.len > NOTES_TAG_BYTES)
		return error_set(err, KUTIP_EMPTY, NULL, 0,
		    "a tag has 1 to %u bytes", NOTES_TAG_BYTES);
	r = begin_change(s, id, &note, err);
	if (r != KUTIP_OK)
		return r;
	for (uint32_t i = 0; i < note->tags; i++)
		is_on |= text_equal(note->tag[i], tag);
	if (is_on == on) {
		oplog_abandon(s->log);
		return KUTIP_OK;
	}
	put_head(s, &line, on ? "tag" : "untag", note->id, note->modified);
	note_write_fact(&line, ",\"tag\":", tag);
	return commit(s, &line, err);
}

enum kutip_result
notes_place(struct notes *s, const struct kutip_doc *doc, struct kutip_str id,
    struct kutip_span span, enum note_unit unit, struct kutip_error *err)
{
	struct kutip_str text = kutip_text(doc);
	const struct note *note;
	struct buf line = { 0 };
	char hex[SHA256_HEX];
	enum kutip_result r = check_span(doc, span, err);

	if (r == KUTIP_OK)
		r = begin_change(s, id, &note, err);
	if (r != KUTIP_OK)
		return r;
	put_head(s, &line, "place", note->id, note->modified);
	note_write_passage(&line, doc, span, unit);
	sha256_hex(text.ptr, text.len, hex);
	note_write_fact(&line, ",\"text\":", text_of(hex));
	r = commit(s, &line, err);
	if (r == KUTIP_OK)
		keep_text(s, doc);
	return r;
}

enum kutip_result
notes_place_back(struct notes *s, struct kutip_str id, struct kutip_error *err)
{
	const struct note *note;
	struct buf line = { 0 };
	enum kutip_result r = begin_change(s, id, &note, err);

	if (r != KUTIP_OK)
		return r;
	if (!note->placed) {
		oplog_abandon(s->log);
		return KUTIP_OK;
	}
	put_head(s, &line, "place", note->id, note->modified);
	return commit(s, &line, err);
}

enum kutip_result
notes_place_as(struct notes *s, struct kutip_str id, const struct note *as,
    struct kutip_error *err)
{
	const struct note *note;
	struct buf line = { 0 };
	enum kutip_result r;

	if (!as->placed)
		return notes_place_back(s, id, err);
	r = begin_change(s, id, &note, err);
	if (r != KUTIP_OK)
		return r;
	put_head(s, &line, "place", note->id, note->modified);
	note_write_again(&line, as);
	return commit(s, &line, err);
}

uint32_t
notes_versions(const struct notes *s, struct kutip_str id,
    enum note_field field, struct note_version *out, uint32_t room)
{
	return note_table_versions(&s->table, id, field, out, room);
}

enum kutip_result
notes_delete(struct notes *s, struct kutip_str id, struct kutip_error *err)
{
	const struct note *note;
	struct buf line = { 0 };
	enum kutip_result r = begin_change(s, id, &note, err);

	if (r != KUTIP_OK)
		return r;
	put_head(s, &line, "del", note->id, note->modified);
	return commit(s, &line, err);
}

/* Whatever is written to a note after its deletion takes that back. */
enum kutip_result
notes_revive(struct notes *s, struct kutip_str id, struct kutip_error *err)
{
	struct oplog_reader reader = reader_of(s);
	enum kutip_result r = oplog_begin(s->log, &reader, err);
	const struct note *note = note_table_known(&s->table, id);
	struct buf line = { 0 };

	if (r != KUTIP_OK)
		return r;
	if (note == NULL) {
		oplog_abandon(s->log);
		return error_set(err, KUTIP_EMPTY, NULL, 0,
		    "this note never was");
	}
	put_set(s, &line, note, NOTE_BODY, note->body);
	return commit(s, &line, err);
}

enum kutip_result
notes_of(struct notes *s, const struct kutip_doc *doc, struct notes_list *list,
    struct kutip_error *err)
{
	const struct note_texts texts = { get_text, s };
	enum kutip_result r = note_list_make(&s->table, doc, &texts, list, err);

	/* A library that was thrown away is filled again. */
	if (r == KUTIP_OK && list->has_text)
		keep_text(s, doc);
	return r;
}

/*
 * note_keep.c - compact.  See note_keep.h.
 */
#include "note_keep.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "file.h"
#include "json.h"
#include "note_file.h"
#include "oplog.h"
#include "text.h"

/* ---- compact ------------------------------------------------------------ */

/* What a later line of this machine has said of one thing of one note. */
struct said {
	uint64_t key;			/* note, operation, field or tag; 0: free */
	bool all;			/* it replaced everything older */
	struct kutip_str seen;		/* the line, for its "was" */
};

struct compact {
	struct oplog *log;
	struct note_table table;
	struct said *said;
	uint32_t mask;
	struct line_set lines;
	struct buf out;
	struct kutip_str device;
	const char *own;
	struct note_table after;
};

static uint64_t
hash(uint64_t h, struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211ull;
	return (h ^ 0xFF) * 1099511628211ull;
}

/* Lines of one key replace one another; 0: this line stays. */
static uint64_t
key_of(const struct json *j)
{
	struct kutip_str op = json_get_string(j, "op");
	uint64_t h = hash(14695981039346656037ull, json_get_string(j, "note"));

	if (text_equal_c(op, "untag"))
		op = STR("tag");
	if (!text_equal_c(op, "set") && !text_equal_c(op, "tag") &&
	    !text_equal_c(op, "place") && !text_equal_c(op, "del"))
		return 0;
	h = hash(hash(hash(h, op), json_get_string(j, "field")),
	    json_get_string(j, "tag"));
	return h ? h : 1;
}

static struct said *
said_of(struct compact *c, uint64_t key)
{
	uint32_t i = (uint32_t)(key ^ key >> 32) & c->mask;

	while (c->said[i].key != 0 && c->said[i].key != key)
		i = (i + 1) & c->mask;
	return &c->said[i];
}

/* Does a later line know all that this one replaced on other machines? */
static bool
is_covered(const struct compact *c, const struct said *s, const struct json *j)
{
	const struct json *was = json_get(j, "was");
	size_t n = json_count(was);

	if (s->all)
		return true;
	if (text_equal_c(json_get_string(j, "op"), "set") && was == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct kutip_str stamp = json_string_at(was, i);

		if (!text_ends(stamp, c->device) &&
		    text_find(s->seen, stamp, 0) == KUTIP_NONE)
			return false;
	}
	return true;
}

/* Looked at from the last line to the first. */
static bool
is_wanted(struct compact *c, struct kutip_str line)
{
	char why[JSON_WHY_MAX];
	struct json *j = oplog_line_why(line) == NULL ?
	    json_parse(line, why) : NULL;
	uint64_t key = j ? key_of(j) : 0;
	struct said *s = key ? said_of(c, key) : NULL;
	bool wanted = s == NULL || s->key == 0 || !is_covered(c, s, j);

	if (s != NULL && s->key == 0)
		*s = (struct said){ .key = key, .seen = line };
	if (s != NULL && wanted && json_get(j, "was") == NULL)
		s->all = true;
	json_free(j);
	return wanted;
}

static bool
choose(struct compact *c, struct kutip_str bytes, uint32_t lines)
{
	struct kutip_str *row = calloc((size_t)lines + 1, sizeof(*row));
	bool *wanted = calloc((size_t)lines + 1, 1);
	uint32_t at = 0, n = 0;
	bool ok;

	for (c->mask = 255; c->mask < lines * 2;)
		c->mask = c->mask * 2 + 1;
	c->said = calloc((size_t)c->mask + 1, sizeof(*c->said));
	ok = row != NULL && wanted != NULL && c->said != NULL;
	while (ok && n < lines && note_file_line(bytes, &at, &row[n]))
		n++;
	for (uint32_t i = n; ok && i-- > 0;)
		wanted[i] = is_wanted(c, row[i]);
	for (uint32_t i = 0; ok && i < n; i++) {
		if (!wanted[i] || row[i].len == 0 ||
		    !line_set_add(&c->lines, row[i]))
			continue;
		buf_str(&c->out, row[i]);
		buf_putc(&c->out, '\n');
	}
	free(row);
	free(wanted);
	return ok && !c->lines.failed && !c->out.failed;
}

static enum kutip_result
read_other(void *context, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct compact *c = context;

	(void)err;
	note_file_read(strcmp(path, c->own) == 0 ? buf_as_str(&c->out) : bytes,
	    &c->after);
	return KUTIP_OK;
}

/* The notes with the new file are the notes that there are. */
static enum kutip_result
check_same(struct compact *c, const char *notes, struct kutip_error *err)
{
	struct buf before = { 0 }, after = { 0 };
	enum kutip_result r;

	note_table_init(&c->after);
	r = note_file_walk(notes, read_other, c, err);
	note_table_dump(&c->table, &before);
	note_table_dump(&c->after, &after);
	if (r == KUTIP_OK && (before.failed || after.failed ||
	    !text_equal(buf_as_str(&before), buf_as_str(&after))))
		r = error_set(err, KUTIP_FORMAT, c->own, 0,
		    "cannot be made shorter without changing notes; "
		    "it was left as it is");
	note_table_free(&c->after);
	buf_free(&before);
	buf_free(&after);
	return r;
}

static const char *
take_line(void *context, struct kutip_str line)
{
	return note_table_line(context, line);
}

static uint32_t
count_lines(struct kutip_str bytes)
{
	struct kutip_str line;
	uint32_t at = 0, n = 0;

	while (note_file_line(bytes, &at, &line))
		n++;
	return n;
}

/* With the lock held. */
static enum kutip_result
compact(struct compact *c, const char *folder, struct note_keep *count,
    struct kutip_error *err)
{
	struct buf bytes = { 0 }, notes = { 0 };
	enum kutip_result r = file_read(c->own, NOTE_FILE_BYTES, &bytes, err);

	count->lines = count_lines(buf_as_str(&bytes));
	count->bytes_before = bytes.len;
	if (r == KUTIP_OK && (!note_file_path(&notes, folder, "notes") ||
	    !choose(c, buf_as_str(&bytes), count->lines)))
		r = error_set(err, KUTIP_NO_MEMORY, c->own, 0,
		    "no memory left to make it shorter");
	count->lines_after = c->lines.n;
	count->bytes_after = c->out.len;
	if (r == KUTIP_OK && c->out.len < bytes.len) {
		r = check_same(c, notes.ptr, err);
		if (r == KUTIP_OK)
			r = oplog_rewrite(c->log, buf_as_str(&c->out), err);
	}
	buf_free(&bytes);
	buf_free(&notes);
	return r;
}

enum kutip_result
note_keep_compact(const char *folder, struct note_keep *count,
    struct kutip_error *err)
{
	struct compact c = { 0 };
	struct oplog_reader reader = { take_line, &c.table };
	enum kutip_result r;

	*count = (struct note_keep){ .files = 1 };
	note_table_init(&c.table);
	r = oplog_open(&c.log, folder, &reader, err);
	if (r == KUTIP_OK)
		r = oplog_begin(c.log, &reader, err);
	if (r == KUTIP_OK) {
		c.device = text_of(oplog_device(c.log));
		c.own = oplog_path(c.log);
		r = compact(&c, folder, count, err);
		oplog_abandon(c.log);
	}
	note_file_count(&c.table, &count->notes, &count->deleted);
	oplog_close(c.log);
	note_table_free(&c.table);
	line_set_free(&c.lines);
	free(c.said);
	buf_free(&c.out);
	return r;
}

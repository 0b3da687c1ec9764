/*
 * note_merge.c - merge and backup.  See note_keep.h.
 *
 * A backup is the lines of all files, with a line before those of each:
 *
 *	{"v":1,"op":"file","device":"4f0c2a9be1d7","sum":"…"}
 *
 * It could be put among the note files as it is: lines that are there twice
 * change nothing.
 */
#include "note_keep.h"

#include <string.h>

#include "error.h"
#include "file.h"
#include "json.h"
#include "note_file.h"
#include "oplog.h"
#include "stamp.h"
#include "text.h"

struct merge {
	const char *folder;
	struct oplog *log;
	struct note_table table;
	struct oplog_reader reader;
	const struct note_keep_say *say;
	struct note_keep *count;
};

static const char *
take_line(void *context, struct kutip_str line)
{
	return note_table_line(context, line);
}

static void
say(struct merge *m, const char *path, uint32_t line, const char *why)
{
	struct kutip_error err;

	m->count->problems++;
	error_set(&err, KUTIP_FORMAT, path, line, "%s", why);
	if (m->say != NULL && m->say->say != NULL)
		m->say->say(m->say->context, &err);
}

/* ---- lines that are not here yet ---------------------------------------- */

static void
add_all(struct line_set *set, struct kutip_str bytes)
{
	struct kutip_str line;
	uint32_t at = 0;

	while (note_file_line(bytes, &at, &line))
		line_set_add(set, line);
}

/* How many lines of theirs are not in ours; they are put into out. */
static uint32_t
missing(struct kutip_str ours, struct kutip_str theirs, struct buf *out)
{
	struct line_set set = { 0 };
	struct kutip_str line;
	uint32_t at = 0, n = 0;

	add_all(&set, ours);
	while (note_file_line(theirs, &at, &line)) {
		if (line.len == 0 || !line_set_add(&set, line))
			continue;
		buf_str(out, line);
		buf_putc(out, '\n');
		n++;
	}
	out->failed |= set.failed;
	line_set_free(&set);
	return n;
}

static bool
has_sound_line(struct kutip_str bytes)
{
	struct kutip_str line;
	uint32_t at = 0;

	while (note_file_line(bytes, &at, &line))
		if (oplog_line_why(line) == NULL)
			return true;
	return false;
}

/* The file of a device here.  A name that is none (of a copy that a syncing
 * program made) becomes one. */
static bool
path_here(const struct merge *m, struct kutip_str device, struct buf *out)
{
	buf_printf(out, "%s/notes/", m->folder);
	for (uint32_t i = 0; i < device.len && i < STAMP_DEVICE_MAX; i++) {
		unsigned char c = text_lower((unsigned char)device.ptr[i]);

		buf_putc(out, text_is_digit(c) || text_is_alpha(c) ? (char)c : '-');
	}
	buf_puts(out, device.len ? ".jsonl" : "copy.jsonl");
	return !out->failed;
}

/* Lines of this machine's own name: it lost them, or another has its name. */
static enum kutip_result
merge_own(struct merge *m, struct kutip_str ours, struct kutip_str theirs,
    struct kutip_str new, struct kutip_error *err)
{
	struct buf rest = { 0 };
	bool both = missing(theirs, ours, &rest) > 0;
	enum kutip_result r = oplog_append(m->log, &m->reader, new, err);

	buf_free(&rest);
	if (r != KUTIP_OK || !both)
		return r;
	m->count->renamed = true;
	return oplog_rename(m->log, err);
}

/* Half a line of theirs that we had is part of a whole one now. */
static enum kutip_result
merge_other(const char *path, struct kutip_str ours, struct kutip_str new,
    struct kutip_error *err)
{
	struct buf all = { 0 };
	enum kutip_result r;

	ours.len -= note_file_tail(ours);
	buf_str(&all, ours);
	buf_str(&all, new);
	r = all.failed ? error_set(err, KUTIP_NO_MEMORY, path, 0,
	    "no memory left to merge it") :
	    file_write(path, buf_as_str(&all), err);
	buf_free(&all);
	return r;
}

static enum kutip_result
merge_lines(struct merge *m, struct kutip_str device, struct kutip_str theirs,
    struct kutip_error *err)
{
	struct buf path = { 0 }, ours = { 0 }, new = { 0 };
	enum kutip_result r = KUTIP_OK;
	uint32_t n = 0;

	if (!path_here(m, device, &path))
		r = error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to merge notes");
	else if (file_exists(path.ptr))
		r = file_read(path.ptr, NOTE_FILE_BYTES, &ours, err);
	if (r == KUTIP_OK)
		n = missing(buf_as_str(&ours), theirs, &new);
	if (r == KUTIP_OK && new.failed)
		r = error_set(err, KUTIP_NO_MEMORY, path.ptr, 0,
		    "no memory left to merge it");
	if (r == KUTIP_OK && n > 0)
		r = strcmp(path.ptr, oplog_path(m->log)) == 0 ?
		    merge_own(m, buf_as_str(&ours), theirs, buf_as_str(&new), err) :
		    merge_other(path.ptr, buf_as_str(&ours), buf_as_str(&new), err);
	if (r == KUTIP_OK)
		m->count->new_lines += n;
	buf_free(&path);
	buf_free(&ours);
	buf_free(&new);
	return r;
}

/* ---- files and backups -------------------------------------------------- */

/* The device of a line that begins a part of a backup. */
static bool
begins_part(struct kutip_str line, char device[STAMP_DEVICE_MAX + 1])
{
	static const char head[] = "{\"v\":1,\"op\":\"file\"";
	char why[JSON_WHY_MAX];
	struct kutip_str name;
	struct json *j;

	if (!text_begins(line, text_of(head)) || oplog_line_why(line) != NULL)
		return false;
	j = json_parse(line, why);
	name = json_get_string(j, "device");
	device[0] = '\0';
	if (stamp_device_is_sound(name)) {
		memcpy(device, name.ptr, name.len);
		device[name.len] = '\0';
	}
	json_free(j);
	return device[0] != '\0';
}

static enum kutip_result
merge_file(void *context, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct merge *m = context;
	char name[STAMP_DEVICE_MAX + 1];
	struct kutip_str device = note_file_device(path), line;
	uint32_t at = 0, from = 0, n = 0;
	enum kutip_result r = KUTIP_OK;

	m->count->files++;
	if (!has_sound_line(bytes)) {
		say(m, path, 0, "has no line of notes in it; it was left out");
		return KUTIP_OK;
	}
	while (r == KUTIP_OK) {
		uint32_t start = at;
		bool more = note_file_line(bytes, &at, &line);
		char next[STAMP_DEVICE_MAX + 1];

		n += more;
		if (more && oplog_line_why(line) != NULL && line.len > 0)
			say(m, path, n, oplog_line_why(line));
		if (more && !begins_part(line, next))
			continue;
		if (start > from)
			r = merge_lines(m, device, text_slice(bytes,
			    (struct kutip_span){ from, start }), err);
		if (!more)
			break;
		memcpy(name, next, sizeof(name));
		device = text_of(name);
		from = at;
	}
	m->count->lines += n;
	return r;
}

/* Another's data folder has its notes in a folder below. */
static enum kutip_result
merge_from(struct merge *m, const char *from, struct kutip_error *err)
{
	struct buf path = { 0 }, bytes = { 0 };
	enum kutip_result r;

	if (!note_file_path(&path, from, "notes")) {
		r = error_set(err, KUTIP_NO_MEMORY, from, 0, "no memory left");
	} else if (file_is_folder(from)) {
		r = note_file_walk(file_is_folder(path.ptr) ? path.ptr : from,
		    merge_file, m, err);
	} else {
		r = file_read(from, NOTE_FILE_BYTES, &bytes, err);
		if (r == KUTIP_OK)
			r = merge_file(m, from, buf_as_str(&bytes), err);
	}
	if (r == KUTIP_OK && m->count->files == 0)
		r = error_set(err, KUTIP_EMPTY, from, 0,
		    "no note files (*.jsonl) are in it");
	buf_free(&path);
	buf_free(&bytes);
	return r;
}

enum kutip_result
note_keep_merge(const char *folder, const char *from,
    const struct note_keep_say *say_it, struct note_keep *count,
    struct kutip_error *err)
{
	struct merge m = { .folder = folder, .say = say_it, .count = count };
	uint32_t before = 0;
	enum kutip_result r;

	*count = (struct note_keep){ 0 };
	if (!file_exists(from) && !file_is_folder(from))
		return error_set(err, KUTIP_IO, from, 0, "is not there");
	note_table_init(&m.table);
	m.reader = (struct oplog_reader){ take_line, &m.table };
	r = oplog_open(&m.log, folder, &m.reader, err);
	if (r == KUTIP_OK)
		r = oplog_begin(m.log, &m.reader, err);
	note_file_count(&m.table, &before, &count->deleted);
	if (r == KUTIP_OK) {
		r = merge_from(&m, from, err);
		oplog_abandon(m.log);
	}
	if (r == KUTIP_OK)
		r = oplog_read(m.log, &m.reader, err);
	note_file_count(&m.table, &count->notes, &count->deleted);
	count->new_notes = count->notes > before ? count->notes - before : 0;
	oplog_close(m.log);
	note_table_free(&m.table);
	return r;
}

/* ---- backup ------------------------------------------------------------- */

struct backup {
	struct buf out;
	struct note_table table;
	struct note_keep *count;
};

static enum kutip_result
back_up_file(void *context, const char *path, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct backup *b = context;
	struct buf head = { 0 };

	(void)err;
	buf_puts(&head, "{\"v\":1,\"op\":\"file\",\"device\":");
	json_put_string(&head, note_file_device(path));
	oplog_line_end(&head);
	buf_str(&b->out, buf_as_str(&head));
	b->out.failed |= head.failed;
	buf_free(&head);
	bytes.len -= note_file_tail(bytes);
	buf_str(&b->out, bytes);
	b->count->files++;
	b->count->lines += note_file_read(bytes, &b->table);
	return KUTIP_OK;
}

enum kutip_result
note_keep_backup(const char *folder, const char *to, struct note_keep *count,
    struct kutip_error *err)
{
	struct backup b = { .count = count };
	struct buf notes = { 0 };
	enum kutip_result r = KUTIP_OK;

	*count = (struct note_keep){ 0 };
	if (file_exists(to))
		return error_set(err, KUTIP_WRITE, to, 0,
		    "is there already; name another file");
	note_table_init(&b.table);
	if (note_file_path(&notes, folder, "notes"))
		r = note_file_walk(notes.ptr, back_up_file, &b, err);
	if (r == KUTIP_OK && (b.out.failed || notes.failed))
		r = error_set(err, KUTIP_NO_MEMORY, to, 0,
		    "no memory left for the backup");
	if (r == KUTIP_OK && count->files == 0)
		r = error_set(err, KUTIP_EMPTY, NULL, 0,
		    "there are no notes yet");
	if (r == KUTIP_OK)
		r = file_write(to, buf_as_str(&b.out), err);
	note_file_count(&b.table, &count->notes, &count->deleted);
	count->bytes_after = b.out.len;
	note_table_free(&b.table);
	buf_free(&b.out);
	buf_free(&notes);
	return r;
}

/*
 * oplog.c - lines that are kept for years.  See oplog.h.
 *
 * Each file is read once, from where the last reading ended; a file that got
 * shorter or was replaced is read anew, so lines must bear being read twice.
 */
#include "oplog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "lines.h"
#include "sha256.h"
#include "text.h"

#define PROBLEMS_KEPT  32
#define SUM_DIGITS     16

static const char sum_head[] = ",\"sum\":\"";

struct log_file {
	char    *path;
	dev_t    dev;
	ino_t    ino;
	struct lines lines;		/* that have been read */
};

struct oplog {
	char *folder;			/* NULL: nothing can be written */
	struct log_file *files;
	uint32_t n, room;
	uint32_t own;			/* -> files, or KUTIP_NONE */
	int  fd;			/* own file while the lock is held, or -1 */
	struct device device;
	struct kutip_error problem[PROBLEMS_KEPT];
	uint32_t problems;
};

static enum kutip_result
no_memory(struct kutip_error *err)
{
	return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
	    "no memory left for the notes");
}

static char *
path_of(const struct oplog *log, const char *leaf)
{
	struct buf b = { 0 };

	buf_printf(&b, "%s/%s", log->folder, leaf);
	if (b.failed) {
		buf_free(&b);
		return NULL;
	}
	return b.ptr;
}

static void
add_problem(struct oplog *log, const struct log_file *f, const char *why)
{
	if (log->problems < PROBLEMS_KEPT)
		error_set(&log->problem[log->problems], KUTIP_FORMAT, f->path,
		    f->lines.n, "%s; the line was left where it is", why);
	log->problems++;
}

/* ---- lines ------------------------------------------------------------ */

static void
sum_of(struct kutip_str s, char hex[SHA256_HEX])
{
	sha256_hex(s.ptr, s.len, hex);
	hex[SUM_DIGITS] = '\0';
}

const char *
oplog_line_why(struct kutip_str line)
{
	const uint32_t head = sizeof(sum_head) - 1;
	const uint32_t tail = head + SUM_DIGITS + 2;
	struct kutip_str end;
	char hex[SHA256_HEX];

	if (line.len > LIMIT_LINE_BYTES)
		return "line is longer than 1 MiB";
	if (line.len < tail)
		return "line has no checksum";
	end = text_slice(line,
	    (struct kutip_span){ line.len - tail, line.len });
	if (!text_begins(end, STR(",\"sum\":\"")) || !text_ends(end, STR("\"}")))
		return "line has no checksum";
	sum_of((struct kutip_str){ line.ptr, line.len - tail }, hex);
	if (memcmp(hex, end.ptr + head, SUM_DIGITS) != 0)
		return "line was changed after it was written (checksum)";
	return NULL;
}

void
oplog_line_end(struct buf *line)
{
	char hex[SHA256_HEX];

	sum_of(buf_as_str(line), hex);
	buf_printf(line, "%s%s\"}\n", sum_head, hex);
}

struct taking {
	struct oplog *log;
	struct log_file *file;
	const struct oplog_reader *reader;
};

static void
take_line(void *context, struct kutip_str line)
{
	const struct taking *t = context;
	const char *why;

	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	if (line.ptr != NULL && line.len == 0)
		return;
	why = line.ptr == NULL ? "line is longer than 1 MiB" : oplog_line_why(line);
	if (why == NULL)
		why = t->reader->line(t->reader->context, line);
	if (why != NULL)
		add_problem(t->log, t->file, why);
}

/* What is new in a file that is open. */
static enum kutip_result
read_open(struct oplog *log, struct log_file *f, int fd,
    const struct oplog_reader *reader, struct kutip_error *err)
{
	struct taking t = { log, f, reader };
	struct stat st;

	if (fstat(fd, &st) != 0)
		return error_sys(err, KUTIP_IO, f->path, "cannot be read");
	if (!S_ISREG(st.st_mode))
		return error_set(err, KUTIP_IO, f->path, 0,
		    "is no file; notes are kept in plain files only");
	if (st.st_ino != f->ino || st.st_dev != f->dev ||
	    st.st_size < f->lines.offset) {
		f->ino = st.st_ino;
		f->dev = st.st_dev;
		f->lines = (struct lines){ 0 };
	}
	if (st.st_size == f->lines.offset)
		return KUTIP_OK;
	return lines_read(&f->lines, fd, f->path, take_line, &t, err);
}

/* ---- files ------------------------------------------------------------ */

/* The row of a path, made if it is new; KUTIP_NONE without memory. */
static uint32_t
file_row(struct oplog *log, const char *path)
{
	for (uint32_t i = 0; i < log->n; i++)
		if (strcmp(log->files[i].path, path) == 0)
			return i;
	if (log->n == log->room) {
		uint32_t room = log->room ? log->room * 2 : 8;
		struct log_file *more = realloc(log->files,
		    room * sizeof(*more));

		if (more == NULL)
			return KUTIP_NONE;
		log->files = more;
		log->room = room;
	}
	log->files[log->n] = (struct log_file){ .path = strdup(path) };
	if (log->files[log->n].path == NULL)
		return KUTIP_NONE;
	return log->n++;
}

struct walk {
	struct oplog *log;
	const struct oplog_reader *reader;
	struct kutip_error *err;
	enum kutip_result result;
};

/* A file that cannot be read must not hide the notes of the others. */
static bool
read_path(void *context, const char *path)
{
	struct walk *w = context;
	struct kutip_error err;
	struct log_file *f;
	uint32_t row;
	int fd;

	if (!text_ends(text_of(path), STR(".jsonl")))
		return true;
	row = file_row(w->log, path);
	if (row == KUTIP_NONE) {
		w->result = no_memory(w->err);
		return false;
	}
	f = &w->log->files[row];
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0) {
		add_problem(w->log, f, "file cannot be opened");
		return true;
	}
	if (read_open(w->log, f, fd, w->reader, &err) != KUTIP_OK)
		add_problem(w->log, f, err.message);
	close(fd);
	return true;
}

enum kutip_result
oplog_read(struct oplog *log, const struct oplog_reader *reader,
    struct kutip_error *err)
{
	struct walk w = { log, reader, err, KUTIP_OK };
	enum kutip_result r = KUTIP_OK;
	char *folder;

	if (log->folder == NULL)
		return KUTIP_OK;
	folder = path_of(log, "notes");
	if (folder == NULL)
		return no_memory(err);
	if (file_is_folder(folder))
		r = file_walk(folder, read_path, &w, err);
	free(folder);
	return r == KUTIP_OK ? w.result : r;
}

/* ---- this machine's file ---------------------------------------------- */

static enum kutip_result
sync_folder(const char *path, struct kutip_error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum kutip_result r = KUTIP_OK;

	/* Some file systems do not know this for folders. */
	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
		r = error_sys(err, KUTIP_WRITE, path,
		    "this folder could not be synced");
	if (fd >= 0)
		close(fd);
	return r;
}

/* A new file is safe when the folder that names it is.  Those above may
 * belong to others and be closed to us. */
static enum kutip_result
sync_folders(const struct oplog *log, struct kutip_error *err)
{
	char *notes = path_of(log, "notes"), *above = path_of(log, "..");
	enum kutip_result r = KUTIP_OK;

	if (notes == NULL || above == NULL) {
		r = no_memory(err);
	} else {
		sync_folder(above, NULL);
		sync_folder(log->folder, NULL);
		r = sync_folder(notes, err);
	}
	free(notes);
	free(above);
	return r;
}

void
oplog_abandon(struct oplog *log)
{
	if (log->fd >= 0)
		close(log->fd);
	device_unlock(&log->device);
	log->fd = -1;
}

static enum kutip_result
write_all(int fd, const char *path, struct kutip_str s, struct kutip_error *err)
{
	uint32_t done = 0;

	while (done < s.len) {
		ssize_t n = write(fd, s.ptr + done, s.len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_sys(err, KUTIP_WRITE, path,
			    "the note could not be written");
		done += (uint32_t)n;
	}
	if (fdatasync(fd) != 0)
		return error_sys(err, KUTIP_WRITE, path,
		    "the note could not be synced to the disk");
	return KUTIP_OK;
}

/* Appends s whole or not at all. */
static enum kutip_result
append(struct oplog *log, struct kutip_str s, struct kutip_error *err)
{
	const char *path = log->files[log->own].path;
	struct stat st;
	enum kutip_result r;

	if (fstat(log->fd, &st) != 0)
		return error_sys(err, KUTIP_WRITE, path, "cannot be written");
	r = write_all(log->fd, path, s, err);
	/* If even this fails, the half line is a torn tail for the next one. */
	if (r != KUTIP_OK && ftruncate(log->fd, st.st_size) == 0)
		fdatasync(log->fd);
	return r;
}

/* What stands behind the last line end was never acknowledged, so it is no
 * line; but it is kept if it is whole (an editor left the line end out) or too
 * long to be ours. */
static enum kutip_result
look_at_tail(const struct oplog *log, off_t size, bool *keep,
    struct kutip_error *err)
{
	const struct log_file *f = &log->files[log->own];
	size_t len = (size_t)(size - f->lines.offset);
	struct buf tail = { 0 };
	enum kutip_result r = KUTIP_OK;

	*keep = len > LIMIT_LINE_BYTES;
	if (*keep)
		return KUTIP_OK;
	if (!buf_reserve(&tail, len))
		r = no_memory(err);
	else if (pread(log->fd, tail.ptr, len, f->lines.offset) != (ssize_t)len)
		r = error_sys(err, KUTIP_WRITE, f->path, "cannot be read");
	else
		*keep = oplog_line_why((struct kutip_str){ tail.ptr,
		    (uint32_t)len }) == NULL;
	buf_free(&tail);
	return r;
}

/* A line that was stepped over for its length may have no end yet. */
static bool
has_end(const struct oplog *log, off_t size)
{
	char last = '\n';

	return size == 0 || (pread(log->fd, &last, 1, size - 1) == 1 &&
	    last == '\n');
}

static enum kutip_result
mend_tail(struct oplog *log, const struct oplog_reader *reader,
    struct kutip_error *err)
{
	struct log_file *f = &log->files[log->own];
	enum kutip_result r;
	struct stat st;
	bool keep = true;

	if (fstat(log->fd, &st) != 0)
		return error_sys(err, KUTIP_WRITE, f->path, "cannot be read");
	if (has_end(log, st.st_size))
		return KUTIP_OK;
	r = look_at_tail(log, st.st_size, &keep, err);
	if (r == KUTIP_OK && (keep || f->lines.offset == st.st_size))
		r = append(log, STR("\n"), err);
	else if (r == KUTIP_OK && ftruncate(log->fd, f->lines.offset) != 0)
		r = error_sys(err, KUTIP_WRITE, f->path,
		    "a half-written line could not be cut");
	if (r == KUTIP_OK)
		r = read_open(log, f, log->fd, reader, err);
	return r;
}

static enum kutip_result
open_own(struct oplog *log, struct kutip_error *err)
{
	struct buf path = { 0 };
	enum kutip_result r = KUTIP_OK;
	bool is_new;

	buf_printf(&path, "%s/notes/%s.jsonl", log->folder, log->device.name);
	log->own = path.failed ? KUTIP_NONE : file_row(log, path.ptr);
	if (log->own == KUTIP_NONE) {
		buf_free(&path);
		return no_memory(err);
	}
	is_new = !file_exists(path.ptr);
	log->fd = open(path.ptr, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC |
	    O_NOCTTY | O_NONBLOCK, 0600);
	if (log->fd < 0)
		r = error_sys(err, KUTIP_WRITE, path.ptr,
		    "notes cannot be written here");
	else if (is_new)
		r = sync_folders(log, err);
	buf_free(&path);
	return r;
}

static enum kutip_result
read_own(struct oplog *log, const struct oplog_reader *reader,
    struct kutip_error *err)
{
	enum kutip_result r = open_own(log, err);

	if (r == KUTIP_OK)
		r = read_open(log, &log->files[log->own], log->fd, reader, err);
	if (r == KUTIP_OK)
		r = mend_tail(log, reader, err);
	if (r == KUTIP_IO) {
		r = KUTIP_WRITE;
		if (err != NULL)
			err->result = r;
	}
	return r;
}

enum kutip_result
oplog_begin(struct oplog *log, const struct oplog_reader *reader,
    struct kutip_error *err)
{
	enum kutip_result r;
	char *notes;

	if (log->folder == NULL)
		return error_set(err, KUTIP_WRITE, NULL, 0,
		    "there is no place for notes; set HOME or XDG_DATA_HOME");
	notes = path_of(log, "notes");
	if (notes == NULL)
		return no_memory(err);
	r = file_make_folder(notes, err);
	free(notes);
	if (r == KUTIP_OK)
		r = device_lock(&log->device, log->folder, err);
	if (r == KUTIP_OK)
		r = device_make(&log->device, log->folder, err);
	if (r == KUTIP_OK)
		r = read_own(log, reader, err);
	if (r != KUTIP_OK)
		oplog_abandon(log);
	return r;
}

const char *
oplog_device(const struct oplog *log)
{
	return log->device.name;
}

enum kutip_result
oplog_commit(struct oplog *log, const struct oplog_reader *reader,
    struct buf *line, struct kutip_error *err)
{
	struct log_file *f = &log->files[log->own];
	struct taking t = { log, f, reader };
	enum kutip_result r;
	struct kutip_str s;

	oplog_line_end(line);
	if (line->failed)
		r = no_memory(err);
	else if (line->len > LIMIT_LINE_BYTES)
		r = error_set(err, KUTIP_TOO_LARGE, NULL, 0,
		    "the note is longer than 1 MiB; cut it into parts");
	else
		r = append(log, buf_as_str(line), err);
	if (r == KUTIP_OK) {
		s = buf_as_str(line);
		f->lines.offset += s.len;
		f->lines.n++;
		s.len--;
		take_line(&t, s);
	}
	oplog_abandon(log);
	return r;
}

const char *
oplog_path(const struct oplog *log)
{
	return log->files[log->own].path;
}

enum kutip_result
oplog_append(struct oplog *log, const struct oplog_reader *reader,
    struct kutip_str lines, struct kutip_error *err)
{
	enum kutip_result r = append(log, lines, err);

	if (r == KUTIP_OK)
		r = read_open(log, &log->files[log->own], log->fd, reader, err);
	return r;
}

enum kutip_result
oplog_rewrite(struct oplog *log, struct kutip_str bytes,
    struct kutip_error *err)
{
	enum kutip_result r = file_write(oplog_path(log), bytes, err);

	return r == KUTIP_OK ? sync_folders(log, err) : r;
}

enum kutip_result
oplog_rename(struct oplog *log, struct kutip_error *err)
{
	return device_rename(&log->device, log->folder, err);
}

/* ---- opening ---------------------------------------------------------- */

/* A machine that may not write here still reads: errors are left for the
 * first note. */
static void
mend_at_opening(struct oplog *log, const struct oplog_reader *reader)
{
	struct buf path = { 0 };

	if (device_find(&log->device, log->folder, NULL) == KUTIP_OK &&
	    log->device.name[0]) {
		buf_printf(&path, "%s/notes/%s.jsonl", log->folder,
		    log->device.name);
		if (!path.failed && file_exists(path.ptr) &&
		    device_lock(&log->device, log->folder, NULL) == KUTIP_OK)
			read_own(log, reader, NULL);
	}
	oplog_abandon(log);
	buf_free(&path);
}

enum kutip_result
oplog_open(struct oplog **out, const char *folder,
    const struct oplog_reader *reader, struct kutip_error *err)
{
	struct oplog *log = calloc(1, sizeof(*log));
	enum kutip_result r;

	if (log == NULL)
		return no_memory(err);
	log->fd = log->device.lock = -1;
	log->own = KUTIP_NONE;
	if (folder != NULL) {
		log->folder = strdup(folder);
		if (log->folder == NULL) {
			oplog_close(log);
			return no_memory(err);
		}
		mend_at_opening(log, reader);
	}
	r = oplog_read(log, reader, err);
	if (r != KUTIP_OK) {
		oplog_close(log);
		return r;
	}
	*out = log;
	return KUTIP_OK;
}

void
oplog_close(struct oplog *log)
{
	if (log == NULL)
		return;
	oplog_abandon(log);
	for (uint32_t i = 0; i < log->n; i++)
		free(log->files[i].path);
	free(log->files);
	free(log->folder);
	free(log);
}

uint32_t
oplog_problems(const struct oplog *log, const struct kutip_error **first,
    uint32_t *n)
{
	*first = log->problem;
	*n = log->problems < PROBLEMS_KEPT ? log->problems : PROBLEMS_KEPT;
	return log->problems;
}

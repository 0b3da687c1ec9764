/*
 * note_file.c - see note_file.h.
 */
#include "note_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "file.h"
#include "lines.h"
#include "oplog.h"
#include "text.h"

bool
note_file_line(struct kutip_str bytes, uint32_t *at, struct kutip_str *line)
{
	const char *start = bytes.ptr + *at;
	const char *end = *at < bytes.len ?
	    memchr(start, '\n', bytes.len - *at) : NULL;

	if (end == NULL)
		return false;
	*line = (struct kutip_str){ start, (uint32_t)(end - start) };
	*at += line->len + 1;
	if (line->len > 0 && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

uint32_t
note_file_tail(struct kutip_str bytes)
{
	uint32_t n = 0;

	while (n < bytes.len && bytes.ptr[bytes.len - 1 - n] != '\n')
		n++;
	return n;
}

bool
note_file_path(struct buf *out, const char *folder, const char *leaf)
{
	buf_clear(out);
	buf_printf(out, "%s/%s", folder, leaf);
	return !out->failed;
}

struct kutip_str
note_file_device(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct kutip_str s = text_of(slash ? slash + 1 : path);

	if (text_ends(s, STR(".jsonl")))
		s.len -= 6;
	return s;
}

uint32_t
note_file_read(struct kutip_str bytes, struct note_table *table)
{
	struct kutip_str line;
	uint32_t at = 0, n = 0;

	for (; note_file_line(bytes, &at, &line); n++)
		if (oplog_line_why(line) == NULL)
			note_table_line(table, line);
	return n;
}

/* ---- files -------------------------------------------------------------- */

struct walk {
	enum kutip_result (*each)(void *, const char *, struct kutip_error *);
	void *context;
	struct kutip_error *err;
	enum kutip_result result;
};

static bool
take_path(void *context, const char *path)
{
	struct walk *w = context;

	if (text_ends(text_of(path), STR(".jsonl")))
		w->result = w->each(w->context, path, w->err);
	return w->result == KUTIP_OK;
}

enum kutip_result
note_file_each(const char *folder, enum kutip_result (*each)(void *,
    const char *, struct kutip_error *), void *context, struct kutip_error *err)
{
	struct walk w = { each, context, err, KUTIP_OK };
	enum kutip_result r = KUTIP_OK;

	if (file_is_folder(folder))
		r = file_walk(folder, take_path, &w, err);
	return r == KUTIP_OK ? w.result : r;
}

struct whole {
	enum kutip_result (*each)(void *, const char *, struct kutip_str,
	    struct kutip_error *);
	void *context;
};

static enum kutip_result
read_whole(void *context, const char *path, struct kutip_error *err)
{
	const struct whole *w = context;
	struct buf bytes = { 0 };
	enum kutip_result r = file_read(path, NOTE_FILE_BYTES, &bytes, err);

	if (r == KUTIP_EMPTY)
		r = KUTIP_OK;
	if (r == KUTIP_OK)
		r = w->each(w->context, path, buf_as_str(&bytes), err);
	buf_free(&bytes);
	return r;
}

enum kutip_result
note_file_walk(const char *folder, enum kutip_result (*each)(void *,
    const char *, struct kutip_str, struct kutip_error *), void *context,
    struct kutip_error *err)
{
	struct whole w = { each, context };

	return note_file_each(folder, read_whole, &w, err);
}

enum kutip_result
note_file_stream(const char *path, void (*line)(void *, struct kutip_str),
    void *context, bool *tail, struct kutip_error *err)
{
	struct lines lines = { 0 };
	enum kutip_result r;
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0)
		return error_sys(err, KUTIP_IO, path, "cannot be opened");
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		r = error_set(err, KUTIP_IO, path, 0,
		    "is no file; notes are kept in plain files only");
	else
		r = lines_read(&lines, fd, path, line, context, err);
	*tail = r == KUTIP_OK && lines.offset < st.st_size;
	close(fd);
	return r;
}

void
note_file_count(const struct note_table *t, uint32_t *notes, uint32_t *deleted)
{
	*notes = 0;
	for (uint32_t i = 0; i < t->records.n; i++)
		*notes += note_table_at(t, i) != NULL;
	*deleted = t->records.n - *notes;
}

/* ---- sets --------------------------------------------------------------- */

static uint32_t
slot_of(const struct line_set *s, struct kutip_str line)
{
	uint64_t h = 14695981039346656037ull;
	uint32_t i;

	for (i = 0; i < line.len; i++)
		h = (h ^ (unsigned char)line.ptr[i]) * 1099511628211ull;
	i = (uint32_t)(h >> 32 ^ h) & s->mask;
	while (s->slots[i].ptr != NULL && !text_equal(s->slots[i], line))
		i = (i + 1) & s->mask;
	return i;
}

static bool
grow(struct line_set *s)
{
	struct line_set more = { .n = s->n,
		.mask = s->mask ? s->mask * 2 + 1 : 255 };

	if (s->slots != NULL && s->n * 2 < s->mask)
		return true;
	more.slots = calloc((size_t)more.mask + 1, sizeof(*more.slots));
	if (more.slots == NULL)
		return false;
	for (uint32_t i = 0; s->slots != NULL && i <= s->mask; i++)
		if (s->slots[i].ptr != NULL)
			more.slots[slot_of(&more, s->slots[i])] = s->slots[i];
	free(s->slots);
	*s = more;
	return true;
}

bool
line_set_add(struct line_set *s, struct kutip_str line)
{
	uint32_t i;

	if (!grow(s)) {
		s->failed = true;
		return false;
	}
	i = slot_of(s, line);
	if (s->slots[i].ptr != NULL)
		return false;
	s->slots[i] = line;
	s->n++;
	return true;
}

bool
line_set_has(const struct line_set *s, struct kutip_str line)
{
	return s->slots != NULL && s->slots[slot_of(s, line)].ptr != NULL;
}

void
line_set_free(struct line_set *s)
{
	free(s->slots);
	*s = (struct line_set){ 0 };
}

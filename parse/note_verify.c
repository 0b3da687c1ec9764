/*
 * note_verify.c - is every line of the note files sound?  See note_keep.h.
 *
 * Files are read line by line, and of each note is kept only what tells whether
 * another line has its name and whether it is there in the end: a hundred bytes,
 * however long it is.  Names and passages are known by 64 bits of a hash.
 */
#include "note_keep.h"

#include <stdlib.h>
#include <time.h>

#include "arena.h"
#include "error.h"
#include "json.h"
#include "note_file.h"
#include "note_record.h"
#include "oplog.h"
#include "stamp.h"
#include "text.h"

#define DAY_S 86400

struct seen {				/* of one note */
	uint64_t id, exact;		/* hashes; exact: of its oldest add */
	struct kutip_str created, changed, deleted;	/* newest clocks; the arena's */
	bool known;			/* its add was read */
};

struct verify {
	struct note_keep *count;
	const struct note_keep_say *say;
	const char *path;		/* of the file that is being read */
	uint32_t line;
	struct arena arena;		/* clocks */
	struct seen *seen;
	uint32_t n, room;
	uint32_t *slots;		/* hash table: row + 1, or 0 */
	uint32_t mask;
	bool failed;			/* no memory */
	char tomorrow[STAMP_MAX];	/* no clock of today is later */
};

static void
say(struct verify *v, const char *why)
{
	struct kutip_error err;

	v->count->problems++;
	error_set(&err, KUTIP_FORMAT, v->path, v->line, "%s", why);
	if (v->say != NULL && v->say->say != NULL)
		v->say->say(v->say->context, &err);
}

/* ---- notes that were seen ----------------------------------------------- */

static uint64_t
hash(struct kutip_str s)
{
	uint64_t h = 14695981039346656037ull;

	for (uint32_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211ull;
	return h ^ h >> 32;
}

static uint32_t
slot_of(const struct verify *v, uint64_t id)
{
	uint32_t i = (uint32_t)id & v->mask;

	while (v->slots[i] != 0 && v->seen[v->slots[i] - 1].id != id)
		i = (i + 1) & v->mask;
	return i;
}

static bool
grow_slots(struct verify *v)
{
	uint32_t mask = v->mask ? v->mask * 2 + 1 : 1023;
	uint32_t *slots;

	if (v->slots != NULL && v->n * 2 < v->mask)
		return true;
	slots = calloc((size_t)mask + 1, sizeof(*slots));
	if (slots == NULL)
		return false;
	free(v->slots);
	v->slots = slots;
	v->mask = mask;
	for (uint32_t i = 0; i < v->n; i++)
		v->slots[slot_of(v, v->seen[i].id)] = i + 1;
	return true;
}

static bool
grow_rows(struct verify *v)
{
	uint32_t room = v->room ? v->room + v->room / 2 : 512;
	struct seen *more;

	if (v->n < v->room)
		return true;
	more = realloc(v->seen, room * sizeof(*more));
	if (more == NULL)
		return false;
	v->seen = more;
	v->room = room;
	return true;
}

/* NULL: no memory. */
static struct seen *
seen_of(struct verify *v, struct kutip_str id)
{
	uint64_t h = hash(id);
	uint32_t slot;

	if (!grow_slots(v) || !grow_rows(v)) {
		v->failed = true;
		return NULL;
	}
	slot = slot_of(v, h);
	if (v->slots[slot] == 0) {
		v->seen[v->n] = (struct seen){ .id = h };
		v->slots[slot] = ++v->n;
	}
	return &v->seen[v->slots[slot] - 1];
}

/* As note_line.c has it: of two adds of one note the older counts. */
static const char *
take_add(struct seen *s, const struct json *j, struct kutip_str stamp)
{
	uint64_t exact = hash(json_get_string(j, "exact"));
	int order = text_compare(stamp, s->created);
	bool again = s->known && exact != s->exact;

	if (!s->known || order < 0 || (order == 0 && exact > s->exact)) {
		s->exact = exact;
		s->created = stamp;
	}
	s->known = true;
	return again ? NOTE_NAMED_TWICE : NULL;
}

static bool
is_field(struct kutip_str name)
{
	for (int f = 0; f < NOTE_FIELDS; f++)
		if (text_equal_c(name, note_field_name((enum note_field)f)))
			return true;
	return false;
}

static const char *
take_op(struct verify *v, const struct json *j, const struct note_head *head)
{
	struct seen *s = seen_of(v, head->id);
	bool is_add = text_equal_c(head->op, "add") ||
	    text_equal_c(head->op, "say");
	struct kutip_str *newest, stamp = head->stamp;

	if (s == NULL)
		return "no memory left to read it";
	if (text_equal_c(head->op, "set") &&
	    !is_field(json_get_string(j, "field")))
		return NULL;
	newest = text_equal_c(head->op, "del") ? &s->deleted : &s->changed;
	if (is_add || text_compare(stamp, *newest) > 0)
		stamp = arena_str(&v->arena, stamp.ptr, stamp.len);
	if (text_compare(stamp, *newest) > 0)
		*newest = stamp;
	return is_add ? take_add(s, j, stamp) : NULL;
}

/* ---- lines -------------------------------------------------------------- */

/* What is odd about a line that is read all the same. */
static const char *
odd(struct verify *v, const struct json *j, const struct note_head *head)
{
	uint32_t version = 0;

	json_get_number(j, "v", INT32_MAX, &version);
	if (head->later && (version != 1 || !text_equal_c(head->op, "file"))) {
		v->count->later++;
		return "a later kutip wrote this line; it is kept, and this one "
		    "does not use it";
	}
	if (text_compare(head->stamp, text_of(v->tomorrow)) > 0)
		return "the clock of this line (hlc) is more than a day ahead";
	return NULL;
}

static const char *
look_at(struct verify *v, struct kutip_str line, char because[JSON_WHY_MAX])
{
	const char *why = oplog_line_why(line);
	struct note_head head;
	struct json *j;

	if (why != NULL)
		return why;
	j = json_parse(line, because);
	if (j == NULL)
		return because;
	why = note_line_head(j, &head);
	if (why == NULL && !head.later)
		why = take_op(v, j, &head);
	if (why == NULL)
		why = odd(v, j, &head);
	json_free(j);
	return why;
}

static void
verify_line(void *context, struct kutip_str line)
{
	struct verify *v = context;
	char because[JSON_WHY_MAX];
	const char *why;

	v->line++;
	if (line.ptr == NULL) {
		say(v, "line is longer than 1 MiB");
		return;
	}
	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	why = line.len > 0 ? look_at(v, line, because) : NULL;
	if (why != NULL)
		say(v, why);
}

static enum kutip_result
verify_file(void *context, const char *path, struct kutip_error *err)
{
	struct verify *v = context;
	bool tail = false;
	enum kutip_result r;

	v->count->files++;
	v->path = path;
	v->line = 0;
	r = note_file_stream(path, verify_line, v, &tail, err);
	v->count->lines += v->line;
	v->line++;
	if (r == KUTIP_OK && tail)
		say(v, "half a line at the end; it was never "
		    "acknowledged, or the file is still being copied");
	return r;
}

enum kutip_result
note_keep_verify(const char *folder, const struct note_keep_say *say_it,
    struct note_keep *count, struct kutip_error *err)
{
	struct verify v = { .count = count, .say = say_it };
	struct stamp_clock clock = { 0 };
	struct buf notes = { 0 };
	enum kutip_result r = KUTIP_NO_MEMORY;

	*count = (struct note_keep){ 0 };
	stamp_next(&clock, ((uint64_t)time(NULL) + DAY_S) * 1000, STR(""), "a",
	    v.tomorrow);
	if (note_file_path(&notes, folder, "notes"))
		r = note_file_each(notes.ptr, verify_file, &v, err);
	for (uint32_t i = 0; i < v.n; i++)
		count->notes += v.seen[i].known &&
		    text_compare(v.seen[i].deleted, v.seen[i].changed) < 0;
	count->deleted = v.n - count->notes;
	if (r == KUTIP_OK && (v.failed || v.arena.failed))
		r = error_set(err, KUTIP_NO_MEMORY, folder, 0,
		    "no memory left to look at the notes");
	free(v.seen);
	free(v.slots);
	arena_free(&v.arena);
	buf_free(&notes);
	return r;
}

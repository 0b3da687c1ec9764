/*
 * note_keep - files of notes looked after: nothing that is there gets lost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "noteplace.h"
#include "note_file.h"
#include "note_keep.h"
#include "sha256.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A second machine, with its own folder beside the first. */
static struct place
machine(const struct place *p, const char *name)
{
	struct place q = *p;

	q.store = NULL;
	snprintf(q.data, sizeof(q.data), "%s/%s", p->folder, name);
	reopen(&q);
	return q;
}

static struct buf
state_of(const char *folder)
{
	struct buf out = { 0 }, path = { 0 };
	struct note_table t;
	char command[300];
	FILE *files;
	char line[300];

	/* By the lines, whatever files they are in. */
	note_table_init(&t);
	snprintf(command, sizeof(command), "ls %s/notes/*.jsonl", folder);
	files = popen(command, "r");
	while (fgets(line, sizeof(line), files) != NULL) {
		struct buf bytes = { 0 };

		line[strcspn(line, "\n")] = '\0';
		assert_int_equal(file_read(line, 1 << 30, &bytes, NULL),
		    KUTIP_OK);
		note_file_read(buf_as_str(&bytes), &t);
		buf_free(&bytes);
	}
	pclose(files);
	note_table_dump(&t, &out);
	note_table_free(&t);
	buf_free(&path);
	return out;
}

static void
assert_same(const struct buf *a, const struct buf *b)
{
	assert_int_equal(a->len, b->len);
	assert_memory_equal(a->ptr, b->ptr, a->len);
}

static struct note_keep
merge(const char *into, const char *from)
{
	struct kutip_error err = { 0 };
	struct note_keep k;

	if (note_keep_merge(into, from, NULL, &k, &err) != KUTIP_OK)
		fail_msg("%s: %s", err.file, err.message);
	return k;
}

/* ---- merging ------------------------------------------------------------ */

/* Three machines edit the same notes without knowing of each other. */
static void
three_machines(struct place *p, struct place m[3])
{
	char one[40], two[40], body[8];
	struct kutip_str id, other;

	m[0] = machine(p, "a");
	id = kept(add(&m[0], "Warga senang", "mula"), one);
	other = kept(add(&m[0], "uang cukup", ""), two);
	for (int i = 1; i < 3; i++) {
		m[i] = machine(p, i == 1 ? "b" : "c");
		merge(m[i].data, m[0].data);
		notes_refresh(m[i].store, NULL);
	}
	for (int i = 0; i < 3; i++) {
		snprintf(body, sizeof(body), "isi %d", i);
		notes_set(m[i].store, id, NOTE_BODY, text_of(body), NULL);
		notes_tag(m[i].store, id, text_of(body), true, NULL);
		add(&m[i], "Loket tutup", body);
	}
	notes_delete(m[1].store, other, NULL);
	notes_place(m[2].store, &m[2].doc, other,
	    fake_span(&m[2].doc, "Dia mengatakan", 0), NOTE_FREE, NULL);
}

static void
any_order_of_merging_gives_the_same(void **state)
{
	static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
		{ 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct place *p = *state, m[3];
	struct buf first = { 0 };
	const struct note *n;

	three_machines(p, m);
	for (int i = 0; i < 6; i++) {
		char name[8];
		struct place into;
		struct buf got;

		snprintf(name, sizeof(name), "m%d", i);
		into = machine(p, name);
		for (int k = 0; k < 3; k++)
			merge(into.data, m[orders[i][k]].data);
		got = state_of(into.data);
		assert_int_equal(merge(into.data, m[0].data).new_lines, 0);
		if (i == 0) {
			buf_str(&first, buf_as_str(&got));
			notes_refresh(into.store, NULL);
			assert_int_equal(problems(&into), 0);
			n = notes_find(into.store, notes_at(into.store, 0)->id);
			assert_true(text_equal_c(n->body, "isi 2"));
			assert_int_equal(n->others, 2);
			assert_int_equal(n->tags, 3);
		}
		assert_same(&first, &got);
		buf_free(&got);
		notes_close(into.store);
	}
	/* Into each other: all three are the same then. */
	for (int i = 0; i < 9; i++)
		merge(m[i % 3].data, m[i / 3].data);
	for (int i = 0; i < 3; i++) {
		struct buf got = state_of(m[i].data);

		assert_same(&first, &got);
		buf_free(&got);
		notes_close(m[i].store);
	}
	buf_free(&first);
}

/* Somebody copied a whole home: two machines write under one name. */
static void
two_machines_with_one_name(void **state)
{
	struct place *p = *state, q;
	char command[300], device[20];
	struct buf name = { 0 };
	struct note_keep k;

	add(p, "Warga senang", "satu");
	q = machine(p, "twin");
	snprintf(command, sizeof(command), "cp -r %s %s/twin", p->data,
	    p->folder);
	assert_int_equal(system(command), 0);
	reopen(&q);
	add(p, "uang cukup", "dua");
	add(&q, "Loket tutup", "tiga");
	k = merge(p->data, q.data);
	assert_true(k.renamed);
	assert_int_equal(k.new_notes, 1);
	assert_int_equal(k.notes, 3);
	file_read(path_of(&q, "device"), 100, &name, NULL);
	snprintf(device, sizeof(device), "%s", name.ptr);
	buf_clear(&name);
	file_read(path_of(p, "device"), 100, &name, NULL);
	assert_string_not_equal(name.ptr, device);
	/* From now on each writes into a file of its own. */
	reopen(p);
	add(p, "Warga senang", "empat");
	assert_false(merge(p->data, q.data).renamed);
	assert_int_equal(merge(q.data, p->data).notes, 4);
	reopen(p);
	assert_int_equal(how_many(p), 4);
	assert_int_equal(problems(p), 0);
	notes_close(q.store);
	buf_free(&name);
}

static void
what_is_no_note_file_is_left_out(void **state)
{
	struct place *p = *state;
	struct kutip_error err = { 0 };
	struct note_keep k;
	char path[200];

	add(p, "Warga senang", "satu");
	snprintf(path, sizeof(path), "%s/strange", p->folder);
	mkdir(path, 0700);
	assert_int_equal(note_keep_merge(p->data, path, NULL, &k, &err),
	    KUTIP_EMPTY);
	snprintf(path, sizeof(path), "%s/strange/x.jsonl", p->folder);
	write_file(path, "{\"id\": 1}\n<script>alert(1)</script>\n\x1b[2J\n");
	k = merge(p->data, path);
	assert_int_equal(k.problems, 1);
	assert_int_equal(k.new_lines, 0);
	assert_int_equal(note_keep_merge(p->data, "build/no such", NULL, &k,
	    &err), KUTIP_IO);
	assert_non_null(strstr(err.message, "is not there"));
	reopen(p);
	assert_int_equal(how_many(p), 1);
	assert_int_equal(problems(p), 0);
}

/* ---- compact ------------------------------------------------------------ */

static void
a_shorter_file_says_the_same(void **state)
{
	struct place *p = *state, m[3];
	struct kutip_error err = { 0 };
	struct note_keep k;
	struct buf before, after;
	char one[40];
	struct kutip_str id;

	three_machines(p, m);
	merge(m[0].data, m[1].data);
	merge(m[0].data, m[2].data);
	notes_refresh(m[0].store, NULL);
	id = kept(add(&m[0], "Warga senang", "0"), one);
	for (int i = 0; i < 40; i++) {
		char body[16];

		snprintf(body, sizeof(body), "%d", i + 1);
		notes_set(m[0].store, id, NOTE_BODY, text_of(body), NULL);
		notes_tag(m[0].store, id, STR("t"), i % 2 == 0, NULL);
	}
	before = state_of(m[0].data);
	if (note_keep_compact(m[0].data, &k, &err) != KUTIP_OK)
		fail_msg("%s: %s", err.file, err.message);
	assert_true(k.lines > 80 && k.lines_after < 12);
	after = state_of(m[0].data);
	assert_same(&before, &after);
	/* And what others still have merges with it as before. */
	merge(m[0].data, m[1].data);
	merge(m[1].data, m[0].data);
	merge(m[1].data, m[2].data);
	buf_free(&after);
	after = state_of(m[1].data);
	assert_same(&before, &after);
	assert_int_equal(notes_set(m[0].store, id, NOTE_BODY, STR("lalu"), NULL),
	    KUTIP_OK);
	reopen(&m[0]);
	assert_true(text_equal_c(notes_find(m[0].store, id)->body, "lalu"));
	assert_int_equal(problems(&m[0]), 0);
	for (int i = 0; i < 3; i++)
		notes_close(m[i].store);
	buf_free(&before);
	buf_free(&after);
}

/* Lines that are not understood are not taken away. */
static void
a_shorter_file_keeps_what_is_odd(void **state)
{
	struct place *p = *state;
	struct note_keep k;
	struct buf bytes = { 0 };
	char one[40];
	struct kutip_str id = kept(add(p, "Warga senang", ""), one);

	append_bytes(own_file(p), "halo\n", 5);
	notes_set(p->store, id, NOTE_BODY, STR("a"), NULL);
	notes_set(p->store, id, NOTE_BODY, STR("b"), NULL);
	assert_int_equal(note_keep_compact(p->data, &k, NULL), KUTIP_OK);
	assert_int_equal(k.lines, 4);
	assert_int_equal(k.lines_after, 3);
	file_read(own_file(p), 1 << 20, &bytes, NULL);
	assert_non_null(strstr(bytes.ptr, "\nhalo\n"));
	buf_free(&bytes);
}

/* ---- verify ------------------------------------------------------------- */

struct said { char text[2000]; size_t len; };

static void
hear(void *context, const struct kutip_error *err)
{
	struct said *s = context;
	const char *leaf = strrchr(err->file, '/');

	s->len += (size_t)snprintf(s->text + s->len, sizeof(s->text) - s->len,
	    "%s:%u: %.24s\n", leaf ? leaf + 1 : "", err->line, err->message);
}

static void
put_line(const char *path, const char *object)
{
	char hex[SHA256_HEX];

	sha256_hex(object, strlen(object), hex);
	append_bytes(path, object, strlen(object));
	append_bytes(path, ",\"sum\":\"", 8);
	append_bytes(path, hex, 16);
	append_bytes(path, "\"}\n", 3);
}

static void
every_line_is_looked_at(void **state)
{
	struct place *p = *state;
	struct said said = { { 0 }, 0 };
	const struct note_keep_say say = { hear, &said };
	const char *path;
	struct note_keep k;

	add(p, "Warga senang", "satu");
	path = path_of(p, "notes/b.jsonl");
	append_bytes(path, "halo\n", 5);
	put_line(path, "{\"v\":2,\"op\":\"add\"");
	put_line(path, "{\"v\":1,\"op\":\"add\",\"note\":\"n\",\"hlc\":"
	    "\"2096-01-01T00:00:00.000Z-0000-b\",\"exact\":\"x\"");
	put_line(path, "{\"v\":1,\"op\":\"del\",\"note\":\"n\",\"hlc\":\"now\"");
	append_bytes(path, "{\"v\":1", 6);
	assert_int_equal(note_keep_verify(p->data, &say, &k, NULL), KUTIP_OK);
	assert_string_equal(said.text,
	    "b.jsonl:1: line has no checksum\n"
	    "b.jsonl:2: a later kutip wrote this\n"
	    "b.jsonl:3: the clock of this line (\n"
	    "b.jsonl:4: line has no sound name o\n"
	    "b.jsonl:5: half a line at the end; \n");
	assert_int_equal(k.files, 2);
	assert_int_equal(k.lines, 5);
	assert_int_equal(k.notes, 2);
	assert_int_equal(k.problems, 5);
	assert_int_equal(k.later, 1);
}

/* ---- backup ------------------------------------------------------------- */

static void
a_backup_brings_everything_back(void **state)
{
	struct place *p = *state, m[3], new;
	struct kutip_error err = { 0 };
	struct buf before, after;
	struct note_keep k;
	char path[200];

	three_machines(p, m);
	merge(m[0].data, m[1].data);
	merge(m[0].data, m[2].data);
	before = state_of(m[0].data);
	snprintf(path, sizeof(path), "%s/all.jsonl", p->folder);
	assert_int_equal(note_keep_backup(m[0].data, path, &k, &err), KUTIP_OK);
	assert_int_equal(k.files, 3);
	assert_int_equal(note_keep_backup(m[0].data, path, &k, &err),
	    KUTIP_WRITE);
	assert_non_null(strstr(err.message, "is there already"));
	new = machine(p, "new");
	merge(new.data, path);
	after = state_of(new.data);
	assert_same(&before, &after);
	/* The lines went to the files of their devices: nothing comes twice. */
	assert_int_equal(merge(new.data, m[1].data).new_lines, 0);
	assert_int_equal(merge(new.data, m[2].data).new_lines, 0);
	for (int i = 0; i < 3; i++)
		notes_close(m[i].store);
	notes_close(new.store);
	buf_free(&before);
	buf_free(&after);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(any_order_of_merging_gives_the_same),
		TEST(two_machines_with_one_name),
		TEST(what_is_no_note_file_is_left_out),
		TEST(a_shorter_file_says_the_same),
		TEST(a_shorter_file_keeps_what_is_odd),
		TEST(every_line_is_looked_at),
		TEST(a_backup_brings_everything_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

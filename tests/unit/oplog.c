/*
 * oplog - what was acknowledged is there, whatever happened; what was torn or
 * changed is no note and is not lost either.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "noteplace.h"
#include "note_keep.h"
#include "sha256.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define KILLS 40			/* KUTIP_KILLS says otherwise */
#define FRESH 50			/* then the notes begin anew */

/* ---- broken files ------------------------------------------------------ */

/* A line cut at every length is no note, and the next one is whole. */
static void
a_torn_tail_is_cut(void **state)
{
	struct place *p = *state;
	struct buf whole = { 0 };
	const char *line;
	size_t first, n;

	add(p, "Warga senang", "satu");
	first = strlen(own_file(p));
	assert_true(first > 0);
	assert_int_equal(file_read(own_file(p), 1 << 20, &whole, NULL), KUTIP_OK);
	first = whole.len;
	add(p, "uang cukup", "dua");
	buf_clear(&whole);
	assert_int_equal(file_read(own_file(p), 1 << 20, &whole, NULL), KUTIP_OK);
	line = whole.ptr + first;
	n = whole.len - first;
	for (size_t cut = 1; cut < n - 1; cut += cut < n - 40 ? 37 : 1) {
		assert_int_equal(truncate(own_file(p), (off_t)first), 0);
		append_bytes(own_file(p), line, cut);
		reopen(p);
		assert_int_equal(how_many(p), 1);
		assert_int_equal(problems(p), 0);
		add(p, "Loket tutup", "tiga");
		reopen(p);
		assert_int_equal(how_many(p), 2);
		assert_int_equal(problems(p), 0);
	}
	/* Whole but for its line end: an editor did that. */
	assert_int_equal(truncate(own_file(p), (off_t)first), 0);
	append_bytes(own_file(p), line, n - 1);
	reopen(p);
	assert_int_equal(how_many(p), 2);
	add(p, "Loket tutup", "tiga");
	reopen(p);
	assert_int_equal(how_many(p), 3);
	assert_int_equal(problems(p), 0);
	buf_free(&whole);
}

static const struct {
	const char *what, *line;
	uint32_t problems;
} odd_lines[] = {
	{ "no JSON", "halo\n", 1 },
	{ "no checksum", "{\"v\":1,\"op\":\"del\"}\n", 1 },
	{ "wrong checksum",
	  "{\"v\":1,\"op\":\"del\",\"sum\":\"0000000000000000\"}\n", 1 },
	{ "binary", "\x01\x02\xff\xfe\n", 1 },
	{ "empty lines", "\n\r\n\n", 0 },
};

/* The line stays where it is, and the notes around it are read. */
static void
a_broken_line_is_counted_and_kept(void **state)
{
	struct place *p = *state;
	const struct kutip_error *first;
	struct stat st;
	uint32_t n, sum = 0, lines = 1;

	add(p, "Warga senang", "satu");
	for (size_t i = 0; i < LEN(odd_lines); i++) {
		append_bytes(own_file(p), odd_lines[i].line,
		    strlen(odd_lines[i].line));
		sum += odd_lines[i].problems;
	}
	add(p, "uang cukup", "dua");
	stat(own_file(p), &st);
	reopen(p);
	assert_int_equal(how_many(p), 2);
	assert_int_equal(notes_problems(p->store, &first, &n), sum);
	assert_int_equal(n, sum);
	for (uint32_t i = 0; i < n; i++) {
		assert_string_equal(first[i].file, own_file(p));
		assert_int_equal(first[i].line, ++lines);
		assert_null(strpbrk(first[i].message, "\x01\x02\xff"));
	}
	assert_int_equal(stat(own_file(p), &st), 0);
	assert_true(st.st_size > 0);
}

/* ,"sum":"…"} for a line that a test made. */
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

static const struct {
	const char *what, *object;
	uint32_t problems;
} futures[] = {
	{ "a field of the future", "{\"v\":1,\"op\":\"set\",\"note\":\"a-1\","
	  "\"hlc\":\"2031-01-01T00:00:00.000Z-0000-b\",\"device\":\"b\","
	  "\"field\":\"colour\",\"value\":\"x\"", 0 },
	{ "an operation of the future", "{\"v\":1,\"op\":\"move\","
	  "\"note\":\"a-1\",\"to\":5", 0 },
	{ "a version of the future", "{\"v\":2,\"op\":\"add\",\"n\":{}", 0 },
	{ "no version", "{\"op\":\"add\"", 1 },
	{ "a name that would end a comment", "{\"v\":1,\"op\":\"del\","
	  "\"note\":\"--> x\",\"hlc\":\"2031-01-01T00:00:00.000Z-0000-b\"", 1 },
	{ "no clock", "{\"v\":1,\"op\":\"del\",\"note\":\"a\",\"hlc\":\"now\"", 1 },
	{ "no passage", "{\"v\":1,\"op\":\"add\",\"note\":\"a\","
	  "\"hlc\":\"2031-01-01T00:00:00.000Z-0000-b\"", 1 },
	{ "a set without a value", "{\"v\":1,\"op\":\"set\",\"note\":\"a\","
	  "\"hlc\":\"2031-01-01T00:00:00.000Z-0000-b\",\"field\":\"body\"", 1 },
	{ "no object", "[1", 1 },
};

static void
the_future_is_left_alone(void **state)
{
	struct place *p = *state;
	uint32_t sum = 0;

	add(p, "Warga senang", "satu");
	for (size_t i = 0; i < LEN(futures); i++) {
		put_line(own_file(p), futures[i].object);
		sum += futures[i].problems;
		reopen(p);
		if (problems(p) != sum)
			fail_msg("%s: %u, not %u", futures[i].what,
			    problems(p), sum);
		assert_int_equal(how_many(p), 1);
	}
}

static void
a_line_without_end_is_stepped_over(void **state)
{
	struct place *p = *state;
	char *a = malloc(3 << 20);

	memset(a, 'a', 3 << 20);
	add(p, "Warga senang", "satu");
	append_bytes(own_file(p), a, 3 << 20);
	reopen(p);
	assert_int_equal(how_many(p), 1);
	add(p, "uang cukup", "dua");
	reopen(p);
	assert_int_equal(how_many(p), 2);
	assert_int_equal(problems(p), 1);
	free(a);
}

/* ---- disks that say no -------------------------------------------------- */

/* The disk is full in the middle of the line: a limit on the size of files. */
static void
a_full_disk_leaves_nothing(void **state)
{
	struct place *p = *state;
	struct note_new new = { .span = fake_span(&p->doc, "uang cukup", 0) };
	struct kutip_error err = { 0 };
	struct rlimit old, small;
	struct stat before, after;

	add(p, "Warga senang", "satu");
	stat(own_file(p), &before);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = old;
	small.rlim_cur = (rlim_t)before.st_size + 100;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_int_equal(notes_add(p->store, &p->doc, &new, NULL, &err),
	    KUTIP_WRITE);
	setrlimit(RLIMIT_FSIZE, &old);
	assert_int_equal(err.sys, EFBIG);
	assert_non_null(strstr(err.message, "could not be written"));
	stat(own_file(p), &after);
	assert_int_equal(before.st_size, after.st_size);
	assert_int_equal(how_many(p), 1);
	add(p, "uang cukup", "dua");
	reopen(p);
	assert_int_equal(how_many(p), 2);
	assert_int_equal(problems(p), 0);
}

static void
no_place_is_one_sentence(void **state)
{
	struct place *p = *state;
	struct note_new new = { .span = { 0, 5 } };
	struct kutip_error err = { 0 };

	/* A file stands where the folder should be. */
	write_file(p->data, "x");
	reopen(p);
	assert_int_equal(notes_add(p->store, &p->doc, &new, NULL, &err),
	    KUTIP_WRITE);
	assert_true(err.file[0] && err.message[0]);
	unlink(p->data);

	/* A device stands where the file should be. */
	add(p, "Warga senang", "satu");
	{
		char path[400];

		snprintf(path, sizeof(path), "%s", own_file(p));
		unlink(path);
		assert_int_equal(symlink("/dev/full", path), 0);
		reopen(p);
		assert_int_equal(notes_add(p->store, &p->doc, &new, NULL, &err),
		    KUTIP_WRITE);
		assert_non_null(strstr(err.message, "is no file"));
		assert_int_equal(how_many(p), 0);
	}
}

/* ---- several at once ---------------------------------------------------- */

static void
two_kutips_do_not_interleave(void **state)
{
	struct place *p = *state;
	struct kutip_str id = add(p, "Warga senang", "satu"), other_id;
	struct place q = *p;
	const struct note *n;

	q.store = NULL;
	reopen(&q);
	add(&q, "uang cukup", "dua");
	add(p, "Loket tutup", "tiga");
	/* Each change reads first what the others wrote. */
	assert_int_equal(how_many(p), 3);
	assert_int_equal(how_many(&q), 2);
	assert_int_equal(notes_refresh(q.store, NULL), KUTIP_OK);
	assert_int_equal(how_many(&q), 3);
	assert_int_equal(notes_set(q.store, id, NOTE_BODY, STR("lain"), NULL),
	    KUTIP_OK);
	assert_int_equal(notes_set(p->store, id, NOTE_BODY, STR("terakhir"),
	    NULL), KUTIP_OK);
	notes_refresh(q.store, NULL);
	n = notes_find(q.store, id);
	assert_true(text_equal_c(n->body, "terakhir"));
	other_id = add(&q, "Warga senang", "");
	assert_int_equal(notes_delete(q.store, id, NULL), KUTIP_OK);
	assert_int_equal(notes_set(p->store, id, NOTE_BODY, STR("x"), NULL),
	    KUTIP_EMPTY);
	assert_non_null(notes_find(p->store, other_id));
	notes_close(q.store);
}

static void
many_processes_write_at_once(void **state)
{
	struct place *p = *state;
	int ok = 0, status;

	for (int i = 0; i < 4; i++) {
		if (fork() != 0)
			continue;
		reopen(p);
		for (int k = 0; k < 15; k++)
			add(p, "Warga senang", "x");
		_exit(0);
	}
	while (wait(&status) > 0)
		ok += WIFEXITED(status) && WEXITSTATUS(status) == 0;
	assert_int_equal(ok, 4);
	reopen(p);
	assert_int_equal(how_many(p), 60);
	assert_int_equal(problems(p), 0);
}

/* A child adds, changes, and makes its file shorter now and then, and says over
 * a pipe when a note is there; it is killed at any moment. */
static void
note_for_ever(struct place *p, int said)
{
	struct note_keep k;

	reopen(p);
	for (int i = 1;; i++) {
		struct kutip_str id = add(p, "Warga senang",
		    "dibunuh di tengah jalan");

		if (write(said, "x", 1) != 1)
			_exit(1);
		if (i % 4 == 0)
			notes_set(p->store, id, NOTE_BODY, STR("lagi"), NULL);
		if (i % 16 == 0)
			note_keep_compact(p->data, &k, NULL);
	}
}

static uint32_t
add_until_killed(struct place *p, useconds_t after)
{
	int ends[2];
	uint32_t said = 0;
	char byte;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		note_for_ever(p, ends[1]);
	close(ends[1]);
	usleep(after);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	while (read(ends[0], &byte, 1) == 1)
		said++;
	close(ends[0]);
	return said;
}

static void
begin_anew(struct place *p)
{
	char command[100];

	snprintf(command, sizeof(command), "rm -rf %s", p->data);
	assert_int_equal(system(command), 0);
}

/* Whatever was said is there. */
static void
acknowledged_notes_survive_kill(void **state)
{
	struct place *p = *state;
	const char *kills = getenv("KUTIP_KILLS");
	uint32_t said = 0, all = 0, have;

	srand(3);
	for (int i = 0; i < (kills ? atoi(kills) : KILLS); i++) {
		if (i % FRESH == 0) {
			begin_anew(p);
			said = 0;
		}
		have = add_until_killed(p, (useconds_t)(rand() % 40000));
		said += have;
		all += have;
		reopen(p);
		have = how_many(p);
		assert_true(have >= said);
		assert_int_equal(problems(p), 0);
		/* A kill catches at most one between the disk and the word. */
		assert_true(have <= said + (uint32_t)(i % FRESH) + 1);
	}
	assert_true(all > 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_torn_tail_is_cut),
		TEST(a_broken_line_is_counted_and_kept),
		TEST(the_future_is_left_alone),
		TEST(a_line_without_end_is_stepped_over),
		TEST(a_full_disk_leaves_nothing),
		TEST(no_place_is_one_sentence),
		TEST(two_kutips_do_not_interleave),
		TEST(many_processes_write_at_once),
		TEST(acknowledged_notes_survive_kill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

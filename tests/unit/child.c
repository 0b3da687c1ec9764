/*
 * child - a program gets its bytes and its limits, and leaves nothing behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <errno.h>
#include <unistd.h>
#include <fcntl.h>

#include <cmocka.h>

#include "buf.h"
#include "child.h"
#include "text.h"

static const struct child_limits small = { .cpu_seconds = 1, .wall_ms = 2000,
	.memory_bytes = 256u << 20, .output_bytes = 1u << 20 };

static enum kutip_result
run(const char *bytes, const char *const argv[],
    const struct child_limits *limits, struct buf *out, enum child_end *end)
{
	struct child c;
	enum kutip_result r;

	assert_int_equal(child_open(&c, "a.pdf", text_of(bytes), NULL), KUTIP_OK);
	r = child_run(&c, argv, "no-package", limits, out, end, NULL);
	child_close(&c);
	return r;
}

static void
reads_its_bytes(void **state)
{
	struct buf out = { 0 };
	enum child_end end;

	(void)state;
	assert_int_equal(run("words", (const char *[]){ "cat", CHILD_INPUT, NULL },
	    &small, &out, &end), KUTIP_OK);
	assert_int_equal(end, CHILD_DONE);
	assert_true(text_equal_c(buf_as_str(&out), "words"));
	buf_free(&out);
}

static void
sees_little(void **state)
{
	struct buf out = { 0 };
	enum child_end end;
	uint32_t lines = 0;

	(void)state;
	setenv("KUTIP_SECRET", "word", 1);
	assert_int_equal(run("", (const char *[]){ "env", NULL }, &small, &out,
	    &end), KUTIP_OK);
	for (size_t i = 0; i < out.len; i++)
		lines += out.ptr[i] == '\n';
	assert_int_equal(lines, 2);
	assert_true(text_find(buf_as_str(&out), STR("LC_ALL=C.UTF-8\n"), 0) !=
	    KUTIP_NONE);
	buf_free(&out);
}

static void
failure_is_told(void **state)
{
	struct buf out = { 0 };
	enum child_end end;

	(void)state;
	assert_int_equal(run("", (const char *[]){ "false", NULL }, &small, &out,
	    &end), KUTIP_OK);
	assert_int_equal(end, CHILD_FAILED);
	buf_free(&out);
}

static void
missing_names_its_package(void **state)
{
	static const char *const argv[] = { "kutip-no-such-program", NULL };
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	enum child_end end;
	struct child c;

	(void)state;
	assert_int_equal(child_open(&c, "a.pdf", text_of("x"), &err), KUTIP_OK);
	assert_int_equal(child_run(&c, argv, "poppler-utils", &small, &out, &end,
	    &err), KUTIP_IO);
	assert_string_equal(err.file, "a.pdf");
	assert_string_equal(err.message, "needs the program "
	    "kutip-no-such-program; install the package poppler-utils");
	child_close(&c);
	buf_free(&out);
}

/* Each of these would go on for ever. */
static void
is_killed(void **state)
{
	static const struct child_limits hasty = { .cpu_seconds = 1,
	    .wall_ms = 150, .memory_bytes = 256u << 20, .output_bytes = 1u << 20 };
	static const struct { const char *what; const char *argv[4];
	    bool cpu; } cases[] = {
		{ "it sleeps", { "sleep", "1000" }, false },
		{ "it closes its output and sleeps",
		  { "sh", "-c", "exec >&-; sleep 1000" }, false },
		{ "it is busy", { "sh", "-c", "while :; do :; done" }, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = { 0 };
		enum child_end end = CHILD_DONE;

		assert_int_equal(run("", cases[i].argv,
		    cases[i].cpu ? &small : &hasty, &out, &end), KUTIP_OK);
		if (end != CHILD_KILLED)
			fail_msg("%s, and was not killed", cases[i].what);
		buf_free(&out);
	}
}

static void
output_has_a_cap(void **state)
{
	struct buf out = { 0 };
	enum child_end end = CHILD_DONE;

	(void)state;
	assert_int_equal(run("", (const char *[]){ "yes", NULL }, &small, &out,
	    &end), KUTIP_OK);
	assert_int_equal(end, CHILD_KILLED);
	assert_in_range(out.len, small.output_bytes, small.output_bytes + 65536);
	buf_free(&out);
}

static void
can_write_no_file(void **state)
{
	struct buf out = { 0 };
	enum child_end end;
	struct child c;

	(void)state;
	assert_int_equal(child_open(&c, "a", text_of("kept"), NULL), KUTIP_OK);
	assert_int_equal(child_run(&c, (const char *[]){ "sh", "-c",
	    "trap '' XFSZ; echo more >>/dev/fd/0", NULL }, "", &small, &out, &end,
	    NULL), KUTIP_OK);
	assert_int_not_equal(end, CHILD_DONE);
	buf_clear(&out);
	assert_int_equal(child_run(&c, (const char *[]){ "cat", CHILD_INPUT,
	    NULL }, "", &small, &out, &end, NULL), KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&out), "kept"));
	child_close(&c);
	buf_free(&out);
}

/* Each writes more than a pipe holds, so neither waits for the other. */
static void
two_at_once(void **state)
{
	static const char *const first[] = { "sh", "-c",
	    "head -c 300000 /dev/zero | tr '\\0' a; cat /dev/fd/0", NULL };
	static const char *const second[] = { "sh", "-c",
	    "head -c 200000 /dev/zero | tr '\\0' b; exit 3", NULL };
	struct child_job jobs[2] = { { .argv = first }, { .argv = second } };
	struct child c;

	(void)state;
	assert_int_equal(child_open(&c, "a", text_of("tail"), NULL), KUTIP_OK);
	assert_int_equal(child_run_all(&c, jobs, 2, "", &small, NULL), KUTIP_OK);
	child_close(&c);
	assert_int_equal(jobs[0].end, CHILD_DONE);
	assert_int_equal(jobs[1].end, CHILD_FAILED);
	assert_int_equal(jobs[0].out.len, 300004);
	assert_int_equal(jobs[1].out.len, 200000);
	assert_memory_equal(jobs[0].out.ptr + 299999, "atail", 5);
	assert_int_equal(jobs[1].out.ptr[0], 'b');
	buf_free(&jobs[0].out);
	buf_free(&jobs[1].out);
}

/* One of two sleeps or floods: the other's words are kept, the cap is for both. */
static void
two_have_one_limit(void **state)
{
	static const char *const good[] = { "sh", "-c", "echo words", NULL };
	static const char *const bad[][4] = {
		{ "sh", "-c", "exec sleep 1000", NULL },
		{ "sh", "-c", "exec yes", NULL },
	};
	static const struct child_limits hasty = { .cpu_seconds = 1,
	    .wall_ms = 300, .memory_bytes = 256u << 20, .output_bytes = 1u << 20 };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		uint32_t worse = i / 2;
		struct child_job jobs[2];
		struct child c;

		jobs[worse] = (struct child_job){ .argv = bad[i % 2] };
		jobs[1 - worse] = (struct child_job){ .argv = good };
		assert_int_equal(child_open(&c, "a", text_of(""), NULL), KUTIP_OK);
		assert_int_equal(child_run_all(&c, jobs, 2, "", &hasty, NULL),
		    KUTIP_OK);
		child_close(&c);
		assert_int_equal(jobs[worse].end, CHILD_KILLED);
		assert_in_range(jobs[0].out.len + jobs[1].out.len, 0,
		    hasty.output_bytes + 2 * 65536);
		if (i % 2 == 0)
			assert_true(text_equal_c(buf_as_str(&jobs[1 - worse].out),
			    "words\n"));
		buf_free(&jobs[0].out);
		buf_free(&jobs[1].out);
	}
}

/* The lowest free descriptor is the same afterwards, and no child is left. */
static void
leaves_nothing(void **state)
{
	int before = dup(1), after;
	struct buf out = { 0 };
	enum child_end end;

	close(before);
	for (int i = 0; i < 20; i++) {
		buf_clear(&out);
		run("x", (const char *[]){ i % 2 ? "yes" : "cat", CHILD_INPUT,
		    NULL }, &small, &out, &end);
		run("x", (const char *[]){ "kutip-no-such-program", NULL },
		    &small, &out, &end);
		two_at_once(state);
	}
	after = dup(1);
	close(after);
	assert_int_equal(before, after);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_its_bytes),
		cmocka_unit_test(sees_little),
		cmocka_unit_test(failure_is_told),
		cmocka_unit_test(missing_names_its_package),
		cmocka_unit_test(is_killed),
		cmocka_unit_test(output_has_a_cap),
		cmocka_unit_test(can_write_no_file),
		cmocka_unit_test(two_at_once),
		cmocka_unit_test(two_have_one_limit),
		cmocka_unit_test(leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

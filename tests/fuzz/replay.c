/*
 * replay.c - what a fuzz target is fed when no fuzzer is there: files.
 *
 *	build/asan/tests/fuzz/read tests/fuzz/corpus/read
 *
 * Every file of the folders and every file named is given to the target once,
 * in a child of its own with ten seconds to live, so that one crash neither
 * hides nor stops the others.  Built with gcc this runs in "make check".
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "error.h"
#include "file.h"
#include "limits.h"

#define SECONDS_EACH 10

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct replay { unsigned passed, failed; };

static void
feed(const char *path)
{
	struct buf bytes = { 0 };
	struct kutip_error err = { 0 };
	uint8_t *exact;

	alarm(SECONDS_EACH);
	if (file_read(path, LIMIT_FILE_BYTES, &bytes, &err) != KUTIP_OK)
		_exit(3);
	/* Of exactly that size, so that a sanitizer sees one byte too far. */
	exact = malloc(bytes.len ? bytes.len : 1);
	if (exact == NULL)
		_exit(3);
	if (bytes.len > 0)
		memcpy(exact, bytes.ptr, bytes.len);
	LLVMFuzzerTestOneInput(exact, bytes.len);
	free(exact);
	buf_free(&bytes);
	exit(0);
}

static const char *
verdict(int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGALRM ? "too slow" :
		    strsignal(WTERMSIG(status));
	return WEXITSTATUS(status) == 3 ? "cannot be read" : "failed";
}

static bool
each(void *context, const char *path)
{
	struct replay *r = context;
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0)
		feed(path);
	if (child > 0 && waitpid(child, &status, 0) == child && status == 0) {
		r->passed++;
		return true;
	}
	r->failed++;
	printf("%s: %s\n", path, child < 0 ? "no process" : verdict(status));
	return true;
}

int
main(int argc, char **argv)
{
	struct replay r = { 0 };
	struct kutip_error err = { 0 };

	for (int i = 1; i < argc; i++)
		if (!file_is_folder(argv[i]))
			each(&r, argv[i]);
		else if (file_walk(argv[i], each, &r, &err) != KUTIP_OK) {
			printf("%s: %s\n", argv[i], err.message);
			r.failed++;
		}
	printf("%u passed, %u failed\n", r.passed, r.failed);
	return r.failed > 0;
}

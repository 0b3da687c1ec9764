/*
 * pty.c - how long from the start of a program to its first full screen.
 *
 *	pty RUNS WORD -- build/release/kutip FILE -- less FILE
 *	kutip   6.91 ms  less   4.20 ms  ratio 1.65
 *
 * Each program is started RUNS times, in turn, in a terminal of 24x80 that
 * answers no questions.  Its screen stands when WORD was seen and nothing more
 * comes for QUIET_MS; the time counted ends with the last byte before that
 * silence.  Then "q" is typed.  Printed: the median of each, and the ratio of
 * the first to the second.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS   40
#define PATIENCE_MS 10000
#define RUNS_MAX   1000
#define PROGRAMS   2

struct seen {				/* what the terminal was sent */
	char   bytes[1 << 16];		/* the last of it */
	size_t len;
	bool   word;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static pid_t
start(char *const argv[], int *terminal)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	pid_t child = forkpty(terminal, NULL, NULL, &size);

	if (child != 0)
		return child;
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	execvp(argv[0], argv);
	_exit(127);
}

static void
take(struct seen *seen, const char *bytes, size_t n, const char *word)
{
	if (seen->len + n > sizeof(seen->bytes))
		seen->len = 0;
	memcpy(seen->bytes + seen->len, bytes, n);
	seen->len += n;
	if (memmem(seen->bytes, seen->len, word, strlen(word)) != NULL)
		seen->word = true;
}

/* Milliseconds from begin to the last byte of the first screen; -1: none. */
static double
first_screen(int terminal, const char *word, double begin)
{
	struct seen seen = { .len = 0 };
	double last = -1;

	for (;;) {
		struct pollfd p = { .fd = terminal, .events = POLLIN };
		char bytes[8192];
		ssize_t n;

		if (poll(&p, 1, seen.word ? QUIET_MS : PATIENCE_MS) == 0)
			return seen.word ? last : -1;
		n = read(terminal, bytes, sizeof(bytes));
		if (n <= 0)
			return seen.word ? last : -1;
		last = now_ms() - begin;
		take(&seen, bytes, (size_t)n, word);
	}
}

static void
finish(pid_t child, int terminal)
{
	double begin = now_ms();
	char bytes[8192];

	if (write(terminal, "q", 1) != 1)
		kill(child, SIGKILL);
	while (waitpid(child, NULL, WNOHANG) == 0) {
		struct pollfd p = { .fd = terminal, .events = POLLIN };

		if (poll(&p, 1, 5) > 0 && read(terminal, bytes, sizeof(bytes)) < 0)
			poll(NULL, 0, 1);
		if (now_ms() - begin > PATIENCE_MS / 5)
			kill(child, SIGKILL);
	}
	close(terminal);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *times, int n)
{
	qsort(times, (size_t)n, sizeof(*times), by_size);
	return n % 2 ? times[n / 2] : (times[n / 2 - 1] + times[n / 2]) / 2;
}

static const char *
leaf(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

int
main(int argc, char **argv)
{
	static double times[PROGRAMS][RUNS_MAX];
	char **programs[PROGRAMS] = { NULL };
	double ms[PROGRAMS];
	int runs = argc > 2 ? atoi(argv[1]) : 0, n = 0;

	for (int i = 3; i < argc; i++)
		if (strcmp(argv[i], "--") == 0) {
			argv[i] = NULL;
			if (n < PROGRAMS)
				programs[n++] = argv + i + 1;
		}
	if (n != PROGRAMS || runs < 1 || runs > RUNS_MAX) {
		fputs("usage: pty RUNS WORD -- PROGRAM ... -- RIVAL ...\n",
		    stderr);
		return 2;
	}
	for (int run = 0; run < runs; run++)
		for (int i = 0; i < n; i++) {
			double begin = now_ms();
			int terminal;
			pid_t child = start(programs[i], &terminal);

			if (child < 0) {
				perror("pty: no terminal");
				return 1;
			}
			times[i][run] = first_screen(terminal, argv[2], begin);
			finish(child, terminal);
			if (times[i][run] < 0) {
				fprintf(stderr, "pty: %s never showed \"%s\"\n",
				    programs[i][0], argv[2]);
				return 1;
			}
		}
	for (int i = 0; i < n; i++) {
		ms[i] = median(times[i], runs);
		printf("%s %6.2f ms  ", leaf(programs[i][0]), ms[i]);
	}
	printf("ratio %.2f\n", ms[0] / ms[1]);
	return 0;
}

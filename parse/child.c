/*
 * child.c - a program under limits.  See child.h.
 */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "error.h"
#include "limits.h"

#define PATH_USUAL "/usr/local/bin:/usr/bin:/bin"
#define PIECE      65536		/* what a pipe holds */
#define CHILD_FILES 32			/* it opens fonts and tables of letters */

/* That this program may use. */
static uint32_t
cores(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) != 0 ? 1 :
	    (uint32_t)CPU_COUNT(&set);
}

struct child_limits
child_limits(void)
{
	uint32_t n = cores();

	return (struct child_limits){ .cpu_seconds = LIMIT_CHILD_SECONDS,
	    .wall_ms = 2000 * LIMIT_CHILD_SECONDS,
	    .memory_bytes = LIMIT_CHILD_MEMORY,
	    .output_bytes = LIMIT_CHILD_OUTPUT,
	    .at_once = n < CHILD_MOST ? n : CHILD_MOST };
}

/* ---- the bytes ------------------------------------------------------------ */

static int
write_all(int fd, struct kutip_str bytes)
{
	uint32_t done = 0;

	while (done < bytes.len) {
		ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			done += (uint32_t)n;
	}
	return 0;
}

enum kutip_result
child_open(struct child *c, const char *name, struct kutip_str bytes,
    struct kutip_error *err)
{
	c->name = name;
	c->fd = memfd_create("kutip", MFD_CLOEXEC);
	/* 0, 1 and 2 will be others in the child */
	if (c->fd >= 0 && c->fd < 3) {
		int high = fcntl(c->fd, F_DUPFD_CLOEXEC, 3);

		close(c->fd);
		c->fd = high;
	}
	if (c->fd < 0)
		return error_sys(err, KUTIP_IO, c->name, "cannot make a temporary file");
	if (write_all(c->fd, bytes) != 0) {
		child_close(c);
		return error_sys(err, KUTIP_IO, c->name, "cannot write a temporary file");
	}
	return KUTIP_OK;
}

void
child_close(struct child *c)
{
	int kept = errno;

	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	errno = kept;
}

/* ---- the program ---------------------------------------------------------- */

static const char *
search_path(void)
{
	const char *path = getenv("PATH");

	return path == NULL || *path == '\0' ? PATH_USUAL : path;
}

/* The first file of that name in PATH that may be run, behind what is in out.
 * Only absolute folders: a program is never taken from where one stands. */
static bool
find_program(const char *name, struct buf *out)
{
	for (const char *at = search_path(); *at; at += *at == ':') {
		size_t len = strcspn(at, ":");

		buf_clear(out);
		buf_add(out, at, len);
		buf_putc(out, '/');
		buf_puts(out, name);
		if (*at == '/' && !out->failed && access(out->ptr, X_OK) == 0)
			return true;
		at += len;
	}
	return false;
}

static void
limit(int what, rlim_t most)
{
	struct rlimit old, now = { most, most };

	if (getrlimit(what, &old) == 0 && old.rlim_max < most)
		now.rlim_cur = now.rlim_max = old.rlim_max;
	setrlimit(what, &now);
}

/* In the child: system calls only. */
static void
become(const char *program, const char *const argv[], char *const env[],
    int input, int output, const struct child_limits *l)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	char *const *args;
	sigset_t none;

	if (nowhere < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 ||
	    dup2(nowhere, 2) < 0)
		_exit(126);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpgid(0, 0);			/* C-c is for kutip */
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, CHILD_FILES);
	limit(RLIMIT_CPU, l->cpu_seconds);
	limit(RLIMIT_AS, l->memory_bytes);
	memcpy(&args, &argv, sizeof(args));	/* execve() changes none of them */
	execve(program, args, env);
	_exit(127);
}

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

struct running {
	pid_t pid;
	int fd;				/* what it writes; -1: over */
	bool finished;			/* it closed its end */
};

/* What one has written by now. */
static bool
take(struct running *r, struct buf *out)
{
	ssize_t n;

	if (!buf_reserve(out, PIECE))
		return false;
	n = read(r->fd, out->ptr + out->len, PIECE);
	if (n > 0)
		out->len += (size_t)n;
	if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN)) {
		r->finished = n == 0;
		close(r->fd);
		r->fd = -1;
	}
	return true;
}

/* All that comes until the ends, the cap or the hour. */
static void
drain(struct running *r, struct child_job *jobs, uint32_t n, uint64_t until_ms,
    size_t most)
{
	size_t begun = 0;

	for (uint32_t i = 0; i < n; i++)
		begun += jobs[i].out.len;
	for (;;) {
		struct pollfd p[CHILD_MOST];
		uint64_t now = now_ms();
		uint32_t open = 0;
		size_t all = 0;

		for (uint32_t i = 0; i < n; i++) {
			p[i] = (struct pollfd){ .fd = r[i].fd, .events = POLLIN };
			open += r[i].fd >= 0;
			all += jobs[i].out.len;
		}
		if (open == 0 || now >= until_ms || all - begun >= most)
			return;
		if (poll(p, n, (int)(until_ms - now)) <= 0)
			continue;
		for (uint32_t i = 0; i < n; i++)
			if (p[i].revents != 0 && !take(&r[i], &jobs[i].out))
				return;
	}
}

/* Waits for pid; kills it when it should be over and is not. */
static enum child_end
reap(pid_t pid, uint64_t until_ms, bool finished)
{
	const struct timespec nap = { .tv_nsec = 1000000 };
	int status = 0;
	pid_t got = 0;

	while (finished && (got = waitpid(pid, &status, WNOHANG)) == 0 &&
	    now_ms() < until_ms)
		nanosleep(&nap, NULL);
	if (got == 0) {
		kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		return CHILD_KILLED;
	}
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
	    WTERMSIG(status) == SIGKILL))
		return CHILD_KILLED;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? CHILD_DONE :
	    CHILD_FAILED;
}

/* false: errno says why. */
static bool
start(struct running *r, const struct child *c, const char *program,
    const char *const argv[], char *const env[], const struct child_limits *l)
{
	int ends[2], kept;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	r->pid = fork();
	if (r->pid == 0)
		become(program, argv, env, c->fd, ends[1], l);
	kept = errno;
	close(ends[1]);
	r->fd = ends[0];
	if (r->pid < 0)
		close(ends[0]);
	errno = kept;
	return r->pid >= 0;
}

static enum kutip_result
run(const struct child *c, const char *program, struct child_job *jobs,
    uint32_t n, char *const env[], const struct child_limits *l,
    struct kutip_error *err)
{
	uint64_t until_ms = now_ms() + l->wall_ms;
	struct running r[CHILD_MOST] = { { .fd = -1 } };
	uint32_t begun = 0;
	int kept;

	while (begun < n && start(&r[begun], c, program, jobs[begun].argv, env, l))
		begun++;
	kept = errno;
	if (begun == n)
		drain(r, jobs, n, until_ms, l->output_bytes);
	for (uint32_t i = 0; i < begun; i++) {
		if (r[i].fd >= 0)
			close(r[i].fd);
		jobs[i].end = reap(r[i].pid, until_ms, r[i].finished);
	}
	errno = kept;
	return begun == n ? KUTIP_OK :
	    error_sys(err, KUTIP_IO, c->name, "cannot start a program");
}

enum kutip_result
child_run_all(const struct child *c, struct child_job *jobs, uint32_t n,
    const char *package, const struct child_limits *l, struct kutip_error *err)
{
	char locale[] = "LC_ALL=C.UTF-8";
	struct buf program = { 0 }, path = { 0 };
	enum kutip_result r;

	if (!find_program(jobs[0].argv[0], &program)) {
		r = error_set(err, KUTIP_IO, c->name, 0, "needs the program %s; "
		    "install the package %s", jobs[0].argv[0], package);
	} else {
		buf_puts(&path, "PATH=");
		buf_puts(&path, search_path());
		r = path.failed ? error_set(err, KUTIP_NO_MEMORY, c->name, 0,
		    "no memory left to start a program") :
		    run(c, program.ptr, jobs, n, (char *[]){ path.ptr, locale,
		    NULL }, l, err);
	}
	buf_free(&program);
	buf_free(&path);
	return r;
}

enum kutip_result
child_run(const struct child *c, const char *const argv[], const char *package,
    const struct child_limits *l, struct buf *out, enum child_end *end,
    struct kutip_error *err)
{
	struct child_job job = { .argv = argv, .out = *out,
	    .end = CHILD_FAILED };
	enum kutip_result r = child_run_all(c, &job, 1, package, l, err);

	*out = job.out;
	*end = job.end;
	return r;
}

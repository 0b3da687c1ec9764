/*
 * usage.c - what a program used: processor time, memory, and how it ended.
 *
 *	usage OUT ERR build/release/kutip json FILE...
 *	0.412 0.030 18240 0
 *
 * Seconds in the program, seconds in the system, largest resident set in KiB,
 * exit code (128 + signal if it was killed).  The program's output goes to the
 * file OUT, its messages to ERR ("-": they stay).
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
send_to(const char *path, int fd)
{
	int file;

	if (strcmp(path, "-") == 0)
		return;
	file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (file < 0 || dup2(file, fd) < 0)
		_exit(126);
	close(file);
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	struct rusage used;
	int status;
	pid_t child;

	if (argc < 4) {
		fputs("usage: usage OUT ERR PROGRAM ...\n", stderr);
		return 2;
	}
	child = fork();
	if (child == 0) {
		send_to(argv[1], 1);
		send_to(argv[2], 2);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("usage");
		return 1;
	}
	printf("%.3f %.3f %ld %d\n", seconds(used.ru_utime),
	    seconds(used.ru_stime), used.ru_maxrss,
	    WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
	return 0;
}

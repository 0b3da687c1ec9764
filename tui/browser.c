/*
 * browser.c - see browser.h.
 */
#include "browser.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "error.h"
#include "text.h"
#include "url.h"

#define WORDS_MAX 16			/* of one program with its options */

static const char *
programs(void)
{
	const char *name = getenv("BROWSER");

	return name != NULL && text_trim(text_of(name)).len > 0 ? name :
	    "xdg-open:open";
}

static bool
has_screen(void)
{
	const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");

	return (x && *x) || (wayland && *wayland);
}

bool
browser_wants_terminal(void)
{
	static const char *const textual[] = { "w3m", "lynx", "links",
	    "elinks", "links2", "browsh", "carbonyl", "cha" };
	struct kutip_str first = text_trim(text_of(programs()));
	uint32_t n = 0, name = 0;

	for (; n < first.len && strchr(" :", first.ptr[n]) == NULL; n++)
		if (first.ptr[n] == '/')
			name = n + 1;
	first = text_slice(first, (struct kutip_span){ name, n });
	for (size_t i = 0; i < sizeof(textual) / sizeof(*textual); i++)
		if (text_equal_c(first, textual[i]))
			return true;
	return !has_screen();
}

/* One program of the list, its words cut at blanks in place. */
static void
cut_words(char *program, char *address, char *words[WORDS_MAX + 2])
{
	uint32_t n = 0;
	bool put = false;
	char *rest = NULL;

	for (char *w = strtok_r(program, " ", &rest); w && n < WORDS_MAX;
	    w = strtok_r(NULL, " ", &rest)) {
		bool here = strcmp(w, "%s") == 0;

		put |= here;
		words[n++] = here ? address : w;
	}
	if (!put && n > 0)
		words[n++] = address;
	words[n] = NULL;
}

/* In the child: the first of them that starts. */
static void
become_browser(char *list, char *address, bool terminal)
{
	char *words[WORDS_MAX + 2], *rest = NULL;
	int nothing = open("/dev/null", O_RDWR);
	int keys = terminal ? open("/dev/tty", O_RDWR) : nothing;

	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	if (keys >= 0)
		dup2(keys, STDIN_FILENO);
	if (!terminal && nothing >= 0) {
		dup2(nothing, STDOUT_FILENO);
		dup2(nothing, STDERR_FILENO);
		setsid();
	}
	for (char *p = strtok_r(list, ":", &rest); p != NULL;
	    p = strtok_r(NULL, ":", &rest)) {
		cut_words(p, address, words);
		if (words[0] != NULL)
			execvp(words[0], words);
	}
}

/* Forked twice where it goes on beside us, so that nobody has to wait for it.
 * What could not be started is told through the pipe, which a started program
 * has closed. */
static int
start(char *list, char *address, bool terminal)
{
	int pipe_of[2], status = 0, why = 0;
	pid_t child;

	if (pipe2(pipe_of, O_CLOEXEC) != 0)
		return errno;
	child = fork();
	if (child == 0) {
		if (terminal || fork() == 0) {
			become_browser(list, address, terminal);
			why = errno;
			(void)!write(pipe_of[1], &why, sizeof(why));
		}
		_exit(127);
	}
	close(pipe_of[1]);
	if (child < 0)
		why = errno;
	else if (read(pipe_of[0], &why, sizeof(why)) != sizeof(why))
		why = 0;
	close(pipe_of[0]);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return why;
}

enum kutip_result
browser_open(struct kutip_str address, struct kutip_error *err)
{
	struct buf list = { 0 }, to = { 0 };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before[2];
	enum kutip_result r = KUTIP_OK;
	int why;

	if (!url_is_sound(address))
		return error_set(err, KUTIP_FORMAT, NULL, 0,
		    "this is no address that a browser may open");
	buf_puts(&list, programs());
	buf_str(&to, address);
	sigaction(SIGINT, &ignore, &before[0]);
	sigaction(SIGQUIT, &ignore, &before[1]);
	why = list.failed || to.failed ? ENOMEM : start(list.ptr, to.ptr,
	    browser_wants_terminal());
	sigaction(SIGINT, &before[0], NULL);
	sigaction(SIGQUIT, &before[1], NULL);
	if (why != 0)
		r = error_set(err, KUTIP_IO, NULL, 0, "no browser could be "
		    "started; set BROWSER to one, such as firefox or w3m");
	buf_free(&list);
	buf_free(&to);
	return r;
}

/*
 * signals.c - signals as something to wait for.  See signals.h.
 */
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Where the handler writes: the one thing that has to be global. */
static volatile sig_atomic_t handler_fd = -1;

static const int numbers[SIGNALS] = { SIGTERM, SIGHUP, SIGWINCH, SIGCONT };

static void
on_signal(int number)
{
	int kept = errno;
	char c = number == SIGWINCH ? CAUGHT_SIZE :
	    number == SIGCONT ? CAUGHT_BACK : CAUGHT_END;

	if (handler_fd >= 0 && write(handler_fd, &c, 1) < 0)
		c = 0;			/* full: there is enough to read */
	errno = kept;
}

void
signals_init(struct signals *s)
{
	*s = (struct signals){ .pipe = { -1, -1 } };
}

bool
signals_catch(struct signals *s)
{
	struct sigaction action = { .sa_handler = on_signal };

	if (pipe(s->pipe) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(s->pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(s->pipe[i], F_SETFD, FD_CLOEXEC);
	}
	handler_fd = s->pipe[1];
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < SIGNALS; i++)
		sigaction(numbers[i], &action, &s->before[i]);
	return true;
}

void
signals_release(struct signals *s)
{
	if (s->pipe[0] < 0)
		return;
	for (int i = 0; i < SIGNALS; i++)
		sigaction(numbers[i], &s->before[i], NULL);
	handler_fd = -1;
	close(s->pipe[0]);
	close(s->pipe[1]);
	signals_init(s);
}

unsigned
signals_read(struct signals *s)
{
	unsigned caught = 0;
	char c;

	while (read(s->pipe[0], &c, 1) == 1)
		caught |= (unsigned)c;
	s->ended |= caught & CAUGHT_END;
	return s->ended ? caught | CAUGHT_END : caught;
}

/*
 * patience.c - see patience.h.
 */
#include "patience.h"

#include <time.h>

#define PATIENCE_MS 200			/* somebody waits for the prompt */

void
patience_wait(const bool *ended, pthread_cond_t *gone, pthread_mutex_t *lock)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += PATIENCE_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	while (!*ended && pthread_cond_timedwait(gone, lock, &until) == 0)
		continue;
}

/*
 * patience.h - waiting for a thread, but not for long.
 */
#ifndef PATIENCE_H
#define PATIENCE_H

#include <pthread.h>
#include <stdbool.h>

/* Until *ended, which gone tells of, or 200 ms have passed; under the lock. */
void patience_wait(const bool *ended, pthread_cond_t *gone,
    pthread_mutex_t *lock);

#endif

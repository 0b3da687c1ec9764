/*
 * errand.c - see errand.h.
 *
 * As in worker.c, whoever leaves last frees: a site that takes its time does not
 * hold up the end of the program.  All of struct errand is read and written
 * under its lock, except what the thread alone uses.
 */
#include "errand.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "patience.h"

struct errand {
	pthread_mutex_t lock;
	pthread_cond_t gone;		/* the thread has ended */
	char *source;
	struct errand_news news;
	bool off;			/* called off */
	bool ended;			/* the thread is gone */
	bool left;			/* the other one is */
};

static void
errand_free(struct errand *e)
{
	errand_news_free(&e->news);
	pthread_cond_destroy(&e->gone);
	pthread_mutex_destroy(&e->lock);
	free(e->source);
	free(e);
}

/* ---- the thread --------------------------------------------------------- */

static bool
is_off(void *self)
{
	struct errand *e = self;
	bool off;

	pthread_mutex_lock(&e->lock);
	off = e->off;
	pthread_mutex_unlock(&e->lock);
	return off;
}

static void *
run(void *self)
{
	struct errand *e = self;
	struct adder adder = { .stop = is_off, .context = e };
	struct errand_news news = { 0 };
	bool last;

	news.fine = adder_add(&adder, e->source, &news.added, &news.err) ==
	    KUTIP_OK;
	adder_end(&adder);
	pthread_mutex_lock(&e->lock);
	e->news = news;
	e->ended = true;
	pthread_cond_signal(&e->gone);
	last = e->left;
	pthread_mutex_unlock(&e->lock);
	if (last)
		errand_free(e);
	return NULL;
}

/* ---- the others --------------------------------------------------------- */

static bool
start(struct errand *e)
{
	pthread_attr_t attr;
	pthread_t thread;
	bool started;

	if (pthread_attr_init(&attr) != 0)
		return false;
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	started = pthread_create(&thread, &attr, run, e) == 0;
	pthread_attr_destroy(&attr);
	return started;
}

struct errand *
errand_new(const char *source)
{
	struct errand *e = calloc(1, sizeof(*e));

	if (!e)
		return NULL;
	pthread_mutex_init(&e->lock, NULL);
	pthread_cond_init(&e->gone, NULL);
	e->source = strdup(source);
	if (e->source && start(e))
		return e;
	errand_free(e);
	return NULL;
}

bool
errand_done(struct errand *e, struct errand_news *out)
{
	bool ended;

	pthread_mutex_lock(&e->lock);
	ended = e->ended;
	if (ended) {
		*out = e->news;
		e->news = (struct errand_news){ 0 };
	}
	pthread_mutex_unlock(&e->lock);
	return ended;
}

void
errand_end(struct errand *e)
{
	bool ended;

	if (!e)
		return;
	pthread_mutex_lock(&e->lock);
	e->off = true;
	patience_wait(&e->ended, &e->gone, &e->lock);
	ended = e->ended;
	e->left = true;
	pthread_mutex_unlock(&e->lock);
	if (ended)
		errand_free(e);
}

void
errand_news_free(struct errand_news *news)
{
	added_free(&news->added);
}

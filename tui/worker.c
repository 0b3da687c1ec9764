/*
 * worker.c - see worker.h.
 *
 * The thread owns what it needs but the lexicon, so the one who ends it need
 * not wait: whoever leaves last frees.  All of struct worker is read and
 * written under its lock, except what the thread alone uses while it reads a
 * file.
 */
#include "worker.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "patience.h"

#define WINDOW_ROWS 200			/* read before all others */
#define DOCS_READY  16			/* documents that may wait to be taken */

struct job { char *path; bool done; };

struct worker {
	pthread_mutex_t lock;
	pthread_cond_t more;		/* jobs came, or the end */
	pthread_cond_t gone;		/* the thread has ended */
	char *lang, *charset;		/* NULL: found out */
	struct kutip_reader *reader;	/* the thread's */
	struct job *jobs;
	uint32_t n, room;
	bool docs;			/* documents are handed over with the facts */
	uint32_t want;			/* the row to be read next, if it waits */
	uint32_t first;			/* no row before it waits */
	struct library_facts *ready;
	uint32_t ready_n, ready_room;
	bool     ending;		/* nobody wants more */
	bool     ended;			/* the thread is gone */
	bool     left;			/* the other one is */
};

static void
worker_free(struct worker *w)
{
	for (uint32_t i = 0; i < w->n; i++)
		free(w->jobs[i].path);
	for (uint32_t i = 0; i < w->ready_n; i++) {
		free(w->ready[i].text);
		kutip_free(w->ready[i].doc);
	}
	free(w->jobs);
	free(w->ready);
	kutip_reader_free(w->reader);
	free(w->lang);
	free(w->charset);
	pthread_cond_destroy(&w->more);
	pthread_cond_destroy(&w->gone);
	pthread_mutex_destroy(&w->lock);
	free(w);
}

/* ---- the thread --------------------------------------------------------- */

/* A window of rows from want on comes first. */
static bool
next_job(struct worker *w, uint32_t *row)
{
	for (uint32_t i = w->want; i < w->n && i - w->want < WINDOW_ROWS; i++) {
		if (!w->jobs[i].done) {
			*row = i;
			return true;
		}
	}
	while (w->first < w->n && w->jobs[w->first].done)
		w->first++;
	*row = w->first;
	return w->first < w->n;
}

static void
hand_over(struct worker *w, struct library_facts *facts)
{
	if (w->ready_n == w->ready_room) {
		uint32_t room = w->ready_room ? w->ready_room * 2 : 64;
		struct library_facts *ready = realloc(w->ready,
		    room * sizeof(*ready));

		if (!ready) {
			free(facts->text);
			kutip_free(facts->doc);
			return;
		}
		w->ready = ready;
		w->ready_room = room;
	}
	w->ready[w->ready_n++] = *facts;
}

static void *
run(void *self)
{
	struct worker *w = self;
	uint32_t row;
	bool last;

	pthread_mutex_lock(&w->lock);
	while (!w->ending) {
		struct library_facts facts = { 0 };
		char *path;

		if ((w->docs && w->ready_n >= DOCS_READY) ||
		    !next_job(w, &row)) {
			pthread_cond_wait(&w->more, &w->lock);
			continue;
		}
		w->jobs[row].done = true;
		path = w->jobs[row].path;
		facts.row = row;
		facts.keep = w->docs;
		pthread_mutex_unlock(&w->lock);
		library_find(w->reader, path, &facts);
		pthread_mutex_lock(&w->lock);
		hand_over(w, &facts);
	}
	w->ended = true;
	pthread_cond_signal(&w->gone);
	last = w->left;
	pthread_mutex_unlock(&w->lock);
	if (last)
		worker_free(w);
	return NULL;
}

/* ---- the others --------------------------------------------------------- */

static bool
start(struct worker *w)
{
	pthread_attr_t attr;
	pthread_t thread;
	bool started;

	if (pthread_attr_init(&attr) != 0)
		return false;
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	started = pthread_create(&thread, &attr, run, w) == 0;
	pthread_attr_destroy(&attr);
	return started;
}

/* The words of the options are copied: they may go before the thread does. */
static bool
make_reader(struct worker *w, const struct kutip_lexicon *lexicon,
    const struct kutip_options *options)
{
	struct kutip_options own = *options;

	if (options->lang)
		own.lang = w->lang = strdup(options->lang);
	if (options->charset)
		own.charset = w->charset = strdup(options->charset);
	return kutip_reader_new(&w->reader, lexicon, &own, NULL) == KUTIP_OK;
}

struct worker *
worker_new(const struct kutip_lexicon *lexicon,
    const struct kutip_options *options, bool docs)
{
	struct worker *w = calloc(1, sizeof(*w));

	if (!w)
		return NULL;
	w->docs = docs;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->more, NULL);
	pthread_cond_init(&w->gone, NULL);
	if (!make_reader(w, lexicon, options) || !start(w)) {
		worker_free(w);
		return NULL;
	}
	return w;
}

static bool
add_job(struct worker *w, const struct library_row *row)
{
	if (w->n == w->room) {
		uint32_t room = w->room ? w->room * 2 : 256;
		struct job *jobs = realloc(w->jobs, room * sizeof(*jobs));

		if (!jobs)
			return false;
		w->jobs = jobs;
		w->room = room;
	}
	w->jobs[w->n].path = strdup(row->path.ptr);
	w->jobs[w->n].done = row->state != LIBRARY_WAITING ||
	    strcmp(row->path.ptr, "-") == 0 || !w->jobs[w->n].path;
	w->n++;
	return true;
}

void
worker_add(struct worker *w, const struct library *l)
{
	pthread_mutex_lock(&w->lock);
	while (w->n < l->rows.n && add_job(w, library_row(l, w->n)))
		continue;
	pthread_cond_signal(&w->more);
	pthread_mutex_unlock(&w->lock);
}

void
worker_want(struct worker *w, uint32_t first_row)
{
	pthread_mutex_lock(&w->lock);
	w->want = first_row;
	pthread_mutex_unlock(&w->lock);
}

bool
worker_take(struct worker *w, struct library_facts *facts)
{
	bool any;

	pthread_mutex_lock(&w->lock);
	any = w->ready_n > 0;
	if (any)
		*facts = w->ready[--w->ready_n];
	if (any && w->docs)
		pthread_cond_signal(&w->more);
	pthread_mutex_unlock(&w->lock);
	return any;
}

bool
worker_end(struct worker *w)
{
	bool ended;

	if (!w)
		return true;
	pthread_mutex_lock(&w->lock);
	w->ending = true;
	pthread_cond_signal(&w->more);
	patience_wait(&w->ended, &w->gone, &w->lock);
	ended = w->ended;
	w->left = true;
	pthread_mutex_unlock(&w->lock);
	if (ended)
		worker_free(w);
	return ended;
}

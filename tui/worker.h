/*
 * worker.h - a thread that reads the briefs of the library, so that the list
 * stands at once and no key waits.
 *
 * It takes the rows on the screen first (worker_want), then the others in
 * order, and hands over finished facts, which the loop picks up between keys.
 * It never touches the library: paths are copied to it.
 *
 *	w = worker_new(lexicon, &options);
 *	worker_add(w, &library);
 *	while (worker_take(w, &facts))
 *		library_take(&library, &facts);
 *	worker_end(w);		// does not wait for a long file half read
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdbool.h>

#include "kutip.h"
#include "shelf.h"

struct worker;

/* NULL: no memory or no thread; then briefs are read when they are opened.
 * docs: facts come with their documents. */
struct worker *worker_new(const struct kutip_lexicon *,
    const struct kutip_options *, bool docs);
/* Rows of the library that it does not know yet. */
void worker_add(struct worker *, const struct library *);
void worker_want(struct worker *, uint32_t first_row);
bool worker_take(struct worker *, struct library_facts *);
/* Waits a moment for the file that is being read.  false: it is a long one,
 * and the thread goes on until its end; the lexicon must stay.  NULL is fine. */
bool worker_end(struct worker *);

#endif

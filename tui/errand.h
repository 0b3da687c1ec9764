/*
 * errand.h - a thread that fetches one address or file into the kept briefs,
 * so that no key waits for a site.
 *
 *	e = errand_new("https://warta.example/pompa");
 *	while (!errand_done(e, &news))
 *		...				keys
 *	errand_end(e);
 */
#ifndef ERRAND_H
#define ERRAND_H

#include <stdbool.h>

#include "add.h"
#include "kutip.h"

struct errand;

struct errand_news {			/* errand_news_free() */
	bool         fine;		/* else err says why not */
	struct added added;
	struct kutip_error err;
};

struct errand *errand_new(const char *source);	/* NULL: no memory, no thread */
/* Is it over?  The news are handed over once. */
bool errand_done(struct errand *, struct errand_news *);
/* One that is not over is called off, and not waited for long.  NULL is fine. */
void errand_end(struct errand *);
void errand_news_free(struct errand_news *);

#endif

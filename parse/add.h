/*
 * add.h - an address or a file into the folder of kept briefs.
 *
 *	struct adder a = { 0 };
 *	adder_add(&a, "https://warta.example/pompa", &added, &err);
 *	adder_add(&a, "unduhan/kajian.pdf", &added, &err);
 *	adder_end(&a);
 *
 * An address that was fetched before is asked for conditionally; when it has
 * changed the brief gets a new version (kept.h).  One request at a time, and a
 * pause between two to the same site.
 */
#ifndef ADD_H
#define ADD_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "fetch.h"
#include "kept.h"
#include "kutip.h"

struct adder {				/* zeroed but for what is wanted otherwise */
	const char *folder;		/* NULL: kutip's own */
	const struct fetch_limits *limits;	/* NULL: the usual ones */
	bool (*stop)(void *context);	/* as in fetch.h */
	void *context;
	struct fetch *fetch;		/* made with the first address */
	struct buf home, site;		/* kutip's own folder; the site asked last */
	uint64_t asked_ms;		/* when, by the monotonic clock */
};

struct added {				/* added_free() */
	enum kept_how how;
	uint32_t version;
	struct buf path;		/* of the brief */
};

enum kutip_result adder_add(struct adder *, const char *source,
    struct added *, struct kutip_error *);
/* Every address of the folder again, oldest brief last.  each() is told of each
 * one and returns false to stop: added is NULL where err says why. */
enum kutip_result adder_update(struct adder *, bool (*each)(void *context,
    const char *source, const struct added *, const struct kutip_error *),
    void *context, struct kutip_error *);
void adder_end(struct adder *);
void added_free(struct added *);

#endif

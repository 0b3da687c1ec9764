/*
 * feed_name.h - what an item of a feed is called as a file.  See feed.h.
 */
#ifndef FEED_NAME_H
#define FEED_NAME_H

#include "arena.h"
#include "feed_kind.h"
#include "kutip.h"

struct feed_words {			/* of one item, as they stand in the feed */
	struct kutip_str id, link, slug, title, date;
};

/* Into out, which has room for FEED_NAME_BYTES; returns its bytes.  Scratch is
 * for what is only needed here. */
uint32_t feed_name(const struct feed_words *, char *out, struct arena *scratch);

/* Items on their way into a feed: named as they come, told apart at the end. */
struct feed_names {
	struct arena *arena;		/* the feed's */
	struct arena scratch, tables;	/* of one name; of all */
	struct arena words;		/* of one item, for whoever adds it */
	struct vec   items;		/* struct feed_item */
	struct vec   marks;		/* of each a hash of its id */
};

void feed_names_init(struct feed_names *, struct arena *);
void feed_names_add(struct feed_names *, struct kutip_span bytes,
    const struct feed_words *);
/* Names that are alike get their marks; what is only needed here is freed. */
void feed_names_end(struct feed_names *);

#endif

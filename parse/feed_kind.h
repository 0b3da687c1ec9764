/*
 * feed_kind.h - which feeds and wires there are, told by their first tag; and
 * what one is when it is open.
 */
#ifndef FEED_KIND_H
#define FEED_KIND_H

#include "kutip.h"

enum feed_format { FEED_RSS, FEED_RDF, FEED_ATOM, FEED_JSON, FEED_NITF,
	FEED_G2, FEED_G2_MESSAGE, FEED_NEWSML };

struct feed_kind {
	enum feed_format format;
	const char *mime;		/* meta.format */
	const char *root;		/* local name of the first tag */
	const char *mark;		/* stands in that tag; NULL: nothing must */
	const char *box;		/* the items' parent below the root; NULL: the root */
	const char *item;		/* NULL: the root is the one item */
	const char *head;		/* what of the box's children is kept: " title link " */
};

#define FEED_NAME_BYTES 80

struct feed_item {
	struct kutip_str  name;		/* in the arena */
	struct kutip_span bytes;	/* of the text */
};

#define FEED_HEADS 12

struct feed {
	struct kutip_str text;		/* the caller's: UTF-8, as decode.h makes it */
	const struct feed_kind *kind;
	const struct feed_item *items;
	uint32_t n;
	/* what stands before and behind the one item of a member */
	struct kutip_span root, box;	/* tags; box empty where there is none */
	struct kutip_span head[FEED_HEADS];
	uint32_t heads;
};

/* NULL: the text is none of them. */
const struct feed_kind *feed_kind_of(struct kutip_str text);

#endif

/*
 * feed.h - feeds and wires as folders of briefs: RSS 2.0 and 1.0, Atom, JSON
 * Feed, NewsML-G2 messages, NewsML 1.2.
 *
 * A feed is opened once: its items get names and spans of its bytes, and none
 * of them is read.  A member is the same feed with one item in it, behind what
 * the channel says of itself (title, address, language), so that its bytes say
 * all there is and go through kutip_read() as any file's.  What changes from
 * one fetch to the next though nothing new was written (the time of building,
 * counts of comments) is left out: an unchanged item has unchanged bytes.
 *
 *	feed_open(&f, text, arena, "news.xml", err)
 *	f.items[0].name		"2026-11-20-ministers-meet"
 *	feed_member(&f, 0, &bytes)
 *
 * Names: the day of publishing, then the last part of the item's address (or
 * its slug, or title); letters of any script, digits and "-" only, at most
 * FEED_NAME_BYTES; two alike get six digits of a hash of their ids behind
 * them.  So a name holds no path, and stays while the item's day and address
 * stay.  Without either it is made of the id.
 *
 * Cost: linear in the feed; about 100 bytes an item beside it.
 */
#ifndef FEED_H
#define FEED_H

#include "arena.h"
#include "buf.h"
#include "feed_kind.h"
#include "kutip.h"

/* Looks at the first bytes (of JSON: for the address of its format). */
bool feed_is(struct kutip_str text);
/* "application/rss+xml"; NULL if it is none. */
const char *feed_format(struct kutip_str text);

/* The text must live as long as the feed.  KUTIP_EMPTY: it has no item;
 * KUTIP_TOO_LARGE: more than LIMIT_FEED_ITEMS; KUTIP_FORMAT: no feed. */
enum kutip_result feed_open(struct feed *, struct kutip_str text,
    struct arena *, const char *name, struct kutip_error *);
/* The bytes of the feed with one item behind what is in out; out->failed
 * without memory. */
void feed_member(const struct feed *, uint32_t item, struct buf *out);

#endif

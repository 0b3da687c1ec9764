/*
 * feed_json.h - a JSON Feed cut into its items: the same as feed.c for XML.
 *
 * Its text is walked by brackets and quotation marks; only the strings that
 * name an item are unescaped.  What is no JSON ends the walk.
 */
#ifndef FEED_JSON_H
#define FEED_JSON_H

#include "buf.h"
#include "feed_name.h"

void feed_json_scan(struct feed *, struct feed_names *);
void feed_json_member(const struct feed *, uint32_t item, struct buf *out);

#endif

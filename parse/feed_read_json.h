/*
 * feed_read_json.h - the one item of a JSON Feed.
 */
#ifndef FEED_READ_JSON_H
#define FEED_READ_JSON_H

#include "item.h"

enum kutip_result feed_read_json(struct item *, const char *name,
    struct kutip_str text, struct kutip_error *);

#endif

/*
 * feed_read.h - the one item of a feed as a brief.
 */
#ifndef FEED_READ_H
#define FEED_READ_H

#include "block.h"
#include "kutip.h"

/* The item of a feed that has one, or the wire's own, into the draft; its
 * format is set.  Of several items none is read: the sentence says how one of
 * them is asked for. */
enum kutip_result feed_read(struct draft *, const char *name,
    struct kutip_str text, struct kutip_error *);

#endif

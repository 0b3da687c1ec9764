/*
 * source.h - which kind of source the bytes are, and its reader.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "block.h"

/* text is decoded; the draft is filled and its format set. */
enum kutip_result source_read(struct draft *, const char *name,
    struct kutip_str text, struct kutip_error *);

#endif

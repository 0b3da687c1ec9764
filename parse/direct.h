/*
 * direct.h - who said what stands between marks.
 */
#ifndef DIRECT_H
#define DIRECT_H

#include "speech.h"
#include "whom.h"
#include "quote.h"

/* A cue that touches a run, and its speaker; false if none touches it. */
bool direct_source(struct flow *, uint32_t run, struct source *);
/* The speaker of the report that a run without a cue of its own stands in. */
bool direct_within(struct flow *, uint32_t run, struct source *);

#endif

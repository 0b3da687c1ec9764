/*
 * direct.h - who said what stands between marks, and whether it is speech.
 */
#ifndef DIRECT_H
#define DIRECT_H

#include "whom.h"
#include "quote.h"

/* Is a run the name of a book, a show, a theme, whatever stands beside it? */
bool direct_is_title(const struct reading *, uint32_t run);
/* A cue that touches a run, and its speaker; false if none touches it. */
bool direct_source(struct flow *, uint32_t run, struct source *);
/* The speaker of the report that a run without a cue of its own stands in. */
bool direct_within(struct flow *, uint32_t run, struct source *);
/* Does a colon lead to the run? */
bool direct_behind_colon(const struct reading *, uint32_t run);
/* Does only a link stand between a run and the next: “…” và “…”, bà X nói? */
bool direct_is_joined(const struct reading *, uint32_t run);
/* Is a run without a cue speech?  Titles, themes, terms, irony are not. */
bool direct_is_speech(const struct reading *, uint32_t run);

/* "There was a rumour that “…”": a that-word leads to the run; without a cue
 * nobody is named for it. */
bool direct_is_led(const struct reading *, uint32_t run);

#endif

/*
 * speech.h - is what stands between marks speech?  A theme, a title, a term, a
 * nickname, irony is none.
 */
#ifndef SPEECH_H
#define SPEECH_H

#include "quote.h"
#include "token.h"

/* Where a run stands. */
struct run_place {
	const struct run *run;
	uint32_t first, last;		/* tokens: first of the run, first behind it */
	uint32_t from, to;		/* tokens of its block */
};

struct run_place run_place(const struct reading *, uint32_t run);
/* Is it in a script whose marks hold names more often than speech? */
bool run_is_unmarked(const struct reading *, const struct run_place *);
bool speech_is_colon(uint32_t c);
/* "bertajuk", "titled" right before the mark. */
bool speech_is_titled(const struct reading *, const struct run_place *);
/* The name of a book or a show, whatever cue stands beside it? */
bool speech_is_work(const struct reading *, const struct run_place *);

/* Is a run the name of a book, a show, a theme, whatever stands beside it? */
bool speech_is_title(const struct reading *, uint32_t run);
/* Does a colon lead to the run? */
bool speech_behind_colon(const struct reading *, uint32_t run);
/* Does only a link stand between a run and the next: “…” và “…”, bà X nói? */
bool speech_is_joined(const struct reading *, uint32_t run);
/* Is a run without a cue speech?  Titles, themes, terms, irony are not. */
bool speech_is(const struct reading *, uint32_t run);

/* "There was a rumour that “…”": a that-word leads to the run; without a cue
 * nobody is named for it. */
bool speech_is_led(const struct reading *, uint32_t run);

#endif

/*
 * report.h - indirect speech: what a sentence reports without marks, and whom
 * it names as its source.
 *
 *	| Chandra mengatakan, | konflik itu …         before, with or without bahwa
 *	| Tinggal, lanjutnya, | dibahas untuk …       inside
 *	  Q, | kata Chandra.                          behind
 *	| Menurut Chandra, | Q                        source first
 *
 * The span leaves cue and speaker out; one a sentence, the longest unbroken
 * part.
 */
#ifndef REPORT_H
#define REPORT_H

#include "whom.h"

/* Tokens [from, to) are one sentence without speech in marks.  True: words
 * holds the reported content, out its source. */
bool report_find(struct flow *, uint32_t from, uint32_t to,
    struct kutip_span *words, struct source *out);

/* What follows in tokens [from, to) once the source has spoken in marks: “…”,
 * ông nói | và thừa nhận rằng Q.  False if no second cue stands there. */
bool report_rest(const struct reading *, uint32_t from, uint32_t to,
    struct kutip_span *words, struct kutip_span *cue);

#endif

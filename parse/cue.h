/*
 * cue.h - verbs of saying and what leads to them: does one begin here, is it
 * one at all ("tidak mengatakan", "the said road"), does it hold its that-word?
 */
#ifndef CUE_H
#define CUE_H

#include "reading.h"
#include "token.h"

/* The cue that begins at a token with any of some frames; NULL if none.  A
 * negated cue ("tidak mengatakan") is none. */
const struct hit *cue_at(const struct reading *, uint32_t token,
    uint32_t frames);
/* "กล่าวว่า": is a that-word the end of the cue itself? */
bool frame_holds_that(const struct reading *, uint32_t token,
    const struct hit *cue);
/* Does a particle that marks who speaks stand here, words as "also" before it
 * left aside: "pa | ni Ligaya", "naman | ng kalihim"? */
bool frame_marks_speaker(const struct reading *, uint32_t token, uint32_t to);
/* May the word stand between a speaker and the cue ("juga", "telah", "also")? */
bool frame_is_filler(const struct reading *, uint32_t token);
struct kutip_span frame_span(const struct reading *, uint32_t from,
    uint32_t to);

#endif

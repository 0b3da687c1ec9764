/*
 * frame.h - who stands beside a cue.
 *
 * A cue ("kata", "mengatakan", "menurut", "said") has frames that say on which
 * side of it the speaker stands.  The words there are a phrase: a pronoun, a
 * name with its office, an office alone, an unnamed source.
 *
 *	"…," kata | Kepala Biro Humas Budi Santoso | di Jakarta      after
 *	| Budi Santoso, Kepala Biro Humas, | juga mengatakan, …      before
 */
#ifndef FRAME_H
#define FRAME_H

#include "name.h"
#include "reading.h"
#include "token.h"

enum phrase_kind { PHRASE_NONE, PHRASE_PRONOUN, PHRASE_NAME, PHRASE_ROLE };

struct phrase {
	enum phrase_kind kind;
	uint32_t name;			/* -> names */
	uint32_t from, to;		/* tokens */
	struct kutip_span mention;	/* bytes of the naming words */
};

/* The phrase that begins at a token, if one does. */
struct phrase phrase_at(const struct reading *, uint32_t i, uint32_t to);
/* The first phrase in tokens [from, to), and the last one in it. */
struct phrase phrase_after(const struct reading *, uint32_t from, uint32_t to);
struct phrase phrase_before(const struct reading *, uint32_t from, uint32_t to);

/* What stands right before the Burmese subject particle in [from, to); the
 * phrase that ends before a token (frame_headfinal.c). */
struct phrase phrase_subject(const struct reading *, uint32_t from,
    uint32_t to);
struct phrase phrase_head(const struct reading *, uint32_t from, uint32_t end);
/* "the letter", "the ruling": a source in words of no list, if it is short. */
struct phrase phrase_of_words(const struct reading *, uint32_t from,
    uint32_t to);
/* The token behind a bracket that opens at a token, or that token + 1. */
uint32_t frame_behind_bracket(const struct reading *, uint32_t token,
    uint32_t to);

/* The cue that begins at a token with any of some frames; NULL if none.  A
 * negated cue ("tidak mengatakan") is none. */
const struct hit *cue_at(const struct reading *, uint32_t token,
    uint32_t frames);
/* "กล่าวว่า": is a that-word the end of the cue itself? */
bool frame_holds_that(const struct reading *, uint32_t token,
    const struct hit *cue);
bool frame_is(const struct reading *, uint32_t token, enum lex_kind,
    uint8_t sub);
/* Does a particle that marks who speaks stand here, words as "also" before it
 * left aside: "pa | ni Ligaya", "naman | ng kalihim"? */
bool frame_marks_speaker(const struct reading *, uint32_t token, uint32_t to);
/* May the word stand between a speaker and the cue ("juga", "telah", "also")? */
bool frame_is_filler(const struct reading *, uint32_t token);
struct kutip_span frame_span(const struct reading *, uint32_t from,
    uint32_t to);

#endif

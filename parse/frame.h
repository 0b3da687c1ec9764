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

#include "cue.h"
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

#endif

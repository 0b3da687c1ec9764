/*
 * wrap.h - where a line may end: a text in runs that stay together.
 *
 * A run is some words without a place to break, and the blanks behind them:
 * "negara-", "negara ", "“Untuk ", "itu ".  The places are ICU's (BREAK_LINE
 * of unicode.h).  Words of plain Latin letters, which are nine in ten of what
 * is read, are told by a small table instead, for they break at blanks and
 * hyphens only; tests/unit/flow.c holds the two against each other.
 *
 * The walker is lent a breaker the first time that it needs one, and keeps it.
 */
#ifndef WRAP_H
#define WRAP_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"

struct run {
	uint32_t start, word_end, end;	/* bytes; blanks are [word_end, end) */
	uint32_t cols;			/* of the words */
	uint32_t blank_cols;
	bool ends_line;			/* a line end is among the blanks */
	bool soft_hyphen;		/* its last character is U+00AD */
};

struct wrap {
	struct kutip_str text;
	uint32_t pos;
	uint32_t slow_start, slow_end;	/* what the breaker was set to */
	struct breaker *breaker;
	char lang[8];			/* of the breaker */
};

/* Walks text from its start.  lang "" or NULL: ICU's root rules. */
void wrap_set(struct wrap *, struct kutip_str text, const char *lang);
/* false at the end of the text. */
bool wrap_next(struct wrap *, struct run *);
/* The breaker; a zeroed walker is fine. */
void wrap_free(struct wrap *);

#endif

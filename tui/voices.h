/*
 * voices.h - all quotes of a brief by speaker, and those among them that a
 * person's words find: the rows of the list of quotes.
 *
 *	struct voices v = { 0 };
 *	voices_make(&v, &brief, true);		// a head for each speaker
 *	voices_filter(&v, text_of("siber budi"));
 *
 * Each word must stand in the quote, or in its speaker's name or office;
 * capitals and accents do not matter.  What is compared is folded once, when
 * the list is made; a filter is one pass over that.
 */
#ifndef VOICES_H
#define VOICES_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "brief.h"
#include "kutip.h"
#include "shelf.h"

struct voice_row {
	uint32_t entity;		/* -> entities; NONE: nobody is named */
	uint32_t quote;			/* -> quotes; NONE in the head of a speaker */
	uint32_t direct, indirect;	/* in a head: how many are shown */
};

struct voice;				/* a quote with its folded words */

struct voices {
	struct arena arena;
	struct voice *all;		/* by speaker, who says most first */
	uint32_t n;
	struct vec rows;		/* struct voice_row: what is shown */
	struct list list;
	uint32_t shown, speakers;	/* quotes and heads among the rows */
};

/* false: no memory.  With indirect speech, or quotes in marks alone. */
bool voices_make(struct voices *, const struct brief *, bool indirect);
void voices_free(struct voices *);
/* Makes the rows; the selected quote stays if it is still there. */
void voices_filter(struct voices *, struct kutip_str words);
/* Selects a quote, or the first; heads are stepped over. */
void voices_select(struct voices *, uint32_t quote);
void voices_step(struct voices *, int by);
/* NULL outside. */
const struct voice_row *voices_row(const struct voices *, uint32_t row);

#endif

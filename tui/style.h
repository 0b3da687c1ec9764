/*
 * style.h - the names of everything that can look different.
 *
 * A cell carries a set of styles, one bit each.  They lie on each other in the
 * order of this list, the first at the bottom: attributes (bold, underline)
 * add up, and of the colours the topmost style that sets one wins, for
 * foreground and background apart.  So "quote" gives a sentence its colour,
 * "actor" in it may add an underline and a colour of its own, and "cursor"
 * over both only a background, which "mark" replaces by its own.  Reverse over
 * reverse is not reversed, so that found words show in a reversed sentence.
 *
 *	quote | actor | cursor  ->  actor's fg, cursor's bg, all attributes
 *
 * The same table serves theme files (names), golden screens (letters) and the
 * manual (what it is for).
 */
#ifndef STYLE_H
#define STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"

enum style {
	/* ground: one of these lies under everything */
	STYLE_TEXT, STYLE_BORDER, STYLE_BAR, STYLE_STATUS, STYLE_PANEL,
	STYLE_OUTLINE, STYLE_LIST, STYLE_PROMPT,
	/* parts of an article */
	STYLE_TITLE, STYLE_DECK, STYLE_BYLINE, STYLE_DATE, STYLE_HEADING,
	STYLE_CAPTION, STYLE_QUOTATION, STYLE_FURNITURE, STYLE_LINK,
	/* parts of lists, panels and bars */
	STYLE_PANEL_TITLE, STYLE_ROW_TITLE, STYLE_COUNT, STYLE_KEY, STYLE_DIM,
	STYLE_MESSAGE, STYLE_ERROR,
	/* meaning */
	STYLE_QUOTE, STYLE_INDIRECT, STYLE_QUOTE_BAR, STYLE_CUE,
	STYLE_AGENDA, STYLE_CITY, STYLE_ACTOR, STYLE_SPEAKER,
	/* the person's own */
	STYLE_CURSOR, STYLE_MARK, STYLE_NOTE,
	STYLE_LABEL_1, STYLE_LABEL_2, STYLE_LABEL_3, STYLE_LABEL_4,
	STYLE_LABEL_5, STYLE_SEARCH,
	STYLE_SEARCH_CURRENT, STYLE_PANEL_SELECTED,
	STYLES
};

struct style_row {
	const char *name;		/* as in a theme file: "search-current" */
	char letter;			/* in the style plane of a golden screen */
	const char *help;		/* for the manual */
};

extern const struct style_row style_table[STYLES];
/* The letters in order, for grid_dump_styles(). */
void style_letters(char out[STYLES + 1]);

static inline uint64_t
style_bit(enum style s)
{
	return UINT64_C(1) << s;
}

/* The style of that name; STYLES if there is none. */
enum style style_named(struct kutip_str);
/* The style that a block of an article lies in. */
enum style style_of_block(enum kutip_block_kind);
/* The style of the mentions of an entity. */
enum style style_of_entity(enum kutip_entity_kind);

#endif

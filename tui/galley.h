/*
 * galley.h - text set in lines of a width: the greedy part of flow.h.
 *
 * Runs of wrap.h are put on a line as long as they fit.  One that no line can
 * hold is cut between clusters.  A soft hyphen at which a line ends needs a
 * column for its "-".
 *
 *	struct galley g = { 0 };
 *	galley_fill(&g, text, span, 72, "id", true);
 *	g.line[0 .. g.n)
 *	galley_free(&g);
 */
#ifndef GALLEY_H
#define GALLEY_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"
#include "wrap.h"

enum flow_line_flag {
	LINE_FIRST = 1,			/* of its block */
	LINE_LAST = 2,			/* of its block */
	LINE_BLANK = 4,			/* between blocks; its span is empty */
	LINE_CUT = 8,			/* ends inside a word that was too long */
	LINE_HYPHEN = 16,		/* ends at a soft hyphen: "-" is shown behind it */
	LINE_BULLET = 32		/* first of a list item: "•" is shown before it */
};

struct flow_line {
	struct kutip_span span;		/* bytes shown, blanks at its end left out */
	uint32_t block;			/* -> blocks; of a blank: the one below; of
					   flow_text: which line of the text */
	uint16_t indent_cols;		/* before the text */
	uint16_t cols;			/* of the text, without the indent */
	uint16_t flags;			/* LINE_... */
};

struct galley {
	struct flow_line *line;		/* those of the last galley_fill() */
	uint32_t n, room;
	struct wrap wrap;
	bool failed;			/* no memory: some are missing */
};

/* The lines of a span of text, at least one, in spans of text; block and
 * indent of each are 0, and so are FIRST and LAST.  soft_ends: a line end in
 * it is a blank.  width_cols is at least 1. */
void galley_fill(struct galley *, struct kutip_str text, struct kutip_span,
    uint32_t width_cols, const char *lang, bool soft_ends);
void galley_free(struct galley *);

#endif

/*
 * flow.h - text in lines: a document and a width in, lines out, both ways.
 *
 * Lines end where ICU says a line may end (words of the dictionary for Thai,
 * Lao, Khmer, Burmese: wrap.h), never inside a cluster; a run that has no such
 * place and is wider than the line is cut between clusters.  Columns are those of
 * grid.h's glyphs.  In text that came as plain lines a line end inside a
 * block is a blank, in text from markup it ends the line.
 *
 * Lazy.  Nothing is flowed until it is asked for, then a piece at a time: a
 * block, or 16 KiB of a longer one (such a piece ends its last line early).
 * So the first screen of any document costs the same, and there are no line
 * numbers: a place is a piece and a line in it, and the reading position that
 * outlives a resize is a BYTE: keep it, flow again, flow_at(byte).  Keep the
 * byte itself, not the start of its line, and ten resizes end where they
 * began.
 *
 * Every byte of the text belongs to one line: the last that does not start
 * behind it, or the first of all.  So a byte of hidden furniture, or a blank
 * at the end of a line, belongs to the line before it.
 *
 * Ownership.  The flow owns its lines; they stay until it is set again or
 * freed.  The document or text must outlive that.  One thread at a time.
 * Without memory lines are missing, nothing else happens.
 */
#ifndef FLOW_H
#define FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "grid.h"
#include "kutip.h"
#include "galley.h"

enum flow_flag {
	FLOW_FURNITURE = 1,		/* show it */
	FLOW_TIGHT = 2			/* no blank lines between blocks */
};

struct flow_place { uint32_t piece, line; };

struct flow;

struct flow *flow_new(void);		/* NULL: no memory */
void flow_free(struct flow *);		/* NULL is fine */

/* What is to be flowed, and how wide.  width_cols is at least 1.  Cost: a
 * walk over the blocks, none over the text.  Earlier lines and places end. */
void flow_document(struct flow *, const struct kutip_doc *,
    uint32_t width_cols, unsigned flags);
/* Any text (a note, a help page): every line of it is a block, no blank lines
 * are put between; an empty line is a line.  lang may be NULL. */
void flow_text(struct flow *, struct kutip_str, uint32_t width_cols,
    const char *lang);

bool flow_is_empty(struct flow *);
/* Is it the text that was flowed last?  One that was opened since is not. */
bool flow_shows(const struct flow *, struct kutip_str text);
struct flow_place flow_first(struct flow *);
struct flow_place flow_last(struct flow *);
/* The line that a byte belongs to. */
struct flow_place flow_at(struct flow *, uint32_t byte);
/* The first line of a block; the last line before, if it is hidden. */
struct flow_place flow_block(struct flow *, uint32_t block);
/* Never NULL: without lines an empty one. */
const struct flow_line *flow_line(struct flow *, struct flow_place);
/* lines downward, or upward if negative, as far as there are any.  Returns
 * how far it went (negative upward). */
int  flow_move(struct flow *, struct flow_place *, int lines);
/* The same over lines that are no blanks; for the cursor. */
int  flow_move_text(struct flow *, struct flow_place *, int lines);
/* <0, 0, >0 as a stands above, on, below b. */
int  flow_compare(struct flow_place a, struct flow_place b);
/* How many lines downward from a to b, at most limit; b not above a. */
int  flow_distance(struct flow *, struct flow_place a, struct flow_place b,
    int limit);
/* All lines.  Flows everything: for tests and short texts. */
uint32_t flow_count(struct flow *);

/* Writes a line into a row of a rectangle, from its left edge, indent, bullet
 * and hyphen too.  Views write the whole line with this and lay styles over
 * parts of it with flow_cols() and grid_style(): a line put together of pieces
 * may come out wider, where a cluster is cut. */
void flow_put(struct flow *, struct flow_place, struct grid *, struct rect,
    int row, uint64_t styles);

/* Column of a byte on a line, counted from the left edge, indent included;
 * a byte in a cluster counts as its start, one before or behind the line as
 * the line's start or end. */
uint32_t flow_col(struct flow *, struct flow_place, uint32_t byte);
/* The start of the cluster at a column; the nearest if there is none. */
uint32_t flow_byte(struct flow *, struct flow_place, uint32_t col);
/* The columns [from, to) of a span on a line; false if it is not on it. */
bool flow_cols(struct flow *, struct flow_place, struct kutip_span,
    uint32_t *from, uint32_t *to);

#endif

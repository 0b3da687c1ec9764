/*
 * compose.h - paragraphs, text boxes and tables of an office document, on
 * their way to the blocks of a draft.
 *
 * Paragraphs may stand in each other (a text box hangs in one) and in the cells
 * of a table; blocks stand in the order in which paragraphs begin.  A table's
 * row becomes one block, its cells parted by " | ", unless the table only lays
 * out a page: a row of one cell, or of cells with paragraphs of prose.
 *
 *	compose_begin(&c);
 *	compose_set(&c, KUTIP_HEADING, 1);
 *	compose_words(&c, STR("Ringkasan"), 0);
 *	compose_end(&c);
 *
 * What the styles do not say is guessed at the end (compose_title.h), from how
 * the words look.
 *
 * Cost: linear; boxes and tables deeper than COMPOSE_DEPTH are read as part of
 * what they stand in.
 */
#ifndef COMPOSE_H
#define COMPOSE_H

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "kutip.h"

#define COMPOSE_DEPTH 16		/* of paragraphs in each other, of tables too */

/* How words look: COMPOSE_BOLD + 28 * COMPOSE_SIZE is bold in 14 points; size 0
 * is not known. */
enum { COMPOSE_BOLD = 1, COMPOSE_SIZE = 2 };

struct compose_paragraph {
	struct buf text;
	uint32_t item;			/* -> items: its place */
	uint32_t page;
	uint32_t bytes, bold;		/* that are no blanks; those in bold */
	uint32_t longest;		/* bytes of the run that size is of */
	uint16_t size;			/* half points */
	uint8_t  kind, level;
	bool     blank;			/* due before the next word */
	struct vec links;		/* struct block_link, spans of text */
	struct kutip_str url;		/* of the link that is open; its words begin */
	uint32_t link;			/* here */
};

struct compose_look {			/* of a block of the draft */
	uint32_t block;
	uint16_t size;			/* half points; 0: not known */
	bool     bold;			/* all of it */
};

struct compose_row { uint32_t item, cell; };

struct compose {
	struct draft *d;
	struct arena *arena;		/* scratch */
	struct buf *aside;		/* where the words of a note go; NULL: blocks */
	struct compose_paragraph open[COMPOSE_DEPTH];
	uint32_t depth;			/* of paragraphs; those in open are COMPOSE_DEPTH at most */
	struct compose_row rows[COMPOSE_DEPTH];
	uint32_t row_depth;
	struct vec items;		/* done, but what is around is not */
	struct buf words;		/* of the items */
	struct vec links;		/* of the items: struct block_link */
	struct vec looks;		/* struct compose_look, by block; not of all */
	uint32_t page;			/* 0: the document has none */
	bool goes_on;			/* the paragraph's end was deleted */
};

void compose_init(struct compose *, struct draft *, struct arena *scratch);
void compose_free(struct compose *);

void compose_begin(struct compose *);
/* What the paragraph that is open is. */
void compose_set(struct compose *, enum kutip_block_kind, uint8_t level);
void compose_words(struct compose *, struct kutip_str, int look);
/* The same, runs of blanks made one, as ODT has them. */
void compose_collapsed(struct compose *, struct kutip_str, int look);
void compose_line(struct compose *);	/* a line end in a paragraph */
void compose_mark(struct compose *, uint32_t note);	/* from 1 */
/* What comes between the two is a link; url must live as long as compose. */
void compose_link(struct compose *, struct kutip_str url);
void compose_link_end(struct compose *);
void compose_new_page(struct compose *);
void compose_end(struct compose *);
/* Has the paragraph that is open no words yet? */
bool compose_is_empty(const struct compose *);

void compose_row(struct compose *);
void compose_cell(struct compose *);
void compose_row_end(struct compose *, bool deleted);

/* A note's words as a block. */
void compose_note(struct compose *, uint32_t note, struct kutip_str words);
/* Ends what is open, where a broken document did not. */
void compose_close(struct compose *);

#endif

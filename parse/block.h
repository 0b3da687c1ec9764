/*
 * block.h - a draft: what every source reader (plain, article, feed ...) hands
 * on.  Text in blocks, and what the markup itself says about the article.
 *
 * A reader of a source calls draft_block() for each paragraph, heading, list
 * item in order.  The draft cleans (blanks trimmed, control characters out)
 * and joins them with one empty line.  Where the source says what a block is
 * (a title, a heading, furniture), the kind says so and parts.c leaves it
 * alone; where it does not (plain text), it is KUTIP_PARAGRAPH and guessed is
 * set on the draft.
 */
#ifndef BLOCK_H
#define BLOCK_H

#include "arena.h"
#include "buf.h"
#include "kutip.h"

struct draft {
	struct arena *arena;		/* the document's */
	struct buf    text;		/* becomes the document's text */
	struct vec    blocks;		/* struct kutip_block: span and kind */
	struct vec    links;		/* struct kutip_link, by place */
	struct vec    diagnostics;	/* struct kutip_diagnostic */
	struct vec    subjects;		/* struct kutip_str: codes of what it is about,
					 * as its source says: "medtop:20000741" */
	struct kutip_meta meta;		/* strings in the arena */
	uint32_t      page;		/* that the next blocks stand on; 0: none */
	uint8_t       level;		/* of the next heading; then 0 again */
	struct kutip_str base;		/* the page's address: what relative links start from */
	bool          dated_by_file;	/* published is when the file was made, or unknown: a DATE block wins */
	bool          guessed;		/* no markup: parts.c must find the parts */
	bool          front;		/* nor for author and date below the title: there too */
};

void draft_init(struct draft *, struct arena *);
void draft_free(struct draft *);	/* the text buffer; the rest is the arena's */
/* Adds a block; an empty one (blanks only) is left out.  Inner line ends stay;
 * other blank runs too: what was printed is kept. */
void draft_block(struct draft *, enum kutip_block_kind, struct kutip_str);

/* The same with the links in it: spans of s by place, none overlapping
 * another; addresses as the source writes them.  They come out as the document
 * has them (spans moved with the words, addresses whole); what may not be
 * opened, or has no words, is left out. */
struct block_link { struct kutip_span span; struct kutip_str url; };
void draft_linked(struct draft *, enum kutip_block_kind, struct kutip_str s,
    const struct block_link *, uint32_t n);
void draft_note(struct draft *, struct kutip_span, const char *message);

#endif

/*
 * article_emit.h - the article's part of a page as lines of text.
 *
 * A line is what stands in one block, or between two empty lines (<br><br>) of
 * one.  Blanks are collapsed as a browser does it, <br> is a line end, <pre>
 * stays as it is.  What is out but seen comes as KUTIP_FURNITURE.
 *
 * Cost: one pass over the inside of the article.
 */
#ifndef ARTICLE_EMIT_H
#define ARTICLE_EMIT_H

#include "article_page.h"
#include "buf.h"

/* A block of the article before it is known for certain what it is. */
struct line {
	struct kutip_span span;		/* of the text buffer */
	uint32_t node;			/* the text that begins it */
	uint32_t chars, links, bold;	/* code points: all, in links, in bold */
	uint8_t  kind;			/* enum kutip_block_kind */
	uint8_t  level;			/* as in struct kutip_block; 0: not known */
	uint16_t names;			/* enum name_meaning of small boxes around */
};

/* Words of a line that lead elsewhere. */
struct line_link {
	struct kutip_span span;		/* of the text buffer */
	uint32_t node;			/* the <a> */
};

struct lines {
	struct vec rows;		/* struct line */
	struct vec links;		/* struct line_link, by place */
	struct buf text;
};

/* Empty lines, whose tables live in the arena; the text is a buffer's. */
void lines_init(struct lines *, struct arena *);
/* The lines of what stands in node, behind those that are there. */
void emit_lines(const struct page *, uint32_t node, struct lines *);

#endif

/*
 * item.h - one item of a feed or a wire, whatever it was written in, on its way
 * into a draft.
 *
 * Its readers (feed_read, nitf, newsml) put down what they find: words as
 * words, the body as HTML.  item_hand() does what is the same for all: title,
 * standfirst, authors, the body's blocks, and the sentences that tell what is
 * missing.
 */
#ifndef ITEM_H
#define ITEM_H

#include "article_author.h"
#include "block.h"
#include "buf.h"

enum item_body { ITEM_SUMMARY, ITEM_CONTENT, ITEM_BODIES };

struct item {
	struct arena arena;		/* of what only the item needs */
	struct draft *d;
	struct buf title;		/* words, as they are to be shown */
	struct buf dateline;		/* "JAKARTA, 20 November 2026" */
	struct buf body[ITEM_BODIES];	/* HTML */
	struct kutip_str url, base;	/* in the item's arena */
	struct kutip_date published, updated;
	struct authors authors;
	bool recording;			/* a sound or a film goes with it */
	bool has_more;			/* its address leads to more than this */
};

void item_init(struct item *, struct draft *);
void item_free(struct item *);

/* Words of a title or a name that may be HTML, even twice: behind out, blank
 * runs as one blank. */
void item_put_words(struct item *, struct kutip_str, struct buf *out);
/* Text that is text for certain, as paragraphs of HTML behind out: an empty
 * line ends one. */
void item_put_text(struct kutip_str, struct buf *out);
/* HTML, or text in its place, or HTML that was escaped twice. */
void item_put_html(struct kutip_str, struct buf *out);
/* The site's name, the language ("id-ID"), the first that is told. */
void item_set_site(struct item *, struct kutip_str);
void item_set_lang(struct item *, struct kutip_str);

/* What an agency says it is about: "medtop:20000741", or IPTC's number alone. */
void item_add_subject(struct item *, struct kutip_str code);
/* Says so where the XML ended before its end. */
struct xml;
void item_note_broken(struct item *, const struct xml *);

/* Into the draft.  KUTIP_EMPTY: neither a title nor words. */
enum kutip_result item_hand(struct item *, struct kutip_error *);

#endif

/*
 * export_link.h - words of a passage cut where its links begin and end.
 *
 * A piece has no blank at its ends: those stand in the gap before the next one,
 * so that a link underlines words only.  Words without a link are one piece.
 *
 *	struct export_walk w;
 *	struct export_piece piece;
 *	export_walk_begin(&w, row->words, row->leads);
 *	while (export_walk_next(&w, &piece)) …
 *
 * Line by line, in order: export_walk_line() before each.  Linear in the words
 * and links together.
 */
#ifndef EXPORT_LINK_H
#define EXPORT_LINK_H

#include "kutip.h"
#include "passage.h"

struct export_piece {
	struct kutip_str words;
	struct kutip_str gap;		/* blanks and line ends before them */
	struct kutip_str url;		/* empty: they lead nowhere */
	bool first;			/* of the line */
};

struct export_walk {
	struct kutip_str s;
	const struct kutip_link *link;	/* the next one */
	uint32_t links;			/* from there on */
	struct kutip_span left;		/* of the line */
	bool begun;
};

void export_walk_begin(struct export_walk *, struct kutip_str words,
    struct passage_links);
/* Only this span is walked through: it begins at the last one's end or later. */
void export_walk_line(struct export_walk *, struct kutip_span);
bool export_walk_next(struct export_walk *, struct export_piece *);

#endif

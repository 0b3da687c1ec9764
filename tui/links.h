/*
 * links.h - the links of a brief, numbered from 1, in a list that is filtered
 * as somebody types: by number, by words, by address.
 */
#ifndef LINKS_H
#define LINKS_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "kutip.h"
#include "shelf.h"

#define LINKS_ROWS 9			/* shown at once, at most */

struct links {
	struct arena arena;
	struct kutip_str *key;		/* of each link, folded */
	uint32_t n;
	struct vec rows;		/* uint32_t -> links: what is offered */
	struct list list;
};

/* All links of a document, the first at or behind a byte chosen; false: no
 * memory. */
bool links_make(struct links *, const struct kutip_doc *, uint32_t byte);
void links_free(struct links *);
void links_filter(struct links *, struct kutip_str typed);
void links_step(struct links *, int by);
/* -> links of the document; KUTIP_NONE outside. */
uint32_t links_row(const struct links *, uint32_t row);

#endif

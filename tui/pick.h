/*
 * pick.h - whom a quote may belong to: what is offered while a person types
 * who says it.
 *
 * First who speaks in the brief, most quotes first, then everybody and every
 * body that it names; then the words that were typed, as a new name; then
 * nobody, and what the rules found.  The words typed must stand in the name or
 * the office; capitals and accents do not matter.
 */
#ifndef PICK_H
#define PICK_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "brief.h"
#include "kutip.h"
#include "shelf.h"

#define PICK_ROWS 9			/* shown at once, at most */

enum pick_kind {
	PICK_ENTITY,			/* of the brief */
	PICK_TYPED,			/* what was typed */
	PICK_NOBODY,
	PICK_FOUND			/* what the rules found: forget the correction */
};

struct pick_row { enum pick_kind kind; uint32_t entity; };

struct pick {
	struct arena arena;
	uint32_t *order;		/* entities, as they are offered */
	struct kutip_str *key;		/* their folded names and offices */
	uint32_t n;
	uint32_t now;			/* who says it now, or NONE */
	bool corrected;			/* by hand */
	struct vec rows;		/* struct pick_row: what is offered */
	struct list list;
};

/* For a quote of the brief; false: no memory. */
bool pick_make(struct pick *, const struct brief *, uint32_t quote,
    bool corrected);
void pick_free(struct pick *);
void pick_filter(struct pick *, struct kutip_str typed);
void pick_step(struct pick *, int by);
/* NULL outside. */
const struct pick_row *pick_row(const struct pick *, uint32_t row);

#endif

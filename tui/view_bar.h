/*
 * view_bar.h - the two lines that are always there: above, which brief this
 * is and how far one is; below, what was just done, a prompt, or the keys.
 *
 *	 kutip ▸ KTT bahas keamanan siber   Kutip · 14 Mar 2026 · id  quote 3/5  42 %
 *	 n/p quote  s this speaker  Tab panel  Space mark  a note  / find  ? help
 *
 * Where the room is short, the least needed goes first: key hints, source,
 * date; the place in the text stays.
 */
#ifndef VIEW_BAR_H
#define VIEW_BAR_H

#include "grid.h"
#include "model.h"

void view_bar_title(const struct model *, struct grid *);
void view_bar_status(const struct model *, struct grid *);

#endif

/*
 * view_panel.h - who speaks, and which actors, cities and agenda items the
 * brief names, most first.
 *
 *	├ Speakers ──────────────────┤
 *	│ M. Chandra W. Yudha   5+15 │	said in quotes + reported indirectly
 *	│   Direktur Kerja Sama …    │
 *	├ Agenda ────────────────────┤
 *	│ Cybersecurity   ▮▮▮▮▮    6 │	how much of it is about this, mentions
 */
#ifndef VIEW_PANEL_H
#define VIEW_PANEL_H

#include "grid.h"
#include "model.h"

void view_panel(const struct model *, struct grid *);
/* The row of the panel at a row of the grid; NONE: none to be selected. */
uint32_t view_panel_row(const struct model *, int row);

/* The group whose heading stands at a cell; PANEL_GROUPS: none does. */
enum panel_group view_panel_heading(const struct model *, int row, int col);

#endif

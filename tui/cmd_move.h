/*
 * cmd_move.h - up and down: lines, pages, rows of lists; and how the window
 * follows the cursor.
 *
 * Every move ends in move_settle(): the cursor's row keeps its distance from
 * the edges, and neither end of the text leaves the window half empty.
 */
#ifndef CMD_MOVE_H
#define CMD_MOVE_H

#include "command.h"
#include "model.h"

/* Cursor to a byte; the window moves only if it must. */
void move_to(struct model *, uint32_t byte);
/* The same, and the place before can be gone back to; as much of the span as
 * fits is in the window. */
void move_show(struct model *, struct kutip_span);
/* The window by lines (negative: up); the cursor stays in it. */
void move_window(struct model *, int lines);
/* After a new size, a new flow, a change of the place by hand. */
void move_settle(struct model *);

/* The list that has the keys: its rows, and how many are shown at once; NULL
 * in the text and the help. */
struct list *move_list(struct model *, uint32_t *n, uint32_t *window);
/* Rows to be selected: by of them onward; headings of the panel are none. */
void list_move(struct model *, int by);
void list_settle(struct list *, uint32_t n, uint32_t window);

unsigned cmd_line(struct model *, const struct call *);
unsigned cmd_page(struct model *, const struct call *);
unsigned cmd_half(struct model *, const struct call *);
unsigned cmd_end(struct model *, const struct call *);

#endif

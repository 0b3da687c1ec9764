/*
 * clicks.h - clicks that follow one another quickly at one place are counted:
 * one, two, three, and one again.
 */
#ifndef CLICKS_H
#define CLICKS_H

#include <stdint.h>

#define CLICKS_MS 400			/* as most desktops have it */

struct clicks { int64_t ms; int row, col, n; };	/* of the last one */

/* Which in a row the button going down at this time and cell is: 1 to 3. */
int clicks_count(struct clicks *, int64_t ms, int row, int col);

#endif

/*
 * clicks.c - see clicks.h.
 */
#include "clicks.h"

int
clicks_count(struct clicks *c, int64_t ms, int row, int col)
{
	int n = c->n > 0 && c->n < 3 && ms - c->ms <= CLICKS_MS &&
	    row == c->row && col - c->col <= 1 && c->col - col <= 1 ?
	    c->n + 1 : 1;

	*c = (struct clicks){ ms, row, col, n };
	return n;
}

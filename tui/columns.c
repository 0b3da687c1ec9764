/*
 * columns.c - see columns.h.
 */
#include "columns.h"

#include "grid.h"
#include "text.h"

#define BAR_COLS 3

bool
columns_together(const struct kutip_block *a, const struct kutip_block *b)
{
	return a->kind == KUTIP_ROW && b->kind == KUTIP_ROW &&
	    b->level <= a->level;
}

bool
columns_bar(struct kutip_str text, uint32_t byte)
{
	return text.len - byte >= BAR_COLS && text.ptr[byte] == ' ' &&
	    text.ptr[byte + 1] == '|' && text.ptr[byte + 2] == ' ';
}

/* The widest of each column so far; false: too many, or lines in a cell. */
static bool
widen(uint32_t widths[COLUMNS_MAX], uint32_t *n, struct kutip_str row)
{
	uint32_t cell = 0, cols = 0;

	for (uint32_t pos = 0; pos <= row.len; ) {
		bool end = pos == row.len;

		if (!end && !columns_bar(row, pos)) {
			if (row.ptr[pos] == '\n')
				return false;
			cols += glyph_next(row, &pos).cols;
			continue;
		}
		if (cell == COLUMNS_MAX)
			return false;
		if (cols > widths[cell])
			widths[cell] = cols;
		if (++cell > *n)
			*n = cell;
		cols = 0;
		pos += end ? 1 : BAR_COLS;
	}
	return true;
}

const struct columns *
columns_of(struct arena *arena, struct kutip_str text,
    const struct kutip_block *first, uint32_t rows, uint32_t width_cols)
{
	uint32_t widths[COLUMNS_MAX] = { 0 }, n = 0, at = 0;
	struct columns *c;

	for (uint32_t i = 0; i < rows; i++)
		if (!widen(widths, &n, text_slice(text, first[i].span)))
			return NULL;
	if (rows < 2 || n < 2)
		return NULL;
	c = arena_alloc(arena, sizeof(*c));
	for (uint32_t i = 0; c != NULL && i < n; i++) {
		at += widths[i];
		if (at > width_cols)
			return NULL;
		c->stop[i] = (uint16_t)at;
		at += BAR_COLS;
	}
	if (c != NULL)
		c->n = n - 1;
	return c;
}

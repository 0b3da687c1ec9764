/*
 * name.c - the names of a text, by place.  See name.h.
 */
#include "name.h"

uint32_t
name_in(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t lo = 0, hi = r->names.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (name_row(r, mid)->from < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->names.n && name_row(r, lo)->from < to ? lo : KUTIP_NONE;
}

/*
 * view_voices.h - the list of all quotes, under a head for each speaker.
 */
#ifndef VIEW_VOICES_H
#define VIEW_VOICES_H

#include <stdint.h>

#include "grid.h"
#include "model.h"

void view_voices(const struct model *, struct grid *);
/* The row of the list at a row of the grid; KUTIP_NONE: there is none. */
uint32_t view_voices_row(const struct model *, int row);

#endif

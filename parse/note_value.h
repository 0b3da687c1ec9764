/*
 * note_value.h - what several devices said of one field, and of tags.
 *
 * A register knows the newest value of each device.  Whoever changes a field
 * names the values that he saw ("was"): those are replaced.  What nobody
 * replaced stands, newest first; so of two edits that did not know of each
 * other both are kept, and the newest is shown.
 *
 * Only the newest line of a device counts, so the order of lines does not
 * matter and reading one twice changes nothing.  A register keeps the newest
 * NOTE_VALUES devices (tags), which is the same whatever the order, too.
 */
#ifndef NOTE_VALUE_H
#define NOTE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "kutip.h"

#define NOTE_VALUES 64

struct note_value {
	struct kutip_str key;		/* the device, or the tag */
	struct kutip_str stamp, value;
	bool gone;			/* replaced, or a tag that was taken off */
	struct note_value *next;
};

struct note_values {
	struct note_value *first;	/* newest stamp first */
	uint32_t n;
	struct kutip_str floor;		/* a change that replaced all before it */
};

/* The newest of a key wins; of equal stamps gone wins, then the greater value.
 * Strings are kept as they are; they must live as long as the arena. */
void note_values_put(struct note_values *, struct arena *,
    const struct note_value *);
/* Does it stand: neither gone nor before the floor? */
bool note_value_stands(const struct note_values *, const struct note_value *);
/* The device of a sound stamp. */
struct kutip_str note_value_device(struct kutip_str stamp);

#endif

/*
 * keymap.h - keys stand for command lines, by the place they are pressed in.
 *
 *	bind text  n  next-quote
 *	bind any   ?  help
 *
 * A place's own binding wins over one of "any"; binding again replaces; an
 * empty line unbinds (also what "any" would give).
 */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "kutip.h"

struct binding {
	unsigned where;			/* enum where: one bit, or WHERE_ANY */
	uint32_t key;
	struct kutip_str line;		/* empty: unbound */
};

struct keymap {
	struct arena arena;
	struct vec   rows;		/* struct binding, as they were bound */
};

void keymap_init(struct keymap *);
void keymap_free(struct keymap *);
/* The line is copied. */
enum kutip_result keymap_bind(struct keymap *, unsigned where, uint32_t key,
    struct kutip_str line, struct kutip_error *);
/* The line of a key in a place, empty if there is none. */
struct kutip_str keymap_line(const struct keymap *, unsigned where,
    uint32_t key);
const struct binding *keymap_rows(const struct keymap *, uint32_t *n);
/* Names of all keys that stand for the line of a row in its place, a blank
 * between them; false when an earlier row has said them, or for no line. */
bool keymap_keys(const struct keymap *, uint32_t row, struct buf *out);
/* The first key that gives this line in a place, 0 if none: for hints. */
uint32_t keymap_key(const struct keymap *, unsigned where, const char *line);

#endif

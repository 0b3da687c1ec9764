/*
 * note_record.h - what a table keeps of one note, for note_line.c.
 */
#ifndef NOTE_RECORD_H
#define NOTE_RECORD_H

#include "note.h"
#include "note_value.h"

#define NOTE_NAMED_TWICE "two notes have one name (note); the older is shown, " \
	"the other stays in its file"

/* What a line says of itself, as it stands in it. */
struct note_head {
	struct kutip_str op, id, stamp;
	bool later;			/* of a later kutip: the rest may be anything */
};

/* NULL, or a sentence why the line says nothing. */
const char *note_line_head(const struct json *, struct note_head *);

/* Where a note stands: of its add, or of its newest place. */
struct passage {
	struct kutip_str stamp;		/* empty: there is none */
	enum note_unit unit;
	struct kutip_str exact, prefix, suffix, paragraph, in_text;
	uint32_t start, end, length;
};

struct note_record {
	struct note note;
	bool known;			/* its add was read */
	struct passage made, *placed;	/* placed: NULL if it never was */
	struct note_values values[NOTE_FIELDS];	/* by device */
	struct note_values tags;	/* by tag */
	struct kutip_str *tag;		/* those that stand, with room for tag_room */
	uint32_t tag_room;
	struct kutip_str stamp[NOTE_FIELDS];	/* when each value was given */
	struct kutip_str changed;	/* newest of these */
	struct kutip_str deleted;	/* newest deletion; empty: none */
	struct kutip_str how;		/* the speaker was found, before anybody changed it */
};

/* NULL if there is none. */
struct note_record *note_record_find(const struct note_table *,
    struct kutip_str id);
/* Made if it is new; NULL without memory. */
struct note_record *note_record_need(struct note_table *, struct kutip_str id);
/* Does a value stand beside the one that is shown? */
bool note_record_other(const struct note_record *, enum note_field,
    const struct note_value *);

#endif

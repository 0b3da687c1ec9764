/*
 * cmd_note.h - marks, notes and their export.
 *
 * A mark is a note without words.  Both are on the disk when the command
 * comes back; what cannot be kept is said, and nothing looks as if it were.
 */
#ifndef CMD_NOTE_H
#define CMD_NOTE_H

#include "buf.h"
#include "command.h"
#include "model.h"

/* Space: the passage under the cursor is marked, or no longer. */
unsigned cmd_mark(struct model *, const struct call *);
/* Writes a note on it; without text the prompt asks for it. */
unsigned cmd_note(struct model *, const struct call *);
/* The same in $EDITOR: model.edit and EFFECT_EDIT. */
unsigned cmd_edit_note(struct model *, const struct call *);
unsigned cmd_delete(struct model *, const struct call *);
unsigned cmd_next_mark(struct model *, const struct call *);
/* To a file, whose ending decides the format; without one the prompt asks. */
unsigned cmd_export(struct model *, const struct call *);

/* Can notes be kept?  If not, why is the message. */
bool note_can_keep(struct model *);
/* What the editor left becomes the note under the cursor; nothing but blanks
 * changes nothing. */
void note_edited(struct model *, struct kutip_str text);
/* Something was written: the notes are read again, and this is said. */
unsigned note_changed(struct model *, const char *said);
/* Marks the passage that is chosen or under the cursor: all but its span and
 * unit is given. */
unsigned note_add(struct model *, struct note_new);
/* Another value of a field; said is the message. */
unsigned note_set(struct model *, const struct note *, enum note_field,
    struct kutip_str value, const char *said);
/* The note under the cursor, or selected in the list; NULL: none.  Its state and
 * span are filled if it is one of the brief's (model_note()). */
const struct note *note_here(const struct model *);
/* Where an export of the brief would go: beside it, ending in .md. */
void export_default(const struct model *, struct buf *path);
/* The cursor to a row of the brief's notes that is no orphan. */
unsigned note_show(struct model *, uint32_t row);

#endif

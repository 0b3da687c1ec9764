/*
 * cmd_notes.h - the list of notes, of this brief or of all: opening it, its
 * order, searching in it, going to a note, and putting a note on a passage.
 *
 * How the notes of briefs that are not open fare is found out behind: the list
 * names their files (model.note_briefs), the loop has them read (worker.h) and
 * hands each document to notes_read().
 */
#ifndef CMD_NOTES_H
#define CMD_NOTES_H

#include "command.h"
#include "model.h"

unsigned cmd_notes(struct model *, const struct call *);
unsigned cmd_order_notes(struct model *, const struct call *);
unsigned cmd_find_notes(struct model *, const struct call *);
/* In the list: takes the note to its brief; in the text: puts it there. */
unsigned cmd_place_note(struct model *, const struct call *);

/* Enter: to the selected note's place. */
unsigned notes_enter(struct model *);
/* Escape: ends the search, then leaves the list. */
unsigned notes_leave(struct model *);

/* While words are typed. */
void notes_typed(struct model *);
unsigned notes_found(struct model *);
unsigned notes_give_up(struct model *);

/* A brief that was named was read, or not: facts->doc is freed. */
void notes_read(struct model *, struct library_facts *);

#endif

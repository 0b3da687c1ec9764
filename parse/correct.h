/*
 * correct.h - speakers set right by hand, laid over what the rules found.
 *
 * The reader says of a quote who speaks it, or that nobody is known to.  That
 * is kept as a note of kind NOTE_SAYS and anchored as notes are, so it is found
 * again when the article has changed; here such notes become a document that
 * every view and every export takes for the article's own.
 *
 *	notes_of(store, read, &list, &err);
 *	correct_document(read, &list, &doc, &err);	// doc may be NULL: nothing set
 *
 * A correction holds for a quote of its kind, more than half of whose words lie
 * in its passage; of several the newest counts.  The name means the person or
 * body of the article that has it, as its name or in a mention; else it is a
 * new speaker (kutip_entity.untagged).
 */
#ifndef CORRECT_H
#define CORRECT_H

#include "kutip.h"
#include "note_list.h"

/* *out: the first document with these speakers, which must outlive it; NULL if
 * no quote of it is corrected. */
enum kutip_result correct_document(const struct kutip_doc *,
    const struct notes_list *, struct kutip_doc **out, struct kutip_error *);

/* The row of the list that says who speaks a quote; KUTIP_NONE: none does. */
uint32_t correct_row(const struct notes_list *, const struct kutip_quote *);

#endif

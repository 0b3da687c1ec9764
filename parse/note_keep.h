/*
 * note_keep.h - looking after the note files: is every line sound, can a file
 * be shorter, taking in other folders, one file with everything.
 *
 * folder is kutip's data folder, as in notes.h (not NULL).  Nothing here takes a
 * line away that was not understood, and no file is ever half of one: it is
 * written beside and renamed, or appended to.
 */
#ifndef NOTE_KEEP_H
#define NOTE_KEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "kutip.h"

struct note_keep {			/* what was found or done */
	uint32_t files, lines;		/* that were looked at */
	uint32_t notes, deleted;	/* in all files together, at the end */
	uint32_t problems;		/* lines that say nothing, or oddly */
	uint32_t later;			/* lines that a later kutip wrote */
	uint32_t new_lines, new_notes;	/* that were taken in */
	uint64_t bytes_before, bytes_after;	/* of this machine's file */
	uint32_t lines_after;
	bool renamed;			/* another machine had this one's name */
};

/* Called for each thing that is wrong, with file, line and one sentence; may be
 * NULL. */
struct note_keep_say {
	void (*say)(void *context, const struct kutip_error *);
	void *context;
};

/* Every line of every file: changes nothing. */
enum kutip_result note_keep_verify(const char *folder,
    const struct note_keep_say *, struct note_keep *, struct kutip_error *);
/* This machine's file without what its own later lines replaced.  All notes of
 * all files are the same after it, or nothing was done. */
enum kutip_result note_keep_compact(const char *folder, struct note_keep *,
    struct kutip_error *);
/* The lines of another folder (kutip's data folder, its notes, or any with
 * *.jsonl in it) or of a backup, each to the file of its device.  In any order
 * and as often as one likes the notes become the same. */
enum kutip_result note_keep_merge(const char *folder, const char *from,
    const struct note_keep_say *, struct note_keep *, struct kutip_error *);
/* All files in one, a line before each that names its device; an existing file
 * is not written over. */
enum kutip_result note_keep_backup(const char *folder, const char *to,
    struct note_keep *, struct kutip_error *);

#endif

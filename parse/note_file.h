/*
 * note_file.h - note files in memory: whole lines, sets of lines.
 */
#ifndef NOTE_FILE_H
#define NOTE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "note.h"

#define NOTE_FILE_BYTES (1u << 30)	/* "larger than 1 GiB"; ten million notes */

/* The next line that has its end, the end left out; false behind the last. */
bool note_file_line(struct kutip_str bytes, uint32_t *at,
    struct kutip_str *line);
/* Bytes behind the last line end: half a line. */
uint32_t note_file_tail(struct kutip_str bytes);
/* "<folder>/<leaf>"; false without memory. */
bool note_file_path(struct buf *out, const char *folder, const char *leaf);
/* "4f0c2a9be1d7" of "…/4f0c2a9be1d7.jsonl". */
struct kutip_str note_file_device(const char *path);
/* Every sound line into the table; how many lines there are. */
uint32_t note_file_read(struct kutip_str bytes, struct note_table *);
/* Every *.jsonl below folder, in byte order of the paths; none is fine. */
enum kutip_result note_file_walk(const char *folder,
    enum kutip_result (*each)(void *context, const char *path,
    struct kutip_str bytes, struct kutip_error *), void *context,
    struct kutip_error *);
/* The same without reading them. */
enum kutip_result note_file_each(const char *folder,
    enum kutip_result (*each)(void *context, const char *path,
    struct kutip_error *), void *context, struct kutip_error *);
/* Each line of a file that has its end, as lines.h has it, however large the
 * file; tail: something stands behind the last one. */
enum kutip_result note_file_stream(const char *path,
    void (*line)(void *context, struct kutip_str), void *context, bool *tail,
    struct kutip_error *);
void note_file_count(const struct note_table *, uint32_t *notes,
    uint32_t *deleted);

/* Lines that are in a set point into the bytes they were read from. */
struct line_set {
	struct kutip_str *slots;
	uint32_t n, mask;
	bool failed;			/* no memory */
};

/* True if it was not there before. */
bool line_set_add(struct line_set *, struct kutip_str);
bool line_set_has(const struct line_set *, struct kutip_str);
void line_set_free(struct line_set *);

#endif

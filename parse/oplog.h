/*
 * oplog.h - lines that are kept for years: one file a device, only appended
 * to, each line with a checksum.  What the lines mean is the caller's affair.
 *
 *	<folder>/device			this machine's name, made once
 *	<folder>/lock			held while a line is written
 *	<folder>/notes/<device>.jsonl	this machine's lines
 *	<folder>/notes/<other>.jsonl	copied from other machines
 *
 * A line is a JSON object whose last member is its checksum: 16 hex digits of
 * the SHA-256 of all that stands before the comma of ,"sum":
 *
 *	{"v":1,"op":"del", … ,"sum":"5891b5b522d5df08"}
 *
 * Writing: oplog_begin() takes the lock and reads what other kutips wrote to
 * this machine's file; the caller builds the line; oplog_commit() appends and
 * syncs it.  When that returns KUTIP_OK the line is on the disk; when not,
 * nothing of it is in the file.
 */
#ifndef OPLOG_H
#define OPLOG_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

/* What happens with each sound line.  line() returns NULL, or a sentence why
 * the line says nothing; it is counted then and stays where it is. */
struct oplog_reader {
	const char *(*line)(void *context, struct kutip_str line);
	void *context;
};

struct oplog;

/* folder NULL: there is none, so nothing can be written.  Cuts a torn tail of
 * this machine's file, reads all lines of all files, makes nothing. */
enum kutip_result oplog_open(struct oplog **, const char *folder,
    const struct oplog_reader *, struct kutip_error *);
void oplog_close(struct oplog *);		/* NULL is fine */

/* Every line that has not been read yet, of all files. */
enum kutip_result oplog_read(struct oplog *, const struct oplog_reader *,
    struct kutip_error *);

enum kutip_result oplog_begin(struct oplog *, const struct oplog_reader *,
    struct kutip_error *);
/* This machine's name, between begin and commit. */
const char *oplog_device(const struct oplog *);
/* line is an object without its closing brace; it is handed to the reader
 * when it is on the disk.  Releases the lock, whatever happens. */
enum kutip_result oplog_commit(struct oplog *, const struct oplog_reader *,
    struct buf *line, struct kutip_error *);
void oplog_abandon(struct oplog *);

/* Whole lines with their ends and checksums, between begin and commit; read like
 * any other.  The lock is kept. */
enum kutip_result oplog_append(struct oplog *, const struct oplog_reader *,
    struct kutip_str lines, struct kutip_error *);
/* This machine's file is these bytes from now on, whole or not at all; between
 * begin and abandon.  They must say what the file said: nothing is read anew. */
enum kutip_result oplog_rewrite(struct oplog *, struct kutip_str,
    struct kutip_error *);
/* This machine has another name from now on, between begin and abandon. */
enum kutip_result oplog_rename(struct oplog *, struct kutip_error *);
/* Its file, between begin and commit or abandon. */
const char *oplog_path(const struct oplog *);

/* NULL, or why a line (without its end) is none of ours. */
const char *oplog_line_why(struct kutip_str line);
/* An object without its closing brace becomes a line with its end. */
void oplog_line_end(struct buf *line);

/* Lines that were skipped: how many, and the first of them. */
uint32_t oplog_problems(const struct oplog *, const struct kutip_error **first,
    uint32_t *n);

#endif

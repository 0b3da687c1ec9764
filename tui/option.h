/*
 * option.h - what a person may set: one table for the configuration file, the
 * "set" command, the completion and the manual.
 *
 *	set theme paper-light
 *	set furniture on
 *	set margin 3
 */
#ifndef OPTION_H
#define OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "model.h"

enum option_kind {
	OPTION_SWITCH,			/* on, off */
	OPTION_NUMBER,			/* 0 to most */
	OPTION_WORD,			/* one of words, or any if there are none */
	OPTION_THEME
};

struct option {
	const char *name;
	enum option_kind kind;
	size_t      offset;		/* in struct settings */
	uint32_t    most;		/* of a number; bytes of a word with its NUL */
	const char *words;		/* "auto never always"; NULL: any */
	unsigned    effects;		/* of setting it: enum effect */
	const char *help;		/* one sentence for help and manual */
};

extern const struct option option_table[];
extern const uint32_t option_count;

const struct option *option_named(struct kutip_str);	/* NULL: none */
/* An empty value turns a switch round and takes the next of some words; for
 * the rest it is an error.  err has no file and line: the caller knows them. */
bool option_turns(const struct option *);	/* is an empty value fine? */
enum kutip_result option_set(struct settings *, const struct option *,
    struct kutip_str value, struct kutip_error *);
/* The value as it would be set, behind what is in out. */
void option_print(const struct settings *, const struct option *,
    struct buf *out);

#endif

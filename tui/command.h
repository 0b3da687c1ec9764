/*
 * command.h - a command is a line of text: "next-quote", "search kota",
 * "set theme paper-light".  Keys, the : prompt, tests and the configuration
 * all speak in such lines.
 *
 * One table (commands.c) says what there is.  The grammar of the arguments is
 * a few words that also tell the completion what to offer:
 *
 *	""                none
 *	"[N]"             a number, 1 if left out
 *	"[TEXT]"          the rest of the line
 *	"OPTION [VALUE]"  words; square brackets: may be left out
 *
 * The last word of a grammar takes the rest of the line, blanks included.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "model.h"

#define COMMAND_ARGS 3

struct call {
	const struct command *command;
	struct kutip_str arg[COMMAND_ARGS];	/* empty if left out */
	uint32_t args;
	uint32_t number;		/* of "[N]": 1 to 9999 */
};

struct command {
	const char *name;
	const char *args;		/* the grammar */
	unsigned    where;		/* enum where: where it means something */
	/* Returns a set of enum effect. */
	unsigned  (*run)(struct model *, const struct call *);
	int         way;		/* for run: 1 onward, -1 back */
	const char *help;		/* what it does, without a full stop */
};

const struct command *command_named(const struct command *, uint32_t n,
    struct kutip_str name);
/* Line into call; the call points into the line.  err names the command and
 * says what it wants. */
enum kutip_result command_parse(const struct command *, uint32_t n,
    struct kutip_str line, struct call *, struct kutip_error *);
/* Runs a line by the model's own table.  What cannot be understood, or means
 * nothing where the keys are, becomes the message and EFFECT_FAILED. */
unsigned command_run(struct model *, struct kutip_str line);

/* What a line does, in a sentence behind what is in out. */
void command_help(const struct command *, uint32_t n, struct kutip_str line,
    struct buf *out);

/* The word of a grammar at a position: "OPTION"; empty behind the last. */
struct kutip_str command_arg(const struct command *, uint32_t position,
    bool *optional);
/* The first word of s, blanks around it left out, and s behind it. */
struct kutip_str command_word(struct kutip_str *s);

#endif

/*
 * cli.h - the command line: which verb, which options, which files.
 *
 * Two tables say what there is, for --help, the manual and the completion.
 * An option is written --name VALUE or --name=VALUE, before or behind files;
 * what follows "--" is files.  A file named as a verb is written ./json.
 *
 *	kutip brief.txt			the screen
 *	kutip quotes *.txt		a table of who said what
 *
 * Ends with 0: fine, 1: nothing found, 2: wrong use or unreadable input,
 * 3: could not write.
 */
#ifndef CLI_H
#define CLI_H

#include <stdint.h>

#include "verb.h"

struct cli_verb {
	const char *name;		/* "" for the screen */
	const char *args;
	int       (*run)(struct cli *);
	const char *help;
};

struct cli_option {
	const char *name;		/* without its "--" */
	char        letter;		/* 0: none */
	const char *value;		/* "NAME"; NULL: takes none */
	const char *words;		/* what it can be, for the completion; NULL: any */
	/* value is NULL where the option takes none; NULL back: fine, else
	 * what is wrong. */
	const char *(*take)(struct cli *, const char *value);
	const char *help;
};

extern const struct cli_verb cli_verbs[];
extern const uint32_t cli_verb_count;
extern const struct cli_option cli_options[];
extern const uint32_t cli_option_count;

int cli_main(int argc, char **argv);

#endif

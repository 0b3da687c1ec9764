/*
 * verb.h - what kutip does without a screen: it reads the files one after the
 * other and prints something about each.
 *
 * One reader serves all files and a document is freed before the next one is
 * read, so a thousand files take the memory of the largest.  A file that
 * cannot be read is reported on standard error, and the others go on.
 *
 * Nothing of an article's control characters comes through, whatever standard
 * output is.
 */
#ifndef VERB_H
#define VERB_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "notes.h"
#include "passage.h"
#include "shelf.h"
#include "theme.h"

enum cli_exit { CLI_FINE, CLI_NOTHING, CLI_WRONG, CLI_NOT_WRITTEN };

struct cli {
	char   **files;			/* as they were named */
	uint32_t n;
	bool     kept;			/* none were: the kept briefs */
	bool     update;		/* of add */
	bool     help, version;
	const char *files_from;		/* a list of more of them; NULL: there is none */
	const char *theme;		/* NULL: as in the settings */
	bool     colour_given;
	enum colour_when colour;
	const char *format;		/* of export */
	const char *output, *template;	/* of export; NULL: standard output, none */
	enum passage_order order;
	bool     order_given;
	struct passage_filter filter;
	struct kutip_options options;

	struct kutip_lexicon *lexicon;	/* NULL: the built-in one */
	bool     unreadable, nothing, not_written;
};

/* One sentence on standard error: "kutip: FILE: …". */
void cli_complain(struct cli *, const struct kutip_error *);
void cli_say_error(struct cli *, const char *file, const char *sentence);
/* The word lists, with the user's own laid over them. */
void cli_lexicon(struct cli *);
/* The files, and what stands in the folders, into a library. */
void cli_library(struct cli *, struct library *);
/* To standard output; false when it does not take more. */
bool cli_write(struct cli *, const struct buf *);
/* What was buffered may still find a full disk; the same. */
bool cli_flush(struct cli *);
/* The worst of what happened, after standard output is closed. */
int  cli_end(struct cli *);

/* Each file in turn, with the speakers that were set right; one() returns whether
 * there was anything to print, end() prints behind the last and may be NULL. */
struct cli_print {
	bool (*one)(void *context, const struct kutip_doc *, struct buf *);
	void (*end)(void *context, struct buf *);
	void *context;
};
/* The same for who wants each document's notes as well.  notes may be NULL;
 * cli_end() is left to the caller. */
struct cli_walk {
	bool (*one)(void *context, const struct kutip_doc *,
	    const struct notes_list *, struct buf *);
	void *context;
};
void cli_walk(struct cli *, struct notes *, const struct cli_walk *);
/* NULL, and it has been said why. */
struct notes *cli_open_notes(struct cli *);
int cli_print_all(struct cli *, const struct cli_print *);
/* The tags of a document, a line each: kind, label, mentions, file, id, country,
 * weight; false if there are none. */
bool cli_put_tags(const struct kutip_doc *, struct buf *);
/* "-6.21462", whatever the locale. */
void cli_put_degrees(struct buf *, double);

/* The files that notes were made in, as far as they are there, as if they had
 * been named; in the arena.  c->n is how many; NULL without memory. */
char **cli_noted_files(struct cli *, const struct notes *, struct arena *);

int verb_json(struct cli *);
int verb_text(struct cli *);
int verb_quotes(struct cli *);
int verb_tags(struct cli *);
int verb_where(struct cli *);
int verb_export(struct cli *);
int verb_import(struct cli *);
int verb_add(struct cli *);
int verb_check(struct cli *);
int verb_notes(struct cli *);
int verb_lexicon(struct cli *);
/* The first brief with its quotes and tags: where there is no terminal. */
int verb_show(struct cli *);

#endif

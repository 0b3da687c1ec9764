/*
 * prompt.h - one line that a person types: a command, a search, a note, the
 * name of a file.
 *
 *	typing              goes in where the cursor is
 *	<Left> <Right>      by what a person calls a character
 *	<Home> <End>        also <C-a> <C-e>
 *	<Backspace>         the last code point, so a Thai vowel alone can go
 *	<Delete> <C-w> <C-u> <C-k>
 *	                    the character, the word before, all before, all behind
 *	<Up> <Down>         command lines typed before; in a search: the hits; with a
 *	                    list: its rows, <PageUp> <PageDown> pages of them
 *	<Tab>               completes
 *	<C-x> e             the text in $EDITOR, where it is that of a note
 *	<Enter>, <Escape>   done, given up (also <C-c>, <C-g>)
 *
 * Editing knows nothing of what the line is for; the loop acts on the answer.
 */
#ifndef PROMPT_H
#define PROMPT_H

#include "model.h"

#define PROMPT_BYTES 4096		/* of one line */

enum prompt_answer {
	PROMPT_STAYS,			/* the cursor moved, or nothing */
	PROMPT_CHANGED,			/* the text did */
	PROMPT_DONE, PROMPT_CANCELLED,
	PROMPT_COMPLETE, PROMPT_COMPLETE_BACK,
	PROMPT_EDITOR,			/* the text is to be edited elsewhere */
	PROMPT_NEXT, PROMPT_PREVIOUS,	/* hit of a search, row of a list */
	PROMPT_NEXT_PAGE, PROMPT_PREVIOUS_PAGE
};

/* Begins a prompt with text already in it. */
void prompt_open(struct prompt *, enum prompt_kind, const char *text);
void prompt_close(struct prompt *);
enum prompt_answer prompt_key(struct prompt *, uint32_t key);
/* Replaces [from, cursor) and puts the cursor behind; for completion. */
void prompt_replace(struct prompt *, uint32_t from, struct kutip_str);
/* The line was used: <Up> brings it back. */
void prompt_remember(struct prompt *);
/* What stands before the text: ":", "/", "note: ". */
const char *prompt_label(enum prompt_kind);

#endif

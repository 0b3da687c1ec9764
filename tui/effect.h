/*
 * effect.h - what has to happen after a command.
 *
 * A command changes the model and answers with a set of these; the loop does
 * the rest.  The picture is painted after every command, so that is no effect.
 */
#ifndef EFFECT_H
#define EFFECT_H

enum effect {
	EFFECT_NONE = 0,
	EFFECT_LAYOUT = 1,		/* the text must be flowed again */
	EFFECT_FAILED = 2,		/* the message says why; scripts stop */
	EFFECT_REDRAW = 4,		/* the terminal's picture is not to be trusted */
	EFFECT_QUIT = 8,
	EFFECT_COPY = 16,		/* model.copy goes to the clipboard */
	EFFECT_EDIT = 32,		/* model.edit goes to the reader's editor */
	EFFECT_ADD = 64,		/* model.adding is to be fetched */
	EFFECT_BROWSE = 128		/* model.address goes to the reader's browser */
};

#endif

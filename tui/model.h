/*
 * model.h - everything the program knows at one moment, without a screen.
 *
 * Commands change the model, views look at it; both are plain functions, so
 * a test can build a model, run "next-quote" and look at what became of it.
 *
 *	key n -> keymap "next-quote" -> command -> model.brief.pos = 2110
 *
 * Ownership: the model owns its library, brief, notes, reader and prompt.
 * What it only points to (commands, keymap, layout, flow) is the loop's.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "brief.h"
#include "buf.h"
#include "hyperlink.h"
#include "kutip.h"
#include "ledger.h"
#include "notes.h"
#include "links.h"
#include "pick.h"
#include "shelf.h"
#include "theme.h"
#include "undo.h"
#include "voices.h"

struct command;
struct flow;
struct keymap;
struct layout;

/* ---- where the keys go -------------------------------------------------- */

enum room  { ROOM_ARTICLE, ROOM_LIBRARY, ROOM_NOTES, ROOM_QUOTES, ROOM_HELP };
enum focus { FOCUS_TEXT, FOCUS_OUTLINE, FOCUS_PANEL };

/* Places that a key can be bound in and a command used in; a set. */
enum where {
	WHERE_TEXT = 1, WHERE_OUTLINE = 2, WHERE_PANEL = 4,
	WHERE_LIBRARY = 8, WHERE_NOTES = 16, WHERE_HELP = 32,
	WHERE_BRIEF = WHERE_TEXT | WHERE_OUTLINE | WHERE_PANEL,
	WHERE_ANY = 63,
	WHERE_QUOTES = 64,		/* all keys go to its prompt */
	WHERE_SELECTION = 128		/* the text, while something is selected: keys only */
};
#define WHERE_PLACES 8			/* with "any" */

struct where_name { const char *name; unsigned where; };
extern const struct where_name where_names[WHERE_PLACES];

/* ---- what a person may set (option.c has the table) --------------------- */

#define LABELS 5

struct settings {
	char theme[THEME_NAME_BYTES];	/* "auto": by the terminal's background */
	enum colour_when colour;
	bool furniture;			/* show it, dimmed */
	bool indirect;			/* indirect speech in a style of its own */
	bool actors, cities, agenda;	/* their mentions in a style of their own */
	bool all_quotes;		/* n and p stop at indirect speech too */
	bool outline, panel;
	bool lines;			/* frames; off for screen readers */
	bool mouse;
	enum hyperlink_when hyperlinks;
	char label[LABELS][48];		/* names of the reader's own */
	char copy_command[160];		/* takes what is copied; "none": the terminal does */
	uint32_t margin_rows;		/* kept above and below the cursor */
	char lang[16];			/* "auto": find out, each brief */
	char charset[48];
};

/* ---- prompt, jumps, message --------------------------------------------- */

enum prompt_kind {
	PROMPT_NONE, PROMPT_COMMAND, PROMPT_SEARCH, PROMPT_NOTE, PROMPT_EXPORT,
	PROMPT_TAG,			/* on a mark */
	PROMPT_QUOTES,			/* filters the list of quotes */
	PROMPT_LINK,			/* filters the links of the brief */
	PROMPT_SPEAKER,			/* who says the quote under the cursor */
	PROMPT_PANEL,			/* filters the rows of the panel */
	PROMPT_RENAME,			/* the label of a tag */
	PROMPT_MERGE,			/* which tag it is */
	PROMPT_FIND_NOTES		/* filters the list of notes */
};

#define PROMPT_HISTORY 32

struct prompt {
	enum prompt_kind kind;
	struct buf text;
	uint32_t at;			/* byte of the text cursor */
	uint32_t origin_pos, origin_row;	/* the place before a search */
	struct buf shown;		/* completions, one a line */
	uint32_t choice, choices;	/* which one stands in the text, of how many */
	uint32_t word;			/* byte where the completed word begins */
	bool chord;			/* <C-x> was typed; the next key belongs to it */
	char    *history[PROMPT_HISTORY];	/* command lines, newest last */
	uint32_t history_n, history_at;
};

#define JUMPS 64

struct jump { uint32_t brief, pos; };	/* -> library, byte */
struct jumps {
	struct jump at[JUMPS];
	uint32_t n, now;		/* now == n: at the newest place */
};

struct drag {				/* of the mouse, over the text */
	bool down;			/* the button is */
	bool selects;			/* the selection, if there is one, is the mouse's */
	uint32_t from;			/* byte where it went down */
};

struct model {
	enum room  room, room_before_help, room_before_notes;
	enum focus focus;
	struct settings settings;
	struct theme theme;
	bool       background_light;	/* what the terminal said, dark if nothing */
	struct library library;
	struct brief brief;
	struct ledger ledger;		/* of ROOM_NOTES */
	struct library note_briefs;	/* that are read to see how their notes fare */
	struct kutip_str placing;	/* the note that P puts somewhere; the store's, may be empty */
	struct voices voices;		/* of ROOM_QUOTES */
	struct pick pick;		/* of PROMPT_SPEAKER */
	struct links links;		/* of PROMPT_LINK */
	struct undo undo;
	struct buf tag;			/* a tag's name while something is asked of it */
	struct kutip_lexicon **learnt;	/* made in this session; the model's */
	uint32_t   learnt_n;
	struct settings at_start;	/* the reader keeps words of these */
	struct buf copy;		/* of EFFECT_COPY */
	struct buf adding;		/* of EFFECT_ADD: addresses and files, one a line */
	struct buf address;		/* of EFFECT_BROWSE */
	struct buf edit;		/* of EFFECT_EDIT: the text of a note */
	uint32_t   help_top;
	struct prompt prompt;
	struct jumps jumps;
	struct drag drag;
	struct buf message;
	bool       message_is_error;

	const struct kutip_lexicon *lexicon;
	bool       busy;		/* at the end: a thread still uses it */
	struct kutip_reader *reader;
	struct notes *notes;		/* NULL: notes cannot be kept; why says why */
	struct kutip_error notes_why;

	const struct command *commands;	/* the loop's */
	uint32_t   commands_n;
	struct keymap *keymap;
	const struct layout *layout;
	struct flow *flow;
};

/* Which of the settings' labels it is; LABELS: none. */
uint32_t model_label(const struct model *, struct kutip_str label);

void model_init(struct model *);
void model_free(struct model *);

/* The message line: one sentence. */
void model_say(struct model *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
void model_complain(struct model *, const char *, ...)
    __attribute__((format(printf, 2, 3)));
void model_error(struct model *, const struct kutip_error *);

/* Where the keys go now: one bit of enum where. */
unsigned model_where(const struct model *);
/* "panel"; "any" for more than one. */
const char *where_name(unsigned where);
/* 0: no such place. */
unsigned where_named(struct kutip_str);

/* ---- the brief ---------------------------------------------------------- */

/* Opens a row of the library; the brief before is kept when it fails. */
enum kutip_result model_open(struct model *, uint32_t row,
    struct kutip_error *);
/* Shows a document, which is the model's then. */
void model_show(struct model *, struct kutip_doc *, uint32_t row);
/* The notes of the brief, and the list of notes if it is shown: read again after
 * each change. */
enum kutip_result model_notes(struct model *, struct kutip_error *);
/* The note with this name among those of the brief; NULL: it is of another. */
const struct note *model_note(const struct model *, struct kutip_str id);
/* Is this quote one that n and p stop at? */
bool model_walks(const struct model *, const struct kutip_quote *);

#endif

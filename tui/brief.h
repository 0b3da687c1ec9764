/*
 * brief.h - one brief that is open: its document, where the reader is in it,
 * what the panel lists, what was searched, and its notes.
 *
 * The reading place is a BYTE of the text (pos) and the row of the window it
 * is shown on (row_of_pos); which line stands on top follows from the two.
 * So a new width moves nothing: the same byte stays on the same row.
 *
 * Rows of tables are numbers (KUTIP_NONE: none), as in kutip.h.
 */
#ifndef BRIEF_H
#define BRIEF_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "find.h"
#include "kutip.h"
#include "notes.h"
#include "shelf.h"

enum panel_kind { PANEL_HEADING, PANEL_ENTITY, PANEL_ROLE };
enum panel_group {
	PANEL_SPEAKERS, PANEL_ACTORS, PANEL_CITIES, PANEL_AGENDA, PANEL_GROUPS
};

struct panel_row {
	enum panel_kind  kind;
	enum panel_group group;
	uint32_t entity;		/* NONE in a heading */
	uint32_t count;			/* direct quotes of a speaker, else mentions */
	uint32_t more;			/* indirect ones of a speaker */
};

struct sieve {				/* see sieve.h */
	uint32_t of[PANEL_GROUPS];	/* -> entities, or NONE */
	enum panel_group last;		/* the group that was chosen from last */
};

struct reach {				/* what + and - chose to mark; see cmd_reach.h */
	bool set;
	bool selects;			/* from pos to the cursor, whatever span is */
	uint32_t pos;			/* else it holds while the cursor stays there */
	struct kutip_span span;		/* not empty */
	enum note_unit unit;
};

struct brief {
	uint32_t row;			/* -> library; NONE: no brief is open */
	struct kutip_doc *read;		/* as the rules read it */
	struct kutip_doc *doc;		/* with the speakers set right by hand; NULL: none */
	struct notes_list notes;
	uint32_t pos;			/* byte of the text */
	uint32_t row_of_pos;		/* row of the window that it stands on */
	uint32_t goal_col;		/* column that up and down try to keep */
	struct reach reach;
	struct sieve sieve;		/* what the panel filters */
	struct buf panel_words;		/* rows of the panel that have these; empty: all */
	struct arena arena;
	struct vec   panel;		/* struct panel_row */
	struct list  panel_list, outline_list;
	uint32_t    *said;		/* direct quotes of each entity */
	uint32_t     direct;		/* of all */
	struct hits  hits;
	struct folded *folded;		/* NULL until something is searched */
};

void brief_init(struct brief *);
void brief_free(struct brief *);
/* Begins a brief of a document; the brief owns it then. */
void brief_show(struct brief *, struct kutip_doc *, uint32_t row, uint32_t pos);

/* The speakers set right by hand: a variant of what was read, which the brief
 * owns then, or NULL: there are none.  The place and the filter stay. */
void brief_said(struct brief *, struct kutip_doc *);

/* The cursor to a byte that may be none of this text's places. */
void brief_go(struct brief *, uint32_t pos);

/* One row of a document's tables; NULL outside, so KUTIP_NONE is fine. */
const struct kutip_quote *doc_quote(const struct kutip_doc *, uint32_t row);
const struct kutip_entity *doc_entity(const struct kutip_doc *, uint32_t row);
const struct kutip_block *doc_block(const struct kutip_doc *, uint32_t row);
const struct kutip_section *doc_section(const struct kutip_doc *, uint32_t row);

/* What the cursor is in, or NONE. */
uint32_t brief_quote(const struct brief *);
uint32_t brief_section(const struct brief *);
/* What Space would mark: what was chosen, else the quote under the cursor, else
 * the sentence, else the block; empty without text. */
struct kutip_span brief_passage(const struct brief *, enum note_unit *);
/* Was it chosen, and the cursor has not moved since? */
bool brief_reaches(const struct brief *);
/* Does it grow with the cursor? */
bool brief_selects(const struct brief *);
/* It stays as it is now, until the cursor moves. */
void brief_select_end(struct brief *);
/* Has this speaker only indirect quotes?  NONE: has the whole brief? */
bool brief_only_indirect(const struct brief *, uint32_t speaker);

/* "Chandra, by katanya": who says a quote, and how that is known. */
void brief_speaker(const struct brief *, uint32_t quote, struct buf *out);
/* The second half alone: "by katanya", "by name", "by hand". */
void brief_how(const struct brief *, uint32_t quote, struct buf *out);

/* Only rows whose name, office or country has these words; empty: all. */
void brief_panel_filter(struct brief *, struct kutip_str words);
const struct panel_row *brief_panel(const struct brief *, uint32_t *n);
const char *panel_group_name(enum panel_group);

#endif

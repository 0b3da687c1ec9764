/*
 * docx_text.h - the text of a DOCX, event by event, into compose.h: the body, and
 * footnotes and endnotes in the same words.
 */
#ifndef DOCX_TEXT_H
#define DOCX_TEXT_H

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "compose.h"
#include "kutip.h"
#include "office_style.h"
#include "xml.h"

struct docx_note { long id; uint32_t start, len; };	/* words: bytes of notes.words */

struct docx_notes {				/* footnotes or endnotes */
	struct vec rows;		/* struct docx_note, by id */
	struct buf words;
};

struct docx_reference { long id; bool end; };	/* in the order of their marks */

struct docx_paragraph {			/* what its properties say */
	struct office_style style;
	int8_t list, level;		/* OFFICE_STYLE_UNKNOWN: as in the style */
	bool end_deleted;
};

struct docx_text {
	struct arena *arena;		/* scratch */
	struct office_styles styles;
	struct vec links;
	struct compose c;
	struct docx_notes notes[2];		/* footnotes, endnotes */
	struct vec references;
	struct docx_paragraph open[COMPOSE_DEPTH];
	/* the run at hand */
	bool hidden, bold;
	uint16_t size;			/* half points; 0: not known */
	bool mark_follows;		/* the words of this run are a note's mark */
	uint32_t fields;		/* of those open, the ones whose code is at hand */
	bool row_deleted;
};

/* Arena and styles live as long as the text. */
void docx_text_init(struct docx_text *, struct draft *, struct arena *);
void docx_text_free(struct docx_text *);

/* The next event of word/document.xml. */
void docx_text_event(struct docx_text *, struct xml *, enum xml_event);

/* The notes of a part, each an element of that name. */
enum kutip_result docx_notes_read(struct docx_text *, struct kutip_str part,
    const char *element, struct docx_notes *, struct kutip_error *);
/* When the text is there: those that it refers to, in the order of their
 * marks. */
void docx_notes_add(struct docx_text *);

#endif

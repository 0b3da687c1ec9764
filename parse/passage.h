/*
 * passage.h - what is exported: marks and notes, or quotes, of many briefs,
 * each with all that is known of it.
 *
 * Passages are collected brief by brief and own copies of everything, so a
 * document is freed before the next one is read.  Then they are filtered and
 * put in an order; what was left out is counted with its reason, so that
 * exported + left out is what there was.
 *
 *	struct passages p;
 *	passages_init(&p);
 *	passages_add(&p, doc, &list);		// for each brief
 *	passages_filter(&p, &filter);
 *	passages_sort(&p, PASSAGE_BY_SPEAKER);
 *	for (i = 0; i < p.rows.n; i++) … passage_at(&p, i) …
 *
 * A brief without marks gives its quotes.  No memory: arena.failed.
 */
#ifndef PASSAGE_H
#define PASSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "kutip.h"
#include "note.h"
#include "note_list.h"

#define PASSAGE_ITEMS    8	/* agenda items of a paragraph that are kept */
#define PASSAGE_SENTENCE 2000	/* bytes; a longer sentence is not repeated */

enum passage_kind {
	PASSAGE_QUOTE,			/* found by kutip */
	PASSAGE_MARK,			/* marked by the reader */
	PASSAGE_SAYS			/* its speaker was set by hand */
};

/* The links in words of a brief: spans are bytes of those words, in order. */
struct passage_links {
	const struct kutip_link *row;
	uint32_t n;
};

/* A brief that passages come from. */
struct passage_source {
	struct note_source is;		/* as the document or the note says */
	struct kutip_str text;		/* empty: the brief was not there */
	char id[13];			/* stable: of its bytes, else of its name */
};

struct passage {
	struct kutip_str id;		/* of the note; of a quote: file and place */
	enum passage_kind kind;
	enum note_unit unit;
	struct kutip_str words;		/* as they were when they were marked */
	struct passage_links leads;	/* none if the words are no longer the brief's */
	struct kutip_str sentence;	/* around them; empty if unknown or the same */
	struct passage_links sentence_leads;
	struct kutip_str speaker, role;
	struct kutip_str said, how;	/* "direct", "clitic"; may be empty */
	struct kutip_str section;
	struct kutip_str page;		/* "12", of a PDF; else empty */
	struct kutip_str item[PASSAGE_ITEMS];	/* agenda, the nearest first */
	uint32_t items;
	struct kutip_str agenda;	/* the items, "; " between them */
	struct kutip_str label, body;
	const struct kutip_str *tag;
	uint32_t tags;
	struct kutip_str tag_list;	/* the tags, "; " between them */
	struct kutip_str prefix, suffix;
	uint32_t start, end;		/* CODE POINTS of the text it was made in */
	uint32_t length;		/* code points of that text; 0 unknown */
	struct kutip_span now;		/* CODE POINTS of the source's text; empty for an orphan */
	struct kutip_str in_text;	/* SHA-256 of that text */
	struct kutip_str paragraph_sha256, created, modified, device;
	enum note_state state;
	bool at_hand;			/* the brief was read */
	bool changed;			/* the brief's words are others now */
	uint32_t source;		/* -> sources */
	const struct note_source *made;	/* what the brief was when it was marked */
	struct kutip_str group;		/* what the order goes by, folded */
};

enum passage_order {
	PASSAGE_BY_BRIEF, PASSAGE_BY_SPEAKER, PASSAGE_BY_AGENDA,
	PASSAGE_BY_LABEL, PASSAGE_ORDERS
};

/* Empty: any.  Words are found folded, anywhere in the name. */
struct passage_filter {
	struct kutip_str speaker, label, tag, agenda;
	struct kutip_str since;		/* "2026-01-31", "2026-01", "2026" */
};

#define PASSAGE_WHYS 8

struct passages {
	struct arena arena;
	struct vec rows;		/* struct passage * */
	struct vec sources;		/* struct passage_source * */
	enum passage_order order;
	struct { const char *why; uint32_t n; } left[PASSAGE_WHYS];
};

void passages_init(struct passages *);
void passages_free(struct passages *);
/* notes may be NULL. */
void passages_add(struct passages *, const struct kutip_doc *,
    const struct notes_list *notes);
/* A note whose brief is not at hand: as it was when it was made. */
void passages_add_note(struct passages *, const struct note *);
/* Takes out those that do not fit, and what is there twice. */
void passages_filter(struct passages *, const struct passage_filter *);
void passages_sort(struct passages *, enum passage_order);
/* n more that were left out, with a static sentence why: "of other speakers". */
void passages_leave(struct passages *, const char *why, uint32_t n);
/* Takes out every row for which drop() holds. */
void passages_drop(struct passages *, bool (*drop)(const struct passage *),
    const char *why);

/* "brief", "speaker"; NULL behind the last. */
const char *passage_order_name(enum passage_order);
bool passage_order_named(const char *, enum passage_order *);

static inline const struct passage *
passage_at(const struct passages *p, uint32_t i)
{
	return ((struct passage *const *)p->rows.rows)[i];
}

static inline const struct passage_source *
passage_source_at(const struct passages *p, uint32_t i)
{
	return ((struct passage_source *const *)p->sources.rows)[i];
}

/* Does a group begin with this row?  Then its heading is title. */
bool passage_begins(const struct passages *, uint32_t row,
    struct kutip_str *title);
/* The brief it stands in; of what is no longer there, the one it was made in. */
const struct note_source *passage_brief(const struct passages *,
    const struct passage *);
/* A title for a brief: its own, else its file's name. */
struct kutip_str passage_title(const struct note_source *);
/* Where it was printed: the newspaper, else the file's name. */
struct kutip_str passage_site(const struct note_source *);
/* The last part of a path. */
struct kutip_str passage_file(struct kutip_str path);

#endif

/*
 * note.h - what the lines of the note files say: a table of notes.
 *
 * The table is made by lines alone, in any order and as often as one likes:
 * each field remembers the stamp of its value and the newest wins; a note
 * remembers its newest deletion, which wins over what is older.  No input or
 * output here.
 *
 * A line is one JSON object (oplog.h has seen to its checksum):
 *
 *	{"v":1,"op":"add","note":"0190…","hlc":"2026-…","device":"…",
 *	 "unit":"quote","exact":"…","prefix":"…","suffix":"…","start":1042,
 *	 "end":1130,"length":5210,"paragraph":"<sha256>","speaker":"…",
 *	 "role":"…","said":"direct","how":"clitic","label":"","tags":[],
 *	 "body":"","source":{"name":"brief.txt","path":"/…","title":"…",
 *	 "site":"…","byline":"…","published":"…","dateline":"…","url":"…",
 *	 "lang":"id","sha256":"…","text":"<sha256 of the text>"},"sum":"…"}
 *	{"v":1,"op":"set","note":"0190…","hlc":"…","device":"…",
 *	 "field":"body","value":"…","was":["<hlc>"],"sum":"…"}
 *	{"v":1,"op":"tag","note":"0190…","hlc":"…","device":"…","tag":"…","sum":"…"}
 *	{"v":1,"op":"untag","note":"0190…","hlc":"…","device":"…","tag":"…","sum":"…"}
 *	{"v":1,"op":"place","note":"0190…","hlc":"…","device":"…",
 *	 "unit":"quote","exact":"…", … ,"paragraph":"…","text":"…","sum":"…"}
 *	{"v":1,"op":"del","note":"0190…","hlc":"…","device":"…","sum":"…"}
 *
 * A line with the operation "say" has the members of an "add": the passage is
 * a quote, and the reader says who speaks it ("speaker"; empty: nobody that is
 * known).  It is changed and deleted as notes are, and wins over the rules
 * (correct.h).
 *
 * "was" are the clocks of the values that a "set" replaces; without it, of all
 * that are older.  What nobody replaced stands beside the newest (note_value.h).
 * A "place" gives a note another passage, by hand; without "exact" it has the
 * one again that it was made with.
 *
 * kutip(5) describes the lines for other programs.
 *
 * Members, operations and versions that are not known here belong to a later
 * kutip: they stay in the file and change nothing.
 */
#ifndef NOTE_H
#define NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "json.h"
#include "kutip.h"

#define NOTES_TAGS          16	/* that a note is made with; see note_value.h for more */

enum note_kind {
	NOTE_MARK,			/* a mark, or a note if it has a body */
	NOTE_SAYS			/* who says a quote, set by hand */
};

enum note_unit { NOTE_FREE, NOTE_SENTENCE, NOTE_QUOTE, NOTE_PARAGRAPH };

enum note_state {
	NOTE_ANCHORED,			/* same words, same place */
	NOTE_MOVED,			/* found elsewhere, or nearly the same words */
	NOTE_ORPHAN			/* not found; span is empty */
};

/* What the article said of itself when the note was made; may be empty. */
struct note_source {
	struct kutip_str name, path, title, site, byline, published, dateline,
	    url, lang;
	struct kutip_str sha256;	/* of the bytes, hex */
	struct kutip_str text_sha256;	/* of the text */
};

struct note {
	struct kutip_str id;		/* for ever; letters, digits, - */
	enum note_kind kind;
	enum note_unit unit;
	struct kutip_str exact, prefix, suffix;
	uint32_t start, end;		/* CODE POINTS of the text it was made in */
	uint32_t length;		/* code points of that text; 0 unknown */
	struct kutip_str paragraph_sha256;
	struct kutip_str in_text;	/* SHA-256 of the text that start and end count in */
	bool placed;			/* put there by hand, after it was made */
	struct kutip_str speaker, role;	/* as printed; empty if nobody */
	struct kutip_str how;		/* how we know: "name", "role", "pronoun", "clitic", "run", "hand" */
	struct kutip_str said;		/* "direct", "indirect" or empty */
	struct kutip_str label, body;
	const struct kutip_str *tag;
	uint32_t tags;			/* in byte order */
	uint32_t others;		/* values of fields that lost against newer ones and were not seen */
	struct kutip_str created, modified;	/* hybrid clock: "2026-11-25T00:59:01.123Z-0000-<device>" */
	struct kutip_str deleted;	/* newest deletion; one that was changed later is there all the same */
	struct kutip_str device;
	struct note_source source;
	/* Filled by notes_of(): where it stands in this document. */
	enum note_state state;
	struct kutip_span span;
	uint32_t score;			/* per mille, see anchor.h */
};

enum note_field { NOTE_BODY, NOTE_LABEL, NOTE_SPEAKER, NOTE_ROLE, NOTE_FIELDS };

/* As they stand in the lines: "body", "quote". */
const char *note_field_name(enum note_field);
const char *note_unit_name(enum note_unit);
/* How a speaker was found: "clitic"; "" for KUTIP_BY_NONE. */
const char *note_how(enum kutip_by);

/* A value of a field that was given elsewhere at the same time. */
struct note_version { struct kutip_str value, stamp; };

struct note_record;

#define NOTES_RECENT 512		/* strings that are looked among for equal ones */

struct note_table {
	struct arena arena;
	struct kutip_str recent[NOTES_RECENT];	/* by hash: kept once, however many say them */
	struct vec records;		/* struct note_record * */
	uint32_t *slots;		/* hash table: row + 1, or 0 */
	uint32_t mask;
	uint32_t changes;		/* lines that were read */
	char why[JSON_WHY_MAX];
};

void note_table_init(struct note_table *);
void note_table_free(struct note_table *);
/* NULL, or a sentence why the line says nothing; valid until the next call. */
const char *note_table_line(struct note_table *, struct kutip_str line);
/* By row; NULL for a note that was deleted, and behind the last. */
const struct note *note_table_at(const struct note_table *, uint32_t row);
/* NULL if there is none or it was deleted. */
const struct note *note_table_find(const struct note_table *,
    struct kutip_str id);
/* Its row; NONE if there never was one. */
uint32_t note_table_row(const struct note_table *, struct kutip_str id);
/* The same, deleted or not. */
const struct note *note_table_known(const struct note_table *,
    struct kutip_str id);
struct kutip_str note_get(const struct note *, enum note_field);

/* The values of a field that stand beside the one that is shown, newest first,
 * at most room of them; returns how many.  Empty ones are left out. */
uint32_t note_table_versions(const struct note_table *, struct kutip_str id,
    enum note_field, struct note_version *out, uint32_t room);
/* Clocks of all values that a new one of the field replaces; the same way. */
uint32_t note_table_was(const struct note_table *, struct kutip_str id,
    enum note_field, struct kutip_str *out, uint32_t room);
/* Everything that the lines say, in one text: equal tables, equal texts. */
void note_table_dump(const struct note_table *, struct buf *out);

#endif

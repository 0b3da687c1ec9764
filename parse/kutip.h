/*
 * kutip.h - read an article, find its parts, its quotes and who said them.
 *
 * This is the whole of what a program may know about an article.
 *
 * Shape.  A document is one piece of text and a handful of tables about it.
 * Rows are plain structs, sorted by where they start in the text.  Rows refer
 * to the text by span and to other rows by number, never by pointer, so a
 * table can be printed, compared and searched without following anything.
 *
 * Units.  Every position is a BYTE offset into kutip_text(), which is valid
 * UTF-8 with LF newlines and no NUL.  A span is half open: [start, end).  Both
 * ends fall between grapheme clusters.  Code points are for export only; see
 * kutip_codepoint().
 *
 * Ownership.  kutip_read*() returns a document that the caller frees with
 * kutip_free().  Everything reached from a document lives exactly as long as
 * the document.  A lexicon must outlive its readers and their documents.
 *
 * Threads.  Nothing here is global.  A lexicon and a finished document never
 * change, so any number of threads may look at them.  A reader belongs to one
 * thread at a time.
 */
#ifndef KUTIP_H
#define KUTIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KUTIP_NONE     UINT32_MAX	/* "no such row" in a number field */
#define KUTIP_VERSION  "0.1.0"

/* ---- results ---------------------------------------------------------- */

enum kutip_result {
	KUTIP_OK = 0,
	KUTIP_NO_MEMORY,
	KUTIP_IO,		/* err.sys holds errno */
	KUTIP_ENCODING,		/* the bytes are no text in any known charset */
	KUTIP_FORMAT,		/* text, but not what was expected */
	KUTIP_TOO_LARGE,	/* over a limit of limits.h */
	KUTIP_EMPTY,		/* no words in it */
	KUTIP_WRITE		/* could not be written; err.sys holds errno */
};

/* Where something went wrong, in words.  Filled by the function that fails;
 * untouched on success.  May be NULL for callers who do not care.  It owns
 * nothing, so there is nothing to free. */
struct kutip_error {
	enum kutip_result result;
	int      sys;			/* errno, or 0 */
	uint32_t line;			/* from 1 in file; 0: not about a line */
	char     file[256];		/* as the user named it, end kept if cut */
	char     message[256];		/* one sentence: what, and what next */
};

const char *kutip_result_name(enum kutip_result);

/* ---- text ------------------------------------------------------------- */

struct kutip_span { uint32_t start, end; };	/* bytes, half open */

struct kutip_str { const char *ptr; uint32_t len; };	/* not NUL-terminated */

/* ---- tables ----------------------------------------------------------- */

enum kutip_block_kind {
	KUTIP_TITLE, KUTIP_DECK, KUTIP_BYLINE, KUTIP_DATE, KUTIP_HEADING,
	KUTIP_PARAGRAPH, KUTIP_LIST_ITEM, KUTIP_QUOTATION,
	KUTIP_ROW,			/* of a table, its cells parted by " | " */
	KUTIP_CAPTION, KUTIP_FOOTNOTE,	/* beside the body */
	KUTIP_FURNITURE
};

struct kutip_block {			/* a line or paragraph of the source */
	struct kutip_span span;
	enum kutip_block_kind kind;
	uint32_t section;		/* -> sections; NONE outside the body */
	uint32_t sentence, sentences;	/* first sentence, how many */
	uint32_t page;			/* of the printed document, from 1; 0: it has none */
	uint8_t  level;			/* of a heading, from 1; of a row 1 if it names
					   the columns; 0: not known */
	char     lang[4];		/* "id"; "" where it has too few words */
};

/* A heading and what stands under it.  An article without headings is cut by
 * what its paragraphs are about; then heading is NONE and title is the name of
 * the agenda item, or "Lead". */
struct kutip_section {
	struct kutip_span span;
	struct kutip_str title;
	uint32_t heading;		/* -> blocks; NONE: made by kutip */
	uint32_t block, blocks;		/* first block, how many */
};

struct kutip_sentence { struct kutip_span span; uint32_t block; };

enum kutip_entity_kind {
	KUTIP_PERSON, KUTIP_ORG, KUTIP_STATE, KUTIP_CITY, KUTIP_AGENDA
};

struct kutip_entity {			/* somebody or something named here */
	enum kutip_entity_kind kind;
	struct kutip_str name;		/* fullest form in the article */
	struct kutip_str label;		/* usual English name; else the name */
	struct kutip_str key;		/* lexicon id; empty if found by rule */
	struct kutip_str role;		/* "Direktur Kerja Sama ..."; may be empty */
	struct kutip_str country;	/* ISO 3166 letters; may be empty */
	double   lat, lon;		/* of a city, degrees; else 0 */
	uint32_t mention;		/* -> mentions, the first; NONE if only seen in the title */
	uint32_t mentions;
	uint32_t quotes;		/* how many quotes are theirs */
	uint32_t weight;		/* per mille of the body: how much of it is about this */
	bool     unnamed;		/* "a senior official": a speaker, no actor */
	bool     untagged;		/* a speaker but no tag: named by hand, or hidden (rule.h) */
};

struct kutip_mention {
	struct kutip_span span;
	uint32_t entity;		/* -> entities */
	uint32_t next;			/* -> mentions of the same entity, or NONE */
};

enum kutip_quote_kind { KUTIP_DIRECT, KUTIP_INDIRECT };

/* How the speaker of a quote was found. */
enum kutip_by {
	KUTIP_BY_NONE,			/* the text does not say */
	KUTIP_BY_NAME,			/* "kata Chandra" */
	KUTIP_BY_ROLE,			/* "kata menteri itu" */
	KUTIP_BY_PRONOUN,		/* "kata dia" */
	KUTIP_BY_CLITIC,		/* "katanya" */
	KUTIP_BY_RUN,			/* runs on from the quote before, or into the one after */
	KUTIP_BY_HAND			/* the reader says so, also that it is nobody (correct.h) */
};

struct kutip_quote {
	struct kutip_span span;		/* with its marks, if it has any */
	struct kutip_span words;	/* what was said, marks left out */
	struct kutip_span cue;		/* "kata", "mengatakan"; empty if none */
	struct kutip_span mention;	/* the words that name the speaker here; empty if none */
	enum kutip_quote_kind kind;
	enum kutip_by by;
	uint32_t speaker;		/* -> entities, or NONE */
	uint32_t sentence;		/* -> sentences, where it starts */
};

/* A link of the source: the words that carry it and where it leads.  Readers
 * see them numbered from 1. */
struct kutip_link {
	struct kutip_span span;
	struct kutip_str url;		/* whole: http, https or mailto; ASCII */
};

/* A date that the article gives.  Unknown parts are -1. */
struct kutip_date {
	int16_t year;			/* -1: unknown, then the rest means nothing */
	int8_t  month, day;		/* from 1 */
	int8_t  hour, minute, second;
	int16_t offset_minutes;		/* from UTC; INT16_MIN: unknown */
	struct kutip_span span;		/* where it stands; empty if from markup */
};

#define KUTIP_BYLINES 16

/* What the article says about itself.  Unknown parts are empty or NULL. */
struct kutip_meta {
	const char *name;		/* file name as the caller gave it */
	const char *format;		/* "text/plain", "text/html" */
	const char *charset;		/* "UTF-8": as found */
	char        sha256[65];		/* of the bytes as they came, hex */
	char        lang[4];		/* "id"; "" if not found out */
	struct kutip_str title, deck, dateline, site, url;
	struct kutip_str byline[KUTIP_BYLINES];
	uint32_t    bylines;
	struct kutip_date published;
	uint32_t    looked;		/* bytes of the text that quotes and names were looked for in */
};

/* An oddity that did not stop the reading: an unclosed quote, a bad byte. */
struct kutip_diagnostic {
	struct kutip_span span;
	uint32_t line;			/* from 1, in the text; 0: of the whole file */
	const char *message;		/* static, one sentence */
};

/* ---- reading ---------------------------------------------------------- */

struct kutip_lexicon;
struct kutip_reader;
struct kutip_doc;

struct kutip_options {
	const char *lang;		/* "id", "ms", "en" ...; NULL: find out */
	const char *charset;		/* NULL: find out */
	bool        no_meaning;		/* stop after parts and sentences */
};

/* The lists that were built in, with the user's own from folder (files
 * *.tsv) laid over them; folder may be NULL or missing.  Lines of the user's
 * that cannot be understood are stepped over; see kutip_lexicon_problems(). */
enum kutip_result kutip_lexicon_new(struct kutip_lexicon **,
    const char *folder, struct kutip_error *);
/* How many lines there were stepped over; the first of them, with file, line
 * and sentence, which live as long as the lexicon. */
uint32_t kutip_lexicon_problems(const struct kutip_lexicon *,
    const struct kutip_error **first, uint32_t *n);
void kutip_lexicon_free(struct kutip_lexicon *);

/* A NULL lexicon: the built-in one. */
enum kutip_result kutip_reader_new(struct kutip_reader **,
    const struct kutip_lexicon *, const struct kutip_options *,
    struct kutip_error *);
void kutip_reader_free(struct kutip_reader *);	/* NULL is fine */

/* name stands in messages and decides between formats where the bytes do not;
 * it is copied.  The bytes may be freed after the call. */
enum kutip_result kutip_read(struct kutip_reader *, const char *name,
    const void *bytes, size_t size, struct kutip_doc **, struct kutip_error *);
/* path "-" is standard input; "briefs.zip/one.txt" is in an archive (bundle.h). */
enum kutip_result kutip_read_file(struct kutip_reader *, const char *path,
    struct kutip_doc **, struct kutip_error *);
void kutip_free(struct kutip_doc *);		/* NULL is fine */

/* Who says what, set right: a document whose quotes and entities are copies of
 * these tables, all else the first document's, which must outlive it.  Entities
 * behind those of the first have their words copied. */
enum kutip_result kutip_variant(struct kutip_doc **, const struct kutip_doc *,
    const struct kutip_quote *, const struct kutip_entity *, uint32_t entities,
    struct kutip_error *);

/* ---- looking ---------------------------------------------------------- */

struct kutip_str kutip_text(const struct kutip_doc *);
struct kutip_str kutip_slice(const struct kutip_doc *, struct kutip_span);
const struct kutip_meta *kutip_meta(const struct kutip_doc *);

const struct kutip_block    *kutip_blocks(const struct kutip_doc *, uint32_t *n);
const struct kutip_section  *kutip_sections(const struct kutip_doc *, uint32_t *n);
const struct kutip_sentence *kutip_sentences(const struct kutip_doc *, uint32_t *n);
const struct kutip_quote    *kutip_quotes(const struct kutip_doc *, uint32_t *n);
const struct kutip_entity   *kutip_entities(const struct kutip_doc *, uint32_t *n);
const struct kutip_mention  *kutip_mentions(const struct kutip_doc *, uint32_t *n);
const struct kutip_link     *kutip_links(const struct kutip_doc *, uint32_t *n);
const struct kutip_diagnostic *kutip_diagnostics(const struct kutip_doc *, uint32_t *n);

/* Row that holds a byte, or NONE.  O(log n). */
uint32_t kutip_quote_at(const struct kutip_doc *, uint32_t byte);
uint32_t kutip_block_at(const struct kutip_doc *, uint32_t byte);
uint32_t kutip_sentence_at(const struct kutip_doc *, uint32_t byte);
uint32_t kutip_link_at(const struct kutip_doc *, uint32_t byte);

/* Is this block one of those that make the article's own words? */
bool kutip_is_body(enum kutip_block_kind);

/* Export units.  O(1): one table entry and at most 512 bytes of text. */
uint32_t kutip_codepoint(const struct kutip_doc *, uint32_t byte);
uint32_t kutip_byte(const struct kutip_doc *, uint32_t codepoint);

/* "2018-04-20T17:51:00+07:00" or "2018-04-20" into out; "" if unknown. */
#define KUTIP_DATE_MAX 32
const char *kutip_date_iso(struct kutip_date, char out[KUTIP_DATE_MAX]);

#endif

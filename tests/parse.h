/*
 * parse.h - a text read as far as a test wants to look.
 *
 * document.c runs all stages and keeps what the public may see; a test of one
 * stage wants its tables, and no stage after it.
 *
 *	struct parse p;
 *
 *	parse_text(&p, "id", "Air naik. Sawah kering.", PARSE_SENTENCE);
 *	assert_int_equal(p.r.sentences.n, 2);
 *	parse_end(&p);
 */
#ifndef PARSE_H
#define PARSE_H

#include "arena.h"
#include "buf.h"
#include "kutip.h"
#include "reading.h"
#include "unicode.h"

enum parse_stage {
	PARSE_SOURCE, PARSE_LANG, PARSE_TOKEN, PARSE_PARTS, PARSE_SENTENCE,
	PARSE_QUOTE, PARSE_NAME, PARSE_ROSTER, PARSE_SPEAKER, PARSE_TAG
};

struct parse {
	struct arena arena, scratch;
	struct kutip_lexicon *lexicon;	/* the built-in one */
	struct breaker *breaker;
	struct reading r;
	struct buf out;			/* for parse_add */
};

/* Plain text up to and with a stage; lang NULL: to be found out.  The text
 * stands in one block a paragraph, as plain.c finds them. */
void parse_text(struct parse *, const char *lang, const char *text,
    enum parse_stage last);
void parse_end(struct parse *);

/* Rows as one line that can be compared: "a | b | c". */
void parse_add(struct parse *, struct kutip_str row);
void parse_add_span(struct parse *, struct kutip_span);
/* What was added, and nothing after it. */
const char *parse_line(struct parse *);

/* A document of the whole reader; the caller frees it.  lang as above. */
struct kutip_doc *parse_doc(const char *lang, const char *name,
    const char *text);

#endif

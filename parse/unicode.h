/*
 * unicode.h - what only Unicode's own data can tell; one of ICU's two doors.
 *
 * Clusters are what a person calls a character: UAX 29 grapheme clusters,
 * joined further after Khmer COENG (U+17D2) and Myanmar VIRAMA (U+1039), where
 * ICU 72 breaks a stack in two.
 *
 * Columns are terminal cells: 2 for East Asian wide and fullwidth, 0 for
 * nonspacing marks and format characters, else 1, summed over the cluster
 * (SARA AM takes a cell of its own, as wcwidth says and terminals do).
 */
#ifndef UNICODE_H
#define UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"
#include "unicode_class.h"

static inline bool
unicode_is_letter(uint32_t c)
{
	return unicode_class(c) & CLASS_LETTER;
}

static inline bool			/* upper or title case */
unicode_is_upper(uint32_t c)
{
	return unicode_class(c) & CLASS_UPPER;
}

static inline bool
unicode_is_lower(uint32_t c)
{
	return unicode_class(c) & CLASS_LOWER;
}

static inline bool			/* combining */
unicode_is_mark(uint32_t c)
{
	return unicode_class(c) & CLASS_MARK;
}

static inline bool			/* decimal, of any script */
unicode_is_digit(uint32_t c)
{
	return unicode_class(c) & CLASS_DIGIT;
}

static inline bool
unicode_is_punct(uint32_t c)
{
	return unicode_class(c) & CLASS_PUNCT;
}

/* Is the script of c written without blanks between words? */
static inline bool
unicode_is_unspaced(uint32_t c)
{
	return unicode_class(c) & CLASS_UNSPACED;
}

int  unicode_digit(uint32_t c);		/* its value, or -1 */
bool unicode_is_control(uint32_t c);	/* Cc, bidi and other format controls a terminal must not see */
uint32_t unicode_fold_case(uint32_t c);	/* simple case folding */
uint32_t unicode_to_lower(uint32_t c);

enum unicode_script {
	SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_THAI, SCRIPT_LAO, SCRIPT_KHMER,
	SCRIPT_MYANMAR, SCRIPT_HAN, SCRIPT_TAMIL, SCRIPT_ARABIC
};
enum unicode_script unicode_script(uint32_t c);

uint32_t unicode_cols(uint32_t c);			/* 0, 1 or 2 */
uint32_t unicode_cols_of(struct kutip_str);		/* of all of it */
/* Next and previous cluster edge; at the ends: len and 0. */
uint32_t cluster_next(struct kutip_str, uint32_t pos);
uint32_t cluster_prev(struct kutip_str, uint32_t pos);
bool     cluster_is_edge(struct kutip_str, uint32_t pos);

/* NFC of s behind what is in out. */
void unicode_nfc(struct kutip_str, struct buf *out);
/* NFC, full case folding, marks of Latin letters off: for a person's search. */
void unicode_search_key(struct kutip_str, struct buf *out);
/* Burmese typed in Zawgyi (zawgyi.h) as Unicode, all else as it is; false
 * without ICU's rules for it. */
bool unicode_from_zawgyi(struct kutip_str, struct buf *out);
/* The usual name of a region ("ID") in a language, from CLDR; "" if none. */
bool unicode_region(const char *lang, const char *region, struct buf *out);

/* Breaks of a text at its words or where a line may end, by ICU's rules and
 * dictionaries.  One a thread; the text must stay while it is walked. */
enum break_kind { BREAK_WORD, BREAK_LINE, BREAK_KINDS };
struct breaker;
struct breaker *breaker_new(enum break_kind, const char *lang);	/* NULL: no memory */
void     breaker_free(struct breaker *);
bool     breaker_set(struct breaker *, struct kutip_str);
uint32_t breaker_next(struct breaker *);	/* next edge; KUTIP_NONE after the last */

#endif

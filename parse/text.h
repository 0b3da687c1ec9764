/*
 * text.h - UTF-8 by hand: steps, slices, ASCII classes.
 *
 * All text inside kutip is valid UTF-8 (decode.c sees to it), so stepping
 * needs no error path: a bad byte steps by one and reads as U+FFFD.  Nothing
 * here looks at the locale.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "kutip.h"

#define STR(literal) ((struct kutip_str){ (literal), sizeof(literal) - 1 })

/* The code point at *pos, and *pos behind it.  At the end: 0. */
uint32_t text_step_wide(struct kutip_str, uint32_t *pos);
/* The code point that ends at *pos, and *pos before it.  At 0: 0. */
uint32_t text_step_back_wide(struct kutip_str, uint32_t *pos);

/* Every stage steps through the whole text: ASCII costs no call. */
static inline uint32_t
text_step(struct kutip_str s, uint32_t *pos)
{
	if (*pos < s.len && (unsigned char)s.ptr[*pos] < 0x80)
		return (unsigned char)s.ptr[(*pos)++];
	return text_step_wide(s, pos);
}

static inline uint32_t
text_step_back(struct kutip_str s, uint32_t *pos)
{
	if (*pos > 0 && (unsigned char)s.ptr[*pos - 1] < 0x80)
		return (unsigned char)s.ptr[--*pos];
	return text_step_back_wide(s, pos);
}

/* The code point at pos, or before it, nothing moved. */
static inline uint32_t
text_at(struct kutip_str s, uint32_t pos)
{
	return text_step(s, &pos);
}

static inline uint32_t
text_before(struct kutip_str s, uint32_t pos)
{
	return text_step_back(s, &pos);
}

/* 1 to 4 bytes of UTF-8; returns how many. */
uint32_t text_encode(uint32_t c, char out[4]);
uint32_t text_count(struct kutip_str);		/* code points */
/* The length of the longest valid UTF-8 beginning of s. */
size_t   text_valid(const char *s, size_t len);

struct kutip_str text_of(const char *);		/* NULL: empty */
struct kutip_str text_slice(struct kutip_str, struct kutip_span);
struct kutip_str text_trim(struct kutip_str);	/* Unicode blanks at both ends */
struct kutip_span text_trim_span(struct kutip_str, struct kutip_span);
bool     text_equal(struct kutip_str, struct kutip_str);
bool     text_equal_c(struct kutip_str, const char *);
bool     text_begins(struct kutip_str, struct kutip_str prefix);
/* Is the line end at a byte the one behind a drop cap ("M\nalaysia")? */
bool     text_is_drop_cap(struct kutip_str, uint32_t at);
bool     text_ends(struct kutip_str, struct kutip_str suffix);
int      text_compare(struct kutip_str, struct kutip_str);	/* by bytes */
/* First place of what in s at or after from; KUTIP_NONE if nowhere. */
uint32_t text_find(struct kutip_str s, struct kutip_str what, uint32_t from);

/* ASCII only, whatever the locale says. */
static inline bool text_is_digit(uint32_t c) { return c - '0' < 10; }
static inline bool text_is_alpha(uint32_t c) { return (c | 32) - 'a' < 26; }
static inline uint32_t
text_lower(uint32_t c)
{
	return c - 'A' < 26 ? c | 32 : c;
}

/* Blanks, line ends, no-break and other spaces of Unicode, U+200B. */
bool text_is_blank(uint32_t c);

#endif

/*
 * json.h - JSON: a strict reader for one line, a fast writer.
 *
 * Reading is jansson's door: no duplicate keys, no raw control characters,
 * no bad UTF-8, no NUL in a string, no number that does not fit.  A parsed
 * value is freed with json_free(); what was got out of it lives as long.
 *
 * Writing does not use jansson: a caller puts the punctuation himself and
 * leaves strings to json_put_string().
 *
 *	buf_puts(out, "{\"title\": ");
 *	json_put_string(out, meta->title);
 *	buf_putc(out, '}');
 */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "kutip.h"

struct json;

/* The one object that stands in line; NULL if it is none, with the reason in
 * why (a static or caller-owned text of JSON_WHY_MAX bytes). */
#define JSON_WHY_MAX 160
struct json *json_parse(struct kutip_str line, char why[JSON_WHY_MAX]);
/* The same for an object or an array of any size, in several lines. */
struct json *json_parse_all(struct kutip_str, char why[JSON_WHY_MAX]);
void json_free(struct json *);			/* NULL is fine */

/* The value of a key; NULL if there is none. */
const struct json *json_get(const struct json *object, const char *key);
/* The string under key; empty if it is missing or no string. */
struct kutip_str json_get_string(const struct json *object, const char *key);
bool json_has_string(const struct json *object, const char *key);
/* The whole number from 0 to most under key into out; else false. */
bool json_get_number(const struct json *object, const char *key, uint32_t most,
    uint32_t *out);
/* Rows of an array; 0 and the empty string for anything else. */
size_t json_count(const struct json *array);
/* The value in a row; NULL outside. */
const struct json *json_at(const struct json *array, size_t row);
bool json_is_list(const struct json *);
bool json_is_map(const struct json *);
/* A string as it is; empty for anything else. */
struct kutip_str json_text(const struct json *);
struct kutip_str json_string_at(const struct json *array, size_t row);

/* s in quotation marks.  Bad UTF-8 and NUL become U+FFFD; what a terminal or a page
 * could take for a command (control characters, line and paragraph separator,
 * bidi controls) is escaped, so the line can be looked at anywhere. */
void json_put_string(struct buf *, struct kutip_str);
/* The same without the marks, for a string that is written in pieces. */
void json_put_inner(struct buf *, struct kutip_str);
/* The same, or null for the empty string. */
void json_put_string_or_null(struct buf *, struct kutip_str);
void json_put_number(struct buf *, uint32_t);

#endif

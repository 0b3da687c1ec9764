/*
 * article_json.h - JSON as pages carry it, read forgivingly.
 *
 * What stands in <script type="application/ld+json"> is often no JSON: raw
 * line ends and unescaped quotes inside strings, trailing commas, CDATA marks,
 * two values in a row.  This scanner never fails; it takes what it can read
 * and goes on.  (Files that are JSON for certain go through json.c.)
 *
 * Values stand in document order, each with the number of the first value
 * behind its inside, as the nodes of markup.h do:
 *
 *	{"author": {"name": "A"}}  ->  0 object, 1 object "author", 2 "name"
 *
 * Cost: linear, no recursion; values deeper than 64 are passed over, and so is
 * everything behind the 262,144th value.
 */
#ifndef ARTICLE_JSON_H
#define ARTICLE_JSON_H

#include "arena.h"
#include "kutip.h"

enum json_kind { JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_OTHER };

struct json_value {
	struct kutip_str key;		/* empty in an array */
	struct kutip_str text;		/* of a string, escapes resolved */
	uint32_t parent;		/* KUTIP_NONE at the top */
	uint32_t end;
	enum json_kind kind;
};

struct json_values {
	const struct json_value *rows;
	uint32_t n;
};

/* Appends the values of a script to rows (struct json_value); text is in the
 * arena of rows. */
void json_scan(struct vec *rows, struct kutip_str script);

/* The value of a key of an object; KUTIP_NONE if it has none. */
uint32_t json_member(const struct json_values *, uint32_t object,
    const char *key);
/* The first string of a value: its own, its first item's, or its "name"'s or
 * "@value"'s. */
struct kutip_str json_string(const struct json_values *, uint32_t value);

#endif

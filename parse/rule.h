/*
 * rule.h - what a user says of tags: a list of their own, tags.tsv in the folder
 * of their word lists, one rule a line, columns parted by a tab.
 *
 *	hide	Baca Juga			no tag, wherever it is found
 *	silence	AS				this form tags nothing
 *	rename	haze	Smoke haze		another label
 *	merge	Jokowi	Joko Widodo		one and the same
 *	split	Sari	Sari Wulandari		this form is somebody else
 *	show	Baca Juga			none of the rules above
 *
 * A tag is named by its id, its label or its name in the article, a form as it
 * is printed; capitals and accents do not matter.  The last rule for a tag
 * counts.  "#" begins a comment.
 *
 * What cannot be understood is reported with file and line, and the rest is
 * used; so is the line that would close a circle of merges.
 *
 * Cost: sorting when it is read; a binary search for each name of an article.
 */
#ifndef RULE_H
#define RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "error.h"
#include "kutip.h"

#define RULES_FILE "tags.tsv"

enum rule_kind {
	RULE_HIDE, RULE_SILENCE, RULE_RENAME, RULE_MERGE, RULE_SPLIT, RULE_SHOW,
	RULE_KINDS
};

struct rule {
	enum rule_kind kind;
	struct kutip_str tag;		/* folded by rule_key() */
	struct kutip_str to;		/* as written; empty where there is none */
	struct kutip_str to_key;	/* folded; of a merge: where a chain ends */
	uint32_t line;
};

struct rules;

/* Reads folder/tags.tsv; *out is NULL where there is none. */
enum kutip_result rules_read(struct rules **out, const char *folder,
    const struct error_reporter *, struct kutip_error *);
/* The same of bytes; path stands in what is reported. */
enum kutip_result rules_parse(struct rules **out, const char *path,
    struct kutip_str, const struct error_reporter *, struct kutip_error *);
void rules_free(struct rules *);		/* NULL is fine */

/* Folds a name as rules are compared, behind what is in out. */
void rule_key(struct kutip_str, struct buf *out);
/* NULL: there is none. */
const struct rule *rule_find(const struct rules *, enum rule_kind,
    struct kutip_str key);
bool rules_have(const struct rules *, enum rule_kind);
/* The rules of a key, whatever they do: first row and how many. */
const struct rule *rules_of(const struct rules *, struct kutip_str key,
    uint32_t *n);
uint32_t rules_count(const struct rules *);
/* Its row, under rules_count(). */
uint32_t rules_row(const struct rules *, const struct rule *);
const char *rule_name(enum rule_kind);
const char *rules_path(const struct rules *);

/* Appends a rule to folder/tags.tsv, which is made if it is not there. */
enum kutip_result rules_write(const char *folder, enum rule_kind,
    struct kutip_str tag, struct kutip_str to, struct kutip_error *);
/* Takes the last line of folder/tags.tsv away, if it is still this rule;
 * KUTIP_EMPTY: it is another. */
enum kutip_result rules_take_back(const char *folder, enum rule_kind,
    struct kutip_str tag, struct kutip_str to, struct kutip_error *);

#endif

/*
 * rule.c - fuzz target: any bytes as a user's rules of tags.
 *
 * Every line that is refused is told with a sentence and its number; every
 * merge ends at a tag that is merged no further; and what was written is found.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "rule.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_error(void *context, const struct kutip_error *err)
{
	(void)context;
	if (err->message[0] == '\0' || err->line == 0)
		abort();
}

/* Words of the input itself are asked for. */
static void
check_key(const struct rules *r, struct kutip_str word)
{
	struct buf key = { 0 };
	const struct rule *rows, *merge;
	uint32_t n;

	rule_key(word, &key);
	rows = rules_of(r, buf_as_str(&key), &n);
	for (uint32_t i = 0; i < n; i++) {
		if (!text_equal(rows[i].tag, buf_as_str(&key)) ||
		    rules_row(r, &rows[i]) >= rules_count(r) ||
		    rule_find(r, rows[i].kind, rows[i].tag) != &rows[i])
			abort();
	}
	merge = rule_find(r, RULE_MERGE, buf_as_str(&key));
	if (merge && rule_find(r, RULE_MERGE, merge->to_key))
		abort();
	buf_free(&key);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct error_reporter reporter = { check_error, NULL };
	struct kutip_str bytes = { (const char *)data, (uint32_t)size };
	struct rules *r = NULL;
	uint32_t from = 0;

	if (size > 1 << 18 || rules_parse(&r, "tags.tsv", bytes, &reporter,
	    NULL) != KUTIP_OK)
		return 0;
	for (uint32_t i = 0; i <= bytes.len; i++) {
		if (i < bytes.len && bytes.ptr[i] != '\t' &&
		    bytes.ptr[i] != '\n')
			continue;
		if (text_valid(bytes.ptr + from, i - from) == i - from)
			check_key(r, text_slice(bytes,
			    (struct kutip_span){ from, i }));
		from = i + 1;
	}
	rules_free(r);
	return 0;
}

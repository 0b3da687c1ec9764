/*
 * keymap.c - see keymap.h.  A hundred rows, walked from end to end.
 */
#include "keymap.h"

#include <string.h>

#include "error.h"
#include "key.h"
#include "model.h"
#include "text.h"

void
keymap_init(struct keymap *k)
{
	memset(k, 0, sizeof(*k));
	vec_init(&k->rows, &k->arena, sizeof(struct binding));
}

void
keymap_free(struct keymap *k)
{
	arena_free(&k->arena);
}

const struct binding *
keymap_rows(const struct keymap *k, uint32_t *n)
{
	*n = k->rows.n;
	return k->rows.rows;
}

static struct binding *
find(const struct keymap *k, unsigned where, uint32_t key)
{
	struct binding *rows = k->rows.rows;

	for (uint32_t i = 0; i < k->rows.n; i++) {
		if (rows[i].where == where && rows[i].key == key)
			return &rows[i];
	}
	return NULL;
}

enum kutip_result
keymap_bind(struct keymap *k, unsigned where, uint32_t key,
    struct kutip_str line, struct kutip_error *err)
{
	struct binding *row = find(k, where, key);

	if (!row)
		row = vec_push(&k->rows);
	row->where = where;
	row->key = key;
	row->line = arena_str(&k->arena, line.ptr, line.len);
	if (k->arena.failed)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory for another key");
	return KUTIP_OK;
}

struct kutip_str
keymap_line(const struct keymap *k, unsigned where, uint32_t key)
{
	const struct binding *row = find(k, where, key);

	if (!row)
		row = find(k, WHERE_ANY, key);
	return row ? row->line : (struct kutip_str){ "", 0 };
}

bool
keymap_keys(const struct keymap *k, uint32_t row, struct buf *out)
{
	const struct binding *rows = k->rows.rows, *of = &rows[row];

	buf_clear(out);
	for (uint32_t i = 0; i < k->rows.n; i++) {
		if (rows[i].where != of->where ||
		    !text_equal(rows[i].line, of->line))
			continue;
		if (i < row)
			return false;
		buf_puts(out, out->len ? " " : "");
		key_print(rows[i].key, out);
	}
	return of->line.len > 0;
}

uint32_t
keymap_key(const struct keymap *k, unsigned where, const char *line)
{
	const struct binding *rows = k->rows.rows;

	for (uint32_t i = 0; i < k->rows.n; i++) {
		if ((rows[i].where == where || rows[i].where == WHERE_ANY) &&
		    text_equal_c(rows[i].line, line) && text_equal_c(
		    keymap_line(k, where, rows[i].key), line))
			return rows[i].key;
	}
	return 0;
}

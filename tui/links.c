/*
 * links.c - see links.h.
 */
#include "links.h"

#include "text.h"
#include "unicode.h"

static struct kutip_str
key_of(struct arena *arena, const struct kutip_doc *doc,
    const struct kutip_link *link, uint32_t number)
{
	struct buf key = { 0 };
	struct kutip_str kept;

	buf_printf(&key, "%u ", number);
	unicode_search_key(kutip_slice(doc, link->span), &key);
	buf_putc(&key, ' ');
	unicode_search_key(link->url, &key);
	kept = arena_str(arena, key.ptr ? key.ptr : "", key.len);
	arena->failed |= key.failed;
	buf_free(&key);
	return kept;
}

bool
links_make(struct links *l, const struct kutip_doc *doc, uint32_t byte)
{
	const struct kutip_link *link = kutip_links(doc, &l->n);
	uint32_t n = l->n;

	links_free(l);
	vec_init(&l->rows, &l->arena, sizeof(uint32_t));
	l->key = arena_alloc(&l->arena, (n + 1) * sizeof(*l->key));
	if (l->key == NULL)
		return false;
	for (; l->n < n; l->n++)
		l->key[l->n] = key_of(&l->arena, doc, &link[l->n], l->n + 1);
	links_filter(l, STR(""));
	while (l->list.at + 1 < n && link[l->list.at].span.end <= byte)
		l->list.at++;
	return !l->arena.failed;
}

void
links_free(struct links *l)
{
	arena_free(&l->arena);
	*l = (struct links){ .n = 0 };
}

static bool
is_number(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if (!text_is_digit((unsigned char)s.ptr[i]))
			return false;
	return s.len > 0;
}

/* Of "3" link 3 comes first, though others have a 3 in their address. */
void
links_filter(struct links *l, struct kutip_str typed)
{
	struct buf key = { 0 };
	bool number;

	typed = text_trim(typed);
	unicode_search_key(typed, &key);
	number = is_number(typed);
	l->rows.n = 0;
	for (int pass = number ? 0 : 1; pass < 2; pass++)
		for (uint32_t i = 0; i < l->n && !l->arena.failed; i++) {
			bool begins = number &&
			    text_begins(l->key[i], buf_as_str(&key));

			if (pass == 0 ? begins : !begins && text_find(l->key[i],
			    buf_as_str(&key), 0) != KUTIP_NONE)
				*(uint32_t *)vec_push(&l->rows) = i;
		}
	l->list = (struct list){ 0, 0 };
	buf_free(&key);
}

void
links_step(struct links *l, int by)
{
	int64_t at = (int64_t)l->list.at + by;

	if (l->rows.n > 0)
		l->list.at = at < 0 ? 0 : at >= l->rows.n ? l->rows.n - 1 :
		    (uint32_t)at;
}

uint32_t
links_row(const struct links *l, uint32_t row)
{
	return row < l->rows.n ? ((const uint32_t *)l->rows.rows)[row] :
	    KUTIP_NONE;
}

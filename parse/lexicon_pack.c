/*
 * lexicon_pack.c - the bytes that word lists are compiled into: a header, then
 * cells, tails, forms, entries, strings, each on a multiple of 16 bytes.  They are
 * read by the machine that made them and by no other.
 */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

#define IMAGE_MAGIC "kutip-4"

struct image {
	char     magic[8];
	uint32_t bytes;
	uint32_t cells, tails, forms, entries, strings;	/* counts; bytes of
					 * tails and strings */
	uint32_t at_cells, at_tails, at_forms, at_entries, at_strings;
};

static int
by_key(const void *a, const void *b)
{
	const struct lex_pending *x = a, *y = b;
	int c = text_compare(x->key, y->key);

	if (c == 0)
		c = (x->form.kind > y->form.kind) - (x->form.kind < y->form.kind);
	if (c == 0)
		c = (x->form.entry > y->form.entry) -
		    (x->form.entry < y->form.entry);
	return c;
}

static bool
same_form(const struct lex_pending *a, const struct lex_pending *b)
{
	return a->form.entry == b->form.entry &&
	    a->form.flags == b->form.flags && text_equal(a->key, b->key);
}

/* Joins rows that say the same in two languages. */
static uint32_t
join_same(struct lex_pending *p, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (kept > 0 && same_form(&p[kept - 1], &p[i]))
			p[kept - 1].form.langs |= p[i].form.langs;
		else
			p[kept++] = p[i];
	}
	return kept;
}

static struct trie
make_trie(struct arena *arena, struct lex_pending *p, uint32_t n)
{
	struct vec keys;
	uint32_t first = 0;

	vec_init(&keys, arena, sizeof(struct trie_key));
	for (uint32_t i = 0; i < n; i++) {
		if (i == 0 || !text_equal(p[i - 1].key, p[i].key)) {
			if (i > 0)
				p[i - 1].form.flags |= LEX_LAST;
			*(struct trie_key *)vec_push(&keys) =
			    (struct trie_key){ p[i].key, i };
			first = i;
		}
		p[first].form.key_kinds |= 1u << p[i].form.kind;
		p[first].form.key_langs |= p[i].form.langs;
	}
	if (n > 0)
		p[n - 1].form.flags |= LEX_LAST;
	return trie_build(arena, keys.rows, keys.n);
}

static uint32_t
put_part(struct buf *out, size_t start, const void *p, size_t n)
{
	uint32_t at;

	while ((out->len - start) % 16 != 0)
		buf_putc(out, '\0');
	at = (uint32_t)(out->len - start);
	buf_add(out, p, n);
	return at;
}

void
lexicon_put_image(const struct lex_parts *c, struct buf *out)
{
	struct lex_pending *p = c->pending->rows;
	struct image head = { .magic = IMAGE_MAGIC };
	size_t start = out->len;
	struct buf forms = { 0 };
	struct trie trie;

	if (c->pending->n > 1)
		qsort(p, c->pending->n, sizeof(*p), by_key);
	head.forms = join_same(p, c->pending->n);
	trie = make_trie(c->pending->arena, p, head.forms);
	head.cells = trie.cells;
	head.tails = trie.tails;
	head.entries = c->entries->n;
	head.strings = (uint32_t)c->strings->len;
	for (uint32_t i = 0; i < head.forms; i++)
		buf_add(&forms, &p[i].form, sizeof(p[i].form));
	buf_add(out, &head, sizeof(head));
	head.at_cells = put_part(out, start, trie.cell,
	    trie.cells * sizeof(*trie.cell));
	head.at_tails = put_part(out, start, trie.tail, trie.tails);
	head.at_forms = put_part(out, start, forms.ptr, forms.len);
	head.at_entries = put_part(out, start, c->entries->rows,
	    (size_t)c->entries->n * sizeof(struct lex_entry));
	head.at_strings = put_part(out, start, c->strings->ptr, c->strings->len);
	head.bytes = (uint32_t)(out->len - start);
	out->failed = out->failed || forms.failed;
	if (!out->failed)
		memcpy(out->ptr + start, &head, sizeof(head));
	buf_free(&forms);
}

bool
lexicon_view(struct lex_view *v, const void *bytes, size_t size)
{
	const char *p = bytes;
	struct image head;

	if (size < sizeof(head))
		return false;
	memcpy(&head, p, sizeof(head));
	if (memcmp(head.magic, IMAGE_MAGIC, sizeof(head.magic)) != 0 ||
	    head.bytes > size || head.cells <= TRIE_ROOT)
		return false;
	*v = (struct lex_view){
	    .trie = { (const void *)(p + head.at_cells), p + head.at_tails,
	    head.cells, head.tails },
	    .form = (const void *)(p + head.at_forms),
	    .entry = (const void *)(p + head.at_entries),
	    .strings = p + head.at_strings,
	    .forms = head.forms, .entries = head.entries };
	return true;
}

const struct lex_entry *
lexicon_entry(const struct lex_view *v, struct kutip_str folded,
    enum lex_kind kind)
{
	uint32_t node = TRIE_ROOT, form;

	for (uint32_t i = 0; i < folded.len && node != 0; i++)
		node = trie_step(&v->trie, node,
		    (unsigned char)folded.ptr[i]);
	form = node && folded.len ? trie_value(&v->trie, node) : KUTIP_NONE;
	for (; form < v->forms; form++) {
		if (v->form[form].kind == kind)
			return &v->entry[v->form[form].entry];
		if (v->form[form].flags & LEX_LAST)
			break;
	}
	return NULL;
}

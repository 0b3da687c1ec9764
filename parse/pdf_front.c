/*
 * pdf_front.c - the first pages.  See pdf_front.h.
 */
#include "pdf_front.h"

#include "text.h"
#include "unicode.h"

#define FRONT_PAGES  2
#define TITLE_CHARS  250
#define TITLE_LETTERS 6

static struct pdf_block *
block_at(const struct vec *blocks, uint32_t i)
{
	return (struct pdf_block *)blocks->rows + i;
}

static uint32_t
letters_in(struct kutip_str s)
{
	uint32_t pos = 0, n = 0;

	while (pos < s.len)
		n += unicode_is_letter(text_step(s, &pos));
	return n;
}

/* How many blocks stand on the front: all pages up to the second. */
static uint32_t
front_of(const struct vec *blocks)
{
	uint32_t n = 0;

	while (n < blocks->n && block_at(blocks, n)->page <= FRONT_PAGES)
		n++;
	return n;
}

static bool
can_be_title(const struct pdf_sheets *s, const struct pdf_block *b)
{
	return (b->kind == KUTIP_PARAGRAPH || b->kind == KUTIP_HEADING) &&
	    b->size * 100 > s->body * 112 &&
	    text_count(b->text) <= TITLE_CHARS &&
	    letters_in(b->text) >= TITLE_LETTERS;
}

/* The block of the largest letters, the first of them. */
static uint32_t
find_title(const struct pdf_sheets *s, const struct vec *blocks)
{
	uint32_t n = front_of(blocks), best = KUTIP_NONE;

	for (uint32_t i = 0; i < n; i++)
		if (can_be_title(s, block_at(blocks, i)) && (best == KUTIP_NONE ||
		    block_at(blocks, i)->size > block_at(blocks, best)->size))
			best = i;
	return best;
}

void
pdf_front_find(struct draft *d, const struct pdf_sheets *s, struct vec *blocks,
    const struct pdf_info *info)
{
	uint32_t title = find_title(s, blocks);
	struct kutip_meta *m = &d->meta;

	if (title != KUTIP_NONE) {
		struct kutip_str t = block_at(blocks, title)->text;

		block_at(blocks, title)->kind = KUTIP_TITLE;
		m->title = arena_str(d->arena, t.ptr, t.len);
	} else {
		m->title = arena_str(d->arena, info->title.ptr, info->title.len);
	}
	if (info->author.len > 0)
		m->byline[m->bylines++] = arena_str(d->arena, info->author.ptr,
		    info->author.len);
	m->published = info->created;
}

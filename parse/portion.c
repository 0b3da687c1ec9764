/*
 * portion.c - how much of a long text is read for what it means.  See
 * portion.h.
 */
#include "portion.h"

#include <string.h>

#include "limits.h"
#include "sentence.h"
#include "text.h"

#define BLOCK_WHOLE (16u << 10)		/* bytes: a block as short is read whole or not */
#define BLANK_NEAR  512			/* bytes back to where a word ends */

_Static_assert(LIMIT_MEANING_BYTES == 2u << 20, "the sentence below says so");

/* The place at or before end where a long block may be cut. */
static uint32_t
cut_before(struct kutip_str text, uint32_t end)
{
	uint32_t at = end;

	while (at + BLANK_NEAR > end && at > 0 &&
	    !text_is_blank((unsigned char)text.ptr[at]))
		at--;
	if (at > 0 && text_is_blank((unsigned char)text.ptr[at]))
		return at;
	while (end > 0 && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end--;
	return end;
}

void
portion_take(struct reading *r, struct portion *p)
{
	uint32_t n, last = 0;
	struct kutip_block *block = reading_blocks(r, &n);

	*p = (struct portion){ .text = r->text, .blocks = n,
	    .end = r->text.len };
	r->draft.meta.looked = p->end;
	if (r->text.len <= LIMIT_MEANING_BYTES || n == 0)
		return;
	while (last + 1 < n && block[last + 1].span.start < LIMIT_MEANING_BYTES)
		last++;
	if (last > 0 && block[last].span.end > LIMIT_MEANING_BYTES &&
	    block[last].span.end - block[last].span.start <= BLOCK_WHOLE)
		last--;
	p->cut_end = block[last].span.end;
	if (p->cut_end > LIMIT_MEANING_BYTES)
		block[last].span.end = cut_before(r->text, LIMIT_MEANING_BYTES);
	p->end = block[last].span.end;
	r->draft.meta.looked = r->text.len = p->end;
	r->draft.blocks.n = last + 1;
	draft_note(&r->draft, (struct kutip_span){ p->end, p->end },
	    "quotes and names were looked for up to this place only, in the "
	    "first 2 MiB");
}

void
portion_give_back(struct reading *r, const struct portion *p)
{
	uint32_t seen, n;
	struct kutip_block *block = reading_blocks(r, &seen);

	if (p->end == p->text.len)
		return;
	block[seen - 1].span.end = p->cut_end;
	r->text = p->text;
	r->draft.blocks.n = n = p->blocks;
	if (p->end < p->cut_end)
		sentence_add(r, seen - 1, (struct kutip_span){ p->end,
		    p->cut_end });
	for (uint32_t i = seen; i < n; i++) {
		memcpy(block[i].lang, r->draft.meta.lang,
		    sizeof(block[i].lang));
		sentence_add(r, i, block[i].span);
	}
}

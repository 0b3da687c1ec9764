/*
 * whom_headfinal.c - whom an office or an unnamed source means where the head
 * of the phrase is its last word: မူဆယ်မြို့မှ | ကုန်သည်တစ်ဦး | က.  See whom.h,
 * headfinal.h.
 */
#include "whom.h"

#include "headfinal.h"
#include "roster.h"
#include "text.h"

#define ENTITIES_TRIED 64
#define ENTITIES_LOOKED 512

static struct kutip_str
folded(const struct reading *r, struct kutip_span at)
{
	uint32_t a = fold_find(&r->fold, at.start);
	uint32_t b = fold_find(&r->fold, at.end);

	while (b > a && r->fold.text.ptr[b - 1] == ' ')
		b--;
	return (struct kutip_str){ r->fold.text.ptr + a, b - a };
}

/* A slice of the text, folded. */
static struct kutip_str
folded_part(const struct reading *r, struct kutip_str s)
{
	uint32_t start = (uint32_t)(s.ptr - r->text.ptr);

	if (s.len == 0 || s.ptr < r->text.ptr || start + s.len > r->text.len)
		return STR("");
	return folded(r, (struct kutip_span){ start, start + s.len });
}

/* The last word of office or body in the phrase, else all of it. */
static struct kutip_str
head_of(const struct reading *r, const struct phrase *p)
{
	const uint32_t heads = KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_BODY);

	for (uint32_t i = p->to; i-- > p->from;) {
		const struct token *t = token_row(r, i);

		if (t->at & heads)
			return folded(r, (struct kutip_span){ t->start,
			    t->end });
	}
	return folded(r, p->mention);
}

static bool
names_nobody(const struct reading *r, const struct phrase *p)
{
	for (uint32_t i = p->from; i < p->to; i++)
		if (token_row(r, i)->kind == TOKEN_NUMBER)
			return true;
	/* inside a longer form too: "ရဲအရာရှိ|တစ်ဦး" */
	for (uint32_t k = token_row(r, p->from)->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start >= p->mention.end)
			break;
		if (h->kind == LEX_PARTICLE && hit_entry(r, h)->sub == PART_PLURAL)
			return true;
	}
	return false;
}

/* "အထက်ပါရဲအရာရှိ", "ကော်မရှင်ဘက်": the office that was named; with more words
 * it is another ("ယာဉ်ထိန်းရဲအရာရှိ"). */
static bool
is_told_apart(const struct reading *r, const struct phrase *p)
{
	if (token_is(r, p->from, LEX_JOINT, JOINT_DEMONSTRATIVE))
		return false;
	for (uint32_t i = p->from; i < p->to; i++)
		if (!(token_row(r, i)->at & (KIND_BIT(LEX_ROLE) |
		    KIND_BIT(LEX_BODY) | KIND_BIT(LEX_PARTICLE))))
			return true;
	return false;
}

static bool
holds(const struct reading *r, uint32_t entity, struct kutip_str head)
{
	const struct kutip_entity *e =
	    (const struct kutip_entity *)r->entities.rows + entity;

	return text_find(folded_part(r, e->name), head, 0) != KUTIP_NONE ||
	    text_find(folded_part(r, e->role), head, 0) != KUTIP_NONE;
}

uint32_t
flow_headfinal(const struct flow *f, const struct phrase *p)
{
	const struct reading *r = f->r;
	struct kutip_str head = head_of(r, p);
	uint32_t best = KUTIP_NONE, looks = 0;

	if (names_nobody(r, p) || head.len == 0)
		return KUTIP_NONE;
	if (is_told_apart(r, p))
		head = folded(r, p->mention);
	if (f->last != KUTIP_NONE && holds(r, f->last, head))
		return f->last;
	if (f->person != KUTIP_NONE && holds(r, f->person, head))
		return f->person;
	for (uint32_t i = 0; i < r->entities.n && i < ENTITIES_LOOKED &&
	    looks < ENTITIES_TRIED; i++) {
		uint32_t first = roster_row(r, i)->first;

		if (first >= p->mention.start)
			continue;
		looks++;
		if (holds(r, i, head) && (best == KUTIP_NONE ||
		    first > roster_row(r, best)->first))
			best = i;
	}
	return best;
}

/*
 * whom.c - whom a phrase stands for.  See whom.h.
 */
#include "whom.h"

#include "roster.h"
#include "text.h"
#include "unicode.h"

#define ROLE_LOOKS   64			/* entities tried for "menteri itu" */

static bool
same_words(const struct reading *r, struct kutip_str a, struct kutip_str b)
{
	uint32_t i = 0, k = 0;

	(void)r;
	while (i < a.len) {
		if (k >= b.len || unicode_fold_case(text_step(a, &i)) !=
		    unicode_fold_case(text_step(b, &k)))
			return false;
	}
	return true;
}

/* The word for the office in a phrase ("một | nguồn tin"); NULL if none. */
static const struct hit *
office_word(const struct reading *r, const struct phrase *p)
{
	for (uint32_t i = p->from; i < p->to; i++)
		if (token_row(r, i)->at & KIND_BIT(LEX_ROLE))
			return token_hit(r, i, LEX_ROLE);
	return NULL;
}

/* "ngoại trưởng Pháp" is not the one of another state: the body or the state
 * that a phrase names stands in the office too. */
static bool
same_body(const struct reading *r, const struct phrase *p,
    struct kutip_str role)
{
	uint32_t k = name_in(r, p->from, p->to);

	return k == KUTIP_NONE || text_find(role, text_slice(r->text,
	    name_row(r, k)->span), 0) != KUTIP_NONE;
}

/* "menteri itu": the person last introduced whose office begins so. */
static uint32_t
entity_by_role(const struct reading *r, const struct phrase *p)
{
	const struct kutip_entity *e = r->entities.rows;
	const struct hit *h = office_word(r, p);
	struct kutip_str role;
	uint32_t best = KUTIP_NONE, looks = 0;

	if (h == NULL)
		return KUTIP_NONE;
	role = text_slice(r->text, (struct kutip_span){ h->start, h->end });
	for (uint32_t i = 0; i < r->entities.n && looks < ROLE_LOOKS; i++) {
		if (e[i].kind != KUTIP_PERSON || e[i].role.len == 0 ||
		    e[i].unnamed)
			continue;
		looks++;
		if (roster_row(r, i)->first > p->mention.start ||
		    !same_words(r, role, e[i].role) ||
		    !same_body(r, p, e[i].role))
			continue;
		if (best == KUTIP_NONE || roster_row(r, i)->first >
		    roster_row(r, best)->first)
			best = i;
	}
	return best;
}

static bool
is_unnamed(const struct reading *r, const struct phrase *p)
{
	const struct hit *h = office_word(r, p);

	return h != NULL && h->entry->sub == ROLE_UNNAMED;
}

/* The same words used before ("seorang pejabat ... pejabat itu"). */
static uint32_t
unnamed_entity(struct reading *r, const struct phrase *p)
{
	const struct kutip_entity *e = r->entities.rows;
	struct kutip_str words = text_slice(r->text, p->mention);

	for (uint32_t i = r->entities.n, looks = 0; i-- > 0 &&
	    looks < ROLE_LOOKS;) {
		if (!e[i].unnamed)
			continue;
		looks++;
		if (e[i].name.len == words.len &&
		    same_words(r, words, e[i].name))
			return i;
	}
	/* "văn phòng ông Nam", "data Dinas Kesehatan": no pronoun means it */
	return name_add_entity(r, is_unnamed(r, p) && name_in(r, p->from, p->to) != KUTIP_NONE ?
	    KUTIP_ORG : KUTIP_PERSON, p->mention);
}

uint32_t
flow_running(const struct flow *f)
{
	if (f->subject != KUTIP_NONE)
		return f->subject;
	if (f->person != KUTIP_NONE)
		return f->person;
	return f->topic != KUTIP_NONE ? f->topic : f->last;
}

uint32_t
flow_pronoun(const struct flow *f)
{
	if (f->fresh && f->topic != KUTIP_NONE)
		return f->topic;
	return flow_running(f);
}

void
flow_spoke(struct flow *f, uint32_t entity)
{
	const struct kutip_entity *e = f->r->entities.rows;

	if (entity == KUTIP_NONE)
		return;
	f->last = entity;
	f->fresh = false;
	f->subject = KUTIP_NONE;
	if (e[entity].kind == KUTIP_PERSON &&
	    (!e[entity].unnamed || f->person == KUTIP_NONE))
		f->person = entity;
}

/* "pelakon ini", "politisi itu", "the senator": somebody known already. */
static bool
is_definite(const struct reading *r, const struct phrase *p)
{
	if (p->to > p->from && frame_is(r, p->to - 1, LEX_JOINT,
	    JOINT_DEMONSTRATIVE))
		return true;
	return frame_is(r, p->from, LEX_PRONOUN, PRON_STANDIN);
}

static uint32_t
resolve_role(struct flow *f, const struct phrase *p)
{
	uint32_t who = entity_by_role(f->r, p);

	if (who != KUTIP_NONE)
		return who;
	if (is_definite(f->r, p) && flow_running(f) != KUTIP_NONE)
		return flow_running(f);
	return unnamed_entity(f->r, p);
}

uint32_t
flow_resolve(struct flow *f, const struct phrase *p, enum kutip_by *by)
{
	uint32_t who = KUTIP_NONE;

	switch (p->kind) {
	case PHRASE_NAME:
		*by = KUTIP_BY_NAME;
		who = name_entity(f->r, p->name);
		break;
	case PHRASE_PRONOUN:
		*by = KUTIP_BY_PRONOUN;
		who = flow_pronoun(f);
		break;
	case PHRASE_ROLE:
		*by = KUTIP_BY_ROLE;
		who = resolve_role(f, p);
		break;
	case PHRASE_NONE:
		*by = KUTIP_BY_NONE;
		return KUTIP_NONE;
	}
	if (who == KUTIP_NONE)
		*by = KUTIP_BY_NONE;
	flow_spoke(f, who);
	return who;
}

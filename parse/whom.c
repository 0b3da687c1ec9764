/*
 * whom.c - whom a phrase stands for.  See whom.h.
 */
#include "whom.h"

#include "headfinal.h"
#include "roster.h"
#include "text.h"
#include "unicode.h"

#define GENDER_TOKENS 12			/* of an office */
#define STATES_LOOKS 256
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
same_body(const struct reading *r, const struct phrase *p, uint32_t entity)
{
	const struct kutip_entity *e =
	    (const struct kutip_entity *)r->entities.rows + entity;
	uint32_t k = name_in(r, p->from, p->to);

	return k == KUTIP_NONE || text_find(e->role, text_slice(r->text,
	    name_row(r, k)->span), 0) != KUTIP_NONE;
}

static struct kutip_str
folded(const struct reading *r, struct kutip_span at)
{
	uint32_t a = fold_find(&r->fold, at.start);
	uint32_t b = fold_find(&r->fold, at.end);

	return text_trim((struct kutip_str){ r->fold.text.ptr + a, b - a });
}

static struct kutip_str
folded_role(const struct reading *r, const struct kutip_entity *e)
{
	uint32_t start = (uint32_t)(e->role.ptr - r->text.ptr);

	return folded(r, (struct kutip_span){ start, start + e->role.len });
}

/* How well an office in the text fits that of a person: 0 not at all, 1 its
 * first word ("menteri itu"), 2 all of the shorter one's words. */
static uint32_t
role_fits(const struct reading *r, uint32_t entity, struct kutip_str head,
    struct kutip_str whole)
{
	const struct kutip_entity *e =
	    (const struct kutip_entity *)r->entities.rows + entity;
	struct kutip_str role;

	if (e->kind != KUTIP_PERSON || e->role.len == 0 || e->unnamed)
		return 0;
	role = folded_role(r, e);
	if (!text_begins(role, head))
		return 0;
	return text_begins(role, whole) || text_begins(whole, role) ? 2 : 1;
}

/* "menteri itu": the person whose office begins so; who spoke last of them, or
 * was introduced last. */
static uint32_t
entity_by_role(const struct flow *f, const struct phrase *p)
{
	const struct reading *r = f->r;
	const struct hit *h = office_word(r, p);
	uint32_t best = KUTIP_NONE, best_fit = 0, looks = 0;
	struct kutip_str head, whole;

	if (h == NULL)
		return KUTIP_NONE;
	head = folded(r, (struct kutip_span){ h->start, h->end });
	whole = folded(r, p->mention);
	for (uint32_t i = 0; i < r->entities.n && looks < ROLE_LOOKS; i++) {
		uint32_t fit = role_fits(r, i, head, whole);
		uint32_t first = roster_row(r, i)->first;

		looks += fit > 0;
		if (fit == 0 || first > p->mention.start || fit < best_fit ||
		    (fit == best_fit && best == f->person) ||
		    !same_body(r, p, i))
			continue;
		if (best == KUTIP_NONE || fit > best_fit || i == f->person ||
		    first > roster_row(r, best)->first)
			best = i;
		best_fit = fit;
	}
	return best;
}

static bool
is_unnamed(const struct reading *r, const struct phrase *p)
{
	const struct hit *h = office_word(r, p);

	return h != NULL && hit_entry(r, h)->sub == ROLE_UNNAMED;
}

/* "văn phòng ông Nam", "data Dinas Kesehatan": no pronoun means it.  Where
 * heads stand last the last word says it. */
static bool
is_body(const struct reading *r, const struct phrase *p)
{
	if (headfinal_is(r, p->from))
		return (token_row(r, p->to - 1)->in & KIND_BIT(LEX_BODY)) != 0;
	return is_unnamed(r, p) && name_in(r, p->from, p->to) != KUTIP_NONE;
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
	return name_add_entity(r, is_body(r, p) ? KUTIP_ORG : KUTIP_PERSON,
	    p->mention);
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

/* 1 + the gender that the word at a token tells; 0 if it tells none. */
static uint8_t
gender_at(const struct reading *r, uint32_t i)
{
	const struct hit *h = token_hit(r, i, LEX_GENDER);

	return h != NULL ? (uint8_t)(hit_entry(r, h)->sub + 1) : 0;
}

/* "Ms | Villanueva", "spokeswoman Villanueva", "Rosa | Villanueva". */
static uint8_t
gender_of(const struct reading *r, const struct name *n)
{
	uint32_t i = n->from, to;
	uint8_t gender = 0;

	if (i > 0 && token_row(r, i - 1)->c == '.')
		i--;
	if (i > 0 && token_row(r, i - 1)->block == token_row(r, i)->block)
		gender = gender_at(r, i - 1);
	if (gender == 0 && n->role.end > n->role.start) {
		i = token_at(r, n->role.start);
		to = i + GENDER_TOKENS;
		for (; gender == 0 && i < to && i < r->tokens.n &&
		    token_row(r, i)->start < n->role.end; i++)
			gender = gender_at(r, i);
	}
	return gender != 0 ? gender : gender_at(r, n->from);
}

void
whom_learn_genders(struct reading *r)
{
	for (uint32_t k = 0; k < r->names.n; k++) {
		const struct name *n = name_row(r, k);

		if (n->kind == KUTIP_PERSON && n->entity != KUTIP_NONE &&
		    roster_row(r, n->entity)->gender == 0)
			roster_row(r, n->entity)->gender = gender_of(r, n);
	}
}

static bool
fits(const struct flow *f, uint32_t entity, uint8_t gender)
{
	uint8_t own;

	if (entity == KUTIP_NONE)
		return false;
	own = roster_row(f->r, entity)->gender;
	return gender == 0 || own == 0 || own == gender;
}

/* The person of a gender last named before a token. */
static uint32_t
last_named(const struct flow *f, uint32_t token, uint8_t gender)
{
	uint32_t k = name_in(f->r, token, f->r->tokens.n), looks = 0;

	for (k = k == KUTIP_NONE ? f->r->names.n : k; k-- > 0 &&
	    looks < ROLE_LOOKS; looks++) {
		const struct name *n = name_row(f->r, k);

		if (n->kind == KUTIP_PERSON && n->entity != KUTIP_NONE &&
		    roster_row(f->r, n->entity)->gender == gender)
			return n->entity;
	}
	return KUTIP_NONE;
}

uint32_t
flow_pronoun(const struct flow *f, const struct phrase *p)
{
	uint8_t gender = gender_at(f->r, p->from);
	const uint32_t tried[] = { f->fresh ? f->topic : KUTIP_NONE,
	    f->subject, f->person, f->topic };
	uint32_t who;

	for (uint32_t i = 0; i < sizeof(tried) / sizeof(*tried); i++)
		if (fits(f, tried[i], gender)) {
			/* called she once, she is */
			if (gender != 0)
				roster_row(f->r, tried[i])->gender = gender;
			return tried[i];
		}
	who = gender != 0 ? last_named(f, p->from, gender) : KUTIP_NONE;
	return who != KUTIP_NONE ? who : flow_running(f);
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
	if (e[entity].kind != KUTIP_PERSON)
		f->body = entity;
	if (e[entity].kind == KUTIP_PERSON &&
	    (!e[entity].unnamed || f->person == KUTIP_NONE))
		f->person = entity;
}

/* Does a form of a list end where the phrase ends?  Without blanks it is the
 * end of a token, not one of its own ("មន្ត្រីរូបនេះ"). */
static bool
ends_with(const struct reading *r, const struct phrase *p,
    enum lex_kind kind, uint8_t sub)
{
	for (uint32_t k = token_row(r, p->to - 1)->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start >= p->mention.end)
			break;
		if (h->kind == kind && hit_entry(r, h)->sub == sub &&
		    h->end == p->mention.end)
			return true;
	}
	return false;
}

/* "the ministry of transport of the host" is told of for the first time, "the
 * ministry" is known. */
static bool
is_of_something(const struct reading *r, const struct phrase *p)
{
	uint32_t i = token_after(r, p->from, token_hit(r, p->from, LEX_PRONOUN));

	return i < p->to && token_is(r, i, LEX_JOINT, JOINT_OF);
}

/* "pelakon ini", "politisi itu", "the senator": somebody known already. */
static bool
is_definite(const struct reading *r, const struct phrase *p)
{
	if (p->to > p->from && ends_with(r, p, LEX_JOINT,
	    JOINT_DEMONSTRATIVE))
		return true;
	/* "abogado ni Veloso" is another than the lawyer known already */
	return token_is(r, p->from, LEX_PRONOUN, PRON_STANDIN) &&
	    name_in(r, p->from, p->to) == KUTIP_NONE &&
	    !is_of_something(r, p) &&
	    (!(token_row(r, p->from)->flags & TOKEN_UNSPACED) ||
	    token_hit(r, p->from, LEX_PRONOUN)->end >= p->mention.end);
}

/* "the ministry": the body last named before that has the word in its name. */
static uint32_t
entity_by_body(const struct reading *r, const struct phrase *p)
{
	struct kutip_str word = text_slice(r->text, frame_span(r, p->to - 1,
	    p->to));
	uint32_t k = name_in(r, p->from, r->tokens.n);

	k = k == KUTIP_NONE ? r->names.n : k;
	for (uint32_t looks = 0; k-- > 0 && looks < ROLE_LOOKS; looks++) {
		const struct name *n = name_row(r, k);

		if (n->kind != KUTIP_ORG || n->entity == KUTIP_NONE)
			continue;
		for (uint32_t i = n->from; i < n->to; i++) {
			struct kutip_str own = text_slice(r->text,
			    frame_span(r, i, i + 1));

			if (own.len == word.len && same_words(r, word, own))
				return n->entity;
		}
	}
	return KUTIP_NONE;
}

/* "Beijing": the state whose capital it is, if the text names that. */
static uint32_t
entity_by_capital(const struct reading *r, const struct phrase *p)
{
	const struct kutip_entity *e = r->entities.rows;
	const struct hit *h = token_hit(r, p->from, LEX_CITY);

	if (h == NULL || hit_entry(r, h)->sub != CITY_CAPITAL)
		return KUTIP_NONE;
	for (uint32_t i = 0; i < r->entities.n && i < STATES_LOOKS; i++)
		if (e[i].kind == KUTIP_STATE &&
		    text_equal_c(e[i].country, hit_entry(r, h)->country))
			return i;
	return KUTIP_NONE;
}

static uint32_t
resolve_role(struct flow *f, const struct phrase *p)
{
	bool last = headfinal_is(f->r, p->from);
	uint32_t who = last ? flow_headfinal(f, p) : entity_by_role(f, p);

	if (who == KUTIP_NONE)
		who = entity_by_capital(f->r, p);
	if (who == KUTIP_NONE && p->to - p->from == 2 &&
	    token_is(f->r, p->from, LEX_JOINT, JOINT_ARTICLE))
		who = entity_by_body(f->r, p);
	if (who != KUTIP_NONE)
		return who;
	if (!last && is_definite(f->r, p) && flow_running(f) != KUTIP_NONE)
		return flow_running(f);
	return unnamed_entity(f->r, p);
}

/* "it": the body, state or paper that spoke last, else that was named last. */
static uint32_t
flow_thing(const struct flow *f, const struct phrase *p)
{
	const struct kutip_entity *e = f->r->entities.rows;
	uint32_t k = name_in(f->r, p->from, f->r->tokens.n), looks = 0;

	if (f->last != KUTIP_NONE && (e[f->last].kind != KUTIP_PERSON ||
	    e[f->last].unnamed))
		return f->last;
	for (k = k == KUTIP_NONE ? f->r->names.n : k; k-- > 0 &&
	    looks < ROLE_LOOKS; looks++) {
		const struct name *n = name_row(f->r, k);

		if (n->kind != KUTIP_PERSON && n->entity != KUTIP_NONE)
			return n->entity;
	}
	return KUTIP_NONE;
}

/* "၎င်း" means who spoke in the sentence before, named or not. */
static bool
is_person(const struct flow *f, uint32_t entity)
{
	const struct kutip_entity *e = f->r->entities.rows;

	return entity != KUTIP_NONE && e[entity].kind == KUTIP_PERSON;
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
		who = token_is(f->r, p->from, LEX_PRONOUN, PRON_THING) ?
		    flow_thing(f, p) : headfinal_is(f->r, p->from) &&
		    is_person(f, f->last) ? f->last : flow_pronoun(f, p);
		/* "Lan Trần đã lên tiếng. Chị cho biết: “…”" */
		if (who != KUTIP_NONE)
			roster_row(f->r, who)->evidence |= NAME_SPOKE;
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

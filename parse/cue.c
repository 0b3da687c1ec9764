/*
 * cue.c - see cue.h.
 */
#include "cue.h"

#include "name.h"

#define FILLERS_MOST 3
#define NAME_TOKENS  5

struct kutip_span
frame_span(const struct reading *r, uint32_t from, uint32_t to)
{
	if (from >= to)
		return (struct kutip_span){ 0, 0 };
	return (struct kutip_span){ token_row(r, from)->start,
	    token_row(r, to - 1)->end };
}

bool
frame_is_filler(const struct reading *r, uint32_t i)
{
	return token_is(r, i, LEX_PARTICLE, PART_ALSO);
}

bool
frame_marks_speaker(const struct reading *r, uint32_t i, uint32_t to)
{
	for (uint32_t k = 0; k < FILLERS_MOST && i < to &&
	    frame_is_filler(r, i); k++)
		i++;
	return i + 1 < to && (token_is(r, i, LEX_PARTICLE, PART_PERSON) ||
	    token_is(r, i, LEX_PARTICLE, PART_BODY));
}

static bool
is_negated(const struct reading *r, uint32_t i)
{
	for (uint32_t k = 0; k < 2 && i > 0; k++) {
		i--;
		if (token_row(r, i)->block != token_row(r, i + 1)->block)
			return false;
		if (token_is(r, i, LEX_PARTICLE, PART_NOT))
			return true;
		if (!frame_is_filler(r, i))
			return false;
	}
	return false;
}

/* "Azalina Othman Said": a capital inside a sentence makes a name of it. */
static bool
is_no_verb(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	/* "một tuyên bố", "cáo buộc trên": nouns */
	if (!(t->flags & TOKEN_FIRST) && (token_is(r, i - 1, LEX_JOINT,
	    JOINT_OPENS) || (t->flags & TOKEN_UNSPACED &&
	    token_is_behind(r, i, LEX_JOINT, JOINT_OPENS))))
		return true;
	/* "the report": the last word of a longer one is no verb */
	if ((t->in & KIND_BIT(LEX_PRONOUN)) && !(t->at & KIND_BIT(LEX_PRONOUN)))
		return true;
	/* "China's alleged abuses" */
	if (!(t->flags & TOKEN_FIRST) && token_bare_end(r, i - 1) < t[-1].end)
		return true;
	if ((t->in & KIND_BIT(LEX_ROLE)) && !(t->flags & TOKEN_FIRST) &&
	    token_is(r, i - 1, LEX_JOINT, JOINT_ARTICLE))
		return true;
	return (t->flags & TOKEN_CAPITAL) && !(t->flags & TOKEN_FIRST) &&
	    t[-1].kind == TOKEN_WORD && (t[-1].flags & TOKEN_CAPITAL);
}

/* "cáo buộc trên": does a word stand behind it that only nouns have there? */
static bool
is_closed(const struct reading *r, uint32_t i, const struct hit *cue)
{
	uint32_t after = token_after(r, i, cue);

	return after < r->tokens.n &&
	    token_row(r, after)->block == token_row(r, i)->block &&
	    token_is(r, after, LEX_JOINT, JOINT_CLOSES);
}

/* "លោកថា", "លោក ថាក់ស៊ីនថា": the that-word alone is a verb of saying only right
 * behind a pronoun or a person's name. */
static bool
follows_speaker(const struct reading *r, uint32_t i)
{
	const struct hit *h;

	if (i == 0 || token_row(r, i - 1)->block != token_row(r, i)->block)
		return false;
	h = token_hit(r, i - 1, LEX_PRONOUN);
	if (h != NULL)
		return hit_entry(r, h)->sub == PRON_PERSON &&
		    !token_is_behind(r, i - 1, LEX_JOINT, JOINT_PREP);
	for (uint32_t k = i; k-- > 0 && i - k < NAME_TOKENS;) {
		uint32_t n = name_in(r, k, k + 1);

		if (n == KUTIP_NONE)
			continue;
		/* "the question of X that": X is no speaker but an owner */
		while (k > 0 && (token_row(r, k - 1)->at &
		    (KIND_BIT(LEX_HONORIFIC) | KIND_BIT(LEX_BODY))))
			k--;
		return name_row(r, n)->to == i &&
		    name_row(r, n)->kind == KUTIP_PERSON &&
		    (name_row(r, n)->evidence & NAME_HONORIFIC ||
		    (token_row(r, name_row(r, n)->from)->flags &
		    TOKEN_UNSPACED)) &&
		    !token_is_behind(r, k, LEX_JOINT, JOINT_PREP);
	}
	return false;
}

/* "was added", "claimed by China": nobody named before the verb says so.  A verb
 * of more words ("quoted as saying") and one in -ing are no passive. */
static bool
is_passive(const struct reading *r, uint32_t i, const struct hit *cue)
{
	uint32_t after = token_after(r, i, cue);

	if (cue->end > token_row(r, i)->end || hit_entry(r, cue)->frames & FRAME_HCQ)
		return false;
	if (after < r->tokens.n && token_is(r, after, LEX_JOINT, JOINT_BY))
		return true;
	for (uint32_t k = 0; k < 2 && i > 0; k++, i--) {
		if (token_row(r, i)->flags & TOKEN_FIRST)
			return false;
		if (token_is(r, i - 1, LEX_JOINT, JOINT_BE))
			return true;
		if (!frame_is_filler(r, i - 1))
			return false;
	}
	return false;
}

const struct hit *
cue_at(const struct reading *r, uint32_t i, uint32_t frames)
{
	const struct token *t = token_row(r, i);

	if (!(t->at & KIND_BIT(LEX_CUE)) || is_no_verb(r, i))
		return NULL;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != t->start)
			break;
		if (h->kind == LEX_CUE && hit_entry(r, h)->sub != CUE_TRAP &&
		    (hit_entry(r, h)->sub != CUE_BARE || follows_speaker(r, i)) &&
		    (hit_entry(r, h)->frames & frames) && !is_negated(r, i) &&
		    !is_closed(r, i, h) && !is_passive(r, i, h))
			return h;
	}
	return NULL;
}

bool
frame_holds_that(const struct reading *r, uint32_t i, const struct hit *cue)
{
	for (uint32_t k = token_row(r, i)->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start >= cue->end)
			break;
		if (h->kind == LEX_PARTICLE && hit_entry(r, h)->sub == PART_THAT &&
		    h->end == cue->end)
			return true;
	}
	return false;
}

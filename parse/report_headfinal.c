/*
 * report_headfinal.c - reported speech whose verb ends the sentence.  See
 * report_headfinal.h.
 *
 * The verbs are tried from the last to the first: "said that he confessed that
 * …" is a report of whoever said.
 */
#include "report_headfinal.h"

#include "headfinal.h"
#include "text.h"

#define CUES_TRIED    8			/* of one sentence, from its end */
#define THATS_TRIED   3			/* of one cue */
#define CONTENT_TOKENS 1
#define DOCUMENT_TOKENS 40		/* from its owner to its last word */

struct place {
	struct flow *f;
	uint32_t from, to;		/* tokens of the sentence */
};

/* What ends the content: ဟု or ကြောင်း, with a verb that asks also ရန်. */
static bool
is_that(const struct place *s, uint32_t i, const struct hit *cue)
{
	return headfinal_particle(s->f->r, i, PART_THAT) ||
	    (hit_entry(s->f->r, cue)->sub == CUE_BID &&
	    headfinal_particle(s->f->r, i, PART_TO));
}

bool
report_is_headfinal(const struct reading *r, uint32_t from, uint32_t to)
{
	while (to > from && token_row(r, to - 1)->kind != TOKEN_WORD)
		to--;
	return to > from && headfinal_is(r, to - 1);
}

static bool
take_content(const struct place *s, uint32_t from, uint32_t to,
    struct kutip_span *words)
{
	const struct reading *r = s->f->r;

	while (from < to && (token_row(r, from)->kind == TOKEN_PUNCT ||
	    headfinal_particle(r, from, PART_NEW)) &&
	    token_row(r, from)->c != '(')
		from++;
	while (to > from && token_row(r, to - 1)->kind == TOKEN_PUNCT &&
	    token_row(r, to - 1)->c != ')')
		to--;
	if (from + CONTENT_TOKENS > to)
		return false;
	*words = frame_span(r, from, to);
	return true;
}

static bool
found(struct flow *f, const struct phrase *p, const struct hit *cue,
    struct source *out)
{
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->mention = p->mention;
	out->speaker = flow_resolve(f, p, &out->by);
	return true;
}

/* Whoever spoke last, body or person; what is put out or written is of the last
 * body, if one spoke. */
static bool
found_running(struct flow *f, const struct hit *cue, struct source *out)
{
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->speaker = f->last != KUTIP_NONE ? f->last : flow_running(f);
	if (hit_entry(f->r, cue)->sub == CUE_WRITE && f->body != KUTIP_NONE)
		out->speaker = f->body;
	out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_RUN;
	return true;
}

/* Is there nothing between the that-word and the verb but adverbs, days? */
static bool
is_bare(const struct reading *r, uint32_t from, uint32_t to)
{
	for (; from < to; from++) {
		const struct token *t = token_row(r, from);

		if (t->kind == TOKEN_NUMBER || (t->in & KIND_BIT(LEX_DATE)) ||
		    (t->at & KIND_BIT(LEX_PARTICLE)))
			continue;
		return false;
	}
	return true;
}

/* The speaker before the content, if the sentence begins with one; with "သည်"
 * only somebody named, and where no more words than adverbs stand before the
 * verb (bare).  An office there is more likely of what was said where
 * the verb needs no speaker (alone). */
static struct phrase
first_subject(const struct reading *r, uint32_t from, uint32_t to,
    bool alone, bool bare, uint32_t *content)
{
	struct phrase p = { .kind = PHRASE_NONE, .name = KUTIP_NONE };
	bool topic = false;
	uint32_t k;

	while (from < to && headfinal_particle(r, from, PART_NEW))
		from++;
	for (k = from; k < to; k++) {
		topic = headfinal_particle(r, k, PART_TOPIC);
		if (topic || headfinal_is_subject(r, k, to))
			break;
	}
	if (k == from || k >= to || (topic && !bare))
		return p;
	p = phrase_head(r, from, k);
	if (p.kind == PHRASE_ROLE && (alone || topic ||
	    !(token_row(r, p.to - 1)->in & KIND_BIT(LEX_ROLE))))
		p.kind = PHRASE_NONE;
	*content = k + 1;
	return p;
}

/* "မြစ်ဌာန စစ်တမ်းတွင်": the phrase of the document that token i ends. */
static struct phrase
document_at(const struct reading *r, uint32_t from, uint32_t i)
{
	struct phrase p = { .kind = PHRASE_NONE, .name = KUTIP_NONE };

	if (i <= from || !token_is(r, i - 1, LEX_BODY, BODY_DOCUMENT))
		return p;
	if (i - from > DOCUMENT_TOKENS)
		from = i - DOCUMENT_TOKENS;
	/* whose it is: "X ၏ … စစ်တမ်း" */
	for (uint32_t end = from + 1; end < i; end++) {
		if (end < i - 1 && !headfinal_case(r, end))
			continue;
		p = phrase_head(r, from, end);
		if (p.kind == PHRASE_NAME || p.kind == PHRASE_PRONOUN)
			return p;
	}
	return phrase_head(r, from, i);
}

static struct phrase
document_between(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; i < to; i++) {
		struct phrase p;

		if (!headfinal_case(r, i))
			continue;
		p = document_at(r, from, i);
		if (p.kind != PHRASE_NONE)
			return p;
	}
	return (struct phrase){ .kind = PHRASE_NONE, .name = KUTIP_NONE };
}

/* "စစ်တမ်းတွင်", "ထိုစာတွင်": a document without an owner, after somebody
 * spoke, is theirs. */
static bool
is_of_before(const struct flow *f, const struct phrase *p)
{
	return p->kind == PHRASE_ROLE && f->last != KUTIP_NONE &&
	    (p->to - p->from == 1 || (p->to - p->from == 2 &&
	    token_is(f->r, p->from, LEX_JOINT, JOINT_DEMONSTRATIVE)));
}

static bool
try_that(struct place *s, uint32_t that, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct phrase p = phrase_subject(s->f->r, that + 1, i);

	return p.kind != PHRASE_NONE &&
	    take_content(s, s->from, that, words) &&
	    found(s->f, &p, cue, out);
}

static bool
try_document(struct place *s, uint32_t that, uint32_t i,
    const struct hit *cue, struct kutip_span *words, struct source *out)
{
	struct phrase p = document_between(s->f->r, that + 1, i);

	if (p.kind == PHRASE_NONE || !take_content(s, s->from, that, words))
		return false;
	return is_of_before(s->f, &p) ? found_running(s->f, cue, out) :
	    found(s->f, &p, cue, out);
}

/* No subject behind the that-word: before the content, or nobody new. */
static bool
try_bare(struct place *s, uint32_t that, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct reading *r = s->f->r;
	uint32_t content = s->from;
	struct phrase p = first_subject(r, s->from, that,
	    (hit_entry(r, cue)->frames & FRAME_QC) != 0,
	    is_bare(r, that + 1, i), &content);

	if (p.kind != PHRASE_NONE)
		return take_content(s, content, that, words) &&
		    found(s->f, &p, cue, out);
	if (hit_entry(r, cue)->sub == CUE_TOUCH ||
	    hit_entry(r, cue)->sub == CUE_THINK ||
	    s->f->last == KUTIP_NONE || !is_bare(r, that + 1, i))
		return false;
	return take_content(s, s->from, that, words) &&
	    found_running(s->f, cue, out);
}

static bool
try_cue(struct place *s, uint32_t i, struct kutip_span *words,
    struct source *out)
{
	const struct hit *cue = cue_at(s->f->r, i, FRAME_QSC);
	uint32_t nearest = KUTIP_NONE, tried = 0;

	if (cue == NULL)
		return false;
	for (uint32_t that = i; that-- > s->from && tried < THATS_TRIED;) {
		if (!is_that(s, that, cue))
			continue;
		if (nearest == KUTIP_NONE)
			nearest = that;
		if (try_that(s, that, i, cue, words, out))
			return true;
		if (tried++ == 0 &&
		    try_document(s, that, i, cue, words, out))
			return true;
	}
	return nearest != KUTIP_NONE &&
	    try_bare(s, nearest, i, cue, words, out);
}

static bool
is_trap(const struct reading *r, uint32_t i)
{
	const struct hit *h = token_hit(r, i, LEX_CUE);

	return h != NULL && hit_entry(r, h)->sub == CUE_TRAP;
}

/* X ၏ ပြောကြားချက်အရ Q */
static bool
try_source(struct place *s, uint32_t i, struct kutip_span *words,
    struct source *out)
{
	struct reading *r = s->f->r;
	const struct hit *cue = cue_at(r, i, FRAME_SCQ);
	uint32_t end = i, after;
	struct phrase p;

	if (cue == NULL || hit_entry(r, cue)->sub != CUE_SOURCE || i == s->from)
		return false;
	if (headfinal_case(r, end - 1))
		end--;
	p = phrase_head(r, s->from, end);
	if (p.kind != PHRASE_NAME && p.kind != PHRASE_PRONOUN)
		return false;
	after = token_after(r, i, cue);
	/* "Q ဟု X ၏ ဖော်ပြချက်အရ သိရသည်": the content stands before */
	if (after >= s->to || is_trap(r, after)) {
		after = p.from;
		while (after > s->from && !headfinal_particle(r, after, PART_THAT))
			after--;
		return take_content(s, s->from, after, words) &&
		    found(s->f, &p, cue, out);
	}
	return take_content(s, after, s->to, words) &&
	    found(s->f, &p, cue, out);
}

bool
report_headfinal(struct flow *f, uint32_t from, uint32_t to,
    struct kutip_span *words, struct source *out)
{
	struct place s = { f, from, to };
	uint32_t tried = 0;

	for (uint32_t i = to; i-- > from && tried < CUES_TRIED;) {
		if (!(token_row(f->r, i)->at & KIND_BIT(LEX_CUE)))
			continue;
		tried++;
		*out = (struct source){ .by = KUTIP_BY_NONE,
		    .speaker = KUTIP_NONE };
		if (try_cue(&s, i, words, out) || try_source(&s, i, words, out))
			return true;
	}
	return false;
}

bool
report_behind_mark(struct flow *f, uint32_t from, uint32_t to,
    uint32_t before, uint32_t mark, struct source *out)
{
	const struct reading *r = f->r;
	bool that = from > mark && headfinal_particle(r, from - 1, PART_THAT);
	const struct hit *last = NULL;
	uint32_t content, verb = from;
	struct phrase p;

	/* "‘…’ ဟူသည့် ဆောင်ပုဒ်": a motto */
	if (token_row(r, from)->in & KIND_BIT(LEX_THEME))
		return false;
	if (!that && (headfinal_case(r, from) ||
	    headfinal_particle(r, from, PART_RELATIVE)))
		return false;
	for (uint32_t i = to, tried = 0; i-- > from && tried < CUES_TRIED;) {
		const struct hit *cue = cue_at(f->r, i, FRAME_QSC);

		if (cue == NULL)
			continue;
		tried++;
		if (last == NULL) {
			last = cue;
			verb = i;
		}
		p = phrase_subject(f->r, from, i);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	if (last == NULL || !that || !is_bare(r, from, verb))
		return false;
	p = first_subject(f->r, before, mark, false, true, &content);
	if (p.kind != PHRASE_NONE)
		return found(f, &p, last, out);
	return found_running(f, last, out);
}

/*
 * direct.c - who said what stands between marks.  See direct.h.
 *
 * Behind the closing mark first, since there wires put the cue: of 2,189
 * statements in a corpus of Kompas 2,181 have it there.
 */
#include "direct.h"

#include "report_headfinal.h"
#include "sentence.h"
#include "subject.h"
#include "text.h"
#include "unicode.h"

#define MANNER_MOST  2			/* words of manner before a cue */
#define FILLERS      3			/* "dagdag pa ni", "natatawang kuwento pa ng" */
#define CUE_REACH    30			/* tokens from a mark to a cue behind a name */
#define BEFORE_REACH 24			/* tokens from a cue to the mark it leads to */
#define SPEAKER_REACH 40		/* tokens that a speaker may take */
#define WITHIN_TOKENS 40
#define FEW_WORDS    4
#define LED_BYTES    60			/* about four words of a script without blanks */

static bool
is_comma_or_dash(const struct token *t)
{
	return t->kind == TOKEN_PUNCT && (t->c == ',' || t->c == '-' ||
	    t->c == 0x2013 || t->c == 0x2014 || t->c == 0x2015 ||
	    t->c == 0xFF0C);
}

/* "รมว.คลัง", "ครม. มีมติ": no language without blanks ends a sentence so. */
static bool
is_dotted(const struct token *t)
{
	return t->c == '.' && !(t->flags & TOKEN_FIRST) &&
	    (t[-1].flags & TOKEN_UNSPACED) && t[-1].end == t->start;
}

/* Where the sentence behind the run ends: a full stop, a mark.  What stands in
 * brackets ends nothing: Rep. Gwen Moore (D-Wis.) said */
static uint32_t
clause_end(const struct reading *r, uint32_t i, uint32_t to)
{
	for (; i < to; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind == TOKEN_MARK)
			break;
		if (t->c == '(') {
			i = frame_behind_bracket(r, i, to) - 1;
			continue;
		}
		if ((t->c == '.' || t->c == ';' || t->c == '?' ||
		    t->c == 0x17D4 || t->c == 0x104B || t->c == 0x3002) &&
		    !(i > 0 && sentence_is_short_form(r, i - 1)) &&
		    !is_dotted(t))
			break;
	}
	return i;
}

static bool
found(struct flow *f, struct phrase *p, const struct hit *cue,
    struct source *out)
{
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->mention = p->mention;
	out->speaker = flow_resolve(f, p, &out->by);
	return true;
}

static bool
found_clitic(struct flow *f, const struct hit *cue, struct source *out)
{
	out->cue = out->mention = (struct kutip_span){ cue->start, cue->end };
	out->speaker = flow_running(f);
	out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_CLITIC;
	return true;
}

/* "…," natatawang | kuwento ni X: a word of manner before a cue whose speaker
 * a particle marks. */
static bool
is_manner(const struct reading *r, uint32_t i, uint32_t end)
{
	if (token_row(r, i)->kind != TOKEN_WORD)
		return false;
	for (uint32_t k = i + 1; k < end && k - i <= MANNER_MOST; k++) {
		const struct hit *cue = cue_at(r, k, FRAME_QCS);
		uint32_t after;

		if (cue == NULL)
			continue;
		after = token_after(r, k, cue);
		return frame_marks_speaker(r, after, end);
	}
	return false;
}

/* "…," kata X / "…," katanya */
static bool
cue_then_speaker(struct flow *f, uint32_t i, uint32_t end, struct source *out)
{
	struct reading *r = f->r;
	const struct hit *cue = NULL;
	struct phrase p;
	uint32_t after;

	for (uint32_t k = 0; k <= FILLERS && i < end; k++, i++) {
		cue = cue_at(r, i, FRAME_QCS | FRAME_QC);
		if (cue != NULL || (!frame_is_filler(r, i) &&
		    !is_manner(r, i, end)))
			break;
	}
	if (cue == NULL)
		return false;
	after = token_after(r, i, cue);
	/* "என்றார்" holds its speaker, or he stands right behind it */
	p.kind = PHRASE_NONE;
	if ((hit_entry(f->r, cue)->frames & FRAME_QCS) && after < end)
		p = phrase_after(r, after, after + 2 < end ? after + 2 : end);
	if ((hit_entry(f->r, cue)->frames & FRAME_QC) && p.kind == PHRASE_NONE)
		return found_clitic(f, cue, out);
	if (end - after > SPEAKER_REACH)
		end = after + SPEAKER_REACH;
	p = phrase_after(r, after, end);
	if (p.kind == PHRASE_NONE)
		p = phrase_of_words(r, after, end);
	if (p.kind == PHRASE_NONE) {
		out->cue = (struct kutip_span){ cue->start, cue->end };
		out->speaker = flow_running(f);
		out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE :
		    KUTIP_BY_RUN;
		return true;
	}
	return found(f, &p, cue, out);
}

/* “…” นายอนุทิน ชาญวีรกูล รองนายกฯ กล่าว: from token i up to the cue at token
 * k nothing stands but the speaker.  “…” เพื่อให้นายกฯ ยืนยัน is another thing. */
static bool
touches(const struct reading *r, uint32_t i, const struct phrase *p,
    uint32_t k)
{
	uint32_t end = p->to;

	for (; i < p->from; i++)
		if (!(token_row(r, i)->in & (KIND_BIT(LEX_HONORIFIC) |
		    KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_PARTICLE))) &&
		    token_row(r, i)->c != '.')
			return false;
	if (p->kind == PHRASE_NAME && name_row(r, p->name)->role.end >
	    name_row(r, p->name)->span.end)
		end = token_at(r, name_row(r, p->name)->role.end);
	return k <= end + FILLERS;
}

/* "«…» គឺជាដំណឹងមិនពិត ព្រោះក្រសួងស្នើទៅ…": where a verb usually stands before
 * what was said, one behind it is the last word but a few. */
static bool
is_far_from_end(const struct reading *r, uint32_t i, const struct hit *cue,
    uint32_t end)
{
	return (hit_entry(r, cue)->frames & FRAME_SCQ) &&
	    (token_row(r, i)->flags & TOKEN_UNSPACED) && end > i &&
	    token_row(r, end - 1)->end > cue->end + LED_BYTES;
}

/* “…” X added that “…”: in scripts without blanks a that-word behind the cue
 * shows that it leads to what follows. */
static bool
leads_on(const struct reading *r, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++)
		if ((token_row(r, i)->flags & TOKEN_UNSPACED) &&
		    token_is(r, i, LEX_PARTICLE, PART_THAT))
			return true;
	return false;
}

/* “…” X đã công bố một loạt tài liệu: a verb that takes an object here, and no
 * cue to what stands before it. */
static bool
takes_object(const struct reading *r, uint32_t i, const struct hit *cue,
    uint32_t end)
{
	uint32_t after = token_after(r, i, cue);

	return hit_entry(r, cue)->sub == CUE_TOUCH && after < end &&
	    token_is(r, after, LEX_JOINT, JOINT_OPENS) &&
	    !token_is(r, after, LEX_JOINT, JOINT_PREP);
}

/* “the worst flood in years” for the valley, Rosa Villanueva said: words of the
 * writer between the marks and the speaker, who closes the sentence. */
static struct phrase
at_the_end(const struct reading *r, const struct run_place *at, uint32_t i,
    uint32_t cue, uint32_t end)
{
	struct phrase p = subject_before(r, i, cue);
	uint32_t from = p.from, after = token_after(r, cue,
	    token_hit(r, cue, LEX_CUE));

	while (from > i && (token_row(r, from - 1)->in &
	    (KIND_BIT(LEX_HONORIFIC) | KIND_BIT(LEX_ROLE))))
		from--;
	if (p.kind == PHRASE_NONE || after < end || from <= i ||
	    token_row(r, from - 1)->c != ',' ||
	    token_at(r, at->run->words.end) -
	    token_at(r, at->run->words.start) <= FEW_WORDS)
		return (struct phrase){ .kind = PHRASE_NONE,
		    .name = KUTIP_NONE };
	return p;
}

/* “…,” X, role, said */
static bool
speaker_then_cue(struct flow *f, const struct run_place *at, uint32_t i,
    uint32_t end, struct source *out)
{
	struct reading *r = f->r;
	struct phrase p;

	for (uint32_t k = i; k < end && k - i < CUE_REACH; k++) {
		const struct hit *cue = cue_at(r, k, FRAME_QSC);

		if (cue == NULL || k == i || takes_object(r, k, cue, end))
			continue;
		if (leads_on(r, token_after(r, k, cue), end) ||
		    is_far_from_end(r, k, cue, end))
			return false;
		p = phrase_after(r, i, k);
		if (p.kind == PHRASE_NONE || (p.from > i + FILLERS + 1 &&
		    !(token_row(r, i)->flags & TOKEN_UNSPACED)))
			p = phrase_of_words(r, i, k);
		if (p.kind == PHRASE_NONE && !run_is_unmarked(r, at))
			p = at_the_end(r, at, i, k, end);
		if (p.kind == PHRASE_NONE ||
		    (run_is_unmarked(r, at) && !touches(r, i, &p, k)))
			return false;
		return found(f, &p, cue, out);
	}
	return false;
}

/* “…” ― Pamela Padilla */
static bool
dash_then_name(struct flow *f, const struct run_place *at, uint32_t i,
    uint32_t end, struct source *out)
{
	struct phrase p;

	if (i == at->last || token_row(f->r, i - 1)->c == ',')
		return false;
	p = phrase_after(f->r, i, end);
	if (p.kind != PHRASE_NAME || p.from != i || p.to != end)
		return false;
	out->mention = p.mention;
	out->speaker = flow_resolve(f, &p, &out->by);
	return true;
}

/* “… heroes.” He emphasized that …: the full stop ended the sentence, and a
 * capital begins another. */
static bool
begins_anew(const struct reading *r, const struct run_place *at, uint32_t i)
{
	return i == at->last && (token_row(r, i)->flags & TOKEN_CAPITAL) &&
	    text_before(r->text, at->run->words.end) == '.';
}

/* The token where the clause before the run begins. */
static uint32_t
clause_begin(const struct reading *r, uint32_t from, uint32_t i)
{
	while (i > from) {
		const struct token *t = token_row(r, i - 1);

		if (t->kind == TOKEN_MARK)
			break;
		if (t->kind == TOKEN_PUNCT && (t->c == '.' || t->c == '?' ||
		    t->c == ';' || t->c == 0x17D4 || t->c == 0x104B ||
		    t->c == 0x3002) && i >= from + 2 && !is_dotted(t) &&
		    !sentence_is_short_form(r, i - 2) &&
		    t[-1].end - t[-1].start > 1)
			break;
		i--;
	}
	return i;
}

/* X, “…” என்று தெரிவித்தார்: the verb holds its speaker, or he stands before the
 * marks. */
static bool
speaker_then_marks(struct flow *f, const struct run_place *at, uint32_t i,
    struct source *out)
{
	const struct hit *cue = cue_at(f->r, i, FRAME_QC);
	struct phrase p;

	if (cue == NULL || !(hit_entry(f->r, cue)->frames & FRAME_QCS) ||
	    at->first <= at->from || token_row(f->r, at->first - 1)->c != ',')
		return false;
	p = phrase_before(f->r, clause_begin(f->r, at->from, at->first),
	    at->first - 1);
	return p.kind == PHRASE_NAME && p.to + 1 == at->first &&
	    found(f, &p, cue, out);
}

static bool
behind(struct flow *f, const struct run_place *at, struct source *out)
{
	uint32_t i = at->last, end;

	while (i < at->to && (is_comma_or_dash(token_row(f->r, i)) ||
	    (token_is(f->r, i, LEX_PARTICLE, PART_THAT) &&
	    token_row(f->r, i)->flags & TOKEN_UNSPACED)))
		i++;
	end = clause_end(f->r, i, at->to);
	if (i >= end || begins_anew(f->r, at, i))
		return false;
	if (report_is_headfinal(f->r, i, end))
		return report_behind_mark(f, i, end, clause_begin(f->r,
		    at->from, at->first), at->first, out);
	return speaker_then_marks(f, at, i, out) ||
	    cue_then_speaker(f, i, end, out) ||
	    speaker_then_cue(f, at, i, end, out) ||
	    dash_then_name(f, at, i, end, out);
}

/* ---- before the run --------------------------------------------------- */

/* Without blanks between words a verb leads to a mark through its that-word; a
 * verb far from both ("… តែលោកមិនចង់រំលឹកទេ៖ «") leads nowhere. */
static bool
is_unled(const struct reading *r, uint32_t i, const struct hit *cue,
    uint32_t to)
{
	uint32_t k = token_after(r, i, cue);

	if (!(token_row(r, i)->flags & TOKEN_UNSPACED) ||
	    hit_entry(r, cue)->sub != CUE_TOUCH || frame_holds_that(r, i, cue) ||
	    k + 1 >= to)
		return false;
	for (; k < to; k++)
		if (token_is(r, k, LEX_PARTICLE, PART_THAT))
			return false;
	return true;
}

/* The cue that leads to the mark before token to: it stands at the mark, or
 * behind it at some distance with a comma, a colon or a that-word at the mark
 * ("told reporters in Manila: “…”").  In "says he is making “a demand”" the
 * cue leads to no mark.  bridged: it must have one of those. */
static const struct hit *
cue_before(const struct reading *r, uint32_t from, uint32_t to, bool bridged,
    uint32_t *token)
{
	const struct token *at = token_row(r, to - 1);
	bool bridge = speech_is_colon(at->c) || at->c == ',' ||
	    token_is(r, to - 1, LEX_PARTICLE, PART_THAT);

	for (uint32_t i = to; i-- > from && to - i < BEFORE_REACH;) {
		const struct hit *cue = cue_at(r, i, FRAME_SCQ | FRAME_CQ |
		    FRAME_CSQ);

		if (cue != NULL && is_unled(r, i, cue, to))
			continue;
		if (cue != NULL && (bridge || (token_after(r, i, cue) == to &&
		    (!bridged || frame_holds_that(r, i, cue))))) {
			*token = i;
			return cue;
		}
	}
	return NULL;
}

static bool
before(struct flow *f, const struct run_place *at, struct source *out)
{
	struct reading *r = f->r;
	uint32_t from = clause_begin(r, at->from, at->first), i = 0, after;
	const struct hit *cue;
	struct phrase p;

	if (from == at->first)
		return false;
	cue = cue_before(r, from, at->first, run_is_unmarked(r, at), &i);
	if (cue == NULL) {
		/* "Cabalza: “…”" */
		if (!speech_is_colon(token_row(r, at->first - 1)->c))
			return false;
		p = subject_before(r, from, at->first - 1);
		if (p.kind != PHRASE_NAME || p.to + 1 != at->first)
			return false;
		out->cue = (struct kutip_span){ 0, 0 };
		out->mention = p.mention;
		out->speaker = flow_resolve(f, &p, &out->by);
		return true;
	}
	if (hit_entry(f->r, cue)->frames & FRAME_SCQ) {
		p = subject_before(r, from, i);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	after = token_after(r, i, cue);
	if (hit_entry(f->r, cue)->frames & FRAME_CSQ) {
		p = phrase_after(r, after, at->first);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	if (hit_entry(f->r, cue)->frames & FRAME_CQ)
		return found_clitic(f, cue, out);
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->speaker = flow_running(f);
	out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_RUN;
	return true;
}

/* "Jakarta said disputes must be settled “in accordance with the law”": the
 * subject of the report that the marks stand in. */
bool
direct_within(struct flow *f, uint32_t run, struct source *out)
{
	struct run_place at = run_place(f->r, run);
	uint32_t from = clause_begin(f->r, at.from, at.first);

	*out = (struct source){ .by = KUTIP_BY_NONE, .speaker = KUTIP_NONE };
	if (run_is_unmarked(f->r, &at))
		return false;
	if (at.first - from > WITHIN_TOKENS)
		from = at.first - WITHIN_TOKENS;
	for (uint32_t i = from; i < at.first; i++) {
		const struct hit *cue = cue_at(f->r, i, FRAME_SCQ);
		struct phrase p;

		if (cue == NULL || hit_entry(f->r, cue)->sub == CUE_TOUCH)
			continue;
		p = subject_before(f->r, from, i);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	return false;
}

/* A colon before the mark leads to it; without one, what stands behind the
 * mark is nearer ("…," kata X). */
bool
direct_source(struct flow *f, uint32_t run, struct source *out)
{
	struct run_place at = run_place(f->r, run);
	bool led = at.first > at.from &&
	    speech_is_colon(token_row(f->r, at.first - 1)->c);

	*out = (struct source){ .by = KUTIP_BY_NONE, .speaker = KUTIP_NONE };
	if (led && before(f, &at, out))
		return true;
	if (behind(f, &at, out))
		return true;
	return !led && !speech_is_titled(f->r, &at) && before(f, &at, out);
}

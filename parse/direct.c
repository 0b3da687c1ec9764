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
#define JOINED_TOKENS 2			/* between two quotes of one cue */
#define TITLE_WORDS  8			/* the most in the name of a book or a show */

struct place {
	const struct run *run;
	uint32_t first, last;		/* tokens: first of the run, first behind it */
	uint32_t from, to;		/* tokens of its block */
};

static const struct run *
run_row(const struct reading *r, uint32_t i)
{
	return (const struct run *)r->runs.rows + i;
}

static struct place
place_of(const struct reading *r, uint32_t i)
{
	const struct run *run = run_row(r, i);
	uint32_t n;
	const struct kutip_block *b = reading_blocks(r, &n) + run->block;

	return (struct place){ run, token_at(r, run->span.start),
	    token_at(r, run->span.end), token_at(r, b->span.start),
	    token_at(r, b->span.end) };
}

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
	if ((cue->entry->frames & FRAME_QCS) && after < end)
		p = phrase_after(r, after, after + 2 < end ? after + 2 : end);
	if ((cue->entry->frames & FRAME_QC) && p.kind == PHRASE_NONE)
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

/* Is a run in a script whose marks mean themes and names more often than
 * speech (Thai, Lao)?  There a cue counts only close by. */
static bool
is_unmarked(const struct reading *r, const struct place *at)
{
	return at->first + 1 < at->last &&
	    (sentence_is_unmarked(r, at->first + 1) ||
	    (at->first > at->from && sentence_is_unmarked(r, at->first - 1)) ||
	    (at->last < at->to && sentence_is_unmarked(r, at->last)));
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
	return (cue->entry->frames & FRAME_SCQ) &&
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
		    frame_is(r, i, LEX_PARTICLE, PART_THAT))
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

	return cue->entry->sub == CUE_TOUCH && after < end &&
	    frame_is(r, after, LEX_JOINT, JOINT_OPENS) &&
	    !frame_is(r, after, LEX_JOINT, JOINT_PREP);
}

/* “the worst flood in years” for the valley, Rosa Villanueva said: words of the
 * writer between the marks and the speaker, who closes the sentence. */
static struct phrase
at_the_end(const struct reading *r, const struct place *at, uint32_t i,
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
speaker_then_cue(struct flow *f, const struct place *at, uint32_t i,
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
		if (p.kind == PHRASE_NONE && !is_unmarked(r, at))
			p = at_the_end(r, at, i, k, end);
		if (p.kind == PHRASE_NONE ||
		    (is_unmarked(r, at) && !touches(r, i, &p, k)))
			return false;
		return found(f, &p, cue, out);
	}
	return false;
}

/* “…” ― Pamela Padilla */
static bool
dash_then_name(struct flow *f, const struct place *at, uint32_t i,
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
begins_anew(const struct reading *r, const struct place *at, uint32_t i)
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
speaker_then_marks(struct flow *f, const struct place *at, uint32_t i,
    struct source *out)
{
	const struct hit *cue = cue_at(f->r, i, FRAME_QC);
	struct phrase p;

	if (cue == NULL || !(cue->entry->frames & FRAME_QCS) ||
	    at->first <= at->from || token_row(f->r, at->first - 1)->c != ',')
		return false;
	p = phrase_before(f->r, clause_begin(f->r, at->from, at->first),
	    at->first - 1);
	return p.kind == PHRASE_NAME && p.to + 1 == at->first &&
	    found(f, &p, cue, out);
}

static bool
behind(struct flow *f, const struct place *at, struct source *out)
{
	uint32_t i = at->last, end;

	while (i < at->to && (is_comma_or_dash(token_row(f->r, i)) ||
	    (frame_is(f->r, i, LEX_PARTICLE, PART_THAT) &&
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

static bool
is_colon(uint32_t c)
{
	return c == ':' || c == 0x17D6 || c == 0xFF1A;
}

/* Without blanks between words a verb leads to a mark through its that-word; a
 * verb far from both ("… តែលោកមិនចង់រំលឹកទេ៖ «") leads nowhere. */
static bool
is_unled(const struct reading *r, uint32_t i, const struct hit *cue,
    uint32_t to)
{
	uint32_t k = token_after(r, i, cue);

	if (!(token_row(r, i)->flags & TOKEN_UNSPACED) ||
	    cue->entry->sub != CUE_TOUCH || frame_holds_that(r, i, cue) ||
	    k + 1 >= to)
		return false;
	for (; k < to; k++)
		if (frame_is(r, k, LEX_PARTICLE, PART_THAT))
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
	bool bridge = is_colon(at->c) || at->c == ',' ||
	    frame_is(r, to - 1, LEX_PARTICLE, PART_THAT);

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
before(struct flow *f, const struct place *at, struct source *out)
{
	struct reading *r = f->r;
	uint32_t from = clause_begin(r, at->from, at->first), i = 0, after;
	const struct hit *cue;
	struct phrase p;

	if (from == at->first)
		return false;
	cue = cue_before(r, from, at->first, is_unmarked(r, at), &i);
	if (cue == NULL) {
		/* "Cabalza: “…”" */
		if (!is_colon(token_row(r, at->first - 1)->c))
			return false;
		p = subject_before(r, from, at->first - 1);
		if (p.kind != PHRASE_NAME || p.to + 1 != at->first)
			return false;
		out->cue = (struct kutip_span){ 0, 0 };
		out->mention = p.mention;
		out->speaker = flow_resolve(f, &p, &out->by);
		return true;
	}
	if (cue->entry->frames & FRAME_SCQ) {
		p = subject_before(r, from, i);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	after = token_after(r, i, cue);
	if (cue->entry->frames & FRAME_CSQ) {
		p = phrase_after(r, after, at->first);
		if (p.kind != PHRASE_NONE)
			return found(f, &p, cue, out);
	}
	if (cue->entry->frames & FRAME_CQ)
		return found_clitic(f, cue, out);
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->speaker = flow_running(f);
	out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_RUN;
	return true;
}

/* ---- speech or not ---------------------------------------------------- */

/* "bertajuk", "tema", "titled" right before the mark. */
static bool
is_titled(const struct reading *r, const struct place *at)
{
	uint32_t i = at->first;

	for (uint32_t k = 0; k < 3 && i > at->from; k++) {
		const struct token *t = token_row(r, --i);

		if (t->in & KIND_BIT(LEX_THEME))
			return true;
		if (t->kind != TOKEN_PUNCT && k > 0)
			break;
	}
	return false;
}

/* Every word of weight has a capital: a title. */
static bool
is_title_case(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t capitals = 0, small = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind != TOKEN_WORD || (t->flags & TOKEN_UNSPACED))
			continue;
		if (t->flags & TOKEN_CAPITAL)
			capitals++;
		else if (!(t->in & (KIND_BIT(LEX_COMMON) |
		    KIND_BIT(LEX_JOINT))))
			small++;
	}
	return capitals > 1 && small == 0;
}

static bool
ends_inside(const struct reading *r, const struct run *run)
{
	uint32_t c = text_before(r->text, run->words.end);

	return c == '.' || c == ',' || c == '!' || c == '?' || c == 0x17D4 ||
	    c == 0x104B || c == 0x3002 || c == 0xFF0C;
}

static uint32_t
words_in(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t words = 0;

	for (uint32_t k = from; k < to; k++)
		words += token_row(r, k)->kind == TOKEN_WORD;
	return words;
}

static bool
is_possessive(const struct reading *r, uint32_t i)
{
	return token_bare_end(r, i) < token_row(r, i)->end;
}

/* Without blanks few tokens may be many words. */
static bool
is_long_unspaced(const struct reading *r, const struct run *run)
{
	return run->words.end - run->words.start > LED_BYTES &&
	    (token_row(r, token_at(r, run->words.start))->flags &
	    TOKEN_UNSPACED);
}

/* CBS's "Face the Nation," Speaker Ryan said; on "Morning Show"; a "Forum of
 * Mayors"; the film "Flood": a cue near a title makes no speech of it; nor do
 * single marks around few words make any. */
static bool
is_name_of_work(const struct reading *r, const struct place *at)
{
	uint32_t from = token_at(r, at->run->words.start);
	uint32_t to = token_at(r, at->run->words.end);
	uint32_t words = words_in(r, from, to), i = at->first;

	if (words <= FEW_WORDS && (at->run->flags & RUN_SINGLE) &&
	    !is_long_unspaced(r, at->run))
		return true;
	/* "In answer he said: “…”: the mark that opened was one too many */
	if ((at->run->flags & RUN_UNCLOSED) &&
	    is_colon(text_before(r->text, at->run->words.end)))
		return true;
	if (i == at->from || words > TITLE_WORDS)
		return false;
	i--;
	if (token_row(r, i)->in & KIND_BIT(LEX_THEME))
		return words <= FEW_WORDS || is_title_case(r, from, to);
	if (!is_title_case(r, from, to))
		return false;
	return frame_is(r, i, LEX_JOINT, JOINT_PREP) ||
	    frame_is(r, i, LEX_JOINT, JOINT_LINK) ||
	    frame_is(r, i, LEX_JOINT, JOINT_ARTICLE) || is_possessive(r, i);
}

bool
direct_is_title(const struct reading *r, uint32_t run)
{
	struct place at = place_of(r, run);

	return is_name_of_work(r, &at);
}

bool
direct_is_led(const struct reading *r, uint32_t i)
{
	struct place at = place_of(r, i);

	return at.first > at.from &&
	    frame_is(r, at.first - 1, LEX_PARTICLE, PART_THAT);
}

bool
direct_behind_colon(const struct reading *r, uint32_t i)
{
	struct place at = place_of(r, i);

	return at.first > at.from && is_colon(token_row(r, at.first - 1)->c);
}

bool
direct_is_joined(const struct reading *r, uint32_t i)
{
	const struct run *run = run_row(r, i);
	uint32_t from = token_at(r, run->span.end);
	uint32_t to = i + 1 < r->runs.n ? token_at(r, run[1].span.start) : from;

	if (i + 1 >= r->runs.n || run[1].block != run->block ||
	    from == to || to - from > JOINED_TOKENS ||
	    words_in(r, token_at(r, run->words.start),
	    token_at(r, run->words.end)) < FEW_WORDS)
		return false;
	for (; from < to; from++)
		if (!frame_is(r, from, LEX_JOINT, JOINT_LINK) &&
		    token_row(r, from)->c != ',')
			return false;
	return true;
}

bool
direct_is_speech(const struct reading *r, uint32_t i)
{
	struct place at = place_of(r, i);
	uint32_t from = token_at(r, at.run->words.start);
	uint32_t to = token_at(r, at.run->words.end);
	uint32_t words = words_in(r, from, to);
	bool whole = at.first == at.from, led;

	if ((at.run->flags & RUN_SINGLE) || is_titled(r, &at))
		return false;
	/* without blanks few tokens may be many words */
	if (direct_is_led(r, i) && is_long_unspaced(r, at.run))
		return true;
	if (is_unmarked(r, &at))
		return words > FEW_WORDS && ((whole && at.last == at.to) ||
		    (at.run->flags & (RUN_CONTINUES | RUN_GOES_ON)));
	/* a message of few words: "Stay home." */
	led = at.first > at.from && is_colon(token_row(r, at.first - 1)->c);
	if (words <= FEW_WORDS && !((whole || led) && ends_inside(r, at.run)))
		return false;
	if (is_title_case(r, from, to) && !ends_inside(r, at.run))
		return false;
	/* a run inside a sentence, small and without an end mark: a term */
	return whole || ends_inside(r, at.run) || words > 4 * FEW_WORDS ||
	    (at.run->flags & (RUN_CONTINUES | RUN_GOES_ON));
}

/* "Jakarta said disputes must be settled “in accordance with the law”": the
 * subject of the report that the marks stand in. */
bool
direct_within(struct flow *f, uint32_t run, struct source *out)
{
	struct place at = place_of(f->r, run);
	uint32_t from = clause_begin(f->r, at.from, at.first);

	*out = (struct source){ .by = KUTIP_BY_NONE, .speaker = KUTIP_NONE };
	if (is_unmarked(f->r, &at))
		return false;
	if (at.first - from > WITHIN_TOKENS)
		from = at.first - WITHIN_TOKENS;
	for (uint32_t i = from; i < at.first; i++) {
		const struct hit *cue = cue_at(f->r, i, FRAME_SCQ);
		struct phrase p;

		if (cue == NULL || cue->entry->sub == CUE_TOUCH)
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
	struct place at = place_of(f->r, run);
	bool led = at.first > at.from &&
	    is_colon(token_row(f->r, at.first - 1)->c);

	*out = (struct source){ .by = KUTIP_BY_NONE, .speaker = KUTIP_NONE };
	if (led && before(f, &at, out))
		return true;
	if (behind(f, &at, out))
		return true;
	return !led && !is_titled(f->r, &at) && before(f, &at, out);
}

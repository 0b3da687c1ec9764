/*
 * report.c - indirect speech.  See report.h.
 *
 * The first cue of the sentence that has a speaker beside it and content on
 * the side its frame says wins: "Dia mengatakan, … yang disebut …" is a
 * report of his and not of whoever called it so.
 */
#include "report.h"

#include "report_headfinal.h"
#include "sentence.h"
#include "clause.h"
#include "subject.h"
#include "text.h"
#include "unicode.h"

#define SCRAP_BYTES    24
#define CONTENT_WORDS  2		/* the least that can be said */
#define HEAD_TOKENS    6		/* where a clitic or a source still heads the sentence */
#define CUES_TRIED     24		/* of one sentence: each may look at all of it */
#define OFFICE_MOST    20		/* tokens of an office behind a speaker */
#define MARKED_MOST    12		/* tokens from a cue into its speaker's phrase */
#define INVERTED_LEAST 5		/* tokens before ", said X" */
#define MATTER         14		/* tokens from "theo" to the medium that told it */
#define REST_LEAST     3		/* tokens of a second report */
#define LISTENER_MOST  14		/* tokens from a cue to its that-word */
#define MATTER_MOST    30		/* the same where words are cut small */
#define GAP_SAY        180		/* bytes from a subject to its cue, Thai: sixty letters */
#define GAP_OTHER      24

struct sentence {
	struct flow *f;
	uint32_t from, to;		/* tokens */
};

static bool
is_char(const struct sentence *s, uint32_t i, uint32_t c)
{
	return i >= s->from && i < s->to && token_row(s->f->r, i)->c == c;
}

static bool
is_that(const struct sentence *s, uint32_t i)
{
	return i < s->to && token_is(s->f->r, i, LEX_PARTICLE, PART_THAT);
}

static uint32_t
words_between(const struct sentence *s, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct token *t = token_row(s->f->r, i);

		n += t->kind == TOKEN_WORD ? t->flags & TOKEN_UNSPACED ? 2 : 1 :
		    0;
	}
	return n;
}

/* "ហើយ|បើតាម…": one small word of a script without blanks says nothing. */
static bool
is_scrap(const struct reading *r, uint32_t from, uint32_t to)
{
	return (token_row(r, from)->flags & TOKEN_UNSPACED) &&
	    token_row(r, to - 1)->end - token_row(r, from)->start < SCRAP_BYTES;
}

/* Content without the marks and that-words at its ends. */
static bool
take_content(const struct sentence *s, uint32_t from, uint32_t to,
    struct kutip_span *words)
{
	while (from < to && (token_row(s->f->r, from)->kind == TOKEN_PUNCT ||
	    is_that(s, from)) && token_row(s->f->r, from)->c != '(')
		from++;
	while (to > from && token_row(s->f->r, to - 1)->kind == TOKEN_PUNCT &&
	    token_row(s->f->r, to - 1)->c != ')')
		to--;
	if (words_between(s, from, to) < CONTENT_WORDS ||
	    is_scrap(s->f->r, from, to))
		return false;
	*words = frame_span(s->f->r, from, to);
	return true;
}

static bool
set_source(struct sentence *s, struct phrase *p, const struct hit *cue,
    struct source *out)
{
	out->cue = (struct kutip_span){ cue->start, cue->end };
	out->mention = p->mention;
	out->speaker = flow_resolve(s->f, p, &out->by);
	return true;
}

static bool
set_clitic(struct sentence *s, const struct hit *cue, struct source *out)
{
	out->cue = out->mention = (struct kutip_span){ cue->start, cue->end };
	out->speaker = flow_running(s->f);
	out->by = out->speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_CLITIC;
	return true;
}

/* ---- frames ----------------------------------------------------------- */

/* "told | the Harbour Post on Friday that": does the verb want a that-word, and
 * does somebody stand behind it? */
static bool
is_listener(const struct sentence *s, uint32_t i, const struct hit *cue)
{
	const struct reading *r = s->f->r;
	uint32_t k = name_in(r, i, i + 1);

	if (hit_entry(r, cue)->sub != CUE_TOUCH || i >= s->to)
		return false;
	return (k != KUTIP_NONE && name_row(r, k)->from == i) ||
	    token_is(r, i, LEX_JOINT, JOINT_ARTICLE) ||
	    (token_row(r, i)->at & (KIND_BIT(LEX_ROLE) |
	    KIND_BIT(LEX_PRONOUN))) != 0;
}

/* The first token of what was said behind a cue: behind a comma, a colon, a
 * that-word ("mengatakan kepada wartawan bahwa Q"), or at once. */
static uint32_t
content_after(const struct sentence *s, uint32_t at, const struct hit *cue,
    bool *bridged)
{
	uint32_t i = token_after(s->f->r, at, cue);
	uint32_t most = i < s->to && sentence_is_unmarked(s->f->r, i) ?
	    MATTER_MOST : LISTENER_MOST;

	*bridged = true;
	if (frame_holds_that(s->f->r, at, cue))
		return i;
	if (is_char(s, i, ',') || is_char(s, i, ':') || is_that(s, i))
		return i + 1;
	for (uint32_t k = i; k < s->to && k - i < most; k++) {
		/* "broadcast, quoting the Post, that": that is the Post's */
		if (token_row(s->f->r, k)->flags & TOKEN_UNSPACED &&
		    cue_at(s->f->r, k, FRAME_CSQ) != NULL)
			break;
		if (is_that(s, k) && (token_is(s->f->r, i, LEX_JOINT,
		    JOINT_PREP) || is_listener(s, i, cue) ||
		    token_row(s->f->r, i)->flags & TOKEN_UNSPACED))
			return k + 1;
	}
	*bridged = false;
	return i;
}

static bool
is_sure(const struct reading *r, const struct hit *cue)
{
	uint8_t sub = hit_entry(r, cue)->sub;

	return sub != CUE_TOUCH && sub != CUE_PASSIVE;
}

/* "Hal itu, dia mengatakan, bisa dilakukan": the longer side. */
static bool
longer_side(struct sentence *s, uint32_t before, uint32_t after,
    struct kutip_span *words)
{
	if (words_between(s, s->from, before) > words_between(s, after, s->to))
		return take_content(s, s->from, before, words);
	return take_content(s, after, s->to, words);
}

/* The clause that a cue stands in begins behind the last comma before it. */
static uint32_t
clause_begin(const struct sentence *s, uint32_t i)
{
	while (i > s->from && token_row(s->f->r, i - 1)->kind != TOKEN_PUNCT)
		i--;
	return i;
}

/* "dẫn các nguồn tin | cho biết Q": a cue without a speaker of its own at the
 * head of the content is none of it. */
static uint32_t
behind_cue(const struct sentence *s, uint32_t i)
{
	const struct hit *cue = i < s->to ? cue_at(s->f->r, i, FRAME_SCQ) :
	    NULL;

	if (cue == NULL || hit_entry(s->f->r, cue)->sub != CUE_SAY)
		return i;
	i = token_after(s->f->r, i, cue);
	return is_that(s, i) || is_char(s, i, ',') ? i + 1 : i;
}

/* Thai and Lao paragraphs are one sentence: a subject far before the cue is
 * another clause's ("… ไทย … พบว่า"), unless the sentence begins with it. */
static struct phrase
near_subject(const struct sentence *s, uint32_t i, const struct hit *cue,
    struct phrase p)
{
	struct reading *r = s->f->r;
	uint32_t most = hit_entry(r, cue)->sub == CUE_SAY ||
	    (hit_entry(r, cue)->sub == CUE_TOUCH &&
	    !frame_holds_that(r, i, cue)) ?
	    GAP_SAY : GAP_OTHER;
	uint32_t end;
	struct phrase first;

	if (p.kind == PHRASE_NONE || !sentence_is_unmarked(r, i))
		return p;
	end = token_row(r, p.to > p.from ? p.to - 1 : p.from)->end;
	if (p.kind == PHRASE_NAME && name_row(r, p.name)->role.end > end &&
	    name_row(r, p.name)->role.end <= cue->start)
		end = name_row(r, p.name)->role.end;
	if (cue->start <= end + most)
		return p;
	first = phrase_after(r, s->from, i);
	if (most == GAP_SAY && (first.kind == PHRASE_ROLE ||
	    (first.kind == PHRASE_NAME &&
	    name_row(r, first.name)->kind == KUTIP_PERSON)) && first.from <= s->from + HEAD_TOKENS)
		return first;
	return (struct phrase){ .kind = PHRASE_NONE, .name = KUTIP_NONE };
}

/* "Berucap pada majlis itu, beliau berkata, Q", "Dalam rapat itu, dia
 * mengatakan, Q": where and when, which is never what was said. */
static bool
sets_scene(const struct sentence *s)
{
	return token_is(s->f->r, s->from, LEX_JOINT, JOINT_PREP) ||
	    token_is(s->f->r, s->from, LEX_JOINT, JOINT_SCENE);
}

/* X mengatakan, Q */
static bool
speaker_first(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct reading *r = s->f->r;
	struct phrase p = near_subject(s, i, cue,
	    subject_before(r, s->from, i));
	uint32_t after = token_after(r, i, cue), start, begin;
	bool bridged, comma;

	if (p.kind == PHRASE_NONE)
		p = phrase_of_words(r, clause_begin(s, i), i);
	if (p.kind == PHRASE_NONE)
		return false;
	start = content_after(s, i, cue, &bridged);
	if (!bridged && !is_sure(r, cue))
		return false;
	start = behind_cue(s, start);
	begin = p.kind == PHRASE_NAME ? token_at(r, p.mention.start) : p.from;
	comma = begin > s->from && is_char(s, begin - 1, ',') &&
	    (is_char(s, after, ',') || after + 1 >= s->to);
	if (comma && !sets_scene(s) && words_between(s, s->from, begin) >
	    words_between(s, start, s->to)) {
		if (!take_content(s, s->from, begin, words))
			return false;
	} else if (!take_content(s, start, s->to, words)) {
		return false;
	}
	return set_source(s, &p, cue, out);
}

/* The token of the comma, colon or that-word that ends what stands between a
 * cue and the content. */
static uint32_t
speaker_end(const struct sentence *s, uint32_t i)
{
	while (i < s->to && !is_char(s, i, ',') && !is_that(s, i) &&
	    !is_char(s, i, ':') &&
	    !token_is(s->f->r, i, LEX_PARTICLE, PART_SUBJECT))
		i++;
	return i;
}

/* Sinabi ni X, direktor ng Y, na Q: the that-word behind the comma at a token,
 * or that comma where none follows soon. */
static uint32_t
that_behind(const struct sentence *s, uint32_t comma)
{
	for (uint32_t i = comma + 1; i < s->to && i - comma < OFFICE_MOST; i++)
		if (is_that(s, i))
			return i;
	return comma;
}

/* Where a report's content begins behind the speaker's phrase; the office may
 * stand behind another comma: Menurut X, Direktur Y, Q */
static uint32_t
behind_phrase(const struct sentence *s, const struct phrase *p, uint32_t end)
{
	const struct name *n;

	if (p->kind == PHRASE_PRONOUN && end > p->to + 1)
		return p->to;
	if (p->kind != PHRASE_NAME)
		return p->to > end ? p->to : end;
	n = name_row(s->f->r, p->name);
	if (n->role.start > n->span.end &&
	    token_at(s->f->r, n->role.end) <= s->to)
		return token_at(s->f->r, n->role.end);
	return p->to > end ? p->to : end;
}

/* "Sinabi | ni X", "Ayon kay | X": by a particle behind the cue or in it. */
static bool
is_marked(const struct sentence *s, uint32_t i, const struct hit *cue)
{
	const struct reading *r = s->f->r;
	uint32_t after = token_after(r, i, cue);

	return frame_marks_speaker(r, after, s->to) || (after > i + 1 &&
	    (token_is(r, after - 1, LEX_PARTICLE, PART_PERSON) ||
	    token_is(r, after - 1, LEX_PARTICLE, PART_BODY)));
}

/* Sinabi ni X na Q / Ayon kay X ay Q / …, sabi ni X: a particle marks the
 * speaker right behind the cue; "na" inside his phrase is no that-word. */
static bool
speaker_marked(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct reading *r = s->f->r;
	uint32_t after = token_after(r, i, cue), end, start;
	uint32_t most = after + MARKED_MOST < s->to ? after + MARKED_MOST : s->to;
	struct phrase p = phrase_after(r, after, most);
	bool leads;

	if (p.kind == PHRASE_NONE || hit_entry(r, cue)->sub == CUE_PASSIVE)
		return false;
	end = speaker_end(s, p.to);
	if (end < s->to && is_char(s, end, ',') &&
	    hit_entry(r, cue)->sub != CUE_SOURCE)
		end = that_behind(s, end);
	start = behind_phrase(s, &p, end);
	if (start < end)
		start = end;
	leads = end < s->to && !is_char(s, end, ',');
	if (!leads && !is_sure(r, cue))
		return false;
	if (leads || i <= s->from + 2) {
		if (!take_content(s, start + (leads && start == end), s->to,
		    words))
			return false;
	} else if (!is_char(s, i - 1, ',') || !longer_side(s, i, start, words)) {
		return false;
	}
	return set_source(s, &p, cue, out);
}

/* "តាម X បានឲ្យដឹងថា Q": the source has a verb of its own, which reports. */
static bool
speaks_itself(const struct sentence *s, uint32_t from, uint32_t to)
{
	const struct reading *r = s->f->r;

	for (uint32_t i = from; i < to; i++) {
		const struct hit *cue = token_row(r, i)->flags &
		    TOKEN_UNSPACED ? cue_at(r, i, FRAME_SCQ) : NULL;

		if (cue != NULL && frame_holds_that(r, i, cue))
			return true;
	}
	return false;
}

/* The source behind "menurut", "theo": right there; or the name that ends what
 * stands before the comma ("theo thông tin đăng trên báo X, Q"); or the name
 * behind the comma whose office stands before it ("theo giám đốc công ty, bà Y,
 * Q").  *end moves behind the source. */
static struct phrase
source_behind(const struct sentence *s, uint32_t after, uint32_t *end)
{
	const struct reading *r = s->f->r;
	uint32_t to = *end < s->to ? *end + 1 : *end, next;
	struct phrase p = phrase_after(r, after, to), holder;

	if (p.kind == PHRASE_NONE)
		return p;
	next = speaker_end(s, to);
	if (is_char(s, *end, ',') && is_char(s, next, ',') &&
	    (token_row(r, after)->at & KIND_BIT(LEX_ROLE)) &&
	    !(p.kind == PHRASE_NAME &&
	    name_row(r, p.name)->kind == KUTIP_PERSON &&
	    name_row(r, p.name)->evidence & NAME_ROLE)) {
		holder = phrase_after(r, to, next);
		if (holder.kind == PHRASE_NAME && holder.to == next &&
		    name_row(r, holder.name)->kind == KUTIP_PERSON) {
			*end = next;
			return holder;
		}
	}
	if (p.from <= after + 3)
		return p;
	if (p.kind != PHRASE_NAME || p.to != *end || *end - after > MATTER)
		p.kind = PHRASE_NONE;
	return p;
}

/* Q, kata X. / Terlebih, kata X, Q / Menurut X, Q */
static bool
speaker_behind(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct reading *r = s->f->r;
	uint32_t after = token_after(r, i, cue), end = speaker_end(s, after);
	uint32_t start;
	struct phrase p;
	bool anew;

	/* "(Theo AP)" is a credit; "នេះបើតាម X។" says whose the words before are */
	if (is_char(s, i - 1, '(') || (i == s->from &&
	    hit_entry(r, cue)->sub == CUE_SOURCE &&
	    hit_entry(r, cue)->frames == FRAME_QCS))
		return false;
	p = source_behind(s, after, &end);
	if (p.kind == PHRASE_NONE)
		return false;
	if (speaks_itself(s, p.to, end))
		return false;
	start = behind_phrase(s, &p, end);
	/* "quoting X that Q": whatever stands before it is the writer's; so it is
	 * where a full stop was lost: "… (Ảnh AFP) Theo X, Q" */
	anew = i > s->from && hit_entry(r, cue)->sub == CUE_SOURCE &&
	    (token_row(r, i)->flags & TOKEN_CAPITAL);
	if (anew || !(hit_entry(r, cue)->frames & FRAME_QCS) || is_that(s, end)) {
		if (!take_content(s, start, s->to, words))
			return false;
		return set_source(s, &p, cue, out);
	}
	if (i <= s->from + 2 || is_char(s, i - 1, ',') ||
	    words_between(s, start, s->to) > CONTENT_WORDS) {
		if (!longer_side(s, i, start, words))
			return false;
	} else if (!take_content(s, s->from, i, words) ) {
		return false;
	}
	return set_source(s, &p, cue, out);
}

/* Lanjutnya, Q / Tinggal, lanjutnya, Q */
static bool
clitic(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	uint32_t after = token_after(s->f->r, i, cue);

	if (i > s->from && !is_char(s, i - 1, ',') &&
	    !is_char(s, after, ',') && i - s->from > HEAD_TOKENS)
		return false;
	if (!longer_side(s, i, after, words))
		return false;
	return set_clitic(s, cue, out);
}

/* "…, said Mr Pillai." / "…, said Rosa Villanueva, who runs it.": the content
 * stands before the comma, unless what stands there tells of a name ("Leo
 * Surya, 40, said China …"). */
static bool
inverted(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct reading *r = s->f->r;
	uint32_t after = token_after(r, i, cue), end;
	struct phrase p;

	if (i < s->from + INVERTED_LEAST || !is_char(s, i - 1, ',') ||
	    hit_entry(r, cue)->sub == CUE_TOUCH || clause_tells(r, s->from, i))
		return false;
	p = phrase_after(r, after, s->to);
	if (p.kind == PHRASE_NONE || p.kind == PHRASE_PRONOUN ||
	    clause_begin_of(r, &p, after) > after + 1)
		return false;
	end = p.to;
	if (end + 1 < s->to && token_row(r, end)->kind == TOKEN_WORD &&
	    !token_is(r, end, LEX_JOINT, JOINT_PREP) &&
	    !token_is(r, end, LEX_JOINT, JOINT_OF) &&
	    !token_is(r, end, LEX_JOINT, JOINT_RELATIVE) &&
	    !(token_row(r, end)->at & KIND_BIT(LEX_DATE)))
		return false;
	if (!take_content(s, s->from, i, words))
		return false;
	return set_source(s, &p, cue, out);
}

/* Q என்று X கூறினார்: content, that-word, speaker, verb. */
static bool
content_first(struct sentence *s, uint32_t i, const struct hit *cue,
    struct kutip_span *words, struct source *out)
{
	struct phrase p = phrase_before(s->f->r, s->from, i);
	uint32_t begin = p.from;

	if (p.kind == PHRASE_NONE)
		return false;
	if (p.kind == PHRASE_NAME) {
		const struct name *n = name_row(s->f->r, p.name);

		begin = token_at(s->f->r, n->role.end > n->role.start &&
		    n->role.start < n->span.start ? n->role.start :
		    n->span.start);
	}
	while (begin > s->from && token_row(s->f->r, begin - 1)->at &
	    KIND_BIT(LEX_HONORIFIC))
		begin--;
	if (begin <= s->from || !is_that(s, begin - 1))
		return false;
	return take_content(s, s->from, begin - 1, words) &&
	    set_source(s, &p, cue, out);
}

static bool
try_cue(struct sentence *s, uint32_t i, struct kutip_span *words,
    struct source *out)
{
	const struct hit *cue = cue_at(s->f->r, i, ~0u);
	uint32_t frames;

	if (cue == NULL || s->f->r->lang == 0)
		return false;
	frames = hit_entry(s->f->r, cue)->frames;
	if ((frames & FRAME_CSQ) && is_marked(s, i, cue))
		return speaker_marked(s, i, cue, words, out);
	if ((frames & FRAME_SCQ) && (frames & FRAME_QCS) &&
	    !(frames & FRAME_CSQ) && inverted(s, i, cue, words, out))
		return true;
	if ((frames & FRAME_QSC) && !(frames & FRAME_QCS) &&
	    content_first(s, i, cue, words, out))
		return true;
	if ((frames & FRAME_SCQ) && speaker_first(s, i, cue, words, out))
		return true;
	if ((frames & (FRAME_CQ | FRAME_QC)) && clitic(s, i, cue, words, out))
		return true;
	if ((frames & (FRAME_CSQ | FRAME_QCS)) && is_sure(s->f->r, cue))
		return speaker_behind(s, i, cue, words, out);
	return false;
}

bool
report_find(struct flow *f, uint32_t from, uint32_t to,
    struct kutip_span *words, struct source *out)
{
	struct sentence s = { f, from, to };
	uint32_t tried = 0;

	if (report_is_headfinal(f->r, from, to))
		return report_headfinal(f, from, to, words, out);
	for (uint32_t i = from; i < to && tried < CUES_TRIED; i++) {
		if (!(token_row(f->r, i)->at & KIND_BIT(LEX_CUE)))
			continue;
		tried++;
		*out = (struct source){ .by = KUTIP_BY_NONE,
		    .speaker = KUTIP_NONE };
		if (try_cue(&s, i, words, out))
			return true;
	}
	return false;
}

/* Only a that-word makes sure that the second cue leads to a report. */
bool
report_rest(const struct reading *r, uint32_t from, uint32_t to,
    struct kutip_span *words, struct kutip_span *cue)
{
	uint32_t i = from, after;
	const struct hit *h;

	if (i < to && token_row(r, i)->c == ',')
		i++;
	if (i >= to || !token_is(r, i, LEX_JOINT, JOINT_LINK))
		return false;
	for (i++; i < to && frame_is_filler(r, i); i++)
		;
	h = i < to ? cue_at(r, i, FRAME_SCQ) : NULL;
	if (h == NULL)
		return false;
	after = token_after(r, i, h);
	if (!frame_holds_that(r, i, h)) {
		if (after >= to || !token_is(r, after, LEX_PARTICLE,
		    PART_THAT))
			return false;
		after++;
	}
	while (to > after && token_row(r, to - 1)->kind == TOKEN_PUNCT)
		to--;
	if (to < after + REST_LEAST)
		return false;
	*cue = (struct kutip_span){ h->start, h->end };
	*words = frame_span(r, after, to);
	return true;
}

/*
 * speaker.c - who said it.  See speaker.h.
 *
 * The text is walked once, sentence by sentence, so that "katanya" and "dia"
 * mean the one who spoke last before them, in marks or without.  A run whose
 * cue stands elsewhere waits: a quotation over paragraphs takes the speaker of
 * its chain, one that opens a paragraph looks on to the next cue in it.
 */
#include "speaker.h"

#include "direct.h"
#include "token.h"
#include "limits.h"
#include "quote.h"
#include "report.h"
#include "roster.h"
#include "sentence.h"
#include "text.h"

#define REPORT_BYTES 60			/* between a cue and a run that a report stands between */
#define REPORT_WORDS 4			/* a run so short may stand inside a report */
#define ANNOUNCED_TOKENS 40		/* an office and its holder */
#define KNOWN_PERSON (NAME_HONORIFIC | NAME_ROLE | NAME_LISTED | NAME_SPOKE)
#define HEAD_TOKENS  3			/* "Sementara itu" before a subject */
#define SPLIT_BYTES  160		/* between the halves of a split quote */

enum state { RUN_OPEN, RUN_SPOKEN, RUN_NO_SPEECH };

struct walk {
	struct reading *r;
	struct flow flow;
	uint8_t  *state;		/* of each run */
	uint32_t *quote;		/* run -> quotes, NONE */
};

static const struct run *
run_row(const struct walk *w, uint32_t i)
{
	return (const struct run *)w->r->runs.rows + i;
}

static struct kutip_quote *
quote_row(const struct walk *w, uint32_t run)
{
	return (struct kutip_quote *)w->r->quotes.rows + w->quote[run];
}

static struct kutip_quote *
add_quote(struct walk *w, struct kutip_span span, struct kutip_span words,
    enum kutip_quote_kind kind, const struct source *s)
{
	struct kutip_quote *q = vec_push(&w->r->quotes);

	*q = (struct kutip_quote){ .span = span, .words = words,
	    .kind = kind, .cue = s->cue, .mention = s->mention,
	    .speaker = s->speaker,
	    .by = s->speaker == KUTIP_NONE ? KUTIP_BY_NONE : s->by,
	    .sentence = sentence_of(w->r, span.start) };
	return q;
}

static void
add_direct(struct walk *w, uint32_t i, const struct source *s)
{
	const struct run *run = run_row(w, i);

	w->quote[i] = w->r->quotes.n;
	w->state[i] = RUN_SPOKEN;
	add_quote(w, run->span, run->words, KUTIP_DIRECT, s);
}

/* ---- runs without a cue of their own ---------------------------------- */

static struct source
by_run(uint32_t speaker)
{
	return (struct source){ .speaker = speaker,
	    .by = speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_RUN };
}

/* "X," kata Y, "Z." - the cue of the first half stands between the two. */
static bool
split_speaker(const struct walk *w, uint32_t i, struct source *out)
{
	const struct run *run = run_row(w, i), *old = run - 1;
	const struct kutip_quote *q;

	if (i == 0 || w->state[i - 1] != RUN_SPOKEN ||
	    old->block != run->block ||
	    run->span.start - old->span.end > SPLIT_BYTES)
		return false;
	q = quote_row(w, i - 1);
	if (q->cue.end == q->cue.start || q->cue.start < old->span.end ||
	    q->cue.start > run->span.start)
		return false;
	*out = by_run(q->speaker);
	out->mention = q->mention;
	return true;
}

/* The cue of a later run of the chain, or of the paragraph. */
static bool
look_on(struct walk *w, uint32_t i, struct source *out)
{
	struct flow ahead = w->flow;
	uint32_t block = run_row(w, i)->block;

	for (uint32_t k = i + 1; k < w->r->runs.n &&
	    k - i <= LIMIT_QUOTE_PARAGRAPHS; k++) {
		bool chained = run_row(w, k)->flags & RUN_CONTINUES;

		if (run_row(w, k)->block != block && !chained)
			break;
		if (direct_source(&ahead, k, out)) {
			*out = by_run(out->speaker);
			w->flow = ahead;
			return true;
		}
		block = run_row(w, k)->block;
	}
	return false;
}

static uint32_t
words_of(const struct reading *r, const struct run *run)
{
	return token_at(r, run->words.end) - token_at(r, run->words.start);
}

/* What stands in the marks of a speech that goes on is speech of any length,
 * but "(Laughter)" was said by nobody. */
static bool
continues_speech(const struct walk *w, uint32_t i)
{
	const struct run *run = run_row(w, i);

	return (run->flags & RUN_CONTINUES) && i > 0 &&
	    w->state[i - 1] == RUN_SPOKEN &&
	    (text_at(w->r->text, run->words.start) != '(' ||
	    text_before(w->r->text, run->words.end) != ')');
}

static void
take_run(struct walk *w, uint32_t i)
{
	const struct run *run = run_row(w, i);
	struct source s;
	bool continues;

	if (run->words.end <= run->words.start || speech_is_title(w->r, i)) {
		w->state[i] = RUN_NO_SPEECH;
		return;
	}
	if (direct_source(&w->flow, i, &s)) {
		add_direct(w, i, &s);
		return;
	}
	if (split_speaker(w, i, &s)) {
		add_direct(w, i, &s);
		return;
	}
	if (words_of(w->r, run) > REPORT_WORDS &&
	    direct_within(&w->flow, i, &s)) {
		add_direct(w, i, &s);
		return;
	}
	/* “A” và “B”, bà X nói: what B has is A's too */
	if (speech_is_joined(w->r, i) && direct_source(&w->flow, i + 1, &s)) {
		s = by_run(s.speaker);
		add_direct(w, i, &s);
		return;
	}
	continues = continues_speech(w, i);
	if (!continues && !speech_is(w->r, i)) {
		w->state[i] = RUN_NO_SPEECH;
		return;
	}
	if (continues)
		s = by_run(quote_row(w, i - 1)->speaker);
	else if (!look_on(w, i, &s))
		s = by_run(speech_is_led(w->r, i) ? KUTIP_NONE :
		    flow_running(&w->flow));
	add_direct(w, i, &s);
}

/* ---- sentences -------------------------------------------------------- */

/* "លោក X ប្រាប់ថា Q៖ «…»": a report, and the words themselves behind it. */
static bool
is_report_led(const struct reading *r, struct kutip_span cue,
    const struct run *run)
{
	return cue.end > cue.start && cue.end + REPORT_BYTES < run->span.start &&
	    (token_row(r, token_at(r, cue.start))->flags & TOKEN_UNSPACED);
}

/* How far a sentence may be a report: up to speech in marks that takes it up
 * (to = at.start), or that stands behind a report ("said it would “…”").  A
 * fragment of few words may stand inside a report. */
static uint32_t
report_end(const struct walk *w, struct kutip_span at, uint32_t run)
{
	while (run > 0 && run_row(w, run - 1)->span.end > at.start)
		run--;
	for (; run < w->r->runs.n && run_row(w, run)->span.start < at.end;
	    run++) {
		struct kutip_span words = run_row(w, run)->words, cue;
		bool in_report;

		if (w->state[run] != RUN_SPOKEN)
			continue;
		cue = quote_row(w, run)->cue;
		in_report = cue.end > cue.start && cue.start >= at.start &&
		    cue.start < words.start && words.start > at.start &&
		    token_at(w->r, run_row(w, run)->span.start) >
		    token_at(w->r, cue.end) + REPORT_WORDS;
		if ((in_report && !speech_behind_colon(w->r, run)) ||
		    is_report_led(w->r, cue, run_row(w, run)))
			return run_row(w, run)->span.start;
		if (cue.end > cue.start && cue.start >= at.start &&
		    cue.start < at.end)
			return at.start;
		if (words_of(w->r, run_row(w, run)) > REPORT_WORDS ||
		    words.start <= at.start)
			return at.start;
	}
	return at.end;
}

/* "Hal senada disampaikan Direktur X Budi Santoso.": he speaks from here on. */
static bool
take_announced(struct walk *w, uint32_t from, uint32_t to)
{
	struct reading *r = w->r;

	for (uint32_t i = from; i < to; i++) {
		const struct hit *h = token_hit(r, i, LEX_CUE);
		uint32_t after;
		struct phrase p;
		enum kutip_by by;

		if (h == NULL || hit_entry(w->r, h)->sub != CUE_TRAP ||
		    !(hit_entry(w->r, h)->frames & FRAME_CSQ))
			continue;
		after = token_after(r, i, h);
		if (after >= to)
			break;
		p = phrase_after(r, after, to - after > ANNOUNCED_TOKENS ?
		    after + ANNOUNCED_TOKENS : to);
		if (p.kind != PHRASE_NAME || p.from > after + 1)
			continue;
		flow_resolve(&w->flow, &p, &by);
		return true;
	}
	return false;
}

/* “…”, ông Nam nói và thừa nhận rằng …: who spoke in marks goes on without. */
static void
take_rest(struct walk *w, struct kutip_span at, uint32_t run)
{
	const struct kutip_quote *q = NULL;
	struct source s;
	struct kutip_span words, cue;
	uint32_t from;

	for (; run < w->r->runs.n && run_row(w, run)->span.start < at.end; run++)
		if (w->state[run] == RUN_SPOKEN)
			q = quote_row(w, run);
	if (q == NULL || q->cue.end == q->cue.start)
		return;
	from = q->span.end > q->cue.end ? q->span.end : q->cue.end;
	if (q->mention.end > from && q->mention.end < at.end)
		from = q->mention.end;
	if (from >= at.end || !report_rest(w->r, token_at(w->r, from),
	    token_at(w->r, at.end), &words, &cue))
		return;
	s = by_run(q->speaker);
	s.cue = cue;
	add_quote(w, words, words, KUTIP_INDIRECT, &s);
}

/* True if somebody speaks in it. */
static bool
take_sentence(struct walk *w, const struct kutip_sentence *s, uint32_t run)
{
	struct kutip_span words;
	struct source source;

	uint32_t end = report_end(w, s->span, run);

	if (end == s->span.start) {
		take_rest(w, s->span, run);
		return true;
	}
	if (!report_find(&w->flow, token_at(w->r, s->span.start),
	    token_at(w->r, end), &words, &source))
		return take_announced(w, token_at(w->r, s->span.start),
		    token_at(w->r, end)) || end < s->span.end;
	add_quote(w, words, words, KUTIP_INDIRECT, &source);
	return true;
}

/* Does a sentence begin with the name, its office included? "Sementara itu,
 * Direktur X Budi Santoso mengapresiasi …" */
static bool
is_subject(const struct walk *w, uint32_t from, const struct name *n)
{
	const struct reading *r = w->r;
	uint32_t i = n->from;

	if (!(roster_row(r, n->entity)->evidence & KNOWN_PERSON) ||
	    (token_row(r, i)->flags & TOKEN_UNSPACED))
		return false;
	if (n->role.end > n->role.start && n->role.start < n->span.start)
		i = token_at(r, n->role.start);
	/* "Philippine President X": a capital word of the office */
	while (i > from && (token_row(r, i - 1)->in & KIND_BIT(LEX_HONORIFIC) ||
	    (token_row(r, i - 1)->flags & TOKEN_CAPITAL &&
	    token_row(r, i - 1)->in & KIND_BIT(LEX_ORDINARY))))
		i--;
	for (uint32_t k = 0; k < HEAD_TOKENS && i > from &&
	    (token_row(r, i - 1)->in & KIND_BIT(LEX_COMMON)) &&
	    !token_is(r, i - 1, LEX_JOINT, JOINT_PREP) &&
	    !token_is(r, i - 1, LEX_JOINT, JOINT_RELATIVE) &&
	    !token_is(r, i - 1, LEX_PARTICLE, PART_THAT); k++)
		i--;
	return i <= from || token_row(r, i - 1)->c == ',';
}

/* The first person that a sentence names outside of marks is whom it is
 * about, unless a preposition leads the name. */
static void
take_topic(struct walk *w, struct kutip_span at, uint32_t run)
{
	struct reading *r = w->r;
	uint32_t to = token_at(r, at.end);
	uint32_t k = name_in(r, token_at(r, at.start), to);

	w->flow.fresh = false;
	if (run < r->runs.n && run_row(w, run)->span.start <= at.start)
		return;
	for (; k != KUTIP_NONE && k < r->names.n; k++) {
		const struct name *n = name_row(r, k);

		if (n->from >= to)
			return;
		if (n->kind != KUTIP_PERSON || n->entity == KUTIP_NONE)
			continue;
		w->flow.topic = n->entity;
		w->flow.fresh = true;
		if (is_subject(w, token_at(r, at.start), n))
			w->flow.subject = n->entity;
		return;
	}
}

static void
walk_text(struct walk *w)
{
	const struct kutip_sentence *s = w->r->sentences.rows;
	uint32_t n, run = 0;
	const struct kutip_block *b = reading_blocks(w->r, &n);

	for (uint32_t i = 0; i < w->r->sentences.n; i++) {
		uint32_t first = run;

		if (!kutip_is_body(b[s[i].block].kind))
			continue;
		if (i > 0 && s[i].block != s[i - 1].block)
			w->flow.fresh = false;
		while (run < w->r->runs.n &&
		    run_row(w, run)->span.start < s[i].span.end)
			take_run(w, run++);
		if (!take_sentence(w, &s[i], first))
			take_topic(w, s[i].span, first);
	}
}

static int
by_start(const struct kutip_quote *a, const struct kutip_quote *b)
{
	return (a->span.start > b->span.start) -
	    (a->span.start < b->span.start);
}

/* Quotes come nearly sorted: a report may stand before a run of its own
 * sentence that was taken first. */
static void
sort_quotes(struct reading *r)
{
	struct kutip_quote *q = r->quotes.rows;

	for (uint32_t i = 1; i < r->quotes.n; i++) {
		struct kutip_quote moved = q[i];
		uint32_t k = i;

		for (; k > 0 && by_start(&q[k - 1], &moved) > 0; k--)
			q[k] = q[k - 1];
		q[k] = moved;
	}
}

void
speaker_find(struct reading *r)
{
	struct walk w = { .r = r, .flow = { r, KUTIP_NONE, KUTIP_NONE,
	    KUTIP_NONE, false, KUTIP_NONE, KUTIP_NONE } };
	struct kutip_entity *e;
	struct kutip_quote *q;

	w.state = arena_alloc(r->scratch, r->runs.n + 1);
	w.quote = arena_alloc(r->scratch, (r->runs.n + 1) * sizeof(uint32_t));
	if (w.state == NULL || w.quote == NULL || r->roster == NULL)
		return;
	whom_learn_genders(r);
	walk_text(&w);
	sort_quotes(r);
	e = r->entities.rows;
	q = r->quotes.rows;
	for (uint32_t i = 0; i < r->quotes.n; i++)
		if (q[i].speaker != KUTIP_NONE)
			e[q[i].speaker].quotes++;
}

/*
 * quote.c - quotation marks, paired.  See quote.h.
 *
 * One pass over the mark tokens of each paragraph with at most one open run
 * (and one nested in it).  What a mark does is decided by its shape where
 * shapes differ, else by the blanks around it: it opens behind a blank and
 * before a word, it closes behind a word.
 */
#include "quote.h"

#include "limits.h"
#include "text.h"
#include "token.h"
#include "unicode.h"

#define INNER_BYTES 100			/* of straight marks inside straight marks */
#define MARKS_AHEAD 32			/* looked at to see whether a run is nested */

enum mark_kind { MARK_DOUBLE, MARK_CURLY, MARK_ANGLE, MARK_SINGLE,
	MARK_TWO_SINGLES, MARK_CORNER };
enum mark_side { SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER };

struct mark {
	uint32_t start, end;		/* bytes */
	uint32_t block;
	uint8_t  kind, side;
	bool     straight;		/* ' and not ‘ or ’ */
	bool     listed;		/* a pair that the language quotes with */
	bool     can_open, can_close;	/* by what stands around it */
	bool     floats;		/* blanks on both sides: " X " */
	bool     is_first;		/* of its block */
};

struct pairing {
	struct reading *r;
	struct vec marks;		/* struct mark */
};

static const struct mark *
mark_row(const struct pairing *p, uint32_t i)
{
	return (const struct mark *)p->marks.rows + i;
}

static bool
mark_of(uint32_t c, struct mark *m)
{
	switch (c) {
	case '"':
		m->kind = MARK_DOUBLE, m->side = SIDE_EITHER;
		return true;
	case 0x201C: case 0x201E:
		m->kind = MARK_CURLY, m->side = SIDE_OPEN;
		return true;
	case 0x201D:
		m->kind = MARK_CURLY, m->side = SIDE_EITHER;
		return true;
	case 0xAB:
		m->kind = MARK_ANGLE, m->side = SIDE_OPEN;
		return true;
	case 0xBB:
		m->kind = MARK_ANGLE, m->side = SIDE_CLOSE;
		return true;
	case 0x300C: case 0x300E:
		m->kind = MARK_CORNER, m->side = SIDE_OPEN;
		return true;
	case 0x300D: case 0x300F:
		m->kind = MARK_CORNER, m->side = SIDE_CLOSE;
		return true;
	case 0x2018:
		m->kind = MARK_SINGLE, m->side = SIDE_OPEN;
		return true;
	case 0x2019: case '\'':
		m->kind = MARK_SINGLE, m->side = SIDE_EITHER;
		m->straight = c == '\'';
		return true;
	default:
		return false;
	}
}

static bool
is_opening_bracket(uint32_t c)
{
	return c == '(' || c == '[' || c == 0x2014 || c == 0x2013 || c == '-' ||
	    c == ':' || c == ',' || c == 0x17D6 || c == 0xFF1A || c == 0xFF0C;
}

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == ',' || c == ';' || c == '?' || c == '!' ||
	    c == ')' || c == 0x17D4 || c == 0x17D5 || c == 0x104A ||
	    c == 0x104B || c == 0x3002 || c == 0xFF0C;
}

/* What may stand around it: an opening mark has no word before it, a closing
 * mark no word behind it - except where a blank was lost (`Malaysia,"ucap`),
 * so a full stop or comma before it also closes. */
static void
look_around(struct reading *r, struct mark *m, struct kutip_span block)
{
	uint32_t before = m->start > block.start ?
	    text_before(r->text, m->start) : ' ';
	uint32_t after = m->end < block.end ? text_at(r->text, m->end) : ' ';
	bool blank_before = text_is_blank(before);
	bool blank_after = text_is_blank(after);

	m->can_open = !blank_after && !is_stop(after) && (blank_before ||
	    is_opening_bracket(before) || unicode_is_unspaced(before) ||
	    before == '"' || before == 0x201C || before == '\'');
	m->floats = m->kind == MARK_DOUBLE && blank_before && blank_after &&
	    m->start > block.start;
	m->can_close = !blank_before || (blank_after && m->end < block.end);
	if (m->side == SIDE_EITHER && !m->can_open && !m->can_close)
		m->can_close = true;
}

/* Two single marks that touch are one double mark, where the press of the
 * language prints so (marks.tsv). */
static void
join_doubled(struct pairing *p)
{
	struct mark *m = p->marks.rows;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < p->marks.n; i++) {
		if (kept > 0 && m[i].kind == MARK_SINGLE &&
		    m[kept - 1].kind == MARK_SINGLE &&
		    m[kept - 1].listed &&
		    m[kept - 1].end == m[i].start &&
		    m[kept - 1].end - m[kept - 1].start ==
		    m[i].end - m[i].start) {
			m[kept - 1].kind = MARK_TWO_SINGLES;
			m[kept - 1].side = m[i].side == SIDE_OPEN ?
			    SIDE_OPEN : SIDE_EITHER;
			m[kept - 1].end = m[i].end;
			continue;
		}
		m[kept++] = m[i];
	}
	p->marks.n = kept;
}

static void
collect_marks(struct pairing *p)
{
	struct reading *r = p->r;
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);
	struct mark *m;

	for (uint32_t i = 0; i < r->tokens.n; i++) {
		const struct token *t = token_row(r, i);
		struct mark found = { .start = t->start, .end = t->end,
		    .block = t->block,
		    .listed = (t->at & KIND_BIT(LEX_MARK)) != 0 };

		if (t->kind != TOKEN_MARK || !kutip_is_body(b[t->block].kind) ||
		    !mark_of(t->c, &found))
			continue;
		*(struct mark *)vec_push(&p->marks) = found;
	}
	join_doubled(p);
	m = p->marks.rows;
	for (uint32_t i = 0; i < p->marks.n; i++) {
		struct kutip_span at = b[m[i].block].span;

		look_around(r, &m[i], at);
		m[i].is_first = m[i].start == at.start;
	}
}

/* 'yung, 1990's, Sa'ad: an apostrophe and no mark.  A single mark opens only
 * behind a blank, and counts only if a single mark closes it in its block. */
static bool
opens(const struct mark *m)
{
	if (m->side == SIDE_CLOSE)
		return false;
	if (m->side == SIDE_OPEN)
		return true;
	return m->can_open || m->floats;
}

static bool
closes(const struct mark *m)
{
	if (m->side == SIDE_OPEN)
		return false;
	return m->can_close;
}

static bool
same_family(const struct mark *a, const struct mark *b)
{
	/* 'The boats’ radios': what opens straight is not closed by an
	 * apostrophe */
	if (a->kind == MARK_SINGLE && b->kind == MARK_SINGLE)
		return a->straight == b->straight;
	if (a->kind == b->kind)
		return true;
	/* "…” and “…": mixed by hand */
	if ((a->kind == MARK_DOUBLE || a->kind == MARK_CURLY) &&
	    (b->kind == MARK_DOUBLE || b->kind == MARK_CURLY))
		return true;
	/* "X '' */
	return a->kind == MARK_DOUBLE && b->kind == MARK_TWO_SINGLES;
}

/* With two runs open before mark i, do the marks that follow close both? */
static bool
closes_both(const struct pairing *p, uint32_t i, const struct mark *open,
    uint32_t depth)
{
	uint32_t end = i + MARKS_AHEAD;

	for (; i < p->marks.n && i < end &&
	    mark_row(p, i)->block == open->block; i++) {
		if (!same_family(open, mark_row(p, i)))
			continue;
		if (!closes(mark_row(p, i)))
			depth++;
		else if (--depth == 0)
			return true;
	}
	return false;
}

/* Does a straight mark open more than a word or two?  Speech inside speech has
 * other marks; so the speech before it lost its closing mark. */
static bool
is_long(const struct pairing *p, uint32_t i)
{
	const struct mark *m = mark_row(p, i), *next = m + 1;

	return m->kind == MARK_DOUBLE && i + 1 < p->marks.n &&
	    next->block == m->block && next->start - m->end > INNER_BYTES;
}

/* The mark that ends the run of mark i, in its block; KUTIP_NONE if none does.
 * An opening mark while a run is open begins a run inside it if closing marks
 * for both follow ("korban love scamming "Jakarta" itu"); if not, the first
 * run lost its closing mark and ends there (early). */
static uint32_t
find_close(const struct pairing *p, uint32_t i, bool *early)
{
	const struct mark *open = mark_row(p, i);
	uint32_t depth = 1;

	*early = false;
	for (uint32_t k = i + 1; k < p->marks.n; k++) {
		const struct mark *m = mark_row(p, k);

		if (m->block != open->block)
			break;
		if (!same_family(open, m))
			continue;
		if (closes(m)) {
			if (--depth == 0)
				return k;
		} else if (opens(m)) {
			if (!closes_both(p, k + 1, open, depth + 1) ||
			    is_long(p, k)) {
				*early = true;
				return k;
			}
			depth++;
		}
	}
	return KUTIP_NONE;
}

static struct run *
add_run(struct pairing *p, struct kutip_span span, struct kutip_span words,
    uint32_t block, uint8_t flags)
{
	struct run *run = vec_push(&p->r->runs);

	words = text_trim_span(p->r->text, words);
	*run = (struct run){ span, words, block, flags };
	return run;
}

/* Does the body's next paragraph go on with a quotation that stayed open at
 * the end of a block?  It does if its first mark closes ("… »ប្រាប់") */
static uint32_t
next_body(const struct pairing *p, uint32_t block)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(p->r, &n);

	for (block++; block < n; block++)
		if (kutip_is_body(b[block].kind))
			return block;
	return KUTIP_NONE;
}

static uint32_t
first_mark_of(const struct pairing *p, uint32_t i, uint32_t block,
    const struct mark *like)
{
	for (; i < p->marks.n; i++) {
		const struct mark *m = mark_row(p, i);

		if (m->block > block)
			break;
		if (m->block == block && same_family(m, like))
			return i;
	}
	return KUTIP_NONE;
}

/* The closing mark of a quotation that opened in the block before next: the
 * first mark of its family there or, where whole paragraphs of it stand
 * between, in a later one ("« X។ / Y។ / Z»").  KUTIP_NONE if an opening mark
 * comes first. */
static uint32_t
closing_over(const struct pairing *p, uint32_t i, uint32_t next)
{
	const struct mark *open = mark_row(p, i);

	for (uint32_t n = 0; next != KUTIP_NONE && n < LIMIT_QUOTE_PARAGRAPHS;
	    n++) {
		uint32_t k = first_mark_of(p, i + 1, next, open);

		if (k != KUTIP_NONE)
			return (!opens(mark_row(p, k)) ||
			    mark_row(p, k)->floats) &&
			    closes(mark_row(p, k)) ? k : KUTIP_NONE;
		next = next_body(p, next);
	}
	return KUTIP_NONE;
}

/* The runs of the paragraphs behind the one that opened, up to the mark that
 * closes. */
static void
add_rest(struct pairing *p, uint32_t block, const struct mark *close)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(p->r, &n);
	struct kutip_span at;

	for (block = next_body(p, block); block < close->block;
	    block = next_body(p, block))
		add_run(p, b[block].span, b[block].span, block,
		    RUN_CONTINUES | RUN_GOES_ON | RUN_UNCLOSED);
	at = (struct kutip_span){ b[block].span.start, close->end };
	add_run(p, at, (struct kutip_span){ at.start, close->start }, block,
	    RUN_CONTINUES);
}

/* A run that is open at the end of its block.  Returns the next mark to look
 * at. */
static uint32_t
run_over(struct pairing *p, uint32_t i)
{
	const struct mark *open = mark_row(p, i);
	uint32_t n, block = open->block;
	struct kutip_block *b = reading_blocks(p->r, &n);
	struct kutip_span rest = { open->end, b[block].span.end };
	struct kutip_span at = { open->start, rest.end };
	uint32_t next = next_body(p, block), k, close;

	k = next == KUTIP_NONE ? KUTIP_NONE :
	    first_mark_of(p, i + 1, next, open);
	if (k != KUTIP_NONE && mark_row(p, k)->is_first &&
	    opens(mark_row(p, k))) {
		/* each paragraph opens, the last closes */
		add_run(p, at, rest, block, RUN_UNCLOSED | RUN_GOES_ON);
		return i + 1;
	}
	close = closing_over(p, i, next);
	if (close != KUTIP_NONE) {
		add_run(p, at, rest, block, RUN_UNCLOSED | RUN_GOES_ON);
		add_rest(p, block, mark_row(p, close));
		return close + 1;
	}
	add_run(p, at, rest, block, RUN_UNCLOSED);
	draft_note(&p->r->draft, (struct kutip_span){ open->start, open->end },
	    "a quotation that opens here is never closed");
	return i + 1;
}

/* Runs nested in a run are kept apart: they are no quotes of their own. */
static void
pair_marks(struct pairing *p)
{
	uint32_t i = 0;

	while (i < p->marks.n) {
		const struct mark *m = mark_row(p, i);
		bool single = m->kind == MARK_SINGLE;
		uint32_t close;
		bool early;

		if (!opens(m)) {
			i++;
			continue;
		}
		close = find_close(p, i, &early);
		if (close == KUTIP_NONE || (early && single)) {
			i = single || m->floats ? i + 1 : run_over(p, i);
			continue;
		}
		if (early) {
			struct kutip_span at = { m->start,
			    mark_row(p, close)->start };

			at = text_trim_span(p->r->text, at);
			add_run(p, at, (struct kutip_span){ m->end, at.end },
			    m->block, RUN_UNCLOSED);
			i = close;
			continue;
		}
		add_run(p, (struct kutip_span){ m->start,
		    mark_row(p, close)->end }, (struct kutip_span){ m->end,
		    mark_row(p, close)->start }, m->block,
		    single ? RUN_SINGLE : 0);
		i = close + 1;
	}
}

/* A run that was never closed ends where the next one begins. */
static void
clip_runs(struct pairing *p)
{
	struct run *run = p->r->runs.rows;

	for (uint32_t i = 1; i < p->r->runs.n; i++) {
		struct run *old = &run[i - 1];
		struct kutip_span at = { old->span.start, run[i].span.start };

		if (old->span.end <= at.end)
			continue;
		old->span = text_trim_span(p->r->text, at);
		if (old->words.start > old->span.end)
			old->words.start = old->span.end;
		if (old->words.end > old->span.end)
			old->words.end = old->span.end;
		old->flags &= (uint8_t)~RUN_GOES_ON;
	}
}

/* A run after one that goes on continues it. */
static void
chain_runs(struct pairing *p)
{
	struct run *run = p->r->runs.rows;

	for (uint32_t i = 1; i < p->r->runs.n; i++)
		if (run[i - 1].flags & RUN_GOES_ON)
			run[i].flags |= RUN_CONTINUES;
}

void
quote_find(struct reading *r)
{
	struct pairing p = { .r = r };

	vec_init(&p.marks, r->scratch, sizeof(struct mark));
	collect_marks(&p);
	pair_marks(&p);
	clip_runs(&p);
	chain_runs(&p);
}

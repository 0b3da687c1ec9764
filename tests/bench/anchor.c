/*
 * anchor.c - passages of briefs that were changed on purpose: found again,
 * wrong, or an orphan?  And how long it takes.
 *
 *	anchor FILE...
 *
 * Each brief is changed in the ways of the table below; words, phrases of three
 * words, sentences and quotes of it are looked for in what came out.  Where
 * they truly are is known, as the change is made of pieces that remember where
 * they come from.
 *
 * right	the place found and the true one share half of their bytes
 * wrong	any other place; any place at all where the passage was deleted
 * orphan	not found
 *
 * Two columns: with the text that the passage was made in, and without it.
 * Words that take the place of others are words of the same brief.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "anchor.h"
#include "buf.h"
#include "kutip.h"
#include "text.h"
#include "unicode.h"

#define LEN(a)   (sizeof(a) / sizeof((a)[0]))
#define EACH     24			/* passages of a unit, of one brief */
#define TIMES    100			/* passages of the figure of time */

enum unit { WORD, PHRASE, SENTENCE, QUOTE, UNITS };
static const char *const unit_names[] = { "word", "phrase", "sentence", "quote" };

/* A part of the new text and where it comes from. */
struct piece {
	struct kutip_span from;		/* of the old text; empty: it is new */
	struct kutip_span to;
	bool word;
	uint32_t left;			/* bytes of it that are as they were */
};

struct made {
	struct buf text;
	struct piece *piece;
	uint32_t n, room;
};

struct brief {
	struct kutip_doc *doc;
	struct kutip_str text;
	struct kutip_span *token;	/* words and what stands between them */
	bool *word;
	uint32_t n;
};

struct tally { uint32_t right, wrong, orphan; };

static uint64_t
seed = 88172645463325252ull;

static uint32_t
chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 33) % below;
}

/* ---- briefs in pieces --------------------------------------------------- */

static bool
is_letter(uint32_t c)
{
	return unicode_is_letter(c) || unicode_is_mark(c) || unicode_is_digit(c);
}

/* In scripts without spaces a "word" is two to five characters with their
 * marks: no word list is asked. */
static uint32_t
token_end(struct kutip_str t, uint32_t at, bool *word)
{
	uint32_t end = at, c = text_step(t, &end), n = 2 + chance(4);

	*word = is_letter(c);
	while (end < t.len) {
		uint32_t next = end;
		uint32_t d = text_step(t, &next);

		if (is_letter(d) != *word)
			break;
		if (*word && unicode_is_unspaced(d) &&
		    (!unicode_is_mark(d) && --n == 0) && cluster_is_edge(t, end))
			break;
		end = next;
	}
	while (end < t.len && !cluster_is_edge(t, end))
		end = cluster_next(t, end);
	return end;
}

static void
cut(struct brief *b)
{
	b->token = calloc(b->text.len + 1, sizeof(*b->token));
	b->word = calloc(b->text.len + 1, sizeof(*b->word));
	for (uint32_t at = 0; at < b->text.len; b->n++) {
		uint32_t end = token_end(b->text, at, &b->word[b->n]);

		b->token[b->n] = (struct kutip_span){ at, end };
		at = end;
	}
}

static uint32_t
any_word(const struct brief *b)
{
	uint32_t i;

	do
		i = chance(b->n);
	while (!b->word[i]);
	return i;
}

/* ---- changes ------------------------------------------------------------ */

static void
put(struct made *m, struct kutip_span from, struct kutip_str text, bool word,
    uint32_t left)
{
	uint32_t start = (uint32_t)m->text.len;

	if (m->n == m->room) {
		m->room = m->room ? m->room * 2 : 1024;
		m->piece = realloc(m->piece, m->room * sizeof(*m->piece));
	}
	buf_str(&m->text, text);
	m->piece[m->n++] = (struct piece){ from,
		{ start, (uint32_t)m->text.len }, word, left };
}

static void
put_token(struct made *m, const struct brief *b, uint32_t i)
{
	struct kutip_str t = text_slice(b->text, b->token[i]);

	put(m, b->token[i], t, b->word[i], t.len);
}

static void
put_typo(struct made *m, const struct brief *b, uint32_t i)
{
	struct kutip_str t = text_slice(b->text, b->token[i]);
	struct buf out = { 0 };
	uint32_t count = text_count(t), which = chance(count), at = 0;

	for (uint32_t k = 0; k < count; k++) {
		uint32_t from = at;

		text_step(t, &at);
		if (k != which || chance(3) == 0)
			buf_add(&out, t.ptr + from, at - from);
		if (k == which && chance(2) == 0)
			buf_add(&out, t.ptr + from, at - from);
	}
	if (out.len == 0)
		buf_puts(&out, "x");
	put(m, b->token[i], buf_as_str(&out), true,
	    text_equal(buf_as_str(&out), t) ? t.len : t.len - t.len / count);
	buf_free(&out);
}

static void
typos(struct made *m, const struct brief *b, struct kutip_span target)
{
	(void)target;
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t n = text_count(text_slice(b->text, b->token[i]));

		if (b->word[i] && chance(300) < n)
			put_typo(m, b, i);
		else
			put_token(m, b, i);
	}
}

static void
replace(struct made *m, const struct brief *b, uint32_t percent)
{
	for (uint32_t i = 0; i < b->n; i++) {
		struct kutip_str other;

		if (!b->word[i] || chance(100) >= percent) {
			put_token(m, b, i);
			continue;
		}
		other = text_slice(b->text, b->token[any_word(b)]);
		put(m, b->token[i], other, true, text_equal(other,
		    text_slice(b->text, b->token[i])) ? other.len : 0);
	}
}

static void
replace_15(struct made *m, const struct brief *b, struct kutip_span target)
{
	(void)target;
	replace(m, b, 15);
}

static void
replace_30(struct made *m, const struct brief *b, struct kutip_span target)
{
	(void)target;
	replace(m, b, 30);
}

static void
nothing(struct made *m, const struct brief *b, struct kutip_span target)
{
	(void)target;
	for (uint32_t i = 0; i < b->n; i++)
		put_token(m, b, i);
}

static void
without(struct made *m, const struct brief *b, struct kutip_span gone)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (b->token[i].end <= gone.start || b->token[i].start >= gone.end)
			put_token(m, b, i);
}

static struct kutip_span
sentence_of(const struct brief *b, struct kutip_span s)
{
	uint32_t n;
	const struct kutip_sentence *row = kutip_sentences(b->doc, &n);

	for (uint32_t i = 0; i < n; i++)
		if (row[i].span.start <= s.start && s.start < row[i].span.end &&
		    row[i].span.end > s.end)
			s = row[i].span;
	return s;
}

static void
delete_sentence(struct made *m, const struct brief *b, struct kutip_span target)
{
	without(m, b, sentence_of(b, target));
}

static void
delete_target(struct made *m, const struct brief *b, struct kutip_span target)
{
	without(m, b, target);
}

static struct kutip_span
block_of(const struct brief *b, uint32_t byte)
{
	uint32_t n, at = kutip_block_at(b->doc, byte);
	const struct kutip_block *row = kutip_blocks(b->doc, &n);

	return at < n ? row[at].span : (struct kutip_span){ 0, 0 };
}

/* The paragraph of the target and what it holds, before everything. */
static void
copy_section(struct made *m, const struct brief *b, struct kutip_span target)
{
	struct kutip_span s = block_of(b, target.start);

	if (s.start > 0) {
		put(m, (struct kutip_span){ 0, 0 }, text_slice(b->text, s),
		    true, 0);
		put(m, (struct kutip_span){ 0, 0 }, STR("\n\n"), false, 0);
	}
	nothing(m, b, target);
}

static void
new_paragraphs(struct made *m, const struct brief *b, struct kutip_span target)
{
	struct kutip_span last = { 0, 0 };

	(void)target;
	for (uint32_t i = 0; i < b->n; i++) {
		struct kutip_span s = block_of(b, b->token[i].start);

		if (s.start == b->token[i].start && s.end > last.end &&
		    chance(3) == 0) {
			for (int k = 0; k < 40; k++) {
				put(m, (struct kutip_span){ 0, 0 }, text_slice(
				    b->text, b->token[any_word(b)]), true, 0);
				put(m, (struct kutip_span){ 0, 0 }, STR(" "),
				    false, 0);
			}
			put(m, (struct kutip_span){ 0, 0 }, STR("\n\n"), false, 0);
		}
		last = s;
		put_token(m, b, i);
	}
}

static void
curl(struct made *m, const struct brief *b, struct kutip_span target)
{
	bool open = false;

	(void)target;
	for (uint32_t i = 0; i < b->n; i++) {
		struct kutip_str t = text_slice(b->text, b->token[i]);
		struct buf out = { 0 };

		for (uint32_t at = 0; at < t.len;) {
			uint32_t from = at, c = text_step(t, &at);

			if (c == '"')
				buf_puts(&out, (open = !open) ? "“" : "”");
			else if (c == 0x201C || c == 0x201D)
				buf_puts(&out, "\"");
			else if (c == '\'')
				buf_puts(&out, "’");
			else if (c == ' ')
				buf_puts(&out, chance(9) ? " " : "\n");
			else
				buf_add(&out, t.ptr + from, at - from);
		}
		put(m, b->token[i], buf_as_str(&out), b->word[i], t.len);
		buf_free(&out);
	}
}

static const struct change {
	const char *name;
	void (*make)(struct made *, const struct brief *, struct kutip_span);
	bool each;			/* a text of its own for each passage */
	bool gone;			/* the passage is not there any more */
} changes[] = {
	{ "untouched", nothing, false, false },
	{ "typos, 1 in 300", typos, false, false },
	{ "15 % of words replaced", replace_15, false, false },
	{ "30 % of words replaced", replace_30, false, false },
	{ "the passage deleted", delete_target, true, true },
	{ "its sentence deleted", delete_sentence, true, true },
	{ "its section also at the top", copy_section, true, false },
	{ "new paragraphs", new_paragraphs, false, false },
	{ "quotes curled, lines broken", curl, false, false },
};

/* ---- passages and truth ------------------------------------------------- */

static bool
any_passage(const struct brief *b, enum unit unit, struct kutip_span *out)
{
	uint32_t n, i, words = 0;
	const struct kutip_quote *q;
	const struct kutip_sentence *s;

	switch (unit) {
	case QUOTE:
		q = kutip_quotes(b->doc, &n);
		if (n == 0)
			return false;
		*out = q[chance(n)].words;
		return out->end > out->start;
	case SENTENCE:
		s = kutip_sentences(b->doc, &n);
		*out = s[chance(n)].span;
		return out->end > out->start;
	default:
		i = any_word(b);
		*out = b->token[i];
		for (; unit == PHRASE && i < b->n && words < 3; i++) {
			words += b->word[i];
			out->end = b->token[i].end;
		}
		return unit == WORD || words == 3;
	}
}

/* Where the passage is in what was made; empty if nothing of it is. */
static struct kutip_span
truth_of(const struct made *m, struct kutip_span s)
{
	struct kutip_span out = { 0, 0 };

	for (uint32_t i = 0; i < m->n; i++) {
		const struct piece *p = &m->piece[i];
		struct kutip_span to = p->to;

		if (p->from.start >= s.end || p->from.end <= s.start ||
		    p->from.start == p->from.end)
			continue;
		if (p->left == p->from.end - p->from.start &&
		    to.end - to.start == p->left) {
			if (p->from.start < s.start)
				to.start += s.start - p->from.start;
			if (p->from.end > s.end)
				to.end -= p->from.end - s.end;
		}
		if (out.end == 0)
			out.start = to.start;
		out.end = to.end;
	}
	return out;
}

static bool
is_right(struct kutip_span a, struct kutip_span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;
	uint32_t all = (a.end > b.end ? a.end : b.end) -
	    (a.start < b.start ? a.start : b.start);

	return start < end && (end - start) * 2 >= all;
}

static struct anchor_quote
quote_of(const struct brief *b, struct kutip_span s)
{
	return (struct anchor_quote){ text_slice(b->text, s),
		anchor_prefix(b->text, s), anchor_suffix(b->text, s),
		kutip_codepoint(b->doc, s.start),
		kutip_codepoint(b->doc, b->text.len) };
}

static void
judge(const struct brief *b, const struct change *change, const struct made *m,
    struct anchor *anchor, struct kutip_span passage, struct tally *t)
{
	struct anchor_quote q = quote_of(b, passage);
	struct anchor_place p = anchor_find(anchor, &q);
	struct kutip_span truth = truth_of(m, passage);

	if (p.how == ANCHOR_ORPHAN)
		t->orphan++;
	else if (!change->gone && is_right(p.span, truth))
		t->right++;
	else
		t->wrong++;
}

static void
look(const struct brief *b, const struct change *change,
    const struct kutip_span *passages, const enum unit *units, uint32_t n,
    struct tally tally[UNITS][2])
{
	struct made m = { 0 };
	struct anchor *with, *plain;

	change->make(&m, b, passages[0]);
	with = anchor_new(buf_as_str(&m.text));
	plain = anchor_new(buf_as_str(&m.text));
	anchor_from(with, b->text);
	for (uint32_t i = 0; i < n; i++) {
		judge(b, change, &m, with, passages[i], &tally[units[i]][0]);
		judge(b, change, &m, plain, passages[i], &tally[units[i]][1]);
	}
	anchor_free(with);
	anchor_free(plain);
	buf_free(&m.text);
	free(m.piece);
}

static void
change_brief(const struct brief *b, const struct change *change,
    struct tally tally[UNITS][2])
{
	struct kutip_span passage[UNITS * EACH];
	enum unit unit[UNITS * EACH];
	uint32_t n = 0;

	for (int u = 0; u < UNITS; u++)
		for (int i = 0; i < EACH; i++) {
			unit[n] = (enum unit)u;
			n += any_passage(b, (enum unit)u, &passage[n]);
		}
	for (uint32_t i = 0; change->each && i < n; i++)
		look(b, change, passage + i, unit + i, 1, tally);
	if (!change->each)
		look(b, change, passage, unit, n, tally);
}

static void
print_tally(const struct tally *t)
{
	double all = t->right + t->wrong + t->orphan;

	printf("   %6.1f %6.1f %6.1f", 100 * t->right / all,
	    100 * t->wrong / all, 100 * t->orphan / all);
}

static void
print_table(const struct brief *briefs, uint32_t n)
{
	printf("  %-28s %-9s        with the text made in          without it\n"
	    "  %-38s    right  wrong orphan    right  wrong orphan %%\n", "", "",
	    "");
	for (size_t c = 0; c < LEN(changes); c++) {
		struct tally tally[UNITS][2] = { 0 };

		for (uint32_t i = 0; i < n; i++)
			change_brief(&briefs[i], &changes[c], tally);
		for (int u = 0; u < UNITS; u++) {
			printf("  %-28s %-9s", u ? "" : changes[c].name,
			    unit_names[u]);
			print_tally(&tally[u][0]);
			print_tally(&tally[u][1]);
			putchar('\n');
		}
	}
}

/* ---- time --------------------------------------------------------------- */

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
time_of(const struct brief *b, const struct made *m, bool past)
{
	double before = milliseconds();
	struct anchor *a = anchor_new(buf_as_str(&m->text));

	if (past)
		anchor_from(a, b->text);
	for (int i = 0; i < TIMES; i++) {
		struct kutip_span s;
		struct anchor_quote q;

		if (!any_passage(b, (enum unit)(i % UNITS), &s) &&
		    !any_passage(b, SENTENCE, &s))
			continue;
		q = quote_of(b, s);
		anchor_find(a, &q);
	}
	anchor_free(a);
	return milliseconds() - before;
}

static void
print_times(const struct brief *b)
{
	struct made m = { 0 };
	struct kutip_span none = { 0, 0 };

	replace_30(&m, b, none);
	printf("  %d notes found again in %u bytes, 30 %% of words replaced: "
	    "%.1f ms with the text made in, %.1f ms without it\n", TIMES,
	    (unsigned)m.text.len, time_of(b, &m, true), time_of(b, &m, false));
	buf_free(&m.text);
	free(m.piece);
}

int
main(int argc, char **argv)
{
	struct kutip_reader *reader = NULL;
	struct brief *briefs = calloc((size_t)argc, sizeof(*briefs));
	uint32_t n = 0, largest = 0;

	if (argc < 2 || kutip_reader_new(&reader, NULL, NULL, NULL) != KUTIP_OK)
		return 2;
	for (int i = 1; i < argc; i++) {
		struct brief *b = &briefs[n];

		if (kutip_read_file(reader, argv[i], &b->doc, NULL) != KUTIP_OK)
			return 2;
		b->text = kutip_text(b->doc);
		cut(b);
		if (b->text.len > briefs[largest].text.len)
			largest = n;
		n++;
	}
	print_table(briefs, n);
	print_times(&briefs[largest]);
	for (uint32_t i = 0; i < n; i++) {
		kutip_free(briefs[i].doc);
		free(briefs[i].token);
		free(briefs[i].word);
	}
	free(briefs);
	kutip_reader_free(reader);
	return 0;
}

/*
 * match.c - all forms in one walk.  See match.h.
 */
#include "match.h"

#include <string.h>

#include "burmese.h"
#include "khmer.h"
#include "text.h"
#include "unicode.h"

/* The longest form of one kind that begins here. */
struct best {
	uint32_t end;			/* folded bytes; 0: none */
	uint32_t form, view;
};

#define ENDINGS_MOST 24			/* forms that begin each other: "Kementerian Luar ..." */

struct ending { uint32_t end, form, view; };

struct walk {
	const struct match *m;
	struct vec *hits;
	uint32_t limit;			/* folded byte where the span ends */
	uint32_t free_from[LEX_KINDS];	/* folded: where a kind may match again */
};

/* Thai and Lao vowels that belong to the consonant before (SARA A, AA, AM) and
 * after (SARA E to AI MAIMALAI): no word ends between. */
static bool
leans_back(uint32_t c)
{
	return c == 0xE30 || c == 0xE32 || c == 0xE33 || c == 0xE45 ||
	    c == 0xEB0 || c == 0xEB2 || c == 0xEB3 || unicode_is_mark(c);
}

static bool
leans_on(uint32_t c)
{
	return (c >= 0xE40 && c <= 0xE44) || (c >= 0xEC0 && c <= 0xEC4) ||
	    c == 0x1039 || c == 0x17D2;
}

static const bool ascii_word[0x80] = {
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1,
	['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
	['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1,
	['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1,
	['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1,
	['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1,
	['Y'] = 1, ['Z'] = 1,
	['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
	['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1,
	['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1,
	['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1,
	['y'] = 1, ['z'] = 1,
};

static inline bool
is_word(uint32_t c)
{
	if (c < 0x80)
		return ascii_word[c];
	return unicode_is_letter(c) || unicode_is_digit(c) ||
	    unicode_is_mark(c) || (c >= 0x104C && c <= 0x104F);
}

static bool
is_edge_wide(struct kutip_str s, uint32_t pos)
{
	uint32_t before, after;

	before = text_before(s, pos);
	after = text_at(s, pos);
	/* "ဟု" does not end in "ဟုန်", nor "ថា" in "ថាក់" */
	if (leans_back(after) || leans_on(before) || burmese_closes(s, pos) ||
	    khmer_closes(s, pos))
		return false;
	if (!is_word(before) || !is_word(after))
		return true;
	return unicode_is_unspaced(before) || unicode_is_unspaced(after);
}

/* Most edges are asked for between two ASCII letters. */
static inline bool
is_edge(struct kutip_str s, uint32_t pos)
{
	unsigned char before, after;

	if (pos == 0 || pos >= s.len)
		return true;
	before = (unsigned char)s.ptr[pos - 1];
	after = (unsigned char)s.ptr[pos];
	if ((before | after) < 0x80)
		return !ascii_word[before] || !ascii_word[after];
	return is_edge_wide(s, pos);
}

/* "kata-kata" (words) is not the cue "kata". */
static bool
is_doubled(struct kutip_str s, uint32_t start, uint32_t end)
{
	bool before = start >= 2 && s.ptr[start - 1] == '-' &&
	    is_word(text_before(s, start - 1));
	bool after = end + 1 < s.len && s.ptr[end] == '-' &&
	    is_word(text_at(s, end + 1));

	return before || after;
}

static bool
case_fits(struct kutip_str source, struct kutip_span at, uint8_t flags)
{
	uint32_t pos = at.start, c;

	if (flags & LEX_CAPITALS) {
		while (pos < at.end)
			if (unicode_is_lower(text_step(source, &pos)))
				return false;
		return true;
	}
	do
		c = text_step(source, &pos);
	while (pos < at.end && !unicode_is_letter(c));
	return !unicode_is_lower(c);
}

static struct kutip_span
source_span(const struct fold *f, uint32_t start, uint32_t end)
{
	return (struct kutip_span){ fold_from(f, start), fold_from(f, end) };
}

static bool
accepts(const struct walk *w, const struct lex_form *form, uint32_t start,
    uint32_t end)
{
	const struct match *m = w->m;
	uint32_t bit = KIND_BIT(form->kind);
	bool is_name = (bit & KINDS_OF_NAMES) != 0;

	if (!(bit & m->kinds) || start < w->free_from[form->kind])
		return false;
	if (!(form->langs & (is_name ? m->name_langs : m->word_langs)))
		return false;
	if (!is_name && is_doubled(m->fold->text, start, end))
		return false;
	return !(form->flags & (LEX_CAPITAL | LEX_CAPITALS)) ||
	    case_fits(m->source, source_span(m->fold, start, end), form->flags);
}

/* All forms whose key ends at a node.  kinds: bits of those that best knows
 * already; returns them and the new ones. */
static uint32_t
take_key(const struct walk *w, const struct ending *e, uint32_t start,
    struct best best[LEX_KINDS], uint32_t kinds)
{
	const struct lex_form *form = w->m->lexicon->view[e->view].form;
	const struct match *m = w->m;

	if (!(form[e->form].key_kinds & m->kinds) ||
	    !(form[e->form].key_langs & (m->word_langs | m->name_langs)))
		return kinds;
	for (uint32_t i = e->form;; i++) {
		const struct lex_form *f = &form[i];
		struct best *b = &best[f->kind];
		uint32_t bit = KIND_BIT(f->kind);

		if (!(kinds & bit) || e->end > b->end ||
		    (e->end == b->end && e->view > b->view)) {
			if (accepts(w, f, start, e->end)) {
				*b = (struct best){ e->end, i, e->view };
				kinds |= bit;
			}
		}
		if (f->flags & LEX_LAST)
			return kinds;
	}
}

/* Walks the trie from start and notes where keys end. */
static uint32_t
walk_view(const struct walk *w, uint32_t view, uint32_t start,
    struct ending ending[ENDINGS_MOST], uint32_t n)
{
	const struct trie *t = &w->m->lexicon->view[view].trie;
	struct kutip_str s = w->m->fold->text;
	uint32_t node = TRIE_ROOT, pos = start;

	while (pos < w->limit) {
		uint32_t value;

		node = trie_step(t, node, (unsigned char)s.ptr[pos]);
		if (node == 0)
			break;
		pos++;
		value = trie_value(t, node);
		if (value != KUTIP_NONE && n < ENDINGS_MOST && is_edge(s, pos))
			ending[n++] = (struct ending){ pos, value, view };
	}
	return n;
}

/* The end of a hit in the source: blanks that folding joined to the last
 * letter stay outside. */
static uint32_t
source_end(const struct match *m, uint32_t end)
{
	uint32_t last = end, at, next_letter = fold_from(m->fold, end);

	do
		last--;
	while (last > 0 && ((unsigned char)m->fold->text.ptr[last] & 0xC0) == 0x80);
	at = fold_from(m->fold, last);
	text_step(m->source, &at);
	while (at < next_letter) {
		uint32_t next = at;

		if (!unicode_is_mark(text_step(m->source, &next)))
			break;
		at = next;
	}
	return at;
}

static void
emit(struct walk *w, uint32_t start, const struct best *b)
{
	const struct lex_view *v = &w->m->lexicon->view[b->view];
	uint8_t kind = v->form[b->form].kind;

	for (uint32_t i = b->form;; i++) {
		const struct lex_form *f = &v->form[i];

		if (f->kind == kind && accepts(w, f, start, b->end)) {
			struct hit *h = vec_push(w->hits);

			*h = (struct hit){ .start = fold_from(w->m->fold, start),
			    .end = source_end(w->m, b->end),
			    .row = b->view << HIT_VIEW_SHIFT | f->entry,
			    .langs = f->langs, .kind = kind, .flags = f->flags };
		}
		if (f->flags & LEX_LAST)
			break;
	}
	w->free_from[kind] = b->end;
}

static void
match_at(struct walk *w, uint32_t start)
{
	struct ending ending[ENDINGS_MOST];
	struct best best[LEX_KINDS];
	uint32_t n = 0, kinds = 0;

	for (uint32_t i = 0; i < w->m->lexicon->views; i++)
		n = walk_view(w, i, start, ending, n);
	for (uint32_t i = 0; i < n; i++)
		kinds = take_key(w, &ending[i], start, best, kinds);
	for (; kinds != 0; kinds &= kinds - 1)
		emit(w, start, &best[__builtin_ctz(kinds)]);
}

void
match_span(const struct match *m, struct kutip_span span, struct vec *hits)
{
	struct kutip_str s = m->fold->text;
	struct walk w = { .m = m, .hits = hits };
	uint32_t pos = fold_find(m->fold, span.start);
	unsigned char before = 0xFF, c;

	w.limit = fold_find(m->fold, span.end);
	for (; pos < w.limit; pos++, before = c) {
		c = (unsigned char)s.ptr[pos];
		if (c <= ' ' || (c & 0xC0) == 0x80)
			continue;
		/* inside an ASCII word: most bytes of most texts */
		if (c < 0x80 && before < 0x80 && is_word(c) && is_word(before))
			continue;
		if (is_edge(s, pos))
			match_at(&w, pos);
	}
}

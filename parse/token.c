/*
 * token.c - words, numbers and marks.  See token.h.
 */
#include "token.h"

#include "burmese.h"
#include "text.h"
#include "unicode.h"

/* Lists whose forms are words of their own in scripts without blanks. */
#define CUTTING (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_PARTICLE) | \
	KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_HONORIFIC) | KIND_BIT(LEX_ROLE) | \
	KIND_BIT(LEX_BODY) | KIND_BIT(LEX_THEME) | KIND_BIT(LEX_DATE) | \
	KIND_BIT(LEX_PLACE) | KIND_BIT(LEX_CITY) | KIND_BIT(LEX_ACTOR) | \
	KIND_BIT(LEX_JOINT))

#define NEAR_BYTES  64			/* between two entries of the index */
#define SHORT_BYTES 16			/* five letters: longer forms stand by themselves */

#define NOTE_DIGITS 3			/* of a note's mark: "[2026]" is a year */

#define BACK_HITS   64			/* looked at for one that ends at a token */
#define BACK_BYTES  64

struct cutter {
	struct reading *r;
	uint32_t block;
	uint32_t end;			/* of the block */
	uint32_t hit;			/* first hit not behind the place */
};

static bool
is_mark_char(uint32_t c)
{
	switch (c) {
	case '"': case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E:
	case 0x2018: case 0x2019: case 0x2039: case 0x203A: case '\'':
	case 0x300C: case 0x300D: case 0x300E: case 0x300F: case '`':
		return true;
	default:
		return false;
	}
}

static bool
is_word_char(uint32_t c)
{
	if (c < 0x80)
		return text_is_alpha(c) || text_is_digit(c);
	/* U+104C to U+104F: Burmese words of one sign ("၎င်း", "၏") */
	return unicode_is_letter(c) || unicode_is_mark(c) ||
	    unicode_is_digit(c) || (c >= 0x104C && c <= 0x104F) ||
	    (c >= 0x200B && c <= 0x200D) || c == 0xAD;
}

/* "ke-32", "Sa'ad", "Al-Qur’an", "U.S.", "TP.HCM": marks inside a word. */
static bool
joins_words(struct kutip_str s, uint32_t c, uint32_t pos)
{
	if (c != '-' && c != '\'' && c != 0x2019 && c != '.')
		return false;
	return is_word_char(text_at(s, pos)) &&
	    !unicode_is_unspaced(text_at(s, pos));
}

/* "U.S." and "Co.Ltd" hold a full stop; "kota.Dia" (a lost blank) does not. */
static bool
stop_joins(struct kutip_str s, uint32_t start, uint32_t at, uint32_t pos)
{
	uint32_t before = text_before(s, at), after = text_at(s, pos);

	if (text_is_digit(before) && text_is_digit(after))
		return true;
	return at - start <= 3 && unicode_is_upper(before) &&
	    unicode_is_upper(after);
}

static uint32_t
word_end(const struct cutter *k, uint32_t start, uint32_t pos)
{
	struct kutip_str s = { k->r->text.ptr, k->end };

	while (pos < k->end) {
		uint32_t at = pos, c = text_step(s, &pos);

		if ((is_word_char(c) && !unicode_is_unspaced(c)) ||
		    (at == start + 1 && text_is_drop_cap(s, at)))
			continue;
		if (joins_words(s, c, pos) &&
		    (c != '.' || stop_joins(s, start, at, pos)))
			continue;
		return at;
	}
	return k->end;
}

/* The longest cutting hit that starts at a byte. */
static uint32_t
cut_end(const struct cutter *k, uint32_t at)
{
	uint32_t end = 0;

	for (uint32_t i = k->hit; i < k->r->hits.n; i++) {
		const struct hit *h = hit_row(k->r, i);

		if (h->start != at)
			break;
		if ((KIND_BIT(h->kind) & CUTTING) && h->end > end)
			end = h->end;
	}
	return end;
}

static uint32_t
next_cut(const struct cutter *k, uint32_t after)
{
	for (uint32_t i = k->hit; i < k->r->hits.n; i++) {
		const struct hit *h = hit_row(k->r, i);

		if (h->start > after && (KIND_BIT(h->kind) & CUTTING))
			return h->start;
	}
	return k->end;
}

/* ฯ: the word before it was cut short ("นายธนกรฯ"); it is a word of its own
 * where no list has it ("กรุงเทพฯ"). */
#define PAIYANNOI 0xE2F

static uint32_t
unspaced_end(const struct cutter *k, uint32_t start, uint32_t pos)
{
	struct kutip_str s = { k->r->text.ptr, k->end };
	uint32_t end = cut_end(k, start), limit;

	if (end > 0)
		return end;
	limit = next_cut(k, start);
	while (pos < limit) {
		uint32_t at = pos, c = text_step(s, &pos);

		if (!is_word_char(c) || c == PAIYANNOI ||
		    (unicode_is_letter(c) && !unicode_is_unspaced(c)))
			return at;
	}
	return limit;
}

static uint8_t
flags_of(struct kutip_str word)
{
	uint32_t pos = 0, upper = 0, lower = 0;
	uint32_t first = text_at(word, 0);

	while (pos < word.len) {
		uint32_t c = text_step(word, &pos);

		upper += unicode_is_upper(c);
		lower += unicode_is_lower(c);
	}
	return (uint8_t)((unicode_is_upper(first) ? TOKEN_CAPITAL : 0) |
	    (upper > 1 && lower == 0 ? TOKEN_CAPITALS : 0) |
	    (unicode_is_unspaced(first) ? TOKEN_UNSPACED : 0));
}

static void
add_token(struct cutter *k, uint32_t start, uint32_t end, uint32_t c,
    uint8_t flags)
{
	struct token *t = vec_push(&k->r->tokens);
	struct kutip_str word = { k->r->text.ptr + start, end - start };

	*t = (struct token){ .start = start, .end = end, .block = k->block,
	    .c = c, .flags = flags };
	if (is_word_char(c)) {
		t->kind = unicode_is_digit(c) &&
		    !burmese_is_letter(k->r->text, start) ? TOKEN_NUMBER :
		    TOKEN_WORD;
		t->flags = flags | flags_of(word);
	} else {
		t->kind = is_mark_char(c) ? TOKEN_MARK : TOKEN_PUNCT;
	}
}

/* Combining marks behind a mark of punctuation are of its cluster. */
static uint32_t
behind_marks(struct kutip_str s, uint32_t pos)
{
	while (pos < s.len) {
		uint32_t next = pos;

		if (!unicode_is_mark(text_step(s, &next)))
			break;
		pos = next;
	}
	return pos;
}

/* Behind "[12]", the mark of a note: it is no word of the sentence ("…," [3]
 * kata Budi).  pos is behind the bracket; 0: it is none. */
static uint32_t
behind_note_mark(struct kutip_str s, uint32_t pos)
{
	uint32_t start = pos;

	while (pos < s.len && pos - start < NOTE_DIGITS &&
	    text_is_digit((unsigned char)s.ptr[pos]))
		pos++;
	return pos > start && pos < s.len && s.ptr[pos] == ']' ? pos + 1 : 0;
}

static void
cut_block(struct cutter *k, uint32_t start)
{
	struct kutip_str s = { k->r->text.ptr, k->end };
	uint32_t pos = start;
	uint8_t flags = TOKEN_FIRST;

	while (pos < k->end) {
		uint32_t at = pos, c = text_step(s, &pos);

		if (text_is_blank(c)) {
			flags |= TOKEN_BLANK_BEFORE;
			continue;
		}
		if (c == '[' && at > start && behind_note_mark(s, pos) > 0) {
			pos = behind_note_mark(s, pos);
			flags |= TOKEN_BLANK_BEFORE;
			continue;
		}
		while (k->hit < k->r->hits.n &&
		    hit_row(k->r, k->hit)->start < at)
			k->hit++;
		if (is_word_char(c))
			pos = unicode_is_unspaced(c) ?
			    unspaced_end(k, at, pos) : word_end(k, at, pos);
		else
			pos = behind_marks(s, pos);
		add_token(k, at, pos, c, flags);
		flags = 0;
	}
}

/* Of these lists nothing but the bits in its tokens is asked for, save where a
 * form goes beyond one word (name_word.c) or in scripts without blanks.  They
 * are more than half of all hits. */
#define KNOWN_BY_BITS (KIND_BIT(LEX_COMMON) | KIND_BIT(LEX_ORDINARY))

static bool
is_known_by_bits(const struct hit *h, const struct token *t)
{
	return (KIND_BIT(h->kind) & KNOWN_BY_BITS) && h->start == t->start &&
	    h->end <= t->end && !(t->flags & TOKEN_UNSPACED);
}

/* Which lists cover each token of a block, and which begin there. */
static void
mark_bits(struct reading *r, uint32_t first, uint32_t first_hit)
{
	struct token *t = r->tokens.rows;
	struct hit *h = r->hits.rows;
	uint32_t token = first, kept = first_hit;

	for (uint32_t i = first_hit; i < r->hits.n; i++) {
		uint32_t bit = KIND_BIT(h[i].kind);

		while (token < r->tokens.n && t[token].end <= h[i].start)
			token++;
		if (token < r->tokens.n && t[token].start == h[i].start)
			t[token].at |= bit;
		for (uint32_t k = token; k < r->tokens.n &&
		    t[k].start < h[i].end; k++)
			t[k].in |= bit;
		if (token == r->tokens.n || !is_known_by_bits(&h[i], &t[token]))
			h[kept++] = h[i];
	}
	r->hits.n = kept;
}

static void
mark_block(struct reading *r, uint32_t first, uint32_t first_hit)
{
	struct token *t = r->tokens.rows;
	uint32_t hit = first_hit;

	mark_bits(r, first, first_hit);
	for (uint32_t i = first; i < r->tokens.n; i++) {
		while (hit < r->hits.n && hit_row(r, hit)->start < t[i].start)
			hit++;
		t[i].hit = hit;
	}
}

/* ---- words of scripts without blanks ---------------------------------- */

/* Where ICU's dictionary sees edges of words in a block: a bit a byte. */
static uint8_t *
word_edges(struct reading *r, struct kutip_span at)
{
	uint32_t n = at.end - at.start, edge;
	uint8_t *bits = arena_alloc(r->scratch, n / 8 + 1);

	if (*r->breaker == NULL)
		*r->breaker = breaker_new(BREAK_WORD, "th");
	if (bits == NULL || *r->breaker == NULL ||
	    !breaker_set(*r->breaker, text_slice(r->text, at)))
		return NULL;
	bits[0] = 1;
	while ((edge = breaker_next(*r->breaker)) != KUTIP_NONE)
		if (edge <= n)
			bits[edge / 8] |= (uint8_t)(1u << edge % 8);
	return bits;
}

static bool
is_edge_bit(const uint8_t *bits, uint32_t i)
{
	return (bits[i / 8] >> i % 8 & 1) != 0;
}

/* Does a word begin or end there?  The dictionary sees one word in "ดร.ทองดี"
 * and in "ឆ្នាំ២០២៧", but a full stop, a mark, a number beside the place makes an
 * edge of it. */
static bool
is_word_edge(const struct reading *r, const uint8_t *bits,
    struct kutip_span at, uint32_t pos)
{
	uint32_t before, here;

	if (is_edge_bit(bits, pos - at.start) || pos <= at.start ||
	    pos >= at.end)
		return true;
	before = text_before(r->text, pos);
	here = text_at(r->text, pos);
	return !is_word_char(before) || !is_word_char(here) ||
	    unicode_is_digit(before) != unicode_is_digit(here);
}

/* The dictionary knows no names and cuts them anywhere ("นา|ยกิต|ติภณ"), so it
 * cannot say where a title of address ends; a longer form from there can. */
static bool
is_title(const struct reading *r, uint32_t i, uint32_t first)
{
	const struct hit *h = hit_row(r, i);

	if (h->kind != LEX_HONORIFIC)
		return false;
	for (uint32_t k = i; k > first && hit_row(r, k - 1)->start == h->start;
	    k--)
		if (hit_row(r, k - 1)->end > h->end)
			return false;
	for (uint32_t k = i + 1; k < r->hits.n &&
	    hit_row(r, k)->start == h->start; k++)
		if (hit_row(r, k)->end > h->end)
			return false;
	return true;
}

/* Long forms of the lists are words whatever the dictionary thinks: it cuts
 * "និយាយ|ទៅកាន់" in the middle of both. */
static void
add_edges(const struct reading *r, uint32_t first, struct kutip_span at,
    uint8_t *bits)
{
	uint32_t reach = at.start;

	for (uint32_t i = first; i < r->hits.n;) {
		uint32_t start = hit_row(r, i)->start, end = start;

		/* the longest that begin here */
		for (; i < r->hits.n && hit_row(r, i)->start == start; i++)
			if ((KIND_BIT(hit_row(r, i)->kind) & CUTTING) &&
			    hit_row(r, i)->end > end)
				end = hit_row(r, i)->end;
		if (end - start < SHORT_BYTES || start < reach || end > at.end)
			continue;
		reach = end;
		start -= at.start;
		end -= at.start;
		bits[start / 8] |= (uint8_t)(1u << start % 8);
		bits[end / 8] |= (uint8_t)(1u << end % 8);
	}
}

/* A short form inside a longer word is not that word: "ว่า" in "ระหว่าง". */
static void
drop_inner_hits(struct reading *r, uint32_t first, struct kutip_span at)
{
	uint8_t *bits = word_edges(r, at);
	struct hit *h = r->hits.rows;
	uint32_t kept = first;

	if (bits != NULL)
		add_edges(r, first, at, bits);

	for (uint32_t i = first; bits != NULL && i < r->hits.n; i++) {
		bool inner = h[i].end - h[i].start < SHORT_BYTES &&
		    unicode_is_unspaced(text_at(r->text, h[i].start)) &&
		    !(is_word_edge(r, bits, at, h[i].start) &&
		    (is_word_edge(r, bits, at, h[i].end) ||
		    is_title(r, i, first)));

		if (!inner)
			h[kept++] = h[i];
	}
	if (bits != NULL)
		r->hits.n = kept;
}

/* Every stage asks for the token at a byte; no more than NEAR_BYTES tokens
 * begin between two entries. */
static void
index_tokens(struct reading *r)
{
	uint32_t n = r->text.len / NEAR_BYTES + 1, token = 0;
	uint32_t *near = arena_raw(r->scratch, n * sizeof(*near));

	for (uint32_t i = 0; near != NULL && i < n; i++) {
		while (token < r->tokens.n &&
		    token_row(r, token)->start < i * NEAR_BYTES)
			token++;
		near[i] = token;
	}
	r->token_near = near;
}

void
token_find(struct reading *r)
{
	struct match m = { .lexicon = r->lexicon, .fold = &r->fold,
	    .source = r->text, .kinds = (1u << LEX_KINDS) - 1 };
	uint32_t n;
	const struct kutip_block *block = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t lang = lexicon_lang(text_of(block[i].lang));
		uint32_t hit = r->hits.n, token = r->tokens.n;
		struct cutter k = { .r = r, .block = i, .hit = hit,
		    .end = block[i].span.end };

		m.word_langs = lang ? lang : LANG_ANY;
		m.name_langs = lang ? lang | r->lang | LANG_EN : LANG_ANY;
		match_span(&m, block[i].span, &r->hits);
		if (lang & (LANG_TH | LANG_LO | LANG_KM))
			drop_inner_hits(r, hit, block[i].span);
		cut_block(&k, block[i].span.start);
		mark_block(r, token, hit);
	}
	index_tokens(r);
}

uint32_t
token_at(const struct reading *r, uint32_t byte)
{
	uint32_t lo = 0, hi = r->tokens.n;

	if (r->token_near != NULL && byte <= r->text.len) {
		lo = r->token_near[byte / NEAR_BYTES];
		while (lo < hi && token_row(r, lo)->start < byte)
			lo++;
		return lo;
	}
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (token_row(r, mid)->start < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct hit *
token_hit(const struct reading *r, uint32_t token, enum lex_kind kind)
{
	const struct token *t = token_row(r, token);

	if (!(t->at & KIND_BIT(kind)))
		return NULL;
	for (uint32_t i = t->hit; i < r->hits.n; i++) {
		const struct hit *h = hit_row(r, i);

		if (h->kind == kind && h->start == t->start)
			return h;
		if (h->start > t->start)
			break;
	}
	return NULL;
}

uint32_t
token_after(const struct reading *r, uint32_t token, const struct hit *h)
{
	while (token < r->tokens.n && token_row(r, token)->start < h->end)
		token++;
	return token;
}

uint32_t
token_bare_end(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);
	struct kutip_str word = text_slice(r->text,
	    (struct kutip_span){ t->start, t->end });
	uint32_t c, back = t->end;

	if (t->kind != TOKEN_WORD || word.len < 4 || (t->flags & TOKEN_UNSPACED))
		return t->end;
	c = text_before(r->text, back);
	if (!text_is_alpha(c))
		return t->end;
	back--;
	c = text_before(r->text, back);
	if (c == '\'')
		return back - 1;
	return c == 0x2019 ? back - 3 : t->end;
}

bool
token_is(const struct reading *r, uint32_t i, enum lex_kind kind, uint8_t sub)
{
	const struct token *t = token_row(r, i);

	if (!(t->at & KIND_BIT(kind)))
		return false;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != t->start)
			break;
		if (h->kind == kind && hit_entry(r, h)->sub == sub)
			return true;
	}
	return false;
}

bool
token_is_behind(const struct reading *r, uint32_t token, enum lex_kind kind,
    uint8_t sub)
{
	const struct token *t = token_row(r, token);
	uint32_t looks = 0;

	if (token == 0 || t[-1].block != t->block)
		return false;
	for (uint32_t k = t->hit; k-- > 0 && looks < BACK_HITS; looks++) {
		const struct hit *h = hit_row(r, k);

		if (h->start + BACK_BYTES < t->start)
			break;
		if (h->kind == kind && hit_entry(r, h)->sub == sub &&
		    h->end == t[-1].end)
			return true;
	}
	return false;
}

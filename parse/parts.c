/*
 * parts.c - what each block of an article is.  See parts.h.
 */
#include "parts.h"

#include "date.h"
#include "parts_tail.h"
#include "text.h"
#include "token.h"
#include "unicode.h"

#define TITLE_CHARS     220		/* code points: Thai headlines run to 190 */
#define TITLE_SENTENCE  100		/* of two sentences only the short ones */
#define DECK_BYTES      400
#define DECK_WORDS      4
#define HEADING_BYTES   120
#define HEAD_BLOCKS     16		/* blocks looked at for the head of an article */
#define FRONT_BLOCKS    6		/* looked at below the title of a document */
#define PREFIX_BYTES    300		/* furniture by its beginning is no longer */
#define DATELINE_TOKENS 14
#define MENTIONS_TRIED  64		/* of one item in one block: enough to rank it */
#define SIGNED_BLOCKS   8		/* at either end of a page */
#define LEAD_BYTES      180		/* a block so long is no line of the head */

struct range { uint32_t from, to; };	/* tokens of a block */

static struct range
tokens_of(const struct reading *r, const struct kutip_block *b)
{
	return (struct range){ token_at(r, b->span.start),
	    token_at(r, b->span.end) };
}

static struct kutip_str
text_of_block(const struct reading *r, const struct kutip_block *b)
{
	return text_slice(r->text, b->span);
}

static uint32_t
words_in(const struct reading *r, struct range at)
{
	uint32_t n = 0;

	for (uint32_t i = at.from; i < at.to; i++)
		n += token_row(r, i)->kind == TOKEN_WORD;
	return n;
}

static bool
is_unspaced(const struct reading *r, const struct kutip_block *b)
{
	return unicode_is_unspaced(text_at(r->text, b->span.start));
}

/* ---- furniture -------------------------------------------------------- */

/* "2026-11-12" above the text of a letter or a report; on a page it is as
 * likely to be another article's. */
static bool
is_bare_date(const struct reading *r, const struct kutip_block *b)
{
	struct range at = tokens_of(r, b);
	struct kutip_date d;

	return (b->kind == KUTIP_DATE || r->draft.guessed || r->draft.front) &&
	    b - (struct kutip_block *)r->draft.blocks.rows < HEAD_BLOCKS &&
	    date_find(r, at.from, at.to, &d);
}

static bool
is_furniture(const struct reading *r, const struct kutip_block *b)
{
	struct range at = tokens_of(r, b);
	struct kutip_str s = text_of_block(r, b);

	/* a rule, a lone "\", a counter: nothing to read in it */
	if (words_in(r, at) == 0)
		return s.len < 40 && !is_bare_date(r, b);
	for (uint32_t i = token_row(r, at.from)->hit; i < r->hits.n; i++) {
		const struct hit *h = hit_row(r, i);

		if (h->start != b->span.start)
			break;
		if (h->kind != LEX_FURNITURE)
			continue;
		if (hit_entry(r, h)->sub == FURNITURE_PREFIX)
			return s.len < PREFIX_BYTES;
		if (h->end + 2 >= b->span.end)
			return true;
	}
	return false;
}

/* A page has headings over its boxes ("Ringkasan", "Terkait"); a document that
 * somebody wrote has none but its own. */
static bool
is_certain(const struct reading *r, const struct kutip_block *b)
{
	return b->kind == KUTIP_TITLE ||
	    (b->kind == KUTIP_HEADING && r->draft.front);
}

static void
mark_furniture(struct reading *r)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n; i++)
		if (!is_certain(r, &b[i]) && is_furniture(r, &b[i]))
			b[i].kind = KUTIP_FURNITURE;
}

/* ---- bylines ---------------------------------------------------------- */

static bool
add_byline(struct reading *r, struct kutip_str name)
{
	struct kutip_meta *m = &r->draft.meta;
	uint32_t colon;

	while ((colon = text_find(name, STR(":"), 0)) != KUTIP_NONE) {
		name.ptr += colon + 1;
		name.len -= colon + 1;
	}
	name = text_trim(name);
	if (name.len < 3 || m->bylines == KUTIP_BYLINES)
		return false;
	m->byline[m->bylines++] = arena_str(r->arena, name.ptr, name.len);
	return true;
}

/* "Rep: Rizkyan Adiyudha/ Red: Nidia Zuraya" -> the two names. */
static void
read_bylines(struct reading *r, struct kutip_str s)
{
	uint32_t start = 0, pos = 0;

	while (pos <= s.len) {
		uint32_t at = pos, c = at < s.len ? text_step(s, &pos) : '\n';

		if (c == '/' || c == '|' || c == ';' || c == '\n' ||
		    c == ',' || c == 0x3001 || c == ')' || c == 0xFF09) {
			add_byline(r, (struct kutip_str){ s.ptr + start,
			    at - start });
			start = pos;
		}
		if (at == s.len)
			break;
	}
}

static bool
is_byline(struct reading *r, struct kutip_block *b)
{
	struct range at = tokens_of(r, b);
	const struct hit *h;
	struct kutip_str s = text_of_block(r, b);
	const struct token *next;

	if (at.from == at.to || s.len > 160 || parts_ends_sentence(s))
		return false;
	h = token_hit(r, at.from, LEX_BYLINE);
	if (h == NULL)
		return false;
	at.from = token_after(r, at.from, h);
	if (at.from >= at.to)
		return false;
	next = token_row(r, at.from);
	if (!(next->flags & (TOKEN_CAPITAL | TOKEN_UNSPACED)))
		return false;
	if (r->draft.meta.bylines == 0)
		read_bylines(r, text_slice(r->text,
		    (struct kutip_span){ h->end, b->span.end }));
	b->kind = KUTIP_BYLINE;
	return true;
}

/* ---- the head of plain copy ------------------------------------------- */

static bool
is_date_line(struct reading *r, struct kutip_block *b)
{
	struct range at = tokens_of(r, b);
	struct kutip_date d;
	uint32_t all = at.to - at.from;

	if (all == 0 || all > 24 || !date_find(r, at.from, at.to, &d))
		return false;
	if (date_words(r, at.from, at.to) * 3 < all * 2)
		return false;
	b->kind = KUTIP_DATE;
	/* a word processor notes when a document was begun, not when it came out */
	if (r->draft.meta.published.year < 0 || r->draft.front)
		r->draft.meta.published = d;
	return true;
}

/* Documents of word processors have lines in the style "Date". */
static void
read_date_lines(struct reading *r)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n && r->draft.meta.published.year < 0; i++) {
		struct range at = tokens_of(r, &b[i]);
		struct kutip_date d;

		if (b[i].kind == KUTIP_DATE && date_find(r, at.from, at.to, &d))
			r->draft.meta.published = d;
	}
}

static bool
same_folded(const struct reading *r, struct kutip_span a, struct kutip_span b)
{
	uint32_t a0 = fold_find(&r->fold, a.start), b0 = fold_find(&r->fold, b.start);
	uint32_t a1 = fold_find(&r->fold, a.end), b1 = fold_find(&r->fold, b.end);

	return text_equal(text_trim(text_slice(r->fold.text,
	    (struct kutip_span){ a0, a1 })), text_trim(text_slice(r->fold.text,
	    (struct kutip_span){ b0, b1 })));
}

/* "… beri keterangan di Jakarta, 25 Juni 2030. Warta/Budi": what stands behind
 * the end of a sentence makes a caption or a lead of it. */
static bool
holds_sentence(struct kutip_str s)
{
	uint32_t at = text_find(s, STR(". "), 0);

	return at != KUTIP_NONE && at > 3 && (text_is_digit((unsigned char)s.ptr[at - 1]) ||
	    unicode_is_lower(text_before(s, at))) && unicode_is_upper(text_at(s, at + 2));
}

static bool
can_be_title(const struct reading *r, const struct kutip_block *b)
{
	struct kutip_str s = text_of_block(r, b);
	uint32_t c = text_before(s, s.len);

	if (s.len > TITLE_SENTENCE && holds_sentence(s))
		return false;
	return text_count(s) <= TITLE_CHARS && c != '.' && c != ',' && c != ';' &&
	    c != 0x17D4 && c != 0x104B && c != 0x3002;
}

static bool
can_be_deck(const struct reading *r, const struct kutip_block *b)
{
	struct kutip_str s = text_of_block(r, b);

	return s.len <= DECK_BYTES && !parts_ends_sentence(s) &&
	    !is_unspaced(r, b) && words_in(r, tokens_of(r, b)) >= DECK_WORDS;
}

/* A line of one to three words before the lead: a caption, a tag, a button
 * ("ASEAN", "Listen to this article", "Small"). */
static bool
is_scrap(const struct reading *r, const struct kutip_block *b)
{
	struct kutip_str s = text_of_block(r, b);

	return s.len < 40 && !parts_ends_sentence(s) && !is_unspaced(r, b) &&
	    words_in(r, tokens_of(r, b)) <= DECK_WORDS;
}

static bool
is_lead(const struct reading *r, const struct kutip_block *b)
{
	struct kutip_str s = text_of_block(r, b);

	return s.len >= LEAD_BYTES && (parts_ends_sentence(s) || is_unspaced(r, b));
}

/* Title, deck and what stands between them and the lead. */
static void
read_head(struct reading *r)
{
	struct kutip_meta *m = &r->draft.meta;
	uint32_t n, title = KUTIP_NONE;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n && i < HEAD_BLOCKS; i++) {
		if (b[i].kind != KUTIP_PARAGRAPH)
			continue;
		if (title != KUTIP_NONE &&
		    same_folded(r, b[i].span, b[title].span)) {
			b[i].kind = KUTIP_FURNITURE;
			continue;
		}
		if (is_date_line(r, &b[i]) || is_byline(r, &b[i]))
			continue;
		if (title == KUTIP_NONE) {
			if (!can_be_title(r, &b[i]) || i + 1 == n)
				break;
			b[i].kind = KUTIP_TITLE;
			title = i;
			m->title = text_of_block(r, &b[i]);
			continue;
		}
		if (is_lead(r, &b[i]) || parts_ends_sentence(text_of_block(r, &b[i])))
			break;
		if (is_scrap(r, &b[i])) {
			b[i].kind = KUTIP_FURNITURE;
		} else if (m->deck.len == 0 && can_be_deck(r, &b[i]) &&
		    i + 1 < n) {
			b[i].kind = KUTIP_DECK;
			m->deck = text_of_block(r, &b[i]);
		} else {
			break;
		}
	}
}

/* Below the title of a document: "Oleh: Melati Anggraini", "Jakarta, 12 Maret
 * 2027", and a line of the ministry between them. */
static void
read_front(struct reading *r)
{
	uint32_t n, i = 0, seen = 0;
	struct kutip_block *b = reading_blocks(r, &n);
	bool dated = false;

	while (i < n && b[i].kind != KUTIP_TITLE)
		i++;
	for (i++; i < n && seen < FRONT_BLOCKS; i++, seen++) {
		if (b[i].kind != KUTIP_PARAGRAPH)
			continue;
		if (is_lead(r, &b[i]))
			break;
		if (!dated && is_date_line(r, &b[i]))
			dated = true;
		else
			is_byline(r, &b[i]);
	}
}

/* ---- dateline --------------------------------------------------------- */

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/* May token i stand before the dash or colon of a dateline? */
static bool
fits_dateline(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	if (t->kind == TOKEN_NUMBER || (t->in & KIND_BIT(LEX_DATE)))
		return true;
	if (t->kind == TOKEN_WORD)
		return (t->flags & (TOKEN_CAPITAL | TOKEN_UNSPACED)) != 0 ||
		    (t->in & KIND_BIT(LEX_CITY));
	return t->c == ',' || t->c == '(' || t->c == ')' || t->c == '/' ||
	    t->c == '.';
}

/* The city of a dateline that ends before token to; else all words, when
 * they are few and in capitals ("KOTA BELUD:"). */
static struct kutip_str
dateline_place(const struct reading *r, uint32_t from, uint32_t to)
{
	bool capitals = to > from && to - from <= 3;

	for (uint32_t i = to; i-- > from;) {
		const struct hit *h = token_hit(r, i, LEX_CITY);

		if (h != NULL && h->end <= token_row(r, to - 1)->end)
			return text_slice(r->text, (struct kutip_span){
			    h->start, h->end });
		capitals = capitals &&
		    (token_row(r, i)->flags & TOKEN_CAPITALS);
	}
	if (!capitals)
		return STR("");
	return text_slice(r->text, (struct kutip_span){
	    token_row(r, from)->start, token_row(r, to - 1)->end });
}

/* "REPUBLIKA.CO.ID, JAKARTA --", "KUALA LUMPUR:", "(ភ្នំពេញ)៖",
 * "Liputan6.com, Jakarta Text": the place, or nothing. */
static struct kutip_str
find_dateline(const struct reading *r, const struct kutip_block *b)
{
	struct range at = tokens_of(r, b);
	uint32_t i;

	for (i = at.from; i < at.to && i - at.from < DATELINE_TOKENS; i++) {
		const struct token *t = token_row(r, i);

		if (i > at.from && t->kind == TOKEN_PUNCT && (is_dash(t->c) ||
		    t->c == ':' || t->c == 0x17D6))
			return dateline_place(r, at.from, i);
		if (!fits_dateline(r, i))
			break;
	}
	/* "Liputan6.com, Jakarta Text" has no dash */
	if (at.to - at.from > 3 && token_row(r, at.from + 1)->c == ',' &&
	    text_find(text_slice(r->text, (struct kutip_span){
	    token_row(r, at.from)->start, token_row(r, at.from)->end }),
	    STR(".co"), 0) != KUTIP_NONE) {
		const struct hit *h = token_hit(r, at.from + 2, LEX_CITY);

		if (h != NULL)
			return text_slice(r->text, (struct kutip_span){
			    h->start, h->end });
	}
	return STR("");
}

static void
read_dateline(struct reading *r)
{
	uint32_t n, seen = 0;
	struct kutip_block *b = reading_blocks(r, &n);
	struct kutip_str found;

	for (uint32_t i = 0; i < n && seen < 3; i++) {
		if (b[i].kind != KUTIP_PARAGRAPH)
			continue;
		seen++;
		found = find_dateline(r, &b[i]);
		if (found.len == 0)
			continue;
		r->draft.meta.dateline = found;
		return;
	}
}

/* ---- headings and the tail -------------------------------------------- */

static bool
is_heading(const struct reading *r, const struct kutip_block *b,
    const struct kutip_block *before, const struct kutip_block *after)
{
	struct kutip_str s = text_of_block(r, b);
	const struct token *first = token_row(r, token_at(r, b->span.start));
	uint32_t c = text_before(s, s.len);

	if (s.len > HEADING_BYTES || (parts_ends_sentence(s) && c != '?'))
		return false;
	if (after->kind != KUTIP_PARAGRAPH ||
	    after->span.end - after->span.start < 2 * s.len)
		return false;
	if (before->kind != KUTIP_PARAGRAPH ||
	    !parts_ends_sentence(text_of_block(r, before)))
		return false;
	return first->kind == TOKEN_WORD &&
	    (first->flags & (TOKEN_CAPITAL | TOKEN_UNSPACED));
}

static void
read_body(struct reading *r)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 1; i < n; i++) {
		if (b[i].kind != KUTIP_PARAGRAPH)
			continue;
		if (i + 1 < n && is_heading(r, &b[i], &b[i - 1], &b[i + 1]))
			b[i].kind = KUTIP_HEADING;
		else if (i + 4 > n)
			is_byline(r, &b[i]);
	}
}

/* A page that names nobody in its markup may do so at its ends. */
static void
read_signed(struct reading *r)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n && r->draft.meta.bylines == 0; i++)
		if ((i < SIGNED_BLOCKS || i + SIGNED_BLOCKS >= n) &&
		    b[i].kind == KUTIP_FURNITURE)
			is_byline(r, &b[i]);
}

/* A brief whose every block was taken for something else has no body: then
 * all of it is. */
static void
keep_a_body(struct reading *r)
{
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n; i++)
		if (kutip_is_body(b[i].kind))
			return;
	for (uint32_t i = 0; i < n; i++)
		if (b[i].kind == KUTIP_FURNITURE || b[i].kind == KUTIP_DECK ||
		    (n == 1 && b[i].kind == KUTIP_TITLE))
			b[i].kind = KUTIP_PARAGRAPH;
}

/* A date that is printed says more than when the file was made; a line that was
 * taken for one and holds none is none. */
static void
read_dates(struct reading *r)
{
	struct kutip_meta *m = &r->draft.meta;
	bool found = false;
	uint32_t n;
	struct kutip_block *b = reading_blocks(r, &n);

	for (uint32_t i = 0; i < n && i < HEAD_BLOCKS; i++) {
		struct range at = tokens_of(r, &b[i]);
		struct kutip_date d;

		if (b[i].kind != KUTIP_DATE)
			continue;
		if (!date_find(r, at.from, at.to, &d)) {
			b[i].kind = KUTIP_FURNITURE;
			continue;
		}
		if (!found)
			m->published = d;
		found = true;
	}
}

void
parts_find(struct reading *r)
{
	mark_furniture(r);
	read_date_lines(r);
	if (r->draft.guessed) {
		read_head(r);
		read_body(r);
		parts_mark_headlines(r);
	} else {
		read_signed(r);
	}
	if (r->draft.front && !r->draft.guessed)
		read_front(r);
	if (r->draft.dated_by_file)
		read_dates(r);
	keep_a_body(r);
	read_dateline(r);
}

/* ---- outline ---------------------------------------------------------- */

static struct kutip_section *
open_section(struct reading *r, const struct kutip_block *b, uint32_t block,
    struct kutip_str title, uint32_t heading)
{
	struct kutip_section *s = vec_push(&r->sections);

	*s = (struct kutip_section){ .span = b->span, .title = title,
	    .heading = heading, .block = block };
	return s;
}

static uint32_t
first_mention(const struct reading *r, uint32_t byte)
{
	const struct kutip_mention *m = r->mentions.rows;
	uint32_t lo = 0, hi = r->mentions.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (m[mid].span.start < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The agenda item that a block speaks of most; KUTIP_NONE if of none. */
static uint32_t
item_of_block(const struct reading *r, const struct kutip_block *b)
{
	const struct kutip_mention *m = r->mentions.rows;
	const struct kutip_entity *e = r->entities.rows;
	uint32_t best = KUTIP_NONE, most = 0;

	for (uint32_t i = first_mention(r, b->span.start); i < r->mentions.n &&
	    m[i].span.start < b->span.end; i++) {
		uint32_t count = 0;

		if (e[m[i].entity].kind != KUTIP_AGENDA)
			continue;
		for (uint32_t k = m[i].next; k != KUTIP_NONE &&
		    m[k].span.start < b->span.end && count < MENTIONS_TRIED;
		    k = m[k].next)
			count++;
		if (count + 1 > most) {
			most = count + 1;
			best = m[i].entity;
		}
	}
	return best;
}

void
parts_outline(struct reading *r)
{
	uint32_t n, item = KUTIP_NONE;
	struct kutip_block *b = reading_blocks(r, &n);
	const struct kutip_entity *e = r->entities.rows;
	struct kutip_section *s = NULL;
	bool headings = false;

	for (uint32_t i = 0; i < n; i++)
		headings = headings || b[i].kind == KUTIP_HEADING;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t about;

		if (!kutip_is_body(b[i].kind))
			continue;
		if (headings) {
			if (s == NULL || b[i].kind == KUTIP_HEADING)
				s = open_section(r, &b[i], i,
				    b[i].kind == KUTIP_HEADING ?
				    text_of_block(r, &b[i]) : STR("Lead"),
				    b[i].kind == KUTIP_HEADING ? i : KUTIP_NONE);
		} else {
			about = item_of_block(r, &b[i]);
			if (s == NULL)
				s = open_section(r, &b[i], i, STR("Lead"),
				    KUTIP_NONE);
			else if (about != KUTIP_NONE && about != item)
				s = open_section(r, &b[i], i, e[about].label,
				    KUTIP_NONE);
			if (about != KUTIP_NONE)
				item = about;
		}
		b[i].section = r->sections.n - 1;
		s->span.end = b[i].span.end;
		s->blocks = i + 1 - s->block;
	}
}

/*
 * pdf_margin.c - what every page says again.  See pdf_margin.h.
 *
 * Two passes over the pieces at the upper and lower edge: how often is each
 * seen, then who was seen twice.  The table is hashed; linear in pieces.
 */
#include "pdf_margin.h"

#include "text.h"
#include "unicode.h"

#define ZONE_PERCENT  11		/* of the page's height, above and below */
#define SAME_PLACE    8			/* units */
#define CROWDED       5000		/* pieces of a page that nobody printed */
#define NUMBER_DIGITS 4
#define SIZES         256		/* larger letters are as large as that */

struct seen {
	uint64_t key;			/* of the words and the place; 0: empty */
	uint32_t page, times;
};

struct table {
	struct seen *rows;
	uint32_t mask;
	uint16_t usual;			/* size of most letters */
};

/* The size of most letters. */
static uint16_t
usual_size(const struct pdf_sheets *s)
{
	uint64_t weights[SIZES] = { 0 };
	uint16_t most = 0;

	for (uint32_t i = 0; i < s->pieces.n; i++) {
		const struct pdf_piece *p = pdf_piece(s, i);
		uint16_t size = p->size < SIZES ? p->size : SIZES - 1;

		weights[size] += p->text.len;
		if (weights[size] > weights[most])
			most = size;
	}
	return most;
}

/* Numbers, Roman ones too ("xiv"), are all the same; blanks and case are
 * nothing.  In large letters "Chapter 2" is not "Chapter 3": each is a heading
 * that happens to begin a page. */
static uint64_t
key_of(struct kutip_str s, bool large)
{
	uint64_t h = 14695981039346656037u;
	bool in_number = false, roman = s.len > 0, lettered = false;
	uint32_t pos = 0;

	s = text_trim(s);
	for (uint32_t i = 0; i < s.len && roman; i++)
		roman = memchr("ivxlcIVXLC", s.ptr[i], 10) != NULL;
	if (roman && s.len > 0)
		s = STR("1");
	while (pos < s.len) {
		uint32_t c = unicode_fold_case(text_step(s, &pos));

		if (text_is_blank(c))
			continue;
		if (unicode_is_digit(c) && !(large && lettered)) {
			if (in_number)
				continue;
			c = '#';
		}
		in_number = c == '#';
		lettered |= unicode_is_letter(c);
		h = (h ^ c) * 1099511628211u;
	}
	return h | 1;
}

static uint64_t
words_of(const struct table *t, const struct pdf_piece *p)
{
	return key_of(p->text, p->size * 100u > t->usual * 112u);
}

static bool
in_zone(const struct pdf_page *page, const struct pdf_piece *p)
{
	int32_t middle = p->box.top + (p->box.bottom - p->box.top) / 2;
	int32_t zone = page->height * ZONE_PERCENT / 100;

	return middle < zone || middle > page->height - zone;
}

/* The row of words that stand step places below p. */
static struct seen *
look_up(const struct table *t, uint64_t words, int32_t top, int32_t step)
{
	uint64_t place = (uint64_t)(uint32_t)(top / SAME_PLACE + step);
	uint64_t key = (words ^ place * 0x9E3779B97F4A7C15u) | 1;
	uint32_t i = (uint32_t)(key >> 20) & t->mask;

	while (t->rows[i].key != 0 && t->rows[i].key != key)
		i = (i + 1) & t->mask;
	if (step == 0)
		t->rows[i].key = key;
	return &t->rows[i];
}

static void
count(const struct table *t, const struct pdf_piece *p)
{
	struct seen *row = look_up(t, words_of(t, p), p->box.top, 0);

	if (row->times > 0 && row->page == p->page)
		return;
	row->page = p->page;
	row->times++;
}

static bool
is_seen_again(const struct table *t, const struct pdf_piece *p)
{
	uint64_t words = words_of(t, p);
	uint32_t times = 0;

	for (int32_t step = -1; step <= 1; step++)
		times += look_up(t, words, p->box.top, step)->times;
	return times > 1;
}

/* "12", "- 12 -", "xii" at the foot, nothing beside it. */
static bool
is_number(const struct pdf_page *page, const struct pdf_piece *p)
{
	struct kutip_str s = text_trim(p->text);
	uint32_t digits = 0, pos = 0;

	if (p->box.top < page->height / 2)
		return false;
	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (unicode_is_digit(c))
			digits++;
		else if (!text_is_blank(c) && c != '-' && c != 0x2013 &&
		    c != 0x2014 && c != '|')
			return false;
	}
	return digits > 0 && digits < NUMBER_DIGITS;
}

static bool
is_alone(const struct pdf_sheets *s, const struct pdf_page *page,
    const struct pdf_piece *p)
{
	for (uint32_t i = 0; i < page->pieces && i < CROWDED; i++) {
		const struct pdf_piece *q = pdf_piece(s, page->piece + i);

		if (q != p && q->box.bottom > p->box.top &&
		    (q->box.top < p->box.bottom || q->box.top > p->box.bottom))
			return false;
	}
	return page->pieces < CROWDED;
}

void
pdf_margin_find(struct pdf_sheets *s)
{
	struct table t = { .mask = 63, .usual = usual_size(s) };
	struct pdf_piece *p = s->pieces.rows;

	while (t.mask < 2 * s->pieces.n)
		t.mask = t.mask * 2 + 1;
	t.rows = arena_alloc(s->arena, sizeof(struct seen) * ((size_t)t.mask + 1));
	if (t.rows == NULL)
		return;
	for (uint32_t i = 0; i < s->pieces.n; i++)
		if (in_zone(pdf_page(s, p[i].page), &p[i]))
			count(&t, &p[i]);
	for (uint32_t i = 0; i < s->pieces.n; i++) {
		const struct pdf_page *page = pdf_page(s, p[i].page);

		if (!in_zone(page, &p[i]))
			continue;
		p[i].margin = is_seen_again(&t, &p[i]) ||
		    (is_number(page, &p[i]) && is_alone(s, page, &p[i]));
	}
}

/*
 * name_place.c - capitals that are no people's.  See name_place.h.
 */
#include "name_place.h"

#define LEADS_BACK    3			/* tokens of a word of place: "di ibu kota" */
#define PLACE_WORDS   3			/* "Kelapa Lima Barat" */
#define INITIALS_MOST 4

/* The kind of the word of place that ends right before a token; -1 if none.
 * "Kolonel Laut Budi": a rank, an office or a name holds no such word. */
static int
led_by(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const uint32_t titles = KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_HONORIFIC);

	if ((t->flags & TOKEN_FIRST) || i == 0 || !has(t - 1, LEX_PLACE) ||
	    (t[-1].in & titles) || (t[-1].flags & TOKEN_UNSPACED))
		return -1;
	if (s->r->names.n > 0 && name_row(s->r, s->r->names.n - 1)->to >= i)
		return -1;
	for (uint32_t back = 1; back <= LEADS_BACK && back <= i; back++) {
		const struct hit *h;

		if (token_row(s->r, i - back)->block != t->block)
			break;
		h = token_hit(s->r, i - back, LEX_PLACE);
		if (h != NULL && token_after(s->r, i - back, h) == i)
			return hit_entry(s->r, h)->sub;
	}
	return -1;
}

static void
learn(struct name_scan *s, uint32_t i)
{
	uint32_t bit = name_word_bit(s->r, token_row(s->r, i));

	s->other[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
is_learnt(const struct name_scan *s, uint32_t i)
{
	uint32_t bit = name_word_bit(s->r, token_row(s->r, i));

	return (s->other[bit / 64] >> bit % 64 & 1) != 0;
}

/* "AS (32)": a suspect or a victim. */
static bool
is_initials(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	return (t->flags & (TOKEN_CAPITALS | TOKEN_CAPITAL)) &&
	    t->end - t->start <= INITIALS_MOST &&
	    (t->end - t->start == 1 || (t->flags & TOKEN_CAPITALS)) &&
	    i + 3 < s->end && is_char(s, i + 1, '(') &&
	    t[2].kind == TOKEN_NUMBER && is_char(s, i + 3, ')');
}

/* "Kabupaten Rokan Hulu (Rohul)"; not "Kabupaten Donggala Muzakir Ladoali",
 * which goes on with a person, and "Kecamatan Neglasari Budi mengatakan". */
static void
learn_place(struct name_scan *s, uint32_t i)
{
	const uint32_t known = KIND_BIT(LEX_CITY) | KIND_BIT(LEX_REGION);
	uint32_t end = name_end(s, i);

	if (end - i >= PLACE_WORDS || (token_row(s->r, i)->in & known) ||
	    (end < s->end && begins(token_row(s->r, end), LEX_CUE)))
		return;
	for (uint32_t k = i; k < end; k++)
		learn(s, k);
	if (is_char(s, end, '(') && is_char(s, end + 2, ')'))
		learn(s, end + 1);
}

void
place_learn(struct name_scan *s)
{
	uint32_t n;
	const struct kutip_block *b = reading_blocks(s->r, &n);

	for (uint32_t i = 0; i < s->r->tokens.n; i++) {
		const struct token *t = token_row(s->r, i);

		if (t->flags & TOKEN_FIRST)
			s->end = token_at(s->r, b[t->block].span.end);
		if (!is_capital(t))
			continue;
		if (is_initials(s, i))
			learn(s, i);
		else if (led_by(s, i) == PLACE_PROVINCE)
			learn_place(s, i);
	}
}

bool
place_only(const struct name_scan *s, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (!is_learnt(s, i) || is_seen(s, token_row(s->r, i)))
			return false;
	return true;
}

/* "Kepala Kepolisian Sektor Kecamatan Neglasari Budi Santoso": in an office a
 * person's name follows the place. */
static uint32_t
place_in_office(const struct name_scan *s, uint32_t i, uint32_t end)
{
	uint32_t to = end - i > PLACE_WORDS ? i + 2 : i + 1;

	if (is_char(s, end, ','))
		return end;
	while (to < end && is_learnt(s, to))
		to++;
	return to;
}

uint32_t
place_end(const struct name_scan *s, uint32_t i)
{
	int place = led_by(s, i);
	uint32_t end;

	if (s->honorific || !is_capital(token_row(s->r, i)) ||
	    (place != PLACE_PROVINCE && place != PLACE_AT &&
	    place != PLACE_THING))
		return i;
	if (place != PLACE_PROVINCE && (s->role != KUTIP_NONE ||
	    is_seen(s, token_row(s->r, i))))
		return i;
	if (!begins_name(s, i) && !is_learnt(s, i))
		return i;
	end = name_end(s, i);
	return s->role == KUTIP_NONE ? end : place_in_office(s, i, end);
}

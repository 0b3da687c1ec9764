/*
 * name_word.c - what one token says of a name.  See name_word.h.
 */
#include "name_word.h"

#include "text.h"
#include "unicode.h"

#define BIG_TOWN         2000000		/* people */
#define CAPS_NAME_BYTES  4		/* "JOKO WIDODO", not "KPK" */

bool
is_dash(const struct name_scan *s, uint32_t i)
{
	return is_char(s, i, '-') || is_char(s, i, 0x2013) ||
	    is_char(s, i, 0x2014);
}

/* "KPK", "RI": an abbreviation, unless it stands among other words in
 * capitals, as in a headline. */
bool
is_abbreviation(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	bool beside;

	if (!(t->flags & TOKEN_CAPITALS))
		return false;
	beside = (i > 0 && (t[-1].flags & TOKEN_CAPITALS) &&
	    t[-1].block == t->block &&
	    t[-1].end - t[-1].start >= CAPS_NAME_BYTES) ||
	    (i + 1 < s->end && (t[1].flags & TOKEN_CAPITALS) &&
	    t[1].end - t[1].start >= CAPS_NAME_BYTES);
	return !(beside && t->end - t->start >= CAPS_NAME_BYTES);
}

static bool
is_initial(const struct token *t)
{
	return is_capital(t) && t->end - t->start == 1;
}

/* "London-based", "US-led": a capital and a hyphen with small letters. */
bool
is_compound(const struct reading *r, const struct token *t)
{
	struct kutip_span at = { t->start, t->end };
	struct kutip_str word = text_slice(r->text, at);
	uint32_t hyphen = text_find(word, STR("-"), 0);

	/* "(D-Wis.)": a party and a state */
	return hyphen == 1 || (hyphen != KUTIP_NONE &&
	    unicode_is_lower(text_at(word, hyphen + 1)) && word.len > 6);
}

/* "Covid-19" */
static bool
has_digit(const struct reading *r, const struct token *t)
{
	for (uint32_t i = t->start; i < t->end; i++)
		if (text_is_digit((unsigned char)r->text.ptr[i]))
			return true;
	return false;
}

/* The bit of a token's word in a set of words. */
uint32_t
name_word_bit(const struct reading *r, const struct token *t)
{
	uint32_t h = 2166136261u, pos = t->start;
	uint32_t end = token_bare_end(r, (uint32_t)(t - token_row(r, 0)));

	while (pos < end)
		h = (h ^ unicode_fold_case(text_step(r->text, &pos))) *
		    16777619u;
	return h % NAME_SEEN_BITS;
}

bool
is_seen(const struct name_scan *s, const struct token *t)
{
	uint32_t bit = name_word_bit(s->r, t);

	return (s->words[bit / 64] >> bit % 64 & 1) != 0;
}

void
see_words(struct name_scan *s, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		uint32_t bit = name_word_bit(s->r, token_row(s->r, i));
		const struct hit *h = token_hit(s->r, i, LEX_CITY);

		/* "Jakarta Future Festival": everybody knows the town */
		if (i == from && h != NULL &&
		    hit_entry(s->r, h)->value >= BIG_TOWN &&
		    !(h->flags & LEX_DOUBT))
			continue;
		s->words[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

/* "Li Qiang", "Panji Bintoro": a town of that name does not make a place of
 * it; nor is "Cogan" one behind "Mark S Cogan".  "di Bintoro" is a place. */
static bool
is_name_not_city(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const struct token *next = i + 1 < s->end ? t + 1 : NULL;
	const struct hit *h = token_hit(s->r, i, LEX_CITY);

	if (h == NULL || h->end > t->end)
		return false;
	/* "Direktur PT Lor, Panji Bintoro" */
	if (s->role != KUTIP_NONE)
		return is_seen(s, t) || ((h->flags & LEX_DOUBT) &&
		    t[-1].c == ',' && next != NULL && is_capital(next));
	if (!(t->flags & TOKEN_FIRST) && (token_is(s->r, i - 1, LEX_JOINT,
	    JOINT_PREP) || has(t - 1, LEX_PLACE)))
		return false;
	if (is_seen(s, t) || (h->flags & LEX_DOUBT))
		return true;
	return next != NULL && is_capital(next) && !has(next, LEX_ORDINARY) &&
	    !has(next, LEX_COMMON) && !has(next, LEX_BODY) &&
	    !has(next, LEX_ROLE) && !has(next, LEX_DATE) &&
	    !has(next, LEX_CITY) && !has(next, LEX_ACTOR) &&
	    !is_abbreviation(s, i + 1);
}

/* "Ahli-ahli", "Badan-Badan": a plural and nobody's name. */
static bool
is_doubled(const struct reading *r, const struct token *t)
{
	struct kutip_str word = text_slice(r->text,
	    (struct kutip_span){ t->start, t->end });
	uint32_t half = word.len / 2, a = 0, b = half + 1;

	if (word.len < 5 || word.len % 2 == 0 || word.ptr[half] != '-')
		return false;
	while (a < half)
		if (unicode_fold_case(text_step(word, &a)) !=
		    unicode_fold_case(text_step(word, &b)))
			return false;
	return true;
}

/* "Kompas.com" */
static bool
is_address(const struct reading *r, const struct token *t)
{
	return text_at(r->text, t->end) == '.' &&
	    unicode_is_lower(text_at(r->text, t->end + 1));
}

/* "Kabupaten Rokan Hulu": a word of place before a name; "Chairul Tanjung" has
 * none behind it. */
static bool
leads_place(const struct name_scan *s, uint32_t i)
{
	uint32_t after;

	if (!token_is(s->r, i, LEX_PLACE, PLACE_PROVINCE))
		return false;
	after = token_after(s->r, i, token_hit(s->r, i, LEX_PLACE));
	return after < s->end && is_capital(token_row(s->r, after));
}

/* "ông | Lại Thế Nam": behind a title of address a common word with two more
 * capitals behind it is a family name, and one of a full name a given name. */
static bool
names_on(const struct name_scan *s, uint32_t i)
{
	const struct token *t;

	if (i >= s->end)
		return false;
	t = token_row(s->r, i);
	return is_capital(t) && !has(t, LEX_ROLE) && !has(t, LEX_BODY) &&
	    !has(t, LEX_ACTOR) && !is_abbreviation(s, i);
}

/* "Menurut Laksana" behind "Sufmi Laksana Ahmad"; "Indah Kartika". */
static bool
is_name_not_word(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	bool more = names_on(s, i + 1);

	if (has(t, LEX_GIVEN))
		return is_seen(s, t) || (more && (!has(t + 1, LEX_ORDINARY) ||
		    has(t + 1, LEX_GIVEN)));
	return is_seen(s, t) && !more && !(t->flags & TOKEN_FIRST) &&
	    t[-1].kind == TOKEN_WORD && (!is_capital(t - 1) ||
	    has(t - 1, LEX_COMMON) || has(t - 1, LEX_CUE));
}

/* "Đoàn Văn Hậu": a word for bodies and a family name, before a given name. */
static bool
is_surname_too(const struct name_scan *s, uint32_t i)
{
	return is_capital(token_row(s->r, i)) &&
	    begins(token_row(s->r, i), LEX_GIVEN) && names_on(s, i + 1) &&
	    (s->honorific || begins(token_row(s->r, i + 1), LEX_GIVEN));
}

/* "Komisi V", "Armada I": one letter is no name, nor is a numeral. */
static bool
is_numeral(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (!is_initial(t))
		return false;
	return name_end(s, i) == i + 1 || ((t->c == 'I' || t->c == 'V' ||
	    t->c == 'X') && !(t->flags & TOKEN_FIRST) && is_capital(t - 1));
}

/* "La Ode Ahmad": a particle of names with a capital begins one. */
static bool
is_particle(const struct name_scan *s, uint32_t i)
{
	return i + 1 < s->end && is_capital(token_row(s->r, i + 1)) &&
	    token_is(s->r, i, LEX_HONORIFIC, HON_INSIDE) &&
	    !token_is(s->r, i, LEX_HONORIFIC, HON_BEFORE) &&
	    !is_abbreviation(s, i + 1);
}

/* May a person's name begin with this token? */
bool
begins_name(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (has(t, LEX_BODY) && is_surname_too(s, i))
		return true;
	if (!is_capital(t) || has(t, LEX_ROLE) || has(t, LEX_BODY) ||
	    (begins(t, LEX_HONORIFIC) && !is_particle(s, i)) ||
	    has(t, LEX_DATE) || has(t, LEX_ACTOR) || has(t, LEX_PRONOUN))
		return false;
	if (is_abbreviation(s, i))
		return false;
	/* "Rizal Lembu": a province and a given name */
	if (has(t, LEX_REGION))
		return has(t, LEX_GIVEN) && names_on(s, i + 1) &&
		    !has(t + 1, LEX_ORDINARY);
	if (has(t, LEX_CITY) && !s->honorific && !is_name_not_city(s, i))
		return false;
	/* "Ketua Komisi Lalu Hadrian" */
	if (s->role != KUTIP_NONE && has(t, LEX_GIVEN) && names_on(s, i + 1))
		return !(t->flags & TOKEN_FIRST);
	if (has(t, LEX_COMMON) || has(t, LEX_CUE))
		return s->honorific && (is_seen(s, t) ||
		    (names_on(s, i + 1) && names_on(s, i + 2)));
	if (has(t, LEX_ORDINARY) && !s->honorific)
		return is_name_not_word(s, i);
	if (is_doubled(s->r, t) || is_numeral(s, i))
		return false;
	return !is_compound(s->r, t) && !has_digit(s->r, t) &&
	    !is_address(s->r, t) && !leads_place(s, i);
}

/* "James Clapper | Tuyên bố …": a full stop was lost, and a verb or a word of
 * two syllables, the second small, begins another sentence. */
static bool
begins_phrase(const struct name_scan *s, uint32_t i)
{
	static const enum lex_kind kinds[] = { LEX_CUE, LEX_ORDINARY };

	for (uint32_t k = 0; k < 2; k++) {
		const struct hit *h = token_hit(s->r, i, kinds[k]);

		if (h != NULL && h->end > token_row(s->r, i)->end &&
		    i + 1 < s->end && !is_capital(token_row(s->r, i + 1)))
			return true;
	}
	return false;
}

/* May it go on with this token? */
static bool
continues_name(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	/* "Bùi Anh Tuấn", "Phan Anh": anh is "you", "Mr" and a name */
	if (i < s->end && is_capital(t) && begins(t, LEX_PRONOUN) &&
	    begins(t, LEX_HONORIFIC) && begins(t, LEX_GIVEN))
		return true;
	if (i >= s->end || !is_capital(t) ||
	    (has(t, LEX_ROLE) && !has(t, LEX_GIVEN)) ||
	    begins(t, LEX_BODY) || has(t, LEX_DATE) ||
	    begins(t, LEX_REGION) || begins(t, LEX_PRONOUN) || (has(t, LEX_ACTOR) && is_abbreviation(s, i)))
		return false;
	if (begins(t, LEX_HONORIFIC) &&
	    !token_is(s->r, i, LEX_HONORIFIC, HON_INSIDE))
		return false;
	return !is_abbreviation(s, i) && !leads_place(s, i) &&
	    !begins_phrase(s, i);
}

/* "bin", "van", "de", "al-" between two words of a name. */
static bool
is_inside(const struct name_scan *s, uint32_t i)
{
	return i + 1 < s->end && token_is(s->r, i, LEX_HONORIFIC, HON_INSIDE) &&
	    is_capital(token_row(s->r, i + 1));
}

/* A nickname in marks inside a name: Joko “Jokowi” Widodo. */
static uint32_t
skip_nickname(const struct name_scan *s, uint32_t i)
{
	if (i + 3 < s->end && token_row(s->r, i)->kind == TOKEN_MARK &&
	    is_capital(token_row(s->r, i + 1)) &&
	    token_row(s->r, i + 2)->kind == TOKEN_MARK &&
	    is_capital(token_row(s->r, i + 3)))
		return i + 3;
	return i;
}

uint32_t
name_end(const struct name_scan *s, uint32_t i)
{
	for (i++; i < s->end;) {
		const struct token *t = token_row(s->r, i);

		/* "Marcos's Davao" is no one name */
		if (token_bare_end(s->r, i - 1) < t[-1].end)
			break;
		if (t->c == '.' && is_initial(t - 1) && i + 1 < s->end &&
		    is_capital(t + 1)) {
			i++;
		} else if (is_inside(s, i)) {
			i += 2;
		} else if (t->kind == TOKEN_MARK && skip_nickname(s, i) > i) {
			i = skip_nickname(s, i) + 1;
		} else if (continues_name(s, i)) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

struct kutip_span
span_of(const struct reading *r, uint32_t from, uint32_t to)
{
	return (struct kutip_span){ token_row(r, from)->start,
	    token_bare_end(r, to - 1) };
}

struct name *
add_name(struct name_scan *s, uint32_t from, uint32_t to,
    enum kutip_entity_kind kind, uint8_t evidence)
{
	struct name *n = vec_push(&s->r->names);

	*n = (struct name){ .span = span_of(s->r, from, to), .from = from,
	    .to = to, .entity = KUTIP_NONE, .kind = kind,
	    .evidence = evidence };
	return n;
}

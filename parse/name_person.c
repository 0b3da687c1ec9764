/*
 * name_person.c - people and the offices beside them.  See name_person.h.
 */
#include "name_person.h"

#include "name_body.h"
#include "text.h"
#include "unicode.h"

#define TITLE_WORDS      5
#define AGE_DIGITS       2
#define CAMEL_SMALL      3
#define APPOSITION_MOST  16		/* tokens of an office behind a name */

void
forget_role(struct name_scan *s)
{
	s->role = KUTIP_NONE;
	s->lower = 0;
	s->honorific = false;
}

/* ", Direktur Eksekutif ELSAM," or " Kanit Trafficking" behind a name. */
struct kutip_span
role_behind(const struct name_scan *s, uint32_t i)
{
	uint32_t from = i, to;

	if (is_char(s, i, ',') || (is_dash(s, i) &&
	    token_row(s->r, i)->flags & TOKEN_BLANK_BEFORE))
		from = ++i;
	while (i < s->end && i - from < 2 &&
	    has(token_row(s->r, i), LEX_COMMON) &&
	    !begins(token_row(s->r, i), LEX_ROLE))
		i++;
	if (i >= s->end || !begins(token_row(s->r, i), LEX_ROLE) ||
	    token_is(s->r, i, LEX_ROLE, ROLE_UNNAMED))
		return (struct kutip_span){ 0, 0 };
	if (from == i && !is_char(s, i - 1, ',') && !is_dash(s, i - 1) &&
	    !(token_row(s->r, i)->flags & (TOKEN_CAPITAL | TOKEN_UNSPACED)))
		return (struct kutip_span){ 0, 0 };
	from = i;
	for (to = i + 1; to < s->end && to - from < APPOSITION_MOST; to++) {
		const struct token *t = token_row(s->r, to);

		if (t->c == ',' && to + 1 < s->end &&
		    begins(t + 1, LEX_BODY) && is_capital(t + 1))
			continue;
		if (t->kind == TOKEN_PUNCT && t->c != '(' && t->c != ')' &&
		    t->c != '&' && (t->c != '-' ||
		    t->flags & TOKEN_BLANK_BEFORE) &&
		    !(t->c == 0x2013 && (t[-1].flags & TOKEN_UNSPACED)))
			break;
		if ((t->flags & TOKEN_UNSPACED) && ((begins(t, LEX_PARTICLE) &&
		    !token_is(s->r, to, LEX_PARTICLE, PART_WORD)) ||
		    (begins(t, LEX_HONORIFIC) &&
		    !token_is(s->r, to, LEX_HONORIFIC, HON_WORD))))
			break;
		/* "Đại sứ Lào | đã gặp …" */
		if (token_is(s->r, to, LEX_PARTICLE, PART_ALSO))
			break;
		if (t->kind == TOKEN_MARK || (begins(t, LEX_CUE) &&
		    !is_capital(t) && !has(t, LEX_ROLE)) ||
		    (begins(t, LEX_PRONOUN) && !begins(t, LEX_ROLE)))
			break;
	}
	return span_of(s->r, from, to);
}

/* "Samsat Lor Diserbu | Warga Jelang Lebaran", "Arun Pillai | Bridge": a word
 * with a capital behind a name, of no office and no body, ends no person's. */
static bool
is_headline(const struct name_scan *s, uint32_t end)
{
	const struct token *t = token_row(s->r, end);
	const uint32_t others = KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_BODY) |
	    KIND_BIT(LEX_DATE) | KIND_BIT(LEX_CUE) | KIND_BIT(LEX_ACTOR) |
	    KIND_BIT(LEX_CITY) | KIND_BIT(LEX_REGION) | KIND_BIT(LEX_GIVEN) |
	    KIND_BIT(LEX_HONORIFIC) | KIND_BIT(LEX_COMMON);

	return end < s->end && is_capital(t) && has(t, LEX_ORDINARY) &&
	    !(t->in & others);
}

/* "WebMD", "TransTrack": a capital behind three small letters is a firm's or a
 * site's way to write, not a person's (but "MacDonald", "DeLuca"). */
static bool
is_camel(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	uint32_t small = 0, pos = t->start;

	while (pos < t->end) {
		uint32_t c = text_step(s->r->text, &pos);

		if (unicode_is_upper(c) && small >= CAMEL_SMALL)
			return true;
		small = unicode_is_lower(c) ? small + 1 : 0;
	}
	return false;
}

/* "รองโฆษก นางสาว | ทิพานัน", "Menteri Kerja Raya Datuk Seri Dr. | Hafiz": the
 * office without the honorifics behind it. */
struct kutip_span
office_before(const struct name_scan *s, uint32_t i)
{
	uint32_t to = i;

	while (to > s->role + 1 &&
	    ((has(token_row(s->r, to - 1), LEX_HONORIFIC) &&
	    !has(token_row(s->r, to - 1), LEX_ROLE)) ||
	    is_char(s, to - 1, '.') || is_char(s, to - 1, ',')))
		to--;
	return span_of(s->r, s->role, to);
}

/* "นำ Digitalization มาใช้", "นายฝ่าม มิงห์ (Pham Minh)": in Thai and Lao
 * Latin capitals are a borrowed word, or a name over again; a person has a
 * title of address or an office in Latin letters before them. */
static bool
is_borrowed(const struct name_scan *s)
{
	return s->unmarked && !s->honorific && (s->role == KUTIP_NONE ||
	    (token_row(s->r, s->role)->flags & TOKEN_UNSPACED));
}

/* "Mira Kasih Pingsan Saat Promosi Film": a headline taken for one name. */
static bool
is_title(const struct name_scan *s, uint32_t from, uint32_t end)
{
	uint32_t words = 0;

	for (uint32_t i = from + 1; i < end; i++) {
		const struct token *t = token_row(s->r, i);

		if (is_capital(t) && !has(t, LEX_GIVEN))
			words += has(t, LEX_COMMON) ? 2 : has(t, LEX_ORDINARY);
	}
	return end - from >= TITLE_WORDS && words > 1;
}

/* "Sri Anggraini (32)", "Fouziah Osman, 32, …": people have ages. */
static bool
has_age(const struct name_scan *s, uint32_t end)
{
	const struct token *t = token_row(s->r, end);
	bool bracket = is_char(s, end, '(');

	return (bracket || is_char(s, end, ',')) && end + 2 < s->end &&
	    t[1].kind == TOKEN_NUMBER && t[1].end - t[1].start <= AGE_DIGITS &&
	    t[2].c == (bracket ? ')' : ',');
}

/* "Osman bin Baharom": a small particle between two names is of a person. */
static bool
has_particle(const struct name_scan *s, uint32_t from, uint32_t end)
{
	for (uint32_t i = from + 1; i + 1 < end; i++)
		if (token_row(s->r, i)->kind == TOKEN_WORD &&
		    !is_capital(token_row(s->r, i)) &&
		    token_is(s->r, i, LEX_HONORIFIC, HON_INSIDE))
			return true;
	return false;
}

uint32_t
take_person(struct name_scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i), tail = body_tail_end(s, end);
	uint8_t evidence = (uint8_t)((s->honorific ? NAME_HONORIFIC : 0) |
	    (end - i > 1 ? NAME_LONG : 0));
	struct kutip_span role = { 0, 0 };
	struct name *n;

	if (tail > end) {
		tail = body_behind_tail(s, tail);
		add_name(s, i, tail, KUTIP_ORG, NAME_BODY | NAME_LONG);
		return tail;
	}
	if (is_borrowed(s)) {
		forget_role(s);
		return end;
	}
	if (s->role != KUTIP_NONE && s->role < i)
		role = office_before(s, i);
	if (role.end == role.start)
		role = role_behind(s, end);
	if (role.end > role.start)
		evidence |= NAME_ROLE;
	if (!s->honorific && (is_headline(s, end) || is_title(s, i, end)))
		evidence = 0;
	else if (has_age(s, end) || has_particle(s, i, end))
		evidence |= NAME_HONORIFIC;
	n = add_name(s, i, end, end - i == 1 && !s->honorific && is_camel(s, i) ?
	    KUTIP_ORG : KUTIP_PERSON, evidence);
	if (end - i > 1 && evidence != 0)
		see_words(s, i, end);
	/* "si Villanueva": the particle marks a person */
	if (i > 0 && token_is(s->r, i - 1, LEX_PARTICLE, PART_PERSON))
		n->evidence |= NAME_HONORIFIC;
	n->role = role;
	forget_role(s);
	return end;
}

uint32_t
take_actor(struct name_scan *s, uint32_t i, const struct hit *h)
{
	static const enum kutip_entity_kind kinds[] = {
		[ACTOR_PERSON] = KUTIP_PERSON, [ACTOR_ORG] = KUTIP_ORG,
		[ACTOR_STATE] = KUTIP_STATE };
	uint32_t end = token_after(s->r, i, h);
	struct name *n = add_name(s, i, end, kinds[hit_entry(s->r, h)->sub],
	    NAME_LISTED);

	n->actor = h;
	if (hit_entry(s->r, h)->sub != ACTOR_PERSON)
		return end;
	if (s->role != KUTIP_NONE && s->role < i) {
		n->role = office_before(s, i);
		n->evidence |= NAME_ROLE;
	}
	if (n->role.end == n->role.start)
		n->role = role_behind(s, end);
	forget_role(s);
	return end;
}

/*
 * name_body.c - ministries, companies, parties.  See name_body.h.
 */
#include "name_body.h"

#define TAIL_TOKENS      8
#define LINKED_TOKENS    12		/* behind the last word */
#define LIST_TOKENS      8

/* "Coast Guard", "Cambridge University": a body by its last word. */
uint32_t
body_tail_end(const struct name_scan *s, uint32_t end)
{
	if (s->honorific || end >= s->end ||
	    !is_capital(token_row(s->r, end)) ||
	    !token_is(s->r, end, LEX_BODY, BODY_TAIL))
		return end;
	return token_after(s->r, end, token_hit(s->r, end, LEX_BODY));
}

/* "White House | Press Secretary": an office of more than the body's word. */
static bool
begins_office(const struct name_scan *s, uint32_t i)
{
	const struct hit *h = token_hit(s->r, i, LEX_ROLE);

	return h != NULL && hit_entry(s->r, h)->sub == ROLE_BEFORE &&
	    h->end > token_row(s->r, i)->end;
}

/* May the name of a body hold the word before its last one?  No office, no
 * title, no day; what stands behind a possessive begins a name of its own
 * ("Malaysia's | Coast Guard"). */
static bool
leads_to_tail(const struct name_scan *s, uint32_t i, uint32_t from)
{
	const struct token *t = token_row(s->r, i);

	if (!is_capital(t) || has(t, LEX_DATE) ||
	    begins(t, LEX_HONORIFIC) || is_compound(s->r, t))
		return false;
	if (has(t, LEX_ROLE) && (!has(t, LEX_BODY) || begins_office(s, i)))
		return false;
	if (i == from)
		return !has(t, LEX_COMMON);
	return !(has(t - 1, LEX_ACTOR) || has(t - 1, LEX_CITY)) ||
	    token_bare_end(s->r, i - 1) == t[-1].end;
}

/* Does a link with more of the body's name stand at token i?  "of Law", "for
 * the Promotion of Trade", "and Industry", but not "and Ministry of Trade". */
static bool
links_on(const struct name_scan *s, uint32_t i)
{
	const struct token *t;
	bool and;

	if (i + 1 >= s->end || !token_is(s->r, i, LEX_JOINT, JOINT_LINK))
		return false;
	and = token_is(s->r, i, LEX_JOINT, JOINT_AND);
	if (!and && !token_is(s->r, i, LEX_JOINT, JOINT_OF))
		return false;
	i++;
	if (!and && i + 1 < s->end && token_is(s->r, i, LEX_JOINT, JOINT_ARTICLE))
		i++;
	t = token_row(s->r, i);
	if (!is_capital(t) || has(t, LEX_DATE) || has(t, LEX_ROLE) ||
	    begins(t, LEX_HONORIFIC))
		return false;
	return !and || (has(t, LEX_ORDINARY) && !begins(t, LEX_BODY) &&
	    !begins(t, LEX_ACTOR));
}

uint32_t
body_behind_tail(const struct name_scan *s, uint32_t i)
{
	uint32_t from = i;

	while (i - from < LINKED_TOKENS && links_on(s, i)) {
		i++;
		if (token_is(s->r, i, LEX_JOINT, JOINT_ARTICLE))
			i++;
		while (i < s->end && leads_to_tail(s, i, from))
			i++;
	}
	return i;
}

/* "Coast Guard", "Singapore Land Authority", "Academy of Law": capitals up to
 * the last word of a body's name, and what a link adds to it. */
uint32_t
body_by_tail(const struct name_scan *s, uint32_t i)
{
	uint32_t end = i;

	for (uint32_t k = i; k < s->end && k - i < TAIL_TOKENS &&
	    leads_to_tail(s, k, i); k++)
		if (k > i && token_is(s->r, k, LEX_BODY, BODY_TAIL))
			end = token_after(s->r, k,
			    token_hit(s->r, k, LEX_BODY));
	return end > i ? body_behind_tail(s, end) : i;
}

/* Did a comma stand between capitals before token i: is the list begun? */
static bool
has_listed(const struct name_scan *s, uint32_t i)
{
	for (uint32_t back = 1; back < LIST_TOKENS && back < i; back++) {
		const struct token *t = token_row(s->r, i - back);

		if (t->c == ',')
			return back > 1;
		if (!is_capital(t))
			return false;
	}
	return false;
}

/* "Badan Meteorologi, Klimatologi, dan Geofisika": a comma inside the name of
 * a body; a link and one more word of office close the list. */
static bool
lists_on(const struct name_scan *s, uint32_t i)
{
	for (uint32_t k = i + 1; k < s->end && k - i < LIST_TOKENS; k++) {
		const struct token *t = token_row(s->r, k);

		if (token_is(s->r, k, LEX_JOINT, JOINT_LINK))
			return k + 1 < s->end && is_capital(t + 1) &&
			    has(t + 1, LEX_ORDINARY) &&
			    (k > i + 1 || has_listed(s, i));
		/* "Ministry of Health, Ministry of Trade" are two */
		if (token_is(s->r, k, LEX_BODY, BODY_HEAD))
			return false;
		if (t->c != ',' && !(is_capital(t) && has(t, LEX_ORDINARY)))
			return false;
	}
	return false;
}

/* "Universitas | Jenderal Sudiro", "Ikatan | Dokter", "Polres | Luwak": right
 * behind a word for a body stands what it is named after, an office or a title
 * too, and right behind the title a name. */
static bool
names_a_body(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	/* "Ketua Komisi III DPR | Rano Alfath" */
	if (s->role != KUTIP_NONE && token_is(s->r, i - 1, LEX_BODY,
	    BODY_ALONE) && !has(t, LEX_CITY) && !has(t, LEX_REGION))
		return false;
	if (token_is(s->r, i - 1, LEX_BODY, BODY_HEAD))
		return !token_is(s->r, i, LEX_ROLE, ROLE_NAME);
	return begins(t - 1, LEX_HONORIFIC) && is_capital(t - 1) && i > 1 &&
	    token_is(s->r, i - 2, LEX_BODY, BODY_HEAD) && !has(t, LEX_ROLE);
}

/* May the name of a body go on with token i, the k-th of it? */
static bool
continues_body(const struct name_scan *s, uint32_t i, uint32_t k)
{
	const struct token *t;

	if (i >= s->end)
		return false;
	t = token_row(s->r, i);
	if (token_is(s->r, i, LEX_JOINT, JOINT_AND) && i + 1 < s->end &&
	    (k == 1 || token_is(s->r, i + 1, LEX_BODY, BODY_HEAD) ||
	    begins(t + 1, LEX_ACTOR)))
		return false;
	if (token_is(s->r, i, LEX_JOINT, JOINT_LINK))
		return i + 1 < s->end && is_capital(t + 1) &&
		    !has(t + 1, LEX_ROLE) && (t->flags & TOKEN_CAPITAL ||
		    token_row(s->r, i - 1)->c == ',' || k > 0);
	if (t->c == ',')
		return lists_on(s, i);
	/* "Cục Hàng không", "Ủy ban Tài chính ngân sách": syllables of a word */
	if (!(t->flags & TOKEN_CAPITAL) && has(t, LEX_ORDINARY))
		return !begins(t, LEX_ORDINARY) ?
		    has(t - 1, LEX_ORDINARY) : (has(t - 1, LEX_ORDINARY) ||
		    has(t - 1, LEX_BODY)) && !begins(t + 1, LEX_ORDINARY) &&
		    i + 1 < s->end && has(t + 1, LEX_ORDINARY);
	if (!is_capital(t) || has(t, LEX_DATE))
		return false;
	if (names_a_body(s, i))
		return true;
	if (begins(t, LEX_HONORIFIC) ||
	    (has(t, LEX_ROLE) && !has(t, LEX_ORDINARY)))
		return false;
	/* in an office the person's name follows somewhere: stop before a
	 * word that is of neither, but not right behind the body's head */
	if (s->role != KUTIP_NONE && k > 1)
		return (has(t, LEX_ORDINARY) && !(has(t, LEX_GIVEN) &&
		    i + 1 < s->end && is_capital(t + 1))) || has(t, LEX_CITY) ||
		    has(t, LEX_REGION) || has(t, LEX_BODY) || has(t, LEX_ACTOR) ||
		    is_abbreviation(s, i);
	return true;
}

/* "(Kemenlu)": the short form of the body before it. */
static uint32_t
skip_bracket(const struct name_scan *s, uint32_t i)
{
	if (is_char(s, i, '(') && i + 2 < s->end &&
	    is_capital(token_row(s->r, i + 1)) && is_char(s, i + 2, ')'))
		return i + 3;
	return i;
}

/* "Pemerintah ...", "Kementerian", "SD", "Gugus Tugas": words for bodies of a
 * kind, alone at the head of a sentence or as a short form, name none of them. */
static bool
is_kind_of_body(const struct name_scan *s, uint32_t from, uint32_t to)
{
	const struct hit *h = token_hit(s->r, from, LEX_BODY);

	return (to - from == 1 || (h != NULL &&
	    to <= token_after(s->r, from, h))) &&
	    has(token_row(s->r, from), LEX_ORDINARY) &&
	    !token_is(s->r, from, LEX_BODY, BODY_ALONE);
}

/* "Badan Jaminan Sosial (BJS) Kesehatan": the name goes on behind its short
 * form. */
static uint32_t
behind_bracket(const struct name_scan *s, uint32_t i)
{
	const uint32_t others = KIND_BIT(LEX_ORDINARY) | KIND_BIT(LEX_CITY) |
	    KIND_BIT(LEX_REGION) | KIND_BIT(LEX_ACTOR);

	if (s->role != KUTIP_NONE)
		return i;
	while (i < s->end && is_capital(token_row(s->r, i)) &&
	    (token_row(s->r, i)->in & others) &&
	    !has(token_row(s->r, i), LEX_ROLE) &&
	    !begins(token_row(s->r, i), LEX_BODY) &&
	    !begins(token_row(s->r, i), LEX_HONORIFIC) &&
	    !has(token_row(s->r, i), LEX_DATE))
		i++;
	return i;
}

uint32_t
take_body(struct name_scan *s, uint32_t i)
{
	const struct hit *h = token_hit(s->r, i, LEX_BODY);
	uint32_t end = h ? token_after(s->r, i, h) : i + 1, k = 1, after;
	uint32_t whole;

	while (continues_body(s, end, k)) {
		end++;
		k++;
	}
	while (end > i + 1 && token_row(s->r, end - 1)->kind == TOKEN_WORD &&
	    token_is(s->r, end - 1, LEX_JOINT, JOINT_LINK))
		end--;
	after = skip_bracket(s, end);
	whole = after > end ? behind_bracket(s, after) : after;
	add_name(s, i, whole > after ? whole : end, KUTIP_ORG,
	    after == end && is_kind_of_body(s, i, end) ? 0 :
	    NAME_BODY | (end - i > 1 ? NAME_LONG : 0));
	if (after > end)
		*add_name(s, end + 1, end + 2, KUTIP_ORG, NAME_BODY) =
		    (struct name){ .span = span_of(s->r, end + 1, end + 2),
		    .from = end + 1, .to = end + 2, .entity = KUTIP_NONE,
		    .kind = KUTIP_ORG, .evidence = NAME_BODY };
	return whole;
}

/*
 * name_find.c - people and bodies.  See name_find.h.
 *
 * One pass over the tokens; a small state (struct name_scan) remembers the
 * office that stands before the place.  Linear in tokens.
 */
#include "name_find.h"

#include "headfinal.h"
#include "name_body.h"
#include "name_headfinal.h"
#include "name_person.h"
#include "name_place.h"
#include "name_word.h"
#include "sentence.h"
#include "unicode.h"
#include "unspaced.h"

#define ROLE_LOWER_MOST  2		/* small words inside an office */
#define PLACES_MOST      4		/* between an office and its holder */
#define MONEY_TOKENS     3		/* "đồng đô la" */
#define HEAD_WORDS       16		/* of a block, that tell its script */

/* ---- one token -------------------------------------------------------- */

/* A name in front of an office that a name follows is part of the office:
 * "Chinese Foreign Minister Wang", "White House press secretary Earnest". */
static bool
leads_to_role(const struct name_scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i);
	const struct hit *h;

	if (s->honorific || end >= s->end || end - i > 2 ||
	    !token_is(s->r, end, LEX_ROLE, ROLE_BEFORE))
		return false;
	h = token_hit(s->r, end, LEX_ROLE);
	end = token_after(s->r, end, h);
	return end < s->end && is_capital(token_row(s->r, end));
}

/* "Kepala Dusun Lor, Kelurahan Sumber, Jakarta Utara, | Wulan": the last comma
 * of places that follow one another. */
static uint32_t
behind_places(const struct name_scan *s, uint32_t comma)
{
	const uint32_t places = KIND_BIT(LEX_CITY) | KIND_BIT(LEX_REGION) |
	    KIND_BIT(LEX_PLACE);

	for (uint32_t k = 0; k < PLACES_MOST && comma + 1 < s->end; k++) {
		uint32_t i = comma + 1;

		if (!(token_row(s->r, i)->at & places) ||
		    !is_capital(token_row(s->r, i)))
			break;
		while (i < s->end && is_capital(token_row(s->r, i)))
			i++;
		if (!is_char(s, i, ','))
			break;
		comma = i;
	}
	return comma;
}

/* "Juru Bicara Satgas Kabupaten Pemalang, Tutuko Raharjo, kata …": the name of
 * who holds the office stands behind a comma, and more of the sentence behind
 * it; "Presiden X, Y dan Z" is a list of people. */
static bool
names_holder(const struct name_scan *s, uint32_t i, uint32_t comma)
{
	uint32_t end, k, first = comma;
	const struct token *t;

	for (k = i; k < comma; k++)
		if (is_seen(s, token_row(s->r, k)))
			return false;
	comma = behind_places(s, comma);
	if (comma + 1 >= s->end)
		return false;
	if (comma > first && token_is(s->r, comma + 1, LEX_HONORIFIC, HON_BEFORE))
		return is_capital(token_row(s->r, comma + 1));
	if (!begins_name(s, comma + 1))
		return false;
	end = name_end(s, comma + 1);
	if (end >= s->end)
		return false;
	t = token_row(s->r, end);
	return t->c == ',' || t->c == '.' || t->c == '(' ||
	    has(t, LEX_CUE) || has(t, LEX_DATE) ||
	    token_is(s->r, end, LEX_JOINT, JOINT_PREP);
}

/* "Kepala Polres Luwu Utara | Ajun Komisaris Budi", "Humas Daop 8 | Wulan",
 * "Direktur Jenderal Listrik | Kementerian Energi Budi": what a rank, a number
 * or a body with a name follow is the office's. */
static bool
leads_to_holder(const struct name_scan *s, uint32_t i, uint32_t end)
{
	const struct token *t = token_row(s->r, end);

	if (s->honorific || end + 1 >= s->end || is_seen(s, token_row(s->r, i)))
		return false;
	if (t->kind == TOKEN_NUMBER)
		return is_capital(t + 1) && !has(t + 1, LEX_DATE) &&
		    !has(t + 1, LEX_COMMON);
	if (!is_capital(t))
		return false;
	return token_is(s->r, end, LEX_HONORIFIC, HON_BEFORE) ||
	    token_is(s->r, end, LEX_BODY, BODY_HEAD);
}

/* "Direktur Jenderal Imigrasi (Plt Dirjen) Yuldi": in an office, what a
 * bracket and a name follow is the office's. */
static bool
is_office_word(const struct name_scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i), k;

	if (s->role == KUTIP_NONE)
		return false;
	if (leads_to_holder(s, i, end))
		return true;
	/* "Pelakon filem Rimba Sunyi itu, | Aiman Osman" */
	if (end < s->end && token_is(s->r, end, LEX_JOINT, JOINT_DEMONSTRATIVE) &&
	    !(token_row(s->r, end)->flags & TOKEN_UNSPACED))
		return true;
	if (is_char(s, end, ','))
		return names_holder(s, i, end);
	if (!is_char(s, end, '('))
		return false;
	for (k = end + 1; k < s->end && k - end < 6; k++)
		if (is_char(s, k, ')'))
			break;
	return is_char(s, k, ')') && k + 1 < s->end &&
	    is_capital(token_row(s->r, k + 1));
}

static bool
stays_in_role(struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (s->role == KUTIP_NONE)
		return false;
	if (is_capital(t) || t->kind == TOKEN_NUMBER || t->c == '(' ||
	    t->c == ')' || t->c == '-' || t->c == '&' || t->c == '/')
		return true;
	if (t->c == ',' || (t->c == '.' && has(t - 1, LEX_HONORIFIC)))
		return i + 1 < s->end && is_capital(t + 1) &&
		    (t->c == '.' || !has(t + 1, LEX_ROLE));
	if (t->kind != TOKEN_WORD || begins(t, LEX_CUE) ||
	    begins(t, LEX_PRONOUN) || begins(t, LEX_PARTICLE))
		return false;
	if (token_is(s->r, i, LEX_JOINT, JOINT_LINK))
		return true;
	if (token_is(s->r, i, LEX_JOINT, JOINT_PREP))
		return i + 1 < s->end && (has(t + 1, LEX_BODY) ||
		    has(t + 1, LEX_ACTOR) || is_abbreviation(s, i + 1));
	return ++s->lower <= ROLE_LOWER_MOST;
}

/* Does a preposition stand before a name and its titles ("របស់លោក X")? */
static bool
is_owner(const struct name_scan *s, uint32_t i)
{
	while (i > 0 && !(token_row(s->r, i)->flags & TOKEN_FIRST) &&
	    begins(token_row(s->r, i - 1), LEX_HONORIFIC))
		i--;
	return token_is_behind(s->r, i, LEX_JOINT, JOINT_PREP);
}

/* Does nothing but the title of address stand between an office and the name
 * at token i?  "ที่พักผู้สื่อข่าวประจำทำเนียบ ทำเนียบรัฐบาล นาย | สมชาย ใจดี โฆษก": the
 * office behind the name is his. */
static bool
is_near(const struct name_scan *s, struct kutip_span role, uint32_t i)
{
	const struct hit *h = token_hit(s->r, s->role, LEX_ROLE);

	return h == NULL || i < 2 || role.end <= h->end;
}

/* Behind an honorific, or an office in Chinese and Khmer. */
static uint32_t
take_unspaced(struct name_scan *s, uint32_t i)
{
	uint32_t end = unspaced_name_end(s->r, i, s->end);
	struct kutip_span role = { 0, 0 };
	struct name *n;

	/* "លោកសុផលថា": glued, a name only if it was one before */
	if (end == i && s->honorific && is_seen(s, token_row(s->r, i)) &&
	    !unspaced_is_other(token_row(s->r, i)))
		end = i + 1;
	if (end == i)
		return i;
	see_words(s, i, end);
	/* "the words of the spokesman of X": X holds another office */
	if (s->role != KUTIP_NONE && is_owner(s, i))
		s->role = KUTIP_NONE;
	if (s->role != KUTIP_NONE && s->role < i)
		role = office_before(s, i);
	if (end < s->end && begins(token_row(s->r, end), LEX_ROLE) &&
	    (role.end == role.start || !is_near(s, role, i)))
		role = role_behind(s, end);
	if (role.start > token_row(s->r, i)->start)
		s->taken = role.end;
	n = add_name(s, i, end, KUTIP_PERSON, s->honorific ? NAME_HONORIFIC :
	    role.end > role.start ? NAME_ROLE : 0);
	n->role = role;
	forget_role(s);
	return end;
}

/* Both words of a name that stood behind an honorific before: "ស៊ា សុផល ថា". */
static bool
is_known_khmer(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	return i + 1 < s->end && is_seen(s, t) && is_seen(s, t + 1) &&
	    !unspaced_is_other(t + 1) &&
	    (!unspaced_is_other(t) || begins(t, LEX_GIVEN)) &&
	    (t->flags & (TOKEN_FIRST | TOKEN_BLANK_BEFORE)) &&
	    (t[1].flags & TOKEN_BLANK_BEFORE);
}

static bool
is_before_cue(const struct name_scan *s, uint32_t i)
{
	uint32_t end = unspaced_name_end(s->r, i, s->end);

	return end > i && end < s->end && begins(token_row(s->r, end), LEX_CUE);
}

/* Where a name may begin without an honorific: in Chinese and Khmer right
 * behind an office. */
static bool
is_led(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	enum unicode_script script = unicode_script(t->c);
	bool after_role = i > 0 && !(t->flags & TOKEN_FIRST) &&
	    has(t - 1, LEX_ROLE);

	if (s->honorific)
		return true;
	/* "林美玉表示": at the head of a clause, up to a verb of saying */
	if (script == SCRIPT_HAN)
		return after_role || ((t->flags & TOKEN_FIRST ||
		    t[-1].kind != TOKEN_WORD) && is_before_cue(s, i));
	if (script == SCRIPT_TAMIL)
		return after_role;
	if (script == SCRIPT_KHMER)
		return is_known_khmer(s, i) || (after_role &&
		    (t->flags & TOKEN_BLANK_BEFORE) && !has(t, LEX_ACTOR) &&
		    !has(t, LEX_CITY) && !begins(t, LEX_PLACE) &&
		    unspaced_name_end(s->r, i, s->end) > i + 1);
	return false;
}

/* "Laut Cina Selatan" names no China.  What begins inside the token is only a
 * part of it. */
static bool
is_inside_place(const struct reading *r, const struct token *t)
{
	const uint32_t places = KIND_BIT(LEX_AGENDA) | KIND_BIT(LEX_REGION);

	if (!(t->in & places) || (t->at & places))
		return false;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start >= t->end)
			break;
		if (KIND_BIT(h->kind) & places)
			return false;
	}
	return true;
}

/* "US$20": no state. */
static bool
is_currency(const struct name_scan *s, uint32_t i, const struct hit *h)
{
	uint32_t after = token_after(s->r, i, h);

	/* "ดอลลาร์สหรัฐ", "đô la Mỹ" */
	for (uint32_t k = i; k-- > 0 && i - k <= MONEY_TOKENS &&
	    token_row(s->r, k)->block == token_row(s->r, i)->block;)
		if (token_is(s->r, k, LEX_PLACE, PLACE_MONEY) && token_after(s->r,
		    k, token_hit(s->r, k, LEX_PLACE)) == i)
			return true;
	return is_char(s, after, '$') &&
	    !(token_row(s->r, after)->flags & TOKEN_BLANK_BEFORE);
}

/* A body by its last word that begins at token i with a word of office, a
 * state or a town: "Coast Guard", "Singapore Land Authority".  An office
 * behind it is of it: "Foreign Ministry | spokesman". */
static uint32_t
take_by_tail(struct name_scan *s, uint32_t i, const struct hit *actor)
{
	const struct token *t = token_row(s->r, i);
	uint32_t end;

	if (!is_capital(t) || s->honorific || s->role != KUTIP_NONE ||
	    (actor == NULL && !has(t, LEX_ORDINARY) && !has(t, LEX_CITY) &&
	    !is_abbreviation(s, i)))
		return i;
	end = body_by_tail(s, i);
	if (end == i || (actor != NULL && token_row(s->r, end - 1)->end <=
	    actor->end))
		return i;
	add_name(s, i, end, KUTIP_ORG, NAME_BODY | NAME_LONG);
	if (end < s->end && token_is(s->r, end, LEX_ROLE, ROLE_BEFORE))
		s->role = i;
	return end;
}

/* "Ibu Kota" is no Mrs Kota. */
static bool
is_longer_place(const struct name_scan *s, uint32_t i)
{
	const struct hit *place = token_hit(s->r, i, LEX_PLACE);
	const struct hit *title = token_hit(s->r, i, LEX_HONORIFIC);

	return place != NULL && title != NULL && place->end > title->end;
}

/* "Anh cho biết", "Anh Nam": at the head of a sentence a state's name that is a
 * pronoun and a title of address too is one of those. */
static bool
is_address_alone(const struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const uint32_t both = KIND_BIT(LEX_PRONOUN) | KIND_BIT(LEX_HONORIFIC);

	if ((t->at & both) != both || i + 1 >= s->end ||
	    !((t->flags & TOKEN_FIRST) || t[-1].kind == TOKEN_MARK ||
	    (t[-1].kind == TOKEN_PUNCT && t[-1].c != ',' && t[-1].c != '(')))
		return false;
	return t[1].kind == TOKEN_WORD &&
	    !token_is(s->r, i + 1, LEX_JOINT, JOINT_LINK);
}

static uint32_t
scan_token(struct name_scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const struct hit *h;
	uint32_t after;

	if ((t->flags & TOKEN_UNSPACED) && headfinal_is(s->r, i)) {
		uint32_t end = take_headfinal(s, i);

		if (end > i)
			return end;
	} else if (((t->flags & TOKEN_UNSPACED) || unspaced_is_tamil(t)) &&
	    is_led(s, i) &&
	    !token_is(s->r, i, LEX_HONORIFIC, HON_BEFORE)) {
		uint32_t end = take_unspaced(s, i);

		if (end > i)
			return end;
	}
	h = is_address_alone(s, i) ? NULL : token_hit(s->r, i, LEX_ACTOR);
	if (h != NULL && (hit_entry(s->r, h)->sub != ACTOR_STATE ||
	    is_abbreviation(s, i)) &&
	    place_only(s, i, token_after(s->r, i, h)))
		return token_after(s->r, i, h);
	after = take_by_tail(s, i, h);
	if (after > i)
		return after;
	if (h != NULL && !is_inside_place(s->r, t) && !is_currency(s, i, h))
		return take_actor(s, i, h);
	if (token_is(s->r, i, LEX_HONORIFIC, HON_BEFORE) &&
	    !is_longer_place(s, i)) {
		after = token_after(s->r, i, token_hit(s->r, i,
		    LEX_HONORIFIC));
		s->honorific = true;
		return is_char(s, after, '.') ? after + 1 : after;
	}
	if (place_end(s, i) > i)
		return place_end(s, i);
	if (begins_name(s, i)) {
		uint32_t known = s->role != KUTIP_NONE ? i + 1 : name_end(s, i);

		/* "Camat Ranu Hulu Budi Santoso", "Ranhul" */
		if (!s->honorific && place_only(s, i, known))
			return known;
		if (leads_to_role(s, i)) {
			if (s->role == KUTIP_NONE)
				s->role = i;
			return i + 1;
		}
		/* all of the run: it would be asked again for each word */
		if (is_office_word(s, i))
			return name_end(s, i);
		return take_person(s, i);
	}
	h = token_hit(s->r, i, LEX_ROLE);
	if (h != NULL && hit_entry(s->r, h)->sub != ROLE_UNNAMED) {
		if (s->role == KUTIP_NONE && t->start >= s->taken)
			s->role = i;
		s->honorific = false;
		return token_after(s->r, i, h);
	}
	if (token_is(s->r, i, LEX_BODY, BODY_HEAD) && is_capital(t))
		return take_body(s, i);
	if (is_capital(t) && is_abbreviation(s, i) && !has(t, LEX_DATE) &&
	    !has(t, LEX_COMMON) && !place_only(s, i, i + 1)) {
		add_name(s, i, i + 1, KUTIP_ORG, 0);
		return i + 1;
	}
	if (!stays_in_role(s, i))
		forget_role(s);
	if (t->kind != TOKEN_PUNCT)
		s->honorific = false;
	return i + 1;
}

/* Is a block in Thai or Lao?  Its first words tell. */
static bool
is_unmarked(const struct reading *r, uint32_t i, uint32_t end)
{
	uint32_t all = 0, unmarked = 0;

	for (; i < end && all < HEAD_WORDS; i++) {
		if (token_row(r, i)->kind != TOKEN_WORD)
			continue;
		all++;
		unmarked += sentence_is_unmarked(r, i);
	}
	return unmarked * 2 > all;
}

void
name_find(struct reading *r)
{
	uint32_t n;
	const struct kutip_block *b = reading_blocks(r, &n);
	struct name_scan s = { .r = r, .role = KUTIP_NONE };
	uint32_t i = 0;

	place_learn(&s);
	while (i < r->tokens.n) {
		const struct token *t = token_row(r, i);

		if (t->flags & TOKEN_FIRST) {
			forget_role(&s);
			s.end = token_at(r, b[t->block].span.end);
			s.unmarked = is_unmarked(r, i, s.end);
		}
		if (!kutip_is_body(b[t->block].kind)) {
			i = s.end;
			continue;
		}
		i = scan_token(&s, i);
	}
}

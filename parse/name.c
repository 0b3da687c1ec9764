/*
 * name.c - people and bodies.  See name.h.
 *
 * One pass over the tokens; a small state (struct scan) remembers the office
 * that stands before the place.  Linear in tokens.
 */
#include "name.h"

#include "text.h"
#include "token.h"
#include "unicode.h"
#include "unspaced.h"

#define ROLE_LOWER_MOST  2		/* small words inside an office */
#define APPOSITION_MOST  16		/* tokens of an office behind a name */
#define TAIL_TOKENS      5
#define LIST_TOKENS      8
#define SEEN_BITS        8192
#define CAPS_NAME_BYTES  4		/* "JOKO WIDODO", not "KPK" */

struct scan {
	struct reading *r;
	uint32_t end;			/* tokens of this block end here */
	uint32_t role;			/* first token of an office; NONE */
	uint32_t lower;			/* small words since */
	bool     honorific;		/* one stands right before */
	uint64_t words[SEEN_BITS / 64];	/* of full names so far, hashed */
};

static bool
has(const struct token *t, enum lex_kind kind)
{
	return (t->in & KIND_BIT(kind)) != 0;
}

static bool
begins(const struct token *t, enum lex_kind kind)
{
	return (t->at & KIND_BIT(kind)) != 0;
}

static bool
is_sub(const struct reading *r, uint32_t i, enum lex_kind kind, uint8_t sub)
{
	const struct token *t = token_row(r, i);

	if (!begins(t, kind))
		return false;
	for (uint32_t k = t->hit; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != t->start)
			break;
		if (h->kind == kind && h->entry->sub == sub)
			return true;
	}
	return false;
}

static bool
is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

/* "KPK", "RI": an abbreviation, unless it stands among other words in
 * capitals, as in a headline. */
static bool
is_abbreviation(const struct scan *s, uint32_t i)
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
static bool
is_compound(const struct reading *r, const struct token *t)
{
	struct kutip_span at = { t->start, t->end };
	struct kutip_str word = text_slice(r->text, at);
	uint32_t hyphen = text_find(word, STR("-"), 0);

	return hyphen != KUTIP_NONE &&
	    unicode_is_lower(text_at(word, hyphen + 1)) && word.len > 6 &&
	    r->lang == LANG_EN;
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

/* The bit of a token's word in the set of words of names. */
static uint32_t
word_bit(const struct reading *r, const struct token *t)
{
	uint32_t h = 2166136261u, pos = t->start;

	while (pos < t->end)
		h = (h ^ unicode_fold_case(text_step(r->text, &pos))) *
		    16777619u;
	return h % SEEN_BITS;
}

static bool
is_seen(const struct scan *s, const struct token *t)
{
	uint32_t bit = word_bit(s->r, t);

	return (s->words[bit / 64] >> bit % 64 & 1) != 0;
}

static void
see_words(struct scan *s, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		uint32_t bit = word_bit(s->r, token_row(s->r, i));

		s->words[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

/* "Li Qiang", "Panji Bintoro": a town of that name does not make a place of
 * it; nor is "Cogan" one behind "Mark S Cogan".  "di Bintoro" is a place. */
static bool
is_name_not_city(const struct scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const struct token *next = i + 1 < s->end ? t + 1 : NULL;
	const struct hit *h = token_hit(s->r, i, LEX_CITY);

	if (h == NULL || h->end > t->end || s->role != KUTIP_NONE)
		return h != NULL && h->end <= t->end && is_seen(s, t);
	if (!(t->flags & TOKEN_FIRST) && (is_sub(s->r, i - 1, LEX_JOINT,
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

/* May a person's name begin with this token? */
static bool
begins_name(const struct scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (!is_capital(t) || has(t, LEX_ROLE) || has(t, LEX_BODY) ||
	    begins(t, LEX_HONORIFIC) || has(t, LEX_DATE) ||
	    has(t, LEX_REGION) || has(t, LEX_ACTOR) || has(t, LEX_PRONOUN))
		return false;
	if (is_abbreviation(s, i))
		return false;
	if (has(t, LEX_CITY) && !s->honorific && !is_name_not_city(s, i))
		return false;
	if (has(t, LEX_COMMON) || has(t, LEX_CUE))
		return false;
	if (has(t, LEX_ORDINARY) && !s->honorific)
		return has(t, LEX_GIVEN) && i + 1 < s->end &&
		    is_capital(t + 1) && !has(t + 1, LEX_ORDINARY);
	return !is_compound(s->r, t) && !has_digit(s->r, t);
}

/* May it go on with this token? */
static bool
continues_name(const struct scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);

	if (i >= s->end || !is_capital(t) || has(t, LEX_ROLE) ||
	    begins(t, LEX_BODY) || has(t, LEX_DATE) ||
	    begins(t, LEX_REGION) || begins(t, LEX_PRONOUN) || (has(t, LEX_ACTOR) && is_abbreviation(s, i)))
		return false;
	if (begins(t, LEX_HONORIFIC) &&
	    !is_sub(s->r, i, LEX_HONORIFIC, HON_INSIDE))
		return false;
	return !is_abbreviation(s, i);
}

/* "bin", "van", "de", "al-" between two words of a name. */
static bool
is_inside(const struct scan *s, uint32_t i)
{
	return i + 1 < s->end && is_sub(s->r, i, LEX_HONORIFIC, HON_INSIDE) &&
	    is_capital(token_row(s->r, i + 1));
}

static bool
is_char(const struct scan *s, uint32_t i, uint32_t c)
{
	return i < s->end && token_row(s->r, i)->c == c;
}

static bool
is_dash(const struct scan *s, uint32_t i)
{
	return is_char(s, i, '-') || is_char(s, i, 0x2013) ||
	    is_char(s, i, 0x2014);
}

/* A nickname in marks inside a name: Joko “Jokowi” Widodo. */
static uint32_t
skip_nickname(const struct scan *s, uint32_t i)
{
	if (i + 3 < s->end && token_row(s->r, i)->kind == TOKEN_MARK &&
	    is_capital(token_row(s->r, i + 1)) &&
	    token_row(s->r, i + 2)->kind == TOKEN_MARK &&
	    is_capital(token_row(s->r, i + 3)))
		return i + 3;
	return i;
}

static uint32_t
name_end(const struct scan *s, uint32_t i)
{
	for (i++; i < s->end;) {
		const struct token *t = token_row(s->r, i);

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

static struct kutip_span
span_of(const struct reading *r, uint32_t from, uint32_t to)
{
	return (struct kutip_span){ token_row(r, from)->start,
	    token_row(r, to - 1)->end };
}

static struct name *
add_name(struct scan *s, uint32_t from, uint32_t to,
    enum kutip_entity_kind kind, uint8_t evidence)
{
	struct name *n = vec_push(&s->r->names);

	*n = (struct name){ .span = span_of(s->r, from, to), .from = from,
	    .to = to, .entity = KUTIP_NONE, .kind = kind,
	    .evidence = evidence };
	return n;
}

/* ---- offices ---------------------------------------------------------- */

static void
forget_role(struct scan *s)
{
	s->role = KUTIP_NONE;
	s->lower = 0;
	s->honorific = false;
}

/* ", Direktur Eksekutif ELSAM," or " Kanit Trafficking" behind a name. */
static struct kutip_span
role_behind(const struct scan *s, uint32_t i)
{
	uint32_t from = i, to;

	if (is_char(s, i, ',') || (is_dash(s, i) &&
	    token_row(s->r, i)->flags & TOKEN_BLANK_BEFORE))
		from = ++i;
	while (i < s->end && i - from < 2 &&
	    has(token_row(s->r, i), LEX_COMMON))
		i++;
	if (i >= s->end || !begins(token_row(s->r, i), LEX_ROLE))
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
		    t->flags & TOKEN_BLANK_BEFORE))
			break;
		if ((t->flags & TOKEN_UNSPACED) &&
		    (begins(t, LEX_PARTICLE) || begins(t, LEX_HONORIFIC)))
			break;
		if (t->kind == TOKEN_MARK || (begins(t, LEX_CUE) &&
		    !is_capital(t) && !has(t, LEX_ROLE)) ||
		    begins(t, LEX_PRONOUN))
			break;
	}
	return span_of(s->r, from, to);
}

/* "Coast Guard", "Cambridge University": a body by its last word. */
static uint32_t
tail_end(const struct scan *s, uint32_t end)
{
	if (s->honorific || end >= s->end ||
	    !is_capital(token_row(s->r, end)) ||
	    !is_sub(s->r, end, LEX_BODY, BODY_TAIL))
		return end;
	return token_after(s->r, end, token_hit(s->r, end, LEX_BODY));
}

/* "Coast Guard", "Securities Commission": ordinary words with capitals up to
 * the last word of a body's name. */
static uint32_t
body_by_tail(const struct scan *s, uint32_t i)
{
	for (uint32_t k = i + 1; k < s->end && k - i < TAIL_TOKENS; k++) {
		const struct token *t = token_row(s->r, k);

		if (!is_capital(t) || has(t, LEX_ROLE))
			break;
		if (is_sub(s->r, k, LEX_BODY, BODY_TAIL))
			return token_after(s->r, k,
			    token_hit(s->r, k, LEX_BODY));
	}
	return i;
}

static uint32_t
take_person(struct scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i), tail = tail_end(s, end);
	uint8_t evidence = (uint8_t)((s->honorific ? NAME_HONORIFIC : 0) |
	    (end - i > 1 ? NAME_LONG : 0));
	struct kutip_span role = { 0, 0 };
	struct name *n;

	if (tail > end) {
		add_name(s, i, tail, KUTIP_ORG, NAME_BODY | NAME_LONG);
		return tail;
	}
	if (s->role != KUTIP_NONE && s->role < i) {
		role = span_of(s->r, s->role, i);
		/* "Menteri Luar Negeri, Retno": the comma is not of the office */
		while (role.end > role.start && (s->r->text.ptr[role.end - 1] ==
		    ',' || s->r->text.ptr[role.end - 1] == ' '))
			role.end--;
	}
	if (role.end == role.start)
		role = role_behind(s, end);
	if (role.end > role.start)
		evidence |= NAME_ROLE;
	n = add_name(s, i, end, KUTIP_PERSON, evidence);
	if (end - i > 1)
		see_words(s, i, end);
	n->role = role;
	forget_role(s);
	return end;
}

/* ---- bodies ----------------------------------------------------------- */

/* "Badan Meteorologi, Klimatologi, dan Geofisika": a comma inside the name of
 * a body; a link and one more word of office close the list. */
static bool
lists_on(const struct scan *s, uint32_t i)
{
	for (uint32_t k = i + 1; k < s->end && k - i < LIST_TOKENS; k++) {
		const struct token *t = token_row(s->r, k);

		if (is_sub(s->r, k, LEX_JOINT, JOINT_LINK))
			return k + 1 < s->end && is_capital(t + 1) &&
			    has(t + 1, LEX_ORDINARY) && k > i + 1;
		if (t->c != ',' && !(is_capital(t) && has(t, LEX_ORDINARY)))
			return false;
	}
	return false;
}

/* May the name of a body go on with token i, the k-th of it? */
static bool
continues_body(const struct scan *s, uint32_t i, uint32_t k)
{
	const struct token *t;

	if (i >= s->end)
		return false;
	t = token_row(s->r, i);
	if (is_sub(s->r, i, LEX_JOINT, JOINT_LINK))
		return i + 1 < s->end && is_capital(t + 1) &&
		    !has(t + 1, LEX_ROLE) && (t->flags & TOKEN_CAPITAL ||
		    token_row(s->r, i - 1)->c == ',' || k > 0);
	if (t->c == ',')
		return lists_on(s, i);
	if (!is_capital(t) || has(t, LEX_DATE) || begins(t, LEX_HONORIFIC))
		return false;
	if (has(t, LEX_ROLE) && !has(t, LEX_ORDINARY))
		return false;
	/* in an office the person's name follows somewhere: stop before a
	 * word that is of neither, but not right behind the body's head */
	if (s->role != KUTIP_NONE && k > 1)
		return has(t, LEX_ORDINARY) || has(t, LEX_CITY) ||
		    has(t, LEX_REGION) || has(t, LEX_BODY) || has(t, LEX_ACTOR) ||
		    is_abbreviation(s, i);
	return true;
}

/* "(Kemenlu)": the short form of the body before it. */
static uint32_t
skip_bracket(const struct scan *s, uint32_t i)
{
	if (is_char(s, i, '(') && i + 2 < s->end &&
	    is_capital(token_row(s->r, i + 1)) && is_char(s, i + 2, ')'))
		return i + 3;
	return i;
}

static uint32_t
take_body(struct scan *s, uint32_t i)
{
	const struct hit *h = token_hit(s->r, i, LEX_BODY);
	uint32_t end = h ? token_after(s->r, i, h) : i + 1, k = 1, after;
	struct name *n;

	while (continues_body(s, end, k)) {
		end++;
		k++;
	}
	n = add_name(s, i, end, KUTIP_ORG, NAME_BODY |
	    (end - i > 1 ? NAME_LONG : 0));
	after = skip_bracket(s, end);
	if (after > end)
		*add_name(s, end + 1, end + 2, KUTIP_ORG, NAME_BODY) =
		    (struct name){ .span = span_of(s->r, end + 1, end + 2),
		    .from = end + 1, .to = end + 2, .entity = KUTIP_NONE,
		    .kind = KUTIP_ORG, .evidence = NAME_BODY };
	(void)n;
	return after;
}

static uint32_t
take_actor(struct scan *s, uint32_t i, const struct hit *h)
{
	static const enum kutip_entity_kind kinds[] = {
		[ACTOR_PERSON] = KUTIP_PERSON, [ACTOR_ORG] = KUTIP_ORG,
		[ACTOR_STATE] = KUTIP_STATE };
	uint32_t end = token_after(s->r, i, h);
	struct name *n = add_name(s, i, end, kinds[h->entry->sub],
	    NAME_LISTED);

	n->actor = h;
	if (h->entry->sub != ACTOR_PERSON)
		return end;
	if (s->role != KUTIP_NONE && s->role < i) {
		n->role = span_of(s->r, s->role, i);
		n->evidence |= NAME_ROLE;
	}
	if (n->role.end == n->role.start)
		n->role = role_behind(s, end);
	forget_role(s);
	return end;
}

/* ---- one token -------------------------------------------------------- */

/* A name in front of an office that a name follows is part of the office:
 * "Chinese Foreign Minister Wang", "White House press secretary Earnest". */
static bool
leads_to_role(const struct scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i);
	const struct hit *h;

	if (s->honorific || end >= s->end || end - i > 2 ||
	    !is_sub(s->r, end, LEX_ROLE, ROLE_BEFORE))
		return false;
	h = token_hit(s->r, end, LEX_ROLE);
	end = token_after(s->r, end, h);
	return end < s->end && is_capital(token_row(s->r, end));
}

/* "Juru Bicara Satgas Kabupaten Pemalang, Tutuko Raharjo, kata …": the name of
 * who holds the office stands behind a comma, and more of the sentence behind
 * it; "Presiden X, Y dan Z" is a list of people. */
static bool
names_holder(const struct scan *s, uint32_t i, uint32_t comma)
{
	uint32_t end, k;
	const struct token *t;

	for (k = i; k < comma; k++)
		if (is_seen(s, token_row(s->r, k)))
			return false;
	if (comma + 1 >= s->end || !begins_name(s, comma + 1))
		return false;
	end = name_end(s, comma + 1);
	if (end >= s->end)
		return false;
	t = token_row(s->r, end);
	return t->c == ',' || t->c == '.' || t->c == '(' ||
	    has(t, LEX_CUE) || has(t, LEX_DATE) ||
	    is_sub(s->r, end, LEX_JOINT, JOINT_PREP);
}

/* "Direktur Jenderal Imigrasi (Plt Dirjen) Yuldi": in an office, what a
 * bracket and a name follow is the office's. */
static bool
is_office_word(const struct scan *s, uint32_t i)
{
	uint32_t end = name_end(s, i), k;

	if (s->role == KUTIP_NONE)
		return false;
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
stays_in_role(struct scan *s, uint32_t i)
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
	if (is_sub(s->r, i, LEX_JOINT, JOINT_LINK))
		return true;
	if (is_sub(s->r, i, LEX_JOINT, JOINT_PREP))
		return i + 1 < s->end && (has(t + 1, LEX_BODY) ||
		    has(t + 1, LEX_ACTOR) || is_abbreviation(s, i + 1));
	return ++s->lower <= ROLE_LOWER_MOST;
}

/* Behind an honorific, or an office in Burmese and Chinese. */
static uint32_t
take_unspaced(struct scan *s, uint32_t i)
{
	uint32_t end = unspaced_name_end(s->r, i, s->end);
	struct kutip_span role = { 0, 0 };
	struct name *n;

	if (end == i)
		return i;
	if (s->role != KUTIP_NONE && s->role < i)
		role = span_of(s->r, s->role, i);
	else if (end < s->end && begins(token_row(s->r, end), LEX_ROLE))
		role = role_behind(s, end);
	n = add_name(s, i, end, KUTIP_PERSON, s->honorific ? NAME_HONORIFIC :
	    role.end > role.start ? NAME_ROLE : 0);
	n->role = role;
	forget_role(s);
	return end;
}

/* Where a name may begin without an honorific: right behind an office, in
 * Burmese also behind a that-word or at the head ("ဟု စောသြနက်က ပြောသည်"). */
static bool
is_led(const struct scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	enum unicode_script script = unicode_script(t->c);
	bool after_role = i > 0 && !(t->flags & TOKEN_FIRST) &&
	    has(t - 1, LEX_ROLE);

	if (s->honorific)
		return true;
	if (script == SCRIPT_HAN)
		return after_role;
	if (script != SCRIPT_MYANMAR || begins(t, LEX_PRONOUN) ||
	    begins(t, LEX_PARTICLE))
		return false;
	return after_role || (t->flags & TOKEN_FIRST) ||
	    t[-1].kind != TOKEN_WORD ||
	    is_sub(s->r, i - 1, LEX_PARTICLE, PART_THAT);
}

/* "Laut Cina Selatan" names no China. */
static bool
is_inside_place(const struct token *t)
{
	const uint32_t places = KIND_BIT(LEX_AGENDA) | KIND_BIT(LEX_REGION);

	return (t->in & places) && !(t->at & places);
}

static uint32_t
scan_token(struct scan *s, uint32_t i)
{
	const struct token *t = token_row(s->r, i);
	const struct hit *h;

	if ((t->flags & TOKEN_UNSPACED) && is_led(s, i) &&
	    !is_sub(s->r, i, LEX_HONORIFIC, HON_BEFORE)) {
		uint32_t end = take_unspaced(s, i);

		if (end > i)
			return end;
	}
	h = token_hit(s->r, i, LEX_ACTOR);
	if (h != NULL && !is_inside_place(t))
		return take_actor(s, i, h);
	if (is_sub(s->r, i, LEX_HONORIFIC, HON_BEFORE)) {
		uint32_t after = token_after(s->r, i,
		    token_hit(s->r, i, LEX_HONORIFIC));

		s->honorific = true;
		return is_char(s, after, '.') ? after + 1 : after;
	}
	if (begins_name(s, i)) {
		if (leads_to_role(s, i) || is_office_word(s, i)) {
			if (s->role == KUTIP_NONE)
				s->role = i;
			return i + 1;
		}
		return take_person(s, i);
	}
	h = token_hit(s->r, i, LEX_ROLE);
	if (h != NULL && h->entry->sub != ROLE_UNNAMED) {
		if (s->role == KUTIP_NONE)
			s->role = i;
		s->honorific = false;
		return token_after(s->r, i, h);
	}
	if (is_sub(s->r, i, LEX_BODY, BODY_HEAD) && is_capital(t))
		return take_body(s, i);
	if (is_capital(t) && has(t, LEX_ORDINARY) && !has(t, LEX_COMMON) &&
	    s->role == KUTIP_NONE && body_by_tail(s, i) > i) {
		uint32_t end = body_by_tail(s, i);

		add_name(s, i, end, KUTIP_ORG, NAME_BODY | NAME_LONG);
		return end;
	}
	if (is_capital(t) && is_abbreviation(s, i) && !has(t, LEX_DATE) &&
	    !has(t, LEX_COMMON)) {
		add_name(s, i, i + 1, KUTIP_ORG, 0);
		return i + 1;
	}
	if (!stays_in_role(s, i))
		forget_role(s);
	if (t->kind != TOKEN_PUNCT)
		s->honorific = false;
	return i + 1;
}

void
name_find(struct reading *r)
{
	uint32_t n;
	const struct kutip_block *b = reading_blocks(r, &n);
	struct scan s = { .r = r, .role = KUTIP_NONE };
	uint32_t i = 0;

	while (i < r->tokens.n) {
		const struct token *t = token_row(r, i);

		if (t->flags & TOKEN_FIRST) {
			forget_role(&s);
			s.end = token_at(r, b[t->block].span.end);
		}
		if (!kutip_is_body(b[t->block].kind)) {
			i = s.end;
			continue;
		}
		i = scan_token(&s, i);
	}
}

uint32_t
name_in(const struct reading *r, uint32_t from, uint32_t to)
{
	uint32_t lo = 0, hi = r->names.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (name_row(r, mid)->from < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->names.n && name_row(r, lo)->from < to ? lo : KUTIP_NONE;
}

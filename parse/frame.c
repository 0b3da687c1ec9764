/*
 * frame.c - who stands beside a cue.  See frame.h.
 */
#include "frame.h"

#include "sentence.h"

#define OFFICE_FRONT 4			/* capital words before an office */
#define OFFICES (KIND_BIT(LEX_ROLE) | KIND_BIT(LEX_HONORIFIC))
#define ROLE_TOKENS  10			/* of an office that speaks by itself */
#define RELATIVE_TOKENS 24
#define BRACKET_TOKENS 16
#define FILLERS_MOST 3
#define WORDS_MOST   6			/* "the anonymous author of the letter" */
#define ARTICLE_TOKENS 3		/* "một số", "salah satu" */
#define HEAD_REACH   8			/* from an office to the end of its body's name */
#define NAME_TOKENS  5

/* The name whose office holds this byte range; else the name itself. */
static uint32_t
owner_of(const struct reading *r, uint32_t name)
{
	struct kutip_span at = name_row(r, name)->span;

	for (uint32_t i = name; i-- > 0 && name + 8 > i && i + 8 > name;) {
		const struct name *n = name_row(r, i);

		if (n->role.start <= at.start && at.start < n->role.end)
			return i;
	}
	for (uint32_t i = name + 1; i < r->names.n && i < name + 8; i++) {
		const struct name *n = name_row(r, i);

		if (n->role.start <= at.start && at.start < n->role.end)
			return i;
	}
	return name;
}

/* The name to which the office at token i belongs; KUTIP_NONE if to none. */
static uint32_t
name_of_role(const struct reading *r, uint32_t i, uint32_t to)
{
	uint32_t start = token_row(r, i)->start;
	uint32_t k = name_in(r, i, to);
	uint32_t first = name_in(r, i > ROLE_TOKENS ? i - ROLE_TOKENS : 0, i);

	/* "นายสมชาย ใจดี นายกเทศมนตรี กล่าวว่า": behind its name */
	for (; first != KUTIP_NONE && first < r->names.n; first++) {
		const struct name *n = name_row(r, first);

		if (n->from >= i)
			break;
		if (n->role.start <= start && start < n->role.end)
			return first;
	}

	for (; k != KUTIP_NONE && k < r->names.n; k++) {
		const struct name *n = name_row(r, k);

		if (n->from >= to)
			break;
		if (n->role.start <= start && start < n->role.end)
			return k;
	}
	return KUTIP_NONE;
}

/* The token behind the titles that begin at a token: "Chief Supt. | Mijares". */
static uint32_t
behind_titles(const struct reading *r, uint32_t i, uint32_t to)
{
	while (i < to && (token_row(r, i)->at & KIND_BIT(LEX_HONORIFIC))) {
		i = token_after(r, i, token_hit(r, i, LEX_HONORIFIC));
		if (i < to && token_row(r, i)->c == '.')
			i++;
	}
	return i;
}

/* "Chief Superintendent Mijares": an office that is a title of address too;
 * "Chairman Rep. Pillai": one with a title behind it. */
static uint32_t
name_behind_role(const struct reading *r, uint32_t i, uint32_t to)
{
	uint32_t after = behind_titles(r, i, to), k;

	if (after == i)
		after = behind_titles(r, token_after(r, i,
		    token_hit(r, i, LEX_ROLE)), to);
	k = name_in(r, after, to);

	/* "the paper | Xinhua": a word for bodies of a kind, and the body */
	return k != KUTIP_NONE && name_row(r, k)->from == after &&
	    (name_row(r, k)->kind == KUTIP_PERSON ||
	    (name_row(r, k)->kind == KUTIP_ORG &&
	    (token_row(r, i)->at & KIND_BIT(LEX_BODY)))) ? k : KUTIP_NONE;
}

static bool
in_office(const struct token *t)
{
	if (t->kind == TOKEN_NUMBER)
		return true;
	if (t->kind != TOKEN_WORD)
		return t->c == '-' || t->c == '(' || t->c == ')';
	return !(t->at & (KIND_BIT(LEX_CUE) | KIND_BIT(LEX_PRONOUN) |
	    KIND_BIT(LEX_DATE))) || (t->flags & TOKEN_CAPITAL);
}

static bool
name_begins(const struct reading *r, uint32_t token)
{
	uint32_t k = name_in(r, token, token + 1);

	return k != KUTIP_NONE && name_row(r, k)->from == token;
}

/* "abogado | ni Veloso": the particle of persons and a name behind an office
 * say whose it is. */
static bool
is_owner(const struct reading *r, uint32_t i, uint32_t to)
{
	return i + 1 < to && name_begins(r, i + 1) &&
	    (token_is(r, i, LEX_PARTICLE, PART_PERSON) ||
	    (token_is(r, i, LEX_PARTICLE, PART_BODY) &&
	    token_is(r, i, LEX_JOINT, JOINT_OF)));
}

/* "menteri itu", "a senior official": how far an office goes. */
static uint32_t
office_end(const struct reading *r, uint32_t i, uint32_t to)
{
	uint32_t from = i;
	const struct hit *h = token_hit(r, i, LEX_ROLE);

	/* "nhà phê bình": a cue inside the word for the office is none */
	i = h ? token_after(r, i, h) : i + 1;
	for (; i < to && i - from < ROLE_TOKENS; i++) {
		const struct token *t = token_row(r, i);

		/* "pelakon 32 tahun itu" */
		if (!in_office(t) && !(i > from + 1 &&
		    t[-1].kind == TOKEN_NUMBER && (t->at & KIND_BIT(LEX_DATE))))
			break;
		if (is_owner(r, i, to))
			return name_row(r, name_in(r, i + 1, to))->to;
		if (token_is(r, i, LEX_JOINT, JOINT_PREP) ||
		    ((t->at & KIND_BIT(LEX_PARTICLE)) &&
		    !token_is(r, i, LEX_PARTICLE, PART_WORD)))
			break;
		/* "ภาคเอกชน | ปรับตัวดีขึ้น": no more of it stands behind a blank */
		if (h != NULL && hit_entry(r, h)->sub == ROLE_UNNAMED &&
		    sentence_is_unmarked(r, i) &&
		    (t->flags & TOKEN_BLANK_BEFORE))
			break;
	}
	i = i < to ? i : to;
	while (i > from + 1 && token_row(r, i - 1)->kind == TOKEN_PUNCT)
		i--;
	return i;
}

/* "IMF chief economist Arun Pillai", "China's Premier Li Qiang": who holds the
 * office behind a name, if somebody does; else the name. */
static uint32_t
officer_of(const struct reading *r, uint32_t name, uint32_t to)
{
	uint32_t i = name_row(r, name)->to, k;

	/* "White House | National Security | Adviser X" */
	for (k = 0; k < OFFICE_FRONT && i < to; k++, i++)
		if ((token_row(r, i)->at & OFFICES) || name_begins(r, i) ||
		    !(token_row(r, i)->flags & TOKEN_CAPITAL))
			break;
	if (i >= to || !(token_row(r, i)->at & OFFICES) ||
	    (name_row(r, name)->kind == KUTIP_PERSON &&
	    i - name_row(r, name)->from > 1))
		return name;
	for (k = name + 1; k < r->names.n && name_row(r, k)->from < to; k++) {
		const struct name *n = name_row(r, k);

		if (n->kind == KUTIP_PERSON && n->role.start < n->span.start &&
		    n->role.start <= token_row(r, i)->start &&
		    token_row(r, i)->start < n->role.end)
			return k;
	}
	/* "Prime Minister" is a title of address too */
	k = name_behind_role(r, i, to);
	return k != KUTIP_NONE ? k : name;
}

/* "លោកបណ្ឌិតបញ្ជាក់ថា": a title without a name before the verb is whoever had
 * it before. */
static bool
is_bare_title(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	return (t->flags & TOKEN_UNSPACED) && i + 1 < r->tokens.n &&
	    t[1].block == t->block &&
	    token_is(r, i, LEX_HONORIFIC, HON_BEFORE) &&
	    token_hit(r, i, LEX_HONORIFIC)->end >= t->end &&
	    ((t[1].at & KIND_BIT(LEX_CUE)) || frame_is_filler(r, i + 1));
}

/* "the Ministry of Trade", "the president Arun Pillai": words for somebody known
 * already that begin the name itself, or an office with a name behind it. */
static uint32_t
name_in_standin(const struct reading *r, uint32_t i, const struct hit *h,
    uint32_t to)
{
	uint32_t after = token_after(r, i, h);
	uint32_t k = name_in(r, i + 1, after < to ? after : to);

	if (k != KUTIP_NONE && name_row(r, k)->to >= after &&
	    name_row(r, k)->entity != KUTIP_NONE)
		return k;
	if (i + 1 < to && (token_row(r, i + 1)->at & KIND_BIT(LEX_ROLE)))
		return name_of_role(r, i + 1, to);
	return KUTIP_NONE;
}

/* "Harbour | Ministry": a word of a name's middle or end. */
static bool
is_inside_name(const struct reading *r, uint32_t i)
{
	uint32_t k = name_in(r, i > ROLE_TOKENS ? i - ROLE_TOKENS : 0, i);

	for (; k != KUTIP_NONE && k < r->names.n &&
	    name_row(r, k)->from < i; k++)
		if (name_row(r, k)->to > i)
			return true;
	return false;
}

/* "Beijing has said": a capital right before a verb of saying is its state. */
static bool
is_speaking_capital(const struct reading *r, uint32_t i)
{
	const struct hit *h = token_hit(r, i, LEX_CITY);
	uint32_t k;

	if (h == NULL || hit_entry(r, h)->sub != CITY_CAPITAL ||
	    (h->flags & LEX_DOUBT) ||
	    is_inside_name(r, i) || (token_row(r, i)->flags & TOKEN_UNSPACED))
		return false;
	k = token_after(r, i, h);
	for (uint32_t n = 0; n < FILLERS_MOST && k < r->tokens.n &&
	    frame_is_filler(r, k); n++)
		k++;
	return k < r->tokens.n && token_row(r, k)->block ==
	    token_row(r, i)->block && cue_at(r, k, FRAME_SCQ) != NULL &&
	    !(!(token_row(r, i)->flags & TOKEN_FIRST) &&
	    token_is(r, i - 1, LEX_JOINT, JOINT_PREP));
}

struct phrase
phrase_at(const struct reading *r, uint32_t i, uint32_t to)
{
	const struct token *t = token_row(r, i);
	struct phrase p = { .kind = PHRASE_NONE, .name = KUTIP_NONE,
	    .from = i };
	const struct hit *h = token_hit(r, i, LEX_PRONOUN);
	uint32_t k;

	/* "ông Sommad": an honorific there, a pronoun alone */
	if (h != NULL && (t->at & KIND_BIT(LEX_HONORIFIC)) &&
	    name_begins(r, token_after(r, i, h)))
		return p;
	if (h != NULL && hit_entry(r, h)->sub != PRON_STANDIN) {
		p.kind = PHRASE_PRONOUN;
		p.to = token_after(r, i, h);
		p.mention = (struct kutip_span){ h->start, h->end };
		return p;
	}
	k = name_in(r, i, to);
	if (k != KUTIP_NONE && name_row(r, k)->from == i)
		k = owner_of(r, k);
	else
		k = t->at & KIND_BIT(LEX_ROLE) ? name_of_role(r, i, to) :
		    KUTIP_NONE;
	if (k == KUTIP_NONE && (t->at & KIND_BIT(LEX_ROLE)))
		k = name_behind_role(r, i, to);
	if (k == KUTIP_NONE && h != NULL)
		k = name_in_standin(r, i, h, to);
	if (k != KUTIP_NONE)
		k = officer_of(r, k, to);
	if (k != KUTIP_NONE) {
		p.kind = PHRASE_NAME;
		p.name = k;
		p.to = name_row(r, k)->to;
		p.mention = name_row(r, k)->span;
		return p;
	}
	if (is_speaking_capital(r, i)) {
		p.kind = PHRASE_ROLE;
		p.to = token_after(r, i, token_hit(r, i, LEX_CITY));
		p.mention = frame_span(r, i, p.to);
	} else if (((t->at & KIND_BIT(LEX_ROLE)) && !is_inside_name(r, i)) ||
	    h != NULL) {
		p.kind = PHRASE_ROLE;
		p.to = office_end(r, i, to);
		p.mention = frame_span(r, i, p.to);
	} else if (is_bare_title(r, i)) {
		p.kind = PHRASE_PRONOUN;
		p.to = i + 1;
		p.mention = frame_span(r, i, p.to);
	}
	return p;
}

uint32_t
frame_behind_bracket(const struct reading *r, uint32_t i, uint32_t to)
{
	for (uint32_t k = i + 1; k < to && k - i < BRACKET_TOKENS; k++)
		if (token_row(r, k)->c == ')')
			return k + 1;
	return i + 1;
}

struct phrase
phrase_of_words(const struct reading *r, uint32_t from, uint32_t to)
{
	struct phrase p = { .kind = PHRASE_NONE, .name = KUTIP_NONE,
	    .from = from, .to = to };

	if (from + 1 >= to || to - from > WORDS_MOST ||
	    !token_is(r, from, LEX_JOINT, JOINT_ARTICLE))
		return p;
	for (uint32_t i = from; i < to; i++) {
		const struct token *t = token_row(r, i);

		if (t->kind != TOKEN_WORD)
			return p;
		/* "a visit that was cordial but": a verb is among them */
		if (i > from && (t->at & (KIND_BIT(LEX_COMMON) |
		    KIND_BIT(LEX_CUE))) && !(t->at & KIND_BIT(LEX_JOINT)) &&
		    !(t->flags & TOKEN_UNSPACED))
			return p;
	}
	p.kind = PHRASE_ROLE;
	p.mention = frame_span(r, from, to);
	return p;
}

struct phrase
phrase_after(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		struct phrase p;

		if (token_row(r, i)->c == '(') {
			i = frame_behind_bracket(r, i, to) - 1;
			continue;
		}
		p = phrase_at(r, i, to);

		if (p.kind != PHRASE_NONE)
			return p;
	}
	return (struct phrase){ .kind = PHRASE_NONE, .name = KUTIP_NONE };
}

/* "di Jakarta", "to reporters": what a preposition leads is no subject. */
static bool
is_led(const struct reading *r, const struct phrase *p, uint32_t from)
{
	uint32_t i = p->from;

	if (p->kind == PHRASE_NAME) {
		const struct name *n = name_row(r, p->name);
		uint32_t start = n->role.end > n->role.start &&
		    n->role.start < n->span.start ? n->role.start :
		    n->span.start;

		i = token_at(r, start);
	}
	while (i > from && (token_row(r, i - 1)->in & KIND_BIT(LEX_HONORIFIC)))
		i--;
	if (i <= from)
		return false;
	return token_is(r, i - 1, LEX_JOINT, JOINT_PREP);
}

static uint32_t
before_bracket(const struct reading *r, uint32_t from, uint32_t i)
{
	for (uint32_t k = i; k-- > from && i - k < BRACKET_TOKENS;)
		if (token_row(r, k)->c == '(')
			return k;
	return i;
}

/* "Min Aung Hlaing, yang kini presiden, menyebut": the clause between the
 * commas tells of the speaker and is skipped. */
static bool
is_dash(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	return t->c == 0x2013 || t->c == 0x2014 ||
	    (t->c == '-' && (t->flags & TOKEN_BLANK_BEFORE));
}

/* "X - hiệu trưởng …, đơn vị … - nói": the same between dashes. */
static uint32_t
before_dashes(const struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = to - 1; i-- > from && to - i < RELATIVE_TOKENS;)
		if (is_dash(r, i))
			return i > from ? i : to;
	return to;
}

/* Does a person's name end before a comma, but for a bracket?  "Sri (32), |
 * salah seorang warga, menyatakan" */
static bool
name_ends(const struct reading *r, uint32_t from, uint32_t comma)
{
	uint32_t end = comma, k;

	if (end > from && token_row(r, end - 1)->c == ')')
		end = before_bracket(r, from, end - 1);
	k = name_in(r, end > from + NAME_TOKENS ? end - NAME_TOKENS : from,
	    end);
	for (; k != KUTIP_NONE && k < r->names.n &&
	    name_row(r, k)->from < end; k++)
		if (name_row(r, k)->to == end &&
		    name_row(r, k)->kind == KUTIP_PERSON)
			return true;
	return false;
}

static uint32_t
before_relative(const struct reading *r, uint32_t from, uint32_t to)
{
	if (to >= from + 2 && is_dash(r, to - 1))
		return before_dashes(r, from, to);
	if (to < from + 2 || token_row(r, to - 1)->c != ',')
		return to;
	for (uint32_t i = to - 1; i-- > from && to - i < RELATIVE_TOKENS;) {
		if (token_row(r, i)->c != ',')
			continue;
		if (token_is(r, i + 1, LEX_JOINT, JOINT_RELATIVE) ||
		    (token_is(r, i + 1, LEX_JOINT, JOINT_ARTICLE) &&
		    name_ends(r, from, i)))
			return i;
		return to;
	}
	return to;
}

/* "ngoại trưởng Pháp", "lãnh đạo CLB Sông Đà", "gia đình ông Nam": the office or
 * the unnamed source whose words run up to the end of the name speaks, and
 * not the body, the state or the person in them. */
static struct phrase
whole_source(const struct reading *r, uint32_t from, const struct phrase *p)
{
	const struct name *n = name_row(r, p->name);
	struct phrase best = *p;

	if (n->entity == KUTIP_NONE)
		return best;
	for (uint32_t i = p->from; i-- > from && p->from - i <= HEAD_REACH;) {
		const struct token *t = token_row(r, i);

		if (t->kind != TOKEN_WORD || cue_at(r, i, ~0u) != NULL ||
		    ((t->flags & TOKEN_UNSPACED) &&
		    (!sentence_is_unmarked(r, i) ||
		    (t->at & KIND_BIT(LEX_HONORIFIC)) ||
		    token_is(r, i, LEX_PARTICLE, PART_THAT))) ||
		    token_is(r, i, LEX_JOINT, JOINT_PREP))
			break;
		/* "the army's Coast Command": the army owns it and says nothing */
		if (token_bare_end(r, i) < t->end)
			continue;
		if (!(n->kind == KUTIP_PERSON ?
		    token_is(r, i, LEX_ROLE, ROLE_UNNAMED) :
		    (t->at & KIND_BIT(LEX_ROLE)) != 0) ||
		    name_of_role(r, i, p->to) != KUTIP_NONE)
			continue;
		/* "police press officer Rosa Villanueva", "President Pillai left
		 * for the Union": another name or an office stands between */
		if (n->role.end > n->role.start && n->role.start < n->span.start &&
		    t->end <= n->role.start)
			continue;
		if (name_in(r, i + 1, p->from) != KUTIP_NONE)
			break;
		best = (struct phrase){ .kind = PHRASE_ROLE, .from = i,
		    .to = p->to, .name = KUTIP_NONE,
		    .mention = frame_span(r, i, p->to) };
	}
	return best;
}

/* "một số | nguồn tin | từ Trung Quốc": the article before an unnamed source,
 * and the name behind it that a preposition leads. */
static struct phrase
with_ends(const struct reading *r, uint32_t from, const struct phrase *p,
    const struct phrase *led)
{
	struct phrase q = *p;

	if (!token_is(r, p->from, LEX_ROLE, ROLE_UNNAMED))
		return q;
	/* "Data pemerintah", "seorang warga" */
	if (q.from > from && token_is(r, q.from - 1, LEX_ROLE, ROLE_UNNAMED))
		q.from--;
	for (uint32_t i = q.from; i-- > from && q.from - i <= ARTICLE_TOKENS;)
		if (token_is(r, i, LEX_JOINT, JOINT_ARTICLE) && token_after(r,
		    i, token_hit(r, i, LEX_JOINT)) == q.from)
			q.from = i;
	if (led->kind == PHRASE_NAME && led->from == q.to + 1 &&
	    token_is(r, q.to, LEX_JOINT, JOINT_PREP))
		q.to = led->to;
	q.mention = frame_span(r, q.from, q.to);
	return q;
}

struct phrase
phrase_before(const struct reading *r, uint32_t from, uint32_t to)
{
	struct phrase led = { .kind = PHRASE_NONE, .name = KUTIP_NONE };

	to = before_relative(r, from, to);
	for (uint32_t i = to; i-- > from;) {
		struct phrase p;

		if (token_row(r, i)->c == ')')
			i = before_bracket(r, from, i);
		p = phrase_at(r, i, to);
		if (p.kind == PHRASE_NONE)
			continue;
		if (p.kind == PHRASE_NAME)
			p = whole_source(r, from, &p);
		else if (p.kind == PHRASE_ROLE)
			p = with_ends(r, from, &p, &led);
		if (!is_led(r, &p, from))
			return p;
		if (led.kind == PHRASE_NONE)
			led = p;
	}
	return led;
}

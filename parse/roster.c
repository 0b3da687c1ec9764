/*
 * roster.c - which names are one.  See roster.h.
 */
#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "token.h"
#include "unicode.h"

#define SLOTS       4096u		/* chains of the table of words */
#define STEM_BYTES  4
#define LETTER_BYTES 3			/* of Thai, Khmer, Burmese, Chinese */
#define CHAIN_MOST  64			/* hostile text: no longer looks */

struct link {				/* a word, and an entity that has it */
	uint32_t hash, entity, next;
};

struct roster {
	struct vec links;		/* struct link */
	struct vec rows;		/* struct roster_entity */
	uint32_t   slot[SLOTS];		/* -> links + 1 */
};

static struct kutip_str
folded(const struct reading *r, struct kutip_span at)
{
	uint32_t a = fold_find(&r->fold, at.start);
	uint32_t b = fold_find(&r->fold, at.end);

	while (b > a && r->fold.text.ptr[b - 1] == ' ')
		b--;
	return (struct kutip_str){ r->fold.text.ptr + a, b - a };
}

static struct kutip_str
folded_token(const struct reading *r, uint32_t i)
{
	const struct token *t = token_row(r, i);

	return folded(r, (struct kutip_span){ t->start, token_bare_end(r, i) });
}

static uint32_t
hash_of(struct kutip_str s)
{
	uint32_t h = 2166136261u;	/* FNV-1a */

	for (uint32_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
	return h;
}

struct roster_entity *
roster_row(const struct reading *r, uint32_t entity)
{
	return (struct roster_entity *)r->roster->rows.rows + entity;
}

static struct kutip_entity *
entity_row(const struct reading *r, uint32_t entity)
{
	return (struct kutip_entity *)r->entities.rows + entity;
}

static void
add_link(struct reading *r, uint32_t h, uint32_t entity)
{
	struct roster *ro = r->roster;
	struct link *l = vec_push(&ro->links);

	*l = (struct link){ h, entity, ro->slot[h % SLOTS] };
	ro->slot[h % SLOTS] = ro->links.n;
}

/* The first letters of a word, for nicknames cut off it: Risma of
 * Rismaharini, Enggar of Enggartiasto. */
static uint32_t
hash_of_stem(struct kutip_str word)
{
	return hash_of((struct kutip_str){ word.ptr, STEM_BYTES }) ^ 1;
}

/* The id of a listed actor: "US", "America" and "the United States" are one. */
static uint32_t
hash_of_id(const struct reading *r, const struct hit *h)
{
	return hash_of(text_of(hit_id(r, h))) ^ 2;
}

static bool
is_unspaced(const struct reading *r, const struct name *n)
{
	return (token_row(r, n->from)->flags & TOKEN_UNSPACED) != 0;
}

/* The first letter of a name without blanks, since lists and stray blanks may
 * cut it into other words each time. */
static uint32_t
hash_of_letter(const struct reading *r, const struct name *n)
{
	struct kutip_str s = folded(r, n->span);

	s.len = s.len < LETTER_BYTES ? s.len : LETTER_BYTES;
	return hash_of(s) ^ 3;
}

static void
add_words(struct reading *r, const struct name *n, uint32_t entity)
{
	if (n->actor != NULL)
		add_link(r, hash_of_id(r, n->actor), entity);
	for (uint32_t i = n->from; i < n->to; i++) {
		struct kutip_str word = folded_token(r, i);

		if (token_row(r, i)->kind != TOKEN_WORD)
			continue;
		add_link(r, hash_of(word), entity);
		if (n->kind == KUTIP_PERSON && word.len > STEM_BYTES)
			add_link(r, hash_of_stem(word), entity);
	}
	if (is_unspaced(r, n))
		add_link(r, hash_of_letter(r, n), entity);
}

/* ---- is a name a form of an entity? ----------------------------------- */

static bool
next_word(const struct reading *r, uint32_t *i, uint32_t to)
{
	while (*i < to && token_row(r, *i)->kind != TOKEN_WORD)
		(*i)++;
	return *i < to;
}

/* Do the words of a stand in b, in their order? */
static bool
words_within(const struct reading *r, const struct name *a,
    const struct name *b)
{
	uint32_t i = a->from, k = b->from;

	while (next_word(r, &i, a->to)) {
		struct kutip_str word = folded_token(r, i);

		for (;; k++) {
			if (!next_word(r, &k, b->to))
				return false;
			if (text_equal(word, folded_token(r, k)))
				break;
		}
		i++;
		k++;
	}
	return true;
}

/* "KTN" behind "Komisi Tambak Nasional (KTN)", however far. */
static bool
is_short_form(const struct reading *r, const struct name *n, uint32_t entity)
{
	uint32_t alias = roster_row(r, entity)->alias;

	const struct name *full, *a;
	struct kutip_str form = folded(r, n->span), head, tail;

	if (alias == KUTIP_NONE)
		return false;
	a = name_row(r, alias);
	full = a - 1;
	head = folded(r, a->span);
	if (text_equal(form, head))
		return true;
	if (full->to <= a->to + 1)
		return false;
	/* "BJS Kesehatan" of "Badan Jaminan Sosial (BJS) Kesehatan" */
	tail = folded(r, (struct kutip_span){ token_row(r, a->to + 1)->start,
	    full->span.end });
	return text_begins(form, head) && text_ends(form, tail) &&
	    form.len == head.len + 1 + tail.len;
}

/* "the Ministry", "Academy of Law", "Supreme Court" of a longer name: its first
 * words, its last, or one of them. */
static bool
is_part_of_body(const struct reading *r, const struct name *n,
    const struct name *full)
{
	struct kutip_str part = folded(r, n->span);
	struct kutip_str all = folded(r, full->span);

	if (n->actor != NULL || !(n->evidence & NAME_BODY || token_hit(r, n->from, LEX_BODY)) ||
	    (token_row(r, n->from)->flags & TOKEN_UNSPACED) ||
	    part.len >= all.len)
		return false;
	if (n->to - n->from == 1)
		return words_within(r, n, full);
	return (text_begins(all, part) && all.ptr[part.len] == ' ') ||
	    (text_ends(all, part) && all.ptr[all.len - part.len - 1] == ' ');
}

static bool
is_form_of(const struct reading *r, const struct name *n, uint32_t entity)
{
	const struct kutip_entity *e = entity_row(r, entity);
	const struct roster_entity *re = roster_row(r, entity);
	const struct name *full;

	if (re->full == KUTIP_NONE || e->kind != n->kind)
		return false;
	if (is_short_form(r, n, entity))
		return true;
	full = name_row(r, re->full);
	if (n->actor != NULL && e->key.len > 0)
		return text_equal_c(e->key, hit_id(r, n->actor));
	if (n->kind == KUTIP_PERSON && !(token_row(r, n->from)->flags &
	    TOKEN_UNSPACED))
		return words_within(r, n, full);
	/* without blanks the lists may cut a name differently each time */
	if (n->kind == KUTIP_PERSON)
		return text_find(folded(r, full->span), folded(r, n->span), 0) !=
		    KUTIP_NONE;
	return text_equal(folded(r, n->span), folded(r, full->span)) ||
	    (n->kind == KUTIP_ORG && is_part_of_body(r, n, full));
}

/* Is the name one word, cut off a word of the entity's full name? */
static bool
is_nickname_of(const struct reading *r, const struct name *n, uint32_t entity)
{
	const struct roster_entity *re = roster_row(r, entity);
	struct kutip_str nick = folded_token(r, n->from);
	const struct name *full;

	if (re->full == KUTIP_NONE || n->to - n->from != 1)
		return false;
	full = name_row(r, re->full);
	if (full->kind != KUTIP_PERSON || full->to - full->from < 2)
		return false;
	for (uint32_t i = full->from; i < full->to; i++)
		if (text_begins(folded_token(r, i), nick))
			return true;
	return false;
}

/* The entity that a name is a form of: the last named before it, else the
 * first named after. */
static uint32_t
find_by(const struct reading *r, const struct name *n, uint32_t h,
    bool (*fits)(const struct reading *, const struct name *, uint32_t))
{
	const struct roster *ro = r->roster;
	uint32_t best = KUTIP_NONE, looks = 0;

	for (uint32_t k = ro->slot[h % SLOTS]; k != 0 && looks < CHAIN_MOST;
	    looks++) {
		const struct link *l = (const struct link *)ro->links.rows +
		    k - 1;
		uint32_t e = l->entity;

		k = l->next;
		if (l->hash != h || e == best || !fits(r, n, e))
			continue;
		if (best == KUTIP_NONE) {
			best = e;
			continue;
		}
		uint32_t at = roster_row(r, e)->first;
		uint32_t old = roster_row(r, best)->first;
		bool before = at <= n->span.start;
		bool old_before = old <= n->span.start;

		if (before != old_before ? before : before ? at > old :
		    at < old)
			best = e;
	}
	return best;
}

static uint32_t
find_entity(const struct reading *r, const struct name *n)
{
	uint32_t first = n->from, e;
	struct kutip_str word;

	if (n->actor != NULL) {
		e = find_by(r, n, hash_of_id(r, n->actor), is_form_of);
		if (e != KUTIP_NONE)
			return e;
	}
	if (!next_word(r, &first, n->to))
		return KUTIP_NONE;
	word = folded_token(r, first);
	e = find_by(r, n, hash_of(word), is_form_of);
	if (e == KUTIP_NONE && is_unspaced(r, n))
		return find_by(r, n, hash_of_letter(r, n), is_form_of);
	if (e == KUTIP_NONE && n->kind == KUTIP_PERSON && n->actor == NULL &&
	    word.len >= STEM_BYTES)
		e = find_by(r, n, hash_of_stem(word), is_nickname_of);
	return e;
}

/* ---- entities --------------------------------------------------------- */

static uint32_t
words_of(const struct reading *r, const struct name *n)
{
	uint32_t words = 0;

	for (uint32_t i = n->from; i < n->to; i++)
		words += token_row(r, i)->kind == TOKEN_WORD;
	return words;
}

static void
set_listed(struct reading *r, uint32_t entity, const struct hit *h)
{
	struct kutip_entity *e = entity_row(r, entity);

	add_link(r, hash_of_id(r, h), entity);
	e->key = text_of(hit_id(r, h));
	e->label = text_of(hit_name(r, h));
	e->country = text_of(hit_entry(r, h)->country);
}

static bool
is_fuller(const struct reading *r, const struct name *a, const struct name *b)
{
	if (token_row(r, a->from)->flags & TOKEN_UNSPACED)
		return folded(r, a->span).len > folded(r, b->span).len;
	return words_of(r, a) > words_of(r, b);
}

/* What a name adds to its entity: fuller words, an office, an id. */
static void
join(struct reading *r, uint32_t number, uint32_t entity)
{
	struct name *n = name_row(r, number);
	struct kutip_entity *e = entity_row(r, entity);
	struct roster_entity *re = roster_row(r, entity);

	n->entity = entity;
	re->evidence |= n->evidence;
	if (n->span.start < re->first)
		re->first = n->span.start;
	if (re->full == KUTIP_NONE || is_fuller(r, n, name_row(r, re->full))) {
		re->full = number;
		e->name = text_slice(r->text, n->span);
	}
	if (n->actor != NULL && e->key.len == 0)
		set_listed(r, entity, n->actor);
	if (e->role.len == 0 && n->role.end > n->role.start)
		e->role = text_slice(r->text, n->role);
}

static uint32_t
new_entity(struct reading *r, enum kutip_entity_kind kind,
    struct kutip_span at)
{
	struct kutip_entity *e = vec_push(&r->entities);
	struct roster_entity *re = vec_push(&r->roster->rows);

	*e = (struct kutip_entity){ .kind = kind, .mention = KUTIP_NONE,
	    .name = text_slice(r->text, at), .key = STR(""),
	    .role = STR(""), .country = STR("") };
	*re = (struct roster_entity){ .full = KUTIP_NONE,
	    .alias = KUTIP_NONE, .first = at.start };
	return r->entities.n - 1;
}

static void
enter(struct reading *r, uint32_t number)
{
	struct name *n = name_row(r, number);
	uint32_t e = find_entity(r, n);

	if (e == KUTIP_NONE) {
		e = new_entity(r, n->kind, n->span);
		add_words(r, n, e);
	}
	join(r, number, e);
}

uint32_t
name_entity(struct reading *r, uint32_t name)
{
	struct name *n = name_row(r, name);

	n->evidence |= NAME_SPOKE;
	if (n->entity == KUTIP_NONE)
		enter(r, name);
	else
		roster_row(r, n->entity)->evidence |= NAME_SPOKE;
	return n->entity;
}

uint32_t
name_add_entity(struct reading *r, enum kutip_entity_kind kind,
    struct kutip_span at)
{
	uint32_t e = new_entity(r, kind, at);

	entity_row(r, e)->unnamed = true;
	return e;
}

/* ---- joining ---------------------------------------------------------- */

struct order { uint32_t words, name; };

static int
longest_first(const void *a, const void *b)
{
	const struct order *x = a, *y = b;

	if (x->words != y->words)
		return x->words > y->words ? -1 : 1;
	return x->name < y->name ? -1 : 1;
}

/* A single word without an office or a title beside it makes no entity; it
 * joins one if it can. */
static bool
stands_alone(const struct name *n)
{
	return (n->evidence & (NAME_HONORIFIC | NAME_ROLE | NAME_LISTED |
	    NAME_LONG | NAME_BODY)) != 0;
}

/* "Komisi Tambak Nasional (KTN)", "Badan Jaminan Sosial (BJS) Kesehatan": is
 * the name the short form, in brackets, of the one before it? */
static bool
is_bracketed(const struct reading *r, uint32_t number)
{
	const struct name *n = name_row(r, number), *full = n - 1;

	return number > 0 && n->kind == full->kind &&
	    full->to + 1 >= n->from && n->from > full->from + 1 &&
	    token_row(r, n->from - 1)->c == '(' && n->to < r->tokens.n &&
	    token_row(r, n->to)->c == ')';
}

/* The full names that have a short form in brackets, and those. */
static void
join_short_forms(struct reading *r, const struct order *order)
{
	for (uint32_t i = 0; i < r->names.n; i++) {
		uint32_t full = order[i].name, e;

		if (full + 1 >= r->names.n || !is_bracketed(r, full + 1))
			continue;
		if (name_row(r, full)->entity == KUTIP_NONE)
			enter(r, full);
		e = name_row(r, full)->entity;
		if (name_row(r, full + 1)->entity != KUTIP_NONE)
			continue;
		add_words(r, name_row(r, full + 1), e);
		join(r, full + 1, e);
		if (roster_row(r, e)->alias == KUTIP_NONE)
			roster_row(r, e)->alias = full + 1;
	}
}

void
roster_join(struct reading *r)
{
	struct order *order;

	r->roster = arena_alloc(r->scratch, sizeof(*r->roster));
	order = arena_alloc(r->scratch, (r->names.n + 1) * sizeof(*order));
	if (r->roster == NULL || order == NULL)
		return;
	vec_init(&r->roster->links, r->scratch, sizeof(struct link));
	vec_init(&r->roster->rows, r->scratch, sizeof(struct roster_entity));
	for (uint32_t i = 0; i < r->names.n; i++) {
		const struct name *n = name_row(r, i);

		order[i] = (struct order){ words_of(r, n), i };
		if (token_row(r, n->from)->flags & TOKEN_UNSPACED)
			order[i].words = folded(r, n->span).len;
	}
	if (r->names.n > 1)
		qsort(order, r->names.n, sizeof(*order), longest_first);
	join_short_forms(r, order);
	for (uint32_t i = 0; i < r->names.n; i++) {
		struct name *n = name_row(r, order[i].name);
		uint32_t e;

		if (n->entity != KUTIP_NONE)
			continue;
		if (stands_alone(n)) {
			enter(r, order[i].name);
			continue;
		}
		e = find_entity(r, n);
		if (e != KUTIP_NONE)
			join(r, order[i].name, e);
	}
}

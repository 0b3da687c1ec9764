/*
 * ruled.c - see ruled.h.
 */
#include "ruled.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon.h"
#include "rule.h"
#include "text.h"

struct named { struct kutip_str key; uint32_t entity; };

struct ruling {
	struct reading *r;
	const struct rules *rules;
	struct vec named;		/* struct named: sorted; id, label, name */
	uint32_t *into;			/* of each entity: which it is now */
	uint32_t *split;		/* of each rule: the entity that it split off, or 0 */
	struct buf key;			/* scratch */
};

static struct kutip_entity *
entity(const struct ruling *g, uint32_t i)
{
	return (struct kutip_entity *)g->r->entities.rows + i;
}

static struct kutip_str
key_of(struct ruling *g, struct kutip_str s)
{
	buf_clear(&g->key);
	rule_key(s, &g->key);
	return buf_as_str(&g->key);
}

/* ---- names of entities -------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = text_compare(x->key, y->key);

	if (c == 0)
		c = (x->entity > y->entity) - (x->entity < y->entity);
	return c;
}

static void
add_name(struct ruling *g, struct kutip_str s, uint32_t i)
{
	struct kutip_str key = key_of(g, s);
	struct named *n;

	if (key.len == 0)
		return;
	n = vec_push(&g->named);
	*n = (struct named){ arena_str(g->r->scratch, key.ptr, key.len), i };
}

static void
index_names(struct ruling *g)
{
	vec_init(&g->named, g->r->scratch, sizeof(struct named));
	for (uint32_t i = 0; i < g->r->entities.n; i++) {
		const struct kutip_entity *e = entity(g, i);

		if (g->into[i] != i)
			continue;
		add_name(g, e->key, i);
		add_name(g, e->name, i);
		add_name(g, e->label, i);
	}
	if (g->named.n > 1)
		qsort(g->named.rows, g->named.n, sizeof(struct named), by_key);
}

/* The first entity of that name; KUTIP_NONE: none has it. */
static uint32_t
entity_named(const struct ruling *g, struct kutip_str key)
{
	const struct named *rows = g->named.rows;
	uint32_t lo = 0, hi = g->named.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(rows[mid].key, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->named.n && text_equal(rows[lo].key, key) ?
	    rows[lo].entity : KUTIP_NONE;
}

/* The rule for any of an entity's names. */
static const struct rule *
rule_of(struct ruling *g, const struct kutip_entity *e, enum rule_kind kind)
{
	const struct kutip_str names[] = { e->key, e->label, e->name };
	const struct rule *rule = NULL;

	for (size_t i = 0; rule == NULL && i < 3; i++)
		rule = rule_find(g->rules, kind, key_of(g, names[i]));
	return rule;
}

static bool
has_name(struct ruling *g, const struct kutip_entity *e, struct kutip_str key)
{
	return text_equal(key_of(g, e->key), key) ||
	    text_equal(key_of(g, e->label), key) ||
	    text_equal(key_of(g, e->name), key);
}

/* ---- forms: silence, split ---------------------------------------------- */

/* The split rule for a form of an entity, NULL if there is none. */
static const struct rule *
split_rule(struct ruling *g, struct kutip_span form, uint32_t i)
{
	const struct rule *rule = rule_find(g->rules, RULE_SPLIT,
	    key_of(g, text_slice(g->r->text, form)));

	return rule && has_name(g, entity(g, i), rule->to_key) ? rule : NULL;
}

/* Whom the form stands for now, made at its first place. */
static uint32_t
split_off(struct ruling *g, struct kutip_span form, uint32_t from,
    const struct rule *rule)
{
	uint32_t *made = &g->split[rules_row(g->rules, rule)];
	struct kutip_str words = text_slice(g->r->text, form);
	struct kutip_entity *e;

	if (*made == 0) {
		enum kutip_entity_kind kind = entity(g, from)->kind;

		e = vec_push(&g->r->entities);
		*e = (struct kutip_entity){ .kind = kind, .name = words,
			.label = words, .key = STR(""), .role = STR(""),
			.country = STR(""), .mention = KUTIP_NONE };
		*made = g->r->entities.n - 1;
		g->into[*made] = *made;
	}
	return *made;
}

static void
rule_forms(struct ruling *g)
{
	struct kutip_mention *m = g->r->mentions.rows;
	struct kutip_quote *q = g->r->quotes.rows;
	const struct rule *rule;

	for (uint32_t i = 0; i < g->r->mentions.n; i++) {
		rule = split_rule(g, m[i].span, m[i].entity);
		if (rule)
			m[i].entity = split_off(g, m[i].span, m[i].entity,
			    rule);
		else if (rule_find(g->rules, RULE_SILENCE, key_of(g,
		    text_slice(g->r->text, m[i].span))))
			m[i].entity = KUTIP_NONE;
	}
	for (uint32_t i = 0; i < g->r->quotes.n; i++) {
		if (q[i].speaker == KUTIP_NONE ||
		    q[i].mention.end == q[i].mention.start)
			continue;
		rule = split_rule(g, q[i].mention, q[i].speaker);
		if (!rule)
			continue;
		entity(g, q[i].speaker)->quotes--;
		q[i].speaker = split_off(g, q[i].mention, q[i].speaker, rule);
		entity(g, q[i].speaker)->quotes++;
	}
}

/* ---- entities: merge, hide, rename -------------------------------------- */

static uint32_t
root_of(struct ruling *g, uint32_t i)
{
	while (g->into[i] != i) {
		g->into[i] = g->into[g->into[i]];
		i = g->into[i];
	}
	return i;
}

static void
join(struct ruling *g, uint32_t i, uint32_t to)
{
	i = root_of(g, i);
	to = root_of(g, to);
	if (i != to)
		g->into[i] = to;
}

/* A known actor's id in the user's own list is that actor. */
static void
join_ids(struct ruling *g)
{
	const struct named *n = g->named.rows;

	for (uint32_t i = 1; i < g->named.n; i++) {
		const struct kutip_entity *a = entity(g, n[i - 1].entity);
		const struct kutip_entity *b = entity(g, n[i].entity);

		if (text_equal(n[i - 1].key, n[i].key) && a->key.len > 0 &&
		    a->kind == b->kind && text_equal(a->key, b->key))
			join(g, n[i].entity, n[i - 1].entity);
	}
}

/* Several may be merged into one that the article does not name: the first of
 * them takes its name, the others join it. */
static void
merge(struct ruling *g)
{
	struct vec absent;		/* struct named */
	struct named *n;

	vec_init(&absent, g->r->scratch, sizeof(struct named));
	for (uint32_t i = 0; i < g->r->entities.n; i++) {
		const struct rule *rule = rule_of(g, entity(g, i), RULE_MERGE);
		uint32_t to = rule ? entity_named(g, rule->to_key) : KUTIP_NONE;

		if (to != KUTIP_NONE) {
			join(g, i, to);
		} else if (rule) {
			n = vec_push(&absent);
			*n = (struct named){ rule->to_key, i };
			entity(g, i)->label = rule->to;
		}
	}
	n = absent.rows;
	if (absent.n > 1)
		qsort(n, absent.n, sizeof(*n), by_key);
	for (uint32_t i = 1; i < absent.n; i++) {
		if (text_equal(n[i].key, n[i - 1].key))
			join(g, n[i].entity, n[i - 1].entity);
	}
}

static void
hide_and_rename(struct ruling *g)
{
	for (uint32_t i = 0; i < g->r->entities.n; i++) {
		struct kutip_entity *e = entity(g, i);
		const struct rule *rule;

		if (rule_of(g, e, RULE_HIDE))
			e->untagged = true;
		rule = rule_of(g, e, RULE_RENAME);
		if (rule)
			e->label = rule->to;
	}
}

/* ---- the tables anew ---------------------------------------------------- */

/* What an entity was goes to the one that it is now. */
static void
gather(struct ruling *g)
{
	struct kutip_quote *q = g->r->quotes.rows;

	for (uint32_t i = 0; i < g->r->entities.n; i++) {
		uint32_t to = root_of(g, i);
		struct kutip_entity *e = entity(g, i), *r = entity(g, to);

		if (to == i)
			continue;
		r->quotes += e->quotes;
		r->unnamed = r->unnamed && e->unnamed;
		r->given = r->given || e->given;
		if (r->role.len == 0)
			r->role = e->role;
		if (r->key.len == 0 && r->kind == e->kind)
			r->key = e->key;
	}
	for (uint32_t i = 0; i < g->r->quotes.n; i++) {
		if (q[i].speaker != KUTIP_NONE)
			q[i].speaker = root_of(g, q[i].speaker);
	}
}

/* Mentions of what is no tag go; returns how many each entity has left. */
static uint32_t *
sift_mentions(struct ruling *g)
{
	struct kutip_mention *m = g->r->mentions.rows;
	uint32_t kept = 0, *left = arena_alloc(g->r->scratch,
	    (g->r->entities.n + 1) * sizeof(*left));

	for (uint32_t i = 0; left != NULL && i < g->r->mentions.n; i++) {
		uint32_t e = m[i].entity;

		if (e == KUTIP_NONE || entity(g, root_of(g, e))->untagged)
			continue;
		m[kept] = m[i];
		m[kept].entity = root_of(g, e);
		left[m[kept++].entity]++;
	}
	g->r->mentions.n = left ? kept : g->r->mentions.n;
	return left;
}

/* Who has no mention left and says nothing is not there any more. */
static void
close_ranks(struct ruling *g, const uint32_t *left)
{
	struct kutip_entity *e = g->r->entities.rows;
	struct kutip_mention *m = g->r->mentions.rows;
	struct kutip_quote *q = g->r->quotes.rows;
	uint32_t kept = 0, *number = arena_alloc(g->r->scratch,
	    (g->r->entities.n + 1) * sizeof(*number));

	for (uint32_t i = 0; number != NULL && i < g->r->entities.n; i++) {
		bool given = e[i].given && !e[i].untagged;

		if (root_of(g, i) != i ||
		    (left[i] == 0 && e[i].quotes == 0 && !given))
			continue;
		if (left[i] == 0 && !e[i].unnamed && !given)
			e[i].untagged = true;
		number[i] = kept;
		e[kept++] = e[i];
	}
	if (number == NULL)
		return;
	g->r->entities.n = kept;
	for (uint32_t i = 0; i < g->r->mentions.n; i++)
		m[i].entity = number[m[i].entity];
	for (uint32_t i = 0; i < g->r->quotes.n; i++) {
		if (q[i].speaker != KUTIP_NONE)
			q[i].speaker = number[q[i].speaker];
	}
}

static bool
begin(struct ruling *g)
{
	uint32_t n = g->r->entities.n + rules_count(g->rules) + 1;

	g->into = arena_alloc(g->r->scratch, n * sizeof(*g->into));
	g->split = arena_alloc(g->r->scratch,
	    (rules_count(g->rules) + 1) * sizeof(*g->split));
	for (uint32_t i = 0; g->into != NULL && i < n; i++)
		g->into[i] = i;
	return g->into != NULL && g->split != NULL;
}

void
ruled_apply(struct reading *r)
{
	struct ruling g = { .r = r, .rules = r->lexicon->rules };
	uint32_t *left;

	if ((r->lexicon->views < 2 && g.rules == NULL) || !begin(&g))
		return;
	if (rules_have(g.rules, RULE_SPLIT) ||
	    rules_have(g.rules, RULE_SILENCE))
		rule_forms(&g);
	index_names(&g);
	join_ids(&g);
	if (rules_have(g.rules, RULE_MERGE))
		merge(&g);
	if (rules_have(g.rules, RULE_HIDE) || rules_have(g.rules, RULE_RENAME))
		hide_and_rename(&g);
	gather(&g);
	left = sift_mentions(&g);
	if (left != NULL)
		close_ranks(&g, left);
	buf_free(&g.key);
}

/*
 * tag.c - actors, cities, agenda items.  See tag.h.
 *
 * Actors come from the roster (name.c, roster.c); those of them without any
 * evidence are dropped here.  Cities and items come from the hits, items also
 * from the subject codes of the source.  All
 * mentions then are sorted and chained.
 */
#include "tag.h"

#include <stdlib.h>
#include <string.h>

#include "frame.h"
#include "match.h"
#include "name.h"
#include "roster.h"
#include "ruled.h"
#include "sentence.h"
#include "text.h"
#include "token.h"

#define SLOTS 512u
#define SUBJECT_BYTES 64		/* of a longer code no list can know */
#define LIST_TOKENS 4			/* ", dan Datuk Seri" */

struct listed {				/* an entry that has an entity */
	const struct lex_entry *entry;
	uint32_t entity, next;
};

struct tagger {
	struct reading *r;
	struct vec listed;
	uint32_t slot[SLOTS];		/* -> listed + 1 */
};

/* ---- entities of entries ---------------------------------------------- */

static uint32_t
slot_of(const struct lex_entry *e)
{
	return (uint32_t)((uintptr_t)e / sizeof(*e)) % SLOTS;
}

static uint32_t
listed_entity(struct tagger *t, const struct hit *h,
    enum kutip_entity_kind kind)
{
	const struct lex_entry *entry = hit_entry(t->r, h);
	uint32_t slot = slot_of(entry);
	struct kutip_entity *e;
	struct listed *l;

	for (uint32_t k = t->slot[slot]; k != 0;) {
		l = (struct listed *)t->listed.rows + k - 1;
		if (l->entry == entry)
			return l->entity;
		k = l->next;
	}
	l = vec_push(&t->listed);
	*l = (struct listed){ entry, t->r->entities.n, t->slot[slot] };
	t->slot[slot] = t->listed.n;
	e = vec_push(&t->r->entities);
	*e = (struct kutip_entity){ .kind = kind, .mention = KUTIP_NONE,
	    .name = text_slice(t->r->text,
	    (struct kutip_span){ h->start, h->end }),
	    .label = text_of(hit_name(t->r, h)),
	    .key = text_of(hit_id(t->r, h)), .role = STR(""),
	    .country = text_of(entry->country),
	    .lat = entry->lat, .lon = entry->lon };
	return t->r->entities.n - 1;
}

static void
add_mention(struct tagger *t, struct kutip_span at, uint32_t entity)
{
	struct kutip_mention *m = vec_push(&t->r->mentions);

	*m = (struct kutip_mention){ at, entity, KUTIP_NONE };
}

/* ---- cities ----------------------------------------------------------- */

/* Inside the name of a person or a body a city is none. */
static bool
inside_name(const struct reading *r, const struct hit *h)
{
	uint32_t token = token_at(r, h->start);
	uint32_t from = token > 12 ? token - 12 : 0;
	uint32_t i = name_in(r, from, token + 1);

	for (; i != KUTIP_NONE && i < r->names.n; i++) {
		const struct name *n = name_row(r, i);

		if (n->from > token)
			break;
		if (n->span.start <= h->start && h->end <= n->span.end &&
		    n->entity != KUTIP_NONE && n->kind != KUTIP_STATE)
			return true;
	}
	return false;
}

static bool
is_led_by(const struct reading *r, uint32_t token, enum place_kind sub)
{
	const struct token *t = token_row(r, token);

	for (uint32_t back = 1; back <= 3 && back <= token; back++) {
		const struct token *b = token_row(r, token - back);
		const struct hit *h;

		if (b->block != t->block)
			break;
		h = token_hit(r, token - back, LEX_PLACE);
		if (h != NULL && hit_entry(r, h)->sub == sub &&
		    token_after(r, token - back, h) == token)
			return true;
	}
	return false;
}

/* "di Same": a preposition, a place word, or the dateline speaks of a place. */
static bool
is_place_here(const struct reading *r, const struct hit *h)
{
	uint32_t token = token_at(r, h->start);
	struct kutip_str d = r->draft.meta.dateline;

	if (d.len > 0 && d.ptr == r->text.ptr + h->start)
		return true;
	return is_led_by(r, token, PLACE_CITY) ||
	    is_led_by(r, token, PLACE_AT);
}

/* Of several cities of one name the one that most people live in. */
static const struct hit *
most_peopled(const struct reading *r, uint32_t *i)
{
	const struct hit *best = hit_row(r, *i);

	for (uint32_t k = *i + 1; k < r->hits.n; k++) {
		const struct hit *h = hit_row(r, k);

		if (h->start != best->start)
			break;
		if (h->kind != LEX_CITY)
			continue;
		if (hit_entry(r, h)->value > hit_entry(r, best)->value)
			best = h;
		*i = k;
	}
	return best;
}

/* "châu Á-Thái Bình Dương": an ocean, and not the town of Thái Bình. */
static bool
inside_region(const struct reading *r, const struct hit *h, uint32_t token)
{
	for (uint32_t back = 0; back <= 3 && back <= token; back++) {
		const struct hit *region = token_hit(r, token - back,
		    LEX_REGION);

		if (region != NULL && region->start <= h->start &&
		    region->end > h->end)
			return true;
	}
	return false;
}

static void
tag_city(struct tagger *t, const struct hit *h)
{
	struct reading *r = t->r;
	uint32_t token = token_at(r, h->start);
	const struct token *tok = token_row(r, token);

	if ((tok->in & KIND_BIT(LEX_ACTOR)) && !(tok->at & KIND_BIT(LEX_ACTOR)))
		return;
	if (inside_name(r, h) || is_led_by(r, token, PLACE_PROVINCE))
		return;
	if (inside_region(r, h, token))
		return;
	if ((h->flags & LEX_DOUBT) && !is_place_here(r, h))
		return;
	add_mention(t, (struct kutip_span){ h->start, h->end },
	    listed_entity(t, h, KUTIP_CITY));
}

/* ---- agenda ----------------------------------------------------------- */

/* "subj:04005003": the code of its parent, or false where it has none. */
static bool
to_parent(struct kutip_str code, char *digits)
{
	uint32_t n = code.len;

	if (!text_begins(code, STR("subj:")) || n != 13)
		return false;
	if (memcmp(digits + 10, "000", 3) != 0)
		memset(digits + 10, '0', 3);
	else if (memcmp(digits + 7, "000", 3) != 0)
		memset(digits + 7, '0', 3);
	else
		return false;
	return true;
}

/* The id of the item that a code stands for; empty: of none. */
static struct kutip_str
id_of_code(const struct kutip_lexicon *l, struct kutip_str code)
{
	for (uint32_t i = l->views; i-- > 0;) {
		const struct lex_view *v = &l->view[i];
		const struct lex_entry *e = lexicon_entry(v, code, LEX_SUBJECT);

		if (e != NULL)
			return text_of(v->strings + e->id);
	}
	return STR("");
}

static struct kutip_str
id_of_subject(const struct reading *r, struct kutip_str subject)
{
	struct kutip_str code = fold_text(r->scratch, subject).text, id;
	char copy[SUBJECT_BYTES];

	if (code.len == 0 || code.len > sizeof(copy))
		return STR("");
	memcpy(copy, code.ptr, code.len);
	code.ptr = copy;
	do
		id = id_of_code(r->lexicon, code);
	while (id.len == 0 && to_parent(code, copy));
	return id;
}

/* What the source itself says it is about is a tag though no word of the
 * article may say so. */
static void
tag_given(struct tagger *t, struct kutip_str id)
{
	const struct kutip_lexicon *l = t->r->lexicon;

	for (uint32_t i = 0; i < l->views; i++) {
		const struct lex_view *v = &l->view[i];

		for (uint32_t k = 0; k < v->entries; k++) {
			struct hit h = { .row = i << HIT_VIEW_SHIFT | k };
			struct kutip_entity *e;
			uint32_t row;

			if (v->entry[k].kind != LEX_AGENDA || !text_equal(id,
			    text_of(v->strings + v->entry[k].id)))
				continue;
			row = listed_entity(t, &h, KUTIP_AGENDA);
			e = (struct kutip_entity *)t->r->entities.rows + row;
			e->given = true;
			if (e->name.len == 0)
				e->name = e->label;
			return;
		}
	}
}

static void
tag_subjects(struct tagger *t)
{
	const struct kutip_str *code = t->r->draft.subjects.rows;

	for (uint32_t i = 0; i < t->r->draft.subjects.n; i++) {
		struct kutip_str id = id_of_subject(t->r, code[i]);

		if (id.len > 0)
			tag_given(t, id);
	}
}

struct company { uint32_t weak, sure; };

static bool
is_given(const struct reading *r, uint32_t entity)
{
	return ((const struct kutip_entity *)r->entities.rows)[entity].given;
}

/* A weak form counts where the item has a strong one, stands twice, or stands
 * in the title or a heading.  What stands inside the name of a body ("Dinas
 * Ketenagakerjaan") says what the body is for, and nothing of the article. */
static void
tag_agenda(struct tagger *t)
{
	struct reading *r = t->r;
	uint32_t n, before = r->entities.n;
	const struct kutip_block *b = reading_blocks(r, &n);
	struct vec company;

	vec_init(&company, r->scratch, sizeof(struct company));
	tag_subjects(t);
	for (uint32_t pass = 0; pass < 2; pass++) {
		for (uint32_t i = 0; i < r->hits.n; i++) {
			const struct hit *h = hit_row(r, i);
			uint32_t block, e;
			struct company *c;
			bool named;

			if (h->kind != LEX_AGENDA)
				continue;
			block = token_row(r, token_at(r, h->start))->block;
			if (b[block].kind == KUTIP_FURNITURE)
				continue;
			e = listed_entity(t, h, KUTIP_AGENDA);
			while (company.n <= e - before)
				vec_push(&company);
			if (r->scratch->failed)
				return;
			c = (struct company *)company.rows + (e - before);
			named = inside_name(r, h);
			if (pass == 0) {
				bool head = b[block].kind == KUTIP_TITLE ||
				    b[block].kind == KUTIP_HEADING;

				bool weak = (h->flags & LEX_WEAK) != 0;

				c->weak += weak && !named;
				c->sure += head || !(weak || named) ||
				    is_given(r, e);
			} else if (c->sure > 0 || c->weak > 1) {
				add_mention(t, (struct kutip_span){ h->start,
				    h->end }, e);
			}
		}
	}
}

/* ---- actors ----------------------------------------------------------- */

/* Is there reason to believe that the entity is somebody or some body? */
static bool
is_believed(const struct reading *r, uint32_t entity)
{
	const struct roster_entity *re = roster_row(r, entity);
	const struct kutip_entity *e =
	    (const struct kutip_entity *)r->entities.rows + entity;

	if (e->unnamed)
		return e->quotes > 0;
	return (re->evidence & (NAME_LISTED | NAME_SPOKE | NAME_ROLE |
	    NAME_HONORIFIC | NAME_BODY)) != 0;
}

/* Do two names stand side by side in a list: "Arun Pillai, Mei Tan and Rosa"? */
static bool
is_listed_beside(const struct reading *r, const struct name *a,
    const struct name *b)
{
	const struct token *t;

	if (b->from <= a->to || b->from - a->to > LIST_TOKENS ||
	    a->kind != KUTIP_PERSON || b->kind != KUTIP_PERSON ||
	    token_row(r, a->from)->block != token_row(r, b->from)->block)
		return false;
	for (uint32_t i = a->to; i < b->from; i++) {
		t = token_row(r, i);
		if (t->c != ',' && !(t->in & KIND_BIT(LEX_HONORIFIC)) &&
		    !token_is(r, i, LEX_JOINT, JOINT_AND))
			return false;
	}
	return true;
}

/* Who stands in a list beside somebody that is believed, under a name of two
 * words, is believed too. */
static void
believe_beside(struct reading *r, uint32_t from, uint32_t to)
{
	const struct name *a = name_row(r, from), *b = name_row(r, to);

	if (a->entity == KUTIP_NONE || b->entity == KUTIP_NONE ||
	    !(b->evidence & NAME_LONG) || !is_believed(r, a->entity))
		return;
	roster_row(r, b->entity)->evidence |= NAME_ROLE;
}

static void
believe_lists(struct reading *r)
{
	for (uint32_t i = 1; i < r->names.n; i++)
		if (is_listed_beside(r, name_row(r, i - 1), name_row(r, i)))
			believe_beside(r, i - 1, i);
	for (uint32_t i = r->names.n; i-- > 1;)
		if (is_listed_beside(r, name_row(r, i - 1), name_row(r, i)))
			believe_beside(r, i, i - 1);
}

/* Drops the entities that nobody believes in; the others move up. */
static void
keep_believed(struct reading *r, uint32_t *renumber)
{
	struct kutip_entity *e = r->entities.rows;
	struct kutip_quote *q = r->quotes.rows;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < r->entities.n; i++) {
		renumber[i] = KUTIP_NONE;
		if (!is_believed(r, i))
			continue;
		renumber[i] = kept;
		if (e[i].label.len == 0)
			e[i].label = e[i].name;
		e[kept] = e[i];
		*roster_row(r, kept) = *roster_row(r, i);
		kept++;
	}
	r->entities.n = r->roster ? kept : r->entities.n;
	for (uint32_t i = 0; i < r->quotes.n; i++) {
		if (q[i].speaker != KUTIP_NONE)
			q[i].speaker = renumber[q[i].speaker];
		if (q[i].speaker == KUTIP_NONE)
			q[i].by = KUTIP_BY_NONE;
	}
}

static void
tag_actors(struct tagger *t)
{
	struct reading *r = t->r;
	uint32_t *renumber = arena_alloc(r->scratch,
	    (r->entities.n + 1) * sizeof(*renumber));

	if (renumber == NULL || r->roster == NULL)
		return;
	believe_lists(r);
	keep_believed(r, renumber);
	for (uint32_t i = 0; i < r->names.n; i++) {
		struct name *n = name_row(r, i);

		if (n->entity == KUTIP_NONE)
			continue;
		n->entity = renumber[n->entity];
		if (n->entity != KUTIP_NONE)
			add_mention(t, n->span, n->entity);
	}
}

/* ---- mentions --------------------------------------------------------- */

static int
by_place(const void *a, const void *b)
{
	const struct kutip_mention *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->entity > y->entity) - (x->entity < y->entity);
}

/* Chains the mentions of each entity, and weighs it: in how many of the
 * body's sentences, per mille, it stands. */
static void
chain_mentions(struct reading *r)
{
	struct kutip_mention *m = r->mentions.rows;
	struct kutip_entity *e = r->entities.rows;
	uint32_t *last = arena_alloc(r->scratch,
	    (r->entities.n + 1) * 2 * sizeof(*last));
	uint32_t *seen = last ? last + r->entities.n + 1 : NULL;

	if (last == NULL)
		return;
	if (r->mentions.n > 1)
		qsort(m, r->mentions.n, sizeof(*m), by_place);
	memset(last, 0xFF, (r->entities.n + 1) * 2 * sizeof(*last));
	for (uint32_t i = 0; i < r->mentions.n; i++) {
		uint32_t k = m[i].entity;
		uint32_t sentence = sentence_of(r, m[i].span.start);

		if (last[k] == KUTIP_NONE)
			e[k].mention = i;
		else
			m[last[k]].next = i;
		last[k] = i;
		e[k].mentions++;
		if (seen[k] != sentence)
			e[k].weight++;
		seen[k] = sentence;
	}
	for (uint32_t k = 0; k < r->entities.n; k++)
		e[k].weight = r->sentences.n ?
		    e[k].weight * 1000 / r->sentences.n : 0;
}

/* Items whose weak forms found no company have an entity and no mention. */
static void
drop_unmentioned(struct reading *r, uint32_t from)
{
	struct kutip_entity *e = r->entities.rows;
	struct kutip_mention *m = r->mentions.rows;
	uint32_t kept = from;
	uint32_t *renumber = arena_alloc(r->scratch,
	    (r->entities.n + 1) * sizeof(*renumber));

	if (renumber == NULL)
		return;
	memset(renumber, 0, (r->entities.n + 1) * sizeof(*renumber));
	for (uint32_t i = 0; i < r->mentions.n; i++)
		renumber[m[i].entity] = 1;
	for (uint32_t i = 0; i < r->entities.n; i++) {
		bool stays = i < from || renumber[i];

		stays = stays || e[i].given;
		renumber[i] = i < from ? i : kept;
		if (i >= from && stays)
			e[kept++] = e[i];
	}
	r->entities.n = kept < r->entities.n ? kept : r->entities.n;
	for (uint32_t i = 0; i < r->mentions.n; i++)
		m[i].entity = renumber[m[i].entity];
}

void
tag_find(struct reading *r)
{
	struct tagger t = { .r = r };
	uint32_t actors, n;
	const struct kutip_block *b = reading_blocks(r, &n);

	vec_init(&t.listed, r->scratch, sizeof(struct listed));
	tag_actors(&t);
	actors = r->entities.n;
	tag_agenda(&t);
	for (uint32_t i = 0; i < r->hits.n; i++) {
		const struct hit *h = hit_row(r, i);

		if (h->kind != LEX_CITY)
			continue;
		h = most_peopled(r, &i);
		if (b[token_row(r, token_at(r, h->start))->block].kind !=
		    KUTIP_FURNITURE)
			tag_city(&t, h);
	}
	drop_unmentioned(r, actors);
	ruled_apply(r);
	chain_mentions(r);
}

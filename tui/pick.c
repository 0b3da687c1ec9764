/*
 * pick.c - see pick.h.
 */
#include "pick.h"

#include <stdlib.h>

#include "text.h"
#include "unicode.h"

/* ---- who is offered ----------------------------------------------------- */

struct candidate { uint32_t entity, quotes, mentions; };

static int
by_weight(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->quotes != y->quotes)
		return x->quotes < y->quotes ? 1 : -1;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static struct kutip_str
folded(struct arena *arena, const struct kutip_entity *e)
{
	struct buf key = { 0 };
	struct kutip_str kept;

	unicode_search_key(e->label, &key);
	buf_putc(&key, ' ');
	unicode_search_key(e->name, &key);
	buf_putc(&key, ' ');
	unicode_search_key(e->role, &key);
	kept = arena_str(arena, key.ptr ? key.ptr : "", key.len);
	arena->failed |= key.failed;
	buf_free(&key);
	return kept;
}

static void
rank(struct pick *p, const struct brief *b)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(b->doc, &n);
	struct candidate *all = arena_alloc(&p->arena, (n + 1) * sizeof(*all));

	p->order = arena_alloc(&p->arena, (n + 1) * sizeof(*p->order));
	p->key = arena_alloc(&p->arena, (n + 1) * sizeof(*p->key));
	if (p->arena.failed)
		return;
	for (uint32_t i = 0; i < n; i++) {
		if (e[i].kind <= KUTIP_STATE)
			all[p->n++] = (struct candidate){ i, e[i].quotes,
			    e[i].mentions };
	}
	if (p->n > 1)
		qsort(all, p->n, sizeof(*all), by_weight);
	for (uint32_t i = 0; i < p->n; i++) {
		p->order[i] = all[i].entity;
		p->key[i] = folded(&p->arena, &e[all[i].entity]);
	}
}

bool
pick_make(struct pick *p, const struct brief *b, uint32_t quote,
    bool corrected)
{
	const struct kutip_quote *q = doc_quote(b->doc, quote);

	pick_free(p);
	p->now = q ? q->speaker : KUTIP_NONE;
	p->corrected = corrected;
	vec_init(&p->rows, &p->arena, sizeof(struct pick_row));
	rank(p, b);
	pick_filter(p, STR(""));
	return !p->arena.failed;
}

void
pick_free(struct pick *p)
{
	arena_free(&p->arena);
	*p = (struct pick){ .now = KUTIP_NONE };
}

/* ---- what is typed ------------------------------------------------------ */

static void
add(struct pick *p, enum pick_kind kind, uint32_t entity)
{
	struct pick_row *row = vec_push(&p->rows);

	*row = (struct pick_row){ kind, entity };
}

/* Who speaks already is no answer to begin with: the next one is chosen. */
static void
choose_first(struct pick *p)
{
	const struct pick_row *rows = p->rows.rows;

	p->list = (struct list){ 0, 0 };
	if (p->rows.n > 1 && rows[0].entity == p->now &&
	    rows[1].kind == PICK_ENTITY)
		p->list.at = 1;
}

void
pick_filter(struct pick *p, struct kutip_str typed)
{
	struct buf key = { 0 };

	typed = text_trim(typed);
	unicode_search_key(typed, &key);
	p->rows.n = 0;
	for (uint32_t i = 0; i < p->n && !p->arena.failed; i++) {
		if (text_find(p->key[i], buf_as_str(&key), 0) != KUTIP_NONE)
			add(p, PICK_ENTITY, p->order[i]);
	}
	buf_free(&key);
	if (typed.len > 0)
		add(p, PICK_TYPED, KUTIP_NONE);
	add(p, PICK_NOBODY, KUTIP_NONE);
	if (p->corrected)
		add(p, PICK_FOUND, KUTIP_NONE);
	choose_first(p);
}

void
pick_step(struct pick *p, int by)
{
	int64_t at = (int64_t)p->list.at + by;

	if (p->rows.n == 0)
		return;
	p->list.at = at < 0 ? 0 : at >= p->rows.n ? p->rows.n - 1 :
	    (uint32_t)at;
}

const struct pick_row *
pick_row(const struct pick *p, uint32_t row)
{
	return row < p->rows.n ?
	    (const struct pick_row *)p->rows.rows + row : NULL;
}

/*
 * voices.c - see voices.h.
 */
#include "voices.h"

#include <stdlib.h>

#include "text.h"
#include "unicode.h"

struct voice {
	uint32_t entity, quote;
	uint32_t rank;			/* of the speaker: 0 says most */
	bool direct;
	struct kutip_str words, name;	/* folded; name with the office */
};

/* ---- making ------------------------------------------------------------- */

struct speaker { uint32_t entity, quotes; };

/* Who says most first; among equals who comes first. */
static int
by_quotes(const void *a, const void *b)
{
	const struct speaker *x = a, *y = b;

	if (x->quotes != y->quotes)
		return x->quotes < y->quotes ? 1 : -1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Nobody comes last, whatever is said by nobody. */
static int
by_speaker(const void *a, const void *b)
{
	const struct voice *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->quote < y->quote ? -1 : x->quote > y->quote;
}

static struct kutip_str
folded(struct arena *arena, struct kutip_str s, struct kutip_str more)
{
	struct buf key = { 0 };
	struct kutip_str kept;

	unicode_search_key(s, &key);
	if (more.len > 0) {
		buf_putc(&key, ' ');
		unicode_search_key(more, &key);
	}
	kept = arena_str(arena, key.ptr ? key.ptr : "", key.len);
	arena->failed |= key.failed;
	buf_free(&key);
	return kept;
}

/* The rank of each entity that speaks, and its folded name. */
struct ranks { uint32_t *of; struct kutip_str *name; };

static bool
rank_speakers(struct voices *v, const struct brief *b, struct ranks *ranks)
{
	uint32_t n, speakers = 0;
	const struct kutip_entity *e = kutip_entities(b->doc, &n);
	struct speaker *order = arena_alloc(&v->arena, (n + 1) * sizeof(*order));

	ranks->of = arena_alloc(&v->arena, (n + 1) * sizeof(*ranks->of));
	ranks->name = arena_alloc(&v->arena, (n + 1) * sizeof(*ranks->name));
	if (v->arena.failed)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (e[i].quotes == 0)
			continue;
		order[speakers++] = (struct speaker){ i, e[i].quotes };
		ranks->name[i] = folded(&v->arena, e[i].label, e[i].role);
	}
	qsort(order, speakers, sizeof(*order), by_quotes);
	for (uint32_t i = 0; i < speakers; i++)
		ranks->of[order[i].entity] = i;
	return !v->arena.failed;
}

bool
voices_make(struct voices *v, const struct brief *b, bool indirect)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(b->doc, &n);
	struct ranks ranks;

	voices_free(v);
	v->all = arena_alloc(&v->arena, (n + 1) * sizeof(*v->all));
	if (!v->all || !rank_speakers(v, b, &ranks))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		bool named = q[i].speaker != KUTIP_NONE;

		if (q[i].kind == KUTIP_INDIRECT && !indirect)
			continue;
		v->all[v->n++] = (struct voice){
			.entity = q[i].speaker, .quote = i,
			.rank = named ? ranks.of[q[i].speaker] : KUTIP_NONE,
			.direct = q[i].kind == KUTIP_DIRECT,
			.words = folded(&v->arena,
			    kutip_slice(b->doc, q[i].words), STR("")),
			.name = named ? ranks.name[q[i].speaker] : STR(""),
		};
	}
	if (v->n > 1)
		qsort(v->all, v->n, sizeof(*v->all), by_speaker);
	vec_init(&v->rows, &v->arena, sizeof(struct voice_row));
	voices_filter(v, STR(""));
	return !v->arena.failed;
}

void
voices_free(struct voices *v)
{
	arena_free(&v->arena);
	*v = (struct voices){ 0 };
}

/* ---- filtering ---------------------------------------------------------- */

static bool
is_found(const struct voice *v, struct kutip_str filter)
{
	uint32_t at = 0;

	while (at < filter.len) {
		uint32_t end = text_find(filter, STR(" "), at);
		struct kutip_str word;

		if (end == KUTIP_NONE)
			end = filter.len;
		word = text_slice(filter, (struct kutip_span){ at, end });
		if (text_find(v->words, word, 0) == KUTIP_NONE &&
		    text_find(v->name, word, 0) == KUTIP_NONE)
			return false;
		at = end + 1;
	}
	return true;
}

static struct voice_row *
row_at(const struct voices *v, uint32_t row)
{
	return (struct voice_row *)v->rows.rows + row;
}

const struct voice_row *
voices_row(const struct voices *v, uint32_t row)
{
	return row < v->rows.n ? row_at(v, row) : NULL;
}

static void
add_row(struct voices *v, const struct voice *voice, uint32_t *head)
{
	struct voice_row *row;

	if (*head == KUTIP_NONE || row_at(v, *head)->entity != voice->entity) {
		row = vec_push(&v->rows);
		*row = (struct voice_row){ voice->entity, KUTIP_NONE, 0, 0 };
		*head = v->rows.n - 1;
		v->speakers++;
	}
	row = vec_push(&v->rows);
	*row = (struct voice_row){ voice->entity, voice->quote, 0, 0 };
	v->shown++;
	row = row_at(v, *head);
	*(voice->direct ? &row->direct : &row->indirect) += 1;
}

void
voices_filter(struct voices *v, struct kutip_str words)
{
	const struct voice_row *was = voices_row(v, v->list.at);
	uint32_t quote = was ? was->quote : KUTIP_NONE, head = KUTIP_NONE;
	struct buf key = { 0 };

	unicode_search_key(text_trim(words), &key);
	v->rows.n = v->shown = v->speakers = 0;
	for (uint32_t i = 0; i < v->n && !v->arena.failed; i++) {
		if (is_found(&v->all[i], buf_as_str(&key)))
			add_row(v, &v->all[i], &head);
	}
	buf_free(&key);
	voices_select(v, quote);
}

/* ---- selecting ---------------------------------------------------------- */

void
voices_select(struct voices *v, uint32_t quote)
{
	v->list.at = v->rows.n > 1 ? 1 : 0;
	v->list.top = 0;
	for (uint32_t i = 0; quote != KUTIP_NONE && i < v->rows.n; i++) {
		if (row_at(v, i)->quote == quote)
			v->list.at = i;
	}
}

/* By so many rows; a head is stepped over the way one goes, and the first one
 * is worth seeing. */
void
voices_step(struct voices *v, int by)
{
	int64_t at = (int64_t)v->list.at + by, last = (int64_t)v->rows.n - 1;

	at = at < 1 ? 1 : at > last ? last : at;
	if (at < 1 || at > last)
		return;
	if (row_at(v, (uint32_t)at)->quote == KUTIP_NONE)
		at += by < 0 ? -1 : 1;
	v->list.at = (uint32_t)at;
	if (v->list.at == 1)
		v->list.top = 0;
}

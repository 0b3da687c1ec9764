/*
 * brief.c - see brief.h.  The panel's rows are made when a brief opens, and when
 * the reader sets a speaker right.
 */
#include "brief.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "unicode.h"

#define BY_BYTES 48			/* of the words that tell who speaks */

/* ---- rows of a document ------------------------------------------------- */

const struct kutip_quote *
doc_quote(const struct kutip_doc *doc, uint32_t row)
{
	uint32_t n;
	const struct kutip_quote *rows = kutip_quotes(doc, &n);

	return row < n ? &rows[row] : NULL;
}

const struct kutip_entity *
doc_entity(const struct kutip_doc *doc, uint32_t row)
{
	uint32_t n;
	const struct kutip_entity *rows = kutip_entities(doc, &n);

	return row < n ? &rows[row] : NULL;
}

const struct kutip_block *
doc_block(const struct kutip_doc *doc, uint32_t row)
{
	uint32_t n;
	const struct kutip_block *rows = kutip_blocks(doc, &n);

	return row < n ? &rows[row] : NULL;
}

const struct kutip_section *
doc_section(const struct kutip_doc *doc, uint32_t row)
{
	uint32_t n;
	const struct kutip_section *rows = kutip_sections(doc, &n);

	return row < n ? &rows[row] : NULL;
}

/* ---- panel -------------------------------------------------------------- */

const char *
panel_group_name(enum panel_group group)
{
	static const char *const names[PANEL_GROUPS] = {
		"Speakers", "Actors", "Cities", "Agenda",
	};

	return names[group];
}

static bool
in_group(const struct kutip_entity *e, enum panel_group group)
{
	switch (group) {
	case PANEL_SPEAKERS: return e->quotes > 0;
	case PANEL_ACTORS:   return !e->unnamed && !e->untagged &&
		e->kind <= KUTIP_STATE;
	case PANEL_CITIES:   return e->kind == KUTIP_CITY;
	default:             return e->kind == KUTIP_AGENDA;
	}
}

struct ranked { uint32_t entity, rank, mentions; };

/* Most first; among equals as they come in the text. */
static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? 1 : -1;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static uint32_t
rank_of(const struct kutip_entity *e, enum panel_group group)
{
	return group == PANEL_SPEAKERS ? e->quotes : e->weight;
}

static void
panel_entity(struct brief *b, enum panel_group group, uint32_t entity)
{
	const struct kutip_entity *e = doc_entity(b->doc, entity);
	struct panel_row *row = vec_push(&b->panel);

	*row = (struct panel_row){ PANEL_ENTITY, group, entity, e->mentions, 0 };
	if (group != PANEL_SPEAKERS)
		return;
	row->count = b->said[entity];
	row->more = e->quotes - row->count;
	if (e->role.len) {
		row = vec_push(&b->panel);
		*row = (struct panel_row){ PANEL_ROLE, group, entity, 0, 0 };
	}
}

/* One pass: there may be as many speakers as quotes. */
static void
count_speakers(struct brief *b)
{
	uint32_t n, entities;
	const struct kutip_quote *quotes = kutip_quotes(b->doc, &n);

	kutip_entities(b->doc, &entities);
	b->direct = 0;
	b->said = arena_alloc(&b->arena, (entities + 1) * sizeof(*b->said));
	for (uint32_t i = 0; b->said && i < n; i++) {
		if (quotes[i].kind != KUTIP_DIRECT)
			continue;
		b->direct++;
		if (quotes[i].speaker < entities)
			b->said[quotes[i].speaker]++;
	}
}

/* Are the words that were typed in the name, the office or the country? */
static bool
has_words(const struct brief *b, const struct kutip_entity *e)
{
	struct buf words = { 0 }, key = { 0 };
	bool has;

	if (b->panel_words.len == 0)
		return true;
	unicode_search_key(buf_as_str(&b->panel_words), &words);
	unicode_search_key(e->label, &key);
	buf_putc(&key, ' ');
	unicode_search_key(e->name, &key);
	buf_putc(&key, ' ');
	unicode_search_key(e->role, &key);
	buf_putc(&key, ' ');
	unicode_search_key(e->country, &key);
	has = text_find(buf_as_str(&key), buf_as_str(&words), 0) != KUTIP_NONE;
	buf_free(&words);
	buf_free(&key);
	return has;
}

static void
panel_group(struct brief *b, enum panel_group group)
{
	uint32_t n, found = 0;
	const struct kutip_entity *entities = kutip_entities(b->doc, &n);
	struct ranked *order = arena_alloc(&b->arena, n * sizeof(*order));
	struct panel_row *heading;

	for (uint32_t i = 0; order && i < n; i++) {
		if (in_group(&entities[i], group) &&
		    has_words(b, &entities[i]))
			order[found++] = (struct ranked){ i,
			    rank_of(&entities[i], group),
			    entities[i].mentions };
	}
	if (found == 0)
		return;
	qsort(order, found, sizeof(*order), by_rank);
	heading = vec_push(&b->panel);
	*heading = (struct panel_row){ PANEL_HEADING, group, KUTIP_NONE, 0, 0 };
	for (uint32_t i = 0; i < found; i++)
		panel_entity(b, group, order[i].entity);
}

const struct panel_row *
brief_panel(const struct brief *b, uint32_t *n)
{
	*n = b->panel.n;
	return b->panel.rows;
}

/* ---- questions ---------------------------------------------------------- */

uint32_t
brief_quote(const struct brief *b)
{
	return b->doc ? kutip_quote_at(b->doc, b->pos) : KUTIP_NONE;
}

uint32_t
brief_section(const struct brief *b)
{
	uint32_t n = 0, found = 0;
	const struct kutip_section *sections = NULL;

	if (b->doc)
		sections = kutip_sections(b->doc, &n);
	/* What stands before the first section, the title, leads to it. */
	for (uint32_t i = 0; i < n; i++) {
		if (sections[i].span.start <= b->pos)
			found = i;
	}
	return n > 0 ? found : KUTIP_NONE;
}

bool
brief_reaches(const struct brief *b)
{
	return b->reach.set && (b->reach.selects || b->reach.pos == b->pos);
}

bool
brief_selects(const struct brief *b)
{
	return b->reach.set && b->reach.selects;
}

/* The characters at both ends are in it. */
static struct kutip_span
selected(const struct brief *b)
{
	uint32_t from = b->reach.pos, to = b->pos;

	if (from > to) {
		from = b->pos;
		to = b->reach.pos;
	}
	return (struct kutip_span){ from,
		cluster_next(kutip_text(b->doc), to) };
}

void
brief_select_end(struct brief *b)
{
	if (!brief_selects(b))
		return;
	b->reach = (struct reach){ .set = true, .pos = b->pos,
		.span = selected(b), .unit = NOTE_FREE };
}

struct kutip_span
brief_passage(const struct brief *b, enum note_unit *unit)
{
	const struct kutip_quote *quote = doc_quote(b->doc, brief_quote(b));
	const struct kutip_block *block;
	uint32_t n, row = kutip_sentence_at(b->doc, b->pos);

	*unit = b->reach.unit;
	if (brief_reaches(b))
		return b->reach.selects ? selected(b) : b->reach.span;
	*unit = NOTE_QUOTE;
	if (quote)
		return quote->words;
	*unit = NOTE_SENTENCE;
	if (row != KUTIP_NONE)
		return kutip_sentences(b->doc, &n)[row].span;
	*unit = NOTE_PARAGRAPH;
	block = doc_block(b->doc, kutip_block_at(b->doc, b->pos));
	return block ? block->span : (struct kutip_span){ 0, 0 };
}

bool
brief_only_indirect(const struct brief *b, uint32_t speaker)
{
	if (speaker == KUTIP_NONE)
		return b->direct == 0;
	return b->said && b->said[speaker] == 0;
}

/* What in the text tells who speaks: "katanya", "kata dia"; empty where it is
 * a name, which stands there already, or too long to be told. */
static struct kutip_span
words_of_by(const struct kutip_quote *q)
{
	struct kutip_span s = q->cue, m = q->mention;

	if (s.end == s.start)
		s = m;
	else if (m.end > m.start) {
		s.start = m.start < s.start ? m.start : s.start;
		s.end = m.end > s.end ? m.end : s.end;
	}
	if (q->by == KUTIP_BY_NAME || q->by == KUTIP_BY_RUN ||
	    q->by == KUTIP_BY_HAND || s.end - s.start > BY_BYTES)
		s.end = s.start;
	return s;
}

static const char *
name_of_by(enum kutip_by by)
{
	switch (by) {
	case KUTIP_BY_NAME:    return "name";
	case KUTIP_BY_ROLE:    return "role";
	case KUTIP_BY_PRONOUN: return "pronoun";
	case KUTIP_BY_CLITIC:  return "clitic";
	case KUTIP_BY_HAND:    return "hand";
	default:               return "flow";
	}
}

void
brief_how(const struct brief *b, uint32_t quote, struct buf *out)
{
	const struct kutip_quote *q = doc_quote(b->doc, quote);
	struct kutip_span words;

	if (!q || q->by == KUTIP_BY_NONE)
		return;
	words = words_of_by(q);
	buf_puts(out, "by ");
	if (words.end > words.start)
		buf_str(out, kutip_slice(b->doc, words));
	else
		buf_puts(out, name_of_by(q->by));
}

void
brief_speaker(const struct brief *b, uint32_t quote, struct buf *out)
{
	const struct kutip_quote *q = doc_quote(b->doc, quote);
	const struct kutip_entity *e = q ? doc_entity(b->doc, q->speaker) :
	    NULL;

	if (e)
		buf_str(out, e->label);
	else
		buf_puts(out, "speaker not named");
	if (q && q->by != KUTIP_BY_NONE) {
		buf_puts(out, ", ");
		brief_how(b, quote, out);
	}
}

/* ---- beginning and end -------------------------------------------------- */

void
brief_init(struct brief *b)
{
	*b = (struct brief){ .row = KUTIP_NONE, .hits.now = KUTIP_NONE };
	for (int g = 0; g < PANEL_GROUPS; g++)
		b->sieve.of[g] = KUTIP_NONE;
}

void
brief_free(struct brief *b)
{
	notes_list_free(&b->notes);
	arena_free(&b->arena);
	hits_free(&b->hits);
	buf_free(&b->panel_words);
	folded_free(b->folded);
	if (b->doc != b->read)
		kutip_free(b->doc);
	kutip_free(b->read);
	brief_init(b);
}

/* The first byte worth reading: the first block that is no furniture. */
static uint32_t
first_byte(const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_block *blocks = kutip_blocks(doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (blocks[i].kind != KUTIP_FURNITURE)
			return blocks[i].span.start;
	}
	return 0;
}

/* A place that was kept from another reading, made one of this text. */
static uint32_t
place_in(struct kutip_str text, uint32_t pos)
{
	if (pos >= text.len)
		return text.len ? cluster_prev(text, text.len) : 0;
	return cluster_is_edge(text, pos) ? pos : cluster_prev(text, pos);
}

void
brief_go(struct brief *b, uint32_t pos)
{
	b->pos = place_in(kutip_text(b->doc), pos);
}

static void
make_panel(struct brief *b)
{
	arena_reset(&b->arena);
	vec_init(&b->panel, &b->arena, sizeof(struct panel_row));
	count_speakers(b);
	for (enum panel_group g = 0; b->said && g < PANEL_GROUPS; g++)
		panel_group(b, g);
}

void
brief_panel_filter(struct brief *b, struct kutip_str words)
{
	buf_clear(&b->panel_words);
	buf_str(&b->panel_words, text_trim(words));
	make_panel(b);
	b->panel_list = (struct list){ b->panel.n > 1 ? 1 : 0, 0 };
}

void
brief_show(struct brief *b, struct kutip_doc *doc, uint32_t row, uint32_t pos)
{
	brief_free(b);
	b->read = b->doc = doc;
	b->row = row;
	brief_go(b, pos ? pos : first_byte(doc));
	make_panel(b);
	b->panel_list.at = b->panel.n > 1 ? 1 : 0;
}

void
brief_said(struct brief *b, struct kutip_doc *said)
{
	if (!said && b->doc == b->read)
		return;
	if (b->doc != b->read)
		kutip_free(b->doc);
	b->doc = said ? said : b->read;
	make_panel(b);
	/* Entities keep their rows; one that was added may be gone, or silent. */
	for (enum panel_group g = 0; g < PANEL_GROUPS; g++) {
		const struct kutip_entity *e = doc_entity(b->doc,
		    b->sieve.of[g]);

		if (!e || !in_group(e, g))
			b->sieve.of[g] = KUTIP_NONE;
	}
}

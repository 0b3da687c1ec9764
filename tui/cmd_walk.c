/*
 * cmd_walk.c - see cmd_walk.h.
 *
 * Every table is walked in one way: a function gives the span of row i, or
 * says that the walk does not stop there.  Linear in the rows of the table.
 */
#include "cmd_walk.h"

#include "cmd_move.h"
#include "effect.h"
#include "jump.h"
#include "sieve.h"
#include "text.h"

/* One table to walk: its rows, and which of them count. */
struct walk {
	const struct model *m;
	uint32_t n;
	bool (*stop)(const struct walk *, uint32_t row, struct kutip_span *);
	uint32_t speaker;		/* for stop_same */
};

/* The next (1) or previous (-1) stop from byte; false: there is none. */
static bool
walk(const struct walk *w, uint32_t byte, int way,
    struct kutip_span *found)
{
	struct kutip_span span;
	bool any = false;

	for (uint32_t i = 0; i < w->n; i++) {
		if (!w->stop(w, i, &span))
			continue;
		if (way > 0 && span.start > byte) {
			*found = span;
			return true;
		}
		if (way < 0 && span.start < byte) {
			*found = span;
			any = true;
		}
	}
	return any;
}

/* ---- what can be walked ------------------------------------------------- */

static bool
stop_quote(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	const struct kutip_quote *q = doc_quote(w->m->brief.doc, row);
	const struct brief *b = &w->m->brief;

	*span = q->span;
	return model_walks(w->m, q) && (sieve_has(b, PANEL_SPEAKERS,
	    KUTIP_NONE) || sieve_quote(b, q));
}

static bool
stop_same(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	const struct kutip_quote *q = doc_quote(w->m->brief.doc, row);

	*span = q->span;
	return q->speaker == w->speaker && (model_walks(w->m, q) ||
	    brief_only_indirect(&w->m->brief, w->speaker));
}

static bool
stop_mention(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	uint32_t n;
	const struct kutip_mention *rows = kutip_mentions(w->m->brief.doc, &n);

	*span = rows[row].span;
	return sieve_mention(&w->m->brief, &rows[row]);
}

static bool
is_shown(const struct model *m, const struct kutip_block *b)
{
	return b && (b->kind != KUTIP_FURNITURE || m->settings.furniture);
}

static bool
stop_sentence(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	uint32_t n;
	const struct kutip_sentence *rows =
	    kutip_sentences(w->m->brief.doc, &n);

	*span = rows[row].span;
	return is_shown(w->m, doc_block(w->m->brief.doc, rows[row].block));
}

static bool
stop_block(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	const struct kutip_block *b = doc_block(w->m->brief.doc, row);

	*span = b->span;
	return is_shown(w->m, b);
}

static bool
stop_section(const struct walk *w, uint32_t row, struct kutip_span *span)
{
	*span = doc_section(w->m->brief.doc, row)->span;
	return true;
}

static bool
walks_mentions(const struct model *m)
{
	return !sieve_walks_quotes(&m->brief);
}

static struct walk
quotes_of(const struct model *m)
{
	struct walk w = { .m = m, .stop = stop_quote };

	if (walks_mentions(m)) {
		w.stop = stop_mention;
		kutip_mentions(m->brief.doc, &w.n);
	} else {
		kutip_quotes(m->brief.doc, &w.n);
	}
	return w;
}

uint32_t
walk_number(const struct model *m, uint32_t *n)
{
	struct walk w = quotes_of(m);
	struct kutip_span span;
	uint32_t number = 0;

	*n = 0;
	for (uint32_t i = 0; i < w.n; i++) {
		if (!w.stop(&w, i, &span))
			continue;
		++*n;
		if (span.start <= m->brief.pos)
			number = *n;
	}
	return number;
}

/* ---- quotes ------------------------------------------------------------- */

static unsigned
nothing(struct model *m, int way, const char *what)
{
	model_say(m, "no %s %s this place", what, way > 0 ? "after" : "before");
	return EFFECT_NONE;
}

/* Goes there, or says that there is nothing more of what. */
static unsigned
go(struct model *m, const struct walk *w, int way, const char *what)
{
	struct kutip_span span;

	if (!walk(w, m->brief.pos, way, &span))
		return nothing(m, way, what);
	move_show(m, span);
	return EFFECT_NONE;
}

/* A step that is not worth coming back from. */
static unsigned
step(struct model *m, const struct walk *w, int way, const char *what)
{
	struct kutip_span span;

	if (!walk(w, m->brief.pos, way, &span))
		return nothing(m, way, what);
	move_to(m, span.start);
	return EFFECT_NONE;
}

unsigned
cmd_quote(struct model *m, const struct call *call)
{
	struct walk w = quotes_of(m);

	return go(m, &w, call->command->way,
	    walks_mentions(m) ? "mention" : "quote");
}

uint32_t
walk_nearest(const struct model *m)
{
	uint32_t quote = brief_quote(&m->brief);
	struct walk w = quotes_of(m);
	struct kutip_span span;

	w.stop = stop_quote;
	kutip_quotes(m->brief.doc, &w.n);
	if (quote == KUTIP_NONE && (walk(&w, m->brief.pos, -1, &span) ||
	    walk(&w, m->brief.pos, 1, &span)))
		quote = kutip_quote_at(m->brief.doc, span.start);
	return quote;
}

unsigned
cmd_same(struct model *m, const struct call *call)
{
	const struct kutip_quote *q = doc_quote(m->brief.doc, walk_nearest(m));
	struct walk w = { .m = m, .stop = stop_same };

	if (!q) {
		model_say(m, "no quotes in this brief");
		return EFFECT_NONE;
	}
	if (q->speaker == KUTIP_NONE) {
		model_say(m, "the text does not say who speaks here");
		return EFFECT_NONE;
	}
	w.speaker = q->speaker;
	kutip_quotes(m->brief.doc, &w.n);
	return go(m, &w, call->command->way, "quote of the same speaker");
}

/* Goes to the first place under the filters; false: there is none. */
static bool
show_first(struct model *m)
{
	struct walk w = quotes_of(m);
	struct kutip_span span;

	if (!walk(&w, m->brief.pos, 1, &span) && !walk(&w, 0, 1, &span) &&
	    !walk(&w, UINT32_MAX, -1, &span))
		return false;
	move_show(m, span);
	return true;
}

static void
say_filters(struct model *m, const char *before)
{
	struct buf names = { 0 };
	uint32_t places;

	walk_number(m, &places);
	sieve_print(&m->brief, &names);
	if (sieve_is_on(&m->brief))
		model_say(m, "%sn and p walk %u %s%s, Escape ends it: %s",
		    before, places, walks_mentions(m) ? "mention" : "quote",
		    places == 1 ? "" : "s", names.ptr ? names.ptr : "");
	else
		model_say(m, "everything is shown again");
	buf_free(&names);
}

/* Is it a tag by a subject code of the source alone?  Then it is said. */
static bool
has_no_words(struct model *m, uint32_t entity)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(m->brief.doc, &n);

	if (entity >= n || !e[entity].given || e[entity].mentions > 0)
		return false;
	model_say(m, "a subject code of the source says %.*s; no words of the "
	    "text do", (int)e[entity].label.len, e[entity].label.ptr);
	return true;
}

/* A row that is chosen already is let go; one that shares no place with the
 * others takes their place. */
unsigned
walk_entity(struct model *m, uint32_t panel_row)
{
	uint32_t n;
	const struct panel_row *rows = brief_panel(&m->brief, &n);
	struct sieve *sieve = &m->brief.sieve;
	const char *before = "";
	struct panel_row row;

	if (panel_row >= n || rows[panel_row].kind == PANEL_HEADING)
		return EFFECT_NONE;
	row = rows[panel_row];
	if (sieve->of[row.group] == row.entity) {
		sieve->of[row.group] = KUTIP_NONE;
		for (enum panel_group g = 0; g < PANEL_GROUPS; g++) {
			if (sieve->of[g] != KUTIP_NONE)
				sieve->last = g;
		}
		say_filters(m, before);
		return EFFECT_LAYOUT;
	}
	if (has_no_words(m, row.entity))
		return EFFECT_NONE;
	sieve->of[row.group] = row.entity;
	sieve->last = row.group;
	m->focus = FOCUS_TEXT;
	if (!show_first(m)) {
		sieve_clear(sieve);
		sieve->of[row.group] = row.entity;
		sieve->last = row.group;
		before = "nowhere together; ";
		show_first(m);
	}
	say_filters(m, before);
	return EFFECT_LAYOUT;
}

unsigned
walk_section(struct model *m, uint32_t section)
{
	const struct kutip_section *s = doc_section(m->brief.doc, section);

	m->focus = FOCUS_TEXT;
	if (s) {
		const struct kutip_block *b = doc_block(m->brief.doc, s->heading);

		move_show(m, b ? b->span : s->span);
		/* A section is read from its first line on. */
		m->brief.row_of_pos = 0;
		move_settle(m);
	}
	return EFFECT_LAYOUT;
}

/* ---- steps -------------------------------------------------------------- */

unsigned
cmd_sentence(struct model *m, const struct call *call)
{
	struct walk w = { .m = m, .stop = stop_sentence };

	kutip_sentences(m->brief.doc, &w.n);
	return step(m, &w, call->command->way, "sentence");
}

unsigned
cmd_paragraph(struct model *m, const struct call *call)
{
	struct walk w = { .m = m, .stop = stop_block };

	kutip_blocks(m->brief.doc, &w.n);
	return step(m, &w, call->command->way, "paragraph");
}

unsigned
cmd_section(struct model *m, const struct call *call)
{
	struct walk w = { .m = m, .stop = stop_section };

	kutip_sections(m->brief.doc, &w.n);
	return go(m, &w, call->command->way, "section");
}

unsigned
cmd_jump(struct model *m, const struct call *call)
{
	struct kutip_error err = { 0 };
	int way = call->command->way;
	struct jump to;

	if (!jump_step(m, way, &to)) {
		model_say(m, "no place to go %s to",
		    way < 0 ? "back" : "forward");
		return EFFECT_NONE;
	}
	if (to.brief == m->brief.row) {
		move_to(m, to.pos);
		return EFFECT_NONE;
	}
	if (model_open(m, to.brief, &err) != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	brief_go(&m->brief, to.pos);
	return EFFECT_LAYOUT;
}

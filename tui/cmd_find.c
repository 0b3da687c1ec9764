/*
 * cmd_find.c - see cmd_find.h.
 */
#include "cmd_find.h"

#include <stdio.h>
#include <string.h>

#include "cmd_move.h"
#include "effect.h"
#include "jump.h"
#include "prompt.h"
#include "text.h"

/* Folding waits for the first search of a brief. */
static bool
find_all(struct model *m, struct kutip_str query)
{
	struct brief *b = &m->brief;

	if (!b->folded)
		b->folded = folded_new(kutip_text(b->doc));
	if (!b->folded) {
		model_complain(m, "no memory to search this brief");
		return false;
	}
	hits_find(&b->hits, b->folded, query);
	return true;
}

static void
go_hit(struct model *m, uint32_t hit)
{
	m->brief.hits.now = hit;
	if (hit != KUTIP_NONE)
		move_to(m, m->brief.hits.spans[hit].start);
}

/* The place where the search began. */
static void
go_origin(struct model *m)
{
	m->brief.pos = m->prompt.origin_pos;
	m->brief.row_of_pos = m->prompt.origin_row;
	move_settle(m);
}

void
find_typed(struct model *m)
{
	go_origin(m);
	if (find_all(m, buf_as_str(&m->prompt.text)))
		go_hit(m, hits_from(&m->brief.hits, m->prompt.origin_pos));
}

/* From where the cursor is, round the end. */
static void
step(struct model *m, int way)
{
	struct hits *h = &m->brief.hits;
	uint32_t at;

	if (h->n == 0)
		return;
	at = hits_from(h, m->brief.pos + (way > 0));
	go_hit(m, way > 0 ? at : (at + h->n - 1) % h->n);
}

void
find_step(struct model *m, int way)
{
	step(m, way);
}

void
find_given_up(struct model *m)
{
	hits_clear(&m->brief.hits);
	go_origin(m);
}

const char *
find_status(const struct model *m, char out[40])
{
	const struct hits *h = &m->brief.hits;

	out[0] = '\0';
	if (h->query.len == 0)
		return out;
	if (h->n == 0)
		snprintf(out, 40, "not found");
	else if (h->now == KUTIP_NONE)
		snprintf(out, 40, "%u found", h->n);
	else
		snprintf(out, 40, "%u of %u%s", h->now + 1, h->n,
		    h->n == HITS_MAX ? "+" : "");
	return out;
}

static unsigned
search_for(struct model *m, struct kutip_str query)
{
	uint32_t hit;

	if (!find_all(m, query))
		return EFFECT_FAILED;
	hit = hits_from(&m->brief.hits, m->brief.pos);
	if (hit == KUTIP_NONE) {
		model_say(m, "\"%.*s\" is not in this brief", (int)query.len,
		    query.ptr);
		return EFFECT_NONE;
	}
	jump_leave(m);
	go_hit(m, hit);
	return EFFECT_NONE;
}

unsigned
cmd_search(struct model *m, const struct call *call)
{
	m->focus = FOCUS_TEXT;
	if (call->args > 0)
		return search_for(m, call->arg[0]) | EFFECT_LAYOUT;
	jump_leave(m);
	m->prompt.origin_pos = m->brief.pos;
	m->prompt.origin_row = m->brief.row_of_pos;
	hits_clear(&m->brief.hits);
	prompt_open(&m->prompt, PROMPT_SEARCH, "");
	return EFFECT_LAYOUT;
}

unsigned
cmd_hit(struct model *m, const struct call *call)
{
	const struct hits *h = &m->brief.hits;

	if (h->n == 0) {
		model_say(m, h->query.len ? "nothing was found" :
		    "nothing was searched yet; / searches");
		return EFFECT_NONE;
	}
	step(m, call->command->way);
	return EFFECT_NONE;
}

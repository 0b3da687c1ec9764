/*
 * cmd_speaker.c - see cmd_speaker.h.
 */
#include "cmd_speaker.h"

#include "cmd_move.h"
#include "cmd_note.h"
#include "cmd_tag.h"
#include "correct.h"
#include "effect.h"
#include "layout.h"
#include "prompt.h"
#include "text.h"

/* ---- keeping it --------------------------------------------------------- */

static unsigned
failed(struct model *m, const struct kutip_error *err)
{
	model_error(m, err);
	return EFFECT_FAILED;
}

/* The correction that holds for a quote; NULL: the rules do. */
static const struct note *
correction_of(const struct model *m, uint32_t quote)
{
	const struct kutip_quote *q = doc_quote(m->brief.doc, quote);
	uint32_t row = q ? correct_row(&m->brief.notes, q) : KUTIP_NONE;

	return row != KUTIP_NONE ? &m->brief.notes.rows[row] : NULL;
}

static enum kutip_result
set_field(struct model *m, const struct note *note, enum note_field field,
    struct kutip_str value, bool more, struct kutip_error *err)
{
	struct undo_step step = { .kind = UNDO_SET, .id = note->id,
		.field = field, .old = note_get(note, field), .more = more };
	enum kutip_result r = notes_set(m->notes, note->id, field, value, err);

	if (r == KUTIP_OK)
		undo_push(&m->undo, step);
	return r;
}

static enum kutip_result
set_anew(struct model *m, const struct kutip_quote *q, struct kutip_str name,
    struct kutip_str role, struct kutip_error *err)
{
	struct note_new new = { .span = q->words, .kind = NOTE_SAYS,
		.unit = NOTE_QUOTE, .speaker = name, .role = role };
	struct undo_step step = { .kind = UNDO_ADDED };
	enum kutip_result r = notes_add(m->notes, m->brief.doc, &new, &step.id,
	    err);

	if (r == KUTIP_OK)
		undo_push(&m->undo, step);
	return r;
}

/* An empty name: nobody is known to say it. */
static unsigned
set_speaker(struct model *m, uint32_t quote, struct kutip_str name,
    struct kutip_str role)
{
	const struct kutip_quote *q = doc_quote(m->brief.doc, quote);
	const struct note *note = correction_of(m, quote);
	struct kutip_error err = { 0 };
	enum kutip_result r;
	struct buf said = { 0 };
	unsigned effects;

	buf_str(&said, name.len ? name : STR("nobody"));
	buf_puts(&said, " says this, by hand; u takes it back");
	if (!note) {
		r = set_anew(m, q, name, role, &err);
	} else {
		r = set_field(m, note, NOTE_SPEAKER, name, false, &err);
		if (r == KUTIP_OK)
			r = set_field(m, note, NOTE_ROLE, role, true, &err);
	}
	effects = r == KUTIP_OK ? note_changed(m, said.ptr ? said.ptr : "") :
	    failed(m, &err);
	buf_free(&said);
	return effects;
}

static unsigned
forget(struct model *m, uint32_t quote)
{
	const struct note *note = correction_of(m, quote);
	struct kutip_error err = { 0 };

	if (!note) {
		model_say(m, "this speaker was not set by hand");
		return EFFECT_NONE;
	}
	if (notes_delete(m->notes, note->id, &err) != KUTIP_OK)
		return failed(m, &err);
	undo_push(&m->undo, (struct undo_step){ .kind = UNDO_DELETED,
	    .id = note->id });
	return note_changed(m, "the speaker is what the text tells again");
}

/* ---- asking ------------------------------------------------------------- */

/* The list lies over the lower half of the text, so the quote goes into the
 * upper one while it is there. */
static unsigned
ask(struct model *m, uint32_t quote)
{
	struct brief *b = &m->brief;
	uint32_t rows = m->layout ? (uint32_t)m->layout->text.rows : 0;

	if (!pick_make(&m->pick, b, quote, correction_of(m, quote) != NULL)) {
		model_complain(m, "no memory left to list the speakers");
		return EFFECT_FAILED;
	}
	m->prompt.origin_row = b->row_of_pos;
	if (b->row_of_pos > rows / 4)
		b->row_of_pos = rows / 4;
	prompt_open(&m->prompt, PROMPT_SPEAKER, "");
	return EFFECT_NONE;
}

unsigned
speaker_close(struct model *m)
{
	prompt_close(&m->prompt);
	m->brief.row_of_pos = m->prompt.origin_row;
	move_settle(m);
	return EFFECT_NONE;
}

unsigned
speaker_enter(struct model *m)
{
	const struct pick_row *row = pick_row(&m->pick, m->pick.list.at);
	const struct kutip_entity *e = row ? doc_entity(m->brief.doc,
	    row->entity) : NULL;
	uint32_t quote = brief_quote(&m->brief);
	struct buf typed = { 0 };
	unsigned effects = EFFECT_NONE;

	buf_str(&typed, text_trim(buf_as_str(&m->prompt.text)));
	speaker_close(m);
	if (quote == KUTIP_NONE || !row || typed.failed)
		effects = EFFECT_FAILED;
	else if (row->kind == PICK_FOUND)
		effects = forget(m, quote);
	else if (row->kind == PICK_NOBODY)
		effects = set_speaker(m, quote, STR(""), STR(""));
	else if (row->kind == PICK_TYPED)
		effects = set_speaker(m, quote, buf_as_str(&typed), STR(""));
	else if (e)
		effects = set_speaker(m, quote, e->name, e->role);
	buf_free(&typed);
	return effects;
}

/* The chosen name into the line, where it can be changed. */
void
speaker_complete(struct model *m)
{
	const struct pick_row *row = pick_row(&m->pick, m->pick.list.at);
	const struct kutip_entity *e = row ? doc_entity(m->brief.doc,
	    row->entity) : NULL;

	if (!e)
		return;
	m->prompt.at = (uint32_t)m->prompt.text.len;
	prompt_replace(&m->prompt, 0, e->name);
	pick_filter(&m->pick, buf_as_str(&m->prompt.text));
}

unsigned
speaker_click(struct model *m, uint32_t row)
{
	if (!pick_row(&m->pick, row))
		return EFFECT_NONE;
	m->pick.list.at = row;
	return speaker_enter(m);
}

/* ---- commands ----------------------------------------------------------- */

/* The quote under the cursor; KUTIP_NONE, and why, if nothing can be set. */
static uint32_t
quote_here(struct model *m)
{
	uint32_t quote = brief_quote(&m->brief);

	if (!note_can_keep(m))
		return KUTIP_NONE;
	if (quote == KUTIP_NONE)
		model_say(m, "put the cursor on a quote to say who speaks it");
	return quote;
}

/* The office of a name that the brief gives in full. */
static struct kutip_str
role_of(const struct model *m, struct kutip_str name)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(m->brief.doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (text_equal(e[i].name, name))
			return e[i].role;
	}
	return STR("");
}

unsigned
cmd_speaker(struct model *m, const struct call *call)
{
	uint32_t quote = quote_here(m);
	struct kutip_str name = call->arg[0];

	if (quote == KUTIP_NONE)
		return EFFECT_FAILED;
	if (call->args == 0)
		return ask(m, quote);
	if (text_equal_c(name, "-"))
		name = STR("");
	return set_speaker(m, quote, name, role_of(m, name));
}

unsigned
cmd_forget_speaker(struct model *m, const struct call *call)
{
	uint32_t quote = quote_here(m);

	(void)call;
	return quote == KUTIP_NONE ? EFFECT_FAILED : forget(m, quote);
}

unsigned
cmd_undo(struct model *m, const struct call *call)
{
	int way = call->command->way;
	const struct undo_step *step = way < 0 ? undo_newest(&m->undo) :
	    undo_undone(&m->undo);
	struct kutip_error err = { 0 };
	enum kutip_result r;

	if (step && step->kind == UNDO_RULE)
		return tag_undo(m, way);
	if (!note_can_keep(m))
		return EFFECT_FAILED;
	r = way < 0 ? undo_last(&m->undo, m->notes, &err) :
	    undo_again(&m->undo, m->notes, &err);
	if (r == KUTIP_EMPTY) {
		model_say(m, "%s", err.message);
		return EFFECT_NONE;
	}
	return r == KUTIP_OK ? note_changed(m, way < 0 ? "undone" :
	    "done again") : failed(m, &err);
}

/*
 * cmd_note.c - see cmd_note.h.
 */
#include "cmd_note.h"

#include <stdio.h>

#include "cmd_move.h"
#include "effect.h"
#include "error.h"
#include "export.h"
#include "export_merge.h"
#include "file.h"
#include "jump.h"
#include "limits.h"
#include "prompt.h"
#include "text.h"

static unsigned
failed(struct model *m, const struct kutip_error *err)
{
	model_error(m, err);
	return EFFECT_FAILED;
}

/* Notes that cannot be kept are not taken. */
bool
note_can_keep(struct model *m)
{
	if (m->notes)
		return true;
	if (m->notes_why.message[0])
		model_error(m, &m->notes_why);
	else
		model_complain(m, "notes are not kept here");
	return false;
}

/* The mark of just this passage. */
static const struct note *
note_of(const struct notes_list *l, struct kutip_span span)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct note *note = &l->rows[i];

		if (note->kind == NOTE_MARK && note->state != NOTE_ORPHAN &&
		    note->span.start == span.start &&
		    note->span.end == span.end)
			return note;
	}
	return NULL;
}

/* The smallest mark under the cursor, whatever was chosen.  The cursor may be on
 * a quotation mark, which is not marked: the words beside it count. */
static const struct note *
note_under(const struct model *m)
{
	const struct notes_list *l = &m->brief.notes;
	const struct kutip_quote *q = doc_quote(m->brief.doc,
	    brief_quote(&m->brief));
	uint32_t pos = m->brief.pos, row = notes_list_at(l, pos);

	if (row == KUTIP_NONE && q && pos < q->words.start)
		row = notes_list_at(l, q->words.start);
	else if (row == KUTIP_NONE && q && pos >= q->words.end)
		row = notes_list_at(l, q->words.end - 1);
	return row < l->n ? &l->rows[row] : NULL;
}

const struct note *
note_here(const struct model *m)
{
	const struct notes_list *l = &m->brief.notes;
	const struct note *listed, *own;
	enum note_unit unit;

	if (m->room == ROOM_NOTES) {
		listed = ledger_note(&m->ledger, m->notes);
		own = listed ? model_note(m, listed->id) : NULL;
		return own ? own : listed;
	}
	if (!m->brief.doc)
		return NULL;
	if (brief_reaches(&m->brief))
		return note_of(l, brief_passage(&m->brief, &unit));
	return note_under(m);
}

/* Reads the list again: it shows what is on the disk. */
unsigned
note_changed(struct model *m, const char *said)
{
	struct kutip_error err = { 0 };

	if (model_notes(m, &err) != KUTIP_OK)
		return failed(m, &err);
	model_say(m, "%s", said);
	return EFFECT_NONE;
}

static const char *
unit_name(enum note_unit unit)
{
	switch (unit) {
	case NOTE_QUOTE:     return "quote";
	case NOTE_SENTENCE:  return "sentence";
	case NOTE_PARAGRAPH: return "paragraph";
	default:             return "passage";
	}
}

unsigned
note_add(struct model *m, struct note_new note)
{
	struct kutip_error err = { 0 };
	struct undo_step step = { .kind = UNDO_ADDED };
	char said[60];

	note.span = brief_passage(&m->brief, &note.unit);
	if (note.span.end == note.span.start) {
		model_say(m, "nothing to mark here");
		return EFFECT_NONE;
	}
	if (notes_add(m->notes, m->brief.doc, &note, &step.id, &err) !=
	    KUTIP_OK)
		return failed(m, &err);
	undo_push(&m->undo, step);
	brief_select_end(&m->brief);
	snprintf(said, sizeof(said), "%s %s", unit_name(note.unit),
	    note.body.len ? "noted" : "marked");
	return note_changed(m, said);
}

static unsigned
delete_note(struct model *m, const struct note *note, const char *said)
{
	struct kutip_error err = { 0 };

	if (notes_delete(m->notes, note->id, &err) != KUTIP_OK)
		return failed(m, &err);
	undo_push(&m->undo, (struct undo_step){ .kind = UNDO_DELETED,
	    .id = note->id });
	return note_changed(m, said);
}

unsigned
cmd_mark(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);

	(void)call;
	if (!note_can_keep(m))
		return EFFECT_FAILED;
	if (!note)
		return note_add(m, (struct note_new){ .unit = NOTE_FREE });
	if (note->body.len > 0) {
		model_say(m, "a note stands here; d deletes it");
		return EFFECT_NONE;
	}
	return delete_note(m, note, "mark taken away");
}

unsigned
note_set(struct model *m, const struct note *note, enum note_field field,
    struct kutip_str value, const char *said)
{
	/* The note may be the store's own, which is another after it was set. */
	struct undo_step step = { .kind = UNDO_SET, .id = note->id,
		.field = field, .old = note_get(note, field) };
	struct kutip_error err = { 0 };

	if (notes_set(m->notes, note->id, field, value, &err) != KUTIP_OK)
		return failed(m, &err);
	undo_push(&m->undo, step);
	return note_changed(m, said);
}

/* Can the mark under the cursor have a note, or a new one be made? */
static bool
can_note(struct model *m, const struct note *note)
{
	if (!note_can_keep(m))
		return false;
	if (note ? note->kind == NOTE_MARK : m->room != ROOM_NOTES)
		return true;
	model_say(m, note ? "a speaker set by hand has no note of its own" :
	    "no mark or note here");
	return false;
}

static unsigned
write_note(struct model *m, struct kutip_str text)
{
	const struct note *note = note_here(m);

	return note ? note_set(m, note, NOTE_BODY, text, "note kept") :
	    note_add(m, (struct note_new){ .body = text });
}

unsigned
cmd_note(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);
	struct buf text = { 0 };

	if (!can_note(m, note))
		return EFFECT_FAILED;
	if (call->args > 0)
		return write_note(m, call->arg[0]);
	if (note && note->body.len >= PROMPT_BYTES)
		return cmd_edit_note(m, call);
	if (note)
		export_put_clean(&text, note->body);
	prompt_open(&m->prompt, PROMPT_NOTE, text.ptr ? text.ptr : "");
	buf_free(&text);
	return EFFECT_NONE;
}

unsigned
cmd_edit_note(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);

	(void)call;
	if (!can_note(m, note))
		return EFFECT_FAILED;
	buf_clear(&m->edit);
	if (note)
		export_put_clean(&m->edit, note->body);
	return EFFECT_EDIT;
}

/* Where it cannot be kept the line is open with it, so nothing is lost. */
void
note_edited(struct model *m, struct kutip_str text)
{
	struct buf kept = { 0 };

	if (text_trim(text).len == 0) {
		model_say(m, "nothing was written; the note is as it was");
		return;
	}
	prompt_close(&m->prompt);
	if (!(write_note(m, text) & EFFECT_FAILED))
		return;
	buf_str(&kept, text);
	prompt_open(&m->prompt, PROMPT_NOTE, kept.ptr ? kept.ptr : "");
	buf_free(&kept);
}

unsigned
cmd_delete(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);

	(void)call;
	if (!note_can_keep(m))
		return EFFECT_FAILED;
	/* What was chosen is to be marked; deleted is what is marked there. */
	if (!note && m->room != ROOM_NOTES && m->brief.doc)
		note = note_under(m);
	if (!note) {
		model_say(m, "no mark or note here");
		return EFFECT_NONE;
	}
	if (note->kind == NOTE_SAYS)
		return delete_note(m, note,
		    "the speaker is what the text tells again");
	return delete_note(m, note, note->body.len ? "note deleted" :
	    "mark deleted");
}

/* ---- going to them ------------------------------------------------------ */

unsigned
note_show(struct model *m, uint32_t row)
{
	const struct note *note = &m->brief.notes.rows[row];

	m->room = ROOM_ARTICLE;
	m->focus = FOCUS_TEXT;
	move_show(m, note->span);
	return EFFECT_LAYOUT;
}

static uint32_t
next_row(const struct model *m, int way)
{
	const struct notes_list *l = &m->brief.notes;
	uint32_t found = KUTIP_NONE;

	for (uint32_t i = 0; i < l->n; i++) {
		if (l->rows[i].state == NOTE_ORPHAN ||
		    l->rows[i].kind != NOTE_MARK)
			continue;
		if (way > 0 && l->rows[i].span.start > m->brief.pos)
			return i;
		if (way < 0 && l->rows[i].span.start < m->brief.pos)
			found = i;
	}
	return found;
}

unsigned
cmd_next_mark(struct model *m, const struct call *call)
{
	int way = call->command->way;
	uint32_t row = next_row(m, way);

	if (row != KUTIP_NONE)
		return note_show(m, row);
	model_say(m, "no mark %s this place", way > 0 ? "after" : "before");
	return EFFECT_NONE;
}

/* ---- export ------------------------------------------------------------- */

static uint32_t
without_ending(struct kutip_str path)
{
	uint32_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '.' && path.ptr[at - 1] != '/')
		at--;
	return at > 1 && path.ptr[at - 1] == '.' && path.ptr[at - 2] != '/' ?
	    at - 1 : path.len;
}

void
export_default(const struct model *m, struct buf *path)
{
	const struct library_row *row = library_row(&m->library, m->brief.row);
	struct kutip_str from = row ? row->path : STR("-");

	if (text_equal_c(from, "-"))
		from = STR("kutip");
	buf_add(path, from.ptr, without_ending(from));
	buf_puts(path, ".md");
}

/* Where an export goes a file may stand.  One that kutip did not write stays;
 * in an older export what the reader wrote around kutip's parts stays, and the
 * whole is kept as "brief.md~", since he may have written inside of them. */
static enum kutip_result
merge_old(const struct export_format *f, const char *path, struct buf *out,
    struct kutip_error *err)
{
	struct buf old = { 0 }, kept = { 0 }, merged = { 0 };
	enum kutip_result r;

	if (!file_exists(path))
		return KUTIP_OK;
	if (f->open == NULL)
		return error_set(err, KUTIP_WRITE, path, 0,
		    "stands there; give another name");
	buf_printf(&kept, "%s~", path);
	r = file_read(path, LIMIT_FILE_BYTES, &old, err);
	if (r == KUTIP_OK)
		r = export_merge(f, path, buf_as_str(&old), buf_as_str(out),
		    &merged, err);
	if (r == KUTIP_OK && !kept.failed &&
	    !text_equal(buf_as_str(&old), buf_as_str(&merged)))
		r = file_write(kept.ptr, buf_as_str(&old), err);
	if (r == KUTIP_OK) {
		buf_free(out);
		*out = merged;
	} else {
		buf_free(&merged);
	}
	buf_free(&old);
	buf_free(&kept);
	return r;
}

static void
say_exported(struct model *m, const char *path)
{
	const struct notes_list *l = &m->brief.notes;
	uint32_t n;

	kutip_quotes(m->brief.doc, &n);
	if (l->marks == 0)
		model_say(m, "no marks, so %u quotes exported to %s", n, path);
	else if (l->orphans == 0)
		model_say(m, "%u exported to %s", l->n, path);
	else
		model_say(m, "%u exported to %s, %u of them no longer in the brief",
		    l->n, path, l->orphans);
}

static unsigned
export_to(struct model *m, const char *path)
{
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	const struct export_format *by_name = export_format_of(text_of(path));
	const struct export_format *f = by_name ? by_name : export_format("md");
	bool done = export_document(f, m->brief.doc, &m->brief.notes, &out,
	    &err) == KUTIP_OK &&
	    merge_old(f, path, &out, &err) == KUTIP_OK &&
	    file_write(path, buf_as_str(&out), &err) == KUTIP_OK;

	buf_free(&out);
	if (!done)
		return failed(m, &err);
	say_exported(m, path);
	return EFFECT_NONE;
}

unsigned
cmd_export(struct model *m, const struct call *call)
{
	struct buf path = { 0 };
	unsigned effects = EFFECT_NONE;

	if (!m->brief.doc || (m->room == ROOM_NOTES && m->ledger.all)) {
		model_say(m, "export is of one brief; \"kutip export\" "
		    "writes the notes of all");
		return EFFECT_NONE;
	}
	if (call->args > 0) {
		buf_str(&path, call->arg[0]);
		effects = path.failed ? EFFECT_FAILED : export_to(m, path.ptr);
	} else {
		export_default(m, &path);
		prompt_open(&m->prompt, PROMPT_EXPORT, path.ptr ? path.ptr : "");
	}
	buf_free(&path);
	return effects;
}

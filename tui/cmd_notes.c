/*
 * cmd_notes.c - see cmd_notes.h.
 */
#include "cmd_notes.h"

#include <stdlib.h>
#include <string.h>

#include "cmd_move.h"
#include "cmd_note.h"
#include "effect.h"
#include "bundle.h"
#include "error.h"
#include "file.h"
#include "jump.h"
#include "layout.h"
#include "passage.h"
#include "prompt.h"
#include "text.h"
#include "unicode.h"

static unsigned
failed(struct model *m, const struct kutip_error *err)
{
	model_error(m, err);
	return EFFECT_FAILED;
}

/* ---- how they fare ------------------------------------------------------ */

static void
name_brief(void *context, struct kutip_str path)
{
	struct model *m = context;

	library_add_file(&m->note_briefs, path, NULL);
}

/* One round at a time: what is named already is not named again. */
static void
look_after(struct model *m)
{
	if (m->note_briefs.waiting == 0)
		ledger_unread(&m->ledger, m->notes, name_brief, m);
}

static bool
make_list(struct model *m, bool all)
{
	if (ledger_make(&m->ledger, m->notes, all ? NULL : &m->brief.notes))
		return true;
	model_complain(m, "no memory left to list the notes");
	return false;
}

void
notes_read(struct model *m, struct library_facts *facts)
{
	struct library_row *row = library_row(&m->note_briefs, facts->row);
	struct notes_list list = { 0 };

	if (facts->doc && m->notes &&
	    notes_of(m->notes, facts->doc, &list, NULL) == KUTIP_OK)
		ledger_saw(&m->ledger, m->notes, &list);
	notes_list_free(&list);
	if (row && m->notes)
		ledger_looked(&m->ledger, m->notes, row->path);
	kutip_free(facts->doc);
	facts->doc = NULL;
	library_take(&m->note_briefs, facts);
	if (m->room == ROOM_NOTES && m->ledger.order == LEDGER_BY_STATE &&
	    m->note_briefs.waiting == 0)
		make_list(m, m->ledger.all);
}

/* ---- the list ----------------------------------------------------------- */

/* The note that the cursor is in is selected. */
static void
select_here(struct model *m)
{
	const struct note *here = m->room == ROOM_ARTICLE && m->brief.doc ?
	    note_here(m) : NULL;

	if (here)
		ledger_select(&m->ledger, notes_row(m->notes, here->id));
}

static unsigned
open_list(struct model *m, bool all)
{
	struct kutip_error err = { 0 };

	if (!note_can_keep(m))
		return EFFECT_FAILED;
	/* What others wrote since is worth seeing; if it cannot be read, the
	 * list is what it was. */
	if (all && notes_refresh(m->notes, &err) != KUTIP_OK)
		model_error(m, &err);
	if (!make_list(m, all))
		return EFFECT_FAILED;
	select_here(m);
	if (m->room != ROOM_NOTES)
		m->room_before_notes = m->room == ROOM_LIBRARY ?
		    ROOM_LIBRARY : ROOM_ARTICLE;
	m->room = ROOM_NOTES;
	ledger_step(&m->ledger, 0);
	if (all)
		look_after(m);
	return EFFECT_LAYOUT;
}

unsigned
cmd_notes(struct model *m, const struct call *call)
{
	bool all = m->room == ROOM_NOTES ? !m->ledger.all :
	    m->room == ROOM_LIBRARY || !m->brief.doc;

	if (call->args > 0) {
		all = text_equal_c(call->arg[0], "all");
		if (!all && !text_equal_c(call->arg[0], "brief")) {
			model_complain(m, "notes of the brief, or of all");
			return EFFECT_FAILED;
		}
	}
	if (!all && !m->brief.doc) {
		model_say(m, "no brief is open; these are the notes of all");
		return EFFECT_NONE;
	}
	return open_list(m, all);
}

unsigned
cmd_order_notes(struct model *m, const struct call *call)
{
	struct ledger *l = &m->ledger;
	enum ledger_order order = (l->order + 1) % LEDGER_ORDERS;

	if (call->args > 0)
		order = ledger_order_named(call->arg[0]);
	if (order == LEDGER_ORDERS) {
		model_complain(m, "notes can stand by brief, speaker, label, "
		    "tag, date or state");
		return EFFECT_FAILED;
	}
	l->order = order;
	if (!make_list(m, l->all))
		return EFFECT_FAILED;
	model_say(m, "notes by %s", ledger_order_name(order));
	return EFFECT_NONE;
}

unsigned
notes_leave(struct model *m)
{
	if (m->ledger.words.len > 0) {
		ledger_filter(&m->ledger, m->notes, STR(""));
		model_say(m, "all notes are listed again");
		return EFFECT_NONE;
	}
	m->room = m->brief.doc ? m->room_before_notes : ROOM_LIBRARY;
	return EFFECT_LAYOUT;
}

/* ---- searching ---------------------------------------------------------- */

unsigned
cmd_find_notes(struct model *m, const struct call *call)
{
	struct buf words = { 0 };

	if (call->args > 0) {
		ledger_filter(&m->ledger, m->notes, call->arg[0]);
		model_say(m, "%u found; Escape lists all again",
		    m->ledger.shown);
		return EFFECT_NONE;
	}
	buf_str(&words, buf_as_str(&m->ledger.words));
	prompt_open(&m->prompt, PROMPT_FIND_NOTES, words.ptr ? words.ptr : "");
	buf_free(&words);
	return EFFECT_NONE;
}

void
notes_typed(struct model *m)
{
	ledger_filter(&m->ledger, m->notes, buf_as_str(&m->prompt.text));
}

unsigned
notes_found(struct model *m)
{
	prompt_close(&m->prompt);
	return EFFECT_NONE;
}

unsigned
notes_give_up(struct model *m)
{
	prompt_close(&m->prompt);
	ledger_filter(&m->ledger, m->notes, STR(""));
	return EFFECT_NONE;
}

/* ---- to its brief ------------------------------------------------------- */

/* "./briefs/a.txt" is "/…/briefs/a.txt"; only files of one name are compared. */
static bool
is_file(const struct library_row *row, struct kutip_str path)
{
	struct buf full = { 0 };
	bool same;

	if (text_equal(row->path, path))
		return true;
	if (!text_equal(passage_file(row->path), passage_file(path)))
		return false;
	bundle_full_path(row->path.ptr, &full);
	same = text_equal(path, buf_as_str(&full));
	buf_free(&full);
	return same;
}

/* The row of a file in the library, which it joins if it was not there. */
static uint32_t
row_of(struct model *m, struct kutip_str path)
{
	struct library *l = &m->library;

	for (uint32_t i = 0; i < l->rows.n; i++) {
		if (is_file(library_row(l, i), path))
			return i;
	}
	return library_add_file(l, path, NULL) == KUTIP_OK ? l->rows.n - 1 :
	    KUTIP_NONE;
}

static unsigned
say_absent(struct model *m, const struct note *note)
{
	struct kutip_str file = passage_file(note->source.path);

	if (file.len == 0)
		model_say(m, "its brief was no file; :open a file with the "
		    "same words");
	else
		model_say(m, "%.*s is not there any more; :open it where it "
		    "is now", (int)file.len, file.ptr);
	return EFFECT_NONE;
}

/* Opens the brief of a note; false: it cannot be, and the message says why. */
static bool
open_brief(struct model *m, const struct note *note)
{
	struct kutip_error err = { 0 };
	struct kutip_str path = note->source.path;
	uint32_t row;

	if (path.len == 0 || !bundle_is_there(path.ptr)) {
		say_absent(m, note);
		return false;
	}
	row = row_of(m, path);
	jump_leave(m);
	if (row != KUTIP_NONE && model_open(m, row, &err) == KUTIP_OK)
		return true;
	if (row == KUTIP_NONE)
		model_complain(m, "no memory left to open its brief");
	else
		model_error(m, &err);
	return false;
}

/* Where the passage stood, as far as the text is like the one before. */
static uint32_t
byte_near(const struct model *m, const struct note *note)
{
	struct kutip_str text = kutip_text(m->brief.doc);
	uint32_t all = kutip_codepoint(m->brief.doc, text.len);
	uint64_t at = note->start;

	if (note->length > 0)
		at = at * all / note->length;
	return kutip_byte(m->brief.doc, at < all ? (uint32_t)at : all);
}

/* A brief that was just opened is not in lines yet: its place is a third from
 * the top, as move_to() has it. */
static void
go_opened(struct model *m, uint32_t byte)
{
	brief_go(&m->brief, byte);
	m->brief.row_of_pos = m->layout ?
	    (uint32_t)m->layout->text.rows / 3 : 0;
}

static void
go_near(struct model *m, uint32_t byte)
{
	jump_leave(m);
	move_to(m, byte);
	brief_go(&m->brief, m->brief.pos);
}

/* To its place; an orphan goes along, to be put somewhere. */
static unsigned
go(struct model *m, struct kutip_str id, bool carry)
{
	const struct note *listed = notes_find(m->notes, id);
	const struct note *note = model_note(m, id);
	bool opened = !note;

	if (opened && !open_brief(m, listed))
		return EFFECT_LAYOUT;
	note = model_note(m, id);
	carry |= !note || note->state == NOTE_ORPHAN;
	m->room = ROOM_ARTICLE;
	m->focus = FOCUS_TEXT;
	if (opened)
		go_opened(m, note && note->state != NOTE_ORPHAN ?
		    note->span.start : byte_near(m, note ? note : listed));
	else if (note->state == NOTE_ORPHAN)
		go_near(m, byte_near(m, note));
	else
		note_show(m, (uint32_t)(note - m->brief.notes.rows));
	m->placing = carry ? listed->id : STR("");
	/* What to do with it is said instead of what the brief is. */
	if (carry)
		buf_clear(&m->message);
	return EFFECT_LAYOUT;
}

unsigned
notes_enter(struct model *m)
{
	const struct note *note = ledger_note(&m->ledger, m->notes);

	return note ? go(m, note->id, false) : EFFECT_NONE;
}

/* ---- putting it somewhere ----------------------------------------------- */

/* A note of one article does not become one of another: its title or its
 * file's name is the same, or its words were known here. */
static bool
is_of_brief(const struct model *m, const struct note *note)
{
	const struct kutip_meta *meta = kutip_meta(m->brief.doc);
	struct kutip_str title = note->source.title;

	return model_note(m, note->id) ||
	    (title.len > 0 && text_equal(title, meta->title)) ||
	    text_equal(passage_file(note->source.path),
	    passage_file(text_of(meta->name)));
}

static unsigned
put_here(struct model *m, const struct note *note)
{
	struct undo_step step = { .kind = UNDO_PLACED, .id = note->id };
	struct kutip_error err = { 0 };
	enum note_unit unit;
	struct kutip_span span = brief_passage(&m->brief, &unit);

	step.was = malloc(sizeof(*step.was));
	if (!step.was) {
		model_complain(m, "no memory left to place the note");
		return EFFECT_FAILED;
	}
	*step.was = *note;
	if (notes_place(m->notes, m->brief.doc, note->id, span, unit, &err) !=
	    KUTIP_OK) {
		free(step.was);
		return failed(m, &err);
	}
	undo_push(&m->undo, step);
	brief_select_end(&m->brief);
	m->placing = STR("");
	return note_changed(m, "the note stands here now; u takes that back");
}

unsigned
cmd_place_note(struct model *m, const struct call *call)
{
	const struct note *note;

	(void)call;
	if (!note_can_keep(m))
		return EFFECT_FAILED;
	if (m->room == ROOM_NOTES) {
		note = ledger_note(&m->ledger, m->notes);
		return note ? go(m, note->id, true) : EFFECT_NONE;
	}
	note = m->placing.len ? notes_find(m->notes, m->placing) : NULL;
	if (!note) {
		model_say(m, "choose the note in the list of notes first");
		return EFFECT_NONE;
	}
	if (!is_of_brief(m, note)) {
		struct kutip_str title = ledger_brief(note);

		model_say(m, "this note belongs to another brief: %.*s",
		    (int)title.len, title.ptr);
		return EFFECT_NONE;
	}
	return put_here(m, note);
}

/*
 * cmd_label.c - see cmd_label.h.
 */
#include "cmd_label.h"

#include "cmd_note.h"
#include "effect.h"
#include "prompt.h"
#include "text.h"

/* Is there a mark to change, or a place for a new one? */
static bool
can_change(struct model *m, const struct note *note)
{
	if (!note_can_keep(m))
		return false;
	if (note ? note->kind == NOTE_MARK : m->room != ROOM_NOTES)
		return true;
	model_say(m, note ? "a speaker set by hand is no mark" :
	    "no mark or note here");
	return false;
}

/* "3" is the third of the settings. */
static struct kutip_str
label_named(const struct model *m, struct kutip_str name)
{
	if (name.len == 1 && *name.ptr >= '1' && *name.ptr < '1' + LABELS)
		return text_of(m->settings.label[*name.ptr - '1']);
	return name;
}

unsigned
cmd_label(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);
	struct kutip_str label = label_named(m, call->arg[0]);
	struct buf said = { 0 };
	unsigned effects;

	if (!can_change(m, note))
		return EFFECT_FAILED;
	buf_puts(&said, "label ");
	buf_str(&said, label);
	if (note && text_equal(note->label, label)) {
		buf_puts(&said, " taken off");
		label = STR("");
	}
	effects = note ? note_set(m, note, NOTE_LABEL, label,
	    said.ptr ? said.ptr : "") :
	    note_add(m, (struct note_new){ .label = label });
	if (!note && !(effects & EFFECT_FAILED) && note_here(m))
		model_say(m, "%s", said.ptr ? said.ptr : "");
	buf_free(&said);
	return effects;
}

/* ---- tags --------------------------------------------------------------- */

/* The store's own words of a tag that a note has; empty: it has it not. */
static struct kutip_str
tag_of(const struct note *note, struct kutip_str tag)
{
	for (uint32_t i = 0; note && i < note->tags; i++) {
		if (text_equal(note->tag[i], tag))
			return note->tag[i];
	}
	return STR("");
}

static unsigned
turn_tag(struct model *m, const struct note *note, struct kutip_str tag,
    const char *said)
{
	struct undo_step step = { .kind = UNDO_UNTAGGED, .id = note->id,
		.old = tag_of(note, tag) };
	bool on = step.old.len == 0;
	struct kutip_error err = { 0 };

	if (notes_tag(m->notes, note->id, tag, on, &err) != KUTIP_OK) {
		model_error(m, &err);
		return EFFECT_FAILED;
	}
	if (on) {
		step.kind = UNDO_TAGGED;
		step.old = tag_of(notes_find(m->notes, step.id), tag);
	}
	undo_push(&m->undo, step);
	return note_changed(m, said);
}

unsigned
cmd_tag(struct model *m, const struct call *call)
{
	const struct note *note = note_here(m);
	struct kutip_str tag = call->arg[0];
	struct buf said = { 0 };
	unsigned effects;

	if (!can_change(m, note))
		return EFFECT_FAILED;
	if (call->args == 0) {
		prompt_open(&m->prompt, PROMPT_TAG, "");
		return EFFECT_NONE;
	}
	if (!note && tag.len > NOTES_TAG_BYTES) {
		model_complain(m, "a tag has 1 to %u bytes", NOTES_TAG_BYTES);
		return EFFECT_FAILED;
	}
	buf_puts(&said, "tag ");
	buf_str(&said, tag);
	if (tag_of(note, tag).len > 0)
		buf_puts(&said, " taken off");
	effects = note ? turn_tag(m, note, tag, said.ptr ? said.ptr : "") :
	    note_add(m, (struct note_new){ .tag = { tag }, .tags = 1 });
	if (!note && !(effects & EFFECT_FAILED) && note_here(m))
		model_say(m, "%s", said.ptr ? said.ptr : "");
	buf_free(&said);
	return effects;
}

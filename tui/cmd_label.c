/*
 * cmd_label.c - see cmd_label.h.
 */
#include "cmd_label.h"

#include "cmd_note.h"
#include "effect.h"
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

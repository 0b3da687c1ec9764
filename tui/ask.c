/*
 * ask.c - see ask.h.
 */
#include "ask.h"

#include "cmd_link.h"
#include "cmd_find.h"
#include "cmd_move.h"
#include "cmd_notes.h"
#include "cmd_quotes.h"
#include "cmd_speaker.h"
#include "cmd_tag.h"
#include "command.h"
#include "complete.h"
#include "effect.h"
#include "prompt.h"
#include "text.h"

/* "note " and what was typed. */
static void
prompt_line(const struct prompt *p, struct buf *line)
{
	if (p->kind == PROMPT_NOTE)
		buf_puts(line, "note ");
	if (p->kind == PROMPT_TAG)
		buf_puts(line, "tag ");
	if (p->kind == PROMPT_EXPORT)
		buf_puts(line, "export ");
	buf_str(line, buf_as_str(&p->text));
}

/* The prompt is gone before its line runs: a command may open the next. */
static unsigned
run_line(struct model *m)
{
	struct prompt *p = &m->prompt;
	bool search = p->kind == PROMPT_SEARCH;
	bool empty = text_trim(buf_as_str(&p->text)).len == 0;
	unsigned effects = EFFECT_NONE;
	struct buf line = { 0 };

	prompt_line(p, &line);
	if (p->kind == PROMPT_COMMAND)
		prompt_remember(p);
	prompt_close(p);
	if (search && empty)
		hits_clear(&m->brief.hits);
	if (!search && !empty && !line.failed)
		effects = command_run(m, buf_as_str(&line));
	buf_free(&line);
	return effects;
}

static unsigned
done(struct model *m)
{
	switch (m->prompt.kind) {
	case PROMPT_QUOTES:  return quotes_enter(m);
	case PROMPT_LINK:    return link_enter(m);
	case PROMPT_SPEAKER: return speaker_enter(m);
	case PROMPT_PANEL:
	case PROMPT_RENAME:
	case PROMPT_MERGE:   return tag_enter(m);
	case PROMPT_FIND_NOTES: return notes_found(m);
	default:             return run_line(m);
	}
}

static unsigned
give_up(struct model *m)
{
	switch (m->prompt.kind) {
	case PROMPT_SEARCH:  find_given_up(m); break;
	case PROMPT_QUOTES:  return quotes_close(m);
	case PROMPT_LINK:    return link_close(m);
	case PROMPT_SPEAKER: return speaker_close(m);
	case PROMPT_PANEL:
	case PROMPT_RENAME:
	case PROMPT_MERGE:   return tag_close(m);
	case PROMPT_FIND_NOTES: return notes_give_up(m);
	default:             break;
	}
	prompt_close(&m->prompt);
	return EFFECT_NONE;
}

static void
typed(struct model *m)
{
	struct kutip_str text = buf_as_str(&m->prompt.text);

	switch (m->prompt.kind) {
	case PROMPT_SEARCH:  find_typed(m); break;
	case PROMPT_QUOTES:  voices_filter(&m->voices, text); break;
	case PROMPT_LINK:    links_filter(&m->links, text); break;
	case PROMPT_SPEAKER: pick_filter(&m->pick, text); break;
	case PROMPT_PANEL:
	case PROMPT_MERGE:   tag_typed(m); break;
	case PROMPT_FIND_NOTES: notes_typed(m); break;
	default:             break;
	}
}

static void
step(struct model *m, int way, bool page)
{
	switch (m->prompt.kind) {
	case PROMPT_SEARCH:
		if (!page)
			find_step(m, way);
		break;
	case PROMPT_QUOTES:
		voices_step(&m->voices, page ? way * quotes_page(m) : way);
		break;
	case PROMPT_LINK:
		links_step(&m->links, page ? way * LINKS_ROWS : way);
		break;
	case PROMPT_SPEAKER:
		pick_step(&m->pick, page ? way * PICK_ROWS : way);
		break;
	case PROMPT_PANEL:
	case PROMPT_MERGE:
	case PROMPT_FIND_NOTES:
		list_move(m, page ? way * PICK_ROWS : way);
		break;
	default:
		break;
	}
}

static void
complete(struct model *m, int way)
{
	if (m->prompt.kind == PROMPT_SPEAKER)
		speaker_complete(m);
	else
		complete_step(m, way);
}

/* The line stays open until something came back. */
static unsigned
edit(struct model *m)
{
	if (m->prompt.kind != PROMPT_NOTE)
		return EFFECT_NONE;
	buf_clear(&m->edit);
	buf_str(&m->edit, buf_as_str(&m->prompt.text));
	return EFFECT_EDIT;
}

unsigned
ask_key(struct model *m, uint32_t key)
{
	buf_clear(&m->message);
	switch (prompt_key(&m->prompt, key)) {
	case PROMPT_DONE:          return done(m);
	case PROMPT_CANCELLED:     return give_up(m);
	case PROMPT_EDITOR:        return edit(m);
	case PROMPT_COMPLETE:      complete(m, 1); break;
	case PROMPT_COMPLETE_BACK: complete(m, -1); break;
	case PROMPT_CHANGED:       typed(m); break;
	case PROMPT_NEXT:          step(m, 1, false); break;
	case PROMPT_PREVIOUS:      step(m, -1, false); break;
	case PROMPT_NEXT_PAGE:     step(m, 1, true); break;
	case PROMPT_PREVIOUS_PAGE: step(m, -1, true); break;
	default:                   break;
	}
	return EFFECT_NONE;
}

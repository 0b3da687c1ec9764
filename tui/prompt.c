/*
 * prompt.c - see prompt.h.
 */
#include "prompt.h"

#include <stdlib.h>
#include <string.h>

#include "key.h"
#include "text.h"
#include "unicode.h"

const char *
prompt_label(enum prompt_kind kind)
{
	switch (kind) {
	case PROMPT_COMMAND: return ":";
	case PROMPT_SEARCH:  return "/";
	case PROMPT_NOTE:    return "note: ";
	case PROMPT_TAG:     return "tag: ";
	case PROMPT_EXPORT:  return "export to: ";
	case PROMPT_QUOTES:  return "quotes: ";
	case PROMPT_LINK:    return "open link: ";
	case PROMPT_SPEAKER: return "who says this? ";
	case PROMPT_PANEL:   return "panel: ";
	case PROMPT_RENAME:  return "rename to: ";
	case PROMPT_MERGE:   return "merge with: ";
	case PROMPT_FIND_NOTES: return "notes: ";
	default:             return "";
	}
}

static void
no_completion(struct prompt *p)
{
	buf_clear(&p->shown);
	p->choices = 0;
}

static void
set_text(struct prompt *p, const char *text)
{
	buf_clear(&p->text);
	buf_puts(&p->text, text);
	p->at = (uint32_t)p->text.len;
}

void
prompt_open(struct prompt *p, enum prompt_kind kind, const char *text)
{
	p->kind = kind;
	p->chord = false;
	p->history_at = p->history_n;
	no_completion(p);
	set_text(p, text);
}

void
prompt_close(struct prompt *p)
{
	p->kind = PROMPT_NONE;
	no_completion(p);
	set_text(p, "");
}

void
prompt_replace(struct prompt *p, uint32_t from, struct kutip_str with)
{
	struct buf behind = { 0 };

	if (from + with.len + (p->text.len - p->at) > PROMPT_BYTES)
		return;
	buf_add(&behind, p->text.ptr + p->at, p->text.len - p->at);
	p->text.len = from;
	buf_str(&p->text, with);
	p->at = (uint32_t)p->text.len;
	buf_str(&p->text, buf_as_str(&behind));
	buf_free(&behind);
}

/* Takes [from, to) out; the cursor stands there. */
static enum prompt_answer
take_out(struct prompt *p, uint32_t from, uint32_t to)
{
	if (from == to)
		return PROMPT_STAYS;
	p->at = to;
	prompt_replace(p, from, STR(""));
	return PROMPT_CHANGED;
}

static uint32_t
word_before(const struct prompt *p)
{
	struct kutip_str text = buf_as_str(&p->text);
	uint32_t at = p->at;

	while (at > 0 && text_is_blank(text_before(text, at)))
		text_step_back(text, &at);
	while (at > 0 && !text_is_blank(text_before(text, at)))
		text_step_back(text, &at);
	return at;
}

static enum prompt_answer
type(struct prompt *p, uint32_t key)
{
	uint32_t c = key_types(key);
	char bytes[4];
	uint32_t len;

	if (c == 0 || unicode_is_control(c))
		return PROMPT_STAYS;
	len = text_encode(c, bytes);
	prompt_replace(p, p->at, (struct kutip_str){ bytes, len });
	return PROMPT_CHANGED;
}

static enum prompt_answer
walk_history(struct prompt *p, int direction)
{
	if (p->kind != PROMPT_COMMAND)
		return direction < 0 ? PROMPT_PREVIOUS : PROMPT_NEXT;
	if (direction < 0 && p->history_at > 0)
		p->history_at--;
	else if (direction > 0 && p->history_at < p->history_n)
		p->history_at++;
	else
		return PROMPT_STAYS;
	set_text(p, p->history_at < p->history_n ?
	    p->history[p->history_at] : "");
	return PROMPT_CHANGED;
}

/* Backspace in an empty prompt leaves it, as in vi; but not the list that it
 * filters, which is all there again. */
static enum prompt_answer
backspace(struct prompt *p)
{
	uint32_t from = p->at;

	if (p->text.len == 0)
		return p->kind >= PROMPT_QUOTES ? PROMPT_STAYS :
		    PROMPT_CANCELLED;
	text_step_back(buf_as_str(&p->text), &from);
	return take_out(p, from, p->at);
}

static enum prompt_answer
move(struct prompt *p, uint32_t to)
{
	p->at = to;
	return PROMPT_STAYS;
}

static enum prompt_answer
edit(struct prompt *p, uint32_t key)
{
	struct kutip_str text = buf_as_str(&p->text);

	switch (key) {
	case K_LEFT:         return move(p, cluster_prev(text, p->at));
	case K_RIGHT:        return move(p, cluster_next(text, p->at));
	case K_HOME:
	case K_CTRL | 'a':   return move(p, 0);
	case K_END:
	case K_CTRL | 'e':   return move(p, text.len);
	case K_BACKSPACE:    return backspace(p);
	case K_DELETE:
		return take_out(p, p->at, cluster_next(text, p->at));
	case K_CTRL | 'w':   return take_out(p, word_before(p), p->at);
	case K_CTRL | 'u':   return take_out(p, 0, p->at);
	case K_CTRL | 'k':   return take_out(p, p->at, text.len);
	default:             return type(p, key);
	}
}

/* The second key of <C-x> e, or <C-x> <C-e> as in a shell. */
static bool
ends_chord(struct prompt *p, uint32_t key)
{
	bool chord = p->chord;

	p->chord = key == (K_CTRL | 'x');
	return chord && (key == 'e' || key == (K_CTRL | 'e'));
}

enum prompt_answer
prompt_key(struct prompt *p, uint32_t key)
{
	if (ends_chord(p, key))
		return PROMPT_EDITOR;
	switch (key) {
	case K_TAB:           return PROMPT_COMPLETE;
	case K_SHIFT | K_TAB: return PROMPT_COMPLETE_BACK;
	default:              break;
	}
	no_completion(p);
	switch (key) {
	case K_ENTER:      return PROMPT_DONE;
	case K_ESCAPE:
	case K_CTRL | 'c':
	case K_CTRL | 'g': return PROMPT_CANCELLED;
	case K_UP:         return walk_history(p, -1);
	case K_DOWN:       return walk_history(p, 1);
	case K_CTRL | 'n': return PROMPT_NEXT;
	case K_CTRL | 'p': return PROMPT_PREVIOUS;
	case K_PAGE_DOWN:  return PROMPT_NEXT_PAGE;
	case K_PAGE_UP:    return PROMPT_PREVIOUS_PAGE;
	default:           return edit(p, key);
	}
}

void
prompt_remember(struct prompt *p)
{
	char *line = strndup(p->text.ptr ? p->text.ptr : "", p->text.len);

	if (!line || !*line) {
		free(line);
		return;
	}
	if (p->history_n == PROMPT_HISTORY) {
		free(p->history[0]);
		memmove(p->history, p->history + 1,
		    (PROMPT_HISTORY - 1) * sizeof(*p->history));
		p->history_n--;
	}
	p->history[p->history_n++] = line;
}

/*
 * view_notes.c - see view_notes.h.
 */
#include "view_notes.h"

#include <stdio.h>

#include "layout.h"
#include "text.h"

#define SPEAKER_COLS 20
#define SPEAKER_FROM_COLS 72
#define STATE_COLS 8
#define LABEL_COLS 12

static const char *
state_name(enum note_state state)
{
	switch (state) {
	case NOTE_MOVED:  return "moved";
	case NOTE_ORPHAN: return "gone";
	default:          return "";
	}
}

/* "— Budi Hartono, by hand" */
static void
draw_says(struct grid *g, struct rect line, int col, int cols,
    const struct note *note, uint64_t styles)
{
	struct buf words = { 0 };

	buf_puts(&words, "— ");
	buf_str(&words, note->speaker.len ? note->speaker : STR("nobody"));
	buf_puts(&words, ", by hand");
	grid_put_fit(g, line, 0, col, cols, buf_as_str(&words), styles |
	    style_bit(STYLE_SPEAKER));
	buf_free(&words);
}

/* The passage, "#" and each tag behind it. */
static void
draw_passage(struct grid *g, struct rect line, int col, int cols,
    const struct note *note, uint64_t styles)
{
	struct buf tags = { 0 };
	int room = cols;

	for (uint32_t i = 0; i < note->tags; i++) {
		buf_puts(&tags, i ? " #" : "#");
		buf_str(&tags, note->tag[i]);
	}
	if (tags.len > 0)
		room = cols * 2 / 3;
	grid_put_fit(g, line, 0, col, room, note->exact, styles |
	    style_bit(STYLE_MARK));
	if (tags.len > 0)
		grid_put_fit(g, line, 0, col + room + 1, cols - room - 1,
		    buf_as_str(&tags), styles | style_bit(STYLE_KEY));
	buf_free(&tags);
}

/* How many columns it takes. */
static int
draw_label(const struct model *m, struct grid *g, struct rect line, int col,
    const struct note *note, uint64_t styles)
{
	uint32_t label = model_label(m, note->label);

	if (note->label.len == 0 || line.cols < SPEAKER_FROM_COLS)
		return 0;
	if (label < LABELS)
		styles |= style_bit((enum style)(STYLE_LABEL_1 + label));
	grid_put_fit(g, line, 0, col, LABEL_COLS, note->label, styles);
	return LABEL_COLS + 1;
}

static void
draw_row(const struct model *m, struct grid *g, struct rect line,
    const struct note *note, bool selected)
{
	uint64_t styles = style_bit(STYLE_LIST);
	int col = 1, words;

	if (selected) {
		styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_cursor(g, line, 0, 1);
	}
	grid_fill(g, line, styles);
	grid_put_fit(g, line, 0, col, STATE_COLS - 1,
	    text_of(state_name(note->state)), styles |
	    (note->state == NOTE_ORPHAN ? style_bit(STYLE_ERROR) :
	    style_bit(STYLE_DIM)));
	col += STATE_COLS;
	if (line.cols >= SPEAKER_FROM_COLS) {
		grid_put_fit(g, line, 0, col, SPEAKER_COLS, note->speaker,
		    styles | style_bit(STYLE_SPEAKER));
		col += SPEAKER_COLS + 1;
	}
	col += draw_label(m, g, line, col, note, styles);
	words = line.cols - col - 1;
	if (note->kind == NOTE_SAYS) {
		draw_says(g, line, col, words / 2, note, styles);
		col += words / 2 + 1;
		words -= words / 2 + 1;
	} else if (note->body.len > 0) {
		grid_put_fit(g, line, 0, col, words / 2, note->body, styles |
		    style_bit(STYLE_NOTE));
		col += words / 2 + 1;
		words -= words / 2 + 1;
	}
	draw_passage(g, line, col, words, note, styles);
}

void
view_notes(const struct model *m, struct grid *g)
{
	const struct notes_list *l = &m->brief.notes;
	struct rect page = m->layout->page;
	char title[96];

	snprintf(title, sizeof(title),
	    "Notes: %u, %u in place, %u moved, %u gone", l->n, l->anchored,
	    l->moved, l->orphans);
	grid_fill(g, page, style_bit(STYLE_LIST));
	layout_title(m->layout, g, page, text_of(title), false);
	if (l->n == 0)
		grid_puts(g, page, 0, 1,
		    "no marks yet: Space marks what the cursor is in",
		    style_bit(STYLE_LIST) | style_bit(STYLE_DIM));
	for (int i = 0; i < page.rows; i++) {
		uint32_t at = m->notes_list.top + (uint32_t)i;
		struct rect line = { page.row + i, page.col, 1, page.cols };

		if (at >= l->n)
			break;
		draw_row(m, g, line, &l->rows[at], at == m->notes_list.at);
	}
}

uint32_t
view_notes_row(const struct model *m, int row)
{
	uint32_t at = m->notes_list.top + (uint32_t)(row - m->layout->page.row);

	return at < m->brief.notes.n ? at : KUTIP_NONE;
}

/*
 * view_notes.c - see view_notes.h.
 *
 *	Jadwal Pompa Diubah  2026-11-20, Harian Kota                     2
 *	moved  check   Wulan Anggraini  ask about it     pompa kedua menyala
 *	gone           Dimas Prakoso    kami menunggu jadwal itu
 *	── Wulan Anggraini, Wali Kota ─────────────────────────────────────
 *	 the selected note, in full
 */
#include "view_notes.h"

#include "cmd_note.h"
#include "layout.h"
#include "text.h"
#include "unicode.h"
#include "view_found.h"
#include "wrap.h"

#define STATE_COLS   8
#define SPEAKER_COLS 18
#define LABEL_COLS   10
#define BRIEF_COLS   24
#define DATE_COLS    10			/* 2026-11-20 */
#define WIDE_COLS    100		/* from here on the brief stands in its rows */
#define SPEAKER_FROM_COLS 72
#define STATE_FROM_COLS   30		/* below it a sign stands for the state */

/* ---- parts of a row ----------------------------------------------------- */

static uint64_t
state_style(enum ledger_state state)
{
	return style_bit(state == LEDGER_GONE || state == LEDGER_ABSENT ?
	    STYLE_ERROR : STYLE_DIM);
}

/* A note in its place needs no word. */
static const char *
state_word(enum ledger_state state, bool wide)
{
	if (state == LEDGER_IN_PLACE)
		return "";
	if (state == LEDGER_UNREAD)
		return "…";
	if (!wide)
		return state == LEDGER_MOVED ? "~" : "!";
	return ledger_state_name(state);
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

static void
print_tags(const struct note *note, struct buf *out)
{
	for (uint32_t i = 0; i < note->tags; i++) {
		buf_puts(out, i ? " #" : "#");
		buf_str(out, note->tag[i]);
	}
}

/* Tags stand at the right edge, in a third of the columns at most; the column
 * before them. */
static int
draw_tags(struct grid *g, struct rect line, int col, int cols,
    const struct note *note, uint64_t styles)
{
	struct buf tags = { 0 };
	int room;

	if (line.cols >= STATE_FROM_COLS)
		print_tags(note, &tags);
	room = (int)glyph_cols(buf_as_str(&tags));
	room = room > cols / 3 ? cols / 3 : room;
	if (room > 0) {
		cols -= room;
		grid_put_fit(g, line, 0, col + cols, room, buf_as_str(&tags),
		    styles | style_bit(STYLE_KEY));
		cols -= 2;
	}
	buf_free(&tags);
	return cols;
}

/* Words in so many columns, those that were searched with a look of their own. */
static void
draw_found(const struct model *m, struct grid *g, struct rect line, int col,
    int cols, struct kutip_str words, uint64_t styles)
{
	struct kutip_str typed = buf_as_str(&m->ledger.words);
	struct buf shown = { 0 };

	if (words.len > VIEW_FOUND_BYTES)
		words.len = cluster_prev(words, VIEW_FOUND_BYTES);
	buf_str(&shown, words);
	view_found_scroll(&shown, cols, typed);
	grid_put_fit(g, line, 0, col, cols, buf_as_str(&shown), styles);
	view_found(g, (struct rect){ line.row, line.col + col, 1, cols },
	    buf_as_str(&shown), typed);
	buf_free(&shown);
}

/* What was written, or who was set by hand, in half of the columns at most; then
 * the passage. */
static void
draw_words(const struct model *m, struct grid *g, struct rect line, int col,
    int cols, const struct note *note, uint64_t styles)
{
	int room = (int)glyph_cols(note->body);
	uint64_t noted = styles | style_bit(STYLE_NOTE);

	/* Two words cut off say less than one. */
	if (line.cols < STATE_FROM_COLS && room > 0) {
		draw_found(m, g, line, col, cols, note->body, noted);
		return;
	}
	cols = draw_tags(g, line, col, cols, note, styles);
	if (note->kind == NOTE_SAYS)
		room = cols / 2;
	room = room > cols / 2 ? cols / 2 : room;
	if (note->kind == NOTE_SAYS)
		draw_says(g, line, col, room, note, styles);
	else
		draw_found(m, g, line, col, room, note->body, noted);
	if (room > 0)
		room += 2;
	draw_found(m, g, line, col + room, cols - room, note->exact, styles |
	    style_bit(STYLE_MARK));
}

static uint64_t
label_style(const struct model *m, struct kutip_str name)
{
	uint32_t label = model_label(m, name);

	return label < LABELS ?
	    style_bit((enum style)(STYLE_LABEL_1 + label)) : 0;
}

/* Columns that stand left of the words; the column behind them.  What the
 * heading says is not said again. */
static int
draw_left(const struct model *m, struct grid *g, struct rect line,
    const struct note *note, enum ledger_state state, uint64_t styles)
{
	enum ledger_order order = m->ledger.order;
	bool wide = line.cols >= STATE_FROM_COLS;
	int col = 1;

	grid_put_fit(g, line, 0, col, wide ? STATE_COLS - 1 : 1,
	    text_of(state_word(state, wide)), styles | state_style(state));
	col += wide ? STATE_COLS : 2;
	if (line.cols < SPEAKER_FROM_COLS)
		return col;
	if (order != LEDGER_BY_SPEAKER) {
		draw_found(m, g, line, col, SPEAKER_COLS, note->speaker,
		    styles | style_bit(STYLE_SPEAKER));
		col += SPEAKER_COLS + 1;
	}
	if (order != LEDGER_BY_LABEL && note->label.len > 0) {
		grid_put_fit(g, line, 0, col, LABEL_COLS, note->label, styles |
		    label_style(m, note->label));
		col += LABEL_COLS + 1;
	}
	return col;
}

static struct kutip_str
published(const struct note *note)
{
	struct kutip_str date = note->source.published;

	if (date.len > DATE_COLS)
		date.len = DATE_COLS;
	return date;
}

/* The brief and its date; the column before them. */
static int
draw_right(const struct model *m, struct grid *g, struct rect line,
    const struct note *note, uint64_t styles)
{
	int col = line.cols - 1;

	if (line.cols < WIDE_COLS || !m->ledger.all ||
	    m->ledger.order == LEDGER_BY_BRIEF)
		return col;
	col -= DATE_COLS;
	grid_put_fit(g, line, 0, col, DATE_COLS, published(note), styles |
	    style_bit(STYLE_DATE));
	col -= BRIEF_COLS + 1;
	grid_put_fit(g, line, 0, col, BRIEF_COLS, ledger_brief(note), styles |
	    style_bit(STYLE_ROW_TITLE));
	return col - 1;
}

/* ---- rows --------------------------------------------------------------- */

/* ", 2026-11-20" where a part is there. */
static void
print_part(struct buf *out, const char *between, struct kutip_str s)
{
	if (s.len == 0)
		return;
	if (out->len > 0)
		buf_puts(out, between);
	buf_str(out, s);
}

static void
draw_heading(const struct model *m, struct grid *g, struct rect line,
    const struct ledger_row *row, uint64_t styles)
{
	const struct note *note = notes_at(m->notes, row->first);
	struct kutip_str title = ledger_title(&m->ledger, m->notes, row);
	struct buf count = { 0 }, source = { 0 };
	int right = line.cols - 1, col;

	buf_printf(&count, "%u", row->notes);
	right -= (int)count.len;
	grid_put(g, line, 0, right, buf_as_str(&count), styles |
	    style_bit(STYLE_COUNT));
	right -= 2;
	if (m->ledger.order == LEDGER_BY_LABEL)
		styles |= label_style(m, title);
	col = 1 + (int)glyph_cols(title);
	grid_put_fit(g, line, 0, 1, (col < right ? col : right) - 1,
	    title, styles | style_bit(STYLE_PANEL_TITLE));
	/* The date first: it is short, and never cut off. */
	if (note && m->ledger.order == LEDGER_BY_BRIEF) {
		print_part(&source, "", published(note));
		print_part(&source, ", ", note->source.site);
	}
	if (col + 2 < right)
		grid_put_fit(g, line, 0, col + 2, right - col - 2,
		    buf_as_str(&source), styles | style_bit(STYLE_DIM));
	buf_free(&count);
	buf_free(&source);
}

static void
draw_row(const struct model *m, struct grid *g, struct rect line,
    const struct ledger_row *row, bool selected)
{
	const struct note *note = notes_at(m->notes, row->note);
	uint64_t styles = style_bit(STYLE_LIST);
	int col, right;

	if (selected) {
		styles |= style_bit(STYLE_PANEL_SELECTED);
		grid_cursor(g, line, 0, 1);
	}
	grid_fill(g, line, styles);
	if (row->note == KUTIP_NONE) {
		draw_heading(m, g, line, row, styles);
		return;
	}
	if (!note)
		return;
	col = draw_left(m, g, line, note, ledger_state(&m->ledger, row->note),
	    styles);
	right = draw_right(m, g, line, note, styles);
	draw_words(m, g, line, col, right - col, note, styles);
}

/* ---- the selected one, in full ------------------------------------------ */

/* Whole words from *row on, in at most rows lines; what does not fit is cut. */
static void
put_wrapped(struct grid *g, struct rect r, int *row, int rows,
    struct kutip_str words, uint64_t styles)
{
	struct wrap wrap = { 0 };
	struct run run;
	uint32_t start = 0, end = 0;
	int cols = 0, last = *row + rows - 1;

	wrap_set(&wrap, words, NULL);
	while (*row < last && wrap_next(&wrap, &run)) {
		if (end > start && cols + (int)run.cols > r.cols - 2) {
			grid_put(g, r, *row, 1, text_slice(words,
			    (struct kutip_span){ start, end }), styles);
			++*row;
			start = run.start;
			cols = 0;
		}
		cols += (int)(run.cols + run.blank_cols);
		end = run.end;
	}
	wrap_free(&wrap);
	if (start < words.len)
		grid_put_fit(g, r, (*row)++, 1, r.cols - 2, text_slice(words,
		    (struct kutip_span){ start, words.len }), styles);
}

/* "Wulan Anggraini, Wali Kota · check · #air" */
static void
print_who(const struct note *note, struct buf *out)
{
	struct buf tags = { 0 };

	print_tags(note, &tags);
	print_part(out, "", note->speaker);
	if (note->speaker.len > 0)
		print_part(out, ", ", note->role);
	print_part(out, " · ", note->label);
	print_part(out, " · ", buf_as_str(&tags));
	if (out->len == 0)
		buf_puts(out, "nobody is named");
	buf_free(&tags);
}

/* "Jadwal Pompa Diubah, Harian Kota" with as much as there is room for, before
 * " · 2026-11-20 · moved · noted today". */
static void
draw_where(const struct model *m, struct grid *g, struct rect line,
    const struct note *note, enum ledger_state state)
{
	uint64_t styles = style_bit(STYLE_LIST) | style_bit(STYLE_DIM);
	struct buf brief = { 0 }, facts = { 0 };
	char day[LEDGER_DAY];
	int cols, room = line.cols - 2;

	ledger_day(note, day);
	print_part(&brief, "", ledger_brief(note));
	print_part(&brief, ", ", note->source.site);
	print_part(&facts, "", published(note));
	print_part(&facts, " · ", text_of(ledger_state_name(state)));
	print_part(&facts, " · noted ", text_of(ledger_when(&m->ledger, day)));
	cols = (int)glyph_cols(buf_as_str(&brief));
	room -= (int)glyph_cols(buf_as_str(&facts)) + 3;
	cols = cols > room ? room : cols;
	if (cols > 0) {
		grid_put_fit(g, line, 0, 1, cols, buf_as_str(&brief), styles);
		grid_puts(g, line, 0, 1 + cols, " · ", styles);
	}
	cols = cols > 0 ? cols + 3 : 0;
	grid_put_fit(g, line, 0, 1 + cols, line.cols - 2 - cols,
	    buf_as_str(&facts), styles);
	buf_free(&brief);
	buf_free(&facts);
}

static void
draw_detail(const struct model *m, struct grid *g)
{
	const struct ledger_row *at = ledger_row(&m->ledger,
	    m->ledger.list.at);
	const struct note *note = ledger_note(&m->ledger, m->notes);
	struct rect r = m->layout->detail, page = m->layout->page;
	uint64_t styles = style_bit(STYLE_LIST);
	struct rect last = { r.row + r.rows - 1, r.col, 1, r.cols };
	struct buf who = { 0 };
	int row = 0;

	if (r.rows == 0 || !note)
		return;
	print_who(note, &who);
	layout_rule(m->layout, g, page, m->layout->list.rows, buf_as_str(&who),
	    false);
	put_wrapped(g, r, &row, note->body.len ? 2 : 3, note->exact, styles |
	    style_bit(STYLE_QUOTE));
	put_wrapped(g, r, &row, r.rows - 1 - row, note->body, styles |
	    style_bit(STYLE_NOTE));
	draw_where(m, g, last, note, ledger_state(&m->ledger, at->note));
	buf_free(&who);
}

/* ---- all of it ---------------------------------------------------------- */

/* The sum of the parts is the number of notes. */
static void
print_counts(const struct ledger *l, struct buf *out)
{
	uint32_t gone = l->count[LEDGER_GONE] + l->count[LEDGER_ABSENT];

	buf_printf(out, "%u note%s, %u in place, %u moved, %u gone", l->n,
	    l->n == 1 ? "" : "s", l->count[LEDGER_IN_PLACE],
	    l->count[LEDGER_MOVED], gone);
	if (l->count[LEDGER_UNREAD] > 0)
		buf_printf(out, ", %u not looked for yet",
		    l->count[LEDGER_UNREAD]);
}

static void
print_title(const struct ledger *l, struct buf *out)
{
	buf_puts(out, l->all ? "All notes" : "Notes");
	buf_printf(out, " by %s: ", l->all || l->order != LEDGER_BY_BRIEF ?
	    ledger_order_name(l->order) : "place");
	if (l->words.len == 0) {
		print_counts(l, out);
		return;
	}
	buf_printf(out, "%u of %u with \"", l->shown, l->n);
	buf_str(out, buf_as_str(&l->words));
	buf_puts(out, "\"");
}

static void
draw_nothing(const struct ledger *l, struct grid *g, struct rect page)
{
	grid_puts(g, page, 0, 1, l->n > 0 ? "no note has these words" :
	    "no marks yet: Space marks what the cursor is in",
	    style_bit(STYLE_LIST) | style_bit(STYLE_DIM));
}

void
view_notes(const struct model *m, struct grid *g)
{
	const struct ledger *l = &m->ledger;
	struct rect page = m->layout->page, list = m->layout->list;
	struct buf title = { 0 };

	print_title(l, &title);
	grid_fill(g, page, style_bit(STYLE_LIST));
	layout_title(m->layout, g, page, buf_as_str(&title), false);
	if (l->rows.n == 0)
		draw_nothing(l, g, page);
	for (int i = 0; i < list.rows; i++) {
		uint32_t at = l->list.top + (uint32_t)i;
		const struct ledger_row *row = ledger_row(l, at);
		struct rect line = { list.row + i, list.col, 1, list.cols };

		if (row)
			draw_row(m, g, line, row, at == l->list.at);
	}
	draw_detail(m, g);
	buf_free(&title);
}

uint32_t
view_notes_row(const struct model *m, int row)
{
	struct rect list = m->layout->list;
	uint32_t at = m->ledger.list.top + (uint32_t)(row - list.row);
	const struct ledger_row *r = row < list.row + list.rows ?
	    ledger_row(&m->ledger, at) : NULL;

	return r && r->note != KUTIP_NONE ? at : KUTIP_NONE;
}

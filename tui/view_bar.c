/*
 * view_bar.c - see view_bar.h.
 */
#include "view_bar.h"

#include <stdio.h>
#include <string.h>

#include "cmd_find.h"
#include "cmd_note.h"
#include "cmd_walk.h"
#include "key.h"
#include "keymap.h"
#include "layout.h"
#include "prompt.h"
#include "sieve.h"
#include "text.h"
#include "unicode.h"
#include "view_article.h"

#define LEN(a) (sizeof(a) / sizeof(*(a)))
#define HINTS_FROM_COLS 30
#define HELP_COLS 6			/* "? help" */
#define TITLE_MIN_COLS 14		/* before facts to its right give way */
#define WIDE_COLS 50			/* from here on the name of the program stands there */
#define NAME_COLS 9			/* " kutip ▸ " */

/* ---- above -------------------------------------------------------------- */

enum fact { FACT_SOURCE, FACT_NOTES, FACT_PLACE, FACT_PERCENT, FACTS };

/* "14 Mar 2026" */
static void
print_date(struct kutip_date d, struct buf *out)
{
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec",
	};

	if (d.year < 0)
		return;
	if (d.day > 0)
		buf_printf(out, "%d ", d.day);
	if (d.month > 0 && d.month <= (int)LEN(months))
		buf_printf(out, "%s ", months[d.month - 1]);
	buf_printf(out, "%d", d.year);
}

static void
print_part(struct buf *out, struct kutip_str part)
{
	if (part.len == 0)
		return;
	if (out->len)
		buf_puts(out, " · ");
	buf_str(out, part);
}

static void
print_source(const struct kutip_meta *meta, struct buf *out)
{
	struct buf date = { 0 };

	print_part(out, meta->site);
	print_date(meta->published, &date);
	print_part(out, buf_as_str(&date));
	print_part(out, text_of(meta->lang));
	buf_free(&date);
}

/* All three numbers, so that nobody has to guess where a note went: in place,
 * moved, gone. */
static void
print_notes(const struct notes_list *l, struct buf *out)
{
	if (l->n == 0)
		return;
	buf_printf(out, "%u note%s", l->n, l->n == 1 ? "" : "s");
	if (l->moved || l->orphans)
		buf_printf(out, " (%u+%u+%u)", l->anchored, l->moved,
		    l->orphans);
}

static void
print_fact(const struct model *m, enum fact fact, struct buf *out)
{
	uint32_t n, number;

	switch (fact) {
	case FACT_SOURCE:
		print_source(kutip_meta(m->brief.doc), out);
		break;
	case FACT_NOTES:
		print_notes(&m->brief.notes, out);
		break;
	case FACT_PLACE:
		number = walk_number(m, &n);
		if (n > 0)
			buf_printf(out, "%s %u/%u", sieve_walks_quotes(
			    &m->brief) ? "quote" : "place", number, n);
		break;
	default:
		buf_printf(out, "%u %%", view_article_percent(m));
		break;
	}
}

/* Facts from the right, as long as the title keeps its least; returns the
 * column where they begin. */
static int
draw_facts(const struct model *m, struct grid *g, uint64_t styles)
{
	struct rect bar = m->layout->bar;
	int right = bar.cols - 1;
	int least = TITLE_MIN_COLS + (bar.cols >= WIDE_COLS ? NAME_COLS : 0);

	for (int fact = FACTS - 1; fact >= 0; fact--) {
		struct buf words = { 0 };
		int cols;

		print_fact(m, (enum fact)fact, &words);
		cols = (int)glyph_cols(buf_as_str(&words));
		if (cols > 0 && right - cols - 2 >= least) {
			right -= cols;
			grid_put(g, bar, 0, right, buf_as_str(&words), styles);
			right -= fact == FACT_PERCENT || fact == FACT_PLACE ?
			    3 : 2;
		}
		buf_free(&words);
	}
	return right;
}

static struct kutip_str
brief_title(const struct model *m)
{
	const struct library_row *row = library_row(&m->library, m->brief.row);
	struct kutip_str title = kutip_meta(m->brief.doc)->title;

	if (title.len == 0 && row)
		title = library_name(row);
	return title;
}

/* How many notes and how they fare, as in the bar of a brief: it is there where
 * the frame with its title is not. */
static void
draw_notes(const struct model *m, struct grid *g, int col, uint64_t styles)
{
	const struct ledger *l = &m->ledger;
	const struct notes_list counts = {
		.n = l->n, .anchored = l->count[LEDGER_IN_PLACE],
		.moved = l->count[LEDGER_MOVED],
		.orphans = l->count[LEDGER_GONE] + l->count[LEDGER_ABSENT],
	};
	struct rect bar = m->layout->bar;
	struct buf words = { 0 };
	int cols;

	print_notes(&counts, &words);
	if (l->count[LEDGER_UNREAD] > 0)
		buf_puts(&words, " …");
	cols = (int)glyph_cols(buf_as_str(&words));
	if (cols + 2 > bar.cols)
		cols = bar.cols - 2;
	grid_put_fit(g, bar, 0, bar.cols - 1 - cols, cols, buf_as_str(&words),
	    styles);
	grid_put_fit(g, bar, 0, col, bar.cols - 3 - cols - col, l->all ?
	    STR("Notes of all briefs") : brief_title(m), styles);
	buf_free(&words);
}

void
view_bar_title(const struct model *m, struct grid *g)
{
	struct rect bar = m->layout->bar;
	uint64_t styles = style_bit(STYLE_BAR);
	int col = 1, right = bar.cols - 1;

	grid_fill(g, bar, styles);
	if (bar.cols >= WIDE_COLS)
		col = grid_puts(g, bar, 0, 1, "kutip ▸ ", styles);
	if (m->room == ROOM_LIBRARY || (!m->brief.doc &&
	    m->room != ROOM_NOTES)) {
		grid_puts(g, bar, 0, col, "Library", styles);
		return;
	}
	if (m->room == ROOM_HELP) {
		grid_puts(g, bar, 0, col, "Help", styles);
		return;
	}
	if (m->room == ROOM_NOTES) {
		draw_notes(m, g, col, styles);
		return;
	}
	right = draw_facts(m, g, styles);
	grid_put_fit(g, bar, 0, col, right - col, brief_title(m), styles);
}

/* ---- below: keys -------------------------------------------------------- */

struct hint { unsigned where; const char *line, *second, *says; };

static const struct hint hints[] = {
	{ WHERE_TEXT | WHERE_PANEL, "next-quote", "previous-quote", "quote" },
	{ WHERE_TEXT, "next-same-speaker", NULL, "this speaker" },
	{ WHERE_TEXT, "quotes", NULL, "quotes" },
	{ WHERE_TEXT, "next-part", NULL, "panel" },
	{ WHERE_PANEL | WHERE_OUTLINE, "enter", NULL, "show" },
	{ WHERE_LIBRARY, "enter", NULL, "read" },
	{ WHERE_NOTES, "enter", NULL, "show" },
	{ WHERE_NOTES, "find-notes", NULL, "find" },
	{ WHERE_NOTES, "order-notes", NULL, "order" },
	{ WHERE_NOTES, "notes", NULL, "all briefs" },
	{ WHERE_TEXT, "mark", NULL, "mark" },
	{ WHERE_TEXT | WHERE_NOTES, "note", NULL, "note" },
	{ WHERE_NOTES, "delete-mark", NULL, "delete" },
	{ WHERE_TEXT, "speaker", NULL, "who" },
	{ WHERE_TEXT | WHERE_OUTLINE, "search", NULL, "find" },
	{ WHERE_PANEL, "filter-panel", NULL, "find" },
	{ WHERE_TEXT | WHERE_NOTES, "export", NULL, "export" },
	{ WHERE_PANEL | WHERE_OUTLINE | WHERE_NOTES, "clear", NULL, "back" },
	{ WHERE_PANEL, "hide-tag", NULL, "hide" },
	{ WHERE_PANEL, "rename-tag", NULL, "rename" },
	{ WHERE_PANEL, "merge-tag", NULL, "merge" },
	{ WHERE_TEXT, "library", NULL, "library" },
	{ WHERE_HELP, "page-down", "page-up", "page" },
	{ WHERE_LIBRARY, "notes", NULL, "notes" },
	{ WHERE_LIBRARY | WHERE_TEXT, "quit", NULL, "quit" },
};

/* A hint shows keys as they are typed: "<Space>" without its angles. */
static void
print_key(uint32_t key, struct buf *out)
{
	struct buf name = { 0 };
	struct kutip_str s;

	key_print(key, &name);
	s = buf_as_str(&name);
	if (s.len > 2 && s.ptr[0] == '<')
		s = text_slice(s, (struct kutip_span){ 1, s.len - 1 });
	buf_str(out, s);
	buf_free(&name);
}

static bool
print_hint_keys(const struct model *m, const struct hint *h, struct buf *out)
{
	unsigned where = model_where(m);
	uint32_t key = keymap_key(m->keymap, where, h->line);
	uint32_t second = h->second ?
	    keymap_key(m->keymap, where, h->second) : 0;

	if (!(h->where & where) || key == 0)
		return false;
	print_key(key, out);
	if (second) {
		buf_putc(out, '/');
		print_key(second, out);
	}
	return true;
}

/* What one brief alone has is no hint in the list of all. */
static bool
is_hinted(const struct model *m, const struct hint *h)
{
	return !(m->room == ROOM_NOTES && m->ledger.all &&
	    strcmp(h->line, "export") == 0);
}

static const char *
hint_says(const struct model *m, const struct hint *h)
{
	return m->room == ROOM_NOTES && m->ledger.all &&
	    strcmp(h->line, "notes") == 0 ? "this brief" : h->says;
}

/* Draws a hint that ends before right; returns the column behind it, or col
 * where it does not fit: whole hints only. */
static int
draw_hint(const struct model *m, struct grid *g, const struct hint *h,
    int col, int right)
{
	struct rect r = m->layout->status;
	struct buf keys = { 0 };
	bool here = is_hinted(m, h) && print_hint_keys(m, h, &keys);
	const char *says = hint_says(m, h);
	int cols = (int)(glyph_cols(buf_as_str(&keys)) + 1 +
	    glyph_cols(text_of(says)));

	if (here && col + cols <= right) {
		grid_put(g, r, 0, col, buf_as_str(&keys),
		    style_bit(STYLE_STATUS) | style_bit(STYLE_KEY));
		grid_puts(g, r, 0, col + cols -
		    (int)glyph_cols(text_of(says)), says,
		    style_bit(STYLE_STATUS));
		col += cols + 2;
	}
	buf_free(&keys);
	return col;
}

/* How to get help has its place before all others. */
static void
draw_hints(const struct model *m, struct grid *g)
{
	static const struct hint help = {
		WHERE_ANY, "help", NULL, "help"
	};
	int right = m->layout->status.cols - 1, col = 1;

	col = draw_hint(m, g, &help, right - HELP_COLS, right);
	if (col > right - HELP_COLS)
		right -= HELP_COLS + 2;
	col = 1;
	for (size_t i = 0; i < LEN(hints); i++)
		col = draw_hint(m, g, &hints[i], col, right);
}

/* Where hints have no room, the place does. */
static void
draw_place(const struct model *m, struct grid *g)
{
	struct buf words = { 0 };
	uint32_t n, number = walk_number(m, &n);

	if (n > 0)
		buf_printf(&words, "%u/%u ", number, n);
	print_fact(m, FACT_PERCENT, &words);
	grid_put_fit(g, m->layout->status, 0, 0, m->layout->status.cols,
	    buf_as_str(&words), style_bit(STYLE_STATUS));
	buf_free(&words);
}

/* ---- below: search, filter, message ------------------------------------- */

static void
draw_search(const struct model *m, struct grid *g)
{
	struct rect r = m->layout->status;
	char status[40];
	struct kutip_str found = text_of(find_status(m, status));
	int cols = (int)glyph_cols(found);

	grid_puts(g, r, 0, 0, "/", style_bit(STYLE_STATUS));
	grid_put_fit(g, r, 0, 1, r.cols - cols - 3,
	    buf_as_str(&m->brief.hits.query), style_bit(STYLE_STATUS));
	grid_put(g, r, 0, r.cols - cols - 1, found, style_bit(STYLE_STATUS) |
	    style_bit(STYLE_COUNT));
}

/* What was noted on the passage under the cursor. */
static bool
draw_note(const struct model *m, struct grid *g)
{
	const struct note *note = note_here(m);
	struct rect r = m->layout->status;
	struct buf words = { 0 };

	if (m->room != ROOM_ARTICLE || m->focus != FOCUS_TEXT || !note ||
	    note->body.len == 0)
		return false;
	buf_puts(&words, "note: ");
	buf_str(&words, note->body);
	grid_put_fit(g, r, 0, 1, r.cols - 2, buf_as_str(&words),
	    style_bit(STYLE_STATUS) | style_bit(STYLE_MESSAGE));
	buf_free(&words);
	return true;
}

/* The note that is to be put somewhere. */
static bool
draw_placing(const struct model *m, struct grid *g)
{
	const struct note *note = m->placing.len && m->notes ?
	    notes_find(m->notes, m->placing) : NULL;
	struct rect r = m->layout->status;
	struct buf words = { 0 };
	uint32_t key = keymap_key(m->keymap, WHERE_TEXT, "place-note");

	if (m->room != ROOM_ARTICLE || m->focus != FOCUS_TEXT || !note)
		return false;
	if (key)
		print_key(key, &words);
	else
		buf_puts(&words, ":place-note");
	buf_puts(&words, " puts here, Escape lets go: ");
	buf_str(&words, note->body.len ? note->body : note->exact);
	grid_put_fit(g, r, 0, 1, r.cols - 2, buf_as_str(&words),
	    style_bit(STYLE_STATUS) | style_bit(STYLE_MESSAGE));
	buf_free(&words);
	return true;
}

/* Who speaks, where the window does not show it. */
static bool
draw_speaker(const struct model *m, struct grid *g)
{
	uint32_t quote = brief_quote(&m->brief);
	struct rect r = m->layout->status;
	struct buf words = { 0 };

	if (m->room != ROOM_ARTICLE || m->focus != FOCUS_TEXT ||
	    quote == KUTIP_NONE || view_article_names_speaker(m))
		return false;
	buf_puts(&words, "— ");
	brief_speaker(&m->brief, quote, &words);
	grid_put_fit(g, r, 0, 1, r.cols - 2, buf_as_str(&words),
	    style_bit(STYLE_STATUS) | style_bit(STYLE_MESSAGE));
	buf_free(&words);
	return true;
}

/* While something is typed, on the line above it. */
static void
draw_message(const struct model *m, struct grid *g)
{
	struct rect r = m->layout->status;

	if (m->prompt.kind != PROMPT_NONE && --r.row < 1)
		return;
	grid_fill(g, r, style_bit(STYLE_STATUS));
	grid_put_fit(g, r, 0, r.cols > 2, r.cols - 2 * (r.cols > 2),
	    buf_as_str(&m->message), style_bit(STYLE_STATUS) |
	    style_bit(m->message_is_error ? STYLE_ERROR : STYLE_MESSAGE));
}

/* ---- below: prompt ------------------------------------------------------ */

/* The first byte shown, so that the cursor is in the window. */
static uint32_t
scrolled(struct kutip_str text, uint32_t at, int cols)
{
	uint32_t from = 0;

	while (from < at && (int)glyph_cols(text_slice(text,
	    (struct kutip_span){ from, at })) >= cols)
		from = cluster_next(text, from);
	return from;
}

static void
draw_prompt(const struct model *m, struct grid *g)
{
	struct rect r = m->layout->status;
	const struct prompt *p = &m->prompt;
	struct kutip_str text = buf_as_str(&p->text);
	uint64_t styles = style_bit(STYLE_PROMPT);
	char found[40] = "";
	int col, right;
	uint32_t from;

	grid_fill(g, r, styles);
	if (p->kind == PROMPT_SEARCH)
		find_status(m, found);
	right = r.cols - (found[0] ? (int)glyph_cols(text_of(found)) + 2 : 0);
	col = grid_puts(g, r, 0, 0, prompt_label(p->kind), styles |
	    style_bit(STYLE_KEY));
	if (col > right - 4) {
		grid_fill(g, r, styles);
		col = 0;
	}
	from = scrolled(text, p->at, right - col);
	grid_put(g, (struct rect){ r.row, r.col, 1, right }, 0, col,
	    text_slice(text, (struct kutip_span){ from, text.len }), styles);
	grid_puts(g, r, 0, right + 1, found, styles | style_bit(STYLE_COUNT));
	grid_cursor(g, r, 0, col + (int)glyph_cols(text_slice(text,
	    (struct kutip_span){ from, p->at })));
}

/* The completions on the line above, the one that is in with a look of its
 * own; the list begins so that it is seen. */
static void
draw_choices(const struct model *m, struct grid *g)
{
	const struct prompt *p = &m->prompt;
	struct rect r = m->layout->status;
	struct kutip_str all = buf_as_str(&p->shown);
	uint32_t at = 0, page = 0;
	int col = 1;

	r.row--;
	if (p->choices < 2 || r.row < 1)
		return;
	grid_fill(g, r, style_bit(STYLE_PROMPT));
	for (uint32_t i = 0; i < p->choices; i++) {
		uint32_t end = text_find(all, STR("\n"), at);
		struct kutip_str word = text_slice(all,
		    (struct kutip_span){ at, end });

		if (col + (int)glyph_cols(word) >= r.cols && i > page) {
			if (i > p->choice)
				break;
			grid_fill(g, r, style_bit(STYLE_PROMPT));
			col = 1;
			page = i;
		}
		col = grid_put(g, r, 0, col, word, style_bit(STYLE_PROMPT) |
		    (i == p->choice ? style_bit(STYLE_PANEL_SELECTED) : 0)) + 2;
		at = end + 1;
	}
}

void
view_bar_status(const struct model *m, struct grid *g)
{
	grid_fill(g, m->layout->status, style_bit(STYLE_STATUS));
	if (m->prompt.kind != PROMPT_NONE) {
		draw_prompt(m, g);
		if (m->message.len > 0)
			draw_message(m, g);
		draw_choices(m, g);
	} else if (m->message.len > 0) {
		draw_message(m, g);
	} else if (draw_placing(m, g)) {
		return;
	} else if (m->room == ROOM_ARTICLE && m->brief.hits.query.len > 0) {
		draw_search(m, g);
	} else if (draw_note(m, g)) {
		return;
	} else if (m->layout->cols < HINTS_FROM_COLS &&
	    m->room == ROOM_ARTICLE) {
		draw_place(m, g);
	} else if (!draw_speaker(m, g)) {
		draw_hints(m, g);
	}
}

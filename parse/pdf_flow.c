/*
 * pdf_flow.c - from lines to paragraphs.  See pdf_flow.h.
 */
#include "pdf_flow.h"

#include <stdlib.h>

#include "pdf_mark.h"
#include "text.h"
#include "unicode.h"

struct flow {
	const struct pdf_sheets *s;
	struct vec *blocks;
	struct vec notes;		/* struct pdf_block: wait for the paragraph to end */
	struct buf text, note;
	struct pdf_block open, open_note;
	const struct pdf_line *last;	/* of the open paragraph */
	int32_t right;			/* the farthest of its lines */
	bool    is_open, is_note_open;
};

/* ---- what is written -------------------------------------------------------- */

static void
close_note(struct flow *f)
{
	if (f->is_note_open) {
		f->open_note.text = arena_str(f->s->arena, f->note.ptr,
		    f->note.len);
		*(struct pdf_block *)vec_push(&f->notes) = f->open_note;
	}
	f->is_note_open = false;
	buf_clear(&f->note);
}

/* The paragraph, and what waited for its end. */
static void
close_block(struct flow *f)
{
	if (f->is_open) {
		f->open.text = arena_str(f->s->arena, f->text.ptr, f->text.len);
		*(struct pdf_block *)vec_push(f->blocks) = f->open;
	}
	f->is_open = false;
	buf_clear(&f->text);
	close_note(f);
	for (uint32_t i = 0; i < f->notes.n; i++)
		*(struct pdf_block *)vec_push(f->blocks) =
		    ((struct pdf_block *)f->notes.rows)[i];
	f->notes.n = 0;
}

static struct pdf_block
block_of(const struct flow *f, const struct pdf_line *l,
    enum kutip_block_kind kind)
{
	return (struct pdf_block){ .kind = kind, .lines = 1, .box = l->box,
	    .column = l->column, .page = pdf_page(f->s, l->page)->number,
	    .size = l->size, .place = l->place, .bold = l->bold,
	    .italic = l->italic };
}

static void
open_block(struct flow *f, const struct pdf_line *l)
{
	struct kutip_str s = l->text;
	uint32_t bullet = pdf_bullet(s);
	bool item = bullet > 0 || (pdf_numbering(s) > 0 &&
	    l->text_left > l->box.left && !l->bold);

	close_block(f);
	f->is_open = true;
	f->open = block_of(f, l, item ? KUTIP_LIST_ITEM : KUTIP_PARAGRAPH);
	if (bullet > 0) {
		buf_puts(&f->text, "\xE2\x80\xA2 ");
		s.ptr += bullet;
		s.len -= bullet;
	}
	buf_str(&f->text, s);
	f->last = l;
	f->right = l->box.right;
}

static void
add_line(struct flow *f, const struct pdf_line *l)
{
	pdf_join_line(&f->text, l->text, f->last->blank_end);
	if (l->page != f->last->page && f->open.turn == 0)
		f->open.turn = (uint32_t)f->text.len - l->text.len;
	f->open.lines++;
	if (l->box.left < f->open.box.left)
		f->open.box.left = l->box.left;
	if (l->box.right > f->open.box.right)
		f->open.box.right = l->box.right;
	f->last = l;
	if (l->box.right > f->right)
		f->right = l->box.right;
}

static void
add_note(struct flow *f, const struct pdf_line *l)
{
	if (!f->is_note_open || l->marked || pdf_note_label(l->text) > 0) {
		close_note(f);
		f->is_note_open = true;
		f->open_note = block_of(f, l, KUTIP_FOOTNOTE);
		buf_str(&f->note, l->text);
	} else {
		pdf_join_line(&f->note, l->text, false);
	}
}

static void
add_alone(struct flow *f, const struct pdf_line *l, enum kutip_block_kind kind)
{
	struct pdf_block *b;

	close_block(f);
	b = vec_push(f->blocks);
	*b = block_of(f, l, kind);
	b->text = l->text;
}

/* ---- where a paragraph ends -------------------------------------------------- */

static bool
same_style(const struct pdf_line *a, const struct pdf_line *b)
{
	return abs(a->size - b->size) * 12 <= a->size && a->bold == b->bold;
}

/* How far below a its next line would stand. */
static int32_t
step_of(const struct flow *f, const struct pdf_line *a)
{
	return f->s->body == 0 ? a->size : f->s->step * a->size / f->s->body;
}

static bool
goes_on_small(const struct pdf_line *l)
{
	uint32_t c = text_at(l->text, 0);

	return unicode_is_lower(c) || c == ',' || c == ')';
}

static int32_t
first_word_width(const struct pdf_line *l)
{
	uint32_t all = text_count(l->text), n = 0, pos = 0;

	while (pos < l->text.len && n < all) {
		uint32_t c = text_step(l->text, &pos);

		if (text_is_blank(c))
			break;
		/* a word of Thai is not seen: some of them fit into 6 letters */
		if (unicode_is_unspaced(c) && n > 6)
			break;
		n++;
	}
	return (int32_t)((int64_t)(l->box.right - l->box.left) * n /
	    (all > 0 ? all : 1));
}

/* Had the first word of next a place behind the line? */
static bool
is_short(const struct flow *f, const struct pdf_line *l,
    const struct pdf_line *next)
{
	int32_t right = l->column.right, width = right - l->column.left, room;

	/* a quotation set in: its own lines say where they end */
	if (f->open.lines > 2 && f->open.box.left > l->column.left + l->size / 2 &&
	    f->right < right)
		right = f->right;
	room = right - l->box.right - l->size * 3 / 10;
	if (room <= first_word_width(next))
		return false;
	if (pdf_ends_sentence(l->text) ||
	    unicode_is_unspaced(text_before(l->text, l->text.len)))
		return room > l->size / 2;
	return room * 5 > width;
}

static bool
begins_item(const struct flow *f, const struct pdf_line *last,
    const struct pdf_line *l)
{
	struct kutip_str s = l->text;
	uint32_t bullet = pdf_bullet(s);

	if (bullet > 0) {
		uint32_t c = text_at(s, 0);

		return (c != '-' && c != 0x2013 && c != 0x2014) ||
		    pdf_ends_sentence(last->text) || is_short(f, last, l);
	}
	return pdf_numbering(s) > 0 && (l->text_left > l->box.left ||
	    pdf_ends_sentence(last->text) || is_short(f, last, l));
}

/* The line's first letters stand right or left of where this paragraph's do. */
static bool
is_moved(const struct flow *f, const struct pdf_line *last,
    const struct pdf_line *l)
{
	int32_t em = l->size, by = l->box.left - last->box.left;

	if (f->open.kind == KUTIP_LIST_ITEM && f->open.lines == 1)
		return l->box.left < last->box.left - em / 2;
	if (by * 10 > em * 7)		/* set in: the first of the next one */
		return true;
	/* back to the left after more than a first line */
	return by * 10 < -em * 7 && f->open.lines > 1 &&
	    l->box.left < f->open.box.left - em / 2;
}

static bool
ends_in_column(const struct flow *f, const struct pdf_line *last,
    const struct pdf_line *l)
{
	int32_t down = l->box.bottom - last->box.bottom;
	int32_t step = step_of(f, last);

	if (down * 100 > step * 135 + 100 || down < 0)
		return true;
	/* a heading of two lines, centred or not */
	if (last->bold && l->bold && !f->s->bold_body && f->open.lines < 3 &&
	    pdf_numbering(l->text) == 0)
		return pdf_ends_sentence(last->text);
	if (goes_on_small(l) && !pdf_ends_sentence(last->text))
		return false;
	return is_moved(f, last, l) || is_short(f, last, l);
}

static bool
ends_at_edge(const struct flow *f, const struct pdf_line *last,
    const struct pdf_line *l)
{
	int32_t in = l->box.left - l->column.left;

	if (goes_on_small(l) && !pdf_ends_sentence(last->text))
		return false;
	if (last->bold && !f->s->bold_body)
		return true;
	if (is_short(f, last, l) || in * 10 > l->size * 7)
		return true;
	return pdf_ends_sentence(last->text) && f->open.kind == KUTIP_LIST_ITEM;
}

static bool
ends_before(const struct flow *f, const struct pdf_line *l)
{
	const struct pdf_line *last = f->last;

	if (!f->is_open || !same_style(last, l) || begins_item(f, last, l))
		return true;
	if (last->page == l->page && last->place == l->place &&
	    last->band == l->band)
		return ends_in_column(f, last, l);
	/* a title goes on nowhere else */
	if (l->size * 10 > f->s->body * 12)
		return true;
	return ends_at_edge(f, last, l);
}

void
pdf_flow(const struct pdf_sheets *s, struct vec *blocks)
{
	struct flow f = { .s = s, .blocks = blocks };

	vec_init(&f.notes, s->arena, sizeof(struct pdf_block));
	for (uint32_t i = 0; i < s->lines.n; i++) {
		const struct pdf_line *l = pdf_line(s, i);

		if (l->role == PDF_FOOTNOTE)
			add_note(&f, l);
		else if (l->role == PDF_CONTENTS)
			add_alone(&f, l, KUTIP_FURNITURE);
		else if (l->role == PDF_ROW)
			add_alone(&f, l, KUTIP_ROW);
		else if (ends_before(&f, l))
			open_block(&f, l);
		else
			add_line(&f, l);
	}
	close_block(&f);
	buf_free(&f.text);
	buf_free(&f.note);
}

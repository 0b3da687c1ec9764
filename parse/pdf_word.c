/*
 * pdf_word.c - words into the pieces where they stand.  See pdf_word.h.
 *
 * A page's pieces hang in lists by height, so a word looks at a few of them.
 */
#include "pdf_word.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "text.h"
#include "unicode.h"
#include "xml.h"

#define SHELF    24			/* units of height of one list */
#define SHELVES  256
#define LOOKS    (100u << 20)		/* at pieces, in all: nobody prints more */
#define FAR      100000

struct word {
	struct kutip_str text;
	uint32_t piece, order;
	int32_t  left, right;
	int32_t  key;			/* where it is read */
};

struct link { uint32_t piece, next; };

struct mending {
	struct pdf_sheets *s;
	struct arena scratch;
	struct vec words;		/* of the page at hand */
	struct vec links;
	uint32_t shelf[SHELVES];	/* -> links; NONE: empty */
	uint32_t page;			/* -> pages */
	uint32_t looks;
	struct buf text;
};

/* Thai, Lao, Burmese and Khmer, without the markup around them. */
bool
pdf_word_is_needed(struct kutip_str s)
{
	uint64_t drawn = 0;

	for (uint32_t i = 0; i + 1 < s.len; i++) {
		unsigned char a = (unsigned char)s.ptr[i];
		unsigned char b = (unsigned char)s.ptr[i + 1];

		drawn += (a == 0xE0 && b >= 0xB8 && b <= 0xBB) ||
		    (a == 0xE1 && ((b >= 0x80 && b <= 0x82) || b == 0x9E || b == 0x9F));
	}
	return drawn * 100 > s.len;
}

/* "56.800000" points in units. */
static int32_t
place(struct xml *x, const char *name)
{
	struct kutip_str s = xml_attr(x, name);
	bool negative = s.len > 0 && *s.ptr == '-';
	int32_t n = 0, tenths = 0;
	uint32_t i = negative;

	for (; i < s.len && n < FAR && text_is_digit((unsigned char)s.ptr[i]); i++)
		n = n * 10 + (s.ptr[i] - '0');
	if (i + 1 < s.len && s.ptr[i] == '.' &&
	    text_is_digit((unsigned char)s.ptr[i + 1]))
		tenths = s.ptr[i + 1] - '0';
	n = (n * 10 + tenths) * 3 / 20;
	return negative ? -n : n;
}

/* ---- which piece -------------------------------------------------------------- */

static uint32_t
shelf_of(int32_t y)
{
	return y < 0 ? 0 : y / SHELF >= SHELVES ? SHELVES - 1 : (uint32_t)(y / SHELF);
}

static void
begin_page(struct mending *m)
{
	const struct pdf_page *page = pdf_page(m->s, m->page);

	arena_reset(&m->scratch);
	vec_init(&m->words, &m->scratch, sizeof(struct word));
	vec_init(&m->links, &m->scratch, sizeof(struct link));
	memset(m->shelf, 0xFF, sizeof(m->shelf));
	for (uint32_t i = page->piece; i < page->piece + page->pieces; i++) {
		const struct pdf_box *b = &pdf_piece(m->s, i)->box;
		uint32_t to = shelf_of(b->bottom);

		for (uint32_t k = shelf_of(b->top); k <= to; k++) {
			struct link *l = vec_push(&m->links);

			*l = (struct link){ i, m->shelf[k] };
			m->shelf[k] = m->links.n - 1;
		}
	}
}

/* The widest piece around the middle of a box; NONE: there is none. */
static uint32_t
piece_at(struct mending *m, struct pdf_box box)
{
	int32_t x = box.left + (box.right - box.left) / 2;
	int32_t y = box.top + (box.bottom - box.top) / 2;
	uint32_t best = KUTIP_NONE;

	for (uint32_t i = m->shelf[shelf_of(y)]; i != KUTIP_NONE &&
	    m->looks < LOOKS; m->looks++) {
		const struct link *l = (struct link *)m->links.rows + i;
		const struct pdf_box *b = &pdf_piece(m->s, l->piece)->box;

		if (x + 2 >= b->left && x <= b->right + 2 && y >= b->top &&
		    y <= b->bottom && (best == KUTIP_NONE || b->right - b->left >
		    pdf_piece(m->s, best)->box.right - pdf_piece(m->s, best)->box.left))
			best = l->piece;
		i = l->next;
	}
	return best;
}

static void
read_word(struct mending *m, struct xml *x)
{
	struct pdf_box box = { place(x, "xMin"), place(x, "yMin"),
	    place(x, "xMax"), place(x, "yMax") };
	struct word w = { .piece = piece_at(m, box), .left = box.left,
	    .right = box.right, .order = m->words.n };
	struct kutip_str s;

	buf_clear(&m->text);
	xml_words(x, &m->text);
	s = text_trim(buf_as_str(&m->text));
	if (w.piece == KUTIP_NONE || s.len == 0)
		return;
	w.text = arena_str(m->s->arena, s.ptr, s.len);
	*(struct word *)vec_push(&m->words) = w;
}

/* ---- a piece's text ------------------------------------------------------------ */

static int
by_piece(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static int
by_key(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Marks are drawn a little back, over their letter: they stay behind it.  A
 * quotation mark of another font comes after the line, and goes to its place. */
static void
set_keys(struct word *w, uint32_t n, int32_t em)
{
	int32_t key = w[0].left;

	for (uint32_t i = 0; i < n; i++) {
		if (w[i].left > key || w[i].left < key - em)
			key = w[i].left;
		w[i].key = key;
	}
}

static void
write_piece(struct mending *m, struct word *w, uint32_t n)
{
	struct pdf_piece *p = pdf_piece(m->s, w[0].piece);
	bool blank = text_is_blank(text_before(p->text, p->text.len));
	int32_t right = w[0].left;

	set_keys(w, n, p->size * 6 / 10);
	qsort(w, n, sizeof(*w), by_key);
	buf_clear(&m->text);
	for (uint32_t i = 0; i < n; i++) {
		if (m->text.len > 0 && (w[i].left - right) * 100 > p->size * 13)
			buf_putc(&m->text, ' ');
		for (uint32_t pos = 0; pos < w[i].text.len;) {
			uint32_t c = text_step(w[i].text, &pos);
			char bytes[4];

			if (!unicode_is_control(c))
				buf_add(&m->text, bytes, text_encode(c, bytes));
		}
		if (w[i].right > right)
			right = w[i].right;
	}
	if (blank)
		buf_putc(&m->text, ' ');
	p->text = arena_str(m->s->arena, m->text.ptr ? m->text.ptr : "", m->text.len);
}

/* Those without words are emptied; they take no part in a line. */
static void
end_page(struct mending *m)
{
	const struct pdf_page *page = pdf_page(m->s, m->page);
	struct word *w = m->words.rows;
	uint32_t at = 0;

	if (m->words.n == 0)
		return;
	qsort(w, m->words.n, sizeof(*w), by_piece);
	for (uint32_t i = page->piece; i < page->piece + page->pieces; i++) {
		uint32_t from = at;

		while (at < m->words.n && w[at].piece == i)
			at++;
		if (at > from)
			write_piece(m, w + from, at - from);
		else
			pdf_piece(m->s, i)->text = STR("");
	}
}

/* Pieces that were emptied go; pages keep their runs. */
static void
drop_empty(struct pdf_sheets *s)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < s->pages.n; i++) {
		struct pdf_page *page = pdf_page(s, i);
		uint32_t from = page->piece, to = from + page->pieces;

		page->piece = kept;
		for (uint32_t k = from; k < to; k++)
			if (pdf_piece(s, k)->text.len > 0)
				*pdf_piece(s, kept++) = *pdf_piece(s, k);
		page->pieces = kept - page->piece;
	}
	s->pieces.n = kept;
}

enum kutip_result
pdf_word_mend(struct pdf_sheets *s, struct kutip_str utf8,
    struct kutip_error *err)
{
	struct mending m = { .s = s, .page = KUTIP_NONE };
	struct xml *x;
	enum xml_event e;
	enum kutip_result r = xml_open(&x, utf8, err);

	if (r != KUTIP_OK)
		return r;
	while ((e = xml_next(x)) != XML_DONE) {
		if (e == XML_START && xml_is(x, "page")) {
			if (m.page != KUTIP_NONE)
				end_page(&m);
			if (++m.page >= s->pages.n)
				break;
			begin_page(&m);
		} else if (e == XML_START && xml_is(x, "word") &&
		    m.page != KUTIP_NONE) {
			read_word(&m, x);
		}
	}
	if (m.page < s->pages.n)
		end_page(&m);
	drop_empty(s);
	xml_close(x);
	buf_free(&m.text);
	arena_free(&m.scratch);
	return KUTIP_OK;
}

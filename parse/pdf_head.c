/*
 * pdf_head.c - headings and captions.  See pdf_head.h.
 */
#include "pdf_head.h"

#include "pdf_mark.h"
#include "text.h"
#include "unicode.h"

#define HEADING_CHARS 150
#define HEADING_LINES 4
#define CAPTION_CHARS 300
#define STYLES        8

struct style { uint16_t size; bool bold; };

static const char *const caption_words[] = { "Figure ", "Fig. ", "Table ",
	"Chart ", "Map ", "Box ", "Gambar ", "Tabel ", "Rajah ", "Jadual ",
	"Grafik ", "Peta ", "Talahanayan ", "H\xC3\xACnh ", "B\xE1\xBA\xA3ng ",
	"Bi\xE1\xBB\x83u \xC4\x91\xE1\xBB\x93 ", "FIGURE ", "TABLE ",
	"Source: ", "Sources: ", "Sumber: ", "Ngu\xE1\xBB\x93n: ", "Note: " };

static struct pdf_block *
block_at(const struct vec *blocks, uint32_t i)
{
	return (struct pdf_block *)blocks->rows + i;
}

static bool
is_caption(const struct pdf_block *b)
{
	if (text_count(b->text) > CAPTION_CHARS)
		return false;
	for (uint32_t i = 0; i < sizeof(caption_words) / sizeof(*caption_words); i++) {
		struct kutip_str word = text_of(caption_words[i]);
		uint32_t c = text_at(b->text, word.len);

		if (text_begins(b->text, word))
			return word.ptr[word.len - 2] == ':' ||
			    unicode_is_digit(c) || c == 'I' || c == 'V';
	}
	return false;
}

static bool
is_capitals(struct kutip_str s)
{
	uint32_t pos = 0, upper = 0;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (unicode_is_lower(c))
			return false;
		upper += unicode_is_upper(c);
	}
	return upper > 3;
}

static bool
is_large(const struct pdf_sheets *s, const struct pdf_block *b)
{
	return b->size * 100 > s->body * 112;
}

static bool
stands_out(const struct pdf_sheets *s, const struct pdf_block *b)
{
	return is_large(s, b) || (b->bold && !s->bold_body &&
	    b->size * 100 >= s->body * 90) ||
	    (is_capitals(b->text) && b->size >= s->body);
}

static bool
is_heading(const struct pdf_sheets *s, const struct pdf_block *b)
{
	uint32_t c = text_before(b->text, b->text.len);

	if (b->kind != KUTIP_PARAGRAPH || b->lines > HEADING_LINES ||
	    text_count(b->text) > HEADING_CHARS)
		return false;
	return stands_out(s, b) && c != '.' && c != ',' && c != ';' &&
	    c != 0x17D4 && c != 0x104B && c != 0x3002;
}

/* ---- the outline ------------------------------------------------------------- */

/* Letters alone, small: what two writings of one title share. */
static uint32_t
next_letter(struct kutip_str s, uint32_t *pos)
{
	while (*pos < s.len) {
		uint32_t c = text_step(s, pos);

		if (unicode_is_letter(c) || unicode_is_digit(c))
			return unicode_fold_case(c);
	}
	return 0;
}

/* One of eight letters may be lost or another. */
static bool
same_title(struct kutip_str a, struct kutip_str b)
{
	uint32_t i = 0, k = 0, x, y, same = 0, all = 0;

	for (;;) {
		uint32_t here = k;

		x = next_letter(a, &i);
		y = next_letter(b, &k);
		if (x == 0 || all > HEADING_CHARS)
			break;
		all++;
		if (x == y)
			same++;
		else if (y != 0)
			k = here;	/* a letter of a is missing in b */
	}
	return all > 1 && same * 8 >= all * 7 && y == 0;
}

static void
use_outline(const struct pdf_sheets *s, struct vec *blocks)
{
	const struct pdf_item *item = s->items.rows;
	uint32_t at = 0, tried = 0;

	for (uint32_t i = 0; i < s->items.n; i++) {
		while (at < blocks->n && block_at(blocks, at)->page < item[i].page)
			at++;
		if (at < blocks->n && block_at(blocks, at)->page > item[i].page)
			continue;
		for (uint32_t k = at; k < blocks->n && tried < 64 * s->items.n + 1000 &&
		    block_at(blocks, k)->page == item[i].page; k++, tried++) {
			struct pdf_block *b = block_at(blocks, k);

			if ((b->kind != KUTIP_PARAGRAPH && b->kind != KUTIP_LIST_ITEM) ||
			    b->text.len > 2 * item[i].title.len + 40 ||
			    !same_title(item[i].title, b->text))
				continue;
			b->kind = KUTIP_HEADING;
			b->text = item[i].title;
			if (b->level == 0)
				b->level = item[i].level;
			break;
		}
	}
}

/* ---- levels ------------------------------------------------------------------- */

static bool
is_above(struct style a, struct style b)
{
	return a.size != b.size ? a.size > b.size : a.bold && !b.bold;
}

static uint32_t
add_style(struct style *styles, uint32_t n, struct style one)
{
	uint32_t at = 0;

	while (at < n && is_above(styles[at], one))
		at++;
	if (at < n && !is_above(one, styles[at]))
		return n;
	if (n == STYLES)
		return n;
	memmove(styles + at + 1, styles + at, (n - at) * sizeof(*styles));
	styles[at] = one;
	return n + 1;
}

static void
set_levels(struct vec *blocks)
{
	struct style styles[STYLES + 1];
	uint32_t n = 0;

	for (uint32_t i = 0; i < blocks->n; i++) {
		const struct pdf_block *b = block_at(blocks, i);

		if (b->kind == KUTIP_HEADING)
			n = add_style(styles, n, (struct style){ b->size, b->bold });
	}
	for (uint32_t i = 0; i < blocks->n; i++) {
		struct pdf_block *b = block_at(blocks, i);
		uint8_t level = 1;

		if (b->kind != KUTIP_HEADING)
			continue;
		while (level <= n && is_above(styles[level - 1],
		    (struct style){ b->size, b->bold }))
			level++;
		b->level = level > 6 ? 6 : level;
	}
}

/* Endnotes, and "* The author is …" below the head. */
static bool
is_small_note(const struct pdf_sheets *s, const struct pdf_block *b)
{
	return (b->kind == KUTIP_PARAGRAPH || b->kind == KUTIP_LIST_ITEM) &&
	    b->size * 100 < s->body * 95 && pdf_note_label(b->text) > 0;
}

/* Does the PDF itself say what a heading is, and of which level? */
static bool
has_levels(const struct vec *blocks)
{
	for (uint32_t i = 0; i < blocks->n; i++)
		if (block_at(blocks, i)->kind == KUTIP_HEADING &&
		    block_at(blocks, i)->level > 0)
			return true;
	return false;
}

/* A heading behind which nothing comes is a line of the text. */
static bool
has_words_behind(const struct vec *blocks, uint32_t i)
{
	for (i++; i < blocks->n; i++)
		if (block_at(blocks, i)->kind != KUTIP_FURNITURE)
			return true;
	return false;
}

void
pdf_head_find(const struct pdf_sheets *s, struct vec *blocks)
{
	bool tagged = has_levels(blocks);

	use_outline(s, blocks);
	for (uint32_t i = 0; i < blocks->n; i++) {
		struct pdf_block *b = block_at(blocks, i);

		if (tagged && b->level > 0)
			continue;
		if (b->kind == KUTIP_PARAGRAPH && is_caption(b))
			b->kind = KUTIP_CAPTION;
		else if (is_small_note(s, b))
			b->kind = KUTIP_FOOTNOTE;
		else if (!tagged && is_heading(s, b))
			b->kind = KUTIP_HEADING;
	}
	if (blocks->n > 0 && block_at(blocks, blocks->n - 1)->kind ==
	    KUTIP_HEADING && !has_words_behind(blocks, blocks->n - 1))
		block_at(blocks, blocks->n - 1)->kind = KUTIP_PARAGRAPH;
	if (!tagged)
		set_levels(blocks);
}

/*
 * pdf_struct.c - a tagged PDF's own structure.  See pdf_struct.h.
 */
#include "pdf_struct.h"

#include <string.h>

#include "pdf_mark.h"
#include "text.h"
#include "unicode.h"

#define KEY_LETTERS 10
#define DEPTH       64			/* deeper elements count as of this depth */
#define NEAR_LINES  4

enum unit { NO_UNIT, PARAGRAPH, HEADING, ITEM, ROW, CELL, NOTE, CAPTION,
	QUOTATION, CONTENTS, ARTIFACT };

static const struct { const char *role; enum unit unit; } roles[] = {
	{ "P", PARAGRAPH }, { "H", HEADING }, { "H1", HEADING }, { "H2", HEADING },
	{ "H3", HEADING }, { "H4", HEADING }, { "H5", HEADING }, { "H6", HEADING },
	{ "LI", ITEM }, { "TR", ROW }, { "TD", CELL }, { "TH", CELL },
	{ "Note", NOTE }, { "Footnote", NOTE }, { "Endnote", NOTE },
	{ "Caption", CAPTION }, { "BlockQuote", QUOTATION }, { "TOCI", CONTENTS },
	{ "TOC", CONTENTS }, { "Artifact", ARTIFACT }, { "Title", PARAGRAPH },
};

struct key { uint64_t hash; uint32_t line, next; };

struct structure {
	const struct pdf_sheets *s;
	struct vec *blocks;
	enum unit at[DEPTH];		/* of the elements around, by depth */
	uint8_t  level[DEPTH];
	uint32_t depth;			/* elements around */
	struct buf text;		/* of the block at hand */
	struct pdf_block open;
	bool     is_open, is_placed;
	bool     artifact;		/* a running head: none of the text */
	bool     cell;			/* the next words are another cell's */
	uint32_t line;			/* where the last string was found */
	struct key *keys;		/* one a line, hashed by chains */
	uint32_t *heads, mask;
	uint64_t letters;		/* taken */
};

/* ---- lines by their first letters -------------------------------------------------- */

static struct kutip_str
without_label(struct kutip_str s)
{
	uint32_t skip = pdf_bullet(s);

	if (skip == 0)
		skip = pdf_numbering(s);
	return text_slice(s, (struct kutip_span){ skip, s.len });
}

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

static uint64_t
count_letters(struct kutip_str s)
{
	uint64_t n = 0;

	for (uint32_t pos = 0; next_letter(s, &pos) != 0;)
		n++;
	return n;
}

/* 0: too few letters to tell a line by. */
static uint64_t
key_of(struct kutip_str s)
{
	uint64_t h = 14695981039346656037u;
	uint32_t n = 0, pos = 0, c;

	for (s = without_label(s); n < KEY_LETTERS && (c = next_letter(s, &pos)); n++)
		h = (h ^ c) * 1099511628211u;
	return n < KEY_LETTERS ? 0 : h | 1;
}

static bool
make_keys(struct structure *t)
{
	uint32_t n = t->s->lines.n;

	for (t->mask = 15; t->mask < n; t->mask = t->mask * 2 + 1)
		;
	t->keys = arena_alloc(t->s->arena, sizeof(*t->keys) * (n + 1));
	t->heads = arena_alloc(t->s->arena, sizeof(*t->heads) * ((size_t)t->mask + 1));
	if (t->keys == NULL || t->heads == NULL)
		return false;
	memset(t->heads, 0xFF, sizeof(*t->heads) * ((size_t)t->mask + 1));
	for (uint32_t i = n; i-- > 0;) {
		uint64_t h = key_of(pdf_line(t->s, i)->text);
		uint32_t *head = &t->heads[(h >> 20) & t->mask];

		t->keys[i] = (struct key){ h, i, *head };
		if (h != 0)
			*head = i;
	}
	return true;
}

static bool
begins_with(struct kutip_str line, struct kutip_str s)
{
	uint32_t i = 0, k = 0, x, y;

	line = without_label(line);
	do {
		x = next_letter(s, &i);
		y = next_letter(line, &k);
	} while (x != 0 && x == y);
	return x == 0;
}

/* The line that a string begins: one of the next, else the first of all that is
 * not taken yet.  false: it begins none. */
static bool
find_line(struct structure *t, struct kutip_str s)
{
	uint64_t h = key_of(s);
	uint32_t *link = &t->heads[(h >> 20) & t->mask];

	if (count_letters(without_label(s)) == 0)
		return false;
	for (uint32_t i = t->line + 1; t->is_placed && i < t->s->lines.n &&
	    i <= t->line + NEAR_LINES; i++)
		if (begins_with(pdf_line(t->s, i)->text, s)) {
			t->line = i;
			return true;
		}
	for (uint32_t looked = 0; h != 0 && *link != KUTIP_NONE && looked < 64;
	    link = &t->keys[*link].next, looked++)
		if (t->keys[*link].hash == h) {
			t->line = t->keys[*link].line;
			*link = t->keys[*link].next;
			return t->is_placed = true;
		}
	return false;
}

/* ---- blocks ---------------------------------------------------------------------- */

static enum kutip_block_kind
kind_of(enum unit unit)
{
	switch (unit) {
	case HEADING: return KUTIP_HEADING;
	case ITEM: return KUTIP_LIST_ITEM;
	case ROW: return KUTIP_ROW;
	case NOTE: return KUTIP_FOOTNOTE;
	case CAPTION: return KUTIP_CAPTION;
	case QUOTATION: return KUTIP_QUOTATION;
	case CONTENTS: return KUTIP_FURNITURE;
	default: return KUTIP_PARAGRAPH;
	}
}

static void
close_unit(struct structure *t)
{
	struct kutip_str s = text_trim(buf_as_str(&t->text));

	if (t->is_open && s.len > 0 && t->open.page > 0) {
		t->open.text = arena_str(t->s->arena, s.ptr, s.len);
		*(struct pdf_block *)vec_push(t->blocks) = t->open;
	}
	t->is_open = t->cell = false;
	buf_clear(&t->text);
}

/* The innermost element that makes a block of its own; those inside an item, a
 * row or a note are its parts. */
static uint32_t
unit_at(const struct structure *t)
{
	uint32_t found = 0;

	for (uint32_t i = 1; i <= t->depth && i < DEPTH; i++) {
		enum unit u = t->at[i], now = t->at[found];

		if (u == ARTIFACT || now == ARTIFACT)
			return now == ARTIFACT ? found : i;
		if (u == NO_UNIT || u == CELL || now == ROW || now == NOTE ||
		    now == CAPTION || now == CONTENTS || now == QUOTATION ||
		    (now == ITEM && u != ITEM))
			continue;
		found = i;
	}
	return found;
}

static void
place_block(struct structure *t, bool begins)
{
	const struct pdf_line *l = pdf_line(t->s, t->line);
	uint32_t page = pdf_page(t->s, l->page)->number;

	if (t->open.page == 0) {
		t->open.page = page;
		t->open.size = l->size;
		t->open.bold = l->bold;
		t->open.italic = l->italic;
		t->open.box = l->box;
	} else if (begins && page > t->open.page && t->open.turn == 0) {
		t->open.turn = (uint32_t)t->text.len;
	}
	t->open.lines += begins;
}

static bool
is_mark_behind(const struct buf *text, struct kutip_str s)
{
	uint32_t c = text_before(buf_as_str(text), (uint32_t)text->len);

	return s.len > 0 && s.len < 4 && pdf_is_mark(s) &&
	    text_is_digit((unsigned char)s.ptr[0]) && text->len > 0 &&
	    (unicode_is_letter(c) || c == '.' || c == ',' || c == 0x201D || c == ')');
}

static void
add_string(struct structure *t, struct kutip_str s)
{
	bool begins;

	if (t->artifact)
		return;
	begins = find_line(t, s);
	if (t->is_placed)
		place_block(t, begins);
	t->letters += count_letters(s);
	if (t->cell && t->text.len > 0)
		buf_puts(&t->text, " | ");
	if (t->open.kind == KUTIP_LIST_ITEM && t->text.len == 0 && pdf_bullet(s) > 0 &&
	    count_letters(s) == 0)
		buf_puts(&t->text, "\xE2\x80\xA2 ");
	else if (t->open.kind == KUTIP_LIST_ITEM && t->text.len > 0 &&
	    pdf_is_label(buf_as_str(&t->text)) && t->text.ptr[t->text.len - 1] != ' ')
		buf_printf(&t->text, " %.*s", (int)s.len, s.ptr);
	else if (is_mark_behind(&t->text, s))
		pdf_raise(s, &t->text);
	else if (begins && !t->cell && t->text.len > 0 &&
	    t->text.ptr[t->text.len - 1] != ' ')
		pdf_join_line(&t->text, s, false);
	else
		buf_str(&t->text, s);
	t->cell = false;
}

/* ---- reading --------------------------------------------------------------------- */

static void
begin_element(struct structure *t, uint32_t depth, struct kutip_str role)
{
	uint32_t unit;

	depth = depth < 1 ? 1 : depth >= DEPTH ? DEPTH - 1 : depth;
	t->depth = depth;
	t->at[depth] = NO_UNIT;
	t->level[depth] = 0;
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (text_equal_c(role, roles[i].role))
			t->at[depth] = roles[i].unit;
	if (t->at[depth] == HEADING)
		t->level[depth] = role.len > 1 ? (uint8_t)(role.ptr[1] - '0') : 1;
	if (t->at[depth] == CELL)
		t->cell = true;
	unit = unit_at(t);
	t->artifact = t->at[unit] == ARTIFACT;
	if (t->at[depth] == NO_UNIT || unit != depth)
		return;
	close_unit(t);
	t->is_open = true;
	t->open = (struct pdf_block){ .kind = kind_of(t->at[unit]),
	    .level = t->level[unit] };
}

/* Words that stand in no paragraph: in a division, or behind an inner list. */
static void
open_loose(struct structure *t)
{
	uint32_t unit = unit_at(t);

	if (t->is_open)
		return;
	t->is_open = true;
	t->open = (struct pdf_block){ .kind = kind_of(t->at[unit]),
	    .level = t->level[unit] };
}

static void
read_line(struct structure *t, struct kutip_str line)
{
	uint32_t indent = 0, end = 0;

	while (indent < line.len && line.ptr[indent] == ' ')
		indent++;
	line = text_slice(line, (struct kutip_span){ indent, line.len });
	if (line.len == 0 || line.ptr[0] == '/')
		return;
	if (line.ptr[0] == '"') {
		uint32_t last = line.len > 1 && line.ptr[line.len - 1] == '"' ?
		    line.len - 1 : line.len;

		open_loose(t);
		add_string(t, text_slice(line, (struct kutip_span){ 1, last }));
		return;
	}
	while (end < line.len && (text_is_alpha((unsigned char)line.ptr[end]) ||
	    text_is_digit((unsigned char)line.ptr[end])))
		end++;
	if (end > 0 && !text_begins(line, STR("Object ")))
		begin_element(t, indent / 2 + 1, text_slice(line,
		    (struct kutip_span){ 0, end }));
}

static uint64_t
letters_of_pages(const struct pdf_sheets *s)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < s->lines.n; i++)
		n += count_letters(pdf_line(s, i)->text);
	return n;
}

bool
pdf_struct_blocks(const struct pdf_sheets *s, struct kutip_str utf8,
    struct vec *blocks)
{
	struct structure t = { .s = s, .blocks = blocks };
	uint32_t before = blocks->n;
	uint64_t all = letters_of_pages(s);

	if (!make_keys(&t))
		return false;
	for (uint32_t from = 0, end; from < utf8.len; from = end + 1) {
		end = text_find(utf8, STR("\n"), from);
		if (end == KUTIP_NONE)
			end = utf8.len;
		read_line(&t, text_slice(utf8, (struct kutip_span){ from, end }));
	}
	close_unit(&t);
	buf_free(&t.text);
	if (t.letters * 10 >= all * 9 && t.letters * 9 <= all * 10 &&
	    blocks->n > before)
		return true;
	blocks->n = before;
	return false;
}

/*
 * pdf_front.c - the first pages, and the imprint on the last.  See pdf_front.h.
 *
 *	HORIZON                                      a masthead: one word
 *	ISSUE: 2031 No. 17 | ISSN 2999-6677
 *	Lembah Biru | 12 March 2031                  the date
 *	Ports that Talk to Each Other                the title: the largest words
 *	Rosalind Tan and Budi Harsono*               capitals only: authors
 *	Lembah Biru Institute                        where they work
 *	EXECUTIVE SUMMARY                            here the text begins
 */
#include "pdf_front.h"

#include "text.h"
#include "unicode.h"

#define FRONT_PAGES   2
#define TITLE_CHARS   250
#define TITLE_LETTERS 6
#define TITLE_WORDS   3			/* fewer are a masthead, if others are to be had */
#define LEAD_CHARS    160		/* the text has begun */
#define LINE_CHARS    200
#define DECK_WORDS    4
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* "ASEAN Policy Brief", "HORIZON Perspective": the series, not the paper. */
static const char *const series[] = { "policy brief", "policy paper",
	"working paper", "discussion paper", "briefing paper", "issue brief",
	"research paper", "perspective", "newsletter", "occasional paper",
	"ringkasan kebijakan", "kertas kerja", "kertas dasar", "commentary" };

/* Between names; and what stands before the first. */
static const char *const joins[] = { "and", "dan", "with", "&", "bin", "binti",
	"bte", "bt", "a/l", "a/p", "de", "da", "dos", "van", "von", "der", "al",
	"v\xC3\xA0", "at", "e", "la" };
static const char *const by_words[] = { "By ", "by ", "BY ", "By: ", "Oleh ",
	"Oleh: ", "OLEH ", "Author: ", "Authors: ", "Penulis: ",
	"\xE0\xB9\x82\xE0\xB8\x94\xE0\xB8\xA2 " };

static const char *const places_of_work[] = { "institut", "universit",
	"centre", "center", "school", "faculty", "fellow", "ministry", "professor",
	"researcher", "economist", "director", "analyst", "lecturer", "@",
	"kementerian", "peneliti", "dosen", "pensyarah", "fakult", "pusat ",
	"secretariat", "foundation", "council", "programme", "program " };

/* Headings that a text begins with, in capitals as names are. */
static const char *const opening[] = { "summary", "abstract", "introduction",
	"key ", "background", "contents", "overview", "ringkasan", "pendahuluan",
	"pengenalan", "abstrak", "latar", "about", "foreword", "highlights" };

static const char *const imprint[] = { "issn", "isbn", "is published by",
	"all rights reserved", "\xC2\xA9", "copyright", "editor", "views expressed",
	"diterbitkan oleh", "penerbit", "hak cipta", "printed in",
	"send comments", "subscribe", "opinions expressed", "disclaimer" };

struct front {
	struct draft *d;
	const struct pdf_sheets *s;
	struct vec *blocks;
	const struct pdf_info *info;
};

static struct pdf_block *
block_at(const struct front *f, uint32_t i)
{
	return (struct pdf_block *)f->blocks->rows + i;
}

/* ---- looking at words ------------------------------------------------------------ */

static bool
begins_folded(struct kutip_str s, struct kutip_str what)
{
	if (s.len < what.len)
		return false;
	for (uint32_t i = 0; i < what.len; i++)
		if (text_lower((unsigned char)s.ptr[i]) != (unsigned char)what.ptr[i])
			return false;
	return true;
}

static bool
has_one(struct kutip_str s, const char *const *words, size_t n)
{
	for (; s.len > 0; s.ptr++, s.len--)
		for (size_t i = 0; i < n; i++)
			if (begins_folded(s, text_of(words[i])))
				return true;
	return false;
}

static uint32_t
letters_in(struct kutip_str s)
{
	uint32_t pos = 0, n = 0;

	while (pos < s.len)
		n += unicode_is_letter(text_step(s, &pos));
	return n;
}

/* The next word from *pos, and *pos behind it; empty at the end. */
static struct kutip_str
next_word(struct kutip_str s, uint32_t *pos)
{
	uint32_t start, next;

	for (next = *pos; next < s.len && text_is_blank(text_step(s, &next));)
		*pos = next;
	start = *pos;
	for (next = start; next < s.len && !text_is_blank(text_step(s, &next));)
		*pos = next;
	return text_slice(s, (struct kutip_span){ start, *pos });
}

static uint32_t
words_in(struct kutip_str s)
{
	uint32_t pos = 0, n = 0;

	while (next_word(s, &pos).len > 0)
		n++;
	/* where words have no blanks, eight letters are some */
	return unicode_is_unspaced(text_at(s, 0)) ? n + letters_in(s) / 8 : n;
}

static bool
ends_sentence(struct kutip_str s)
{
	uint32_t c = text_before(s, s.len);

	return c == '.' || c == '!' || c == 0x17D4 || c == 0x104B || c == 0x3002;
}

static bool
is_text(const struct pdf_block *b)
{
	return b->kind == KUTIP_LIST_ITEM || b->kind == KUTIP_ROW ||
	    (b->kind == KUTIP_PARAGRAPH && text_count(b->text) > LEAD_CHARS);
}

/* ---- title ---------------------------------------------------------------------- */

static bool
can_be_title(const struct front *f, const struct pdf_block *b)
{
	return (b->kind == KUTIP_PARAGRAPH || b->kind == KUTIP_HEADING) &&
	    b->size * 100 > f->s->body * 112 && b->page <= FRONT_PAGES &&
	    text_count(b->text) <= TITLE_CHARS &&
	    letters_in(b->text) >= TITLE_LETTERS;
}

static bool
is_masthead(const struct pdf_block *b)
{
	uint32_t words = words_in(b->text);

	return words < TITLE_WORDS ||
	    (words < 6 && has_one(b->text, series, LEN(series)));
}

static bool
same_letters(struct kutip_str a, struct kutip_str b)
{
	uint32_t i = 0, k = 0;

	for (;;) {
		uint32_t x = 0, y = 0;

		while (i < a.len && !unicode_is_letter(x))
			x = unicode_fold_case(text_step(a, &i));
		while (k < b.len && !unicode_is_letter(y))
			y = unicode_fold_case(text_step(b, &k));
		x = unicode_is_letter(x) ? x : 0;
		y = unicode_is_letter(y) ? y : 0;
		if (x != y || x == 0)
			return x == y;
	}
}

/* Larger is better, a masthead worst; what the file gives as its title is it. */
static uint32_t
find_title(const struct front *f)
{
	uint32_t best = KUTIP_NONE, most = 0;

	for (uint32_t i = 0; i < f->blocks->n &&
	    block_at(f, i)->page <= FRONT_PAGES; i++) {
		const struct pdf_block *b = block_at(f, i);
		uint32_t points = b->size;

		if (!can_be_title(f, b))
			continue;
		if (f->info->title.len > 0 && same_letters(b->text, f->info->title))
			points += 4 * 2000;
		if (!is_masthead(b))
			points += 2 * 2000;
		if (points > most) {
			most = points;
			best = i;
		}
	}
	return best;
}

/* A heading like others of the paper, which has a title of its own elsewhere. */
static bool
is_one_of_many(const struct front *f, uint32_t title)
{
	const struct pdf_block *t = block_at(f, title);
	uint32_t same = 0;

	for (uint32_t i = 0; i < f->blocks->n && same < 2; i++)
		same += block_at(f, i)->kind == KUTIP_HEADING &&
		    block_at(f, i)->size == t->size && block_at(f, i)->bold == t->bold;
	return same > 1;
}

/* ---- lines around it -------------------------------------------------------------- */

static bool
has_year(struct kutip_str s)
{
	uint32_t digits = 0, first = 0;

	for (uint32_t i = 0; i <= s.len; i++) {
		unsigned char c = i < s.len ? (unsigned char)s.ptr[i] : 0;

		if (text_is_digit(c)) {
			first = digits == 0 ? i : first;
			digits++;
			continue;
		}
		if (digits == 4 && (s.ptr[first] == '1' || s.ptr[first] == '2'))
			return true;
		digits = 0;
	}
	return false;
}

static bool
is_join(struct kutip_str word)
{
	for (size_t i = 0; i < LEN(joins); i++)
		if (text_equal_c(word, joins[i]))
			return true;
	return false;
}

/* Every word has a capital, or joins two of them; two to sixteen words. */
static bool
is_names(struct kutip_str s)
{
	uint32_t pos = 0, capitals = 0;
	struct kutip_str word;

	while ((word = next_word(s, &pos)).len > 0) {
		uint32_t at = 0, c = text_step(word, &at);

		if (unicode_is_upper(c))
			capitals++;
		else if (!is_join(word) && unicode_is_letter(c))
			return false;
		else if (unicode_is_digit(c) || c == ':')
			return false;
	}
	return capitals >= 2 && capitals <= 16 &&
	    !has_one(s, places_of_work, LEN(places_of_work)) &&
	    text_find(s, STR(":"), 0) == KUTIP_NONE;
}

static struct kutip_str
without_by(struct kutip_str s)
{
	for (size_t i = 0; i < LEN(by_words); i++) {
		struct kutip_str by = text_of(by_words[i]);

		if (text_begins(s, by))
			return text_trim(text_slice(s, (struct kutip_span){ by.len, s.len }));
	}
	return s;
}

/* Marks of notes behind a name, and points. */
static struct kutip_str
bare_name(struct kutip_str s)
{
	s = text_trim(s);
	while (s.len > 0) {
		uint32_t pos = s.len, c = text_step_back(s, &pos);

		if (unicode_is_letter(c) || unicode_is_mark(c) || c == ')' ||
		    (c == '.' && pos > 1 && !text_is_digit((unsigned char)s.ptr[pos - 1])))
			break;
		s.len = pos;
	}
	while (s.len > 0) {
		uint32_t pos = 0, c = text_step(s, &pos);

		if (unicode_is_letter(c))
			break;
		s.ptr += pos;
		s.len -= pos;
	}
	return s;
}

static void
add_name(struct front *f, struct kutip_str s)
{
	struct kutip_meta *m = &f->d->meta;

	s = bare_name(s);
	if (s.len < 3 || m->bylines == KUTIP_BYLINES)
		return;
	m->byline[m->bylines++] = arena_str(f->d->arena, s.ptr, s.len);
}

/* "Rosalind Tan and Budi Harsono*" */
static void
add_names(struct front *f, struct kutip_str s)
{
	uint32_t pos = 0, start = 0, end = 0;
	struct kutip_str word;

	s = without_by(s);
	while ((word = next_word(s, &pos)).len > 0) {
		bool parts = text_equal_c(word, "and") || text_equal_c(word, "dan") ||
		    text_equal_c(word, "&") || text_equal_c(word, "with") ||
		    text_equal_c(word, "v\xC3\xA0") || text_equal_c(word, "at");
		uint32_t comma = text_find(word, STR(","), 0);

		if (parts) {
			add_name(f, text_slice(s, (struct kutip_span){ start, end }));
			start = pos;
		} else if (comma != KUTIP_NONE || text_equal_c(word, "|") ||
		    text_equal_c(word, ";")) {
			add_name(f, text_slice(s, (struct kutip_span){ start, pos }));
			start = pos;
		}
		end = pos;
	}
	add_name(f, text_slice(s, (struct kutip_span){ start, s.len }));
}

static bool
is_said_author(const struct front *f, const struct pdf_block *b)
{
	return f->info->author.len > 0 && same_letters(b->text, f->info->author);
}

static bool
is_byline(const struct front *f, const struct pdf_block *b)
{
	struct kutip_str s = without_by(b->text);

	if (is_said_author(f, b))
		return true;
	if (s.ptr != b->text.ptr)
		return words_in(s) < 20;
	/* "Three Lessons", bold, is a heading; a list of names has a comma */
	if (b->kind == KUTIP_HEADING && (b->bold || has_one(s, opening, LEN(opening))) &&
	    text_find(s, STR(","), 0) == KUTIP_NONE &&
	    text_find(s, STR(" and "), 0) == KUTIP_NONE &&
	    text_find(s, STR(" dan "), 0) == KUTIP_NONE)
		return false;
	return is_names(s);
}

/* Above the title: series, number, date; a long text there is the paper's. */
static void
sort_above(struct front *f, uint32_t title)
{
	for (uint32_t i = 0; i < title; i++) {
		struct pdf_block *b = block_at(f, i);

		if (is_text(b) || b->kind == KUTIP_FOOTNOTE)
			continue;
		b->kind = has_year(b->text) && words_in(b->text) < 14 ? KUTIP_DATE :
		    ends_sentence(b->text) && text_count(b->text) > LINE_CHARS / 2 ?
		    b->kind : KUTIP_FURNITURE;
	}
}

static void
sort_below(struct front *f, uint32_t title)
{
	const struct pdf_block *t = block_at(f, title);
	bool named = false;

	for (uint32_t i = title + 1; i < f->blocks->n; i++) {
		struct pdf_block *b = block_at(f, i);
		uint32_t words = words_in(b->text);

		if (is_text(b) || b->page > t->page + 1 ||
		    (ends_sentence(b->text) && words > 5))
			break;
		if (b->kind == KUTIP_FOOTNOTE)
			continue;
		if (!named && i == title + 1 && b->size > f->s->body &&
		    words >= DECK_WORDS && !is_byline(f, b)) {
			b->kind = KUTIP_DECK;
			f->d->meta.deck = arena_str(f->d->arena, b->text.ptr, b->text.len);
		} else if (has_year(b->text) && words < 14 && !b->bold) {
			b->kind = KUTIP_DATE;
		} else if (is_byline(f, b)) {
			b->kind = KUTIP_BYLINE;
			if (!named || f->d->meta.bylines < 4)
				add_names(f, b->text);
			named = true;
		} else if (named && b->kind == KUTIP_PARAGRAPH &&
		    has_one(b->text, places_of_work, LEN(places_of_work))) {
			b->kind = KUTIP_BYLINE;
		} else {
			break;
		}
	}
}

/* The last page's small or short lines about the publisher. */
static void
mark_imprint(struct front *f)
{
	uint32_t n = f->blocks->n, last = n > 0 ? block_at(f, n - 1)->page : 0;

	for (uint32_t i = n; i > 0 && block_at(f, i - 1)->page == last && last > 1; i--) {
		struct pdf_block *b = block_at(f, i - 1);

		if (b->kind != KUTIP_PARAGRAPH && b->kind != KUTIP_ROW &&
		    b->kind != KUTIP_HEADING)
			continue;
		if (text_count(b->text) < 400 && has_one((struct kutip_str){
		    b->text.ptr, b->text.len }, imprint, LEN(imprint)))
			b->kind = KUTIP_FURNITURE;
	}
}

void
pdf_front_find(struct draft *d, const struct pdf_sheets *s, struct vec *blocks,
    const struct pdf_info *info)
{
	struct front f = { d, s, blocks, info };
	struct kutip_meta *m = &d->meta;
	uint32_t title = find_title(&f);
	struct kutip_str t = info->title;

	if (title != KUTIP_NONE && t.len > 0 && is_one_of_many(&f, title) &&
	    !same_letters(block_at(&f, title)->text, t))
		title = KUTIP_NONE;
	if (title != KUTIP_NONE) {
		block_at(&f, title)->kind = KUTIP_TITLE;
		t = block_at(&f, title)->text;
		sort_above(&f, title);
		sort_below(&f, title);
	}
	m->title = arena_str(d->arena, t.ptr, t.len);
	if (m->bylines == 0 && words_in(info->author) > 1)
		add_names(&f, info->author);
	m->published = info->created;
	d->dated_by_file = true;
	mark_imprint(&f);
}

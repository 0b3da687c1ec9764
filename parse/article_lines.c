/*
 * article_lines.c - which line of an article is what.  See article_lines.h.
 */
#include "article_lines.h"

#include "article_author.h"
#include "article_name.h"
#include "article_words.h"
#include "text.h"
#include "unicode.h"

#define PROSE_CHARS   80
#define HEADING_CHARS 120
#define DECK_CHARS_MIN 25
#define DECK_CHARS_MAX 600
#define DECK_HEADING_CHARS 50		/* a shorter one is a section's */
#define TITLE_CHARS   600
#define DATE_CHARS    120
#define BIO_CHARS     300

struct sorter {
	struct line *l;
	uint32_t n;
	struct kutip_str text;
	const struct page *p;
	const struct meta_hints *hints;
	struct draft *d;
};

static struct kutip_str
line_text(const struct sorter *s, uint32_t i)
{
	return text_slice(s->text, s->l[i].span);
}

/* Does it end as a sentence does, closing marks aside? */
static bool
ends_sentence(struct kutip_str s)
{
	uint32_t pos = s.len;

	while (pos > 0) {
		switch (text_step_back(s, &pos)) {
		case '"': case '\'': case ')': case ']': case 0x2019:
		case 0x201D: case 0xBB: case 0x203A: case 0x300D: case 0x300F:
		case 0xFF09: case 0x201C: case ' ':
			continue;
		case '.': case '!': case '?': case ':': case 0x2026:
		case 0x3002: case 0xFF01: case 0xFF1F: case 0x17D4:
		case 0x104B: case 0x964: case 0x6D4: case 0x61F:
			return true;
		default:
			return false;
		}
	}
	return false;
}

static bool
is_body(const struct line *l)
{
	return l->kind == KUTIP_PARAGRAPH || l->kind == KUTIP_LIST_ITEM ||
	    l->kind == KUTIP_QUOTATION || l->kind == KUTIP_ROW;
}

/* Is it certainly the article's own?  Thai, Lao, Khmer and Burmese end few
 * sentences with a mark, and say more in a line. */
static bool
is_prose(const struct sorter *s, uint32_t i)
{
	const struct line *l = &s->l[i];
	struct kutip_str text = line_text(s, i);

	if (!is_body(l) || l->links * 2 >= l->chars)
		return false;
	if (unicode_is_unspaced(text_at(text, 0)))
		return l->chars >= PROSE_CHARS / 4;
	return l->chars >= PROSE_CHARS ||
	    (l->chars > PROSE_CHARS / 4 && ends_sentence(text));
}

static uint32_t
first_prose(const struct sorter *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (is_prose(s, i))
			return i;
	return s->n;
}

static uint32_t
behind_prose(const struct sorter *s)
{
	for (uint32_t i = s->n; i > 0; i--)
		if (is_prose(s, i - 1))
			return i;
	return 0;
}

static bool
is_title(const struct sorter *s, uint32_t i)
{
	uint32_t node = s->hints->title;

	if (node != KUTIP_NONE && s->l[i].node >= node &&
	    s->l[i].node < s->p->m.nodes[node].end)
		return true;
	return s->l[i].chars < TITLE_CHARS &&
	    words_equal(line_text(s, i), s->d->meta.title);
}

/* What stands above the headline is the way to the page, not the page. */
static void
mark_title(struct sorter *s)
{
	uint32_t node = s->hints->title;

	for (uint32_t i = 0; i < s->n; i++)
		if (is_title(s, i))
			s->l[i].kind = KUTIP_TITLE;
		else if (node != KUTIP_NONE && s->l[i].node < node)
			s->l[i].kind = KUTIP_FURNITURE;
}

static bool
names_author(const struct sorter *s, uint32_t i)
{
	for (uint32_t k = 0; k < s->d->meta.bylines; k++)
		if (words_shared(s->d->meta.byline[k], line_text(s, i)) == 1000)
			return true;
	return false;
}

static bool
has_digit(struct kutip_str s)
{
	for (uint32_t pos = 0; pos < s.len;)
		if (unicode_is_digit(text_step(s, &pos)))
			return true;
	return false;
}

/* Small boxes named after authors and dates: above the text they are what
 * their names say, below it a biography. */
static void
mark_small_print(struct sorter *s)
{
	uint32_t first = first_prose(s);

	for (uint32_t i = 0; i < s->n; i++) {
		struct line *l = &s->l[i];
		bool author = (l->names & NAME_AUTHOR) && l->chars < BIO_CHARS;
		bool date = (l->names & NAME_DATE) && l->chars < DATE_CHARS;

		if ((!author && !date) || l->kind == KUTIP_TITLE)
			continue;
		if (is_body(l))
			l->kind = KUTIP_FURNITURE;
		if (i > first || l->kind != KUTIP_FURNITURE ||
		    l->chars >= DATE_CHARS)
			continue;
		if (names_author(s, i))
			l->kind = KUTIP_BYLINE;
		else if (date && has_digit(line_text(s, i)))
			l->kind = KUTIP_DATE;
	}
}

static bool
is_all_capitals(struct kutip_str s)
{
	for (uint32_t pos = 0; pos < s.len;)
		if (unicode_is_lower(text_step(s, &pos)))
			return false;
	return !unicode_is_unspaced(text_at(s, 0));
}

/* Where nobody is named, a name in bold or capitals on a line of its own above
 * the text is who wrote it. */
static void
find_signature(struct sorter *s)
{
	struct kutip_meta *meta = &s->d->meta;
	uint32_t first = first_prose(s);

	for (uint32_t i = 0; s->hints->unsigned_by && i < first && first < s->n;
	    i++) {
		struct line *l = &s->l[i];
		struct authors a = { .arena = s->d->arena };

		if (l->kind != KUTIP_PARAGRAPH || l->chars >= DATE_CHARS ||
		    (l->bold * 20 < l->chars * 19 &&
		    !is_all_capitals(line_text(s, i))) ||
		    !authors_line(&a, line_text(s, i)))
			continue;
		l->kind = KUTIP_BYLINE;
		memcpy(meta->byline, a.name, sizeof(meta->byline));
		meta->bylines = a.n;
		return;
	}
}

static void
mark_ends(struct sorter *s)
{
	uint32_t first = first_prose(s), end = behind_prose(s);

	for (uint32_t i = 0; i < s->n; i++) {
		struct line *l = &s->l[i];

		if (i >= first && i < end)
			continue;
		if (l->kind == KUTIP_PARAGRAPH && end > first)
			l->kind = KUTIP_FURNITURE;
		if (l->kind == KUTIP_HEADING && i >= end)
			l->kind = KUTIP_FURNITURE;
	}
}

/* A heading over a box of links is part of it. */
static void
mark_orphans(struct sorter *s)
{
	for (uint32_t i = 0; i + 1 < s->n; i++)
		if (s->l[i].kind == KUTIP_HEADING &&
		    s->l[i + 1].kind == KUTIP_FURNITURE &&
		    s->l[i + 1].links * 2 > s->l[i + 1].chars)
			s->l[i].kind = KUTIP_FURNITURE;
}

static void
mark_headings(struct sorter *s)
{
	for (uint32_t i = 0; i + 1 < s->n; i++) {
		struct line *l = &s->l[i];

		if (l->kind == KUTIP_PARAGRAPH && l->bold * 20 >= l->chars * 19
		    && l->chars < HEADING_CHARS &&
		    s->l[i + 1].kind == KUTIP_PARAGRAPH &&
		    s->l[i + 1].chars >= PROSE_CHARS &&
		    s->l[i + 1].bold * 2 < s->l[i + 1].chars)
			l->kind = KUTIP_HEADING;
	}
}

/* A second heading, or what is named as a standfirst; that may stand in a head
 * that was put out as a whole. */
static bool
is_deck(const struct sorter *s, uint32_t i)
{
	const struct line *l = &s->l[i];

	if (l->chars < DECK_CHARS_MIN || l->chars > DECK_CHARS_MAX ||
	    l->links * 2 > l->chars || (l->names & (NAME_AUTHOR | NAME_OUT)) ||
	    l->kind == KUTIP_CAPTION || l->kind == KUTIP_TITLE ||
	    words_shared(line_text(s, i), s->d->meta.title) > 700)
		return false;
	return (l->names & NAME_DECK) || (l->kind == KUTIP_HEADING &&
	    l->chars >= DECK_HEADING_CHARS);
}

static void
mark_deck(struct sorter *s)
{
	uint32_t first = first_prose(s), title = s->hints->title;
	uint32_t after = title == KUTIP_NONE ? 0 : title;

	if (s->n > 0 && s->l[0].kind == KUTIP_DECK)
		return;
	for (uint32_t i = 0; i <= first && i + 1 < s->n; i++)
		if (s->l[i].node > after && is_deck(s, i)) {
			s->l[i].kind = KUTIP_DECK;
			return;
		}
}

static void
keep_deck(struct sorter *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->l[i].kind == KUTIP_DECK) {
			struct kutip_str text = line_text(s, i);

			s->d->meta.deck = arena_str(s->d->arena, text.ptr,
			    text.len);
			return;
		}
}

void
lines_sort_out(struct lines *lines, const struct page *p,
    const struct meta_hints *hints, struct draft *d)
{
	struct sorter s = {
		.l = lines->rows.rows, .n = lines->rows.n,
		.text = buf_as_str(&lines->text), .p = p, .hints = hints,
		.d = d,
	};

	mark_title(&s);
	mark_small_print(&s);
	find_signature(&s);
	mark_deck(&s);
	mark_ends(&s);
	mark_orphans(&s);
	mark_headings(&s);
	keep_deck(&s);
}

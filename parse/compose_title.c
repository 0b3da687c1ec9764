/*
 * compose_title.c - see compose_title.h.
 */
#include "compose_title.h"

#include "article_author.h"
#include "article_words.h"
#include "text.h"
#include "unicode.h"

#define HEADING_CHARS   120
#define TITLE_CHARS     220
#define TITLE_BLOCKS    8		/* where a title is looked for */
#define PROSE_BYTES     80
#define SHOUTED_LETTERS 4
#define SIZES           256		/* half points: larger ones are of no text */

static struct kutip_str
block_words(const struct compose *c, uint32_t i)
{
	const struct kutip_block *b = c->d->blocks.rows;

	return text_slice(buf_as_str(&c->d->text), b[i].span);
}

static bool
ends_sentence(struct kutip_str s)
{
	uint32_t c = text_before(s, s.len);

	return c == '.' || c == ',' || c == ';' || c == 0x17D4 || c == 0x104B ||
	    c == 0x3002;
}

/* Prose does not begin behind what is no heading: "Siti Rahma / Pusat Kajian". */
static bool
leads_to_prose(const struct compose *c, uint32_t i)
{
	const struct kutip_block *b = c->d->blocks.rows;

	if (i + 1 >= c->d->blocks.n)
		return false;
	if (b[i + 1].kind == KUTIP_LIST_ITEM || b[i + 1].kind == KUTIP_ROW)
		return true;
	return b[i + 1].kind == KUTIP_PARAGRAPH &&
	    block_words(c, i + 1).len >= PROSE_BYTES;
}

/* ---- headings ----------------------------------------------------------- */

/* Letters, all of them capitals: "PENDAHULUAN". */
static bool
is_shouted(struct kutip_str s)
{
	uint32_t pos = 0, capitals = 0;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (unicode_is_upper(c))
			capitals++;
		else if (unicode_is_letter(c))
			return false;
	}
	return capitals >= SHOUTED_LETTERS;
}

/* The size that most words have. */
static uint32_t
body_size(const struct compose *c)
{
	const struct compose_look *look = c->looks.rows;
	uint32_t bytes[SIZES] = { 0 }, best = 0;

	for (uint32_t i = 0; i < c->looks.n; i++)
		if (look[i].size < SIZES)
			bytes[look[i].size] += block_words(c, look[i].block).len;
	for (uint32_t i = 1; i < SIZES; i++)
		if (bytes[i] > bytes[best] || best == 0)
			best = i;
	return bytes[best] > 0 ? best : 0;
}

/* By a seventh: 12 points over 11 are a letter's, 14 over 12 a heading's. */
static bool
is_large(uint32_t size, uint32_t body)
{
	return body > 0 && size * 8 >= body * 9;
}

static bool
may_be_heading(const struct compose *c, uint32_t i)
{
	const struct kutip_block *b = c->d->blocks.rows;
	struct kutip_str s = block_words(c, i);

	return i > 0 && b[i].kind == KUTIP_PARAGRAPH &&
	    text_count(s) <= HEADING_CHARS && !ends_sentence(s) &&
	    leads_to_prose(c, i);
}

/* The larger the size, the higher the heading; what is only bold is below them
 * all. */
static void
rank(struct compose *c, const struct vec *raised, uint32_t body)
{
	const struct compose_look *look = raised->rows;
	struct kutip_block *b = c->d->blocks.rows;
	bool seen[SIZES] = { false };

	for (uint32_t i = 0; i < raised->n; i++)
		seen[is_large(look[i].size, body) && look[i].size < SIZES ?
		    look[i].size : 0] = true;
	for (uint32_t i = 0; i < raised->n; i++) {
		uint32_t size = is_large(look[i].size, body) &&
		    look[i].size < SIZES ? look[i].size : 0, level = 1;

		for (uint32_t k = size + 1; k < SIZES; k++)
			level += seen[k];
		b[look[i].block].level = (uint8_t)(level < 6 ? level : 6);
	}
}

/* styled: the document has headings that say so; then how these stand to them
 * is not known. */
static void
raise_headings(struct compose *c, bool styled)
{
	const struct compose_look *look = c->looks.rows;
	struct kutip_block *b = c->d->blocks.rows;
	uint32_t body = body_size(c), k = 0;
	struct vec raised;

	vec_init(&raised, c->arena, sizeof(struct compose_look));
	for (uint32_t i = 0; i < c->d->blocks.n; i++) {
		struct compose_look l = { .block = i };

		while (k < c->looks.n && look[k].block < i)
			k++;
		if (k < c->looks.n && look[k].block == i)
			l = look[k];
		if (b[i].kind != KUTIP_PARAGRAPH ||
		    (!l.bold && !is_large(l.size, body) &&
		    (styled || !is_shouted(block_words(c, i)))) ||
		    !may_be_heading(c, i))
			continue;
		b[i].kind = KUTIP_HEADING;
		*(struct compose_look *)vec_push(&raised) = l;
	}
	if (!styled)
		rank(c, &raised, body);
}

/* ---- title -------------------------------------------------------------- */

/* Of blocks [0, n): the one of a kind, or NONE. */
static uint32_t
first_of(const struct compose *c, enum kutip_block_kind kind, uint32_t n)
{
	const struct kutip_block *b = c->d->blocks.rows;

	for (uint32_t i = 0; i < n; i++)
		if (b[i].kind == kind)
			return i;
	return KUTIP_NONE;
}

/* The first heading, where all others are below it. */
static uint32_t
top_heading(const struct compose *c)
{
	const struct kutip_block *b = c->d->blocks.rows;

	if (c->d->blocks.n == 0 || b[0].kind != KUTIP_HEADING || b[0].level != 1)
		return KUTIP_NONE;
	for (uint32_t i = 1; i < c->d->blocks.n; i++)
		if (b[i].kind == KUTIP_HEADING && b[i].level == 1)
			return KUTIP_NONE;
	return 0;
}

/* Of the lines before the first prose the largest, else the first in bold. */
static uint32_t
outstanding_line(const struct compose *c)
{
	const struct kutip_block *b = c->d->blocks.rows;
	const struct compose_look *look = c->looks.rows;
	uint32_t body = body_size(c), best = KUTIP_NONE, size = 0;

	for (uint32_t k = 0, i = 0; k < c->looks.n; k++) {
		for (; i < look[k].block && i < TITLE_BLOCKS; i++)
			if (block_words(c, i).len >= 2 * PROSE_BYTES)
				return best;
		i = look[k].block;
		if (i >= TITLE_BLOCKS)
			break;
		if (b[i].kind != KUTIP_PARAGRAPH ||
		    text_count(block_words(c, i)) > TITLE_CHARS)
			continue;
		if (is_large(look[k].size, body) && look[k].size > size) {
			size = look[k].size;
			best = i;
		} else if (look[k].bold && best == KUTIP_NONE) {
			best = i;
		}
	}
	return best;
}

/* Where nothing else says what the title is: a heading before all text, but
 * for one that is counted ("1. Latar belakang"). */
static uint32_t
first_heading(const struct compose *c)
{
	const struct kutip_block *b = c->d->blocks.rows;

	return c->d->blocks.n > 1 && b[0].kind == KUTIP_HEADING &&
	    !text_is_digit((unsigned char)block_words(c, 0).ptr[0]) ? 0 : KUTIP_NONE;
}

static uint32_t
find_title(const struct compose *c, struct kutip_str said)
{
	const struct kutip_block *b = c->d->blocks.rows;
	uint32_t n = c->d->blocks.n < TITLE_BLOCKS ? c->d->blocks.n : TITLE_BLOCKS;
	uint32_t i = first_of(c, KUTIP_TITLE, c->d->blocks.n);

	if (i == KUTIP_NONE)
		i = top_heading(c);
	for (uint32_t k = 0; k < n && i == KUTIP_NONE && said.len > 0; k++)
		if ((b[k].kind == KUTIP_PARAGRAPH || b[k].kind == KUTIP_HEADING) &&
		    words_equal(block_words(c, k), said))
			i = k;
	if (i == KUTIP_NONE)
		i = outstanding_line(c);
	return i == KUTIP_NONE && said.len == 0 ? first_heading(c) : i;
}

/* What programs write where nobody gave a title. */
static bool
is_no_title(struct kutip_str s)
{
	static const char *const begins[] = { "Microsoft Word", "Document",
	    "PowerPoint", "Untitled", "untitled", "Slide", "Dokumen" };
	static const char *const ends[] = { ".doc", ".docx", ".odt", ".rtf",
	    ".dotx", ".pdf" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (text_ends(s, text_of(ends[i])))
			return true;
	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (text_begins(s, text_of(begins[i])) &&
		    text_find(s, STR(" "), (uint32_t)strlen(begins[i])) == KUTIP_NONE)
			return true;
	return text_begins(s, STR("Microsoft Word - ")) || text_trim(s).len == 0;
}

static struct kutip_str
keep(const struct compose *c, struct kutip_str s)
{
	return arena_str(c->d->arena, s.ptr, s.len);
}

/* Title, standfirst and authors of the text itself, over what the document
 * says of itself elsewhere. */
static void
take_meta(struct compose *c, uint32_t title)
{
	struct kutip_meta *m = &c->d->meta;
	struct kutip_block *b = c->d->blocks.rows;
	struct authors authors = { .arena = c->d->arena };

	for (uint32_t i = 0; i < c->d->blocks.n; i++) {
		if (b[i].kind == KUTIP_TITLE && i != title) {
			b[i].kind = i == title + 1 ? KUTIP_DECK : KUTIP_HEADING;
			b[i].level = b[i].kind == KUTIP_HEADING;
		}
		if (b[i].kind == KUTIP_DECK && m->deck.len == 0)
			m->deck = keep(c, block_words(c, i));
		/* what is printed is the day it came out: parts.c reads it */
		if (b[i].kind == KUTIP_DATE)
			m->published.year = -1;
		if (b[i].kind == KUTIP_BYLINE)
			authors_add(&authors, block_words(c, i));
	}
	for (uint32_t i = 0; i < authors.n; i++)
		m->byline[i] = authors.name[i];
	if (authors.n > 0)
		m->bylines = authors.n;
}

/* The first heading often says the title once more, below authors and date:
 * pandoc writes the title of a text above its own first heading. */
static void
drop_double(struct compose *c, uint32_t title)
{
	struct kutip_block *b = c->d->blocks.rows;

	for (uint32_t i = title + 1; i < c->d->blocks.n && i < title + 4; i++)
		if (b[i].kind == KUTIP_HEADING && words_equal(
		    block_words(c, i), block_words(c, title))) {
			b[i].kind = KUTIP_FURNITURE;
			b[i].level = 0;
		}
}

void
compose_finish(struct compose *c, struct kutip_str said)
{
	struct kutip_block *b;
	uint32_t title;

	compose_close(c);
	b = c->d->blocks.rows;
	if (is_no_title(said))
		said = STR("");
	title = find_title(c, said);
	c->d->meta.title = keep(c, said);
	if (title != KUTIP_NONE) {
		b[title].kind = KUTIP_TITLE;
		b[title].level = 0;
		c->d->meta.title = keep(c, block_words(c, title));
		drop_double(c, title);
	}
	take_meta(c, title);
	raise_headings(c, first_of(c, KUTIP_HEADING, c->d->blocks.n) !=
	    KUTIP_NONE);
	c->d->guessed = title == KUTIP_NONE &&
	    first_of(c, KUTIP_HEADING, c->d->blocks.n) == KUTIP_NONE;
	c->d->front = true;
}

/*
 * office_style.c - see office_style.h.
 */
#include "office_style.h"

#include <stdlib.h>

#include "text.h"

#define NAME_BYTES  32
#define BASED_STEPS 16			/* a style is based on so many at most */

#define UNKNOWN OFFICE_STYLE_UNKNOWN

/* Names of Word's, LibreOffice's and pandoc's, in small letters and without
 * what stands between words.  A number may follow. */
static const struct { const char *name; int8_t kind; } names[] = {
	{ "title", KUTIP_TITLE }, { "subtitle", KUTIP_DECK },
	{ "author", KUTIP_BYLINE }, { "authors", KUTIP_BYLINE },
	{ "byline", KUTIP_BYLINE }, { "date", KUTIP_DATE },
	{ "heading", KUTIP_HEADING },
	{ "quote", KUTIP_QUOTATION }, { "intensequote", KUTIP_QUOTATION },
	{ "quotations", KUTIP_QUOTATION }, { "blocktext", KUTIP_QUOTATION },
	{ "blockquote", KUTIP_QUOTATION },
	{ "caption", KUTIP_CAPTION }, { "imagecaption", KUTIP_CAPTION },
	{ "tablecaption", KUTIP_CAPTION }, { "figurecaption", KUTIP_CAPTION },
	{ "illustration", KUTIP_CAPTION }, { "figure", KUTIP_CAPTION },
	{ "table", KUTIP_CAPTION }, { "drawing", KUTIP_CAPTION },
	{ "toc", KUTIP_FURNITURE }, { "tocheading", KUTIP_FURNITURE },
	{ "contents", KUTIP_FURNITURE }, { "contentsheading", KUTIP_FURNITURE },
	{ "tableoffigures", KUTIP_FURNITURE },
	{ "header", KUTIP_FURNITURE }, { "footer", KUTIP_FURNITURE },
	{ "listbullet", KUTIP_LIST_ITEM }, { "listnumber", KUTIP_LIST_ITEM },
	{ "footnotetext", KUTIP_FOOTNOTE }, { "footnote", KUTIP_FOOTNOTE },
	{ "endnotetext", KUTIP_FOOTNOTE }, { "endnote", KUTIP_FOOTNOTE },
	{ "normal", KUTIP_PARAGRAPH }, { "standard", KUTIP_PARAGRAPH },
	{ "bodytext", KUTIP_PARAGRAPH }, { "textbody", KUTIP_PARAGRAPH },
};

void
office_styles_init(struct office_styles *s, struct arena *a)
{
	vec_init(&s->rows, a, sizeof(struct office_style));
}

struct office_style *
office_style_add(struct office_styles *s, struct kutip_str id,
    struct kutip_str based)
{
	struct office_style *style = vec_push(&s->rows);
	struct arena *a = s->rows.arena;

	*style = (struct office_style){
		.id = arena_str(a, id.ptr, id.len),
		.based = arena_str(a, based.ptr, based.len),
		.kind = UNKNOWN, .level = UNKNOWN, .bold = UNKNOWN,
		.hidden = UNKNOWN, .list = UNKNOWN,
	};
	return style;
}

/* "Heading_20_1" -> "heading" and 1; the name in out, the number or 0. */
static uint32_t
plain_name(struct kutip_str name, char out[NAME_BYTES])
{
	uint32_t n = 0, number = 0, from = 0;

	for (uint32_t i = 0; i < name.len && n + 1 < NAME_BYTES; i++) {
		uint32_t c = text_lower((unsigned char)name.ptr[i]);

		if (text_begins((struct kutip_str){ name.ptr + i, name.len - i },
		    STR("_20_"))) {
			i += 3;
			continue;
		}
		if (text_is_alpha(c) || text_is_digit(c))
			out[n++] = (char)c;
	}
	from = n;
	while (from > 0 && text_is_digit((unsigned char)out[from - 1]))
		from--;
	for (uint32_t i = from; i < n && number < 100; i++)
		number = number * 10 + (uint32_t)(out[i] - '0');
	out[from] = '\0';
	return number;
}

void
office_style_named(struct office_style *style, struct kutip_str name)
{
	char plain[NAME_BYTES];
	uint32_t number = plain_name(name, plain);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(names[i].name, plain) != 0)
			continue;
		style->kind = names[i].kind;
		if (names[i].kind == KUTIP_HEADING && number >= 1 && number <= 9)
			style->level = (int8_t)number;
		return;
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct office_style *x = a, *y = b;

	return text_compare(x->id, y->id);
}

static const struct office_style *
find(const struct office_styles *s, struct kutip_str id)
{
	const struct office_style *row = s->rows.rows;
	uint32_t lo = 0, hi = s->rows.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (text_compare(row[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->rows.n && text_equal(row[lo].id, id) ? &row[lo] : NULL;
}

static void
take_over(int8_t *mine, int8_t theirs)
{
	if (*mine == UNKNOWN)
		*mine = theirs;
}

static void
take_all(struct office_style *mine, const struct office_style *theirs)
{
	take_over(&mine->kind, theirs->kind);
	take_over(&mine->level, theirs->level);
	take_over(&mine->bold, theirs->bold);
	take_over(&mine->hidden, theirs->hidden);
	take_over(&mine->list, theirs->list);
	if (mine->size == 0)
		mine->size = theirs->size;
}

/* One that is not there, by what its id would say as a name. */
static struct office_style
by_its_id(struct kutip_str id)
{
	struct office_style s = { .id = id, .kind = UNKNOWN, .level = UNKNOWN,
	    .bold = UNKNOWN, .hidden = UNKNOWN, .list = UNKNOWN };

	office_style_named(&s, id);
	return s;
}

void
office_styles_done(struct office_styles *s)
{
	struct office_style *row = s->rows.rows;

	if (s->rows.n > 1)
		qsort(row, s->rows.n, sizeof(*row), by_id);
	for (uint32_t i = 0; i < s->rows.n; i++) {
		struct kutip_str based = row[i].based;

		for (int step = 0; step < BASED_STEPS && based.len > 0; step++) {
			const struct office_style *up = find(s, based);
			struct office_style missing = by_its_id(based);

			take_all(&row[i], up ? up : &missing);
			based = up ? up->based : STR("");
		}
	}
}

struct office_style
office_style_find(const struct office_styles *s, struct kutip_str id)
{
	const struct office_style *known = find(s, id);
	struct office_style style = known ? *known : by_its_id(id);

	if (style.kind == UNKNOWN)
		style.kind = KUTIP_PARAGRAPH;
	/* An outline level makes a heading of what is nothing else. */
	if (style.level > 0 && style.kind == KUTIP_PARAGRAPH)
		style.kind = KUTIP_HEADING;
	if (style.level < 0)
		style.level = 0;
	return style;
}

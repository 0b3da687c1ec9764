/*
 * sheet.c - see sheet.h.
 */
#include "sheet.h"

#include <string.h>

#include "text.h"

#define PAGE_WIDTH  595
#define PAGE_HEIGHT 842
#define LEFT        72
#define RIGHT       523
#define TOP         770
#define BOTTOM      80
#define GUTTER      24
#define BODY        10
#define LINE_WORDS  64
#define PAGES       512
#define NOTES       16

/* Helvetica's widths of 32 to 126 in thousandths, as its AFM file has them. */
static const uint16_t widths[95] = { 278, 278, 355, 556, 556, 889, 667, 191,
	333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
	556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
	611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611,
	722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
	556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
	500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 };

struct style { double size; bool bold; double before, indent, hang; };

struct setting {
	struct buf *out;
	struct buf page;		/* its content stream */
	size_t     object[2 * PAGES + 8];
	uint32_t   pages, columns, column;
	double     y, top, floor;	/* floor: notes stand below */
	struct kutip_str head, foot;
	struct kutip_str note[NOTES];
	uint32_t   notes;
	bool       indent, hyphens;
};

struct kutip_str
sheet_word(struct kutip_str line, struct kutip_str *rest)
{
	uint32_t blank = text_find(line, STR(" "), 0);

	if (blank == KUTIP_NONE)
		blank = line.len;
	*rest = text_trim(text_slice(line, (struct kutip_span){ blank, line.len }));
	return text_slice(line, (struct kutip_span){ 0, blank });
}

/* ---- letters -------------------------------------------------------------------- */

static unsigned char
code_of(uint32_t c)
{
	static const struct { uint16_t c; unsigned char code; } high[] = {
		{ 0x2022, 0x95 }, { 0x201C, 0x93 }, { 0x201D, 0x94 },
		{ 0x2018, 0x91 }, { 0x2019, 0x92 }, { 0x2013, 0x96 },
		{ 0x2014, 0x97 }, { 0x2026, 0x85 } };

	for (size_t i = 0; i < sizeof(high) / sizeof(*high); i++)
		if (high[i].c == c)
			return high[i].code;
	return c < 0x80 || (c > 0x9F && c < 0x100) ? (unsigned char)c : '?';
}

static double
width_of(struct kutip_str s, double size)
{
	double sum = 0;

	for (uint32_t pos = 0; pos < s.len;) {
		uint32_t c = text_step(s, &pos);

		if (c == '^') {
			while (pos < s.len && text_is_digit((unsigned char)s.ptr[pos]))
				pos++;
			sum += 330;
		} else {
			sum += c >= 32 && c < 127 ? widths[c - 32] : 400;
		}
	}
	return sum * size / 1000;
}

static void
put_string(struct setting *g, struct kutip_str s)
{
	buf_putc(&g->page, '(');
	for (uint32_t pos = 0; pos < s.len;) {
		unsigned char c = code_of(text_step(s, &pos));

		if (c == '(' || c == ')' || c == '\\')
			buf_putc(&g->page, '\\');
		buf_putc(&g->page, (char)c);
	}
	buf_puts(&g->page, ") Tj\n");
}

/* A line of words; "^12" is raised. */
static void
show(struct setting *g, double x, double y, struct style f, struct kutip_str s)
{
	uint32_t from = 0;

	buf_printf(&g->page, "BT /%s %g Tf 1 0 0 1 %g %g Tm\n",
	    f.bold ? "B" : "R", f.size, x, y);
	for (uint32_t i = 0; i <= s.len; i++) {
		uint32_t end = i + 1;

		if (i < s.len && s.ptr[i] != '^')
			continue;
		if (i > from)
			put_string(g, text_slice(s, (struct kutip_span){ from, i }));
		while (end < s.len && text_is_digit((unsigned char)s.ptr[end]))
			end++;
		if (i < s.len) {
			buf_printf(&g->page, "/R %g Tf %g Ts\n", f.size * 0.6, f.size / 3);
			put_string(g, text_slice(s, (struct kutip_span){ i + 1, end }));
			buf_printf(&g->page, "/%s %g Tf 0 Ts\n", f.bold ? "B" : "R", f.size);
		}
		from = end;
		i = end > i + 1 ? end - 1 : i;
	}
	buf_puts(&g->page, "ET\n");
}

/* ---- pages ---------------------------------------------------------------------- */

static double
column_width(const struct setting *g)
{
	return (RIGHT - LEFT - GUTTER * (double)(g->columns - 1)) / g->columns;
}

static double
column_left(const struct setting *g)
{
	return LEFT + g->column * (column_width(g) + GUTTER);
}

static void lay(struct setting *, struct style, struct kutip_str, double floor);

static void
end_column(struct setting *g)
{
	struct style small = { 8, false, 0, 0, 0 };
	double kept = g->y;

	g->y = g->floor;
	for (uint32_t i = 0; i < g->notes; i++)
		lay(g, small, g->note[i], 0);
	g->notes = 0;
	g->floor = BOTTOM;
	g->y = kept;
}

static void
put_margin(struct setting *g, struct kutip_str s, double y)
{
	struct style small = { 8, false, 0, 0, 0 };
	struct buf line = { 0 };

	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '%')
			buf_printf(&line, "%u", g->pages);
		else
			buf_putc(&line, s.ptr[i]);
	}
	if (line.len > 0)
		show(g, LEFT, y, small, buf_as_str(&line));
	buf_free(&line);
}

static void
end_page(struct setting *g)
{
	if (g->pages == 0)
		return;
	end_column(g);
	put_margin(g, g->head, 805);
	put_margin(g, g->foot, 40);
	g->object[2 * g->pages + 3] = g->out->len;
	buf_printf(g->out, "%u 0 obj\n<</Length %zu>>\nstream\n",
	    2 * g->pages + 3, g->page.len);
	buf_str(g->out, buf_as_str(&g->page));
	buf_puts(g->out, "endstream\nendobj\n");
	g->object[2 * g->pages + 4] = g->out->len;
	buf_printf(g->out, "%u 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]"
	    "/Resources<</Font<</R 3 0 R/B 4 0 R>>>>/Contents %u 0 R>>\nendobj\n",
	    2 * g->pages + 4, PAGE_WIDTH, PAGE_HEIGHT, 2 * g->pages + 3);
	buf_clear(&g->page);
}

static void
begin_page(struct setting *g)
{
	end_page(g);
	if (g->pages < PAGES - 1)
		g->pages++;
	g->column = 0;
	g->y = g->top = TOP;
	g->floor = BOTTOM;
}

static void
next_column(struct setting *g)
{
	if (g->column + 1 < g->columns) {
		end_column(g);
		g->column++;
		g->y = g->top;
	} else {
		begin_page(g);
	}
}

/* ---- paragraphs ------------------------------------------------------------------- */

/* How much of s fits into a line; *hyphen: a word is cut. */
static uint32_t
fitting(const struct setting *g, struct kutip_str s, double size, double room,
    bool *hyphen)
{
	uint32_t fits = 0, end;

	*hyphen = false;
	for (uint32_t at = 0; at < s.len; at = end + 1) {
		end = text_find(s, STR(" "), at);
		if (end == KUTIP_NONE)
			end = s.len;
		if (width_of(text_slice(s, (struct kutip_span){ 0, end }), size) <= room) {
			fits = end;
			continue;
		}
		if (g->hyphens && end - at > 9 && text_is_alpha((unsigned char)s.ptr[at + 5]) &&
		    text_is_alpha((unsigned char)s.ptr[at + 4]) && width_of(text_slice(s,
		    (struct kutip_span){ 0, at + 5 }), size) + size / 3 <= room) {
			*hyphen = true;
			fits = at + 5;
		}
		break;
	}
	return fits > 0 ? fits : s.len;
}

static void
lay(struct setting *g, struct style f, struct kutip_str s, double floor)
{
	double step = f.size * 1.25, indent = f.indent;

	if (g->y < g->top)
		g->y -= f.before;
	while (s.len > 0) {
		bool hyphen;
		uint32_t n = fitting(g, s, f.size, column_width(g) - indent, &hyphen);
		struct buf line = { 0 };

		if (g->y - step < (floor > 0 ? g->floor : 0))
			next_column(g);
		g->y -= step;
		buf_add(&line, s.ptr, n);
		if (hyphen)
			buf_putc(&line, '-');
		show(g, column_left(g) + indent, g->y, f, buf_as_str(&line));
		buf_free(&line);
		s = text_trim(text_slice(s, (struct kutip_span){ n, s.len }));
		indent = f.hang;
	}
}

static void
lay_item(struct setting *g, struct kutip_str s)
{
	struct style f = { BODY, false, 3, 14, 14 };

	if (g->y - 2 * BODY < g->floor)
		next_column(g);
	show(g, column_left(g), g->y - f.before - f.size * 1.25, f,
	    STR("\xE2\x80\xA2"));
	lay(g, f, s, 1);
}

static void
lay_row(struct setting *g, struct kutip_str s)
{
	struct style f = { BODY, false, 0, 0, 0 };
	double x = column_left(g);

	if (g->y - 2 * BODY < g->floor)
		next_column(g);
	g->y -= f.size * 1.6;
	while (s.len > 0) {
		uint32_t bar = text_find(s, STR(" | "), 0), end = bar == KUTIP_NONE ?
		    s.len : bar;

		show(g, x, g->y, f, text_slice(s, (struct kutip_span){ 0, end }));
		x += 110;
		s = text_slice(s, (struct kutip_span){ end + 3 < s.len ? end + 3 :
		    s.len, s.len });
	}
}

/* Room for a note at the foot of this column. */
static void
add_note(struct setting *g, struct kutip_str s)
{
	if (g->notes == NOTES)
		return;
	g->note[g->notes++] = s;
	g->floor += 10 * (1 + (uint32_t)(width_of(s, 8) / (column_width(g) * 0.9)));
}

static void
set_columns(struct setting *g, struct kutip_str s)
{
	g->columns = s.len > 0 && text_is_digit((unsigned char)s.ptr[0]) ?
	    (uint32_t)(s.ptr[0] - '0') : 1;
	g->column = 0;
	g->y -= 12;
	g->top = g->y;
}

static void
lay_line(struct setting *g, struct kutip_str line)
{
	static const struct { const char *word; struct style style; } styles[] = {
		{ "title", { 20, true, 0, 0, 0 } }, { "h1", { 13, true, 12, 0, 0 } },
		{ "h2", { BODY, true, 10, 0, 0 } }, { "p", { BODY, false, 7, 0, 0 } },
		{ "small", { 8, false, 5, 0, 0 } }, { "caption", { 8, true, 6, 0, 0 } },
	};
	struct kutip_str rest, word = sheet_word(line, &rest);

	if (text_equal_c(word, "li"))
		lay_item(g, rest);
	else if (text_equal_c(word, "row"))
		lay_row(g, rest);
	else if (text_equal_c(word, "note"))
		add_note(g, rest);
	else if (text_equal_c(word, "columns"))
		set_columns(g, rest);
	else if (text_equal_c(word, "page"))
		begin_page(g);
	else if (text_equal_c(word, "line") || text_equal_c(word, "by") ||
	    text_equal_c(word, "date"))
		lay(g, (struct style){ 11, false, 4, 0, 0 }, rest, 1);
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++) {
		struct style f = styles[i].style;

		if (!text_equal_c(word, styles[i].word))
			continue;
		if (text_equal_c(word, "p") && g->indent) {
			f.before = 0;
			f.indent = 12;
		}
		lay(g, f, rest, 1);
	}
}

static void
read_line(struct setting *g, struct kutip_str line)
{
	struct kutip_str rest, word = sheet_word(line, &rest);

	if (line.len == 0 || line.ptr[0] == '#')
		return;
	if (text_equal_c(word, "head"))
		g->head = rest;
	else if (text_equal_c(word, "foot"))
		g->foot = rest;
	else if (text_equal_c(word, "indent"))
		g->indent = true;
	else if (text_equal_c(word, "hyphens"))
		g->hyphens = true;
	else {
		if (g->pages == 0)
			begin_page(g);
		lay_line(g, line);
	}
}

/* ---- the file ---------------------------------------------------------------------- */

static void
put_frame(struct setting *g)
{
	uint32_t n = 2 * g->pages + 5;
	size_t table;

	g->object[1] = g->out->len;
	buf_puts(g->out, "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
	g->object[2] = g->out->len;
	buf_puts(g->out, "2 0 obj\n<</Type/Pages/Kids[");
	for (uint32_t i = 1; i <= g->pages; i++)
		buf_printf(g->out, "%u 0 R ", 2 * i + 4);
	buf_printf(g->out, "]/Count %u>>\nendobj\n", g->pages);
	for (uint32_t i = 3; i < 5; i++) {
		g->object[i] = g->out->len;
		buf_printf(g->out, "%u 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/"
		    "Helvetica%s/Encoding/WinAnsiEncoding>>\nendobj\n", i,
		    i == 4 ? "-Bold" : "");
	}
	table = g->out->len;
	buf_printf(g->out, "xref\n0 %u\n0000000000 65535 f \n", n);
	for (uint32_t i = 1; i < n; i++)
		buf_printf(g->out, "%010zu 00000 n \n", g->object[i]);
	buf_printf(g->out, "trailer\n<</Size %u/Root 1 0 R>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", n, table);
}

void
sheet_pdf(struct kutip_str sheet, struct buf *out)
{
	struct setting g = { .out = out, .columns = 1 };

	buf_puts(out, "%PDF-1.4\n");
	for (uint32_t from = 0, end; from < sheet.len; from = end + 1) {
		end = text_find(sheet, STR("\n"), from);
		if (end == KUTIP_NONE)
			end = sheet.len;
		read_line(&g, text_trim(text_slice(sheet,
		    (struct kutip_span){ from, end })));
	}
	end_page(&g);
	put_frame(&g);
	buf_free(&g.page);
}

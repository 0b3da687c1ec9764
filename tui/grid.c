/*
 * grid.c - cells, and how clusters fall into them.  See grid.h.
 *
 * Cost: writing is linear in the cells written, not in the text behind the
 * edge.  Plain ASCII is told by two bytes and asks Unicode nothing.
 */
#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "unicode.h"

#define BLANK    STR(" ")
#define ELLIPSIS STR("\xE2\x80\xA6")
#define CIRCLE   STR("\xE2\x97\x8C")	/* U+25CC, where a mark has no base */
#define UNKNOWN  STR("\xEF\xBF\xBD")	/* U+FFFD */

/* ---- glyphs ----------------------------------------------------------- */

/* U+2400 and up, three bytes each: NUL to US, a blank, DEL. */
static const char control_pictures[] =
    "\xE2\x90\x80\xE2\x90\x81\xE2\x90\x82\xE2\x90\x83\xE2\x90\x84\xE2\x90\x85"
    "\xE2\x90\x86\xE2\x90\x87\xE2\x90\x88\xE2\x90\x89\xE2\x90\x8A\xE2\x90\x8B"
    "\xE2\x90\x8C\xE2\x90\x8D\xE2\x90\x8E\xE2\x90\x8F\xE2\x90\x90\xE2\x90\x91"
    "\xE2\x90\x92\xE2\x90\x93\xE2\x90\x94\xE2\x90\x95\xE2\x90\x96\xE2\x90\x97"
    "\xE2\x90\x98\xE2\x90\x99\xE2\x90\x9A\xE2\x90\x9B\xE2\x90\x9C\xE2\x90\x9D"
    "\xE2\x90\x9E\xE2\x90\x9F\xE2\x90\xA0\xE2\x90\xA1";

static struct kutip_str
control_picture(uint32_t c)
{
	uint32_t n = c == 0x7F ? 33 : c;

	if (n > 33)
		return UNKNOWN;
	return (struct kutip_str){ control_pictures + n * 3, 3 };
}

/* Format characters that are meant to be seen by nobody: zero width space,
 * non-joiner and joiner, word joiner, soft hyphen, byte order mark. */
static bool
is_invisible(uint32_t c)
{
	return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 ||
	    c == 0xAD || c == 0xFEFF;
}

static bool
is_line_blank(uint32_t c)
{
	return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
	    c == 0x2029;
}

/* A wire's line end in the middle of Thai or Chinese text is not a blank. */
static bool
joins_unspaced(struct kutip_str s, uint32_t start, uint32_t end)
{
	return start > 0 && end < s.len &&
	    unicode_is_unspaced(text_before(s, start)) &&
	    unicode_is_unspaced(text_at(s, end));
}

static struct glyph
glyph_of_cluster(struct kutip_str cluster)
{
	struct glyph g = { .shown = cluster };
	bool has_mark = false;

	for (uint32_t pos = 0; pos < cluster.len; ) {
		uint32_t c = text_step(cluster, &pos);

		if (is_invisible(c))
			continue;
		/* Also what stands for a byte that is no UTF-8. */
		if (c == 0xFFFD || unicode_is_control(c))
			return (struct glyph){ control_picture(c), 1, false };
		g.cols += unicode_cols(c);
		has_mark |= unicode_is_mark(c);
	}
	if (g.cols > 0)
		return g;
	if (!has_mark)
		return (struct glyph){ STR(""), 0, false };
	g.cols = 1;
	g.bare = true;
	return g;
}

static bool
is_plain_ascii(unsigned char c)
{
	return c >= 0x20 && c < 0x7F;
}

struct glyph
glyph_next(struct kutip_str s, uint32_t *pos)
{
	uint32_t start = *pos, first;

	if (is_plain_ascii((unsigned char)s.ptr[start]) &&
	    (start + 1 == s.len || (unsigned char)s.ptr[start + 1] < 0x80)) {
		*pos += 1;
		return (struct glyph){ { s.ptr + start, 1 }, 1, false };
	}
	*pos = cluster_next(s, start);
	if (*pos <= start || *pos > s.len)	/* never stand still */
		*pos = start + 1;
	first = text_at(s, start);
	if (!is_line_blank(first))
		return glyph_of_cluster(
		    (struct kutip_str){ s.ptr + start, *pos - start });
	if (first == '\n' && joins_unspaced(s, start, *pos))
		return (struct glyph){ STR(""), 0, false };
	return (struct glyph){ BLANK, 1, false };
}

uint32_t
glyph_cols(struct kutip_str s)
{
	uint32_t cols = 0;

	for (uint32_t pos = 0; pos < s.len; )
		cols += glyph_next(s, &pos).cols;
	return cols;
}

struct fit
glyph_fit(struct kutip_str s, uint32_t cols)
{
	struct fit fit = { 0 }, short_fit = { 0 };

	/* short_fit is what stays when a "…" must stand behind it. */
	for (uint32_t pos = 0; pos < s.len; fit.bytes = pos) {
		struct glyph g = glyph_next(s, &pos);

		if (g.cols > cols - fit.cols) {
			short_fit.cut = true;
			return short_fit;
		}
		fit.cols += g.cols;
		if (fit.cols < cols) {
			short_fit.cols = fit.cols;
			short_fit.bytes = pos;
		}
	}
	return fit;
}

/* ---- cells ------------------------------------------------------------ */

static int
clamp_side(int n)
{
	return n < 1 ? 1 : n > GRID_SIDE_MAX ? GRID_SIDE_MAX : n;
}

static void
set_blank(struct cell *c)
{
	c->cols = 1;
	c->len = 1;
	c->text[0] = ' ';
}

bool
grid_resize(struct grid *g, int rows, int cols)
{
	size_t n;
	struct cell *cells;

	rows = clamp_side(rows);
	cols = clamp_side(cols);
	n = (size_t)rows * (size_t)cols;
	cells = g->cells;
	if (cells == NULL || rows != g->rows || cols != g->cols)
		cells = realloc(g->cells, n * sizeof(*cells));
	if (cells == NULL)
		return false;
	g->rows = rows;
	g->cols = cols;
	g->cursor_row = g->cursor_col = -1;
	g->cells = cells;
	g->n_links = 0;
	buf_clear(&g->urls);
	memset(cells, 0, n * sizeof(*cells));
	for (size_t i = 0; i < n; i++)
		set_blank(&cells[i]);
	return true;
}

void
grid_free(struct grid *g)
{
	free(g->cells);
	free(g->links);
	buf_free(&g->urls);
	*g = (struct grid){ 0 };
}

struct rect
grid_all(const struct grid *g)
{
	return (struct rect){ 0, 0, g->rows, g->cols };
}

static struct cell *
cell_at(const struct grid *g, int row, int col)
{
	if (row < 0 || col < 0 || row >= g->rows || col >= g->cols)
		return NULL;
	return &g->cells[row * g->cols + col];
}

const struct cell *
grid_cell(const struct grid *g, int row, int col)
{
	return cell_at(g, row, col);
}

/* What is about to be overwritten may be half of something wide. */
static void
break_wide(struct grid *g, int row, int col)
{
	struct cell *c = cell_at(g, row, col);

	if (c->cols == 0 && col > 0)
		set_blank(c - 1);
	if (c->cols == 2 && col + 1 < g->cols)
		set_blank(c + 1);
}

/* The columns of the grid that a rectangle leaves: [*from, *to). */
static bool
clip_row(const struct grid *g, struct rect r, int row, int *from, int *to)
{
	int y = r.row + row;

	if (row < 0 || row >= r.rows || y < 0 || y >= g->rows)
		return false;
	*from = r.col < 0 ? 0 : r.col;
	*to = r.cols > g->cols - r.col ? g->cols : r.col + r.cols;
	return *from < *to;
}

static void
put_character(struct grid *g, int row, int col, struct kutip_str s, int cols,
    uint64_t styles)
{
	struct cell *c = cell_at(g, row, col);

	for (int i = 0; i < cols; i++)
		break_wide(g, row, col + i);
	c->styles = styles;
	c->cols = (uint8_t)cols;
	c->len = (uint8_t)s.len;
	memcpy(c->text, s.ptr, s.len);
	for (int i = 1; i < cols; i++)
		c[i] = (struct cell){ .styles = styles };
}

/* A mark joins the character before it.  Five are more than any orthography
 * needs; what has no room in the cell is not shown. */
static void
put_mark(struct grid *g, int row, int col, struct kutip_str s)
{
	struct cell *c = cell_at(g, row, col);

	if (c->cols == 0)
		c--;
	if (c->len + s.len > CELL_BYTES)
		return;
	memcpy(c->text + c->len, s.ptr, s.len);
	c->len = (uint8_t)(c->len + s.len);
}

/* The whole of it is known to fit. */
static void
put_glyph(struct grid *g, int row, int col, const struct glyph *glyph,
    uint64_t styles)
{
	struct kutip_str s = glyph->shown;
	int at = col;

	if (glyph->bare)
		put_character(g, row, at++, CIRCLE, 1, styles);
	for (uint32_t pos = 0; pos < s.len; ) {
		uint32_t start = pos;
		uint32_t c = text_step(s, &pos);
		int cols = (int)unicode_cols(c);
		struct kutip_str one = { s.ptr + start, pos - start };

		if (is_invisible(c))
			cols = 0;
		if (cols > 0)
			put_character(g, row, at, one, cols, styles);
		else if (at > col)
			put_mark(g, row, at - 1, one);
		at += cols;
	}
}

int
grid_put(struct grid *g, struct rect r, int row, int col, struct kutip_str s,
    uint64_t styles)
{
	int from, to;

	if (!clip_row(g, r, row, &from, &to))
		return col;
	for (uint32_t pos = 0; pos < s.len && r.col + col < to; ) {
		struct glyph glyph = glyph_next(s, &pos);
		int cols = (int)glyph.cols, x = r.col + col;

		if (x >= from && x + cols <= to)
			put_glyph(g, r.row + row, x, &glyph, styles);
		col += cols;
	}
	return col;
}

int
grid_puts(struct grid *g, struct rect r, int row, int col, const char *s,
    uint64_t styles)
{
	return grid_put(g, r, row, col, text_of(s), styles);
}

static void
put_fitted(struct grid *g, struct rect r, int row, int col, struct kutip_str s,
    struct fit fit, uint64_t styles)
{
	col = grid_put(g, r, row, col, (struct kutip_str){ s.ptr, fit.bytes },
	    styles);
	if (fit.cut)
		grid_put(g, r, row, col, ELLIPSIS, styles);
}

void
grid_put_fit(struct grid *g, struct rect r, int row, int col, int cols,
    struct kutip_str s, uint64_t styles)
{
	if (cols < 1)
		return;
	grid_across(g, r, row, col, cols, " ", styles);
	put_fitted(g, r, row, col, s, glyph_fit(s, (uint32_t)cols), styles);
}

void
grid_put_right(struct grid *g, struct rect r, int row, int col, int cols,
    struct kutip_str s, uint64_t styles)
{
	struct fit fit;

	if (cols < 1)
		return;
	fit = glyph_fit(s, (uint32_t)cols);
	grid_across(g, r, row, col, cols, " ", styles);
	put_fitted(g, r, row, col + cols - (int)fit.cols - fit.cut, s, fit,
	    styles);
}

void
grid_across(struct grid *g, struct rect r, int row, int col, int n,
    const char *character, uint64_t styles)
{
	struct kutip_str s = text_of(character);

	for (int i = 0; i < n && col < r.cols; i++)
		col = grid_put(g, r, row, col, s, styles);
}

void
grid_down(struct grid *g, struct rect r, int row, int col, int n,
    const char *character, uint64_t styles)
{
	struct kutip_str s = text_of(character);

	for (int i = 0; i < n && row + i < r.rows; i++)
		grid_put(g, r, row + i, col, s, styles);
}

void
grid_fill(struct grid *g, struct rect r, uint64_t styles)
{
	int from, to;

	for (int row = 0; row < r.rows; row++) {
		if (!clip_row(g, r, row, &from, &to))
			continue;
		for (int x = from; x < to; x++)
			put_character(g, r.row + row, x, BLANK, 1, styles);
	}
}

void
grid_style(struct grid *g, struct rect r, int row, int col, int cols,
    uint64_t styles)
{
	int from, to;

	if (!clip_row(g, r, row, &from, &to))
		return;
	for (int x = r.col + col; x < r.col + col + cols && x < to; x++)
		if (x >= from)
			cell_at(g, r.row + row, x)->styles |= styles;
}

static struct grid_link *
new_link(struct grid *g)
{
	if (g->n_links == g->room_links) {
		uint32_t room = g->room_links ? 2 * g->room_links : 16;
		struct grid_link *links = realloc(g->links,
		    room * sizeof(*links));

		if (links == NULL)
			return NULL;
		g->links = links;
		g->room_links = room;
	}
	return &g->links[g->n_links++];
}

void
grid_link(struct grid *g, struct rect r, int row, int col, int cols,
    uint32_t number, struct kutip_str url)
{
	int from, to, start = r.col + col, end = start + cols;
	struct grid_link *link;

	if (!clip_row(g, r, row, &from, &to))
		return;
	start = start < from ? from : start;
	end = end > to ? to : end;
	link = start < end ? new_link(g) : NULL;
	if (link == NULL)
		return;
	*link = (struct grid_link){ r.row + row, start, end - start, number,
		(uint32_t)g->urls.len, url.len };
	buf_str(&g->urls, url);
	if (g->urls.failed)
		g->n_links--;
}

void
grid_cursor(struct grid *g, struct rect r, int row, int col)
{
	int from, to, x = r.col + col;

	g->cursor_row = g->cursor_col = -1;
	if (!clip_row(g, r, row, &from, &to) || x < from || x >= to)
		return;
	g->cursor_row = r.row + row;
	g->cursor_col = x;
}

/* ---- printing --------------------------------------------------------- */

static void
trim_line(struct buf *out, size_t from, const char *what)
{
	while (out->len > from && strchr(what, out->ptr[out->len - 1]) != NULL)
		out->len--;
	buf_putc(out, '\n');
}

void
grid_dump(const struct grid *g, struct buf *out)
{
	for (int row = 0; row < g->rows && !out->failed; row++) {
		size_t from = out->len;

		for (int col = 0; col < g->cols; col++) {
			const struct cell *c = cell_at(g, row, col);

			buf_add(out, c->text, c->len);
		}
		trim_line(out, from, " ");
	}
}

static char
letter_of(uint64_t styles, const char *letters)
{
	int top = 0;

	for (; styles > 1; styles >>= 1)
		top++;
	return letters[top];
}

void
grid_dump_styles(const struct grid *g, const char *letters, struct buf *out)
{
	for (int row = 0; row < g->rows && !out->failed; row++) {
		size_t from = out->len;

		for (int col = 0; col < g->cols; col++)
			buf_putc(out, letter_of(cell_at(g, row, col)->styles,
			    letters));
		trim_line(out, from, " .");
	}
}

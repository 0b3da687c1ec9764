/*
 * picture.c - a grid in colours: SVG and escape sequences.  See picture.h.
 *
 * Both walk a row in stretches of one look.  In SVG every stretch says how
 * long it is, so that a font with other widths still keeps the columns.
 */
#include "picture.h"

#include "text.h"

#define CELL_WIDTH  8.4		/* pixels; of a font of 14 */
#define CELL_HEIGHT 18
#define BASELINE    13

/* Cells of a row from first on that look the same. */
struct stretch {
	int row, first, end;
	struct look look;
	struct buf text;
	bool blank;			/* nothing but blanks */
};

static bool
looks_equal(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

static bool
next_stretch(const struct grid *g, const struct theme *theme,
    enum colour_depth depth, struct stretch *s)
{
	int col = s->end;

	if (col >= g->cols)
		return false;
	s->first = col;
	s->look = theme_look(theme, grid_cell(g, s->row, col)->styles, depth);
	s->blank = true;
	buf_clear(&s->text);
	for (; col < g->cols; col++) {
		const struct cell *c = grid_cell(g, s->row, col);

		if (c->cols > 0 && !looks_equal(s->look,
		    theme_look(theme, c->styles, depth)))
			break;
		buf_add(&s->text, c->text, c->len);
		s->blank &= c->len == 1 && c->text[0] == ' ';
	}
	s->end = col;
	return true;
}

/* ---- SVG -------------------------------------------------------------- */

static void
add_escaped(struct buf *out, struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '&': buf_puts(out, "&amp;"); break;
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		default: buf_putc(out, s.ptr[i]);
		}
	}
}

/* The terminal's own colours are anybody's guess: grey on black, or the
 * other way round for a light theme. */
static uint32_t
rgb_of(const struct theme *theme, uint32_t colour, bool is_fg)
{
	if (colour < COLOUR_INDEX)
		return is_fg != theme->light ? 0xE5E5E5 : 0x000000;
	return colour_rgb(colour);
}

static void
svg_colours(const struct theme *theme, struct look look, uint32_t *fg,
    uint32_t *bg)
{
	bool reverse = look.attributes & LOOK_REVERSE;

	*fg = rgb_of(theme, reverse ? look.bg : look.fg, !reverse);
	*bg = rgb_of(theme, reverse ? look.fg : look.bg, reverse);
}

static void
svg_stretch(const struct theme *theme, const struct stretch *s, uint32_t ground,
    struct buf *out)
{
	double x = s->first * CELL_WIDTH, width = (s->end - s->first) * CELL_WIDTH;
	int y = s->row * CELL_HEIGHT;
	uint32_t a = s->look.attributes, fg, bg;

	svg_colours(theme, s->look, &fg, &bg);
	if (bg != ground)
		buf_printf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" "
		    "height=\"%d\" fill=\"#%06x\"/>\n", x, y, width,
		    CELL_HEIGHT, bg);
	if (s->blank && !(a & LOOK_UNDERLINE))
		return;
	buf_printf(out, "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" "
	    "fill=\"#%06x\"%s%s%s%s>", x, y + BASELINE, width, fg,
	    a & LOOK_BOLD ? " font-weight=\"bold\"" : "",
	    a & LOOK_ITALIC ? " font-style=\"italic\"" : "",
	    a & LOOK_UNDERLINE ? " text-decoration=\"underline\"" : "",
	    a & LOOK_DIM ? " opacity=\"0.7\"" : "");
	add_escaped(out, buf_as_str(&s->text));
	buf_puts(out, "</text>\n");
}

void
picture_svg(const struct grid *g, const struct theme *theme, const char *title,
    struct buf *out)
{
	double width = g->cols * CELL_WIDTH;
	int height = g->rows * CELL_HEIGHT;
	struct stretch s = { 0 };
	uint32_t fg, ground;

	svg_colours(theme, theme_look(theme, 0, DEPTH_TRUE), &fg, &ground);
	buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "viewBox=\"0 0 %.1f %d\" width=\"%.1f\" height=\"%d\" "
	    "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
	    "font-size=\"14\" xml:space=\"preserve\">\n<title>", width, height,
	    width, height);
	add_escaped(out, text_of(title));
	buf_printf(out, "</title>\n<rect width=\"100%%\" height=\"100%%\" "
	    "fill=\"#%06x\"/>\n", ground);
	for (s.row = 0; s.row < g->rows; s.row++)
		for (s.end = 0; next_stretch(g, theme, DEPTH_TRUE, &s); )
			svg_stretch(theme, &s, ground, out);
	buf_puts(out, "</svg>\n");
	out->failed |= s.text.failed;
	buf_free(&s.text);
}

/* ---- escape sequences ------------------------------------------------- */

static void
ansi_colour(uint32_t colour, bool is_fg, struct buf *out)
{
	uint32_t n = colour & 0xFFFFFF;
	int base = is_fg ? 30 : 40;

	if (colour < COLOUR_INDEX)
		return;
	if ((colour & COLOUR_KIND) == COLOUR_RGB)
		buf_printf(out, ";%d;2;%u;%u;%u", base + 8, n >> 16,
		    n >> 8 & 0xFF, n & 0xFF);
	else if (n < 8)
		buf_printf(out, ";%d", base + (int)n);
	else if (n < 16)
		buf_printf(out, ";%d", base + 60 + (int)n - 8);
	else
		buf_printf(out, ";%d;5;%u", base + 8, n);
}

static void
ansi_stretch(const struct stretch *s, struct buf *out)
{
	static const struct { uint32_t bit; const char *code; } attributes[] = {
		{ LOOK_BOLD, ";1" }, { LOOK_DIM, ";2" }, { LOOK_ITALIC, ";3" },
		{ LOOK_UNDERLINE, ";4" }, { LOOK_REVERSE, ";7" },
	};

	buf_puts(out, "\033[0");
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
		if (s->look.attributes & attributes[i].bit)
			buf_puts(out, attributes[i].code);
	ansi_colour(s->look.fg, true, out);
	ansi_colour(s->look.bg, false, out);
	buf_putc(out, 'm');
	buf_str(out, buf_as_str(&s->text));
}

void
picture_ansi(const struct grid *g, const struct theme *theme,
    enum colour_depth depth, struct buf *out)
{
	struct stretch s = { 0 };

	for (s.row = 0; s.row < g->rows; s.row++) {
		for (s.end = 0; next_stretch(g, theme, depth, &s); )
			ansi_stretch(&s, out);
		buf_puts(out, "\033[0m\n");
	}
	out->failed |= s.text.failed;
	buf_free(&s.text);
}

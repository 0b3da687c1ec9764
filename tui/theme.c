/*
 * theme.c - themes: reading them, finding them, laying styles on each other.
 * See theme.h.
 *
 * The built-in themes are one image made at build time from themes/: for each
 * a form feed, its name, a line end, its lines.
 */
#include "theme.h"

#include <string.h>

#include "error.h"
#include "file.h"
#include "limits.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define SUFFIX STR(".theme")
#define DEFAULT_NAME "kutip-dark"
#define DEFAULT_LIGHT_NAME "kutip-light"

extern const char kutip_themes_image[], kutip_themes_image_end[];

/* ---- reading ---------------------------------------------------------- */

struct reading {
	struct theme *theme;
	const char *file;
	uint32_t line, bad;
	theme_complain *complain;
	void *context;
};

static void
complain(struct reading *r, const char *format, struct kutip_str word)
{
	struct kutip_error err;

	r->bad++;
	if (r->complain == NULL)
		return;
	error_set(&err, KUTIP_FORMAT, r->file, r->line, format,
	    (int)(word.len > 60 ? 60 : word.len), word.ptr);
	r->complain(r->context, &err);
}

/* The next word of a line; empty at its end and at a comment. */
static struct kutip_str
next_word(struct kutip_str line, uint32_t *pos)
{
	uint32_t start;

	while (*pos < line.len && text_is_blank(text_at(line, *pos)))
		text_step(line, pos);
	start = *pos;
	while (*pos < line.len && !text_is_blank(text_at(line, *pos)))
		text_step(line, pos);
	if (start < line.len && line.ptr[start] == '#')
		*pos = start = line.len;
	return text_slice(line, (struct kutip_span){ start, *pos });
}

static bool
read_attribute(struct kutip_str word, struct look *look)
{
	static const struct { const char *name; uint32_t bit; } rows[] = {
		{ "plain", 0 }, { "bold", LOOK_BOLD }, { "dim", LOOK_DIM },
		{ "italic", LOOK_ITALIC }, { "underline", LOOK_UNDERLINE },
		{ "reverse", LOOK_REVERSE },
	};

	for (size_t i = 0; i < LEN(rows); i++) {
		if (!text_equal_c(word, rows[i].name))
			continue;
		look->attributes |= rows[i].bit;
		return true;
	}
	return false;
}

static bool
read_look_word(struct reading *r, struct kutip_str word, struct look *look)
{
	bool is_fg = text_begins(word, STR("fg="));

	if (is_fg || text_begins(word, STR("bg="))) {
		struct kutip_str colour = { word.ptr + 3, word.len - 3 };

		if (colour_named(colour, is_fg ? &look->fg : &look->bg))
			return true;
		complain(r, "\"%.*s\" is no colour; write a name such as "
		    "bright-blue, a number up to 255, or #rrggbb", colour);
		return false;
	}
	if (read_attribute(word, look))
		return true;
	complain(r, "\"%.*s\" is not understood; after a style come fg=, bg=, "
	    "bold, dim, italic, underline, reverse or plain", word);
	return false;
}

static void
read_line(struct reading *r, struct kutip_str line)
{
	uint32_t pos = 0;
	struct kutip_str word = next_word(line, &pos);
	struct look look = { 0 };
	enum style style;

	if (word.len == 0)
		return;
	if (text_equal_c(word, "light") || text_equal_c(word, "dark")) {
		r->theme->light = word.ptr[0] == 'l';
		return;
	}
	style = style_named(word);
	if (style == STYLES) {
		complain(r, "no style is called \"%.*s\"; themes/"
		    DEFAULT_NAME ".theme names all of them", word);
		return;
	}
	while ((word = next_word(line, &pos)).len > 0)
		if (!read_look_word(r, word, &look))
			return;
	r->theme->looks[style] = look;
}

static void
set_name(char out[THEME_NAME_BYTES], struct kutip_str name)
{
	uint32_t n = name.len < THEME_NAME_BYTES ? name.len : THEME_NAME_BYTES - 1;

	memcpy(out, name.ptr, n);
	out[n] = '\0';
}

uint32_t
theme_read(struct theme *theme, const char *name, const char *file,
    struct kutip_str lines, theme_complain *tell, void *context)
{
	struct reading r = { theme, file, 0, 0, tell, context };

	*theme = (struct theme){ 0 };
	set_name(theme->name, text_of(name));
	for (uint32_t start = 0, end; start < lines.len; start = end + 1) {
		end = text_find(lines, STR("\n"), start);
		if (end == KUTIP_NONE)
			end = lines.len;
		r.line++;
		read_line(&r, text_slice(lines, (struct kutip_span){ start, end }));
	}
	return r.bad;
}

/* ---- the built-in ones ------------------------------------------------ */

/* The next theme of the image: its name and its lines. */
static bool
next_builtin(uint32_t *pos, struct kutip_str *name, struct kutip_str *lines)
{
	struct kutip_str all = { kutip_themes_image,
	    (uint32_t)(kutip_themes_image_end - kutip_themes_image) };
	uint32_t start = *pos + 1, name_end, end;

	if (start >= all.len)
		return false;
	name_end = text_find(all, STR("\n"), start);
	end = text_find(all, STR("\f"), start);
	if (end == KUTIP_NONE)
		end = all.len;
	if (name_end >= end)
		return false;
	*name = text_slice(all, (struct kutip_span){ start, name_end });
	*lines = text_slice(all, (struct kutip_span){ name_end + 1, end });
	*pos = end;
	return true;
}

static bool
open_builtin(struct theme *theme, const char *wanted)
{
	struct kutip_str name, lines;

	for (uint32_t pos = 0; next_builtin(&pos, &name, &lines); ) {
		if (!text_equal_c(name, wanted))
			continue;
		theme_read(theme, wanted, wanted, lines, NULL, NULL);
		return true;
	}
	return false;
}

const char *
theme_default(bool light)
{
	return light ? DEFAULT_LIGHT_NAME : DEFAULT_NAME;
}

/* ---- the user's own --------------------------------------------------- */

struct naming { struct buf *out; size_t from; };

static bool
is_listed(struct kutip_str list, struct kutip_str name)
{
	uint32_t at = 0;

	while ((at = text_find(list, name, at)) != KUTIP_NONE) {
		uint32_t end = at + name.len;

		if ((at == 0 || list.ptr[at - 1] == '\n') &&
		    end < list.len && list.ptr[end] == '\n')
			return true;
		at++;
	}
	return false;
}

static bool
add_name(void *context, const char *path)
{
	struct naming *n = context;
	const char *slash = strrchr(path, '/');
	struct kutip_str name = text_of(slash ? slash + 1 : path);
	struct kutip_str list = { n->out->ptr + n->from,
	    (uint32_t)(n->out->len - n->from) };

	if (!text_ends(name, SUFFIX))
		return true;
	name.len -= SUFFIX.len;
	if (name.len == 0 || name.len >= THEME_NAME_BYTES || is_listed(list, name))
		return true;
	buf_str(n->out, name);
	buf_putc(n->out, '\n');
	return true;
}

void
theme_names(struct buf *out)
{
	struct naming naming = { out, out->len };
	struct buf folder = { 0 };
	struct kutip_str name, lines;

	for (uint32_t pos = 0; next_builtin(&pos, &name, &lines); ) {
		buf_str(out, name);
		buf_putc(out, '\n');
	}
	if (file_home(FILE_CONFIG, "themes", &folder) &&
	    file_is_folder(folder.ptr) && !out->failed)
		file_walk(folder.ptr, add_name, &naming, NULL);
	buf_free(&folder);
}

void
theme_after(const char *name, char out[THEME_NAME_BYTES])
{
	struct buf names = { 0 };
	struct kutip_str rest, after = text_of(theme_default(false));
	bool found = false;

	theme_names(&names);
	rest = buf_as_str(&names);
	for (bool first = true; rest.len > 0; first = false) {
		uint32_t end = text_find(rest, STR("\n"), 0);
		struct kutip_str one = { rest.ptr, end };

		if (first || found)
			after = one;
		if (found)
			break;
		found = text_equal_c(one, name);
		rest = text_slice(rest, (struct kutip_span){ end + 1, rest.len });
	}
	set_name(out, after);
	buf_free(&names);
}

/* The file that a name stands for, into path; false: there is none. */
static bool
find_file(const char *name, struct buf *path)
{
	struct buf leaf = { 0 };
	bool found;

	if (strchr(name, '/') != NULL) {
		buf_puts(path, name);
		return !path->failed;
	}
	buf_printf(&leaf, "themes/%s.theme", name);
	found = !leaf.failed && file_home(FILE_CONFIG, leaf.ptr, path) &&
	    file_exists(path->ptr);
	buf_free(&leaf);
	return found;
}

static enum kutip_result
open_file(struct theme *theme, const char *name, const char *path,
    theme_complain *tell, void *context, struct kutip_error *err)
{
	struct buf lines = { 0 };
	enum kutip_result r = file_read(path, LIMIT_LINE_BYTES, &lines, err);

	if (r == KUTIP_OK)
		theme_read(theme, name, path, buf_as_str(&lines), tell, context);
	buf_free(&lines);
	return r;
}

static enum kutip_result
no_such_theme(const char *name, struct kutip_error *err)
{
	struct buf names = { 0 };

	theme_names(&names);
	for (size_t i = 0; i < names.len; i++)
		if (names.ptr[i] == '\n')
			names.ptr[i] = ' ';
	error_set(err, KUTIP_FORMAT, NULL, 0,
	    "no theme is called \"%.60s\"; there are: %s", name,
	    names.failed ? DEFAULT_NAME : names.ptr);
	buf_free(&names);
	return KUTIP_FORMAT;
}

enum kutip_result
theme_open(struct theme *theme, const char *name, theme_complain *tell,
    void *context, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;
	struct buf path = { 0 };

	if (name == NULL)
		name = DEFAULT_NAME;
	if (find_file(name, &path))
		r = open_file(theme, name, path.ptr, tell, context, err);
	else if (!open_builtin(theme, name))
		r = no_such_theme(name, err);
	if (r != KUTIP_OK)
		open_builtin(theme, DEFAULT_NAME);
	buf_free(&path);
	return r;
}

/* ---- looks ------------------------------------------------------------ */

static void
lay_attributes(struct look *look, uint32_t attributes)
{
	look->attributes ^= attributes & LOOK_REVERSE;
	look->attributes |= attributes & ~(uint32_t)LOOK_REVERSE;
}

static struct look
stack(const struct theme *theme, uint64_t styles)
{
	struct look look = theme->looks[STYLE_TEXT];

	if (styles & style_bit(STYLE_SEARCH_CURRENT))
		styles &= ~style_bit(STYLE_SEARCH);
	for (int s = STYLE_TEXT + 1; s < STYLES; s++) {
		const struct look *top = &theme->looks[s];

		if (!(styles >> s & 1))
			continue;
		lay_attributes(&look, top->attributes);
		if (top->fg != COLOUR_UNSET)
			look.fg = top->fg;
		if (top->bg != COLOUR_UNSET)
			look.bg = top->bg;
	}
	return look;
}

/* Sixteen colours are few: a grey on a darker grey may become black on black. */
static uint32_t
readable(uint32_t fg, uint32_t bg, enum colour_depth depth)
{
	uint32_t white = COLOUR_INDEX | (depth == DEPTH_8 ? 7 : 15);
	uint32_t black = COLOUR_INDEX | 0;
	uint32_t ground = colour_rgb(bg);

	if (fg < COLOUR_INDEX || bg < COLOUR_INDEX ||
	    colour_contrast(colour_rgb(fg), ground) >= 3.0)
		return fg;
	return colour_contrast(colour_rgb(white), ground) >
	    colour_contrast(colour_rgb(black), ground) ? white : black;
}

struct look
theme_look(const struct theme *theme, uint64_t styles, enum colour_depth depth)
{
	struct look look = stack(theme, styles);

	look.fg = colour_reduce(look.fg, depth);
	look.bg = colour_reduce(look.bg, depth);
	if (depth == DEPTH_8 || depth == DEPTH_16)
		look.fg = readable(look.fg, look.bg, depth);
	return look;
}

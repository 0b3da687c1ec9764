/*
 * theme.h - what a style looks like: colours and attributes, from a file.
 *
 * A theme is one fact a line; a word that begins with "#" begins a comment:
 *
 *	light                               # made for a light background
 *	text      fg=#3c3836 bg=#fbf1c7
 *	quote     fg=#427b58 bold
 *	cursor    bg=254 underline
 *
 * Colours are a name (black red green yellow blue magenta cyan white, with
 * bright- before it, and default), a number of the 256, or #rrggbb.
 * Attributes: bold dim italic underline reverse; "plain" for none.  A style
 * that is not named lies on the others without a look of its own.
 *
 * A line that cannot be understood is reported (file, line, one sentence) and
 * skipped; the rest counts.
 *
 * Themes built in are compiled from themes/; those of the user lie in
 * $XDG_CONFIG_HOME/kutip/themes and win over built-in ones of the same name.
 * A theme is a plain struct: copy it, compare it, nothing to free.
 */
#ifndef THEME_H
#define THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "colour.h"
#include "kutip.h"
#include "style.h"

enum {
	LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_ITALIC = 4, LOOK_UNDERLINE = 8,
	LOOK_REVERSE = 16
};

struct look {
	uint32_t fg, bg;		/* colours */
	uint32_t attributes;		/* LOOK_... */
};

#define THEME_NAME_BYTES 64

struct theme {
	char name[THEME_NAME_BYTES];
	bool light;			/* made for a light background */
	struct look looks[STYLES];
};

/* Called for every bad line; err has file, line and sentence. */
typedef void theme_complain(void *context, const struct kutip_error *err);

/* Reads the lines of a theme.  complain may be NULL.  Returns the number of
 * bad lines.  name is the theme's, file stands in messages. */
uint32_t theme_read(struct theme *, const char *name, const char *file,
    struct kutip_str lines, theme_complain *, void *context);

/* The theme of that name, the user's before the built-in; a name with "/" is
 * a path.  Without one: err says which names there are, and the theme is the
 * built-in default, so it can be used all the same.  NULL name: the default. */
enum kutip_result theme_open(struct theme *, const char *name,
    theme_complain *, void *context, struct kutip_error *);
/* The names of all, each with LF: the built-in ones, then the user's. */
void theme_names(struct buf *out);
/* The name after this one in theme_names(), the first after the last; out may
 * be name. */
void theme_after(const char *name, char out[THEME_NAME_BYTES]);
/* The built-in default for a dark or a light background. */
const char *theme_default(bool light);

/* How a set of styles looks, with colours that depth can show: an index for
 * DEPTH_8 to DEPTH_256, RGB or an index for DEPTH_TRUE, none for DEPTH_MONO.
 * With 16 colours and fewer two that would run into each other are kept
 * apart.  A driver without colours opens the theme "mono" instead. */
struct look theme_look(const struct theme *, uint64_t styles,
    enum colour_depth);

#endif

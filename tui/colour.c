/*
 * colour.c - names, nearest colours, contrast.  See colour.h.
 */
#include "colour.h"

#include <math.h>
#include <string.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* xterm's own; most terminals have something near. */
static const uint32_t ansi[16] = {
	0x000000, 0xCD0000, 0x00CD00, 0xCDCD00,
	0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
	0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
	0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
};

/* Brightness of the steps of the 6 x 6 x 6 cube. */
static const uint32_t cube[6] = { 0, 95, 135, 175, 215, 255 };

/* ---- names ------------------------------------------------------------ */

static bool
hex_digit(uint32_t c, uint32_t *n)
{
	c = text_lower(c);
	if (!text_is_digit(c) && c - 'a' > 5)
		return false;
	*n = *n << 4 | (text_is_digit(c) ? c - '0' : c - 'a' + 10);
	return true;
}

static bool
colour_of_hex(struct kutip_str s, uint32_t *colour)
{
	uint32_t n = 0;

	if (s.len != 7)
		return false;
	for (uint32_t i = 1; i < s.len; i++)
		if (!hex_digit((unsigned char)s.ptr[i], &n))
			return false;
	*colour = COLOUR_RGB | n;
	return true;
}

static bool
colour_of_number(struct kutip_str s, uint32_t *colour)
{
	uint32_t n = 0;

	if (s.len > 3)
		return false;
	for (uint32_t i = 0; i < s.len; i++) {
		if (!text_is_digit((unsigned char)s.ptr[i]))
			return false;
		n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	*colour = COLOUR_INDEX | n;
	return n < 256;
}

bool
colour_named(struct kutip_str s, uint32_t *colour)
{
	static const char *const words[] = {
		"black", "red", "green", "yellow", "blue", "magenta", "cyan",
		"white",
	};
	struct kutip_str word = s;
	uint32_t bright = 0;

	if (s.len == 0)
		return false;
	if (s.ptr[0] == '#')
		return colour_of_hex(s, colour);
	if (text_is_digit((unsigned char)s.ptr[0]))
		return colour_of_number(s, colour);
	*colour = COLOUR_DEFAULT;
	if (text_equal_c(s, "default"))
		return true;
	*colour = COLOUR_INDEX | 8;
	if (text_equal_c(s, "grey") || text_equal_c(s, "gray"))
		return true;
	if (text_begins(s, STR("bright-"))) {
		word = text_slice(s, (struct kutip_span){ 7, s.len });
		bright = 8;
	}
	for (uint32_t i = 0; i < LEN(words); i++) {
		*colour = COLOUR_INDEX | bright | i;
		if (text_equal_c(word, words[i]))
			return true;
	}
	return false;
}

bool
colour_when_named(const char *word, enum colour_when *when)
{
	static const char *const words[] = {
		[COLOUR_AUTO] = "auto", [COLOUR_NEVER] = "never",
		[COLOUR_ALWAYS] = "always",
	};

	for (size_t i = 0; i < LEN(words); i++) {
		if (strcmp(word, words[i]) != 0)
			continue;
		*when = (enum colour_when)i;
		return true;
	}
	return false;
}

/* ---- the nearest ------------------------------------------------------ */

static int32_t
channel(uint32_t rgb, int n)
{
	return (int32_t)(rgb >> (16 - 8 * n) & 0xFF);
}

/* "redmean" (Riemersma): the eye's weights at the cost of a few products. */
static int32_t
distance(uint32_t a, uint32_t b)
{
	int32_t mean = (channel(a, 0) + channel(b, 0)) / 2;
	int32_t red = channel(a, 0) - channel(b, 0);
	int32_t green = channel(a, 1) - channel(b, 1);
	int32_t blue = channel(a, 2) - channel(b, 2);

	return ((512 + mean) * red * red >> 8) + 4 * green * green +
	    ((767 - mean) * blue * blue >> 8);
}

uint32_t
colour_rgb(uint32_t colour)
{
	uint32_t n = colour & 0xFFFFFF;

	if ((colour & COLOUR_KIND) == COLOUR_RGB)
		return n;
	if ((colour & COLOUR_KIND) != COLOUR_INDEX || n > 255)
		return 0;
	if (n < 16)
		return ansi[n];
	if (n >= 232)
		return (8 + 10 * (n - 232)) * 0x010101;
	n -= 16;
	return cube[n / 36] << 16 | cube[n / 6 % 6] << 8 | cube[n % 6];
}

/* The nearer of two indices. */
static uint32_t
nearer(uint32_t rgb, uint32_t a, uint32_t b)
{
	return distance(rgb, colour_rgb(COLOUR_INDEX | b)) <
	    distance(rgb, colour_rgb(COLOUR_INDEX | a)) ? b : a;
}

static uint32_t
nearest_of_ansi(uint32_t rgb, uint32_t n)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < n; i++)
		best = nearer(rgb, best, i);
	return COLOUR_INDEX | best;
}

/* The lower of the two steps of the cube that a channel lies between. */
static uint32_t
cube_step(int32_t value)
{
	uint32_t step = 0;

	while (step < 4 && (int32_t)cube[step + 1] <= value)
		step++;
	return step;
}

/* Of 240 colours only the corners of the cell of the cube and the greys of
 * about that brightness can be the nearest: ten looks instead of 240. */
static uint32_t
nearest_of_256(uint32_t rgb)
{
	uint32_t red = cube_step(channel(rgb, 0));
	uint32_t green = cube_step(channel(rgb, 1));
	uint32_t blue = cube_step(channel(rgb, 2));
	int32_t grey = (2 * channel(rgb, 0) + 4 * channel(rgb, 1) +
	    2 * channel(rgb, 2)) / 8;
	uint32_t shade = grey < 8 ? 0 : grey >= 238 ? 23 : (uint32_t)(grey - 8) / 10;
	uint32_t best = 232 + shade;

	if (shade < 23)
		best = nearer(rgb, best, 233 + shade);
	for (uint32_t corner = 0; corner < 8; corner++)
		best = nearer(rgb, best, 16 + 36 * (red + (corner & 1)) +
		    6 * (green + (corner >> 1 & 1)) + blue + (corner >> 2));
	return COLOUR_INDEX | best;
}

uint32_t
colour_reduce(uint32_t colour, enum colour_depth depth)
{
	static const uint32_t ends[] = {
		[DEPTH_8] = 8, [DEPTH_16] = 16, [DEPTH_256] = 256,
	};
	uint32_t kind = colour & COLOUR_KIND;

	if (depth == DEPTH_MONO)
		return COLOUR_UNSET;
	if (kind < COLOUR_INDEX || depth == DEPTH_TRUE)
		return colour;
	if (kind == COLOUR_INDEX && (colour & 0xFFFFFF) < ends[depth])
		return colour;
	/* Bright red on a terminal of eight is red, not the nearest shade. */
	if (depth == DEPTH_8 && kind == COLOUR_INDEX &&
	    (colour & 0xFFFFFF) < 16 && (colour & 0xFFFFFF) != 8)
		return colour - 8;
	/* The first 16 of 256 are what the user made of them. */
	if (depth == DEPTH_256)
		return nearest_of_256(colour_rgb(colour));
	return nearest_of_ansi(colour_rgb(colour), ends[depth]);
}

/* ---- contrast --------------------------------------------------------- */

static double
linear(int32_t value)
{
	double v = value / 255.0;

	return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(channel(rgb, 0)) +
	    0.7152 * linear(channel(rgb, 1)) + 0.0722 * linear(channel(rgb, 2));
}

double
colour_contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* ---- which depth ------------------------------------------------------ */

enum colour_depth
colour_choose(enum colour_when when, const char *no_color,
    const char *colorterm, int colours)
{
	bool refused = no_color != NULL && no_color[0] != '\0';

	if (when == COLOUR_NEVER || (when == COLOUR_AUTO && refused))
		return DEPTH_MONO;
	if (colours > 256)
		return DEPTH_TRUE;
	if (colorterm != NULL && (strcmp(colorterm, "truecolor") == 0 ||
	    strcmp(colorterm, "24bit") == 0))
		return DEPTH_TRUE;
	if (colours >= 256)
		return DEPTH_256;
	if (colours >= 16)
		return DEPTH_16;
	if (colours >= 8 || when == COLOUR_ALWAYS)
		return DEPTH_8;
	return DEPTH_MONO;
}

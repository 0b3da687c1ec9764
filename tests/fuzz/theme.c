/*
 * theme.c - fuzz target: any bytes as a theme file, then every look of it.
 *
 * Whatever the file says, a look has colours that the depth has, and a line
 * that is not understood is told with a sentence.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
count(void *context, const struct kutip_error *err)
{
	uint32_t *told = context;

	if (err->message[0] == '\0' || err->line == 0)
		abort();
	++*told;
}

static void
check_colour(uint32_t colour, enum colour_depth depth)
{
	static const uint32_t ends[] = { 0, 8, 16, 256, 256 };
	uint32_t kind = colour & COLOUR_KIND, n = colour & 0xFFFFFF;

	if (kind == COLOUR_INDEX && n >= ends[depth])
		abort();
	if (kind == COLOUR_RGB && depth != DEPTH_TRUE)
		abort();
	if (kind > COLOUR_RGB)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str lines = { (const char *)data, (uint32_t)size };
	uint32_t told = 0;
	struct theme t;

	if (size > 1 << 20)
		return 0;
	if (theme_read(&t, "fuzz", "fuzz.theme", lines, count, &told) != told)
		abort();
	for (int depth = DEPTH_MONO; depth <= DEPTH_TRUE; depth++)
		for (int s = 0; s < STYLES; s++) {
			struct look l = theme_look(&t, style_bit((enum style)s) |
			    style_bit(STYLE_CURSOR), (enum colour_depth)depth);

			check_colour(l.fg, (enum colour_depth)depth);
			check_colour(l.bg, (enum colour_depth)depth);
		}
	return 0;
}

/*
 * flow.c - fuzz target: any bytes as a text, in lines of any width, painted.
 *
 * The first two bytes are the width and the place looked at first.  Lines
 * stand in order and lose nothing but blanks, are as wide as they say, and
 * what is painted is UTF-8 without a control character.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "flow.h"
#include "text.h"
#include "unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
check_picture(const struct grid *g)
{
	struct buf out = { 0 };
	struct kutip_str s;

	grid_dump(g, &out);
	s = buf_as_str(&out);
	must(out.failed || text_valid(s.ptr, s.len) == s.len);
	for (uint32_t pos = 0; pos < s.len; ) {
		uint32_t c = text_step(s, &pos);

		must(c == '\n' || !unicode_is_control(c));
	}
	buf_free(&out);
}

static void
check_line(struct flow *f, struct flow_place at, struct kutip_str text,
    uint32_t width)
{
	const struct flow_line *line = flow_line(f, at);
	struct kutip_str shown = text_slice(text, line->span);
	uint32_t from, to;

	must(line->span.start <= line->span.end && line->span.end <= text.len);
	must(glyph_cols(shown) == line->cols || line->cols == UINT16_MAX);
	must(line->cols <= width || line->flags & LINE_CUT ||
	    glyph_fit(shown, width).cut);
	if (flow_cols(f, at, line->span, &from, &to))
		must(from == line->indent_cols && to == from + line->cols);
	must(flow_byte(f, at, 0) >= line->span.start);
	must(flow_byte(f, at, width) <= line->span.end);
}

static void
check_lines(struct flow *f, struct kutip_str text, uint32_t width)
{
	struct flow_place at = flow_first(f);
	struct grid g = { 0 };
	uint32_t end = 0;
	int row = 0;

	must(grid_resize(&g, 30, (int)width));
	do {
		const struct flow_line *line = flow_line(f, at);

		must(end <= line->span.start);
		must(text_trim(text_slice(text, (struct kutip_span){ end,
		    line->span.start })).len == 0);
		check_line(f, at, text, width);
		flow_put(f, at, &g, grid_all(&g), row++ % 30, 0);
		end = line->span.end;
	} while (flow_move(f, &at, 1) == 1);
	must(text_trim(text_slice(text, (struct kutip_span){ end,
	    text.len })).len == 0);
	check_picture(&g);
	grid_free(&g);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str text = { (const char *)data + 2, (uint32_t)size - 2 };
	struct flow *f;
	struct flow_place at;
	uint32_t byte;

	if (size < 3 || size > 1 << 20)
		return 0;
	f = flow_new();
	must(f != NULL);
	flow_text(f, text, 1u + data[0], "");
	byte = data[1] * text.len / 256;
	at = flow_at(f, byte);
	must(flow_compare(at, flow_first(f)) == 0 ||
	    flow_line(f, at)->span.start <= byte);
	flow_move(f, &at, -3);
	check_lines(f, text, 1u + data[0]);
	flow_free(f);
	return 0;
}

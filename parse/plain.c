/*
 * plain.c - plain wire copy into paragraphs.  See plain.h.
 */
#include "plain.h"

#include "text.h"
#include "unicode.h"

#define WRAP_LEAST   50			/* bytes of a line wrapped by hand */
#define WRAP_MOST    100
#define WRAP_SPREAD  26
#define LINK_MOST    60			/* bytes of a linked name on its own line */
#define CHUNK_LINES  64			/* lines looked at to see hand wrapping */

/* The line at *pos without its end; *pos behind it. */
static struct kutip_str
next_line(struct kutip_str s, uint32_t *pos)
{
	uint32_t start = *pos, end = text_find(s, STR("\n"), start);

	if (end == KUTIP_NONE) {
		*pos = s.len;
		return (struct kutip_str){ s.ptr + start, s.len - start };
	}
	*pos = end + 1;
	return (struct kutip_str){ s.ptr + start, end - start };
}

static bool
is_empty(struct kutip_str line)
{
	return text_trim(line).len == 0;
}

/* A chunk is wrapped by hand if all its lines but the last are about as long
 * as each other, and of a width that people wrap at. */
static bool
is_wrapped(struct kutip_str chunk)
{
	uint32_t pos = 0, n = 0, least = UINT32_MAX, most = 0;

	while (pos < chunk.len && n < CHUNK_LINES) {
		struct kutip_str line = next_line(chunk, &pos);

		if (pos >= chunk.len && n > 0)
			break;
		n++;
		least = line.len < least ? line.len : least;
		most = line.len > most ? line.len : most;
	}
	return n > 1 && least >= WRAP_LEAST && most <= WRAP_MOST &&
	    most - least <= WRAP_SPREAD;
}

static bool
goes_on(struct kutip_str line)
{
	uint32_t c = text_at(text_trim(line), 0);

	return unicode_is_lower(c) || c == ',' || c == '.' || c == ';' ||
	    c == ')';
}

static bool
is_open(struct kutip_str line)
{
	struct kutip_str s = text_trim(line);
	uint32_t c = text_before(s, s.len);

	return unicode_is_letter(c) || c == ',' || c == '(';
}

/* Does line go on from the one before?  after is the line behind it. */
static bool
joins(struct kutip_str before, struct kutip_str line, struct kutip_str after)
{
	if (!is_open(before))
		return false;
	if (goes_on(line))
		return true;
	return before.len > LINK_MOST && line.len < LINK_MOST &&
	    !is_empty(after) && goes_on(after) && is_open(line);
}

/* One chunk between empty lines: a block, or a block a line. */
static void
add_chunk(struct draft *d, struct kutip_str chunk)
{
	uint32_t pos = 0, start = 0, end = 0;
	struct kutip_str before = STR("");

	if (is_wrapped(chunk)) {
		draft_block(d, KUTIP_PARAGRAPH, chunk);
		return;
	}
	while (pos < chunk.len) {
		uint32_t at = pos, ahead;
		struct kutip_str line = next_line(chunk, &pos), after;

		ahead = pos;
		after = next_line(chunk, &ahead);
		if (at > start && !joins(before, line, after)) {
			draft_block(d, KUTIP_PARAGRAPH, (struct kutip_str){
			    chunk.ptr + start, end - start });
			start = at;
		}
		end = at + line.len;
		before = line;
	}
	draft_block(d, KUTIP_PARAGRAPH, (struct kutip_str){ chunk.ptr + start,
	    chunk.len - start });
}

void
plain_read(struct draft *d, struct kutip_str text)
{
	uint32_t pos = 0, start = 0;

	d->guessed = true;
	while (pos < text.len) {
		uint32_t at = pos;
		struct kutip_str line = next_line(text, &pos);

		if (!is_empty(line))
			continue;
		if (at > start)
			add_chunk(d, (struct kutip_str){ text.ptr + start,
			    at - start });
		start = pos;
	}
	if (start < text.len)
		add_chunk(d, (struct kutip_str){ text.ptr + start,
		    text.len - start });
}

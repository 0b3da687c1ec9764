/*
 * block.c - a draft: text in blocks.  See block.h.
 */
#include "block.h"

#include "text.h"
#include "unicode.h"

void
draft_init(struct draft *d, struct arena *a)
{
	*d = (struct draft){ .arena = a };
	vec_init(&d->blocks, a, sizeof(struct kutip_block));
	vec_init(&d->diagnostics, a, sizeof(struct kutip_diagnostic));
	d->meta.published = (struct kutip_date){ .year = -1, .month = -1,
	    .day = -1, .hour = -1, .minute = -1, .second = -1,
	    .offset_minutes = INT16_MIN };
}

void
draft_free(struct draft *d)
{
	buf_free(&d->text);
}

void
draft_note(struct draft *d, struct kutip_span at, const char *message)
{
	struct kutip_diagnostic *row = vec_push(&d->diagnostics);

	*row = (struct kutip_diagnostic){ .span = at, .message = message };
}

/* Is every byte printable ASCII?  Most blocks are, and then are copied. */
static bool
is_plain(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if ((c < 0x20 && c != '\n') || c >= 0x7F)
			return false;
	}
	return true;
}

/* A vowel or tone mark behind a blank is of the letter before it: columns and
 * PDF files tear them apart ("น ้ำ"), and no screen can show a mark alone. */
static void
join_mark(struct draft *d)
{
	struct buf *text = &d->text;

	while (text->len > 0 && text->ptr[text->len - 1] == ' ')
		text->len--;
}

/* Control characters have no place in an article, and some of them drive a
 * terminal.  A tab becomes a blank; the others go, with a note. */
static void
add_clean(struct draft *d, struct kutip_str s)
{
	uint32_t from = 0, pos = 0;
	bool dropped = false;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);

		if (at > 0 && s.ptr[at - 1] == ' ' && unicode_is_mark(c)) {
			buf_add(&d->text, s.ptr + from, at - from);
			join_mark(d);
			from = at;
			continue;
		}
		if (!unicode_is_control(c) && c != '\t')
			continue;
		buf_add(&d->text, s.ptr + from, at - from);
		if (c == '\t')
			buf_putc(&d->text, ' ');
		else
			dropped = true;
		from = pos;
	}
	buf_add(&d->text, s.ptr + from, s.len - from);
	if (dropped)
		draft_note(d, (struct kutip_span){ (uint32_t)d->text.len,
		    (uint32_t)d->text.len },
		    "control characters were left out before this place");
}

void
draft_block(struct draft *d, enum kutip_block_kind kind, struct kutip_str s)
{
	struct kutip_block *row;
	size_t before = d->text.len;
	uint32_t start;

	s = text_trim(s);
	if (s.len == 0)
		return;
	if (before > 0)
		buf_puts(&d->text, "\n\n");
	start = (uint32_t)d->text.len;
	if (is_plain(s))
		buf_str(&d->text, s);
	else
		add_clean(d, s);
	if (d->text.len == start) {
		d->text.len = before;
		return;
	}
	row = vec_push(&d->blocks);
	*row = (struct kutip_block){ .span = { start, (uint32_t)d->text.len },
	    .kind = kind, .section = KUTIP_NONE, .sentence = KUTIP_NONE,
	    .page = d->page };
	if (kind == KUTIP_HEADING) {
		row->level = d->level;
		d->level = 0;
	}
}

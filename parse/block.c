/*
 * block.c - a draft: text in blocks.  See block.h.
 */
#include "block.h"

#include "text.h"
#include "unicode.h"
#include "url.h"

void
draft_init(struct draft *d, struct arena *a)
{
	*d = (struct draft){ .arena = a, .base = STR("") };
	vec_init(&d->blocks, a, sizeof(struct kutip_block));
	vec_init(&d->links, a, sizeof(struct kutip_link));
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
join_mark(struct draft *d, size_t start)
{
	struct buf *text = &d->text;

	while (text->len > start && text->ptr[text->len - 1] == ' ')
		text->len--;
}

static char
last_byte(const struct draft *d)
{
	return d->text.len > 0 ? d->text.ptr[d->text.len - 1] : '\0';
}

/* Control characters have no place in an article, and some of them drive a
 * terminal.  A tab becomes a blank; the others go.  Returns whether any did.
 * start is where the block begins: no mark joins what is before it. */
static bool
add_clean(struct draft *d, struct kutip_str s, size_t start)
{
	uint32_t from = 0, pos = 0;
	bool dropped = false;

	while (pos < s.len) {
		uint32_t at = pos, c = text_step(s, &pos);

		if ((at > 0 ? s.ptr[at - 1] : last_byte(d)) == ' ' &&
		    unicode_is_mark(c)) {
			buf_add(&d->text, s.ptr + from, at - from);
			join_mark(d, start);
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
	return dropped;
}

static void
note_dropped(struct draft *d)
{
	uint32_t at = (uint32_t)d->text.len;

	draft_note(d, (struct kutip_span){ at, at },
	    "control characters were left out before this place");
}

/* The words from start on are a link; blanks at their ends are not of it. */
static void
add_link(struct draft *d, uint32_t start, struct kutip_str url)
{
	struct kutip_str text = buf_as_str(&d->text);
	struct kutip_span at = text_trim_span(text,
	    (struct kutip_span){ start, text.len });
	struct kutip_link link;

	if (d->text.failed || at.start >= at.end)
		return;
	link = (struct kutip_link){ at, url_resolve(d->arena, d->base, url) };
	if (link.url.len > 0)
		*(struct kutip_link *)vec_push(&d->links) = link;
}

/* s piece by piece, cut where links begin and end. */
static bool
add_pieces(struct draft *d, struct kutip_str s, const struct block_link *l,
    uint32_t n, uint32_t trimmed)
{
	size_t start = d->text.len;
	uint32_t pos = 0;
	bool dropped = false;

	for (uint32_t i = 0; i < n; i++) {
		struct kutip_span at = { l[i].span.start, l[i].span.end };
		uint32_t before;

		at.start = at.start > trimmed ? at.start - trimmed : 0;
		at.end = at.end > trimmed ? at.end - trimmed : 0;
		if (at.end > s.len)
			at.end = s.len;
		if (at.start < pos || at.start >= at.end)
			continue;
		dropped |= add_clean(d, text_slice(s,
		    (struct kutip_span){ pos, at.start }), start);
		before = (uint32_t)d->text.len;
		dropped |= add_clean(d, text_slice(s, at), start);
		if (before < d->text.len)
			add_link(d, before, l[i].url);
		pos = at.end;
	}
	return add_clean(d, text_slice(s, (struct kutip_span){ pos, s.len }),
	    start) || dropped;
}

void
draft_linked(struct draft *d, enum kutip_block_kind kind, struct kutip_str s,
    const struct block_link *links, uint32_t n)
{
	struct kutip_span inner = text_trim_span(s,
	    (struct kutip_span){ 0, s.len });
	struct kutip_block *row;
	size_t before = d->text.len;
	uint32_t start;

	s = text_slice(s, inner);
	if (s.len == 0)
		return;
	if (before > 0)
		buf_puts(&d->text, "\n\n");
	start = (uint32_t)d->text.len;
	if (n == 0 && is_plain(s))
		buf_str(&d->text, s);
	else if (add_pieces(d, s, links, n, inner.start))
		note_dropped(d);
	if (d->text.len == start) {
		d->text.len = before;
		return;
	}
	row = vec_push(&d->blocks);
	*row = (struct kutip_block){ .span = { start, (uint32_t)d->text.len },
	    .kind = kind, .section = KUTIP_NONE, .sentence = KUTIP_NONE,
	    .page = d->page };
	if (kind == KUTIP_HEADING || kind == KUTIP_ROW)
		row->level = d->level;
	d->level = 0;
}

void
draft_block(struct draft *d, enum kutip_block_kind kind, struct kutip_str s)
{
	draft_linked(d, kind, s, NULL, 0);
}

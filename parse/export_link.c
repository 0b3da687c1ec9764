/*
 * export_link.c - see export_link.h.
 */
#include "export_link.h"

#include "text.h"

/* A no-break space and an ideographic one belong to the words. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
export_walk_begin(struct export_walk *w, struct kutip_str words,
    struct passage_links links)
{
	*w = (struct export_walk){ .s = words, .link = links.row,
		.links = links.n };
	export_walk_line(w, (struct kutip_span){ 0, words.len });
}

void
export_walk_line(struct export_walk *w, struct kutip_span line)
{
	w->left = text_trim_span(w->s, line);
	w->begun = false;
}

/* Up to where nothing changes; url is that of the link, or empty. */
static uint32_t
stretch(struct export_walk *w, struct kutip_str *url)
{
	uint32_t end = w->left.end;

	*url = STR("");
	while (w->links > 0 && w->link->span.end <= w->left.start) {
		w->link++;
		w->links--;
	}
	if (w->links == 0 || w->link->span.start >= end)
		return end;
	if (w->link->span.start > w->left.start)
		return w->link->span.start;
	*url = w->link->url;
	return w->link->span.end < end ? w->link->span.end : end;
}

bool
export_walk_next(struct export_walk *w, struct export_piece *piece)
{
	struct kutip_span gap = { w->left.start, w->left.start }, words;

	while (gap.end < w->left.end && is_gap(w->s.ptr[gap.end]))
		gap.end++;
	w->left.start = gap.end;
	if (w->left.start >= w->left.end)
		return false;
	words = (struct kutip_span){ gap.end, stretch(w, &piece->url) };
	w->left.start = words.end;
	while (is_gap(w->s.ptr[words.end - 1]))
		words.end--;
	w->left.start = words.end;
	piece->words = text_slice(w->s, words);
	piece->gap = text_slice(w->s, gap);
	piece->first = !w->begun;
	w->begun = true;
	return true;
}

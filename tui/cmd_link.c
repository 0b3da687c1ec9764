/*
 * cmd_link.c - see cmd_link.h.
 */
#include "cmd_link.h"

#include "effect.h"
#include "prompt.h"
#include "text.h"

static unsigned
open_link(struct model *m, uint32_t at)
{
	uint32_t n;
	const struct kutip_link *link = kutip_links(m->brief.doc, &n);

	if (at >= n) {
		model_complain(m, "this brief has no such link; it has %u", n);
		return EFFECT_FAILED;
	}
	buf_clear(&m->address);
	buf_str(&m->address, link[at].url);
	return m->address.failed ? EFFECT_FAILED : EFFECT_BROWSE;
}

static unsigned
list_links(struct model *m, uint32_t byte)
{
	uint32_t n;

	kutip_links(m->brief.doc, &n);
	if (n == 0) {
		model_say(m, "this brief has no links");
		return EFFECT_NONE;
	}
	if (!links_make(&m->links, m->brief.doc, byte)) {
		model_complain(m, "no memory left to list the links");
		return EFFECT_FAILED;
	}
	prompt_open(&m->prompt, PROMPT_LINK, "");
	return EFFECT_NONE;
}

/* What the cursor lies on: the selection, the quote, the sentence. */
static struct kutip_span
under_cursor(const struct model *m)
{
	enum note_unit unit;
	const struct kutip_quote *q = doc_quote(m->brief.doc,
	    brief_quote(&m->brief));

	return q && !brief_reaches(&m->brief) ? q->span :
	    brief_passage(&m->brief, &unit);
}

/* The only link there, or one that the cursor itself stands in. */
static uint32_t
link_under_cursor(const struct model *m)
{
	struct kutip_span here = under_cursor(m);
	uint32_t n, found = KUTIP_NONE;
	const struct kutip_link *link = kutip_links(m->brief.doc, &n);

	for (uint32_t i = 0; i < n && link[i].span.start < here.end; i++) {
		if (link[i].span.end <= here.start)
			continue;
		if (found != KUTIP_NONE)
			return kutip_link_at(m->brief.doc, m->brief.pos);
		found = i;
	}
	return found;
}

static uint32_t
number_of(struct kutip_str s)
{
	uint32_t number = 0;

	for (uint32_t i = 0; i < s.len; i++) {
		if (!text_is_digit((unsigned char)s.ptr[i]) || i > 7)
			return 0;
		number = number * 10 + (uint32_t)(s.ptr[i] - '0');
	}
	return number;
}

unsigned
cmd_link(struct model *m, const struct call *call)
{
	uint32_t at;

	if (call->args > 0)
		return open_link(m, number_of(call->arg[0]) - 1);
	at = link_under_cursor(m);
	return at != KUTIP_NONE ? open_link(m, at) :
	    list_links(m, under_cursor(m).start);
}

unsigned
cmd_links(struct model *m, const struct call *call)
{
	(void)call;
	return list_links(m, under_cursor(m).start);
}

unsigned
link_close(struct model *m)
{
	prompt_close(&m->prompt);
	return EFFECT_NONE;
}

unsigned
link_enter(struct model *m)
{
	uint32_t at = links_row(&m->links, m->links.list.at);

	link_close(m);
	if (at != KUTIP_NONE)
		return open_link(m, at);
	model_say(m, "no link has these words");
	return EFFECT_NONE;
}

unsigned
link_click(struct model *m, uint32_t row)
{
	if (links_row(&m->links, row) == KUTIP_NONE)
		return EFFECT_NONE;
	m->links.list.at = row;
	return link_enter(m);
}

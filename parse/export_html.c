/*
 * export_html.c - one HTML file: no script, no picture, nothing that is
 * fetched; readable on a screen, on paper and by a screen reader.
 *
 * A text runs in its own direction (dir="auto"), and its language is named so
 * that a browser takes the right letters.
 */
#include "export.h"

#include <string.h>

#include "export_fact.h"
#include "export_link.h"
#include "text.h"

static const char page_head[] =
    "<!DOCTYPE html>\n"
    "<!-- kutip:page -->\n"
    "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"generator\" content=\"kutip\">\n"
    "<title>Quotes and notes</title>\n"
    "<style>\n"
    "body { max-width: 42em; margin: 2em auto; padding: 0 1em;\n"
    "  font: 1rem/1.5 serif; color: #111; background: #fff; }\n"
    "h1 { font-size: 1.3em; margin-top: 2em; break-after: avoid; }\n"
    "article { margin: 1.5em 0; break-inside: avoid; }\n"
    "blockquote { margin: 0; padding-left: 1em;\n"
    "  border-left: .25em solid #888; white-space: pre-line; }\n"
    "p { margin: .4em 0; }\n"
    ".who { font-weight: bold; }\n"
    ".facts, .head { font-size: .85em; color: #444; }\n"
    ".note { white-space: pre-line; }\n"
    "@media print { body { margin: 0; max-width: none; }\n"
    "  a { color: inherit; text-decoration: none; } }\n"
    "</style>\n</head>\n<body>\n"
    "<!-- /kutip:page -->\n";

static const char page_end[] =
    "\n<!-- kutip:end -->\n</body>\n</html>\n<!-- /kutip:end -->\n";

static const char *
entity_of(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void
export_put_html(struct buf *out, struct kutip_str s)
{
	uint32_t run = 0, i;

	for (i = 0; i < s.len; i++) {
		const char *entity = entity_of(s.ptr[i]);

		if (entity == NULL)
			continue;
		export_put_clean(out, (struct kutip_str){ s.ptr + run, i - run });
		buf_puts(out, entity);
		run = i + 1;
	}
	export_put_clean(out, (struct kutip_str){ s.ptr + run, i - run });
}

/* A language's name goes into an attribute: letters and hyphens alone. */
static bool
is_lang(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if (!text_is_alpha((unsigned char)s.ptr[i]) && s.ptr[i] != '-')
			return false;
	return s.len > 0;
}

static void
put_element(struct buf *out, const char *open, const char *close,
    struct kutip_str s)
{
	if (s.len == 0)
		return;
	buf_puts(out, open);
	export_put_html(out, text_trim(s));
	buf_puts(out, close);
}

/* put_element() for words of the article, with their links. */
static void
put_linked(struct buf *out, const char *open, const char *close,
    struct kutip_str s, struct passage_links links)
{
	struct export_walk walk;
	struct export_piece p;

	if (s.len == 0)
		return;
	buf_puts(out, open);
	export_walk_begin(&walk, s, links);
	while (export_walk_next(&walk, &p)) {
		export_put_html(out, p.gap);
		put_element(out, "<a href=\"", "\" rel=\"noopener\">", p.url);
		export_put_html(out, p.words);
		buf_puts(out, p.url.len ? "</a>" : "");
	}
	buf_puts(out, close);
}

static void
put_marker(struct buf *out, const char *slash, struct kutip_str id)
{
	buf_printf(out, "<!-- %skutip:%.*s -->\n", slash, (int)id.len, id.ptr);
}

static void
put_speaker(struct buf *out, const struct passage *row)
{
	if (row->speaker.len == 0)
		return;
	put_element(out, "<p dir=\"auto\"><span class=\"who\">", "</span>",
	    row->speaker);
	put_element(out, ", ", "", row->role);
	if (row->said.len || row->how.len) {
		put_element(out, " (", "", row->said);
		buf_puts(out, row->said.len ? "" : " (");
		put_element(out, row->said.len ? ", by " : "by ", "", row->how);
		buf_puts(out, ")");
	}
	buf_puts(out, "</p>\n");
}

static void
put_address(struct buf *out, struct kutip_str url)
{
	if (!export_is_address(url)) {
		put_element(out, " · ", "", url);
		return;
	}
	put_element(out, " · <a href=\"", "\">", url);
	put_element(out, "", "</a>", url);
}

static void
put_facts(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	const struct note_source *s = passage_brief(p, row);

	put_element(out, "<p class=\"facts\" dir=\"auto\"><cite>", "</cite>",
	    passage_site(s));
	if (p->order != PASSAGE_BY_BRIEF)
		put_element(out, ": ", "", s->title);
	put_element(out, " · ", "", s->byline);
	put_element(out, " · ", "", s->dateline);
	put_element(out, " · ", "", s->published);
	put_element(out, " · p. ", "", row->page);
	put_element(out, " · ", "", row->section);
	if (p->order != PASSAGE_BY_BRIEF && s->url.len)
		put_address(out, s->url);
	buf_puts(out, "</p>\n");
}

static void
put_passage(struct buf *out, const struct passages *p,
    const struct passage *row)
{
	struct kutip_str lang = passage_brief(p, row)->lang;

	buf_putc(out, '\n');
	put_marker(out, "", row->id);
	buf_printf(out, "<article id=\"kutip-%.*s\"><blockquote dir=\"auto\"",
	    (int)row->id.len, row->id.ptr);
	if (is_lang(lang))
		put_element(out, " lang=\"", "\"", lang);
	put_linked(out, ">", "</blockquote>\n", row->words, row->leads);
	put_speaker(out, row);
	put_facts(out, p, row);
	if (row->changed)
		buf_puts(out, "<p class=\"facts\">The article's words have "
		    "changed here since.</p>\n");
	if (row->at_hand && row->state == NOTE_ORPHAN)
		buf_puts(out, "<p class=\"facts\">No longer found in the "
		    "article.</p>\n");
	put_linked(out, "<p class=\"facts\" dir=\"auto\">In its sentence: ",
	    "</p>\n", row->sentence, row->sentence_leads);
	put_element(out, "<p class=\"facts\" dir=\"auto\">Agenda: ", "</p>\n",
	    row->agenda);
	put_element(out, "<p class=\"facts\" dir=\"auto\">Label: ", "</p>\n",
	    row->label);
	put_element(out, "<p class=\"facts\" dir=\"auto\">Tags: ", "</p>\n",
	    row->tag_list);
	put_element(out, "<p class=\"note\" dir=\"auto\">", "</p>\n", row->body);
	buf_puts(out, "</article>\n");
	put_marker(out, "/", row->id);
}

static void
put_head(struct buf *out, const struct passages *p, const struct passage *row,
    struct kutip_str title)
{
	const struct note_source *s = &passage_source_at(p, row->source)->is;
	struct buf id = { 0 };

	export_group_id(p, row, &id);
	buf_putc(out, '\n');
	put_marker(out, "", buf_as_str(&id));
	put_element(out, "<h1 dir=\"auto\">", "</h1>\n",
	    export_group_title(p, title));
	if (p->order == PASSAGE_BY_BRIEF && s->url.len) {
		put_element(out, "<p class=\"head\">", "",
		    passage_file(s->name));
		put_address(out, s->url);
		buf_puts(out, "</p>\n");
	}
	put_marker(out, "/", buf_as_str(&id));
	out->failed |= id.failed;
	buf_free(&id);
}

void
export_html(const struct passages *p, struct buf *out)
{
	buf_puts(out, page_head);
	for (uint32_t i = 0; i < p->rows.n; i++) {
		struct kutip_str title;

		if (passage_begins(p, i, &title))
			put_head(out, p, passage_at(p, i), title);
		put_passage(out, p, passage_at(p, i));
	}
	buf_puts(out, page_end);
}

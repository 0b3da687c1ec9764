/*
 * markdown.c - see markdown.h.
 *
 * A table is a paragraph to libcmark, its second line one of bars and hyphens;
 * so the rows are found here, where the words of the paragraph come by.
 */
#include "markdown.h"

#include <stdlib.h>

#include <cmark.h>

#include "arena.h"
#include "article_words.h"
#include "chapter.h"
#include "compose.h"
#include "compose_title.h"
#include "error.h"
#include "limits.h"
#include "markdown_front.h"
#include "markdown_note.h"
#include "text.h"

#define SNIFF_BYTES    (64u << 10)
#define PORTION_BYTES  (256u << 10)	/* parsed at once, at the least */
#define HEADINGS_LEAST 2		/* that make Markdown of a text with another name */

struct markdown {
	struct draft *d;
	struct arena *arena;		/* scratch */
	struct kutip_str text;		/* that is parsed */
	uint32_t *lines;		/* where each begins, from line 1 */
	uint32_t line_count;
	struct compose c;
	struct markdown_notes notes;
	struct chapter_notes chapters;	/* of HTML blocks */
	uint32_t quotes, items, bold, images;	/* that are open */
	bool table;			/* the paragraph at hand is one */
	uint32_t row;			/* of it, from 0; 1 is the line of hyphens */
};

/* ---- what is Markdown --------------------------------------------------- */

static struct kutip_str
line_at(struct kutip_str text, uint32_t *pos)
{
	uint32_t start = *pos, end = text_find(text, STR("\n"), start);

	*pos = end == KUTIP_NONE ? text.len : end + 1;
	return (struct kutip_str){ text.ptr + start,
	    (end == KUTIP_NONE ? text.len : end) - start };
}

/* "## Latar belakang": wire copy has "#tagar" at most. */
static bool
is_heading_line(struct kutip_str line)
{
	uint32_t n = 0;

	while (n < line.len && line.ptr[n] == '#')
		n++;
	return n >= 1 && n <= 6 && n + 1 < line.len && line.ptr[n] == ' ' &&
	    line.ptr[n + 1] != ' ' && line.ptr[n + 1] != '#';
}

static uint32_t
count_headings(struct kutip_str text)
{
	uint32_t pos = 0, count = 0;
	bool blank = true;

	if (text.len > SNIFF_BYTES)
		text.len = SNIFF_BYTES;
	while (pos < text.len && count < HEADINGS_LEAST) {
		struct kutip_str line = line_at(text, &pos);

		count += blank && is_heading_line(line);
		blank = text_trim(line).len == 0;
	}
	return count;
}

bool
markdown_is_named(const char *name)
{
	static const char *const endings[] = { ".md", ".markdown", ".mdown",
	    ".mkd", ".MD" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (text_ends(text_of(name), text_of(endings[i])))
			return true;
	return false;
}

bool
markdown_is(const char *name, struct kutip_str text)
{
	struct markdown_front front;

	if (markdown_is_named(name))
		return true;
	markdown_front_read(&front, NULL, text);
	return front.known || count_headings(text) >= HEADINGS_LEAST;
}

/* ---- tables ------------------------------------------------------------- */

static bool
find_lines(struct markdown *m)
{
	uint32_t n = 1, at = 0;

	for (uint32_t i = 0; i < m->text.len; i++)
		n += m->text.ptr[i] == '\n';
	m->lines = arena_raw(m->arena, (n + 2) * sizeof(*m->lines));
	if (m->lines == NULL)
		return false;
	for (uint32_t i = 1; i <= n; i++) {
		m->lines[i] = at;
		line_at(m->text, &at);
	}
	m->line_count = n;
	return true;
}

static struct kutip_str
line_of(const struct markdown *m, int number)
{
	uint32_t pos;

	if (number < 1 || (uint32_t)number > m->line_count)
		return STR("");
	pos = m->lines[number];
	return line_at(m->text, &pos);
}

/* "|---|:--:|", with one bar at least and hyphens between all. */
static bool
is_rule(struct kutip_str line)
{
	bool bar = false, hyphen = false;

	for (uint32_t i = 0; i < line.len; i++) {
		switch (line.ptr[i]) {
		case '|': bar = true; break;
		case '-': hyphen = true; break;
		case ':': case ' ': case '\t': case '>': case '\r': break;
		default: return false;
		}
	}
	return bar && hyphen;
}

static bool
is_table(const struct markdown *m, cmark_node *paragraph)
{
	int line = cmark_node_get_start_line(paragraph);

	return cmark_node_get_end_line(paragraph) > line &&
	    is_rule(line_of(m, line + 1)) &&
	    text_find(line_of(m, line), STR("|"), 0) != KUTIP_NONE;
}

static void
begin_row(struct markdown *m)
{
	compose_row(&m->c);
	compose_cell(&m->c);
	compose_begin(&m->c);
}

static void
end_row(struct markdown *m)
{
	compose_end(&m->c);
	compose_row_end(&m->c, m->row == 1);
	m->row++;
}

/* ---- words -------------------------------------------------------------- */

static int
look(const struct markdown *m)
{
	return m->bold > 0 ? COMPOSE_BOLD : 0;
}

/* The marks of notes in s are set apart. */
static void
add_marked(struct markdown *m, struct kutip_str s)
{
	uint32_t from = 0, len = 0;

	for (uint32_t i = 0; i + 3 < s.len; i++) {
		struct kutip_str rest = { s.ptr + i, s.len - i };
		uint32_t note = s.ptr[i] == '[' ?
		    markdown_note_mark(&m->notes, rest, &len) : 0;

		if (note == 0)
			continue;
		compose_words(&m->c, (struct kutip_str){ s.ptr + from,
		    i - from }, look(m));
		compose_mark(&m->c, note);
		i += len - 1;
		from = i + 1;
	}
	compose_words(&m->c, (struct kutip_str){ s.ptr + from, s.len - from },
	    look(m));
}

/* A bar is where a cell ends; the one before the first is none. */
static void
add_cells(struct markdown *m, struct kutip_str s)
{
	uint32_t from = 0;

	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] != '|')
			continue;
		add_marked(m, (struct kutip_str){ s.ptr + from, i - from });
		from = i + 1;
		if (text_trim((struct kutip_str){ s.ptr, i }).len == 0 &&
		    compose_is_empty(&m->c) && m->c.rows[0].cell == 1)
			continue;
		compose_end(&m->c);
		compose_cell(&m->c);
		compose_begin(&m->c);
	}
	add_marked(m, (struct kutip_str){ s.ptr + from, s.len - from });
}

static void
add_text(struct markdown *m, const char *literal)
{
	struct kutip_str s = text_of(literal);

	if (m->images > 0)
		return;
	if (m->table)
		add_cells(m, s);
	else
		add_marked(m, s);
}

/* <br> in a paragraph; other tags say nothing. */
static void
add_tag(struct markdown *m, const char *literal)
{
	struct kutip_str s = text_of(literal);

	if (text_begins(s, STR("<br")) || text_begins(s, STR("<BR")))
		compose_line(&m->c);
}

/* ---- blocks ------------------------------------------------------------- */

static enum kutip_block_kind
kind_here(const struct markdown *m)
{
	return m->quotes > 0 ? KUTIP_QUOTATION :
	    m->items > 0 ? KUTIP_LIST_ITEM : KUTIP_PARAGRAPH;
}

static void
begin_block(struct markdown *m, enum kutip_block_kind kind, int level)
{
	compose_begin(&m->c);
	compose_set(&m->c, kind, (uint8_t)level);
}

static void
begin_paragraph(struct markdown *m, cmark_node *node)
{
	m->table = is_table(m, node);
	m->row = 0;
	if (m->table)
		begin_row(m);
	else
		begin_block(m, kind_here(m), 0);
}

static void
end_paragraph(struct markdown *m)
{
	if (m->table)
		end_row(m);
	else
		compose_end(&m->c);
	m->table = false;
}

static void
add_code(struct markdown *m, cmark_node *node)
{
	begin_block(m, kind_here(m), 0);
	compose_words(&m->c, text_of(cmark_node_get_literal(node)), 0);
	compose_end(&m->c);
}

static enum kutip_result
add_html(struct markdown *m, cmark_node *node, struct kutip_error *err)
{
	struct chapter html = { .path = STR(""), .role = kind_here(m),
	    .html = text_of(cmark_node_get_literal(node)) };

	return chapter_read(&m->c, &m->chapters, &html, err);
}

static void
soft_break(struct markdown *m)
{
	if (m->table) {
		end_row(m);
		begin_row(m);
	} else if (m->images == 0) {
		compose_collapsed(&m->c, STR(" "), 0);
	}
}

static enum kutip_result
enter(struct markdown *m, cmark_node *node, struct kutip_error *err)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE: m->quotes++; break;
	case CMARK_NODE_ITEM: m->items++; break;
	case CMARK_NODE_HEADING:
		begin_block(m, KUTIP_HEADING, cmark_node_get_heading_level(node));
		break;
	case CMARK_NODE_PARAGRAPH: begin_paragraph(m, node); break;
	case CMARK_NODE_CODE_BLOCK: add_code(m, node); break;
	case CMARK_NODE_HTML_BLOCK: return add_html(m, node, err);
	case CMARK_NODE_TEXT:
		add_text(m, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_CODE:
		if (m->images == 0)
			compose_words(&m->c,
			    text_of(cmark_node_get_literal(node)), look(m));
		break;
	case CMARK_NODE_SOFTBREAK: soft_break(m); break;
	case CMARK_NODE_LINEBREAK: compose_line(&m->c); break;
	case CMARK_NODE_HTML_INLINE:
		add_tag(m, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_STRONG: m->bold++; break;
	case CMARK_NODE_IMAGE: m->images++; break;
	case CMARK_NODE_LINK:
		compose_link(&m->c, text_of(cmark_node_get_url(node)));
		break;
	default: break;
	}
	return KUTIP_OK;
}

static void
leave(struct markdown *m, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE: m->quotes--; break;
	case CMARK_NODE_ITEM: m->items--; break;
	case CMARK_NODE_HEADING: compose_end(&m->c); break;
	case CMARK_NODE_PARAGRAPH: end_paragraph(m); break;
	case CMARK_NODE_STRONG: m->bold--; break;
	case CMARK_NODE_IMAGE: m->images--; break;
	case CMARK_NODE_LINK: compose_link_end(&m->c); break;
	default: break;
	}
}

static enum kutip_result
walk(struct markdown *m, cmark_node *root, struct kutip_error *err)
{
	cmark_iter *iter = cmark_iter_new(root);
	enum kutip_result r = KUTIP_OK;
	cmark_event_type e;

	while (r == KUTIP_OK && (e = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (e == CMARK_EVENT_ENTER)
			r = enter(m, node, err);
		else
			leave(m, node);
	}
	cmark_iter_free(iter);
	return r;
}

/* ---- the whole ---------------------------------------------------------- */

static enum kutip_result
parse(struct markdown *m, struct kutip_error *err)
{
	cmark_node *root = cmark_parse_document(m->text.ptr, m->text.len,
	    CMARK_OPT_DEFAULT);
	enum kutip_result r;

	cmark_consolidate_text_nodes(root);
	r = find_lines(m) ? walk(m, root, err) :
	    error_set(err, KUTIP_NO_MEMORY, NULL, 0, "no memory left to read it");
	cmark_node_free(root);
	return r;
}

static bool
is_fence(struct kutip_str line)
{
	line = text_trim(line);
	return text_begins(line, STR("```")) || text_begins(line, STR("~~~"));
}

/* Nothing that is open goes on with a line at the margin that is words, when an
 * empty one stands before it. */
static bool
begins_anew(struct kutip_str line)
{
	unsigned char c = line.len > 0 ? (unsigned char)line.ptr[0] : 0;

	return text_is_alpha(c) || c >= 0x80 || c == '#';
}

/* Where the portion that begins at start ends. */
static uint32_t
end_of_portion(struct kutip_str text, uint32_t start)
{
	uint32_t pos = start;
	bool fenced = false, blank = false;

	while (pos < text.len) {
		uint32_t at = pos;
		struct kutip_str line = line_at(text, &pos);

		if (is_fence(line))
			fenced = !fenced;
		if (at - start >= PORTION_BYTES && blank && !fenced &&
		    begins_anew(line))
			return at;
		blank = text_trim(line).len == 0;
	}
	return text.len;
}

/* libcmark ends the program when it finds no memory. */
static enum kutip_result
parse_portions(struct markdown *m, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;

	for (uint32_t at = 0, end; r == KUTIP_OK && at < text.len; at = end) {
		end = end_of_portion(text, at);
		if (end - at > LIMIT_MARKDOWN_BYTES)
			return error_set(err, KUTIP_TOO_LARGE, name, 0,
			    "has a paragraph of more than %u MiB; cut it into "
			    "parts", LIMIT_MARKDOWN_BYTES >> 20);
		m->text = text_slice(text, (struct kutip_span){ at, end });
		r = parse(m, err);
	}
	return r;
}

static int
by_number(const void *a, const void *b)
{
	const struct markdown_note *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* A note is Markdown too: it is parsed like the text, into words alone. */
static enum kutip_result
add_notes(struct markdown *m, struct kutip_error *err)
{
	struct markdown_note *note = m->notes.rows.rows;
	enum kutip_result r = KUTIP_OK;
	uint32_t n = m->notes.rows.n;

	if (n > 1)
		qsort(note, n, sizeof(*note), by_number);
	m->notes.rows.n = 0;	/* no marks in notes */
	for (uint32_t i = 0; r == KUTIP_OK && i < n; i++) {
		struct buf words = { 0 };

		if (note[i].number == 0 ||
		    note[i].words.len > LIMIT_MARKDOWN_BYTES)
			continue;
		m->text = text_trim(note[i].words);
		m->c.aside = &words;
		r = parse(m, err);
		m->c.aside = NULL;
		compose_note(&m->c, note[i].number, buf_as_str(&words));
		buf_free(&words);
	}
	return r;
}

static void
add_line(struct markdown *m, enum kutip_block_kind kind, struct kutip_str s)
{
	begin_block(m, kind, 0);
	compose_collapsed(&m->c, s, 0);
	compose_end(&m->c);
}

/* The first heading often says the title once more. */
static void
drop_double(struct markdown *m, struct kutip_str title)
{
	struct kutip_block *b = m->d->blocks.rows;

	for (uint32_t i = 1; i < m->d->blocks.n && i < 4; i++)
		if (b[i].kind == KUTIP_HEADING && words_equal(text_slice(
		    buf_as_str(&m->d->text), b[i].span), title)) {
			b[i].kind = KUTIP_FURNITURE;
			b[i].level = 0;
		}
}

static enum kutip_result
read_all(struct markdown *m, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	struct markdown_front front;
	struct buf body = { 0 };
	enum kutip_result r;

	markdown_front_read(&front, m->d, text);
	text = (struct kutip_str){ text.ptr + front.end, text.len - front.end };
	markdown_notes_cut(&m->notes, m->arena, text, &body);
	add_line(m, KUTIP_TITLE, front.title);
	add_line(m, KUTIP_DATE, front.date);
	r = parse_portions(m, name, buf_as_str(&body), err);
	if (front.title.len > 0)
		drop_double(m, front.title);
	compose_finish(&m->c, front.title);
	if (r == KUTIP_OK)
		r = add_notes(m, err);
	buf_free(&body);
	return r;
}

enum kutip_result
markdown_read(struct draft *d, const char *name, struct kutip_str text,
    struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct markdown m = { .d = d, .arena = &arena,
	    .chapters = { .arena = &arena } };
	enum kutip_result r;

	compose_init(&m.c, d, &arena);
	r = read_all(&m, name, text, err);
	compose_free(&m.c);
	arena_free(&arena);
	return r;
}

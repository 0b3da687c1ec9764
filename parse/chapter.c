/*
 * chapter.c - see chapter.h.
 */
#include "chapter.h"

#include "article_page.h"
#include "markup.h"
#include "package.h"
#include "text.h"

#define MARK_BYTES  12			/* of a note's mark: "[12]", "***", "١٢" */
#define MARK_NODES  8			/* looked at for it */
#define FIRST_SLOTS 64

enum closing { CLOSE_BLOCK, CLOSE_ROW, CLOSE_LINK };

struct open { uint32_t end; enum closing what; };	/* end: first node behind it */

struct walk {
	struct arena *arena;		/* of this chapter */
	const struct markup *m;
	const struct chapter *chapter;
	struct chapter_notes *notes;
	struct compose *c;
	uint8_t *roles;			/* one a node: enum kutip_block_kind */
	struct vec open;		/* struct open, outermost first */
	bool paragraph;			/* one is open */
	bool broken;			/* a line end came last */
	uint32_t note;			/* number that the next footnote begins with */
	uint32_t bold, pre;		/* the first node behind such an element */
};

/* ---- notes -------------------------------------------------------------- */

/* FNV-1a of "path#id".  Never 0. */
static uint64_t
place_of(struct kutip_str path, struct kutip_str id)
{
	uint64_t h = 14695981039346656037u;

	for (uint32_t i = 0; i < path.len; i++)
		h = (h ^ (unsigned char)path.ptr[i]) * 1099511628211u;
	h = (h ^ '#') * 1099511628211u;
	for (uint32_t i = 0; i < id.len; i++)
		h = (h ^ (unsigned char)id.ptr[i]) * 1099511628211u;
	return h;
}

static struct chapter_note *
slot_of(const struct chapter_notes *n, uint64_t place)
{
	uint32_t i = (uint32_t)(place % n->room);

	while (n->slots[i].number != 0 && n->slots[i].place != place)
		i = i + 1 == n->room ? 0 : i + 1;
	return &n->slots[i];
}

/* Twice as many slots as there are notes, so that a place is near. */
static bool
make_room(struct chapter_notes *n)
{
	struct chapter_notes more = { .arena = n->arena, .n = n->n,
	    .room = n->room ? n->room * 2 : FIRST_SLOTS };

	if (n->n * 2 < n->room)
		return true;
	more.slots = arena_alloc(n->arena, more.room * sizeof(*more.slots));
	if (more.slots == NULL)
		return false;
	for (uint32_t i = 0; i < n->room; i++)
		if (n->slots[i].number != 0)
			*slot_of(&more, n->slots[i].place) = n->slots[i];
	*n = more;
	return true;
}

/* The number of the note at a place; a new one if it has none yet. */
static uint32_t
number_note(struct chapter_notes *n, uint64_t place)
{
	struct chapter_note *slot;

	if (!make_room(n))
		return 0;
	slot = slot_of(n, place);
	if (slot->number == 0)
		*slot = (struct chapter_note){ place, ++n->n };
	return slot->number;
}

/* 0: nothing leads there. */
static uint32_t
note_at(const struct walk *w, uint32_t i)
{
	struct kutip_str id = markup_attr(w->m, i, ATTR_ID);

	return id.len == 0 || w->notes->room == 0 ? 0 :
	    slot_of(w->notes, place_of(w->chapter->path, id))->number;
}

/* ---- what a node is ----------------------------------------------------- */

/* Is a word one of those in epub:type or role? */
static bool
has_type(const struct walk *w, uint32_t i, const char *type, const char *role)
{
	struct kutip_str s = markup_attr(w->m, i, ATTR_EPUB_TYPE);
	uint32_t start = 0;

	for (uint32_t k = 0; k <= s.len; k++) {
		if (k < s.len && s.ptr[k] != ' ')
			continue;
		if (text_equal_c((struct kutip_str){ s.ptr + start, k - start },
		    type))
			return true;
		start = k + 1;
	}
	return text_equal_c(markup_attr(w->m, i, ATTR_ROLE), role);
}

static bool
is_out(const struct walk *w, uint32_t i)
{
	switch (w->m->nodes[i].tag) {
	case TAG_HEAD: case TAG_SCRIPT: case TAG_STYLE: case TAG_TITLE:
	case TAG_TEMPLATE: case TAG_NOSCRIPT: case TAG_RT: case TAG_RP:
	case TAG_SVG: case TAG_AUDIO: case TAG_VIDEO: case TAG_OBJECT:
	case TAG_IFRAME: case TAG_SELECT: case TAG_BUTTON: case TAG_CANVAS:
		return true;
	case TAG_NAV:
		return true;
	case TAG_TEXT:
		return false;
	default:
		return w->m->nodes[i].attrs > 0 &&
		    (markup_has(w->m, i, ATTR_HIDDEN) ||
		    has_type(w, i, "backlink", "doc-backlink") ||
		    has_type(w, i, "pagebreak", "doc-pagebreak"));
	}
}

static bool
is_note(const struct walk *w, uint32_t i)
{
	return w->m->nodes[i].attrs > 0 && (
	    has_type(w, i, "footnote", "doc-footnote") ||
	    has_type(w, i, "endnote", "doc-endnote") ||
	    has_type(w, i, "rearnote", "doc-endnote"));
}

static uint8_t
role_of(const struct walk *w, uint32_t i, uint8_t around)
{
	enum markup_tag tag = w->m->nodes[i].tag;

	if (around == KUTIP_FURNITURE || around == KUTIP_FOOTNOTE ||
	    around == KUTIP_HEADING || around == KUTIP_CAPTION ||
	    tag == TAG_TEXT)
		return around;
	if (is_note(w, i))
		return KUTIP_FOOTNOTE;
	if (page_is_heading(tag))
		return KUTIP_HEADING;
	switch (tag) {
	case TAG_TABLE:
		return KUTIP_PARAGRAPH;
	case TAG_FIGCAPTION: case TAG_CAPTION:
		return KUTIP_CAPTION;
	case TAG_BLOCKQUOTE:
		return KUTIP_QUOTATION;
	case TAG_LI: case TAG_DD: case TAG_DT:
		return around == KUTIP_QUOTATION ? around : KUTIP_LIST_ITEM;
	default:
		return around;
	}
}

/* ---- paragraphs --------------------------------------------------------- */

static uint8_t
level_of(const struct walk *w, uint32_t i)
{
	for (; i != KUTIP_NONE; i = w->m->nodes[i].parent) {
		enum markup_tag tag = w->m->nodes[i].tag;

		if (page_is_heading(tag))
			return (uint8_t)(tag - TAG_H1 + 1);
		if (page_is_block(tag) && w->roles[i] != KUTIP_HEADING)
			break;
	}
	return 0;
}

static void
end_paragraph(struct walk *w)
{
	if (w->paragraph)
		compose_end(w->c);
	w->paragraph = w->broken = false;
}

static void
begin_paragraph(struct walk *w, uint32_t i)
{
	enum kutip_block_kind kind = (enum kutip_block_kind)w->roles[i];
	struct buf mark = { 0 };

	if (w->paragraph)
		return;
	compose_begin(w->c);
	w->paragraph = true;
	if (w->note > 0)
		kind = KUTIP_FOOTNOTE;
	compose_set(w->c, kind, kind == KUTIP_HEADING ? level_of(w, i) : 0);
	if (w->note > 0) {
		buf_printf(&mark, "[%u] ", w->note);
		compose_collapsed(w->c, buf_as_str(&mark), 0);
		buf_free(&mark);
	}
	w->note = 0;
}

static bool
is_blank(struct kutip_str s)
{
	return text_trim(s).len == 0;
}

static void
add_text(struct walk *w, uint32_t i)
{
	struct kutip_str s = markup_text(w->m, i);
	int look = i < w->bold ? COMPOSE_BOLD : 0;

	if (!w->paragraph && is_blank(s))
		return;
	begin_paragraph(w, i);
	w->broken = w->broken && is_blank(s);
	if (i < w->pre)
		compose_words(w->c, s, look);
	else
		compose_collapsed(w->c, s, look);
}

/* Two line ends part paragraphs. */
static void
add_break(struct walk *w)
{
	if (w->broken) {
		end_paragraph(w);
	} else if (w->paragraph) {
		compose_line(w->c);
		w->broken = true;
	}
}

/* ---- marks -------------------------------------------------------------- */

/* A link that is a note's mark: it says so, or it is short and stands high. */
static bool
is_mark(const struct walk *w, uint32_t i)
{
	const struct markup_node *n = &w->m->nodes[i];
	struct kutip_str href = markup_attr(w->m, i, ATTR_HREF);
	bool high = n->parent != KUTIP_NONE &&
	    w->m->nodes[n->parent].tag == TAG_SUP;
	uint32_t bytes = 0;

	if (text_find(href, STR("#"), 0) == KUTIP_NONE ||
	    text_find(href, STR(":"), 0) != KUTIP_NONE)
		return false;
	if (has_type(w, i, "noteref", "doc-noteref"))
		return true;
	if (n->end - i > MARK_NODES)
		return false;
	for (uint32_t k = i + 1; k < n->end; k++) {
		high = high || w->m->nodes[k].tag == TAG_SUP;
		if (w->m->nodes[k].tag == TAG_TEXT)
			bytes += text_trim(markup_text(w->m, k)).len;
	}
	return high && bytes > 0 && bytes <= MARK_BYTES;
}

static uint64_t
target_of(const struct walk *w, uint32_t i)
{
	struct kutip_str href = markup_attr(w->m, i, ATTR_HREF);
	uint32_t hash = text_find(href, STR("#"), 0);
	struct kutip_str id = { href.ptr + hash + 1, href.len - hash - 1 };
	struct kutip_str path = hash == 0 ? w->chapter->path :
	    package_path(w->arena, w->chapter->path, href);

	return place_of(path, id);
}

/* ---- the walk ----------------------------------------------------------- */

static void
close_at(struct walk *w, uint32_t i)
{
	while (w->open.n > 0) {
		const struct open *o =
		    (struct open *)w->open.rows + w->open.n - 1;

		if (o->end > i)
			break;
		if (o->what == CLOSE_LINK) {
			compose_link_end(w->c);
		} else {
			end_paragraph(w);
			w->note = 0;
			if (o->what == CLOSE_ROW)
				compose_row_end(w->c, false);
		}
		w->open.n--;
	}
}

static void
push(struct walk *w, uint32_t i, enum closing what)
{
	*(struct open *)vec_push(&w->open) = (struct open){
	    w->m->nodes[i].end, what };
}

/* "page12", "p_12": the page of the printed book that begins here. */
static void
turn_page(struct walk *w, uint32_t i)
{
	struct kutip_str id = markup_attr(w->m, i, ATTR_ID);
	uint32_t k = id.len, page = 0;

	while (k > 0 && text_is_digit((unsigned char)id.ptr[k - 1]))
		k--;
	for (; k < id.len && page < 100000; k++)
		page = page * 10 + (uint32_t)(id.ptr[k] - '0');
	if (page > 0 && has_type(w, i, "pagebreak", "doc-pagebreak"))
		w->c->page = page;
}

static void
enter_link(struct walk *w, uint32_t i)
{
	if (!markup_has(w->m, i, ATTR_HREF))
		return;
	begin_paragraph(w, i);
	compose_link(w->c, markup_attr(w->m, i, ATTR_HREF));
	push(w, i, CLOSE_LINK);
}

static void
enter(struct walk *w, uint32_t i)
{
	const struct markup_node *n = &w->m->nodes[i];

	if (page_is_block(n->tag)) {
		end_paragraph(w);
		push(w, i, n->tag == TAG_TR ? CLOSE_ROW : CLOSE_BLOCK);
	}
	switch (n->tag) {
	case TAG_TR: compose_row(w->c); break;
	case TAG_TD: case TAG_TH: compose_cell(w->c); break;
	case TAG_BR: add_break(w); break;
	case TAG_B: case TAG_STRONG:
		w->bold = n->end > w->bold ? n->end : w->bold;
		break;
	case TAG_PRE:
		w->pre = n->end > w->pre ? n->end : w->pre;
		break;
	case TAG_A: enter_link(w, i); break;
	default: break;
	}
}

/* Returns the first node that is to be looked at next. */
static uint32_t
step(struct walk *w, uint32_t i)
{
	const struct markup_node *n = &w->m->nodes[i];
	uint32_t note;

	if (n->tag == TAG_TEXT) {
		add_text(w, i);
		return i + 1;
	}
	turn_page(w, i);
	if (is_out(w, i))
		return n->end;
	if (n->tag == TAG_A && is_mark(w, i) && note_at(w, i) == 0) {
		note = number_note(w->notes, target_of(w, i));
		if (w->paragraph)
			compose_mark(w->c, note);
		return n->end;
	}
	note = n->attrs > 0 ? note_at(w, i) : 0;
	/* the number itself, which leads back: "<a id='n1' href='#r1'>1</a>" */
	if (note > 0 && n->tag == TAG_A && !w->paragraph) {
		w->note = note;
		return n->end;
	}
	enter(w, i);
	if (note > 0 && !w->paragraph)
		w->note = note;
	return i + 1;
}

static void
walk_all(struct walk *w)
{
	for (uint32_t i = 0; i < w->m->n; i++) {
		uint32_t parent = w->m->nodes[i].parent;

		w->roles[i] = role_of(w, i, parent == KUTIP_NONE ?
		    (uint8_t)w->chapter->role : w->roles[parent]);
	}
	for (uint32_t i = 0; i < w->m->n;) {
		close_at(w, i);
		i = step(w, i);
	}
	close_at(w, w->m->n);
	end_paragraph(w);
}

enum kutip_result
chapter_read(struct compose *c, struct chapter_notes *notes,
    const struct chapter *chapter, struct kutip_error *err)
{
	struct arena arena = { 0 };
	struct markup m;
	struct walk w = { .arena = &arena, .m = &m, .chapter = chapter,
	    .notes = notes, .c = c };
	enum kutip_result r = markup_read(&m, &arena, chapter->html, err);

	vec_init(&w.open, &arena, sizeof(struct open));
	if (r == KUTIP_OK)
		w.roles = arena_alloc(&arena, m.n);
	if (r == KUTIP_OK && w.roles != NULL)
		walk_all(&w);
	arena_free(&arena);
	return r;
}

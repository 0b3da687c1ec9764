/*
 * pdf.c - a PDF into a draft.  See pdf.h.
 */
#include "pdf.h"

#include <stdio.h>

#include "child.h"
#include "error.h"
#include "limits.h"
#include "pdf_column.h"
#include "pdf_flow.h"
#include "pdf_front.h"
#include "pdf_head.h"
#include "pdf_info.h"
#include "pdf_line.h"
#include "pdf_margin.h"
#include "pdf_struct.h"
#include "pdf_word.h"
#include "pdf_xml.h"
#include "text.h"

#define PACKAGE    "poppler-utils"
#define HEAD_BYTES 1024			/* "%PDF-" may stand behind some junk */
#define MANY_PAGES 40			/* two children are quicker from here on */
#define MOST_ARGS  16

bool
pdf_is(const char *name, struct kutip_str s)
{
	uint32_t at;

	if (text_begins(s, STR("%PDF-")))
		return true;
	if (s.len > HEAD_BYTES)
		s.len = HEAD_BYTES;
	at = text_find(s, STR("%PDF-1."), 0);
	return at != KUTIP_NONE && text_ends(text_of(name), STR(".pdf"));
}

/* ---- from blocks to the draft -------------------------------------------------- */

/* Where the next page begins in the block that was added last. */
static void
set_turn(struct draft *d, uint32_t turn)
{
	struct kutip_block *row = d->blocks.n == 0 ? NULL :
	    (struct kutip_block *)d->blocks.rows + d->blocks.n - 1;

	if (row == NULL || row->span.start + turn >= row->span.end)
		return;
	row->turn = row->span.start + turn;
	while (row->turn > row->span.start &&
	    ((unsigned char)d->text.ptr[row->turn] & 0xC0) == 0x80)
		row->turn--;
}

static void
emit(struct draft *d, const struct vec *blocks)
{
	const struct pdf_block *b = blocks->rows;

	for (uint32_t i = 0; i < blocks->n; i++) {
		d->page = b[i].page;
		if (b[i].kind == KUTIP_HEADING)
			d->level = b[i].level;
		draft_block(d, b[i].kind, b[i].text);
		if (b[i].turn > 0)
			set_turn(d, b[i].turn);
	}
	d->page = 0;
}

static void
tell_pictures(struct draft *d, const struct pdf_sheets *s)
{
	uint32_t empty = 0;

	for (uint32_t i = 0; i < s->pages.n; i++)
		empty += pdf_page(s, i)->pieces == 0;
	if (empty * 2 > s->pages.n)
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "most pages are pictures without text: run OCR first, with "
		    "ocrmypdf for instance");
	if (s->pages.n > LIMIT_PDF_PAGES)
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "only the first 5000 pages are shown");
	else if (s->cut)
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "only the first pages could be read within the limits");
}

static enum kutip_result
read_sheets(struct draft *d, struct arena *a, const char *name,
    const struct pdf_said *said, struct kutip_error *err)
{
	struct pdf_sheets s;
	struct pdf_info info;
	struct vec blocks;
	enum kutip_result r = pdf_xml_read(&s, a, said->pages,
	    said->later, err);

	if (r != KUTIP_OK)
		return r;
	if (s.pieces.n == 0 && s.pages.n > 0)
		return error_set(err, KUTIP_EMPTY, name, 0, "the pages are "
		    "pictures; there is no text: run OCR first, with ocrmypdf "
		    "for instance");
	if (said->words.len > 0)
		r = pdf_word_mend(&s, said->words, err);
	if (r != KUTIP_OK)
		return r;
	pdf_info_read(&info, a, said->info);
	vec_init(&blocks, a, sizeof(struct pdf_block));
	pdf_margin_find(&s);
	pdf_column_sort(&s);
	pdf_line_find(&s);
	if (said->structure.len == 0 ||
	    !pdf_struct_blocks(&s, said->structure, &blocks))
		pdf_flow(&s, &blocks);
	pdf_head_find(&s, &blocks);
	pdf_front_find(d, &s, &blocks, &info);
	emit(d, &blocks);
	tell_pictures(d, &s);
	if (info.no_copy)
		draft_note(d, (struct kutip_span){ 0, 0 },
		    "whoever made this PDF asks that its words not be copied");
	return a->failed ? error_set(err, KUTIP_NO_MEMORY, name, 0,
	    "no memory left to read it") : KUTIP_OK;
}

enum kutip_result
pdf_read_said(struct draft *d, const char *name, const struct pdf_said *said,
    struct kutip_error *err)
{
	struct arena a = { 0 };
	enum kutip_result r = read_sheets(d, &a, name, said, err);

	arena_free(&a);
	return r;
}

/* ---- the children -------------------------------------------------------------- */

static void
make_valid(struct buf *out)
{
	size_t at = 0;

	while (at < out->len) {
		at += text_valid(out->ptr + at, out->len - at);
		if (at < out->len)
			out->ptr[at++] = '?';
	}
}

/* What a program says, as text that is valid. */
static enum kutip_result
ask(const struct child *c, const char *const argv[],
    const struct child_limits *l, struct buf *out, enum child_end *end,
    struct kutip_error *err)
{
	enum kutip_result r = child_run(c, argv, PACKAGE, l, out, end, err);

	make_valid(out);
	return r;
}

static bool
is_locked(struct kutip_str bytes)
{
	return text_find(bytes, STR("/Encrypt"), 0) != KUTIP_NONE;
}

static enum kutip_result
refuse(const char *name, struct kutip_str bytes, enum child_end end,
    const struct child_limits *l, struct kutip_error *err)
{
	if (end == CHILD_KILLED)
		return error_set(err, KUTIP_TOO_LARGE, name, 0, "reading this PDF "
		    "took more than %u seconds or too much memory, so it was "
		    "given up", l->cpu_seconds);
	if (is_locked(bytes))
		return error_set(err, KUTIP_FORMAT, name, 0, "is locked with a "
		    "password; unlock it first, with qpdf --decrypt for instance");
	return error_set(err, KUTIP_FORMAT, name, 0, "is a broken PDF that "
	    "pdftohtml cannot read; fetch it again");
}

/* The pages as pdftohtml says them; hidden: letters behind a picture, too. */
struct pages {
	struct buf xml;
	uint32_t later;			/* see struct pdf_said */
	uint32_t n;			/* as pdfinfo says */
	bool hidden;
	enum child_end end;
};

static bool
has_text(const struct pages *p)
{
	return text_find(buf_as_str(&p->xml), STR("<text "), 0) != KUTIP_NONE;
}

/* room is for MOST_ARGS; first NULL: all pages. */
static void
pages_command(const char *room[], bool hidden, const char *first,
    const char *last)
{
	static const char *const always[] = { "pdftohtml", "-xml", "-i", "-q",
	    "-nodrm", "-fontfullname", "-stdout" };
	uint32_t n = 0;

	for (; n < sizeof(always) / sizeof(*always); n++)
		room[n] = always[n];
	if (hidden)
		room[n++] = "-hidden";
	if (first != NULL) {
		room[n++] = "-f";
		room[n++] = first;
		room[n++] = "-l";
		room[n++] = last;
	}
	room[n++] = CHILD_INPUT;
	room[n] = NULL;
}

/* Two children at once, each with half of the pages and half of the memory.
 * A half that dies leaves nothing: all pages may do better with all of it. */
static enum kutip_result
ask_halves(const struct child *c, const struct child_limits *l,
    struct pages *p, struct kutip_error *err)
{
	uint32_t n = p->n > LIMIT_PDF_PAGES ? LIMIT_PDF_PAGES + 1 : p->n;
	const char *room[2][MOST_ARGS];
	struct child_limits each = *l;
	struct child_job jobs[2] = { { .argv = room[0], .end = CHILD_FAILED },
	    { .argv = room[1], .end = CHILD_FAILED } };
	enum kutip_result r;
	char half[12], next[12], last[12];

	snprintf(half, sizeof(half), "%u", n / 2);
	snprintf(next, sizeof(next), "%u", n / 2 + 1);
	snprintf(last, sizeof(last), "%u", n);
	pages_command(room[0], p->hidden, "1", half);
	pages_command(room[1], p->hidden, next, last);
	each.memory_bytes /= 2;
	r = child_run_all(c, jobs, 2, PACKAGE, &each, err);
	p->end = jobs[0].end == CHILD_DONE ? jobs[1].end : jobs[0].end;
	if (r == KUTIP_OK && p->end != CHILD_FAILED) {
		make_valid(&jobs[0].out);
		make_valid(&jobs[1].out);
		p->later = (uint32_t)jobs[0].out.len;
		buf_free(&p->xml);
		p->xml = jobs[0].out;
		buf_str(&p->xml, buf_as_str(&jobs[1].out));
	} else {
		buf_free(&jobs[0].out);
	}
	buf_free(&jobs[1].out);
	return r;
}

static enum kutip_result
ask_whole(const struct child *c, const struct child_limits *l,
    struct pages *p, struct kutip_error *err)
{
	const char *room[MOST_ARGS];

	pages_command(room, p->hidden, NULL, NULL);
	p->later = 0;
	buf_clear(&p->xml);
	return ask(c, room, l, &p->xml, &p->end, err);
}

static enum kutip_result
ask_either(const struct child *c, const struct child_limits *l,
    struct pages *p, struct kutip_error *err)
{
	enum kutip_result r = KUTIP_OK;

	p->end = CHILD_FAILED;
	if (l->at_once > 1 && p->n >= MANY_PAGES)
		r = ask_halves(c, l, p, err);
	return r == KUTIP_OK && p->end == CHILD_FAILED ?
	    ask_whole(c, l, p, err) : r;
}

/* Pages that were read by OCR have their letters behind the picture, unseen. */
static enum kutip_result
ask_pages(const struct child *c, const struct child_limits *l,
    struct pages *p, struct kutip_error *err)
{
	enum kutip_result r = ask_either(c, l, p, err);

	p->hidden = true;
	return r == KUTIP_OK && p->end == CHILD_DONE && !has_text(p) ?
	    ask_either(c, l, p, err) : r;
}

/* Words are a help: without them the pages are read as they are drawn. */
static void
ask_words(const struct child *c, const struct child_limits *l,
    const struct buf *pages, struct buf *words)
{
	static const char *const argv[] = { "pdftotext", "-bbox", "-raw", "-q",
	    CHILD_INPUT, "-", NULL };
	enum child_end end = CHILD_FAILED;

	if (pdf_word_is_needed(buf_as_str(pages)) &&
	    ask(c, argv, l, words, &end, NULL) == KUTIP_OK && end == CHILD_DONE)
		return;
	buf_clear(words);
}

/* The structure of a tagged PDF; on trees that are too deep pdfinfo dies, and
 * the pages are read as they are drawn. */
static void
ask_structure(const struct child *c, const struct child_limits *l,
    const struct buf *info, struct buf *structure)
{
	static const char *const argv[] = { "pdfinfo", "-struct-text",
	    CHILD_INPUT, NULL };
	enum child_end end = CHILD_FAILED;

	if (text_find(buf_as_str(info), STR("\nTagged:          yes"), 0) !=
	    KUTIP_NONE && ask(c, argv, l, structure, &end, NULL) == KUTIP_OK &&
	    end == CHILD_DONE)
		return;
	buf_clear(structure);
}

/* How many pages it has, says pdfinfo. */
static uint32_t
count_pages(const struct buf *said)
{
	struct arena a = { 0 };
	struct pdf_info info;

	pdf_info_read(&info, &a, buf_as_str(said));
	arena_free(&a);
	return info.pages;
}

enum kutip_result
pdf_read_within(struct draft *d, const char *name, struct kutip_str bytes,
    const struct child_limits *l, struct kutip_error *err)
{
	static const char *const argv[] = { "pdfinfo", "-isodates", CHILD_INPUT,
	    NULL };
	struct buf info = { 0 }, words = { 0 }, tree = { 0 };
	struct pages pages = { .end = CHILD_FAILED };
	enum child_end end = CHILD_FAILED;
	struct child c;
	enum kutip_result r = child_open(&c, name, bytes, err);

	if (r == KUTIP_OK)
		r = ask(&c, argv, l, &info, &end, err);
	pages.n = count_pages(&info);
	if (r == KUTIP_OK)
		r = ask_pages(&c, l, &pages, err);
	if (r == KUTIP_OK && text_find(buf_as_str(&pages.xml), STR("<page "),
	    0) == KUTIP_NONE)
		r = refuse(name, bytes, pages.end, l, err);
	if (r == KUTIP_OK) {
		ask_words(&c, l, &pages.xml, &words);
		if (words.len == 0)
			ask_structure(&c, l, &info, &tree);
		r = pdf_read_said(d, name, &(struct pdf_said){ buf_as_str(&info),
		    buf_as_str(&pages.xml), buf_as_str(&words),
		    buf_as_str(&tree), pages.later }, err);
	}
	child_close(&c);
	buf_free(&info);
	buf_free(&pages.xml);
	buf_free(&words);
	buf_free(&tree);
	return r;
}

enum kutip_result
pdf_read(struct draft *d, const char *name, struct kutip_str bytes,
    struct kutip_error *err)
{
	struct child_limits limits = child_limits();

	return pdf_read_within(d, name, bytes, &limits, err);
}

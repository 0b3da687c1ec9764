/*
 * passage.c - see passage.h: collecting.
 */
#include "passage.h"

#include <stdio.h>
#include <string.h>

#include "anchor.h"
#include "sha256.h"
#include "text.h"

#define MENTIONS_LOOKED_AT 256		/* of one paragraph */

void
passages_init(struct passages *p)
{
	*p = (struct passages){ 0 };
	vec_init(&p->rows, &p->arena, sizeof(struct passage *));
	vec_init(&p->sources, &p->arena, sizeof(struct passage_source *));
}

void
passages_free(struct passages *p)
{
	arena_free(&p->arena);
	*p = (struct passages){ 0 };
}

/* ---- copies ------------------------------------------------------------- */

static struct kutip_str
keep(struct passages *p, struct kutip_str s)
{
	return s.len ? arena_str(&p->arena, s.ptr, s.len) : STR("");
}

static struct kutip_str
keep_buf(struct passages *p, struct buf *b)
{
	struct kutip_str kept = keep(p, buf_as_str(b));

	p->arena.failed |= b->failed;
	buf_free(b);
	return kept;
}

static struct kutip_str
keep_joined(struct passages *p, const struct kutip_str *s, uint32_t n)
{
	struct buf all = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		buf_puts(&all, i ? "; " : "");
		buf_str(&all, s[i]);
	}
	return keep_buf(p, &all);
}

static struct passage *
new_passage(struct passages *p)
{
	struct passage *row = arena_alloc(&p->arena, sizeof(*row));

	if (row == NULL)
		return NULL;
	*(struct passage **)vec_push(&p->rows) = row;
	return row;
}

static struct passage_source *
new_source(struct passages *p)
{
	struct passage_source *s = arena_alloc(&p->arena, sizeof(*s));

	if (s == NULL)
		return NULL;
	*(struct passage_source **)vec_push(&p->sources) = s;
	return s;
}

static void
name_source(struct passage_source *s)
{
	struct kutip_str by = s->is.sha256;
	char hex[SHA256_HEX];

	if (by.len < sizeof(s->id) - 1) {
		by = s->is.url.len ? s->is.url : s->is.path.len ?
		    s->is.path : s->is.name;
		sha256_hex(by.ptr, by.len, hex);
		by = text_of(hex);
	}
	memcpy(s->id, by.ptr, sizeof(s->id) - 1);
}

static struct passage_source *
add_source(struct passages *p, const struct kutip_doc *doc)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	struct kutip_str text = kutip_text(doc);
	struct passage_source *s = new_source(p);
	struct buf path = { 0 }, byline = { 0 };
	char date[KUTIP_DATE_MAX], hex[SHA256_HEX];

	if (s == NULL)
		return NULL;
	note_list_path(doc, &path);
	for (uint32_t i = 0; i < meta->bylines; i++) {
		buf_puts(&byline, i ? "; " : "");
		buf_str(&byline, meta->byline[i]);
	}
	sha256_hex(text.ptr, text.len, hex);
	s->is = (struct note_source){
		.name = keep(p, text_of(meta->name)),
		.path = keep_buf(p, &path),
		.title = keep(p, meta->title),
		.site = keep(p, meta->site),
		.byline = keep_buf(p, &byline),
		.published = keep(p,
		    text_of(kutip_date_iso(meta->published, date))),
		.dateline = keep(p, meta->dateline),
		.url = keep(p, meta->url),
		.lang = keep(p, text_of(meta->lang)),
		.sha256 = keep(p, text_of(meta->sha256)),
		.text_sha256 = keep(p, text_of(hex)),
	};
	s->text = keep(p, text);
	name_source(s);
	return s;
}

/* ---- where a passage stands --------------------------------------------- */

/* From here on spans are those of the document and of its copy alike. */
struct brief {
	struct passages *p;
	const struct kutip_doc *doc;
	struct passage_source *source;
	uint32_t row;			/* of the source */
};

static struct kutip_str
section_of(const struct brief *b, uint32_t block)
{
	uint32_t n, blocks;
	const struct kutip_block *row = kutip_blocks(b->doc, &blocks);
	const struct kutip_section *section = kutip_sections(b->doc, &n);

	if (block >= blocks || row[block].section >= n)
		return STR("");
	return keep(b->p, section[row[block].section].title);
}

static struct kutip_str
page_of(const struct brief *b, uint32_t block, uint32_t byte)
{
	uint32_t blocks, page;
	const struct kutip_block *row = kutip_blocks(b->doc, &blocks);
	char digits[16];

	page = block < blocks ? kutip_page(&row[block], byte) : 0;
	if (page == 0)
		return STR("");
	snprintf(digits, sizeof(digits), "%u", page);
	return keep(b->p, text_of(digits));
}

/* The first link that ends behind a byte: links come in order. */
static uint32_t
link_from(const struct kutip_link *link, uint32_t n, uint32_t byte)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (link[middle].span.end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Those in a span, cut off at its ends. */
static struct passage_links
links_of(const struct brief *b, struct kutip_span span)
{
	uint32_t n, first, end;
	const struct kutip_link *link = kutip_links(b->doc, &n);
	struct kutip_link *kept;

	end = first = link_from(link, n, span.start);
	while (end < n && link[end].span.start < span.end)
		end++;
	if (end == first)
		return (struct passage_links){ NULL, 0 };
	kept = arena_alloc(&b->p->arena, (end - first) * sizeof(*kept));
	for (uint32_t i = first; kept != NULL && i < end; i++) {
		struct kutip_span s = link[i].span;

		s.start = s.start > span.start ? s.start : span.start;
		s.end = s.end < span.end ? s.end : span.end;
		kept[i - first] = (struct kutip_link){
			{ s.start - span.start, s.end - span.start },
			keep(b->p, link[i].url) };
	}
	return (struct passage_links){ kept, kept ? end - first : 0 };
}

/* Of the sentence; empty if it says no more than the words. */
static struct kutip_span
sentence_around(const struct brief *b, struct kutip_span span)
{
	uint32_t n, first = kutip_sentence_at(b->doc, span.start);
	uint32_t last = kutip_sentence_at(b->doc, span.end - 1);
	const struct kutip_sentence *row = kutip_sentences(b->doc, &n);
	struct kutip_span whole, none = { 0, 0 };

	if (first >= n || last >= n || first > last)
		return none;
	whole = text_trim_span(b->source->text, (struct kutip_span){
	    row[first].span.start, row[last].span.end });
	if (whole.end - whole.start > PASSAGE_SENTENCE ||
	    whole.end - whole.start <= span.end - span.start)
		return none;
	return whole;
}

/* The first mention at or after a byte: mentions come in order. */
static uint32_t
mention_from(const struct kutip_mention *m, uint32_t n, uint32_t byte)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (m[middle].span.start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_item(const struct brief *b, struct passage *row, uint32_t entity)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(b->doc, &n);

	if (entity >= n || e[entity].kind != KUTIP_AGENDA ||
	    e[entity].untagged || row->items == PASSAGE_ITEMS)
		return;
	for (uint32_t i = 0; i < row->items; i++)
		if (text_equal(row->item[i], e[entity].label))
			return;
	row->item[row->items++] = keep(b->p, e[entity].label);
}

static void
items_between(const struct brief *b, struct passage *row,
    struct kutip_span span)
{
	uint32_t n;
	const struct kutip_mention *m = kutip_mentions(b->doc, &n);
	uint32_t i = mention_from(m, n, span.start);

	for (uint32_t k = 0; k < MENTIONS_LOOKED_AT && i < n &&
	    m[i].span.start < span.end; k++, i++)
		add_item(b, row, m[i].entity);
}

static void
place(const struct brief *b, struct passage *row, struct kutip_span span)
{
	uint32_t n, block = kutip_block_at(b->doc, span.start);
	const struct kutip_block *blocks = kutip_blocks(b->doc, &n);
	struct kutip_span around = sentence_around(b, span);

	row->now = (struct kutip_span){ kutip_codepoint(b->doc, span.start),
		kutip_codepoint(b->doc, span.end) };
	row->section = section_of(b, block);
	row->page = page_of(b, block, span.start);
	row->sentence = text_slice(b->source->text, around);
	row->sentence_leads = links_of(b, around);
	items_between(b, row, span);
	if (block < n)
		items_between(b, row, blocks[block].span);
	row->agenda = keep_joined(b->p, row->item, row->items);
}

/* ---- quotes and notes of a brief ----------------------------------------- */

static void
name_speaker(const struct brief *b, struct passage *row,
    const struct kutip_quote *q)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(b->doc, &n);

	row->speaker = row->role = row->how = STR("");
	if (q->speaker < n) {
		row->speaker = keep(b->p, e[q->speaker].name);
		row->role = keep(b->p, e[q->speaker].role);
		row->how = text_of(note_how(q->by));
	}
}

static void
add_quote(const struct brief *b, const struct kutip_quote *q)
{
	struct passage *row = new_passage(b->p);
	struct buf id = { 0 };

	if (row == NULL)
		return;
	row->kind = PASSAGE_QUOTE;
	row->unit = NOTE_QUOTE;
	row->source = b->row;
	row->made = &b->source->is;
	row->at_hand = true;
	row->words = text_slice(b->source->text, q->words);
	row->said = q->kind == KUTIP_DIRECT ? STR("direct") : STR("indirect");
	name_speaker(b, row, q);
	row->leads = links_of(b, q->words);
	place(b, row, q->words);
	row->start = row->now.start;
	row->end = row->now.end;
	row->length = kutip_codepoint(b->doc, b->source->text.len);
	row->in_text = b->source->is.text_sha256;
	row->prefix = anchor_prefix(b->source->text, q->words);
	row->suffix = anchor_suffix(b->source->text, q->words);
	buf_printf(&id, "%s-%u", b->source->id, row->start);
	row->id = keep_buf(b->p, &id);
}

static const struct note_source *
copy_source(struct passages *p, const struct note_source *s)
{
	struct note_source *copy = arena_alloc(&p->arena, sizeof(*copy));

	if (copy == NULL)
		return s;
	*copy = (struct note_source){
		.name = keep(p, s->name), .path = keep(p, s->path),
		.title = keep(p, s->title), .site = keep(p, s->site),
		.byline = keep(p, s->byline),
		.published = keep(p, s->published),
		.dateline = keep(p, s->dateline), .url = keep(p, s->url),
		.lang = keep(p, s->lang), .sha256 = keep(p, s->sha256),
		.text_sha256 = keep(p, s->text_sha256),
	};
	return copy;
}

/* What a note says of itself, without the place in a brief. */
static struct passage *
copy_note(struct passages *p, const struct note *note)
{
	struct passage *row = new_passage(p);
	struct kutip_str *tag;

	if (row == NULL)
		return NULL;
	*row = (struct passage){ .kind = note->kind == NOTE_SAYS ?
	    PASSAGE_SAYS : PASSAGE_MARK, .unit = note->unit,
	    .id = keep(p, note->id), .words = keep(p, note->exact),
	    .speaker = keep(p, note->speaker), .role = keep(p, note->role),
	    .said = keep(p, note->said), .how = keep(p, note->how),
	    .label = keep(p, note->label), .body = keep(p, note->body),
	    .prefix = keep(p, note->prefix), .suffix = keep(p, note->suffix),
	    .start = note->start, .end = note->end, .length = note->length,
	    .in_text = keep(p, note->in_text.len ? note->in_text :
	    note->source.text_sha256),
	    .paragraph_sha256 = keep(p, note->paragraph_sha256),
	    .created = keep(p, note->created),
	    .modified = keep(p, note->modified),
	    .device = keep(p, note->device), .state = NOTE_ORPHAN,
	};
	row->made = copy_source(p, &note->source);
	tag = arena_alloc(&p->arena, (note->tags + 1) * sizeof(*tag));
	for (uint32_t i = 0; tag != NULL && i < note->tags; i++)
		tag[i] = keep(p, note->tag[i]);
	row->tag = tag;
	row->tags = tag ? note->tags : 0;
	row->tag_list = keep_joined(p, row->tag, row->tags);
	return row;
}

/* Who was set right by hand since is so in the marks that were made before. */
static void
set_right(const struct brief *b, struct passage *row, uint32_t byte)
{
	uint32_t n, at = kutip_quote_at(b->doc, byte);
	const struct kutip_quote *q = kutip_quotes(b->doc, &n);

	if (at < n && q[at].by == KUTIP_BY_HAND)
		name_speaker(b, row, &q[at]);
}

static void
add_note(const struct brief *b, const struct note *note)
{
	struct passage *row = copy_note(b->p, note);

	if (row == NULL)
		return;
	row->source = b->row;
	row->at_hand = true;
	row->state = note->state;
	if (note->state == NOTE_ORPHAN)
		return;
	set_right(b, row, note->span.start);
	place(b, row, note->span);
	row->changed = !text_equal(row->words,
	    text_slice(b->source->text, note->span));
	if (!row->changed)
		row->leads = links_of(b, note->span);
}

/* Is there a mark on the quote whose speaker this row sets?  Rows are sorted by
 * place, so it would be among its neighbours. */
static bool
is_marked_too(const struct notes_list *notes, uint32_t row)
{
	const struct note *says = &notes->rows[row], *r = notes->rows;
	uint32_t i = row;

	if (says->kind != NOTE_SAYS || says->state == NOTE_ORPHAN)
		return false;
	while (i > 0 && r[i - 1].span.start == says->span.start)
		i--;
	for (; i < notes->n && r[i].state != NOTE_ORPHAN &&
	    r[i].span.start == says->span.start; i++) {
		if (r[i].kind == NOTE_MARK)
			return true;
	}
	return false;
}

void
passages_add(struct passages *p, const struct kutip_doc *doc,
    const struct notes_list *notes)
{
	struct brief b = { p, doc, NULL, p->sources.n };
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	b.source = add_source(p, doc);
	if (b.source == NULL)
		return;
	if (notes != NULL && notes->marks > 0) {
		for (uint32_t i = 0; i < notes->n; i++)
			if (!is_marked_too(notes, i))
				add_note(&b, &notes->rows[i]);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		add_quote(&b, &q[i]);
}

/* Notes of one brief mostly follow one another. */
void
passages_add_note(struct passages *p, const struct note *note)
{
	const struct passage_source *last = p->sources.n ?
	    passage_source_at(p, p->sources.n - 1) : NULL;
	struct passage *row = copy_note(p, note);
	struct passage_source *s;

	if (row == NULL)
		return;
	if (last == NULL || last->text.len > 0 ||
	    !text_equal(last->is.sha256, note->source.sha256) ||
	    !text_equal(last->is.text_sha256, note->source.text_sha256) ||
	    !text_equal(last->is.path, note->source.path)) {
		s = new_source(p);
		if (s == NULL)
			return;
		s->is = *row->made;
		name_source(s);
	}
	row->source = p->sources.n - 1;
}

/* ---- names ---------------------------------------------------------------- */

struct kutip_str
passage_file(struct kutip_str path)
{
	uint32_t start = path.len;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	return text_slice(path, (struct kutip_span){ start, path.len });
}

struct kutip_str
passage_title(const struct note_source *s)
{
	return s->title.len ? s->title : passage_file(s->name);
}

struct kutip_str
passage_site(const struct note_source *s)
{
	return s->site.len ? s->site : passage_file(s->name);
}

const struct note_source *
passage_brief(const struct passages *p, const struct passage *row)
{
	return row->state == NOTE_ORPHAN ? row->made :
	    &passage_source_at(p, row->source)->is;
}

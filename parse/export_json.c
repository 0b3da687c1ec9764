/*
 * export_json.c - all that kutip found, one object on one line.
 *
 * The text is the article's own words: its paragraphs with an empty line
 * between them, without title, byline and furniture.  Every position is a code
 * point of that text, [start, end).  A speaker that the reader set is "by":
 * "hand", and so is null where the reader says that nobody is known.  What
 * stands outside of it (a name in the title) has no position and is left out of
 * the lists of mentions.  A tag that a subject code of the source gives is
 * "given": true, and may have no mention.
 *
 *	{"kutip":1,"source":{…},"lang":"id","title":"…", …,
 *	 "quotes":[{"start":1042,"end":1130,"kind":"direct","speaker":"s1",
 *	            "cue":[1132,1136],"mention":null,"by":"pronoun"}], …}
 *
 * Bytes become code points through a count at every 64th byte: one pass to
 * make it, an addition and at most 63 bytes to use it.
 */
#include "export.h"

#include <string.h>

#include "arena.h"
#include "json.h"
#include "text.h"
#include "unicode.h"

#define MARK_BYTES 64

struct piece {				/* a paragraph of the text */
	enum kutip_block_kind kind;
	struct kutip_span span;		/* bytes of the document */
	uint32_t at;			/* code points of the text before it */
	uint32_t before;		/* code points of the document before it */
};

struct map {
	struct arena arena;
	struct kutip_str text;		/* the document's */
	uint32_t *marks;		/* code points before every 64th byte */
	struct vec pieces;
	uint32_t last;			/* the piece that was asked for last */
	uint32_t *number;		/* of each entity: 1 for "s1"; 0: no speaker */
};

/* ---- bytes to code points --------------------------------------------- */

/* Bytes that begin a character, eight at a time: all but 10xxxxxx.  At most
 * MARK_BYTES of them, so that eight sums fit into eight bytes. */
static uint32_t
count_points(const char *p, uint32_t len)
{
	const uint64_t ones = 0x0101010101010101u;
	uint32_t n = len, i = 0;
	uint64_t sums = 0;		/* of each of the eight columns */

	for (; i + 8 <= len; i += 8) {
		uint64_t w;

		memcpy(&w, p + i, 8);
		sums += (w >> 7) & (~w >> 6) & ones;
	}
	n -= (uint32_t)(sums * ones >> 56);
	for (; i < len; i++)
		n -= ((unsigned char)p[i] & 0xC0) == 0x80;
	return n;
}

static uint32_t
point_of(const struct map *m, uint32_t byte)
{
	uint32_t mark = byte / MARK_BYTES * MARK_BYTES;

	return m->marks[mark / MARK_BYTES] +
	    count_points(m->text.ptr + mark, byte - mark);
}

static void
make_marks(struct map *m)
{
	uint32_t n = m->text.len / MARK_BYTES + 1;

	m->marks = arena_alloc(&m->arena, n * sizeof(*m->marks));
	for (uint32_t i = 1; m->marks != NULL && i < n; i++)
		m->marks[i] = m->marks[i - 1] + count_points(
		    m->text.ptr + (i - 1) * MARK_BYTES, MARK_BYTES);
}

static void
make_pieces(struct map *m, const struct kutip_doc *doc)
{
	uint32_t n, at = 0;
	const struct kutip_block *block = kutip_blocks(doc, &n);

	vec_init(&m->pieces, &m->arena, sizeof(struct piece));
	for (uint32_t i = 0; i < n; i++) {
		struct piece *p;

		if (!kutip_is_body(block[i].kind))
			continue;
		p = vec_push(&m->pieces);
		p->kind = block[i].kind;
		p->span = block[i].span;
		p->at = at;
		p->before = point_of(m, p->span.start);
		at += point_of(m, p->span.end) - p->before + 2;
	}
}

static bool
map_init(struct map *m, const struct kutip_doc *doc)
{
	uint32_t entities;

	*m = (struct map){ .text = kutip_text(doc) };
	kutip_entities(doc, &entities);
	m->number = arena_alloc(&m->arena,
	    (entities + 1) * sizeof(*m->number));
	make_marks(m);
	if (!m->arena.failed)
		make_pieces(m, doc);
	return !m->arena.failed;
}

static const struct piece *
piece_row(const struct map *m, uint32_t i)
{
	return (const struct piece *)m->pieces.rows + i;
}

/* The first piece that ends behind byte; pieces.n if there is none. */
static uint32_t
piece_after(struct map *m, uint32_t byte)
{
	uint32_t low = 0, high = m->pieces.n;

	/* Spans come mostly in order: look beside the last one first. */
	if (m->last < high && piece_row(m, m->last)->span.end > byte) {
		if (m->last == 0 ||
		    piece_row(m, m->last - 1)->span.end <= byte)
			return m->last;
		high = m->last;
	}
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (piece_row(m, middle)->span.end > byte)
			high = middle;
		else
			low = middle + 1;
	}
	m->last = low;
	return low;
}

/* Bytes of the document into code points of the text; false for what is not
 * in the text, and for an empty span. */
static bool
map_span(struct map *m, struct kutip_span s, struct kutip_span *out)
{
	const struct piece *first, *last;
	uint32_t i, j;

	if (s.start >= s.end)
		return false;
	i = piece_after(m, s.start);
	j = piece_after(m, s.end - 1);
	if (j >= m->pieces.n)
		return false;
	first = piece_row(m, i);
	last = piece_row(m, j);
	if (s.start < first->span.start || s.end <= last->span.start)
		return false;
	out->start = first->at + point_of(m, s.start) - first->before;
	out->end = last->at + point_of(m, s.end) - last->before;
	return true;
}

/* ---- parts of the object ---------------------------------------------- */

static void
put_pair(struct buf *out, struct kutip_span s)
{
	buf_putc(out, '[');
	json_put_number(out, s.start);
	buf_putc(out, ',');
	json_put_number(out, s.end);
	buf_putc(out, ']');
}

static void
put_start_end(struct buf *out, struct kutip_span s)
{
	buf_puts(out, "\"start\":");
	json_put_number(out, s.start);
	buf_puts(out, ",\"end\":");
	json_put_number(out, s.end);
}

/* ,"key":[12,19] or null */
static void
put_span(struct buf *out, struct map *m, const char *key, struct kutip_span s)
{
	struct kutip_span at;

	buf_puts(out, key);
	if (map_span(m, s, &at))
		put_pair(out, at);
	else
		buf_puts(out, "null");
}

static void
put_source(struct buf *out, const struct kutip_meta *meta)
{
	buf_puts(out, "{\"kutip\":1,\"source\":{\"name\":");
	json_put_string(out, text_of(meta->name));
	buf_puts(out, ",\"format\":");
	json_put_string(out, text_of(meta->format));
	buf_puts(out, ",\"charset\":");
	json_put_string(out, text_of(meta->charset));
	buf_puts(out, ",\"sha256\":");
	json_put_string(out, text_of(meta->sha256));
	buf_puts(out, "},\"lang\":");
	json_put_string(out, text_of(meta->lang[0] ? meta->lang : "und"));
}

static void
put_head(struct buf *out, const struct kutip_meta *meta)
{
	char date[KUTIP_DATE_MAX];

	buf_puts(out, ",\"title\":");
	json_put_string(out, meta->title);
	buf_puts(out, ",\"deck\":");
	json_put_string_or_null(out, meta->deck);
	buf_puts(out, ",\"byline\":[");
	for (uint32_t i = 0; i < meta->bylines; i++) {
		buf_puts(out, i ? "," : "");
		json_put_string(out, meta->byline[i]);
	}
	buf_puts(out, "],\"dateline\":");
	json_put_string_or_null(out, meta->dateline);
	buf_puts(out, ",\"published\":");
	json_put_string_or_null(out,
	    text_of(kutip_date_iso(meta->published, date)));
	date[10] = '\0';
	buf_puts(out, ",\"date\":");
	json_put_string_or_null(out, text_of(date));
	buf_puts(out, ",\"siteName\":");
	json_put_string_or_null(out, meta->site);
	buf_puts(out, ",\"url\":");
	json_put_string_or_null(out, meta->url);
}

static void
put_text(struct buf *out, const struct map *m)
{
	buf_puts(out, ",\"text\":\"");
	for (uint32_t i = 0; i < m->pieces.n; i++) {
		buf_puts(out, i ? "\\n\\n" : "");
		json_put_inner(out, text_slice(m->text, piece_row(m, i)->span));
		buf_spill(out);
	}
	buf_putc(out, '"');
}

/* The pieces that stand in a section, first and last; a section is as long as
 * those of its paragraphs that are in the text. */
static bool
section_pieces(struct map *m, struct kutip_span s, uint32_t *first,
    uint32_t *last)
{
	uint32_t i = piece_after(m, s.start), j;

	j = piece_after(m, s.end ? s.end - 1 : 0);
	if (j == m->pieces.n || piece_row(m, j)->span.start >= s.end) {
		if (j == 0)
			return false;
		j--;
	}
	*first = i;
	*last = j;
	return i <= j;
}

static void
put_section(struct buf *out, struct map *m, const struct kutip_doc *doc,
    const struct kutip_section *section, uint32_t first, uint32_t last)
{
	uint32_t n;
	const struct kutip_block *block = kutip_blocks(doc, &n);
	const struct piece *end = piece_row(m, last);
	const char *comma = "";

	buf_puts(out, "{\"heading\":");
	json_put_string_or_null(out, section->heading == KUTIP_NONE ?
	    STR("") : section->title);
	if (section->heading != KUTIP_NONE && block[section->heading].level)
		buf_printf(out, ",\"level\":%u",
		    block[section->heading].level);
	buf_putc(out, ',');
	put_start_end(out, (struct kutip_span){ piece_row(m, first)->at,
	    end->at + point_of(m, end->span.end) - end->before });
	buf_puts(out, ",\"paragraphs\":[");
	for (uint32_t i = first; i <= last; i++) {
		if (piece_row(m, i)->kind == KUTIP_HEADING)
			continue;
		buf_puts(out, comma);
		json_put_string(out, text_slice(m->text,
		    piece_row(m, i)->span));
		comma = ",";
		buf_spill(out);
	}
	buf_puts(out, "]}");
}

static void
put_sections(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n, first, last;
	const struct kutip_section *section = kutip_sections(doc, &n);
	struct kutip_span at;
	const char *comma = "";

	buf_puts(out, ",\"sections\":[");
	for (uint32_t i = 0; i < n; i++) {
		if (!section_pieces(m, section[i].span, &first, &last))
			continue;
		buf_puts(out, comma);
		put_section(out, m, doc, &section[i], first, last);
		comma = ",";
	}
	buf_puts(out, "],\"paragraphs\":[");
	for (uint32_t i = 0; i < m->pieces.n; i++) {
		map_span(m, piece_row(m, i)->span, &at);
		buf_puts(out, i ? ",{" : "{");
		put_start_end(out, at);
		buf_putc(out, '}');
		buf_spill(out);
	}
	buf_putc(out, ']');
}

/* What leads elsewhere; those of furniture are not in the text. */
/* Where each printed page begins that has a paragraph: [page, code point]. */
static void
put_pages(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n, last = 0;
	const struct kutip_block *b = kutip_blocks(doc, &n);

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t starts[] = { b[i].span.start, b[i].turn };

		for (uint32_t k = 0; k < 2; k++) {
			uint32_t page = kutip_page(&b[i], starts[k]);
			struct kutip_span at = { starts[k], b[i].span.end };

			if (page <= last || (k == 1 && b[i].turn == 0) ||
			    !map_span(m, at, &at))
				continue;
			buf_puts(out, last == 0 ? ",\"pages\":[" : ",");
			put_pair(out, (struct kutip_span){ page, at.start });
			last = page;
		}
	}
	buf_puts(out, last == 0 ? "" : "]");
}

static void
put_links(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_link *link = kutip_links(doc, &n);
	struct kutip_span at;
	const char *comma = "";

	buf_puts(out, ",\"links\":[");
	for (uint32_t i = 0; i < n; i++) {
		if (!map_span(m, link[i].span, &at))
			continue;
		buf_puts(out, comma);
		buf_putc(out, '{');
		put_start_end(out, at);
		buf_puts(out, ",\"url\":");
		json_put_string(out, link[i].url);
		buf_putc(out, '}');
		comma = ",";
	}
	buf_putc(out, ']');
}

static void
put_mentions(struct buf *out, struct map *m, const struct kutip_doc *doc,
    const struct kutip_entity *e)
{
	uint32_t n;
	const struct kutip_mention *mention = kutip_mentions(doc, &n);
	struct kutip_span at;
	const char *comma = "";

	buf_puts(out, ",\"mentions\":[");
	for (uint32_t i = e->mention; i < n; i = mention[i].next) {
		if (!map_span(m, mention[i].span, &at))
			continue;
		buf_puts(out, comma);
		put_pair(out, at);
		comma = ",";
	}
	buf_putc(out, ']');
}

static const char *
kind_of(const struct kutip_entity *e)
{
	switch (e->kind) {
	case KUTIP_ORG:
		return "organisation";
	case KUTIP_STATE:
		return "state";
	default:
		return "person";
	}
}

static void
put_speaker(struct buf *out, struct map *m, const struct kutip_doc *doc,
    const struct kutip_entity *e, uint32_t number)
{
	buf_puts(out, number > 1 ? ",{\"id\":\"s" : "{\"id\":\"s");
	json_put_number(out, number);
	buf_puts(out, "\",\"name\":");
	json_put_string(out, e->name);
	buf_printf(out, ",\"kind\":\"%s\",\"role\":",
	    e->unnamed ? "unnamed" : kind_of(e));
	json_put_string_or_null(out, e->role);
	put_mentions(out, m, doc, e);
	buf_putc(out, '}');
}

/* Speakers are numbered as they first speak. */
static void
put_speakers(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n, entities, number = 0;
	const struct kutip_quote *q = kutip_quotes(doc, &n);
	const struct kutip_entity *e = kutip_entities(doc, &entities);
	struct kutip_span at;

	buf_puts(out, ",\"speakers\":[");
	for (uint32_t i = 0; i < n; i++) {
		uint32_t who = q[i].speaker;

		if (who >= entities || m->number[who] ||
		    !map_span(m, q[i].words, &at))
			continue;
		m->number[who] = ++number;
		put_speaker(out, m, doc, &e[who], number);
	}
	buf_putc(out, ']');
}

/* The format knows these ways; a role is a way of naming, a clitic a pronoun. */
static const char *
way_of(const struct kutip_quote *q)
{
	if (q->by == KUTIP_BY_ROLE)
		return "name";
	if (q->by == KUTIP_BY_CLITIC)
		return "pronoun";
	return q->by == KUTIP_BY_NONE ? "none" : note_how(q->by);
}

static void
put_quote(struct buf *out, struct map *m, const struct kutip_quote *q,
    struct kutip_span at, uint32_t speaker)
{
	buf_putc(out, '{');
	put_start_end(out, at);
	buf_puts(out, q->kind == KUTIP_DIRECT ? ",\"kind\":\"direct\"" :
	    ",\"kind\":\"indirect\"");
	buf_puts(out, ",\"speaker\":");
	if (speaker == 0) {
		buf_puts(out, "null");
	} else {
		buf_puts(out, "\"s");
		json_put_number(out, speaker);
		buf_putc(out, '"');
	}
	put_span(out, m, ",\"cue\":", q->cue);
	put_span(out, m, ",\"mention\":", q->mention);
	buf_puts(out, ",\"by\":\"");
	buf_puts(out, speaker || q->by == KUTIP_BY_HAND ? way_of(q) : "none");
	buf_puts(out, "\"}");
}

static void
put_quotes(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);
	struct kutip_span at;
	const char *comma = "";

	buf_puts(out, ",\"quotes\":[");
	for (uint32_t i = 0; i < n; i++) {
		if (!map_span(m, q[i].words, &at))
			continue;
		buf_puts(out, comma);
		put_quote(out, m, &q[i], at, q[i].speaker == KUTIP_NONE ? 0 :
		    m->number[q[i].speaker]);
		comma = ",";
	}
	buf_putc(out, ']');
}

/* ---- tags ------------------------------------------------------------- */

/* "Retno Marsudi" -> retno-marsudi; letters of other scripts stay. */
static void
put_slug(struct buf *out, struct kutip_str name, uint32_t row)
{
	struct buf key = { 0 };
	struct kutip_str s;
	uint32_t at = 0, start = (uint32_t)out->len;

	unicode_search_key(name, &key);
	s = buf_as_str(&key);
	while (at < s.len) {
		uint32_t from = at, c = text_step(s, &at);

		if (unicode_is_letter(c) || unicode_is_mark(c) ||
		    unicode_is_digit(c))
			buf_add(out, s.ptr + from, at - from);
		else if (out->len > start && out->ptr[out->len - 1] != '-')
			buf_putc(out, '-');
	}
	if (out->len > start && out->ptr[out->len - 1] == '-')
		out->len--;
	if (out->len == start)
		buf_printf(out, "tag-%u", row);
	out->failed |= key.failed;
	buf_free(&key);
}

static void
put_tag(struct buf *out, struct map *m, const struct kutip_doc *doc,
    const struct kutip_entity *e, uint32_t row)
{
	if (e->kind == KUTIP_CITY)
		buf_puts(out, "{\"kind\":\"city\",\"type\":null");
	else if (e->kind == KUTIP_AGENDA)
		buf_puts(out, "{\"kind\":\"agenda\",\"type\":null");
	else
		buf_printf(out, "{\"kind\":\"actor\",\"type\":\"%s\"",
		    kind_of(e));
	buf_puts(out, ",\"id\":");
	if (e->key.len > 0) {
		json_put_string(out, e->key);
	} else {
		buf_putc(out, '"');
		put_slug(out, e->name, row);
		buf_putc(out, '"');
	}
	buf_puts(out, ",\"label\":");
	json_put_string(out, e->label.len ? e->label : e->name);
	put_mentions(out, m, doc, e);
	if (e->given)
		buf_puts(out, ",\"given\":true");
	buf_putc(out, '}');
}

static void
put_tags(struct buf *out, struct map *m, const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(doc, &n);
	const char *comma = "";

	buf_puts(out, ",\"tags\":[");
	for (uint32_t i = 0; i < n; i++) {
		if (e[i].unnamed || e[i].untagged)
			continue;
		buf_puts(out, comma);
		put_tag(out, m, doc, &e[i], i);
		comma = ",";
	}
	buf_puts(out, "]}\n");
}

void
export_json(const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out)
{
	struct map m;

	(void)notes;
	if (!map_init(&m, doc)) {
		out->failed = true;
	} else {
		put_source(out, kutip_meta(doc));
		put_head(out, kutip_meta(doc));
		put_text(out, &m);
		put_sections(out, &m, doc);
		put_pages(out, &m, doc);
		put_links(out, &m, doc);
		put_speakers(out, &m, doc);
		put_quotes(out, &m, doc);
		put_tags(out, &m, doc);
	}
	arena_free(&m.arena);
}

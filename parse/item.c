/*
 * item.c - an item into a draft.  See item.h.
 */
#include "item.h"

#include "article.h"
#include "article_words.h"
#include "error.h"
#include "limits.h"
#include "markup.h"
#include "text.h"
#include "url.h"
#include "xml.h"

/* A body of fewer bytes beside an address is a summary. */
#define SUMMARY_BYTES 1200
/* A longer one is no standfirst. */
#define DECK_BYTES    900
/* Words that a summary and the body's beginning have in common, per mille. */
#define SAME_WORDS    850
/* "The post … appeared first on …" with a long title. */
#define FOOT_BYTES    400
#define MAIL_BYTES    100
#define LOOK_BYTES    8192

void
item_init(struct item *it, struct draft *d)
{
	*it = (struct item){ .d = d, .url = STR(""), .base = STR(""),
	    .published.year = -1, .updated.year = -1,
	    .authors.arena = d->arena };
}

void
item_free(struct item *it)
{
	buf_free(&it->title);
	buf_free(&it->dateline);
	for (int i = 0; i < ITEM_BODIES; i++)
		buf_free(&it->body[i]);
	arena_free(&it->arena);
}

static void
note(struct item *it, const char *message)
{
	draft_note(it->d, (struct kutip_span){ 0, 0 }, message);
}

/* ---- words and HTML ----------------------------------------------------- */

static void
put_squeezed(struct kutip_str s, struct buf *out)
{
	bool due = false;

	s = text_trim(s);
	for (uint32_t pos = 0; pos < s.len;) {
		uint32_t at = pos, c = text_step(s, &pos);

		if (text_is_blank(c) && c != 0x200B) {
			due = true;
			continue;
		}
		if (due)
			buf_putc(out, ' ');
		due = false;
		buf_add(out, s.ptr + at, pos - at);
	}
}

void
item_put_words(struct item *it, struct kutip_str s, struct buf *out)
{
	s = markup_plain(&it->arena, s);
	put_squeezed(markup_plain(&it->arena, s), out);
}

static void
put_escaped(struct kutip_str s, struct buf *out)
{
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '<')
			buf_puts(out, "&lt;");
		else if (s.ptr[i] == '&')
			buf_puts(out, "&amp;");
		else
			buf_putc(out, s.ptr[i]);
	}
}

/* The paragraph at *from, which moves behind it: up to an empty line; where
 * there is none at all, a line is one. */
static struct kutip_str
next_paragraph(struct kutip_str s, uint32_t *from, bool lines)
{
	uint32_t start = *from, end = start, next;

	while (end < s.len) {
		uint32_t line = text_find(s, STR("\n"), end);

		next = line == KUTIP_NONE ? s.len : line + 1;
		if (end > start && text_trim(text_slice(s,
		    (struct kutip_span){ end, next })).len == 0)
			break;
		end = next;
		if (lines)
			break;
	}
	*from = end;
	return text_trim(text_slice(s, (struct kutip_span){ start, end }));
}

static bool
has(struct kutip_str s, struct kutip_str what)
{
	return text_find(s, what, 0) != KUTIP_NONE;
}

/* Is each line a paragraph?  There is no empty line, and one is too long to
 * have been cut by a program of mail. */
static bool
has_long_lines(struct kutip_str s)
{
	uint32_t from = 0, end, longest = 0;

	if (has(s, STR("\n\n")) || has(s, STR("\n\r\n")))
		return false;
	for (; from < s.len; from = end + 1) {
		end = text_find(s, STR("\n"), from);
		if (end == KUTIP_NONE)
			end = s.len;
		longest = end - from > longest ? end - from : longest;
	}
	return longest > MAIL_BYTES;
}

static void
put_paragraphs(struct kutip_str s, struct buf *out, bool lines,
    void (*put)(struct kutip_str, struct buf *))
{
	uint32_t from = 0;

	while (from < s.len) {
		struct kutip_str one = next_paragraph(s, &from, lines);

		if (one.len == 0)
			continue;
		buf_puts(out, "<p>");
		put(one, out);
		buf_puts(out, "</p>\n");
	}
}

void
item_put_text(struct kutip_str s, struct buf *out)
{
	s = text_trim(s);
	put_paragraphs(s, out, has_long_lines(s), put_escaped);
}

/* "&lt;p&gt;" and no "<": it was escaped once too often. */
static bool
is_escaped_html(struct kutip_str s)
{
	return !has(s, STR("<")) && (has(s, STR("&lt;p")) ||
	    has(s, STR("&lt;/")) || has(s, STR("&lt;br")) ||
	    has(s, STR("&lt;div")));
}

static void
put_unescaped(struct kutip_str s, struct buf *out)
{
	static const struct { struct kutip_str from; const char *to; } names[] = {
		{ STR("&lt;"), "<" }, { STR("&gt;"), ">" },
		{ STR("&quot;"), "\"" }, { STR("&amp;"), "&" },
		{ STR("&#39;"), "'" },
	};

	for (uint32_t i = 0; i < s.len; i++) {
		struct kutip_str rest = { s.ptr + i, s.len - i };
		size_t k = 0, n = sizeof(names) / sizeof(*names);

		while (k < n && !text_begins(rest, names[k].from))
			k++;
		if (s.ptr[i] != '&' || k == n) {
			buf_putc(out, s.ptr[i]);
			continue;
		}
		buf_puts(out, names[k].to);
		i += names[k].from.len - 1;
	}
}

static void
put_as_it_is(struct kutip_str s, struct buf *out)
{
	buf_str(out, s);
}

void
item_put_html(struct kutip_str s, struct buf *out)
{
	s = text_trim(s);
	if (is_escaped_html(s))
		put_unescaped(s, out);
	else if (!has(s, STR("<")))
		put_paragraphs(s, out, false, put_as_it_is);
	else
		buf_str(out, s);
	buf_putc(out, '\n');
}

/* ---- what it says of itself --------------------------------------------- */

void
item_set_site(struct item *it, struct kutip_str s)
{
	struct buf words = { 0 };

	if (it->d->meta.site.len > 0)
		return;
	item_put_words(it, s, &words);
	it->d->meta.site = arena_str(it->d->arena,
	    words.ptr ? words.ptr : "", words.len);
	buf_free(&words);
}

void
item_set_lang(struct item *it, struct kutip_str s)
{
	uint32_t n = 0;

	s = text_trim(s);
	while (n < s.len && text_is_alpha((unsigned char)s.ptr[n]))
		n++;
	if (it->d->meta.lang[0] != '\0' || n < 2 || n > 3)
		return;
	for (uint32_t i = 0; i < n; i++)
		it->d->meta.lang[i] =
		    (char)text_lower((unsigned char)s.ptr[i]);
	it->d->meta.lang[n] = '\0';
}

static struct kutip_str
keep(struct item *it, const struct buf *b)
{
	return arena_str(it->d->arena, b->ptr ? b->ptr : "", b->len);
}

/* "PHNOM PENH, Nov 20": the place of it. */
static void
set_dateline(struct item *it)
{
	struct kutip_str s = buf_as_str(&it->dateline);
	uint32_t comma = text_find(s, STR(","), 0);

	if (s.len > 0)
		it->d->meta.dateline = arena_str(it->d->arena, s.ptr,
		    comma == KUTIP_NONE ? s.len : comma);
}

static void
set_meta(struct item *it)
{
	struct kutip_meta *meta = &it->d->meta;
	struct kutip_str url = url_resolve(&it->arena, it->base, it->url);

	meta->title = keep(it, &it->title);
	meta->url = arena_str(it->d->arena, url.ptr, url.len);
	it->d->base = it->base.len ? arena_str(it->d->arena, it->base.ptr,
	    it->base.len) : meta->url;
	if (it->published.year >= 0)
		meta->published = it->published;
	else if (it->updated.year >= 0)
		meta->published = it->updated;
	memcpy(meta->byline, it->authors.name, sizeof(meta->byline));
	meta->bylines = it->authors.n;
	set_dateline(it);
}

/* The subject codes of 1994 and the media topics of 2010 have numbers of eight
 * digits; those that begin with 2 are media topics. */
static const char *
scheme_of(struct kutip_str code)
{
	for (uint32_t i = 0; i < code.len; i++)
		if (!text_is_digit((unsigned char)code.ptr[i]))
			return "";
	if (code.len != 8)
		return "";
	return code.ptr[0] == '2' ? "medtop:" : "subj:";
}

void
item_add_subject(struct item *it, struct kutip_str code)
{
	struct buf whole = { 0 };

	code = text_trim(code);
	if (code.len == 0 || it->d->subjects.n >= LIMIT_SUBJECTS)
		return;
	buf_puts(&whole, scheme_of(code));
	buf_str(&whole, code);
	*(struct kutip_str *)vec_push(&it->d->subjects) =
	    arena_str(it->d->arena, whole.ptr, whole.len);
	buf_free(&whole);
}

void
item_note_broken(struct item *it, const struct xml *x)
{
	if (xml_broken(x))
		note(it, "this is broken XML; some of it may be missing");
}

/* ---- its body ----------------------------------------------------------- */

/* The words of HTML, squeezed, behind out: of a long one its beginning and its
 * end, which is where summaries are told from wholes. */
static struct kutip_str
words_of(struct item *it, const struct buf *html, struct buf *out)
{
	struct kutip_str s = buf_as_str(html), head = s;

	if (s.len > 2 * LOOK_BYTES)
		head.len = (uint32_t)text_valid(s.ptr, LOOK_BYTES);
	item_put_words(it, head, out);
	if (head.len < s.len) {
		uint32_t from = s.len - LOOK_BYTES;

		while (from < s.len && ((unsigned char)s.ptr[from] & 0xC0) == 0x80)
			from++;
		item_put_words(it, text_slice(s,
		    (struct kutip_span){ from, s.len }), out);
	}
	return buf_as_str(out);
}

static bool
is_cut(struct kutip_str s)
{
	static const struct kutip_str marks[] = {
		STR("\xE2\x80\xA6"), STR("..."), STR("[\xE2\x80\xA6]"),
		STR("[...]"), STR("(...)"), STR("\xE2\x80\xA6]"),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_ends(s, marks[i]))
			return true;
	return false;
}

/* A summary that says the body's first words again is none of ours. */
static void
put_deck(struct item *it)
{
	struct buf deck = { 0 }, body = { 0 };
	struct kutip_str d = words_of(it, &it->body[ITEM_SUMMARY], &deck);
	struct kutip_str b = words_of(it, &it->body[ITEM_CONTENT], &body);

	if (b.len > 2 * d.len)
		b.len = (uint32_t)text_valid(b.ptr, 2 * (size_t)d.len);
	if (d.len > 0 && d.len <= DECK_BYTES && !is_cut(d) &&
	    words_shared(d, b) < SAME_WORDS) {
		it->d->meta.deck = keep(it, &deck);
		draft_block(it->d, KUTIP_DECK, d);
	}
	buf_free(&deck);
	buf_free(&body);
}

static void
tell_what_is_missing(struct item *it, const struct buf *body)
{
	struct buf words = { 0 };
	struct kutip_str s = words_of(it, body, &words);

	if (s.len == 0 && it->recording)
		note(it, "this item is a recording; there are no words of it "
		    "but the title");
	else if (s.len == 0)
		note(it, "there is only a title; the rest is at its address");
	else if (it->has_more && (is_cut(s) || (s.len < SUMMARY_BYTES &&
	    body == &it->body[ITEM_SUMMARY])))
		note(it, "this is a summary only; the whole is at its address");
	buf_free(&words);
}

/* "The post A appeared first on B", "Continue reading": a last line with a
 * link to the item itself is the site's, in any language. */
static void
mark_foot(struct item *it)
{
	struct kutip_block *b = it->d->blocks.rows;
	const struct kutip_link *l = it->d->links.rows;
	uint32_t last = it->d->blocks.n;

	if (last < 3 || it->d->meta.url.len == 0)
		return;
	b += last - 1;
	if (b->span.end - b->span.start > FOOT_BYTES)
		return;
	for (uint32_t i = it->d->links.n; i > 0; i--)
		if (l[i - 1].span.start >= b->span.start &&
		    text_begins(l[i - 1].url, it->d->meta.url))
			b->kind = KUTIP_FURNITURE;
}

enum kutip_result
item_hand(struct item *it, struct kutip_error *err)
{
	bool whole = it->body[ITEM_CONTENT].len > 0;
	struct buf *body = &it->body[whole ? ITEM_CONTENT : ITEM_SUMMARY];
	enum kutip_result r = KUTIP_OK;

	set_meta(it);
	it->has_more = it->has_more && it->d->meta.url.len > 0;
	draft_block(it->d, KUTIP_TITLE, buf_as_str(&it->title));
	if (whole)
		put_deck(it);
	draft_block(it->d, KUTIP_DATE, buf_as_str(&it->dateline));
	if (body->len > 0)
		r = article_blocks(it->d, buf_as_str(body), err);
	mark_foot(it);
	tell_what_is_missing(it, body);
	if (r == KUTIP_OK && (it->arena.failed || it->title.failed ||
	    body->failed))
		r = error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "there is not enough memory to read this item");
	return r;
}

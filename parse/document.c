/*
 * document.c - the stages in their order, and the tables they leave.
 *
 * A reader keeps what is dear to make (the lexicon, scratch memory); a
 * document owns its text and one arena.  Each stage is one call below; after
 * it, one look at the memory flags.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "card.h"
#include "bundle.h"
#include "error.h"
#include "file.h"
#include "lang.h"
#include "limits.h"
#include "match.h"
#include "name_find.h"
#include "parts.h"
#include "portion.h"
#include "quote.h"
#include "reading.h"
#include "roster.h"
#include "sentence.h"
#include "sha256.h"
#include "source.h"
#include "speaker.h"
#include "tag.h"
#include "text.h"
#include "token.h"
#include "unicode.h"

#define CODEPOINT_STEP 512		/* bytes between two counts */

struct kutip_reader {
	struct kutip_lexicon *own;	/* made here when none was given */
	const struct kutip_lexicon *lexicon;
	struct kutip_options options;
	struct arena scratch;
	struct breaker *breaker;	/* of words, for scripts without blanks */
	struct bundle *bundle;		/* of the last path below a file */
};

struct kutip_doc {
	struct arena arena;
	struct buf   text;
	struct kutip_meta meta;
	struct vec   blocks, sections, sentences, quotes, entities, mentions,
	             links, diagnostics;
	uint32_t    *codepoints;	/* before each CODEPOINT_STEP bytes */
	bool         variant;		/* all but the arena, quotes and entities is another's */
};

/* ---- reading ---------------------------------------------------------- */

enum kutip_result
kutip_reader_new(struct kutip_reader **out, const struct kutip_lexicon *lexicon,
    const struct kutip_options *options, struct kutip_error *err)
{
	struct kutip_reader *r = calloc(1, sizeof(*r));
	enum kutip_result result;

	if (r == NULL)
		return error_set(err, KUTIP_NO_MEMORY, NULL, 0,
		    "no memory left to read anything");
	if (options != NULL)
		r->options = *options;
	r->lexicon = lexicon;
	if (lexicon == NULL) {
		result = kutip_lexicon_new(&r->own, NULL, err);
		if (result != KUTIP_OK) {
			free(r);
			return result;
		}
		r->lexicon = r->own;
	}
	*out = r;
	return KUTIP_OK;
}

void
kutip_reader_free(struct kutip_reader *r)
{
	if (r == NULL)
		return;
	kutip_lexicon_free(r->own);
	breaker_free(r->breaker);
	bundle_close(r->bundle);
	arena_free(&r->scratch);
	free(r);
}

static void
reading_init(struct reading *g, struct kutip_reader *r, struct kutip_doc *doc)
{
	*g = (struct reading){ .arena = &doc->arena, .scratch = &r->scratch,
	    .lexicon = r->lexicon, .breaker = &r->breaker };
	draft_init(&g->draft, &doc->arena);
	vec_init(&g->hits, &r->scratch, sizeof(struct hit));
	vec_init(&g->tokens, &r->scratch, sizeof(struct token));
	vec_init(&g->names, &r->scratch, sizeof(struct name));
	vec_init(&g->runs, &r->scratch, sizeof(struct run));
	vec_init(&g->sentences, &doc->arena, sizeof(struct kutip_sentence));
	vec_init(&g->sections, &doc->arena, sizeof(struct kutip_section));
	vec_init(&g->quotes, &doc->arena, sizeof(struct kutip_quote));
	vec_init(&g->entities, &doc->arena, sizeof(struct kutip_entity));
	vec_init(&g->mentions, &doc->arena, sizeof(struct kutip_mention));
}

static enum kutip_result
read_source(struct reading *g, const struct kutip_reader *r,
    struct source *source, struct kutip_error *err)
{
	struct kutip_meta *meta = &g->draft.meta;
	struct kutip_str address;
	enum kutip_result result;

	if (r->options.charset != NULL)
		source->charset = r->options.charset;
	source->lang = r->options.lang;
	meta->name = arena_text(g->arena, source->name, strlen(source->name));
	sha256_hex(source->bytes, source->size, meta->sha256);
	if (source->address.len > 0)
		g->draft.base = arena_str(g->arena, source->address.ptr,
		    source->address.len);
	address = g->draft.base;
	result = source_read(&g->draft, source, err);
	if (meta->url.len == 0)
		meta->url = address;
	return result;
}

static void
find_meaning(struct reading *g)
{
	quote_find(g);
	name_find(g);
	roster_join(g);
	speaker_find(g);
	tag_find(g);
}

static void
run_stages(struct reading *g, const struct kutip_options *options)
{
	struct portion portion;

	if (options->lang != NULL && strlen(options->lang) < 4)
		memcpy(g->draft.meta.lang, options->lang,
		    strlen(options->lang) + 1);
	g->text = buf_as_str(&g->draft.text);
	portion_take(g, &portion);
	g->fold = fold_text(g->scratch, g->text);
	if (g->scratch->failed)
		return;		/* no document comes of it */
	g->lang = lang_find(&g->draft, &g->fold, g->lexicon);
	token_find(g);
	parts_find(g);
	sentence_find(g);
	if (!options->no_meaning)
		find_meaning(g);
	portion_give_back(g, &portion);
	if (!options->no_meaning)
		parts_outline(g);
}

static bool
count_codepoints(struct kutip_doc *doc)
{
	struct kutip_str s = buf_as_str(&doc->text);
	uint32_t count = 0, n = s.len / CODEPOINT_STEP + 1;

	doc->codepoints = arena_alloc(&doc->arena, n * sizeof(uint32_t));
	if (doc->codepoints == NULL)
		return false;
	for (uint32_t i = 0; i < s.len; i++) {
		if (i % CODEPOINT_STEP == 0)
			doc->codepoints[i / CODEPOINT_STEP] = count;
		count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	}
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct kutip_diagnostic *x = a, *y = b;

	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Sorts what was noted by place and gives each its line. */
static void
number_lines(struct reading *g)
{
	struct kutip_str text = buf_as_str(&g->draft.text);
	struct kutip_diagnostic *d = g->draft.diagnostics.rows;
	uint32_t line = 1, pos = 0;

	if (g->draft.diagnostics.n > 1)
		qsort(d, g->draft.diagnostics.n, sizeof(*d), by_place);
	for (uint32_t i = 0; i < g->draft.diagnostics.n; i++) {
		for (; pos < d[i].span.start && pos < text.len; pos++)
			line += text.ptr[pos] == '\n';
		d[i].line = d[i].span.end == 0 ? 0 : line;
	}
}

static void
snap(struct kutip_str text, struct kutip_span *s)
{
	if (s->end == s->start)
		return;
	while (s->start > 0 && !cluster_is_edge(text, s->start))
		s->start--;
	while (s->end < text.len && !cluster_is_edge(text, s->end))
		s->end++;
}

/* A quotation mark or a name with a foreign combining mark behind it: whoever
 * shows or cuts the text does so by clusters. */
static void
snap_spans(struct reading *g)
{
	struct kutip_str text = buf_as_str(&g->draft.text);
	struct kutip_quote *q = g->quotes.rows;
	struct kutip_mention *m = g->mentions.rows;
	struct kutip_sentence *s = g->sentences.rows;
	struct kutip_link *l = g->draft.links.rows;

	for (uint32_t i = 0; i < g->sentences.n; i++) {
		/* both ends the same way, so that no two overlap */
		while (!cluster_is_edge(text, s[i].span.start))
			s[i].span.start--;
		while (!cluster_is_edge(text, s[i].span.end))
			s[i].span.end--;
	}
	for (uint32_t i = 0; i < g->draft.links.n; i++) {
		while (!cluster_is_edge(text, l[i].span.start))
			l[i].span.start--;
		while (!cluster_is_edge(text, l[i].span.end))
			l[i].span.end--;
	}
	for (uint32_t i = 0; i < g->quotes.n; i++) {
		snap(text, &q[i].span);
		snap(text, &q[i].words);
		snap(text, &q[i].cue);
		snap(text, &q[i].mention);
	}
	for (uint32_t i = 0; i < g->mentions.n; i++)
		snap(text, &m[i].span);
}

static void
freeze(struct kutip_doc *doc, struct reading *g)
{
	number_lines(g);
	snap_spans(g);
	doc->text = g->draft.text;
	doc->meta = g->draft.meta;
	doc->blocks = g->draft.blocks;
	doc->links = g->draft.links;
	doc->diagnostics = g->draft.diagnostics;
	doc->sections = g->sections;
	doc->sentences = g->sentences;
	doc->quotes = g->quotes;
	doc->entities = g->entities;
	doc->mentions = g->mentions;
}

static enum kutip_result
read_document(struct kutip_reader *r, struct source *source,
    struct kutip_doc **out, struct kutip_error *err)
{
	struct kutip_doc *doc = calloc(1, sizeof(*doc));
	struct reading g;
	enum kutip_result result;

	if (doc == NULL)
		return error_set(err, KUTIP_NO_MEMORY, source->name, 0,
		    "no memory left to read it");
	reading_init(&g, r, doc);
	result = read_source(&g, r, source, err);
	if (result == KUTIP_OK)
		run_stages(&g, &r->options);
	freeze(doc, &g);
	if (result == KUTIP_OK && (!count_codepoints(doc) ||
	    doc->arena.failed || r->scratch.failed || doc->text.failed))
		result = error_set(err, KUTIP_NO_MEMORY, source->name, 0,
		    "no memory left to read it");
	arena_reset(&r->scratch);
	if (result != KUTIP_OK) {
		kutip_free(doc);
		return result;
	}
	*out = doc;
	return KUTIP_OK;
}

enum kutip_result
kutip_read(struct kutip_reader *r, const char *name, const void *bytes,
    size_t size, struct kutip_doc **out, struct kutip_error *err)
{
	struct source source = { .name = name, .bytes = bytes, .size = size };

	return read_document(r, &source, out, err);
}

/* A brief that was fetched has a card: what the site said of its charset counts
 * like a word of the user's, and its address stands for one of its own. */
static enum kutip_result
read_kept(struct kutip_reader *r, const char *path, struct source *source,
    struct kutip_doc **out, struct kutip_error *err)
{
	struct buf text = { 0 }, charset = { 0 };
	struct card card;
	enum kutip_result result;

	if (strcmp(path, "-") != 0 && card_of(path, &text, &card)) {
		address_charset(card.value[CARD_TYPE], &charset);
		source->charset = charset.len > 0 ? charset.ptr : NULL;
		source->address = card_address(&card);
	}
	result = read_document(r, source, out, err);
	buf_free(&text);
	buf_free(&charset);
	return result;
}

enum kutip_result
kutip_read_file(struct kutip_reader *r, const char *path,
    struct kutip_doc **out, struct kutip_error *err)
{
	struct buf bytes = { 0 };
	struct source source = { .name = strcmp(path, "-") == 0 ?
	    "standard input" : path, .own = &bytes };
	enum kutip_result result;

	if (bundle_is_path(path))
		result = bundle_read_path(&r->bundle, path, &bytes, err);
	else
		result = file_read(path, LIMIT_FILE_BYTES, &bytes, err);
	source.bytes = bytes.ptr;
	source.size = bytes.len;
	if (result == KUTIP_OK && bytes.len == 0)
		result = error_set(err, KUTIP_EMPTY, source.name, 0, "is empty");
	if (result == KUTIP_OK)
		result = read_kept(r, path, &source, out, err);
	buf_free(&bytes);
	return result;
}

void
kutip_free(struct kutip_doc *doc)
{
	if (doc == NULL)
		return;
	if (!doc->variant)
		buf_free(&doc->text);
	arena_free(&doc->arena);
	free(doc);
}

/* ---- the same with other speakers ------------------------------------- */

static void
copy_rows(struct vec *to, struct arena *arena, const void *rows, uint32_t n)
{
	size_t bytes = (size_t)n * to->row_bytes;

	to->arena = arena;
	to->rows = arena_alloc(arena, bytes + 1);
	to->n = to->ready = to->room = n;
	if (to->rows != NULL && n > 0)
		memcpy(to->rows, rows, bytes);
}

static void
copy_words(struct arena *arena, struct kutip_str *s)
{
	*s = arena_str(arena, s->ptr, s->len);
}

enum kutip_result
kutip_variant(struct kutip_doc **out, const struct kutip_doc *base,
    const struct kutip_quote *quotes, const struct kutip_entity *entities,
    uint32_t n, struct kutip_error *err)
{
	struct kutip_doc *doc = calloc(1, sizeof(*doc));
	struct kutip_entity *e;

	if (doc == NULL)
		return error_set(err, KUTIP_NO_MEMORY, base->meta.name, 0,
		    "no memory left to set its speakers right");
	*doc = *base;
	doc->variant = true;
	doc->arena = (struct arena){ 0 };
	copy_rows(&doc->quotes, &doc->arena, quotes, base->quotes.n);
	copy_rows(&doc->entities, &doc->arena, entities, n);
	e = doc->entities.rows;
	for (uint32_t i = base->entities.n; e != NULL && i < n; i++) {
		copy_words(&doc->arena, &e[i].name);
		copy_words(&doc->arena, &e[i].role);
		e[i].label = e[i].name;
	}
	if (doc->arena.failed) {
		kutip_free(doc);
		return error_set(err, KUTIP_NO_MEMORY, base->meta.name, 0,
		    "no memory left to set its speakers right");
	}
	*out = doc;
	return KUTIP_OK;
}

/* ---- looking ---------------------------------------------------------- */

struct kutip_str
kutip_text(const struct kutip_doc *doc)
{
	return buf_as_str(&doc->text);
}

struct kutip_str
kutip_slice(const struct kutip_doc *doc, struct kutip_span span)
{
	return text_slice(buf_as_str(&doc->text), span);
}

const struct kutip_meta *
kutip_meta(const struct kutip_doc *doc)
{
	return &doc->meta;
}

const struct kutip_block *
kutip_blocks(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->blocks.n;
	return doc->blocks.rows;
}

const struct kutip_section *
kutip_sections(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->sections.n;
	return doc->sections.rows;
}

const struct kutip_sentence *
kutip_sentences(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->sentences.n;
	return doc->sentences.rows;
}

const struct kutip_quote *
kutip_quotes(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->quotes.n;
	return doc->quotes.rows;
}

const struct kutip_entity *
kutip_entities(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->entities.n;
	return doc->entities.rows;
}

const struct kutip_mention *
kutip_mentions(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->mentions.n;
	return doc->mentions.rows;
}

const struct kutip_link *
kutip_links(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->links.n;
	return doc->links.rows;
}

const struct kutip_diagnostic *
kutip_diagnostics(const struct kutip_doc *doc, uint32_t *n)
{
	*n = doc->diagnostics.n;
	return doc->diagnostics.rows;
}

/* The last row whose span (its first member) starts at or before byte. */
static uint32_t
row_at(const struct vec *v, uint32_t byte)
{
	uint32_t lo = 0, hi = v->n;
	const struct kutip_span *span;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		span = (const void *)((const char *)v->rows +
		    (size_t)mid * v->row_bytes);
		if (span->start <= byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return KUTIP_NONE;
	span = (const void *)((const char *)v->rows +
	    (size_t)(lo - 1) * v->row_bytes);
	return byte < span->end ? lo - 1 : KUTIP_NONE;
}

uint32_t
kutip_quote_at(const struct kutip_doc *doc, uint32_t byte)
{
	return row_at(&doc->quotes, byte);
}

uint32_t
kutip_block_at(const struct kutip_doc *doc, uint32_t byte)
{
	return row_at(&doc->blocks, byte);
}

uint32_t
kutip_sentence_at(const struct kutip_doc *doc, uint32_t byte)
{
	return row_at(&doc->sentences, byte);
}

uint32_t
kutip_link_at(const struct kutip_doc *doc, uint32_t byte)
{
	return row_at(&doc->links, byte);
}

bool
kutip_is_body(enum kutip_block_kind kind)
{
	return kind == KUTIP_HEADING || kind == KUTIP_PARAGRAPH ||
	    kind == KUTIP_LIST_ITEM || kind == KUTIP_QUOTATION ||
	    kind == KUTIP_ROW;
}

uint32_t
kutip_codepoint(const struct kutip_doc *doc, uint32_t byte)
{
	struct kutip_str s = buf_as_str(&doc->text);
	uint32_t at = byte > s.len ? s.len : byte;
	uint32_t from = at / CODEPOINT_STEP * CODEPOINT_STEP;

	if (from == s.len && from > 0)
		from -= CODEPOINT_STEP;
	return doc->codepoints[from / CODEPOINT_STEP] +
	    text_count((struct kutip_str){ s.ptr + from, at - from });
}

uint32_t
kutip_byte(const struct kutip_doc *doc, uint32_t codepoint)
{
	struct kutip_str s = buf_as_str(&doc->text);
	uint32_t lo = 0, hi = s.len / CODEPOINT_STEP + 1, pos;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->codepoints[mid] <= codepoint &&
		    mid * CODEPOINT_STEP < s.len)
			lo = mid;
		else
			hi = mid;
	}
	pos = lo * CODEPOINT_STEP;
	codepoint -= doc->codepoints[lo];
	while (pos < s.len && ((unsigned char)s.ptr[pos] & 0xC0) == 0x80)
		pos++;
	while (codepoint-- > 0 && pos < s.len)
		text_step(s, &pos);
	return pos;
}

const char *
kutip_date_iso(struct kutip_date d, char out[KUTIP_DATE_MAX])
{
	int n, minutes = d.offset_minutes;

	out[0] = '\0';
	if (d.year < 0 || d.month < 1 || d.day < 1)
		return out;
	n = snprintf(out, KUTIP_DATE_MAX, "%04d-%02d-%02d", d.year, d.month,
	    d.day);
	if (d.hour < 0)
		return out;
	n += snprintf(out + n, (size_t)(KUTIP_DATE_MAX - n), "T%02d:%02d:%02d",
	    d.hour, d.minute < 0 ? 0 : d.minute, d.second < 0 ? 0 : d.second);
	if (minutes == INT16_MIN)
		return out;
	snprintf(out + n, (size_t)(KUTIP_DATE_MAX - n), "%c%02d:%02d",
	    minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
	return out;
}

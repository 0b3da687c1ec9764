/*
 * fakedoc.h - a document made by hand, for tests of what only looks at
 * documents: every table says just what the test wants, and nothing is read.
 *
 *	struct kutip_doc d = { 0 };
 *	fake_block(&d, KUTIP_TITLE, "Kota Pintar");
 *	fake_block(&d, KUTIP_PARAGRAPH, "\"Kita mulai,\" kata Sari.");
 *	fake_ready(&d, "brief.txt");
 *	fake_quote(&d, KUTIP_DIRECT, "Kita mulai,", "kata", fake_entity(...));
 *
 * A program that includes it has these functions instead of document.c's.
 */
#ifndef FAKEDOC_H
#define FAKEDOC_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kutip.h"
#include "sha256.h"
#include "text.h"

#define FAKE_ROWS 64

struct kutip_doc {
	char    *text;
	uint32_t len;
	struct kutip_meta meta;
	struct kutip_block block[FAKE_ROWS];
	struct kutip_section section[FAKE_ROWS];
	struct kutip_quote quote[FAKE_ROWS];
	struct kutip_entity entity[FAKE_ROWS];
	struct kutip_mention mention[FAKE_ROWS];
	struct kutip_sentence sentence[FAKE_ROWS];
	struct kutip_link link[FAKE_ROWS];
	uint32_t blocks, sections, quotes, entities, mentions, sentences;
	uint32_t links;
};

static inline struct kutip_span
fake_block(struct kutip_doc *d, enum kutip_block_kind kind, const char *text)
{
	size_t len = strlen(text), gap = d->len ? 2 : 0;
	struct kutip_span s;

	d->text = realloc(d->text, d->len + gap + len + 1);
	memcpy(d->text + d->len, "\n\n", gap);
	memcpy(d->text + d->len + gap, text, len + 1);
	s = (struct kutip_span){ d->len + (uint32_t)gap,
		d->len + (uint32_t)(gap + len) };
	d->len = s.end;
	d->block[d->blocks++] = (struct kutip_block){ .span = s, .kind = kind,
		.section = KUTIP_NONE };
	return s;
}

static inline void
fake_ready(struct kutip_doc *d, const char *name)
{
	d->meta.name = name;
	d->meta.format = "text/plain";
	d->meta.charset = "UTF-8";
	d->meta.published.year = -1;
	d->meta.published.offset_minutes = INT16_MIN;
	sha256_hex(d->text, d->len, d->meta.sha256);
}

static inline void
fake_free(struct kutip_doc *d)
{
	free(d->text);
	*d = (struct kutip_doc){ 0 };
}

/* The n-th place of words, from 0; empty if there is none. */
static inline struct kutip_span
fake_span(const struct kutip_doc *d, const char *words, uint32_t n)
{
	struct kutip_str text = { d->text, d->len }, what = text_of(words);
	uint32_t at = text_find(text, what, 0);

	while (at != KUTIP_NONE && n-- > 0)
		at = text_find(text, what, at + 1);
	if (at == KUTIP_NONE || what.len == 0)
		return (struct kutip_span){ 0, 0 };
	return (struct kutip_span){ at, at + what.len };
}

static inline uint32_t
fake_entity(struct kutip_doc *d, enum kutip_entity_kind kind, const char *name,
    const char *key, const char *role)
{
	d->entity[d->entities] = (struct kutip_entity){ .kind = kind,
		.name = text_of(name), .label = text_of(name),
		.key = text_of(key), .role = text_of(role),
		.mention = KUTIP_NONE };
	return d->entities++;
}

static inline void
fake_mention(struct kutip_doc *d, uint32_t entity, struct kutip_span span)
{
	uint32_t *next = &d->entity[entity].mention;

	while (*next != KUTIP_NONE)
		next = &d->mention[*next].next;
	*next = d->mentions;
	d->mention[d->mentions++] = (struct kutip_mention){ span, entity,
		KUTIP_NONE };
	d->entity[entity].mentions++;
}

static inline struct kutip_quote *
fake_quote(struct kutip_doc *d, enum kutip_quote_kind kind, const char *words,
    uint32_t speaker)
{
	struct kutip_quote *q = &d->quote[d->quotes++];

	*q = (struct kutip_quote){ .words = fake_span(d, words, 0),
		.kind = kind, .speaker = speaker,
		.by = speaker == KUTIP_NONE ? KUTIP_BY_NONE : KUTIP_BY_NAME };
	q->span = q->words;
	if (speaker != KUTIP_NONE)
		d->entity[speaker].quotes++;
	return q;
}

/* The first place of words is a sentence. */
static inline void
fake_sentence(struct kutip_doc *d, const char *words)
{
	d->sentence[d->sentences++] = (struct kutip_sentence){
		fake_span(d, words, 0), 0 };
}

/* A section from block first on, as many blocks as n. */
static inline void
fake_section(struct kutip_doc *d, const char *title, uint32_t heading,
    uint32_t first, uint32_t n)
{
	d->section[d->sections] = (struct kutip_section){
		.span = { d->block[first].span.start,
		    d->block[first + n - 1].span.end },
		.title = text_of(title), .heading = heading, .block = first,
		.blocks = n };
	for (uint32_t i = first; i < first + n; i++)
		d->block[i].section = d->sections;
	d->sections++;
}

/* ---- kutip.h ---------------------------------------------------------- */

struct kutip_str
kutip_text(const struct kutip_doc *d)
{
	return (struct kutip_str){ d->text, d->len };
}

struct kutip_str
kutip_slice(const struct kutip_doc *d, struct kutip_span span)
{
	return text_slice(kutip_text(d), span);
}

const struct kutip_meta *
kutip_meta(const struct kutip_doc *d)
{
	return &d->meta;
}

const struct kutip_block *
kutip_blocks(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->blocks;
	return d->block;
}

const struct kutip_section *
kutip_sections(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->sections;
	return d->section;
}

const struct kutip_quote *
kutip_quotes(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->quotes;
	return d->quote;
}

const struct kutip_entity *
kutip_entities(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->entities;
	return d->entity;
}

const struct kutip_mention *
kutip_mentions(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->mentions;
	return d->mention;
}

const struct kutip_link *
kutip_links(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->links;
	return d->link;
}

const struct kutip_sentence *
kutip_sentences(const struct kutip_doc *d, uint32_t *n)
{
	*n = d->sentences;
	return d->sentence;
}

uint32_t
kutip_sentence_at(const struct kutip_doc *d, uint32_t byte)
{
	for (uint32_t i = 0; i < d->sentences; i++)
		if (d->sentence[i].span.start <= byte &&
		    byte < d->sentence[i].span.end)
			return i;
	return KUTIP_NONE;
}

uint32_t
kutip_block_at(const struct kutip_doc *d, uint32_t byte)
{
	for (uint32_t i = 0; i < d->blocks; i++)
		if (d->block[i].span.start <= byte &&
		    byte < d->block[i].span.end)
			return i;
	return KUTIP_NONE;
}

uint32_t
kutip_quote_at(const struct kutip_doc *d, uint32_t byte)
{
	for (uint32_t i = 0; i < d->quotes; i++)
		if (d->quote[i].span.start <= byte &&
		    byte < d->quote[i].span.end)
			return i;
	return KUTIP_NONE;
}

bool
kutip_is_body(enum kutip_block_kind kind)
{
	return kind != KUTIP_TITLE && kind != KUTIP_DECK &&
	    kind != KUTIP_BYLINE && kind != KUTIP_DATE &&
	    kind != KUTIP_FURNITURE;
}

uint32_t
kutip_codepoint(const struct kutip_doc *d, uint32_t byte)
{
	return text_count((struct kutip_str){ d->text, byte });
}

uint32_t
kutip_byte(const struct kutip_doc *d, uint32_t codepoint)
{
	uint32_t at = 0;

	while (codepoint-- > 0 && at < d->len)
		text_step(kutip_text(d), &at);
	return at;
}

/* Day and time as they are; the real one is document.c's. */
const char *
kutip_date_iso(struct kutip_date date, char out[KUTIP_DATE_MAX])
{
	out[0] = '\0';
	if (date.year >= 0)
		snprintf(out, KUTIP_DATE_MAX, "%04d-%02d-%02d", date.year % 10000,
		    date.month % 100, date.day % 100);
	return out;
}

#endif

/*
 * whole.c - does a document keep what kutip.h promises?  See whole.h.
 */
#include "whole.h"

#include "text.h"
#include "unicode.h"

static bool
is_fine(const struct kutip_doc *doc, struct kutip_span span)
{
	struct kutip_str text = kutip_text(doc);

	return span.start <= span.end && span.end <= text.len &&
	    cluster_is_edge(text, span.start) && cluster_is_edge(text, span.end);
}

static bool
is_inside(struct kutip_span in, struct kutip_span out)
{
	return in.start >= out.start && in.end <= out.end;
}

static const char *
text_why_not(const struct kutip_doc *doc)
{
	struct kutip_str text = kutip_text(doc);

	if (text_valid(text.ptr, text.len) != text.len)
		return "the text is not UTF-8";
	if (memchr(text.ptr, '\0', text.len) != NULL)
		return "the text holds a NUL";
	if (kutip_byte(doc, kutip_codepoint(doc, text.len)) != text.len)
		return "code points of the text's end do not lead back to it";
	return "";
}

static const char *
blocks_why_not(const struct kutip_doc *doc)
{
	uint32_t n, sentences, sections;
	const struct kutip_block *b = kutip_blocks(doc, &n);
	const struct kutip_sentence *s = kutip_sentences(doc, &sentences);

	kutip_sections(doc, &sections);
	for (uint32_t i = 0; i < n; i++) {
		if (!is_fine(doc, b[i].span))
			return "a block's span is no span of the text";
		if (i > 0 && b[i].span.start < b[i - 1].span.end)
			return "blocks lie on each other";
		if (b[i].section != KUTIP_NONE && b[i].section >= sections)
			return "a block is in a section that does not exist";
		if (b[i].sentences > sentences ||
		    (b[i].sentences > 0 &&
		    b[i].sentence > sentences - b[i].sentences))
			return "a block has sentences that do not exist";
	}
	for (uint32_t i = 0; i < sentences; i++) {
		if (!is_fine(doc, s[i].span))
			return "a sentence's span is no span of the text";
		if (i > 0 && s[i].span.start < s[i - 1].span.end)
			return "sentences lie on each other";
		if (s[i].block >= n || !is_inside(s[i].span, b[s[i].block].span))
			return "a sentence is not in its block";
	}
	return "";
}

static const char *
sections_why_not(const struct kutip_doc *doc)
{
	uint32_t n, blocks;
	const struct kutip_section *s = kutip_sections(doc, &n);

	kutip_blocks(doc, &blocks);
	for (uint32_t i = 0; i < n; i++) {
		if (!is_fine(doc, s[i].span))
			return "a section's span is no span of the text";
		if (i > 0 && s[i].span.start < s[i - 1].span.end)
			return "sections lie on each other";
		if (s[i].heading != KUTIP_NONE && s[i].heading >= blocks)
			return "a section's heading does not exist";
		if (s[i].blocks > blocks || (s[i].blocks > 0 &&
		    s[i].block > blocks - s[i].blocks))
			return "a section has blocks that do not exist";
	}
	return "";
}

static const char *
quotes_why_not(const struct kutip_doc *doc)
{
	uint32_t n, entities, sentences;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	kutip_entities(doc, &entities);
	kutip_sentences(doc, &sentences);
	for (uint32_t i = 0; i < n; i++) {
		if (!is_fine(doc, q[i].span) || !is_fine(doc, q[i].words) ||
		    !is_fine(doc, q[i].cue) || !is_fine(doc, q[i].mention))
			return "a quote's span is no span of the text";
		if (q[i].words.start == q[i].words.end)
			return "a quote has no words";
		if (!is_inside(q[i].words, q[i].span))
			return "a quote's words are outside of it";
		if (i > 0 && q[i].span.start < q[i - 1].span.start)
			return "quotes are not sorted";
		if (q[i].speaker != KUTIP_NONE && q[i].speaker >= entities)
			return "a quote's speaker does not exist";
		if ((q[i].speaker == KUTIP_NONE) != (q[i].by == KUTIP_BY_NONE))
			return "a quote says how a speaker was found, and has none; or the other way round";
		if (q[i].sentence >= sentences)
			return "a quote is in a sentence that does not exist";
		if (kutip_quote_at(doc, q[i].words.start) == KUTIP_NONE)
			return "no quote is at the place of a quote";
	}
	return "";
}

static const char *
mentions_why_not(const struct kutip_doc *doc)
{
	uint32_t n, mentions;
	const struct kutip_entity *e = kutip_entities(doc, &n);
	const struct kutip_mention *m = kutip_mentions(doc, &mentions);

	for (uint32_t i = 0; i < mentions; i++) {
		if (!is_fine(doc, m[i].span))
			return "a mention's span is no span of the text";
		if (i > 0 && m[i].span.start < m[i - 1].span.start)
			return "mentions are not sorted";
		if (m[i].entity >= n)
			return "a mention is of an entity that does not exist";
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t count = 0;

		for (uint32_t k = e[i].mention; k != KUTIP_NONE; k = m[k].next) {
			if (k >= mentions || m[k].entity != i)
				return "a chain of mentions leads elsewhere";
			if (m[k].next != KUTIP_NONE && m[k].next <= k)
				return "a chain of mentions goes back";
			count++;
		}
		if (count != e[i].mentions)
			return "mentions are counted wrongly";
		if (e[i].name.len == 0)
			return "an entity has no name";
	}
	return "";
}

const char *
whole_why_not(const struct kutip_doc *doc)
{
	static const char *(*const rules[])(const struct kutip_doc *) = {
		text_why_not, blocks_why_not, sections_why_not,
		quotes_why_not, mentions_why_not,
	};
	const char *why = "";

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (*(why = rules[i](doc)) != '\0')
			break;
	return why;
}

/*
 * lang.c - which language a text is in.  See lang.h.
 */
#include "lang.h"

#include <string.h>

#include "match.h"
#include "text.h"
#include "unicode.h"

#define SAMPLE_FEW    200		/* bytes of a block: enough for most */
#define SAMPLE_MOST   1200		/* where they leave a doubt, or are speech */
#define SHARE_OF_WORD 12		/* divisible by 1, 2, 3, 4: one word's vote */
#define SURE_VOTES    (5 * SHARE_OF_WORD)

struct votes { uint32_t of[LANGS]; };

static const struct { enum unicode_script script; uint32_t lang; } scripts[] = {
	{ SCRIPT_THAI, LANG_TH }, { SCRIPT_LAO, LANG_LO },
	{ SCRIPT_KHMER, LANG_KM }, { SCRIPT_MYANMAR, LANG_MY },
	{ SCRIPT_HAN, LANG_ZH }, { SCRIPT_TAMIL, LANG_TA },
};

static uint32_t
number_of_lang(uint32_t bit)
{
	uint32_t i = 0;

	while (i < LANGS && bit != 1u << i)
		i++;
	return i;
}

/* The language whose script most letters are in; 0 for Latin and others. */
static uint32_t
lang_of_script(struct kutip_str s, uint32_t *letters)
{
	uint32_t count[SCRIPT_ARABIC + 1] = { 0 }, pos = 0, best = 0;
	const uint32_t n = sizeof(scripts) / sizeof(*scripts);

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		count[c < 0x80 ? (text_is_alpha(c) ? SCRIPT_LATIN :
		    SCRIPT_OTHER) : unicode_script(c)]++;
	}
	*letters = count[SCRIPT_LATIN];
	for (uint32_t i = 0; i < n; i++) {
		*letters += count[scripts[i].script];
		if (count[scripts[i].script] > count[scripts[best].script])
			best = i;
	}
	if (count[scripts[best].script] * 2 <= count[SCRIPT_LATIN])
		return 0;
	return count[scripts[best].script] ? scripts[best].lang : 0;
}

static void
vote(struct votes *v, uint32_t langs)
{
	uint32_t n = (uint32_t)__builtin_popcount(langs);

	for (uint32_t i = 0; n > 0 && i < LANGS; i++)
		if (langs & 1u << i)
			v->of[i] += SHARE_OF_WORD / (n > 4 ? 4 : n);
}

static uint32_t
winner(const struct votes *v, uint32_t *votes)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < LANGS; i++)
		if (v->of[i] > v->of[best])
			best = i;
	*votes = v->of[best];
	return *votes ? 1u << best : 0;
}

static bool
is_quote_mark(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB;
}

/* Words between quotation marks are the speaker's language, not the paper's
 * (Manila papers quote in English): they count only if there are no others.
 * False if so. */
static bool
count_outside(struct kutip_str s, struct kutip_span at, const struct vec *hits,
    struct votes *v)
{
	const struct hit *h = hits->rows;
	struct votes inside = { 0 };
	bool quoted = false, any = false;
	uint32_t pos = at.start;

	for (uint32_t i = 0; i < hits->n; i++) {
		while (pos < h[i].start)
			if (is_quote_mark(text_step(s, &pos)))
				quoted = !quoted;
		any = any || !quoted;
		vote(quoted ? &inside : v, h[i].langs);
	}
	if (!any)
		*v = inside;
	return any;
}

/* Has one language twice the votes of any other? */
static bool
is_clear(const struct votes *v)
{
	uint32_t best = 0, second = 0;

	for (uint32_t i = 0; i < LANGS; i++) {
		if (v->of[i] > best) {
			second = best;
			best = v->of[i];
		} else if (v->of[i] > second) {
			second = v->of[i];
		}
	}
	return best >= 2 * SURE_VOTES && best >= 2 * second;
}

static struct votes
votes_of(const struct match *m, struct kutip_span at, uint32_t bytes,
    struct vec *hits)
{
	struct kutip_span whole = at;
	struct votes v = { 0 };
	uint32_t letters, lang;
	bool outside;

	if (at.end - at.start > bytes)
		at.end = at.start + bytes;
	lang = lang_of_script(text_slice(m->source, at), &letters);
	if (lang != 0) {
		v.of[number_of_lang(lang)] = letters * 2;
		return v;
	}
	hits->n = 0;
	match_span(m, at, hits);
	outside = count_outside(m->source, at, hits, &v);
	if (at.end < whole.end && bytes < SAMPLE_MOST &&
	    !(outside && is_clear(&v)))
		return votes_of(m, whole, SAMPLE_MOST, hits);
	return v;
}

static void
name_lang(char out[4], uint32_t bit)
{
	const char *name = lexicon_lang_name(bit);

	memcpy(out, name, strlen(name) + 1);
}

/* Indonesian and Malay share too many words for one paragraph to tell. */
static bool
are_close(uint32_t a, uint32_t b)
{
	const uint32_t malay = LANG_ID | LANG_MS;

	return (a & malay) && (b & malay);
}

static uint32_t
lang_of_block(const struct votes *v, uint32_t doc)
{
	uint32_t votes, best = winner(v, &votes);

	if (best == 0 || votes < SURE_VOTES || are_close(best, doc))
		return doc;
	if (doc != 0 && votes < 2 * v->of[number_of_lang(doc)])
		return doc;
	return best;
}

uint32_t
lang_find(struct draft *d, const struct fold *f,
    const struct kutip_lexicon *lexicon)
{
	struct match m = { .lexicon = lexicon, .fold = f,
	    .source = buf_as_str(&d->text), .word_langs = LANG_ANY,
	    .kinds = KIND_BIT(LEX_COMMON) };
	struct arena scratch = { 0 };
	struct kutip_block *block = d->blocks.rows;
	struct votes all = { 0 }, *v;
	struct vec hits;
	uint32_t doc, votes;

	vec_init(&hits, &scratch, sizeof(struct hit));
	v = arena_alloc(&scratch, (d->blocks.n + 1) * sizeof(*v));
	for (uint32_t i = 0; v != NULL && i < d->blocks.n; i++) {
		v[i] = votes_of(&m, block[i].span, SAMPLE_FEW, &hits);
		for (uint32_t k = 0; k < LANGS; k++)
			all.of[k] += v[i].of[k];
	}
	doc = lexicon_lang(text_of(d->meta.lang));
	if (doc == 0)
		doc = winner(&all, &votes);
	name_lang(d->meta.lang, doc);
	for (uint32_t i = 0; v != NULL && i < d->blocks.n; i++)
		name_lang(block[i].lang, lang_of_block(&v[i], doc));
	arena_free(&scratch);
	return doc;
}

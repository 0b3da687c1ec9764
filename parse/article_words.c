/*
 * article_words.c - how many words two texts share.  See article_words.h.
 */
#include "article_words.h"

#include "text.h"
#include "unicode.h"

#define WORDS_MAX 512
#define SLOTS     1024

struct words {
	uint32_t hash[WORDS_MAX];
	uint32_t n;
};

static bool
is_word(uint32_t c)
{
	if (c < 0x80)
		return text_is_alpha(c) || text_is_digit(c);
	return unicode_is_letter(c) || unicode_is_mark(c) ||
	    unicode_is_digit(c);
}

/* Never 0, which is an empty slot. */
static uint32_t
next_word(struct kutip_str s, uint32_t *pos)
{
	uint32_t hash = 0;

	while (*pos < s.len) {
		uint32_t at = *pos, c = text_step(s, pos);

		if (!is_word(c)) {
			if (hash != 0)
				break;
			continue;
		}
		if (hash != 0 && unicode_is_unspaced(c)) {
			*pos = at;
			break;
		}
		c = c < 0x80 ? text_lower(c) : unicode_fold_case(c);
		hash = ((hash ? hash : 2166136261u) ^ c) * 16777619u;
		if (unicode_is_unspaced(c))
			break;
	}
	return hash;
}

static void
cut(struct kutip_str s, struct words *w)
{
	uint32_t pos = 0, hash;

	w->n = 0;
	while (w->n < WORDS_MAX && (hash = next_word(s, &pos)) != 0)
		w->hash[w->n++] = hash;
}

uint32_t
words_shared(struct kutip_str s, struct kutip_str other)
{
	uint32_t slots[SLOTS] = { 0 }, found = 0;
	struct words a, b;

	cut(s, &a);
	cut(other, &b);
	for (uint32_t i = 0; i < b.n; i++) {
		uint32_t at = b.hash[i] % SLOTS;

		while (slots[at] != 0 && slots[at] != b.hash[i])
			at = (at + 1) % SLOTS;
		slots[at] = b.hash[i];
	}
	for (uint32_t i = 0; i < a.n; i++) {
		uint32_t at = a.hash[i] % SLOTS;

		while (slots[at] != 0 && slots[at] != a.hash[i])
			at = (at + 1) % SLOTS;
		found += slots[at] != 0;
	}
	return a.n ? found * 1000 / a.n : 0;
}

bool
words_begin(struct kutip_str s, struct kutip_str start)
{
	uint32_t at = 0, pos = 0, hash;

	while ((hash = next_word(start, &pos)) != 0)
		if (next_word(s, &at) != hash)
			return false;
	return true;
}

bool
words_equal(struct kutip_str a, struct kutip_str b)
{
	uint32_t at = 0, pos = 0, hash;

	while ((hash = next_word(a, &pos)) != 0)
		if (next_word(b, &at) != hash)
			return false;
	return next_word(b, &at) == 0;
}

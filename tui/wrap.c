/*
 * wrap.c - where a line may end.  See wrap.h.
 *
 * Simple words.  Between letters, digits, quotes, brackets and the stops that
 * follow a word, UAX 14 breaks nowhere but behind blanks, and behind a hyphen
 * between two letters; behind blanks always, when what follows is a letter, a
 * digit, or a quote (and a bracket, if no quote stands before the blanks).
 * Anything else (numbers with signs, dashes, slashes, other scripts) goes to
 * ICU, from the last sure place to the next one.  Sure places are where ICU's
 * own state begins anew, so cutting there changes nothing.
 *
 * Cost: simple words about a nanosecond a byte; the rest what ICU takes.
 */
#include "wrap.h"

#include <string.h>

#include "grid.h"
#include "text.h"
#include "unicode.h"

#define SLOW_BYTES 64		/* at least, so that ICU is set up less often */
#define SOFT_HYPHEN STR("\xC2\xAD")

enum class {
	OTHER, LETTER, DIGIT, MARK, QUOTE, OPEN, CLOSE, STOP, HYPHEN, BLANK,
	LINE_END, END
};

static enum class
class_of_ascii(unsigned char c)
{
	switch (c) {
	case '"': case '\'':
		return QUOTE;
	case '(':
		return OPEN;
	case ')':
		return CLOSE;
	case '.': case ',': case ':': case ';': case '?': case '!':
		return STOP;
	case '-':
		return HYPHEN;
	case ' ':
		return BLANK;
	case '\n':
		return LINE_END;
	default:
		return text_is_alpha(c) ? LETTER : text_is_digit(c) ? DIGIT : OTHER;
	}
}

/* Letters of Latin with their marks, as far as Vietnamese needs them, and the
 * curly quotes.  U+034F and U+035C to U+0362 glue two letters: not simple. */
static enum class
class_of_code_point(uint32_t c)
{
	if ((c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
	    (c >= 0x1E00 && c <= 0x1EFF))
		return LETTER;
	if (c >= 0x300 && c <= 0x35B && c != 0x34F)
		return MARK;
	if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D)
		return QUOTE;
	return OTHER;
}

/* What stands at pos, and where the next begins. */
static enum class
class_at(struct kutip_str s, uint32_t pos, uint32_t *next)
{
	unsigned char c;

	*next = pos + 1;
	if (pos >= s.len)
		return END;
	c = (unsigned char)s.ptr[pos];
	if (c < 0x80)
		return class_of_ascii(c);
	*next = pos;
	return class_of_code_point(text_step(s, next));
}

static enum class
peek(struct kutip_str s, uint32_t pos)
{
	uint32_t next;

	return class_at(s, pos, &next);
}

static bool
is_word(enum class c)
{
	return c == LETTER || c == DIGIT;
}

/* ---- simple words ----------------------------------------------------- */

/* Quotes and brackets before a word.  Stands before its first letter. */
static bool
skip_opening(struct kutip_str s, struct run *r)
{
	uint32_t next;
	enum class c;

	while ((c = class_at(s, r->word_end, &next)) == QUOTE || c == OPEN) {
		r->word_end = next;
		r->cols++;
	}
	return is_word(c);
}

/* Does what stands at pos go on with the word whose last sign was before? */
static bool
goes_on(struct kutip_str s, enum class c, uint32_t next, enum class before)
{
	if (is_word(c) || c == MARK)
		return true;
	if (c == QUOTE)			/* don't, Mu’alim */
		return is_word(peek(s, next));
	return c == STOP && before == DIGIT && peek(s, next) == DIGIT &&
	    strchr(".,:", s.ptr[next - 1]) != NULL;
}

static enum class
skip_letters(struct kutip_str s, struct run *r, uint32_t *next)
{
	enum class c, before = OTHER;

	while (goes_on(s, c = class_at(s, r->word_end, next), *next, before)) {
		r->word_end = *next;
		r->cols += c != MARK;
		if (c != MARK)
			before = c;
	}
	if (c == HYPHEN && (before != LETTER || peek(s, *next) != LETTER))
		return OTHER;
	return c;
}

/* Stops, quotes and brackets after a word. */
static enum class
skip_closing(struct kutip_str s, struct run *r, enum class *last)
{
	uint32_t next;
	enum class c;

	while ((c = class_at(s, r->word_end, &next)) == QUOTE || c == CLOSE ||
	    c == STOP) {
		r->word_end = next;
		r->cols++;
		*last = c;
	}
	return c;
}

/* Blanks and at most one line end; is the place behind them a sure one? */
static bool
skip_blanks(struct kutip_str s, struct run *r, enum class last)
{
	uint32_t next;
	enum class c;

	while ((c = class_at(s, r->end, &next)) == BLANK)
		r->end = next;
	if (c == LINE_END) {
		r->end = next;
		r->ends_line = true;
		c = END;
	}
	r->blank_cols = r->end - r->word_end;
	return c == END || is_word(c) || c == QUOTE || (c == OPEN && last != QUOTE);
}

static bool
simple_run(struct kutip_str s, uint32_t pos, struct run *r)
{
	enum class c, last = LETTER;
	uint32_t next;

	*r = (struct run){ .start = pos, .word_end = pos };
	if (!skip_opening(s, r))
		return false;
	c = skip_letters(s, r, &next);
	if (c == HYPHEN) {
		r->word_end = r->end = next;
		r->cols++;
		return true;
	}
	c = skip_closing(s, r, &last);
	if (c != BLANK && c != LINE_END && c != END)
		return false;
	r->end = r->word_end;
	return skip_blanks(s, r, last);
}

/* ---- the rest --------------------------------------------------------- */

static bool
is_ascii_word(char c)
{
	return text_is_alpha((unsigned char)c) || text_is_digit((unsigned char)c);
}

/* The first sure place at or after from: behind a line end, or behind blanks
 * between two words of ASCII. */
static uint32_t
sure_place(struct kutip_str s, uint32_t from)
{
	for (uint32_t i = from; i < s.len; i++) {
		uint32_t start = i;

		if (s.ptr[i] == '\n')
			return i + 1;
		if (s.ptr[i] != ' ')
			continue;
		while (i + 1 < s.len && s.ptr[i + 1] == ' ')
			i++;
		if (start > 0 && is_ascii_word(s.ptr[start - 1]) &&
		    i + 1 < s.len && is_ascii_word(s.ptr[i + 1]))
			return i + 1;
	}
	return s.len;
}

/* Where the blanks at the end of a run begin. */
static uint32_t
end_of_words(struct kutip_str s, uint32_t start, uint32_t end)
{
	uint32_t words = start;

	for (uint32_t pos = start; pos < end; )
		if (!text_is_blank(text_step(s, &pos)))
			words = pos;
	return words < end ? words : end;
}

/* Fills in the rest of a run whose start and end are known. */
static void
measure(struct kutip_str s, struct run *r)
{
	struct kutip_str words;
	uint32_t pos = r->start;

	r->word_end = end_of_words(s, r->start, r->end);
	words = text_slice(s, (struct kutip_span){ r->start, r->word_end });
	while (pos < r->word_end)
		r->cols += glyph_next(s, &pos).cols;
	while (pos < r->end) {
		uint32_t c = text_at(s, pos);

		r->ends_line |= c == '\n' || c == 0x2028 || c == 0x2029;
		r->blank_cols += glyph_next(s, &pos).cols;
	}
	r->soft_hyphen = text_ends(words, SOFT_HYPHEN) && r->end == r->word_end;
}

static bool
set_breaker(struct wrap *w)
{
	uint32_t from = w->pos + SLOW_BYTES;

	if (w->breaker == NULL)
		w->breaker = breaker_new(BREAK_LINE, w->lang);
	w->slow_start = w->pos;
	w->slow_end = sure_place(w->text, from < w->text.len ? from : w->text.len);
	return w->breaker != NULL && breaker_set(w->breaker,
	    text_slice(w->text, (struct kutip_span){ w->slow_start, w->slow_end }));
}

static void
slow_run(struct wrap *w, struct run *r)
{
	uint32_t at = KUTIP_NONE;

	if (w->pos < w->slow_end || set_breaker(w))
		at = breaker_next(w->breaker);
	*r = (struct run){ .start = w->pos, .end = w->slow_end };
	if (at != KUTIP_NONE && w->slow_start + at > w->pos &&
	    w->slow_start + at < w->slow_end)
		r->end = w->slow_start + at;
	measure(w->text, r);
}

void
wrap_set(struct wrap *w, struct kutip_str text, const char *lang)
{
	struct kutip_str l = text_of(lang);

	if (l.len >= sizeof(w->lang))
		l.len = 0;
	if (!text_equal_c(l, w->lang)) {
		breaker_free(w->breaker);
		w->breaker = NULL;
		memset(w->lang, 0, sizeof(w->lang));
		memcpy(w->lang, l.ptr, l.len);
	}
	w->text = text;
	w->pos = w->slow_start = w->slow_end = 0;
}

bool
wrap_next(struct wrap *w, struct run *r)
{
	if (w->pos >= w->text.len)
		return false;
	if (w->pos < w->slow_end || !simple_run(w->text, w->pos, r))
		slow_run(w, r);
	w->pos = r->end;
	return true;
}

void
wrap_free(struct wrap *w)
{
	breaker_free(w->breaker);
	*w = (struct wrap){ 0 };
}

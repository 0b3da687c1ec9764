/*
 * unicode.c - classes, columns, clusters and breaks.  See unicode.h; normal
 * forms, search keys and names stand in unicode_form.c.
 *
 * Clusters are decided at an edge from the two code points beside it,
 * and only for four rules from what stands before them: so every function is
 * pure, an edge costs a few nanoseconds, and looking back is as right as
 * looking on.  "កម្ពុជា" has three clusters, "ស្ត្រី" one.
 *
 * breaker_new() opens ICU's rules and dictionaries; keep a breaker and set it
 * to text after text, which costs next to nothing.
 */
#include "unicode.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Flags are pairs of letters, so an edge between two of them depends on how
 * many stand before.  A run of more than this is no text, and looking back
 * over all of it for each edge would be quadratic. */
#define FLAG_LETTERS_MAX 1024

#define ZWNJ          0x200C
#define KHMER_COENG   0x17D2
#define MYANMAR_VIRAMA 0x1039

struct range { uint32_t first, last; };

static bool
in_ranges(const struct range *r, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n && r[i].first <= c; i++)
		if (c <= r[i].last)
			return true;
	return false;
}

static uint32_t
mask_of(uint32_t c)
{
	return U_GET_GC_MASK((UChar32)c);
}

/* ---- classes ---------------------------------------------------------- */

int
unicode_digit(uint32_t c)
{
	if (c < 0x80)
		return text_is_digit(c) ? (int)(c - '0') : -1;
	return u_charDigitValue((UChar32)c);
}

bool
unicode_is_control(uint32_t c)
{
	static const struct range controls[] = {
		{ 0x7F, 0x9F },
		{ 0x61C, 0x61C },	/* Arabic letter mark */
		{ 0x200E, 0x200F },	/* marks of direction */
		{ 0x2028, 0x202E },	/* line, paragraph end; embeddings */
		{ 0x2066, 0x206F },	/* isolates; deprecated shaping */
		{ 0xFEFF, 0xFEFF },	/* byte order mark */
		{ 0xFFF9, 0xFFFB },	/* interlinear annotation */
		{ 0x1BCA0, 0x1BCA3 },	/* shorthand format */
		{ 0x1D173, 0x1D17A },	/* musical beams and slurs */
		{ 0xE0000, 0xE007F },	/* tags: text that nobody sees */
	};

	if (c < 0x7F)
		return c < 0x20 && c != '\n' && c != '\t';
	return in_ranges(controls, LEN(controls), c);
}

uint32_t
unicode_fold_case(uint32_t c)
{
	if (c < 0x80)
		return text_lower(c);
	return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

uint32_t
unicode_to_lower(uint32_t c)
{
	if (c < 0x80)
		return text_lower(c);
	return (uint32_t)u_tolower((UChar32)c);
}

static UScriptCode
script_of(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)c, &status);

	return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

enum unicode_script
unicode_script(uint32_t c)
{
	if (c < 0x80)
		return text_is_alpha(c) ? SCRIPT_LATIN : SCRIPT_OTHER;
	if (c >= 0x1E00 && c < 0x1F00)	/* Vietnamese, letter by letter */
		return SCRIPT_LATIN;
	switch (script_of(c)) {
	case USCRIPT_LATIN:   return SCRIPT_LATIN;
	case USCRIPT_THAI:    return SCRIPT_THAI;
	case USCRIPT_LAO:     return SCRIPT_LAO;
	case USCRIPT_KHMER:   return SCRIPT_KHMER;
	case USCRIPT_MYANMAR: return SCRIPT_MYANMAR;
	case USCRIPT_HAN:     return SCRIPT_HAN;
	case USCRIPT_TAMIL:   return SCRIPT_TAMIL;
	case USCRIPT_ARABIC:  return SCRIPT_ARABIC;
	default:              return SCRIPT_OTHER;
	}
}

/* ---- columns ---------------------------------------------------------- */

/* What wcwidth() says in C.UTF-8, and so what terminals do.  It differs from
 * the plain rule in three places: the soft hyphen and the Arabic signs that
 * enclose the digits after them are seen, and two runs of the CJK blocks are
 * drawn wide although East Asian Width calls them neutral or ambiguous. */
static bool
is_wide(uint32_t c)
{
	static const struct range by_habit[] = {
		{ 0x3248, 0x324F },	/* numbers on black squares */
		{ 0x4DC0, 0x4DFF },	/* hexagrams of the Yijing */
	};
	int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);

	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
	    in_ranges(by_habit, LEN(by_habit), c);
}

static bool
is_unseen(uint32_t c)
{
	uint32_t mask = mask_of(c);

	if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK |
	    U_GC_ZL_MASK | U_GC_ZP_MASK))
		return true;
	if (mask & U_GC_CF_MASK)
		return c != 0xAD && !u_hasBinaryProperty((UChar32)c,
		    UCHAR_PREPENDED_CONCATENATION_MARK);
	/* Vowels and finals of old Hangul stand in the cell of their lead. */
	return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

uint32_t
unicode_cols(uint32_t c)
{
	if (c < 0x300)
		return c >= 0x20 && (c < 0x7F || c >= 0xA0);
	if (is_unseen(c))
		return 0;
	return c >= 0x1100 && is_wide(c) ? 2 : 1;
}

uint32_t
unicode_cols_of(struct kutip_str s)
{
	uint32_t pos = 0, cols = 0;

	while (pos < s.len)
		cols += unicode_cols(text_step(s, &pos));
	return cols;
}

/* ---- clusters --------------------------------------------------------- */

static int
break_class(uint32_t c)
{
	return u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static bool
is_pictograph(uint32_t c)
{
	return u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* GB12, GB13: is the flag letter before pos the first of its pair?  The
 * letters are F0 9F 87 A6 to BF; this loop is the one that looks far back. */
static bool
is_half_flag(struct kutip_str s, uint32_t from, uint32_t pos)
{
	uint32_t letters = 0;

	for (; pos - from >= 4 && letters < FLAG_LETTERS_MAX; pos -= 4) {
		const char *p = s.ptr + pos - 4;

		if (memcmp(p, "\xF0\x9F\x87", 3) != 0 ||
		    (unsigned char)p[3] < 0xA6)
			break;
		letters++;
	}
	return letters % 2 == 1;
}

/* GB11: does a pictograph with its modifiers stand before the joiner that
 * ends at pos? */
static bool
is_pictograph_before(struct kutip_str s, uint32_t from, uint32_t pos)
{
	uint32_t c;

	text_step_back(s, &pos);
	while (pos > from) {
		c = text_step_back(s, &pos);
		if (break_class(c) != U_GCB_EXTEND)
			return is_pictograph(c);
	}
	return false;
}

/* The sign that stacks c under what stands before it; 0 if none does. */
static uint32_t
stacker_of(uint32_t c)
{
	if (c >= 0x1780 && c <= 0x17B3)
		return KHMER_COENG;
	if ((c >= 0x1000 && c <= 0x109F) || (c >= 0xA9E0 && c <= 0xA9FF) ||
	    (c >= 0xAA60 && c <= 0xAA7F))
		return mask_of(c) & U_GC_LO_MASK ? MYANMAR_VIRAMA : 0;
	return 0;
}

/* Marks may come between the two after normalisation has put them in order;
 * a non-joiner there says that no stack is meant. */
static bool
is_stacked(struct kutip_str s, uint32_t from, uint32_t pos, uint32_t c)
{
	uint32_t stacker = stacker_of(c), before;

	while (stacker != 0 && pos > from) {
		before = text_step_back(s, &pos);
		if (before == stacker)
			return true;
		if (before == ZWNJ || !unicode_is_mark(before))
			break;
	}
	return false;
}

static bool
is_apart(int class)
{
	return class == U_GCB_CONTROL || class == U_GCB_CR || class == U_GCB_LF;
}

/* UAX 29, rules GB3 to GB999: is there no edge at pos, between a and b?
 * Nothing before from is looked at. */
static bool
is_joined(struct kutip_str s, uint32_t from, uint32_t pos, uint32_t a,
    uint32_t b)
{
	int x, y;

	if (a < 0x300 && b < 0x300)
		return a == '\r' && b == '\n';
	x = break_class(a);
	y = break_class(b);
	if (is_apart(x) || is_apart(y))
		return false;
	if (y == U_GCB_EXTEND || y == U_GCB_ZWJ || y == U_GCB_SPACING_MARK ||
	    x == U_GCB_PREPEND)
		return true;
	switch (x) {
	case U_GCB_L:
		return y == U_GCB_L || y == U_GCB_V || y == U_GCB_LV ||
		    y == U_GCB_LVT;
	case U_GCB_LV: case U_GCB_V:
		return y == U_GCB_V || y == U_GCB_T;
	case U_GCB_LVT: case U_GCB_T:
		return y == U_GCB_T;
	case U_GCB_REGIONAL_INDICATOR:
		return y == U_GCB_REGIONAL_INDICATOR &&
		    is_half_flag(s, from, pos);
	case U_GCB_ZWJ:
		return is_pictograph(b) && is_pictograph_before(s, from, pos);
	case U_GCB_EXTEND: case U_GCB_SPACING_MARK:
		return is_stacked(s, from, pos, b);
	default:
		return false;
	}
}

uint32_t
cluster_next(struct kutip_str s, uint32_t pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	uint32_t from = pos, a, b;

	if (pos >= s.len || s.len - pos == 1)
		return s.len;
	if (p[pos] < 0x80 && p[pos + 1] < 0x80 && p[pos] != '\r')
		return pos + 1;
	a = text_step(s, &pos);
	while (pos < s.len) {
		uint32_t next = pos;

		b = text_step(s, &next);
		if (!is_joined(s, from, pos, a, b))
			break;
		a = b;
		pos = next;
	}
	return pos;
}

bool
cluster_is_edge(struct kutip_str s, uint32_t pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	if (pos == 0 || pos >= s.len)
		return true;
	if (p[pos] < 0x80 && p[pos - 1] < 0x80)
		return p[pos] != '\n' || p[pos - 1] != '\r';
	if ((p[pos] & 0xC0) == 0x80)
		return false;
	return !is_joined(s, 0, pos, text_before(s, pos), text_at(s, pos));
}

uint32_t
cluster_prev(struct kutip_str s, uint32_t pos)
{
	if (pos > s.len)
		pos = s.len;
	do
		text_step_back(s, &pos);
	while (!cluster_is_edge(s, pos));
	return pos;
}

/* ---- breaks ----------------------------------------------------------- */

struct breaker {
	UBreakIterator *breaks;
	UText text;
	struct kutip_str s;
	bool ready;
};

struct breaker *
breaker_new(enum break_kind kind, const char *lang)
{
	static const UBreakIteratorType types[BREAK_KINDS] = {
		[BREAK_WORD] = UBRK_WORD,
		[BREAK_LINE] = UBRK_LINE,
	};
	static const UText no_text = UTEXT_INITIALIZER;
	UErrorCode status = U_ZERO_ERROR;
	struct breaker *b = calloc(1, sizeof(*b));

	if (b == NULL)
		return NULL;
	b->text = no_text;
	b->breaks = ubrk_open(types[kind], lang ? lang : "", NULL, 0, &status);
	if (U_SUCCESS(status))
		return b;
	free(b);
	return NULL;
}

void
breaker_free(struct breaker *b)
{
	if (b == NULL)
		return;
	ubrk_close(b->breaks);
	utext_close(&b->text);
	free(b);
}

bool
breaker_set(struct breaker *b, struct kutip_str s)
{
	UErrorCode status = U_ZERO_ERROR;

	b->s = s;
	utext_openUTF8(&b->text, s.len ? s.ptr : "", s.len, &status);
	ubrk_setUText(b->breaks, &b->text, &status);
	b->ready = U_SUCCESS(status);
	return b->ready;
}

uint32_t
breaker_next(struct breaker *b)
{
	int32_t at;

	if (!b->ready)
		return KUTIP_NONE;
	do
		at = ubrk_next(b->breaks);
	while (at != UBRK_DONE && !cluster_is_edge(b->s, (uint32_t)at));
	return at == UBRK_DONE ? KUTIP_NONE : (uint32_t)at;
}

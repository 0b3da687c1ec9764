/*
 * unicode.c - what only Unicode's own data can tell.  See unicode.h.
 *
 * ICU's properties are look-ups in a table of its own; ASCII never gets that
 * far.  Clusters are decided at an edge from the two code points beside it,
 * and only for four rules from what stands before them: so every function is
 * pure, an edge costs a few nanoseconds, and looking back is as right as
 * looking on.  "កម្ពុជា" has three clusters, "ស្ត្រី" one.
 *
 * unicode_region() and breaker_new() open ICU's data (a millisecond for a
 * breaker with its dictionary); keep a breaker and set it to text after text.
 */
#include "unicode.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Flags are pairs of letters, so an edge between two of them depends on how
 * many stand before.  A run of more than this is no text, and looking back
 * over all of it for each edge would be quadratic. */
#define FLAG_LETTERS_MAX 1024

/* Normalised at one go: enough to make ICU's cost per call vanish. */
#define PIECE_BYTES 2048

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

bool
unicode_is_letter(uint32_t c)
{
	if (c < 0x80)
		return text_is_alpha(c);
	return mask_of(c) & U_GC_L_MASK;
}

bool
unicode_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c - 'A' < 26;
	return mask_of(c) & (U_GC_LU_MASK | U_GC_LT_MASK);
}

bool
unicode_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c - 'a' < 26;
	return mask_of(c) & U_GC_LL_MASK;
}

bool
unicode_is_mark(uint32_t c)
{
	return c >= 0x300 && mask_of(c) & U_GC_M_MASK;
}

bool
unicode_is_digit(uint32_t c)
{
	if (c < 0x80)
		return text_is_digit(c);
	return mask_of(c) & U_GC_ND_MASK;
}

int
unicode_digit(uint32_t c)
{
	if (c < 0x80)
		return text_is_digit(c) ? (int)(c - '0') : -1;
	return u_charDigitValue((UChar32)c);
}

bool
unicode_is_punct(uint32_t c)
{
	return mask_of(c) & U_GC_P_MASK;
}

bool
unicode_is_control(uint32_t c)
{
	static const struct range controls[] = {
		{ 0x7F, 0x9F },
		{ 0x61C, 0x61C },	/* Arabic letter mark */
		{ 0x200E, 0x200F },	/* left-to-right, right-to-left mark */
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

bool
unicode_is_unspaced(uint32_t c)
{
	/* Thai is the first in the order of code points. */
	return c >= 0xE00 && uscript_breaksBetweenLetters(script_of(c));
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

/* ---- normal forms ----------------------------------------------------- */

static const UNormalizer2 *
composer(void)
{
	UErrorCode status = U_ZERO_ERROR;

	return unorm2_getNFCInstance(&status);
}

/* Surely composed?  What is only perhaps so counts as not. */
static bool
is_composed(struct kutip_str s)
{
	uint8_t class, last = 0;
	uint32_t pos = 0;

	while (pos < s.len) {
		UChar32 c;

		/* Bytes of what is below U+0300, where the first mark is. */
		if ((unsigned char)s.ptr[pos] < 0xCC) {
			last = 0;
			pos++;
			continue;
		}
		c = (UChar32)text_step(s, &pos);
		class = u_getCombiningClass(c);
		if ((class != 0 && class < last) || UNORM_YES !=
		    u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK))
			return false;
		last = class;
	}
	return true;
}

/* The first place after PIECE_BYTES that nothing is composed across. */
static uint32_t
piece_end(struct kutip_str s, uint32_t start)
{
	const UNormalizer2 *nfc = composer();
	uint32_t end = start, next;

	if (s.len - start <= PIECE_BYTES || nfc == NULL)
		return s.len;
	for (end += PIECE_BYTES; end < s.len; end = next) {
		UChar32 c;

		next = end;
		c = (UChar32)text_step(s, &next);
		if (((unsigned char)s.ptr[end] & 0xC0) != 0x80 &&
		    unorm2_hasBoundaryBefore(nfc, c))
			break;
	}
	return end;
}

/* UTF-16 on the way in and out of ICU; grows, and is used again. */
struct wide { struct buf in, out; };

static UChar *
wide_room(struct buf *b, size_t units)
{
	b->len = 0;
	return buf_reserve(b, units * sizeof(UChar)) ? (void *)b->ptr : NULL;
}

static void
add_utf16(struct buf *out, const UChar *w, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	if (!buf_reserve(out, (size_t)n * 3))
		return;
	u_strToUTF8WithSub(out->ptr + out->len, n * 3, &len, w, n, 0xFFFD,
	    NULL, &status);
	out->len += U_SUCCESS(status) ? (size_t)len : 0;
	out->ptr[out->len] = '\0';
}

static void
compose(struct kutip_str s, struct wide *w, struct buf *out)
{
	/* No code point grows by more than three in NFC (UAX 15). */
	size_t room = (size_t)s.len * 3;
	UChar *in = wide_room(&w->in, s.len), *to = wide_room(&w->out, room);
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = 0;

	if (in == NULL || to == NULL || room > INT32_MAX) {
		out->failed = true;
		return;
	}
	u_strFromUTF8WithSub(in, (int32_t)s.len, &n, s.ptr, (int32_t)s.len,
	    0xFFFD, NULL, &status);
	n = unorm2_normalize(composer(), in, n, to, (int32_t)room, &status);
	if (U_FAILURE(status))
		out->failed = true;
	else
		add_utf16(out, to, n);
}

void
unicode_nfc(struct kutip_str s, struct buf *out)
{
	struct wide wide = { 0 };

	for (uint32_t start = 0, end; start < s.len; start = end) {
		struct kutip_str piece;

		end = piece_end(s, start);
		piece = text_slice(s, (struct kutip_span){ start, end });
		if (is_composed(piece))
			buf_str(out, piece);
		else
			compose(piece, &wide, out);
	}
	buf_free(&wide.in);
	buf_free(&wide.out);
}

/* ---- search keys ------------------------------------------------------ */

/* Letters whose stroke or missing dot is no mark that comes off. */
static uint32_t
plain_latin(uint32_t c)
{
	switch (c) {
	case 0x111: return 'd';		/* đ of Vietnamese */
	case 0x127: return 'h';
	case 0x131: return 'i';
	case 0x142: return 'l';
	case 0xF8:  return 'o';
	case 0x167: return 't';
	default:    return c;
	}
}

/* The letter that an accented one is built on. */
static uint32_t
base_of(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar parts[8];
	int32_t n = unorm2_getRawDecomposition(composer(), (UChar32)c, parts,
	    (int32_t)LEN(parts), &status);
	UChar32 base;

	if (n <= 0 || U_FAILURE(status))
		return c;
	U16_GET(parts, 0, 0, n, base);
	return (uint32_t)base;
}

static uint32_t
without_marks(uint32_t c)
{
	uint32_t base;

	/* ế is ê and an accent, ê is e and a circumflex. */
	while ((base = base_of(c)) != c)
		c = base;
	return plain_latin(c);
}

static void
add_letter(struct buf *out, uint32_t c, bool *latin)
{
	char bytes[4];

	if (unicode_is_mark(c) && *latin)
		return;
	*latin = unicode_script(c) == SCRIPT_LATIN;
	if (*latin && c >= 0x80)
		c = without_marks(c);
	buf_add(out, bytes, text_encode(c, bytes));
}

/* Full case folding: one letter may become three. */
static void
add_folded(struct buf *out, uint32_t c, bool *latin)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar from[2], to[8];
	int32_t len = 0, n, i = 0;
	UChar32 folded;

	U16_APPEND_UNSAFE(from, len, c);
	n = u_strFoldCase(to, (int32_t)LEN(to), from, len,
	    U_FOLD_CASE_DEFAULT, &status);
	if (U_FAILURE(status))
		return;
	while (i < n) {
		U16_NEXT(to, i, n, folded);
		add_letter(out, (uint32_t)folded, latin);
	}
}

static void
add_key(struct kutip_str s, struct buf *out)
{
	bool latin = false, blank = false;
	uint32_t pos = 0;

	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (c == 0x200B || c == 0xAD || c == 0x2060 || c == 0xFEFF)
			continue;
		if (text_is_blank(c)) {
			if (!blank)
				buf_putc(out, ' ');
			blank = true;
			latin = false;
			continue;
		}
		blank = false;
		if (c < 0x80) {
			latin = text_is_alpha(c);
			buf_putc(out, (char)text_lower(c));
		} else {
			add_folded(out, c, &latin);
		}
	}
}

void
unicode_search_key(struct kutip_str s, struct buf *out)
{
	struct buf composed = { 0 };

	if (is_composed(s)) {
		add_key(s, out);
		return;
	}
	unicode_nfc(s, &composed);
	add_key(buf_as_str(&composed), out);
	out->failed |= composed.failed;
	buf_free(&composed);
}

/* ---- names of regions ------------------------------------------------- */

bool
unicode_region(const char *lang, const char *region, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ULOC_FULLNAME_CAPACITY] = "und_";
	UChar name[128];
	size_t len = strlen(region);
	int32_t n;

	if (len < 2 || len > 3 || lang[0] == '\0')
		return false;
	memcpy(locale + 4, region, len + 1);
	n = uloc_getDisplayCountry(locale, lang, name, (int32_t)LEN(name),
	    &status);
	/* A name from the machine's own language is none of this one. */
	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || n <= 0)
		return false;
	add_utf16(out, name, n);
	return !out->failed;
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

/*
 * unicode_form.c - normal forms, search keys, names of regions.  The second
 * chapter of unicode.h.
 *
 * Text is normalised in pieces, and a piece that is composed already, as
 * nearly all are, is only copied.  A search key is what a person may type for
 * a word: "da nang" finds "Đà Nẵng", in either normal form.
 */
#include "unicode.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Normalised at one go: enough to make ICU's cost per call vanish. */
#define PIECE_BYTES 2048

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

/* ---- Zawgyi ----------------------------------------------------------- */

#define RUN_MOST 256			/* code points put through the rules at once */

/* The end of a run of Burmese code points, or of one of all others. */
static uint32_t
run_end(struct kutip_str s, uint32_t pos, bool *burmese)
{
	uint32_t c = text_step(s, &pos), n = 1;

	*burmese = c >= 0x1000 && c <= 0x109F;
	while (pos < s.len) {
		uint32_t next = pos;

		c = text_step(s, &next);
		if ((c >= 0x1000 && c <= 0x109F) != *burmese ||
		    (*burmese && n++ >= RUN_MOST))
			break;
		pos = next;
	}
	return pos;
}

static bool
add_from_zawgyi(UTransliterator *t, struct kutip_str s, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[RUN_MOST * 8];
	int32_t len = 0, limit;

	u_strFromUTF8(text, (int32_t)LEN(text), &len, s.ptr, (int32_t)s.len,
	    &status);
	limit = len;
	utrans_transUChars(t, text, &len, (int32_t)LEN(text), 0, &limit,
	    &status);
	if (U_FAILURE(status))
		return false;
	add_utf16(out, text, len);
	return true;
}

bool
unicode_from_zawgyi(struct kutip_str s, struct buf *out)
{
	static const UChar id[] = u"Zawgyi-my";
	UErrorCode status = U_ZERO_ERROR;
	UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0,
	    NULL, &status);
	bool ok = U_SUCCESS(status) && t != NULL;
	uint32_t pos = 0;

	while (ok && pos < s.len) {
		bool burmese;
		uint32_t end = run_end(s, pos, &burmese);
		struct kutip_str run = { s.ptr + pos, end - pos };

		if (burmese)
			ok = add_from_zawgyi(t, run, out);
		else
			buf_str(out, run);
		pos = end;
	}
	if (t != NULL)
		utrans_close(t);
	return ok && !out->failed;
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

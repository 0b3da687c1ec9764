/*
 * decode.c - bytes of any charset to text.  See decode.h.
 *
 * Nothing is believed that the bytes speak against: UTF-16 must be characters
 * that exist, Thai must be spelt as Thai is, and what is valid UTF-8 is UTF-8
 * whatever a server says of it.
 */
#include "decode.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include "charset.h"
#include "error.h"
#include "limits.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define SAMPLE_BYTES   (64u << 10)	/* looked at to tell text from data */
#define DETECT_BYTES   (8u << 10)	/* what ucsdet looks at, at most */
#define DETECT_AROUND  32		/* bytes kept beside a high byte */
#define UNITS          4096		/* of UTF-16, converted at one go */
#define THAI_BYTES     12		/* tell Thai without a hint */

/* ---- what the bytes are ----------------------------------------------- */

struct magic { const char *bytes; uint32_t len; const char *what, *next; };

#define MAGIC(literal) (literal), sizeof(literal) - 1

#define UNPACK   "unpack it first"
#define PICTURE  "only text can be read"

static const struct magic magics[] = {
	{ MAGIC("PK\3\4"), "a ZIP archive that is broken, or lies in another",
	    "get it again, or unpack it first" },
	{ MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
	    "an old office document, or one with a password",
	    "open it with LibreOffice and save it as DOCX or ODT, "
	    "without a password" },
	{ MAGIC("{\\rtf"), "an RTF document",
	    "open it with LibreOffice and save it as DOCX or ODT" },
	{ MAGIC("%!PS-Adobe"), "a PostScript file",
	    "turn it into text first, with ps2ascii for instance" },
	{ MAGIC("\x89PNG\r\n\x1A\n"), "a PNG picture", PICTURE },
	{ MAGIC("\xFF\xD8\xFF"), "a JPEG picture", PICTURE },
	{ MAGIC("GIF87a"), "a GIF picture", PICTURE },
	{ MAGIC("GIF89a"), "a GIF picture", PICTURE },
	{ MAGIC("II*\0"), "a TIFF picture", PICTURE },
	{ MAGIC("MM\0*"), "a TIFF picture", PICTURE },
	{ MAGIC("ID3\3"), "an MP3 file", PICTURE },
	{ MAGIC("ID3\4"), "an MP3 file", PICTURE },
	{ MAGIC("\x7F" "ELF"), "a program", PICTURE },
	{ MAGIC("\x1F\x8B"), "a gzip file", UNPACK },
	{ MAGIC("BZh91AY&SY"), "a bzip2 file", UNPACK },
	{ MAGIC("\xFD" "7zXZ\0"), "an xz file", UNPACK },
	{ MAGIC("\x28\xB5\x2F\xFD"), "a Zstandard file", UNPACK },
	{ MAGIC("7z\xBC\xAF\x27\x1C"), "a 7-Zip archive", UNPACK },
	{ MAGIC("Rar!\x1A\7"), "a RAR archive", UNPACK },
	{ MAGIC("SQLite format 3\0"), "an SQLite database", PICTURE },
};

static const struct magic *
magic_of(const char *p, size_t n)
{
	for (size_t i = 0; i < LEN(magics); i++)
		if (n >= magics[i].len &&
		    memcmp(p, magics[i].bytes, magics[i].len) == 0)
			return &magics[i];
	return NULL;
}

static const struct charset *
mark_of(const char *p, size_t n, size_t *skip)
{
	static const struct {
		const char *bytes;
		uint32_t len;
		enum charset_id id;
	} marks[] = {
		{ MAGIC("\xEF\xBB\xBF"), CHARSET_UTF_8 },
		{ MAGIC("\xFF\xFE\0\0"), CHARSET_UTF_32LE },
		{ MAGIC("\0\0\xFE\xFF"), CHARSET_UTF_32BE },
		/* Behind those of UTF-32, which begin alike. */
		{ MAGIC("\xFF\xFE"), CHARSET_UTF_16LE },
		{ MAGIC("\xFE\xFF"), CHARSET_UTF_16BE },
	};

	for (size_t i = 0; i < LEN(marks); i++)
		if (n >= marks[i].len &&
		    memcmp(p, marks[i].bytes, marks[i].len) == 0) {
			*skip = marks[i].len;
			return charset_get(marks[i].id);
		}
	return NULL;
}

/* A unit of UTF-16 as it stands in written text.  A blank and a letter of
 * ASCII, read as one, fall among the superscripts and operators. */
static bool
is_text_unit(UChar32 c)
{
	if (c < 0x20)
		return c == '\n' || c == '\r' || c == '\t';
	if (c >= 0x2061 && c <= 0x207A)
		return false;
	return U_IS_SURROGATE(c) || (U_GET_GC_MASK(c) &
	    ~(U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CC_MASK)) != 0;
}

static bool
is_ascii_blank(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_ascii_text(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F) || is_ascii_blank(c);
}

/* UTF-16 without a mark: ASCII in it has NULs, one to a letter, and read in
 * the right order the units are characters that exist.  Chinese has NULs on
 * the other side too: its commonest letter is U+4E00. */
static const struct charset *
wide_of(const unsigned char *p, size_t n)
{
	size_t strange[2] = { 0 }, nuls[2] = { 0 }, ascii = 0, pairs;
	int order;

	n = n < SAMPLE_BYTES ? n & ~(size_t)1 : SAMPLE_BYTES;
	pairs = n / 2;
	if (n == 0 || memchr(p, 0, n) == NULL)
		return NULL;
	for (size_t i = 0; i < n; i += 2) {
		nuls[0] += p[i] == 0;
		nuls[1] += p[i + 1] == 0;
		ascii += is_ascii_text(p[i]) + is_ascii_text(p[i + 1]);
		strange[0] += !is_text_unit(p[i] | p[i + 1] << 8);
		strange[1] += !is_text_unit(p[i] << 8 | p[i + 1]);
	}
	order = strange[0] != strange[1] ? strange[0] > strange[1] :
	    nuls[0] > nuls[1];
	if (pairs < 2 || strange[order] * 50 > pairs ||
	    (nuls[0] + nuls[1] + ascii == n && ascii * 5 > n * 3))
		return NULL;
	return charset_get(order == 0 ? CHARSET_UTF_16LE :
	    CHARSET_UTF_16BE);
}

/* More than five control bytes in a hundred are no text.  Escape is left
 * out: it switches sets in ISO-2022 and colours in what a terminal wrote. */
static bool
is_data(const unsigned char *p, size_t n)
{
	size_t controls = 0;

	if (n > SAMPLE_BYTES)
		n = SAMPLE_BYTES;
	for (size_t i = 0; i < n; i++)
		controls += p[i] < 0x80 && !is_ascii_text(p[i]) &&
		    p[i] != 0x1B && p[i] != '\b';
	return controls > 3 && controls * 20 > n;
}

/* ---- UTF-8 ------------------------------------------------------------ */

/* How many bytes at p one U+FFFD stands for: the longest beginning of a
 * sequence (Unicode Standard, section 3.9, practice for conversion). */
static size_t
bad_length(const unsigned char *p, size_t n)
{
	unsigned char c = p[0], low = 0x80, high = 0xBF;
	size_t len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	if (c == 0xE0) low = 0xA0;
	if (c == 0xED) high = 0x9F;
	if (c == 0xF0) low = 0x90;
	if (c == 0xF4) high = 0x8F;
	if (c < 0xC2 || c > 0xF4 || n < 2 || p[1] < low || p[1] > high)
		return 1;
	for (size_t i = 2; i < len; i++)
		if (i == n || (p[i] & 0xC0) != 0x80)
			return i;
	return len;
}

struct utf8_count {
	size_t bad;			/* sequences, but not a cut last one */
	size_t good;			/* of more than a byte */
};

/* Are the len bad bytes the beginning of a last character?  A lone one after
 * nothing but ASCII is rather the last letter of a "caf\xE9". */
static bool
is_cut(const char *p, size_t len, size_t left, size_t good)
{
	unsigned char c = (unsigned char)p[0];

	return len == left && c >= 0xC2 && c < 0xF5 && (good > 0 || len > 1);
}

static struct utf8_count
count_utf8(const char *p, size_t n)
{
	struct utf8_count count = { 0 };
	size_t i = 0, start, len;

	while (i < n) {
		start = i;
		i += text_valid(p + i, n - i);
		if (i == n && count.bad == 0)
			break;
		for (; start < i; start++)
			count.good += (unsigned char)p[start] >= 0xC2;
		if (i == n)
			break;
		len = bad_length((const unsigned char *)p + i, n - i);
		count.bad += !is_cut(p + i, len, n - i, count.good);
		i += len;
	}
	return count;
}

/* A legacy text hits upon a valid sequence now and then; a broken UTF-8 has
 * many of them to one that is broken. */
static bool
is_surely_utf8(struct utf8_count count)
{
	return count.good >= 20 * count.bad;
}

/* Enough where nothing else is declared: Thai and Chinese bytes have at most
 * one valid sequence to three bad ones.  With none at all the bad ones say
 * more when read as a legacy charset. */
static bool
is_perhaps_utf8(struct utf8_count count, size_t size)
{
	return count.good >= 5 * count.bad ||
	    (count.good >= count.bad && count.bad * 1000 <= size);
}

/* ---- guessing --------------------------------------------------------- */

/* The bytes around those above 0x7F: ucsdet looks at the first 8 KiB only,
 * and those are often nothing but markup. */
static size_t
take_sample(const unsigned char *p, size_t n, char out[DETECT_BYTES])
{
	size_t taken = 0, done = 0;

	for (size_t i = 0; i < n && taken < DETECT_BYTES; i++) {
		size_t from, to = i + DETECT_AROUND < n ? i + DETECT_AROUND : n;

		if (p[i] < 0x80)
			continue;
		from = i > done + DETECT_AROUND ? i - DETECT_AROUND : done;
		for (; from < to && taken < DETECT_BYTES; from++)
			out[taken++] = (char)p[from];
		if (done < from)
			done = from;
	}
	return taken;
}

enum thai { NO_THAI, CONSONANT, ABOVE, BEHIND, BEFORE, OTHER_THAI };

static enum thai
thai_of(unsigned char c)
{
	if (c >= 0xA1 && c <= 0xCE)
		return CONSONANT;
	if (c == 0xD1 || (c >= 0xD4 && c <= 0xDA) || (c >= 0xE7 && c <= 0xEE))
		return ABOVE;
	if (c == 0xD0 || c == 0xD2 || c == 0xD3)
		return BEHIND;
	if (c >= 0xE0 && c <= 0xE4)
		return BEFORE;
	if (c < 0x80 || (c >= 0xDB && c <= 0xDE) || c >= 0xFC ||
	    (c > 0x80 && c < 0xA0 && c != 0x85 && (c < 0x91 || c > 0x97)))
		return NO_THAI;
	return OTHER_THAI;
}

/* ucsdet does not know Thai.  Its spelling is strict: what stands above or
 * behind a consonant needs one, what stands before it too. */
static bool
is_thai(const unsigned char *p, size_t n, size_t least)
{
	size_t high = 0, wrong = 0;
	enum thai last = CONSONANT, now;	/* a sample begins anywhere */

	for (size_t i = 0; i < n; i++, last = now) {
		now = thai_of(p[i]);
		high += p[i] >= 0x80;
		if (now == NO_THAI)
			wrong += p[i] >= 0x80;
		if (last == BEFORE && now != CONSONANT)
			wrong++;
		if ((now == ABOVE || now == BEHIND) && last != CONSONANT &&
		    last != ABOVE)
			wrong++;
	}
	return high >= least && wrong * 50 <= high;
}

/* The charsets that ucsdet is asked about, and the confidence (of 100) from
 * which it is believed: double bytes make a pattern that is hard to miss, the
 * statistics of single bytes find something in every text.  What it takes for
 * any Latin is windows-1252, as in all languages of the region but one. */
static const struct charset *
believed(const char *name, int32_t confidence, bool chinese)
{
	static const struct { const char *name; int32_t sure; } known[] = {
		{ "GB18030", 30 }, { "Big5", 30 }, { "EUC-KR", 30 },
		{ "EUC-JP", 30 }, { "Shift_JIS", 30 }, { "ISO-2022-JP", 50 },
		{ "windows-1251", 45 }, { "KOI8-R", 45 }, { "ISO-8859-5", 45 },
		{ "windows-1256", 45 }, { "ISO-8859-6", 45 },
		{ "windows-1253", 45 }, { "ISO-8859-7", 45 },
		{ "windows-1255", 45 }, { "ISO-8859-8", 45 },
	};

	for (size_t i = 0; i < LEN(known); i++)
		if (strcmp(name, known[i].name) == 0 &&
		    (confidence >= known[i].sure || (chinese && i < 2)))
			return charset_of(name, strlen(name));
	return NULL;
}

static const struct charset *
first_believed(UCharsetDetector *detector, bool chinese)
{
	UErrorCode status = U_ZERO_ERROR;
	const struct charset *c = NULL;
	const UCharsetMatch **matches;
	int32_t n = 0;

	matches = ucsdet_detectAll(detector, &n, &status);
	for (int32_t i = 0; U_SUCCESS(status) && i < n && c == NULL; i++)
		c = believed(ucsdet_getName(matches[i], &status),
		    ucsdet_getConfidence(matches[i], &status), chinese);
	return c;
}

static const struct charset *
detect(const char *p, size_t n, bool chinese)
{
	UErrorCode status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const struct charset *c = NULL;

	ucsdet_setText(detector, p, (int32_t)n, &status);
	if (U_SUCCESS(status))
		c = first_believed(detector, chinese);
	ucsdet_close(detector);
	return c;
}

static bool
is_lang(const char *lang, const char *two)
{
	return lang != NULL && strncmp(lang, two, 2) == 0 &&
	    !text_is_alpha((unsigned char)lang[2]);
}

static const struct charset *
guess(const char *p, size_t n, const char *lang)
{
	const struct charset *c;
	char sample[DETECT_BYTES];

	n = take_sample((const unsigned char *)p, n, sample);
	if (is_thai((const unsigned char *)sample, n,
	    is_lang(lang, "th") ? 1 : THAI_BYTES))
		return charset_get(CHARSET_WINDOWS_874);
	c = detect(sample, n, is_lang(lang, "zh"));
	if (c != NULL)
		return c;
	if (is_lang(lang, "zh"))
		return charset_get(CHARSET_GB18030);
	return charset_get(is_lang(lang, "vi") ? CHARSET_WINDOWS_1258 :
	    CHARSET_WINDOWS_1252);
}

/* The charset, and in *skip the bytes of its mark; NULL: no text. */
static const struct charset *
charset_of_bytes(const char *p, size_t n, const char *transport,
    const char *lang, size_t *skip)
{
	const struct charset *c = mark_of(p, n, skip), *wide;
	struct utf8_count count;

	if (c != NULL)
		return c;
	wide = wide_of((const unsigned char *)p, n);
	if (wide != NULL)
		return wide;
	if (is_data((const unsigned char *)p, n))
		return NULL;
	count = count_utf8(p, n);
	if (is_surely_utf8(count))
		return charset_get(CHARSET_UTF_8);
	if (transport != NULL)
		c = charset_of(transport, strlen(transport));
	if (c == NULL)
		c = charset_declared(p, n);
	if (c != NULL && c != charset_get(CHARSET_UTF_8))
		return c;
	if (is_perhaps_utf8(count, n))
		return charset_get(CHARSET_UTF_8);
	return guess(p, n, lang);
}

/* ---- writing ---------------------------------------------------------- */

struct sink {
	struct buf *out;
	uint32_t replaced;
	bool     after_cr;
};

static void
sink_replace(struct sink *sink)
{
	buf_add(sink->out, "\xEF\xBF\xBD", 3);
	sink->replaced++;
}

/* Valid UTF-8: its line ends become LF, its NULs U+FFFD. */
static void
sink_add(struct sink *sink, const char *p, size_t n)
{
	size_t start = 0, i;

	if (sink->after_cr && n > 0 && p[0] == '\n')
		start = 1;
	/* nearly every file has neither of the two */
	i = start < n && memchr(p, '\r', n) == NULL &&
	    memchr(p, '\0', n) == NULL ? n : start;
	for (; i < n; i++) {
		if (p[i] != '\r' && p[i] != '\0')
			continue;
		buf_add(sink->out, p + start, i - start);
		if (p[i] == '\0')
			sink_replace(sink);
		else
			buf_putc(sink->out, '\n');
		if (p[i] == '\r' && i + 1 < n && p[i + 1] == '\n')
			i++;
		start = i + 1;
	}
	if (start < n)
		buf_add(sink->out, p + start, n - start);
	if (n > 0)
		sink->after_cr = p[n - 1] == '\r';
}

static void
copy_utf8(struct sink *sink, const char *p, size_t n)
{
	for (size_t i = 0, valid; i < n;) {
		valid = text_valid(p + i, n - i);
		sink_add(sink, p + i, valid);
		i += valid;
		if (i == n)
			break;
		i += bad_length((const unsigned char *)p + i, n - i);
		sink_replace(sink);
		sink->after_cr = false;
	}
}

struct counter { uint32_t *n; };

/* ICU's own substitution, counted. */
static void U_CALLCONV
on_bad_bytes(const void *context, UConverterToUnicodeArgs *args,
    const char *bytes, int32_t len, UConverterCallbackReason reason,
    UErrorCode *status)
{
	static const UChar replacement = 0xFFFD;
	const struct counter *counter = context;

	(void)bytes, (void)len;
	if (reason > UCNV_IRREGULAR)
		return;
	*status = U_ZERO_ERROR;
	++*counter->n;
	ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

static void
add_units(struct sink *sink, const UChar *units, int32_t n)
{
	char bytes[UNITS * 3];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	u_strToUTF8WithSub(bytes, sizeof(bytes), &len, units, n, 0xFFFD, NULL,
	    &status);
	sink_add(sink, bytes, (size_t)len);
}

static void
convert_all(struct sink *sink, UConverter *converter, const char *p, size_t n)
{
	const char *end = p + n;
	UChar units[UNITS];
	UErrorCode status;
	int32_t held = 0, got;

	do {
		UChar *to = units + held;

		status = U_ZERO_ERROR;
		ucnv_toUnicode(converter, &to, units + UNITS, &p, end, NULL,
		    true, &status);
		got = (int32_t)(to - units);
		/* The other half of a pair comes with the next piece. */
		held = status == U_BUFFER_OVERFLOW_ERROR && got > 1 &&
		    U16_IS_LEAD(units[got - 1]);
		add_units(sink, units, got - held);
		if (held)
			units[0] = units[got - 1];
	} while (status == U_BUFFER_OVERFLOW_ERROR && !sink->out->failed);
}

static bool
convert(struct sink *sink, const struct charset *c, const char *p, size_t n)
{
	const struct counter counter = { &sink->replaced };
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(c->icu, &status);

	ucnv_setToUCallBack(converter, on_bad_bytes, &counter, NULL, NULL,
	    &status);
	if (U_SUCCESS(status))
		convert_all(sink, converter, p, n);
	ucnv_close(converter);
	return U_SUCCESS(status);
}

static enum kutip_result
refuse(const char *name, const char *p, size_t n, struct kutip_error *err)
{
	const struct magic *m = magic_of(p, n);

	if (m != NULL)
		return error_set(err, KUTIP_ENCODING, name, 0,
		    "looks like %s; %s", m->what, m->next);
	return error_set(err, KUTIP_ENCODING, name, 0,
	    "looks like binary data, not text; only text and HTML can be read");
}

enum kutip_result
decode_text(const char *name, const void *bytes, size_t size,
    const char *transport, const char *lang, struct buf *out,
    const char **charset, uint32_t *replaced, struct kutip_error *err)
{
	struct sink sink = { .out = out };
	const struct charset *c;
	const char *p = bytes;
	size_t skip = 0;

	if (size > LIMIT_FILE_BYTES)
		return error_set(err, KUTIP_TOO_LARGE, name, 0,
		    "larger than %u MiB; cut it into parts",
		    LIMIT_FILE_BYTES >> 20);
	if (magic_of(p, size) != NULL)
		return refuse(name, p, size, err);
	c = charset_of_bytes(p, size, transport, lang, &skip);
	if (c == NULL)
		return refuse(name, p, size, err);
	if (c == charset_get(CHARSET_UTF_8))
		copy_utf8(&sink, p + skip, size - skip);
	else if (!convert(&sink, c, p + skip, size - skip))
		return error_set(err, KUTIP_ENCODING, name, 0,
		    "is in %s, which the ICU library here cannot read; "
		    "convert it to UTF-8 first", c->name);
	if (out->failed)
		return error_set(err, KUTIP_NO_MEMORY, name, 0,
		    "no memory left to read it");
	*charset = c->name;
	*replaced = sink.replaced;
	return KUTIP_OK;
}

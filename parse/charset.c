/*
 * charset.c - names of charsets.  See charset.h.
 */
#include "charset.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define PRESCAN_BYTES  (16u << 10)	/* where a meta tag is looked for */
#define TAG_BYTES      1024		/* and how far it may be closed */
#define LABEL_MAX      64

/* Names and labels: Encoding Standard, section 4.2, in lower case.  UTF-32
 * has none: it is only known by its byte order mark. */
static const struct charset charsets[] = {
	[CHARSET_UTF_8] = { "UTF-8", "UTF-8",
	    "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 "
	    "x-unicode20utf8" },
	[CHARSET_UTF_16LE] = { "UTF-16LE", "UTF-16LE",
	    "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 "
	    "utf-16le" },
	[CHARSET_UTF_16BE] = { "UTF-16BE", "UTF-16BE", "unicodefffe utf-16be" },
	[CHARSET_UTF_32LE] = { "UTF-32LE", "UTF-32LE", "" },
	[CHARSET_UTF_32BE] = { "UTF-32BE", "UTF-32BE", "" },
	[CHARSET_WINDOWS_1252] = { "windows-1252", "windows-1252",
	    "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
	    "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 "
	    "latin1 us-ascii windows-1252 x-cp1252 x-user-defined" },
	[CHARSET_WINDOWS_874] = { "windows-874", "windows-874",
	    "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620 "
	    "tis-620.2533 windows-874 cp874 x-windows-874" },
	[CHARSET_WINDOWS_1258] = { "windows-1258", "windows-1258",
	    "cp1258 windows-1258 x-cp1258" },
	[CHARSET_GB18030] = { "gb18030", "gb18030",
	    "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 "
	    "gb_2312-80 gbk iso-ir-58 x-gbk" },
	{ "Big5", "Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5" },
	{ "Shift_JIS", "windows-31j",
	    "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j "
	    "x-sjis" },
	{ "EUC-JP", "EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp" },
	{ "ISO-2022-JP", "ISO-2022-JP", "csiso2022jp iso-2022-jp" },
	{ "EUC-KR", "windows-949",
	    "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 "
	    "ks_c_5601-1989 ksc5601 ksc_5601 windows-949" },
	{ "IBM866", "IBM866", "866 cp866 csibm866 ibm866" },
	{ "ISO-8859-2", "ISO-8859-2",
	    "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
	    "iso_8859-2:1987 l2 latin2" },
	{ "ISO-8859-3", "ISO-8859-3",
	    "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
	    "iso_8859-3:1988 l3 latin3" },
	{ "ISO-8859-4", "ISO-8859-4",
	    "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
	    "iso_8859-4:1988 l4 latin4" },
	{ "ISO-8859-5", "ISO-8859-5",
	    "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 "
	    "iso88595 iso_8859-5 iso_8859-5:1988" },
	{ "ISO-8859-6", "ISO-8859-6",
	    "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
	    "iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 "
	    "iso88596 iso_8859-6 iso_8859-6:1987" },
	{ "ISO-8859-7", "ISO-8859-7",
	    "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 "
	    "iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
	    "sun_eu_greek" },
	{ "ISO-8859-8", "ISO-8859-8",
	    "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e "
	    "iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual "
	    "csiso88598i iso-8859-8-i logical" },
	{ "ISO-8859-10", "ISO-8859-10",
	    "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 "
	    "latin6" },
	{ "ISO-8859-13", "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913" },
	{ "ISO-8859-14", "ISO-8859-14", "iso-8859-14 iso8859-14 iso885914" },
	{ "ISO-8859-15", "ISO-8859-15",
	    "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9" },
	{ "KOI8-R", "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r" },
	{ "KOI8-U", "KOI8-U", "koi8-ru koi8-u" },
	{ "macintosh", "macintosh", "csmacintosh mac macintosh x-mac-roman" },
	{ "windows-1250", "windows-1250", "cp1250 windows-1250 x-cp1250" },
	{ "windows-1251", "windows-1251", "cp1251 windows-1251 x-cp1251" },
	{ "windows-1253", "windows-1253", "cp1253 windows-1253 x-cp1253" },
	{ "windows-1254", "windows-1254",
	    "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 "
	    "iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254" },
	{ "windows-1255", "windows-1255", "cp1255 windows-1255 x-cp1255" },
	{ "windows-1256", "windows-1256", "cp1256 windows-1256 x-cp1256" },
	{ "windows-1257", "windows-1257", "cp1257 windows-1257 x-cp1257" },
};

static bool
is_blank(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_among(const char *labels, struct kutip_str label)
{
	struct kutip_str all = text_of(labels);
	uint32_t at = 0, end;

	if (label.len == 0)
		return false;
	while ((at = text_find(all, label, at)) != KUTIP_NONE) {
		end = at + label.len;
		if ((at == 0 || labels[at - 1] == ' ') &&
		    (end == all.len || labels[end] == ' '))
			return true;
		at = end;
	}
	return false;
}

const struct charset *
charset_get(enum charset_id id)
{
	return &charsets[id];
}

const struct charset *
charset_of(const char *p, size_t n)
{
	char lower[LABEL_MAX];

	while (n > 0 && is_blank((unsigned char)p[0]))
		p++, n--;
	while (n > 0 && is_blank((unsigned char)p[n - 1]))
		n--;
	if (n > sizeof(lower))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (p[i] == ' ')
			return NULL;
		lower[i] = (char)text_lower((unsigned char)p[i]);
	}
	for (size_t i = 0; i < LEN(charsets); i++)
		if (is_among(charsets[i].labels,
		    (struct kutip_str){ lower, (uint32_t)n }))
			return &charsets[i];
	return NULL;
}

/* ---- what is declared ------------------------------------------------- */

/* Is word, in lower case, at p? */
static bool
is_word_at(const char *p, const char *end, const char *word)
{
	for (; *word != '\0'; p++, word++)
		if (p == end || text_lower((unsigned char)*p) !=
		    (unsigned char)*word)
			return false;
	return true;
}

static bool
is_label_byte(unsigned char c)
{
	return text_is_alpha(c) || text_is_digit(c) || c == '-' || c == '_' ||
	    c == '.' || c == ':';
}

/* The charset of 'word = "label"' somewhere in [p, end), or NULL. */
static const struct charset *
charset_after(const char *p, const char *end, const char *word)
{
	const struct charset *found;

	for (; p < end; p++) {
		const char *q = p + strlen(word), *label;

		if (!is_word_at(p, end, word))
			continue;
		while (q < end && is_blank((unsigned char)*q))
			q++;
		if (q == end || *q++ != '=')
			continue;
		while (q < end && (is_blank((unsigned char)*q) || *q == '"' ||
		    *q == '\''))
			q++;
		for (label = q; q < end && is_label_byte((unsigned char)*q);)
			q++;
		found = charset_of(label, (size_t)(q - label));
		if (found != NULL)
			return found;
	}
	return NULL;
}

static const char *
find_end(const char *p, const char *end, const char *mark)
{
	const char *found = memmem(p, (size_t)(end - p), mark, strlen(mark));

	return found ? found : end;
}

/* Tags that are never closed must not be read to the end one by one. */
static const char *
tag_end(const char *p, const char *end)
{
	return find_end(p, end - p < TAG_BYTES ? end : p + TAG_BYTES, ">");
}

const struct charset *
charset_declared(const char *p, size_t n)
{
	const char *end = p + (n < PRESCAN_BYTES ? n : PRESCAN_BYTES);
	const struct charset *found = NULL;

	while (p < end && is_blank((unsigned char)*p))
		p++;
	if (is_word_at(p, end, "<?xml"))
		found = charset_after(p, tag_end(p, end), "encoding");
	while (found == NULL && p < end &&
	    (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (is_word_at(p, end, "<!--"))
			p = find_end(p, end, "-->");
		else if (is_word_at(p, end, "<meta"))
			found = charset_after(p, tag_end(p, end),
			    "charset");
		if (p < end)
			p++;
	}
	/* Bytes that could be read as ASCII so far are not UTF-16. */
	if (found == &charsets[CHARSET_UTF_16LE] ||
	    found == &charsets[CHARSET_UTF_16BE])
		return &charsets[CHARSET_UTF_8];
	return found;
}

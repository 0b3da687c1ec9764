/*
 * pdf_mark.c - bullets, marks, hyphens.  See pdf_mark.h.
 */
#include "pdf_mark.h"

#include "text.h"
#include "unicode.h"

#define LABEL_BYTES 8

static bool
is_bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x25AA || c == 0x25E6 || c == 0x2023 ||
	    c == 0x25CF || c == 0x25CB || c == 0x25A0 || c == 0x25A1 ||
	    c == 0x2043 || c == 0x27A2 || c == 0x2713 || c == 0x2714 ||
	    c == 0x25BA || c == 0x25B6 || c == 0x25C6 || c == 0x2756 ||
	    c == 0x00B7 || c == 0x2219 || (c >= 0xF000 && c <= 0xF0FF);
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == 0x2013 || c == 0x2014;
}

static uint32_t
skip_blanks(struct kutip_str s, uint32_t pos)
{
	while (pos < s.len) {
		uint32_t next = pos;

		if (!text_is_blank(text_step(s, &next)))
			break;
		pos = next;
	}
	return pos;
}

uint32_t
pdf_bullet(struct kutip_str s)
{
	uint32_t pos = 0, c = text_step(s, &pos), end = skip_blanks(s, pos);

	if (is_bullet(c) || (is_dash(c) && end > pos) ||
	    (c == 'o' && end > pos && unicode_is_upper(text_at(s, end))))
		return end;
	return 0;
}

/* "2.1", "12)", "(a)", "iv.": the bytes; what is behind is not looked at. */
static uint32_t
number_len(struct kutip_str s, bool *closed)
{
	bool open = s.len > 0 && s.ptr[0] == '(';
	uint32_t pos = open, figures = 0, letters = 0;

	*closed = false;
	while (pos < s.len && pos < LABEL_BYTES) {
		uint32_t next = pos, c = text_step(s, &next);

		if (unicode_is_digit(c))
			figures++;
		else if (text_is_alpha(c) && figures == 0)
			letters++;
		else if (c == '.' && figures + letters > 0)
			*closed = true;
		else if (c == ')' && figures + letters > 0) {
			*closed = true;
			pos = next;
			break;
		} else {
			break;
		}
		pos = next;
	}
	if (letters > 1) {
		for (uint32_t i = open; i < open + letters && i < s.len; i++)
			if (memchr("ivxIVX", s.ptr[i], 6) == NULL)
				return 0;
	}
	if (open && pos > 0 && s.ptr[pos - 1] != ')')
		return 0;
	return figures + letters > 0 && figures + letters <= 5 ? pos : 0;
}

uint32_t
pdf_numbering(struct kutip_str s)
{
	bool closed;
	uint32_t len = number_len(s, &closed), end = skip_blanks(s, len);

	return len > 0 && closed && end > len && end < s.len ? end : 0;
}

bool
pdf_is_label(struct kutip_str s)
{
	uint32_t pos = 0, c;
	bool closed;

	s = text_trim(s);
	c = text_step(s, &pos);
	if (pos == s.len)
		return is_bullet(c) || is_dash(c) || c == 'o' ||
		    unicode_is_digit(c);
	return number_len(s, &closed) == s.len;
}

bool
pdf_is_mark(struct kutip_str s)
{
	uint32_t pos = 0, n = 0;

	s = text_trim(s);
	while (pos < s.len) {
		uint32_t c = text_step(s, &pos);

		if (!unicode_is_digit(c) && c != '*' && c != 0x2020 &&
		    c != 0x2021 && c != 0xA7 && c != ',' &&
		    !(text_is_alpha(c) && s.len == 1))
			return false;
		n++;
	}
	return n > 0 && n < 8;
}

uint32_t
pdf_note_label(struct kutip_str s)
{
	uint32_t pos = 0, signs = 0, end;

	while (pos < s.len && pos < LABEL_BYTES) {
		uint32_t next = pos, c = text_step(s, &next);

		if (!text_is_digit(c) && c != '*' && c != 0x2020 && c != 0x2021)
			break;
		pos = next;
		signs++;
	}
	if (signs == 0 || signs > 3)
		return 0;
	if (pos < s.len && (s.ptr[pos] == '.' || s.ptr[pos] == ')'))
		pos++;
	end = skip_blanks(s, pos);
	return end > pos && end < s.len ? end : 0;
}

void
pdf_raise(struct kutip_str mark, struct buf *out)
{
	static const char *const raised[] = { "\xE2\x81\xB0", "\xC2\xB9",
	    "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5",
	    "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9" };

	for (uint32_t i = 0; i < mark.len; i++) {
		unsigned char c = (unsigned char)mark.ptr[i];

		if (text_is_digit(c))
			buf_puts(out, raised[c - '0']);
		else
			buf_putc(out, mark.ptr[i]);
	}
}

bool
pdf_opens(struct kutip_str s)
{
	uint32_t c = text_at(text_trim(s), 0);

	return c == 0x201C || c == 0x2018 || c == '(' || c == '[' || c == 0xAB;
}

static bool
is_raised(uint32_t c)
{
	return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

bool
pdf_ends_sentence(struct kutip_str s)
{
	uint32_t pos = s.len, c = text_step_back(s, &pos);

	while (pos > 0 && (is_raised(c) || c == '"' || c == '\'' || c == ')' ||
	    c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
	    text_is_blank(c)))
		c = text_step_back(s, &pos);
	return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' ||
	    c == 0x2026 || c == 0x17D4 || c == 0x17D5 || c == 0x17D6 ||
	    c == 0x104B || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/* ---- joining ----------------------------------------------------------------- */

static struct kutip_str
word_before(struct kutip_str s, uint32_t end)
{
	uint32_t start = end;

	while (start > 0) {
		uint32_t at = start, c = text_step_back(s, &at);

		if (!unicode_is_letter(c) && !unicode_is_mark(c))
			break;
		start = at;
	}
	return (struct kutip_str){ s.ptr + start, end - start };
}

/* "negara-" and "negara …": Malay doubles words, and keeps its hyphen. */
static bool
is_doubled(struct kutip_str word, struct kutip_str line)
{
	if (word.len == 0 || line.len < word.len)
		return false;
	for (uint32_t i = 0; i < word.len; i++)
		if (text_lower((unsigned char)word.ptr[i]) !=
		    text_lower((unsigned char)line.ptr[i]))
			return false;
	return true;
}

/* Bytes of a hyphen that parts a word at the end of s; 0: it ends otherwise. */
static uint32_t
hyphen_at_end(struct kutip_str s)
{
	uint32_t pos = s.len, c = text_step_back(s, &pos);

	if (c != '-' && c != 0x2010 && c != 0xAD)
		return 0;
	return unicode_is_letter(text_before(s, pos)) ? s.len - pos : 0;
}

void
pdf_join_line(struct buf *text, struct kutip_str line, bool blank_end)
{
	struct kutip_str s = buf_as_str(text);
	uint32_t hyphen = hyphen_at_end(s), first = text_at(line, 0), last;

	if (s.len == 0) {
		buf_str(text, line);
		return;
	}
	if (hyphen > 0) {
		struct kutip_str word = word_before(s, s.len - hyphen);

		if (unicode_is_lower(first) && !is_doubled(word, line))
			text->len -= hyphen;
		buf_str(text, line);
		return;
	}
	last = text_before(s, s.len);
	/* behind the end of a sentence these scripts have a blank */
	if (last == 0x17D4 || last == 0x17D5 || last == 0x104A || last == 0x104B)
		blank_end = true;
	if (!unicode_is_unspaced(last) || !unicode_is_unspaced(first) || blank_end)
		buf_putc(text, ' ');
	buf_str(text, line);
}

/* ---- letters ------------------------------------------------------------------ */

static bool
is_tone(uint32_t c)
{
	return (c >= 0x0E48 && c <= 0x0E4B) || (c >= 0x0EC8 && c <= 0x0ECB);
}

/* AM, perhaps a tone, AA: what was one AM, the tone before it.  Bytes; 0: not so. */
static uint32_t
double_am(struct kutip_str s, uint32_t at, uint32_t *am, uint32_t *tone)
{
	uint32_t pos = at, c;

	*am = text_step(s, &pos);
	*tone = 0;
	if (*am != 0x0E33 && *am != 0x0EB3)
		return 0;
	c = text_step(s, &pos);
	if (is_tone(c)) {
		*tone = c;
		c = text_step(s, &pos);
	}
	return c == *am - 1 ? pos - at : 0;
}

void
pdf_mend(struct kutip_str s, struct buf *out)
{
	uint32_t from = 0, pos = 0, am, tone, len;
	char bytes[4];

	while (pos + 1 < s.len) {
		/* both letters begin with E0 B8 or E0 BA */
		if ((unsigned char)s.ptr[pos] != 0xE0 ||
		    (len = double_am(s, pos, &am, &tone)) == 0) {
			pos++;
			continue;
		}
		buf_add(out, s.ptr + from, pos - from);
		if (tone != 0)
			buf_add(out, bytes, text_encode(tone, bytes));
		buf_add(out, bytes, text_encode(am, bytes));
		from = pos += len;
	}
	buf_add(out, s.ptr + from, s.len - from);
}

/*
 * osc.c - background, clipboard and links of a terminal.  See osc.h.
 */
#include "osc.h"

#include <string.h>

#include "text.h"

/* Brightness from which on dark letters are the better ones. */
#define LIGHT_FROM 128

/* One channel of one to four hex digits, as 0 to 255; -1: none. */
static int
read_channel(const char **s)
{
	int value = 0, digits = 0, most = 0;

	for (; digits < 4; digits++, (*s)++) {
		uint32_t c = text_lower((unsigned char)**s);

		if (!text_is_digit(c) && c - 'a' > 5)
			break;
		value = value * 16 + (int)(text_is_digit(c) ? c - '0' :
		    c - 'a' + 10);
		most = most * 16 + 15;
	}
	return digits == 0 ? -1 : value * 255 / most;
}

bool
osc_background(const char *answer, bool *light)
{
	static const int weight[3] = { 299, 587, 114 };
	const char *s = strstr(answer, "11;rgb:");
	int brightness = 0;

	if (s == NULL)
		return false;
	s += 7;
	for (int i = 0; i < 3; i++) {
		int value = read_channel(&s);

		if (value < 0 || (i < 2 && *s++ != '/'))
			return false;
		brightness += weight[i] * value;
	}
	*light = brightness >= LIGHT_FROM * 1000;
	return true;
}

static void
add_base64(struct buf *out, struct kutip_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (uint32_t i = 0; i < s.len; i += 3) {
		uint32_t left = s.len - i, bits = 0;

		for (uint32_t j = 0; j < 3; j++)
			bits = bits << 8 |
			    (j < left ? (unsigned char)s.ptr[i + j] : 0);
		for (uint32_t j = 0; j < 4; j++)
			buf_putc(out, j <= left ?
			    digits[bits >> (18 - 6 * j) & 63] : '=');
	}
}

bool
osc_copy(struct kutip_str words, struct buf *out)
{
	if (words.len > OSC_COPY_BYTES)
		return false;
	buf_puts(out, "\033]52;c;");
	add_base64(out, words);
	buf_puts(out, "\033\\");
	return !out->failed;
}

bool
osc_link(struct kutip_str url, uint32_t number, struct buf *out)
{
	if (url.len == 0 || url.len > OSC_LINK_BYTES)
		return false;
	for (uint32_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] >= 0x7F)
			return false;
	buf_printf(out, "\033]8;id=kutip-%u;%.*s\033\\", number, (int)url.len,
	    url.ptr);
	return !out->failed;
}

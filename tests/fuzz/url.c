/*
 * url.c - fuzz target: any bytes as the address of a page and a link on it; a
 * line end (LF) stands between the two.
 *
 * What comes out is http, https or mailto, can stand in a terminal's escape
 * sequence, and is the same when it is read again without a page around it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "limits.h"
#include "osc.h"
#include "text.h"
#include "url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(bool holds)
{
	if (!holds)
		abort();
}

static void
check_bytes(struct kutip_str url)
{
	need(url.len <= LIMIT_URL_BYTES);
	for (uint32_t i = 0; i < url.len; i++)
		need(url.ptr[i] > ' ' && url.ptr[i] < 0x7F &&
		    memchr("\"<>\\^`{|}", url.ptr[i], 9) == NULL);
}

static void
check_scheme(struct kutip_str url)
{
	static const char *const may[] = { "http://", "https://", "mailto:" };
	bool known = false;

	for (size_t i = 0; i < sizeof(may) / sizeof(may[0]); i++) {
		uint32_t k = 0;

		while (may[i][k] != '\0' && k < url.len &&
		    text_lower((unsigned char)url.ptr[k]) ==
		    (unsigned char)may[i][k])
			k++;
		known |= may[i][k] == '\0';
	}
	need(known);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str all = { (const char *)data, (uint32_t)size };
	struct kutip_str base = all, ref = all, url;
	struct arena a = { 0 };
	struct buf out = { 0 };
	uint32_t cut;

	if (size > 1 << 16)
		return 0;
	cut = text_find(all, STR("\n"), 0);
	if (cut != KUTIP_NONE) {
		base = (struct kutip_str){ all.ptr, cut };
		ref = text_slice(all, (struct kutip_span){ cut + 1, all.len });
	}
	url = url_resolve(&a, base, ref);
	if (url.len > 0) {
		need(url_is_sound(url));
		check_bytes(url);
		check_scheme(url);
		need(text_equal(url_resolve(&a, STR(""), url), url));
		need(osc_link(url, 1, &out) == (url.len <= OSC_LINK_BYTES));
	}
	if (url_is_sound(all))
		check_bytes(all);
	arena_free(&a);
	buf_free(&out);
	return 0;
}

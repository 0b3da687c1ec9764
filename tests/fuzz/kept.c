/*
 * kept.c - fuzz target: any bytes as an address, a content type, a card and a
 * page whose kind is asked for.
 *
 * An address that is sent is sent as it was the second time, has no control
 * characters, and gives a name that stays in its folder; a card says nothing
 * with a control character in it; what was written is read again.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "address.h"
#include "card.h"
#include "kept.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(bool holds)
{
	if (!holds)
		abort();
}

static bool
is_plain(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7F)
			return false;
	return true;
}

static void
check_name(struct kutip_str name)
{
	need(name.len > 0 && name.len <= ADDRESS_NAME_BYTES);
	need(is_plain(name) && text_valid(name.ptr, name.len) == name.len);
	need(name.ptr[0] != '.' && name.ptr[0] != '-');
	for (uint32_t i = 0; i < name.len; i++)
		need(name.ptr[i] != '/' && name.ptr[i] != '\\');
	need(text_find(name, STR(".."), 0) == KUTIP_NONE);
}

static void
check_address(struct kutip_str s)
{
	struct buf sent = { 0 }, again = { 0 }, name = { 0 };

	if (address_put(s, &sent) == NULL) {
		need(is_plain(buf_as_str(&sent)));
		need(address_looks_like(buf_as_str(&sent)));
		need(address_put(buf_as_str(&sent), &again) == NULL ||
		    sent.len > ADDRESS_BYTES);
		need(again.len == 0 || text_equal(buf_as_str(&sent),
		    buf_as_str(&again)));
		address_name(buf_as_str(&sent), &name);
		check_name(buf_as_str(&name));
	} else {
		need(sent.len == 0);
	}
	buf_clear(&name);
	address_name_words(s, &name);
	check_name(buf_as_str(&name));
	buf_free(&sent);
	buf_free(&again);
	buf_free(&name);
}

static void
check_card(struct kutip_str s)
{
	struct buf text = { 0 };
	struct card c, d;

	if (!card_parse(s, 0, &c))
		return;
	need(c.version > 0 && c.version == c.versions);
	need(card_parse(s, c.version, &d) && d.start == c.start);
	for (int f = 0; f < CARD_FIELDS; f++)
		need(is_plain(c.value[f]));
	need(is_plain(card_address(&c)));
	card_put(&text, c.value);
	if (card_parse(buf_as_str(&text), 0, &d))
		for (int f = 0; f < CARD_FIELDS; f++)
			need(text_equal(c.value[f], d.value[f]));
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kutip_str s = { (const char *)data, (uint32_t)size };
	struct buf charset = { 0 };

	if (size > 1 << 16)
		return 0;
	check_address(s);
	check_card(s);
	address_charset(s, &charset);
	need(charset.len <= 40 && is_plain(buf_as_str(&charset)));
	need(kept_ending(s, s)[0] == '.');
	buf_free(&charset);
	return 0;
}

/*
 * card.c - see card.h.
 */
#include "card.h"

#include "address.h"
#include "file.h"
#include "text.h"

static const struct { struct kutip_str name; } fields[CARD_FIELDS] = {
#define NAME(literal) { { (literal), sizeof(literal) - 1 } }
	[CARD_URL] = NAME("url: "), [CARD_PATH] = NAME("path: "),
	[CARD_FINAL] = NAME("final: "), [CARD_FETCHED] = NAME("fetched: "),
	[CARD_ETAG] = NAME("etag: "), [CARD_MODIFIED] = NAME("last-modified: "),
	[CARD_TYPE] = NAME("type: "), [CARD_SHA256] = NAME("sha256: "),
};

static bool
is_clean(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7F)
			return false;
	return text_valid(s.ptr, s.len) == s.len;
}

static void
take_line(struct card *c, struct kutip_str line)
{
	for (int f = 0; f < CARD_FIELDS; f++) {
		struct kutip_str value = line;

		if (!text_begins(line, fields[f].name))
			continue;
		value.ptr += fields[f].name.len;
		value.len -= fields[f].name.len;
		if (is_clean(value))
			c->value[f] = value;
		return;
	}
}

/* A block ends at an empty line; two in a row end one. */
bool
card_parse(struct kutip_str text, uint32_t version, struct card *out)
{
	struct card now = { 0 };
	bool inside = false, found = false;

	for (uint32_t pos = 0; pos < text.len;) {
		uint32_t end = text_find(text, STR("\n"), pos);
		struct kutip_str line;

		if (end == KUTIP_NONE)
			end = text.len;
		line = text_slice(text, (struct kutip_span){ pos, end });
		if (line.len == 0) {
			inside = false;
		} else if (!inside) {
			inside = true;
			now = (struct card){ .version = now.version + 1,
			    .start = pos };
		}
		if (inside)
			take_line(&now, line);
		if (inside && (version == 0 || now.version == version)) {
			*out = now;
			found = true;
		}
		pos = end + 1;
	}
	if (found)
		out->versions = now.version;
	return found;
}

void
card_put(struct buf *out, const struct kutip_str value[CARD_FIELDS])
{
	if (out->len > 0)
		buf_putc(out, '\n');
	for (int f = 0; f < CARD_FIELDS; f++) {
		if (value[f].len == 0 || !is_clean(value[f]))
			continue;
		buf_str(out, fields[f].name);
		buf_str(out, value[f]);
		buf_putc(out, '\n');
	}
}

/* ---- where it stands ---------------------------------------------------- */

static void
put_beside(const char *brief, struct buf *out)
{
	const char *slash = strrchr(brief, '/');
	size_t folder = slash != NULL ? (size_t)(slash - brief) + 1 : 0;

	buf_clear(out);
	buf_add(out, brief, folder);
	buf_puts(out, CARD_FOLDER "/");
	buf_puts(out, brief + folder);
}

void
card_path(const char *brief, struct buf *out)
{
	put_beside(brief, out);
	buf_puts(out, ".card");
}

void
card_version_path(const char *brief, uint32_t version, struct buf *out)
{
	put_beside(brief, out);
	buf_printf(out, ".v%u", version);
}

/* "…/.versions/NAME.v3": the card's path, and 3; else 0. */
static uint32_t
older_version(const char *path, struct buf *card)
{
	struct kutip_str s = text_of(path);
	uint32_t digits = s.len, version = 0;
	const char *slash = strrchr(path, '/');

	while (digits > 0 && s.len - digits < 9 &&
	    text_is_digit((unsigned char)s.ptr[digits - 1]))
		digits--;
	if (slash == NULL || digits == s.len || digits < 2 ||
	    !text_begins((struct kutip_str){ s.ptr + digits - 2, 2 },
	    STR(".v")) || !text_ends((struct kutip_str){ s.ptr,
	    (uint32_t)(slash - path) }, STR(CARD_FOLDER)))
		return 0;
	for (uint32_t i = digits; i < s.len; i++)
		version = version * 10 + (uint32_t)(s.ptr[i] - '0');
	buf_clear(card);
	buf_add(card, path, digits - 2);
	buf_puts(card, ".card");
	return version;
}

bool
card_of(const char *brief, struct buf *bytes, struct card *card)
{
	struct buf path = { 0 };
	uint32_t version = older_version(brief, &path);
	bool fine;

	if (version == 0)
		card_path(brief, &path);
	fine = !path.failed && file_exists(path.ptr) &&
	    file_read(path.ptr, CARD_BYTES, bytes, NULL) == KUTIP_OK &&
	    card_parse(buf_as_str(bytes), version, card);
	buf_free(&path);
	return fine;
}

bool
card_is_there(const char *brief)
{
	struct buf path = { 0 };
	bool there;

	card_path(brief, &path);
	there = !path.failed && file_exists(path.ptr);
	buf_free(&path);
	return there;
}

struct kutip_str
card_address(const struct card *card)
{
	struct kutip_str s = card->value[CARD_FINAL].len > 0 ?
	    card->value[CARD_FINAL] : card->value[CARD_URL];
	struct buf clean = { 0 };
	bool fine = s.len > 0 && address_put(s, &clean) == NULL;

	buf_free(&clean);
	return fine ? s : STR("");
}

/*
 * pdf_info.c - pdfinfo's lines.  See pdf_info.h.
 */
#include "pdf_info.h"

#include "article_date.h"
#include "buf.h"
#include "text.h"
#include "unicode.h"

#define VALUE_BYTES 500

static bool
begins_folded(struct kutip_str s, const char *what)
{
	uint32_t i = 0;

	for (; what[i]; i++)
		if (i >= s.len || text_lower((unsigned char)s.ptr[i]) !=
		    (unsigned char)what[i])
			return false;
	return true;
}

static bool
ends_folded(struct kutip_str s, const char *what)
{
	struct kutip_str end = text_of(what);

	if (s.len < end.len)
		return false;
	s.ptr += s.len - end.len;
	s.len = end.len;
	return begins_folded(s, what);
}

bool
pdf_info_is_junk(struct kutip_str s)
{
	static const char *const begins[] = { "microsoft ", "untitled", "slide ",
	    "powerpoint", "document", "title", "layout ", "print", "file:",
	    "http:", "https:", "(anonymous)", "unknown", "administrator",
	    "user", "admin" };
	static const char *const ends[] = { ".doc", ".docx", ".pdf", ".indd",
	    ".qxd", ".qxp", ".odt", ".rtf", ".ai", ".pub", ".ppt", ".pptx",
	    ".xls", ".xlsx", ".dvi", ".tex", ".html", ".txt", ".tmp", ".cdr" };
	uint32_t letters = 0, pos = 0;

	s = text_trim(s);
	while (pos < s.len)
		letters += unicode_is_letter(text_step(s, &pos));
	if (letters < 3)
		return true;
	for (uint32_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (ends_folded(s, ends[i]))
			return true;
	/* "Document" and "User 1" are, "Documenting abuse" is not */
	for (uint32_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (begins_folded(s, begins[i]) && s.len < 12 + text_of(begins[i]).len &&
		    !unicode_is_letter(text_at(s, text_of(begins[i]).len)))
			return true;
	return begins_folded(s, "microsoft ");
}

static struct kutip_str
clean(struct arena *a, struct kutip_str s)
{
	struct buf out = { 0 };
	struct kutip_str kept;
	uint32_t pos = 0;
	char bytes[4];

	while (pos < s.len && out.len < VALUE_BYTES) {
		uint32_t c = text_step(s, &pos);

		if (!unicode_is_control(c))
			buf_add(&out, bytes, text_encode(c, bytes));
	}
	kept = text_trim(buf_as_str(&out));
	kept = kept.len == 0 || pdf_info_is_junk(kept) ? STR("") :
	    arena_str(a, kept.ptr, kept.len);
	buf_free(&out);
	return kept;
}

static uint32_t
number(struct kutip_str s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s.len && n < 1000000 &&
	    text_is_digit((unsigned char)s.ptr[i]); i++)
		n = n * 10 + (uint32_t)(s.ptr[i] - '0');
	return n;
}

static void
read_line(struct pdf_info *info, struct arena *a, struct kutip_str key,
    struct kutip_str value)
{
	if (text_equal_c(key, "Title"))
		info->title = clean(a, value);
	else if (text_equal_c(key, "Author"))
		info->author = clean(a, value);
	else if (text_equal_c(key, "CreationDate"))
		info->created = article_date(value);
	else if (text_equal_c(key, "Tagged"))
		info->tagged = begins_folded(value, "yes");
	else if (text_equal_c(key, "Pages"))
		info->pages = number(value);
	else if (text_equal_c(key, "Encrypted"))
		info->no_copy = text_find(value, STR("copy:no"), 0) != KUTIP_NONE;
}

void
pdf_info_read(struct pdf_info *info, struct arena *a, struct kutip_str s)
{
	*info = (struct pdf_info){ .title = STR(""), .author = STR(""),
	    .created.year = -1 };
	for (uint32_t from = 0, end; from < s.len; from = end + 1) {
		struct kutip_str line, key;
		uint32_t colon;

		end = text_find(s, STR("\n"), from);
		if (end == KUTIP_NONE)
			end = s.len;
		line = text_slice(s, (struct kutip_span){ from, end });
		colon = text_find(line, STR(":"), 0);
		if (colon == KUTIP_NONE)
			continue;
		key = (struct kutip_str){ line.ptr, colon };
		read_line(info, a, key, text_trim(text_slice(line,
		    (struct kutip_span){ colon + 1, line.len })));
	}
}

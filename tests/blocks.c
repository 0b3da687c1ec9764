/*
 * blocks.c - see blocks.h.
 */
#include "blocks.h"

#include "text.h"

static const char *const kinds[] = {
	"title", "deck", "byline", "date", "heading", "paragraph", "item",
	"quotation", "row", "caption", "footnote", "furniture",
};

static void
add_field(struct buf *out, const char *name, struct kutip_str value)
{
	if (value.len == 0)
		return;
	buf_printf(out, "%s: ", name);
	buf_str(out, value);
	buf_putc(out, '\n');
}

static void
add_links(struct buf *out, const struct draft *d, struct kutip_span at)
{
	const struct kutip_link *l = d->links.rows;

	for (uint32_t i = 0; i < d->links.n; i++) {
		if (l[i].span.start < at.start || l[i].span.start >= at.end)
			continue;
		buf_puts(out, "  link ");
		buf_str(out, text_slice(buf_as_str(&d->text), l[i].span));
		buf_puts(out, " <");
		buf_str(out, l[i].url);
		buf_puts(out, ">\n");
	}
}

void
blocks_tell(const struct draft *d, struct buf *out)
{
	const struct kutip_block *b = d->blocks.rows;
	const struct kutip_diagnostic *note = d->diagnostics.rows;
	char date[KUTIP_DATE_MAX];

	add_field(out, "meta", d->meta.title);
	for (uint32_t i = 0; i < d->meta.bylines; i++)
		add_field(out, "by", d->meta.byline[i]);
	add_field(out, "published",
	    text_of(kutip_date_iso(d->meta.published, date)));
	add_field(out, "site", d->meta.site);
	for (uint32_t i = 0; i < d->diagnostics.n; i++)
		add_field(out, "note", text_of(note[i].message));
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		struct kutip_str s = text_slice(buf_as_str(&d->text), b[i].span);

		buf_puts(out, kinds[b[i].kind]);
		if (b[i].level > 0)
			buf_printf(out, "%u", b[i].level);
		if (b[i].page > 0)
			buf_printf(out, "@%u", b[i].page);
		buf_putc(out, ' ');
		for (uint32_t k = 0; k < s.len; k++)
			buf_putc(out, s.ptr[k] == '\n' ? '\\' : s.ptr[k]);
		buf_putc(out, '\n');
		add_links(out, d, b[i].span);
	}
}

const char *
blocks_are_whole(const struct draft *d)
{
	const struct kutip_block *b = d->blocks.rows;
	const struct kutip_link *l = d->links.rows;
	struct kutip_str text = buf_as_str(&d->text);
	uint32_t end = 0;

	if (text_valid(text.ptr, text.len) != text.len)
		return "the text is no UTF-8";
	for (uint32_t i = 0; i < d->blocks.n; end = b[i++].span.end) {
		if (b[i].span.start < end || b[i].span.end > text.len)
			return "two blocks overlap, or one ends behind the text";
		if (b[i].span.end <= b[i].span.start)
			return "a block is empty";
		if (b[i].kind > KUTIP_FURNITURE || b[i].level > 9)
			return "a block is of no kind or level";
	}
	end = 0;
	for (uint32_t i = 0; i < d->links.n; end = l[i++].span.end)
		if (l[i].span.start < end || l[i].span.end > text.len ||
		    l[i].span.end <= l[i].span.start || l[i].url.len == 0)
			return "a link is empty or lies on another";
	if (d->meta.bylines > KUTIP_BYLINES)
		return "too many authors";
	return NULL;
}

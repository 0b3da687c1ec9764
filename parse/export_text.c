/*
 * export_text.c - the article's own words: its paragraphs with one empty line
 * between them, without title, byline and furniture.  Rows of a table stand
 * together.
 *
 *	Direktur Kerja Sama … mengatakan, salah satu bahasan …
 *
 *	"Untuk itu asas smart city itu perlu didasarkan …
 */
#include "export.h"

void
export_text(const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out)
{
	uint32_t n;
	const struct kutip_block *block = kutip_blocks(doc, &n);
	bool first = true;

	(void)notes;
	for (uint32_t i = 0; i < n; i++) {
		if (!kutip_is_body(block[i].kind))
			continue;
		if (i > 0 && !first && !(block[i].kind == KUTIP_ROW &&
		    block[i - 1].kind == KUTIP_ROW))
			buf_putc(out, '\n');
		export_put_clean(out, kutip_slice(doc, block[i].span));
		buf_putc(out, '\n');
		first = false;
	}
}

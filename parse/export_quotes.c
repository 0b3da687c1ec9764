/*
 * export_quotes.c - who said what: a table with one quote a row and a tab
 * between its columns, for a terminal, a spreadsheet or cut -f.
 *
 *	Mochammad Chandra Widya Yudha	"Untuk itu asas …"	brief.txt:17	clitic
 *
 * Indirect speech stands without quotation marks.  A quote whose speaker the
 * text does not name has a hyphen in the first column.  The last column says
 * how the speaker is known: name, role, pronoun, clitic, run (who spoke before);
 * hand where the reader set it right, also that it is nobody; a hyphen where
 * nothing told.
 */
#include "export.h"

#include "note.h"
#include "text.h"

/* Lines are counted on from the quote before: quotes come in order. */
struct place { uint32_t byte, line; };

static uint32_t
line_of(struct kutip_str text, struct place *p, uint32_t byte)
{
	if (byte < p->byte)
		*p = (struct place){ 0, 1 };
	for (; p->byte < byte; p->byte++)
		p->line += text.ptr[p->byte] == '\n';
	return p->line;
}

static void
put_words(struct buf *out, const struct kutip_doc *doc,
    const struct kutip_quote *q)
{
	const char *mark = q->kind == KUTIP_DIRECT ? "\"" : "";

	buf_puts(out, mark);
	export_put_line(out, kutip_slice(doc, q->words));
	buf_puts(out, mark);
}

static const char *
way_of(const struct kutip_quote *q)
{
	return q->by == KUTIP_BY_NONE ? "-" : note_how(q->by);
}

void
export_quotes(const struct kutip_doc *doc, const struct notes_list *notes,
    struct buf *out)
{
	uint32_t n, entities;
	const struct kutip_quote *q = kutip_quotes(doc, &n);
	const struct kutip_entity *e = kutip_entities(doc, &entities);
	struct kutip_str text = kutip_text(doc);
	struct place place = { 0, 1 };

	(void)notes;
	for (uint32_t i = 0; i < n; i++) {
		if (q[i].speaker == KUTIP_NONE)
			buf_putc(out, '-');
		else
			export_put_line(out, e[q[i].speaker].name);
		buf_putc(out, '\t');
		put_words(out, doc, &q[i]);
		buf_putc(out, '\t');
		export_put_line(out, text_of(kutip_meta(doc)->name));
		buf_printf(out, ":%u\t%s\n",
		    line_of(text, &place, q[i].span.start), way_of(&q[i]));
	}
}

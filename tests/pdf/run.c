/*
 * run.c - sheets are printed as PDFs (sheet.h) and read back.
 *
 *	build/release/tests/pdf/run tests/pdf/columns.sheet ...
 *	build/release/tests/pdf/run --print tests/pdf/columns.sheet >a.pdf
 *
 * What a sheet says is what is to come out: its paragraphs, headings, items,
 * rows and notes, each as one block of that kind.  The line of a sheet says how
 * many of them are found (F1: both ways), and what is not.  A sheet asks for
 * all of them, or for the share in its line "# least 0.95".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "file.h"
#include "kutip.h"
#include "limits.h"
#include "pdf_mark.h"
#include "sheet.h"
#include "text.h"
#include "whole.h"

struct piece { struct kutip_str text; enum kutip_block_kind kind; bool used; };

static const struct { const char *word; enum kutip_block_kind kind; } kinds[] = {
	{ "title", KUTIP_TITLE }, { "h1", KUTIP_HEADING }, { "h2", KUTIP_HEADING },
	{ "p", KUTIP_PARAGRAPH }, { "small", KUTIP_PARAGRAPH },
	{ "li", KUTIP_LIST_ITEM }, { "row", KUTIP_ROW }, { "note", KUTIP_FOOTNOTE },
	{ "caption", KUTIP_CAPTION }, { "by", KUTIP_BYLINE }, { "date", KUTIP_DATE },
};

static const char *const kind_names[] = { "title", "deck", "byline", "date",
	"heading", "paragraph", "item", "quotation", "row", "caption", "footnote",
	"furniture" };

/* As it is to come out: a bullet before an item, marks raised. */
static struct kutip_str
as_read(struct arena *a, struct kutip_str s, enum kutip_block_kind kind)
{
	struct buf out = { 0 };
	struct kutip_str kept;

	if (kind == KUTIP_LIST_ITEM)
		buf_puts(&out, "\xE2\x80\xA2 ");
	for (uint32_t i = 0; i < s.len; i++) {
		uint32_t end = i + 1;

		if (s.ptr[i] != '^') {
			buf_putc(&out, s.ptr[i]);
			continue;
		}
		while (end < s.len && text_is_digit((unsigned char)s.ptr[end]))
			end++;
		pdf_raise(text_slice(s, (struct kutip_span){ i + 1, end }), &out);
		i = end - 1;
	}
	kept = arena_str(a, out.ptr ? out.ptr : "", out.len);
	buf_free(&out);
	return kept;
}

static void
expect(struct arena *a, struct vec *pieces, struct kutip_str line)
{
	struct kutip_str rest, word = sheet_word(line, &rest);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (text_equal_c(word, kinds[i].word))
			*(struct piece *)vec_push(pieces) = (struct piece){
			    .text = as_read(a, rest, kinds[i].kind),
			    .kind = kinds[i].kind };
}

static double
least_of(struct kutip_str sheet)
{
	uint32_t at = text_find(sheet, STR("# least 0."), 0);
	double least = 0, unit = 0.1;

	if (at == KUTIP_NONE)
		return 1;
	for (at += 10; at < sheet.len && text_is_digit((unsigned char)sheet.ptr[at]); at++) {
		least += (sheet.ptr[at] - '0') * unit;
		unit /= 10;
	}
	return least;
}

/* The first piece like a block that is not used yet. */
static bool
use(struct vec *pieces, const struct kutip_block *b, struct kutip_str s)
{
	struct piece *p = pieces->rows;

	for (uint32_t i = 0; i < pieces->n; i++)
		if (!p[i].used && p[i].kind == b->kind && text_equal(p[i].text, s))
			return p[i].used = true;
	return false;
}

static bool
compare(const char *path, const struct kutip_doc *doc, struct vec *pieces,
    double least)
{
	uint32_t n, found = 0, given = 0;
	const struct kutip_block *b = kutip_blocks(doc, &n);
	const struct piece *p = pieces->rows;
	struct buf wrong = { 0 };
	double f1;

	for (uint32_t i = 0; i < n; i++) {
		struct kutip_str s = kutip_slice(doc, b[i].span);

		if (b[i].kind == KUTIP_FURNITURE)
			continue;
		given++;
		if (use(pieces, &b[i], s))
			found++;
		else
			buf_printf(&wrong, "  found a %s: %.*s\n", kind_names[b[i].kind],
			    (int)s.len, s.ptr);
	}
	for (uint32_t i = 0; i < pieces->n; i++)
		if (!p[i].used)
			buf_printf(&wrong, "  missed a %s: %.*s\n", kind_names[p[i].kind],
			    (int)p[i].text.len, p[i].text.ptr);
	f1 = 2.0 * found / (given + pieces->n > 0 ? given + pieces->n : 1);
	printf("%s:1: %u of %u blocks, %u given, F1 %.3f\n", path, found, pieces->n,
	    given, f1);
	if (f1 + 1e-9 < least)
		printf("%s", wrong.ptr ? wrong.ptr : "");
	buf_free(&wrong);
	return f1 + 1e-9 >= least && *whole_why_not(doc) == '\0';
}

static bool
run(struct kutip_reader *reader, const char *path, bool print)
{
	struct buf sheet = { 0 }, pdf = { 0 };
	struct arena a = { 0 };
	struct kutip_error err;
	struct kutip_doc *doc = NULL;
	struct vec pieces;
	bool fine = file_read(path, LIMIT_FILE_BYTES, &sheet, &err) == KUTIP_OK;
	struct kutip_str s = buf_as_str(&sheet);
	char line[600];

	vec_init(&pieces, &a, sizeof(struct piece));
	sheet_pdf(s, &pdf);
	if (print)
		fwrite(pdf.ptr, 1, pdf.len, stdout);
	for (uint32_t from = 0, end; from < s.len; from = end + 1) {
		end = text_find(s, STR("\n"), from);
		end = end == KUTIP_NONE ? s.len : end;
		expect(&a, &pieces, text_trim(text_slice(s,
		    (struct kutip_span){ from, end })));
	}
	fine = fine && !print && kutip_read(reader, path, pdf.ptr, pdf.len, &doc,
	    &err) == KUTIP_OK;
	if (fine)
		fine = compare(path, doc, &pieces, least_of(s));
	else if (!print)
		printf("%s\n", error_line(&err, line, sizeof(line)));
	kutip_free(doc);
	arena_free(&a);
	buf_free(&pdf);
	buf_free(&sheet);
	return fine;
}

int
main(int argc, char **argv)
{
	struct kutip_options options = { .no_meaning = true };
	struct kutip_reader *reader;
	uint32_t passed = 0, failed = 0;
	bool print = argc > 1 && strcmp(argv[1], "--print") == 0;

	if (kutip_reader_new(&reader, NULL, &options, NULL) != KUTIP_OK)
		return 2;
	for (int i = 1 + print; i < argc; i++) {
		if (run(reader, argv[i], print))
			passed++;
		else
			failed++;
	}
	kutip_reader_free(reader);
	if (!print)
		printf("%u passed, %u failed\n", passed, failed);
	return !print && failed > 0;
}

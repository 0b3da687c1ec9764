/*
 * pdf_child - PDFs that are made to harm, through poppler's own programs: a
 * sentence or the right text, within the limits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "child.h"
#include "pdf.h"
#include "sheet.h"
#include "text.h"

#define OBJECTS 3000
#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
#define FONT "<</Type/Font/Subtype/Type1/BaseFont/Helvetica"

struct making { struct buf out; size_t at[OBJECTS]; uint32_t n; };

static void
begin(struct making *m)
{
	*m = (struct making){ .n = 0 };
	buf_puts(&m->out, "%PDF-1.4\n");
}

static void
object(struct making *m, const char *words)
{
	m->at[++m->n] = m->out.len;
	buf_printf(&m->out, "%u 0 obj\n%s\nendobj\n", m->n, words);
}

static void
stream(struct making *m, const char *entries, const char *words)
{
	m->at[++m->n] = m->out.len;
	buf_printf(&m->out, "%u 0 obj\n<<%s/Length %zu>>\nstream\n%s\nendstream\n"
	    "endobj\n", m->n, entries, strlen(words), words);
}

static struct kutip_str
end(struct making *m, const char *trailer)
{
	size_t table = m->out.len;

	buf_printf(&m->out, "xref\n0 %u\n0000000000 65535 f \n", m->n + 1);
	for (uint32_t i = 1; i <= m->n; i++)
		buf_printf(&m->out, "%010zu 00000 n \n", m->at[i]);
	buf_printf(&m->out, "trailer\n<</Size %u/Root 1 0 R%s>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", m->n + 1, trailer, table);
	return buf_as_str(&m->out);
}

/* The text, or the sentence of the error, behind what is in out. */
static enum kutip_result
read_pdf(struct kutip_str bytes, struct buf *out)
{
	struct child_limits hasty = { .cpu_seconds = 1, .wall_ms = 4000,
	    .memory_bytes = 512u << 20, .output_bytes = 4u << 20 };
	struct kutip_error err = { 0 };
	struct arena a = { 0 };
	struct draft d;
	enum kutip_result r;

	draft_init(&d, &a);
	r = pdf_read_within(&d, "a.pdf", bytes, &hasty, &err);
	buf_clear(out);
	buf_puts(out, "");
	if (r == KUTIP_OK)
		buf_str(out, buf_as_str(&d.text));
	else
		buf_puts(out, err.message);
	draft_free(&d);
	arena_free(&a);
	return r;
}

static void
is_refused(struct kutip_str bytes, enum kutip_result why, const char *words)
{
	struct buf out = { 0 };

	assert_int_equal(read_pdf(bytes, &out), why);
	if (strstr(out.ptr, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", out.ptr, words);
	buf_free(&out);
}

static void
no_poppler(void **state)
{
	char *path = strdup(getenv("PATH"));

	(void)state;
	setenv("PATH", "/nowhere", 1);
	is_refused(STR("%PDF-1.4"), KUTIP_IO, "install the package poppler-utils");
	setenv("PATH", path, 1);
	free(path);
}

static void
junk(void **state)
{
	(void)state;
	is_refused(STR("%PDF-1.7 and then nothing of the kind"), KUTIP_FORMAT,
	    "broken PDF");
}

/* Cut anywhere, it is read as far as it goes or refused. */
static void
cut_off(void **state)
{
	struct buf pdf = { 0 }, out = { 0 };

	(void)state;
	sheet_pdf(STR("title The Ports\np One paragraph of words.\n"), &pdf);
	for (size_t n = 9; n < pdf.len; n += pdf.len / 5) {
		enum kutip_result r = read_pdf((struct kutip_str){ pdf.ptr,
		    (uint32_t)n }, &out);

		assert_true(r == KUTIP_FORMAT || r == KUTIP_EMPTY || r == KUTIP_OK);
		assert_true(out.len > 0);
	}
	assert_int_equal(read_pdf(buf_as_str(&pdf), &out), KUTIP_OK);
	buf_free(&pdf);
	buf_free(&out);
}

static void
scan(void **state)
{
	struct making m;

	(void)state;
	begin(&m);
	object(&m, "<</Type/Catalog/Pages 2 0 R>>");
	object(&m, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	object(&m, PAGE ">>");
	stream(&m, "", "0 0 100 100 re f");
	is_refused(end(&m, ""), KUTIP_EMPTY, "ocrmypdf");
	buf_free(&m.out);
}

static void
locked(void **state)
{
	struct making m;

	(void)state;
	begin(&m);
	object(&m, "<</Type/Catalog/Pages 2 0 R>>");
	object(&m, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	object(&m, PAGE ">>");
	stream(&m, "", "BT ET");
	is_refused(end(&m, "/ID[<00112233445566778899AABBCCDDEEFF>"
	    "<00112233445566778899AABBCCDDEEFF>]/Encrypt<</Filter/Standard/V 1/R 2"
	    "/P -4/O<111111111111111111111111111111111111111111111111111111111111"
	    "1111>/U<222222222222222222222222222222222222222222222222222222222222"
	    "2222>>>"), KUTIP_FORMAT, "locked with a password");
	buf_free(&m.out);
}

/* Twenty-four forms, each drawing the next eight times: 8^24 words. */
static void
never_ends(void **state)
{
	struct making m;
	char entries[200];

	(void)state;
	begin(&m);
	object(&m, "<</Type/Catalog/Pages 2 0 R>>");
	object(&m, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	object(&m, PAGE "/Resources<</XObject<</F 5 0 R>>>>>>");
	stream(&m, "", "/F Do");
	for (uint32_t i = 5; i < 29; i++) {
		snprintf(entries, sizeof(entries), "/Type/XObject/Subtype/Form"
		    "/BBox[0 0 595 842]/Resources<</XObject<</F %u 0 R>>"
		    "/Font<</R " FONT ">>>>>>", i + 1);
		stream(&m, entries, i < 28 ? "/F Do /F Do /F Do /F Do /F Do /F Do "
		    "/F Do /F Do" : "BT /R 9 Tf 9 9 Td (words) Tj ET");
	}
	is_refused(end(&m, ""), KUTIP_TOO_LARGE, "given up");
	buf_free(&m.out);
}

/* Letters that are ESC, CSI and an override of direction, says their table. */
static void
escape_codes(void **state)
{
	struct making m;
	struct buf out = { 0 };

	(void)state;
	begin(&m);
	object(&m, "<</Type/Catalog/Pages 2 0 R>>");
	object(&m, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	object(&m, PAGE "/Resources<</Font<</R 5 0 R>>>>>>");
	stream(&m, "", "BT /R 10 Tf 72 700 Td (wAoBrCds) Tj ET");
	object(&m, FONT "/ToUnicode 6 0 R>>");
	stream(&m, "", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
	    "1 begincodespacerange <00> <FF> endcodespacerange\n"
	    "3 beginbfchar <41> <001B> <42> <202E> <43> <009B> endbfchar\n"
	    "endcmap end end");
	assert_int_equal(read_pdf(end(&m, ""), &out), KUTIP_OK);
	for (size_t i = 0; i < out.len; i++)
		assert_true((unsigned char)out.ptr[i] >= 0x20);
	assert_null(strstr(out.ptr, "\xC2\x9B"));
	assert_null(strstr(out.ptr, "\xE2\x80\xAE"));
	assert_non_null(strstr(out.ptr, "ds"));
	buf_free(&m.out);
	buf_free(&out);
}

/* ---- two children for many pages ------------------------------------------- */

/* Everything that came of it, as words: the text, then a line for each block. */
static enum kutip_result
read_with(struct kutip_str bytes, uint32_t at_once, size_t memory_bytes,
    struct buf *out)
{
	struct child_limits limits = { .cpu_seconds = 5, .wall_ms = 10000,
	    .memory_bytes = memory_bytes, .output_bytes = 16u << 20,
	    .at_once = at_once };
	struct kutip_error err = { 0 };
	struct arena a = { 0 };
	struct draft d;
	enum kutip_result r;

	draft_init(&d, &a);
	r = pdf_read_within(&d, "a.pdf", bytes, &limits, &err);
	buf_clear(out);
	buf_printf(out, "%s\n", err.message);
	buf_str(out, buf_as_str(&d.text));
	for (uint32_t i = 0; i < d.blocks.n; i++) {
		const struct kutip_block *b =
		    (struct kutip_block *)d.blocks.rows + i;

		buf_printf(out, "\n%d %u-%u page %u turn %u", (int)b->kind,
		    b->span.start, b->span.end, b->page, b->turn);
	}
	draft_free(&d);
	arena_free(&a);
	return r;
}

static void
is_same(struct kutip_str bytes, size_t memory_bytes, const char *words)
{
	struct buf one = { 0 }, two = { 0 };
	enum kutip_result r = read_with(bytes, 1, memory_bytes, &one);

	assert_int_equal(read_with(bytes, 2, memory_bytes, &two), r);
	assert_string_equal(two.ptr, one.ptr);
	if (strstr(two.ptr, words) == NULL)
		fail_msg("\"%.300s\" does not say \"%s\"", two.ptr, words);
	buf_free(&one);
	buf_free(&two);
}

/* Headings, notes and running heads are learnt over both halves; the second
 * has its fonts in another order and begins in the middle of a paragraph. */
static void
halves_are_a_whole(void **state)
{
	static const uint32_t sizes[] = { 6, 90, 91 };	/* some 8, 100 pages */
	struct buf pdf = { 0 }, sheet = { 0 };

	(void)state;
	for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
		buf_clear(&pdf);
		buf_clear(&sheet);
		buf_puts(&sheet, "head Papers of the Lembah Biru Institute\n"
		    "foot Page %\ntitle The Long Book of Harbours\nhyphens\n");
		for (uint32_t i = 0; i < sizes[k]; i++) {
			buf_printf(&sheet, "h1 Chapter %u\n", i + 1);
			for (uint32_t j = 0; j < 9; j++)
				buf_printf(&sheet, "p Harbour %u of chapter %u "
				    "keeps a list of the crews that wait, and "
				    "nobody reads it at night.^%u The officer of "
				    "the harbour said so, “as I have said it "
				    "every year,” and the ministry answered that "
				    "neighbouring harbours do the same, whatever "
				    "their telephones are good for.\n", j + 1,
				    i + 1, i * 9 + j + 1);
			buf_printf(&sheet, "note %u Survey of %u crews.\n"
			    "li A telephone that is answered.\n", i + 1, i + 40);
		}
		sheet_pdf(buf_as_str(&sheet), &pdf);
		is_same(buf_as_str(&pdf), 512u << 20, "Survey of ");
	}
	buf_free(&pdf);
	buf_free(&sheet);
}

/* It says 100 pages and has one; half of the memory is too little, or all of it;
 * the file is cut off. */
static void
halves_that_fail(void **state)
{
	struct buf pdf = { 0 }, sheet = { 0 };
	struct making m;

	(void)state;
	begin(&m);
	object(&m, "<</Type/Catalog/Pages 2 0 R>>");
	object(&m, "<</Type/Pages/Kids[3 0 R]/Count 100>>");
	object(&m, PAGE "/Resources<</Font<</R " FONT ">>>>>>>>");
	stream(&m, "", "BT /R 10 Tf 72 700 Td (Words of one page) Tj ET");
	is_same(end(&m, ""), 512u << 20, "");
	buf_free(&m.out);
	for (uint32_t i = 0; i < 60; i++)
		buf_printf(&sheet, "p Words of page %u.\npage\n", i + 1);
	sheet_pdf(buf_as_str(&sheet), &pdf);
	is_same(buf_as_str(&pdf), 30u << 20, "");
	is_same(buf_as_str(&pdf), 1u << 20, "broken");
	pdf.len = pdf.len * 3 / 4;
	is_same(buf_as_str(&pdf), 512u << 20, "");
	buf_free(&pdf);
	buf_free(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_poppler),
		cmocka_unit_test(junk),
		cmocka_unit_test(cut_off),
		cmocka_unit_test(scan),
		cmocka_unit_test(locked),
		cmocka_unit_test(never_ends),
		cmocka_unit_test(escape_codes),
		cmocka_unit_test(halves_are_a_whole),
		cmocka_unit_test(halves_that_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

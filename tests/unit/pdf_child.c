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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

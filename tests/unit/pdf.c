/*
 * pdf - from what pdftohtml says to blocks; what is no page; pdfinfo's lines.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "block.h"
#include "buf.h"
#include "pdf.h"
#include "pdf_info.h"
#include "pdf_mark.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define FONTS "<fontspec id=\"0\" size=\"15\" family=\"Times\"/>" \
	"<fontspec id=\"1\" size=\"9\" family=\"Times\"/>" \
	"<fontspec id=\"2\" size=\"24\" family=\"ABC+Sans-Bold\"/>"
#define PAGE(n, texts) "<page number=\"" n "\" height=\"1263\" width=\"892\">" \
	texts "</page>"
#define TEXT(top, left, width, font, words) "<text top=\"" top "\" left=\"" left \
	"\" width=\"" width "\" height=\"15\" font=\"" font "\">" words "</text>"
#define DOC(pages) "<pdf2xml>" pages "</pdf2xml>"

/* "H1 words\nP2 words\n": a letter for the kind, the page. */
static void
tell_tagged(const char *xml, const char *structure, struct buf *out)
{
	static const char letters[] = "TDBAHPLQRCNF";
	struct arena a = { 0 };
	struct draft d;
	const struct kutip_block *b;

	draft_init(&d, &a);
	assert_int_equal(pdf_read_said(&d, "a.pdf", &(struct pdf_said){
	    .pages = text_of(xml), .structure = text_of(structure) }, NULL),
	    KUTIP_OK);
	b = d.blocks.rows;
	for (uint32_t i = 0; i < d.blocks.n; i++) {
		buf_printf(out, "%c%u ", letters[b[i].kind], b[i].page);
		buf_str(out, text_slice(buf_as_str(&d.text), b[i].span));
		buf_putc(out, '\n');
	}
	buf_puts(out, "");
	draft_free(&d);
	arena_free(&a);
}

static void
tell(const char *xml, struct buf *out)
{
	tell_tagged(xml, NULL, out);
}

static const struct { const char *what, *xml, *blocks; } cases[] = {
	{ "a line is a paragraph", DOC(PAGE("1", FONTS
	  TEXT("300", "100", "300", "0", "One line."))), "P1 One line.\n" },
	{ "a hyphen is joined, the doubled word of Malay keeps it", DOC(PAGE("1",
	  FONTS TEXT("300", "100", "300", "0", "The har-")
	  TEXT("318", "100", "300", "0", "bour and its negara-")
	  TEXT("336", "100", "200", "0", "negara neighbours."))),
	  "P1 The harbour and its negara-negara neighbours.\n" },
	{ "a raised number is no part of the word", DOC(PAGE("1", FONTS
	  TEXT("300", "100", "300", "0", "It went by wire.")
	  "<text top=\"297\" left=\"400\" width=\"8\" height=\"9\" font=\"1\">12</text>"
	  TEXT("318", "100", "300", "0", "And then by road."))),
	  "P1 It went by wire.\xC2\xB9\xC2\xB2 And then by road.\n" },
	{ "chapters that begin pages are no running head", DOC(PAGE("1", FONTS
	  TEXT("60", "100", "100", "2", "Chapter 1") TEXT("30", "100", "99", "0",
	  "Paper 1") TEXT("300", "100", "300", "0", "One line."))
	  PAGE("2", TEXT("60", "100", "100", "2", "Chapter 2")
	  TEXT("30", "100", "99", "0", "Paper 2")
	  TEXT("300", "100", "300", "0", "And another line."))),
	  "T1 Chapter 1\nP1 One line.\nH2 Chapter 2\nP2 And another line.\n" },
	{ "what is drawn first is not what is read first", DOC(PAGE("1", FONTS
	  TEXT("318", "100", "200", "0", "second line.")
	  TEXT("300", "100", "300", "0", "The first and the"))),
	  "P1 The first and the second line.\n" },
	{ "sara am that was written twice", DOC(PAGE("1", FONTS
	  TEXT("300", "100", "300", "0", "\xE0\xB8\x99\xE0\xB8\xB3\xE0\xB9\x89\xE0\xB8\xB2"))),
	  "P1 \xE0\xB8\x99\xE0\xB9\x89\xE0\xB8\xB3\n" },
	{ "controls and overrides go", DOC(PAGE("1", FONTS TEXT("300", "100", "300",
	  "0", "a\xC2\x9B" "31mb\xE2\x80\xAE" "c"))), "P1 a31mbc\n" },
};

static void
makes_blocks(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct buf out = { 0 };

		tell(cases[i].xml, &out);
		if (strcmp(out.ptr, cases[i].blocks) != 0)
			fail_msg("%s: is\n%s", cases[i].what, out.ptr);
		buf_free(&out);
	}
}

#define TAGGED DOC(PAGE("1", FONTS \
	TEXT("300", "100", "200", "0", "The harbours of the bay") \
	TEXT("330", "100", "300", "0", "They handle the containers of") \
	TEXT("348", "100", "100", "0", "the region.3") \
	TEXT("380", "100", "300", "0", "1. A rota with two names")) \
	PAGE("2", TEXT("300", "100", "300", "0", "for each of the nights.")))

static const struct { const char *what, *structure, *blocks; } trees[] = {
	{ "roles, levels, items over a page, a mark behind a word",
	  "Document\n  H2 (block):\n     /Placement /Block\n"
	  "    \"The harbours of the bay\"\n  P (block)\n"
	  "    \"They handle the containers of\"\n    \"the region.\"\n"
	  "    Reference (inline)\n      \"3\"\n"
	  "  L (block)\n    LI (block)\n      Lbl (block)\n        \"1.\"\n"
	  "      LBody (block)\n        \"A rota with two names \"\n"
	  "        \"for each of the nights.\"\n",
	  "H1 The harbours of the bay\nP1 They handle the containers of the region."
	  "\xC2\xB3\nL1 1. A rota with two names for each of the nights.\n" },
	{ "cells of a row",
	  "Table\n  TR\n    TD\n      P\n        \"The harbours of the bay\"\n"
	  "    TD\n      P\n        \"They handle the containers of \"\n"
	  "        \"the region.3\"\n  TR\n    TD\n      \"1. A rota with two names\"\n"
	  "    TD\n      \"for each of the nights.\"\n",
	  "R1 The harbours of the bay | They handle the containers of the region.3\n"
	  "R1 1. A rota with two names | for each of the nights.\n" },
	{ "a structure of half the letters is none",
	  "H1 (block)\n  \"The harbours of the bay\"\n",
	  "P1 The harbours of the bay\nP1 They handle the containers of the region.3\n"
	  "P1 1. A rota with two names for each of the nights.\n" },
};

static void
takes_structure(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(trees); i++) {
		struct buf out = { 0 };

		tell_tagged(TAGGED, trees[i].structure, &out);
		if (strcmp(out.ptr, trees[i].blocks) != 0)
			fail_msg("%s: is\n%s", trees[i].what, out.ptr);
		buf_free(&out);
	}
}

static void
pictures_are_told(void **state)
{
	struct kutip_error err = { 0 };
	struct arena a = { 0 };
	struct draft d;

	(void)state;
	draft_init(&d, &a);
	assert_int_equal(pdf_read_said(&d, "a.pdf", &(struct pdf_said){
	    .pages = STR(DOC(PAGE("1", ""))) }, &err), KUTIP_EMPTY);
	assert_true(strstr(err.message, "ocrmypdf") != NULL);
	draft_free(&d);
	arena_free(&a);
}

static void
reads_info(void **state)
{
	struct arena a = { 0 };
	struct pdf_info info;

	(void)state;
	pdf_info_read(&info, &a, STR("Title:  Ports \x07that talk\n"
	    "Author:\nCreationDate: 2031-05-03T10:00:00Z\nTagged: yes\nPages: 12\n"
	    "Encrypted:   yes (print:yes copy:no change:no)\n"));
	assert_true(text_equal_c(info.title, "Ports that talk"));
	assert_int_equal(info.author.len, 0);
	assert_int_equal(info.created.month, 5);
	assert_int_equal(info.pages, 12);
	assert_true(info.tagged && info.no_copy);
	arena_free(&a);
}

/* Two headings of one size, and what the file says is its title. */
static void
takes_titles(void **state)
{
	static const char xml[] = DOC(PAGE("1", FONTS
	    TEXT("200", "100", "300", "2", "Three lessons of one night")
	    TEXT("300", "100", "300", "0", "Words that stand below it, and more.")
	    TEXT("400", "100", "300", "2", "What follows from the lessons")
	    TEXT("500", "100", "300", "0", "Words that stand below it, and more.")));
	static const struct { const char *info, *title; } said[] = {
		{ "Title: Ports that talk", "Ports that talk" },
		{ "Title: What follows from the lessons", "What follows from the lessons" },
		{ "Title: untitled", "Three lessons of one night" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(said); i++) {
		struct arena a = { 0 };
		struct draft d;

		draft_init(&d, &a);
		assert_int_equal(pdf_read_said(&d, "a.pdf", &(struct pdf_said){
		    .info = text_of(said[i].info), .pages = text_of(xml) }, NULL),
		    KUTIP_OK);
		if (!text_equal_c(d.meta.title, said[i].title))
			fail_msg("%s gives %.*s", said[i].info, (int)d.meta.title.len,
			    d.meta.title.ptr);
		draft_free(&d);
		arena_free(&a);
	}
}

static void
knows_junk(void **state)
{
	static const char *const junk[] = { "Microsoft Word - brief final 2",
	    "untitled", "Slide 1", "brief.indd", "12", "", "User", "PDF.PDF" };
	static const char *const titles[] = { "Documenting harm at sea",
	    "Ports that talk", "Users of the night rota" };

	(void)state;
	for (size_t i = 0; i < LEN(junk); i++)
		if (!pdf_info_is_junk(text_of(junk[i])))
			fail_msg("\"%s\" is taken for a title", junk[i]);
	for (size_t i = 0; i < LEN(titles); i++)
		if (pdf_info_is_junk(text_of(titles[i])))
			fail_msg("\"%s\" is taken for junk", titles[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_blocks),
		cmocka_unit_test(takes_structure),
		cmocka_unit_test(pictures_are_told),
		cmocka_unit_test(reads_info),
		cmocka_unit_test(takes_titles),
		cmocka_unit_test(knows_junk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

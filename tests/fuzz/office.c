/*
 * office.c - any bytes as a part of an office document or a book, without the
 * zip around it: the first byte says which part.
 *
 * The readers are promised valid UTF-8, so bytes that are none become question
 * marks first, as decode.c would do it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "block.h"
#include "blocks.h"
#include "buf.h"
#include "chapter.h"
#include "compose.h"
#include "compose_title.h"
#include "docx_style.h"
#include "docx_text.h"
#include "epub_package.h"
#include "odt.h"
#include "office_meta.h"
#include "text.h"
#include "xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
add_valid(struct buf *b, const char *bytes, size_t size)
{
	size_t at = 0;

	while (at < size) {
		size_t good = text_valid(bytes + at, size - at);

		buf_add(b, bytes + at, good);
		at += good;
		if (at < size) {
			buf_putc(b, '?');
			at++;
		}
	}
}

static void
read_docx(struct draft *d, struct arena *a, struct kutip_str s)
{
	struct docx_text x;
	struct xml *xml;
	enum xml_event e;

	docx_text_init(&x, d, a);
	vec_init(&x.links, a, sizeof(struct docx_link));
	docx_styles_read(&x.styles, s, NULL);
	docx_links_read(&x.links, a, s, NULL);
	docx_notes_read(&x, s, "footnote", &x.notes[0], NULL);
	docx_notes_read(&x, s, "endnote", &x.notes[1], NULL);
	if (xml_open(&xml, s, NULL) == KUTIP_OK) {
		x.c.page = 1;
		while ((e = xml_next(xml)) != XML_DONE)
			docx_text_event(&x, xml, e);
		xml_close(xml);
	}
	compose_finish(&x.c, STR(""));
	docx_notes_add(&x);
	docx_text_free(&x);
}

static void
read_book(struct draft *d, struct arena *a, struct kutip_str s)
{
	struct epub_package p;
	struct kutip_str title;

	epub_root(a, s);
	epub_is_locked(s);
	if (epub_package_read(&p, a, STR("OPS/a.opf"), s, NULL) == KUTIP_OK)
		epub_labels_read(&p, s, NULL);
	office_meta_read(d, s, &title, NULL);
}

static void
read_chapter(struct draft *d, struct arena *a, struct kutip_str s)
{
	struct compose c;
	struct chapter_notes notes = { .arena = a };
	struct chapter chapter = { .path = STR("a/b.xhtml"), .html = s,
	    .role = KUTIP_PARAGRAPH };

	compose_init(&c, d, a);
	chapter_read(&c, &notes, &chapter, NULL);
	chapter_read(&c, &notes, &chapter, NULL);
	compose_finish(&c, STR(""));
	compose_free(&c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 }, scratch = { 0 };
	struct buf text = { 0 };
	struct draft d;
	struct kutip_str s;
	const char *wrong;

	if (size == 0)
		return 0;
	add_valid(&text, (const char *)data + 1, size - 1);
	s = buf_as_str(&text);
	draft_init(&d, &a);
	switch (data[0] & 3) {
	case 0: read_docx(&d, &scratch, s); break;
	case 1: odt_read_flat(&d, "brief", s, NULL); break;
	case 2: read_book(&d, &scratch, s); break;
	default: read_chapter(&d, &scratch, s); break;
	}
	wrong = blocks_are_whole(&d);
	if (wrong != NULL) {
		fprintf(stderr, "ERROR: %s\n", wrong);
		abort();
	}
	draft_free(&d);
	arena_free(&a);
	arena_free(&scratch);
	buf_free(&text);
	return 0;
}

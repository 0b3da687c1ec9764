/*
 * markdown - Markdown and what people write besides: metadata, tables,
 * footnotes, HTML; what is Markdown at all; hostile texts.
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
#include "blocks.h"
#include "buf.h"
#include "limits.h"
#include "markdown.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static enum kutip_result
read_text(struct kutip_str text, struct buf *out, struct kutip_error *err)
{
	struct arena a = { 0 };
	struct draft d;
	enum kutip_result r;

	draft_init(&d, &a);
	r = markdown_read(&d, "brief.md", text, err);
	buf_puts(out, "");
	if (r == KUTIP_OK)
		blocks_tell(&d, out);
	draft_free(&d);
	arena_free(&a);
	return r;
}

static const struct { const char *what, *text, *blocks; } texts[] = {
	{ "headings, paragraphs, line ends",
	  "# Air Kota\n\nSatu\ndua  \ntiga.\n\n## Latar\n\nEmpat\n\nLima\n====\n",
	  "meta: Air Kota\ntitle Air Kota\nparagraph Satu dua\\tiga.\nheading2 Latar\nparagraph Empat\nheading1 Lima\n" },
	{ "one first heading is the title", "# Air *Kota*\n\nSatu.\n\n### Latar ###\n",
	  "meta: Air Kota\ntitle Air Kota\nparagraph Satu.\nheading3 Latar\n" },
	{ "lists and quotations",
	  "- satu\n- dua\n  baris\n\n  lagi\n    1. tiga\n\n> empat\n>\n> - lima\n",
	  "item satu\nitem dua baris\nitem lagi\nitem tiga\nquotation empat\nquotation lima\n" },
	{ "code keeps its lines", "```sh\na  b\n\n  c\n```\n", "paragraph a  b\\\\  c\n" },
	{ "links, images, code, references",
	  "Lihat [laporan **ini**](https://contoh.example/a_(b)) dan <https://contoh.example/c> "
	  "![gambar](x.png) `kode`, [acuan][a], [x](javascript:y).\n\n[a]: https://contoh.example/d\n",
	  "paragraph Lihat laporan ini dan https://contoh.example/c  kode, acuan, x.\n"
	  "  link laporan ini <https://contoh.example/a_(b)>\n"
	  "  link https://contoh.example/c <https://contoh.example/c>\n"
	  "  link acuan <https://contoh.example/d>\n" },
	{ "tables", "| Kota | Air |\n|:-----|----:|\n| Solo | [9](https://contoh.example/) |\n| Tegal |\n\n"
	  "A | B\n--|--\n1 | `|`\n",
	  "row Kota | Air\nrow Solo | 9\n  link 9 <https://contoh.example/>\nrow Tegal\nrow A | B\nrow 1 | |\n" },
	{ "what has bars and is no table", "a | b\nc | d\n", "paragraph a | b c | d\n" },
	{ "footnotes", "Air itu hak.[^uu] Kota[^2] wajib[^x].\n\n[^2]: Dua *kali*.\n[^uu]: UU air,\n    pasal 3.\n\n"
	  "    Alinea.\n\n```\n[^9]: kode\n```\n",
	  "paragraph Air itu hak. [1] Kota [2] wajib[^x].\nparagraph [^9]: kode\n"
	  "footnote [1] UU air, pasal 3. Alinea.\nfootnote [2] Dua kali.\n" },
	{ "HTML in between", "a<br>b <span>c</span>\n\n<div class='x'>\n<p>satu</p><script>x()</script>\n<p>dua\n</div>\n",
	  "paragraph a\\b c\nparagraph satu\nparagraph dua\n" },
	{ "bold lines are headings where they lead to prose",
	  "**Latar belakang**\n\nAir tidak mengalir di tiga kecamatan selama empat bulan, dan tidak seorang pun ditanya mengapa.\n\n"
	  "**Pesan utama**\n\nAir tidak mengalir di tiga kecamatan selama empat bulan, dan tidak seorang pun ditanya mengapa.\n",
	  "meta: Latar belakang\ntitle Latar belakang\n"
	  "paragraph Air tidak mengalir di tiga kecamatan selama empat bulan, dan tidak seorang pun ditanya mengapa.\n"
	  "heading1 Pesan utama\n"
	  "paragraph Air tidak mengalir di tiga kecamatan selama empat bulan, dan tidak seorang pun ditanya mengapa.\n" },
	{ "metadata in YAML",
	  "---\ntitle: \"Air: siapa membayar\"\nauthor: [Melati Anggraini, Yusuf Harahap]\ndate: 2027-03-12\nlang: id\n"
	  "source: Pusat Air\nurl: https://contoh.example/x/\ntags:\n  - air\n---\n# Air: siapa membayar\n\n[a](y)\n",
	  "meta: Air: siapa membayar\nby: Melati Anggraini\nby: Yusuf Harahap\npublished: 2027-03-12\nsite: Pusat Air\n"
	  "title Air: siapa membayar\nfurniture Air: siapa membayar\nparagraph a\n  link a <https://contoh.example/x/y>\n" },
	{ "lists of authors, a date in words, the end as dots",
	  "---\nTitle: 'Air'\nAuthors:\n- name: Melati Anggraini\n- Yusuf Harahap\ndate: 12 Maret 2027\n...\nSatu.\n",
	  "meta: Air\nby: Melati Anggraini\nby: Yusuf Harahap\ntitle Air\ndate 12 Maret 2027\nparagraph Satu.\n" },
	{ "metadata in TOML", "+++\ntitle = \"Air\"\ndate = 2027-03-12T08:00:00+07:00\n+++\nSatu.\n",
	  "meta: Air\npublished: 2027-03-12T08:00:00+07:00\ntitle Air\nparagraph Satu.\n" },
	{ "a rule is no metadata", "---\n\nSatu.\n", "paragraph Satu.\n" },
	{ "Thai, Khmer, Vietnamese", "# น้ำสะอาด\n\nទឹកស្អាត **សម្រាប់** ទីក្រុង\n\n- nước sạch\n",
	  "meta: น้ำสะอาด\ntitle น้ำสะอาด\nparagraph ទឹកស្អាត សម្រាប់ ទីក្រុង\nitem nước sạch\n" },
};

static void
texts_by_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(texts); i++) {
		struct buf got = { 0 };
		struct kutip_error err = { 0 };

		if (read_text(text_of(texts[i].text), &got, &err) != KUTIP_OK)
			fail_msg("%s: %s", texts[i].what, err.message);
		if (!text_equal_c(buf_as_str(&got), texts[i].blocks))
			fail_msg("%s gives\n%s", texts[i].what, got.ptr);
		buf_free(&got);
	}
}

static const struct { const char *name, *text; bool is; } kinds[] = {
	{ "brief.md", "Satu.", true },
	{ "BRIEF.MD", "Satu.", true },
	{ "brief.markdown", "", true },
	{ "brief.txt", "---\ntitle: Air\n---\nSatu.", true },
	{ "brief.txt", "---\nSatu: dua\n---\n", false },
	{ "brief.txt", "# Air\n\nSatu.\n\n## Latar\n\nDua.\n", true },
	{ "-", "# Air\n\nSatu.\n", false },
	{ "brief.txt", "#SaveRakyat\n\n#2019GantiPresiden\n\n# 1 di dunia", false },
	{ "brief.txt", "Satu.\n# a\n# b\n# c\n", false },
	{ "brief.txt", "JAKARTA - Satu.\n\n* * *\n\n1. Dua\n2. Tiga\n", false },
};

static void
what_is_markdown(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(kinds); i++)
		if (markdown_is(kinds[i].name, text_of(kinds[i].text)) !=
		    kinds[i].is)
			fail_msg("%s: %s", kinds[i].name, kinds[i].text);
}

static const char *const bombs[] = {
	"> ", ">", "[", "*a **b ", "- ", "![", "`a", "<", "<a", "&", "[^a", "[^a]: b\n",
	"| ", "a|b\n-|-\n", "***", "_a ", "[a](", "    ", "1. ", "# a\n", "<div>\n\n",
};

static void
bombs_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(bombs); i++) {
		struct buf text = { 0 }, got = { 0 };
		struct kutip_error err = { 0 };

		for (int k = 0; k < 20000; k++)
			buf_puts(&text, bombs[i]);
		buf_puts(&text, "\n\nSatu.\n");
		if (read_text(buf_as_str(&text), &got, &err) != KUTIP_OK)
			fail_msg("%s: %s", bombs[i], err.message);
		if (strstr(got.ptr, "Satu.") == NULL)
			fail_msg("%s: the text behind it is lost", bombs[i]);
		buf_free(&text);
		buf_free(&got);
	}
}

static void
too_much_is_said(void **state)
{
	struct buf text = { 0 }, got = { 0 };
	struct kutip_error err = { 0 };

	(void)state;
	while (text.len <= LIMIT_MARKDOWN_BYTES)
		buf_puts(&text, "*satu **dua ");
	assert_int_equal(read_text(buf_as_str(&text), &got, &err),
	    KUTIP_TOO_LARGE);
	assert_non_null(strstr(err.message, "cut it into parts"));
	buf_free(&text);
	buf_free(&got);
}

/* Portions end where nothing is torn. */
static void
long_texts_are_whole(void **state)
{
	struct buf text = { 0 }, got = { 0 }, want = { 0 };
	struct kutip_error err = { 0 };

	(void)state;
	buf_puts(&text, "# T\n\n");
	buf_puts(&want, "meta: T\ntitle T\n");
	for (int i = 0; i < 40000; i++) {
		buf_printf(&text, "- a %d\n\n  b\n\nc\nd\n\n```\ne\n\nf\n```\n", i);
		buf_printf(&want, "item a %d\nitem b\nparagraph c d\n"
		    "paragraph e\\\\f\n", i);
	}
	assert_true(text.len > LIMIT_MARKDOWN_BYTES);
	assert_int_equal(read_text(buf_as_str(&text), &got, &err), KUTIP_OK);
	assert_true(text_equal(buf_as_str(&got), buf_as_str(&want)));
	buf_free(&text);
	buf_free(&got);
	buf_free(&want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_by_table),
		cmocka_unit_test(what_is_markdown),
		cmocka_unit_test(bombs_are_read),
		cmocka_unit_test(too_much_is_said),
		cmocka_unit_test(long_texts_are_whole),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}

/*
 * office - documents of word processors: paragraphs in small XML with what
 * comes out, and whole documents, packed here from the folders of
 * tests/articles/office, with what comes out of them beside (NAME.blocks).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive.h"
#include "arena.h"
#include "block.h"
#include "blocks.h"
#include "buf.h"
#include "file.h"
#include "office.h"
#include "package.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define FOLDER "tests/articles/office"

static enum kutip_result
read_bytes(struct kutip_str bytes, struct buf *out, struct kutip_error *err)
{
	struct arena a = { 0 };
	struct draft d;
	enum kutip_result r;

	draft_init(&d, &a);
	r = office_read(&d, "brief", bytes, err);
	buf_puts(out, "");
	if (r == KUTIP_OK)
		blocks_tell(&d, out);
	draft_free(&d);
	arena_free(&a);
	return r;
}

/* ---- small documents ---------------------------------------------------- */

#define TYPES { "[Content_Types].xml", STR("<Types/>") }
#define STYLES \
	"<w:styles xmlns:w='w'>" \
	"<w:style w:type='paragraph' w:styleId='Judul'><w:name w:val='Title'/></w:style>" \
	"<w:style w:type='paragraph' w:styleId='Judul1'><w:name w:val='heading 1'/></w:style>" \
	"<w:style w:type='paragraph' w:styleId='Bagian'><w:name w:val='Bagian'/>" \
	"<w:basedOn w:val='Judul1'/></w:style>" \
	"<w:style w:type='paragraph' w:styleId='Pasal'><w:name w:val='Pasal'/>" \
	"<w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>" \
	"<w:style w:type='paragraph' w:styleId='Kutipan'><w:name w:val='Quote'/></w:style>" \
	"<w:style w:type='paragraph' w:styleId='Butir'><w:name w:val='Butir'/>" \
	"<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>" \
	"<w:style w:type='character' w:styleId='Rahasia'><w:name w:val='Rahasia'/>" \
	"<w:rPr><w:vanish/></w:rPr></w:style>" \
	"</w:styles>"
#define NOTES \
	"<w:footnotes xmlns:w='w'><w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>" \
	"<w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Tujuh.</w:t></w:r></w:p>" \
	"<w:p><w:r><w:t>Lagi.</w:t></w:r></w:p></w:footnote>" \
	"<w:footnote w:id='2'><w:p><w:r><w:t>Dua.</w:t></w:r></w:p></w:footnote></w:footnotes>"
#define ENDNOTES \
	"<w:endnotes xmlns:w='w'><w:endnote w:id='2'><w:p><w:r><w:t>Akhir.</w:t></w:r></w:p></w:endnote></w:endnotes>"
#define RELS \
	"<Relationships><Relationship Id='rId9' Type='http://x/hyperlink' Target='https://contoh.example/a?b=1&amp;c=2' TargetMode='External'/>" \
	"<Relationship Id='rId8' Type='http://x/hyperlink' Target='javascript:alert(1)'/></Relationships>"

static void
make_docx(const char *body, struct buf *out)
{
	struct buf text = { 0 };
	struct archive_file files[] = {
		TYPES,
		{ "word/document.xml", STR("") },
		{ "word/_rels/document.xml.rels", STR(RELS) },
		{ "word/styles.xml", STR(STYLES) },
		{ "word/footnotes.xml", STR(NOTES) },
		{ "word/endnotes.xml", STR(ENDNOTES) },
	};

	buf_printf(&text, "<?xml version='1.0' encoding='UTF-8'?>"
	    "<w:document xmlns:w='w' xmlns:r='r' xmlns:mc='mc' xmlns:wps='wps' "
	    "xmlns:v='v' xmlns:m='m'><w:body>%s<w:sectPr><w:pgSz w:w='1'/>"
	    "</w:sectPr></w:body></w:document>", body);
	files[1].bytes = buf_as_str(&text);
	assert_true(archive_zip(files, LEN(files), out));
	buf_free(&text);
}

#define R(words) "<w:r><w:t xml:space='preserve'>" words "</w:t></w:r>"
#define P(words) "<w:p>" R(words) "</w:p>"
#define S(style, words) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" R(words) "</w:p>"
#define CELL(inside) "<w:tc><w:tcPr/>" inside "</w:tc>"
#define BIG(size, words) "<w:p><w:r><w:rPr><w:sz w:val='" size "'/></w:rPr><w:t>" words "</w:t></w:r></w:p>"
#define PROSE "Tanah di pesisir utara turun enam sentimeter setiap tahun karena air tanah disedot tanpa izin."
#define T S("Judul", "T")		/* so that nothing is guessed */
#define T_OUT "meta: T\ntitle T\n"

static const struct { const char *what, *body, *blocks; } docx[] = {
	{ "one title in five runs, with what Word puts between them",
	  "<w:p w:rsidR='00A1'><w:pPr><w:pStyle w:val='Judul'/></w:pPr>"
	  "<w:bookmarkStart w:id='0' w:name='_Toc'/>" R("Ring") "<w:proofErr w:type='spellStart'/>"
	  R("kas") R("an") "<w:proofErr w:type='spellEnd'/><w:smartTag><w:smartTagPr/>" R(" Air")
	  "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
	  R(" Bersih") "</w:sdtContent></w:sdt><w:bookmarkEnd w:id='0'/></w:p>",
	  "meta: Ringkasan Air Bersih\ntitle Ringkasan Air Bersih\n" },
	{ "headings by name, by what they are based on, by outline level",
	  T S("Judul1", "A") S("Bagian", "B") S("Pasal", "C")
	  "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>" R("D") "</w:p>"
	  S("Heading4", "E"),
	  T_OUT "heading1 A\nheading1 B\nheading3 C\nheading2 D\nheading4 E\n" },
	{ "a first heading that says the title once more",
	  T "<w:p><w:pPr><w:pStyle w:val='Author'/></w:pPr>" R("Melati") "</w:p>"
	  S("Judul1", "T") P("a") S("Judul1", "b") P("c"),
	  "meta: T\nby: Melati\ntitle T\nbyline Melati\nfurniture T\nparagraph a\n"
	  "heading1 b\nparagraph c\n" },
	{ "quotations and lists",
	  T S("Kutipan", "Q") S("Butir", "L")
	  "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" R("M") "</w:p>"
	  "<w:p><w:pPr><w:pStyle w:val='Butir'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>" R("N") "</w:p>",
	  T_OUT "quotation Q\nitem L\nitem M\nparagraph N\n" },
	{ "what was deleted is out, what was inserted is in",
	  T "<w:p>" R("a ") "<w:del w:id='1'><w:r><w:delText>b </w:delText></w:r></w:del>"
	  "<w:ins w:id='2'>" R("c") "</w:ins><w:moveFrom w:id='3'>" R("d") "</w:moveFrom>"
	  "<w:moveTo w:id='4'>" R("e") "</w:moveTo></w:p>",
	  T_OUT "paragraph a ce\n" },
	{ "a deleted end joins two paragraphs",
	  T "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" R("a ") "</w:p>" P("b") P("c"),
	  T_OUT "paragraph a b\nparagraph c\n" },
	{ "hidden text, field codes and comments are out",
	  T "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
	  "<w:r><w:rPr><w:rStyle w:val='Rahasia'/></w:rPr><w:t>y</w:t></w:r>"
	  "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>"
	  "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" R("12 Maret")
	  "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:commentRangeStart w:id='0'/>" R(".")
	  "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>",
	  T_OUT "paragraph 12 Maret.\n" },
	{ "breaks, tabs, hyphens, symbols",
	  T "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>a</w:t>"
	  "<w:tab/><w:t>b</w:t><w:br/><w:t>anak</w:t><w:noBreakHyphen/><w:t>anak</w:t><w:softHyphen/>"
	  "<w:t>nya </w:t><w:sym w:font='Wingdings' w:char='F0E0'/><w:sym w:font='Wingdings' w:char='F04A'/>"
	  "<w:sym w:font='Arial' w:char='00E9'/></w:r></w:p>",
	  T_OUT "paragraph a b\\anak-anaknya →é\n" },
	{ "notes behind the body, their marks apart",
	  T "<w:p>" R("Kawat") "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
	  "<w:footnoteReference w:id='7'/></w:r>" R(", lalu") "<w:r><w:endnoteReference w:id='2'/></w:r>"
	  "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" P("Akhir"),
	  T_OUT "paragraph Kawat [1], lalu [2] [3]\nparagraph Akhir\n"
	  "footnote [1] Tujuh. Lagi.\nfootnote [2] Akhir.\nfootnote [3] Dua.\n" },
	{ "links", T "<w:p>" R("Lihat ") "<w:hyperlink r:id='rId9'>" R("lapor") R("an")
	  "</w:hyperlink>" R(" ini ") "<w:hyperlink w:anchor='_Toc'>" R("bab")
	  "</w:hyperlink><w:hyperlink r:id='rId8'>" R("!") "</w:hyperlink></w:p>",
	  T_OUT "paragraph Lihat laporan ini bab!\n  link laporan <https://contoh.example/a?b=1&c=2>\n" },
	{ "a table's rows",
	  T "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" CELL(P("Kota")) CELL(P("Air")) "</w:tr>"
	  "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" CELL(P("x")) CELL(P("y")) "</w:tr>"
	  "<w:tr>" CELL("<w:p/>") CELL(P("38") P("%")) CELL("<w:p/>") "</w:tr></w:tbl>" P("z"),
	  T_OUT "row Kota | Air\nrow | 38 %\nparagraph z\n" },
	{ "a box drawn as a table is no row",
	  T "<w:tbl><w:tr>" CELL(S("Judul1", "Pesan") P("a") P("b")) "</w:tr></w:tbl>",
	  T_OUT "heading1 Pesan\nparagraph a\nparagraph b\n" },
	{ "a text box stands once, behind what it hangs in",
	  T "<w:p>" R("a") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
	  P("kotak") P("dua") "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>"
	  P("kotak") "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>" R("b") "</w:p>",
	  T_OUT "paragraph ab\nparagraph kotak\nparagraph dua\n" },
	{ "pages as Word left them",
	  T "<w:p>" R("a") "<w:r><w:lastRenderedPageBreak/></w:r>" R("b") "</w:p>"
	  "<w:p><w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r></w:p>",
	  "meta: T\ntitle@1 T\nparagraph@1 ab\nparagraph@3 c\n" },
	{ "a ministry's brief: the largest line is the title, larger or shouted ones are headings",
	  BIG("24", "KEMENTERIAN AIR") BIG("36", "Sumur bersama bagi kota pesisir") P("Jakarta") P(PROSE)
	  BIG("28", "Latar belakang") P(PROSE) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Izin</w:t></w:r></w:p>"
	  P(PROSE) BIG("28", "Tanah turun.") P(PROSE) P("PENUTUP") P(PROSE),
	  "meta: Sumur bersama bagi kota pesisir\nparagraph KEMENTERIAN AIR\n"
	  "title Sumur bersama bagi kota pesisir\nparagraph Jakarta\nparagraph " PROSE "\n"
	  "heading1 Latar belakang\nparagraph " PROSE "\nheading2 Izin\nparagraph " PROSE "\n"
	  "paragraph Tanah turun.\nparagraph " PROSE "\nheading2 PENUTUP\nparagraph " PROSE "\n" },
	{ "Khmer and Thai stay as they are",
	  T P("ទឹកស្អាត") "<w:p>" R("น้ำ") R("สะอาด") "</w:p>",
	  T_OUT "paragraph ទឹកស្អាត\nparagraph น้ำสะอาด\n" },
};

static void
documents_of_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(docx); i++) {
		struct buf zip = { 0 }, got = { 0 };
		struct kutip_error err = { 0 };

		make_docx(docx[i].body, &zip);
		if (read_bytes(buf_as_str(&zip), &got, &err) != KUTIP_OK)
			fail_msg("%s: %s", docx[i].what, err.message);
		if (!text_equal_c(buf_as_str(&got), docx[i].blocks))
			fail_msg("%s gives\n%s", docx[i].what, got.ptr);
		buf_free(&zip);
		buf_free(&got);
	}
}

/* ---- OpenDocument ------------------------------------------------------- */

#define ODT_STYLES \
	"<d xmlns:style='s' xmlns:fo='f' xmlns:text='t'>" \
	"<style:style style:family='paragraph' style:name='Judul' style:parent-style-name='Title'/>" \
	"<style:style style:family='paragraph' style:name='Bab' style:default-outline-level='2'/>" \
	"<style:style style:family='paragraph' style:name='P1' style:parent-style-name='Quotations'/>" \
	"<style:style style:family='paragraph' style:name='P2' style:parent-style-name='Bab'/>" \
	"<style:style style:family='text' style:name='T1'><style:text-properties text:display='none'/></style:style>" \
	"<style:style style:family='text' style:name='T2'><style:text-properties fo:font-weight='bold'/></style:style>" \
	"</d>"
#define ODT_META \
	"<m xmlns:office='o' xmlns:meta='m' xmlns:dc='d'><office:meta>" \
	"<meta:initial-creator>Melati Anggraini</meta:initial-creator><dc:creator>Yusuf Harahap</dc:creator>" \
	"<meta:creation-date>2027-03-12T09:00:00</meta:creation-date><dc:date>2027-04-01T09:00:00</dc:date>" \
	"<dc:title>Dokumen</dc:title></office:meta></m>"
#define ODT_META_OUT "by: Melati Anggraini\npublished: 2027-03-12T09:00:00\n"

static void
make_odt(const char *body, struct buf *out)
{
	struct buf text = { 0 };
	struct archive_file files[] = {
		{ "mimetype", STR("application/vnd.oasis.opendocument.text") },
		{ "content.xml", STR("") },
		{ "styles.xml", STR(ODT_STYLES) },
		{ "meta.xml", STR(ODT_META) },
	};

	buf_printf(&text, "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' "
	    "xmlns:draw='w' xmlns:svg='v' xmlns:xlink='x'><office:body><office:text>\n"
	    "<text:p text:style-name='Judul'>T</text:p>%s</office:text></office:body>"
	    "</office:document-content>", body);
	files[1].bytes = buf_as_str(&text);
	assert_true(archive_zip(files, LEN(files), out));
	buf_free(&text);
}

static const struct { const char *what, *body, *blocks; } odt[] = {
	{ "headings by level and by style",
	  "<text:h text:outline-level='1'>A</text:h><text:h text:outline-level='3'>B</text:h>"
	  "<text:p text:style-name='Bab'>C</text:p><text:p text:style-name='P2'>D</text:p>",
	  "heading1 A\nheading3 B\nheading2 C\nheading2 D\n" },
	{ "blanks, tabs, line ends, spans",
	  "<text:p>a\n  <text:span text:style-name='T2'>b</text:span><text:s text:c='4'/>c<text:tab/>d"
	  "<text:line-break/>e</text:p>",
	  "paragraph a b c d\\e\n" },
	{ "lists and quotations",
	  "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p>"
	  "</text:list-item></text:list></text:list-item></text:list><text:p text:style-name='P1'>q</text:p>",
	  "item a\nitem b\nquotation q\n" },
	{ "tracked deletions, comments, hidden text are out",
	  "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion>"
	  "</text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id='1'/>"
	  "<office:annotation><text:p>y</text:p></office:annotation>b<text:span text:style-name='T1'>z"
	  "<text:span text:style-name='T2'>zz</text:span></text:span>c</text:p>"
	  "<text:section text:display='none'><text:p>w</text:p></text:section>",
	  "paragraph abc\n" },
	{ "notes", "<text:p>Kawat<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
	  "<text:note-body><text:p>Satu\n <text:span>dua</text:span>.</text:p><text:p>Tiga.</text:p></text:note-body>"
	  "</text:note>.</text:p>",
	  "paragraph Kawat [1].\nfootnote [1] Satu dua. Tiga.\n" },
	{ "tables", "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
	  "<table:table-cell><text:p>Kota</text:p></table:table-cell><table:table-cell><text:p>Air</text:p>"
	  "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
	  "<text:p>Solo <text:a xlink:href='https://contoh.example/'>x</text:a></text:p></table:table-cell>"
	  "<table:covered-table-cell/><table:table-cell><text:p>9</text:p></table:table-cell>"
	  "</table:table-row></table:table>",
	  "row Kota | Air\nrow Solo x |  | 9\n  link x <https://contoh.example/>\n" },
	{ "frames", "<text:p>a<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box>"
	  "<svg:title>gambar</svg:title><svg:desc>peta</svg:desc></draw:frame>b</text:p>",
	  "paragraph ab\nparagraph kotak\n" },
	{ "a table of contents is furniture",
	  "<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
	  "</text:index-title-template></text:table-of-content-source><text:index-body>"
	  "<text:p>Bab 1 ... 3</text:p></text:index-body></text:table-of-content><text:p>a</text:p>",
	  "furniture Bab 1 ... 3\nparagraph a\n" },
	{ "Burmese and Vietnamese", "<text:p>ရေသန့်</text:p><text:p>nước<text:s/>sạch</text:p>",
	  "paragraph ရေသန့်\nparagraph nước sạch\n" },
};

static void
open_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(odt); i++) {
		struct buf zip = { 0 }, got = { 0 }, want = { 0 };
		struct kutip_error err = { 0 };

		make_odt(odt[i].body, &zip);
		buf_printf(&want, "meta: T\n" ODT_META_OUT "title T\n%s",
		    odt[i].blocks);
		if (read_bytes(buf_as_str(&zip), &got, &err) != KUTIP_OK)
			fail_msg("%s: %s", odt[i].what, err.message);
		if (!text_equal(buf_as_str(&got), buf_as_str(&want)))
			fail_msg("%s gives\n%s", odt[i].what, got.ptr);
		buf_free(&zip);
		buf_free(&got);
		buf_free(&want);
	}
}

/* ---- books -------------------------------------------------------------- */

#define CONTAINER \
	"<container><rootfiles><rootfile full-path='OPS/buku.opf'/></rootfiles></container>"
#define OPF(more) \
	"<package xmlns:dc='d'><metadata><dc:title>Air Kota</dc:title><dc:creator>Melati Anggraini</dc:creator>" \
	"<dc:date>2027-03-12</dc:date><dc:publisher>Pusat Air</dc:publisher><meta name='cover' content='x'/>" \
	"</metadata><manifest>" \
	"<item id='c2' href='teks/dua.xhtml' media-type='application/xhtml+xml'/>" \
	"<item id='c1' href='teks/satu%20a.xhtml' media-type='application/xhtml+xml'/>" \
	"<item id='n' href='teks/catatan.xhtml' media-type='application/xhtml+xml'/>" \
	"<item id='css' href='a.css' media-type='text/css'/>" more "</manifest>" \
	"<spine toc='ncx'><itemref idref='c1'/><itemref idref='c2'/><itemref idref='x'/><itemref idref='css'/>" \
	"<itemref idref='n' linear='no'/><itemref idref='c1'/></spine></package>"
#define NCX_ITEM "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
#define NAV_ITEM "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
#define NCX \
	"<ncx><navMap><navPoint><navLabel><text>Bab Satu</text></navLabel><content src='teks/satu%20a.xhtml'/>" \
	"</navPoint><navPoint><navLabel><text>Bab Dua</text></navLabel><content src='teks/dua.xhtml#a'/></navPoint>" \
	"</navMap></ncx>"
#define NAV \
	"<html><body><nav><ol><li><a href='teks/satu%20a.xhtml'>Bab <i>Satu</i></a></li>" \
	"<li><a href='teks/dua.xhtml'>Bab Dua</a></li></ol></nav></body></html>"
#define ONE \
	"<html><head><title>x</title></head><body><section class='footer comments'><p>Air itu hak" \
	"<sup><a href='catatan.xhtml#n1'>1</a></sup>, kata\n dia.&nbsp;</p><span epub:type='pagebreak' id='page12'>12</span>" \
	"<ul><li>satu</li><li><p>dua <a href='https://contoh.example/'>di sini</a></p></li></ul>" \
	"<blockquote><p>kutip<a epub:type='noteref' href='#n2'>*</a></p></blockquote>" \
	"<aside epub:type='footnote' id='n2'><p>Bintang. <a role='doc-backlink' href='#x'>&#8617;</a></p><p>Lagi.</p></aside>" \
	"</section></body></html>"
#define TWO \
	"<html><body><h1>Bab Dua</h1><h3>Angka</h3><table><tr><th>Kota</th><th>Air</th></tr><tr><td>Solo</td>" \
	"<td><p>9</p></td></tr></table><div>anak<br/>panah<br/><br/>ba<b>ru</b></div><p hidden='hidden'>x</p></body></html>"
#define NOTES_PAGE \
	"<html><body><p><a id='n1' href='satu%20a.xhtml#r1'>1</a> Undang-undang.</p></body></html>"

#define BOOK_OUT \
	"meta: Air Kota\nby: Melati Anggraini\npublished: 2027-03-12\nsite: Pusat Air\ntitle Air Kota\n" \
	"heading1 Bab Satu\nparagraph Air itu hak [1], kata dia.\nitem@12 satu\nitem@12 dua di sini\n" \
	"  link di sini <https://contoh.example/>\nquotation@12 kutip [2]\nfootnote@12 [2] Bintang.\n" \
	"footnote@12 Lagi.\nheading1@12 Bab Dua\nheading3@12 Angka\nrow@12 Kota | Air\nrow@12 Solo | 9\n" \
	"paragraph@12 anak\\panah\nparagraph@12 baru\nfootnote@12 [1] Undang-undang.\n"

static void
book_must(const char *what, const char *opf, struct archive_file more,
    const char *blocks, const char *says)
{
	struct archive_file files[] = {
		{ "mimetype", STR("application/epub+zip") },
		{ "OPS/teks/catatan.xhtml", STR(NOTES_PAGE) },
		{ "OPS/teks/dua.xhtml", STR(TWO) },
		{ "OPS/teks/satu a.xhtml", STR(ONE) },
		{ "META-INF/container.xml", STR(CONTAINER) },
		{ "OPS/buku.opf", text_of(opf) },
		more,
	};
	struct buf zip = { 0 }, got = { 0 };
	struct kutip_error err = { 0 };
	enum kutip_result r;

	assert_true(archive_zip(files, LEN(files), &zip));
	r = read_bytes(buf_as_str(&zip), &got, &err);
	if (says != NULL && (r == KUTIP_OK || strstr(err.message, says) == NULL))
		fail_msg("%s: %s", what, err.message);
	if (says == NULL && (r != KUTIP_OK ||
	    !text_equal_c(buf_as_str(&got), blocks)))
		fail_msg("%s: %s, gives\n%s", what, err.message, got.ptr);
	buf_free(&zip);
	buf_free(&got);
}

#define LOCK(how) \
	"<encryption xmlns:e='e'><e:EncryptedData><e:EncryptionMethod Algorithm='" how "'/></e:EncryptedData></encryption>"

static void
books(void **state)
{
	(void)state;
	book_must("EPUB 2", OPF(NCX_ITEM),
	    (struct archive_file){ "OPS/toc.ncx", STR(NCX) }, BOOK_OUT, NULL);
	book_must("EPUB 3", OPF(NAV_ITEM),
	    (struct archive_file){ "OPS/nav.xhtml", STR(NAV) }, BOOK_OUT, NULL);
	book_must("one that is locked", OPF(NCX_ITEM),
	    (struct archive_file){ "META-INF/encryption.xml",
	    STR(LOCK("http://www.w3.org/2001/04/xmlenc#aes128-cbc")) }, NULL,
	    "digital rights");
	book_must("a list that is no XML", "words",
	    (struct archive_file){ "OPS/toc.ncx", STR(NCX) }, NULL, "no words");
	book_must("no list", "",
	    (struct archive_file){ "OPS/toc.ncx", STR(NCX) }, NULL,
	    "without its list of chapters");
}

/* ---- whole documents ---------------------------------------------------- */

/* A folder of parts, as a zip has them: the type of an EPUB comes first. */
struct folder {
	const char *path;
	struct arena arena;
	struct vec files;		/* struct archive_file */
};

static bool
each_part(void *context, const char *path)
{
	struct folder *f = context;
	struct archive_file *file = vec_push(&f->files);
	struct buf bytes = { 0 };
	size_t skip = strlen(f->path) + 1;

	assert_int_equal(file_read(path, 1 << 20, &bytes, NULL), KUTIP_OK);
	/* file_walk() steps over names that begin with a full stop */
	file->name = strcmp(path + skip, "_rels/rels") == 0 ? "_rels/.rels" :
	    arena_text(&f->arena, path + skip, strlen(path + skip));
	file->bytes = arena_str(&f->arena, bytes.ptr, bytes.len);
	buf_free(&bytes);
	return true;
}

static void
folder_must_give(const char *path)
{
	struct folder f = { .path = path };
	struct buf zip = { 0 }, got = { 0 }, want = { 0 }, beside = { 0 };
	struct kutip_error err = { 0 };

	vec_init(&f.files, &f.arena, sizeof(struct archive_file));
	assert_int_equal(file_walk(path, each_part, &f, NULL), KUTIP_OK);
	assert_true(archive_zip(f.files.rows, f.files.n, &zip));
	buf_printf(&beside, "%s.blocks", path);
	assert_int_equal(file_read(beside.ptr, 1 << 20, &want, NULL), KUTIP_OK);
	if (read_bytes(buf_as_str(&zip), &got, &err) != KUTIP_OK)
		fail_msg("%s: %s", path, err.message);
	if (!text_equal(buf_as_str(&got), buf_as_str(&want)))
		fail_msg("%s gives\n%s", path, got.ptr);
	buf_free(&zip);
	buf_free(&got);
	buf_free(&want);
	buf_free(&beside);
	arena_free(&f.arena);
}

/* Word, Google Docs, a ministry without styles, LibreOffice, a book. */
static void
whole_documents(void **state)
{
	static const char *const names[] = { "kata.docx", "thai.docx",
	    "khmer.docx", "viet.odt", "myanmar.epub" };

	(void)state;
	for (size_t i = 0; i < LEN(names); i++) {
		struct buf path = { 0 };

		buf_printf(&path, FOLDER "/%s", names[i]);
		folder_must_give(path.ptr);
		buf_free(&path);
	}
}

/* ---- hostile ------------------------------------------------------------ */

/* A part of so many bytes, from words that repeat. */
static void
fill(struct buf *b, const char *begin, const char *words, size_t bytes,
    const char *end)
{
	buf_puts(b, begin);
	while (b->len < bytes)
		buf_puts(b, words);
	buf_puts(b, end);
}

static void
must_say(const char *what, const struct archive_file *files, uint32_t n,
    const char *says)
{
	struct buf zip = { 0 }, got = { 0 };
	struct kutip_error err = { 0 };

	assert_true(archive_zip(files, n, &zip));
	if (read_bytes(buf_as_str(&zip), &got, &err) == KUTIP_OK ||
	    strstr(err.message, says) == NULL)
		fail_msg("%s: %s", what, err.message);
	buf_free(&zip);
	buf_free(&got);
}

#define W "<w:document xmlns:w='w'><w:body>"

static void
broken_ones_say_so(void **state)
{
	struct archive_file one[] = { TYPES, { "word/styles.xml", STR("<x/>") } };
	struct archive_file empty[] = { TYPES, { "word/document.xml", STR(W) } };
	struct archive_file odf[] = {
		{ "mimetype", STR("application/vnd.oasis.opendocument.text") },
		{ "META-INF/manifest.xml", STR("<m><e:encryption-data xmlns:e='e'/></m>") },
		{ "content.xml", STR("\x80\x81") } };
	struct archive_file sheet[] = { TYPES, { "xl/workbook.xml", STR("") } };
	struct buf big = { 0 }, deep = { 0 };

	(void)state;
	must_say("no text", one, 2, "without its text");
	must_say("cut XML", empty, 2, "broken XML");
	must_say("a password", odf, 3, "password");
	must_say("an ODT without text", odf, 1, "without its text");
	must_say("a sheet", sheet, 2, "spreadsheet");
	fill(&big, W "<w:p><w:r><w:t>", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    65u << 20, "</w:t></w:r></w:p></w:body></w:document>");
	empty[1].bytes = buf_as_str(&big);
	must_say("a bomb", empty, 2, "larger than 64 MiB");
	fill(&deep, W, "<w:tbl><w:tr><w:tc><w:p><w:r>", 1u << 20, "x");
	empty[1].bytes = buf_as_str(&deep);
	must_say("nesting", empty, 2, "broken XML");
	buf_free(&big);
	buf_free(&deep);
}

static const struct { const char *what, *xml, *blocks; } traps[] = {
	{ "an entity of a file", "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" W
	  "<w:p><w:r><w:t>Air &e;.</w:t></w:r></w:p></w:body></w:document>", "paragraph Air .\n" },
	{ "laughs", "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
	  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>" W
	  "<w:p><w:r><w:t>Air &c;.</w:t></w:r></w:p></w:body></w:document>", "paragraph Air .\n" },
	{ "escapes for the terminal", W "<w:p><w:r><w:t>Air&#27;[31m \x1B]0;x\x07 \xC2\x9B" "1m.</w:t></w:r></w:p>"
	  "</w:body></w:document>",
	  "note: control characters were left out before this place\nparagraph Air[31m ]0;x 1m.\n" },
	{ "ends that nothing began", W "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:t>Air</w:t></w:r></w:p>"
	  "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:body></w:document>", "paragraph Air\nparagraph a\n" },
};

static void
traps_are_passed(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(traps); i++) {
		struct archive_file files[] = { TYPES,
			{ "word/document.xml", text_of(traps[i].xml) },
			{ "word/document.xml", STR("<second/>") } };
		struct buf zip = { 0 }, got = { 0 };
		struct kutip_error err = { 0 };

		assert_true(archive_zip(files, LEN(files), &zip));
		if (read_bytes(buf_as_str(&zip), &got, &err) != KUTIP_OK)
			fail_msg("%s: %s", traps[i].what, err.message);
		if (!text_equal_c(buf_as_str(&got), traps[i].blocks))
			fail_msg("%s gives\n%s", traps[i].what, got.ptr);
		buf_free(&zip);
		buf_free(&got);
	}
}

/* Cut anywhere it is read, or there is a sentence; never a crash. */
static void
cut_anywhere(void **state)
{
	struct buf zip = { 0 };

	(void)state;
	make_docx(T P("a") S("Judul1", "b") P("c"), &zip);
	for (size_t n = 4; n < zip.len; n += 7) {
		struct buf got = { 0 };
		struct kutip_error err = { 0 };
		struct kutip_str cut = { zip.ptr, (uint32_t)n };

		if (package_kind(cut) != PACKAGE_NONE &&
		    read_bytes(cut, &got, &err) != KUTIP_OK)
			assert_true(strlen(err.message) > 10);
		buf_free(&got);
	}
	buf_free(&zip);
}

/* ---- what is none ------------------------------------------------------- */

static const struct {
	const char *what;
	struct archive_file files[2];
	enum package_kind kind;
} packages[] = {
	{ "Word", { { "[Content_Types].xml", STR("<T/>") }, { "word/document.xml", STR("x") } }, PACKAGE_DOCX },
	{ "in any order", { { "word/document.xml", STR("x") }, { "[Content_Types].xml", STR("<T/>") } }, PACKAGE_DOCX },
	{ "a folder of that name", { { "word/a.txt", STR("x") }, { "b.txt", STR("x") } }, PACKAGE_NONE },
	{ "a sheet", { { "[Content_Types].xml", STR("<T/>") }, { "xl/workbook.xml", STR("x") } }, PACKAGE_SHEET },
	{ "slides", { { "[Content_Types].xml", STR("<T/>") }, { "ppt/presentation.xml", STR("x") } }, PACKAGE_SLIDES },
	{ "ODT", { { "mimetype", STR("application/vnd.oasis.opendocument.text") }, { "content.xml", STR("x") } }, PACKAGE_ODT },
	{ "a book", { { "mimetype", STR("application/epub+zip\n") }, { "a.opf", STR("x") } }, PACKAGE_EPUB },
	{ "a book that forgot to say so", { { "a.opf", STR("x") }, { "META-INF/container.xml", STR("x") } }, PACKAGE_EPUB },
	{ "any zip", { { "a.txt", STR("x") }, { "b.txt", STR("x") } }, PACKAGE_NONE },
};

static void
packages_by_content(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(packages); i++) {
		struct buf zip = { 0 };

		assert_true(archive_zip(packages[i].files, 2, &zip));
		if (package_kind(buf_as_str(&zip)) != packages[i].kind)
			fail_msg("%s is taken for %d", packages[i].what,
			    (int)package_kind(buf_as_str(&zip)));
		buf_free(&zip);
	}
	assert_int_equal(package_kind(STR("PK\3\4 no zip")), PACKAGE_NONE);
	assert_int_equal(package_kind(STR("")), PACKAGE_NONE);
}

static const struct { const char *part, *reference, *path; } paths[] = {
	{ "word/document.xml", "styles.xml", "word/styles.xml" },
	{ "word/document.xml", "/word/styles.xml", "word/styles.xml" },
	{ "OEBPS/text/a.xhtml", "../b%20c.xhtml#d", "OEBPS/b c.xhtml" },
	{ "a.opf", "./x/../y", "y" },
	{ "a/b", "../../../etc/passwd", "etc/passwd" },
	{ "", "%00%zz%", "%00%zz%" },
};

static void
references_lead_inside(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(paths); i++) {
		struct kutip_str got = package_path(&a, text_of(paths[i].part),
		    text_of(paths[i].reference));

		if (!text_equal_c(got, paths[i].path))
			fail_msg("%s gives %.*s", paths[i].reference,
			    (int)got.len, got.ptr);
	}
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_of_word),
		cmocka_unit_test(open_documents),
		cmocka_unit_test(books),
		cmocka_unit_test(whole_documents),
		cmocka_unit_test(broken_ones_say_so),
		cmocka_unit_test(traps_are_passed),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(packages_by_content),
		cmocka_unit_test(references_lead_inside),
	};

	if (!archive_is_here()) {
		puts("1..0 # skipped: no libarchive");
		return 0;
	}
	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}

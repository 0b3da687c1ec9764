/*
 * make.c - pathological inputs of any size, on standard output.
 *
 *	make marks 1000000 > marks.txt
 *	make			the kinds, one a line: name, ending, size
 *
 * The size counts bytes, or what the kind is made of.  It is the smaller of
 * the two sizes that run.sh compares: large enough to be measured.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "buf.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
repeat(const char *s, long n)
{
	while (n-- > 0)
		fputs(s, stdout);
}

static void
repeat_bytes(const char *s, long bytes)
{
	repeat(s, bytes / (long)strlen(s));
}

static void
nested(long n)
{
	puts("<!DOCTYPE html><title>Deep</title><body><h1>Deep</h1>");
	repeat("<div>", n);
	puts("<p>“We dig,” said Rosa Villanueva in Manila.</p>");
	repeat("</div>", n);
}

static void
inline_nested(long n)
{
	puts("<!DOCTYPE html><title>Deep</title><body><h1>Deep</h1><p>");
	repeat("<b><i>", n / 2);
	puts("“We dig,” said Rosa Villanueva in Manila.</p>");
}

static void
attributes(long n)
{
	fputs("<!DOCTYPE html><title>Wide</title><body><p", stdout);
	for (long i = 0; i < n; i++)
		printf(" a%ld=\"%ld\"", i, i);
	puts(">“We dig,” said Rosa Villanueva in Manila.</p>");
}

static void
table(long n)
{
	puts("<!DOCTYPE html><title>Table</title><body><table>");
	repeat("<tr><td>“We dig,” said Rosa<td>1<td><table>\n", n);
}

static void
entities(long bytes)
{
	puts("<!DOCTYPE html><title>Signs</title><body><p>Signs of water. ");
	repeat_bytes("&amp;&lt;&#8220;&#x201D;&nosuch;&#0;", bytes);
}

static void
line(long bytes)
{
	repeat_bytes("Officials in Manila met for the second time this week, "
	    "and “the road is dry,” said Rosa Villanueva of the harbour. ",
	    bytes);
}

/* One paragraph that the parser of pages cuts at 10 MB. */
static void
text_node(long bytes)
{
	puts("<!DOCTYPE html><title>Long</title><body><h1>Long</h1><p>");
	line(bytes);
}

static void
siblings(long n)
{
	puts("<!DOCTYPE html><title>Many</title><body><h1>Many</h1><div>");
	repeat("<p>“Yes,” said Mei Lin of the harbour, and the road is "
	    "dry.</p>", n);
	puts("</div>");
}

static void
spans(long n)
{
	puts("<!DOCTYPE html><title>Many</title><body><h1>Many</h1><p>");
	repeat("<span>Mei Lin</span>", n);
	puts("<p>“We dig,” said Rosa Villanueva in Manila.</p>");
}

static void
marks(long bytes)
{
	fputs("A brief\n\n", stdout);
	repeat_bytes("\"", bytes);
}

static void
curly_marks(long bytes)
{
	fputs("A brief\n\nHe said ", stdout);
	repeat_bytes("“", bytes / 2);
	repeat_bytes("”", bytes / 2);
}

static void
mixed_marks(long bytes)
{
	fputs("A brief\n\nHe said ", stdout);
	repeat_bytes("“a ‘b \"c «d „e 「f ", bytes);
}

static void
capitals(long bytes)
{
	fputs("A brief\n\n", stdout);
	repeat_bytes("Maju Rakyat Setia ", bytes);
}

static void
cues(long bytes)
{
	fputs("Sebuah berita\n\n", stdout);
	repeat_bytes("kata menurut mengatakan bahwa ", bytes);
}

static void
paragraphs(long n)
{
	fputs("A brief\n\n", stdout);
	repeat("“Yes,” said Mei.\n\n", n);
}

static void
page_paragraphs(long n)
{
	puts("<!DOCTYPE html><title>Many</title><body><h1>Many</h1>");
	repeat("<p>“Yes,” said Mei.</p>\n", n);
}

static void
speakers(long n)
{
	static const char letters[] = "bcdfghjklmnprstw";

	fputs("A brief\n\n", stdout);
	for (long i = 0; i < n; i++)
		printf("“It is dry,” said %c%c%ci %c%co.\n\n",
		    letters[i & 15] - 32, "aeiou"[i % 5],
		    letters[i >> 4 & 15], letters[i >> 8 & 15] - 32,
		    "aeiou"[(i >> 12) % 5]);
}

static void
cities(long bytes)
{
	fputs("A brief\n\n", stdout);
	repeat_bytes("Manila, Jakarta, Kuala Lumpur and Bangkok. ", bytes);
}

static void
marks_on_a(long bytes)
{
	fputs("A brief about accents\n\na", stdout);
	repeat_bytes("\xCC\x81", bytes);
}

static void
thai(long bytes)
{
	fputs("ข่าว\n\n", stdout);
	repeat_bytes("กระทรวงการต่างประเทศ", bytes);
}

static void
khmer(long bytes)
{
	fputs("ព័ត៌មាន\n\n", stdout);
	repeat_bytes("ក្រសួងការបរទេស", bytes);
}

/* Titles without a name, and one sentence of nothing but reports. */
static void
burmese_titles(long bytes)
{
	fputs("သတင်း\n\n", stdout);
	repeat_bytes("ဦး", bytes);
}

static void
burmese_reports(long bytes)
{
	fputs("သတင်း\n\n", stdout);
	repeat_bytes("ဟု ဦးမောင်က ပြောသည်", bytes);
}

static void
abbreviations(long bytes)
{
	fputs("A brief\n\n", stdout);
	repeat_bytes("Dr. H. M. S. ", bytes);
}

static void
less_than(long bytes)
{
	fputs("<html><title>x</title><p>A brief of signs ", stdout);
	repeat_bytes("<", bytes);
}

static void
broken_bytes(long bytes)
{
	fputs("A brief with bad bytes in it\n\nHe said ", stdout);
	repeat_bytes("\xE0\xA4 \xFF\xFE ab ", bytes);
}

static void
blank_lines(long bytes)
{
	fputs("A brief\n\nHe said nothing.\n", stdout);
	repeat_bytes("\n \n\t\n", bytes);
}

/* An office that never names its holder; one announcement behind another. */
static void
offices(long bytes)
{
	fputs("Berita\n\nKepala ", stdout);
	repeat_bytes("Rarawa ", bytes);
	puts("itu.");
}

static void
announced(long bytes)
{
	puts("Berita\n");
	repeat_bytes("hal itu disampaikan ", bytes);
	puts("");
}

/* ---- feeds: libxml2 looks for ends from the beginning, again and again ---- */

#define FEED_HEAD "<rss version='2.0'><channel><title>Feed</title><item><title>One</title>"
#define FEED_TAIL "</item></channel></rss>"
#define SAID "<p>“We dig,” said Rosa Villanueva in Manila.</p>\n"

static void
feed_cdata(long n)
{
	puts(FEED_HEAD "<description><![CDATA[");
	repeat_bytes(SAID, n);
	puts("]]></description>" FEED_TAIL);
}

static void
feed_text(long n)
{
	puts(FEED_HEAD "<description>");
	repeat_bytes("“We dig,” said Rosa Villanueva in Manila &amp; Cebu. ", n);
	puts("</description>" FEED_TAIL);
}

static void
feed_attributes(long n)
{
	fputs(FEED_HEAD "<enclosure", stdout);
	for (long i = 0; i < n; i++)
		printf(" a%ld='%ld'", i, i);
	puts("/>" FEED_TAIL);
}

static void
feed_comment(long n)
{
	fputs("<!--", stdout);
	repeat("x", n);
	puts("-->" FEED_HEAD FEED_TAIL);
}

static void
feed_json(long n)
{
	fputs("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"content_text\":\"", stdout);
	repeat_bytes("“We dig,” said Rosa Villanueva in Manila.\\n\\n", n);
	puts("\"}]}");
}

static void
wire_subjects(long n)
{
	puts("<newsItem><contentMeta><headline>One</headline>");
	repeat("<subject qcode='medtop:20000418'/>", n);
	puts("</contentMeta></newsItem>");
}

/* ---- office documents and Markdown -------------------------------------- */

static void
add(struct buf *b, const char *s, long n)
{
	while (n-- > 0)
		buf_puts(b, s);
}

static void
pack(const struct archive_file *files, uint32_t n)
{
	struct buf zip = { 0 };

	if (!archive_zip(files, n, &zip))
		exit(1);
	fwrite(zip.ptr, 1, zip.len, stdout);
	buf_free(&zip);
}

static void
pack_docx(struct buf *body, struct buf *notes)
{
	struct archive_file files[] = {
		{ "[Content_Types].xml", STR("<Types/>") },
		{ "word/document.xml", buf_as_str(body) },
		{ "word/footnotes.xml", buf_as_str(notes) },
	};

	pack(files, notes->len > 0 ? 3 : 2);
	buf_free(body);
	buf_free(notes);
}

#define BODY "<w:document xmlns:w='w'><w:body>"
#define BODY_END "</w:body></w:document>"
#define SAID_DOCX "<w:p><w:r><w:t>“We dig,” said Rosa Villanueva in Manila.</w:t></w:r></w:p>"

static void
docx_words(long bytes)
{
	struct buf body = { 0 }, none = { 0 };

	buf_puts(&body, BODY "<w:p><w:r><w:t>");
	add(&body, "we dig ", bytes / 7);
	buf_puts(&body, "</w:t></w:r></w:p>" BODY_END);
	pack_docx(&body, &none);
}

static void
docx_paragraphs(long n)
{
	struct buf body = { 0 }, none = { 0 };

	buf_puts(&body, BODY);
	add(&body, SAID_DOCX, n);
	buf_puts(&body, BODY_END);
	pack_docx(&body, &none);
}

/* Tables in each other, sixty deep, again and again. */
static void
docx_tables(long n)
{
	struct buf body = { 0 }, none = { 0 };

	buf_puts(&body, BODY);
	for (long i = 0; i < n; i += 60) {
		add(&body, "<w:tbl><w:tr><w:tc>", 60);
		add(&body, "<w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
		    "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", 60);
	}
	buf_puts(&body, SAID_DOCX BODY_END);
	pack_docx(&body, &none);
}

static void
docx_notes(long n)
{
	struct buf body = { 0 }, notes = { 0 };

	buf_puts(&body, BODY);
	buf_puts(&notes, "<w:footnotes xmlns:w='w'>");
	for (long i = n; i > 0; i--) {
		buf_printf(&body, "<w:p><w:r><w:t>a</w:t><w:footnoteReference "
		    "w:id='%ld'/></w:r></w:p>", i);
		buf_printf(&notes, "<w:footnote w:id='%ld'><w:p><w:r><w:t>b"
		    "</w:t></w:r></w:p></w:footnote>", n - i + 1);
	}
	buf_puts(&body, SAID_DOCX BODY_END);
	buf_puts(&notes, "</w:footnotes>");
	pack_docx(&body, &notes);
}

static void
odt_spans(long n)
{
	struct buf body = { 0 };
	struct archive_file files[] = {
		{ "mimetype", STR("application/vnd.oasis.opendocument.text") },
		{ "content.xml", STR("") },
	};

	buf_puts(&body, "<o:d xmlns:o='o' xmlns:text='t'><text:p>a</text:p>");
	for (long i = 0; i < n; i += 60) {
		buf_puts(&body, "<text:p>");
		add(&body, "<text:span text:style-name='a'>b ", 60);
		add(&body, "</text:span>", 60);
		buf_puts(&body, "</text:p>");
	}
	buf_puts(&body, "</o:d>");
	files[1].bytes = buf_as_str(&body);
	pack(files, LEN(files));
	buf_free(&body);
}

/* Marks first, their notes the other way round, in one chapter. */
static void
epub_notes(long n)
{
	struct buf body = { 0 };
	struct archive_file files[] = {
		{ "mimetype", STR("application/epub+zip") },
		{ "META-INF/container.xml", STR("<c><rootfile full-path='a.opf'/></c>") },
		{ "a.opf", STR("<p><manifest><item id='c' href='c.xhtml' "
		    "media-type='application/xhtml+xml'/></manifest><spine>"
		    "<itemref idref='c'/></spine></p>") },
		{ "c.xhtml", STR("") },
	};

	for (long i = 0; i < n; i++)
		buf_printf(&body, "<p>a<a epub:type='noteref' href='#n%ld'>1</a></p>", i);
	for (long i = n; i > 0; i--)
		buf_printf(&body, "<aside epub:type='footnote' id='n%ld'><p>b</p></aside>", i);
	files[3].bytes = buf_as_str(&body);
	pack(files, LEN(files));
	buf_free(&body);
}

static void
md_quotes(long bytes)
{
	puts("# Deep\n");
	repeat_bytes("> ", bytes);
	puts("\n\n“We dig,” said Rosa Villanueva in Manila.");
}

static void
md_marks(long bytes)
{
	puts("# Deep\n");
	repeat_bytes("*a **b [c ", bytes);
	puts("\n\n“We dig,” said Rosa Villanueva in Manila.");
}

static void
md_table(long n)
{
	puts("# Wide\n\n| a | b |\n|---|---|");
	repeat("| c | d[^e] |\n", n);
	puts("\n[^e]: f\n\n“We dig,” said Rosa Villanueva in Manila.");
}

static const struct kind {
	const char *name, *ending;
	void (*write)(long);
	long size;
} kinds[] = {
	{ "nested",        "html", nested,        100000 },
	{ "inline",        "html", inline_nested, 100000 },
	{ "attributes",    "html", attributes,    100000 },
	{ "table",         "html", table,         10000 },
	{ "entities",      "html", entities,      1000000 },
	{ "less-than",     "html", less_than,     1000000 },
	{ "text-node",     "html", text_node,     1000000 },
	{ "siblings",      "html", siblings,      10000 },
	{ "spans",         "html", spans,         25000 },
	{ "page-paragraphs", "html", page_paragraphs, 50000 },
	{ "line",          "txt",  line,          2000000 },
	{ "marks",         "txt",  marks,         1000000 },
	{ "curly-marks",   "txt",  curly_marks,   1000000 },
	{ "mixed-marks",   "txt",  mixed_marks,   1000000 },
	{ "capitals",      "txt",  capitals,      1000000 },
	{ "cues",          "txt",  cues,          1000000 },
	{ "offices",       "txt",  offices,       1000000 },
	{ "announced",     "txt",  announced,     1000000 },
	{ "paragraphs",    "txt",  paragraphs,    100000 },
	{ "speakers",      "txt",  speakers,      10000 },
	{ "cities",        "txt",  cities,        1000000 },
	{ "accents",       "txt",  marks_on_a,    1000000 },
	{ "thai",          "txt",  thai,          1000000 },
	{ "khmer",         "txt",  khmer,         1000000 },
	{ "burmese-titles", "txt", burmese_titles, 1000000 },
	{ "burmese-reports", "txt", burmese_reports, 1000000 },
	{ "abbreviations", "txt",  abbreviations, 1000000 },
	{ "broken-bytes",  "txt",  broken_bytes,  1000000 },
	{ "blank-lines",   "txt",  blank_lines,   1000000 },
	{ "feed-cdata",    "xml",  feed_cdata,    2000000 },
	{ "feed-text",     "xml",  feed_text,     2000000 },
	{ "feed-attributes", "xml", feed_attributes, 100000 },
	{ "feed-comment",  "xml",  feed_comment,  4000000 },
	{ "feed-json",     "json", feed_json,     2000000 },
	{ "wire-subjects", "xml",  wire_subjects, 100000 },

	{ "docx-words",    "docx", docx_words,    1000000 },
	{ "docx-paragraphs", "docx", docx_paragraphs, 50000 },
	{ "docx-tables",   "docx", docx_tables,   50000 },
	{ "docx-notes",    "docx", docx_notes,    20000 },
	{ "odt-spans",     "odt",  odt_spans,     200000 },
	{ "epub-notes",    "epub", epub_notes,    20000 },
	{ "md-quotes",     "md",   md_quotes,     200000 },
	{ "md-marks",      "md",   md_marks,      400000 },
	{ "md-table",      "md",   md_table,      20000 },
};

int
main(int argc, char **argv)
{
	if (argc == 1) {
		for (size_t i = 0; i < LEN(kinds); i++)
			printf("%s %s %ld\n", kinds[i].name, kinds[i].ending,
			    kinds[i].size);
		return 0;
	}
	for (size_t i = 0; i < LEN(kinds); i++)
		if (argc == 3 && strcmp(argv[1], kinds[i].name) == 0) {
			kinds[i].write(atol(argv[2]));
			return ferror(stdout) || fflush(stdout) != 0;
		}
	fputs("usage: make [KIND SIZE]\n", stderr);
	return 2;
}

/*
 * document - the public face: reading, refusing, looking, and what stays true
 * whatever was read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "error.h"
#include "file.h"
#include "kutip.h"
#include "limits.h"
#include "parse.h"
#include "text.h"
#include "whole.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char brief[] =
    "Towns agree\n\nMANILA — The towns agreed. “It is dry,” said Rosa "
    "Villanueva.\n\nAdvertisement\n\nShe said that the ferry of Đà Nẵng would "
    "leave at noon.";

static enum kutip_result
read_bytes(struct kutip_reader *reader, const char *name, const void *bytes,
    size_t size, struct kutip_doc **doc, struct kutip_error *err)
{
	*doc = NULL;
	memset(err, 0, sizeof(*err));
	return kutip_read(reader, name, bytes, size, doc, err);
}

/* ---- refusing --------------------------------------------------------- */

static const struct {
	const char *what, *name, *bytes;
	size_t size;
	enum kutip_result result;
} refused[] = {
	{ "nothing", "a.txt", "", 0, KUTIP_EMPTY },
	{ "blanks", "a.txt", " \n\n\t ", 5, KUTIP_EMPTY },
	{ "a byte order mark alone", "a.txt", "\xEF\xBB\xBF", 3, KUTIP_EMPTY },
	{ "a page without words", "a.html", "<html><body></body></html>", 26,
	    KUTIP_EMPTY },
	{ "a picture", "a.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0", 20,
	    KUTIP_FORMAT },
};

/* One sentence with the name, and no document. */
static void
refuses(void **state)
{
	struct kutip_reader *reader = NULL;
	struct kutip_error err = { 0 };
	struct kutip_doc *doc;

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	for (size_t i = 0; i < LEN(refused); i++) {
		enum kutip_result r = read_bytes(reader, refused[i].name,
		    refused[i].bytes, refused[i].size, &doc, &err);

		if (r == KUTIP_OK || doc != NULL || err.message[0] == '\0' ||
		    strcmp(err.file, refused[i].name) != 0)
			print_error("FAIL %s: %s: %s: %s\n", refused[i].what,
			    kutip_result_name(r), err.file, err.message);
		if (r != refused[i].result)
			print_error("FAIL %s: %s\n", refused[i].what,
			    kutip_result_name(r));
	}
	assert_int_equal(kutip_read_file(reader, "build/there is none", &doc,
	    &err), KUTIP_IO);
	assert_string_equal(err.file, "build/there is none");
	assert_int_equal(kutip_read_file(reader, "tests", &doc, &err), KUTIP_IO);
	assert_int_equal(kutip_read(reader, "a.txt", "", 0, &doc, NULL),
	    KUTIP_EMPTY);
	/* after all that it still reads */
	assert_int_equal(read_bytes(reader, "a.txt", brief, sizeof(brief) - 1,
	    &doc, &err), KUTIP_OK);
	kutip_free(doc);
	kutip_free(NULL);
	kutip_reader_free(reader);
	kutip_reader_free(NULL);
}

/* ---- options ----------------------------------------------------------- */

static void
stops_before_meaning(void **state)
{
	struct kutip_options options = { .no_meaning = true };
	struct kutip_reader *reader = NULL;
	struct kutip_error err;
	struct kutip_doc *doc;
	uint32_t n;

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, &options, NULL),
	    KUTIP_OK);
	assert_int_equal(read_bytes(reader, "a.txt", brief, sizeof(brief) - 1,
	    &doc, &err), KUTIP_OK);
	kutip_blocks(doc, &n);
	assert_int_equal(n, 4);
	kutip_sentences(doc, &n);
	assert_true(n >= 4);
	kutip_quotes(doc, &n);
	assert_int_equal(n, 0);
	kutip_entities(doc, &n);
	assert_int_equal(n, 0);
	assert_string_equal(kutip_meta(doc)->lang, "en");
	assert_true(text_equal_c(kutip_meta(doc)->title, "Towns agree"));
	assert_string_equal(whole_why_not(doc), "");
	kutip_free(doc);
	kutip_reader_free(reader);
}

static void
reads_a_charset(void **state)
{
	struct kutip_options options = { .charset = "windows-1252" };
	struct kutip_reader *reader = NULL;
	struct kutip_error err;
	struct kutip_doc *doc;
	static const char bytes[] = "Brief\n\nShe said: \x93It holds.\x94";

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, &options, NULL),
	    KUTIP_OK);
	assert_int_equal(read_bytes(reader, "a.txt", bytes, sizeof(bytes) - 1,
	    &doc, &err), KUTIP_OK);
	assert_true(text_equal_c(kutip_text(doc),
	    "Brief\n\nShe said: “It holds.”"));
	kutip_free(doc);
	kutip_reader_free(reader);
}

static void
notes_bad_bytes(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "A brief\n\nThe “wall” of Đà Nẵng \xFF holds, and so on.");
	const struct kutip_diagnostic *odd;
	uint32_t n;

	(void)state;
	odd = kutip_diagnostics(doc, &n);
	assert_true(n >= 1);
	assert_true(strlen(odd[0].message) > 10);
	assert_string_equal(whole_why_not(doc), "");
	kutip_free(doc);
}

/* Lines count from 1, in the text. */
static void
diagnostics_have_lines(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt",
	    "A brief\n\nThe wall is old.\n\nMei said “it holds for now.");
	const struct kutip_diagnostic *odd;
	uint32_t n;

	(void)state;
	odd = kutip_diagnostics(doc, &n);
	assert_int_equal(n, 1);
	assert_int_equal(odd->line, 5);
	assert_true(text_equal_c(kutip_slice(doc, odd->span), "“"));
	kutip_free(doc);
}

/* ---- what is known of the source -------------------------------------- */

static void
keeps_what_it_was(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a brief.txt", brief);
	const struct kutip_meta *m = kutip_meta(doc);

	(void)state;
	assert_string_equal(m->name, "a brief.txt");
	assert_string_equal(m->format, "text/plain");
	assert_string_equal(m->charset, "UTF-8");
	assert_int_equal(strlen(m->sha256), 64);
	assert_true(text_equal_c(m->dateline, "MANILA"));
	assert_int_equal(m->published.year, -1);
	assert_int_equal(m->bylines, 0);
	assert_int_equal(m->deck.len, 0);
	kutip_free(doc);
}

/* Line ends of other systems, the byte order mark: the text has none. */
static const struct { const char *what, *bytes; } line_ends[] = {
	{ "CR LF", "Air\r\n\r\nSawah kering." },
	{ "byte order mark", "\xEF\xBB\xBF" "Air\n\nSawah kering." },
	{ "blanks at the ends of lines", "Air  \n\n  Sawah kering.  \n" },
};

static void
text_is_clean(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(line_ends); i++) {
		struct kutip_doc *doc = parse_doc("id", "a.txt",
		    line_ends[i].bytes);

		if (!text_equal_c(kutip_text(doc), "Air\n\nSawah kering."))
			fail_msg("%s: %.*s", line_ends[i].what,
			    (int)kutip_text(doc).len, kutip_text(doc).ptr);
		kutip_free(doc);
	}
}

/* ---- looking ----------------------------------------------------------- */

static void
rows_are_found_by_byte(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt", brief);
	struct kutip_str text = kutip_text(doc);
	const struct kutip_quote *q;
	const struct kutip_block *b;
	const struct kutip_sentence *s;
	uint32_t n, k;

	(void)state;
	q = kutip_quotes(doc, &n);
	assert_int_equal(n, 2);
	for (k = 0; k < n; k++) {
		assert_int_equal(kutip_quote_at(doc, q[k].span.start), k);
		assert_int_equal(kutip_quote_at(doc, q[k].span.end - 1), k);
		assert_int_not_equal(kutip_quote_at(doc, q[k].span.end), k);
	}
	assert_int_equal(kutip_quote_at(doc, 0), KUTIP_NONE);
	b = kutip_blocks(doc, &n);
	for (k = 0; k < n; k++) {
		assert_int_equal(kutip_block_at(doc, b[k].span.start), k);
		assert_int_equal(kutip_block_at(doc, b[k].span.end - 1), k);
		assert_int_equal(kutip_block_at(doc, b[k].span.end),
		    KUTIP_NONE);
	}
	s = kutip_sentences(doc, &n);
	for (k = 0; k < n; k++)
		assert_int_equal(kutip_sentence_at(doc, s[k].span.start), k);
	assert_int_equal(kutip_block_at(doc, text.len), KUTIP_NONE);
	assert_int_equal(kutip_block_at(doc, KUTIP_NONE), KUTIP_NONE);
	kutip_free(doc);
}

/* A text with letters of one to four bytes, longer than some counts. */
static void
code_points_lead_there_and_back(void **state)
{
	struct buf bytes = { 0 };
	struct kutip_doc *doc;
	struct kutip_str text;
	uint32_t pos = 0, count = 0;

	(void)state;
	buf_puts(&bytes, "Tin\n\n");
	for (int i = 0; i < 200; i++)
		buf_puts(&bytes, "Nước dâng 😀 ក្រុង, ");
	doc = parse_doc("vi", "a.txt", bytes.ptr);
	text = kutip_text(doc);
	while (pos < text.len) {
		assert_int_equal(kutip_codepoint(doc, pos), count);
		assert_int_equal(kutip_byte(doc, count), pos);
		text_step(text, &pos);
		count++;
	}
	assert_int_equal(kutip_codepoint(doc, text.len), count);
	assert_int_equal(kutip_byte(doc, count), text.len);
	assert_int_equal(kutip_byte(doc, count + 1000), text.len);
	assert_int_equal(kutip_codepoint(doc, text.len + 1000), count);
	kutip_free(doc);
	buf_free(&bytes);
}

static void
body_is_what_an_article_says(void **state)
{
	(void)state;
	assert_true(kutip_is_body(KUTIP_PARAGRAPH));
	assert_true(kutip_is_body(KUTIP_HEADING));
	assert_true(kutip_is_body(KUTIP_LIST_ITEM));
	assert_true(kutip_is_body(KUTIP_QUOTATION));
	assert_false(kutip_is_body(KUTIP_TITLE));
	assert_false(kutip_is_body(KUTIP_DECK));
	assert_false(kutip_is_body(KUTIP_FURNITURE));
	assert_false(kutip_is_body(KUTIP_CAPTION));
}

/* ---- whatever was read ------------------------------------------------- */

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Pieces that mean something to the reader, in any order. */
static const char *const pieces[] = {
	"“", "”", "\"", "‘‘", "’’", "'", "«", "»", "(", ")", ",", ".", ":", " ",
	" ", " ", "\n", "\n\n", "--", "—", "Menteri", "Kementerian Luar Negeri",
	"Wulan Anggraini", "Rosa", "Villanueva", "kata", "katanya", "mengatakan",
	"said", "according to", "Menurut", "bahwa", "dia", "she", "bertajuk",
	"Manila", "di Same", "kabut asap", "20 April 2018", "17:51 WIB", "JAKARTA",
	"นาย", "กล่าวว่า", "ดวงดาว", "លោក", "ថា៖", "ក្រុង", "ဦး", "က", "ပြောသည်",
	"ကြောင်း", "林美玉", "表示", "Ông", "cho biết", "ni", "Sinabi", "na",
	"\u0301", "\u200B", "\u17D2", "\xF0\x9F\x98\x80", "Baca juga:",
	"Advertisement", "Dr.", "bin", "KPK", "a", "air",
};

static void
documents_are_whole(void **state)
{
	struct kutip_reader *reader = NULL;
	uint32_t seed = 11;

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	for (int round = 0; round < 600; round++) {
		struct buf text = { 0 };
		struct kutip_doc *doc = NULL;
		uint32_t n = 5 + next_random(&seed) % 120;

		for (uint32_t i = 0; i < n; i++) {
			buf_puts(&text, pieces[next_random(&seed) %
			    LEN(pieces)]);
			if (next_random(&seed) % 2)
				buf_putc(&text, ' ');
		}
		if (kutip_read(reader, "a.txt", text.ptr, text.len, &doc, NULL)
		    == KUTIP_OK && whole_why_not(doc)[0] != '\0')
			fail_msg("%s: %s", whole_why_not(doc), text.ptr);
		kutip_free(doc);
		buf_free(&text);
	}
	kutip_reader_free(reader);
}

/* The same bytes give the same tables, and a reader remembers nothing. */
static void
reading_again_changes_nothing(void **state)
{
	struct kutip_reader *reader = NULL;
	struct kutip_error err;
	uint32_t counts[3] = { 0 };

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	for (int round = 0; round < 3; round++) {
		struct kutip_doc *doc, *other;
		uint32_t n, sum;

		assert_int_equal(read_bytes(reader, "a.txt", brief,
		    sizeof(brief) - 1, &doc, &err), KUTIP_OK);
		assert_int_equal(read_bytes(reader, "b.txt",
		    "Berita\n\n\"Air naik,\" kata Wulan Anggraini.", 42, &other,
		    &err), KUTIP_OK);
		kutip_free(other);
		kutip_quotes(doc, &n);
		sum = n;
		kutip_entities(doc, &n);
		sum = sum * 100 + n;
		kutip_mentions(doc, &n);
		counts[round] = sum * 100 + n;
		assert_string_equal(whole_why_not(doc), "");
		kutip_free(doc);
	}
	assert_int_equal(counts[0], counts[1]);
	assert_int_equal(counts[0], counts[2]);
	kutip_reader_free(reader);
}

/* A document lives on when its reader is gone. */
static void
documents_outlive_their_reader(void **state)
{
	struct kutip_doc *doc = parse_doc("en", "a.txt", brief);
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	(void)state;
	assert_int_equal(n, 2);
	assert_true(text_equal_c(kutip_slice(doc, q[0].words), "It is dry,"));
	assert_string_equal(whole_why_not(doc), "");
	kutip_free(doc);
}

/* ---- long texts --------------------------------------------------------- */

static struct kutip_doc *
read_buf(struct buf *b)
{
	struct kutip_options options = { .lang = "en" };
	struct kutip_reader *reader = NULL;
	struct kutip_doc *doc = NULL;

	assert_int_equal(kutip_reader_new(&reader, NULL, &options, NULL),
	    KUTIP_OK);
	assert_int_equal(kutip_read(reader, "a.txt", b->ptr, b->len, &doc,
	    NULL), KUTIP_OK);
	kutip_reader_free(reader);
	buf_free(b);
	assert_string_equal(whole_why_not(doc), "");
	return doc;
}

static uint32_t
last_quote(const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(doc, &n);

	assert_true(n > 0);
	return q[n - 1].span.end;
}

static bool
says_portion(const struct kutip_doc *doc)
{
	uint32_t n;
	const struct kutip_diagnostic *d = kutip_diagnostics(doc, &n);

	while (n-- > 0)
		if (strstr(d[n].message, "up to this place only") != NULL)
			return true;
	return false;
}

/* Of a text of many paragraphs the first are read closely; all are there, in
 * a section and with a sentence. */
static void
long_texts_are_whole(void **state)
{
	const struct kutip_block *block;
	const struct kutip_section *section;
	struct buf b = { 0 };
	struct kutip_doc *doc;
	uint32_t n, sections;
	static const char said[] = "“It is dry,” said Rosa Villanueva.\n\n";
	const uint32_t paragraphs = LIMIT_MEANING_BYTES / (sizeof(said) - 1);

	(void)state;
	for (uint32_t i = 0; i < paragraphs + 400; i++)
		buf_puts(&b, said);
	doc = read_buf(&b);
	block = kutip_blocks(doc, &n);
	assert_int_equal(n, paragraphs + 400);
	assert_int_equal(block[n - 1].sentences, 1);
	assert_string_equal(block[n - 1].lang, "en");
	section = kutip_sections(doc, &sections);
	assert_int_equal(section[sections - 1].span.end, block[n - 1].span.end);
	assert_true(last_quote(doc) <= LIMIT_MEANING_BYTES);
	assert_true(last_quote(doc) > LIMIT_MEANING_BYTES - 100);
	assert_true(says_portion(doc));
	assert_true(kutip_meta(doc)->looked >= last_quote(doc));
	assert_true(kutip_meta(doc)->looked <= LIMIT_MEANING_BYTES);
	kutip_free(doc);
}

/* A long line is cut where a word ends. */
static void
a_long_line_is_whole(void **state)
{
	const struct kutip_sentence *s;
	struct buf b = { 0 };
	struct kutip_doc *doc;
	uint32_t n;

	(void)state;
	while (b.len < LIMIT_MEANING_BYTES + 90000)
		buf_puts(&b, "“It is dry,” said Rosa Villanueva of Manila. ");
	doc = read_buf(&b);
	kutip_blocks(doc, &n);
	assert_int_equal(n, 1);
	s = kutip_sentences(doc, &n);
	assert_int_equal(s[n - 1].span.end, kutip_text(doc).len);
	assert_true(s[n - 1].span.start <= LIMIT_MEANING_BYTES);
	assert_true(last_quote(doc) > LIMIT_MEANING_BYTES - 100);
	assert_true(says_portion(doc));
	kutip_free(doc);
}

static void
short_texts_are_read_to_their_end(void **state)
{
	struct buf b = { 0 };
	struct kutip_doc *doc;

	(void)state;
	while (b.len < LIMIT_MEANING_BYTES - 90)
		buf_puts(&b, "The road is dry and long and dry.\n\n");
	buf_puts(&b, "“Yes,” said Rosa Villanueva.");
	doc = read_buf(&b);
	assert_false(says_portion(doc));
	assert_int_equal(kutip_meta(doc)->looked, kutip_text(doc).len);
	assert_true(last_quote(doc) > LIMIT_MEANING_BYTES - 200);
	kutip_free(doc);
}

/* The readers of pages do not know where theirs came from. */
static void
errors_name_the_file(void **state)
{
	static const char page[] = "<html><head><title>T</title></head></html>";
	struct kutip_reader *reader = NULL;
	struct kutip_error err = { 0 };
	struct kutip_doc *doc;

	(void)state;
	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	assert_int_equal(kutip_read(reader, "kosong.html", page, strlen(page),
	    &doc, &err), KUTIP_EMPTY);
	assert_string_equal(err.file, "kosong.html");
	kutip_reader_free(reader);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(errors_name_the_file),
		cmocka_unit_test(stops_before_meaning),
		cmocka_unit_test(reads_a_charset),
		cmocka_unit_test(notes_bad_bytes),
		cmocka_unit_test(diagnostics_have_lines),
		cmocka_unit_test(keeps_what_it_was),
		cmocka_unit_test(text_is_clean),
		cmocka_unit_test(rows_are_found_by_byte),
		cmocka_unit_test(code_points_lead_there_and_back),
		cmocka_unit_test(body_is_what_an_article_says),
		cmocka_unit_test(documents_are_whole),
		cmocka_unit_test(reading_again_changes_nothing),
		cmocka_unit_test(documents_outlive_their_reader),
		cmocka_unit_test(long_texts_are_whole),
		cmocka_unit_test(a_long_line_is_whole),
		cmocka_unit_test(short_texts_are_read_to_their_end),
	};

	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}

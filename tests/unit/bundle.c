/*
 * bundle - an archive is a folder of briefs, whose members have paths.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../parse/archive.h"
#include "buf.h"
#include "bundle.h"
#include "file.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define FOLDER "build/unit-bundle"

static const struct archive_file mixed[] = {
	{ "one.txt", STR("Ministers met in Vientiane.") },
	{ "sub/two.html", STR("<p>The ports will open.</p>") },
	{ "picture.png", STR("\x89PNG") },
	{ ".hidden.txt", STR("no") },
	{ "__MACOSX/sub/._two.html", STR("no") },
	{ "three.TXT", STR("The last brief.") },
};

static const char *
put(const char *leaf, const struct archive_file *files, uint32_t n)
{
	static char path[128];
	struct buf zip = { 0 };

	mkdir("build", 0777);
	mkdir(FOLDER, 0777);
	snprintf(path, sizeof(path), FOLDER "/%s", leaf);
	assert_true(archive_zip(files, n, &zip));
	assert_int_equal(file_write(path, buf_as_str(&zip), NULL), KUTIP_OK);
	buf_free(&zip);
	return path;
}

static void
expect_member(struct bundle *b, const char *name, const char *words)
{
	struct buf bytes = { 0 };

	assert_int_equal(bundle_read(b, name, &bytes, NULL), KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&bytes), words));
	buf_free(&bytes);
}

static void
an_archive_has_its_briefs(void **state)
{
	const char *path = put("mixed.zip", mixed, LEN(mixed));
	struct kutip_error err = { 0 };
	struct buf bytes = { 0 };
	struct bundle *b;

	(void)state;
	assert_int_equal(bundle_guess(path), BUNDLE_SEVERAL);
	assert_int_equal(bundle_open(&b, path, NULL), KUTIP_OK);
	assert_int_equal(bundle_count(b), 3);
	assert_string_equal(bundle_name(b, 0), "one.txt");
	assert_string_equal(bundle_name(b, 1), "sub/two.html");
	/* In any order, and twice. */
	expect_member(b, "three.TXT", "The last brief.");
	expect_member(b, "one.txt", "Ministers met in Vientiane.");
	expect_member(b, "sub/two.html", "<p>The ports will open.</p>");
	expect_member(b, "sub/two.html", "<p>The ports will open.</p>");
	assert_int_equal(bundle_read(b, "picture.png", &bytes, &err), KUTIP_IO);
	assert_int_equal(bundle_read(b, "../one.txt", &bytes, &err), KUTIP_IO);
	bundle_close(b);
	buf_free(&bytes);
}

static void
what_is_no_bundle(void **state)
{
	const struct archive_file office[] = {
		{ "[Content_Types].xml", STR("<Types/>") },
		{ "word/document.txt", STR("words") },
	};
	const struct archive_file none[] = { { "a.png", STR("x") },
	    { "b.png", STR("x") } };
	struct kutip_error err = { 0 };
	struct bundle *b;

	(void)state;
	assert_int_equal(bundle_open(&b, put("a.docx", office, LEN(office)),
	    NULL), KUTIP_OK);
	assert_null(b);
	assert_int_equal(bundle_open(&b, put("none.zip", none, LEN(none)),
	    &err), KUTIP_EMPTY);
	assert_null(b);
	assert_string_equal(err.message, "there are no briefs in it");
	assert_int_equal(file_write(FOLDER "/plain.txt", STR("words"), NULL),
	    KUTIP_OK);
	assert_int_equal(bundle_open(&b, FOLDER "/plain.txt", NULL), KUTIP_OK);
	assert_null(b);
}

/* Which files of a folder are briefs, where the name does not say. */
static void
guessed_by_its_head(void **state)
{
	static const struct { enum bundle_guess guess; struct kutip_str bytes; }
	rows[] = {
		{ BUNDLE_ONE, STR("<?xml version=\"1.0\"?><nitf><body/></nitf>") },
		{ BUNDLE_ONE, STR("<?xml version=\"1.0\"?>\n<office:document "
		    "xmlns:office=\"x\"></office:document>") },
		{ BUNDLE_ONE, STR("<!doctype html><p>The ports will open.") },
		{ BUNDLE_SEVERAL, STR("<rss version=\"2.0\"><channel>") },
		{ BUNDLE_NONE, STR("<?xml version=\"1.0\"?><project/>") },
		{ BUNDLE_NONE, STR("int main(void);") },
		{ BUNDLE_NONE, STR("") },
	};

	(void)state;
	put("mixed.zip", mixed, LEN(mixed));
	for (size_t i = 0; i < LEN(rows); i++) {
		assert_int_equal(file_write(FOLDER "/nameless", rows[i].bytes,
		    NULL), KUTIP_OK);
		if (bundle_guess(FOLDER "/nameless") != rows[i].guess)
			fail_msg("%s", rows[i].bytes.ptr);
	}
	remove(FOLDER "/nameless");
}

static void
paths_below_a_file(void **state)
{
	const char *file = put("mixed.zip", mixed, LEN(mixed));
	struct bundle *kept = NULL;
	struct buf bytes = { 0 }, path = { 0 };
	struct kutip_error err = { 0 };

	(void)state;
	buf_printf(&path, "%s/sub/two.html", file);
	assert_true(bundle_is_path(path.ptr));
	assert_false(bundle_is_path(file));
	assert_false(bundle_is_path(FOLDER "/not there/one.txt"));
	assert_int_equal(bundle_read_path(&kept, path.ptr, &bytes, NULL),
	    KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&bytes),
	    "<p>The ports will open.</p>"));
	buf_clear(&bytes);
	bundle_full_path(path.ptr, &bytes);
	assert_int_equal(bytes.ptr[0], '/');
	assert_true(text_ends(buf_as_str(&bytes),
	    STR(FOLDER "/mixed.zip/sub/two.html")));
	assert_true(bundle_is_there(path.ptr) && bundle_is_there(bytes.ptr));
	buf_clear(&path);
	buf_printf(&path, "%s/../plain.txt", file);
	assert_int_equal(bundle_read_path(&kept, path.ptr, &bytes, &err),
	    KUTIP_IO);
	bundle_close(kept);
	buf_free(&bytes);
	buf_free(&path);
}

static void
a_feed_has_its_items(void **state)
{
	static const char feed[] = "<?xml version='1.0'?><rss version='2.0'>"
	    "<channel><title>Harian Uji</title>"
	    "<item><title>Satu</title><link>https://uji.example/satu</link></item>"
	    "<item><title>Dua</title><guid>../../dua</guid></item>"
	    "</channel></rss>";
	struct buf bytes = { 0 };
	struct bundle *b;

	(void)state;
	mkdir("build", 0777);
	mkdir(FOLDER, 0777);
	assert_int_equal(file_write(FOLDER "/news.data", STR(feed), NULL),
	    KUTIP_OK);
	assert_int_equal(bundle_guess(FOLDER "/news.data"), BUNDLE_SEVERAL);
	assert_int_equal(bundle_open(&b, FOLDER "/news.data", NULL), KUTIP_OK);
	assert_int_equal(bundle_count(b), 2);
	assert_string_equal(bundle_name(b, 0), "satu");
	assert_int_equal(bundle_read(b, bundle_name(b, 1), &bytes, NULL),
	    KUTIP_OK);
	assert_non_null(memmem(bytes.ptr, bytes.len, "Dua", 3));
	assert_null(memmem(bytes.ptr, bytes.len, "Satu", 4));
	buf_free(&bytes);
	bundle_close(b);
}

/* The file behind a kept bundle is another one now. */
static void
a_changed_file_is_read_anew(void **state)
{
	const struct archive_file now[] = { { "one.txt", STR("Changed.") } };
	const char *file = put("changed.zip", mixed, LEN(mixed));
	struct bundle *kept = NULL;
	struct buf bytes = { 0 }, path = { 0 };

	(void)state;
	buf_printf(&path, "%s/one.txt", file);
	assert_int_equal(bundle_read_path(&kept, path.ptr, &bytes, NULL),
	    KUTIP_OK);
	put("changed.zip", now, LEN(now));
	buf_clear(&bytes);
	assert_int_equal(bundle_read_path(&kept, path.ptr, &bytes, NULL),
	    KUTIP_OK);
	assert_true(text_equal_c(buf_as_str(&bytes), "Changed."));
	bundle_close(kept);
	buf_free(&bytes);
	buf_free(&path);
}

static void
a_document_of_a_member(void **state)
{
	struct kutip_reader *reader = NULL;
	struct kutip_doc *doc = NULL;
	struct buf path = { 0 };

	(void)state;
	buf_printf(&path, "%s/sub/two.html", put("mixed.zip", mixed, LEN(mixed)));
	assert_int_equal(kutip_reader_new(&reader, NULL, NULL, NULL), KUTIP_OK);
	assert_int_equal(kutip_read_file(reader, path.ptr, &doc, NULL), KUTIP_OK);
	assert_string_equal(kutip_meta(doc)->name, path.ptr);
	assert_true(text_equal_c(kutip_text(doc), "The ports will open."));
	kutip_free(doc);
	kutip_reader_free(reader);
	buf_free(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_archive_has_its_briefs),
		cmocka_unit_test(what_is_no_bundle),
		cmocka_unit_test(guessed_by_its_head),
		cmocka_unit_test(paths_below_a_file),
		cmocka_unit_test(a_changed_file_is_read_anew),
		cmocka_unit_test(a_document_of_a_member),
		cmocka_unit_test(a_feed_has_its_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

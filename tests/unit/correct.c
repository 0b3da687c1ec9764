/*
 * correct - speakers set right by hand, laid over what the rules found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "correct.h"
#include "text.h"

static const char brief[] =
    "Kota Pintar Dibahas\n"
    "\n"
    "\"Kita mulai dari air bersih,\" kata Menteri Sari Wulandari.\n"
    "\n"
    "Sari mengatakan bahwa pompa akan datang pada bulan depan.\n"
    "\n"
    "\"Warga menunggu,\" ujar Budi Hartono.\n";

static struct kutip_reader *reader;
static struct kutip_doc *doc, *said;

static int
begin(void **state)
{
	(void)state;
	said = NULL;
	assert_int_equal(kutip_reader_new(&reader, NULL,
	    &(struct kutip_options){ .lang = "id" }, NULL), KUTIP_OK);
	assert_int_equal(kutip_read(reader, "kota.txt", brief, strlen(brief),
	    &doc, NULL), KUTIP_OK);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	kutip_free(said);
	kutip_free(doc);
	kutip_reader_free(reader);
	return 0;
}

static struct note
says(const char *words, const char *speaker)
{
	struct kutip_str text = kutip_text(doc);
	uint32_t at = text_find(text, text_of(words), 0);

	assert_int_not_equal(at, KUTIP_NONE);
	return (struct note){ .kind = NOTE_SAYS, .unit = NOTE_QUOTE,
		.state = NOTE_ANCHORED, .id = STR("a"),
		.speaker = text_of(speaker), .role = STR("Lurah"),
		.modified = STR("1"),
		.span = { at, at + (uint32_t)strlen(words) } };
}

static void
correct(struct note *rows, uint32_t n)
{
	struct notes_list list = { .rows = rows, .n = n };

	kutip_free(said);
	said = NULL;
	assert_int_equal(correct_document(doc, &list, &said, NULL), KUTIP_OK);
}

static const struct kutip_quote *
quote(uint32_t row)
{
	uint32_t n;
	const struct kutip_quote *q = kutip_quotes(said, &n);

	assert_true(row < n);
	return &q[row];
}

static const struct kutip_entity *
speaker(uint32_t row)
{
	uint32_t n;
	const struct kutip_entity *e = kutip_entities(said, &n);

	return quote(row)->speaker < n ? &e[quote(row)->speaker] : NULL;
}

static void
a_name_of_the_article(void **state)
{
	struct note row = says("Kita mulai dari air bersih,", "Budi Hartono");
	uint32_t n, same;

	(void)state;
	correct(&row, 1);
	assert_non_null(said);
	assert_true(text_equal_c(speaker(0)->name, "Budi Hartono"));
	assert_int_equal(quote(0)->by, KUTIP_BY_HAND);
	assert_int_equal(quote(0)->mention.end, quote(0)->mention.start);
	/* Counts follow, nobody is added, the rest is as it was. */
	assert_int_equal(speaker(0)->quotes, 2);
	kutip_entities(doc, &n);
	kutip_entities(said, &same);
	assert_int_equal(n, same);
	assert_int_equal(quote(2)->by, KUTIP_BY_NAME);
	assert_ptr_equal(kutip_text(said).ptr, kutip_text(doc).ptr);
	/* A short form, and capitals typed otherwise, mean the same person. */
	row.speaker = STR("Sari");
	correct(&row, 1);
	assert_true(text_equal_c(speaker(0)->name, "Sari Wulandari"));
	row.speaker = STR("BUDI hartono");
	correct(&row, 1);
	assert_true(text_equal_c(speaker(0)->name, "Budi Hartono"));
}

static void
a_new_name_and_nobody(void **state)
{
	struct note rows[] = {
		says("Kita mulai dari air bersih,", "Rita Lestari"),
		says("Warga menunggu,", "Rita Lestari"),
	};

	(void)state;
	correct(rows, 2);
	assert_true(text_equal_c(speaker(0)->name, "Rita Lestari"));
	assert_true(text_equal_c(speaker(0)->role, "Lurah"));
	assert_true(speaker(0)->untagged);
	assert_ptr_equal(speaker(0), speaker(2));
	assert_int_equal(speaker(0)->quotes, 2);
	/* With another name between them they are still one. */
	rows[0] = says("Kita mulai dari air bersih,", "Zainal Mega");
	rows[1] = says("Warga menunggu,", "Zainal Mega");
	correct(rows, 2);
	assert_ptr_equal(speaker(0), speaker(2));
	rows[0].speaker = STR("");
	correct(rows, 2);
	assert_null(speaker(0));
	assert_int_equal(quote(0)->by, KUTIP_BY_HAND);
	assert_int_equal(speaker(2)->quotes, 1);
}

/* Which quotes a correction holds for. */
static void
only_that_quote(void **state)
{
	struct note row = says("Kita mulai dari air bersih,", "Budi Hartono");
	struct note part = row;

	(void)state;
	/* Less than half of the words. */
	part.span.end = part.span.start + 9;
	correct(&part, 1);
	assert_null(said);
	/* The passage is gone. */
	part = row;
	part.state = NOTE_ORPHAN;
	correct(&part, 1);
	assert_null(said);
	/* A mark says nothing about speakers. */
	part = row;
	part.kind = NOTE_MARK;
	correct(&part, 1);
	assert_null(said);
	/* What was said in marks is not what was reported. */
	part = row;
	part.said = STR("indirect");
	correct(&part, 1);
	assert_null(said);
}

static void
the_newest_counts(void **state)
{
	struct note rows[] = {
		says("Kita mulai dari air bersih,", "Budi Hartono"),
		says("Kita mulai dari air bersih,", "Rita Lestari"),
	};
	struct notes_list list = { .rows = rows, .n = 2 };

	(void)state;
	rows[0].modified = STR("2");
	correct(rows, 2);
	assert_true(text_equal_c(speaker(0)->name, "Budi Hartono"));
	assert_int_equal(correct_row(&list, quote(0)), 0);
	rows[1].modified = STR("3");
	correct(rows, 2);
	assert_true(text_equal_c(speaker(0)->name, "Rita Lestari"));
	assert_int_equal(correct_row(&list, quote(0)), 1);
	assert_int_equal(correct_row(&list, quote(1)), KUTIP_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_name_of_the_article),
		TEST(a_new_name_and_nobody),
		TEST(only_that_quote),
		TEST(the_newest_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

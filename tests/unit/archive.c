/*
 * archive - what is made can be read; what a stranger sends stays in bounds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "../../parse/archive.h"
#include "buf.h"
#include "limits.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Names with a bar between, and the bytes of all. */
static enum kutip_result
read_all(const char *path, const struct buf *from, struct buf *names,
    struct buf *bytes, struct kutip_error *err)
{
	struct archive_reader *a;
	const char *name;
	enum kutip_result r = archive_open(&a, path, buf_as_str(from), err);

	if (r != KUTIP_OK)
		return r;
	while ((r = archive_next(a, &name, err)) == KUTIP_OK && name) {
		buf_puts(names, name);
		buf_putc(names, '|');
		r = archive_data(a, bytes, err);
		if (r != KUTIP_OK)
			break;
	}
	archive_close(a);
	buf_putc(names, '\0');
	buf_putc(bytes, '\0');
	return r;
}

static la_ssize_t
take(struct archive *a, void *context, const void *bytes, size_t n)
{
	(void)a;
	buf_add(context, bytes, n);
	return (la_ssize_t)n;
}

struct member { const char *name, *bytes; unsigned type; };

static void
add_member(struct archive *a, const struct member *m, size_t repeat)
{
	struct archive_entry *e = archive_entry_new();
	size_t len = strlen(m->bytes);

	archive_entry_set_pathname(e, m->name);
	archive_entry_set_filetype(e, m->type ? m->type : AE_IFREG);
	archive_entry_set_perm(e, 0644);
	if (m->type == AE_IFLNK)
		archive_entry_set_symlink(e, "/etc/passwd");
	else if (m->type != AE_IFDIR)
		archive_entry_set_size(e, (la_int64_t)(len * repeat));
	assert_true(archive_write_header(a, e) >= ARCHIVE_WARN);
	for (size_t i = 0; i < repeat && m->type == 0; i++)
		archive_write_data(a, m->bytes, len);
	archive_entry_free(e);
}

static void
make_tgz(const struct member *m, size_t n, size_t repeat, struct buf *out)
{
	struct archive *a = archive_write_new();

	archive_write_set_format_pax_restricted(a);
	archive_write_add_filter_gzip(a);
	archive_write_open(a, out, NULL, take, NULL);
	for (size_t i = 0; i < n; i++)
		add_member(a, &m[i], repeat);
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
}

static void
a_zip_comes_back(void **state)
{
	const struct archive_file files[] = {
		{ "a.txt", STR("one ") }, { "b/c.txt", STR("two") },
	};
	struct buf zip = { 0 }, names = { 0 }, bytes = { 0 };

	(void)state;
	assert_true(archive_zip(files, LEN(files), &zip));
	assert_true(archive_is(buf_as_str(&zip)));
	assert_int_equal(read_all("x.zip", &zip, &names, &bytes, NULL), KUTIP_OK);
	assert_string_equal(names.ptr, "a.txt|b/c.txt|");
	assert_string_equal(bytes.ptr, "one two");
	buf_free(&zip);
	buf_free(&names);
	buf_free(&bytes);
}

static void
names_stay_below(void **state)
{
	const struct member m[] = {
		{ "../../etc/passwd", "1", 0 }, { "/root/./a//b", "2", 0 },
		{ "folder", "", AE_IFDIR }, { "link", "", AE_IFLNK },
		{ "\x1B[31mred\xE2\x80\xAEtxt", "3", 0 }, { "..", "4", 0 },
		{ "b\xE1\xBA\xA3n.txt", "5", 0 }, { "bad\xFFname", "6", 0 },
	};
	struct buf tgz = { 0 }, names = { 0 }, bytes = { 0 };

	(void)state;
	make_tgz(m, LEN(m), 1, &tgz);
	assert_int_equal(read_all("x.tgz", &tgz, &names, &bytes, NULL), KUTIP_OK);
	assert_string_equal(names.ptr, "etc/passwd|root/a/b|_[31mred_txt|"
	    "member-6|b\xE1\xBA\xA3n.txt|bad_name|");
	assert_string_equal(bytes.ptr, "123456");
	buf_free(&tgz);
	buf_free(&names);
	buf_free(&bytes);
}

/* 300 MiB of blanks in 300 kB. */
static void
a_bomb_is_not_unpacked(void **state)
{
	static char block[64 << 10];
	const struct member m = { "big.txt", block, 0 };
	struct kutip_error err = { 0 };
	struct buf tgz = { 0 }, names = { 0 }, bytes = { 0 };

	(void)state;
	memset(block, ' ', sizeof(block) - 1);
	make_tgz(&m, 1, 1200, &tgz);
	assert_int_equal(read_all("x.tgz", &tgz, &names, &bytes, &err),
	    KUTIP_TOO_LARGE);
	assert_true(bytes.len <= LIMIT_MEMBER_BYTES + (256u << 10));
	assert_non_null(strstr(err.message, "larger than 64 MiB"));
	buf_free(&tgz);
	buf_free(&names);
	buf_free(&bytes);
}

static void
torn_archives_say_so(void **state)
{
	const struct member m = { "a.txt", "words of a brief", 0 };
	struct buf tgz = { 0 };

	(void)state;
	make_tgz(&m, 1, 100, &tgz);
	for (size_t len = 12; len + 9 < tgz.len; len += 7) {
		struct buf part = { .ptr = tgz.ptr, .len = len }, names = { 0 },
		    bytes = { 0 };
		struct kutip_error err = { 0 };

		/* Only the zeros that end a tar may be missing. */
		if (read_all("x.tgz", &part, &names, &bytes, &err) == KUTIP_OK)
			assert_int_equal(bytes.len, 100 * strlen(m.bytes) + 1);
		else
			assert_non_null(strstr(err.message, "broken or cut off"));
		buf_free(&names);
		buf_free(&bytes);
	}
	buf_free(&tgz);
}

static void
one_packed_file(void **state)
{
	struct buf gz = { 0 }, names = { 0 }, bytes = { 0 };
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();

	(void)state;
	archive_write_set_format_raw(a);
	archive_write_add_filter_gzip(a);
	archive_write_open(a, &gz, NULL, take, NULL);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_write_header(a, e);
	archive_write_data(a, "words", 5);
	archive_write_close(a);
	archive_write_free(a);
	archive_entry_free(e);
	assert_int_equal(read_all("f/brief.txt.gz", &gz, &names, &bytes, NULL),
	    KUTIP_OK);
	assert_string_equal(names.ptr, "brief.txt|");
	assert_string_equal(bytes.ptr, "words");
	buf_free(&gz);
	buf_free(&names);
	buf_free(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zip_comes_back),
		cmocka_unit_test(names_stay_below),
		cmocka_unit_test(a_bomb_is_not_unpacked),
		cmocka_unit_test(torn_archives_say_so),
		cmocka_unit_test(one_packed_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

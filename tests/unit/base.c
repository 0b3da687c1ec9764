/*
 * base - what everything stands on: arena, buf, text, error.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- arena ------------------------------------------------------------ */

static void
arena_gives_clean_memory(void **state)
{
	static const size_t sizes[] = { 0, 1, 15, 16, 17, 4096, 20000, 5000000 };
	struct arena a = { 0 };

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < LEN(sizes); i++) {
			unsigned char *p = arena_alloc(&a, sizes[i]);

			assert_non_null(p);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t k = 0; k < sizes[i]; k++)
				if (p[k] != 0)
					fail_msg("byte %zu is used", k);
			memset(p, 0xAA, sizes[i]);
		}
		arena_reset(&a);
		assert_false(a.failed);
	}
	arena_free(&a);
	assert_null(a.chunk);
	arena_free(&a);
}

static void
arena_takes_few_chunks(void **state)
{
	struct arena a = { 0 };
	size_t wanted = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		assert_non_null(arena_alloc(&a, 64));
		wanted += 64;
	}
	assert_true(a.total >= wanted && a.total < wanted * 3);
	arena_reset(&a);
	assert_true(a.total > 0 && a.total < wanted);
	arena_free(&a);
}

static void
arena_says_that_it_failed(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_null(arena_alloc(&a, SIZE_MAX));
	assert_true(a.failed);
	assert_non_null(arena_alloc(&a, 8));
	assert_true(a.failed);
	arena_reset(&a);
	assert_false(a.failed);
	arena_free(&a);
}

static void
arena_keeps_texts(void **state)
{
	struct arena a = { 0 };
	char word[] = "Jakarta";
	const char *copy = arena_text(&a, word, 7);
	struct kutip_str s = arena_str(&a, word, 3);

	(void)state;
	word[0] = 'x';
	assert_string_equal(copy, "Jakarta");
	assert_true(text_equal_c(s, "Jak"));
	assert_string_equal(s.ptr, "Jak");
	assert_string_equal(arena_text(&a, NULL, 0), "");
	assert_int_equal(arena_str(&a, NULL, 0).len, 0);
	arena_free(&a);
}

struct row { uint32_t number; char name[20]; };

static void
vec_grows(void **state)
{
	struct arena a = { 0 };
	struct vec v;
	struct row *rows;

	(void)state;
	vec_init(&v, &a, sizeof(struct row));
	for (uint32_t i = 0; i < 5000; i++) {
		struct row *r = vec_push(&v);

		assert_int_equal(r->number, 0);
		assert_int_equal(r->name[19], 0);
		r->number = i;
		r->name[19] = 'x';
	}
	assert_int_equal(v.n, 5000);
	rows = v.rows;
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(rows[i].number, i);
	arena_free(&a);
}

/* What a table grew out of is not kept, and what it may grow into is not
 * touched: a long text has tables of some hundred thousand rows. */
static void
large_tables_leave_no_copies(void **state)
{
	enum { ROWS = 300000 };
	struct arena a = { 0 };
	struct vec v, other;

	(void)state;
	vec_init(&v, &a, sizeof(struct row));
	vec_init(&other, &a, sizeof(struct row));
	for (uint32_t i = 0; i < ROWS; i++) {
		struct row *r = vec_push(&v);

		assert_int_equal(r->number, 0);
		assert_int_equal(r->name[19], 0);
		*r = (struct row){ .number = i, .name[19] = 'x' };
		((struct row *)vec_push(&other))->number = ~i;
	}
	for (uint32_t i = 0; i < ROWS; i++) {
		assert_int_equal(((struct row *)v.rows)[i].number, i);
		assert_int_equal(((struct row *)other.rows)[i].number, ~i);
	}
	assert_true(a.total < ROWS * sizeof(struct row) * 2 * 2 + (2u << 20));
	arena_reset(&a);
	assert_true(a.total < (1u << 20));
	arena_free(&a);
}

static void
large_blocks_grow(void **state)
{
	struct arena a = { 0 };
	char *small = arena_alloc(&a, 10), *p = arena_raw(&a, 1u << 20);

	(void)state;
	memset(p, 'a', 1u << 20);
	p = arena_grow(&a, p, 1u << 20, 3u << 20);
	assert_int_equal(p[(1u << 20) - 1], 'a');
	assert_true(a.total < (4u << 20));
	memcpy(small, "123456789", 10);
	small = arena_grow(&a, small, 10, 1u << 20);
	assert_string_equal(small, "123456789");
	assert_null(arena_grow(&a, p, 3u << 20, SIZE_MAX));
	assert_true(a.failed);
	arena_free(&a);
	assert_null(a.large);
}

static void
vec_has_a_spare_row(void **state)
{
	struct arena a = { 0 };
	struct vec v;
	struct row *r;

	(void)state;
	vec_init(&v, &a, sizeof(struct row));
	v.n = v.room = UINT32_MAX / 4;		/* as if it were that long */
	r = vec_push(&v);
	assert_non_null(r);
	assert_true(a.failed);
	assert_int_equal(v.n, UINT32_MAX / 4);
	r->number = 7;
	assert_int_equal(((struct row *)vec_push(&v))->number, 0);
	arena_free(&a);
}

/* ---- buf -------------------------------------------------------------- */

static void
buf_grows(void **state)
{
	struct buf b = { 0 };

	(void)state;
	assert_string_equal(buf_as_str(&b).ptr, "");
	buf_add(&b, NULL, 0);
	buf_str(&b, (struct kutip_str){ NULL, 0 });
	assert_string_equal(b.ptr, "");
	for (int i = 0; i < 1000; i++) {
		buf_puts(&b, "kata ");
		buf_putc(&b, 'd');
		buf_printf(&b, "ia %03d.", i);
		assert_int_equal(b.ptr[b.len], '\0');
	}
	assert_int_equal(b.len, 1000 * 13);
	assert_memory_equal(b.ptr + 13 * 999, "kata dia 999.", 13);
	buf_clear(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.ptr, "");
	buf_free(&b);
	assert_null(b.ptr);
	buf_free(&b);
}

static void
buf_prints_long_lines(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_printf(&b, "%*s", 5000, "x");
	assert_int_equal(b.len, 5000);
	assert_int_equal(b.ptr[4999], 'x');
	buf_printf(&b, "%s", "");
	assert_int_equal(b.len, 5000);
	buf_free(&b);
}

struct sink { struct buf all; int times; };

static void
take(void *to, const struct buf *b)
{
	struct sink *sink = to;

	buf_add(&sink->all, b->ptr, b->len);
	sink->times++;
}

/* Much goes on before all of it is written, little does not. */
static void
buf_spills(void **state)
{
	enum { LINES = 300000 };
	struct sink sink = { .times = 0 };
	struct buf b = { .spill = take, .to = &sink }, whole = { 0 };

	(void)state;
	for (int i = 0; i < LINES; i++) {
		buf_printf(&b, "line %d\n", i);
		buf_printf(&whole, "line %d\n", i);
		buf_spill(&b);
		buf_spill(&whole);
		assert_true(b.room <= (4u << 20));
	}
	assert_true(b.spilled && sink.times > 1 && sink.times < 10);
	assert_false(whole.spilled);
	take(&sink, &b);
	assert_int_equal(sink.all.len, whole.len);
	assert_memory_equal(sink.all.ptr, whole.ptr, whole.len);
	buf_free(&b);
	buf_free(&whole);
	buf_free(&sink.all);
}

static void
buf_keeps_what_it_has(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_puts(&b, "kept");
	assert_false(buf_reserve(&b, SIZE_MAX / 2));
	assert_true(b.failed);
	buf_puts(&b, " and not this");
	buf_printf(&b, "%d", 1);
	assert_string_equal(b.ptr, "kept");
	buf_clear(&b);
	assert_false(b.failed);
	buf_puts(&b, "again");
	assert_string_equal(b.ptr, "again");
	assert_true(buf_reserve(&b, 10000));
	memset(b.ptr + b.len, 'x', 10000);
	buf_free(&b);
}

/* ---- text ------------------------------------------------------------- */

static const struct { const char *what, *bytes; uint32_t c; } letters[] = {
	{ "first of one byte after NUL", "\x01", 0x1 },
	{ "last of one byte", "\x7F", 0x7F },
	{ "first of two bytes", "\xC2\x80", 0x80 },
	{ "last of two bytes", "\xDF\xBF", 0x7FF },
	{ "first of three bytes", "\xE0\xA0\x80", 0x800 },
	{ "Thai", "\xE0\xB8\x81", 0xE01 },
	{ "last before the surrogates", "\xED\x9F\xBF", 0xD7FF },
	{ "first after the surrogates", "\xEE\x80\x80", 0xE000 },
	{ "last of three bytes", "\xEF\xBF\xBF", 0xFFFF },
	{ "first of four bytes", "\xF0\x90\x80\x80", 0x10000 },
	{ "last of all", "\xF4\x8F\xBF\xBF", 0x10FFFF },
};

static void
text_steps(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(letters); i++) {
		struct kutip_str s = text_of(letters[i].bytes);
		uint32_t pos = 0, back = s.len;
		char out[4];

		if (text_step(s, &pos) != letters[i].c || pos != s.len)
			fail_msg("%s: step", letters[i].what);
		if (text_step_back(s, &back) != letters[i].c || back != 0)
			fail_msg("%s: step back", letters[i].what);
		assert_int_equal(text_at(s, 0), letters[i].c);
		assert_int_equal(text_before(s, s.len), letters[i].c);
		assert_int_equal(text_count(s), 1);
		assert_int_equal(text_encode(letters[i].c, out), s.len);
		assert_memory_equal(out, s.ptr, s.len);
		assert_int_equal(text_valid(s.ptr, s.len), s.len);
	}
}

static void
text_ends_at_both_ends(void **state)
{
	struct kutip_str s = STR("ab");
	uint32_t pos = 2;

	(void)state;
	assert_int_equal(text_step(s, &pos), 0);
	assert_int_equal(pos, 2);
	pos = 0;
	assert_int_equal(text_step_back(s, &pos), 0);
	assert_int_equal(pos, 0);
	assert_int_equal(text_at(STR(""), 0), 0);
}

static const struct { const char *what, *bytes; size_t valid; } bad[] = {
	{ "continuation alone", "a\x80", 1 },
	{ "overlong slash", "a\xC0\xAF", 1 },
	{ "overlong of three", "ab\xE0\x9F\xBF", 2 },
	{ "overlong of four", "\xF0\x8F\xBF\xBF", 0 },
	{ "surrogate", "abc\xED\xA0\x80", 3 },
	{ "above Unicode", "\xF4\x90\x80\x80", 0 },
	{ "byte that never is", "a\xFE", 1 },
	{ "cut after one of two", "\xC3", 0 },
	{ "cut after two of three", "\xE0\xB8\x81\xE0\xB8", 3 },
	{ "cut after three of four", "a\xF0\x9F\x98", 1 },
	{ "next letter too early", "\xE0\xB8" "a", 0 },
};

static void
text_finds_bad_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		struct kutip_str s = text_of(bad[i].bytes);
		uint32_t pos = (uint32_t)bad[i].valid;

		if (text_valid(s.ptr, s.len) != bad[i].valid)
			fail_msg("%s: %zu", bad[i].what,
			    text_valid(s.ptr, s.len));
		if (text_step(s, &pos) != 0xFFFD || pos != bad[i].valid + 1)
			fail_msg("%s: step", bad[i].what);
	}
}

static const struct { const char *what, *text, *trimmed; } trims[] = {
	{ "nothing", "", "" },
	{ "only blanks", " \t\r\n\u00A0\u3000", "" },
	{ "none", "kata", "kata" },
	{ "both ends", "  kata dia\n", "kata dia" },
	{ "no-break, ideographic, zero width", "\u00A0\u3000東\u200B\uFEFF", "東" },
	{ "joiners are no blanks", "\u200Dका\u200C", "\u200Dका\u200C" },
};

static void
text_trims(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(trims); i++) {
		struct kutip_str t = text_trim(text_of(trims[i].text));

		if (!text_equal_c(t, trims[i].trimmed))
			fail_msg("%s: %.*s", trims[i].what, (int)t.len, t.ptr);
	}
}

static void
text_compares(void **state)
{
	struct kutip_str s = STR("kata dia, kata mereka");

	(void)state;
	assert_true(text_begins(s, STR("kata")));
	assert_true(text_begins(s, STR("")));
	assert_false(text_begins(STR("ka"), STR("kata")));
	assert_true(text_ends(s, STR("mereka")));
	assert_true(text_ends(s, STR("")));
	assert_false(text_ends(STR("a"), STR("ka")));
	assert_true(text_equal(STR(""), (struct kutip_str){ NULL, 0 }));
	assert_false(text_equal(STR("a"), STR("b")));
	assert_true(text_equal_c(STR(""), NULL));
	assert_int_equal(text_compare(STR("a"), STR("a")), 0);
	assert_true(text_compare(STR("a"), STR("ab")) < 0);
	assert_true(text_compare(STR("b"), STR("ab")) > 0);
	assert_true(text_compare(STR("\xC3\xA9"), STR("z")) > 0);
	assert_true(text_compare(STR(""), STR("")) == 0);
}

static const struct { const char *what, *in, *find; uint32_t from, at; } finds[] = {
	{ "at the beginning", "kata dia", "kata", 0, 0 },
	{ "at the end", "kata dia", "dia", 0, 5 },
	{ "second one", "kata kata", "kata", 1, 5 },
	{ "nowhere", "kata", "dia", 0, KUTIP_NONE },
	{ "longer than all", "ka", "kata", 0, KUTIP_NONE },
	{ "begins, but is cut off", "kat", "kata", 0, KUTIP_NONE },
	{ "first letters repeat", "aaab", "aab", 0, 1 },
	{ "nothing is everywhere", "kata", "", 2, 2 },
	{ "nothing, at the end", "kata", "", 4, 4 },
	{ "nothing, behind the end", "kata", "", 5, KUTIP_NONE },
	{ "from the end", "kata", "a", 4, KUTIP_NONE },
	{ "from behind the end", "kata", "a", 9, KUTIP_NONE },
	{ "from far behind the end", "kata", "a", KUTIP_NONE, KUTIP_NONE },
	{ "in nothing", "", "a", 0, KUTIP_NONE },
};

static void
text_finds(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(finds); i++) {
		uint32_t at = text_find(text_of(finds[i].in),
		    text_of(finds[i].find), finds[i].from);

		if (at != finds[i].at)
			fail_msg("%s: %u", finds[i].what, at);
	}
}

static void
text_has_no_locale(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x300; c++) {
		bool alpha = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

		assert_int_equal(text_is_alpha(c), alpha);
		assert_int_equal(text_is_digit(c), c >= '0' && c <= '9');
		assert_int_equal(text_lower(c),
		    c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
}

/* ---- error ------------------------------------------------------------ */

static const struct {
	const char *what, *file;
	uint32_t line;
	const char *says;
} errors[] = {
	{ "no file", NULL, 0, "no memory left" },
	{ "file", "a/b.txt", 0, "a/b.txt: no memory left" },
	{ "file and line", "x.tsv", 14, "x.tsv:14: no memory left" },
};

static void
errors_are_lines(void **state)
{
	struct kutip_error err;
	char out[600];

	(void)state;
	for (size_t i = 0; i < LEN(errors); i++) {
		assert_int_equal(error_set(&err, KUTIP_NO_MEMORY,
		    errors[i].file, errors[i].line, "no %s left", "memory"),
		    KUTIP_NO_MEMORY);
		assert_int_equal(err.result, KUTIP_NO_MEMORY);
		if (strcmp(error_line(&err, out, sizeof(out)),
		    errors[i].says) != 0)
			fail_msg("%s: %s", errors[i].what, out);
	}
	assert_int_equal(error_set(NULL, KUTIP_IO, "x", 1, "y"), KUTIP_IO);
}

static void
errors_keep_the_end_of_a_path(void **state)
{
	struct kutip_error err;
	struct buf path = { 0 };

	(void)state;
	/* Three bytes to a letter: the cut falls on each of them once. */
	for (int before = 0; before < 3; before++) {
		buf_clear(&path);
		buf_add(&path, "aaa", (size_t)before);
		for (int i = 0; i < 200; i++)
			buf_puts(&path, "\xE0\xB8\x81");
		buf_puts(&path, "/brief.txt");
		error_set(&err, KUTIP_IO, path.ptr, 0, "x");
		assert_memory_equal(err.file, "...", 3);
		assert_true(text_ends(text_of(err.file), STR("/brief.txt")));
		assert_int_equal(text_valid(err.file, strlen(err.file)),
		    strlen(err.file));
	}
	buf_free(&path);
}

static void
errors_name_the_system(void **state)
{
	struct kutip_error err;

	(void)state;
	errno = ENOENT;
	assert_int_equal(error_sys(&err, KUTIP_IO, "x", "cannot be opened"),
	    KUTIP_IO);
	assert_int_equal(err.sys, ENOENT);
	assert_string_equal(err.message,
	    "cannot be opened: No such file or directory");
	assert_int_equal(error_sys(NULL, KUTIP_IO, "x", "y"), KUTIP_IO);
}

static void
results_have_names(void **state)
{
	(void)state;
	for (int r = KUTIP_OK; r <= KUTIP_WRITE; r++)
		assert_true(strlen(kutip_result_name((enum kutip_result)r)) > 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_clean_memory),
		cmocka_unit_test(arena_takes_few_chunks),
		cmocka_unit_test(arena_says_that_it_failed),
		cmocka_unit_test(arena_keeps_texts),
		cmocka_unit_test(vec_grows),
		cmocka_unit_test(large_tables_leave_no_copies),
		cmocka_unit_test(large_blocks_grow),
		cmocka_unit_test(vec_has_a_spare_row),
		cmocka_unit_test(buf_grows),
		cmocka_unit_test(buf_prints_long_lines),
		cmocka_unit_test(buf_spills),
		cmocka_unit_test(buf_keeps_what_it_has),
		cmocka_unit_test(text_steps),
		cmocka_unit_test(text_ends_at_both_ends),
		cmocka_unit_test(text_finds_bad_bytes),
		cmocka_unit_test(text_trims),
		cmocka_unit_test(text_compares),
		cmocka_unit_test(text_finds),
		cmocka_unit_test(text_has_no_locale),
		cmocka_unit_test(errors_are_lines),
		cmocka_unit_test(errors_keep_the_end_of_a_path),
		cmocka_unit_test(errors_name_the_system),
		cmocka_unit_test(results_have_names),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}

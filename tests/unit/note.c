/*
 * note - the same lines in any order are the same notes; and the clock that
 * decides.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "note.h"
#include "stamp.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* ---- merging ------------------------------------------------------------ */

#define NOTE_LINE(id, stamp, body) "{\"v\":1,\"op\":\"add\",\"note\":\"" id \
	"\",\"hlc\":\"" stamp "\",\"device\":\"b\",\"exact\":\"Warga senang\"," \
	"\"body\":\"" body "\",\"source\":{\"title\":\"t\"}"
#define SET_LINE(id, stamp, value) "{\"v\":1,\"op\":\"set\",\"note\":\"" id \
	"\",\"hlc\":\"" stamp "\",\"field\":\"body\",\"value\":\"" value "\""
#define DEL_LINE(id, stamp) "{\"v\":1,\"op\":\"del\",\"note\":\"" id \
	"\",\"hlc\":\"" stamp "\""
#define SET_WAS(id, stamp, value, was) "{\"v\":1,\"op\":\"set\",\"note\":\"" id \
	"\",\"hlc\":\"" stamp "\",\"field\":\"body\",\"value\":\"" value \
	"\",\"was\":[" was "]"
#define TAG_LINE(op, id, stamp, tag) "{\"v\":1,\"op\":\"" op "\",\"note\":\"" \
	id "\",\"hlc\":\"" stamp "\",\"tag\":\"" tag "\""
#define PLACE_LINE(id, stamp, exact) "{\"v\":1,\"op\":\"place\",\"note\":\"" \
	id "\",\"hlc\":\"" stamp "\",\"exact\":\"" exact "\",\"text\":\"t\""
#define AT(second, device) "2031-01-01T00:00:0" second ".000Z-0000-" device

static const char *const operations[] = {
	NOTE_LINE("n1", AT("1", "b"), "satu"),
	SET_LINE("n1", AT("3", "b"), "dua"),
	SET_LINE("n1", AT("2", "c"), "tiga"),
	SET_LINE("n1", AT("3", "a"), "empat"),
	NOTE_LINE("n2", AT("1", "b"), "lima"),
	DEL_LINE("n2", AT("4", "c")),
	SET_LINE("n2", AT("3", "b"), "enam"),
	/* Deleted here, but changed there later: nothing is lost. */
	NOTE_LINE("n3", AT("1", "b"), "tujuh"),
	DEL_LINE("n3", AT("2", "c")),
	SET_LINE("n3", AT("5", "b"), "delapan"),
	/* A copied device: one stamp, two values. */
	NOTE_LINE("n4", AT("1", "b"), "x"),
	SET_LINE("n4", AT("2", "b"), "y"),
	SET_LINE("n4", AT("2", "b"), "z"),
	/* The same note twice. */
	NOTE_LINE("n1", AT("6", "d"), "lagi"),
	/* Two that did not know of each other, and one who saw both. */
	NOTE_LINE("n5", AT("1", "b"), "mula"),
	SET_WAS("n5", AT("2", "b"), "kiri", "\"" AT("1", "b") "\""),
	SET_WAS("n5", AT("3", "c"), "kanan", "\"" AT("1", "b") "\""),
	NOTE_LINE("n6", AT("1", "b"), "mula"),
	SET_WAS("n6", AT("2", "b"), "kiri", "\"" AT("1", "b") "\""),
	SET_WAS("n6", AT("3", "c"), "kanan", "\"" AT("1", "b") "\""),
	SET_WAS("n6", AT("4", "a"), "lurus", "\"" AT("2", "b") "\",\""
	    AT("3", "c") "\""),
	/* A "was" from the future replaces nothing. */
	SET_WAS("n6", AT("1", "d"), "lama", "\"" AT("9", "a") "\""),
	/* Tags, and a passage that was placed by hand, then elsewhere. */
	TAG_LINE("tag", "n5", AT("2", "b"), "satu"),
	TAG_LINE("tag", "n5", AT("3", "b"), "dua"),
	TAG_LINE("untag", "n5", AT("4", "c"), "satu"),
	TAG_LINE("tag", "n5", AT("5", "c"), "air"),
	PLACE_LINE("n5", AT("6", "b"), "lama sekali"),
	PLACE_LINE("n5", AT("7", "c"), "di sini"),
	PLACE_LINE("n6", AT("5", "b"), "lama sekali"),
	PLACE_LINE("n6", AT("6", "b"), ""),
};

/* One table for all orders: the dump of the first is that of each. */
static void
check_dump(const struct note_table *t, struct buf *first)
{
	struct buf dump = { 0 };

	note_table_dump(t, &dump);
	if (first->len == 0)
		buf_str(first, buf_as_str(&dump));
	assert_true(text_equal(buf_as_str(first), buf_as_str(&dump)));
	buf_free(&dump);
}

static void
check_values(const struct note_table *t)
{
	const struct note *n = note_table_find(t, STR("n5"));
	struct note_version v[4];

	assert_true(text_equal_c(n->body, "kanan"));
	assert_int_equal(n->others, 1);
	assert_int_equal(note_table_versions(t, n->id, NOTE_BODY, v, 4), 1);
	assert_true(text_equal_c(v[0].value, "kiri"));
	assert_int_equal(n->tags, 2);
	assert_true(text_equal_c(n->tag[0], "air"));
	assert_true(text_equal_c(n->tag[1], "dua"));
	assert_true(n->placed && text_equal_c(n->exact, "di sini"));
	n = note_table_find(t, STR("n6"));
	assert_true(text_equal_c(n->body, "lurus"));
	assert_false(n->placed);
	assert_true(text_equal_c(n->exact, "Warga senang"));
	assert_int_equal(note_table_versions(t, n->id, NOTE_BODY, v, 4), 1);
	assert_true(text_equal_c(v[0].value, "lama"));
}

static void
any_order_gives_the_same(void **state)
{
	uint32_t order[LEN(operations)];
	struct buf first = { 0 };

	(void)state;
	srand(11);
	for (int round = 0; round < 300; round++) {
		struct note_table t;
		const struct note *n;

		note_table_init(&t);
		for (uint32_t i = 0; i < LEN(order); i++) {
			uint32_t k = (uint32_t)rand() % (i + 1);

			order[i] = order[k];
			order[k] = i;
		}
		for (uint32_t i = 0; i < LEN(order) * 2; i++) {
			struct buf line = { 0 };

			/* Lines without sum: that is oplog's. */
			buf_printf(&line, "%s}",
			    operations[order[i % LEN(order)]]);
			assert_null(note_table_line(&t, buf_as_str(&line)));
			buf_free(&line);
		}
		n = note_table_find(&t, STR("n1"));
		assert_true(text_equal_c(n->body, "lagi"));
		assert_true(text_equal_c(n->created, AT("1", "b")));
		assert_null(note_table_find(&t, STR("n2")));
		n = note_table_find(&t, STR("n3"));
		assert_true(text_equal_c(n->body, "delapan"));
		n = note_table_find(&t, STR("n4"));
		assert_true(text_equal_c(n->body, "z"));
		check_values(&t);
		check_dump(&t, &first);
		note_table_free(&t);
	}
	buf_free(&first);
}

/* ---- the clock ---------------------------------------------------------- */

static const struct {
	const char *stamp;
	bool sound;
} stamps[] = {
	{ "2026-11-25T00:59:01.123Z-0000-4f0c2a9be1d7", true },
	{ "2026-11-25T00:59:01.123Z-00ff-a-b", true },
	{ "2026-11-25T00:59:01.123Z-00FF-a", false },
	{ "2026-11-25T00:59:01.123Z-0000-", false },
	{ "2026-11-25T00:59:01.123Z-0000-A", false },
	{ "2026-11-25T00:59:01.123Z-0000-../x", false },
	{ "2026-13-25T00:59:01.123Z-0000-a", false },
	{ "2026-11-25 00:59:01.123Z-0000-a", false },
	{ "9999-01-01T00:00:00.000Z-0000-a", false },
	{ "2026-11-25", false },
	{ "", false },
};

static void
clock_rises(void **state)
{
	struct stamp_clock c = { 0 };
	char a[STAMP_MAX], b[STAMP_MAX];
	const uint64_t day = 1795568341123u;	/* 2026-11-25T00:59:01.123Z */

	(void)state;
	for (size_t i = 0; i < LEN(stamps); i++)
		if (stamp_is_sound(text_of(stamps[i].stamp)) != stamps[i].sound)
			fail_msg("%s", stamps[i].stamp);
	stamp_next(&c, day, STR(""), "dev", a);
	assert_string_equal(a, "2026-11-25T00:59:01.123Z-0000-dev");
	for (int i = 0; i < 70000; i++) {
		/* The same millisecond, and now and then one that went back. */
		stamp_next(&c, day - (uint64_t)(i % 3), STR(""), "dev", b);
		assert_true(strcmp(a, b) < 0 && stamp_is_sound(text_of(b)));
		memcpy(a, b, sizeof(a));
	}
	/* Later than what was seen, even from ten years ahead; and then on. */
	stamp_next(&c, day, STR("2036-01-01T00:00:00.000Z-ffff-z"), "a", b);
	assert_string_equal(b, "2036-01-01T00:00:00.001Z-0000-a");
	stamp_next(&c, day + 100000, STR(""), "a", b);
	assert_true(strncmp(b, "2026-", 5) == 0);
	stamp_next(&c, 951782399999u, STR(""), "a", b);
	assert_string_equal(b, "2000-02-28T23:59:59.999Z-0000-a");
	stamp_next(&c, 951868800000u, STR(""), "a", b);
	assert_string_equal(b, "2000-03-01T00:00:00.000Z-0000-a");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_order_gives_the_same),
		cmocka_unit_test(clock_rises),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

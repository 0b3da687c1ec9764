/*
 * ledger - the list of notes: its orders, what a search leaves, and how many
 * stand in their places.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ledger.h"
#include "noteplace.h"
#include "oplog.h"

static struct ledger l;

/* A note of another machine, in a brief that is not at hand. */
static void
put(struct place *p, const char *members)
{
	struct buf line = { 0 }, path = { 0 };
	FILE *f;

	buf_printf(&line, "{\"v\":1,\"op\":\"add\",%s,\"device\":\"b\"",
	    members);
	oplog_line_end(&line);
	buf_puts(&path, path_of(p, "notes"));
	assert_int_equal(file_make_folder(path.ptr, NULL), KUTIP_OK);
	buf_puts(&path, "/b.jsonl");
	f = fopen(path.ptr, "a");
	assert_non_null(f);
	fwrite(line.ptr, 1, line.len, f);
	fclose(f);
	buf_free(&line);
	buf_free(&path);
}

/* Two briefs of another machine: one newer, with two notes and three tags. */
static void
put_all(struct place *p)
{
	put(p, "\"note\":\"n-1\",\"hlc\":\"2026-01-02T10:00:00.000Z-0000-b\","
	    "\"exact\":\"banjir datang\",\"start\":90,\"label\":\"check\","
	    "\"speaker\":\"Budi\",\"tags\":[\"air\",\"kota\"],\"source\":"
	    "{\"path\":\"/none/lama.txt\",\"title\":\"Kabar lama\","
	    "\"published\":\"2025-01-01\"}");
	put(p, "\"note\":\"n-2\",\"hlc\":\"2026-01-03T10:00:00.000Z-0000-b\","
	    "\"exact\":\"น้ำท่วมกรุงเทพฯ\",\"start\":70,\"speaker\":\"สมชาย\","
	    "\"source\":{\"path\":\"/none/baru.txt\",\"title\":\"ข่าวใหม่\","
	    "\"published\":\"2026-01-01\"}");
	put(p, "\"note\":\"n-3\",\"hlc\":\"2026-01-01T10:00:00.000Z-0000-b\","
	    "\"exact\":\"ရေကြီးမှု\",\"body\":\"later\",\"start\":7,"
	    "\"speaker\":\"အောင်မင်း\",\"tags\":[\"air\"],\"source\":"
	    "{\"path\":\"/none/baru.txt\",\"title\":\"ข่าวใหม่\","
	    "\"published\":\"2026-01-01\"}");
	reopen(p);
}

/* The rows as "[heading 2] n-1 n-2"; the selected one has a star. */
static void
rows_are(struct place *p, const char *want)
{
	struct buf got = { 0 };
	uint32_t sum = 0;

	for (uint32_t i = 0; i < l.rows.n; i++) {
		const struct ledger_row *row = ledger_row(&l, i);

		if (i > 0)
			buf_putc(&got, ' ');
		if (row->note == KUTIP_NONE) {
			buf_putc(&got, '[');
			buf_str(&got, ledger_title(&l, p->store, row));
			buf_printf(&got, " %u]", row->notes);
		} else {
			buf_str(&got, notes_at(p->store, row->note)->id);
			buf_puts(&got, i == l.list.at ? "*" : "");
		}
	}
	assert_string_equal(got.ptr ? got.ptr : "", want);
	buf_free(&got);
	for (enum ledger_state s = LEDGER_UNREAD; s < LEDGER_STATES; s++)
		sum += l.count[s];
	assert_int_equal(sum, l.n);
}

static void
by(struct place *p, enum ledger_order order)
{
	l.order = order;
	assert_true(ledger_make(&l, p->store, NULL));
}

static int
begin(void **state)
{
	if (set_up(state) != 0)
		return -1;
	put_all(*state);
	l = (struct ledger){ 0 };
	assert_true(ledger_make(&l, ((struct place *)*state)->store, NULL));
	ledger_step(&l, 0);
	return 0;
}

static int
end(void **state)
{
	ledger_free(&l);
	return tear_down(state);
}

static void
notes_stand_in_every_order(void **state)
{
	struct place *p = *state;

	/* The newest brief first, in it by place. */
	rows_are(p, "[ข่าวใหม่ 2] n-3* n-2 [Kabar lama 1] n-1");
	by(p, LEDGER_BY_SPEAKER);
	rows_are(p, "[Budi 1] n-1 [สมชาย 1] n-2 [အောင်မင်း 1] n-3*");
	by(p, LEDGER_BY_LABEL);
	rows_are(p, "[check 1] n-1 [no label 2] n-3* n-2");
	by(p, LEDGER_BY_TAG);
	rows_are(p, "[air 2] n-3* n-1 [kota 1] n-1 [no tag 1] n-2");
	assert_int_equal(l.shown, 3);
	by(p, LEDGER_BY_DATE);
	rows_are(p, "[2026-01-03 1] n-2 [2026-01-02 1] n-1 "
	    "[2026-01-01 1] n-3*");
	by(p, LEDGER_BY_STATE);
	rows_are(p, "[not looked for yet 3] n-3* n-2 n-1");
}

static void
words_leave_what_has_them(void **state)
{
	struct place *p = *state;

	assert_true(ledger_filter(&l, p->store, STR("BANJIR")));
	rows_are(p, "[Kabar lama 1] n-1*");
	assert_int_equal(l.shown, 1);
	assert_int_equal(l.n, 3);
	/* In scripts without spaces a part of a word will do. */
	assert_true(ledger_filter(&l, p->store, STR("ท่วม")));
	rows_are(p, "[ข่าวใหม่ 1] n-2*");
	assert_true(ledger_filter(&l, p->store, STR("ကြီး later")));
	rows_are(p, "[ข่าวใหม่ 1] n-3*");
	assert_true(ledger_filter(&l, p->store, STR("zzz")));
	rows_are(p, "");
	assert_null(ledger_note(&l, p->store));
	assert_true(ledger_filter(&l, p->store, STR("")));
	rows_are(p, "[ข่าวใหม่ 2] n-3* n-2 [Kabar lama 1] n-1");
}

static void
headings_are_stepped_over(void **state)
{
	struct place *p = *state;

	ledger_step(&l, 1);
	ledger_step(&l, 1);
	rows_are(p, "[ข่าวใหม่ 2] n-3 n-2 [Kabar lama 1] n-1*");
	ledger_step(&l, 100);
	ledger_step(&l, -1);
	rows_are(p, "[ข่าวใหม่ 2] n-3 n-2* [Kabar lama 1] n-1");
	ledger_step(&l, -100);
	rows_are(p, "[ข่าวใหม่ 2] n-3* n-2 [Kabar lama 1] n-1");
	/* What is deleted leaves its place to the next one. */
	assert_int_equal(notes_delete(p->store, STR("n-3"), NULL), KUTIP_OK);
	assert_true(ledger_make(&l, p->store, NULL));
	rows_are(p, "[ข่าวใหม่ 1] n-2* [Kabar lama 1] n-1");
}

static void
one_path(void *context, struct kutip_str path)
{
	struct buf *paths = context;

	buf_str(paths, path);
	buf_putc(paths, ' ');
}

static void
states_add_up(void **state)
{
	struct place *p = *state;
	struct notes_list list;
	struct buf paths = { 0 };

	add(p, "Warga senang sekali.", "");
	add(p, "uang cukup", "");
	fake_free(&p->doc);
	fake_block(&p->doc, KUTIP_TITLE, "Loket baru");
	fake_block(&p->doc, KUTIP_PARAGRAPH, "Kalimat baru di depan.");
	fake_block(&p->doc, KUTIP_PARAGRAPH,
	    "“Loket buka sampai malam,” kata Sari. Warga senang sekali.");
	fake_ready(&p->doc, p->brief);
	list = (struct notes_list){ 0 };
	assert_int_equal(notes_of(p->store, &p->doc, &list, NULL), KUTIP_OK);
	ledger_saw(&l, p->store, &list);
	assert_true(ledger_make(&l, p->store, NULL));
	assert_int_equal(l.n, 5);
	assert_int_equal(l.count[LEDGER_MOVED], 1);
	assert_int_equal(l.count[LEDGER_GONE], 1);
	assert_int_equal(l.count[LEDGER_UNREAD], 3);
	ledger_unread(&l, p->store, one_path, &paths);
	assert_string_equal(paths.ptr, "/none/baru.txt /none/lama.txt ");
	ledger_looked(&l, p->store, STR("/none/baru.txt"));
	assert_int_equal(l.count[LEDGER_ABSENT], 2);
	assert_int_equal(l.count[LEDGER_UNREAD], 1);
	by(p, LEDGER_BY_STATE);
	assert_true(text_equal_c(ledger_title(&l, p->store,
	    ledger_row(&l, 0)), "gone"));
	/* Of the brief alone: all that it has, and no headings. */
	l.order = LEDGER_BY_BRIEF;
	assert_true(ledger_make(&l, p->store, &list));
	assert_int_equal(l.n, 2);
	assert_int_equal(l.rows.n, 2);
	assert_int_equal(l.count[LEDGER_UNREAD] + l.count[LEDGER_ABSENT], 0);
	notes_list_free(&list);
	buf_free(&paths);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		ROW(notes_stand_in_every_order),
		ROW(words_leave_what_has_them),
		ROW(headings_are_stepped_over),
		ROW(states_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

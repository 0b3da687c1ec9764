/*
 * model - what commands make of a model, without a screen: the library and
 * its worker, places to go back to, quotes, panel, filter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "add.h"
#include "app.h"
#include "cmd_file.h"
#include "cmd_move.h"
#include "cmd_walk.h"
#include "command.h"
#include "effect.h"
#include "file.h"
#include "jump.h"
#include "sieve.h"
#include "text.h"
#include "worker.h"

static const char brief[] =
    "Kota Pintar Dibahas\n"
    "\n"
    "\"Kita mulai dari air bersih,\" kata Sari Wulandari.\n"
    "\n"
    "Rencana itu disambut baik di Surabaya.\n"
    "\n"
    "\"Warga menunggu,\" ujar Budi Hartono.\n"
    "\n"
    "\"Semua siap di kota pintar,\" kata Sari Wulandari.\n";

static struct model m;
static struct keymap k;

static void
silent(void *context, const struct kutip_error *err)
{
	(void)context;
	fail_msg("%s", err->message);
}

static int
begin(void **state)
{
	struct kutip_doc *doc;

	(void)state;
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	model_init(&m);
	app_settings(&m, &k, silent, NULL);
	assert_int_equal(kutip_reader_new(&m.reader, NULL,
	    &(struct kutip_options){ .lang = "id" }, NULL), KUTIP_OK);
	assert_int_equal(kutip_read(m.reader, "kota.txt", brief,
	    strlen(brief), &doc, NULL), KUTIP_OK);
	model_show(&m, doc, 0);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	keymap_free(&k);
	model_free(&m);
	return 0;
}

static unsigned
run(const char *line)
{
	return command_run(&m, text_of(line));
}

/* The cursor stands on these words. */
static void
at(const char *words)
{
	struct kutip_str text = kutip_text(m.brief.doc);

	if (!text_begins(text_slice(text, (struct kutip_span){ m.brief.pos,
	    text.len }), text_of(words)))
		fail_msg("not at: %s but at: %.20s", words,
		    text.ptr + m.brief.pos);
}

static void
quotes_are_walked(void **state)
{
	uint32_t n;

	(void)state;
	at("Kota Pintar");
	assert_int_equal(walk_number(&m, &n), 0);
	assert_int_equal(n, 3);
	run("next-quote");
	at("\"Kita mulai");
	run("next-quote");
	at("\"Warga");
	assert_int_equal(walk_number(&m, &n), 2);
	run("next-quote");
	run("next-quote");
	at("\"Semua");
	assert_non_null(strstr(m.message.ptr, "no quote after"));
	run("previous-same-speaker");
	at("\"Kita mulai");
	run("next-same-speaker");
	at("\"Semua");
	run("previous-quote");
	at("\"Warga");
}

static void
places_come_back(void **state)
{
	(void)state;
	run("next-quote");
	run("next-quote");
	run("back");
	at("\"Kita mulai");
	run("back");
	at("Kota Pintar");
	run("back");
	assert_non_null(strstr(m.message.ptr, "no place to go back"));
	run("forward");
	run("forward");
	at("\"Warga");
	run("forward");
	assert_non_null(strstr(m.message.ptr, "no place to go forward"));
	/* A new way forward cuts the old one off. */
	run("back");
	run("bottom");
	run("forward");
	assert_non_null(strstr(m.message.ptr, "no place to go forward"));
}

static void
many_places(void **state)
{
	struct jump j;
	uint32_t steps = 0;

	(void)state;
	for (uint32_t i = 0; i < 3 * JUMPS; i++) {
		m.brief.pos = i % 40;
		jump_leave(&m);
	}
	m.brief.pos = 41;
	while (jump_step(&m, -1, &j))
		steps++;
	assert_in_range(steps, JUMPS - 1, JUMPS);
}

static void
steps(void **state)
{
	(void)state;
	run("next-paragraph");
	at("\"Kita mulai");
	run("next-paragraph");
	at("Rencana");
	run("previous-paragraph");
	at("\"Kita mulai");
	run("next-sentence");
	at("Rencana");
}

static uint32_t
row_of(const char *name)
{
	uint32_t n;
	const struct panel_row *rows = brief_panel(&m.brief, &n);

	for (uint32_t i = 0; i < n; i++) {
		if (rows[i].kind == PANEL_ENTITY && text_equal_c(
		    doc_entity(m.brief.doc, rows[i].entity)->label, name))
			return i;
	}
	fail_msg("%s is not in the panel", name);
	return 0;
}

static void
the_panel_filters(void **state)
{
	uint32_t n;

	(void)state;
	assert_int_equal(m.brief.panel.n > 0, true);
	walk_entity(&m, row_of("Sari Wulandari"));
	at("\"Kita mulai");
	walk_number(&m, &n);
	assert_int_equal(n, 2);
	run("next-quote");
	at("\"Semua");
	run("clear");
	assert_false(sieve_is_on(&m.brief));
	walk_number(&m, &n);
	assert_int_equal(n, 3);
}

/* A row of each group at most, and together. */
static void
filters_combine(void **state)
{
	uint32_t n;

	(void)state;
	walk_entity(&m, row_of("Surabaya"));
	walk_number(&m, &n);
	assert_int_equal(n, 1);
	at("Surabaya");
	/* She says nothing where Surabaya is named: she alone then. */
	walk_entity(&m, row_of("Sari Wulandari"));
	assert_non_null(strstr(m.message.ptr, "nowhere together"));
	assert_true(sieve_has(&m.brief, PANEL_CITIES, KUTIP_NONE));
	walk_number(&m, &n);
	assert_int_equal(n, 2);
	/* On smart cities she says one thing of two. */
	walk_entity(&m, row_of("Smart cities"));
	assert_null(strstr(m.message.ptr, "nowhere"));
	walk_number(&m, &n);
	assert_int_equal(n, 1);
	at("\"Semua");
	/* The same row again lets it go. */
	walk_entity(&m, row_of("Smart cities"));
	walk_number(&m, &n);
	assert_int_equal(n, 2);
	run("clear");
	assert_false(sieve_is_on(&m.brief));
}

static void
the_panel_is_filtered_while_typing(void **state)
{
	uint32_t n, all;

	(void)state;
	brief_panel(&m.brief, &all);
	brief_panel_filter(&m.brief, STR("SURA"));
	brief_panel(&m.brief, &n);
	assert_int_equal(n, 2);
	assert_int_equal(row_of("Surabaya"), 1);
	brief_panel_filter(&m.brief, STR(""));
	brief_panel(&m.brief, &n);
	assert_int_equal(n, all);
}

static void
options_change_the_walk(void **state)
{
	struct kutip_quote q = { .kind = KUTIP_INDIRECT, .speaker = 0 };

	(void)state;
	assert_false(model_walks(&m, &q));
	run("set quotes all");
	assert_true(model_walks(&m, &q));
	assert_int_equal(run("set furniture"), EFFECT_LAYOUT);
	assert_true(m.settings.furniture);
	assert_int_equal(run("set nonsense on"), EFFECT_FAILED);
	assert_int_equal(run("bind text x next-quote"), EFFECT_NONE);
	assert_true(text_equal_c(keymap_line(&k, WHERE_TEXT, 'x'),
	    "next-quote"));
	assert_int_equal(run("theme nosuch"), EFFECT_FAILED);
}

static void
searching(void **state)
{
	(void)state;
	run("search SARI");
	at("Sari");
	assert_int_equal(m.brief.hits.n, 2);
	run("next-hit");
	assert_int_equal(m.brief.hits.now, 1);
	run("next-hit");
	assert_int_equal(m.brief.hits.now, 0);
	run("previous-hit");
	assert_int_equal(m.brief.hits.now, 1);
	run("clear");
	assert_int_equal(m.brief.hits.n, 0);
}

/* Without a place for them notes are refused, in words. */
static void
no_notes(void **state)
{
	(void)state;
	assert_int_equal(run("mark"), EFFECT_FAILED);
	assert_true(m.message_is_error);
	assert_int_equal(run("note something"), EFFECT_FAILED);
}

/* ---- library ------------------------------------------------------------ */

static char folder[300];

static void
make_folder(int files)
{
	snprintf(folder, sizeof(folder), "%s/kutip-model-%d",
	    getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
	assert_int_equal(file_make_folder(folder, NULL), KUTIP_OK);
	for (int i = 0; i < files; i++) {
		char path[400];

		snprintf(path, sizeof(path), "%s/%02d.txt", folder, i);
		assert_int_equal(file_write(path, text_of(i == 3 ? "" : brief),
		    NULL), KUTIP_OK);
	}
}

static void
remove_folder(int files)
{
	for (int i = 0; i < files; i++) {
		char path[400];

		snprintf(path, sizeof(path), "%s/%02d.txt", folder, i);
		remove(path);
	}
	rmdir(folder);
}

static void
the_worker_reads(void **state)
{
	struct library l;
	struct library_facts facts;
	struct worker *w;

	(void)state;
	make_folder(20);
	library_init(&l);
	assert_int_equal(library_add(&l, folder, NULL), KUTIP_OK);
	assert_int_equal(l.rows.n, 20);
	assert_int_equal(l.waiting, 20);
	assert_true(l.folder);
	w = worker_new(NULL, &(struct kutip_options){ .lang = "id" }, false);
	worker_add(w, &l);
	worker_want(w, 10);
	for (int tries = 0; l.waiting > 0 && tries < 5000; tries++) {
		while (worker_take(w, &facts))
			library_take(&l, &facts);
		usleep(2000);
	}
	worker_end(w);
	assert_int_equal(l.waiting, 0);
	assert_int_equal(library_row(&l, 0)->quotes, 3);
	assert_true(text_equal_c(library_row(&l, 19)->title,
	    "Kota Pintar Dibahas"));
	assert_int_equal(library_row(&l, 3)->state, LIBRARY_FAILED);
	assert_true(library_row(&l, 3)->why.len > 0);
	library_free(&l);
	remove_folder(20);
}

static struct library *
shelf(struct model *of)
{
	return &of->library;
}

static void
folders_without_briefs(void **state)
{
	struct kutip_error err = { 0 };

	(void)state;
	make_folder(0);
	assert_int_equal(library_add(shelf(&m), folder, &err), KUTIP_EMPTY);
	assert_non_null(strstr(err.message, "no briefs in this folder"));
	remove_folder(0);
	assert_int_equal(library_add(shelf(&m), "build/there is none.txt", &err),
	    KUTIP_OK);
	assert_int_equal(model_open(&m, 0, &err), KUTIP_IO);
	assert_non_null(m.brief.doc);	/* the brief before is kept */
	assert_int_equal(library_row(shelf(&m), 0)->state, LIBRARY_FAILED);
}

/* A feed that is kept is as many briefs as it has items, from the beginning and
 * when it is added while one reads; what cannot be read is a row all the same. */
static void
kept_feeds_are_folders(void **state)
{
	static const char feed[] = "<rss version=\"2.0\"><channel>"
	    "<item><title>Pompa Menyala</title></item>"
	    "<item><title>Air Surut</title></item></channel></rss>";
	const char *was = getenv("XDG_DATA_HOME");
	char *home = was ? strdup(was) : NULL, data[400], path[450], bad[450];
	struct added added = { .how = KEPT_NEW };
	struct library l;

	(void)state;
	make_folder(0);
	snprintf(data, sizeof(data), "%s/kutip/briefs", folder);
	snprintf(path, sizeof(path), "%s/warta.xml", data);
	snprintf(bad, sizeof(bad), "%s/rusak.zip", data);
	assert_int_equal(file_make_folder(data, NULL), KUTIP_OK);
	assert_int_equal(file_write(path, text_of(feed), NULL), KUTIP_OK);
	assert_int_equal(file_write(bad, text_of("PK\3\4 no more"), NULL),
	    KUTIP_OK);
	setenv("XDG_DATA_HOME", folder, 1);
	library_init(&l);
	assert_int_equal(library_add_kept(&l, NULL), KUTIP_OK);
	assert_int_equal(l.rows.n, 3);
	library_free(&l);
	buf_puts(&added.path, path);
	for (int times = 0; times < 2; times++) {
		file_added(&m, &added);
		assert_int_equal(shelf(&m)->rows.n, 2);
		assert_int_equal(shelf(&m)->list.at, 0);
		assert_non_null(strstr(m.message.ptr, "added warta.xml"));
	}
	buf_free(&added.path);
	remove(path);
	remove(bad);
	rmdir(data);
	*strrchr(data, '/') = '\0';
	rmdir(data);
	rmdir(folder);
	if (home)
		setenv("XDG_DATA_HOME", home, 1);
	free(home);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(quotes_are_walked),
		TEST(places_come_back),
		TEST(many_places),
		TEST(steps),
		TEST(the_panel_filters),
		TEST(filters_combine),
		TEST(the_panel_is_filtered_while_typing),
		TEST(options_change_the_walk),
		TEST(searching),
		TEST(no_notes),
		TEST(the_worker_reads),
		TEST(folders_without_briefs),
		TEST(kept_feeds_are_folders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

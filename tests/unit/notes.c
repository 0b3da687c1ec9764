/*
 * notes - a note is there again: after the program, on another machine, in a
 * brief that changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "noteplace.h"
#include "note_search.h"

/* ---- keeping ----------------------------------------------------------- */

static void
opening_makes_nothing(void **state)
{
	struct place *p = *state;

	assert_int_equal(how_many(p), 0);
	assert_false(file_exists(p->data));
}

static void
a_note_is_there_again(void **state)
{
	struct place *p = *state;
	struct kutip_str quote = STR("Loket buka sampai malam,");
	struct notes_list l;
	struct note *n;

	add(p, "Loket buka sampai malam,", "tanya jam berapa");
	add(p, "Warga senang sekali.", "");
	reopen(p);
	l = list(p);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.anchored, 2);
	n = &l.rows[0];
	assert_true(text_equal(n->exact, quote));
	assert_true(text_equal(kutip_slice(&p->doc, n->span), quote));
	assert_true(text_equal_c(n->prefix, "Loket baru\n\n“"));
	assert_true(text_equal_c(n->speaker, "Sari Melur"));
	assert_true(text_equal_c(n->role, "Kepala Dinas"));
	assert_true(text_equal_c(n->how, "name"));
	assert_true(text_equal_c(n->said, "direct"));
	assert_true(text_equal_c(n->body, "tanya jam berapa"));
	assert_true(text_equal_c(n->source.site, "Harian Contoh"));
	assert_int_equal(n->start, 13);
	assert_int_equal(l.rows[1].speaker.len, 0);
	assert_int_equal(notes_list_at(&l, n->span.start), 0);
	assert_int_equal(notes_list_at(&l, 0), KUTIP_NONE);
	assert_int_equal(problems(p), 0);
	notes_list_free(&l);
}

static void
fields_are_changed_and_notes_deleted(void **state)
{
	struct place *p = *state;
	char one[40], two[40];
	struct kutip_str first = kept(add(p, "Warga senang", ""), one);
	struct kutip_str second = kept(add(p, "uang cukup", "b"), two);
	struct stat before, after;
	const struct note *n;

	assert_int_equal(notes_set(p->store, first, NOTE_BODY, STR("lain"),
	    NULL), KUTIP_OK);
	assert_int_equal(notes_set(p->store, first, NOTE_LABEL, STR("2"),
	    NULL), KUTIP_OK);
	assert_int_equal(notes_set(p->store, second, NOTE_SPEAKER,
	    STR("Wali Kota"), NULL), KUTIP_OK);
	reopen(p);
	n = notes_find(p->store, first);
	assert_true(text_equal_c(n->body, "lain"));
	assert_true(text_equal_c(n->label, "2"));
	assert_true(text_compare(n->created, n->modified) < 0);
	n = notes_find(p->store, second);
	assert_true(text_equal_c(n->speaker, "Wali Kota"));
	assert_true(text_equal_c(n->how, "hand"));

	stat(own_file(p), &before);
	assert_int_equal(notes_set(p->store, first, NOTE_BODY, STR("lain"),
	    NULL), KUTIP_OK);
	stat(own_file(p), &after);
	assert_int_equal(before.st_size, after.st_size);

	assert_int_equal(notes_delete(p->store, second, NULL), KUTIP_OK);
	assert_null(notes_find(p->store, second));
	assert_int_equal(notes_delete(p->store, second, NULL), KUTIP_EMPTY);
	assert_int_equal(notes_set(p->store, second, NOTE_BODY, STR("x"), NULL),
	    KUTIP_EMPTY);
	reopen(p);
	assert_int_equal(how_many(p), 1);
}

static void
the_smallest_mark_holds_a_byte(void **state)
{
	struct place *p = *state;
	struct notes_list l;
	uint32_t at, row;

	add(p, "Loket buka sampai malam,", "");
	add(p, "buka sampai", "");
	add(p, "buka sampai malam", "");
	l = list(p);
	at = fake_span(&p->doc, "sampai", 0).start;
	row = notes_list_at(&l, at);
	assert_true(text_equal_c(l.rows[row].exact, "buka sampai"));
	l.rows[row].state = NOTE_ORPHAN;
	row = notes_list_at(&l, at);
	assert_true(text_equal_c(l.rows[row].exact, "buka sampai malam"));
	row = notes_list_at(&l, l.rows[row].span.end);
	assert_true(text_equal_c(l.rows[row].exact,
	    "Loket buka sampai malam,"));
	notes_list_free(&l);
}

/* Who says a quote is kept as a note is: changed, deleted, there again. */
static void
a_speaker_is_set_by_hand(void **state)
{
	struct place *p = *state;
	struct note_new new = { .span = fake_span(&p->doc,
	    "Loket buka sampai malam,", 0), .unit = NOTE_QUOTE,
	    .kind = NOTE_SAYS, .speaker = STR("Panji"), .role = STR("Lurah") };
	struct kutip_str id;
	struct notes_list l;
	char one[40];

	assert_int_equal(notes_add(p->store, &p->doc, &new, &id, NULL),
	    KUTIP_OK);
	id = kept(id, one);
	reopen(p);
	l = list(p);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.marks, 0);
	assert_int_equal(l.rows[0].kind, NOTE_SAYS);
	assert_true(text_equal_c(l.rows[0].speaker, "Panji"));
	assert_true(text_equal_c(l.rows[0].role, "Lurah"));
	assert_true(text_equal_c(l.rows[0].how, "hand"));
	/* It is no mark that the cursor stands on. */
	assert_int_equal(notes_list_at(&l, new.span.start), KUTIP_NONE);
	notes_list_free(&l);

	assert_int_equal(notes_set(p->store, id, NOTE_SPEAKER, STR(""), NULL),
	    KUTIP_OK);
	assert_int_equal(notes_delete(p->store, id, NULL), KUTIP_OK);
	assert_int_equal(how_many(p), 0);
	assert_int_equal(notes_revive(p->store, id, NULL), KUTIP_OK);
	reopen(p);
	assert_int_equal(how_many(p), 1);
	assert_int_equal(notes_find(p->store, id)->speaker.len, 0);
	assert_int_equal(notes_find(p->store, id)->kind, NOTE_SAYS);
	assert_int_equal(notes_revive(p->store, STR("nobody"), NULL),
	    KUTIP_EMPTY);
}

static void
tags_come_and_go(void **state)
{
	struct place *p = *state;
	struct note_new new = { .span = fake_span(&p->doc, "uang cukup", 0),
		.tag = { STR("uang"), STR("dana") }, .tags = 2 };
	struct kutip_str id;
	const struct note *n;
	char one[40];

	assert_int_equal(notes_add(p->store, &p->doc, &new, &id, NULL),
	    KUTIP_OK);
	id = kept(id, one);
	assert_int_equal(notes_tag(p->store, id, STR("uang"), false, NULL),
	    KUTIP_OK);
	assert_int_equal(notes_tag(p->store, id, STR("air"), true, NULL),
	    KUTIP_OK);
	assert_int_equal(notes_tag(p->store, id, STR("air"), true, NULL),
	    KUTIP_OK);
	assert_int_equal(notes_tag(p->store, id, STR(""), true, NULL),
	    KUTIP_EMPTY);
	reopen(p);
	n = notes_find(p->store, id);
	assert_int_equal(n->tags, 2);
	assert_true(text_equal_c(n->tag[0], "air"));
	assert_true(text_equal_c(n->tag[1], "dana"));
}

/* An orphan is put where the reader found it, and that can be taken back. */
static void
a_note_is_placed_by_hand(void **state)
{
	struct place *p = *state;
	char one[40];
	struct kutip_str id = kept(add(p, "uang cukup", "b"), one);
	struct notes_list l;

	fake_free(&p->doc);
	fake_block(&p->doc, KUTIP_PARAGRAPH, "Dananya ada, kata kepala dinas.");
	fake_ready(&p->doc, p->brief);
	l = list(p);
	assert_int_equal(l.orphans, 1);
	notes_list_free(&l);
	assert_int_equal(notes_place(p->store, &p->doc, id,
	    fake_span(&p->doc, "Dananya ada", 0), NOTE_SENTENCE, NULL),
	    KUTIP_OK);
	reopen(p);
	l = list(p);
	assert_int_equal(l.anchored, 1);
	assert_true(text_equal_c(l.rows[0].exact, "Dananya ada"));
	assert_true(text_equal_c(l.rows[0].body, "b"));
	notes_list_free(&l);
	assert_int_equal(notes_place_back(p->store, id, NULL), KUTIP_OK);
	assert_int_equal(notes_place_back(p->store, id, NULL), KUTIP_OK);
	reopen(p);
	l = list(p);
	assert_int_equal(l.orphans, 1);
	assert_true(text_equal_c(l.rows[0].exact, "uang cukup"));
	notes_list_free(&l);
}

/* Placed twice, the first place can come back, and without the brief. */
static void
a_note_is_placed_as_before(void **state)
{
	struct place *p = *state;
	char one[40];
	struct kutip_str id = kept(add(p, "uang cukup", "b"), one);
	struct note first, made = *notes_find(p->store, id);
	struct notes_list l;

	assert_int_equal(notes_place(p->store, &p->doc, id,
	    fake_span(&p->doc, "Warga senang", 0), NOTE_FREE, NULL), KUTIP_OK);
	first = *notes_find(p->store, id);
	assert_int_equal(notes_place(p->store, &p->doc, id,
	    fake_span(&p->doc, "akhir pekan", 0), NOTE_FREE, NULL), KUTIP_OK);
	assert_int_equal(notes_place_as(p->store, id, &first, NULL), KUTIP_OK);
	l = list(p);
	assert_int_equal(l.anchored, 1);
	assert_true(text_equal_c(l.rows[0].exact, "Warga senang"));
	assert_int_equal(l.rows[0].span.start,
	    fake_span(&p->doc, "Warga senang", 0).start);
	notes_list_free(&l);
	assert_int_equal(notes_place_as(p->store, id, &made, NULL), KUTIP_OK);
	reopen(p);
	assert_true(text_equal_c(notes_find(p->store, id)->exact,
	    "uang cukup"));
	assert_false(notes_find(p->store, id)->placed);
	assert_int_equal(notes_row(p->store, STR("none")), KUTIP_NONE);
}

static void
bad_requests_are_refused(void **state)
{
	struct place *p = *state;
	struct kutip_error err;
	struct note_new nothing = { .span = { 5, 5 } };
	struct note_new outside = { .span = { 5, 50000 } };
	struct note_new longish = { .span = { 0, 5 } };
	char *body = calloc(1, NOTES_BODY_BYTES + 2);

	memset(body, 'a', NOTES_BODY_BYTES + 1);
	longish.body = text_of(body);
	assert_int_equal(notes_add(p->store, &p->doc, &nothing, NULL, &err),
	    KUTIP_EMPTY);
	assert_int_equal(notes_add(p->store, &p->doc, &outside, NULL, &err),
	    KUTIP_EMPTY);
	assert_int_equal(notes_add(p->store, &p->doc, &longish, NULL, &err),
	    KUTIP_TOO_LARGE);
	assert_true(err.message[0] != '\0');
	assert_false(file_exists(p->data));
	/* The largest that is allowed, and the worst to escape, can be read. */
	memset(body, 1, NOTES_BODY_BYTES);
	longish.body.len = NOTES_BODY_BYTES;
	assert_int_equal(notes_add(p->store, &p->doc, &longish, NULL, &err),
	    KUTIP_OK);
	reopen(p);
	assert_int_equal(how_many(p), 1);
	assert_int_equal(problems(p), 0);
	free(body);
}

/* ---- other machines ----------------------------------------------------- */

/* Copying another machine's file is the whole merge; twice is the same. */
static void
another_machine_is_merged_by_copying(void **state)
{
	struct place *p = *state;
	struct place q = *p;
	struct buf theirs = { 0 };
	struct kutip_error err;

	snprintf(q.data, sizeof(q.data), "%s/other", p->folder);
	q.store = NULL;
	reopen(&q);
	add(&q, "uang cukup", "dari sana");
	add(p, "Warga senang", "dari sini");
	assert_int_equal(file_read(own_file(&q), 1 << 20, &theirs, NULL),
	    KUTIP_OK);
	assert_int_equal(file_write(path_of(p, "notes/other.jsonl"),
	    buf_as_str(&theirs), &err), KUTIP_OK);
	assert_int_equal(file_write(path_of(p, "notes/other.sync-1.jsonl"),
	    buf_as_str(&theirs), &err), KUTIP_OK);
	/* A torn tail of another machine's file is waited for, not cut. */
	append_bytes(path_of(p, "notes/other.jsonl"), "{\"v\":1", 6);
	assert_int_equal(notes_refresh(p->store, NULL), KUTIP_OK);
	assert_int_equal(how_many(p), 2);
	reopen(p);
	assert_int_equal(how_many(p), 2);
	assert_int_equal(problems(p), 0);
	notes_close(q.store);
	buf_free(&theirs);
}

static void
the_machine_keeps_its_name(void **state)
{
	struct place *p = *state;
	struct buf name = { 0 }, again = { 0 };

	add(p, "Warga senang", "");
	file_read(path_of(p, "device"), 100, &name, NULL);
	assert_int_equal(name.len, 13);
	reopen(p);
	add(p, "Warga senang", "");
	file_read(path_of(p, "device"), 100, &again, NULL);
	assert_string_equal(name.ptr, again.ptr);
	/* A name that leads elsewhere is no name; the old notes are read. */
	write_file(path_of(p, "device"), "../../x\n");
	reopen(p);
	add(p, "Warga senang", "");
	assert_int_equal(how_many(p), 3);
	buf_clear(&again);
	file_read(path_of(p, "device"), 100, &again, NULL);
	assert_int_equal(again.len, 13);
	buf_free(&name);
	buf_free(&again);
}

/* ---- searching ---------------------------------------------------------- */

static uint32_t
found(struct place *p, struct note_search *s, const char *words,
    const char *first)
{
	uint32_t rows[8], n = note_search_find(s, p->store, text_of(words),
	    rows, 8);

	if (n > 0 && first != NULL)
		assert_true(text_equal_c(notes_at(p->store, rows[0])->body,
		    first));
	return n;
}

static void
notes_are_found_by_their_words(void **state)
{
	struct place *p = *state;
	struct note_search *s = note_search_new();
	char one[40];
	struct kutip_str id;

	assert_int_equal(found(p, s, "a", NULL), 0);
	id = kept(add(p, "Warga senang", "tanya Déwi, kata กรุงเทพฯ"), one);
	add(p, "uang cukup", "kedua");
	assert_int_equal(found(p, s, "", "kedua"), 2);
	assert_int_equal(found(p, s, "dewi WARGA", NULL), 1);
	assert_int_equal(found(p, s, "กรุง", NULL), 1);
	assert_int_equal(found(p, s, "x", NULL), 0);
	assert_int_equal(found(p, s, "loket baru", "kedua"), 2);
	assert_int_equal(found(p, s, "sari melur", "kedua"), 1);
	assert_int_equal(found(p, s, "dewi cukup", NULL), 0);
	/* What is written, changed, tagged and deleted later. */
	add(p, "Loket tutup", "ketiga");
	assert_int_equal(found(p, s, "", "ketiga"), 3);
	notes_set(p->store, id, NOTE_BODY, STR("tanya lagi"), NULL);
	notes_tag(p->store, id, STR("air"), true, NULL);
	assert_int_equal(found(p, s, "dewi", NULL), 0);
	assert_int_equal(found(p, s, "lagi air", "tanya lagi"), 1);
	notes_delete(p->store, id, NULL);
	assert_int_equal(found(p, s, "lagi", NULL), 0);
	assert_int_equal(found(p, s, "", "ketiga"), 2);
	note_search_free(s);
}

/* More than the first index has room for: it grows. */
static void
many_notes_are_found(void **state)
{
	struct place *p = *state;
	struct note_search *s = note_search_new();
	char object[300];

	add(p, "Warga senang", "di sini");
	assert_int_equal(found(p, s, "di sini", NULL), 1);
	for (int i = 0; i < 1500; i++) {
		snprintf(object, sizeof(object), "{\"v\":1,\"op\":\"add\","
		    "\"note\":\"n%d\",\"hlc\":\"2026-01-01T00:%02d:%02d.000Z-"
		    "0000-b\",\"exact\":\"kata\",\"body\":\"nomor %d.\"", i,
		    i / 60, i % 60, i);
		their_line(p, object);
	}
	assert_int_equal(notes_refresh(p->store, NULL), KUTIP_OK);
	assert_int_equal(found(p, s, "nomor 1234.", "nomor 1234."), 1);
	assert_int_equal(found(p, s, "di sini", "di sini"), 1);
	assert_int_equal(found(p, s, "nomor", "nomor 1499."), 8);
	note_search_free(s);
}

/* Letter by letter it is what one search for all of it is, whatever was typed
 * before, taken back or changed meanwhile. */
static void
letters_find_what_words_find(void **state)
{
	static const char *const typed[] = { "nomor 12", "nomor 1 12", "12 nom",
		"kata", "ระเบียบ 7", "zz", "nomor  3", "r 14 4" };
	struct place *p = *state;
	struct note_search *s = note_search_new();
	uint32_t rows[400], plain[400];
	char object[300];

	add(p, "Warga senang", "di sini");
	for (int i = 0; i < 300; i++) {
		snprintf(object, sizeof(object), "{\"v\":1,\"op\":\"add\","
		    "\"note\":\"n%d\",\"hlc\":\"2026-01-01T00:%02d:%02d.000Z-"
		    "0000-b\",\"exact\":\"%s\",\"body\":\"nomor %d, no %d.\"",
		    i, i / 60, i % 60, i % 3 ? "kata" : "ระเบียบใหม่", i, i % 7);
		their_line(p, object);
	}
	assert_int_equal(notes_refresh(p->store, NULL), KUTIP_OK);
	for (size_t w = 0; w < sizeof(typed) / sizeof(*typed); w++) {
		uint32_t all = (uint32_t)strlen(typed[w]);

		for (uint32_t step = 1; step < 2 * all; step++) {
			struct kutip_str words = { typed[w], step <= all ?
			    step : 2 * all - step };
			struct note_search *fresh = note_search_new();
			uint32_t n = note_search_find(s, p->store, words, rows,
			    step % 5 == 4 ? 3 : 400);

			assert_int_equal(n, note_search_find(fresh, p->store,
			    words, plain, step % 5 == 4 ? 3 : 400));
			assert_memory_equal(rows, plain, n * sizeof(*rows));
			note_search_free(fresh);
		}
		assert_int_equal(notes_set(p->store, STR("n12"), NOTE_BODY,
		    w % 2 ? STR("nomor 1212") : STR("lain"), NULL), KUTIP_OK);
	}
	assert_int_equal(notes_delete(p->store, STR("n12"), NULL), KUTIP_OK);
	assert_int_equal(note_search_find(s, p->store, STR("r 14 4"), rows,
	    400), note_search_find(s, p->store, STR("14 r 4"), plain, 400));
	note_search_free(s);
}

/* ---- changed documents -------------------------------------------------- */

static void
a_changed_brief_keeps_its_notes(void **state)
{
	struct place *p = *state;
	struct notes_list l;

	add(p, "Warga senang sekali.", "a");
	add(p, "uang cukup", "b");
	add(p, "Loket buka sampai malam,", "c");
	fake_free(&p->doc);
	fake_block(&p->doc, KUTIP_PARAGRAPH, "Berita hari ini.");
	fake_block(&p->doc, KUTIP_PARAGRAPH,
	    "“Loket buka sampai malam,” kata Sari. Warga senang sekali.");
	fake_block(&p->doc, KUTIP_PARAGRAPH,
	    "Dia mengatakan uang habis. Loket tutup pada akhir pekan.");
	fake_ready(&p->doc, p->brief);
	l = list(p);
	assert_int_equal(l.n, 3);
	assert_int_equal(l.moved, 2);
	assert_int_equal(l.orphans, 1);
	assert_true(text_equal_c(kutip_slice(&p->doc, l.rows[0].span),
	    "Loket buka sampai malam,"));
	assert_true(text_equal_c(kutip_slice(&p->doc, l.rows[1].span),
	    "Warga senang sekali."));
	assert_true(text_equal_c(l.rows[2].exact, "uang cukup"));
	assert_int_equal(l.rows[2].span.end, 0);
	notes_list_free(&l);
	reopen(p);
}

/* The text as it was is kept beside the notes, and they do without it. */
static void
the_text_as_it_was_is_kept(void **state)
{
	struct place *p = *state;
	struct notes_list l;

	add(p, "uang cukup", "b");
	assert_true(file_exists(path_of(p, "library.db")));
	fake_free(&p->doc);
	fake_block(&p->doc, KUTIP_TITLE, "Loket baru");
	fake_block(&p->doc, KUTIP_PARAGRAPH,
	    "“Loket buka sampai malam,” kata Sari. Warga senang sekali.");
	fake_block(&p->doc, KUTIP_PARAGRAPH,
	    "Dia mengatakan dana cukup. Loket tutup pada akhir pekan.");
	fake_ready(&p->doc, p->brief);
	reopen(p);
	l = list(p);
	assert_int_equal(l.moved, 1);
	assert_true(text_equal_c(kutip_slice(&p->doc, l.rows[0].span),
	    "dana cukup"));
	notes_list_free(&l);

	/* Broken: put aside, and the notes are found as well as they can be. */
	write_file(path_of(p, "library.db"), "this is no database, whatever it is "
	    "called; it was written over by a program that meant well");
	reopen(p);
	l = list(p);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.orphans, 1);
	notes_list_free(&l);
	add(p, "Warga senang", "");
	assert_true(file_exists(path_of(p, "library.db.broken")));
	assert_int_equal(problems(p), 0);

	/* Thrown away: the brief in the text of a note fills it again. */
	unlink(path_of(p, "library.db"));
	reopen(p);
	l = list(p);
	assert_int_equal(l.n, 2);
	notes_list_free(&l);
	assert_true(file_exists(path_of(p, "library.db")));
}

static void
documents_are_known_by_text_address_or_path(void **state)
{
	struct place *p = *state;
	struct kutip_doc same = { 0 }, other = { 0 };
	struct notes_list l;

	p->doc.meta.url = text_of("https://contoh.example/loket");
	add(p, "Warga senang", "a");
	/* The same text under another name. */
	make_doc(&same, "-");
	assert_int_equal(notes_of(p->store, &same, &l, NULL), KUTIP_OK);
	assert_int_equal(l.anchored, 1);
	notes_list_free(&l);
	/* Another text at the same address. */
	fake_block(&other, KUTIP_PARAGRAPH, "Lain sama sekali.");
	fake_ready(&other, "-");
	other.meta.url = p->doc.meta.url;
	assert_int_equal(notes_of(p->store, &other, &l, NULL), KUTIP_OK);
	assert_int_equal(l.orphans, 1);
	notes_list_free(&l);
	/* Another address in the same file: another article. */
	other.meta.name = p->brief;
	other.meta.url = text_of("https://contoh.example/lain");
	assert_int_equal(notes_of(p->store, &other, &l, NULL), KUTIP_OK);
	assert_int_equal(l.n, 0);
	notes_list_free(&l);
	other.meta.url = STR("");
	assert_int_equal(notes_of(p->store, &other, &l, NULL), KUTIP_OK);
	assert_int_equal(l.orphans, 1);
	notes_list_free(&l);
	fake_free(&same);
	fake_free(&other);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(opening_makes_nothing),
		TEST(a_note_is_there_again),
		TEST(the_smallest_mark_holds_a_byte),
		TEST(fields_are_changed_and_notes_deleted),
		TEST(a_speaker_is_set_by_hand),
		TEST(tags_come_and_go),
		TEST(a_note_is_placed_by_hand),
		TEST(a_note_is_placed_as_before),
		TEST(bad_requests_are_refused),
		TEST(another_machine_is_merged_by_copying),
		TEST(the_machine_keeps_its_name),
		TEST(notes_are_found_by_their_words),
		TEST(many_notes_are_found),
		TEST(letters_find_what_words_find),
		TEST(a_changed_brief_keeps_its_notes),
		TEST(the_text_as_it_was_is_kept),
		TEST(documents_are_known_by_text_address_or_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

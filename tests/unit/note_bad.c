/*
 * note_bad - what other machines, later kutips and bad luck leave in the note
 * files: nothing is lost, and one sentence says it.  Torn tails: oplog.c; two
 * machines of one name: note_keep.c; 100 MB: tests/slow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "note_keep.h"
#include "noteplace.h"

/* Theirs is shown because it claims to be later; ours is kept beside it, and
 * what we say then comes after it.  Its clock spreads to nothing else. */
static void
a_clock_ten_years_ahead_loses_nothing(void **state)
{
	struct place *p = *state;
	char one[40] = "", object[300];
	struct kutip_str id = kept(add(p, "Warga senang", "mula"), one);
	struct note_version v[2];
	const struct note *n;

	snprintf(object, sizeof(object), "{\"v\":1,\"op\":\"set\",\"note\":\"%s\","
	    "\"hlc\":\"2096-01-01T00:00:00.000Z-0000-other\",\"device\":"
	    "\"other\",\"field\":\"body\",\"value\":\"dari depan\",\"was\":[]",
	    one);
	their_line(p, object);
	reopen(p);
	n = notes_find(p->store, id);
	assert_true(text_equal_c(n->body, "dari depan"));
	assert_int_equal(notes_versions(p->store, id, NOTE_BODY, v, 2), 1);
	assert_true(text_equal_c(v[0].value, "mula"));
	assert_int_equal(notes_set(p->store, id, NOTE_BODY, STR("kini"), NULL),
	    KUTIP_OK);
	n = notes_find(p->store, id);
	assert_true(text_equal_c(n->body, "kini"));
	assert_int_equal(n->others, 0);
	assert_int_equal(notes_delete(p->store, id, NULL), KUTIP_OK);
	assert_null(notes_find(p->store, id));
	assert_int_equal(notes_revive(p->store, id, NULL), KUTIP_OK);
	assert_non_null(notes_find(p->store, id));
	id = add(p, "uang cukup", "");
	assert_int_equal(notes_find(p->store, id)->created.ptr[1], '0');
	assert_true(notes_find(p->store, id)->created.ptr[2] < '9');
}

/* Two notes of one name: the older is shown, and it is said. */
static void
a_name_given_twice_is_said(void **state)
{
	struct place *p = *state;
	const struct kutip_error *first;
	uint32_t n;

	add(p, "Warga senang", "");
	their_line(p, "{\"v\":1,\"op\":\"add\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:01.000Z-0000-a\",\"exact\":\"satu\"");
	their_line(p, "{\"v\":1,\"op\":\"add\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:00.000Z-0000-b\",\"exact\":\"dua\"");
	reopen(p);
	assert_int_equal(notes_problems(p->store, &first, &n), 1);
	assert_int_equal(first[0].line, 2);
	assert_non_null(strstr(first[0].message, "one name"));
	assert_true(text_equal_c(notes_find(p->store, STR("n"))->exact, "dua"));
}

/* ---- verify sees what opening sees --------------------------------------- */

struct said { char text[4000]; size_t len; };

static void
hear(void *context, const struct kutip_error *err)
{
	struct said *s = context;

	if (s->len < sizeof(s->text) - 100)
		s->len += (size_t)snprintf(s->text + s->len, 100, "%u: %.40s\n",
		    err->line, err->message);
}

static struct note_keep
verified(const struct place *p, struct said *said)
{
	const struct note_keep_say say = { hear, said };
	struct note_keep k;

	*said = (struct said){ { 0 }, 0 };
	assert_int_equal(note_keep_verify(p->data, &say, &k, NULL), KUTIP_OK);
	return k;
}

static const struct {
	const char *what, *object;
	const char *says;		/* NULL: nothing is said */
} lines[] = {
	{ "a sound note", "{\"v\":1,\"op\":\"add\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:00.000Z-0000-a\",\"exact\":\"satu\"", NULL },
	{ "the same again", "{\"v\":1,\"op\":\"add\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:00.000Z-0000-a\",\"exact\":\"satu\"", NULL },
	{ "its name for other words", "{\"v\":1,\"op\":\"add\",\"note\":\"n\","
	    "\"hlc\":\"2026-01-01T00:00:01.000Z-0000-b\",\"exact\":\"dua\"",
	    "two notes have one name" },
	{ "no passage", "{\"v\":1,\"op\":\"add\",\"note\":\"m\",\"hlc\":"
	    "\"2026-01-01T00:00:01.000Z-0000-b\"", "note has no passage" },
	{ "a field without a value", "{\"v\":1,\"op\":\"set\",\"note\":\"n\","
	    "\"hlc\":\"2026-01-01T00:00:01.000Z-0000-b\",\"field\":\"body\"",
	    "line sets a field to nothing" },
	{ "no tag", "{\"v\":1,\"op\":\"untag\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:01.000Z-0000-b\"", "line has no tag" },
	{ "no version", "{\"op\":\"add\",\"note\":\"n\"", "line has no version" },
	{ "a name that is none", "{\"v\":1,\"op\":\"del\",\"note\":\"../x\","
	    "\"hlc\":\"2026-01-01T00:00:01.000Z-0000-b\"",
	    "line has no sound name" },
	{ "no JSON", "{\"v\":1,\"op\":", "not JSON|expected|invalid" },
	{ "a deletion that is taken back", "{\"v\":1,\"op\":\"del\",\"note\":"
	    "\"n\",\"hlc\":\"2026-01-01T00:00:02.000Z-0000-b\"", NULL },
	{ "a tag after it", "{\"v\":1,\"op\":\"tag\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:03.000Z-0000-a\",\"tag\":\"air\"", NULL },
	{ "a change of a note that never came", "{\"v\":1,\"op\":\"set\","
	    "\"note\":\"gone\",\"hlc\":\"2026-01-01T00:00:03.000Z-0000-a\","
	    "\"field\":\"body\",\"value\":\"x\"", NULL },
	{ "a field of a later kutip", "{\"v\":1,\"op\":\"set\",\"note\":\"n\","
	    "\"hlc\":\"2026-01-01T00:00:09.000Z-0000-a\",\"field\":\"mood\","
	    "\"value\":\"x\"", NULL },
	{ "a deletion for good", "{\"v\":1,\"op\":\"del\",\"note\":\"n\",\"hlc\":"
	    "\"2026-01-01T00:00:04.000Z-0000-b\"", NULL },
};

/* Line after line: what opening counts, verify counts. */
static void
verify_counts_what_opening_counts(void **state)
{
	struct place *p = *state;
	struct said said;
	uint32_t bad = 0, there;
	struct note_keep k;

	file_make_folder(path_of(p, "notes"), NULL);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		their_line(p, lines[i].object);
		bad += lines[i].says != NULL;
		reopen(p);
		k = verified(p, &said);
		there = notes_find(p->store, STR("n")) != NULL;
		if (k.notes != there || k.problems != bad ||
		    problems(p) != bad)
			fail_msg("%s: %u notes, %u problems, %u at opening\n%s",
			    lines[i].what, k.notes, k.problems, problems(p),
			    said.text);
		if (lines[i].says && strchr(lines[i].says, '|') == NULL &&
		    !strstr(said.text, lines[i].says))
			fail_msg("%s: %s", lines[i].what, said.text);
	}
	k = verified(p, &said);
	assert_int_equal(k.deleted, 2);
	assert_int_equal(k.lines, sizeof(lines) / sizeof(*lines));
}

/* So many notes that every table grows several times; half of them deleted. */
static void
verify_knows_every_name(void **state)
{
	enum { MANY = 3000 };
	struct place *p = *state;
	struct said said;
	struct note_keep k;
	char object[200];

	file_make_folder(path_of(p, "notes"), NULL);
	for (int i = 0; i < MANY + 2; i++) {
		snprintf(object, sizeof(object), "{\"v\":1,\"op\":\"add\","
		    "\"note\":\"n-%d\",\"hlc\":"
		    "\"2026-01-01T00:00:00.000Z-%04x-a\",\"exact\":\"kata %d\"",
		    i % MANY, i, i);
		their_line(p, object);
		if (i % 2 == 0) {
			snprintf(object, sizeof(object), "{\"v\":1,\"op\":"
			    "\"del\",\"note\":\"n-%d\",\"hlc\":"
			    "\"2026-02-01T00:00:00.000Z-0000-a\"", i % MANY);
			their_line(p, object);
		}
	}
	k = verified(p, &said);
	assert_int_equal(k.notes, MANY / 2);
	assert_int_equal(k.deleted, MANY / 2);
	assert_string_equal(said.text,
	    "4501: two notes have one name (note); the olde\n"
	    "4503: two notes have one name (note); the olde\n");
}

/* Longer than a line may be, with an end and without one. */
static void
lines_without_end_are_stepped_over(void **state)
{
	struct place *p = *state;
	static char much[(1 << 20) + 100];
	const char *path = path_of(p, "notes/other.jsonl");
	struct said said;
	struct note_keep k;

	add(p, "Warga senang", "");
	memset(much, 'x', sizeof(much));
	path = path_of(p, "notes/other.jsonl");
	append_bytes(path, much, sizeof(much));
	append_bytes(path, "\n", 1);
	their_line(p, lines[0].object);
	append_bytes(path_of(p, "notes/other.jsonl"), much, sizeof(much));
	k = verified(p, &said);
	assert_int_equal(k.notes, 2);
	assert_string_equal(said.text, "1: line is longer than 1 MiB\n"
	    "3: line is longer than 1 MiB\n");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_clock_ten_years_ahead_loses_nothing),
		TEST(a_name_given_twice_is_said),
		TEST(verify_counts_what_opening_counts),
		TEST(verify_knows_every_name),
		TEST(lines_without_end_are_stepped_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

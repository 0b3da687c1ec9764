/*
 * note_words - labels and tags that are in use, as they are offered.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "note_words.h"
#include "noteplace.h"

static struct kutip_str
mark(struct place *p, const char *words, const char *label, const char *tag,
    const char *other)
{
	struct note_new new = { .span = fake_span(&p->doc, words, 0),
		.label = text_of(label), .tag = { text_of(tag),
		text_of(other) }, .tags = (*tag != '\0') + (*other != '\0') };
	struct kutip_str id;

	assert_int_equal(notes_add(p->store, &p->doc, &new, &id, NULL),
	    KUTIP_OK);
	return id;
}

/* "air 2, kota 1" */
static const char *
words_of(const struct place *p, enum note_words_of what)
{
	static char out[200];
	struct arena arena = { 0 };
	const struct note_word *w;
	uint32_t n;

	w = note_words(p->store, what, &arena, &n);
	out[0] = '\0';
	for (uint32_t i = 0; i < n; i++)
		snprintf(out + strlen(out), sizeof(out) - strlen(out),
		    "%s%.*s %u", i ? ", " : "", (int)w[i].word.len,
		    w[i].word.ptr, w[i].uses);
	arena_free(&arena);
	return out;
}

static void
most_used_first(void **state)
{
	struct place *p = *state;
	struct kutip_str gone;

	assert_string_equal(words_of(p, NOTE_WORDS_TAGS), "");
	mark(p, "Loket baru", "angka", "kota", "air");
	mark(p, "Warga senang", "klaim", "air", "");
	mark(p, "uang cukup", "klaim", "anggaran", "");
	mark(p, "Loket tutup", "", "", "");
	gone = mark(p, "akhir pekan", "janji", "libur", "air");
	assert_string_equal(words_of(p, NOTE_WORDS_TAGS),
	    "air 3, anggaran 1, kota 1, libur 1");
	assert_int_equal(notes_delete(p->store, gone, NULL), KUTIP_OK);
	assert_string_equal(words_of(p, NOTE_WORDS_TAGS),
	    "air 2, anggaran 1, kota 1");
	assert_string_equal(words_of(p, NOTE_WORDS_LABELS),
	    "klaim 2, angka 1");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(most_used_first, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

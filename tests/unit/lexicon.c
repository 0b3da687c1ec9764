/*
 * lexicon - word lists into an image and out of it, what is wrong with a list
 * in words, and what the built-in lists hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "error.h"
#include "lexicon.h"
#include "lists.h"
#include "text.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A compiled folder, looked at. */
struct image {
	struct lists lists;
	struct buf bytes;
	struct lex_view view;
};

static void
image_of(struct image *im, const char *path, const char *text)
{
	struct kutip_error err = { 0 };

	memset(im, 0, sizeof(*im));
	lists_new(&im->lists);
	lists_put(&im->lists, path, text);
	if (lexicon_compile(im->lists.folder, false, &im->bytes, &err) !=
	    KUTIP_OK)
		fail_msg("%s:%u: %s", err.file, err.line, err.message);
	assert_true(lexicon_view(&im->view, im->bytes.ptr, im->bytes.len));
}

static void
image_free(struct image *im)
{
	buf_free(&im->bytes);
	lists_free(&im->lists);
}

/* The form of a folded key, or NULL. */
static const struct lex_form *
form_of(const struct lex_view *v, const char *key)
{
	uint32_t node = TRIE_ROOT, n;

	for (; *key != '\0' && node != 0; key++)
		node = trie_step(&v->trie, node, (unsigned char)*key);
	n = node ? trie_value(&v->trie, node) : KUTIP_NONE;
	return n == KUTIP_NONE ? NULL : &v->form[n];
}

static const struct lex_entry *
entry_of(const struct lex_view *v, const char *key)
{
	const struct lex_form *f = form_of(v, key);

	return f ? &v->entry[f->entry] : NULL;
}

/* ---- rows ------------------------------------------------------------- */

static void
reads_cues(void **state)
{
	struct image im;
	const struct lex_entry *e;

	(void)state;
	image_of(&im, "id/cues.tsv", "# two lines\n# of comment\n"
	    "form\tframes\tkind\nkata\tQCS, CSQ\tsay\n\n# more\n"
	    "katanya\tQC,CQ\tsay\nmenurut\tCSQ\tsource");
	e = entry_of(&im.view, "kata");
	assert_non_null(e);
	assert_int_equal(e->frames, FRAME_QCS | FRAME_CSQ);
	assert_int_equal(e->kind, LEX_CUE);
	assert_int_equal(e->sub, CUE_SAY);
	assert_int_equal(form_of(&im.view, "kata")->langs, LANG_ID);
	assert_int_equal(entry_of(&im.view, "menurut")->sub, CUE_SOURCE);
	assert_int_equal(entry_of(&im.view, "katanya")->frames,
	    FRAME_QC | FRAME_CQ);
	assert_null(entry_of(&im.view, "form"));
	assert_null(entry_of(&im.view, "# more"));
	assert_int_equal(im.view.entries, 3);
	image_free(&im);
}

static void
columns_may_change_places(void **state)
{
	struct image im;

	(void)state;
	image_of(&im, "en/cues.tsv", "kind\tnote\tform\tframes\n"
	    "say\tanything\tsaid\tQCS,QSC\n");
	assert_int_equal(entry_of(&im.view, "said")->frames,
	    FRAME_QCS | FRAME_QSC);
	image_free(&im);
}

static const struct { const char *what, *form, *key; uint8_t flags; } cases[] = {
	{ "small letters match any", "kata", "kata", 0 },
	{ "a capital wants a capital", "Kata", "kata", LEX_CAPITAL },
	{ "an abbreviation wants capitals", "KPK", "kpk", LEX_CAPITALS },
	{ "with a digit too", "G20 RI", "g20 ri", LEX_CAPITALS },
	{ "apostrophes are straight", "Qur\u2019an", "qur'an", LEX_CAPITAL },
	{ "weak", "~laut", "laut", LEX_WEAK },
	{ "in doubt", "!Same", "same", LEX_DOUBT | LEX_CAPITAL },
	{ "both", "~!Same", "same", LEX_WEAK | LEX_DOUBT | LEX_CAPITAL },
};

static void
forms_carry_flags(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char list[128];
		struct image im;
		const struct lex_form *f;

		snprintf(list, sizeof(list),
		    "id\tpillar\tname\tforms\nx\tpolitical\tX\t%s\n",
		    cases[i].form);
		image_of(&im, "agenda.tsv", list);
		f = form_of(&im.view, cases[i].key);
		if (f == NULL || (f->flags & ~LEX_LAST) != cases[i].flags)
			fail_msg("%s: %d", cases[i].what, f ? f->flags : -1);
		assert_int_equal(f->langs, LANG_ANY);
		image_free(&im);
	}
}

static void
items_name_languages(void **state)
{
	struct image im;

	(void)state;
	image_of(&im, "agenda.tsv", "id\tpillar\tname\tforms\n"
	    "haze\tsocio-cultural\tHaze\tid:kabut asap|id,ms:asap tebal|"
	    "en:haze|pukul 10:30|PM2.5\n");
	assert_int_equal(form_of(&im.view, "kabut asap")->langs, LANG_ID);
	assert_int_equal(form_of(&im.view, "asap tebal")->langs,
	    LANG_ID | LANG_MS);
	assert_int_equal(form_of(&im.view, "haze")->langs & LANG_EN, LANG_EN);
	assert_int_equal(form_of(&im.view, "pm2.5")->langs, LANG_ANY);
	/* a colon behind what is no language belongs to the form */
	assert_int_equal(form_of(&im.view, "pukul 10:30")->langs, LANG_ANY);
	assert_string_equal(im.view.strings +
	    entry_of(&im.view, "kabut asap")->name, "Haze");
	assert_string_equal(im.view.strings +
	    entry_of(&im.view, "kabut asap")->id, "haze");
	image_free(&im);
}

static void
cities_have_a_place(void **state)
{
	struct image im;
	const struct lex_entry *e;

	(void)state;
	image_of(&im, "cities.tsv",
	    "name\tcountry\tlat\tlon\tpopulation\tfeature\tforms\n"
	    "Tanjung Bambu\tID\t-7.25\t112.75\t120000\tPPLA\tid:Bambu|zh:竹\n");
	e = entry_of(&im.view, "bambu");
	assert_non_null(e);
	assert_ptr_equal(e, entry_of(&im.view, "竹"));
	assert_string_equal(e->country, "ID");
	assert_int_equal(e->value, 120000);
	assert_true(e->lat > -7.251f && e->lat < -7.249f);
	assert_true(e->lon > 112.749f && e->lon < 112.751f);
	image_free(&im);
}

static const struct { const char *what, *cell; int32_t value; } zones[] = {
	{ "east", "+07:00", 420 }, { "half an hour", "+06:30", 390 },
	{ "west", "-03:30", -210 }, { "month", "12", 12 },
	{ "era", "-543", -543 },
};

static void
dates_have_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(zones); i++) {
		char list[96];
		struct image im;

		snprintf(list, sizeof(list),
		    "form\tkind\tvalue\nwit\tzone\t%s\n", zones[i].cell);
		image_of(&im, "id/dates.tsv", list);
		if (entry_of(&im.view, "wit")->value != zones[i].value)
			fail_msg("%s: %d", zones[i].what,
			    entry_of(&im.view, "wit")->value);
		image_free(&im);
	}
}

/* A form of two languages and of two kinds is found with all of them. */
static void
one_key_many_forms(void **state)
{
	struct image im = { 0 };
	const struct lex_form *f;
	uint32_t langs = 0, kinds = 0, n = 0;

	(void)state;
	lists_new(&im.lists);
	lists_put(&im.lists, "id/cues.tsv", "form\tframes\tkind\n"
	    "kata\tQCS\tsay\n");
	lists_put(&im.lists, "ms/cues.tsv", "form\tframes\tkind\n"
	    "kata\tQCS\tsay\n");
	lists_put(&im.lists, "id/common.tsv", "form\nkata\n");
	lists_put(&im.lists, "id/notes.txt", "no list\n");
	assert_int_equal(lexicon_compile(im.lists.folder, false, &im.bytes,
	    NULL), KUTIP_OK);
	assert_true(lexicon_view(&im.view, im.bytes.ptr, im.bytes.len));
	for (f = form_of(&im.view, "kata");; f++) {
		langs |= f->langs;
		kinds |= 1u << f->kind;
		n++;
		if (f->flags & LEX_LAST)
			break;
		assert_true(n < 8);
	}
	assert_int_equal(langs, LANG_ID | LANG_MS);
	assert_int_equal(kinds, 1u << LEX_CUE | 1u << LEX_COMMON);
	assert_null(form_of(&im.view, "no list"));
	image_free(&im);
}

/* ---- what is wrong ----------------------------------------------------- */

static const struct {
	const char *what, *path, *text;
	uint32_t line;
	const char *says;
} errors[] = {
	{ "kind", "id/cues.tsv",
	    "# a\nform\tframes\tkind\nkata\tQCS\tsay\nujar\tQCS\tsays\n", 4,
	    "says" },
	{ "frame", "id/cues.tsv", "form\tframes\tkind\nkata\tQSX\tsay\n", 2,
	    "QSX" },
	{ "type of an actor", "actors.tsv",
	    "id\ttype\tcountry\tname\tforms\n\nx\tpersson\t\tX\tid:X\n", 3,
	    "persson" },
};

static void
errors_name_the_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(errors); i++) {
		struct lists lists;
		struct buf out = { 0 };
		struct kutip_error err = { 0 };

		lists_new(&lists);
		lists_put(&lists, errors[i].path, errors[i].text);
		assert_int_equal(lexicon_compile(lists.folder, false, &out,
		    &err), KUTIP_FORMAT);
		if (err.line != errors[i].line ||
		    strstr(err.message, errors[i].says) == NULL ||
		    !text_ends(text_of(err.file), text_of(errors[i].path)))
			fail_msg("%s: %s:%u: %s", errors[i].what, err.file,
			    err.line, err.message);
		buf_free(&out);
		lists_free(&lists);
	}
}

static void
lists_are_utf8(void **state)
{
	struct lists lists;
	struct buf out = { 0 };
	struct kutip_error err = { 0 };

	(void)state;
	lists_new(&lists);
	lists_put(&lists, "vi/common.tsv", "form\n\xE9\n");
	assert_int_equal(lexicon_compile(lists.folder, false, &out, &err),
	    KUTIP_ENCODING);
	buf_free(&out);
	lists_free(&lists);
}

static void
only_images_are_viewed(void **state)
{
	struct image im;
	struct lex_view v;

	(void)state;
	image_of(&im, "id/common.tsv", "form\ndan\n");
	assert_false(lexicon_view(&v, im.bytes.ptr, 3));
	assert_false(lexicon_view(&v, im.bytes.ptr, im.bytes.len - 1));
	im.bytes.ptr[0] ^= 1;
	assert_false(lexicon_view(&v, im.bytes.ptr, im.bytes.len));
	assert_false(lexicon_view(&v, "", 0));
	image_free(&im);
}

/* ---- a user's own ------------------------------------------------------ */

static void
own_lists_lie_over_ours(void **state)
{
	struct lists lists;
	struct kutip_lexicon *l = NULL;
	struct kutip_error err = { 0 };

	(void)state;
	lists_new(&lists);
	lists_put(&lists, "id/cues.tsv",
	    "form\tframes\tkind\ncicit\tQCS\tsay\n");
	assert_int_equal(kutip_lexicon_new(&l, lists.folder, &err), KUTIP_OK);
	assert_int_equal(l->views, 2);
	assert_non_null(entry_of(&l->view[1], "cicit"));
	kutip_lexicon_free(l);
	lists_free(&lists);
	assert_int_equal(kutip_lexicon_new(&l, "build/no such folder", &err),
	    KUTIP_OK);
	assert_int_equal(l->views, 1);
	kutip_lexicon_free(l);
	kutip_lexicon_free(NULL);
}

/* What is wrong in a user's own lists is said with file and line, and the rest
 * is used. */
static void
own_lists_may_have_errors(void **state)
{
	static const char *const wrong[] = {
		"id/cues.tsv:3: no such frame: \"Q\"; the line is not used",
		"id/cues.tsv:4: line is not UTF-8, save the file as UTF-8; it is "
		    "not used",
		"mine.tsv: is no list that kutip knows; they are called cues.tsv",
		"tags.tsv:1: begins with none of hide, silence, rename, merge, "
		    "split, show and a tab; the line is not used",
	};
	const struct kutip_error *first;
	struct lists lists;
	struct kutip_lexicon *l = NULL;
	uint32_t n;

	(void)state;
	lists_new(&lists);
	lists_put(&lists, "id/cues.tsv", "form\tframes\tkind\n"
	    "cicit\tQCS\tsay\nkotek\tQ\tsay\nok\xff\tQCS\tsay\n"
	    "embik\tQCS\tsay\n");
	lists_put(&lists, "mine.tsv", "form\nx\n");
	lists_put(&lists, "tags.tsv", "conceal\tX\nhide\tY\n");
	assert_int_equal(kutip_lexicon_new(&l, lists.folder, NULL), KUTIP_OK);
	assert_int_equal(kutip_lexicon_problems(l, &first, &n), LEN(wrong));
	assert_int_equal(n, LEN(wrong));
	for (uint32_t i = 0; i < n; i++) {
		char line[600];

		error_line(&first[i], line, sizeof(line));
		if (strstr(line, wrong[i]) == NULL)
			fail_msg("not %s\nbut %s", wrong[i], line);
	}
	assert_non_null(entry_of(&l->view[1], "cicit"));
	assert_non_null(entry_of(&l->view[1], "embik"));
	assert_null(entry_of(&l->view[1], "kotek"));
	assert_int_equal(entry_of(&l->view[1], "embik")->line, 5);
	kutip_lexicon_free(l);
	lists_free(&lists);
}

/* ---- the built-in lists ------------------------------------------------ */

static const struct {
	const char *what, *key;
	enum lex_kind kind;
	uint32_t langs;
	uint8_t sub;
} built_in[] = {
	{ "id verb", "kata", LEX_CUE, LANG_ID, CUE_SAY },
	{ "id clitic", "katanya", LEX_CUE, LANG_ID, CUE_SAY },
	{ "ms verb", "berkata", LEX_CUE, LANG_MS, CUE_SAY },
	{ "en verb", "said", LEX_CUE, LANG_EN, CUE_SAY },
	{ "en source", "according to", LEX_CUE, LANG_EN, CUE_SOURCE },
	{ "tl source", "ayon kay", LEX_CUE, LANG_TL, CUE_SOURCE },
	{ "tl clitic", "aniya", LEX_CUE, LANG_TL, CUE_SAY },
	{ "vi verb", "cho biết", LEX_CUE, LANG_VI, CUE_SAY },
	{ "km that", "ថា", LEX_PARTICLE, LANG_KM, PART_THAT },
	{ "id that", "bahwa", LEX_PARTICLE, LANG_ID, PART_THAT },
	{ "tl person", "ni", LEX_PARTICLE, LANG_TL, PART_PERSON },
	{ "my subject", "က", LEX_PARTICLE, LANG_MY, PART_SUBJECT },
	{ "ms pronoun", "beliau", LEX_PRONOUN, LANG_MS, PRON_PERSON },
	{ "ms honorific", "datuk seri", LEX_HONORIFIC, LANG_MS, HON_BEFORE },
	{ "ms inside a name", "bin", LEX_HONORIFIC, LANG_MS, HON_INSIDE },
	{ "id office", "menteri", LEX_ROLE, LANG_ID, ROLE_BEFORE },
	{ "id body", "kementerian", LEX_BODY, LANG_ID, BODY_HEAD },
	{ "id title", "bertajuk", LEX_THEME, LANG_ID, 0 },
	{ "id byline", "oleh:", LEX_BYLINE, LANG_ID, 0 },
	{ "id month", "agustus", LEX_DATE, LANG_ID, DATE_MONTH },
	{ "id zone", "wib", LEX_DATE, LANG_ID, DATE_ZONE },
};

static bool
view_holds(const struct lex_view *v, const char *key, enum lex_kind kind,
    uint32_t langs, uint8_t sub)
{
	const struct lex_form *f = form_of(v, key);

	for (; f != NULL; f++) {
		if (f->kind == kind && (f->langs & langs) == langs &&
		    v->entry[f->entry].sub == sub)
			return true;
		if (f->flags & LEX_LAST)
			break;
	}
	return false;
}

static void
holds_what_a_reader_expects(void **state)
{
	struct kutip_lexicon *l = NULL;

	(void)state;
	assert_int_equal(kutip_lexicon_new(&l, NULL, NULL), KUTIP_OK);
	assert_int_equal(l->views, 1);
	for (size_t i = 0; i < LEN(built_in); i++)
		if (!view_holds(&l->view[0], built_in[i].key, built_in[i].kind,
		    built_in[i].langs, built_in[i].sub))
			fail_msg("%s: %s", built_in[i].what, built_in[i].key);
	kutip_lexicon_free(l);
}

/* A cue without a frame would never be found; a form without an entry would
 * be read outside of the image. */
static void
is_whole(void **state)
{
	struct kutip_lexicon *l = NULL;
	const struct lex_view *v;

	(void)state;
	assert_int_equal(kutip_lexicon_new(&l, NULL, NULL), KUTIP_OK);
	v = &l->view[0];
	assert_true(v->forms > 10000);
	for (uint32_t i = 0; i < v->forms; i++) {
		const struct lex_entry *e = &v->entry[v->form[i].entry];

		assert_true(v->form[i].entry < v->entries);
		assert_int_equal(e->kind, v->form[i].kind);
		assert_int_not_equal(v->form[i].langs, 0);
		if (e->kind == LEX_CUE && e->sub != CUE_TRAP && e->frames == 0)
			fail_msg("no frame: %s", v->strings + e->id);
		if (e->kind == LEX_DATE && e->sub == DATE_MONTH &&
		    (e->value < 1 || e->value > 12))
			fail_msg("no month: %s", v->strings + e->id);
	}
	kutip_lexicon_free(l);
}

static void
languages_have_names(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < LANGS; i++) {
		const char *name = lexicon_lang_name(1u << i);

		assert_int_equal(lexicon_lang(text_of(name)), 1u << i);
	}
	assert_int_equal(lexicon_lang(STR("tet")), LANG_TET);
	assert_int_equal(lexicon_lang(STR("")), 0);
	assert_int_equal(lexicon_lang(STR("xx")), 0);
	assert_int_equal(lexicon_lang(STR("i")), 0);
	assert_string_equal(lexicon_lang_name(0), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_cues),
		cmocka_unit_test(columns_may_change_places),
		cmocka_unit_test(forms_carry_flags),
		cmocka_unit_test(items_name_languages),
		cmocka_unit_test(cities_have_a_place),
		cmocka_unit_test(dates_have_values),
		cmocka_unit_test(one_key_many_forms),
		cmocka_unit_test(errors_name_the_line),
		cmocka_unit_test(lists_are_utf8),
		cmocka_unit_test(only_images_are_viewed),
		cmocka_unit_test(own_lists_lie_over_ours),
		cmocka_unit_test(own_lists_may_have_errors),
		cmocka_unit_test(holds_what_a_reader_expects),
		cmocka_unit_test(is_whole),
		cmocka_unit_test(languages_have_names),
	};

	return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}

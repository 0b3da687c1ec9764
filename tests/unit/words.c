/*
 * words - the built-in lists of names are facts, and this is what is asked of
 * each line: text in NFC, no row and no form twice, no form without letters,
 * none of one or two small letters, no name under two actors, no item that the
 * agenda does not know.  A form under two cities goes to the one with more
 * people, under two items to both: those two rules decide.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "file.h"
#include "lexicon.h"
#include "limits.h"
#include "text.h"
#include "unicode.h"

struct form { struct kutip_str lang, words, row; uint32_t line; };

struct list {
	const char *path;
	uint32_t columns, key_columns;	/* of a row; that make it one of a kind */
	bool one_owner;			/* a form belongs to one row */
	uint32_t faults, line;
	struct arena arena;
	struct vec forms, keys;		/* struct form, struct kutip_str */
};

static void
fault(struct list *l, const char *what, struct kutip_str where)
{
	print_error("%s:%u: %s: %.*s\n", l->path, l->line, what,
	    (int)where.len, where.ptr);
	l->faults++;
}

/* What stands before the next c, and *s behind it. */
static struct kutip_str
cut(struct kutip_str *s, char c)
{
	const char *at = s->len ? memchr(s->ptr, c, s->len) : NULL;
	struct kutip_str part = { s->ptr,
	    at ? (uint32_t)(at - s->ptr) : s->len };
	uint32_t skip = part.len + (at != NULL);

	s->ptr += skip;
	s->len -= skip;
	return part;
}

static bool
is_nfc(struct kutip_str s)
{
	struct buf nfc = { 0 };
	bool same;

	unicode_nfc(s, &nfc);
	same = text_equal(buf_as_str(&nfc), s);
	buf_free(&nfc);
	return same;
}

/* A script without capitals has short words; Latin ones of one or two small
 * letters would be found everywhere. */
static bool
is_too_short(struct kutip_str words)
{
	uint32_t pos = 0, letters = 0;

	while (pos < words.len) {
		uint32_t c = text_step(words, &pos);

		if (c >= 0x300 && !(c >= 0x1E00 && c < 0x1F00))
			return false;
		if (unicode_is_upper(c) || text_is_digit(c))
			return false;
		letters += unicode_is_letter(c);
	}
	return letters < 3;
}

/* The languages of "id,ms:words"; the whole is words where no list of
 * languages stands before the colon. */
static struct kutip_str
cut_langs(struct kutip_str *form)
{
	struct kutip_str rest = *form, langs = cut(&rest, ':'), one = langs;

	if (langs.len == form->len)
		return STR("");
	while (one.len > 0)
		if (lexicon_lang(cut(&one, ',')) == 0)
			return STR("");
	*form = rest;
	return langs;
}

static void
take_form(struct list *l, struct kutip_str row, struct kutip_str form)
{
	struct kutip_str langs = cut_langs(&form);

	if (form.len > 0 && (*form.ptr == '!' || *form.ptr == '~')) {
		form.ptr++;
		form.len--;
	}
	if (text_trim(form).len == 0)
		fault(l, "an empty form", row);
	else if (is_too_short(form))
		fault(l, "a form under three letters", form);
	do {
		struct kutip_str lang = cut(&langs, ',');

		*(struct form *)vec_push(&l->forms) = (struct form){ lang,
		    text_trim(form), row, l->line };
	} while (langs.len > 0);
}

static void
take_row(struct list *l, struct kutip_str line)
{
	struct kutip_str rest = line, row = { line.ptr, 0 }, forms = line;

	for (uint32_t i = 0; i < l->columns; i++) {
		forms = cut(&rest, '\t');
		if (i + 1 == l->key_columns)
			row.len = (uint32_t)(forms.ptr - line.ptr) + forms.len;
	}
	if (rest.len > 0 || forms.ptr == line.ptr + line.len)
		fault(l, "not as many columns as the list has", line);
	if (!is_nfc(line))
		fault(l, "no NFC", row);
	*(struct kutip_str *)vec_push(&l->keys) = row;
	while (forms.len > 0)
		take_form(l, row, cut(&forms, '|'));
}

static int
by_form(const void *a, const void *b)
{
	const struct form *x = a, *y = b;
	int c = text_compare(x->words, y->words);

	if (c == 0)
		c = text_compare(x->lang, y->lang);
	return c ? c : (x->line > y->line) - (x->line < y->line);
}

static int
by_bytes(const void *a, const void *b)
{
	return text_compare(*(const struct kutip_str *)a,
	    *(const struct kutip_str *)b);
}

static void
find_twins(struct list *l)
{
	struct form *f = l->forms.rows;
	struct kutip_str *k = l->keys.rows;

	if (l->forms.n > 1)
		qsort(f, l->forms.n, sizeof(*f), by_form);
	for (uint32_t i = 1; i < l->forms.n; i++) {
		if (!text_equal(f[i].words, f[i - 1].words) ||
		    !text_equal(f[i].lang, f[i - 1].lang))
			continue;
		l->line = f[i].line;
		if (f[i].line == f[i - 1].line)
			fault(l, "a form twice", f[i].words);
		else if (l->one_owner)
			fault(l, "a form of two rows", f[i].words);
	}
	if (l->keys.n > 1)
		qsort(k, l->keys.n, sizeof(*k), by_bytes);
	for (uint32_t i = 1; i < l->keys.n; i++)
		if (text_equal(k[i], k[i - 1]))
			fault(l, "a row twice", k[i]);
}

static uint32_t
check_list(struct list *l)
{
	struct buf text = { 0 };
	struct kutip_str rest;
	bool head = true;

	assert_int_equal(file_read(l->path, LIMIT_FILE_BYTES, &text, NULL),
	    KUTIP_OK);
	rest = buf_as_str(&text);
	vec_init(&l->forms, &l->arena, sizeof(struct form));
	vec_init(&l->keys, &l->arena, sizeof(struct kutip_str));
	while (rest.len > 0) {
		struct kutip_str line = cut(&rest, '\n');

		l->line++;
		if (line.len == 0 || *line.ptr == '#')
			continue;
		if (!head)
			take_row(l, line);
		head = false;
	}
	find_twins(l);
	assert_true(l->keys.n > 50);
	buf_free(&text);
	arena_free(&l->arena);
	return l->faults;
}

static void
names_are_facts(void **state)
{
	struct list lists[] = {
		{ .path = "parse/lexicon/cities.tsv", .columns = 7,
		    .key_columns = 4 },
		{ .path = "parse/lexicon/actors.tsv", .columns = 5,
		    .key_columns = 1, .one_owner = true },
		{ .path = "parse/lexicon/agenda.tsv", .columns = 4,
		    .key_columns = 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		assert_int_equal(check_list(&lists[i]), 0);
}

/* ---- terms of office --------------------------------------------------- */

struct term { struct kutip_str id, office, from, to; };

/* "2014-10-20", "2014-10", and for the end nothing. */
static bool
is_date(struct kutip_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if (i == 4 || i == 7 ? s.ptr[i] != '-' :
		    !text_is_digit((unsigned char)s.ptr[i]))
			return false;
	return s.len == 7 || s.len == 10;
}

static int
by_office(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	int c = text_compare(x->office, y->office);

	return c ? c : text_compare(x->from, y->from);
}

/* Is a later than b, as far as both are known? */
static bool
is_later(struct kutip_str a, struct kutip_str b)
{
	uint32_t n = a.len < b.len ? a.len : b.len;

	return memcmp(a.ptr, b.ptr, n) > 0;
}

static bool
is_actor(struct kutip_str lists, struct kutip_str id)
{
	while (lists.len > 0) {
		struct kutip_str line = cut(&lists, '\n');

		if (text_equal(cut(&line, '\t'), id))
			return true;
	}
	return false;
}

static void
read_terms(struct list *l, struct kutip_str rest, struct kutip_str actors,
    struct vec *terms)
{
	while (rest.len > 0) {
		struct kutip_str line = cut(&rest, '\n'), row = line;
		struct term t;

		l->line++;
		if (line.len == 0 || *line.ptr == '#' ||
		    text_begins(line, STR("id\t")))
			continue;
		t.id = cut(&row, '\t');
		t.office = cut(&row, '\t');
		t.from = cut(&row, '\t');
		t.to = cut(&row, '\t');
		if (!is_actor(actors, t.id))
			fault(l, "no actor", line);
		if (!is_date(t.from) || (t.to.len && (!is_date(t.to) ||
		    is_later(t.from, t.to))))
			fault(l, "no term", line);
		*(struct term *)vec_push(terms) = t;
	}
}

/* One office has one holder at a time. */
static void
terms_follow_each_other(void **state)
{
	struct list l = { .path = "parse/lexicon_terms.tsv" };
	struct buf text = { 0 }, actors = { 0 };
	struct vec terms;
	struct term *t;

	(void)state;
	vec_init(&terms, &l.arena, sizeof(struct term));
	assert_int_equal(file_read(l.path, LIMIT_FILE_BYTES, &text, NULL),
	    KUTIP_OK);
	assert_int_equal(file_read("parse/lexicon/actors.tsv",
	    LIMIT_FILE_BYTES, &actors, NULL), KUTIP_OK);
	read_terms(&l, buf_as_str(&text), buf_as_str(&actors), &terms);
	t = terms.rows;
	assert_true(terms.n > 100);
	qsort(t, terms.n, sizeof(*t), by_office);
	for (uint32_t i = 1; i < terms.n; i++)
		if (text_equal(t[i].office, t[i - 1].office) &&
		    (t[i - 1].to.len == 0 || is_later(t[i - 1].to, t[i].from)))
			fault(&l, "two holders at once", t[i].id);
	assert_int_equal(l.faults, 0);
	arena_free(&l.arena);
	buf_free(&text);
	buf_free(&actors);
}

/* The check sees what it is there for. */
static const struct { const char *what, *line; uint32_t faults; } rows[] = {
	{ "fine", "x\tperson\tID\tX\tid:Wulan Anggraini|ms:Wulan", 0 },
	{ "an empty form", "x\tperson\tID\tX\tWulan||Bagas", 1 },
	{ "two letters", "x\tperson\tID\tX\tid:ab", 1 },
	{ "two capitals", "x\tperson\tID\tX\tid:RI", 0 },
	{ "a form twice", "x\tperson\tID\tX\tid:Wulan|id:Wulan", 1 },
	{ "too few columns", "x\tperson\tID", 1 },
	{ "decomposed", "x\tperson\tID\tX\tvi:Tho\xCC\x82", 1 },
};

static void
faults_are_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct list l = { .path = "test", .columns = 5,
		    .key_columns = 1, .one_owner = true };

		vec_init(&l.forms, &l.arena, sizeof(struct form));
		vec_init(&l.keys, &l.arena, sizeof(struct kutip_str));
		take_row(&l, text_of(rows[i].line));
		find_twins(&l);
		if (l.faults != rows[i].faults)
			fail_msg("%s: %u faults", rows[i].what, l.faults);
		arena_free(&l.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_seen),
		cmocka_unit_test(names_are_facts),
		cmocka_unit_test(terms_follow_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

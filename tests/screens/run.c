/*
 * run.c - screens: what the program shows on paper after some keys.
 *
 *	build/release/tests/screens/run tests/screens/quotes.screen ...
 *	build/release/tests/screens/run --bless ...	writes what is shown now
 *
 * A file holds briefs and cases:
 *
 *	brief kota.txt			its lines follow, each behind "> "
 *	> Kota Pintar Dibahas
 *	>
 *	> "Kita mulai," kata Sari.
 *
 *	case n goes to the first quote
 *	size 60x12			columns x rows
 *	open kota.txt			or a sample, or "." for all briefs
 *	keys n<Space>			as in key.h
 *	styles				the style letters are compared too
 *	| kutip ▸ Kota Pintar …		the picture, each row behind "|"
 *	:BBBBBBBBBB			its styles, each row behind ":"
 *
 * What else stands there is a comment.  Each case has a home of its own, so a
 * note of one is not in the other; a line "again" keeps the one before.  A
 * brief may be given again with other words for the cases that follow.  A line
 * "file NAME WORDS" says that the file there holds the words after it.
 */
#include <ftw.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "arena.h"
#include "buf.h"
#include "error.h"
#include "file.h"
#include "limits.h"
#include "paper.h"
#include "text.h"

struct expected { struct kutip_str name, words; };

struct test {				/* one case, as it is read */
	const char *file;
	uint32_t line;
	struct kutip_str name, open, keys;
	int rows, cols;
	bool again, styles;
	struct expected written;	/* "file": empty name if none */
	struct buf characters, letters;	/* what is expected */
};

struct run {
	char top[512];			/* the folder that samples are named from */
	char home[512];			/* of the cases; emptied before each */
	bool bless;
	uint32_t passed, failed;
	struct buf out;			/* the file anew, for --bless */
};

/* ---- home --------------------------------------------------------------- */

static int
take_away(const char *path, const struct stat *s, int kind, struct FTW *ftw)
{
	(void)s;
	(void)kind;
	return ftw->level > 0 ? remove(path) : 0;
}

static void
path_in(const struct run *r, const char *leaf, struct kutip_str name,
    char out[1024])
{
	snprintf(out, 1024, "%s/%s%s%.*s", r->home, leaf, name.len ? "/" : "",
	    (int)name.len, name.ptr);
}

static void
empty_home(const struct run *r)
{
	static const char *const kinds[] = { "CONFIG", "DATA", "STATE", "CACHE" };

	nftw(r->home, take_away, 16, FTW_DEPTH | FTW_PHYS);
	for (size_t i = 0; i < 4; i++) {
		char name[40], path[1024];

		snprintf(name, sizeof(name), "XDG_%s_HOME", kinds[i]);
		path_in(r, kinds[i], STR(""), path);
		setenv(name, path, 1);
	}
	setenv("HOME", r->home, 1);
}

/* ---- running ------------------------------------------------------------ */

static void
complain(void *context, const struct kutip_error *err)
{
	char line[600];

	(void)context;
	printf("%s\n", error_line(err, line, sizeof(line)));
}

/* Rows are read before the picture, so that it does not depend on time. */
static void
read_library(struct model *m)
{
	for (uint32_t i = 0; i < m->library.rows.n; i++) {
		struct library_facts facts = { .row = i };

		library_find(m->reader, library_row(&m->library, i)->path.ptr,
		    &facts);
		library_take(&m->library, &facts);
	}
}

static void
begin(struct model *m, struct keymap *keymap, const char *path)
{
	struct kutip_error err = { 0 };

	model_init(m);
	app_settings(m, keymap, complain, NULL);
	if (notes_open(&m->notes, NULL, &err) != KUTIP_OK ||
	    kutip_reader_new(&m->reader, NULL, &(struct kutip_options){ 0 },
	    &err) != KUTIP_OK ||
	    library_add(&m->library, path, &err) != KUTIP_OK)
		complain(NULL, &err);
	if (m->library.folder)
		read_library(m);
	else if (m->library.rows.n && model_open(m, 0, &err) != KUTIP_OK)
		complain(NULL, &err);
}

static void
show(struct run *r, const struct test *t, struct paper *paper)
{
	char path[1024];
	struct kutip_error err = { 0 };
	struct screen screen = paper_screen(paper);
	struct keymap keymap;
	struct model m;
	bool sample = text_find(t->open, STR("/"), 0) != KUTIP_NONE;

	/* Briefs are named from the home, so that messages are the same on
	 * every machine. */
	snprintf(path, sizeof(path), "%s%s%.*s", sample ? r->top : "briefs",
	    text_equal_c(t->open, ".") ? "" : "/",
	    text_equal_c(t->open, ".") ? 0 : (int)t->open.len, t->open.ptr);
	if (chdir(r->home) != 0)
		printf("%s: cannot be entered\n", r->home);
	begin(&m, &keymap, path);
	if (app_run(&m, &screen, &err) != KUTIP_OK)
		complain(NULL, &err);
	keymap_free(&keymap);
	model_free(&m);
	if (chdir(r->top) != 0)
		printf("%s: cannot be entered\n", r->top);
}

/* ---- comparing ---------------------------------------------------------- */

static struct kutip_str
next_line(struct kutip_str *s)
{
	uint32_t end = text_find(*s, STR("\n"), 0);
	struct kutip_str line = *s;

	if (end == KUTIP_NONE) {
		s->len = 0;
		return line;
	}
	line.len = end;
	s->ptr += end + 1;
	s->len -= end + 1;
	return line;
}

/* Rows of the two that differ, as in diff. */
static bool
compare(const struct test *t, const struct buf *want, const struct buf *got,
    const char *what)
{
	struct kutip_str a = buf_as_str(want), b = buf_as_str(got);
	bool same = true;

	while (a.len > 0 || b.len > 0) {
		struct kutip_str x = next_line(&a), y = next_line(&b);

		if (text_equal(x, y))
			continue;
		if (same)
			printf("%s:%u: %.*s: other %s\n", t->file, t->line,
			    (int)t->name.len, t->name.ptr, what);
		same = false;
		printf("  -%.*s\n  +%.*s\n", (int)x.len, x.ptr, (int)y.len,
		    y.ptr);
	}
	return same;
}

static bool
has_written(struct run *r, const struct test *t)
{
	char path[1024];
	struct buf held = { 0 };
	bool has;

	if (t->written.name.len == 0)
		return true;
	path_in(r, "briefs", t->written.name, path);
	has = file_read(path, LIMIT_FILE_BYTES, &held, NULL) == KUTIP_OK &&
	    text_find(buf_as_str(&held), t->written.words, 0) != KUTIP_NONE;
	if (!has)
		printf("%s:%u: %.*s does not hold: %.*s\n", t->file, t->line,
		    (int)t->written.name.len, t->written.name.ptr,
		    (int)t->written.words.len, t->written.words.ptr);
	buf_free(&held);
	return has;
}

static void
put_plane(struct buf *out, char mark, const struct buf *plane)
{
	struct kutip_str s = buf_as_str(plane);

	while (s.len > 0) {
		struct kutip_str line = next_line(&s);

		buf_putc(out, mark);
		buf_str(out, line);
		buf_putc(out, '\n');
	}
}

static void
run_test(struct run *r, struct test *t)
{
	struct paper paper = { .rows = t->rows, .cols = t->cols,
	    .keys = t->keys };
	bool fine;

	show(r, t, &paper);
	fine = compare(t, &t->characters, &paper.characters, "picture");
	if (t->styles)
		fine &= compare(t, &t->letters, &paper.styles, "styles");
	if (paper.bad) {
		printf("%s:%u: no such key in: %.*s\n", t->file, t->line,
		    (int)t->keys.len, t->keys.ptr);
		fine = false;
	}
	fine &= has_written(r, t);
	put_plane(&r->out, '|', &paper.characters);
	if (t->styles)
		put_plane(&r->out, ':', &paper.styles);
	*(fine ? &r->passed : &r->failed) += 1;
	paper_free(&paper);
}

/* ---- reading a file ----------------------------------------------------- */

struct brief_file { struct kutip_str name; struct buf text; };

#define BRIEFS_MAX 16

struct reading {
	struct run *run;
	struct brief_file briefs[BRIEFS_MAX];
	uint32_t n, now;
	struct test test;
	bool in_test, in_brief;
};

static void
write_briefs(struct reading *f)
{
	char path[1024];

	path_in(f->run, "briefs", STR(""), path);
	file_make_folder(path, NULL);
	for (uint32_t i = 0; i < f->n; i++) {
		path_in(f->run, "briefs", f->briefs[i].name, path);
		file_write(path, buf_as_str(&f->briefs[i].text), NULL);
	}
}

static void
end_test(struct reading *f)
{
	if (!f->in_test)
		return;
	if (!f->test.again)
		empty_home(f->run);
	write_briefs(f);
	run_test(f->run, &f->test);
	buf_free(&f->test.characters);
	buf_free(&f->test.letters);
	f->in_test = false;
}

static void
begin_test(struct reading *f, const char *file, uint32_t line,
    struct kutip_str name)
{
	f->test = (struct test){ .file = file, .line = line, .name = name,
	    .rows = 24, .cols = 80, .keys = STR(""), .open = STR(".") };
	f->in_test = true;
	f->in_brief = false;
}

static void
begin_brief(struct reading *f, struct kutip_str name)
{
	uint32_t at = 0;

	while (at < f->n && !text_equal(f->briefs[at].name, name))
		at++;
	f->in_brief = at < BRIEFS_MAX;
	if (at == f->n && f->in_brief)
		f->briefs[f->n++] = (struct brief_file){ .name = name };
	f->now = at;
	if (f->in_brief)
		buf_clear(&f->briefs[at].text);
}

static bool
begins(struct kutip_str line, const char *word, struct kutip_str *rest)
{
	struct kutip_str w = text_of(word);

	if (!text_begins(line, w))
		return false;
	*rest = text_slice(line, (struct kutip_span){ w.len, line.len });
	return true;
}

static void
read_file_words(struct test *t, struct kutip_str rest)
{
	uint32_t blank = text_find(rest, STR(" "), 0);

	if (blank == KUTIP_NONE)
		blank = rest.len;
	t->written.name = text_slice(rest, (struct kutip_span){ 0, blank });
	t->written.words = text_trim(text_slice(rest,
	    (struct kutip_span){ blank, rest.len }));
}

static void
read_test_line(struct test *t, struct kutip_str line)
{
	struct kutip_str rest;

	if (begins(line, "size ", &rest))
		sscanf(rest.ptr, "%dx%d", &t->cols, &t->rows);
	else if (begins(line, "open ", &rest))
		t->open = rest;
	else if (begins(line, "keys ", &rest))
		t->keys = rest;
	else if (begins(line, "file ", &rest))
		read_file_words(t, rest);
	else if (text_equal_c(line, "again"))
		t->again = true;
	else if (text_equal_c(line, "styles"))
		t->styles = true;
}

/* A row of a picture goes to its plane; the other lines are kept for --bless
 * as they are. */
static bool
read_plane_line(struct reading *f, struct kutip_str line)
{
	struct buf *plane;

	if (!f->in_test || line.len == 0 ||
	    (line.ptr[0] != '|' && line.ptr[0] != ':'))
		return false;
	plane = line.ptr[0] == '|' ? &f->test.characters : &f->test.letters;
	buf_add(plane, line.ptr + 1, line.len - 1);
	buf_putc(plane, '\n');
	return true;
}

static void
read_line(struct reading *f, const char *file, uint32_t number,
    struct kutip_str line)
{
	struct kutip_str rest;
	struct buf *text = &f->briefs[f->in_brief ? f->now : 0].text;

	if (read_plane_line(f, line))
		return;
	/* The first line behind a picture ends its case. */
	if (f->in_test && f->test.characters.len > 0)
		end_test(f);
	if (begins(line, "case ", &rest)) {
		end_test(f);
		begin_test(f, file, number, rest);
	} else if (begins(line, "brief ", &rest)) {
		end_test(f);
		begin_brief(f, rest);
	} else if (f->in_brief && line.len && line.ptr[0] == '>') {
		rest = text_slice(line, (struct kutip_span){
		    line.len > 1 ? 2 : 1, line.len });
		buf_str(text, rest);
		buf_putc(text, '\n');
	} else if (f->in_test && line.len > 0) {
		read_test_line(&f->test, line);
	} else {
		end_test(f);
	}
	buf_str(&f->run->out, line);
	buf_putc(&f->run->out, '\n');
}

static bool
run_file(struct run *r, const char *file)
{
	struct reading f = { .run = r };
	struct kutip_error err = { 0 };
	struct buf text = { 0 };
	struct kutip_str rest;
	uint32_t number = 0;
	bool done = file_read(file, LIMIT_FILE_BYTES, &text, &err) == KUTIP_OK;

	buf_clear(&r->out);
	rest = buf_as_str(&text);
	while (done && rest.len > 0)
		read_line(&f, file, ++number, next_line(&rest));
	end_test(&f);
	if (done && r->bless)
		done = file_write(file, buf_as_str(&r->out), &err) == KUTIP_OK;
	if (!done)
		complain(NULL, &err);
	for (uint32_t i = 0; i < f.n; i++)
		buf_free(&f.briefs[i].text);
	buf_free(&text);
	return done;
}

static bool
make_home(struct run *r, const char *program)
{
	char path[256], full[4096];

	snprintf(path, sizeof(path), "%s", program);
	if (!getcwd(r->top, sizeof(r->top)) || !realpath(dirname(path), full))
		return false;
	snprintf(r->home, sizeof(r->home), "%.400s/home", full);
	return file_make_folder(r->home, NULL) == KUTIP_OK;
}

int
main(int argc, char **argv)
{
	struct run r = { 0 };

	if (!make_home(&r, argv[0])) {
		printf("no folder for the tests beside %s\n", argv[0]);
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--bless") == 0)
			r.bless = true;
		else if (!run_file(&r, argv[i]))
			r.failed++;
	}
	empty_home(&r);
	buf_free(&r.out);
	printf("%u passed, %u failed\n", r.passed, r.failed);
	return r.failed ? 1 : 0;
}

/*
 * verb_export.c - kutip export: passages of many briefs in one piece.
 *
 *	kutip export --format org --order speaker briefs/ >digest.org
 *	kutip export --label promise --since 2026 -o promises.md
 *
 * Without files: all notes there are; those whose brief still stands where it
 * stood are shown in it, the others as they were when they were made.  The
 * last line on standard error is "12 exported, 3 left out: 3 older".
 */
#include "verb.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "bundle.h"
#include "error.h"
#include "export.h"
#include "export_merge.h"
#include "file.h"
#include "limits.h"
#include "template.h"
#include "text.h"

struct exporting {
	struct cli *cli;
	const struct export_format *format;
	struct notes *notes;
	struct passages passages;
	bool     marks_only;		/* no quotes of briefs without marks */
	struct vec ids;			/* struct kutip_str: notes that had their turn */
	uint32_t briefs;
};

/* ---- formats -------------------------------------------------------------- */

static void
unknown_format(struct cli *c)
{
	uint32_t n;
	const struct export_format *formats = export_formats(&n);
	struct buf line = { 0 };

	buf_printf(&line, "no format \"%s\"; there are", c->format);
	for (uint32_t i = 0; i < n; i++)
		buf_printf(&line, "%s %s", i ? "," : "", formats[i].name);
	cli_say_error(c, NULL, line.ptr ? line.ptr : "no such format");
	buf_free(&line);
}

static const struct export_format *
format_of(const struct cli *c)
{
	const struct export_format *f = NULL;

	if (c->format != NULL)
		return export_format(c->format);
	if (c->template != NULL)
		return export_format("plain");
	if (c->output != NULL)
		f = export_format_of(text_of(c->output));
	return f ? f : export_format("md");
}

static bool
has_choice(const struct cli *c)
{
	const struct passage_filter *f = &c->filter;

	return c->order_given || f->speaker.len || f->label.len ||
	    f->tag.len || f->agenda.len || f->since.len;
}

/* ---- collecting ------------------------------------------------------------ */

static bool
collect(void *context, const struct kutip_doc *doc,
    const struct notes_list *list, struct buf *out)
{
	struct exporting *e = context;
	uint32_t before = e->passages.rows.n;

	(void)out;
	if (e->marks_only && list->marks == 0)
		return false;
	for (uint32_t i = 0; i < list->n; i++)
		*(struct kutip_str *)vec_push(&e->ids) = list->rows[i].id;
	passages_add(&e->passages, doc, list);
	return e->passages.rows.n > before;
}

/* A format that knows whole briefs: one after the other. */
static bool
collect_whole(void *context, const struct kutip_doc *doc,
    const struct notes_list *list, struct buf *out)
{
	struct exporting *e = context;
	struct kutip_error err = { 0 };

	if (export_document(e->format, doc, list, out, &err) != KUTIP_OK)
		cli_complain(e->cli, &err);
	e->briefs++;
	return out->len > 0;
}

static void
walk(struct exporting *e)
{
	struct cli_walk how = { e->format->put ? collect : collect_whole, e };

	cli_walk(e->cli, e->notes, &how);
}

static int
by_bytes(const void *a, const void *b)
{
	return text_compare(*(const struct kutip_str *)a,
	    *(const struct kutip_str *)b);
}

static void
sort(struct vec *v)
{
	if (v->n > 1)
		qsort(v->rows, v->n, sizeof(struct kutip_str), by_bytes);
}

char **
cli_noted_files(struct cli *c, const struct notes *notes, struct arena *arena)
{
	struct vec paths;
	struct kutip_str *path;
	char **files;
	uint32_t n = notes_rows(notes);

	vec_init(&paths, arena, sizeof(struct kutip_str));
	for (uint32_t i = 0; i < n; i++) {
		const struct note *note = notes_at(notes, i);

		if (note != NULL && note->source.path.len > 0)
			*(struct kutip_str *)vec_push(&paths) =
			    note->source.path;
	}
	sort(&paths);
	path = paths.rows;
	files = arena_alloc(arena, (paths.n + 1) * sizeof(*files));
	for (uint32_t i = 0; files && i < paths.n; i++) {
		const char *name;

		if (i > 0 && text_equal(path[i], path[i - 1]))
			continue;
		name = arena_text(arena, path[i].ptr, path[i].len);
		if (bundle_is_there(name))
			files[c->n++] = (char *)(uintptr_t)name;
	}
	return files;
}

static void
add_the_rest(struct exporting *e)
{
	uint32_t n = notes_rows(e->notes);

	sort(&e->ids);
	for (uint32_t i = 0; i < n; i++) {
		const struct note *note = notes_at(e->notes, i);

		if (note != NULL && (e->ids.n == 0 || bsearch(&note->id,
		    e->ids.rows, e->ids.n, sizeof(struct kutip_str),
		    by_bytes) == NULL))
			passages_add_note(&e->passages, note);
	}
}

static void
collect_everything(struct exporting *e)
{
	struct arena arena = { 0 };
	struct cli *c = e->cli;
	char **named = c->files;

	if (e->notes == NULL)
		return;
	e->marks_only = true;
	c->files = cli_noted_files(c, e->notes, &arena);
	if (c->files != NULL)
		walk(e);
	c->files = named;
	c->n = 0;
	add_the_rest(e);
	arena_free(&arena);
}

/* ---- writing --------------------------------------------------------------- */

/* pandoc reads the HTML from a file of ours and writes the output itself. */
static const char *
run_pandoc(const char *html, const char *to)
{
	struct buf output = { 0 };
	char *argv[] = { (char *)(uintptr_t)"pandoc",
		(char *)(uintptr_t)"--sandbox", (char *)(uintptr_t)"--from=html",
		NULL, (char *)(uintptr_t)html, NULL };
	int status = 1;
	pid_t child;

	buf_printf(&output, "--output=%s", to);
	argv[3] = output.ptr;
	/* Else the time would be in it, and no two would be the same. */
	setenv("SOURCE_DATE_EPOCH", "0", 0);
	if (output.failed || posix_spawnp(&child, "pandoc", NULL, NULL, argv,
	    environ) != 0)
		child = -1;
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	buf_free(&output);
	if (child < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127))
		return "wants pandoc, which is not installed; "
		    "\"--format html\" does without";
	return status == 0 ? NULL : "could not be made by pandoc";
}

static bool
write_by_pandoc(struct cli *c, const struct buf *out)
{
	const char *folder = getenv("TMPDIR"), *wrong;
	struct buf path = { 0 };
	int fd;

	buf_printf(&path, "%s/kutip-XXXXXX", folder && *folder ? folder : "/tmp");
	fd = path.failed ? -1 : mkstemp(path.ptr);
	wrong = fd < 0 || write(fd, out->ptr, out->len) != (ssize_t)out->len ?
	    "no room for a file to give to pandoc" :
	    run_pandoc(path.ptr, c->output);
	if (fd >= 0) {
		close(fd);
		unlink(path.ptr);
	}
	buf_free(&path);
	if (wrong != NULL) {
		cli_say_error(c, c->output, wrong);
		c->not_written = true;
	}
	return wrong == NULL;
}

static bool
write_file(struct cli *c, const struct export_format *f, const struct buf *out)
{
	struct kutip_error err = { 0 };
	struct buf old = { 0 }, merged = { 0 };
	struct kutip_str bytes = buf_as_str(out);
	bool fine = true;

	if (f && f->pandoc)
		return write_by_pandoc(c, out);
	if (f && f->open && file_exists(c->output)) {
		fine = file_read(c->output, LIMIT_FILE_BYTES, &old, &err) ==
		    KUTIP_OK && export_merge(f, c->output, buf_as_str(&old),
		    bytes, &merged, &err) == KUTIP_OK;
		bytes = buf_as_str(&merged);
	}
	fine = fine && file_write(c->output, bytes, &err) == KUTIP_OK;
	if (!fine) {
		cli_complain(c, &err);
		c->not_written |= err.result == KUTIP_WRITE;
	}
	buf_free(&old);
	buf_free(&merged);
	return fine;
}

/* "12 exported, 3 left out: 2 of other speakers, 1 older" */
static void
say_sum(struct cli *c, const struct passages *p, uint32_t n)
{
	struct buf line = { 0 }, why = { 0 };
	uint32_t left = 0;

	/* It has been said already what is wrong. */
	if (!cli_flush(c) || (n == 0 && c->unreadable))
		return;
	for (int i = 0; i < PASSAGE_WHYS && p->left[i].why; i++) {
		left += p->left[i].n;
		buf_printf(&why, "%s%u %s", i ? ", " : ": ", p->left[i].n,
		    p->left[i].why);
	}
	buf_printf(&line, "%u exported, %u left out", n, left);
	buf_str(&line, buf_as_str(&why));
	buf_putc(&line, '\n');
	if (!line.failed)
		fwrite(line.ptr, 1, line.len, stderr);
	buf_free(&line);
	buf_free(&why);
}

static enum kutip_result
make(struct exporting *e, struct buf *out, struct kutip_error *err)
{
	struct buf template = { 0 };
	const char *path = e->cli->template;
	enum kutip_result r;

	if (path == NULL)
		return export_passages(e->format, &e->passages, out, err);
	r = file_read(path, LIMIT_FILE_BYTES, &template, err);
	if (r == KUTIP_OK)
		r = template_run(path, buf_as_str(&template), &e->passages,
		    out, err);
	buf_free(&template);
	return r;
}

static void
finish(struct exporting *e)
{
	struct cli *c = e->cli;
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	enum kutip_result r;

	passages_filter(&e->passages, &c->filter);
	passages_sort(&e->passages, c->order);
	r = make(e, &out, &err);
	c->nothing = e->passages.rows.n == 0;
	if (r != KUTIP_OK)
		cli_complain(c, &err);
	else if (c->output == NULL ? cli_write(c, &out) :
	    write_file(c, c->template ? NULL : e->format, &out))
		say_sum(c, &e->passages, e->passages.rows.n);
	buf_free(&out);
}

static const char *
wrong_choice(const struct cli *c, const struct export_format *f)
{
	if (c->template != NULL && c->format != NULL)
		return "a template is a format of its own; name one of the two";
	if (f->put != NULL && f->binary && c->output == NULL &&
	    (f->pandoc || isatty(STDOUT_FILENO)))
		return "this format goes into a file; name it with --output";
	if (f->put != NULL || c->template != NULL)
		return NULL;
	if (has_choice(c))
		return "this format holds whole briefs; it has no order and "
		    "no choice of passages";
	if (c->output != NULL)
		return "this format is printed; send it to a file with >";
	return c->n == 0 ? "this format wants a file" : NULL;
}

int
verb_export(struct cli *c)
{
	struct exporting e = { .cli = c, .format = format_of(c) };
	struct arena arena = { 0 };
	const char *wrong;

	if (e.format == NULL) {
		unknown_format(c);
		return cli_end(c);
	}
	wrong = wrong_choice(c, e.format);
	if (wrong != NULL) {
		cli_say_error(c, e.format->name, wrong);
		return cli_end(c);
	}
	passages_init(&e.passages);
	vec_init(&e.ids, &arena, sizeof(struct kutip_str));
	e.notes = cli_open_notes(c);
	if (c->n > 0)
		walk(&e);
	else
		collect_everything(&e);
	if (e.format->put)
		finish(&e);
	else
		say_sum(c, &e.passages, e.briefs);
	notes_close(e.notes);
	passages_free(&e.passages);
	arena_free(&arena);
	return cli_end(c);
}

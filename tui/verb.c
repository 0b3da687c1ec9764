/*
 * verb.c - see verb.h.
 */
#include "verb.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "correct.h"
#include "error.h"
#include "export.h"
#include "file.h"
#include "intake.h"
#include "json.h"
#include "notes.h"
#include "text.h"

#define PROBLEMS_SAID 5			/* of the user's word lists, at every start */

/* ---- errors and output -------------------------------------------------- */

void
cli_say_error(struct cli *c, const char *file, const char *sentence)
{
	struct buf line = { 0 };

	c->unreadable = true;
	buf_puts(&line, "kutip: ");
	if (file && *file) {
		export_put_line(&line, text_of(file));
		buf_puts(&line, ": ");
	}
	export_put_line(&line, text_of(sentence));
	buf_putc(&line, '\n');
	if (!line.failed)
		fwrite(line.ptr, 1, line.len, stderr);
	buf_free(&line);
}

void
cli_complain(struct cli *c, const struct kutip_error *err)
{
	char line[600];

	cli_say_error(c, NULL, error_line(err, line, sizeof(line)));
}

static void
say_not_written(struct cli *c)
{
	struct kutip_error err = { 0 };

	if (c->not_written)
		return;
	c->not_written = true;
	error_sys(&err, KUTIP_WRITE, "standard output", "cannot be written");
	cli_complain(c, &err);
}

bool
cli_write(struct cli *c, const struct buf *b)
{
	if (!c->not_written && b->len > 0 &&
	    fwrite(b->ptr, 1, b->len, stdout) != b->len)
		say_not_written(c);
	return !c->not_written;
}

bool
cli_flush(struct cli *c)
{
	if (fflush(stdout) != 0)
		say_not_written(c);
	return !c->not_written;
}

int
cli_end(struct cli *c)
{
	/* What was buffered may still find a full disk. */
	if (fflush(stdout) != 0 || fclose(stdout) != 0)
		say_not_written(c);
	kutip_lexicon_free(c->lexicon);
	if (c->not_written)
		return CLI_NOT_WRITTEN;
	if (c->unreadable)
		return CLI_WRONG;
	return c->nothing ? CLI_NOTHING : CLI_FINE;
}

/* ---- what is read ------------------------------------------------------- */

/* A line that is not used is no bad input: what was asked for is done. */
static void
say_problems(struct cli *c)
{
	const struct kutip_error *problem;
	uint32_t n, all = kutip_lexicon_problems(c->lexicon, &problem, &n);
	bool unreadable = c->unreadable;

	for (uint32_t i = 0; i < n && i < PROBLEMS_SAID; i++)
		cli_complain(c, &problem[i]);
	if (all > PROBLEMS_SAID)
		cli_say_error(c, NULL,
		    "there is more; \"kutip lexicon check\" says it");
	c->unreadable = unreadable;
}

void
cli_lexicon(struct cli *c)
{
	struct kutip_error err = { 0 };
	struct buf folder = { 0 };

	if (file_home(FILE_CONFIG, "lexicon", &folder) &&
	    file_is_folder(folder.ptr)) {
		if (kutip_lexicon_new(&c->lexicon, folder.ptr, &err) !=
		    KUTIP_OK)
			cli_complain(c, &err);
		else
			say_problems(c);
	}
	buf_free(&folder);
}

static void
end_list(struct cli *c, struct intake *in)
{
	if (in->failed)
		cli_complain(c, &in->err);
	intake_close(in);
}

static void
add_listed(struct cli *c, struct library *l)
{
	struct kutip_error err = { 0 };
	struct intake in;
	const char *path;

	intake_open(&in, c->files_from);
	while ((path = intake_next(&in)) != NULL)
		if (library_add(l, path, &err) != KUTIP_OK)
			cli_complain(c, &err);
	end_list(c, &in);
}

void
cli_library(struct cli *c, struct library *l)
{
	struct kutip_error err = { 0 };

	if (c->kept && library_add_kept(l, &err) != KUTIP_OK)
		cli_complain(c, &err);
	for (uint32_t i = 0; i < c->n; i++) {
		if (library_add(l, c->files[i], &err) != KUTIP_OK)
			cli_complain(c, &err);
	}
	if (c->files_from)
		add_listed(c, l);
}

/* ---- one file after the other ------------------------------------------- */

/* Prints a document; returns whether there was anything to print. */
struct job {
	bool (*print)(struct job *, const struct kutip_doc *, struct buf *);
	const struct export_format *format;
	struct notes *notes;		/* NULL: none are asked for */
	struct notes_list list;		/* of the document at hand */
	const struct cli_print *other;	/* of print_other() */
	const struct cli_walk *walk;	/* of print_walked() */
	struct cli *cli;
	struct library library;
	bool   first_only;
	bool   objects;			/* what is printed is JSON, one object a line */
	bool   listed;			/* the files come in one by one */
};

/* The document with the speakers that were set right by hand, if there are
 * such; its notes are in j->list. */
static struct kutip_doc *
correct(struct job *j, const struct kutip_doc *doc)
{
	struct kutip_error err = { 0 };
	struct kutip_doc *said = NULL;

	if (j->notes && (notes_of(j->notes, doc, &j->list, &err) != KUTIP_OK ||
	    correct_document(doc, &j->list, &said, &err) != KUTIP_OK))
		cli_complain(j->cli, &err);
	return said;
}

/* Who gave the path waits for a line, so an object with the error is printed
 * where the article's would stand. */
static void
refuse(struct job *j, const char *path, const struct kutip_error *err)
{
	struct buf out = { 0 };

	cli_complain(j->cli, err);
	if (!j->objects || !j->listed)
		return;
	buf_puts(&out, "{\"kutip\":1,\"source\":{\"name\":");
	json_put_string(&out, text_of(path));
	buf_puts(&out, "},\"error\":");
	json_put_string(&out, text_of(err->message));
	buf_puts(&out, "}\n");
	cli_write(j->cli, &out);
	buf_free(&out);
}

static void
spill(void *to, const struct buf *b)
{
	cli_write(to, b);
}

static bool
print_one(struct job *j, uint32_t row, struct kutip_reader *reader)
{
	struct cli *c = j->cli;
	struct kutip_error err = { 0 };
	struct kutip_doc *doc = NULL, *said;
	struct buf out = { .spill = spill, .to = c };
	bool any = false;

	if (library_read(&j->library, row, reader, &doc, &err) != KUTIP_OK) {
		refuse(j, library_row(&j->library, row)->path.ptr, &err);
		return false;
	}
	said = correct(j, doc);
	any = j->print(j, said ? said : doc, &out);
	if (out.failed)
		cli_say_error(c, kutip_meta(doc)->name,
		    "no memory left to print it");
	cli_write(c, &out);
	buf_free(&out);
	notes_list_free(&j->list);
	kutip_free(said);
	kutip_free(doc);
	return any;
}

static void
print_end(struct job *j)
{
	struct buf out = { 0 };

	j->other->end(j->other->context, &out);
	if (out.failed)
		cli_say_error(j->cli, NULL, "no memory left to print it");
	cli_write(j->cli, &out);
	buf_free(&out);
}

static bool
print_rows(struct job *j, struct kutip_reader *reader)
{
	bool any = false;

	for (uint32_t i = 0; i < j->library.rows.n; i++) {
		any |= print_one(j, i, reader);
		if (j->cli->not_written || (j->first_only && any))
			break;
	}
	return any;
}

/* One path after the other, each answered before the next is read. */
static bool
print_listed(struct job *j, struct kutip_reader *reader, struct intake *in)
{
	struct kutip_error err = { 0 };
	const char *path;
	bool any = false;

	j->listed = true;
	while (!j->cli->not_written && !(j->first_only && any) &&
	    (path = intake_next(in)) != NULL) {
		library_free(&j->library);
		library_init(&j->library);
		if (library_add(&j->library, path, &err) == KUTIP_OK)
			any |= print_rows(j, reader);
		else
			refuse(j, path, &err);
		cli_flush(j->cli);
	}
	return any;
}

/* The files that were named; of "kutip json -" either one document on standard
 * input, or paths. */
static bool
print_named(struct job *j, struct kutip_reader *reader)
{
	struct cli *c = j->cli;
	struct intake in;
	bool any = false;

	if (j->objects && c->n == 1 && strcmp(c->files[0], "-") == 0) {
		intake_open(&in, "-");
		if (intake_is_list(&in)) {
			any = print_listed(j, reader, &in);
			end_list(c, &in);
			return any;
		}
		j->library.input = in.bytes;
		in.bytes = (struct buf){ 0 };
		end_list(c, &in);
	}
	for (uint32_t i = 0; i < c->n; i++) {
		struct kutip_error err = { 0 };

		if (library_add(&j->library, c->files[i], &err) != KUTIP_OK)
			cli_complain(c, &err);
	}
	return print_rows(j, reader);
}

static bool
print_from_list(struct job *j, struct kutip_reader *reader)
{
	struct intake in;
	bool any;

	intake_open(&in, j->cli->files_from);
	any = print_listed(j, reader, &in);
	end_list(j->cli, &in);
	return any;
}

static void
walk(struct job *j)
{
	struct cli *c = j->cli;
	struct kutip_error err = { 0 };
	struct kutip_reader *reader = NULL;
	bool any = false;

	cli_lexicon(c);
	library_init(&j->library);
	if (kutip_reader_new(&reader, c->lexicon, &c->options, &err) !=
	    KUTIP_OK) {
		cli_complain(c, &err);
	} else {
		any = print_named(j, reader);
		if (c->files_from && !c->not_written &&
		    !(j->first_only && any))
			any |= print_from_list(j, reader);
	}
	kutip_reader_free(reader);
	library_free(&j->library);
	c->nothing = !any;
	if (j->other && j->other->end)
		print_end(j);
}

static int
print_all(struct job *j)
{
	walk(j);
	return cli_end(j->cli);
}

/* Lines of the note files that could not be understood are said, not hidden. */
struct notes *
cli_open_notes(struct cli *c)
{
	struct kutip_error err = { 0 };
	const struct kutip_error *problems;
	struct notes *notes = NULL;
	uint32_t n;

	if (notes_open(&notes, NULL, &err) != KUTIP_OK) {
		cli_complain(c, &err);
		return NULL;
	}
	notes_problems(notes, &problems, &n);
	for (uint32_t i = 0; i < n; i++)
		cli_complain(c, &problems[i]);
	return notes;
}

static int
print_with_notes(struct job *j)
{
	int code;

	j->notes = cli_open_notes(j->cli);
	code = print_all(j);
	notes_close(j->notes);
	return code;
}

/* ---- verbs -------------------------------------------------------------- */

static uint32_t
count_quotes(const struct kutip_doc *doc)
{
	uint32_t n;

	kutip_quotes(doc, &n);
	return n;
}

static bool
print_format(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	j->format->write(doc, NULL, out);
	return out->len > 0 || out->spilled;
}

static bool
print_quotes(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	j->format->write(doc, NULL, out);
	return count_quotes(doc) > 0;
}

static int
run_format(struct cli *c, const char *format)
{
	struct job j = { .print = print_format, .cli = c,
	    .format = export_format(format) };

	if (strcmp(format, "quotes") == 0)
		j.print = print_quotes;
	j.objects = strcmp(format, "json") == 0;
	return print_with_notes(&j);
}

int
verb_json(struct cli *c)
{
	return run_format(c, "json");
}

int
verb_text(struct cli *c)
{
	struct job j = { .print = print_format, .cli = c,
	    .format = export_format("text") };

	/* Who says what is not asked, nor set right. */
	c->options.no_meaning = true;
	return print_all(&j);
}

int
verb_quotes(struct cli *c)
{
	return run_format(c, "quotes");
}

/* ---- others' ------------------------------------------------------------ */

static bool
print_other(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	return j->other->one(j->other->context, doc, out);
}

static bool
print_walked(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	return j->walk->one(j->walk->context, doc, &j->list, out);
}

void
cli_walk(struct cli *c, struct notes *notes, const struct cli_walk *how)
{
	struct job j = { .print = print_walked, .cli = c, .walk = how,
	    .notes = notes };

	walk(&j);
}

int
cli_print_all(struct cli *c, const struct cli_print *print)
{
	struct job j = { .print = print_other, .cli = c, .other = print };

	return print_with_notes(&j);
}

/* ---- check -------------------------------------------------------------- */

/* Nothing odd is fine too. */
static bool
print_check(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	uint32_t n;
	const struct kutip_diagnostic *d = kutip_diagnostics(doc, &n);

	(void)j;
	for (uint32_t i = 0; i < n; i++) {
		export_put_line(out, text_of(kutip_meta(doc)->name));
		buf_printf(out, ":%u: %s\n", d[i].line, d[i].message);
	}
	return true;
}

int
verb_check(struct cli *c)
{
	struct job j = { .print = print_check, .cli = c };

	return print_all(&j);
}

/* ---- without a terminal ------------------------------------------------- */

static void
print_meta(const struct kutip_doc *doc, struct buf *out)
{
	const struct kutip_meta *meta = kutip_meta(doc);
	char date[KUTIP_DATE_MAX];

	export_put_line(out, meta->title);
	if (meta->title.len)
		buf_puts(out, "\n\n");
	for (uint32_t i = 0; i < meta->bylines; i++) {
		export_put_line(out, meta->byline[i]);
		buf_puts(out, i + 1 < meta->bylines ? ", " : "\n");
	}
	export_put_line(out, text_of(kutip_date_iso(meta->published, date)));
	if (meta->published.year >= 0)
		buf_puts(out, "\n\n");
}

static bool
print_show(struct job *j, const struct kutip_doc *doc, struct buf *out)
{
	struct buf part = { 0 };

	print_meta(doc, out);
	j->format->write(doc, NULL, out);
	export_format("quotes")->write(doc, NULL, &part);
	if (part.len) {
		buf_puts(out, "\nQuotes\n");
		buf_str(out, buf_as_str(&part));
	}
	buf_clear(&part);
	if (cli_put_tags(doc, &part)) {
		buf_puts(out, "\nTags\n");
		buf_str(out, buf_as_str(&part));
	}
	buf_free(&part);
	return true;
}

int
verb_show(struct cli *c)
{
	struct job j = { .print = print_show, .cli = c, .first_only = true,
	    .format = export_format("text") };

	return print_with_notes(&j);
}

/*
 * verb_notes.c - what is done with notes without a screen.
 *
 *	kutip notes			a table of all
 *	kutip notes verify		is every line of every file sound?
 *	kutip notes compact		this machine's file without what it replaced
 *	kutip notes merge DIR		another folder's notes, or a backup's
 *	kutip notes backup FILE		everything in one file
 */
#include "verb.h"

#include <string.h>
#include <time.h>

#include "error.h"
#include "export.h"
#include "file.h"
#include "note_keep.h"
#include "text.h"

/* ---- all of them -------------------------------------------------------- */

/* "2026-11-25T00:59:01" of a note's clock */
static struct kutip_str
clock_seconds(struct kutip_str clock)
{
	if (clock.len > 19)
		clock.len = 19;
	return clock;
}

static struct kutip_str
note_kind(const struct note *note)
{
	if (note->kind == NOTE_SAYS)
		return STR("speaker");
	return note->body.len > 0 ? STR("note") : STR("mark");
}

static void
print_note(const struct note *note, struct buf *out)
{
	const struct kutip_str parts[] = {
		clock_seconds(note->created), note->source.title,
		note->speaker, note->exact, note->body, note_kind(note),
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		if (i > 0)
			buf_putc(out, '\t');
		export_put_line(out, parts[i]);
	}
	buf_putc(out, '\n');
}

static int
list(struct cli *c)
{
	struct notes *notes = cli_open_notes(c);
	const struct note *note;
	struct buf out = { 0 };
	uint32_t n = notes ? notes_rows(notes) : 0;

	for (uint32_t row = 0; row < n; row++) {
		note = notes_at(notes, row);
		if (note)
			print_note(note, &out);
	}
	c->nothing = out.len == 0;
	cli_write(c, &out);
	buf_free(&out);
	notes_close(notes);
	return cli_end(c);
}

/* ---- looking after them ------------------------------------------------- */

/* "1 line", "2 lines" */
static void
put_count(struct buf *out, uint32_t n, const char *one, const char *many)
{
	buf_printf(out, "%u %s", n, n == 1 ? one : many);
}

/* Problems of "verify" are what was asked for; those of "merge" are not. */
static void
print_problem(void *context, const struct kutip_error *err)
{
	char line[600];
	struct buf out = { 0 };

	export_put_line(&out, text_of(error_line(err, line, sizeof(line))));
	buf_putc(&out, '\n');
	cli_write(context, &out);
	buf_free(&out);
}

static void
complain(void *context, const struct kutip_error *err)
{
	cli_complain(context, err);
}

static enum kutip_result
verify(struct cli *c, const char *folder, struct buf *out,
    struct kutip_error *err)
{
	const struct note_keep_say say = { print_problem, c };
	struct note_keep k;
	enum kutip_result r = note_keep_verify(folder, &say, &k, err);

	put_count(out, k.files, "file, ", "files, ");
	put_count(out, k.lines, "line, ", "lines, ");
	put_count(out, k.notes, "note", "notes");
	buf_printf(out, ", %u deleted; ", k.deleted);
	if (k.problems == 0)
		buf_puts(out, "every line is sound\n");
	else
		put_count(out, k.problems, "line is not as it should be\n",
		    "lines are not as they should be\n");
	/* What a later kutip wrote is no fault of the file. */
	c->unreadable |= k.problems > k.later;
	c->nothing = k.files == 0;
	return r;
}

static enum kutip_result
compact(struct cli *c, const char *folder, struct buf *out,
    struct kutip_error *err)
{
	struct note_keep k;
	enum kutip_result r = note_keep_compact(folder, &k, err);

	(void)c;
	put_count(out, k.lines, "line of ", "lines of ");
	buf_printf(out, "%llu bytes ", (unsigned long long)k.bytes_before);
	if (k.bytes_after < k.bytes_before)
		buf_printf(out, "became %u of %llu", k.lines_after,
		    (unsigned long long)k.bytes_after);
	else
		buf_puts(out, "stay as they are");
	buf_puts(out, "; ");
	put_count(out, k.notes, "note, the same as before\n",
	    "notes, the same as before\n");
	return r;
}

static enum kutip_result
merge(struct cli *c, const char *folder, struct buf *out,
    struct kutip_error *err)
{
	const struct note_keep_say say = { complain, c };
	struct note_keep k;
	enum kutip_result r = note_keep_merge(folder, c->files[1], &say, &k, err);

	put_count(out, k.files, "file, ", "files, ");
	put_count(out, k.new_lines, "new line, ", "new lines, ");
	put_count(out, k.new_notes, "new note; ", "new notes; ");
	put_count(out, k.notes, "note in all\n", "notes in all\n");
	if (k.renamed)
		buf_puts(out, "another machine wrote notes under this one's "
		    "name; nothing is lost, and this one has a new name now\n");
	return r;
}

static enum kutip_result
backup(struct cli *c, const char *folder, struct buf *out,
    struct kutip_error *err)
{
	char name[64];
	time_t now = time(NULL);
	struct tm tm;
	const char *to = c->n > 1 ? c->files[1] : name;
	struct note_keep k;
	enum kutip_result r;

	gmtime_r(&now, &tm);
	strftime(name, sizeof(name), "kutip-notes-%Y-%m-%d.jsonl", &tm);
	r = note_keep_backup(folder, to, &k, err);
	export_put_line(out, text_of(to));
	buf_puts(out, ": ");
	put_count(out, k.files, "file, ", "files, ");
	put_count(out, k.lines, "line, ", "lines, ");
	put_count(out, k.notes, "note", "notes");
	buf_puts(out, "; \"kutip notes merge\" with it brings them back\n");
	return r;
}

static const struct action {
	const char *name;
	uint32_t least, most;		/* words behind it */
	enum kutip_result (*run)(struct cli *, const char *folder, struct buf *,
	    struct kutip_error *);
} actions[] = {
	{ "verify", 0, 0, verify },
	{ "compact", 0, 0, compact },
	{ "merge", 1, 1, merge },
	{ "backup", 0, 1, backup },
};

static const struct action *
action_of(const struct cli *c)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(*actions); i++)
		if (strcmp(c->files[0], actions[i].name) == 0 &&
		    c->n - 1 >= actions[i].least && c->n - 1 <= actions[i].most)
			return &actions[i];
	return NULL;
}

static void
run(struct cli *c, const struct action *action, const char *folder)
{
	struct kutip_error err = { 0 };
	struct buf out = { 0 };
	enum kutip_result r = action->run(c, folder, &out, &err);

	if (r != KUTIP_OK) {
		cli_complain(c, &err);
		c->not_written |= r == KUTIP_WRITE;
	} else {
		cli_write(c, &out);
	}
	buf_free(&out);
}

int
verb_notes(struct cli *c)
{
	const struct action *action = c->n ? action_of(c) : NULL;
	struct buf home = { 0 };

	if (c->n == 0)
		return list(c);
	if (action == NULL) {
		cli_say_error(c, NULL, "notes: verify, compact, merge DIR or "
		    "backup [FILE]; nothing behind it prints them all");
	} else if (!file_home(FILE_DATA, "", &home)) {
		cli_say_error(c, NULL, "there is no place for notes; set HOME "
		    "or XDG_DATA_HOME");
	} else {
		home.ptr[home.len - 1] = '\0';
		run(c, action, home.ptr);
	}
	buf_free(&home);
	return cli_end(c);
}

/*
 * verb_import.c - kutip import FILE [BRIEF…]: notes of other programs, looked
 * for in the briefs that are named, else in those that have notes already.
 *
 * The last line on standard error: "12 imported, 3 left out: 2 not found in
 * these briefs, 1 already there".
 */
#include "verb.h"

#include <stdio.h>

#include "error.h"
#include "file.h"
#include "import.h"
#include "limits.h"
#include "text.h"

struct importing {
	struct cli *cli;
	struct notes *notes;
	struct import list;
	bool named;
	bool failed;
};

static bool
look(void *context, const struct kutip_doc *doc,
    const struct notes_list *list, struct buf *out)
{
	struct importing *m = context;
	struct kutip_error err = { 0 };

	(void)list;
	(void)out;
	if (m->failed || import_find(&m->list, m->notes, doc, m->named, &err) ==
	    KUTIP_OK)
		return false;
	m->failed = true;
	m->cli->not_written |= err.result == KUTIP_WRITE;
	cli_complain(m->cli, &err);
	return false;
}

/* Once for those that name their brief, once for the others. */
static void
look_everywhere(struct importing *m)
{
	struct cli_walk how = { look, m };

	for (int i = 0; i < 2 && import_waiting(&m->list) > 0; i++) {
		m->named = i == 0;
		cli_walk(m->cli, NULL, &how);
	}
}

static void
say_sum(const struct import *m)
{
	struct buf line = { 0 };
	uint32_t left = 0;

	for (int i = 0; i < IMPORT_WHYS; i++)
		left += m->left[i].n;
	buf_printf(&line, "%u imported, %u left out", m->taken, left);
	for (int i = 0, k = 0; i < IMPORT_WHYS; i++)
		if (m->left[i].n > 0)
			buf_printf(&line, "%s%u %s", k++ ? ", " : ": ",
			    m->left[i].n, m->left[i].why);
	buf_putc(&line, '\n');
	if (!line.failed)
		fwrite(line.ptr, 1, line.len, stderr);
	buf_free(&line);
}

static void
import_file(struct importing *m, const char *path)
{
	struct kutip_error err = { 0 };
	struct buf bytes = { 0 };
	bool fine = file_read(path, LIMIT_FILE_BYTES, &bytes, &err) ==
	    KUTIP_OK && import_read(&m->list, path, buf_as_str(&bytes), &err) ==
	    KUTIP_OK && import_own(&m->list, m->notes, &err) == KUTIP_OK;

	buf_free(&bytes);
	if (!fine) {
		m->failed = true;
		m->cli->not_written |= err.result == KUTIP_WRITE;
		cli_complain(m->cli, &err);
	}
}

int
verb_import(struct cli *c)
{
	struct importing m = { .cli = c, .notes = cli_open_notes(c) };
	const char *path = c->files[0];
	struct arena arena = { 0 };
	char **named = c->files;

	if (m.notes == NULL)
		return cli_end(c);
	import_init(&m.list);
	import_file(&m, path);
	c->files++;
	c->n--;
	if (c->n == 0)
		c->files = cli_noted_files(c, m.notes, &arena);
	if (!m.failed && c->files)
		look_everywhere(&m);
	c->files = named;
	if (!m.failed) {
		import_give_up(&m.list);
		say_sum(&m.list);
	}
	c->nothing = m.list.taken == 0;
	import_free(&m.list);
	notes_close(m.notes);
	arena_free(&arena);
	return cli_end(c);
}

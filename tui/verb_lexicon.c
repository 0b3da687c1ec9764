/*
 * verb_lexicon.c - what a user wants to know of word lists.
 *
 *	kutip lexicon check		what is wrong with one's own
 *	kutip lexicon show Jakarta	which lists have a form
 */
#include "verb.h"

#include <string.h>

#include "error.h"
#include "export.h"
#include "file.h"
#include "lexicon_show.h"
#include "text.h"

static void
put_problem(const struct kutip_error *err, struct buf *out)
{
	char line[600];

	export_put_line(out, text_of(error_line(err, line, sizeof(line))));
	buf_putc(out, '\n');
}

/* Problems are what was asked for, so they go to standard output. */
static int
check(struct cli *c)
{
	const struct kutip_error *problem;
	struct buf out = { 0 }, folder = { 0 };
	uint32_t n, all = kutip_lexicon_problems(c->lexicon, &problem, &n);

	for (uint32_t i = 0; i < n; i++)
		put_problem(&problem[i], &out);
	if (all > n)
		buf_printf(&out, "and %u more\n", all - n);
	if (all == 0) {
		bool any = file_home(FILE_CONFIG, "lexicon", &folder) &&
		    file_is_folder(folder.ptr);

		buf_puts(&out, any ? "nothing is wrong in " :
		    "there are no lists of your own in ");
		export_put_line(&out, buf_as_str(&folder));
		buf_putc(&out, '\n');
	}
	cli_write(c, &out);
	c->unreadable = all > 0;
	buf_free(&out);
	buf_free(&folder);
	return cli_end(c);
}

static int
show(struct cli *c)
{
	struct buf out = { 0 }, name = { 0 };

	for (uint32_t i = 1; i < c->n; i++) {
		buf_puts(&name, i > 1 ? " " : "");
		buf_puts(&name, c->files[i]);
	}
	name.len = text_valid(name.ptr, name.len);
	c->nothing = !lexicon_show(c->lexicon, buf_as_str(&name), &out);
	cli_write(c, &out);
	buf_free(&out);
	buf_free(&name);
	return cli_end(c);
}

static bool
load(struct cli *c)
{
	struct kutip_error err = { 0 };
	struct buf folder = { 0 };
	bool own = file_home(FILE_CONFIG, "lexicon", &folder) &&
	    file_is_folder(folder.ptr);
	bool done = kutip_lexicon_new(&c->lexicon, own ? folder.ptr : NULL,
	    &err) == KUTIP_OK;

	if (!done)
		cli_complain(c, &err);
	buf_free(&folder);
	return done;
}

int
verb_lexicon(struct cli *c)
{
	bool is_check = strcmp(c->files[0], "check") == 0 && c->n == 1;
	bool is_show = strcmp(c->files[0], "show") == 0 && c->n > 1;

	if (!is_check && !is_show) {
		cli_say_error(c, NULL, "\"kutip lexicon\" wants \"check\", or "
		    "\"show\" and a name");
		return cli_end(c);
	}
	if (!load(c))
		return cli_end(c);
	return is_check ? check(c) : show(c);
}
